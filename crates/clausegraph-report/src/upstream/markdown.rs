//! Upstream gaps as a Markdown document.

use clausegraph::{Assessment, Upstream};

use super::{Reasons, alone_lines, lines, title_of};
use crate::{
    layout::status_sign,
    markdown::{heading, line, plain},
    text::status_words,
    wording::{
        NO_ROOT_CAUSE, UNLOCKED, bond_words, capitalised, effect_words, member_words,
        organisation_title, thousands, upstream_sentences, upstream_title,
    },
};

/// Upstream gaps as a Markdown document, with the same content as the text for a terminal.
///
/// Texts of the input are escaped, so that no title or reason can change the shape of the document.
pub fn upstream_markdown(
    assessment: &Assessment<'_>,
    upstream: &Upstream<'_>,
    top: usize,
) -> String {
    let mut text = String::new();
    let name = format!("{}: {}", organisation_title(assessment), upstream_title(upstream.clause));
    line(&mut text, &format!("# {}", plain(&name)));
    line(&mut text, "");
    line(
        &mut text,
        &format!("{}, as of {}.", plain(assessment.catalogue().title()), assessment.as_of()),
    );
    line(&mut text, "");
    for sentence in upstream_sentences(upstream) {
        line(&mut text, &format!("- {}", plain(&sentence)));
    }
    if upstream.gaps.is_empty() {
        return text;
    }
    if !upstream.upstream.is_empty() {
        line(&mut text, "");
        line(&mut text, &format!("{} {}", plain(NO_ROOT_CAUSE), plain(UNLOCKED)));
        order(&mut text, assessment, upstream, top);
        ranking(&mut text, assessment, upstream, top);
    }
    if !upstream.alone.is_empty() {
        heading(&mut text, "Alone");
        for (label, ids) in alone_lines(upstream) {
            line(&mut text, &format!("- {}: {}", capitalised(label), plain(&ids)));
        }
    }
    text
}

fn order(text: &mut String, assessment: &Assessment<'_>, upstream: &Upstream<'_>, top: usize) {
    if upstream.order.is_empty() {
        return;
    }
    heading(text, "Taken in order");
    line(text, "| | upstream gap | clause | adds | explained so far | unlocked so far |");
    line(text, "|--:|:--|:--|--:|--:|--:|");
    let all = thousands(upstream.explained());
    for (place, step) in upstream.order.iter().enumerate().take(top) {
        let Some(gap) = upstream.upstream.get(step.upstream) else { continue };
        let row = format!(
            "| {} | {} | {} | {} | {} of {all} | {} |",
            place + 1,
            plain(&member_words(gap)),
            plain(title_of(assessment, gap)),
            step.adds,
            step.explained,
            step.unlocked
        );
        line(text, &row);
    }
    more(text, top, upstream.order.len());
}

fn more(text: &mut String, shown: usize, all: usize) {
    if let Some(left) = all.checked_sub(shown).filter(|left| *left > 0) {
        line(text, "");
        line(text, &format!("… and {} more.", thousands(left)));
    }
}

fn ranking(text: &mut String, assessment: &Assessment<'_>, upstream: &Upstream<'_>, top: usize) {
    heading(text, "Upstream gaps");
    line(text, "Those first that unlock most alone, then those that explain most.");
    for (place, gap) in upstream.upstream.iter().enumerate().take(top) {
        line(text, "");
        let name = format!("{} {}", member_words(gap), title_of(assessment, gap));
        line(text, &format!("### {}. {}", place + 1, plain(&name)));
        line(text, "");
        let bond = bond_words(gap).map(|bond| format!("; {bond}")).unwrap_or_default();
        line(text, &plain(&format!("{}{bond}.", capitalised(&effect_words(gap)))));
        line(text, "");
        for member in &gap.members {
            let requirement = member.requirement;
            let said = format!(
                "{} {}: {}",
                status_sign(member.status),
                status_words(member.status),
                requirement.statement()
            );
            line(text, &format!("- **{}** {}", requirement.id(), plain(&said)));
        }
        let mut label = "";
        for found in lines(gap, Reasons::All) {
            if !found.label.is_empty() {
                label = found.label;
            }
            line(text, &format!("- *{label}* {}", plain(&found.text)));
        }
    }
    more(text, top, upstream.upstream.len());
}
