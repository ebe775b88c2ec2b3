//! What people judged in an evidence map, before it is recorded.

use clausegraph_model::{
    Date, JudgementId, MemberId, PersonKey, RequirementId,
    document::{JudgementValue, PinDocument},
};

use super::{
    merge::Cell,
    problem::{GapDefect, GapProblem},
    settle::GapSigner,
};

/// A judgement that somebody wrote into an evidence map.
///
/// Whether it can be recorded is decided by whoever records it, as for every judgement; [`Self::outcome`]
/// is for what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapJudgement {
    /// The sheet and cell of the value: `Evidence map!AK7`.
    pub place: String,
    /// What the row is about: `8.3.4.1-06@depot`.
    pub row: String,
    /// The requirement.
    pub requirement: RequirementId,
    /// The member, where the row is about one.
    pub member: Option<MemberId>,
    /// What is judged.
    pub value: JudgementValue,
    /// Who judges: as the cell says, else whoever brings the workbook back.
    pub by: PersonKey,
    /// When: as the cell says, else on the day on which the workbook is brought back.
    pub on: Date,
    /// Whether the cell says when.
    pub states_day: bool,
    /// Why: the note of the auditor, then what else is filled in about this, each under its header.
    pub reason: String,
    /// What the evidence rested on when the workbook was written; none where the row was added since.
    pub pins: Option<Vec<PinDocument>>,
    /// What came of it, where somebody decided that.
    pub outcome: Option<GapOutcome>,
}

/// What came of a judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapOutcome {
    /// It is recorded, in the place of another or beside all others.
    Recorded {
        /// Its id.
        id: JudgementId,
        /// The one whose place it takes.
        supersedes: Option<JudgementId>,
    },
    /// It was recorded earlier.
    There {
        /// Its id.
        id: JudgementId,
    },
    /// The same person judged the same since the workbook was written, and differently.
    Conflict {
        /// The id of that judgement.
        id: JudgementId,
        /// What it says, in one line.
        says: String,
    },
}

/// The order in which what was looked at stands in a reason.
const BESIDE: [&str; 5] = ["items", "conforming", "interviewee", "interviewed-on", "method"];

/// The judgement of the cells of a row, or what it lacks.
pub(super) fn judgement(
    cells: &[Cell],
    requirement: &RequirementId,
    member: Option<&MemberId>,
    signer: &GapSigner,
) -> Result<GapJudgement, Vec<GapProblem>> {
    let of = |key: &str| {
        let mut cells = cells.iter().filter(|cell| cell.change.theirs.is_some());
        cells.find(|cell| cell.column.key == key)
    };
    let said = |key: &str| of(key).and_then(|cell| cell.change.theirs.as_deref());
    let first = cells.first().map(|cell| cell.change.place.clone()).unwrap_or_default();
    let Some((cell, value)) = of("judgement").and_then(|cell| {
        let value = cell.change.theirs.as_deref()?.parse::<JudgementValue>().ok()?;
        Some((cell, value))
    }) else {
        let beside = cells.iter().map(|cell| cell.header.clone()).collect();
        return Err(vec![GapProblem::new(first, GapDefect::NoJudgement { beside })]);
    };
    let place = cell.change.place.clone();
    let mut problems = Vec::new();
    let mut lacks = |problem| problems.push(GapProblem::new(place.clone(), problem));
    let by = said("judged-by").and_then(|key| key.parse().ok()).or_else(|| signer.by.clone());
    if by.is_none() {
        lacks(GapDefect::Nobody);
    }
    let day: Option<Date> = said("judged-on").and_then(|day| day.parse().ok());
    let note = said("note");
    if note.is_none() {
        lacks(GapDefect::NoReason);
    }
    match (by, note) {
        (Some(by), Some(note)) if problems.is_empty() => {
            let beside = BESIDE.iter().filter_map(|key| of(key));
            let lines = beside.map(|cell| format!("{}: {}", cell.header, cell.shown));
            let lines: Vec<String> = std::iter::once(note.to_owned()).chain(lines).collect();
            Ok(GapJudgement {
                place,
                row: cell.change.row.clone(),
                requirement: requirement.clone(),
                member: member.cloned(),
                value,
                by,
                on: day.unwrap_or(signer.on),
                states_day: day.is_some(),
                reason: lines.join("\n"),
                pins: None,
                outcome: None,
            })
        }
        _ => Err(problems),
    }
}
