//! Upstream gaps on the wire.

use clausegraph::{
    Assessment, Bond, ExplainedGap, FeedPath, Requirement, RequirementResult, Upstream,
    UpstreamGap, UpstreamStep,
};
use serde::Serialize;

use super::{WIRE_VERSION, encode};

/// Upstream gaps, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UpstreamReport {
    /// The version of the wire format.
    pub format_version: u32,
    /// `upstream`.
    pub kind: &'static str,
    /// The day the assessment is made for.
    pub as_of: String,
    /// The clause whose gaps are looked at; none where all are.
    pub clause: Option<String>,
    /// The gaps that are looked at, in reading order.
    pub gaps: Vec<ShortReport>,
    /// How many of them hang on an upstream gap.
    pub explained: usize,
    /// The upstream gaps: those that would unlock most first, then those that explain most.
    pub upstream: Vec<UpstreamGapReport>,
    /// The few that explain all of it, at each step what explains most that is not explained yet.
    pub order: Vec<UpstreamStepReport>,
    /// The gaps that feed no gap and that no gap feeds.
    pub alone: Vec<AloneReport>,
}

/// A requirement that falls short.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShortReport {
    /// The requirement.
    pub requirement: String,
    /// Its status over all members.
    pub status: &'static str,
}

/// Gaps that no other gap feeds.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UpstreamGapReport {
    /// The gaps.
    pub members: Vec<ShortReport>,
    /// `same-below` or `cycle`: why several are told as one.
    pub bond: &'static str,
    /// The gaps that hang on it.
    pub explained: Vec<ExplainedReport>,
    /// The explained gaps that a member feeds directly.
    pub direct: Vec<String>,
    /// The explained gaps that hang on no other upstream gap.
    pub unlocked: Vec<String>,
    /// Ways to gaps that it may explain, through requirements that cannot be evaluated.
    pub perhaps: Vec<FeedPathReport>,
    /// The requirements that feed it and cannot be evaluated.
    pub undecided: Vec<String>,
}

/// A gap that hangs on an upstream gap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplainedReport {
    /// The requirement.
    pub requirement: String,
    /// Its status over all members.
    pub status: &'static str,
    /// How many other upstream gaps it hangs on.
    pub held_by: usize,
    /// A shortest way to it.
    pub path: FeedPathReport,
}

/// A way along feeds.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeedPathReport {
    /// Where it begins.
    pub from: String,
    /// Its steps.
    pub steps: Vec<FeedStepReport>,
}

/// A step along a feed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeedStepReport {
    /// The requirement that it leads to.
    pub to: String,
    /// The source of the feed, as the catalogue says it: a requirement or a clause.
    pub feed_from: String,
    /// The target of the feed, likewise.
    pub feed_to: String,
    /// What the feed does.
    pub nature: &'static str,
    /// Why.
    pub reason: String,
}

/// An upstream gap closed after others.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UpstreamStepReport {
    /// Its position in `upstream`.
    pub upstream: usize,
    /// How many gaps it explains that none before it does.
    pub adds: usize,
    /// How many are explained by it and those before it.
    pub explained: usize,
    /// How many of those hang on nothing else.
    pub unlocked: usize,
}

/// A gap that is tied to no other.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AloneReport {
    /// The requirement.
    pub requirement: String,
    /// Its status over all members.
    pub status: &'static str,
    /// The requirements that feed it and cannot be evaluated.
    pub undecided: Vec<String>,
}

/// Upstream gaps as JSON, indented, with a line break at the end.
pub fn upstream_json(assessment: &Assessment<'_>, upstream: &Upstream<'_>) -> String {
    encode(&UpstreamReport::new(assessment, upstream))
}

impl UpstreamReport {
    /// The report of upstream gaps.
    pub fn new(assessment: &Assessment<'_>, upstream: &Upstream<'_>) -> Self {
        let alone = upstream.alone.iter().map(|found| AloneReport {
            requirement: id(found.gap.requirement),
            status: found.gap.status.as_str(),
            undecided: found.undecided.iter().copied().map(id).collect(),
        });
        Self {
            format_version: WIRE_VERSION,
            kind: "upstream",
            as_of: assessment.as_of().to_string(),
            clause: upstream.clause.map(|clause| clause.id().to_string()),
            gaps: upstream.gaps.iter().map(short).collect(),
            explained: upstream.explained(),
            upstream: upstream.upstream.iter().map(gap).collect(),
            order: upstream.order.iter().map(step).collect(),
            alone: alone.collect(),
        }
    }
}

fn id(requirement: &Requirement) -> String {
    requirement.id().to_string()
}

fn short(result: &RequirementResult<'_>) -> ShortReport {
    ShortReport { requirement: id(result.requirement), status: result.status.as_str() }
}

fn gap(gap: &UpstreamGap<'_>) -> UpstreamGapReport {
    let end = |found: &ExplainedGap<'_>| id(found.gap.requirement);
    UpstreamGapReport {
        members: gap.members.iter().map(short).collect(),
        bond: match gap.bond {
            Bond::SameBelow => "same-below",
            Bond::Cycle => "cycle",
        },
        explained: gap.explained.iter().map(explained).collect(),
        direct: gap.direct().map(end).collect(),
        unlocked: gap.unlocked().map(end).collect(),
        perhaps: gap.perhaps.iter().map(path).collect(),
        undecided: gap.undecided.iter().copied().map(id).collect(),
    }
}

fn explained(found: &ExplainedGap<'_>) -> ExplainedReport {
    ExplainedReport {
        requirement: id(found.gap.requirement),
        status: found.gap.status.as_str(),
        held_by: found.held_by,
        path: path(&found.path),
    }
}

fn path(path: &FeedPath<'_>) -> FeedPathReport {
    let steps = path.steps.iter().map(|step| FeedStepReport {
        to: id(step.to),
        feed_from: step.feed.from.to_string(),
        feed_to: step.feed.to.to_string(),
        nature: step.feed.nature.as_str(),
        reason: step.feed.reason.clone(),
    });
    FeedPathReport { from: id(path.from), steps: steps.collect() }
}

fn step(step: &UpstreamStep) -> UpstreamStepReport {
    UpstreamStepReport {
        upstream: step.upstream,
        adds: step.adds,
        explained: step.explained,
        unlocked: step.unlocked,
    }
}
