//! The way back of a gap workbook or an evidence map: what people changed in it, set against what the
//! organisation says now.

mod base;
mod cell;
mod column;
mod files;
mod judgement;
mod kept;
mod merge;
mod problem;
mod report;
mod settle;
mod sheet;
mod subject;

use clausegraph_model::{Catalogue, JudgementId, Organisation, SourceText};
use clausegraph_readers::table::Tables;

use self::{
    base::{Base, BaseSheet},
    column::GapSheet,
    merge::{Cell, Merged, merge},
    settle::{Settled, settle},
    subject::Ground,
};
pub use self::{
    base::{digest as cell_digest, row_digest},
    files::{GapFiles, WORKBOOK_FILE},
    judgement::{GapJudgement, GapOutcome},
    merge::{GapChange, GapSide},
    problem::{GapDefect, GapProblem},
    report::render_gap_import,
    settle::GapSigner,
};

/// What a workbook brings back.
#[derive(Clone, Debug, Default)]
pub struct GapImport {
    /// The day for which the workbook was written.
    pub as_of: String,
    /// The cells that are taken, entry by entry in the order of the sheets and rows.
    pub taken: Vec<GapChange>,
    /// Cells that people changed to what the organisation says already.
    pub same: Vec<GapChange>,
    /// Cells that people changed, while the organisation came to say something else.
    pub conflicts: Vec<GapChange>,
    /// What people judged in an evidence map. To record it is left to whoever keeps the journal, see
    /// [`append_judgements`](crate::append_judgements).
    pub judgements: Vec<GapJudgement>,
    /// Whose value is taken in a conflict, where somebody said so.
    pub side: Option<GapSide>,
    /// What was filled in beside what people wrote: names and days.
    pub signed: Vec<String>,
    /// Cells that are not taken, and whatever else is not read.
    pub problems: Vec<GapProblem>,
    /// What is told and loses nothing.
    pub notes: Vec<GapProblem>,
    /// The judgements that were on record when the workbook was written.
    recorded: Vec<String>,
    settled: Settled,
}

impl GapImport {
    /// Whether conflicts stand against writing anything.
    pub fn is_held_up(&self) -> bool {
        let differs = |judgement: &GapJudgement| {
            matches!(judgement.outcome, Some(GapOutcome::Conflict { .. }))
        };
        let conflicts = !self.conflicts.is_empty() || self.judgements.iter().any(differs);
        conflicts && self.side.is_none()
    }

    /// Whether a judgement was on record when the workbook was written.
    pub fn knew(&self, id: &JudgementId) -> bool {
        self.recorded.iter().any(|known| known == id.as_str())
    }

    /// The files of the organisation as they are to be: those that change, and `workbook.json` for what stands
    /// in no file yet. The same text for what does not change; nothing at all while conflicts stand against it.
    ///
    /// # Errors
    ///
    /// Where an entry does not stand where the organisation says: the files are others than those it was read
    /// from.
    pub fn files(&self, sources: &[SourceText]) -> Result<GapFiles, crate::ImportError> {
        if self.is_held_up() {
            return Ok(GapFiles::default());
        }
        files::files(&self.settled, sources)
    }
}

/// Compares a gap workbook or an evidence map with what it held when it was written and with what the organisation says now.
///
/// What people changed and nobody else did is taken. Where both changed, and not to the same, it is a conflict:
/// then nothing is taken unless a side is named. What cannot be read is told with its sheet and cell, and
/// everything else is taken. Nothing is written.
///
/// # Errors
///
/// Where it is no such workbook, or one of another organisation, catalogue or format version.
pub fn gap_import(
    tables: &Tables,
    organisation: &Organisation,
    catalogue: &Catalogue,
    signer: &GapSigner,
    side: Option<GapSide>,
) -> Result<GapImport, GapProblem> {
    let base = Base::read(tables)?;
    fits(&base, organisation, catalogue)?;
    let ground = Ground { catalogue, organisation };
    let Merged { mut taken, same, conflicts, unread, mut told } = merge(&base, tables, ground);
    let changes = |cells: &[Cell]| cells.iter().map(|cell| cell.change.clone()).collect();
    let in_conflict: Vec<GapChange> = changes(&conflicts);
    if side == Some(GapSide::Theirs) {
        taken.extend(conflicts);
    }
    let mut settled = settle(taken, &unread, ground, signer);
    let mut problems = told.problems;
    problems.append(&mut settled.problems);
    told.notes.append(&mut settled.notes);
    let judgements = std::mem::take(&mut settled.judgements).into_iter();
    let judgements = judgements.map(|judgement| {
        let is_written = |sheet: &BaseSheet| {
            sheet.sheet == GapSheet::Map && sheet.rows.iter().any(|row| row.key == judgement.row)
        };
        let pins = base.pins.get(&judgement.row).cloned().unwrap_or_default();
        let pins = base.sheets.iter().any(is_written).then_some(pins);
        GapJudgement { pins, ..judgement }
    });
    Ok(GapImport {
        as_of: base.as_of,
        taken: changes(&settled.taken),
        same: changes(&same),
        conflicts: in_conflict,
        judgements: judgements.collect(),
        side,
        signed: settled.signed.clone(),
        problems,
        notes: told.notes,
        recorded: base.judgements,
        settled,
    })
}

fn fits(base: &Base, organisation: &Organisation, catalogue: &Catalogue) -> Result<(), GapProblem> {
    let ours = organisation.identity().map_or("", |identity| identity.id.as_str());
    let problem = if base.organisation != ours {
        GapDefect::OtherOrganisation { found: base.organisation.clone(), ours: ours.to_owned() }
    } else if base.catalogue != catalogue.id().as_str() {
        let ours = catalogue.id().to_string();
        GapDefect::OtherCatalogue { found: base.catalogue.clone(), ours }
    } else {
        return Ok(());
    };
    Err(GapProblem::new(String::new(), problem))
}
