//! The feeds graph in the DOT language of Graphviz.

use std::collections::BTreeSet;

use clausegraph::{
    Catalogue, Clause, Follow,
    document::{FeedBasis, FeedNature},
};

use crate::{
    catalogue::{chosen_feeds, nature_words, within},
    layout::add,
};

/// The feeds of a catalogue as a graph for Graphviz: `dot -Tsvg`.
///
/// With a clause, only feeds that begin or end in it. Nodes are requirements and clauses as the feeds
/// name them; those of a chapter stand together in a box.
pub fn dot(catalogue: &Catalogue, clause: Option<&Clause>, follow: Follow) -> String {
    let feeds = chosen_feeds(catalogue, clause, follow);
    let ends: BTreeSet<(usize, &str)> = feeds
        .iter()
        .flat_map(|feed| [feed.from.as_str(), feed.to.as_str()])
        .map(|end| (position(catalogue, end), end))
        .collect();

    let mut text = String::from("digraph feeds {\n");
    text.push_str("  rankdir=LR; node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    text.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    let chapters = catalogue.clauses().filter(|found| catalogue.with_ancestors(found).count() == 1);
    for chapter in chapters {
        let mut nodes = ends.iter().filter(|(_, end)| within(catalogue, end, chapter)).peekable();
        if nodes.peek().is_none() {
            continue;
        }
        add(
            &mut text,
            format_args!("  subgraph {} {{\n", quoted(&format!("cluster_{}", chapter.id()))),
        );
        let title = format!("{} {}", chapter.id(), chapter.title().unwrap_or_default());
        add(&mut text, format_args!("    label={}; color=gray;\n", quoted(&title)));
        for (_, end) in nodes {
            let label = label(catalogue, end);
            add(&mut text, format_args!("    {} [label={}];\n", quoted(end), quoted(&label)));
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

/// The place of an end in the reading order of clauses.
fn position(catalogue: &Catalogue, end: &str) -> usize {
    match catalogue.requirement(end) {
        Some(requirement) => requirement.clause_position(),
        None => catalogue.clause(end).map_or(usize::MAX, Clause::position),
    }
}

fn label(catalogue: &Catalogue, end: &str) -> String {
    let title = catalogue.clause(end).and_then(Clause::title);
    title.map_or_else(|| end.to_owned(), |title| format!("{end}\n{title}"))
}

/// A text in quotation marks of the DOT language.
fn quoted(text: &str) -> String {
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
