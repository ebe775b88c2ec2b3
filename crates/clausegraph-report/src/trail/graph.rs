//! A trail in the DOT language of Graphviz.

use clausegraph::{Relation, Thing, Trail, TrailNode};

use crate::{
    dot::{GRAPH, SHAPES, quoted},
    layout::add,
    wording::{node_words, thing_phrase, tie_words},
};

/// A trail as a graph for Graphviz: `dot -Tsvg`.
///
/// Records are boxes, the first of them tinted; scope elements, judgements and requirements stand around
/// them. People stand in the tooltips of the records that name them, so that the graph stays readable. Ties
/// that the data states are drawn through, offers for requirements are dashed.
pub fn trail_dot(trail: &Trail<'_>) -> String {
    let Some(start) = trail.nodes.first() else { return String::new() };
    let mut text = format!("digraph {} {{\n", quoted(start.thing.id()));
    text.push_str(GRAPH);
    let label = "solid: as the data states; dashed: offered for a requirement";
    add(&mut text, format_args!("  labelloc=b; label={};\n", quoted(label)));
    text.push_str(SHAPES);
    for (place, node) in trail.nodes.iter().enumerate() {
        let Some(shape) = shape(node, place == 0) else { continue };
        let label = if node.thing.artefact().is_some() {
            format!("{}\n{}", node.thing.id(), node_words(node))
        } else {
            thing_phrase(&node.thing)
        };
        let line = format_args!(
            "  n{place} [label={}, {shape}, tooltip={}];\n",
            quoted(&label),
            quoted(&tooltip(trail, place, node))
        );
        add(&mut text, line);
    }
    let drawn =
        |place: usize| trail.nodes.get(place).is_some_and(|node| shape(node, false).is_some());
    for edge in trail.edges.iter().filter(|edge| drawn(edge.from) && drawn(edge.to)) {
        let style = if edge.relation == Relation::Serves { "dashed" } else { "solid" };
        add(
            &mut text,
            format_args!(
                "  n{} -> n{} [label={}, style={style}, tooltip={}];\n",
                edge.from,
                edge.to,
                quoted(&tie_words(edge, true)),
                quoted(edge.relation.as_str())
            ),
        );
    }
    text.push_str("}\n");
    text
}

/// How a node is drawn; people are not.
fn shape(node: &TrailNode<'_>, first: bool) -> Option<&'static str> {
    match node.thing {
        Thing::Artefact(_) if first => Some("fillcolor=\"#e8f0fa\""),
        Thing::Artefact(_) => Some("fillcolor=white"),
        Thing::Element(_) => Some("shape=ellipse, style=filled, fillcolor=\"#f4f4f4\""),
        Thing::Judgement(_) => Some("shape=note, style=filled, fillcolor=\"#f4f4f4\""),
        Thing::Requirement(_) => Some("shape=plain, style=\"\""),
        Thing::Person(_) | _ => None,
    }
}

/// Days and people of a record.
fn tooltip(trail: &Trail<'_>, place: usize, node: &TrailNode<'_>) -> String {
    let days = node.days.iter().map(|day| format!("{}: {}", day.field, day.on));
    let people = trail.outgoing(place).filter_map(|edge| {
        let other = trail.nodes.get(edge.to)?;
        matches!(other.thing, Thing::Person(_))
            .then(|| format!("{}: {}", edge.relation, other.thing.id()))
    });
    let mut lines: Vec<String> = days.chain(people).collect();
    if let Thing::Requirement(requirement) = node.thing {
        lines.push(requirement.statement().to_owned());
    }
    if lines.is_empty() { node.thing.id().to_owned() } else { lines.join("\n") }
}
