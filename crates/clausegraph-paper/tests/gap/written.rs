//! What people wrote in the workbook, in the report: where it belongs, with who wrote it, and not for an auditor.

use clausegraph_paper::{Basis, Paper, Section, gap_paper, paper_markdown};

use crate::made::{for_both, sources, text};

/// An organisation, and a file with what people wrote.
fn with_papers(papers: &str, look_at: impl FnOnce(&Basis<'_, '_>, &Basis<'_, '_>)) {
    let mut files = sources("marlbeck");
    files.push(text("papers.json", papers));
    for_both(&files, look_at);
}

const PAPERS: &str = include_str!("../../../clausegraph-report/tests/data/papers.json");

fn find<'p>(sections: &'p [Section], anchor: &str) -> Option<&'p Section> {
    sections.iter().find_map(|section| {
        if section.anchor == anchor { Some(section) } else { find(&section.sections, anchor) }
    })
}

/// Some sections alone, as Markdown.
fn only(paper: &Paper, anchors: &[&str]) -> String {
    let sections =
        anchors.iter().map(|anchor| find(&paper.sections, anchor).unwrap().clone()).collect();
    paper_markdown(&Paper { facts: Vec::new(), notices: Vec::new(), sections, ..paper.clone() })
}

#[test]
fn it_stands_where_it_belongs() {
    with_papers(PAPERS, |consultant, _| {
        let paper = gap_paper(consultant);
        let places = ["results-scores", "roadmap-written", "documents-decisions"];
        insta::assert_snapshot!("written-places", only(&paper, &places));
        let annexes = ["interviews-held", "written"];
        insta::assert_snapshot!("written-annexes", only(&paper, &annexes));
        let titles: Vec<&str> =
            paper.sections.iter().map(|section| section.title.as_str()).collect();
        assert!(titles.contains(&"Annex C: What the assessors wrote"), "{titles:?}");
        assert!(titles.contains(&"Annex D: Tests of records"), "{titles:?}");
    });
}

#[test]
fn a_gap_has_the_words_of_those_who_looked_at_it() {
    let catalogue = clausegraph::catalogue().unwrap();
    let papers: Vec<serde_json::Value> = catalogue
        .requirements()
        .map(|requirement| {
            let gap = format!("Nobody shows {}.", requirement.id());
            serde_json::json!({ "requirement": requirement.id().as_str(), "gap": gap })
        })
        .collect();
    let text = serde_json::json!({ "format_version": 1, "working_papers": papers }).to_string();
    with_papers(&text, |consultant, auditor| {
        let paper = gap_paper(consultant);
        let gaps = find(&paper.sections, "gaps").unwrap();
        let full = gaps.sections.iter().filter(|section| section.anchor.starts_with("gap-"));
        let mut seen = 0;
        for gap in full {
            let page = only(&paper, &[&gap.anchor]);
            for line in page.lines().filter_map(|line| line.strip_prefix("- `")) {
                let Some((id, _)) = line.split_once('`') else { continue };
                if catalogue.requirement(id).is_some() {
                    assert!(page.contains(&format!("Nobody shows {id}.")), "{id}: {page}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 10);
        let page = paper_markdown(&gap_paper(auditor));
        assert!(!page.contains("Nobody shows"));
    });
}

#[test]
fn an_auditor_reads_who_was_asked_and_what_was_seen_alone() {
    with_papers(PAPERS, |_, auditor| {
        let page = paper_markdown(&gap_paper(auditor));
        assert!(page.contains("Interviews that were held") && page.contains("Minutes of 12 May"));
        for hidden in [
            "agenda of November",
            "three inputs were never",
            "Nobody tested the plan",
            "The board wants it",
            "MIN-IND",
            "What the assessors",
            "What people mean to do",
        ] {
            assert!(!page.contains(hidden), "{hidden}");
        }
    });
}

#[test]
fn where_nobody_wrote_nothing_speaks_of_it() {
    for_both(&sources("lindenhall"), |consultant, _| {
        let paper = gap_paper(consultant);
        let page = paper_markdown(&paper);
        for word in ["What the assessors", "What people mean to do", "What people decided"] {
            assert!(!page.contains(word), "{word}");
        }
    });
}
