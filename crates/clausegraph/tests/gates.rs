//! Gates, one situation each.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::collections::BTreeSet;

use clausegraph::{GateState, Organisation, SourceText, assess, catalogue_with, map};

/// What a gate shows for an organisation of these JSON sections.
fn state(gate: &str, sections: &str) -> GateState {
    let catalogue = catalogue_with(&[]).unwrap();
    let text = format!(
        r#"{{ "format_version": 1{}{sections} }}"#,
        if sections.is_empty() { "" } else { "," }
    );
    let file = SourceText { name: "organisation.json".to_owned(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let found = assessment.gates().into_iter().find(|result| result.gate.id.as_str() == gate);
    found.unwrap().state
}

/// An audit of all chapters but those left out.
fn audit(id: &str, day: &str, clauses: &str, more: &str) -> String {
    format!(
        r#"{{ "id": "{id}", "kind": "audit", "dated_on": "{day}"{more},
             "review": {{ "clauses": [{clauses}] }} }}"#
    )
}

const ALL: &str = r#""4", "5", "6", "7", "8", "9", "10""#;
const BUT_TEN: &str = r#""4", "5", "6.1", "7", "8.5.1.1", "9""#;
const PROGRAMME: &str = r#"{ "id": "PLN", "kind": "plan", "status": "in-use", "interval": "P1Y" }"#;
const IMPLEMENTS: &str = r#", "links": [{ "type": "implements", "to": "PLN" }]"#;

fn artefacts(of: &[&str]) -> String {
    format!(r#""artefacts": [{}]"#, of.join(", "))
}

#[test]
fn audits_within_the_programme() {
    let current = audit("A", "2026-01-10", ALL, IMPLEMENTS);
    assert_eq!(state("internal-audit", &artefacts(&[PROGRAMME, &current])), GateState::Present);
    let old = audit("A", "2025-01-10", ALL, IMPLEMENTS);
    assert_eq!(state("internal-audit", &artefacts(&[PROGRAMME, &old])), GateState::Absent);
    let partial = audit("A", "2026-01-10", BUT_TEN, IMPLEMENTS);
    assert_eq!(state("internal-audit", &artefacts(&[PROGRAMME, &partial])), GateState::Absent);
    assert_eq!(state("internal-audit", ""), GateState::Absent);
}

#[test]
fn an_audit_that_does_not_say_what_it_looked_at_matters_only_where_one_is_missed() {
    let vague = r#"{ "id": "V", "kind": "audit", "dated_on": "2026-02-01" }"#;
    let current = audit("A", "2026-01-10", ALL, IMPLEMENTS);
    let of = [PROGRAMME, &current, vague];
    assert_eq!(state("internal-audit", &artefacts(&of)), GateState::Present);
    let partial = audit("A", "2026-01-10", BUT_TEN, IMPLEMENTS);
    let of = [PROGRAMME, &partial, vague];
    assert_eq!(state("internal-audit", &artefacts(&of)), GateState::CannotEvaluate);
}

#[test]
fn audits_of_something_else_and_of_a_later_day_count_for_nothing() {
    let other = audit("O", "2026-02-01", "", "");
    let later = audit("L", "2027-02-01", ALL, IMPLEMENTS);
    let of = [PROGRAMME, &other, &later];
    assert_eq!(state("internal-audit", &artefacts(&of)), GateState::Absent);
}

#[test]
fn a_draft_is_no_programme_and_a_retired_audit_no_audit() {
    let draft = PROGRAMME.replace("in-use", "draft");
    let current = audit("A", "2026-01-10", ALL, IMPLEMENTS);
    let of = [&*draft, &current];
    assert_eq!(state("internal-audit", &artefacts(&of)), GateState::CannotEvaluate);
    let retired = audit("A", "2026-01-10", ALL, &format!(r#", "status": "retired"{IMPLEMENTS}"#));
    assert_eq!(state("internal-audit", &artefacts(&[PROGRAMME, &retired])), GateState::Absent);
}

#[test]
fn of_two_audits_of_one_day_the_one_that_lasts_longer_counts_in_any_order() {
    let short = audit("A", "2026-06-01", ALL, r#", "interval": "P1M""#);
    let long = audit("B", "2026-06-01", ALL, r#", "interval": "P1Y""#);
    for of in [[&*short, &*long], [&*long, &*short]] {
        assert_eq!(state("internal-audit", &artefacts(&of)), GateState::Present);
    }
}

#[test]
fn where_no_source_carries_reviews_audits_are_unknown() {
    let sources = r#""sources": [{ "id": "wiki", "carries": ["documents"] }]"#;
    assert_eq!(state("internal-audit", sources), GateState::CannotEvaluate);
}

#[test]
fn exclusions_are_a_fact() {
    assert_eq!(state("no-exclusion", ""), GateState::CannotEvaluate);
    assert_eq!(state("no-exclusion", r#""exclusions": []"#), GateState::Present);
    let excluded = r#""exclusions": [{ "of": "8.5.1.1", "reason": "too small" }]"#;
    assert_eq!(state("no-exclusion", excluded), GateState::Absent);
}

#[test]
fn a_major_is_open_until_it_is_superseded() {
    let major = r#"{ "id": "J-1", "requirement": "9.3-01", "context": "internal", "value": "major",
                     "by": "auditor", "on": "2026-03-01", "reason": "no review" }"#;
    let closed = r#"{ "id": "J-2", "requirement": "9.3-01", "context": "internal", "value": "conformity",
                      "by": "auditor", "on": "2026-05-01", "reason": "held", "supersedes": "J-1" }"#;
    assert_eq!(state("no-open-major", ""), GateState::CannotEvaluate);
    let open = major.replace("\"major\"", "\"not-yet\"");
    let open = format!(r#""judgements": [{open}]"#);
    assert_eq!(state("no-open-major", &open), GateState::CannotEvaluate);
    assert_eq!(state("no-open-major", &format!(r#""judgements": [{major}]"#)), GateState::Absent);
    let both = format!(r#""judgements": [{major}, {closed}]"#);
    assert_eq!(state("no-open-major", &both), GateState::Present);
}

#[test]
fn records_reach_back_three_months() {
    let set = |id: &str, first: &str, status: &str| {
        format!(
            r#"{{ "id": "{id}", "kind": "record-set"{status}, "records": {{ "population": "changes",
                 "period": "{first}/2026-11-20", "total": 3 }} }}"#
        )
    };
    let gate = "three-months-of-records";
    assert_eq!(state(gate, ""), GateState::CannotEvaluate);
    assert_eq!(state(gate, &artefacts(&[&set("R", "2026-08-22", "")])), GateState::Present);
    let short = set("R", "2026-08-23", "");
    assert_eq!(state(gate, &artefacts(&[&short])), GateState::Absent);
    let empty = set("NONE", "2020-01-01", "").replace("\"total\": 3", "\"total\": 0");
    assert_eq!(state(gate, &artefacts(&[&short, &empty])), GateState::Absent);
    let old = set("OLD", "2020-01-01", r#", "status": "retired""#);
    assert_eq!(state(gate, &artefacts(&[&short, &old])), GateState::Absent);
}

/// One artefact of every kind that clauses 4 and 5 accept, each claimed for all that accepts it.
fn shown(more: &str) -> String {
    let catalogue = catalogue_with(&[]).unwrap();
    let (mut kinds, mut claims) = (BTreeSet::new(), BTreeSet::new());
    let below = |clause| catalogue.subtree(catalogue.clause(clause).unwrap());
    for requirement in below("4").chain(below("5")) {
        for accept in requirement.slots().iter().flat_map(|slot| &slot.accepts) {
            let (kind, id) = (accept.kind.as_str(), requirement.id());
            kinds.insert(kind);
            claims.insert(format!(
                r#"{{ "artefact": "{kind}", "for": "{id}", "state": "confirmed" }}"#
            ));
        }
    }
    let one =
        |kind| format!(r#"{{ "id": "{kind}", "kind": "{kind}", "covers": ["whole-sms"]{more} }}"#);
    let artefacts: Vec<String> = kinds.into_iter().map(one).collect();
    let claims: Vec<String> = claims.into_iter().collect();
    format!(r#""artefacts": [{}], "claims": [{}]"#, artefacts.join(", "), claims.join(", "))
}

#[test]
fn context_and_leadership_rest_on_own_evidence() {
    let scope = |services: &str| {
        format!(
            r#""scope": {{ "services": [{{ "id": "payroll", "state": "in" }}{services}],
                 "suppliers": [{{ "id": "acme", "supplier_type": "external" }}] }}"#
        )
    };
    let own = format!("{}, {}", scope(""), shown(""));
    assert_eq!(state("own-evidence", &own), GateState::Present);
    let lent = format!("{}, {}", scope(""), shown(r#", "provided_by": "acme""#));
    assert_eq!(state("own-evidence", &lent), GateState::Absent);
    assert_eq!(state("own-evidence", &scope("")), GateState::Absent);
    let unstated = format!("{}, {}", scope(r#", { "id": "new" }"#), shown(""));
    assert_eq!(state("own-evidence", &unstated), GateState::CannotEvaluate);
}

#[test]
fn a_leaf_clause_without_any_evidence_is_told() {
    assert_eq!(state("no-empty-leaf", ""), GateState::Absent);
}
