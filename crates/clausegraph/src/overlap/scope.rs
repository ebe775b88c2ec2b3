//! How the scopes of two artefacts lie to each other.

use std::collections::BTreeSet;

use clausegraph_model::{Artefact, Fact, MemberId};

/// How the scope of one artefact lies to that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scopes {
    /// Both cover the same.
    Same,
    /// Its own lies within the other's.
    Within,
    /// The other's lies within its own.
    Around,
    /// Some of it is the same, and each covers something else besides.
    Across,
    /// Nothing of it is the same.
    Apart,
    /// One of them does not state what it covers.
    Unknown,
}

impl Scopes {
    /// The relation as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Within => "within",
            Self::Around => "around",
            Self::Across => "across",
            Self::Apart => "apart",
            Self::Unknown => "unknown",
        }
    }
}

/// What an artefact covers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cover<'g> {
    Whole,
    Elements(BTreeSet<&'g MemberId>),
}

/// What an artefact states to cover, the party of an agreement with it; none where it states nothing.
pub(super) fn cover(artefact: &Artefact) -> Option<Cover<'_>> {
    let document = artefact.document();
    let Fact::Given(listed) = &document.covers else { return None };
    if listed.iter().any(MemberId::is_whole_sms) {
        return Some(Cover::Whole);
    }
    let party = document.agreement.as_ref().and_then(|agreement| agreement.party.given());
    let elements: BTreeSet<_> = listed.iter().chain(party).collect();
    (!elements.is_empty()).then_some(Cover::Elements(elements))
}

/// How a scope lies to another.
pub(super) fn scopes(own: Option<&Cover<'_>>, other: Option<&Cover<'_>>) -> Scopes {
    match (own, other) {
        (None, _) | (_, None) => Scopes::Unknown,
        (Some(Cover::Whole), Some(Cover::Whole)) => Scopes::Same,
        (Some(Cover::Whole), Some(Cover::Elements(_))) => Scopes::Around,
        (Some(Cover::Elements(_)), Some(Cover::Whole)) => Scopes::Within,
        (Some(Cover::Elements(own)), Some(Cover::Elements(other))) => {
            match (own.is_subset(other), own.is_superset(other)) {
                (true, true) => Scopes::Same,
                (true, false) => Scopes::Within,
                (false, true) => Scopes::Around,
                (false, false) if own.is_disjoint(other) => Scopes::Apart,
                (false, false) => Scopes::Across,
            }
        }
    }
}
