//! The feeds graph in the DOT language of Graphviz.

use std::collections::BTreeSet;

use clausegraph::{
    Catalogue, Clause, Follow,
    document::{FeedBasis, FeedNature},
};

use crate::{
    catalogue::{chosen_feeds, clause_of, nature_words, within},
    layout::add,
    wording::clause_heading,
};

/// How graphs are laid out.
pub(crate) const GRAPH: &str =
    "  rankdir=LR; ranksep=0.7; nodesep=0.15; fontname=\"sans-serif\"; fontsize=12;\n";

/// How nodes and edges look that say nothing else.
pub(crate) const SHAPES: &str = "  node [shape=box, style=\"rounded,filled\", fillcolor=white, \
color=\"#666666\", fontname=\"sans-serif\", fontsize=11, height=0.3];
  edge [fontname=\"sans-serif\", fontsize=9, color=\"#444444\", fontcolor=\"#444444\"];
";

/// The feeds of a catalogue as a graph for Graphviz: `dot -Tsvg`.
///
/// With a clause, only feeds that begin or end in it; what belongs to it is tinted. Nodes are requirements and
/// clauses as the feeds name them; those of a clause stand together in a box, and the boxes of a chapter in
/// another. Feeds by the standard's wording are drawn through, those of practice are dashed. Statements and
/// reasons are tooltips.
pub fn dot(catalogue: &Catalogue, clause: Option<&Clause>, follow: Follow) -> String {
    let feeds = chosen_feeds(catalogue, clause, follow);
    let ends: BTreeSet<(usize, &str)> = feeds
        .iter()
        .flat_map(|feed| [feed.from.as_str(), feed.to.as_str()])
        .map(|end| (position(catalogue, end), end))
        .collect();

    let mut text = String::from("digraph feeds {\n");
    text.push_str(GRAPH);
    text.push_str(
        "  labelloc=b; label=\"solid: by the standard's wording; dashed: in practice\";\n",
    );
    text.push_str(SHAPES);
    let chapters = catalogue.clauses().filter(|found| catalogue.with_ancestors(found).count() == 1);
    for chapter in chapters {
        let of_chapter: Vec<(usize, &str)> =
            ends.iter().copied().filter(|(_, end)| within(catalogue, end, chapter)).collect();
        if of_chapter.is_empty() {
            continue;
        }
        let title = clause_heading(catalogue, chapter);
        open_box(&mut text, "  ", chapter, &title, "color=\"#999999\"; style=rounded;");
        let mut boxes: Vec<usize> = of_chapter.iter().map(|(position, _)| *position).collect();
        boxes.dedup();
        for found in boxes.iter().filter_map(|position| catalogue.clause_at(*position)) {
            let own = of_chapter.iter().filter(|(position, _)| *position == found.position());
            let asked = clause.is_some_and(|clause| catalogue.is_within(found, clause.id()));
            let fill = if asked { "#e8f0fa" } else { "#f4f4f4" };
            let look = format!("color=\"{fill}\"; style=\"rounded,filled\";");
            if found.id() != chapter.id() {
                open_box(&mut text, "    ", found, &clause_heading(catalogue, found), &look);
            }
            for (_, end) in own {
                let (label, tooltip) = node(catalogue, end);
                let line = format_args!(
                    "      {} [label={}, tooltip={}];\n",
                    quoted(end),
                    quoted(&label),
                    quoted(&tooltip)
                );
                add(&mut text, line);
            }
            if found.id() != chapter.id() {
                text.push_str("    }\n");
            }
        }
        text.push_str("  }\n");
    }
    for feed in feeds {
        let style = match feed.basis {
            FeedBasis::Wording => "solid",
            FeedBasis::Practice => "dashed",
        };
        let arrow = match feed.nature {
            FeedNature::Input | FeedNature::Trigger => "normal",
            FeedNature::Constrains => "tee",
            FeedNature::Verifies | FeedNature::IsEvidenceFor => "dot",
            FeedNature::FeedsBack => "vee",
        };
        add(
            &mut text,
            format_args!(
                "  {} -> {} [label={}, style={style}, arrowhead={arrow}, tooltip={}];\n",
                quoted(feed.from.as_str()),
                quoted(feed.to.as_str()),
                quoted(nature_words(feed.nature)),
                quoted(&feed.reason),
            ),
        );
    }
    text.push_str("}\n");
    text
}

fn open_box(text: &mut String, indent: &str, clause: &Clause, title: &str, look: &str) {
    let name = quoted(&format!("cluster_{}", clause.id()));
    let title = quoted(title);
    add(
        text,
        format_args!("{indent}subgraph {name} {{\n{indent}  label={title}; labelloc=t; {look}\n"),
    );
}

/// The place of the clause of an end in the reading order.
fn position(catalogue: &Catalogue, end: &str) -> usize {
    clause_of(catalogue, end).map_or(usize::MAX, Clause::position)
}

/// What a node says, and what it tells on a second look.
fn node(catalogue: &Catalogue, end: &str) -> (String, String) {
    if let Some(requirement) = catalogue.requirement(end) {
        return (end.to_owned(), requirement.statement().to_owned());
    }
    let title = catalogue.clause(end).map(|clause| clause_heading(catalogue, clause));
    (format!("all of {end}"), title.unwrap_or_default())
}

/// A text in quotation marks of the DOT language.
pub(crate) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_inside_their_quotation_marks() {
        assert_eq!(quoted("a \"b\" \\ c\nd"), r#""a \"b\" \\ c\nd""#);
    }
}
