//! The report of a trail, field by field.

use clausegraph::{Assessment, NodeDay, OutOfOrder, Thing, Trail, TrailEdge, TrailNode, Unsaid};
use serde::Serialize;

use super::{
    PlaceReport, WIRE_VERSION,
    derivation::{place, via_word},
    encode,
};
use crate::{
    Locate,
    trail::unserved_claims,
    wording::{gap_words, judgement_phrase, order_sentence, tie_words},
};

/// A trail, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailReport {
    /// The version of the wire format.
    pub format_version: u32,
    /// The day it is made for.
    pub as_of: String,
    /// `out`, `in` or `both`: which ties between artefacts were followed.
    pub direction: &'static str,
    /// How many steps were taken at most.
    pub depth: usize,
    /// What was reached; the first is what the trail begins with. Edges name nodes by position.
    pub nodes: Vec<TrailNodeReport>,
    /// All ties between those.
    pub edges: Vec<TrailEdgeReport>,
    /// Steps whose day lies before the day of what led to them.
    pub out_of_order: Vec<OutOfOrderReport>,
    /// The artefacts that one more step would reach.
    pub beyond: Vec<String>,
}

/// A node of a trail.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailNodeReport {
    /// `artefact`, `element`, `person`, `judgement` or `requirement`.
    pub thing: &'static str,
    /// The id, key or number.
    pub id: String,
    /// The kind of an artefact.
    pub kind: Option<&'static str>,
    /// The title or name, or a judgement in one line; none of people.
    pub title: Option<String>,
    /// The status of an artefact.
    pub status: Option<&'static str>,
    /// The version of an artefact.
    pub version: Option<String>,
    /// The hash of an artefact.
    pub hash: Option<String>,
    /// How many steps away it is.
    pub steps: usize,
    /// The node from which it was reached first.
    pub reached_from: Option<usize>,
    /// The days that it states.
    pub days: Vec<DayReport>,
    /// The slots before which it stands.
    pub serves: Vec<ServedReport>,
    /// What claims offer it for, where no slot is named above.
    pub claimed_for: Vec<String>,
    /// Where a chain ends because the data says no more.
    pub gaps: Vec<GapReport>,
    /// Where it stands.
    pub place: Option<PlaceReport>,
}

/// A day.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayReport {
    /// The field.
    pub field: &'static str,
    /// The day.
    pub on: String,
}

/// An artefact in front of a slot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServedReport {
    /// The requirement.
    pub requirement: String,
    /// The member; none for the organisation and for a population as a whole.
    pub member: Option<String>,
    /// The slot.
    pub slot: String,
    /// Whether the slot takes the artefact.
    pub taken: bool,
    /// What the offer is worth.
    pub value: &'static str,
    /// `itself`, `claim` or `member`.
    pub via: &'static str,
    /// The status of the cell.
    pub status: &'static str,
}

/// A field that names nothing.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapReport {
    /// The field.
    pub field: &'static str,
    /// The item of the list.
    pub item: Option<String>,
    /// `stated-none` or `not-stated`.
    pub unsaid: &'static str,
    /// What it would have named, in words.
    pub text: String,
}

/// A tie between two nodes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailEdgeReport {
    /// The position of the node that names the other.
    pub from: usize,
    /// The position of the node that is named.
    pub to: usize,
    /// `link`, `field`, `pin` or `offer`.
    pub sort: &'static str,
    /// The type of the link or the name of the field.
    pub relation: &'static str,
    /// The item of the list that holds the name.
    pub item: Option<String>,
    /// How the first stands to the second, in words.
    pub text: String,
    /// How the second stands to the first, in words.
    pub reverse: String,
    /// Where it is said.
    pub place: Option<PlaceReport>,
}

/// A step before what led to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutOfOrderReport {
    /// What led to the step.
    pub cause: NodeDayReport,
    /// The step.
    pub step: NodeDayReport,
    /// Both days, in words.
    pub text: String,
}

/// A day of a node.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NodeDayReport {
    /// The position of the node.
    pub node: usize,
    /// The field.
    pub field: &'static str,
    /// The item of the list that the field is in.
    pub item: Option<String>,
    /// The day.
    pub on: String,
}

/// A trail as JSON, indented, with a line break at the end.
pub fn trail_json(assessment: &Assessment<'_>, trail: &Trail<'_>, locate: Locate<'_>) -> String {
    encode(&TrailReport::new(assessment, trail, locate))
}

impl TrailReport {
    /// The report of a trail.
    pub fn new(assessment: &Assessment<'_>, trail: &Trail<'_>, locate: Locate<'_>) -> Self {
        Self {
            format_version: WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            direction: match trail.direction {
                clausegraph::TrailDirection::Out => "out",
                clausegraph::TrailDirection::In => "in",
                clausegraph::TrailDirection::Both => "both",
            },
            depth: trail.depth,
            nodes: trail.nodes.iter().map(|found| node(found, locate)).collect(),
            edges: trail.edges.iter().map(|found| edge(found, locate)).collect(),
            out_of_order: trail.out_of_order.iter().map(|pair| out_of_order(trail, pair)).collect(),
            beyond: trail.beyond.iter().map(|found| found.id().to_string()).collect(),
        }
    }
}

fn node(node: &TrailNode<'_>, locate: Locate<'_>) -> TrailNodeReport {
    let artefact = node.thing.artefact();
    let document = artefact.map(clausegraph::Artefact::document);
    let given = |fact: &clausegraph::Fact<String>| fact.given().cloned();
    let days = node.days.iter();
    let claims = unserved_claims(node);
    TrailNodeReport {
        thing: node.thing.as_str(),
        id: node.thing.id().to_owned(),
        kind: artefact.map(|artefact| artefact.kind().as_str()),
        title: title(&node.thing),
        status: document.and_then(|found| found.status.given()).map(|status| status.as_str()),
        version: document.and_then(|found| given(&found.version)),
        hash: document.and_then(|found| given(&found.hash)),
        steps: node.steps,
        reached_from: node.reached_from,
        days: days.map(|day| DayReport { field: day.field, on: day.on.to_string() }).collect(),
        serves: node.serves.iter().map(served).collect(),
        claimed_for: claims.iter().map(|claim| claim.document().target.to_string()).collect(),
        gaps: node
            .gaps
            .iter()
            .map(|gap| GapReport {
                field: gap.field,
                item: gap.item.map(ToString::to_string),
                unsaid: match gap.unsaid {
                    Unsaid::StatedNone => "stated-none",
                    Unsaid::NotStated => "not-stated",
                },
                text: gap_words(gap),
            })
            .collect(),
        place: node.location.as_ref().map(|location| place(location, locate)),
    }
}

fn title(thing: &Thing<'_>) -> Option<String> {
    match thing {
        Thing::Artefact(artefact) => artefact.document().title.given().cloned(),
        Thing::Element(element) => element.document().name.given().cloned(),
        Thing::Judgement(judgement) => Some(judgement_phrase(judgement)),
        Thing::Requirement(requirement) => Some(requirement.statement().to_owned()),
        Thing::Person(_) | _ => None,
    }
}

fn served(row: &clausegraph::Served<'_>) -> ServedReport {
    ServedReport {
        requirement: row.cell.requirement.id().to_string(),
        member: row.cell.member.id().map(str::to_owned),
        slot: row.slot.id.to_string(),
        taken: row.taken,
        value: row.value.as_str(),
        via: via_word(row.via),
        status: row.cell.status.as_str(),
    }
}

fn edge(edge: &TrailEdge<'_>, locate: Locate<'_>) -> TrailEdgeReport {
    use clausegraph::Relation;
    TrailEdgeReport {
        from: edge.from,
        to: edge.to,
        sort: match edge.relation {
            Relation::Link(_) => "link",
            Relation::Field(_) => "field",
            Relation::Pin => "pin",
            Relation::Serves | _ => "offer",
        },
        relation: edge.relation.as_str(),
        item: edge.item.map(ToString::to_string),
        text: tie_words(edge, true),
        reverse: tie_words(edge, false),
        place: edge.location.as_ref().map(|location| place(location, locate)),
    }
}

fn out_of_order(trail: &Trail<'_>, pair: &OutOfOrder<'_>) -> OutOfOrderReport {
    let day = |day: &NodeDay<'_>| NodeDayReport {
        node: day.node,
        field: day.field,
        item: day.item.map(ToString::to_string),
        on: day.on.to_string(),
    };
    OutOfOrderReport {
        cause: day(&pair.cause),
        step: day(&pair.step),
        text: order_sentence(trail, pair),
    }
}
