//! Random catalogues and organisations, valid by construction.
//!
//! Everything is built from *tapes*: lists of numbers that a builder reads as dice. Proptest makes
//! and shrinks the tapes, one for each clause, requirement, artefact, claim and judgement, so that a
//! failing case loses whole entries first and then simplifies the rest: a tape of noughts means the
//! plainest entry. [`sized`] rolls the same dice from a seed for the large sizes of the benchmarks.

mod artefacts;
mod asked;
mod catalogue;
mod claims;
mod dice;
mod feeds;
mod gates;
mod lexicon;
mod logs;
mod organisation;
mod papers;
mod parts;
mod populations;
mod scope;
mod sized;
mod slots;

use std::fmt;

use clausegraph_model::{
    Date,
    document::{CatalogueDocument, OrganisationDocument},
};
use proptest::{collection::vec, prelude::*};

use self::{
    catalogue::CatalogueTapes,
    dice::{Dice, Tape, parsed},
    organisation::OrganisationTapes,
};
pub use self::{
    feeds::{FeedChoice, with_feeds},
    sized::{sized, sized_for},
};

/// A catalogue, an organisation and the day for which they are evaluated.
///
/// Its `Debug` form prints both documents as JSON, to be pasted into a test.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    /// What is asked.
    pub catalogue: CatalogueDocument,
    /// What there is to show.
    pub organisation: OrganisationDocument,
    /// The day.
    pub as_of: Date,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let catalogue = serde_json::to_string_pretty(&self.catalogue);
        let organisation = serde_json::to_string_pretty(&self.organisation);
        writeln!(f, "as of {}", self.as_of)?;
        writeln!(f, "catalogue: {}", catalogue.unwrap_or_default())?;
        write!(f, "organisation: {}", organisation.unwrap_or_default())
    }
}

/// The days for which cases are made: in the middle of things, and at the edges of the calendar.
const DAYS: &[&str] = &["2026-11-22", "2024-02-29", "2026-03-31", "2026-01-01"];

fn day(tape: Tape) -> Date {
    parsed(Dice::new(tape).pick(DAYS).copied().unwrap_or("2026-11-22"))
}

/// A small catalogue with a small organisation.
pub fn case() -> impl Strategy<Value = Case> {
    (catalogue_tapes(), organisation_tapes(), tape(1)).prop_map(
        |(catalogue, organisation, tape)| {
            let catalogue = catalogue::build(catalogue);
            let as_of = day(tape);
            Case {
                organisation: organisation::build(organisation, &catalogue, as_of),
                catalogue,
                as_of,
            }
        },
    )
}

/// A small catalogue: two or three chapters, populations of every kind, 8 to 20 requirements.
pub fn catalogue() -> impl Strategy<Value = CatalogueDocument> {
    catalogue_tapes().prop_map(catalogue::build)
}

/// A random organisation before a given catalogue, on one of a few days.
pub fn case_of(catalogue: CatalogueDocument) -> impl Strategy<Value = Case> {
    (organisation_tapes(), tape(1)).prop_map(move |(tapes, tape)| {
        let as_of = day(tape);
        let organisation = organisation::build(tapes, &catalogue, as_of);
        Case { catalogue: catalogue.clone(), organisation, as_of }
    })
}

/// A small catalogue, a small organisation, and another one that differs from it in artefacts, claims and
/// judgements: what changes are made of.
pub fn case_and_other() -> impl Strategy<Value = (Case, OrganisationDocument)> {
    (catalogue_tapes(), organisation_tapes(), organisation_tapes(), tape(1)).prop_map(
        |(catalogue, one, other, tape)| {
            let catalogue = catalogue::build(catalogue);
            let as_of = day(tape);
            let other = OrganisationTapes {
                header: one.header.clone(),
                elements: one.elements.clone(),
                ..other
            };
            let other = organisation::build(other, &catalogue, as_of);
            let organisation = organisation::build(one, &catalogue, as_of);
            (Case { catalogue, organisation, as_of }, other)
        },
    )
}

fn tape(length: usize) -> impl Strategy<Value = Tape> {
    vec(any::<u16>(), length)
}

fn catalogue_tapes() -> impl Strategy<Value = CatalogueTapes> {
    (tape(176), vec(tape(4), 4..=9), vec(tape(24), 3..=6), vec(tape(248), 8..=20)).prop_map(
        |(header, clauses, populations, requirements)| CatalogueTapes {
            header,
            clauses,
            populations,
            requirements,
        },
    )
}

fn organisation_tapes() -> impl Strategy<Value = OrganisationTapes> {
    (
        tape(64),
        vec(tape(120), 2..=12),
        vec(tape(176), 0..=40),
        vec(tape(20), 0..=70),
        vec(tape(32), 0..=6),
    )
        .prop_map(|(header, elements, artefacts, claims, judgements)| OrganisationTapes {
            header,
            elements,
            artefacts,
            claims,
            judgements,
        })
}
