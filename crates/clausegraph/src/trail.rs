//! Trails: from one record to the next, and back to the requirements.
//!
//! An auditor follows an incident to its problem, the change and the release, or a review to its decision,
//! the action and the check that it worked. Every step here is something that the data names; nothing is
//! guessed from titles or days.

mod day;
mod gap;
mod reference;
#[cfg(test)]
mod schema;
mod served;
mod walk;
mod web;

use clausegraph_model::{
    Artefact, Claim, Element, Key, Location, PersonKey, Requirement, document::JudgementDocument,
};

pub(crate) use self::web::{NodeKey, Web};
pub use self::{
    day::{NodeDay, OutOfOrder, TrailDay},
    gap::{TrailGap, Unsaid},
    served::Served,
    web::Relation,
};
use crate::Assessment;

/// How many steps [`trail`] takes.
pub const TRAIL_DEPTH: usize = 4;

/// Which ties between artefacts a trail follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailDirection {
    /// What an artefact names itself.
    Out,
    /// What names an artefact.
    In,
    /// Both.
    Both,
}

/// What can be reached from an artefact, and how.
#[derive(Clone, Debug)]
pub struct Trail<'g> {
    /// Which ties between artefacts were followed.
    pub direction: TrailDirection,
    /// How many steps were taken at most.
    pub depth: usize,
    /// What was reached. First the artefacts, from the one that the trail begins with, nearest first; then
    /// what stands at its edge: scope elements, people, judgements and requirements.
    pub nodes: Vec<TrailNode<'g>>,
    /// All ties between those, by relation, then by ids.
    pub edges: Vec<TrailEdge<'g>>,
    /// Steps whose day lies before the day of what led to them, in the order of the nodes.
    pub out_of_order: Vec<OutOfOrder<'g>>,
    /// The artefacts that one more step would reach, in order of their ids.
    pub beyond: Vec<&'g Artefact>,
}

/// What stands in a trail.
#[derive(Clone, Debug)]
pub struct TrailNode<'g> {
    /// What it is.
    pub thing: Thing<'g>,
    /// How many steps away it is.
    pub steps: usize,
    /// The node from which it was reached first; none of the first.
    pub reached_from: Option<usize>,
    /// Where it stands; none of people and requirements.
    pub location: Option<Location>,
    /// The days that it states, in the order of a life; empty of what is no artefact.
    pub days: Vec<TrailDay>,
    /// The slots before which it stands, in reading order.
    pub serves: Vec<Served<'g>>,
    /// The claims that offer it, in order of the requirements and clauses that they name.
    pub claims: Vec<&'g Claim>,
    /// Where a chain ends because the data says no more.
    pub gaps: Vec<TrailGap<'g>>,
}

/// What a node of a trail is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Thing<'g> {
    /// An artefact; the only things from which a trail goes on.
    Artefact(&'g Artefact),
    /// A scope element.
    Element(&'g Element),
    /// A person, by key.
    Person(&'g PersonKey),
    /// A judgement.
    Judgement(&'g JudgementDocument),
    /// A requirement for which an artefact of the trail is offered.
    Requirement(&'g Requirement),
}

impl<'g> Thing<'g> {
    /// The id, key or number.
    pub fn id(&self) -> &'g str {
        match self {
            Self::Artefact(artefact) => artefact.id().as_str(),
            Self::Element(element) => element.id().as_str(),
            Self::Person(person) => person.as_str(),
            Self::Judgement(judgement) => judgement.id.as_str(),
            Self::Requirement(requirement) => requirement.id().as_str(),
        }
    }

    /// What kind of thing it is, as a word.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Artefact(_) => "artefact",
            Self::Element(_) => "element",
            Self::Person(_) => "person",
            Self::Judgement(_) => "judgement",
            Self::Requirement(_) => "requirement",
        }
    }

    /// The artefact, where it is one.
    pub fn artefact(&self) -> Option<&'g Artefact> {
        if let Self::Artefact(artefact) = self { Some(artefact) } else { None }
    }
}

/// A tie between two nodes of a trail.
#[derive(Clone, Debug)]
pub struct TrailEdge<'g> {
    /// The position of the node that names the other.
    pub from: usize,
    /// The position of the node that is named.
    pub to: usize,
    /// How they are tied.
    pub relation: Relation,
    /// The item of the list that holds the name, where it is in one: a decision, an entry of a log.
    pub item: Option<&'g Key>,
    /// Where it is said; none where the engine says it: an offer for a requirement.
    pub location: Option<Location>,
}

impl<'g> Trail<'g> {
    /// The ties by which a node names others, in order.
    pub fn outgoing(&self, node: usize) -> impl Iterator<Item = &TrailEdge<'g>> {
        self.edges.iter().filter(move |edge| edge.from == node)
    }

    /// The ties by which others name a node, in order.
    pub fn incoming(&self, node: usize) -> impl Iterator<Item = &TrailEdge<'g>> {
        self.edges.iter().filter(move |edge| edge.to == node)
    }
}

/// Follows what an artefact names and what names it, [`TRAIL_DEPTH`] steps far.
///
/// A step leads from an artefact to one that it links to or names in a field (`action.raised_by`, the
/// action of a decision), or back. Scope elements, people, judgements and requirements stand at the edge:
/// no step leads on from them. Whatever is reached is there once, with the fewest steps. The artefact is one
/// of the assessed organisation's.
///
/// The order of the files decides nothing: ties are followed in the order of relations, then of ids.
///
/// ```
/// use clausegraph::{Organisation, Relation, SourceText, assess, catalogue, map, trail};
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "artefacts": [
///     { "id": "MR-26", "kind": "management-review", "dated_on": "2026-03-12",
///       "review": { "inputs": [], "decisions": [{ "item": "improvements", "action": "IMP-4" }] } },
///     { "id": "IMP-4", "kind": "improvement",
///       "action": { "raised_by": "MR-26", "done_on": "2026-02-01", "verified_on": null } }
/// ] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-11-22".parse()?);
///
/// let review = organisation.artefact("MR-26").ok_or("it is there")?;
/// let trail = trail(&assessment, review);
/// let decided = trail.outgoing(0).next().ok_or("the decision leads on")?;
/// assert_eq!(decided.relation, Relation::Field("review.decisions[].action"));
/// assert_eq!(trail.nodes.get(decided.to).map(|node| node.thing.id()), Some("IMP-4"));
///
/// // It was done before the review that raised it, and nobody is stated to have checked it.
/// assert_eq!(trail.out_of_order.len(), 1);
/// assert!(trail.nodes.iter().any(|node| node.gaps.iter().any(|gap| gap.field == "action.verified_on")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trail<'g>(assessment: &Assessment<'g>, artefact: &'g Artefact) -> Trail<'g> {
    trail_within(assessment, artefact, TrailDirection::Both, TRAIL_DEPTH)
}

/// Follows what an artefact names, what names it, or both, a number of steps far.
///
/// The direction is about ties between artefacts; what stands at the edge is shown of every artefact. Ties
/// between artefacts that were both reached are shown in any case.
pub fn trail_within<'g>(
    assessment: &Assessment<'g>,
    artefact: &'g Artefact,
    direction: TrailDirection,
    depth: usize,
) -> Trail<'g> {
    walk::walk(assessment, artefact, direction, depth)
}
