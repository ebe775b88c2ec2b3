//! A list of criteria and the documents that cite them, imported together.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::path::PathBuf;

use clausegraph_import::{
    Limits, TreeContext, TreeImport, catalogue_list, document_tree, document_tree_in, read_list,
    read_list_rules, read_rules, read_tree, render_report,
};
use clausegraph_model::{Catalogue, Organisation, SourceText};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import")).join(name)
}

fn catalogue() -> Catalogue {
    let rules = read_list_rules(&fixture("criteria.list.yaml"), Limits::USUAL).unwrap();
    let tables = read_list(&fixture("criteria/standard.yml"), Limits::USUAL).unwrap();
    let document = catalogue_list(&tables, &rules).unwrap().document;
    let text = serde_json::to_string(&document).unwrap();
    let file = SourceText { name: "catalogue.json".to_owned(), text };
    Catalogue::load(&[file], &[]).0.unwrap()
}

fn import(catalogue: Option<&Catalogue>) -> TreeImport {
    let tree = read_tree(&fixture("criteria"), Limits::USUAL).unwrap();
    let rules = read_rules(&fixture("criteria.rules.yaml"), Limits::USUAL).unwrap();
    if catalogue.is_none() {
        return document_tree(&tree.files, &rules);
    }
    document_tree_in(&tree.files, &rules, TreeContext { catalogue, ..TreeContext::ALONE })
}

#[test]
fn the_report_tells_citations_that_lead_nowhere() {
    insta::assert_snapshot!(render_report(&import(Some(&catalogue())).report));
}

#[test]
fn claims_are_made_for_criteria_that_are_there() {
    let import = import(Some(&catalogue()));
    let claims = import.document.claims.iter();
    let claims: Vec<String> =
        claims.map(|claim| format!("{} for {}", claim.artefact, claim.target)).collect();
    assert_eq!(
        claims,
        [
            "POL-berths for B1.1",
            "POL-berths for B1.2",
            "POL-cameras for B2.4",
            "POL-cameras for B2.4_1",
            "POL-fees for B1.3",
            "POL-fees for B2.3",
            "POL-fire for B2.1",
            "POL-fire for B2.2",
        ]
    );
    // What leads nowhere is kept with the document.
    let cameras = import.document.artefacts.iter().find(|one| one.id.as_str() == "POL-cameras");
    let carried = &cameras.unwrap().carried;
    assert_eq!((carried[0].field.as_str(), carried[0].value.as_str()), ("satisfies", "B2.9"));
}

#[test]
fn without_a_catalogue_every_citation_is_a_claim() {
    let import = import(None);
    assert_eq!(import.document.claims.len(), 9);
    assert!(import.report.dangling.is_empty());
}

#[test]
fn catalogue_and_organisation_fit_each_other() {
    let catalogue = catalogue();
    let document = import(Some(&catalogue)).document;
    let text = serde_json::to_string(&document).unwrap();
    let file = SourceText { name: "organisation.json".to_owned(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let problems: Vec<&String> = problems.iter().map(|problem| &problem.message).collect();
    assert_eq!(problems, [""; 0]);
    assert_eq!(organisation.unwrap().artefacts().len(), 5);
}
