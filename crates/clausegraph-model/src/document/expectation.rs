//! What somebody expects an assessment of an organisation to show.

use serde::{Deserialize, Serialize};

use crate::{ArtefactId, ClauseId, Date, JudgementId, Key, RequirementId, kind::closed};

closed! {
    /// The status of a cell or requirement, as it is expected.
    ExpectedStatus {
        /// Evidence covers everything that is asked.
        Covered = "covered",
        /// Something that would decide is not known.
        CannotEvaluate = "cannot-evaluate",
        /// Evidence is older than the planned interval.
        Stale = "stale",
        /// Evidence has a weakness.
        Weak = "weak",
        /// Some of what is asked has no evidence.
        Partial = "partial",
        /// Nothing of what is asked has evidence.
        Missing = "missing",
        /// Nothing is asked.
        NotTriggered = "not-triggered",
        /// Another of several ways was chosen.
        NotChosen = "not-chosen",
    }
}

closed! {
    /// Where the evidence of a cell is expected to come from.
    ExpectedOrigin {
        /// Made for what the cell is about.
        Own = "own",
        /// Lent by another management system.
        Inherited = "inherited",
        /// Made for the whole service management system.
        Blanket = "blanket",
        /// Made and kept by another party.
        Party = "party",
    }
}

closed! {
    /// What a gate is expected to show.
    ExpectedGateState {
        /// Evidence is there.
        EvidencePresent = "evidence-present",
        /// Nobody states what would tell.
        CannotEvaluate = "cannot-evaluate",
        /// Evidence is not there.
        EvidenceAbsent = "evidence-absent",
    }
}

/// What somebody expects an assessment to show: `expected.json` beside the files of an organisation.
///
/// What is not listed may be as it will.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectationDocument {
    /// The version of this format; always 1.
    pub format_version: u32,
    /// The day the assessment is made for.
    pub as_of: Date,
    /// Cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<ExpectedCellDocument>,
    /// Requirements over all their members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<ExpectedRequirementDocument>,
    /// Gates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<ExpectedGateDocument>,
    /// Clauses over all requirements below them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ExpectedClauseDocument>,
    /// Judgements beside the evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<ExpectedJudgementDocument>,
}

/// A cell as it is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedCellDocument {
    /// The cell: `8.3.4.1-06@nordbyte`, or the requirement alone for the organisation.
    pub cell: String,
    /// Its status.
    pub status: ExpectedStatus,
    /// Where its evidence comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<ExpectedOrigin>,
    /// Why, in words for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Defects that must be there; others may be, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub defects: Vec<ExpectedDefectDocument>,
}

/// A defect of an offer as it is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedDefectDocument {
    /// The slot.
    pub slot: Key,
    /// The artefact, or the scope element whose own entry is offered.
    pub artefact: ArtefactId,
    /// The defect, with or without what it is about: `draft`, `undecided`, `undecided:interval`.
    pub defect: String,
}

/// A requirement as it is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedRequirementDocument {
    /// The requirement.
    pub requirement: RequirementId,
    /// Its status as one.
    pub status: ExpectedStatus,
    /// How many of its cells are covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<u32>,
    /// How many of its cells count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<u32>,
}

/// A gate as it is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedGateDocument {
    /// The gate.
    pub gate: Key,
    /// What it shows.
    pub state: ExpectedGateState,
}

/// A clause as it is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedClauseDocument {
    /// The clause.
    pub clause: ClauseId,
    /// The share that is covered, with four places: `0.6111`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// The share that would be covered if everything unknown turned out well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible: Option<String>,
}

/// A judgement as it is expected to stand to the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedJudgementDocument {
    /// The judgement.
    pub judgement: JudgementId,
    /// The cells it contradicts, all of them; absent where that may be as it will.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contradicts: Option<Vec<String>>,
    /// Whether an artefact it looked at has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outdated: Option<bool>,
}
