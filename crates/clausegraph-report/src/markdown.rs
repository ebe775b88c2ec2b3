//! An assessment as a Markdown document.

use clausegraph::{Assessment, Clause, Profile, Status};

use crate::{
    digest::{Digest, Row},
    judgements::engagement_markdown,
    layout::{add, harmless, status_sign},
    text::{NOTICE, judgement_sentences, overdue_sentence, read_lines, shares, status_words},
    wording::{
        bring_words, clause_title, counted, document_words, first_few, gate_sentences, gate_state,
        gate_words, kind_words, thousands, where_words,
    },
};

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 12;

/// An assessment as a Markdown document, with the same content as the text for a terminal and nothing
/// cut off but long rows of ids.
///
/// Texts of the input are escaped, so that no title or reason can change the shape of the document.
pub fn markdown(assessment: &Assessment<'_>, profile: Profile) -> String {
    let digest = Digest::new(assessment, profile);
    let mut text = String::new();
    header(&mut text, &digest);
    gates(&mut text, &digest);
    clauses(&mut text, &digest);
    next(&mut text, &digest);
    shortfalls(&mut text, &digest);
    undecided(&mut text, &digest);
    overdue(&mut text, &digest);
    judgements(&mut text, &digest);
    unmatched(&mut text, &digest);
    text
}

/// A text that Markdown shows as it is, on one line.
pub(crate) fn plain(text: &str) -> String {
    let mut escaped = String::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut code = false;
    for found in harmless(&words.join(" ")).chars() {
        // Field names in backticks are ours; inside them nothing needs an escape but the table's bar.
        if found == '`' {
            code = !code;
        }
        let special = matches!(found, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '&');
        if found == '|' || (special && !code) {
            escaped.push('\\');
        }
        escaped.push(found);
    }
    if code {
        // An odd backtick opens nothing.
        return escaped.replace('`', "\\`");
    }
    escaped
}

pub(crate) fn line(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

pub(crate) fn heading(text: &mut String, heading: &str) {
    line(text, "");
    line(text, &format!("## {heading}"));
    line(text, "");
}

fn header(text: &mut String, digest: &Digest<'_, '_>) {
    let catalogue = digest.assessment.catalogue();
    line(text, &format!("# {}", plain(digest.organisation())));
    line(text, "");
    line(text, &format!("{}, as of {}.", plain(catalogue.title()), digest.assessment.as_of()));
    line(text, &format!("Catalogue {}.", plain(catalogue.id().as_str())));
    if let Some(engagement) = engagement_markdown(digest.assessment) {
        line(text, "");
        line(text, &engagement);
        line(text, "");
    }
    for sentence in read_lines(&digest.read) {
        line(text, &plain(&sentence));
    }
    line(text, "");
    line(text, &format!("> {NOTICE}"));
}

fn gates(text: &mut String, digest: &Digest<'_, '_>) {
    if digest.gates.is_empty() {
        return;
    }
    heading(text, "Gates");
    for result in &digest.gates {
        let custom = if result.gate.custom { " (custom)" } else { "" };
        let state = gate_state(result.state);
        line(text, &format!("- **{state}**: {}{custom}", plain(&result.gate.title)));
        for sentence in gate_sentences(&result.reasons) {
            line(text, &format!("  - {}", plain(&sentence)));
        }
    }
}

fn clauses(text: &mut String, digest: &Digest<'_, '_>) {
    if digest.clauses.is_empty() {
        return;
    }
    heading(text, "Clauses");
    let counted: Vec<Status> = Status::ALL.into_iter().filter(|status| status.counts()).collect();
    let mut head = "| clause | known to possible |".to_owned();
    let mut rule = "|:--|:--|".to_owned();
    for status in &counted {
        add(&mut head, format_args!(" {} |", status_words(*status)));
        rule.push_str("--:|");
    }
    line(text, &format!("{head} not counted |"));
    line(text, &format!("{rule}--:|"));
    for result in &digest.clauses {
        let name = clause_name(digest.assessment, result.clause);
        let mut row = format!("| {name} | {} |", shares(result.shares));
        for status in &counted {
            add(&mut row, format_args!(" {} |", number(result.counts.of(*status))));
        }
        let rest = result.counts.of(Status::NotTriggered) + result.counts.of(Status::NotChosen);
        line(text, &format!("{row} {} |", number(rest)));
    }
}

fn next(text: &mut String, digest: &Digest<'_, '_>) {
    if digest.next.is_empty() {
        return;
    }
    let catalogue = digest.assessment.catalogue();
    heading(text, "What to bring next");
    line(text, "“More” requirements are open and no row above can move them; “all” it can move.");
    line(text, "Whether it does depends on what is brought.");
    line(text, "");
    line(text, "| more | all | what could move them | where |");
    line(text, "|--:|--:|:--|:--|");
    for step in &digest.next {
        let mut what = plain(&bring_words(&step.bring));
        if let Some(titles) = document_words(catalogue, step) {
            add(&mut what, format_args!(": {}", plain(&titles)));
        }
        let mut place = plain(&where_words(catalogue, step));
        if let Some(gates) = gate_words(step) {
            add(&mut place, format_args!("; {}", plain(&gates)));
        }
        let (gained, moved) = (thousands(step.gained.len()), thousands(step.moved.len()));
        line(text, &format!("| {gained} | {moved} | {what} | {place} |"));
    }
}

fn number(count: u32) -> String {
    if count == 0 {
        return String::new();
    }
    thousands(usize::try_from(count).unwrap_or(usize::MAX))
}

fn clause_name(assessment: &Assessment<'_>, clause: &Clause) -> String {
    let name = format!("{} {}", clause.id(), plain(clause_title(assessment.catalogue(), clause)));
    if clause.is_area() { format!("**{}**", name.trim_end()) } else { name }
}

fn shortfalls(text: &mut String, digest: &Digest<'_, '_>) {
    heading(text, "Evidence that falls short");
    if digest.shortfalls.is_empty() {
        line(text, "None: no cell is known to be missing, partial, weak or stale.");
        return;
    }
    let remark = format!(
        "{} of {}.",
        counted(digest.shortfall_cells(), "cell", "cells"),
        counted(digest.shortfalls.len(), "requirement", "requirements"),
    );
    line(text, &remark);
    for shortfall in &digest.shortfalls {
        line(text, "");
        let requirement = shortfall.requirement;
        line(text, &format!("### {}", requirement.id()));
        line(text, "");
        line(text, &plain(requirement.statement()));
        line(text, "");
        for row in &shortfall.rows {
            line(text, &row_line(row));
        }
    }
}

fn row_line(row: &Row) -> String {
    let status = format!("{} **{}**", status_sign(row.status), status_words(row.status));
    let status = status.replace('~', "\\~");
    if row.members.is_empty() {
        return format!("- {status}: {}", plain(&row.reason));
    }
    let members = plain(&first_few(&row.members, MOST_IDS));
    format!("- {status} {members}: {}", plain(&row.reason))
}

fn undecided(text: &mut String, digest: &Digest<'_, '_>) {
    if digest.undecided_cells == 0 {
        return;
    }
    heading(text, "Cannot be evaluated");
    let remark = format!(
        "{}: what is not stated, the most valuable first. “Cells” cannot be evaluated without it; “alone” of them lack nothing else.",
        counted(digest.undecided_cells, "cell", "cells")
    );
    line(text, &remark);
    line(text, "");
    line(text, "| cells | alone | what would decide them | where |");
    line(text, "|--:|--:|:--|:--|");
    for found in &digest.undecided {
        let of = plain(&first_few(&found.of, MOST_IDS));
        let (cells, alone) = (thousands(found.cells), thousands(found.alone));
        line(text, &format!("| {cells} | {alone} | {} | {of} |", plain(&found.what)));
    }
}

fn overdue(text: &mut String, digest: &Digest<'_, '_>) {
    if digest.overdue.is_empty() {
        return;
    }
    heading(text, "Past their own review date");
    let all = counted(digest.cycles, "document", "documents");
    line(
        text,
        &format!("{} of {all} with a review cycle; they stay evidence.", digest.overdue.len()),
    );
    line(text, "");
    for cycle in &digest.overdue {
        let id = plain(cycle.artefact.id().as_str());
        line(text, &format!("- **{id}** {}", plain(&overdue_sentence(cycle))));
    }
}

fn judgements(text: &mut String, digest: &Digest<'_, '_>) {
    if digest.judgements.is_empty() {
        return;
    }
    heading(text, "Judgements to look at again");
    for result in &digest.judgements {
        let sentences = judgement_sentences(result);
        for (index, sentence) in sentences.iter().enumerate() {
            if index == 0 {
                line(text, &format!("- **{}**: {}", result.judgement.id, plain(sentence)));
            } else {
                line(text, &format!("  - {}", plain(sentence)));
            }
        }
    }
}

fn unmatched(text: &mut String, digest: &Digest<'_, '_>) {
    let unmatched = &digest.unmatched;
    if unmatched.artefacts.is_empty() && unmatched.claims.is_empty() {
        return;
    }
    heading(text, "Matched nothing");
    if !unmatched.artefacts.is_empty() {
        line(text, "Artefacts that no claim offers and whose kind and attributes fit no slot:");
        line(text, "");
        for artefact in &unmatched.artefacts {
            let kind = kind_words(artefact.kind());
            line(text, &format!("- {}: {kind}, {}", artefact.id(), plain(artefact.title())));
        }
    }
    if !unmatched.claims.is_empty() {
        if !unmatched.artefacts.is_empty() {
            line(text, "");
        }
        line(text, "Claims that never count:");
        line(text, "");
        for idle in &unmatched.claims {
            let claim = idle.claim.document();
            let reason = plain(&idle.reason);
            line(text, &format!("- {} for {}: {reason}", claim.artefact, claim.target));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_input_cannot_change_the_document() {
        assert_eq!(plain("a | b\n# c"), "a \\| b \\# c");
        assert_eq!(plain("<b>*x*</b>"), "\\<b\\>\\*x\\*\\</b\\>");
        assert_eq!(plain("`dated_on` is"), "`dated_on` is");
        assert_eq!(plain("odd ` tick"), "odd \\` tick");
        assert_eq!(plain("a\u{1b}]0;x\u{202e}b"), "a\u{fffd}\\]0;x\u{fffd}b");
    }
}
