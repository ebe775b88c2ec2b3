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
            "9: a field stands in one place: `front_matter`, `heading`, `line`, `section`, `beside`, `file_name`, `property`, `always` or `first_of`",
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
fn places_are_told_by_known_words() {
    check(
        "  fields: {title: {property: titel}, owner: {property: custom.}}\n",
        &[
            "9: `titel` is no known word here; did you mean `title`?",
            "9: `custom.` is no known word here; did you mean `custom.NAME`?",
        ],
    );
    check(
        "  fields: {title: {heading: first, matches: x}, owner: {first_of: [{heading: first, line: x}]}}\n",
        &[
            "9: `matches` means nothing here",
            "9: a field stands in one place: `front_matter`, `heading`, `line`, `section`, `beside`, `file_name`, `property`, `always` or `first_of`",
        ],
    );
    check(
        "  where: [{front_mater: title}, {file_name: '('}]\n",
        &[
            "9: `front_mater` is no key here; did you mean `front_matter`?",
            "9: `(` is no regular expression: found open group without closing ')'",
        ],
    );
}

#[test]
fn events_have_a_place_forms_and_a_zone() {
    check(
        "  events: {front_matter: {begun: date}, zone: UTC, forms: [YYYY-MM-DDThh:mmzone]}\n",
        &[],
    );
    check(
        "  events: {zone: Europe/Paris, forms: [YYYY-MM-DD]}\n",
        &[
            "9: events stand below a `heading` or under keys of `front_matter`",
            "9: `Europe/Paris` is no time zone: a time zone is `UTC` or a distance such as `+02:00`: names of places change theirs over the year",
            "9: `YYYY-MM-DD` is no form of moment: a form of moment holds a date, hour and minute once each, such as `YYYY-MM-DD hh:mm`",
        ],
    );
    check(
        "  events: {front_matter: {begun: date}, names: {a: b}, order: [[begun, ended]]}\n",
        &["9: `names` means nothing here", "9: nothing is named `ended`"],
    );
}

#[test]
fn record_sets_are_made_from_rules_that_are_there() {
    check(
        "record_sets:\n- {id: RS, from: [runbooks, runbok], population: incidents}\n",
        &["10: nothing is named `runbok`; did you mean `runbooks`?"],
    );
    check(
        "record_sets:\n- {id: RS, from: runbooks, population: p, tests: [{test: a, not_carried: x, field: owner}]}\n",
        &[
            "10: a test looks at one thing: `item`, `field`, `order`, `front_matter` or `not_carried`",
        ],
    );
}

#[test]
fn people_are_pseudonyms_or_names() {
    let rules = Rules::parse(
        "format_version: 1\norganisation: {id: a, name: A}\nsource: {id: s, carries: []}\n\
         persons: name\ndocuments: []\n",
    );
    assert_eq!(
        rules.unwrap_err().to_string(),
        "line 4, column 10: `name` is no known word here; did you mean `names`?"
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
