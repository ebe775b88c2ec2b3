//! What the naive view looks at: the organisation and the day.

use clausegraph_model::{
    ArtefactId, Date, Fact,
    document::{ArtefactDocument, ArtefactStatus, OrganisationDocument},
};

use super::Newest;

const REVIEWS: &[&str] = &[
    "management-review",
    "service-review",
    "supplier-review",
    "audit",
    "post-implementation-review",
    "test",
    "analysis",
];

/// The organisation on a day.
pub(super) struct World<'a> {
    pub(super) organisation: &'a OrganisationDocument,
    pub(super) as_of: Date,
}

/// A fact within a part; where there is no part, nobody states it.
#[expect(clippy::ref_option, reason = "the part is handed over as the field that it is")]
pub(super) fn within<'a, P, T>(
    part: &'a Option<Box<P>>,
    get: impl Fn(&'a P) -> &'a Fact<T>,
) -> Fact<&'a T> {
    match part {
        None => Fact::Unknown,
        Some(part) => get(part).as_ref(),
    }
}

/// Adds an artefact to a list that does not hold it.
pub(super) fn add_once<'a>(list: &mut Vec<&'a ArtefactDocument>, artefact: &'a ArtefactDocument) {
    if !list.iter().any(|listed| listed.id == artefact.id) {
        list.push(artefact);
    }
}

/// Whether an artefact has a link of whatever type to another.
pub(super) fn is_linked(from: &ArtefactDocument, to: &ArtefactDocument) -> bool {
    let links = from.links.given().into_iter().flatten();
    links.into_iter().any(|link| link.to == to.id)
}

/// Whether an artefact says that it measures another.
pub(super) fn is_of(one: &ArtefactDocument, other: &ArtefactDocument) -> bool {
    let links = one.links.given().into_iter().flatten();
    let linked =
        links.into_iter().any(|link| link.kind.as_str() == "measures" && link.to == other.id);
    linked || within(&one.measurement, |part| &part.of) == Fact::Given(&other.id)
}

/// Whether a measurement says what it is of.
pub(super) fn says_of_what(measurement: &ArtefactDocument) -> bool {
    let links = measurement.links.given().into_iter().flatten();
    let linked = links.into_iter().any(|link| link.kind.as_str() == "measures");
    linked || !within(&measurement.measurement, |part| &part.of).is_unknown()
}

/// Whether two artefacts say what they are about, and it is not the same.
pub(super) fn differ(one: &ArtefactDocument, other: &ArtefactDocument) -> bool {
    let subject = |artefact: &'_ ArtefactDocument| {
        within(&artefact.fact, |part| &part.subject).given().map(ToString::to_string)
    };
    match (subject(one), subject(other)) {
        (Some(one), Some(other)) => one != other,
        (Some(_), None) | (None, Some(_) | None) => false,
    }
}

/// Whether a routine says that it is looked at in a review, or the review has a link to the routine.
pub(super) fn is_tied(review: &ArtefactDocument, routine: &ArtefactDocument) -> bool {
    let links = routine.links.given().into_iter().flatten();
    let named =
        links.into_iter().any(|link| link.kind.as_str() == "reviewed-in" && link.to == review.id);
    named || is_linked(review, routine)
}

impl<'a> World<'a> {
    /// The first forum to which a routine has a link `reviewed-in`.
    pub(super) fn linked_forum(&self, routine: &ArtefactDocument) -> Option<&'a ArtefactDocument> {
        for link in routine.links.given().into_iter().flatten() {
            for forum in self.there("forum") {
                if link.kind.as_str() == "reviewed-in" && link.to == forum.id {
                    return Some(forum);
                }
            }
        }
        None
    }

    /// Whether an artefact is there: neither retired nor of a day to come.
    pub(super) fn is_there(&self, artefact: &ArtefactDocument) -> bool {
        let day = artefact.dated_on.given().or(artefact.created_on.given());
        let to_come = day.is_some_and(|day| *day > self.as_of);
        artefact.status != Fact::Given(ArtefactStatus::Retired) && !to_come
    }

    /// The artefacts of a kind that are there, in reading order.
    pub(super) fn there(&self, kind: &str) -> Vec<&'a ArtefactDocument> {
        let all = self.organisation.artefacts.iter();
        all.filter(|one| one.kind.as_str() == kind && self.is_there(one)).collect()
    }

    /// The reviews that are there, in reading order.
    pub(super) fn reviews(&self) -> Vec<&'a ArtefactDocument> {
        let all = self.organisation.artefacts.iter();
        all.filter(|one| REVIEWS.contains(&one.kind.as_str()) && self.is_there(one)).collect()
    }

    /// The artefact of an id.
    pub(super) fn by_id(&self, id: &ArtefactId) -> Option<&'a ArtefactDocument> {
        self.organisation.artefacts.iter().find(|artefact| artefact.id == *id)
    }

    /// Whether some source carries a family; where no source is named, all is carried.
    pub(super) fn carries(&self, family: &str) -> bool {
        let sources = &self.organisation.sources;
        let carries = sources.iter().flat_map(|source| &source.carries);
        sources.is_empty() || carries.into_iter().any(|carried| carried.as_str() == family)
    }

    /// The newest of some days that have been; of one day the last id decides.
    pub(super) fn newest(&self, mut days: Vec<(Date, ArtefactId)>) -> Newest {
        days.retain(|(day, _)| *day <= self.as_of);
        days.sort();
        days.pop().map(|(day, id)| (id.to_string(), day.to_string()))
    }
}
