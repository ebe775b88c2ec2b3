//! What people wrote in a gap assessment, on the wire.

use clausegraph::{
    Assessment, Profile,
    document::{
        DocumentDecisionDocument, EvidenceType, GapActionState, GapActionType, GapPriority,
        GapSeverity, PaperConfidence, PaperState, WorkingPaperDocument,
    },
};
use serde::Serialize;

/// What an assessor wrote about a requirement. No status and no finding follows from it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkingPaperReport {
    /// The requirement.
    pub requirement: String,
    /// The member it is about; none where it is about the requirement as a whole.
    pub member: Option<String>,
    /// How things are today.
    pub current_state: Option<String>,
    /// What was looked at.
    pub evidence_seen: Option<String>,
    /// `document`, `record`, `interview`, `observation` or `system-query`: what kind of evidence that was.
    pub evidence_type: Option<&'static str>,
    /// How well it is laid down, from 0 to 3.
    pub design_score: Option<u32>,
    /// How well it is done, from 0 to 3.
    pub operation_score: Option<u32>,
    /// `not-addressed`, `initial`, `inconsistent`, `consistent` or `cannot-evaluate`: what the assessor says,
    /// else what the two scores say; never what the evidence says.
    pub state: Option<&'static str>,
    /// The state that the two scores say; where `state` is another, a person put it in its place.
    pub state_of_scores: Option<&'static str>,
    /// Why the state is what it is.
    pub state_reason: Option<String>,
    /// The gap in the assessor's words.
    pub gap: Option<String>,
    /// `major`, `minor`, `observation` or `ofi`: what it would probably be called if it were audited.
    pub severity: Option<&'static str>,
    /// Who confirms that, by key.
    pub severity_by: Option<String>,
    /// What is done about it; null for an auditor, and where nobody wrote of it.
    pub action: Option<PaperActionReport>,
    /// What of other management systems can be used.
    pub reuse: Option<String>,
    /// `low`, `medium` or `high`: how sure the assessor is.
    pub confidence: Option<&'static str>,
    /// Who was asked, by key.
    pub interviewee: Option<String>,
    /// When it was looked at.
    pub on: Option<String>,
    /// Who looked at it and wrote this, by key; none where nobody is named.
    pub assessor: Option<String>,
}

/// What people mean to do about a gap, and how far they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaperActionReport {
    /// What is to be done.
    pub action: Option<String>,
    /// `document`, `do`, `measure`, `decide` or `retire`.
    #[serde(rename = "type")]
    pub action_type: Option<&'static str>,
    /// Who carries it out, by key.
    pub owner: Option<String>,
    /// Who stands behind it, by key.
    pub sponsor: Option<String>,
    /// The least effort, in person-days.
    pub effort_low: Option<String>,
    /// The likely effort, in person-days.
    pub effort_likely: Option<String>,
    /// The most effort, in person-days.
    pub effort_high: Option<String>,
    /// What it costs: `S`, `M`, `L`, or an amount with its currency.
    pub cost: Option<String>,
    /// `P1` to `P4`, where a person says otherwise than is proposed.
    pub priority: Option<&'static str>,
    /// What it waits for, where a person says otherwise than is proposed.
    pub dependency: Option<String>,
    /// The day it is to be done.
    pub due: Option<String>,
    /// `open`, `under-way`, `done`, `verified` or `dropped`.
    pub state: Option<&'static str>,
    /// How much of it is done, of a hundred.
    pub percent: Option<u32>,
    /// How people will know that it worked.
    pub verification: Option<String>,
    /// Who checked that, by key.
    pub verified_by: Option<String>,
    /// When.
    pub verified_on: Option<String>,
}

/// What a person decided about a document. It counts as long as the organisation has it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentDecisionReport {
    /// The document.
    pub artefact: String,
    /// `keep`, `merge` or `retire`.
    pub decision: &'static str,
    /// The document that it becomes a part of, where it is merged.
    pub into: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided, by key.
    pub by: String,
    /// When.
    pub on: String,
}

fn text<T: ToString>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}

impl WorkingPaperReport {
    fn new(paper: &WorkingPaperDocument, profile: Profile) -> Self {
        Self {
            requirement: paper.requirement.to_string(),
            member: text(paper.member.as_ref()),
            current_state: paper.current_state.clone(),
            evidence_seen: paper.evidence_seen.clone(),
            evidence_type: paper.evidence_type.map(EvidenceType::as_str),
            design_score: paper.design_score,
            operation_score: paper.operation_score,
            state: paper.stated_state().map(PaperState::as_str),
            state_of_scores: paper.state_of_scores().map(PaperState::as_str),
            state_reason: paper.state_reason.clone(),
            gap: paper.gap.clone(),
            severity: paper.severity.map(GapSeverity::as_str),
            severity_by: text(paper.severity_by.as_ref()),
            action: match profile {
                Profile::Consultant => PaperActionReport::new(paper),
                Profile::Auditor => None,
            },
            reuse: paper.reuse.clone(),
            confidence: paper.confidence.map(PaperConfidence::as_str),
            interviewee: text(paper.interviewee.as_ref()),
            on: text(paper.on.as_ref()),
            assessor: text(paper.assessor.as_ref()),
        }
    }
}

impl PaperActionReport {
    /// What is done about a gap; none where nobody wrote of it.
    fn new(paper: &WorkingPaperDocument) -> Option<Self> {
        let found = Self {
            action: paper.action.clone(),
            action_type: paper.action_type.map(GapActionType::as_str),
            owner: text(paper.owner.as_ref()),
            sponsor: text(paper.sponsor.as_ref()),
            effort_low: text(paper.effort_low.as_ref()),
            effort_likely: text(paper.effort_likely.as_ref()),
            effort_high: text(paper.effort_high.as_ref()),
            cost: paper.cost.clone(),
            priority: paper.priority.map(GapPriority::as_str),
            dependency: paper.dependency.clone(),
            due: text(paper.due.as_ref()),
            state: paper.action_state.map(GapActionState::as_str),
            percent: paper.percent,
            verification: paper.verification.clone(),
            verified_by: text(paper.verified_by.as_ref()),
            verified_on: text(paper.verified_on.as_ref()),
        };
        (found != Self::default()).then_some(found)
    }
}

impl DocumentDecisionReport {
    fn new(decision: &DocumentDecisionDocument) -> Self {
        let DocumentDecisionDocument { artefact, decision, into, reason, by, on } = decision;
        Self {
            artefact: artefact.to_string(),
            decision: decision.as_str(),
            into: text(into.as_ref()),
            reason: reason.clone(),
            by: by.to_string(),
            on: on.to_string(),
        }
    }
}

/// All working papers, in reading order.
pub(super) fn papers(assessment: &Assessment<'_>, profile: Profile) -> Vec<WorkingPaperReport> {
    let papers = assessment.organisation().working_papers();
    papers.map(|paper| WorkingPaperReport::new(paper, profile)).collect()
}

/// All decisions about documents, in reading order; none for an auditor.
pub(super) fn decisions(
    assessment: &Assessment<'_>,
    profile: Profile,
) -> Option<Vec<DocumentDecisionReport>> {
    let decisions = assessment.organisation().document_decisions();
    match profile {
        Profile::Consultant => Some(decisions.map(DocumentDecisionReport::new).collect()),
        Profile::Auditor => None,
    }
}
