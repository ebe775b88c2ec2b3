//! How near an audit is: what stands on the page, and that its numbers are those of the assessment.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at once")]

mod made;

use std::collections::BTreeSet;

use clausegraph::{GateState, Indicator, Profile, Status, document::Aspect};
use clausegraph_paper::{
    AuditDays, Basis, Block, Figure, Paper, Section, Table, paper_markdown, readiness_paper,
};

use self::made::Asked;

/// An organisation of the fixtures, with what is stated besides.
fn of_asked<T>(
    name: &str,
    profile: Profile,
    wanted: Asked<'_>,
    look_at: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let document = clausegraph_testkit::fixtures::organisation(name).unwrap();
    made::asked(&document, profile, &|_| false, wanted, look_at)
}

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
        insta::assert_snapshot!("marlbeck_numbers", told(&paper, 3, 7));
        insta::assert_snapshot!("marlbeck_records", told(&paper, 7, 10));
    });
}

#[test]
fn an_organisation_that_says_hardly_anything() {
    made::of_document(&made::poor(), Profile::Auditor, &|_| false, |basis| {
        let paper = readiness_paper(basis);
        insta::assert_snapshot!("poor_gates", told(&paper, 0, 3));
        insta::assert_snapshot!("poor_numbers", told(&paper, 3, 7));
        insta::assert_snapshot!("poor_records", told(&paper, 7, 10));
    });
}

/// Three days of an organisation, with both stages of its audit.
const ASKED: Asked<'_> = Asked {
    earlier: &["2025-11-22", "2026-08-22"],
    audit: AuditDays { audit: None, stage_one: None, stage_two: None },
    roadmap: false,
    target: Some("2027-10-01"),
};

fn stages() -> AuditDays {
    let day = |text: &str| text.parse().ok();
    AuditDays { audit: None, stage_one: day("2027-03-01"), stage_two: day("2027-05-03") }
}

#[test]
fn how_it_went_stands_beside_what_is_so_now() {
    let wanted = Asked { audit: stages(), ..ASKED };
    of_asked("fellroute", Profile::Consultant, wanted, |basis| {
        let paper = readiness_paper(basis);
        let glance = Paper { sections: vec![paper.sections[0].clone()], ..paper.clone() };
        insta::assert_snapshot!("fellroute_at_a_glance", paper_markdown(&glance));
        let trend = named(&paper, "readiness-trend").clone();
        let trend = Paper { sections: vec![trend], facts: Vec::new(), ..paper.clone() };
        insta::assert_snapshot!("fellroute_trend", paper_markdown(&trend));
        let open = named(&paper, "readiness-indicators").clone();
        let open = Paper { sections: vec![open], facts: Vec::new(), ..paper };
        insta::assert_snapshot!("fellroute_indicators_by_age", paper_markdown(&open));
    });
}

#[test]
fn numbers_of_earlier_days_are_those_of_their_assessments() {
    for profile in [Profile::Consultant, Profile::Auditor] {
        of_asked("haldon-council-it", profile, ASKED, |basis| {
            let paper = readiness_paper(basis);
            let section = named(&paper, "readiness-trend");
            let tables = tables(section);
            let assessment = basis.assessment;
            let days = [ASKED.earlier, &[made::DAY]].concat();
            for (at, day) in days.iter().enumerate() {
                let map = clausegraph::map(assessment.catalogue(), assessment.organisation());
                let then = clausegraph::assess(&map, day.parse().unwrap());
                let found = clausegraph::findings(&then);
                let shown = |indicator: Indicator| {
                    found.shown(profile).filter(|one| one.indicator == indicator).count()
                };
                let gates = then.gates();
                let gates = |state| gates.iter().filter(|gate| gate.state == state).count();
                let numbers: Vec<String> = [
                    gates(GateState::Present),
                    gates(GateState::Absent),
                    gates(GateState::CannotEvaluate),
                    shown(Indicator::Major),
                    shown(Indicator::Minor),
                    shown(Indicator::Observation),
                    shown(Indicator::Opportunity),
                ]
                .map(|number| number.to_string())
                .to_vec();
                let told = tables[1].rows[at].cells.iter().skip(1);
                let told: Vec<String> = told.map(|cell| cell.words.text()).collect();
                assert_eq!(told, numbers, "{day}");
                for (column, cell) in
                    tables[0].columns.iter().zip(&tables[0].rows[at].cells).skip(1)
                {
                    let number = column.header.split(' ').next().unwrap();
                    let clause = assessment.catalogue().clause(number).unwrap();
                    let counts = then.clause(clause).counts;
                    let known = counts.of(Status::Covered);
                    let possible = known + counts.of(Status::CannotEvaluate);
                    let range = if known == possible {
                        known.to_string()
                    } else {
                        format!("{known}–{possible}")
                    };
                    assert_eq!(cell.words.text(), format!("{range} of {}", counts.counted()));
                }
            }
        });
    }
}

#[test]
fn every_indicator_has_one_age_and_the_longest_are_open_that_long() {
    of_asked("marlbeck", Profile::Consultant, ASKED, |basis| {
        let paper = readiness_paper(basis);
        let section = named(&paper, "readiness-indicators");
        let bars = &figure(section).data;
        let order =
            [Indicator::Major, Indicator::Minor, Indicator::Observation, Indicator::Opportunity];
        for (indicator, row) in order.into_iter().zip(&bars.rows) {
            let shown = basis.findings.shown(basis.profile());
            let number = shown.filter(|finding| finding.indicator == indicator).count();
            let told =
                row.cells.iter().skip(1).map(|cell| cell.words.text().parse::<usize>().unwrap());
            assert_eq!(told.sum::<usize>(), number);
        }
        let longest = tables(section)[1];
        assert!(longest.caption.starts_with("Open the longest"));
        assert!(longest.note.contains("more were found on an earlier day"));
        for row in &longest.rows {
            assert!(["365", "92"].contains(&row.cells[3].words.text().as_str()), "{row:?}");
        }
    });
}

#[test]
fn a_day_that_is_stated_goes_before_those_of_engagement_and_plan() {
    let told = |wanted: Asked<'_>| {
        of_asked("lindenhall", Profile::Consultant, wanted, |basis| {
            let paper = readiness_paper(basis);
            let Block::Tiles(tiles) = &named(&paper, "readiness-audit").blocks[0] else {
                panic!("no tiles")
            };
            let labels: Vec<String> = tiles.iter().map(|tile| tile.label.clone()).collect();
            (labels.join("; "), paper.facts[2].clone())
        })
    };
    let (aimed, _) = told(ASKED);
    assert!(aimed.contains("the day that the plan aims at"), "{aimed}");
    let (stated, fact) = told(Asked { audit: stages(), ..ASKED });
    assert!(!stated.contains("aims at"), "{stated}");
    assert!(stated.starts_with("days until 1 March 2027: stage 1"), "{stated}");
    assert!(format!("{fact:?}").contains("1 March 2027"));
}

#[test]
fn where_nothing_earlier_is_there_it_says_so() {
    made::of("lindenhall", Profile::Auditor, |basis| {
        let page = paper_markdown(&readiness_paper(basis));
        assert!(page.contains("No earlier result was handed over"));
        assert!(!page.contains(" → "));
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
