//! Routines: what is read of them, what is a hole and what is only not stated.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

mod loading;

use std::{collections::BTreeSet, fmt::Write};

use clausegraph::{
    ArtefactKind, Certainty, Fact, Organisation, Routines, SourceText, assess, catalogue,
    document::{ArtefactStatus, OrganisationDocument},
    map, routines,
};
use clausegraph_testkit::{
    generate::{Case, case, case_of},
    standard,
};
use loading::loaded;
use proptest::prelude::*;

fn fact<T>(fact: &Fact<T>, words: impl FnOnce(&T) -> String) -> String {
    match fact {
        Fact::Given(value) => words(value),
        Fact::StatedNone => "none".to_owned(),
        Fact::Unknown => "?".to_owned(),
    }
}

/// Everything that is told but the processes.
fn told(found: &Routines<'_>) -> String {
    let mut text = String::new();
    for view in &found.routines {
        let owner = fact(&view.owner, ToString::to_string);
        let mandate = fact(&view.mandate, |mandate| mandate.as_str().to_owned());
        writeln!(text, "{}: owner {owner}, mandate {mandate}", view.routine.id()).unwrap();
        let tool = fact(&view.tool, |tool| {
            let ids: Vec<&str> = tool.described.iter().map(|tool| tool.id().as_str()).collect();
            format!("{} [{}]", tool.name.unwrap_or("-"), ids.join(" "))
        });
        let records = fact(&view.records, |records| {
            let types = records.iter().map(|one| {
                let sets: Vec<&str> = one.sets.iter().map(|set| set.set.id().as_str()).collect();
                format!("{} [{}]", one.record_type, sets.join(" "))
            });
            types.collect::<Vec<_>>().join(", ")
        });
        writeln!(text, "  tool {tool}; records {records}").unwrap();
        let day = |last: Option<(&clausegraph::Artefact, clausegraph::Date)>| {
            last.map_or_else(|| "never".to_owned(), |(by, day)| format!("{} {day}", by.id()))
        };
        let measures = fact(&view.measures, |measures| {
            let all = measures.iter().map(|one| format!("{} ({})", one.by.id(), day(one.last)));
            all.collect::<Vec<_>>().join(", ")
        });
        let review = fact(&view.review, |review| {
            let interval = fact(&review.interval, ToString::to_string);
            format!("{} every {interval} ({})", review.place.id(), day(review.last))
        });
        writeln!(text, "  measures {measures}; review {review}").unwrap();
        writeln!(text, "  holes {:?}", view.holes).unwrap();
        writeln!(text, "  unknown {:?}", view.unknown).unwrap();
    }
    for apart in &found.apart {
        writeln!(text, "apart {} {:?}", apart.artefact.id(), apart.certain).unwrap();
    }
    text
}

fn check(artefacts: &str, more: &str) -> String {
    let catalogue = catalogue().unwrap();
    let text = format!(r#"{{ "format_version": 1, "artefacts": [{artefacts}]{more} }}"#);
    let file = SourceText { name: "organisation.json".into(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let map = map(&catalogue, &organisation);
    told(&routines(&assess(&map, "2026-11-22".parse().unwrap())))
}

const WHOLE: &str = r#"
    { "id": "RTN", "kind": "routine", "status": "in-use", "owner": "desk-lead", "routine": {
        "subject": "incident-management", "mandate": "mandatory", "policy": "POL", "tool": "desk",
        "record_types": ["incidents", "problems"], "measures": ["MET"], "reviewed_in": "FOR" } },
    { "id": "POL", "kind": "policy", "status": "in-use" },
    { "id": "TOO", "kind": "tool", "title": "Desk, the tool of the desk" },
    { "id": "TOO-2", "kind": "tool", "title": "Deskpro" },
    { "id": "RST", "kind": "record-set", "records": { "population": "incidents", "total": 12 } },
    { "id": "RST-2", "kind": "record-set", "records": { "population": "changes", "total": 3 } },
    { "id": "MET", "kind": "metric" },
    { "id": "MSM-1", "kind": "measurement", "dated_on": "2026-10-01", "measurement": { "of": "MET" } },
    { "id": "MSM-2", "kind": "measurement", "dated_on": "2026-11-01", "links": [
        { "type": "measures", "to": "MET" }] },
    { "id": "MSM-3", "kind": "measurement", "dated_on": "2026-12-01", "measurement": { "of": "MET" } },
    { "id": "FOR", "kind": "forum", "interval": "P1M" },
    { "id": "REV", "kind": "service-review", "dated_on": "2026-09-01", "review": { "forum": "FOR" } }"#;

#[test]
fn a_routine_with_nearly_everything() {
    insta::assert_snapshot!(check(WHOLE, ""));
}

#[test]
fn what_is_stated_none_is_a_hole() {
    let none = r#"{ "id": "RTN", "kind": "routine", "status": "in-use", "owner": null, "mandates": [],
        "routine": { "mandate": null, "policy": null, "rationale": [], "tool": null, "record_types": [],
        "measures": [], "reviewed_in": null } }"#;
    insta::assert_snapshot!(check(none, ""));
}

#[test]
fn what_is_not_stated_is_none() {
    insta::assert_snapshot!(check(
        r#"{ "id": "RTN", "kind": "routine" }, { "id": "RST", "kind": "record-set" }"#,
        ""
    ));
}

#[test]
fn where_nothing_is_carried_nothing_is_missing() {
    let routine = r#"{ "id": "RTN", "kind": "routine", "routine": {
        "tool": "desk", "record_types": ["incidents"] } }"#;
    let sources = r#", "sources": [{ "id": "portal", "carries": ["routines"] }]"#;
    insta::assert_snapshot!(check(routine, sources));
}

#[test]
fn a_retired_routine_and_a_session_to_come_count_for_nothing() {
    let found = check(
        &WHOLE
            .replace("2026-09-01", "2027-09-01")
            .replace(r#""id": "RST", "#, r#""id": "RST", "status": "retired", "#),
        "",
    );
    assert!(found.contains("FOR every P1M (never)"), "{found}");
    assert!(found.contains("incidents []"), "{found}");
    let retired = check(r#"{ "id": "RTN", "kind": "routine", "status": "retired" }"#, "");
    assert_eq!(retired, "");
}

fn cases() -> impl Strategy<Value = Case> {
    prop_oneof![6 => case(), 1 => case_of(standard().unwrap())]
}

/// Record sets, tools and metrics that a routine has, by id.
fn belonging(found: &Routines<'_>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for view in &found.routines {
        let sets = view.records.given().into_iter().flatten().flat_map(|one| &one.sets);
        ids.extend(sets.map(|set| set.set.id().to_string()));
        let tools = view.tool.given().into_iter().flat_map(|tool| &tool.described);
        ids.extend(tools.map(|tool| tool.id().to_string()));
        let measures = view.measures.given().into_iter().flatten();
        ids.extend(measures.map(|measure| measure.by.id().to_string()));
    }
    ids
}

/// The types of records that the routines of a document name, with those that are there.
fn named_types(organisation: &OrganisationDocument, there: &BTreeSet<String>) -> BTreeSet<String> {
    let mut types = BTreeSet::new();
    for artefact in organisation.artefacts.iter().filter(|one| there.contains(one.id.as_str())) {
        if let Some(part) = &artefact.routine
            && let Fact::Given(list) = &part.record_types
        {
            types.extend(list.iter().map(ToString::to_string));
        }
    }
    types
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_set_tool_and_metric_belongs_or_stands_apart(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let found = routines(&assess(&map, case.as_of));
        let belonging = belonging(&found);
        let apart: BTreeSet<String> =
            found.apart.iter().map(|one| one.artefact.id().to_string()).collect();
        prop_assert_eq!(apart.len(), found.apart.len());
        prop_assert!(apart.is_disjoint(&belonging));
        let there: BTreeSet<String> =
            found.routines.iter().map(|view| view.routine.id().to_string()).collect();
        let types = named_types(&case.organisation, &there);
        for artefact in &case.organisation.artefacts {
            let to_come = artefact.dated_on.given().or(artefact.created_on.given())
                .is_some_and(|day| *day > case.as_of);
            if artefact.status.given() == Some(&ArtefactStatus::Retired) || to_come {
                continue;
            }
            let id = artefact.id.to_string();
            let kind = artefact.kind;
            if kind == ArtefactKind::RecordSet {
                let population = artefact.records.as_ref().and_then(|part| part.population.given());
                let named = population.is_some_and(|found| types.contains(found.as_str()));
                prop_assert_eq!(belonging.contains(&id), named, "{}", id);
                prop_assert_eq!(apart.contains(&id), !named, "{}", id);
            } else if [ArtefactKind::Tool, ArtefactKind::Metric].contains(&kind) {
                prop_assert!(belonging.contains(&id) != apart.contains(&id), "{}", id);
            } else if kind == ArtefactKind::Routine {
                prop_assert!(there.contains(&id));
            }
        }
    }

    #[test]
    fn a_routine_of_which_nothing_is_stated_has_no_hole(case in cases()) {
        let mut bare = case;
        for artefact in &mut bare.organisation.artefacts {
            artefact.links = Fact::Unknown;
            if artefact.kind == ArtefactKind::Routine {
                artefact.routine = None;
                artefact.owner = Fact::Unknown;
                artefact.mandates = Fact::Unknown;
            }
        }
        let (catalogue, organisation) = loaded(&bare);
        let map = map(&catalogue, &organisation);
        let found = routines(&assess(&map, bare.as_of));
        for view in &found.routines {
            prop_assert!(view.holes.is_empty(), "{:?}", view.holes);
            prop_assert_eq!(view.unknown.len(), 6);
        }
        let any = !found.routines.is_empty();
        for apart in &found.apart {
            prop_assert!(!any || apart.certain == Certainty::NotStated);
        }
    }

    #[test]
    fn no_hole_is_both_known_and_not_known(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let found = routines(&assess(&map, case.as_of));
        for view in &found.routines {
            prop_assert!(view.holes.iter().all(|hole| !view.unknown.contains(hole)));
        }
    }
}
