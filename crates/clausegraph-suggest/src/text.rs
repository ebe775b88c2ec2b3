//! What is searched: artefacts as plain text.

use clausegraph_model::{ArtefactId, ArtefactKind};

/// The text of an artefact, as whoever opened it reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// The artefact; each has one text.
    pub artefact: ArtefactId,
    /// Its kind; an artefact of unknown kind is suggested everywhere.
    pub kind: Option<ArtefactKind>,
    /// Its title; may be blank.
    pub title: String,
    /// Words that somebody filed it under.
    pub keywords: Vec<String>,
    /// What it says, in reading order.
    pub passages: Vec<Passage>,
}

/// A paragraph, a row, or a heading of a text.
///
/// A heading speaks for the passages below it until the next one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Where it stands, in the words of whoever opened the text: `page 4`, `Scope`, `row 17`.
    pub place: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// The passage itself.
    pub text: String,
}

/// The number of words after which a section is cut, so that a text without headings has sections, too.
const SECTION_WORDS: usize = 250;

/// A heading with what stands below it: the unit that is searched.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// The place of the heading in the list of passages.
    pub(crate) heading: Option<usize>,
    /// The places of the other passages.
    pub(crate) body: Vec<usize>,
}

/// The sections of a text, in reading order.
pub(crate) fn sections(text: &Text) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut open = Section::default();
    let mut words = 0;
    for (place, passage) in text.passages.iter().enumerate() {
        if passage.heading {
            let heading = Some(place);
            push(
                &mut sections,
                std::mem::replace(&mut open, Section { heading, body: Vec::new() }),
            );
            words = 0;
            continue;
        }
        if words >= SECTION_WORDS {
            let heading = open.heading;
            push(
                &mut sections,
                std::mem::replace(&mut open, Section { heading, body: Vec::new() }),
            );
            words = 0;
        }
        open.body.push(place);
        words += passage.text.split_whitespace().count();
    }
    push(&mut sections, open);
    sections
}

fn push(sections: &mut Vec<Section>, section: Section) {
    if section.heading.is_some() || !section.body.is_empty() {
        sections.push(section);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(heading: bool, words: usize) -> Passage {
        Passage { place: String::new(), heading, text: "word ".repeat(words) }
    }

    fn check(passages: Vec<Passage>) -> Vec<(Option<usize>, Vec<usize>)> {
        let text = Text {
            artefact: "A-1".parse().unwrap(),
            kind: None,
            title: String::new(),
            keywords: Vec::new(),
            passages,
        };
        sections(&text).into_iter().map(|section| (section.heading, section.body)).collect()
    }

    #[test]
    fn a_heading_opens_a_section() {
        let passages =
            vec![passage(false, 1), passage(true, 1), passage(true, 1), passage(false, 1)];
        assert_eq!(check(passages), [(None, vec![0]), (Some(1), vec![]), (Some(2), vec![3])]);
    }

    #[test]
    fn a_long_section_is_cut_and_keeps_its_heading() {
        let passages = vec![passage(true, 1), passage(false, 300), passage(false, 1)];
        assert_eq!(check(passages), [(Some(0), vec![1]), (Some(0), vec![2])]);
    }

    #[test]
    fn a_text_without_passages_has_no_section() {
        assert_eq!(check(Vec::new()), []);
    }
}
