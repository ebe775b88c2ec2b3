//! A difference as a Markdown document.

use clausegraph::{Assessment, Difference, GateState, Turn};

use super::{
    CELLS, DifferenceSelection, FINDINGS, entries, section,
    view::{Group, SAME_FILES, View},
};
use crate::{
    findings::{NOTICE, sign},
    markdown::{heading, line, plain},
    text::NOTICE as EVIDENCE,
    wording::{counted, gate_state, indicator_words, organisation_title},
};

/// A difference as a Markdown document, with the same content as the text for a terminal.
///
/// Texts of the input are escaped, so that no title can change the shape of the document.
pub fn difference_markdown(
    before: &Assessment<'_>,
    after: &Assessment<'_>,
    difference: &Difference<'_, '_>,
    selection: DifferenceSelection<'_>,
) -> String {
    let mut text = String::new();
    let view = View::new(difference, selection);
    let (one, two) = (organisation_title(before), organisation_title(after));
    let title = if one == two { two.to_owned() } else { format!("{one} → {two}") };
    line(&mut text, &format!("# {}: what changed", plain(&title)));
    line(&mut text, "");
    let catalogue = plain(after.catalogue().title());
    line(&mut text, &format!("{catalogue}, {} → {}.", before.as_of(), after.as_of()));
    line(&mut text, "");
    line(&mut text, &format!("**{}**", view.headline()));
    line(&mut text, "");
    line(&mut text, &format!("> {EVIDENCE}"));
    if std::ptr::eq(before.organisation(), after.organisation()) {
        line(&mut text, &format!("> {SAME_FILES}"));
    }
    gates(&mut text, &view);
    let turns = Turn::ALL.into_iter().filter(|turn| !selection.worse || *turn == Turn::Worse);
    for turn in turns {
        groups(&mut text, turn, &view.groups(turn), selection.all);
    }
    if !selection.worse {
        clauses(&mut text, &view);
    }
    findings(&mut text, &view, selection.all);
    if !selection.worse {
        files(&mut text, difference, selection.all);
    }
    text
}

fn gates(text: &mut String, view: &View<'_, '_, '_>) {
    let (moved, as_before) = view.gates();
    if moved.is_empty() && as_before.is_none() {
        return;
    }
    heading(text, "Gates");
    let state = |state: Option<GateState>| state.map_or("not asked", gate_state);
    for gate in &moved {
        let states = format!("{} → {}", state(gate.before), state(gate.after));
        line(text, &format!("- **{states}**: {}", plain(&gate.title)));
        for sentence in &gate.sentences {
            line(text, &format!("  - {}", plain(sentence)));
        }
    }
    if let Some(words) = as_before {
        line(text, "");
        line(text, &words);
    }
}

fn groups(text: &mut String, turn: Turn, groups: &[Group], all: bool) {
    if groups.is_empty() {
        return;
    }
    let number: usize = groups.iter().map(|group| group.rows.len()).sum();
    heading(text, &format!("{}: {}", section(turn).0, counted(number, "cell", "cells")));
    for group in groups {
        let number = group.rows.len();
        let why: Vec<String> = group.why.iter().map(|words| plain(words)).collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) };
        line(text, &format!("- **{}** ({}){why}", plain(&group.cause), group.number));
        let most = if all || number <= CELLS + 1 { number } else { CELLS };
        for row in group.rows.iter().take(most) {
            let why: Vec<String> = row.why.iter().map(|words| plain(words)).collect();
            let why = if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) };
            let cell = format!("{} {}", plain(&row.name), row.statuses);
            line(text, &format!("  - {cell} ({}){why}", plain(&row.asked)));
        }
        if number > most {
            line(text, &format!("  - … and {} more", number - most));
        }
    }
}

fn clauses(text: &mut String, view: &View<'_, '_, '_>) {
    let lines = view.clauses();
    if lines.is_empty() {
        return;
    }
    heading(text, "Clauses");
    line(text, "| clause | known to possible before | now |");
    line(text, "|:--|:--|:--|");
    for clause in lines {
        let name = plain(&clause.heading);
        let name = if clause.area { format!("**{name}**") } else { name };
        line(text, &format!("| {name} | {} | {} |", clause.before, clause.after));
    }
}

fn findings(text: &mut String, view: &View<'_, '_, '_>, all: bool) {
    for (index, became) in view.findings().iter().enumerate() {
        let number = became.findings.len();
        heading(text, &format!("{}: {number}", became.title));
        if index == 0 {
            line(text, &format!("> {NOTICE}"));
            line(text, "");
        }
        let most = if all || number <= FINDINGS + 1 { number } else { FINDINGS };
        for finding in became.findings.iter().take(most) {
            let sign = sign(finding.indicator).replace('~', "\\~");
            let facts = format!("{}, {}", indicator_words(finding.indicator), finding.facts);
            line(text, &format!("- {sign} {} ({})", plain(&finding.sentence), plain(&facts)));
        }
        if number > most {
            line(text, &format!("- … and {} more", number - most));
        }
    }
}

fn files(text: &mut String, difference: &Difference<'_, '_>, all: bool) {
    let listed = entries::listed(difference);
    if listed.is_empty() {
        return;
    }
    heading(text, "What the files state otherwise");
    for sort in listed {
        line(text, &format!("- {}", sort.title));
        let number = sort.lines.len();
        let most = if all || number <= CELLS + 1 { number } else { CELLS };
        for entry in sort.lines.iter().take(most) {
            line(text, &format!("  - {}", plain(entry)));
        }
        if number > most {
            line(text, &format!("  - … and {} more", number - most));
        }
    }
}
