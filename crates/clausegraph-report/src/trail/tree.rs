//! The tree of a trail: each record once, and every tie between records once.

use std::collections::BTreeMap;

use clausegraph::{Relation, Trail, TrailEdge};

use super::ties;
use crate::wording::join;

/// One line of the tree.
#[derive(Debug)]
pub(super) struct Row {
    /// The node.
    pub(super) node: usize,
    /// How the node above is tied to it; empty of the first.
    pub(super) words: String,
    /// Whether the node stands further up, and only the tie is new.
    pub(super) again: bool,
    /// For each branch from the first node down to this one whether it goes on below.
    pub(super) open: Vec<bool>,
    /// Whether rows hang on this one.
    pub(super) leads_on: bool,
}

impl Row {
    /// Whether it is the last on its branch.
    pub(super) fn last(&self) -> bool {
        self.open.last().is_none_or(|goes_on| !goes_on)
    }
}

/// What hangs on a node.
#[derive(Clone, Copy)]
struct Branch {
    node: usize,
    again: bool,
}

type Pairs<'t, 'g> = BTreeMap<(usize, usize), Vec<&'t TrailEdge<'g>>>;

/// The tree, from the top down.
pub(super) fn rows(trail: &Trail<'_>) -> Vec<Row> {
    let pairs = pairs(trail);
    let tree = children(trail, &pairs);
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut stack = vec![0];
    while let Some(node) = stack.pop() {
        place.insert(node, place.len());
        stack.extend(tree.get(&node).into_iter().flatten().rev().map(|branch| branch.node));
    }
    let branches = with_ties_back(trail, &pairs, tree, &place);
    let mut rows = Vec::new();
    let mut stack = vec![(Branch { node: 0, again: false }, 0, Vec::new())];
    while let Some((branch, above, open)) = stack.pop() {
        let hanging: &[Branch] = if branch.again {
            &[]
        } else {
            branches.get(&branch.node).map(Vec::as_slice).unwrap_or_default()
        };
        for (index, next) in hanging.iter().enumerate().rev() {
            let mut open = open.clone();
            open.push(index + 1 < hanging.len());
            stack.push((*next, branch.node, open));
        }
        let edges = pairs.get(&pair(above, branch.node)).map(Vec::as_slice).unwrap_or_default();
        rows.push(Row {
            node: branch.node,
            words: if open.is_empty() { String::new() } else { join(&ties(edges, above), "and") },
            again: branch.again,
            leads_on: !hanging.is_empty(),
            open,
        });
    }
    rows
}

fn pair(one: usize, two: usize) -> (usize, usize) {
    (one.min(two), one.max(two))
}

/// The ties between records, by the two nodes.
fn pairs<'t, 'g>(trail: &'t Trail<'g>) -> Pairs<'t, 'g> {
    let is_record =
        |node: usize| trail.nodes.get(node).is_some_and(|node| node.thing.artefact().is_some());
    let mut pairs = Pairs::new();
    for edge in trail.edges.iter().filter(|edge| is_record(edge.from) && is_record(edge.to)) {
        pairs.entry(pair(edge.from, edge.to)).or_default().push(edge);
    }
    pairs
}

/// What was first reached from each node.
fn children(trail: &Trail<'_>, pairs: &Pairs<'_, '_>) -> BTreeMap<usize, Vec<Branch>> {
    let mut tree: BTreeMap<usize, Vec<Branch>> = BTreeMap::new();
    for (node, found) in trail.nodes.iter().enumerate() {
        if let (Some(from), Some(_)) = (found.reached_from, found.thing.artefact()) {
            tree.entry(from).or_default().push(Branch { node, again: false });
        }
    }
    for (from, branches) in &mut tree {
        sort(trail, pairs, *from, branches);
    }
    tree
}

/// The tree with the ties that it does not follow, each at that of its two nodes which stands further down.
fn with_ties_back(
    trail: &Trail<'_>,
    pairs: &Pairs<'_, '_>,
    mut tree: BTreeMap<usize, Vec<Branch>>,
    place: &BTreeMap<usize, usize>,
) -> BTreeMap<usize, Vec<Branch>> {
    let from = |node: usize| trail.nodes.get(node).and_then(|node| node.reached_from);
    for (one, two) in pairs.keys() {
        if from(*one) == Some(*two) || from(*two) == Some(*one) {
            continue;
        }
        let (above, below) =
            if place.get(one) <= place.get(two) { (*one, *two) } else { (*two, *one) };
        tree.entry(below).or_default().push(Branch { node: above, again: true });
        if let Some(branches) = tree.get_mut(&below) {
            sort(trail, pairs, below, branches);
        }
    }
    tree
}

/// In the order of relations, what a node names before what names it, then of ids.
fn sort(trail: &Trail<'_>, pairs: &Pairs<'_, '_>, node: usize, branches: &mut [Branch]) {
    let key = |branch: &Branch| {
        let edge = pairs.get(&pair(node, branch.node)).and_then(|edges| edges.first());
        let first: Option<(Relation, bool)> = edge.map(|edge| (edge.relation, edge.from != node));
        let id = trail.nodes.get(branch.node).and_then(|node| node.thing.artefact());
        (first, id.map(clausegraph::Artefact::id))
    };
    branches.sort_by(|one, two| key(one).cmp(&key(two)));
}
