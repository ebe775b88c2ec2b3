//! How near an audit is: what stands on the page, and that its numbers are those of the assessment.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at once")]

mod made;

use std::collections::BTreeSet;

use clausegraph::{Indicator, Profile, Status, document::Aspect};
use clausegraph_paper::{
    Basis, Block, Figure, Paper, Section, Table, paper_markdown, readiness_paper,
};

/// Some of the sections as Markdown, so that no golden file is long.
fn told(paper: &Paper, from: usize, until: usize) -> String {
    let mut part = paper.clone();
    part.sections = paper.sections[from..until].to_vec();
    paper_markdown(&part)
}

fn figure(section: &Section) -> &Figure {
    let mut figures = section.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Numbered(_)
        | Block::Table(_)
        | Block::Notice(_)
        | Block::Fields(_)
        | Block::Tiles(_) => None,
    });
    figures.next_back().unwrap()
}

fn tables(section: &Section) -> Vec<&Table> {
    let found = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Figure(figure) => Some(&figure.data),
        Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Numbered(_)
        | Block::Notice(_)
        | Block::Fields(_)
        | Block::Tiles(_) => None,
    });
    found.collect()
}

fn named<'p>(paper: &'p Paper, anchor: &str) -> &'p Section {
    paper.sections.iter().find(|section| section.anchor == anchor).unwrap()
}

#[test]
fn an_organisation_that_says_much() {
    made::of("marlbeck", Profile::Consultant, |basis| {
        let paper = readiness_paper(basis);
        insta::assert_snapshot!("marlbeck_gates", told(&paper, 0, 3));
        insta::assert_snapshot!("marlbeck_numbers", told(&paper, 3, 6));
        insta::assert_snapshot!("marlbeck_records", told(&paper, 6, 9));
    });
}

#[test]
fn an_organisation_that_says_hardly_anything() {
    made::of_document(&made::poor(), Profile::Auditor, &|_| false, |basis| {
        let paper = readiness_paper(basis);
        insta::assert_snapshot!("poor_gates", told(&paper, 0, 3));
        insta::assert_snapshot!("poor_numbers", told(&paper, 3, 6));
        insta::assert_snapshot!("poor_records", told(&paper, 6, 9));
    });
}

/// What must be so of every readiness paper.
fn laws(basis: &Basis<'_, '_>) {
    let paper = readiness_paper(basis);
    let page = paper_markdown(&paper);
    assert!(!page.contains('\u{27ea}'), "a sentence without a key: {page}");
    let anchors: BTreeSet<&str> =
        paper.sections.iter().map(|section| section.anchor.as_str()).collect();
    assert_eq!(anchors.len(), paper.sections.len());
    for table in paper.sections.iter().flat_map(tables) {
        for row in &table.rows {
            assert!(row.cells.len() == table.columns.len() || row.cells.len() == 1);
        }
    }
    aspects_are_counted(basis, &paper);
    indicators_are_counted(basis, &paper);
    every_cell_has_an_age(basis, &paper);
}

fn aspects_are_counted(basis: &Basis<'_, '_>, paper: &Paper) {
    let catalogue = basis.assessment.catalogue();
    let data = &figure(named(paper, "readiness-aspects")).data;
    for row in &data.rows {
        let label = row.cells[0].words.text();
        let clause = catalogue.clause(label.split(' ').next().unwrap()).unwrap();
        for (aspect, cell) in Aspect::ALL.iter().zip(&row.cells[1..]) {
            // What a roll-up counts, counted again cell by cell: computed requirements are left out.
            let cells: Vec<Status> = basis
                .assessment
                .cells_below(clause)
                .filter(|cell| cell.requirement.sources().is_empty())
                .filter_map(|cell| cell.aspect(*aspect))
                .filter(|status| status.counts())
                .collect();
            let of = |wanted| cells.iter().filter(|status| **status == wanted).count();
            let (covered, unknown) = (of(Status::Covered), of(Status::CannotEvaluate));
            let text = match (cells.len(), unknown) {
                (0, _) => "not asked".to_owned(),
                (all, 0) => format!("{covered} of {all}"),
                (all, unknown) => format!("{covered} of {all}, {unknown} unknown"),
            };
            assert_eq!(cell.words.text(), text, "{label} {aspect}");
        }
    }
}

fn indicators_are_counted(basis: &Basis<'_, '_>, paper: &Paper) {
    let section = named(paper, "readiness-indicators");
    let data = &figure(section).data;
    let number = |text: String| text.parse::<usize>().unwrap();
    let order =
        [Indicator::Major, Indicator::Minor, Indicator::Observation, Indicator::Opportunity];
    for (indicator, row) in order.into_iter().zip(&data.rows) {
        let shown: Vec<_> = basis
            .findings
            .shown(basis.profile())
            .filter(|finding| finding.indicator == indicator)
            .collect();
        let before = shown.iter().filter(|finding| (basis.repeats)(&finding.id)).count();
        assert_eq!(number(row.cells[1].words.text()), before);
        assert_eq!(number(row.cells[2].words.text()), shown.len() - before);
    }
}

fn every_cell_has_an_age(basis: &Basis<'_, '_>, paper: &Paper) {
    let data = &figure(named(paper, "readiness-freshness")).data;
    let counted = basis.assessment.cells().filter(|cell| cell.status.counts()).count();
    // Four ages, what is older, what has no day, what has nothing.
    let ages = data.rows.iter().take(7);
    let sum: usize = ages.map(|row| row.cells[1].words.text().parse::<usize>().unwrap()).sum();
    assert_eq!(sum, counted);
}

#[test]
fn numbers_are_those_of_the_assessment_for_every_fixture_and_reader() {
    for name in ["marlbeck", "lindenhall", "fellroute"] {
        for profile in [Profile::Consultant, Profile::Auditor] {
            made::of(name, profile, laws);
        }
    }
}

#[test]
fn what_was_found_before_stands_apart() {
    let document = clausegraph_testkit::fixtures::organisation("lindenhall").unwrap();
    let repeats = |id: &clausegraph::FindingId| id.as_str().ends_with(['0', '1', '2', '3']);
    made::of_document(&document, Profile::Consultant, &repeats, laws);
}

#[test]
fn the_same_input_gives_the_same_paper() {
    made::of("lindenhall", Profile::Consultant, |basis| {
        assert_eq!(readiness_paper(basis), readiness_paper(basis));
    });
}

#[test]
fn an_auditor_is_shown_neither_the_day_a_plan_aims_at_nor_over_documentation() {
    let of = |profile| {
        made::of("haldon-council-it", profile, |basis| {
            let paper = readiness_paper(basis);
            (paper_markdown(&paper), basis.findings.shown(profile).count())
        })
    };
    let (consultant, auditor) = (of(Profile::Consultant), of(Profile::Auditor));
    assert!(consultant.1 > auditor.1, "the fixture has over-documentation");
    for refused in ["Burden", "burden", "aims at", "effort", "roadmap"] {
        assert!(!auditor.0.contains(refused), "{refused}");
    }
}
