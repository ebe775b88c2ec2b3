//! Records with front matter, counted and tested as sets.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::path::PathBuf;

use clausegraph_import::{Limits, TreeImport, document_tree, read_rules, read_tree, render_report};

fn notices() -> TreeImport {
    let home = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import"));
    let tree = read_tree(&home.join("notices"), Limits::USUAL).unwrap();
    let rules = read_rules(&home.join("notices.rules.yaml"), Limits::USUAL).unwrap();
    document_tree(&tree.files, &rules)
}

#[test]
fn the_report_lists_the_records_that_fail() {
    insta::assert_snapshot!(render_report(&notices().report));
}

#[test]
fn what_a_source_does_not_carry_is_tested_on_no_record() {
    let import = notices();
    let set = import.document.artefacts.iter().find(|one| one.id.as_str() == "RS-maintenance");
    let set = set.unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&(&set.records, &set.carried)).unwrap());
}

#[test]
fn files_are_told_apart_by_what_stands_in_them() {
    let ids = notices().document.artefacts;
    let ids: Vec<&str> = ids.iter().map(|artefact| artefact.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "MNT-2026-02-03-maintenance-crane",
            "MNT-2026-02-10-gate",
            "MNT-2026-02-11-maintenance-lamps",
            "INC-2026-02-20-power",
            "INC-2026-02-21-app",
            "INC-2026-02-22-fog",
            "RS-maintenance",
            "RS-notices",
        ]
    );
}
