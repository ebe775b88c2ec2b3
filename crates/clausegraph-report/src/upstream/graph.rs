//! Upstream gaps in the DOT language of Graphviz.

use std::collections::BTreeMap;

use clausegraph::{Assessment, Clause, FeedTie, RequirementResult, Upstream, UpstreamGap};

use crate::{
    catalogue::nature_words,
    dot::{GRAPH, SHAPES, quoted},
    layout::{add, status_sign},
    text::status_words,
    wording::clause_heading,
};

/// What is drawn: the first so many of the order, what they explain and the ways there.
pub(super) struct Drawn<'a, 'g> {
    /// The upstream gaps with their places in the order, from 1.
    pub(super) upstream: Vec<(usize, &'a UpstreamGap<'g>)>,
    pub(super) ties: Vec<FeedTie<'g>>,
    /// The gaps of each clause, by the clause's place in reading order.
    pub(super) clauses: BTreeMap<usize, (&'g Clause, Vec<Gap<'g>>)>,
}

/// A gap that is drawn.
pub(super) struct Gap<'g> {
    pub(super) result: RequirementResult<'g>,
    /// The place in the order of the upstream gap that it belongs to.
    pub(super) upstream: Option<usize>,
}

impl<'a, 'g> Drawn<'a, 'g> {
    pub(super) fn new(assessment: &Assessment<'g>, upstream: &'a Upstream<'g>, top: usize) -> Self {
        let steps = upstream.order.iter().take(top).enumerate();
        let chosen: Vec<(usize, &'a UpstreamGap<'g>)> = steps
            .filter_map(|(place, step)| Some((place + 1, upstream.upstream.get(step.upstream)?)))
            .collect();
        let mut gaps: BTreeMap<usize, Gap<'g>> = BTreeMap::new();
        for (place, gap) in &chosen {
            for member in &gap.members {
                let drawn = Gap { result: *member, upstream: Some(*place) };
                gaps.insert(member.requirement.position(), drawn);
            }
        }
        let ties = upstream.ties(chosen.iter().map(|(_, gap)| *gap));
        for requirement in ties.iter().flat_map(|tie| [tie.from, tie.to]) {
            gaps.entry(requirement.position()).or_insert_with(|| Gap {
                result: assessment.requirement(requirement),
                upstream: None,
            });
        }
        let mut clauses: BTreeMap<usize, (&'g Clause, Vec<Gap<'g>>)> = BTreeMap::new();
        for gap in gaps.into_values() {
            let place = gap.result.requirement.clause_position();
            if let Some(clause) = assessment.catalogue().clause_at(place) {
                clauses.entry(place).or_insert((clause, Vec::new())).1.push(gap);
            }
        }
        Self { upstream: chosen, ties, clauses }
    }
}

/// Upstream gaps as a graph for Graphviz: `dot -Tsvg`.
///
/// The first so many of the order, what they explain, and for each of that a shortest way. Gaps stand in the
/// boxes of their clauses; upstream gaps have a thick edge and their place in the order. Statements and
/// reasons are tooltips.
pub fn upstream_dot(assessment: &Assessment<'_>, upstream: &Upstream<'_>, top: usize) -> String {
    let drawn = Drawn::new(assessment, upstream, top);
    let mut text = String::from("digraph upstream {\n");
    text.push_str(GRAPH);
    let label = "thick and numbered: upstream gaps, in the order in which they explain most";
    add(&mut text, format_args!("  labelloc=b; label={};\n", quoted(label)));
    text.push_str(SHAPES);
    for (clause, gaps) in drawn.clauses.values() {
        let name = quoted(&format!("cluster_{}", clause.id()));
        let title = quoted(&clause_heading(assessment.catalogue(), clause));
        let look = "labelloc=t; color=\"#f4f4f4\"; style=\"rounded,filled\";";
        add(&mut text, format_args!("  subgraph {name} {{\n    label={title}; {look}\n"));
        for gap in gaps {
            let requirement = gap.result.requirement;
            let number = gap.upstream.map(|place| format!("#{place} ")).unwrap_or_default();
            let label = format!(
                "{number}{}\n{} {}",
                requirement.id(),
                status_sign(gap.result.status),
                status_words(gap.result.status)
            );
            let pen = if gap.upstream.is_some() { "penwidth=3, " } else { "" };
            add(
                &mut text,
                format_args!(
                    "    {} [label={}, {pen}tooltip={}];\n",
                    quoted(requirement.id().as_str()),
                    quoted(&label),
                    quoted(requirement.statement())
                ),
            );
        }
        text.push_str("  }\n");
    }
    for tie in &drawn.ties {
        add(
            &mut text,
            format_args!(
                "  {} -> {} [label={}, tooltip={}];\n",
                quoted(tie.from.id().as_str()),
                quoted(tie.to.id().as_str()),
                quoted(nature_words(tie.feed.nature)),
                quoted(&tie.feed.reason)
            ),
        );
    }
    text.push_str("}\n");
    text
}
