//! The examples in the JSON Schema: one for each kind of artefact, and each of them loads without a remark.

use std::collections::BTreeSet;

use clausegraph::{ArtefactKind, Organisation, SourceText, catalogue_with};

const EXAMPLES: &str = include_str!("../../clausegraph-model/src/document/examples.json");

fn organisation() -> SourceText {
    let text = format!(
        r#"{{
        "format_version": 1,
        "organisation": {{ "id": "acme", "name": "Acme IT" }},
        "people": [
            {{ "key": "director", "top_management": true }}, {{ "key": "sms-manager" }},
            {{ "key": "change-manager" }}, {{ "key": "continuity-manager" }}, {{ "key": "incident-manager" }},
            {{ "key": "problem-manager" }}, {{ "key": "service-owner" }}, {{ "key": "supplier-manager" }},
            {{ "key": "auditor" }}, {{ "key": "assessor" }}
        ],
        "scope": {{
            "services": [{{
                "id": "email", "name": "E-mail", "state": "in", "owner": "service-owner",
                "criticality": "high", "criticality_basis": "the council cannot answer citizens without it",
                "outcomes": "people reach each other in writing", "depends_on": ["network"],
                "availability_target": "99.9 % of working hours", "recovery_target": "within four hours"
            }}, {{ "id": "network", "state": "in" }}],
            "suppliers": [
                {{ "id": "cloudco", "supplier_type": "external", "services": ["email"] }},
                {{ "id": "facilities", "supplier_type": "internal", "services": ["email"] }}
            ],
            "customers": [{{ "id": "council", "services": ["email"] }}]
        }},
        "artefacts": {EXAMPLES}
    }}"#
    );
    SourceText { name: "examples.json".to_owned(), text }
}

#[test]
fn every_example_loads_without_a_remark() {
    let catalogue = catalogue_with(&["amd1-2024"]).unwrap();
    let (organisation, problems) = Organisation::load(&[organisation()], &catalogue);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(organisation.is_some());
}

#[test]
fn every_kind_has_an_example() {
    let catalogue = catalogue_with(&["amd1-2024"]).unwrap();
    let (organisation, _) = Organisation::load(&[organisation()], &catalogue);
    let organisation = organisation.unwrap();
    let shown: BTreeSet<ArtefactKind> =
        organisation.artefacts().iter().map(clausegraph::Artefact::kind).collect();
    let missing: Vec<_> = ArtefactKind::ALL.iter().filter(|kind| !shown.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
