//! The web of an organisation: everything that names something else, once.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Artefact, ArtefactId, Date, Element, Fact, JudgementId, Key, Location, MemberId, Organisation,
    PersonKey, document::LinkType,
};

use super::reference::{ELEMENT_FIELDS, FIELDS, Named, Order, Target, order_of, pointer};

/// What a node is, by id: the order of the files decides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NodeKey<'g> {
    Artefact(&'g ArtefactId),
    Element(&'g MemberId),
    Person(&'g PersonKey),
    Judgement(&'g JudgementId),
    /// By position in the catalogue.
    Requirement(usize),
}

/// How one node of a trail is tied to another.
///
/// The order is that in which a trail follows ties: links in the order of their types, then fields by
/// name, then pins of judgements, then requirements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// A typed link.
    Link(LinkType),
    /// A field that names the other: `action.raised_by`, `review.decisions[].action`.
    Field(&'static str),
    /// A judgement that looked at a version of the other.
    Pin,
    /// An artefact that is offered for a requirement.
    Serves,
}

impl Relation {
    /// The relation as a word: the type of the link or the name of the field.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Link(link) => link.as_str(),
            Self::Field(name) => name,
            Self::Pin => "pins",
            Self::Serves => "serves",
        }
    }
}

impl std::fmt::Display for Relation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A tie between two nodes.
#[derive(Clone, Debug)]
pub(crate) struct Tie<'g> {
    pub(crate) from: NodeKey<'g>,
    pub(crate) to: NodeKey<'g>,
    pub(crate) relation: Relation,
    pub(super) item: Option<&'g Key>,
    /// The day of the item.
    pub(super) on: Option<Date>,
    pub(super) order: Order,
    pub(super) location: Location,
}

/// All ties of an organisation, in the order of relations, then of ids.
pub(crate) struct Web<'g> {
    ties: Vec<Tie<'g>>,
    by_node: BTreeMap<NodeKey<'g>, Vec<usize>>,
}

impl<'g> Web<'g> {
    pub(crate) fn new(organisation: &'g Organisation) -> Self {
        let mut ties = Vec::new();
        for artefact in organisation.artefacts() {
            of_artefact(organisation, artefact, &mut ties);
        }
        for element in organisation.elements() {
            of_element(organisation, element, &mut ties);
        }
        for (position, judgement) in organisation.judgements().enumerate() {
            for (index, pin) in judgement.pins.iter().enumerate() {
                let at = organisation.judgement_location(position);
                ties.extend(at.map(|at| Tie {
                    from: NodeKey::Judgement(&judgement.id),
                    to: NodeKey::Artefact(&pin.artefact),
                    relation: Relation::Pin,
                    item: None,
                    on: None,
                    order: Order::Loose,
                    location: at.join(&format!("/pins/{index}")),
                }));
            }
        }
        ties.retain(|tie| stands(organisation, tie.to));
        ties.sort_by(|one, two| key(one).cmp(&key(two)));
        ties.dedup_by(|later, kept| key(later) == key(kept));
        let mut by_node: BTreeMap<NodeKey<'g>, Vec<usize>> = BTreeMap::new();
        for (index, tie) in ties.iter().enumerate() {
            by_node.entry(tie.from).or_default().push(index);
            if tie.to != tie.from {
                by_node.entry(tie.to).or_default().push(index);
            }
        }
        Self { ties, by_node }
    }

    /// The ties of a node, its own and those of others to it, in order.
    pub(crate) fn of(&self, node: NodeKey<'g>) -> impl Iterator<Item = &Tie<'g>> {
        let found = self.by_node.get(&node).into_iter().flatten();
        found.filter_map(|index| self.ties.get(*index))
    }

    /// All ties between nodes of a set, in order.
    pub(super) fn among(
        &self,
        nodes: &BTreeMap<NodeKey<'g>, usize>,
    ) -> impl Iterator<Item = &Tie<'g>> {
        let inside = |tie: &&Tie<'g>| {
            let both = nodes.contains_key(&tie.from) && nodes.contains_key(&tie.to);
            let one =
                matches!(tie.from, NodeKey::Artefact(_)) || matches!(tie.to, NodeKey::Artefact(_));
            both && one
        };
        let touching: BTreeSet<usize> =
            nodes.keys().filter_map(|node| self.by_node.get(node)).flatten().copied().collect();
        let touching = touching.into_iter().filter_map(|index| self.ties.get(index));
        touching.filter(inside)
    }
}

/// What a tie is known by.
fn key<'g>(tie: &Tie<'g>) -> (Relation, NodeKey<'g>, NodeKey<'g>, Option<&'g Key>) {
    (tie.relation, tie.from, tie.to, tie.item)
}

/// Whether a node is there: the whole service management system is no element.
fn stands(organisation: &Organisation, node: NodeKey<'_>) -> bool {
    match node {
        NodeKey::Artefact(id) => organisation.artefact(id.as_str()).is_some(),
        NodeKey::Element(id) => organisation.element(id.as_str()).is_some(),
        NodeKey::Person(_) | NodeKey::Judgement(_) | NodeKey::Requirement(_) => true,
    }
}

fn of_artefact<'g>(
    organisation: &'g Organisation,
    artefact: &'g Artefact,
    ties: &mut Vec<Tie<'g>>,
) {
    let from = NodeKey::Artefact(artefact.id());
    let at = organisation.artefact_location(artefact);
    for (index, link) in artefact.document().links.given().into_iter().flatten().enumerate() {
        ties.push(Tie {
            from,
            to: NodeKey::Artefact(&link.to),
            relation: Relation::Link(link.kind),
            item: None,
            on: None,
            order: order_of(link.kind),
            location: at.join(&format!("/links/{index}")),
        });
    }
    for field in FIELDS {
        let reading = (field.read)(artefact.document());
        ties.extend(named(from, field.name, field.order, &reading, &at));
    }
}

fn of_element<'g>(organisation: &'g Organisation, element: &'g Element, ties: &mut Vec<Tie<'g>>) {
    let Some(at) = organisation.element_location(element) else { return };
    let from = NodeKey::Element(element.id());
    for field in ELEMENT_FIELDS {
        let reading = (field.read)(element.document());
        ties.extend(named(from, field.name, Order::SourceFirst, &reading, &at));
    }
}

/// The ties of one field.
fn named<'g>(
    from: NodeKey<'g>,
    name: &'static str,
    order: Order,
    reading: &Fact<Vec<Named<'g>>>,
    at: &Location,
) -> Vec<Tie<'g>> {
    let found = reading.given().into_iter().flatten();
    let ties = found.filter_map(|named| {
        let to = match named.to.given()? {
            Target::Artefact(id) => NodeKey::Artefact(id),
            Target::Element(id) => NodeKey::Element(id),
            Target::Person(key) => NodeKey::Person(key),
        };
        Some(Tie {
            from,
            to,
            relation: Relation::Field(name),
            item: named.item,
            on: named.on,
            order,
            location: at.join(&pointer(name, named.index)),
        })
    });
    ties.collect()
}
