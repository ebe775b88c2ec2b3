//! The log of judgements as a Markdown document.

use clausegraph::Assessment;

use super::{Cells, LogFilter, WHOSE, count_line, entries, facts};
use crate::{
    layout::add,
    markdown::plain,
    wording::{
        Hashes, NO_ENGAGEMENT, engagement_facts, judgement_words, organisation_title, state_words,
    },
};

/// The judgements of an organisation as a Markdown document, the newest last, with whole hashes.
///
/// Texts of the input are escaped, so that no reason can change the shape of the document.
pub fn judgements_markdown(assessment: &Assessment<'_>, filter: &LogFilter<'_>) -> String {
    let mut text = format!("# Judgements: {}\n\n", plain(organisation_title(assessment)));
    let title = plain(assessment.catalogue().title());
    add(&mut text, format_args!("{title}, as of {}.\n\n> {WHOSE}\n\n", assessment.as_of()));
    text.push_str(&engagement_markdown(assessment).unwrap_or_else(|| format!("{NO_ENGAGEMENT}\n")));
    let entries = entries(assessment, filter);
    add(&mut text, format_args!("\n{}\n", plain(&count_line(&entries, filter))));
    for entry in entries.iter().filter(|entry| filter.shows(entry)) {
        let judgement = entry.result.judgement;
        let value = judgement_words(judgement.value);
        let state = state_words(entry.result.state);
        add(&mut text, format_args!("\n## {}: {value}, {state}\n\n", judgement.id));
        let mut label = "";
        for fact in facts(assessment, entry, Cells::Contradicted, Hashes::Whole) {
            // Every row says what it is: there is no column to look up.
            label = if fact.label.is_empty() { label } else { fact.label };
            add(&mut text, format_args!("- **{label}**: {}\n", plain(&fact.text)));
        }
    }
    text
}

/// What the engagement says of itself as a list; none where none is stated.
pub(crate) fn engagement_markdown(assessment: &Assessment<'_>) -> Option<String> {
    let engagement = assessment.organisation().engagement()?;
    let mut text = String::new();
    for (label, says) in engagement_facts(engagement) {
        add(&mut text, format_args!("- **{label}**: {}\n", plain(&says)));
    }
    Some(text)
}
