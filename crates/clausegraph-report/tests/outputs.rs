//! Every output over one small organisation in which every status occurs, at 80 columns and plain.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use clausegraph::{
    Assessment, Catalogue, Follow, Location, Organisation, Positions, Problems, SourceText, assess,
    explain, map,
};
use clausegraph_report::{
    Interview, Look, Palette, Signs, catalogue_list, cells_text, clause_text, compare,
    comparison_text, dot, explain_text, feeds_text, find_cell, json, mandatory_markdown,
    mandatory_text, markdown, problems_json, problems_text, questions_markdown, questions_text,
    requirement_text, role_words, roles, roles_text, text,
};
use serde_json::Value;

fn source(name: &str, text: &str) -> SourceText {
    SourceText { name: name.to_owned(), text: text.to_owned() }
}

fn catalogue() -> Catalogue {
    let file = source("catalogue.json", include_str!("data/catalogue.json"));
    let (catalogue, problems) = Catalogue::load(&[file], &[]);
    assert!(problems.is_empty(), "{problems:?}");
    catalogue.unwrap()
}

fn organisation() -> SourceText {
    source("organisation.json", include_str!("data/organisation.json"))
}

/// Assesses the small organisation on a day late in 2026.
fn with_assessment(
    look_at: impl FnOnce(&Assessment<'_>, &dyn Fn(&Location) -> Option<(u32, u32)>),
) {
    with_assessment_of(&organisation(), look_at);
}

fn with_assessment_of(
    file: &SourceText,
    look_at: impl FnOnce(&Assessment<'_>, &dyn Fn(&Location) -> Option<(u32, u32)>),
) {
    let catalogue = catalogue();
    let (organisation, _) = Organisation::load(std::slice::from_ref(file), &catalogue);
    let organisation = organisation.unwrap();
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let positions = Positions::new(file);
    look_at(&assessment, &|location| {
        let span = positions.locate(&location.pointer)?;
        Some((span.line, span.column))
    });
}

fn explained(cell: &str) -> String {
    let mut explained = String::new();
    with_assessment(|assessment, locate| {
        let cell = find_cell(assessment, cell).unwrap();
        explained = explain_text(assessment, &explain(assessment, &cell), locate, Look::PLAIN);
    });
    explained
}

/// With sorted keys: whether `serde_json` keeps their order depends on who else is compiled with it.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            fields.into_iter().map(|(name, value)| (name.clone(), sorted(value))).collect()
        }
        Value::Array(entries) => entries.iter().map(sorted).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn narrow(text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert_eq!(line.trim_end(), line);
    }
}

#[test]
fn an_assessment_on_a_terminal() {
    with_assessment(|assessment, _| {
        let page = text(assessment, clausegraph::Profile::Consultant, Look::PLAIN);
        narrow(&page);
        insta::assert_snapshot!(page);
    });
}

#[test]
fn an_assessment_on_a_wide_terminal_and_a_narrow_one() {
    with_assessment(|assessment, _| {
        for width in [40, 60, 100, 160] {
            let page =
                text(assessment, clausegraph::Profile::Consultant, Look { width, ..Look::PLAIN });
            let widest = page.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(width.max(66)), "{width}: {widest:?}");
        }
    });
}

#[test]
fn ascii_signs_say_the_same() {
    with_assessment(|assessment, _| {
        let page = text(
            assessment,
            clausegraph::Profile::Consultant,
            Look { signs: Signs::Ascii, ..Look::PLAIN },
        );
        assert!(page.is_ascii(), "{page}");
        let bars: Vec<&str> = page.lines().filter(|line| line.contains('#')).collect();
        insta::assert_snapshot!(bars.join("\n"));
    });
}

#[test]
fn colours_add_nothing_but_themselves() {
    with_assessment(|assessment, _| {
        let plain = text(assessment, clausegraph::Profile::Consultant, Look::PLAIN);
        let coloured = text(
            assessment,
            clausegraph::Profile::Consultant,
            Look { palette: Palette::COLOUR, ..Look::PLAIN },
        );
        assert_ne!(plain, coloured);
        let mut stripped = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            stripped.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        stripped.push_str(rest);
        let trimmed: Vec<&str> = stripped.lines().map(str::trim_end).collect();
        assert_eq!(plain.lines().collect::<Vec<_>>(), trimmed);
    });
}

#[test]
fn an_assessment_as_a_document() {
    with_assessment(|assessment, _| {
        insta::assert_snapshot!(markdown(assessment, clausegraph::Profile::Consultant));
    });
}

#[test]
fn an_assessment_on_the_wire() {
    with_assessment(|assessment, locate| {
        let report =
            json::assessment_json(assessment, clausegraph::Profile::Consultant, json::Explain::No);
        let value: Value = serde_json::from_str(&report).unwrap();
        let value = sorted(&value);
        assert_eq!(value["format_version"], json::WIRE_VERSION);
        let row =
            |list: &str, index: usize| serde_json::to_string_pretty(&value[list][index]).unwrap();
        let rows = [
            row("gates", 0),
            row("clauses", 0),
            row("requirements", 0),
            row("cells", 2),
            row("judgements", 0),
            value["unmatched"].to_string(),
        ];
        insta::assert_snapshot!(rows.join("\n"));
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        insta::assert_snapshot!("keys_of_the_wire_format", format!("{keys:#?}"));

        let explained = json::assessment_json(
            assessment,
            clausegraph::Profile::Consultant,
            json::Explain::Yes(locate),
        );
        let value: Value = serde_json::from_str(&explained).unwrap();
        let cells = value["cells"].as_array().unwrap();
        let derivations = value["derivations"].as_array().unwrap();
        assert_eq!(cells.len(), derivations.len());
        for (cell, derivation) in cells.iter().zip(derivations) {
            assert_eq!(*cell, derivation["cell"]);
        }
    });
}

#[test]
fn an_event_that_has_lapsed() {
    let page = explained("8.3.4-01@beta");
    narrow(&page);
    insta::assert_snapshot!(page);
}

#[test]
fn a_draft_and_no_event_at_all() {
    insta::assert_snapshot!(explained("8.3.4-01@gamma"));
}

#[test]
fn a_sample_of_records() {
    insta::assert_snapshot!(explained("8.5-02@CHG"));
}

#[test]
fn what_is_there_and_does_not_count_is_not_denied() {
    let file = source(
        "organisation.json",
        r#"{
            "format_version": 1, "organisation": { "id": "mole", "name": "Mole" },
            "artefacts": [
                { "id": "EMPTY", "kind": "record-set", "extent": { "words": 0 },
                  "records": { "population": "changes", "total": 40, "tests": [{ "test": "classified", "tested": 4, "exceptions": 0 }] } },
                { "id": "UNTESTED", "kind": "record-set", "records": { "population": "changes", "total": 40, "tests": null } },
                { "id": "OLD", "kind": "policy", "status": "retired", "owner": "cio" },
                { "id": "NEW", "kind": "policy", "status": "in-use" },
                { "id": "REC", "kind": "record" }
            ],
            "people": [{ "key": "cio" }],
            "claims": [
                { "artefact": "OLD", "for": "8.5-01", "state": "confirmed" },
                { "artefact": "NEW", "for": "8.5-01", "state": "suggested" }
            ]
        }"#,
    );
    let mut pages = String::new();
    with_assessment_of(&file, |assessment, locate| {
        for name in ["8.5-02@EMPTY", "8.5-02@UNTESTED", "8.5-01", "9.3-a"] {
            let derivation = explain(assessment, &find_cell(assessment, name).unwrap());
            let page = explain_text(assessment, &derivation, locate, Look::PLAIN);
            let told = page.lines().skip_while(|line| !line.starts_with("Why"));
            let why: Vec<&str> =
                told.clone().take_while(|line| !line.starts_with("Slots")).collect();
            let lack: Vec<&str> = told.skip_while(|line| !line.starts_with("What is")).collect();
            pages.push_str(&[name, &why.join("\n"), &lack.join("\n"), "\n"].join("\n"));
        }
    });
    insta::assert_snapshot!(pages);
}

#[test]
fn cells_without_slots() {
    for (name, cell) in [
        ("nobody_says_whether_it_belongs", "8.3.4-01@epsilon"),
        ("nothing_is_asked", "8.3.4-02@alpha"),
        ("another_way_was_chosen", "9.4-02"),
        ("computed_from_others", "9.4-03"),
    ] {
        insta::assert_snapshot!(name, explained(cell));
    }
}

#[test]
fn a_derivation_on_the_wire() {
    with_assessment(|assessment, locate| {
        let cell = find_cell(assessment, "8.5-01").unwrap();
        let derivation = explain(assessment, &cell);
        insta::assert_snapshot!(json::derivations_json(assessment, &[derivation], locate));
    });
}

#[test]
fn the_cells_of_a_requirement_to_choose_from() {
    with_assessment(|assessment, _| {
        let requirement = assessment.catalogue().requirement("8.3.4-01").unwrap();
        let cells = assessment.cells_of(requirement);
        let derivations: Vec<_> = cells.map(|cell| explain(assessment, &cell)).collect();
        let page = cells_text(assessment, requirement, &derivations, Look::PLAIN);
        insta::assert_snapshot!(page);
    });
}

#[test]
fn a_catalogue_on_a_terminal() {
    let catalogue = catalogue();
    insta::assert_snapshot!("catalogue_list", catalogue_list(&catalogue, Look::PLAIN));
    for id in ["8", "9.3"] {
        let clause = catalogue.clause(id).unwrap();
        let page = clause_text(&catalogue, clause, Look::PLAIN);
        insta::assert_snapshot!(format!("clause_{id}"), page);
    }
    for id in ["8.3.4-01", "8.3.4-02", "9.4-03"] {
        let requirement = catalogue.requirement(id).unwrap();
        let page = requirement_text(&catalogue, requirement, Look::PLAIN);
        narrow(&page);
        insta::assert_snapshot!(format!("requirement_{id}"), page);
    }
}

#[test]
fn what_has_to_be_written() {
    let catalogue = catalogue();
    let page = mandatory_text(&catalogue, Look::PLAIN);
    narrow(&page);
    insta::assert_snapshot!("mandatory", page);
    insta::assert_snapshot!("mandatory_markdown", mandatory_markdown(&catalogue));
    let (required, implied) = page.split_once("implied").unwrap();
    assert!(required.contains("Dispute log") && !required.contains("management reviews"));
    assert!(implied.contains("management reviews"));
}

#[test]
fn what_to_ask_whom() {
    let catalogue = catalogue();
    let all = Interview { role: None, clause: catalogue.clause("8.3") };
    let page = questions_text(&catalogue, all, Look::PLAIN);
    narrow(&page);
    insta::assert_snapshot!("questions", page);
    let role = roles(&catalogue)[0].0;
    let one = Interview { role: Some(role), clause: None };
    insta::assert_snapshot!("questions_markdown", questions_markdown(&catalogue, one));
    assert_eq!(role_words(role), "supplier manager");
    assert!(roles_text(&catalogue, Look::PLAIN).contains("supplier manager"));
}

#[test]
fn what_feeds_what() {
    let catalogue = catalogue();
    insta::assert_snapshot!("dot", dot(&catalogue, None, Follow::All));
    assert!(!dot(&catalogue, catalogue.clause("9"), Follow::Wording).contains("8.5-01"));
    let clause = catalogue.clause("8.3");
    insta::assert_snapshot!("feeds", feeds_text(&catalogue, clause, Follow::All, Look::PLAIN));
}

#[test]
fn problems_with_their_lines() {
    let file = source(
        "organisation.json",
        "{\n  \"format_version\": 1,\n  \"artefacts\": [\n    { \"id\": \"A\", \"kind\": \"polici\", \"titel\": \"x\" }\n  ],\n  \"claims\": [\n    { \"artefact\": \"A\", \"for\": \"8.5-1\", \"state\": \"confirmed\" }\n  ]\n}\n",
    );
    let files = [file];
    let (_, problems) = Organisation::load(&files, &catalogue());
    insta::assert_snapshot!(problems_text(&problems, &files, Look::PLAIN));
    let ascii = Look { signs: Signs::Ascii, ..Look::PLAIN };
    assert!(problems_text(&problems, &files, ascii).is_ascii());
    assert_eq!(problems_text(&Problems::default(), &files, Look::PLAIN), "");
    insta::assert_snapshot!("problems_on_the_wire", problems_json(&problems));
}

#[test]
fn a_problem_in_a_very_long_line_keeps_its_column() {
    let artefact = r#"{ "id": "A\u202e\t", "kind": "polici" }, "#.repeat(400);
    let text = format!("{{ \"format_version\": 1, \"artefacts\": [{artefact}7] }}");
    let column = text.find('7').unwrap() + 1;
    let files = [source("long.json", &text)];
    let (_, problems) = Organisation::load(&files, &catalogue());
    let drawn = problems_text(&problems, &files, Look::PLAIN);
    assert!(drawn.contains(&format!("long.json:1:{column}\n")), "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() <= 80), "{drawn}");
}

#[test]
fn what_is_not_as_expected() {
    let expected = serde_json::from_str(
        r#"{
            "format_version": 1, "as_of": "2026-11-22",
            "cells": [
                { "cell": "8.3.4-01@alpha", "status": "covered", "origin": "own" },
                { "cell": "8.3.4-01@beta", "status": "covered", "because": "the scorecard was seen",
                  "defects": [
                    { "slot": "run", "artefact": "SC-B", "defect": "lapsed" },
                    { "slot": "run", "artefact": "SC-A", "defect": "lapsed" },
                    { "slot": "run", "artefact": "SC-B", "defect": "undecidet:interval" },
                    { "slot": "runs", "artefact": "SC-B", "defect": "lapsed" }
                  ] },
                { "cell": "8.3.4-01@betta", "status": "stale" },
                { "cell": "8.5-10", "status": "covered" }
            ],
            "requirements": [{ "requirement": "8.3.4-01", "status": "partial", "covered": 2, "counted": 5 }],
            "gates": [{ "gate": "policy", "state": "evidence-present" }, { "gate": "polici", "state": "evidence-present" }],
            "clauses": [{ "clause": "9.3", "known": "0.5000", "possible": "0.7500" }],
            "judgements": [{ "judgement": "J-1", "contradicts": ["8.3.4-01@beta"], "outdated": false }]
        }"#,
    )
    .unwrap();
    with_assessment(|assessment, _| {
        let comparison = compare(assessment, &expected);
        insta::assert_snapshot!(comparison_text("mole", &comparison, Look::PLAIN));
    });
}
