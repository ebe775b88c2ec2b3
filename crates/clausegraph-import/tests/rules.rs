//! What rules files are told.

use clausegraph_import::Rules;
use proptest::prelude::*;

/// The problems of a rules file whose only document rule holds some lines.
fn problems(lines: &str) -> Vec<String> {
    let text = format!(
        "format_version: 1\n\
         organisation: {{id: harbour, name: Harbour}}\n\
         source: {{id: handbook, carries: [documents]}}\n\
         documents:\n\
         - name: runbooks\n  include: ['*.md']\n  kind: procedure\n  id: RB-{{stem}}\n{lines}"
    );
    match Rules::parse(&text) {
        Ok(_) => Vec::new(),
        Err(error) => error
            .problems
            .iter()
            .map(|problem| format!("{}: {}", problem.line, problem.defect))
            .collect(),
    }
}

fn check(lines: &str, expected: &[&str]) {
    assert_eq!(problems(lines), expected, "{lines}");
}

#[test]
fn a_rule_without_more_is_sound() {
    check("", &[]);
}

#[test]
fn all_problems_are_told_at_once() {
    let error = Rules::parse(
        "organisation: {id: 'a b', naem: A}\n\
         source: {id: s, carries: [documnets]}\n\
         documents:\n\
         - {name: r, include: ['[a'], kind: polici, id: '{stme}'}\n\
         - {name: r, include: ['*'], kind: policy, id: x}\n",
    )
    .unwrap_err();
    let told: Vec<String> = error.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 1, column 1: the key `format_version` is not there",
            "line 1, column 20: `a b` cannot be used: a key holds ` `: letters, digits and `._-` are allowed",
            "line 1, column 27: `naem` is no key here; did you mean `name`?",
            "line 2, column 27: `documnets` is no known word here; did you mean `documents`?",
            "line 4, column 23: `[a` is no glob: unclosed character class; missing ']'",
            "line 4, column 36: `polici` is no known word here; did you mean `policy`?",
            "line 4, column 48: `{stme}` is no template for ids: `{stme}` is none of `{stem}`, `{number}`, `{dir}`, `{path}` and `{file}`",
            "line 5, column 10: `r` is used twice",
        ]
    );
}

#[test]
fn a_field_stands_in_one_place() {
    check(
        "  fields: {title: {front_matter: title, heading: first}}\n",
        &[
            "9: a field stands in one place: `front_matter`, `heading`, `line`, `section`, `file_name`, `property`, `always` or `first_of`",
        ],
    );
    check(
        "  fields: {titel: {heading: first}}\n",
        &["9: `titel` is no key here; did you mean `title`?"],
    );
    check(
        "  carries: [owner]\n",
        &["9: the field `owner` is carried, but `fields` does not say where it stands"],
    );
}

#[test]
fn a_value_for_all_documents_must_be_readable() {
    check(
        "  fields: {status: {always: in use}}\n",
        &["9: `in use` cannot be used: the rules do not say which status this is"],
    );
    check(
        "  fields: {review_every: {always: often}}\n",
        &[
            "9: `often` cannot be used: expected an interval such as `6 months`, `1 year`, `2 weeks` or `P6M`",
        ],
    );
}

#[test]
fn forms_of_dates_are_unambiguous() {
    let field = |forms: &str| format!("  fields: {{created_on: {{line: x, forms: [{forms}]}}}}\n");
    check(&field("DD/MM/YYYY, YYYY-MM-DD"), &[]);
    check(
        &field("DD/MM/YYYY, MM/DD/YYYY"),
        &["9: `DD/MM/YYYY` and `MM/DD/YYYY` exchange day and month: a date could be read in both"],
    );
    check(
        &field("DD/MM/YY"),
        &[
            "9: `DD/MM/YY` is no form of date: a form of date holds `YYYY`, `MM`, `M` or `Month`, and `DD` or `D`, such as `DD/MM/YYYY`",
        ],
    );
    check(
        "  fields: {title: {heading: first, forms: [YYYY-MM-DD], words: {a: draft}}}\n",
        &["9: `forms` means nothing here", "9: `words` means nothing here"],
    );
}

#[test]
fn names_must_be_borne_by_something() {
    check(
        "  events: {heading: x, names: {declared: y}, order: [[declard, declared]]}\n",
        &["9: nothing is named `declard`; did you mean `declared`?"],
    );
    check(
        "record_sets:\n- {id: RS, from: runbook, population: incidents}\n",
        &["10: nothing is named `runbook`; did you mean `runbooks`?"],
    );
    check(
        "record_sets:\n- {id: RS, from: runbooks, population: incidents, tests: [{test: a, item: b}, {test: c}]}\n",
        &[
            "10: nothing is named `b`",
            "10: a test looks at one thing: `item`, `field`, `order`, `front_matter` or `not_carried`",
        ],
    );
}

#[test]
fn a_claim_has_one_target() {
    check(
        "  claims: [{at: x}, {for: 8.6.1-01, words: {a: 8.6.1-02}}, {for: '8.6/1'}]\n",
        &[
            "9: a claim has one target: `for` or `for_front_matter`",
            "9: `words` means nothing here",
            "9: `8.6/1` cannot be used: a requirement id holds `/`: letters, digits and `._-` are allowed",
        ],
    );
}

#[test]
fn yaml_is_read_strictly() {
    for (text, line) in [("a: [", 1), ("format_version: 1\nformat_version: 1\n", 2)] {
        let error = Rules::parse(text).unwrap_err();
        assert_eq!(error.problems.len(), 1);
        assert_eq!(error.problems[0].line, line);
    }
    assert!(Rules::parse("").is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[a-z_:\\[\\]{} \n-]{0,80}") {
        drop(Rules::parse(&text));
        drop(problems(&text));
    }
}
