//! The charter on one page: what it says, what it marks as undecided, and when it does not fit.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at once")]

mod made;

use clausegraph::{Profile, document::OrganisationDocument};
use clausegraph_paper::{Layout, Paper, PaperError, Sheet, charter_paper, paper_markdown};
use proptest::prelude::*;

const SHEETS: [Sheet; 2] = [Sheet::A3Landscape, Sheet::A4Portrait];

fn charter(name: &str, sheet: Sheet) -> Paper {
    made::of(name, Profile::Auditor, |basis| charter_paper(basis, sheet)).unwrap()
}

fn of_text(text: &str, sheet: Sheet) -> Result<Paper, PaperError> {
    let document: OrganisationDocument = serde_json::from_str(text).unwrap();
    made::of_document(&document, Profile::Auditor, &|_| false, |basis| charter_paper(basis, sheet))
}

/// Some of the ten blocks, as Markdown.
fn blocks(paper: &Paper, from: usize, to: usize) -> String {
    let mut paper = paper.clone();
    paper.sections = paper.sections[from - 1..to].to_vec();
    paper_markdown(&paper)
}

#[test]
fn a_provider_of_twelve_services() {
    let paper = charter("marlbeck", Sheet::A3Landscape);
    insta::assert_snapshot!("marlbeck_1_to_4", blocks(&paper, 1, 4));
    insta::assert_snapshot!("marlbeck_5_to_10", blocks(&paper, 5, 10));
}

#[test]
fn a_provider_of_twelve_services_on_a_small_sheet() {
    let paper = charter("marlbeck", Sheet::A4Portrait);
    insta::assert_snapshot!("marlbeck_a4", paper_markdown(&paper));
}

#[test]
fn what_nobody_has_decided_is_shown_as_such() {
    let poor = made::poor();
    let paper = made::of_document(&poor, Profile::Auditor, &|_| false, |basis| {
        charter_paper(basis, Sheet::A3Landscape)
    });
    insta::assert_snapshot!("poor", paper_markdown(&paper.unwrap()));
}

/// Every organisation of the fixtures fits on both sheets; the large one holds what it is made for, so that
/// the estimate is not stricter than it need be.
#[test]
fn every_organisation_fits_on_each_sheet_and_has_all_ten_blocks() {
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        made::of(&name, Profile::Auditor, |basis| {
            for sheet in SHEETS {
                let paper = charter_paper(basis, sheet);
                let paper = paper.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(paper, charter_paper(basis, sheet).unwrap(), "{name}");
                assert_eq!(paper.sections.len(), 10);
                assert!(matches!(paper.layout, Layout::OnePage { columns: 2 | 4 }));
                assert!(paper.sections.iter().all(|section| !section.blocks.is_empty()));
                let text = paper_markdown(&paper);
                assert!(!text.contains('\u{27ea}'), "{name}: a sentence has no key: {text}");
            }
            let routines = clausegraph::routines(basis.assessment).routines.len();
            let paper = charter_paper(basis, Sheet::A3Landscape).unwrap();
            let text = blocks(&paper, 5, 5);
            let shown = text.lines().filter(|line| line.starts_with("- **")).count() - 1;
            assert_eq!(shown, routines.min(10), "{name}: {text}");
        });
    }
}

/// A charter is made of facts alone: an auditor is shown the same.
#[test]
fn an_auditor_is_shown_the_same() {
    let paper = |profile| {
        made::of("lindenhall", profile, |basis| charter_paper(basis, Sheet::A3Landscape)).unwrap()
    };
    assert_eq!(paper(Profile::Consultant), paper(Profile::Auditor));
}

#[test]
fn more_than_a_block_holds_is_counted_with_its_place() {
    let services: Vec<String> = (0..30)
        .map(|number| {
            let criticality = if number < 3 { "critical" } else { "low" };
            format!(
                r#"{{"id": "s-{number}", "name": "Service {number}", "state": "in", "criticality": "{criticality}"}}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{"format_version": 1, "scope": {{"services": [{}]}},
            "artefacts": [{{"id": "CAT-1", "kind": "service-catalogue"}}]}}"#,
        services.join(", ")
    );
    let page = paper_markdown(&of_text(&text, Sheet::A3Landscape).unwrap());
    assert!(
        page.contains("Service 13: the 14 with the highest criticality; 16 more in CAT-1"),
        "{page}"
    );
}

/// What nobody tells is unknown, and never told as none or as undecided.
#[test]
fn what_no_source_carries_is_not_known() {
    let text = r#"{"format_version": 1, "sources": [{"id": "dms", "carries": []}]}"#;
    let page = paper_markdown(&of_text(text, Sheet::A3Landscape).unwrap());
    assert!(page.contains("Not known: no source on file carries"), "{page}");
    assert!(!page.contains("Nobody has"), "{page}");
}

fn with_texts(routines: usize, length: usize) -> String {
    let words = "word ".repeat(length);
    let routines: Vec<String> = (0..routines)
        .map(|number| {
            format!(
                r#"{{"id": "R-{number}", "kind": "routine", "title": "Routine {number}", "owner": "{number}-lead",
                    "routine": {{"trigger": "{words}", "outcome": "{words}", "tool": "Desk"}}}}"#
            )
        })
        .collect();
    let risks: Vec<String> = (0..3)
        .map(|number| format!(r#"{{"id": "K-{number}", "kind": "risk", "title": "{words}"}}"#))
        .collect();
    format!(
        r#"{{"format_version": 1, "artefacts": [{}]}}"#,
        routines.into_iter().chain(risks).collect::<Vec<String>>().join(", ")
    )
}

#[test]
fn what_does_not_fit_is_named_with_its_lines_all_at_once() {
    let Err(PaperError::DoesNotFit { tiles }) = of_text(&with_texts(3, 600), Sheet::A4Portrait)
    else {
        panic!("it fits");
    };
    let named: Vec<&str> = tiles.iter().map(|found| found.tile.as_str()).collect();
    assert_eq!(named, ["5 Core routines", "8 Top risks and obligations"]);
    assert!(tiles.iter().all(|found| found.lines > found.room && found.room > 0), "{tiles:?}");
    let told = PaperError::DoesNotFit { tiles }.to_string();
    assert!(told.starts_with("it does not fit on one page: `5 Core routines` takes "), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Longer texts never make a page fit that shorter ones do not; and a refusal names a part.
    #[test]
    fn longer_texts_do_not_fit_better(routines in 1_usize..6, length in 1_usize..300) {
        let short = of_text(&with_texts(routines, length), Sheet::A4Portrait);
        let long = of_text(&with_texts(routines, length + 120), Sheet::A4Portrait);
        if let Err(PaperError::DoesNotFit { tiles }) = &short {
            prop_assert!(!tiles.is_empty());
            prop_assert!(long.is_err());
        }
    }
}
