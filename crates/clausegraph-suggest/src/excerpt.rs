//! The piece of a text that a suggestion shows.

use std::ops::Range;

use tantivy::tokenizer::TextAnalyzer;

use crate::{
    suggestion::Excerpt,
    text::{Section, Text},
    words::{Stem, occurrences, stems},
};

/// The longest excerpt, in bytes; a single word may be longer.
const LONGEST: usize = 320;

/// The words that are shown before the first mark.
const LEAD: usize = 6;

/// A phrase to be marked, with its points.
pub(crate) struct Wanted<'q> {
    pub(crate) stems: &'q [String],
    pub(crate) points: u64,
}

/// The piece of a section that holds most of the wanted phrases; none where it holds none of them.
///
/// Of passages that hold as much, the first; the heading counts as the last, since it is shown anyway.
pub(crate) fn excerpt(
    analyser: &mut TextAnalyzer,
    text: &Text,
    section: &Section,
    wanted: &[Wanted<'_>],
) -> Option<Excerpt> {
    let heading = section.heading.and_then(|place| text.passages.get(place));
    let mut best: Option<(u64, Shown<'_>)> = None;
    let body = section.body.iter().filter_map(|place| text.passages.get(*place));
    for passage in body.chain(heading) {
        let words = stems(analyser, &passage.text);
        let mut points = 0;
        let mut marks = Vec::new();
        for phrase in wanted {
            let found = occurrences(&words, phrase.stems);
            if !found.is_empty() {
                points += phrase.points.max(1);
                marks.extend(found);
            }
        }
        if points > best.as_ref().map_or(0, |(most, _)| *most) {
            best =
                Some((points, Shown { place: &passage.place, text: &passage.text, words, marks }));
        }
    }
    let (_, shown) = best?;
    let marks = joined(shown.marks);
    let piece = piece(&shown.words, &marks);
    Some(Excerpt {
        place: shown.place.to_owned(),
        heading: heading.map(|passage| passage.text.clone()),
        text: shown.text.get(piece.clone())?.to_owned(),
        cut_before: shown.words.first().is_some_and(|word| word.bytes.start < piece.start),
        cut_after: shown.words.last().is_some_and(|word| word.bytes.end > piece.end),
        marks: marks
            .into_iter()
            .filter(|mark| piece.start <= mark.start && mark.end <= piece.end)
            .map(|mark| mark.start - piece.start..mark.end - piece.start)
            .collect(),
    })
}

/// A passage that may be shown.
struct Shown<'t> {
    place: &'t str,
    text: &'t str,
    words: Vec<Stem>,
    marks: Vec<Range<usize>>,
}

/// Marks in order, those that overlap as one.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

/// The bytes of the piece with most marks; of equal ones the first.
fn piece(words: &[Stem], marks: &[Range<usize>]) -> Range<usize> {
    let mut best = 0..0;
    let mut most = 0;
    for mark in marks {
        let at = words.partition_point(|word| word.bytes.start < mark.start);
        let start = at.saturating_sub(LEAD);
        let mut lead = words.get(start..=at).unwrap_or_default().iter();
        // A far word is no lead: what lies between is no text.
        let first = lead
            .find(|word| word.bytes.start + LONGEST / 4 >= mark.start)
            .map_or(mark.start, |word| word.bytes.start);
        let mut end = mark.end;
        for word in words.get(at..).unwrap_or_default() {
            if word.bytes.end > first + LONGEST {
                break;
            }
            end = end.max(word.bytes.end);
        }
        let inside = marks.iter().filter(|mark| first <= mark.start && mark.end <= end).count();
        if inside > most {
            most = inside;
            best = first..end;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        text::Passage,
        words::{analyser, bare_stems},
    };

    fn check(passages: &[&str], phrases: &[&str]) -> Option<String> {
        let mut analyser = analyser();
        let text = Text {
            artefact: "A-1".parse().unwrap(),
            kind: None,
            title: String::new(),
            keywords: Vec::new(),
            passages: passages
                .iter()
                .enumerate()
                .map(|(place, text)| Passage {
                    place: place.to_string(),
                    heading: false,
                    text: (*text).to_owned(),
                })
                .collect(),
        };
        let section = Section { heading: None, body: (0..passages.len()).collect() };
        let stems: Vec<_> =
            phrases.iter().map(|phrase| bare_stems(&mut analyser, phrase)).collect();
        let wanted: Vec<_> = stems.iter().map(|stems| Wanted { stems, points: 1 }).collect();
        let found = excerpt(&mut analyser, &text, &section, &wanted)?;
        let mut shown = found.text.clone();
        for mark in found.marks.iter().rev() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        let before = if found.cut_before { "..." } else { "" };
        let after = if found.cut_after { "..." } else { "" };
        Some(format!("{}: {before}{shown}{after}", found.place))
    }

    #[test]
    fn the_passage_with_most_words_is_shown() {
        let passages = ["An incident.", "A major incident and its escalation.", "Escalation."];
        assert_eq!(
            check(&passages, &["major incident", "incident", "escalations"]).unwrap(),
            "1: A [major incident] and its [escalation]"
        );
    }

    #[test]
    fn a_long_passage_is_cut_between_words() {
        let long =
            format!("{}the escalation of störungen {}", "früher ".repeat(80), "später ".repeat(80));
        let shown = check(&[&long], &["escalation", "störungen"]).unwrap();
        assert!(shown.starts_with("0: ...früher früher"), "{shown}");
        assert!(shown.contains("the [escalation] of [störungen] später"), "{shown}");
        assert!(shown.ends_with("später..."), "{shown}");
        assert!(shown.len() < LONGEST + 20, "{shown}");
    }

    #[test]
    fn a_wide_gap_is_not_shown() {
        let text = format!("escalation {} escalation", "=".repeat(100_000));
        assert_eq!(check(&[&text], &["escalation"]).unwrap(), "0: [escalation]...");
    }

    #[test]
    fn nothing_is_shown_where_nothing_was_found() {
        assert_eq!(check(&["incident"], &["problem"]), None);
        assert_eq!(check(&[], &["problem"]), None);
    }
}
