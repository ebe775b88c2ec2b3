//! ISO/IEC 20000-1 gap analysis and audit evidence.

#![deny(clippy::disallowed_methods)]

mod assessment;
mod builtin;
mod decision;
mod defect;
mod derivation;
mod evaluate;
mod gate;
mod judgement;
mod map;
mod member;
mod offer;
mod population;
mod rollup;
mod slot;

pub use clausegraph_model::*;

pub use crate::{
    assessment::{Assessment, Cell, Cells, assess},
    builtin::{BuiltinError, catalogue, catalogue_with, overlays},
    decision::{SlotValue, Status, ValueSet, decide},
    defect::{Defect, Needed},
    derivation::{Derivation, Evidence, Offer, RecordTestReading, SlotReading, Via, explain},
    evaluate::RECORD_TEST_TOLERANCE,
    gate::{GateReason, GateResult, GateState},
    judgement::{JudgementResult, JudgementState},
    map::{EvidenceMap, map},
    member::Member,
    offer::Origin,
    population::Ground,
    rollup::{ClauseResult, Counts, RequirementResult, Share, Shares},
};
