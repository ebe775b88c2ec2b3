//! Suggestions for a terminal and for programs.

use clausegraph::Catalogue;
use clausegraph_report::{Look, harmless};
use clausegraph_suggest::{Excerpt, Suggestion};
use serde_json::{Value, json};

use super::texts::Texts;
use crate::terminal::{add, paint};

/// Artefacts that are shown before the rest is counted.
const MOST: usize = 30;
/// Documents that could not be read which are listed.
const MOST_UNREAD: usize = 10;

/// The suggestions artefact by artefact, each with the passage that matched.
pub(super) fn text(
    found: &[Suggestion],
    texts: &Texts,
    catalogue: &Catalogue,
    look: Look,
) -> String {
    let mut text = String::new();
    let mut shown = 0;
    let mut artefacts = 0;
    let mut last = None;
    for suggestion in found {
        if last.replace(&suggestion.artefact) != Some(&suggestion.artefact) {
            artefacts += 1;
            if artefacts <= MOST {
                let title = texts.title(&suggestion.artefact);
                let id = paint(look.palette.strong, suggestion.artefact.as_str());
                add(&mut text, format_args!("{id}  {}\n", harmless(title)));
            }
        }
        if artefacts <= MOST {
            shown += 1;
            one(&mut text, suggestion, catalogue, look);
        }
    }
    if shown > 0 {
        text.push('\n');
    }
    if found.len() > shown {
        add(
            &mut text,
            format_args!(
                "and {} more suggestions for {} more artefacts; --sheet writes them all\n\n",
                found.len() - shown,
                artefacts - MOST
            ),
        );
    }
    text.push_str(&summary(found.len(), artefacts, texts));
    text
}

fn one(text: &mut String, suggestion: &Suggestion, catalogue: &Catalogue, look: Look) {
    let requirement = catalogue.requirement(suggestion.requirement.as_str());
    let statement = requirement.map(clausegraph::Requirement::statement).unwrap_or_default();
    let (palette, width) = (look.palette, look.width);
    let id = suggestion.requirement.as_str();
    let lead = format!("  {}  {id:<12} ", suggestion.rank);
    let room = width.saturating_sub(lead.chars().count()).max(20);
    add(text, format_args!("{lead}{}\n", shortened(&harmless(statement), room)));
    let indent = "                  ";
    let room = width.saturating_sub(indent.len()).max(20);
    if let Some(passage) = &suggestion.passage {
        let place = shortened(&harmless(&passage.place), room);
        add(text, format_args!("{indent}{}\n", paint(palette.faint, &format!("at {place}"))));
        let quoted =
            format!("“{}”", shortened(&harmless(&excerpt(passage)), room.saturating_sub(2)));
        add(text, format_args!("{indent}{}\n", paint(palette.faint, &quoted)));
    }
    let words = shortened(&harmless(&matched(suggestion)), room.saturating_sub(7));
    add(text, format_args!("{indent}{}\n", paint(palette.faint, &format!("words: {words}"))));
}

/// What was searched, what was found, and what to do now.
fn summary(suggestions: usize, artefacts: usize, texts: &Texts) -> String {
    let all = texts.found.len();
    let titles = all.saturating_sub(texts.read);
    let mut text = format!(
        "{suggestions} suggestions for {artefacts} of {all} artefacts; the texts of {} were searched, of {titles} the titles alone\n",
        texts.read,
    );
    if !texts.unread.is_empty() {
        add(&mut text, format_args!("{} could not be read:\n", texts.unread.len()));
        for (name, reason) in texts.unread.iter().take(MOST_UNREAD) {
            add(&mut text, format_args!("  {}: {}\n", harmless(name), harmless(reason)));
        }
        if texts.unread.len() > MOST_UNREAD {
            add(&mut text, format_args!("  and {} more\n", texts.unread.len() - MOST_UNREAD));
        }
    }
    text.push_str("They count for nothing before a person confirms them: clausegraph confirm\n");
    text
}

/// A passage in one line, with dots where it was cut.
pub(super) fn excerpt(passage: &Excerpt) -> String {
    let words: Vec<&str> = passage.text.split_whitespace().collect();
    let before = if passage.cut_before { "… " } else { "" };
    let after = if passage.cut_after { " …" } else { "" };
    format!("{before}{}{after}", words.join(" "))
}

/// The words that matched, the weightiest first; in brackets what they stand for.
pub(super) fn matched(suggestion: &Suggestion) -> String {
    let words: Vec<String> = suggestion
        .words
        .iter()
        .map(|found| match &found.meaning {
            Some(meaning) => format!("{} ({meaning})", found.word),
            None => found.word.clone(),
        })
        .collect();
    words.join(", ")
}

/// A text of no more characters than there is room for.
fn shortened(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The same for programs, with nothing left out.
pub(super) fn json(found: &[Suggestion], texts: &Texts) -> String {
    let suggestions: Vec<Value> = found
        .iter()
        .map(|suggestion| {
            let words: Vec<Value> = suggestion
                .words
                .iter()
                .map(|word| {
                    json!({
                        "word": word.word,
                        "meaning": word.meaning,
                        "source": word.source.as_str(),
                        "in_title": word.found.title,
                        "in_section": word.found.section,
                        "share": word.share,
                    })
                })
                .collect();
            let passage = suggestion.passage.as_ref().map(|passage| {
                let marks: Vec<[usize; 2]> =
                    passage.marks.iter().map(|mark| [mark.start, mark.end]).collect();
                json!({
                    "at": passage.place,
                    "heading": passage.heading,
                    "text": passage.text,
                    "marks": marks,
                    "cut_before": passage.cut_before,
                    "cut_after": passage.cut_after,
                })
            });
            json!({
                "artefact": suggestion.artefact.as_str(),
                "title": texts.title(&suggestion.artefact),
                "requirement": suggestion.requirement.as_str(),
                "rank": suggestion.rank,
                "score": suggestion.score,
                "passage": passage,
                "words": words,
            })
        })
        .collect();
    let unread: Vec<Value> = texts
        .unread
        .iter()
        .map(|(name, reason)| json!({ "document": name, "reason": reason }))
        .collect();
    let whole = json!({
        "format_version": 1,
        "artefacts": texts.found.len(),
        "read": texts.read,
        "unread": unread,
        "suggestions": suggestions,
    });
    format!("{whole:#}\n")
}
