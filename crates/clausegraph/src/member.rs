//! The members of populations: what a cell is about.

use clausegraph_model::{Artefact, Catalogue, Clause, Element, Organisation};

/// What a cell is about, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MemberIx {
    Organisation,
    /// The population as a whole: it has no member, or nobody knows its members.
    Population,
    Element(u32),
    Artefact(u32),
    Records(u32),
    Chapter(u32),
}

/// What a cell is about.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Member<'g> {
    /// The organisation as one.
    Organisation,
    /// The population as a whole: it has no member, or nobody knows its members.
    Population,
    /// A service, supplier, customer, unit or location.
    Element(&'g Element),
    /// A document or another artefact.
    Artefact(&'g Artefact),
    /// A set of records of one population and period.
    Records(&'g Artefact),
    /// A chapter of the catalogue.
    Chapter(&'g Clause),
}

impl<'g> Member<'g> {
    /// The id behind the `@` of a cell; none for the organisation and for a population as a whole.
    pub fn id(&self) -> Option<&'g str> {
        match self {
            Self::Organisation | Self::Population => None,
            Self::Element(element) => Some(element.id().as_str()),
            Self::Artefact(artefact) | Self::Records(artefact) => Some(artefact.id().as_str()),
            Self::Chapter(clause) => Some(clause.id().as_str()),
        }
    }

    /// The name for people, where there is one.
    pub fn name(&self) -> Option<&'g str> {
        match self {
            Self::Organisation | Self::Population => None,
            Self::Element(element) => Some(element.name()),
            Self::Artefact(artefact) | Self::Records(artefact) => Some(artefact.title()),
            Self::Chapter(clause) => clause.title(),
        }
    }

    /// What kind of member it is, as a word.
    pub fn scope(&self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Population => "population",
            Self::Element(_) => "element",
            Self::Artefact(_) => "artefact",
            Self::Records(_) => "records",
            Self::Chapter(_) => "chapter",
        }
    }
}

pub(crate) fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

pub(crate) fn item<T>(items: &[T], position: u32) -> Option<&T> {
    usize::try_from(position).ok().and_then(|index| items.get(index))
}

impl MemberIx {
    /// The position of the scope element, where the member is one.
    pub(crate) fn element(self) -> Option<u32> {
        if let Self::Element(position) = self { Some(position) } else { None }
    }

    /// The position of the record set, where the member is one.
    pub(crate) fn records(self) -> Option<u32> {
        if let Self::Records(position) = self { Some(position) } else { None }
    }

    pub(crate) fn view<'g>(
        self,
        catalogue: &'g Catalogue,
        organisation: &'g Organisation,
    ) -> Member<'g> {
        let found = match self {
            Self::Organisation => Some(Member::Organisation),
            Self::Population => None,
            Self::Element(position) => item(organisation.elements(), position).map(Member::Element),
            Self::Artefact(position) => {
                item(organisation.artefacts(), position).map(Member::Artefact)
            }
            Self::Records(position) => {
                item(organisation.artefacts(), position).map(Member::Records)
            }
            Self::Chapter(position) => usize::try_from(position)
                .ok()
                .and_then(|index| catalogue.clause_at(index))
                .map(Member::Chapter),
        };
        found.unwrap_or(Member::Population)
    }
}
