#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod amount;
mod attribute;
mod catalogue;
mod date;
mod days;
pub mod document;
mod fact;
mod graph;
mod ids;
mod kind;
mod leaf;
mod organisation;
mod parts;
mod problem;
mod read;
mod standpoint;
mod stated;
mod validate;

pub use crate::{
    amount::{Amount, AmountError},
    attribute::{Attribute, AttributeError, AttributeValue, Words},
    catalogue::{Catalogue, Clause, Location, Requirement},
    date::{Date, DateError, Interval, Period},
    fact::{Fact, SaysNone},
    graph::{FeedPath, FeedTie, FeedsAmong, Follow, Step},
    ids::{
        ArtefactId, CatalogueId, ClauseId, IdError, JudgementId, Key, MAX_ID_LENGTH, MemberId,
        PersonKey, RequirementId,
    },
    kind::{ArtefactKind, Family, Offering, UnknownWord},
    organisation::{
        Artefact, Claim, ClaimTarget, Element, ElementList, Organisation, PlacedClaim, Put, Removed,
    },
    problem::{Problem, ProblemCode, Problems, Severity, did_you_mean},
    read::{Positions, SourceText, Span, locate},
    standpoint::Standpoint,
    stated::FieldChange,
};
