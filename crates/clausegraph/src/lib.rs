#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod assessment;
mod builtin;
mod cycle;
mod decision;
mod defect;
mod derivation;
mod evaluate;
mod finding;
mod findings;
mod flaw;
mod gate;
mod judgement;
mod map;
mod matrix;
mod member;
pub mod minimise;
mod naming;
mod next;
mod offer;
pub mod overlap;
mod population;
pub mod retire;
mod rollup;
mod rule;
mod rules;
pub mod sampling;
mod slot;
mod trail;

pub use clausegraph_model::{
    Amount, AmountError, Artefact, ArtefactId, ArtefactKind, Attribute, AttributeError,
    AttributeValue, Catalogue, CatalogueId, Claim, ClaimTarget, Clause, ClauseId, Date, DateError,
    Element, ElementList, Fact, Family, Follow, IdError, Interval, JudgementId, Key, Location,
    MAX_ID_LENGTH, MemberId, Offering, Organisation, Period, PersonKey, Positions, Problem,
    ProblemCode, Problems, Requirement, RequirementId, SaysNone, Severity, SourceText, Span, Step,
    UnknownWord, Words, did_you_mean, document, locate,
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
    evaluate::RECORD_TEST_TOLERANCE,
    finding::{
        Finding, FindingId, Input, Missing, NotEvaluated, Subject, SubjectOf, Threshold,
        ThresholdFrom, Value,
    },
    findings::{Findings, Proposal, ProposalReason, RuleRun, ThemeResult, findings, findings_of},
    gate::{GateReason, GateResult, GateState},
    judgement::{JudgementResult, JudgementState},
    map::{EvidenceMap, map},
    matrix::{Matrix, MatrixEntry, MatrixRow, MatrixState},
    member::Member,
    next::{Bring, NextStep, next_steps},
    offer::Origin,
    overlap::{overlap, overlap_with},
    population::Ground,
    retire::retire,
    rollup::{ClauseResult, Counts, RequirementResult, Share, Shares},
    rule::{Indicator, Need, NeedOf, Profile, Rule, Theme},
    rules::{rule, rules},
    trail::{
        NodeDay, OutOfOrder, Relation, Served, TRAIL_DEPTH, Thing, Trail, TrailDay, TrailDirection,
        TrailEdge, TrailGap, TrailNode, Unsaid, trail, trail_within,
    },
};

#[doc = include_str!("../SEMANTICS.md")]
pub mod semantics {}

/// The example of the repository's front page.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct FrontPage;
