//! What the rows of a gap workbook are about, and what the organisation says of it now.

use clausegraph_model::{
    ArtefactId, Catalogue, ElementList, Location, MemberId, Organisation, RequirementId,
    document::{ActionDecision, ArtefactDocument, GapActionState},
};
use serde_json::Value;

use super::{
    cell::named,
    column::{GapColumn, GapSheet, Target},
};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A requirement, or one member of it.
    Requirement(RequirementId, Option<MemberId>),
    Artefact(ArtefactId),
    Element(MemberId),
}

/// Where something stands in the organisation, and how to look it up.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) organisation: &'a Organisation,
}

impl Ground<'_> {
    /// What a row is about; where there is no such thing, the closest one, if any.
    pub(super) fn subject(self, sheet: GapSheet, key: &str) -> Result<Subject, Option<String>> {
        match sheet {
            GapSheet::Gap | GapSheet::Map => self.requirement(key),
            GapSheet::Documents => self.artefact(key),
            GapSheet::Services => self.element(key, ElementList::Services),
            GapSheet::Suppliers => self.element(key, ElementList::Suppliers),
            GapSheet::Actions => self.artefact(key).or_else(|near| {
                let found = self.requirement(key);
                found.map_err(|other| near.or(other))
            }),
        }
    }

    fn requirement(self, key: &str) -> Result<Subject, Option<String>> {
        let (requirement, member) = match key.split_once('@') {
            Some((requirement, member)) => (requirement, Some(member)),
            None => (key, None),
        };
        let known = || self.catalogue.requirements().map(|known| known.id().as_str());
        let found = named(requirement, known)?;
        let requirement = found.parse().map_err(|_| None)?;
        let Some(member) = member else { return Ok(Subject::Requirement(requirement, None)) };
        let is_known = self.organisation.element(member).is_some()
            || self.organisation.artefact(member).is_some()
            || self.catalogue.clause(member).is_some();
        let elements = || self.organisation.elements().iter().map(|known| known.id().as_str());
        let whole = |member: String| format!("{found}@{member}");
        let member = if is_known {
            member.to_owned()
        } else {
            named(member, elements).map_err(|near| near.map(whole))?
        };
        let member = member.parse().map_err(|_| None)?;
        Ok(Subject::Requirement(requirement, Some(member)))
    }

    fn artefact(self, key: &str) -> Result<Subject, Option<String>> {
        let ids = || self.organisation.artefacts().iter().map(|known| known.id().as_str());
        let found = if self.organisation.artefact(key).is_some() {
            key.to_owned()
        } else {
            named(key, ids)?
        };
        found.parse().map(Subject::Artefact).map_err(|_| None)
    }

    fn element(self, key: &str, list: ElementList) -> Result<Subject, Option<String>> {
        let of_list = || self.organisation.elements().iter().filter(|known| known.list() == list);
        let found = named(key, || of_list().map(|known| known.id().as_str()))?;
        found.parse().map(Subject::Element).map_err(|_| None)
    }

    /// What the organisation says now where a cell would stand, as files write it.
    pub(super) fn present(self, subject: &Subject, column: &GapColumn) -> Option<String> {
        let entry = self.entry(subject, column.target);
        match (subject, column.target) {
            // Every judgement is an entry of its own: it changes none.
            (_, Target::Judgement) => None,
            (Subject::Artefact(id), Target::Action) => {
                let artefact = self.organisation.artefact(id.as_str())?.document();
                if column.key == "action_state" {
                    return action_state(artefact).map(|state| state.as_str().to_owned());
                }
                let entry = entry?;
                let (outer, inner) = path(column, subject);
                let value = outer.map_or(Some(&entry), |outer| entry.get(outer))?.get(inner)?;
                written(value)
            }
            _ => written(entry?.get(column.key)?),
        }
    }

    /// The entry of the files that cells of a row stand in, as it is now.
    pub(super) fn entry(self, subject: &Subject, target: Target) -> Option<Value> {
        let found = match (subject, target) {
            (Subject::Requirement(requirement, member), _) => {
                let paper = self.organisation.working_paper(requirement, member.as_ref())?;
                serde_json::to_value(paper)
            }
            (Subject::Artefact(id), Target::Decision) => {
                serde_json::to_value(self.organisation.document_decision(id.as_str())?)
            }
            (Subject::Artefact(id), _) => {
                serde_json::to_value(self.organisation.artefact(id.as_str())?.document())
            }
            (Subject::Element(id), _) => {
                serde_json::to_value(self.organisation.element(id.as_str())?.document())
            }
        };
        found.ok()
    }

    /// Where that entry stands.
    pub(super) fn location(self, subject: &Subject, target: Target) -> Option<Location> {
        let organisation = self.organisation;
        match (subject, target) {
            (Subject::Requirement(requirement, member), _) => {
                let position = organisation.working_papers().position(|paper| {
                    paper.requirement == *requirement && paper.member == *member
                })?;
                organisation.working_paper_location(position)
            }
            (Subject::Artefact(id), Target::Decision) => {
                let mut decisions = organisation.document_decisions();
                let position = decisions.position(|known| known.artefact == *id)?;
                organisation.document_decision_location(position)
            }
            (Subject::Artefact(id), _) => {
                let artefact = organisation.artefact(id.as_str())?;
                Some(organisation.artefact_location(artefact))
            }
            (Subject::Element(id), _) => {
                organisation.element_location(organisation.element(id.as_str())?)
            }
        }
    }
}

/// The part of an entry and the field in it where a cell stands.
pub(super) fn path(column: &GapColumn, subject: &Subject) -> (Option<&'static str>, &'static str) {
    match (subject, column.target, column.key) {
        (Subject::Artefact(_), Target::Action, "due") => (Some("action"), "due_on"),
        _ => (None, column.key),
    }
}

/// A value of a file as cells hold it.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Where an action stands, by what is known of it; none where nothing is.
pub(super) fn action_state(artefact: &ArtefactDocument) -> Option<GapActionState> {
    let action = artefact.action.as_ref()?;
    let verified = action.verified_on.given().is_some() || action.verified_by.given().is_some();
    Some(match action.decision.given() {
        Some(ActionDecision::Rejected) => GapActionState::Dropped,
        _ if verified => GapActionState::Verified,
        _ if action.done_on.given().is_some() => GapActionState::Done,
        Some(ActionDecision::Approved) => GapActionState::UnderWay,
        Some(ActionDecision::Open) | None => GapActionState::Open,
    })
}
