//! The interactive report as text: what must be in it, for whom, and what must not.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
mod common;

use std::{collections::BTreeSet, sync::OnceLock};

use clausegraph::{Indicator, Profile, SourceText, Status, catalogue};
use clausegraph_html::report_html;
use common::Case;

fn marlbeck() -> &'static Case {
    static CASE: OnceLock<Case> = OnceLock::new();
    CASE.get_or_init(|| Case::fixture("marlbeck"))
}

fn consultant() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| marlbeck().page(Profile::Consultant))
}

fn auditor() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| marlbeck().page(Profile::Auditor))
}

/// The ids of a page, in order.
fn ids(page: &str) -> Vec<&str> {
    let (markup, _) = page.split_once("<script id=\"index\"").unwrap();
    markup
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(id, _)| id)
        .collect()
}

/// What stands between the tags of a page, scripts and styles left out.
fn words(page: &str) -> String {
    let mut text = String::new();
    let (_, mut rest) = page.split_once("<body>").unwrap();
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let skipped = if after.starts_with("script") {
            after.split_once("</script").unwrap().1
        } else if after.starts_with("style") {
            after.split_once("</style").unwrap().1
        } else {
            after
        };
        rest = skipped.split_once('>').unwrap().1;
    }
    text
}

#[test]
fn every_cell_of_the_assessment_is_in_the_page() {
    let ids: BTreeSet<&str> = ids(consultant()).into_iter().collect();
    marlbeck().basis(Profile::Consultant, |basis, _| {
        let cells = basis.assessment.cells();
        assert!(cells.len() > 3_000);
        for cell in cells {
            assert!(ids.contains(cell.name().as_str()), "{}", cell.name());
        }
        for requirement in basis.assessment.catalogue().requirements() {
            assert!(ids.contains(format!("r-{}", requirement.id()).as_str()));
        }
        for (place, _) in basis.assessment.organisation().artefacts().iter().enumerate() {
            assert!(ids.contains(format!("a{place}").as_str()), "artefact {place}");
        }
        for (place, finding) in basis.findings.shown(Profile::Consultant).enumerate() {
            assert!(ids.contains(format!("f{place}").as_str()), "{}", finding.id);
        }
    });
}

#[test]
fn where_cells_are_data_every_one_of_them_is_there() {
    let case = large();
    let page = case.page(Profile::Consultant);
    case.basis(Profile::Consultant, |basis, _| {
        let cells = basis.assessment.cells().len();
        assert!(cells > 6_000, "{cells}");
        let (_, index) =
            page.split_once("<script id=\"index\" type=\"application/json\">").unwrap();
        let (index, rest) = index.split_once("</script>").unwrap();
        let index: serde_json::Value = serde_json::from_str(index).unwrap();
        let statuses: String = basis
            .assessment
            .cells()
            .map(|cell| Status::ALL.iter().position(|one| *one == cell.status).unwrap().to_string())
            .collect();
        assert_eq!(index["s"].as_str(), Some(statuses.as_str()));
        let (_, kept) = rest.split_once("<script id=\"kept\" type=\"application/json\">").unwrap();
        let (kept, _) = kept.split_once("</script>").unwrap();
        let kept: serde_json::Value = serde_json::from_str(kept).unwrap();
        assert_eq!(kept["cells"].as_array().map(Vec::len), Some(cells));
        for requirement in basis.assessment.catalogue().requirements() {
            assert!(page.contains(&format!("id=\"r-{}\"", requirement.id())));
        }
    });
    let (markup, _) = page.split_once("<script id=\"index\"").unwrap();
    assert!(!markup.contains("<details class=\"c\""));
    assert!(markup.contains("<noscript>"));
}

/// An organisation of one text before the built-in catalogue.
fn text(text: &str) -> Case {
    let file = SourceText { name: "organisation.json".to_owned(), text: text.to_owned() };
    Case::of(catalogue().unwrap(), vec![file], "2026-11-22".parse().unwrap())
}

/// More cells than are written out.
fn large() -> Case {
    let services: Vec<String> = (0..120)
        .map(|number| format!(r#"{{"id": "service-{number}", "state": "in", "owner": null}}"#))
        .collect();
    text(&format!(r#"{{"format_version": 1, "scope": {{"services": [{}]}}}}"#, services.join(",")))
}

#[test]
fn no_id_stands_twice_and_every_link_leads_somewhere() {
    for page in [consultant(), auditor()] {
        let ids = ids(page);
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice");
        for link in page.split(" href=\"#").skip(1) {
            let (target, _) = link.split_once('"').unwrap();
            assert!(known.contains(target), "{target} is nowhere");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let small = || Case::fixture("lindenhall").page(Profile::Consultant);
    assert!(small() == small());
}

#[test]
fn the_page_needs_nothing_beside_it() {
    for page in [consultant(), auditor()] {
        for tag in ["<link", "<img", "<iframe", "<object", "@import", "url(", " src="] {
            // A picture may name its own parts.
            assert!(!page.replace("url(#", "").contains(tag), "{tag}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en"));
    }
}

#[test]
fn every_sentence_has_its_key() {
    for page in [consultant(), auditor()] {
        assert!(!page.contains('\u{27ea}'), "{:?}", page.split('\u{27ea}').nth(1));
    }
}

#[test]
fn headings_follow_each_other() {
    for page in [consultant(), auditor()] {
        let mut last = 0;
        for (at, _) in page.match_indices("<h") {
            let Some(level) = page.get(at + 2..at + 3).and_then(|text| text.parse::<u32>().ok())
            else {
                continue;
            };
            assert!(level <= last + 1, "a heading {level} behind a heading {last}");
            last = level;
        }
        assert_eq!(page.matches("<h1").count(), 1);
        for landmark in ["<header", "<nav", "<main", "<footer", "role=\"search\""] {
            assert_eq!(page.matches(landmark).count(), 1, "{landmark}");
        }
        assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
        assert!(!page.contains("<th>"), "a header says what it heads");
    }
}

#[test]
fn gates_stand_above_all_numbers_and_there_is_no_grand_total() {
    let page = consultant();
    let place = |anchor: &str| page.find(&format!("<section id=\"{anchor}\"")).unwrap();
    assert!(place("gates") < place("heat"));
    let said = words(page);
    for word in ["compliant", "Overall score", "maturity", "certified as"] {
        assert!(!said.contains(word), "{word}");
    }
    assert!(said.contains("A gap assessment is not an internal audit"));
}

#[test]
fn an_auditor_sees_no_cause_remedy_effort_plan_or_burden() {
    let page = auditor();
    for anchor in ["retire", "upstream"] {
        assert!(!page.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        assert!(consultant().contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
    let said = words(page);
    for words in ["What would clear it", "Do by", "Upstream", "upstream", "Retire", "health"] {
        assert!(!said.contains(words), "{words}");
    }
    marlbeck().basis(Profile::Auditor, |basis, _| {
        let hidden = basis
            .findings
            .found()
            .filter(|finding| !finding.rule.is_shown(finding.indicator, Profile::Auditor));
        let mut number = 0;
        for finding in hidden {
            number += 1;
            assert!(!page.contains(finding.id.as_str()), "{}", finding.id);
        }
        assert!(number > 0);
        for finding in basis.findings.shown(Profile::Auditor) {
            assert_ne!(finding.indicator, Indicator::Health);
            let clears = clausegraph_report::wording::clearing_sentence(finding);
            assert!(clears.is_none_or(|clears| !said.contains(&clears)));
        }
    });
    assert!(said.contains("Grades, conclusions and recommendations are left for the auditor"));
    assert!(page.contains("class=\"fill\""), "places to write a judgement in");
}

#[test]
fn hostile_texts_stay_texts() {
    let evil = r#"</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>'&amp;<!--\u202e\u0007"#;
    let page = text(&hostile(evil)).page(Profile::Consultant);
    assert!(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
    assert!(!page.contains("<img"), "a picture came in");
    assert!(!page.contains("<script>alert"), "a script came in");
    // Ours: the first one, the data, the last one.
    assert_eq!(page.matches("<script").count(), 3);
    assert_eq!(page.matches("</script").count(), 3);
    assert!(!page.contains("<!--"), "a comment came in");
    assert!(!page.contains(['\u{202e}', '\u{7}']), "a sign that steers came in");
    assert!(!page.to_lowercase().contains("href=\"javascript:"), "a link that runs came in");
    assert!(page.contains("javascript:alert(2)"), "the address is shown as it is");
}

/// An organisation with a hostile text wherever a text may stand.
fn hostile(evil: &str) -> String {
    format!(
        r#"{{"format_version": 1,
  "organisation": {{"id": "evil", "name": "{evil}"}},
  "people": [{{"key": "owner", "office": "{evil}"}}],
  "scope": {{
    "services": [{{"id": "payroll", "name": "{evil}", "state": "in", "owner": "owner", "part": "{evil}"}}],
    "suppliers": [{{"id": "acme", "name": "{evil}", "state": "in", "supplier_type": "external"}}]}},
  "engagement": {{"type": "gap", "criteria": "{evil}", "scope": "{evil}", "period": "2026-10-01/2026-11-22"}},
  "artefacts": [
    {{"id": "POL-1", "kind": "policy", "title": "{evil}", "status": "in-use", "version": "{evil}",
      "owner": "owner", "uri": "javascript:alert(2)", "covers": []}},
    {{"id": "CON-1", "kind": "contract", "title": "{evil}", "status": "draft", "covers": ["acme"],
      "uri": "https://example.org/\"><script>alert(1)</script>"}}],
  "claims": [{{"artefact": "POL-1", "for": "5.2.1-01", "at": "{evil}", "by": "owner",
      "on": "2026-10-01", "state": "confirmed"}}],
  "judgements": [{{"id": "J-1", "requirement": "5.2.1-01", "context": "gap", "value": "conformity",
      "by": "owner", "on": "2026-10-02", "reason": "{evil}"}}]}}"#
    )
}

#[test]
fn an_empty_organisation_has_a_page() {
    let case = text(r#"{"format_version": 1}"#);
    for profile in [Profile::Consultant, Profile::Auditor] {
        let page = case.basis(profile, |basis, _| report_html(basis));
        assert!(!page.contains('\u{27ea}'));
        assert!(page.contains("Organisation without a name"));
    }
}
