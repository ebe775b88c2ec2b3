//! An assessment as JSON: the wire format, version 1.
//!
//! One object per assessment. `cells` holds one row per cell in reading order; `requirements`, `clauses`
//! and `gates` what follows from them. Shares are decimal numbers in text with four places, rounded half
//! to even, or `null` where nothing counts. Words (`status`, `origin`, `ground`, `state`) are those of
//! the engine. What is `null` is said to be none; no key is ever left out but `derivations`, which is
//! there on request.

mod assessment;
mod complete;
mod derivation;
mod difference;
mod findings;
mod forecast;
mod judgement;
mod matrices;
mod minimise;
mod overlap;
mod plan;
mod retire;
mod routines;
mod session;
mod trail;
mod trend;
mod upstream;
mod working_papers;

use clausegraph::{Assessment, Derivation, Profile, explain_all};

pub(crate) use self::{assessment::gate_word, retire::action_word};
pub use self::{
    assessment::{
        AspectsReport, AssessmentReport, CatalogueReport, CellReport, ClauseReport, CountsReport,
        GateReport, GroundReport, IdleClaimReport, JudgementReport, MemberReport, NextStepReport,
        OrganisationReport, ReadReport, RequirementReport, ReviewCycleReport, UnmatchedReport,
    },
    complete::{
        Advice, AspectReport, ClauseAspectsReport, Complete, CompleteReport, complete_json,
    },
    derivation::{
        DefectReport, DerivationReport, FactReport, IntervalReport, LackReport, OfferReport,
        PlaceReport, RecordTestReport, SlotReport,
    },
    difference::{
        BesideReport, CauseReport, CellChangeReport, ClauseChangeReport, DifferenceReport,
        EntryChangeReport, EntryChangesReport, FieldChangeReport, FindingChangeReport,
        FindingChangesReport, GateChangeReport, OfferChangeReport, SaidReport, SideReport,
        SlotChangeReport, WhyReport, difference_json,
    },
    findings::{
        FindingLineReport, FindingReport, FindingsReport, InputReport, MissingReport,
        NotEvaluatedReport, ProposalReport, RuleRunReport, SubjectReport, ThresholdReport,
        ValueReport, findings_json, findings_ndjson,
    },
    forecast::{
        ChangeCauseReport, ForecastCellReport, ForecastClauseReport, ForecastDayReport,
        ForecastDefectReport, ForecastDueReport, ForecastGateChangeReport, ForecastGateReport,
        ForecastReport, ForecastStepReport, OutcomeReport, forecast_json,
    },
    judgement::{
        EngagementReport, JudgedCellReport, JudgementEntryReport, JudgementLogReport, PinReport,
        PinnedNowReport, RecordedReport, judgements_json, recorded_json,
    },
    matrices::{MatricesReport, MatrixColumnReport, MatrixReport, MatrixRowReport, matrices_json},
    minimise::{
        AgainReport, BurdenReport, ColumnReport, HourModelReport, KeptReport, MinimalReport,
        NodeReport, PointReport, ProofReport, ReplacedReport, RetiredReport, StayingReport,
        minimal_json,
    },
    overlap::{
        CrowdReport, CrowdedReport, DuplicatesReport, FormerReport, OverlapReport, RuleTallyReport,
        ShownReport, SimilarReport, SubsumedReport, overlap_json,
    },
    plan::{
        ActionReport, EffortModelReport, EffortReport, EffortRowReport, PlacedReport, PlanReport,
        PlannedGateReport, TargetReport, WaitReport, WhatIfCellReport, WhatIfGateReport,
        WhatIfReport, plan_json,
    },
    retire::{
        LookAtReport, NamedByReport, RetireProofReport, RetireReasonReport, RetireReport,
        RetirementReport, retire_json,
    },
    routines::{
        ApartReport, EventReport, HoleReport, MeasureReport, ProcessReport, ReasonReport,
        RecordSetReport, RecordTypeReport, ReviewedReport, RoutineReport, RoutinesReport,
        StatedReport, ToolReport, routines_json,
    },
    session::{AppliedProblemReport, AppliedReport, ChangedCellReport, applied_ndjson},
    trail::{
        DayReport, GapReport, NodeDayReport, OutOfOrderReport, ServedReport, TrailEdgeReport,
        TrailNodeReport, TrailReport, trail_json,
    },
    trend::{
        CellHistoryReport, ClauseTrendReport, FindingHistoryReport, GateTrendReport,
        IndicatorTrendReport, TrendReport, trend_json,
    },
    upstream::{
        AloneReport, ExplainedReport, FeedPathReport, FeedStepReport, ShortReport,
        UpstreamGapReport, UpstreamReport, UpstreamStepReport, upstream_json,
    },
    working_papers::{DocumentDecisionReport, PaperActionReport, WorkingPaperReport},
};
use crate::Locate;

/// The version of the wire format that this release writes.
pub const WIRE_VERSION: u32 = 1;

/// What the JSON of an assessment holds besides the results.
#[derive(Clone, Copy)]
pub enum Explain<'a> {
    /// Nothing.
    No,
    /// The derivation of every cell, with the places in the files.
    Yes(Locate<'a>),
}

/// An assessment as JSON, indented, with a line break at the end.
///
/// Derivations, where they are asked for, list offers as [`explain_all`] does.
pub fn assessment_json(
    assessment: &Assessment<'_>,
    profile: Profile,
    explained: Explain<'_>,
) -> String {
    let mut report = AssessmentReport::new(assessment, profile);
    if let Explain::Yes(locate) = explained {
        let derivations = explain_all(assessment)
            .map(|derivation| DerivationReport::new(assessment, &derivation, locate));
        report.derivations = Some(derivations.collect());
    }
    encode(&report)
}

/// Derivations as JSON: `format_version`, `as_of` and a list of `derivations`.
pub fn derivations_json(
    assessment: &Assessment<'_>,
    derivations: &[Derivation<'_>],
    locate: Locate<'_>,
) -> String {
    let report = ExplainReport {
        format_version: WIRE_VERSION,
        as_of: assessment.as_of().to_string(),
        derivations: derivations
            .iter()
            .map(|derivation| DerivationReport::new(assessment, derivation, locate))
            .collect(),
    };
    encode(&report)
}

/// Derivations on the wire.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplainReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the assessment is made for.
    pub as_of: String,
    /// How each of the cells that were asked for comes about.
    pub derivations: Vec<DerivationReport>,
}

/// A report as indented JSON with a line break at the end.
pub(crate) fn encode(report: &impl serde::Serialize) -> String {
    // Reports hold only texts, numbers, lists and structs, none of which JSON refuses.
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}
