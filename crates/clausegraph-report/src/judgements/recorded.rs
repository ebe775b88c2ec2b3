//! What a judgement that was just recorded says, and what stands next to it.

use std::collections::BTreeSet;

use anstyle::Style;
use clausegraph::{Assessment, JudgementId, JudgementState, document::JudgementDocument};

use super::{Cells, Entry, INDENT, title, write_entry};
use crate::{
    Look,
    layout::{Page, pad},
    palette::paint,
    wording::{first_few, is_exact, join, judgement_line},
};

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 6;

/// Whether a judgement was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It stands in the file.
    Yes,
    /// It only would.
    DryRun,
}

/// A judgement that was just recorded.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// Its id; the assessment holds it.
    pub id: &'a JudgementId,
    /// The file it stands in.
    pub file: &'a str,
    /// Whether it was written.
    pub written: Written,
}

/// What is looked at beside a new judgement.
pub(crate) struct Beside<'g> {
    pub(crate) entry: Entry<'g>,
    /// Other judgements that hold for one of its cells, in reading order.
    pub(crate) others: Vec<&'g JudgementDocument>,
    /// The cells of the judgement whose place it takes that it says nothing of.
    pub(crate) no_longer: Vec<String>,
}

impl<'g> Beside<'g> {
    /// None where the assessment holds no such judgement.
    pub(crate) fn new(assessment: &Assessment<'g>, id: &JudgementId) -> Option<Self> {
        let mut all = assessment.judgements();
        let position = all.iter().position(|result| result.judgement.id == *id)?;
        let entry = Entry::new(assessment, all.remove(position));
        let judgement = entry.result.judgement;
        let names: BTreeSet<String> = entry.cells.iter().map(clausegraph::Cell::name).collect();
        let is_beside = |other: &JudgementDocument| {
            other.requirement == judgement.requirement
                && assessment.judged_cells(other).any(|cell| names.contains(&cell.name()))
        };
        let others = all.iter().filter(|result| result.state == JudgementState::Active);
        let others =
            others.map(|result| result.judgement).filter(|other| is_beside(other)).collect();
        let replaced = all.iter().find(|result| {
            judgement.supersedes.as_ref().is_some_and(|id| *id == result.judgement.id)
        });
        let replaced =
            replaced.into_iter().flat_map(|result| assessment.judged_cells(result.judgement));
        let no_longer =
            replaced.map(|cell| cell.name()).filter(|name| !names.contains(name)).collect();
        Some(Self { entry, others, no_longer })
    }
}

/// The artefacts of which nobody can tell later whether they are still what was looked at.
fn inexact(judgement: &JudgementDocument) -> Option<String> {
    let pins = judgement.pins.iter().filter(|pin| !is_exact(pin));
    let names: Vec<String> = pins.map(|pin| pin.artefact.to_string()).collect();
    let states = if names.len() == 1 { "states" } else { "state" };
    (!names.is_empty()).then(|| {
        format!(
            "{} {states} neither version nor hash: a later change is not noticed",
            join(&names, "and")
        )
    })
}

/// What was recorded, next to what the evidence shows, as text for a terminal. Ends with a line break;
/// empty where the assessment holds no such judgement.
pub fn recorded_text(assessment: &Assessment<'_>, recorded: &Recorded<'_>, look: Look) -> String {
    let Some(beside) = Beside::new(assessment, recorded.id) else {
        return String::new();
    };
    let mut page = Page::new(look);
    let heading = match recorded.written {
        Written::Yes => format!("Recorded in {}", recorded.file),
        Written::DryRun => format!("Would be added to {}; nothing is written", recorded.file),
    };
    title(&mut page, assessment, &heading);
    page.blank();
    write_entry(&mut page, assessment, &beside.entry, Cells::All);
    let palette = page.palette();
    if let Some(text) = inexact(beside.entry.result.judgement) {
        let label = paint(palette.weak, &pad("  not exact", INDENT));
        page.hanging(&label, INDENT, &text, palette.weak);
    }
    for (index, other) in beside.others.iter().enumerate() {
        let label = pad(if index == 0 { "  beside" } else { "" }, INDENT);
        page.hanging(&paint(palette.faint, &label), INDENT, &judgement_line(other), Style::new());
    }
    if let (Some(replaced), false) =
        (&beside.entry.result.judgement.supersedes, beside.no_longer.is_empty())
    {
        let cells = first_few(&beside.no_longer, MOST_IDS);
        let text = format!("{replaced} was also about {cells}, and nothing takes its place there");
        let label = paint(palette.weak, &pad("  open", INDENT));
        page.hanging(&label, INDENT, &text, palette.weak);
    }
    page.finish()
}
