//! The evidence map as a paper.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod kept;
mod made;

use clausegraph_paper::{
    Block, Paper, RowSort, Section, Sheet, evidence_map_paper, paper_markdown,
};
use made::{for_auditor, small_catalogue, sources, text};

fn small() -> Vec<clausegraph::SourceText> {
    let organisation = include_str!("../../clausegraph-report/tests/data/audited.json").to_owned();
    vec![text("audited.json", &organisation)]
}

/// The last two cells of each row: judgement, and by and on.
fn places(paper: &Paper) -> Vec<[String; 2]> {
    fn of(section: &Section, found: &mut Vec<[String; 2]>) {
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            for row in table.rows.iter().filter(|row| row.sort == RowSort::Body) {
                if let [.., judgement, by] = row.cells.as_slice() {
                    found.push([judgement.words.text(), by.words.text()]);
                }
            }
        }
        section.sections.iter().for_each(|part| of(part, found));
    }
    let mut found = Vec::new();
    let chapters = paper.sections.iter().filter(|found| found.anchor.starts_with("chapter-"));
    chapters.for_each(|chapter| of(chapter, &mut found));
    found
}

#[test]
fn a_small_organisation() {
    for_auditor(&small_catalogue(), &small(), |basis| {
        let paper = evidence_map_paper(basis, &|_| true);
        assert_eq!(paper.sheet, Sheet::A4Landscape);
        insta::assert_snapshot!(paper_markdown(&paper));
    });
}

#[test]
fn one_clause_alone() {
    for_auditor(&small_catalogue(), &small(), |basis| {
        let paper = evidence_map_paper(basis, &|found| found.clause_id().to_string() == "9.3");
        let page = paper_markdown(&paper);
        assert!(page.contains("9.3-a") && !page.contains("8.5-01"));
        assert_eq!(places(&paper).len(), 2);
        let nothing = evidence_map_paper(basis, &|_| false);
        assert!(paper_markdown(&nothing).contains("No requirement was asked for."));
    });
}

#[test]
fn every_fixture_gives_the_same_bytes_twice_and_is_well_made() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            let paper = evidence_map_paper(basis, &|_| true);
            assert!(paper == evidence_map_paper(basis, &|_| true), "{name}");
            kept::well_made(&paper);
            let page = paper_markdown(&paper);
            assert!(!page.contains('\u{27ea}'), "{name}");
            kept::holds_no_advice(basis, &page);
        });
    }
}

/// A place holds a judgement where a person judged the cell, and is empty everywhere else.
#[test]
fn nobody_is_put_a_judgement_in_the_mouth() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            let places = places(&evidence_map_paper(basis, &|_| true));
            let cells: Vec<_> = basis.assessment.cells().collect();
            assert_eq!(places.len(), cells.len(), "{name}");
            let empty = [
                basis.texts.say("evidence-map-place-judgement"),
                basis.texts.say("evidence-map-place-by"),
            ];
            let all = basis.assessment.judgements();
            for (place, cell) in places.iter().zip(&cells) {
                let about = all.iter().filter(|result| {
                    result.state == clausegraph::JudgementState::Active
                        && basis
                            .assessment
                            .judged_cells(result.judgement)
                            .any(|judged| judged.name() == cell.name())
                });
                match about.max_by_key(|result| (result.judgement.on, &result.judgement.id)) {
                    Some(last) if last.judgement.value.as_str() != "not-yet" => {
                        assert!(
                            place[0].contains(&last.judgement.reason),
                            "{name} {}",
                            cell.name()
                        );
                        assert!(place[1].contains(last.judgement.by.as_str()));
                    }
                    Some(_) | None => assert_eq!(*place, empty, "{name} {}", cell.name()),
                }
            }
        });
    }
}
