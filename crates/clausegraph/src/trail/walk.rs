//! The walk: breadth first, each node once.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Artefact, ArtefactId, Claim, ClaimTarget, Location, Organisation};

use super::{
    NodeDay, OutOfOrder, Relation, Served, Thing, Trail, TrailDirection, TrailEdge, TrailNode,
    day::{TrailDay, day_of_cause, day_of_step, days, within},
    gap::gaps,
    reference::Order,
    served::served,
    web::{NodeKey, Tie, Web},
};
use crate::Assessment;

pub(super) fn walk<'g>(
    assessment: &Assessment<'g>,
    artefact: &'g Artefact,
    direction: TrailDirection,
    depth: usize,
) -> Trail<'g> {
    let organisation = assessment.organisation();
    let web = Web::new(organisation);
    let Reached { mut order, beyond } = reached(&web, artefact.id(), direction, depth);
    let artefacts: BTreeSet<&'g ArtefactId> = order.iter().filter_map(Found::id).collect();
    let mut serves = served(assessment, |id| artefacts.contains(id));
    let mut claims = claims_of(organisation);
    order.extend(edge_of(&web, &order, &serves, &claims));
    let places: BTreeMap<NodeKey<'g>, usize> =
        order.iter().enumerate().map(|(place, found)| (found.key, place)).collect();
    let nodes: Vec<TrailNode<'g>> = order
        .iter()
        .filter_map(|found| {
            let thing = thing(assessment, found.key)?;
            let id = found.id();
            let artefact = thing.artefact();
            Some(TrailNode {
                thing,
                steps: found.steps,
                reached_from: found.from.and_then(|key| places.get(&key).copied()),
                location: location(organisation, thing),
                days: artefact.map(|artefact| days(artefact.document())).unwrap_or_default(),
                serves: id.and_then(|id| serves.remove(id)).unwrap_or_default(),
                claims: id.and_then(|id| claims.remove(id)).unwrap_or_default(),
                gaps: artefact.map(gaps).unwrap_or_default(),
            })
        })
        .collect();
    let mut edges: Vec<TrailEdge<'g>> =
        web.among(&places).filter_map(|tie| edge(tie, &places)).collect();
    edges.extend(requirements(&nodes, &places));
    Trail {
        direction,
        depth,
        out_of_order: out_of_order(&web, &nodes, &places),
        nodes,
        edges,
        beyond: beyond.into_iter().filter_map(|id| organisation.artefact(id.as_str())).collect(),
    }
}

/// A node before it is looked at.
struct Found<'g> {
    key: NodeKey<'g>,
    steps: usize,
    from: Option<NodeKey<'g>>,
}

impl<'g> Found<'g> {
    fn id(&self) -> Option<&'g ArtefactId> {
        if let NodeKey::Artefact(id) = self.key { Some(id) } else { None }
    }
}

struct Reached<'g> {
    /// The artefacts, nearest first.
    order: Vec<Found<'g>>,
    /// Those one step further.
    beyond: BTreeSet<&'g ArtefactId>,
}

fn reached<'g>(
    web: &Web<'g>,
    start: &'g ArtefactId,
    direction: TrailDirection,
    depth: usize,
) -> Reached<'g> {
    let start = NodeKey::Artefact(start);
    let mut seen = BTreeSet::from([start]);
    let mut order = vec![Found { key: start, steps: 0, from: None }];
    let mut beyond = BTreeSet::new();
    let mut next = 0;
    while let Some(found) = order.get(next) {
        let (key, steps) = (found.key, found.steps);
        for other in web.of(key).filter_map(|tie| other_end(tie, key, direction)) {
            let NodeKey::Artefact(id) = other else { continue };
            if steps >= depth {
                beyond.insert(id);
            } else if seen.insert(other) {
                order.push(Found { key: other, steps: steps + 1, from: Some(key) });
            }
        }
        next += 1;
    }
    beyond.retain(|id| !seen.contains(&NodeKey::Artefact(id)));
    Reached { order, beyond }
}

/// Where a tie leads from a node, if it is followed in the direction.
fn other_end<'g>(
    tie: &Tie<'g>,
    node: NodeKey<'g>,
    direction: TrailDirection,
) -> Option<NodeKey<'g>> {
    let (out, into) = match direction {
        TrailDirection::Out => (true, false),
        TrailDirection::In => (false, true),
        TrailDirection::Both => (true, true),
    };
    if tie.from == node { out.then_some(tie.to) } else { into.then_some(tie.from) }
}

/// What stands at the edge: all that artefacts of the trail are tied to and that is none.
fn edge_of<'g>(
    web: &Web<'g>,
    artefacts: &[Found<'g>],
    serves: &BTreeMap<&'g ArtefactId, Vec<Served<'g>>>,
    claims: &BTreeMap<&'g ArtefactId, Vec<&'g Claim>>,
) -> Vec<Found<'g>> {
    let mut edge: BTreeMap<NodeKey<'g>, Found<'g>> = BTreeMap::new();
    for artefact in artefacts {
        let tied = web.of(artefact.key);
        let tied = tied.filter_map(|tie| other_end(tie, artefact.key, TrailDirection::Both));
        let mut others: Vec<NodeKey<'g>> =
            tied.filter(|other| !matches!(other, NodeKey::Artefact(_))).collect();
        if let Some(id) = artefact.id() {
            let rows = serves.get(id).into_iter().flatten();
            others.extend(rows.map(|row| NodeKey::Requirement(row.cell.requirement.position())));
            let claimed = claims.get(id).into_iter().flatten();
            others.extend(claimed.filter_map(|claim| claimed_requirement(claim)));
        }
        for key in others {
            let steps = artefact.steps + 1;
            edge.entry(key).or_insert(Found { key, steps, from: Some(artefact.key) });
        }
    }
    edge.into_values().collect()
}

/// The requirement that a claim names; none where it names a clause.
fn claimed_requirement<'g>(claim: &Claim) -> Option<NodeKey<'g>> {
    match claim.target() {
        ClaimTarget::Requirement(position) => Some(NodeKey::Requirement(position)),
        ClaimTarget::Clause(_) => None,
    }
}

/// The claims on each artefact, by what they are for.
fn claims_of(organisation: &Organisation) -> BTreeMap<&ArtefactId, Vec<&Claim>> {
    let mut found: BTreeMap<&ArtefactId, Vec<&Claim>> = BTreeMap::new();
    for claim in organisation.claims() {
        found.entry(&claim.document().artefact).or_default().push(claim);
    }
    for claims in found.values_mut() {
        claims.sort_by(|one, two| {
            let (one, two) = (one.document(), two.document());
            (&one.target, &one.slot, &one.members, &one.at).cmp(&(
                &two.target,
                &two.slot,
                &two.members,
                &two.at,
            ))
        });
    }
    found
}

fn thing<'g>(assessment: &Assessment<'g>, key: NodeKey<'g>) -> Option<Thing<'g>> {
    let organisation = assessment.organisation();
    match key {
        NodeKey::Artefact(id) => organisation.artefact(id.as_str()).map(Thing::Artefact),
        NodeKey::Element(id) => organisation.element(id.as_str()).map(Thing::Element),
        NodeKey::Person(person) => Some(Thing::Person(person)),
        NodeKey::Judgement(id) => {
            organisation.judgements().find(|judgement| judgement.id == *id).map(Thing::Judgement)
        }
        NodeKey::Requirement(position) => {
            assessment.catalogue().requirement_at(position).map(Thing::Requirement)
        }
    }
}

fn location(organisation: &Organisation, thing: Thing<'_>) -> Option<Location> {
    match thing {
        Thing::Artefact(artefact) => Some(organisation.artefact_location(artefact)),
        Thing::Element(element) => organisation.element_location(element),
        Thing::Judgement(judgement) => {
            let position = organisation.judgements().position(|found| found.id == judgement.id);
            position.and_then(|position| organisation.judgement_location(position))
        }
        Thing::Person(_) | Thing::Requirement(_) => None,
    }
}

fn edge<'g>(tie: &Tie<'g>, places: &BTreeMap<NodeKey<'g>, usize>) -> Option<TrailEdge<'g>> {
    Some(TrailEdge {
        from: *places.get(&tie.from)?,
        to: *places.get(&tie.to)?,
        relation: tie.relation,
        item: tie.item,
        location: Some(tie.location.clone()),
    })
}

/// The ties of artefacts to requirements, each once, in the order of the nodes.
fn requirements<'g>(
    nodes: &[TrailNode<'g>],
    places: &BTreeMap<NodeKey<'g>, usize>,
) -> Vec<TrailEdge<'g>> {
    let mut edges = Vec::new();
    for (from, node) in nodes.iter().enumerate() {
        let served = node.serves.iter();
        let served = served.map(|row| NodeKey::Requirement(row.cell.requirement.position()));
        let claimed = node.claims.iter();
        let claimed = claimed.filter_map(|claim| claimed_requirement(claim));
        let both: BTreeSet<NodeKey<'g>> = served.chain(claimed).collect();
        edges.extend(both.iter().filter_map(|key| places.get(key)).map(|to| TrailEdge {
            from,
            to: *to,
            relation: Relation::Serves,
            item: None,
            location: None,
        }));
    }
    edges
}

/// Steps that stand before what led to them, in the order of the nodes.
fn out_of_order<'g>(
    web: &Web<'g>,
    nodes: &[TrailNode<'g>],
    places: &BTreeMap<NodeKey<'g>, usize>,
) -> Vec<OutOfOrder<'g>> {
    let mut found: Vec<OutOfOrder<'g>> = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        found.extend(within(place, &node.days));
    }
    for tie in web.among(places) {
        if let Some(pair) = along(tie, nodes, places)
            && !found.contains(&pair)
        {
            found.push(pair);
        }
    }
    found.sort_by_key(|pair| (pair.step.node, pair.step.field, pair.cause.node, pair.cause.item));
    found
}

/// The two ends of a tie, where the later step stands before what led to it.
fn along<'g>(
    tie: &Tie<'g>,
    nodes: &[TrailNode<'g>],
    places: &BTreeMap<NodeKey<'g>, usize>,
) -> Option<OutOfOrder<'g>> {
    let (cause, step) = match tie.order {
        Order::Loose => return None,
        Order::SourceFirst => (tie.from, tie.to),
        Order::TargetFirst => (tie.to, tie.from),
    };
    let artefact = |key| {
        let place = *places.get(&key)?;
        Some((place, nodes.get(place)?.thing.artefact()?))
    };
    let (node, found) = artefact(step)?;
    let step = node_day(node, day_of_step(found)?);
    // An entry of a log has a day of its own; without one, nothing is told.
    let cause = if let (Some(on), Relation::Field(field)) = (tie.on, tie.relation) {
        NodeDay { node: *places.get(&cause)?, field, item: tie.item, on }
    } else {
        let (node, found) = artefact(cause)?;
        let verified = tie.relation == VERIFIES;
        node_day(node, if verified { day_of_step(found)? } else { day_of_cause(found)? })
    };
    (step.on < cause.on && step.node != cause.node).then_some(OutOfOrder { cause, step })
}

/// What a check looks at is there once it is done.
const VERIFIES: Relation = Relation::Link(clausegraph_model::document::LinkType::Verifies);

fn node_day(node: usize, day: TrailDay) -> NodeDay<'static> {
    NodeDay { node, field: day.field, item: None, on: day.on }
}
