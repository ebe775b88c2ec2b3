//! Organisations to make papers of, and what every paper of them keeps to.

#![allow(dead_code, unreachable_pub, reason = "not every test file uses everything")]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use clausegraph::{
    Assessment, Catalogue, Date, Organisation, SourceText, assess, document::OrganisationDocument,
    findings, forecast, map,
};
use clausegraph_paper::{Basis, Block, Language, Paper, RowSort, Section, Texts};

pub const AS_OF: &str = "2026-11-22";

/// Loads an organisation from texts, and makes something of it.
pub fn with<T>(
    catalogue: &Catalogue,
    files: &[SourceText],
    make: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let (organisation, problems) = Organisation::load(files, catalogue);
    assert!(!problems.has_errors(), "{problems:?}");
    with_loaded(catalogue, &organisation.unwrap(), make)
}

/// Makes something of a loaded organisation, as an auditor sees it.
pub fn with_loaded<T>(
    catalogue: &Catalogue,
    organisation: &Organisation,
    make: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let as_of: Date = AS_OF.parse().unwrap();
    let map = map(catalogue, organisation);
    let assessment: Assessment<'_> = assess(&map, as_of);
    let findings = findings(&assessment);
    let forecast = forecast(&map, as_of, as_of);
    let texts = Texts::new(Language::English);
    make(&Basis {
        assessment: &assessment,
        findings: &findings,
        forecast: &forecast,
        advice: None,
        repeats: &|_| false,
        texts: &texts,
    })
}

/// An organisation of the fixtures as one file.
pub fn fixture(name: &str) -> Vec<SourceText> {
    let document = clausegraph_testkit::fixtures::organisation(name).unwrap();
    vec![source(name, &document)]
}

pub fn source(name: &str, document: &OrganisationDocument) -> SourceText {
    let text = serde_json::to_string_pretty(document).unwrap();
    SourceText { name: format!("{name}.json"), text }
}

pub fn text(name: &str, text: &str) -> SourceText {
    SourceText { name: name.to_owned(), text: text.to_owned() }
}

/// A catalogue of nine requirements.
pub fn small_catalogue() -> Catalogue {
    let file = include_str!("../../../clausegraph-report/tests/data/catalogue.json");
    Catalogue::load(&[text("catalogue.json", file)], &[]).0.unwrap()
}

/// Anchors are unique and plain, links lead somewhere, and rows have all their cells.
pub fn well_made(paper: &Paper) {
    let mut anchors = Vec::new();
    let mut links = Vec::new();
    for section in &paper.sections {
        look_at(section, &mut anchors, &mut links);
    }
    let plain = |anchor: &&str| {
        anchor.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
    };
    assert!(anchors.iter().all(plain), "{anchors:?}");
    for link in links {
        assert!(anchors.contains(&link), "{link} leads nowhere");
    }
    let all = anchors.len();
    anchors.sort_unstable();
    anchors.dedup();
    assert_eq!(anchors.len(), all);
}

fn look_at<'p>(section: &'p Section, anchors: &mut Vec<&'p str>, links: &mut Vec<&'p str>) {
    anchors.push(&section.anchor);
    assert!(!section.title.is_empty());
    for block in &section.blocks {
        let Block::Table(table) = block else { continue };
        for row in &table.rows {
            match row.sort {
                RowSort::Body => assert_eq!(row.cells.len(), table.columns.len()),
                RowSort::Group => assert_eq!(row.cells.len(), 1),
            }
            let runs = row.cells.iter().flat_map(|cell| &cell.words.0);
            links.extend(runs.filter_map(|run| run.link.as_deref()?.strip_prefix('#')));
        }
    }
    for part in &section.sections {
        look_at(part, anchors, links);
    }
}

/// What clears a finding, and what a plan, a retire list and a least set would say, stands not in a text.
pub fn holds_no_advice(basis: &Basis<'_, '_>, page: &str) {
    use clausegraph_report::wording::clearing_sentence;
    let plain = |text: &str| text.replace(['`', '\\'], "");
    let page = plain(page);
    for finding in basis.findings.found() {
        if let Some(clears) = clearing_sentence(finding) {
            assert!(!page.contains(&plain(&clears)), "{clears}");
        }
        if !finding.rule.is_shown(finding.indicator, clausegraph::Profile::Auditor) {
            assert!(!page.contains(finding.id.as_str()), "{}", finding.id);
        }
    }
    let small = page.to_lowercase();
    for word in [
        "remed",
        "person-day",
        "quick win",
        "over-document",
        "retire list",
        "we recommend",
        "you should",
        "should be fixed",
        "to clear",
        "next step",
    ] {
        let found = small.lines().find(|line| line.contains(word));
        assert!(found.is_none(), "{word}: {found:?}");
    }
}
