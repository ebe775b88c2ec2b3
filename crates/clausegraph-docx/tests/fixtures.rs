//! The papers of real organisations as documents.

#![allow(
    clippy::allow_attributes,
    clippy::assigning_clones,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops at once; long ones are lists"
)]

mod common;
#[path = "../../clausegraph-paper/tests/made/mod.rs"]
mod made;

use clausegraph::Profile;
use clausegraph_docx::{Template, paper_docx};
use clausegraph_paper::{
    AuditEdition, Basis, Paper, Sheet, audit_paper, charter_paper, evidence_map_paper, gap_paper,
    readiness_paper, review_pack_paper, roadmap_paper,
};

use self::common::{check::check, paper, read, templates};

/// Every paper that there is of an organisation, with a name for its file.
fn papers(basis: &Basis<'_, '_>) -> Vec<(&'static str, Paper)> {
    let mut papers = vec![
        ("gap", gap_paper(basis)),
        ("evidence-map", evidence_map_paper(basis, &|_| true)),
        ("audit", audit_paper(basis, AuditEdition::Iso19011Of2026)),
        ("review-pack", review_pack_paper(basis)),
        ("readiness", readiness_paper(basis)),
    ];
    papers.extend(charter_paper(basis, Sheet::A3Landscape).map(|paper| ("charter-a3", paper)));
    papers.extend(charter_paper(basis, Sheet::A4Portrait).map(|paper| ("charter-a4", paper)));
    papers.extend(roadmap_paper(basis).map(|paper| ("roadmap", paper)));
    papers
}

/// Writes the papers, checks them, and keeps them where they can be looked at.
fn written(name: &str, basis: &Basis<'_, '_>) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).unwrap();
    let template = templates::english();
    for (kind, paper) in papers(basis) {
        let bytes = paper_docx(&paper, None).unwrap();
        check(&bytes);
        let text = read::text(&read::part(&bytes, "word/document.xml"));
        let mut found = text.split(|sign: char| sign.is_whitespace() || sign == '\u{fffd}');
        for word in paper::words(&paper) {
            assert!(found.any(|known| known == word), "{name}, {kind}: `{word}` is not there");
        }
        std::fs::write(folder.join(format!("{name}-{kind}.docx")), &bytes).unwrap();
        let filled = template_with_facts_of(&template, &paper);
        let filled = Template { bytes: &filled, as_of: "22 November 2026" };
        let filled = paper_docx(&paper, Some(filled)).unwrap();
        check(&filled);
        std::fs::write(folder.join(format!("{name}-{kind}-template.docx")), &filled).unwrap();
    }
}

/// The template with a fact that the paper has in the place of one that it may not have.
fn template_with_facts_of(template: &[u8], paper: &Paper) -> Vec<u8> {
    let placeholder = match paper.facts.first() {
        Some(fact) => format!("{{{{fact: {}}}}}", fact.label),
        None => String::new(),
    };
    templates::with(template, "word/document.xml", |text| {
        text.replace("{{fact:scope}}", &placeholder)
    })
}

#[test]
fn a_consultant_gets_every_paper_of_a_rich_organisation() {
    made::of("marlbeck", Profile::Consultant, |basis| written("marlbeck", basis));
}

#[test]
fn an_auditor_gets_every_paper_that_is_no_advice() {
    made::of("marlbeck", Profile::Auditor, |basis| written("marlbeck-auditor", basis));
}

#[test]
fn an_organisation_that_hardly_says_anything_gets_its_papers_too() {
    made::of_document(&made::poor(), Profile::Consultant, &|_| false, |basis| {
        written("poor", basis);
    });
}
