//! What people judged in an evidence map, recorded as `judge` records it.

use std::{collections::BTreeMap, path::Path};

use clausegraph::{
    Assessment, Catalogue, Cell, Date, JudgementId, Organisation, SourceText, assess,
    document::{JudgementContext, JudgementDocument},
    map,
};
use clausegraph_import::{
    GapDefect, GapImport, GapJudgement, GapOutcome, GapProblem, GapSide, JudgementFile,
    append_judgements, next_judgement_id,
};
use clausegraph_report::wording::{judgement_line, judgement_words};

use crate::{
    clock::today,
    command::judge::{Pins, Wanted, context, judgement, new_source, own},
    error::CliError,
    terminal::add,
};

/// The journal with what the workbook adds to it; none where that is nothing.
pub(super) struct Journal {
    file: Option<JudgementFile>,
}

impl Journal {
    /// The files of the organisation with this one in its place.
    pub(super) fn over(&self, mut sources: Vec<SourceText>) -> Vec<SourceText> {
        if let Some(file) = &self.file {
            let new = new_source(file);
            sources.retain(|source| source.name != new.name);
            sources.push(new);
            sources.sort();
        }
        sources
    }

    /// The name of the file that changes.
    pub(super) fn name(&self) -> Option<&'static str> {
        self.file.as_ref().map(|_| JudgementFile::NAME)
    }

    pub(super) fn write(self) -> Result<(), CliError> {
        self.file.map_or(Ok(()), |file| Ok(file.write()?))
    }
}

/// Decides what becomes of every judgement of a workbook, and makes the entries of those that are taken.
///
/// A judgement that the journal holds is not recorded again. It takes the place of what the same person had
/// judged about the same when the workbook was written; what was judged since is a conflict, until somebody
/// says whose word counts.
pub(super) fn judged(
    import: &mut GapImport,
    named: Option<JudgementContext>,
    folder: &Path,
    organisation: &Organisation,
    catalogue: &Catalogue,
) -> Result<Journal, CliError> {
    if import.judgements.is_empty() {
        return Ok(Journal { file: None });
    }
    let context = context(named, organisation)?;
    let map = map(catalogue, organisation);
    let mut days: BTreeMap<Date, Assessment<'_>> = BTreeMap::new();
    for judgement in &import.judgements {
        days.entry(judgement.on).or_insert_with(|| assess(&map, judgement.on));
    }
    let mut desk = Desk { context, new: Vec::new(), problems: Vec::new(), notes: Vec::new() };
    let mut judgements = std::mem::take(&mut import.judgements);
    judgements.retain_mut(|found| {
        let Some(assessment) = days.get(&found.on) else { return true };
        match desk.decided(found, assessment, import) {
            Ok(outcome) => {
                found.outcome = outcome;
                found.outcome.is_some()
            }
            Err(error) => {
                desk.refused(&found.place, error);
                false
            }
        }
    });
    import.judgements = judgements;
    import.problems.append(&mut desk.problems);
    import.notes.append(&mut desk.notes);
    if desk.new.is_empty() || import.is_held_up() {
        return Ok(Journal { file: None });
    }
    let new: Vec<JudgementDocument> =
        desk.new.into_iter().map(|(judgement, _)| judgement).collect();
    Ok(Journal { file: Some(append_judgements(folder, &new)?) })
}

/// Where judgements are looked at, one after the other.
struct Desk {
    context: JudgementContext,
    /// Those that are taken, with the names of the cells that each is about.
    new: Vec<(JudgementDocument, Vec<String>)>,
    problems: Vec<GapProblem>,
    notes: Vec<GapProblem>,
}

impl Desk {
    fn decided(
        &mut self,
        found: &GapJudgement,
        assessment: &Assessment<'_>,
        import: &GapImport,
    ) -> Result<Option<GapOutcome>, CliError> {
        if found.on > today() {
            let day = found.on.to_string();
            self.problems.push(GapProblem {
                place: found.place.clone(),
                problem: GapDefect::DayToCome { day },
            });
            return Ok(None);
        }
        let mut wanted = Wanted {
            cell: &found.row,
            value: found.value,
            by: found.by.as_str(),
            on: found.on,
            reason: &found.reason,
            context: Some(self.context),
            supersedes: None,
            pins: found.pins.clone().map_or(Pins::Evidence, Pins::Seen),
        };
        let (own, standing) = own(&wanted, assessment)?;
        if let Some(known) = own.iter().find(|known| is_it(found, known, import)) {
            return Ok(Some(GapOutcome::There { id: known.id.clone() }));
        }
        let since = standing.iter().find(|known| !import.knew(&known.id));
        if let (Some(since), None | Some(GapSide::Ours)) = (since, import.side) {
            let says = format!("{}. {}", judgement_line(since), since.reason);
            return Ok(Some(GapOutcome::Conflict { id: since.id.clone(), says }));
        }
        // The last of them is the newest.
        let before = since.or(standing.last()).map(|known| known.id.clone());
        wanted.supersedes = before.as_ref().map(JudgementId::as_str);
        let id = self.next_id(assessment.organisation());
        let document = judgement(&wanted, id.clone(), assessment, today())?;
        let cells: Vec<String> =
            assessment.judged_cells(&document).map(|cell| cell.name()).collect();
        let twice = self.new.iter().any(|(known, of)| known.by == document.by && *of == cells);
        if twice {
            return Err(CliError::Unknown {
                message: "another row of the workbook judges the same".to_owned(),
                meant: None,
                note: None,
            });
        }
        self.others(found, assessment, import);
        self.changed(found, &document, assessment);
        self.new.push((document, cells));
        Ok(Some(GapOutcome::Recorded { id, supersedes: before }))
    }

    fn next_id(&self, organisation: &Organisation) -> JudgementId {
        let new = self.new.iter().map(|(judgement, _)| &judgement.id);
        next_judgement_id(organisation.judgements().map(|known| &known.id).chain(new))
    }

    /// Tells what others judged about the same since the workbook was written, where they judged otherwise.
    fn others(&mut self, found: &GapJudgement, assessment: &Assessment<'_>, import: &GapImport) {
        let is_about = |known: &&JudgementDocument| {
            let mut cells = assessment.judged_cells(known);
            let about = |cell: Cell<'_>| {
                let member = found.member.as_ref().map(clausegraph::MemberId::as_str);
                member.is_none() || cell.member.id() == member
            };
            known.requirement == found.requirement && cells.any(about)
        };
        let others = assessment.organisation().judgements();
        for other in others.filter(is_about) {
            let differs = other.by != found.by && other.value != found.value;
            if differs && !import.knew(&other.id) {
                let problem = GapDefect::JudgedSince {
                    id: other.id.to_string(),
                    by: other.by.to_string(),
                    value: judgement_words(other.value).to_owned(),
                };
                self.notes.push(GapProblem { place: found.place.clone(), problem });
            }
        }
    }

    /// Tells where what was looked at is another one by now.
    fn changed(
        &mut self,
        found: &GapJudgement,
        document: &JudgementDocument,
        assessment: &Assessment<'_>,
    ) {
        for seen in &document.pins {
            let now = assessment.organisation().artefact(seen.artefact.as_str());
            if now.map(clausegraph::pin).as_ref() != Some(seen) {
                let problem = GapDefect::ChangedSince { artefact: seen.artefact.to_string() };
                self.notes.push(GapProblem { place: found.place.clone(), problem });
            }
        }
    }

    /// Tells why a judgement is not taken, with its place.
    fn refused(&mut self, place: &str, error: CliError) {
        if let CliError::Several(errors) = error {
            for error in errors {
                self.refused(place, error);
            }
            return;
        }
        let problem = GapDefect::Unsound { reason: in_one_line(&error) };
        self.problems.push(GapProblem { place: place.to_owned(), problem });
    }
}

/// An error with what was perhaps meant.
fn in_one_line(error: &CliError) -> String {
    let mut line = error.to_string();
    if let CliError::Unknown { meant, note, .. } = error {
        if let Some(meant) = meant {
            add(&mut line, format_args!("; did you mean `{meant}`?"));
        }
        if let Some(note) = note {
            add(&mut line, format_args!(": {note}"));
        }
    }
    line
}

/// Whether the journal holds a judgement already. A day that the workbook does not state may be any, of what
/// was recorded since the workbook was written.
fn is_it(found: &GapJudgement, known: &JudgementDocument, import: &GapImport) -> bool {
    let is_of_day = known.on == found.on || !found.states_day && !import.knew(&known.id);
    known.value == found.value && known.reason == found.reason.trim() && is_of_day
}
