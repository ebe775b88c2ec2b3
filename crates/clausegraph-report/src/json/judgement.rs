//! Judgements and engagements on the wire.

use clausegraph::{
    Assessment, JudgementState,
    document::{EngagementDocument, PinDocument},
};
use serde::Serialize;

use crate::{
    judgements::{Beside, Entry, LogFilter, Recorded, Written, entries},
    wording::is_exact,
};

/// The assessment or audit that the work is made for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EngagementReport {
    /// `gap`, `internal`, `second-party` or `certification`.
    #[serde(rename = "type")]
    pub context: &'static str,
    /// What it is measured against, in words.
    pub criteria: String,
    /// What it looks at, in words.
    pub scope: String,
    /// The time it looks at: first and last day, parted by `/`.
    pub period: String,
    /// Who does it, by key.
    pub team: Vec<String>,
}

impl EngagementReport {
    pub(super) fn new(engagement: &EngagementDocument) -> Self {
        let EngagementDocument { context, criteria, scope, period, team } = engagement;
        Self {
            context: context.as_str(),
            criteria: criteria.clone(),
            scope: scope.clone(),
            period: period.to_string(),
            team: team.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The log of judgements on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgementLogReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the evidence is looked at.
    pub as_of: String,
    /// What the work is made for; none where no file says so.
    pub engagement: Option<EngagementReport>,
    /// The judgements, the newest last.
    pub judgements: Vec<JudgementEntryReport>,
}

/// A judgement with everything that belongs to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgementEntryReport {
    /// The id.
    pub judgement: String,
    /// The requirement judged.
    pub requirement: String,
    /// The members judged; empty where it is about all of them.
    pub members: Vec<String>,
    /// `gap`, `internal`, `second-party` or `certification`.
    pub context: &'static str,
    /// `conformity`, `ofi`, `minor`, `major` or `not-yet`: what the person judged.
    pub value: &'static str,
    /// Who judged, by key.
    pub by: String,
    /// When.
    pub on: String,
    /// Why.
    pub reason: String,
    /// What was looked at.
    pub pins: Vec<PinReport>,
    /// The judgement whose place it takes.
    pub supersedes: Option<String>,
    /// The judgement that has taken its place.
    pub superseded_by: Option<String>,
    /// `active`, `superseded` or `later`.
    pub state: &'static str,
    /// The cells it is about, with what the evidence shows.
    pub cells: Vec<JudgedCellReport>,
}

/// An artefact that was looked at, as it was then.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PinReport {
    /// The artefact.
    pub artefact: String,
    /// Its version then.
    pub version: Option<String>,
    /// Its hash then.
    pub hash: Option<String>,
    /// Whether version or hash say which content it was.
    pub exact: bool,
    /// Whether it is known to be no longer what was looked at; only where the judgement is active.
    pub outdated: bool,
    /// As it is now; none where it is no longer listed.
    pub now: Option<PinnedNowReport>,
}

/// A pinned artefact as it is now.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PinnedNowReport {
    /// Its status, where that is stated.
    pub status: Option<&'static str>,
    /// Its version, where that is stated.
    pub version: Option<String>,
    /// Its hash, where that is stated.
    pub hash: Option<String>,
}

/// A cell that is judged.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgedCellReport {
    /// The cell: `8.3.4.1-06@nordbyte`.
    pub cell: String,
    /// What the evidence shows.
    pub status: &'static str,
    /// Whether the judgement says otherwise.
    pub contradicts: bool,
}

/// A judgement that was just recorded, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the evidence is looked at: that of the judgement.
    pub as_of: String,
    /// The file.
    pub file: String,
    /// Whether it was written.
    pub written: bool,
    /// The judgement.
    pub recorded: JudgementEntryReport,
    /// Other judgements that hold for one of its cells.
    pub beside: Vec<String>,
    /// The cells of the judgement whose place it takes that it says nothing of.
    pub no_longer_judged: Vec<String>,
}

/// The judgements of an organisation as JSON, the newest last, with a line break at the end.
pub fn judgements_json(assessment: &Assessment<'_>, filter: &LogFilter<'_>) -> String {
    super::encode(&JudgementLogReport::new(assessment, filter))
}

impl JudgementLogReport {
    /// The report of the judgements that are asked for.
    pub fn new(assessment: &Assessment<'_>, filter: &LogFilter<'_>) -> Self {
        let entries = entries(assessment, filter);
        let shown = entries.iter().filter(|entry| filter.shows(entry));
        Self {
            format_version: super::WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            engagement: assessment.organisation().engagement().map(EngagementReport::new),
            judgements: shown.map(|found| entry(assessment, found)).collect(),
        }
    }
}

/// What was recorded as JSON, with a line break at the end; empty where the assessment holds no such
/// judgement.
pub fn recorded_json(assessment: &Assessment<'_>, recorded: &Recorded<'_>) -> String {
    let Some(beside) = Beside::new(assessment, recorded.id) else {
        return String::new();
    };
    super::encode(&RecordedReport {
        format_version: super::WIRE_VERSION,
        as_of: assessment.as_of().to_string(),
        file: recorded.file.to_owned(),
        written: recorded.written == Written::Yes,
        recorded: entry(assessment, &beside.entry),
        beside: beside.others.iter().map(|other| other.id.to_string()).collect(),
        no_longer_judged: beside.no_longer,
    })
}

/// The state of a judgement as a word.
pub(super) const fn state_word(state: JudgementState) -> &'static str {
    match state {
        JudgementState::Active => "active",
        JudgementState::Superseded => "superseded",
        JudgementState::Later => "later",
    }
}

fn entry(assessment: &Assessment<'_>, entry: &Entry<'_>) -> JudgementEntryReport {
    let judgement = entry.result.judgement;
    let cells = entry.cells.iter().map(|cell| JudgedCellReport {
        cell: cell.name(),
        status: cell.status.as_str(),
        contradicts: entry.contradicts(cell),
    });
    let pins = judgement.pins.iter().map(|found| {
        let outdated = entry.result.outdated.iter().any(|other| std::ptr::eq(*other, found));
        pin(assessment, found, outdated)
    });
    JudgementEntryReport {
        judgement: judgement.id.to_string(),
        requirement: judgement.requirement.to_string(),
        members: judgement.members.iter().map(ToString::to_string).collect(),
        context: judgement.context.as_str(),
        value: judgement.value.as_str(),
        by: judgement.by.to_string(),
        on: judgement.on.to_string(),
        reason: judgement.reason.clone(),
        pins: pins.collect(),
        supersedes: judgement.supersedes.as_ref().map(ToString::to_string),
        superseded_by: entry.superseded_by.map(ToString::to_string),
        state: state_word(entry.result.state),
        cells: cells.collect(),
    }
}

fn pin(assessment: &Assessment<'_>, pin: &PinDocument, outdated: bool) -> PinReport {
    let artefact = assessment.organisation().artefact(pin.artefact.as_str());
    PinReport {
        artefact: pin.artefact.to_string(),
        version: pin.version.clone(),
        hash: pin.hash.clone(),
        exact: is_exact(pin),
        outdated,
        now: artefact.map(|artefact| {
            let document = artefact.document();
            PinnedNowReport {
                status: document.status.given().map(|status| status.as_str()),
                version: document.version.given().cloned(),
                hash: document.hash.given().cloned(),
            }
        }),
    }
}
