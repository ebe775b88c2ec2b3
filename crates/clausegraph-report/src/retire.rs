//! The retire list for people: what can go, why, what then stands for it, and what has to be put right.

mod csv;
mod sections;

use anstyle::Style;
use clausegraph::{Assessment, retire::RetireList};

pub use self::csv::retire_csv;
use self::sections::sections;
use crate::{
    Listing, Look,
    json::action_word,
    layout::Page,
    markdown::{line, plain},
    sections::{section_markdown, section_text},
    wording::{counted, hours_words, join, organisation_title, thousands},
};

/// The retire list as text for a terminal. Ends with a line break.
pub fn retire_text(
    assessment: &Assessment<'_>,
    list: &RetireList<'_>,
    listing: Listing,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    page.hanging("", 0, &title(assessment), page.palette().title);
    page.blank();
    for sentence in lead(list) {
        page.hanging("", 0, &sentence, Style::new());
    }
    for section in sections(list) {
        section_text(&mut page, &section, listing);
    }
    page.finish()
}

/// The retire list as a Markdown document, with nothing cut off.
pub fn retire_markdown(assessment: &Assessment<'_>, list: &RetireList<'_>) -> String {
    let mut text = String::new();
    line(&mut text, &format!("# {}", plain(&title(assessment))));
    line(&mut text, "");
    for sentence in lead(list) {
        line(&mut text, &plain(&sentence));
        line(&mut text, "");
    }
    for section in sections(list) {
        section_markdown(&mut text, &section);
    }
    text
}

fn title(assessment: &Assessment<'_>) -> String {
    let name = organisation_title(assessment);
    format!("{name}: what can go, as of {}", assessment.as_of())
}

fn lead(list: &RetireList<'_>) -> Vec<String> {
    if list.retire.is_empty() {
        return vec![
            "No document can go: each that is kept up shows something that nothing else does, or is not asked \
             to go."
                .to_owned(),
        ];
    }
    let mut said = vec![format!(
        "Nothing that is asked for needs {} of those that are kept up: {} of {} a year.",
        counted(list.retire.len(), "document", "documents"),
        hours_words(list.minutes_saved()),
        hours_words(list.minutes_before),
    )];
    let ways: [(&str, &[&str]); 3] = [
        ("can go", &["drop-copy", "merge", "withdraw"]),
        ("are used, and can be released to those who use them", &["release"]),
        ("may be used, which is not stated", &["ask-readers"]),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (words, actions) in ways {
        let of = list.retire.iter().filter(|entry| actions.contains(&action_word(entry.action)));
        let (number, minutes) =
            of.fold((0, 0), |(number, sum), entry| (number + 1, sum + entry.burden.minutes));
        if number > 0 {
            parts.push(format!("{} {words} ({})", thousands(number), hours_words(minutes)));
        }
    }
    said.push(format!("Of these, {}.", join(&parts, "and")));
    let gone = match list.proof.gone {
        0 => String::new(),
        gone => format!(
            "; {} about the documents themselves go with them",
            counted(gone, "cell", "cells")
        ),
    };
    said.push(format!(
        "Proved: assessed again without all of them, {} read as before{gone}.",
        counted(list.proof.cells, "cell", "cells"),
    ));
    if !list.proof.is_least {
        said.push("It is not proved that no other choice would save more.".to_owned());
    }
    said.push(
        "Whoever owns a document decides. What is required, a record, within its retention or asked for by \
         somebody is never listed."
            .to_owned(),
    );
    said
}
