//! From cells that are taken to entries of the organisation, each checked as if a file had listed it.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Date, Location, Organisation, PersonKey, Problems,
    document::{
        DocumentDecisionDocument, GapActionState, OrganisationDocument, WorkingPaperDocument,
    },
};
use serde_json::{Map, Value, json};

use super::{
    column::{GapCells, GapColumn, GapSheet, Target},
    judgement::{GapJudgement, judgement},
    merge::Cell,
    problem::{GapDefect, GapProblem},
    subject::{Ground, Subject, action_state, path},
};
use crate::json_edit::FieldEdit;

/// Who brings a workbook back, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapSigner {
    /// Who stands behind what needs a name and has none in the workbook.
    pub by: Option<PersonKey>,
    /// The day of what needs a day and has none in the workbook.
    pub on: Date,
}

/// What is to change in the files of the organisation.
#[derive(Clone, Debug, Default)]
pub(super) struct Settled {
    /// Fields of entries that stand in a file.
    pub(super) edits: Vec<(Location, Vec<FieldEdit>)>,
    /// Entries that stand in no file yet.
    pub(super) new: OrganisationDocument,
    /// The cells that became part of it.
    pub(super) taken: Vec<Cell>,
    /// Entries that go.
    pub(super) gone: Vec<Location>,
    /// What people judged.
    pub(super) judgements: Vec<GapJudgement>,
    /// Cells that could not, each with the reason.
    pub(super) problems: Vec<GapProblem>,
    /// What is told and loses nothing.
    pub(super) notes: Vec<GapProblem>,
    /// What was filled in beside what people wrote.
    pub(super) signed: Vec<String>,
}

/// Makes entries of the cells that are taken.
///
/// Where a name or a day stands in a cell that cannot be read, nothing is filled in in its place.
pub(super) fn settle(
    cells: Vec<Cell>,
    unread: &BTreeSet<(Subject, &'static str)>,
    ground: Ground<'_>,
    signer: &GapSigner,
) -> Settled {
    let mut settled = Settled::default();
    // What is put is checked against what was put before it.
    let mut next = ground.organisation.clone();
    let mut entries: BTreeMap<(Subject, Target), Vec<Cell>> = BTreeMap::new();
    let mut order = Vec::new();
    for cell in cells {
        let target = match (&cell.subject, cell.column.target) {
            (Subject::Requirement(..), Target::Action) => Target::Paper,
            (_, target) => target,
        };
        let key = (cell.subject.clone(), target);
        let list = entries.entry(key.clone()).or_default();
        if list.is_empty() {
            order.push(key);
        }
        list.push(cell);
    }
    for key in order {
        let Some(cells) = entries.remove(&key) else { continue };
        let (subject, target) = key;
        let of_subject = unread.iter().filter(|(of, _)| *of == subject);
        let unread = of_subject.map(|(_, key)| *key).collect();
        let mut entry = Entry { subject, target, cells, unread, ground, signer };
        match entry.target {
            Target::Paper => entry.paper(&mut next, &mut settled),
            Target::Decision => entry.decision(&mut next, &mut settled),
            Target::Artefact | Target::Element => entry.fields(&mut settled),
            Target::Action => entry.action(&mut settled),
            Target::Judgement => entry.judgement(&mut settled),
        }
    }
    settled
}

/// An entry of the organisation and the cells that change it.
struct Entry<'a> {
    subject: Subject,
    target: Target,
    cells: Vec<Cell>,
    /// The columns whose cells cannot be read.
    unread: BTreeSet<&'static str>,
    ground: Ground<'a>,
    signer: &'a GapSigner,
}

/// A value of a cell as files write it.
fn value(column: &GapColumn, text: &str) -> Value {
    match column.cells {
        GapCells::Number(_) => text.parse::<u32>().map_or_else(|_| json!(text), |it| json!(it)),
        GapCells::Text
        | GapCells::Words(..)
        | GapCells::Amount
        | GapCells::Day
        | GapCells::Person
        | GapCells::Artefact => json!(text),
    }
}

fn set(object: &mut Map<String, Value>, field: &str, value: Option<Value>) {
    match value {
        Some(value) => object.insert(field.to_owned(), value),
        None => object.remove(field),
    };
}

impl Entry<'_> {
    /// The fields that the cells change, in their order.
    fn edits(&self) -> Vec<FieldEdit> {
        let edit = |cell: &Cell| {
            let (part, field) = path(cell.column, &cell.subject);
            let value = cell.change.theirs.as_deref().map(|text| value(cell.column, text));
            FieldEdit { part, field, value }
        };
        self.cells.iter().map(edit).collect()
    }

    /// Puts the edits where the entry stands, or the entry where it stands nowhere.
    fn put(
        self_: &mut Self,
        edits: Vec<FieldEdit>,
        new: impl FnOnce(&mut OrganisationDocument),
        settled: &mut Settled,
    ) {
        match self_.ground.location(&self_.subject, self_.target) {
            Some(location) => settled.edits.push((location, edits)),
            None => new(&mut settled.new),
        }
        settled.taken.append(&mut self_.cells);
    }

    /// Leaves the cells of some fields, or all of them where none is of such a field.
    fn leave(&mut self, fields: &[String], reason: &str, settled: &mut Settled) {
        let is_of = |cell: &Cell| fields.iter().any(|field| field == cell.column.key);
        let all = !self.cells.iter().any(is_of);
        let (left, kept): (Vec<Cell>, Vec<Cell>) =
            self.cells.drain(..).partition(|cell| all || is_of(cell));
        self.cells = kept;
        for cell in left {
            let problem = GapDefect::Unsound { reason: reason.to_owned() };
            settled.problems.push(GapProblem::new(cell.change.place, problem));
        }
    }

    /// What the fields of an entry would be.
    fn object(&self, edits: &[FieldEdit], empty: Value) -> Map<String, Value> {
        let entry = self.ground.entry(&self.subject, self.target).unwrap_or(empty);
        let mut object = match entry {
            Value::Object(object) => object,
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => Map::new(),
        };
        for edit in edits.iter().filter(|edit| edit.part.is_none()) {
            set(&mut object, edit.field, edit.value.clone());
        }
        object
    }

    fn paper(&mut self, next: &mut Organisation, settled: &mut Settled) {
        let Subject::Requirement(requirement, member) = &self.subject else { return };
        let empty = WorkingPaperDocument::new(requirement.clone(), member.clone());
        let empty = serde_json::to_value(empty).unwrap_or_default();
        while !self.cells.is_empty() {
            let mut edits = self.edits();
            let mut object = self.object(&edits, empty.clone());
            let signed = self.sign(&mut object, &mut edits);
            let document = serde_json::from_value::<WorkingPaperDocument>(Value::Object(object));
            let document = match document {
                Ok(document) => document,
                Err(error) => {
                    self.leave(&[], &error.to_string(), settled);
                    continue;
                }
            };
            let (put, problems) = next.put_working_paper(document.clone(), self.ground.catalogue);
            if put.is_some() {
                settled.signed.extend(signed);
                let new = |all: &mut OrganisationDocument| all.working_papers.push(document);
                return Self::put(self, edits, new, settled);
            }
            self.refused(&problems, settled);
        }
    }

    /// Fills in the name behind a severity or a verification that has none.
    fn sign(&self, object: &mut Map<String, Value>, edits: &mut Vec<FieldEdit>) -> Vec<String> {
        let mut signed = Vec::new();
        let Some(by) = &self.signer.by else { return signed };
        let changed = |key: &str| self.cells.iter().find(|cell| cell.column.key == key);
        let mut fill = |field: &'static str, text: String, behind: &Cell| {
            let is_blank = !object.contains_key(field) && !self.unread.contains(field);
            if is_blank {
                signed.push(format!("{}: `{field}` is `{text}`", behind.change.place));
                object.insert(field.to_owned(), json!(text));
                edits.retain(|edit| edit.field != field);
                edits.push(FieldEdit { part: None, field, value: Some(json!(text)) });
            }
            is_blank
        };
        if let Some(cell) = changed("severity").filter(|cell| cell.change.theirs.is_some())
            && fill("severity_by", by.to_string(), cell)
        {
            fill("severity_on", self.signer.on.to_string(), cell);
        }
        let verified = Some(GapActionState::Verified.as_str());
        let state = changed("action_state");
        if let Some(cell) = state.filter(|cell| cell.change.theirs.as_deref() == verified) {
            fill("verified_by", by.to_string(), cell);
            fill("verified_on", self.signer.on.to_string(), cell);
        }
        signed
    }

    /// Leaves the cells that the errors of an entry are about.
    fn refused(&mut self, problems: &Problems, settled: &mut Settled) {
        let errors = problems
            .iter()
            .filter(|problem| problem.code.severity() == clausegraph_model::Severity::Error);
        let mut progress = false;
        for problem in errors {
            let field = problem.pointer.split('/').nth(1).unwrap_or_default().to_owned();
            let mut reason = problem.message.clone();
            if let Some(note) = &problem.note {
                reason = format!("{reason}: {note}");
            }
            if self.cells.iter().any(|cell| cell.column.key == field) {
                self.leave(&[field], &reason, settled);
                progress = true;
            } else if !progress {
                self.leave(&[], &reason, settled);
                return;
            }
        }
        if !progress {
            self.leave(&[], "this does not fit", settled);
        }
    }

    fn decision(&mut self, next: &mut Organisation, settled: &mut Settled) {
        let Subject::Artefact(artefact) = &self.subject else { return };
        let empty = json!({ "artefact": artefact });
        let is_withdrawn =
            |cell: &Cell| cell.column.key == "decision" && cell.change.theirs.is_none();
        if self.cells.iter().any(is_withdrawn) {
            return self.withdrawn(settled);
        }
        while let Some(first) = self.cells.first() {
            let place = first.change.place.clone();
            let mut edits = self.edits();
            let mut object = self.object(&edits, empty.clone());
            let mut signed = Vec::new();
            let by = self.signer.by.as_ref().map(ToString::to_string);
            for (field, text) in [("by", by), ("on", Some(self.signer.on.to_string()))] {
                let is_blank = !object.contains_key(field) && !self.unread.contains(field);
                let Some(text) = text.filter(|_| is_blank) else { continue };
                signed.push(format!("{place}: `{field}` is `{text}`"));
                object.insert(field.to_owned(), json!(text));
                edits.retain(|edit| edit.field != field);
                edits.push(FieldEdit { part: None, field, value: Some(json!(text)) });
            }
            let lacks = [("decision", GapDefect::NoDecision), ("by", GapDefect::Nobody)];
            let lacks = lacks.into_iter().find(|(field, _)| !object.contains_key(*field));
            if let Some((_, problem)) = lacks {
                let cells = self.cells.drain(..);
                let told = cells.map(|cell| GapProblem::new(cell.change.place, problem.clone()));
                settled.problems.extend(told);
                return;
            }
            let document =
                serde_json::from_value::<DocumentDecisionDocument>(Value::Object(object));
            let document = match document {
                Ok(document) => document,
                Err(error) => {
                    self.leave(&[], &error.to_string(), settled);
                    continue;
                }
            };
            let (put, problems) =
                next.put_document_decision(document.clone(), self.ground.catalogue);
            if put.is_some() {
                settled.signed.extend(signed);
                let new = |all: &mut OrganisationDocument| all.document_decisions.push(document);
                return Self::put(self, edits, new, settled);
            }
            self.refused(&problems, settled);
        }
    }

    /// A decision that is cleared goes, with all that stands beside it.
    fn withdrawn(&mut self, settled: &mut Settled) {
        let Subject::Artefact(artefact) = &self.subject else { return };
        let decision = self.ground.organisation.document_decision(artefact.as_str());
        let location = self.ground.location(&self.subject, self.target);
        let (Some(decision), Some(location)) = (decision, location) else { return };
        for cell in self.cells.drain(..) {
            let place = cell.change.place.clone();
            if cell.change.theirs.is_some() {
                settled.problems.push(GapProblem::new(place, GapDefect::NoDecision));
                continue;
            }
            if cell.column.key == "decision" {
                let (by, on) = (decision.by.to_string(), decision.on.to_string());
                settled.notes.push(GapProblem::new(place, GapDefect::Withdrawn { by, on }));
            }
            settled.taken.push(cell);
        }
        settled.gone.push(location);
    }

    /// A judgement, still to be recorded.
    fn judgement(&mut self, settled: &mut Settled) {
        let Subject::Requirement(requirement, member) = &self.subject else { return };
        let judged = |key: &&str| GapSheet::Map.column(key).is_some();
        if self.unread.iter().any(judged) {
            let first = self.cells.first().map(|cell| cell.change.place.clone());
            let problem = GapProblem::new(first.unwrap_or_default(), GapDefect::Waits);
            return settled.problems.push(problem);
        }
        match judgement(&self.cells, requirement, member.as_ref(), self.signer) {
            Ok(judgement) => settled.judgements.push(judgement),
            Err(problems) => settled.problems.extend(problems),
        }
    }

    /// Fields of an artefact or a scope element.
    fn fields(&mut self, settled: &mut Settled) {
        let edits = self.edits();
        Self::put(self, edits, |_| (), settled);
    }

    /// Fields of an artefact that is an action.
    fn action(&mut self, settled: &mut Settled) {
        let Subject::Artefact(id) = &self.subject else { return };
        let found = self.ground.organisation.artefact(id.as_str());
        let Some(artefact) = found.map(clausegraph_model::Artefact::document) else { return };
        let from = action_state(artefact).unwrap_or(GapActionState::Open);
        let mut more = Vec::new();
        if let Some(index) = self.cells.iter().position(|cell| cell.column.key == "action_state") {
            let cell = self.cells.remove(index);
            let to = cell.change.theirs.as_deref().and_then(|word| word.parse().ok());
            match self.turn(from, to) {
                Ok(edits) => {
                    let told = edits.iter().filter_map(|edit| {
                        let value = edit.value.as_ref().and_then(Value::as_str)?;
                        Some(format!("{}: `{}` is `{value}`", cell.change.place, edit.field))
                    });
                    settled.signed.extend(told);
                    more = edits;
                    settled.taken.push(cell);
                }
                Err(problem) => {
                    settled.problems.push(GapProblem::new(cell.change.place, problem));
                }
            }
        }
        let mut edits = self.edits();
        edits.extend(more);
        if !edits.is_empty() {
            Self::put(self, edits, |_| (), settled);
        }
    }

    /// What an action says of itself once it stands elsewhere.
    fn turn(
        &self,
        from: GapActionState,
        to: Option<GapActionState>,
    ) -> Result<Vec<FieldEdit>, GapDefect> {
        use GapActionState::{Done, Dropped, Open, UnderWay, Verified};
        let field = |field: &'static str, text: String| FieldEdit {
            part: Some("action"),
            field,
            value: Some(json!(text)),
        };
        let today = || self.signer.on.to_string();
        let by = || self.signer.by.as_ref().ok_or(GapDefect::Nobody).map(ToString::to_string);
        match (from, to) {
            (Open | UnderWay | Dropped, Some(Open)) => Ok(vec![field("decision", "open".into())]),
            (Open | UnderWay | Dropped, Some(UnderWay)) => {
                Ok(vec![field("decision", "approved".into())])
            }
            (Open | UnderWay, Some(Dropped)) => Ok(vec![field("decision", "rejected".into())]),
            (Open | UnderWay, Some(Done)) => Ok(vec![field("done_on", today())]),
            (Done, Some(Verified)) => {
                Ok(vec![field("verified_by", by()?), field("verified_on", today())])
            }
            (Open | UnderWay, Some(Verified)) => Ok(vec![
                field("done_on", today()),
                field("verified_by", by()?),
                field("verified_on", today()),
            ]),
            (_, Some(Open | UnderWay | Done | Verified | Dropped) | None) => {
                let to = to.map_or("blank", GapActionState::as_str).to_owned();
                Err(GapDefect::ActionTurn { from: from.as_str().to_owned(), to })
            }
        }
    }
}
