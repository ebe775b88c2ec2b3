//! What every paper for an auditor keeps to.

#![allow(clippy::allow_attributes, clippy::unwrap_used, reason = "a test that panics has failed")]

use clausegraph_paper::{Basis, Block, Paper, RowSort, Section};

/// Anchors are unique and plain, links lead somewhere, and rows have all their cells.
pub(crate) fn well_made(paper: &Paper) {
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
pub(crate) fn holds_no_advice(basis: &Basis<'_, '_>, page: &str) {
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
