//! The roadmap: every action once, and nothing for an auditor.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at once")]

mod made;

use std::collections::BTreeSet;

use clausegraph::{Phase, Profile};
use clausegraph_paper::{
    AuditDays, Basis, Block, Paper, PaperError, PaperKind, RowSort, paper_markdown, roadmap_csv,
    roadmap_paper,
};
use clausegraph_report::CsvLook;

use self::made::Asked;

const COMMA: CsvLook = CsvLook { separator: b',', mark: false };

fn paper(basis: &Basis<'_, '_>) -> Paper {
    roadmap_paper(basis).unwrap()
}

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
fn told(paper: &Paper, wanted: &[&str]) -> String {
    let mut part = paper.clone();
    part.sections.retain(|section| wanted.contains(&section.anchor.as_str()));
    paper_markdown(&part)
}

#[test]
fn an_organisation_that_says_much() {
    made::of("marlbeck", Profile::Consultant, |basis| {
        let paper = paper(basis);
        let overview = ["roadmap-short", "roadmap-gates", "roadmap-shape", "roadmap-picture"];
        insta::assert_snapshot!("marlbeck_overview", told(&paper, &overview));
        let people_and_stop = ["roadmap-stream-people", "roadmap-stop"];
        insta::assert_snapshot!("marlbeck_people", told(&paper, &people_and_stop));
    });
}

#[test]
fn an_organisation_that_says_hardly_anything() {
    made::of_document(&made::poor(), Profile::Consultant, &|_| false, |basis| {
        let paper = paper(basis);
        let wanted = ["roadmap-short", "roadmap-gates", "roadmap-stream-measure", "roadmap-stop"];
        insta::assert_snapshot!("poor", told(&paper, &wanted));
    });
}

#[test]
fn where_nobody_states_hours_the_roadmap_says_which_it_assumes() {
    let wanted = Asked { roadmap: true, ..Asked::default() };
    of_asked("fellroute", Profile::Consultant, wanted, |basis| {
        let paper = paper(basis);
        let overview = ["roadmap-short", "roadmap-gates", "roadmap-picture"];
        insta::assert_snapshot!("fellroute_by_phases", told(&paper, &overview));
        let plan = basis.advice.unwrap().plan;
        // Phases follow each other, and not everything begins in the first week.
        let starts: BTreeSet<String> =
            plan.actions.iter().map(|action| action.scheduled.unwrap().start.to_string()).collect();
        assert!(starts.len() > 15, "{starts:?}");
        let reached = |wanted: Phase| {
            let of_phase = plan.actions.iter().filter(|action| action.phase() == wanted);
            of_phase.map(|action| action.scheduled.unwrap().finish).max()
        };
        let phases = [Phase::FindOut, Phase::DecideAndDocument, Phase::RunAndRecord, Phase::Check];
        let ends = phases.map(reached);
        assert!(ends.is_sorted(), "{ends:?}");
    });
}

#[test]
fn stages_stand_among_the_gates_and_a_plan_that_is_late_is_told() {
    let day = |text: &str| text.parse().ok();
    let audit =
        AuditDays { audit: None, stage_one: day("2027-02-01"), stage_two: day("2027-04-01") };
    let wanted = Asked { roadmap: true, audit, ..Asked::default() };
    of_asked("fellroute", Profile::Consultant, wanted, |basis| {
        let page = told(&paper(basis), &["roadmap-gates", "roadmap-picture"]);
        assert!(page.contains("1 February 2027, as stated"), "{page}");
        assert!(page.contains("after the audit on 1 February 2027"), "{page}");
        assert!(page.contains("G5 Stage 2 | 1 Apr 2027"), "{page}");
    });
    let wanted = Asked { target: Some("2027-04-01"), ..wanted };
    of_asked("fellroute", Profile::Consultant, wanted, |basis| {
        let page = told(&paper(basis), &["roadmap-short"]);
        assert!(page.contains("that is enough to be done by 1 April 2027"), "{page}");
        assert!(page.contains("in time"), "{page}");
    });
}

#[test]
fn an_auditor_is_refused() {
    made::of("lindenhall", Profile::Auditor, |basis| {
        let refused = PaperError::Advice { kind: PaperKind::Roadmap };
        assert_eq!(roadmap_paper(basis).unwrap_err(), refused);
        assert_eq!(roadmap_csv(basis, COMMA).unwrap_err(), refused);
    });
}

/// The ids in the first column of the tables of workstreams.
fn ids(paper: &Paper) -> Vec<String> {
    let streams =
        paper.sections.iter().filter(|section| section.anchor.starts_with("roadmap-stream-"));
    let tables = streams.flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Figure(_)
        | Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Numbered(_)
        | Block::Notice(_)
        | Block::Fields(_)
        | Block::Tiles(_) => None,
    });
    let rows = tables.flat_map(|table| &table.rows).filter(|row| row.sort == RowSort::Body);
    rows.map(|row| row.cells[0].words.text()).collect()
}

#[test]
fn every_action_stands_once_in_the_tables_and_once_in_the_csv() {
    for name in ["marlbeck", "haldon-council-it"] {
        made::of(name, Profile::Consultant, |basis| {
            let paper = paper(basis);
            assert!(!paper_markdown(&paper).contains('\u{27ea}'));
            let plan = basis.advice.unwrap().plan;
            let mut planned: Vec<&str> =
                plan.actions.iter().map(|found| found.id.as_str()).collect();
            planned.sort_unstable();
            let mut told = ids(&paper);
            told.sort();
            assert_eq!(told, planned);

            let csv = roadmap_csv(basis, COMMA).unwrap();
            assert!(!csv.contains('\u{27ea}'));
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let place = reader.headers().unwrap().iter().position(|name| name == "External id");
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let mut told: Vec<&str> = rows.iter().map(|row| &row[place.unwrap()]).collect();
            told.sort_unstable();
            assert_eq!(told, planned);
        });
    }
}

#[test]
fn what_planning_tools_import_is_complete_and_no_formula() {
    let mut document = clausegraph_testkit::fixtures::organisation("brackmoor").unwrap();
    for artefact in &mut document.artefacts {
        artefact.title = clausegraph::Fact::Given("=HYPERLINK(\"x\")\n+1".to_owned());
    }
    made::of_document(&document, Profile::Consultant, &|_| false, |basis| {
        let csv = roadmap_csv(basis, CsvLook { separator: b';', mark: true }).unwrap();
        assert!(csv.starts_with('\u{feff}'));
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.as_bytes());
        let header = reader.headers().unwrap().clone();
        let place = |name: &str| header.iter().position(|known| known == name).unwrap();
        let ids: BTreeSet<String> =
            basis.advice.unwrap().plan.actions.iter().map(|action| action.id.clone()).collect();
        for row in reader.records().map(Result::unwrap) {
            for field in &row {
                assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
            }
            let days = [&row[place("Start date")], &row[place("Due date")]];
            assert!(days.iter().all(|day| day.parse::<clausegraph::Date>().is_ok()));
            assert!(row[place("Original estimate")].parse::<u64>().is_ok());
            let waits = row[place("Depends on")].split(", ").filter(|id| !id.is_empty());
            assert!(waits.into_iter().all(|id| ids.contains(id)), "{row:?}");
            assert!(row[place("Labels")].split(' ').all(|label| !label.is_empty()));
        }
    });
}

#[test]
fn numbers_at_a_glance_are_those_of_the_plan() {
    made::of("marlbeck", Profile::Consultant, |basis| {
        let paper = paper(basis);
        let plan = basis.advice.unwrap().plan;
        let Block::Tiles(tiles) = &paper.sections[0].blocks[0] else { panic!("no tiles") };
        let value = |label: &str| {
            tiles.iter().find(|tile| tile.label.starts_with(label)).unwrap().value.replace(',', "")
        };
        assert_eq!(value("actions"), plan.actions.len().to_string());
        assert_eq!(value("requirements and members that"), plan.closed().to_string());
        let stuck = plan.cells.iter().filter(|cell| cell.stuck).count();
        assert_eq!(value("requirements and members for"), stuck.to_string());
    });
}

#[test]
fn the_same_input_gives_the_same_paper_and_csv() {
    made::of("lindenhall", Profile::Consultant, |basis| {
        assert_eq!(paper(basis), paper(basis));
        assert_eq!(roadmap_csv(basis, COMMA), roadmap_csv(basis, COMMA));
    });
}
