//! The plan: golden cases, laws over random organisations, and what an action closes when it is done.

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        fmt::Write,
    };

    use clausegraph::{
        Action, ActionType, Assessment, Because, Catalogue, Date, Fact, Interval, Lasting,
        Organisation, Phase, Plan, PlanSettings, SourceText, Status, Work, assess, catalogue,
        document::{
            ApprovalDocument, ArtefactDocument, ArtefactStatus, ClaimDocument, ClaimState,
            ObservationPart, OrganisationDocument,
        },
        map, plan, what_if,
    };
    use clausegraph_testkit::{
        fixtures,
        generate::{Case, case, case_of},
        standard,
    };
    use proptest::prelude::*;

    const DAY: &str = "2026-11-22";

    fn load(text: &str, catalogue: &Catalogue) -> Organisation {
        let file = SourceText { name: "organisation.json".into(), text: text.into() };
        let (organisation, problems) = Organisation::load(&[file], catalogue);
        organisation.unwrap_or_else(|| panic!("{problems:?}"))
    }

    /// Both documents of a case, loaded the way users do: as JSON text.
    fn loaded(case: &Case) -> (Catalogue, Organisation) {
        let text = serde_json::to_string(&case.catalogue).unwrap();
        let file = SourceText { name: "catalogue.json".into(), text };
        let (catalogue, problems) = Catalogue::load(&[file], &[]);
        let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
        let organisation = load(&serde_json::to_string(&case.organisation).unwrap(), &catalogue);
        (catalogue, organisation)
    }

    fn told(plan: &Plan<'_>, wanted: impl Fn(&Action<'_>) -> bool) -> String {
        let mut text = String::new();
        for action in plan.actions.iter().filter(|action| wanted(action)) {
            let effort = action.effort;
            write!(
                text,
                "{} {} {}-{} {}..{} closes {} helps {} for {}",
                action.action_type(),
                action.id,
                effort.low,
                effort.high,
                action.earliest.start,
                action.earliest.finish,
                action.closes.len(),
                action.helps.len(),
                action.things.join(" "),
            )
            .unwrap();
            if !action.fields.is_empty() {
                write!(text, " with {}", action.fields.join(" ")).unwrap();
            }
            for wait in &action.waits {
                let on = &plan.actions[wait.on].id;
                let because = match wait.because {
                    Because::Fed(feed) => format!("{} feeds {}", feed.from, feed.to),
                    Because::Planned(requirement) => format!("plans {}", requirement.id()),
                    Because::Defined(requirement) => format!("defines {}", requirement.id()),
                    Because::AuditedFirst => "audited first".to_owned(),
                    Because::Controlled(requirement) => format!("controls by {}", requirement.id()),
                    other => format!("{other:?}"),
                };
                write!(text, "\n    after {on}: {because}").unwrap();
            }
            text.push('\n');
        }
        text
    }

    /// Supplier A has a draft contract and an old review, supplier B a contract and no review at all.
    const SUPPLIERS: &str = r#"{ "format_version": 1,
        "organisation": { "id": "acme", "name": "Acme", "headcount": 30 },
        "scope": { "suppliers": [
            { "id": "aire", "state": "in", "supplier_type": "external" },
            { "id": "brent", "state": "in", "supplier_type": "external" }] },
        "artefacts": [
            { "id": "CON-A", "kind": "contract", "status": "draft", "owner": "buyer", "covers": ["aire"],
              "agreement": { "party": "aire" }, "interval": "P3M" },
            { "id": "CON-B", "kind": "contract", "status": "approved", "owner": "buyer", "covers": ["brent"],
              "approval": { "by": "head", "on": "2026-01-10" }, "agreement": { "party": "brent" },
              "interval": "P3M" },
            { "id": "SR-A", "kind": "supplier-review", "covers": ["aire"], "dated_on": "2026-03-01",
              "review": { "subject": "supplier-performance", "results": "two targets missed" } }] }"#;

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
        assert_eq!(
            review.effort.low, 225,
            "300 minutes, and three quarters of them in a small one"
        );
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

    fn with_fixture(name: &str, check: impl FnOnce(&Assessment<'_>)) {
        let catalogue = catalogue().unwrap();
        let document = fixtures::organisation(name).unwrap();
        let organisation = load(&serde_json::to_string(&document).unwrap(), &catalogue);
        let map = map(&catalogue, &organisation);
        check(&assess(&map, DAY.parse().unwrap()));
    }

    const FIXTURES: [&str; 5] =
        ["marlbeck", "haldon-council-it", "fellroute", "brackmoor", "lindenhall"];

    #[test]
    fn whole_organisations_keep_the_laws() {
        for name in FIXTURES {
            with_fixture(name, |assessment| {
                let mut settings = PlanSettings::usual(assessment);
                settings.capacity = Some(20 * 60);
                settings.target = Some("2027-06-30".parse().unwrap());
                check_laws(assessment, &plan(assessment, settings));
            });
        }
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

    // What an action closes when it is done.

    /// An organisation in which an action was done in the ideal way; none where this test does not know how.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "this test knows how to do a few of many works"
    )]
    fn done(
        before: &OrganisationDocument,
        action: &Action<'_>,
        as_of: Date,
    ) -> Option<OrganisationDocument> {
        let mut after = before.clone();
        let of = |after: &mut OrganisationDocument, id: &str| {
            after.artefacts.iter().position(|artefact| artefact.id.as_str() == id).unwrap()
        };
        match &action.work {
            Work::Approve(artefact) => {
                let place = of(&mut after, artefact.id().as_str());
                let head = head(&mut after);
                after.artefacts[place].status = Fact::Given(ArtefactStatus::InUse);
                after.artefacts[place].approval = Fact::Given(Box::new(ApprovalDocument {
                    by: Fact::Given(head.parse().unwrap()),
                    on: Fact::Given(as_of),
                }));
            }
            Work::Own(_) => {
                for id in &action.things {
                    let place = of(&mut after, id);
                    let head = head(&mut after);
                    after.artefacts[place].owner = Fact::Given(head.parse().unwrap());
                }
            }
            Work::Locate(artefact) => {
                for id in &action.things {
                    let claim = claim(artefact.id().as_str(), id, "section 4");
                    let slots = action
                        .requirements
                        .iter()
                        .filter(|found| found.id().as_str() == id)
                        .flat_map(|found| found.slots());
                    for slot in slots.filter(|slot| slot.content) {
                        after
                            .claims
                            .push(ClaimDocument { slot: Some(slot.id.clone()), ..claim.clone() });
                    }
                }
            }
            Work::Ask(_) => {
                let mut seen = ArtefactDocument::new(
                    "OBS-ASKED".parse().unwrap(),
                    clausegraph::ArtefactKind::Observation,
                );
                seen.dated_on = Fact::Given(as_of);
                let members: Vec<String> = action
                    .members
                    .iter()
                    .filter_map(clausegraph::Member::id)
                    .map(str::to_owned)
                    .collect();
                let elements = members.iter().filter(|id| {
                    let scope = before.scope.as_ref().unwrap();
                    [&scope.services, &scope.suppliers, &scope.customers, &scope.units]
                        .iter()
                        .filter_map(|list| list.given())
                        .flatten()
                        .any(|element| element.id.as_str() == id.as_str())
                });
                let covers = std::iter::once("whole-sms").chain(elements.map(String::as_str));
                seen.covers = Fact::Given(covers.map(|id| id.parse().unwrap()).collect());
                let links = members.iter().filter(|id| {
                    before.artefacts.iter().any(|artefact| artefact.id.as_str() == id.as_str())
                });
                seen.links = Fact::Given(
                    links
                        .map(|id| clausegraph::document::LinkDocument {
                            kind: clausegraph::document::LinkType::Evidences,
                            to: id.parse().unwrap(),
                        })
                        .collect(),
                );
                let text: ObservationPart = serde_json::from_str(
                    r#"{ "method": "interview", "by": "the-head", "role": "head", "seen": "done" }"#,
                )
                .unwrap();
                seen.observation = Some(Box::new(text));
                head(&mut after);
                after.artefacts.push(seen);
                for id in &action.things {
                    after.claims.push(claim("OBS-ASKED", id, "whole"));
                }
            }
            _ => return None,
        }
        Some(after)
    }

    /// Somebody of top management.
    fn head(document: &mut OrganisationDocument) -> String {
        let mut people = document.people.given().cloned().unwrap_or_default();
        if !people.iter().any(|person| person.key.as_str() == "the-head") {
            people.push(
                serde_json::from_str(r#"{ "key": "the-head", "top_management": true }"#).unwrap(),
            );
        }
        document.people = Fact::Given(people);
        "the-head".to_owned()
    }

    fn claim(artefact: &str, requirement: &str, at: &str) -> ClaimDocument {
        ClaimDocument {
            artefact: artefact.parse().unwrap(),
            target: requirement.parse().unwrap(),
            slot: None,
            members: Vec::new(),
            at: Some(at.to_owned()),
            by: None,
            on: None,
            hash: None,
            state: ClaimState::Confirmed,
        }
    }

    #[test]
    fn what_is_done_closes_what_it_says_it_closes_alone() {
        let catalogue = catalogue().unwrap();
        let day: Date = DAY.parse().unwrap();
        let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
        for name in FIXTURES {
            let document = fixtures::organisation(name).unwrap();
            let organisation = load(&serde_json::to_string(&document).unwrap(), &catalogue);
            let before = map(&catalogue, &organisation);
            let assessment = assess(&before, day);
            let plan = plan(&assessment, PlanSettings::usual(&assessment));
            for action in &plan.actions {
                let verb = action.id.split(':').next().unwrap();
                // A few of each verb say as much as all.
                if *tried.get(verb).unwrap_or(&0) > 40 {
                    continue;
                }
                let Some(document) = done(&document, action, day) else { continue };
                let organisation = load(&serde_json::to_string(&document).unwrap(), &catalogue);
                let map = map(&catalogue, &organisation);
                let after = assess(&map, day);
                for index in &action.closes {
                    let cell = &plan.cells[*index].cell;
                    let now = after.cell(cell.requirement, cell.member.id()).unwrap();
                    let closed = !now.status.counts() || now.status == Status::Covered;
                    assert!(closed, "{name}: {} leaves {} {}", action.id, cell.name(), now.status);
                }
                let verb =
                    ["approve", "own", "locate", "ask"].into_iter().find(|known| *known == verb);
                *tried.entry(verb.unwrap()).or_default() += action.closes.len();
            }
        }
        assert!(tried.len() == 4 && tried.values().all(|closed| *closed > 5), "{tried:?}");
    }

    #[test]
    fn a_review_that_is_held_again_closes_the_cells_of_its_suppliers() {
        let catalogue = catalogue().unwrap();
        let approved = SUPPLIERS.replace(
            r#""status": "draft""#,
            r#""status": "approved", "approval": { "by": "head", "on": "2026-01-10" }"#,
        );
        let review = |id: &str, supplier: &str| {
            format!(
                r#", {{ "id": "{id}", "kind": "supplier-review", "covers": ["{supplier}"],
                  "dated_on": "2026-11-20", "owner": "buyer", "review": {{ "subject": "supplier-performance",
                  "results": "kept", "attendance": ["buyer"] }} }}"#
            )
        };
        let more = approved.replace(
            "two targets missed\" } }",
            &format!(
                "two targets missed\" }} }}{}{}",
                review("SR-2", "aire"),
                review("SR-3", "brent")
            ),
        );
        let (before, after) = (load(&approved, &catalogue), load(&more, &catalogue));
        let (one, two) = (map(&catalogue, &before), map(&catalogue, &after));
        let (one, two) = (assess(&one, DAY.parse().unwrap()), assess(&two, DAY.parse().unwrap()));
        let plan = plan(&one, PlanSettings::usual(&one));
        let action = plan.action("make:supplier-review:supplier-performance").unwrap();
        assert!(!action.closes.is_empty());
        for index in &action.closes {
            let cell = &plan.cells[*index].cell;
            let now = two.cell(cell.requirement, cell.member.id()).unwrap();
            assert_eq!(now.status, Status::Covered, "{}", cell.name());
        }
    }

    // Laws.

    fn check_laws(assessment: &Assessment<'_>, plan: &Plan<'_>) {
        check_cells(assessment, plan);
        check_order(plan);
        check_paper(plan);
        assert_eq!(spans(plan), longest(plan), "the earliest dates are the longest path");
        check_schedule(plan);
        check_target(assessment, plan);
    }

    /// Every open cell is in the plan, and cells and actions say the same of each other.
    fn check_cells(assessment: &Assessment<'_>, plan: &Plan<'_>) {
        let open = assessment
            .cells()
            .filter(|cell| cell.status.counts() && cell.status != Status::Covered);
        let open: Vec<String> = open.map(|cell| cell.name()).collect();
        let planned: Vec<String> = plan.cells.iter().map(|cell| cell.cell.name()).collect();
        assert_eq!(open, planned);
        let mut said: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (index, action) in plan.actions.iter().enumerate() {
            for cell in &action.closes {
                assert_eq!(plan.cells[*cell].actions, [index], "closed alone");
                assert!(!plan.cells[*cell].stuck);
            }
            for cell in &action.helps {
                let planned = &plan.cells[*cell];
                assert!(planned.actions.len() > 1 || planned.stuck, "only helped");
            }
            for cell in action.closes.iter().chain(&action.helps) {
                assert!(said.entry(*cell).or_default().insert(index), "a cell twice");
            }
        }
        for (index, cell) in plan.cells.iter().enumerate() {
            let of_cell: BTreeSet<usize> = cell.actions.iter().copied().collect();
            assert_eq!(said.get(&index).cloned().unwrap_or_default(), of_cell);
            assert!(cell.stuck || !cell.actions.is_empty(), "{} has no action", cell.cell.name());
        }
    }

    fn check_order(plan: &Plan<'_>) {
        let mut ids = BTreeSet::new();
        for (index, action) in plan.actions.iter().enumerate() {
            assert!(ids.insert(&action.id), "{} twice", action.id);
            let on: BTreeSet<usize> = action.waits.iter().map(|wait| wait.on).collect();
            assert_eq!(on.len(), action.waits.len(), "{} waits twice", action.id);
            assert!(on.iter().all(|on| *on < index), "{} stands too early", action.id);
            if action.action_type() == ActionType::FindOut {
                assert!(on.is_empty(), "{} waits", action.id);
            }
            for on in &on {
                let other = &plan.actions[*on];
                assert!(action.knot.is_none() || action.knot != other.knot, "order within a knot");
            }
        }
        let looked = plan.actions.iter().map(|action| action.action_type() == ActionType::FindOut);
        let looked: Vec<bool> = looked.collect();
        assert!(looked.is_sorted_by_key(|looked| !looked), "what is found out comes first");
    }

    /// Documented information is written only where a requirement asks for it.
    fn check_paper(plan: &Plan<'_>) {
        for action in &plan.actions {
            if matches!(action.work, Work::Write(_)) {
                assert!(action.requirements.iter().all(|found| found.requires_document()));
            }
        }
    }

    fn spans(plan: &Plan<'_>) -> Vec<(Date, Date)> {
        plan.actions.iter().map(|action| (action.earliest.start, action.earliest.finish)).collect()
    }

    /// The last day of an action that begins on a day: day by day, until it may end and a week does.
    fn last_day(action: &Action<'_>, start: Date, as_of: Date) -> Date {
        let over = match action.lasting {
            Lasting::Days(days) => start.shifted(i64::from(days)),
            Lasting::Interval(interval) => start.after(interval),
        };
        let mut day = start;
        loop {
            let lasted = day.shifted(1) >= over;
            let waited = action.not_before.is_none_or(|until| day >= until);
            if lasted && waited && day.days_since(as_of) % 7 == 6 {
                return day;
            }
            day = day.shifted(1);
        }
    }

    /// The longest path, by asking each action for the ends of what it waits for.
    fn longest(plan: &Plan<'_>) -> Vec<(Date, Date)> {
        fn of(
            plan: &Plan<'_>,
            index: usize,
            known: &mut BTreeMap<usize, (Date, Date)>,
        ) -> (Date, Date) {
            if let Some(found) = known.get(&index) {
                return *found;
            }
            let action = &plan.actions[index];
            let mut start = plan.as_of;
            for wait in &action.waits {
                let (_, end) = of(plan, wait.on, known);
                start = start.max(end.shifted(1));
            }
            let found = (start, last_day(action, start, plan.as_of));
            known.insert(index, found);
            found
        }
        let mut known = BTreeMap::new();
        (0..plan.actions.len()).map(|index| of(plan, index, &mut known)).collect()
    }

    fn check_schedule(plan: &Plan<'_>) {
        let Some(capacity) = plan.settings.capacity else { return };
        if plan.scheduled.is_none() {
            return;
        }
        let mut load: BTreeMap<Date, u32> = BTreeMap::new();
        for action in &plan.actions {
            let span = action.scheduled.unwrap();
            for wait in &action.waits {
                let on = plan.actions[wait.on].scheduled.unwrap();
                assert!(on.finish < span.start, "{} begins too early", action.id);
            }
            let minutes: u32 = action.placed.iter().map(|(_, minutes)| minutes).sum();
            assert_eq!(
                minutes,
                (action.effort.low + action.effort.high).div_ceil(2),
                "{}",
                action.id
            );
            for (week, minutes) in &action.placed {
                assert!(*minutes > 0 && week.days_since(plan.as_of) % 7 == 0);
                assert!(span.start <= *week && week.shifted(6) <= span.finish, "{}", action.id);
                *load.entry(*week).or_default() += minutes;
            }
            let worked = action.placed.last().map(|(week, _)| week.shifted(6));
            let lasts = last_day(action, span.start, plan.as_of);
            assert_eq!(span.finish, worked.map_or(lasts, |worked| worked.max(lasts)));
            assert!(span.start >= action.earliest.start && span.finish >= action.earliest.finish);
        }
        assert!(load.values().all(|minutes| *minutes <= capacity), "{load:?}");
        assert_eq!(
            plan.scheduled,
            plan.actions.iter().filter_map(|it| it.scheduled).map(|it| it.finish).max()
        );
    }

    fn check_target(assessment: &Assessment<'_>, plan: &Plan<'_>) {
        let Some(result) = &plan.target else { return };
        let earliest_met = plan.earliest.is_none_or(|earliest| earliest <= result.target);
        assert_eq!(result.too_late.is_empty(), earliest_met);
        assert!(!result.met || earliest_met);
        if !earliest_met {
            assert!(result.enough.is_none());
        }
        let again = |capacity: u32| {
            let mut settings = plan.settings.clone();
            settings.capacity = Some(capacity);
            clausegraph::plan(assessment, settings).target.unwrap().met
        };
        if let Some(enough) = result.enough {
            assert!(again(enough), "what is said to be enough is not");
        }
        if let Some(below) = result.at_least.and_then(|at_least| at_least.checked_sub(1))
            && below > 0
        {
            assert!(!again(below), "less than the least is enough");
        }
    }

    fn sorted<T: Ord>(entries: impl Iterator<Item = T>) -> Vec<T> {
        let mut all: Vec<T> = entries.collect();
        all.sort();
        all
    }

    fn cases() -> impl Strategy<Value = Case> {
        prop_oneof![11 => case(), 1 => case_of(standard().unwrap())]
    }

    fn names(plan: &Plan<'_>) -> BTreeMap<String, (Vec<String>, BTreeSet<String>)> {
        let cells = |action: &Action<'_>| {
            action.closes.iter().map(|index| plan.cells[*index].cell.name()).collect()
        };
        let all = plan.actions.iter();
        all.map(|action| (action.id.clone(), (action.things.clone(), cells(action)))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn random_organisations_keep_the_laws(
            case in cases(),
            capacity in 30_u32..6_000,
            days in 1_i64..500,
        ) {
            let (catalogue, organisation) = loaded(&case);
            let map = map(&catalogue, &organisation);
            let assessment = assess(&map, case.as_of);
            let mut settings = PlanSettings::usual(&assessment);
            settings.capacity = Some(capacity);
            settings.target = Some(case.as_of.shifted(days));
            check_laws(&assessment, &plan(&assessment, settings));
        }

        #[test]
        fn input_order_changes_no_action(case in cases()) {
            let mut turned = case.clone();
            turned.organisation.artefacts.reverse();
            turned.organisation.claims.reverse();
            let told = |case: &Case| {
                let (catalogue, organisation) = loaded(case);
                let map = map(&catalogue, &organisation);
                let assessment = assess(&map, case.as_of);
                let plan = plan(&assessment, PlanSettings::usual(&assessment));
                (names(&plan), plan.earliest, plan.effort)
            };
            prop_assert_eq!(told(&case), told(&turned));
        }

        #[test]
        fn nothing_changed_is_nothing_different(case in cases()) {
            let (catalogue, organisation) = loaded(&case);
            let same = organisation.without(|_| false);
            let (one, two) = (map(&catalogue, &organisation), map(&catalogue, &same));
            let (one, two) = (assess(&one, case.as_of), assess(&two, case.as_of));
            let plans = [&one, &two].map(|found| plan(found, PlanSettings::usual(found)));
            prop_assert!(what_if((&one, &plans[0]), (&two, &plans[1])).is_nothing());
        }

        #[test]
        fn what_is_different_turns_round(case in cases(), which in any::<prop::sample::Index>()) {
            prop_assume!(!case.organisation.artefacts.is_empty());
            let (catalogue, organisation) = loaded(&case);
            let gone = which.get(organisation.artefacts()).id().clone();
            let less = organisation.without(|artefact| *artefact.id() == gone);
            let (one, two) = (map(&catalogue, &organisation), map(&catalogue, &less));
            let (one, two) = (assess(&one, case.as_of), assess(&two, case.as_of));
            let plans = [&one, &two].map(|found| plan(found, PlanSettings::usual(found)));
            let there = what_if((&one, &plans[0]), (&two, &plans[1]));
            let back = what_if((&two, &plans[1]), (&one, &plans[0]));
            let turned = |found: &clausegraph::WhatIf| -> Vec<(String, Option<Status>, Option<Status>)> {
                sorted(found.cells.iter().map(|it| (it.cell.clone(), it.after, it.before)))
            };
            let straight = sorted(back.cells.iter().map(|it| (it.cell.clone(), it.before, it.after)));
            prop_assert_eq!(turned(&there), straight);
            prop_assert_eq!(there.plan.gone, back.plan.new);
            prop_assert_eq!(there.plan.effort.0, back.plan.effort.1);
        }
    }

    #[test]
    fn months_are_months_of_the_calendar() {
        let interval: Interval = "P3M".parse().unwrap();
        with_fixture("fellroute", |assessment| {
            let plan = plan(assessment, PlanSettings::usual(assessment));
            let keep = plan.actions.iter().filter(|action| matches!(action.work, Work::Keep(_)));
            let mut seen = 0;
            for action in keep {
                seen += 1;
                assert!(action.earliest.finish.shifted(1) >= action.earliest.start.after(interval));
            }
            assert!(seen > 3);
        });
    }
}
