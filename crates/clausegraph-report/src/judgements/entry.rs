//! One judgement of the log, as facts that every output shows in its own form.

use std::collections::BTreeSet;

use clausegraph::{Assessment, Cell, JudgementId, JudgementResult, Status};

use super::{About, Cells, LogFilter};
use crate::{
    layout::status_sign,
    text::status_words,
    wording::{Hashes, first_few, join, judged_words, outdated_words, pin_words},
};

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 6;

/// A judgement with what belongs to it.
pub(crate) struct Entry<'g> {
    pub(crate) result: JudgementResult<'g>,
    /// The judgement that has taken its place.
    pub(crate) superseded_by: Option<&'g JudgementId>,
    /// The cells it is about, in reading order.
    pub(crate) cells: Vec<Cell<'g>>,
    /// The names of those that it contradicts.
    contradicted: BTreeSet<String>,
}

impl<'g> Entry<'g> {
    pub(crate) fn new(assessment: &Assessment<'g>, result: JudgementResult<'g>) -> Self {
        let id = &result.judgement.id;
        let mut all = assessment.organisation().judgements();
        let superseded_by = all
            .find(|other| other.on <= assessment.as_of() && other.supersedes.as_ref() == Some(id));
        let cells = assessment.judged_cells(result.judgement).collect();
        let contradicted = result.contradicts.iter().map(Cell::name).collect();
        Self { superseded_by: superseded_by.map(|other| &other.id), cells, contradicted, result }
    }

    /// Whether it says otherwise than the evidence of a cell.
    pub(crate) fn contradicts(&self, cell: &Cell<'_>) -> bool {
        self.contradicted.contains(&cell.name())
    }
}

/// The judgements that a filter asks for, superseded ones included; the newest last, those of one day
/// in reading order.
pub(crate) fn entries<'g>(assessment: &Assessment<'g>, filter: &LogFilter<'_>) -> Vec<Entry<'g>> {
    let catalogue = assessment.catalogue();
    let wanted = |result: &JudgementResult<'_>| {
        let on = &result.judgement.requirement;
        match filter.about {
            None => true,
            Some(About::Requirement(requirement)) => requirement.id() == on,
            Some(About::Clause(clause)) => catalogue.subtree(clause).any(|found| found.id() == on),
        }
    };
    let found = assessment.judgements().into_iter().filter(wanted);
    let mut entries: Vec<Entry<'g>> = found.map(|result| Entry::new(assessment, result)).collect();
    entries.sort_by_key(|entry| entry.result.judgement.on);
    entries
}

/// How a fact is shown where there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    /// It is what the evidence shows.
    Status(Status),
    /// It asks for a second look.
    Attention,
}

/// Something that is said of a judgement.
pub(crate) struct Fact {
    /// What it is; empty where it goes on with the one before.
    pub(crate) label: &'static str,
    pub(crate) text: String,
    pub(crate) tone: Tone,
}

impl Fact {
    pub(crate) fn plain(label: &'static str, text: String) -> Self {
        Self { label, text, tone: Tone::Plain }
    }

    pub(crate) fn attention(label: &'static str, text: String) -> Self {
        Self { label, text, tone: Tone::Attention }
    }
}

/// Everything that is said of a judgement besides its id, value and state.
pub(crate) fn facts(
    assessment: &Assessment<'_>,
    entry: &Entry<'_>,
    cells: Cells,
    hashes: Hashes,
) -> Vec<Fact> {
    let organisation = assessment.organisation();
    let judgement = entry.result.judgement;
    let requirement = assessment.catalogue().requirement(judgement.requirement.as_str());
    let on = match requirement {
        Some(found) => format!("{}: {}", found.id(), found.statement()),
        None => judgement.requirement.to_string(),
    };
    let mut facts = vec![Fact::plain("on", on)];
    if !judgement.members.is_empty() {
        let members: Vec<String> = judgement.members.iter().map(ToString::to_string).collect();
        facts.push(Fact::plain("about", join(&members, "and")));
    }
    facts.push(Fact::plain("judged", judged_words(judgement)));
    facts.push(Fact::plain("because", judgement.reason.clone()));
    let label = |name: &'static str, index: usize| if index == 0 { name } else { "" };
    for (index, pin) in judgement.pins.iter().enumerate() {
        let words = pin_words(organisation, pin, hashes);
        facts.push(Fact::plain(label("looked at", index), words));
    }
    if let Some(replaced) = &judgement.supersedes {
        facts.push(Fact::plain("replaces", replaced.to_string()));
    }
    if let Some(by) = entry.superseded_by {
        facts.push(Fact::plain("replaced", format!("by {by}")));
    }
    for (index, pin) in entry.result.outdated.iter().enumerate() {
        let words = outdated_words(organisation, pin, hashes);
        facts.push(Fact::attention(label("outdated", index), words));
    }
    facts.extend(evidence(entry, cells));
    facts
}

/// What the evidence shows of the cells, one line for each status, and whether that is contradicted.
fn evidence(entry: &Entry<'_>, cells: Cells) -> Vec<Fact> {
    let mut facts = Vec::new();
    for status in Status::ALL {
        let of_status = entry.cells.iter().filter(|cell| cell.status == status);
        let (against, beside): (Vec<&Cell<'_>>, Vec<&Cell<'_>>) =
            of_status.partition(|cell| entry.contradicts(cell));
        let line = |found: &[&Cell<'_>], tail: &str| {
            let names: Vec<String> = found.iter().map(|cell| cell.name()).collect();
            let names = first_few(&names, MOST_IDS);
            format!("{} {}: {names}{tail}", status_sign(status), status_words(status))
        };
        let label = if facts.is_empty() { "evidence" } else { "" };
        if !against.is_empty() {
            let tail = "; the judgement contradicts the evidence";
            facts.push(Fact::attention(label, line(&against, tail)));
        }
        if cells == Cells::All && !beside.is_empty() {
            let label = if facts.is_empty() { "evidence" } else { "" };
            facts.push(Fact { label, text: line(&beside, ""), tone: Tone::Status(status) });
        }
    }
    facts
}
