//! `RULES.md` is what the rules say of themselves.
//!
//! After a change of a rule, write it anew: `UPDATE_RULES=1 cargo test -p clausegraph-report --test rules`.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{env, fs, path::Path};

use clausegraph::{Profile, catalogue, rules};
use clausegraph_report::{Look, rule_text, rules_markdown};

#[test]
fn the_pages_of_the_rules_are_those_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md");
    let text = rules_markdown(&catalogue().unwrap(), Profile::Consultant);
    if env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "RULES.md is not what the rules say: run with UPDATE_RULES=1");
}

#[test]
fn an_auditor_is_given_no_page_on_paper_and_health() {
    let catalogue = catalogue().unwrap();
    let all = rules_markdown(&catalogue, Profile::Consultant);
    let of_auditor = rules_markdown(&catalogue, Profile::Auditor);
    for rule in rules() {
        let page = format!("## {} ", rule.code);
        let any =
            rule.indicators.iter().any(|indicator| rule.is_shown(*indicator, Profile::Auditor));
        assert!(all.contains(&page));
        assert_eq!(of_auditor.contains(&page), any, "{}", rule.code);
    }
}

#[test]
fn no_line_of_a_page_is_wider_than_the_terminal() {
    let catalogue = catalogue().unwrap();
    for rule in rules() {
        let text = rule_text(rule, &catalogue, Look::PLAIN);
        let wide = text.lines().find(|line| line.chars().count() > Look::PLAIN.width);
        assert_eq!(wide, None, "{}", rule.code);
    }
}
