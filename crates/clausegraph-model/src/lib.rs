//! Documents, checked types and the requirement graph of Clausegraph.
//!
//! Embedding products use the crate `clausegraph`, which re-exports the nouns of this one.

#![deny(clippy::disallowed_methods)]

mod amount;
mod attribute;
mod date;
pub mod document;
mod fact;
mod ids;
mod kind;
mod leaf;

pub use crate::{
    amount::{Amount, AmountError},
    attribute::{Attribute, AttributeError, AttributeValue},
    date::{Date, DateError, Interval, Period},
    fact::{Fact, SaysNone},
    ids::{
        ArtefactId, CatalogueId, ClauseId, IdError, JudgementId, Key, MAX_ID_LENGTH, MemberId,
        PersonKey, RequirementId,
    },
    kind::{ArtefactKind, Family, Offering, UnknownWord},
};
