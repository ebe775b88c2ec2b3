//! Working papers: what an assessor wrote about a requirement, and what people decided about documents.
//!
//! Neither changes a status or a finding: those follow from what the organisation can show.

use serde::{Deserialize, Serialize};

use crate::{Amount, ArtefactId, Date, MemberId, PersonKey, RequirementId, kind::closed};

closed! {
    /// What kind of evidence an assessor looked at.
    EvidenceType {
        /// Something written that says how things are to be done.
        Document = "document",
        /// Something written that shows that they were done.
        Record = "record",
        /// Somebody was asked.
        Interview = "interview",
        /// The work was watched.
        Observation = "observation",
        /// A tool was asked for its data.
        SystemQuery = "system-query",
    }
}

closed! {
    /// How far a requirement is dealt with, in an assessor's eyes: no word of it speaks of conformity.
    PaperState {
        /// Nothing was found that deals with it.
        NotAddressed = "not-addressed",
        /// Something is done, by chance or by single people.
        Initial = "initial",
        /// It is laid down, and not done everywhere or not always.
        Inconsistent = "inconsistent",
        /// It is laid down and done throughout, with records.
        Consistent = "consistent",
        /// It could not be looked at.
        CannotEvaluate = "cannot-evaluate",
    }
}

closed! {
    /// What a gap would probably be called if it were audited today; a person confirms it.
    GapSeverity {
        /// A major nonconformity.
        Major = "major",
        /// A minor nonconformity.
        Minor = "minor",
        /// Something worth telling.
        Observation = "observation",
        /// An opportunity for improvement.
        Opportunity = "ofi",
    }
}

closed! {
    /// What kind of action closes a gap.
    GapActionType {
        /// Something is to be written down.
        Document = "document",
        /// Something is to be done.
        Do = "do",
        /// Something is to be measured.
        Measure = "measure",
        /// Something is to be decided.
        Decide = "decide",
        /// Something is to be given up.
        Retire = "retire",
    }
}

closed! {
    /// How urgent an action is.
    GapPriority {
        /// Before everything else.
        P1 = "P1",
        /// Soon.
        P2 = "P2",
        /// In its turn.
        P3 = "P3",
        /// When there is time.
        P4 = "P4",
    }
}

closed! {
    /// Where an action stands.
    GapActionState {
        /// Nobody has begun.
        Open = "open",
        /// Somebody has.
        UnderWay = "under-way",
        /// It is done, in the eyes of those who did it.
        Done = "done",
        /// Somebody checked that it worked.
        Verified = "verified",
        /// It will not be done.
        Dropped = "dropped",
    }
}

closed! {
    /// How sure an assessor is.
    PaperConfidence {
        /// Little was seen.
        Low = "low",
        /// Some was seen.
        Medium = "medium",
        /// Enough was seen.
        High = "high",
    }
}

/// What an assessor wrote about a requirement, for the organisation or for one member.
///
/// There is at most one for a requirement and member. It changes no status and no finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkingPaperDocument {
    /// The requirement.
    pub requirement: RequirementId,
    /// The member it is about, where not the requirement as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// How things are today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_state: Option<String>,
    /// What was looked at: titles, links, days, versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_seen: Option<String>,
    /// What kind of evidence that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_type: Option<EvidenceType>,
    /// How well it is laid down: 0 not at all, 1 informally, 2 defined, 3 approved and controlled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(max = 3)))]
    pub design_score: Option<u32>,
    /// How well it is done: 0 not at all, 1 now and then, 2 not always, 3 always and with records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(max = 3)))]
    pub operation_score: Option<u32>,
    /// How far it is dealt with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<PaperState>,
    /// Why that state; needed where the two scores do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<String>,
    /// The gap: what is asked, what was found, what comes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// What it would probably be called if it were audited today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<GapSeverity>,
    /// Who confirms that severity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity_by: Option<PersonKey>,
    /// When that was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity_on: Option<Date>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What kind of action that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action_type: Option<GapActionType>,
    /// Who carries it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonKey>,
    /// Who stands behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<PersonKey>,
    /// The least effort, in person-days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort_low: Option<Amount>,
    /// The likely effort, in person-days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort_likely: Option<Amount>,
    /// The most effort, in person-days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort_high: Option<Amount>,
    /// What it costs: `S`, `M`, `L`, or an amount with its currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// How urgent it is, where a person says otherwise than the engine proposes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<GapPriority>,
    /// What it waits for, where a person says otherwise than the engine proposes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dependency: Option<String>,
    /// The day it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Where the action stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action_state: Option<GapActionState>,
    /// How much of it is done, of a hundred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub percent: Option<u32>,
    /// How people will know that it worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<String>,
    /// Who checked that it worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_by: Option<PersonKey>,
    /// When that was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<Date>,
    /// What of other management systems can be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reuse: Option<String>,
    /// How sure the assessor is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<PaperConfidence>,
    /// Who was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interviewee: Option<PersonKey>,
    /// When it was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Who looked at it and wrote this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessor: Option<PersonKey>,
}

impl WorkingPaperDocument {
    /// A paper on which nothing is written yet.
    pub fn new(requirement: RequirementId, member: Option<MemberId>) -> Self {
        Self {
            requirement,
            member,
            current_state: None,
            evidence_seen: None,
            evidence_type: None,
            design_score: None,
            operation_score: None,
            state: None,
            state_reason: None,
            gap: None,
            severity: None,
            severity_by: None,
            severity_on: None,
            action: None,
            action_type: None,
            owner: None,
            sponsor: None,
            effort_low: None,
            effort_likely: None,
            effort_high: None,
            cost: None,
            priority: None,
            dependency: None,
            due: None,
            action_state: None,
            percent: None,
            verification: None,
            verified_by: None,
            verified_on: None,
            reuse: None,
            confidence: None,
            interviewee: None,
            on: None,
            assessor: None,
        }
    }

    /// The state that the two scores say; none where one of them is missing.
    ///
    /// ```
    /// use clausegraph_model::document::{PaperState, WorkingPaperDocument};
    ///
    /// let mut paper = WorkingPaperDocument::new("8.2.6-a".parse()?, None);
    /// assert_eq!(paper.state_of_scores(), None);
    /// (paper.design_score, paper.operation_score) = (Some(3), Some(2));
    /// assert_eq!(paper.state_of_scores(), Some(PaperState::Inconsistent));
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    pub fn state_of_scores(&self) -> Option<PaperState> {
        let (design, operation) = (self.design_score?, self.operation_score?);
        Some(match (design.min(operation), design.max(operation)) {
            (0, 0) => PaperState::NotAddressed,
            (0 | 1, _) => PaperState::Initial,
            (2, _) => PaperState::Inconsistent,
            (_, _) => PaperState::Consistent,
        })
    }

    /// The state: what the assessor says, else what the two scores say.
    pub fn stated_state(&self) -> Option<PaperState> {
        self.state.or_else(|| self.state_of_scores())
    }
}

closed! {
    /// What is to become of a document.
    DocumentDecision {
        /// It stays.
        Keep = "keep",
        /// It becomes a part of another.
        Merge = "merge",
        /// It goes.
        Retire = "retire",
    }
}

/// What a person decided about a document: to keep it, to merge it, to retire it.
///
/// It changes no status and no finding: the document counts as long as the organisation has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentDecisionDocument {
    /// The document.
    pub artefact: ArtefactId,
    /// What is to become of it.
    pub decision: DocumentDecision,
    /// The document that it becomes a part of, where it is merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<ArtefactId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who decided.
    pub by: PersonKey,
    /// When.
    pub on: Date,
}
