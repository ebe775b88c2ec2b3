//! Vocabularies with one defect each, and what is said about them.

use std::fmt::Write;

use clausegraph_model::SourceText;
use clausegraph_suggest::Vocabulary;

use crate::common;

/// The situation, and the fields besides version and catalogue.
const DEFECTS: &[(&str, &str)] = &[
    ("unknown clause", r#""clauses": [{"clause": "8.6.11", "words": ["outage"]}]"#),
    (
        "unknown requirement",
        r#""requirements": [{"requirement": "8.6.1-a9", "words": ["outage"]}]"#,
    ),
    ("malformed clause", r#""clauses": [{"clause": "8.6/1", "words": ["outage"]}]"#),
    ("entry twice", r#""clauses": [{"clause": "8.6.1"}, {"clause": "8.6.1"}]"#),
    ("entry without id", r#""clauses": [{"words": ["outage"]}]"#),
    ("word twice", r#""clauses": [{"clause": "8.6.1", "words": ["outage", "Outages"]}]"#),
    (
        "word as hint",
        r#""clauses": [{"clause": "8.6.1", "words": ["outage"], "hints": ["outage"]}]"#,
    ),
    ("blank word", r#""clauses": [{"clause": "8.6.1", "words": ["outage", " - "]}]"#),
    ("word in two groups", r#""groups": [["supplier", "vendor"], ["seller", "vendor"]]"#),
    ("group of one", r#""groups": [["supplier"]]"#),
    ("stop word twice", r#""stop_words": ["service", "service"]"#),
    ("number for a word", r#""stop_words": [7]"#),
    ("unknown field", r#""claused": []"#),
    ("field twice", r#""groups": [], "groups": []"#),
];

#[test]
fn each_defect_is_told_with_its_place() {
    let catalogue = common::catalogue();
    let mut told = String::new();
    let mut check = |situation: &str, text: String| {
        let file = SourceText { name: "en.json".to_owned(), text };
        let (_, problems) = Vocabulary::load(&catalogue, &[file]);
        assert!(!problems.is_empty(), "{situation}");
        for problem in problems.iter() {
            writeln!(told, "{situation}: {problem}").unwrap();
        }
    };
    let head = r#"{"format_version": 1, "catalogue": "iso20000-1@2018+a1", "#;
    for (situation, fields) in DEFECTS {
        check(situation, format!("{head}\n{fields}}}"));
    }
    check("no version", r#"{"catalogue": "iso20000-1@2018+a1"}"#.to_owned());
    check("other version", r#"{"format_version": 2}"#.to_owned());
    check("no catalogue", r#"{"format_version": 1}"#.to_owned());
    check("other catalogue", r#"{"format_version": 1, "catalogue": "iso20000-1@2011"}"#.to_owned());
    check("no object", "[]".to_owned());
    check("no JSON", "{\"format_version\": 1,\n \"groups\": [}".to_owned());
    insta::assert_snapshot!(told);
}

#[test]
fn all_defects_are_told_at_once_and_files_add_up() {
    let catalogue = common::catalogue();
    let file = |name: &str, fields: &str| SourceText {
        name: name.to_owned(),
        text: format!("{{\"format_version\": 1, \"catalogue\": \"iso20000-1@2018+a1\", {fields}}}"),
    };
    let one = file("one.json", r#""groups": [["a"], ["supplier", "vendor"]], "stop_words": ["-"]"#);
    let two = file("two.json", r#""groups": [["vendor", "seller"]]"#);
    let (vocabulary, problems) = Vocabulary::load(&catalogue, &[one, two]);
    assert!(vocabulary.is_none());
    let files: Vec<&str> = problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(files, ["one.json", "one.json", "two.json"]);
}
