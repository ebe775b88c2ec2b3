//! The documents that may go, as a Markdown document.

use clausegraph::{Assessment, minimise::Minimal};

use super::by_reason;
use crate::{
    markdown::{heading, line, plain},
    wording::{
        again_sentence, burden_words, document_phrase, hour_model_words, hours_words,
        minimal_sentence, points_words, proof_sentence, served_lines, stays_words, thousands,
        unsaid_words, usage_words, verb,
    },
};

/// What may go, what must stay and why, as a Markdown document; nothing is cut off.
///
/// Texts of the input are escaped, so that no title can change the shape of the document.
pub fn minimal_markdown(assessment: &Assessment<'_>, minimal: &Minimal<'_>) -> String {
    let mut text = String::new();
    line(&mut text, "# The least set of documents");
    line(&mut text, "");
    line(
        &mut text,
        &format!("As of {}. {}", assessment.as_of(), plain(&minimal_sentence(minimal))),
    );
    line(&mut text, "");
    line(&mut text, &format!("- {}", plain(&proof_sentence(minimal))));
    if !minimal.retire.is_empty() {
        line(&mut text, &format!("- {}", plain(&again_sentence(minimal))));
    }
    line(&mut text, &format!("- {}", plain(&hour_model_words(&minimal.hours))));
    retire(&mut text, minimal);
    keep(&mut text, minimal);
    stay(&mut text, minimal);
    text
}

fn retire(text: &mut String, minimal: &Minimal<'_>) {
    if minimal.retire.is_empty() {
        return;
    }
    heading(text, "May go");
    line(text, "A person decides. The dearest come first.");
    line(text, "");
    line(
        text,
        "| document | what to do | a year | what it shows, and what shows it then | ask first |",
    );
    line(text, "|:--|:--|--:|:--|:--|");
    for retired in &minimal.retire {
        let what = plain(&document_phrase(retired.artefact));
        let mut served = served_lines(retired, usize::MAX);
        served.extend(usage_words(retired.artefact));
        let served = plain(&served.join("; "));
        let unsaid = plain(&unsaid_words(&retired.unsaid).unwrap_or_default());
        line(
            text,
            &format!(
                "| **{}** {what} | {} | {} | {served} | {unsaid} |",
                plain(retired.artefact.id().as_str()),
                plain(&verb(retired)),
                hours_words(retired.burden.minutes),
            ),
        );
    }
}

fn keep(text: &mut String, minimal: &Minimal<'_>) {
    if minimal.keep.is_empty() {
        return;
    }
    heading(text, "Must stay");
    line(text, "Each shows what nothing else that stays shows.");
    line(text, "");
    for kept in &minimal.keep {
        line(
            text,
            &format!(
                "- **{}** {}, {}. Only it shows {}.",
                plain(kept.artefact.id().as_str()),
                plain(&document_phrase(kept.artefact)),
                plain(&burden_words(&kept.burden)),
                plain(&points_words(kept.only.iter(), usize::MAX)),
            ),
        );
    }
}

fn stay(text: &mut String, minimal: &Minimal<'_>) {
    if minimal.stay.is_empty() {
        return;
    }
    heading(text, "Not asked to go");
    for ((_, reason), staying) in by_reason(&minimal.stay) {
        let ids: Vec<String> = staying.iter().map(|staying| stays_words(staying)).collect();
        let many = thousands(staying.len());
        line(text, &format!("- {many} {reason}: {}", plain(&ids.join(", "))));
    }
}
