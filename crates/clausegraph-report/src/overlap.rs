//! Overlap for people: what says, shows or does the same again.

mod sections;

use anstyle::Style;
use clausegraph::{Assessment, overlap::Overlap};

use self::sections::sections;
use crate::{
    Listing, Look,
    layout::Page,
    markdown::{line, plain},
    sections::{Section, section_markdown, section_text},
    wording::{counted, organisation_title},
};

/// Overlap as text for a terminal. Ends with a line break.
pub fn overlap_text(
    assessment: &Assessment<'_>,
    overlap: &Overlap<'_>,
    listing: Listing,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    page.hanging("", 0, &title(assessment), page.palette().title);
    page.blank();
    for sentence in lead(overlap) {
        page.hanging("", 0, &sentence, Style::new());
    }
    for section in sections(assessment, overlap) {
        section_text(&mut page, &section, listing);
    }
    page.finish()
}

/// Overlap as a Markdown document, with nothing cut off.
pub fn overlap_markdown(assessment: &Assessment<'_>, overlap: &Overlap<'_>) -> String {
    let mut text = String::new();
    line(&mut text, &format!("# {}", plain(&title(assessment))));
    line(&mut text, "");
    for sentence in lead(overlap) {
        line(&mut text, &plain(&sentence));
    }
    for section in sections(assessment, overlap) {
        section_markdown(&mut text, &section);
    }
    text
}

fn title(assessment: &Assessment<'_>) -> String {
    let name = organisation_title(assessment);
    format!("{name}: what overlaps, as of {}", assessment.as_of())
}

/// What was looked at, and what this is no statement about.
fn lead(overlap: &Overlap<'_>) -> Vec<String> {
    let documents = counted(overlap.documents, "document", "documents");
    let routines = counted(overlap.routines, "routine", "routines");
    let mut said = vec![format!("{documents} and {routines} that are there were looked at.")];
    let texts = overlap.compared_texts;
    said.push(if texts == 0 {
        "No text was compared: the files state no likeness; --documents DIR reads the texts."
            .to_owned()
    } else {
        format!("Texts were compared of {}.", counted(texts, "document", "documents"))
    });
    said.push(
        "What overlaps is worth a look, and may be wanted; what can go without loss, `retire` tells."
            .to_owned(),
    );
    said
}

/// A section that has rows.
fn filled(section: Section) -> Option<Section> {
    (!section.rows.is_empty() || !section.lead.is_empty()).then_some(section)
}
