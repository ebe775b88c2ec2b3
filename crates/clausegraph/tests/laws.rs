//! The laws of the evaluation, each as a property over random catalogues and organisations.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

mod common;

use std::collections::BTreeMap;

use clausegraph::{
    Date, Fact, Interval, SlotValue, Status, assess,
    document::{CatalogueDocument, ClaimDocument, ClaimState, OrganisationDocument, Take},
    explain, map,
};
use clausegraph_testkit::{
    generate::{Case, case, case_of},
    standard,
};
use common::{loaded, rows};
use proptest::{prelude::*, sample::Index};

/// Random catalogues mostly, and the standard.
fn cases() -> impl Strategy<Value = Case> {
    prop_oneof![7 => case(), 1 => case_of(standard().unwrap())]
}

type Name = (String, &'static str, Option<String>);

/// Status and origin of every cell, by name.
fn outcome(case: &Case) -> BTreeMap<Name, (Status, Option<&'static str>)> {
    let (catalogue, organisation) = loaded(case);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, case.as_of);
    assessment
        .cells()
        .map(|cell| {
            let member = cell.member.id().map(str::to_owned);
            let name = (cell.requirement.id().to_string(), cell.member.scope(), member);
            (name, (cell.status, cell.origin.map(clausegraph::Origin::as_str)))
        })
        .collect()
}

/// The values of every slot of every cell, by name.
fn slots(case: &Case) -> BTreeMap<(Name, String), Vec<SlotValue>> {
    let (catalogue, organisation) = loaded(case);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, case.as_of);
    let mut found = BTreeMap::new();
    for cell in assessment.cells() {
        let derivation = explain(&assessment, &cell);
        let member = cell.member.id().map(str::to_owned);
        let name = (cell.requirement.id().to_string(), cell.member.scope(), member);
        for reading in derivation.slots {
            found.insert(
                (name.clone(), reading.slot.id.to_string()),
                reading.values.iter().collect(),
            );
        }
    }
    found
}

/// Every date that a document mentions.
fn dates(organisation: &OrganisationDocument) -> Vec<Date> {
    fn walk(value: &serde_json::Value, found: &mut Vec<Date>) {
        match value {
            serde_json::Value::String(text) => {
                found.extend(text.split('/').filter_map(|part| part.parse::<Date>().ok()));
            }
            serde_json::Value::Array(items) => {
                for item in items {
                    walk(item, found);
                }
            }
            serde_json::Value::Object(fields) => {
                for field in fields.values() {
                    walk(field, found);
                }
            }
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
            }
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::to_value(organisation).unwrap(), &mut found);
    found
}

fn interval(text: &str) -> Interval {
    text.parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn input_order_never_matters(case in cases(), turn in 0_usize..50) {
        let mut turned = case.clone();
        let organisation = &mut turned.organisation;
        organisation.artefacts.reverse();
        let half = turn.min(organisation.artefacts.len());
        organisation.artefacts.rotate_left(half);
        organisation.claims.reverse();
        organisation.judgements.reverse();
        organisation.sources.reverse();
        if let Some(scope) = &mut organisation.scope {
            for list in [&mut scope.services, &mut scope.suppliers, &mut scope.customers] {
                if let Fact::Given(elements) = list {
                    elements.reverse();
                }
            }
        }
        prop_assert_eq!(outcome(&case), outcome(&turned));
    }

    #[test]
    fn with_all_dates_before_both_a_later_day_raises_no_slot(case in cases(), later in prop::sample::select(vec!["P1D", "P1M", "P1Y", "P30Y"])) {
        let mut early = case;
        let last = dates(&early.organisation).into_iter().max();
        early.as_of = last.map_or(early.as_of, |last| last.max(early.as_of)).after(interval("P1D"));
        let mut late = early.clone();
        late.as_of = early.as_of.after(interval(later));
        let late_slots = slots(&late);
        for (name, before) in slots(&early) {
            if let Some(after) = late_slots.get(&name) {
                prop_assert!(after.last() >= before.last(), "{name:?}: {before:?} -> {after:?}");
            }
        }
    }

    #[test]
    fn an_offer_to_in_force_slots_lowers_no_status(case in cases(), which in any::<Index>(), what in any::<Index>()) {
        let in_force: Vec<_> = case
            .catalogue
            .requirements
            .iter()
            .filter(|requirement| !requirement.slots.is_empty() && requirement.slots.iter().all(|slot| {
                slot.take == Take::InForce && slot.lapses_after.is_none()
            }))
            .collect();
        prop_assume!(!in_force.is_empty() && !case.organisation.artefacts.is_empty());
        let requirement = which.get(&in_force);
        let artefact = what.get(&case.organisation.artefacts);
        let before = outcome(&case);
        let mut more = case.clone();
        more.organisation.claims.push(ClaimDocument {
            artefact: artefact.id.clone(),
            target: requirement.id.clone(),
            slot: None,
            members: Vec::new(),
            at: Some("section 1".to_owned()),
            by: None,
            on: None,
            hash: None,
            state: ClaimState::Confirmed,
        });
        let after = outcome(&more);
        prop_assert_eq!(before.len(), after.len());
        for (name, (old, _)) in before.iter().filter(|(name, _)| name.0 == requirement.id.as_str()) {
            let (new, _) = after[name];
            prop_assert!(new <= *old || !new.counts() || !old.counts(), "{name:?}: {old} -> {new}");
        }
    }

    #[test]
    fn a_suggestion_never_counts(case in cases(), which in any::<Index>(), what in any::<Index>()) {
        prop_assume!(!case.organisation.artefacts.is_empty());
        let requirements: Vec<_> =
            case.catalogue.requirements.iter().filter(|found| found.computed_from.is_empty()).collect();
        let mut more = case.clone();
        more.organisation.claims.push(ClaimDocument {
            artefact: what.get(&case.organisation.artefacts).id.clone(),
            target: which.get(&requirements).id.clone(),
            slot: None,
            members: Vec::new(),
            at: Some("page 1".to_owned()),
            by: None,
            on: None,
            hash: None,
            state: ClaimState::Suggested,
        });
        prop_assert_eq!(outcome(&case), outcome(&more));
    }

    #[test]
    fn a_judgement_changes_no_status(case in cases()) {
        let mut unjudged = case.clone();
        unjudged.organisation.judgements.clear();
        prop_assert_eq!(outcome(&case), outcome(&unjudged));
    }

    #[test]
    fn the_same_input_gives_the_same_answer(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let (one, two) = (assess(&map, case.as_of), assess(&map, case.as_of));
        prop_assert_eq!(rows(&one), rows(&two));
    }

    #[test]
    fn counts_equal_the_cells(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        prop_assert_eq!(assessment.cells().len(), assessment.cells().count());
        let all: u32 = assessment.requirements().map(|result| result.counts.all()).sum();
        prop_assert_eq!(usize::try_from(all).unwrap(), assessment.cells().len());
        for result in assessment.requirements().filter_map(|result| result.shares) {
            prop_assert!(result.known <= result.possible);
        }
    }

    #[test]
    fn documents_survive_being_written(case in cases()) {
        let text = serde_json::to_string(&case.organisation).unwrap();
        let read: OrganisationDocument = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&read, &case.organisation);
        let text = serde_json::to_string(&case.catalogue).unwrap();
        let read: CatalogueDocument = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&read, &case.catalogue);
    }
}
