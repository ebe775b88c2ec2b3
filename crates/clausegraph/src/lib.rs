#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod assessment;
mod builtin;
mod cycle;
mod decision;
mod defect;
mod derivation;
mod difference;
mod evaluate;
mod finding;
mod findings;
mod flaw;
mod forecast;
mod gate;
mod index;
mod judgement;
mod map;
mod matrix;
mod member;
pub mod minimise;
mod naming;
mod next;
mod offer;
pub mod overlap;
mod plan;
mod population;
pub mod retire;
mod review_inputs;
mod rollup;
mod routine;
mod rule;
mod rules;
pub mod sampling;
mod session;
mod slot;
mod trail;
mod trend;
mod upstream;
mod what_if;

pub use clausegraph_model::{
    Amount, AmountError, Artefact, ArtefactId, ArtefactKind, Attribute, AttributeError,
    AttributeValue, Catalogue, CatalogueId, Claim, ClaimTarget, Clause, ClauseId, Date, DateError,
    Element, ElementList, Fact, Family, FeedPath, FeedTie, FeedsAmong, FieldChange, Follow,
    IdError, Interval, JudgementId, Key, Location, MAX_ID_LENGTH, MemberId, Offering, Organisation,
    Period, PersonKey, Positions, Problem, ProblemCode, Problems, Requirement, RequirementId,
    SaysNone, Severity, SourceText, Span, Step, UnknownWord, Words, did_you_mean, document, locate,
};

pub use crate::{
    assessment::{Assessment, Cell, Cells, assess},
    builtin::{BuiltinError, catalogue, catalogue_with, overlays},
    cycle::ReviewCycle,
    decision::{SlotValue, Status, ValueSet, decide},
    defect::{Defect, Needed},
    derivation::{
        Derivation, Evidence, Offer, RecordTestReading, SlotReading, Via, explain, explain_all,
    },
    difference::{
        AppearedFrom, Cause, CauseOf, CellChange, ClauseChange, ClearedAs, Difference,
        EntryChanges, FindingChanges, GateChange, OfferChange, Persisted, Side, SlotChange, Turn,
        Why, difference,
    },
    evaluate::RECORD_TEST_TOLERANCE,
    finding::{
        Finding, FindingId, Input, Missing, NotEvaluated, Subject, SubjectOf, Threshold,
        ThresholdFrom, Value,
    },
    findings::{Findings, Proposal, ProposalReason, RuleRun, ThemeResult, findings, findings_of},
    forecast::{
        CellOutcome, ChangeCause, DueTheme, EvidenceChange, Forecast, ForecastCell, ForecastClause,
        ForecastGate, ForecastStep, ForecastTurn, due_themes, forecast,
    },
    gate::{GateReason, GateResult, GateState},
    judgement::{JudgementResult, JudgementState, pin},
    map::{EvidenceMap, map},
    matrix::{Matrix, MatrixEntry, MatrixRow, MatrixState},
    member::Member,
    next::{Bring, NextStep, next_steps},
    offer::Origin,
    overlap::{overlap, overlap_with},
    plan::{
        About, Action, ActionType, Because, CapacityFrom, Effort, EffortModel, EffortRow, Entries,
        Lasting, Phase, Plan, PlanOrder, PlanSettings, PlanSpan, PlannedCell, PlannedGate, Size,
        TargetResult, Wait, Work, plan, roadmap_plan,
    },
    population::Ground,
    retire::retire,
    review_inputs::{InputShown, ReviewInput, ReviewInputs, review_inputs},
    rollup::{ClauseResult, Counts, RequirementResult, Share, Shares},
    routine::{
        Apart, Certainty, ProcessAsked, RecordsFound, RoutineHole, RoutineMeasure, RoutineRecords,
        RoutineReview, RoutineTool, RoutineView, Routines, routines,
    },
    rule::{Indicator, Need, NeedOf, Profile, Rule, Theme},
    rules::{rule, rules},
    session::{Applied, CellState, ChangedCell, Session, SessionWork, SharedCatalogue},
    trail::{
        NodeDay, OutOfOrder, Relation, Served, TRAIL_DEPTH, Thing, Trail, TrailDay, TrailDirection,
        TrailEdge, TrailGap, TrailNode, Unsaid, trail, trail_within,
    },
    trend::{
        CellHistory, ClauseTrend, FindingHistory, FindingMark, GateTrend, Trend, TrendPoint, trend,
    },
    upstream::{
        AloneGap, Bond, ExplainedGap, Upstream, UpstreamGap, UpstreamStep, upstream, upstream_of,
    },
    what_if::{PlanChange, WhatIf, WhatIfCell, WhatIfGate, what_if},
};

#[doc = include_str!("../SEMANTICS.md")]
pub mod semantics {}

/// The example of the repository's front page.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct FrontPage;
