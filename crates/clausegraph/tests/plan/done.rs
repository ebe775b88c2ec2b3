//! Whoever does what an action says has closed what it says it closes.

use std::collections::BTreeMap;

use clausegraph::{
    Action, Date, Fact, PlanSettings, Status, Work, assess, catalogue,
    document::{
        ApprovalDocument, ArtefactDocument, ArtefactStatus, ClaimDocument, ClaimState,
        ObservationPart, OrganisationDocument,
    },
    map, plan,
};
use clausegraph_testkit::fixtures;

use crate::{DAY, FIXTURES, SUPPLIERS, load};

/// An organisation in which an action was done in the ideal way; none where this test does not know how.
#[expect(clippy::wildcard_enum_match_arm, reason = "this test knows how to do a few of many works")]
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
            let verb = ["approve", "own", "locate", "ask"].into_iter().find(|known| *known == verb);
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
        &format!("two targets missed\" }} }}{}{}", review("SR-2", "aire"), review("SR-3", "brent")),
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
