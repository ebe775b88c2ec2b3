//! Cases of which the plan is known, action by action.

use clausegraph::{ActionType, Phase, PlanSettings, assess, catalogue, map, plan};

use crate::{DAY, SUPPLIERS, load, told, with_fixture};

#[test]
fn contracts_are_approved_before_the_reviews_that_they_plan() {
    let catalogue = catalogue().unwrap();
    let organisation = load(SUPPLIERS, &catalogue);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let mut settings = PlanSettings::usual(&assessment);
    settings.clause = catalogue.clause("8.3.4");
    let plan = plan(&assessment, settings);
    insta::assert_snapshot!(told(&plan, |_| true));
    let review = plan.action("make:supplier-review:supplier-performance").unwrap();
    assert_eq!(review.things, ["aire", "brent"]);
    assert_eq!(review.effort.low, 225, "300 minutes, and three quarters of them in a small one");
}

#[test]
fn a_whole_organisation_before_its_audit() {
    with_fixture("fellroute", |assessment| {
        let plan = plan(assessment, PlanSettings::usual(assessment));
        insta::assert_snapshot!(told(&plan, |action| {
            action.phase() == Phase::Check || !action.waits.is_empty()
        }));
    });
}

#[test]
fn waiting_breaks_a_target_that_capacity_cannot_keep() {
    with_fixture("fellroute", |assessment| {
        let with = |target: &str, capacity: Option<u32>| {
            let mut settings = PlanSettings::usual(assessment);
            settings.target = Some(target.parse().unwrap());
            settings.capacity = capacity;
            plan(assessment, settings)
        };
        let early = with("2027-02-01", None);
        let result = early.target.as_ref().unwrap();
        assert!(!result.met && result.at_least.is_none() && result.enough.is_none());
        let path: Vec<&str> =
            early.critical.iter().map(|index| early.actions[*index].id.as_str()).collect();
        assert_eq!(path, ["keep:new-or-changed-services"], "three months of records");

        let late = with("2027-12-01", Some(60));
        let result = late.target.as_ref().unwrap();
        assert!(!result.met);
        let (at_least, enough) = (result.at_least.unwrap(), result.enough.unwrap());
        assert!(at_least <= enough && enough % 60 == 0);
        assert!(with("2027-12-01", Some(enough)).target.unwrap().met);
        assert!(!with("2027-12-01", Some(enough - 60)).target.unwrap().met);
        assert!(!with("2027-12-01", Some(at_least - 1)).target.unwrap().met);
    });
}

#[test]
fn nothing_open_needs_no_plan() {
    let catalogue = catalogue().unwrap();
    let organisation = load(r#"{ "format_version": 1 }"#, &catalogue);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let mut settings = PlanSettings::usual(&assessment);
    settings.clause = catalogue.clause("10.2");
    settings.target = Some("2026-11-01".parse().unwrap());
    let some = plan(&assessment, settings.clone());
    assert!(!some.actions.is_empty() && !some.target.as_ref().unwrap().met);
    assert!(
        some.cells
            .iter()
            .all(|cell| { cell.cell.requirement.clause_id().as_str().starts_with("10.2") })
    );
}

#[test]
fn what_is_retired_comes_last_and_closes_nothing() {
    let catalogue = catalogue().unwrap();
    let organisation = load(SUPPLIERS, &catalogue);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let mut settings = PlanSettings::usual(&assessment);
    settings.retire.extend(organisation.artefact("SR-A"));
    let plan = plan(&assessment, settings);
    let last = plan.actions.last().unwrap();
    assert_eq!((last.id.as_str(), last.action_type()), ("retire:SR-A", ActionType::Retire));
    assert!(last.closes.is_empty() && last.helps.is_empty());
}
