//! The feeds graph: which requirement feeds which, directly and at a distance.
//!
//! An endpoint may be a clause and then means any requirement below it. Each clause therefore has two
//! nodes: one that all requirements below lead into and feeds leave from, and one that feeds arrive at
//! and that leads to all requirements below. A walk that enters a clause thus cannot leave it again
//! without passing through a requirement.

mod among;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use petgraph::{
    Direction,
    algo::{astar, tarjan_scc},
    graph::{DiGraph, NodeIndex},
    visit::{Bfs, EdgeFiltered, EdgeRef, IntoNodeReferences, Reversed},
};

pub use self::among::{FeedPath, FeedTie, FeedsAmong};
use crate::{
    Catalogue, ClauseId, RequirementId,
    catalogue::{Clause, Requirement},
    document::{FeedBasis, FeedDocument, FeedNature},
};

/// Which feeds a query follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// All of them.
    All,
    /// Those that the standard's own wording ties.
    Wording,
    /// Those along which a gap can spread: by wording, and an input, a trigger or evidence.
    ///
    /// What only constrains its target is not among them.
    Causes,
}

impl Follow {
    /// Whether a feed is followed.
    pub fn takes(self, feed: &FeedDocument) -> bool {
        match self {
            Self::All => true,
            Self::Wording => feed.basis == FeedBasis::Wording,
            Self::Causes => {
                feed.basis == FeedBasis::Wording
                    && match feed.nature {
                        FeedNature::Input | FeedNature::Trigger | FeedNature::IsEvidenceFor => true,
                        FeedNature::Constrains | FeedNature::Verifies | FeedNature::FeedsBack => {
                            false
                        }
                    }
            }
        }
    }
}

/// One step of a path: a feed, and the requirement it was followed to.
#[derive(Clone, Copy, Debug)]
pub struct Step<'g> {
    /// The feed.
    pub feed: &'g FeedDocument,
    /// The requirement it leads to on this path.
    pub to: &'g Requirement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    /// The position of a requirement.
    Requirement(usize),
    /// Any requirement below a clause, as the source of a feed.
    From,
    /// Any requirement below a clause, as the target of a feed.
    To,
}

#[derive(Clone, Copy, Debug)]
enum Edge {
    /// Between a requirement and a node of its clause.
    Contains,
    /// A feed, by its index.
    Feed(usize),
}

#[derive(Clone, Debug)]
pub(crate) struct FeedGraph {
    feeds: Vec<FeedDocument>,
    graph: DiGraph<Node, Edge>,
    /// The nodes of requirements, by position.
    requirements: Vec<NodeIndex>,
    /// The two nodes of clauses, by position.
    clauses: Vec<(NodeIndex, NodeIndex)>,
}

impl FeedGraph {
    pub(crate) fn build(
        feeds: Vec<FeedDocument>,
        clauses: &IndexMap<ClauseId, Clause>,
        requirements: &IndexMap<RequirementId, Requirement>,
    ) -> Self {
        let mut graph = DiGraph::new();
        let requirement_nodes: Vec<_> = (0..requirements.len())
            .map(|position| graph.add_node(Node::Requirement(position)))
            .collect();
        let clause_nodes: Vec<_> = clauses
            .values()
            .map(|_| (graph.add_node(Node::From), graph.add_node(Node::To)))
            .collect();
        let parents: Vec<Option<usize>> = clauses.values().map(Clause::parent).collect();
        for (requirement, node) in requirements.values().zip(&requirement_nodes) {
            let mut above = Some(requirement.clause_position());
            while let Some(position) = above {
                if let Some((from, to)) = clause_nodes.get(position) {
                    graph.add_edge(*node, *from, Edge::Contains);
                    graph.add_edge(*to, *node, Edge::Contains);
                }
                above = parents.get(position).copied().flatten();
            }
        }
        let endpoint = |id: &RequirementId, outgoing: bool| {
            if let Some(position) = requirements.get_index_of(id) {
                return requirement_nodes.get(position).copied();
            }
            let position = clauses.get_index_of(id.as_str())?;
            clause_nodes.get(position).map(|(from, to)| if outgoing { *from } else { *to })
        };
        for (index, feed) in feeds.iter().enumerate() {
            if let (Some(from), Some(to)) = (endpoint(&feed.from, true), endpoint(&feed.to, false))
            {
                graph.add_edge(from, to, Edge::Feed(index));
            }
        }
        Self { feeds, graph, requirements: requirement_nodes, clauses: clause_nodes }
    }

    pub(crate) fn feeds(&self) -> &[FeedDocument] {
        &self.feeds
    }

    fn takes(&self, edge: Edge, follow: Follow) -> bool {
        match edge {
            Edge::Contains => true,
            Edge::Feed(index) => self.feeds.get(index).is_some_and(|feed| follow.takes(feed)),
        }
    }

    /// Positions reachable from a requirement, itself left out unless a cycle leads back to it.
    fn closure(&self, position: usize, direction: Direction, follow: Follow) -> BTreeSet<usize> {
        let Some(start) = self.requirements.get(position) else {
            return BTreeSet::new();
        };
        let graph = EdgeFiltered::from_fn(&self.graph, |edge| self.takes(*edge.weight(), follow));
        let mut found = BTreeSet::new();
        let mut visit = |node: NodeIndex| {
            if let Some(Node::Requirement(reached)) = self.graph.node_weight(node) {
                found.insert(*reached);
            }
        };
        let mut back = false;
        match direction {
            Direction::Outgoing => {
                let mut walk = Bfs::new(&graph, *start);
                while let Some(node) = walk.next(&graph) {
                    visit(node);
                    back |= self.graph.contains_edge(node, *start)
                        && self.edge_taken(node, *start, follow);
                }
            }
            Direction::Incoming => {
                let reversed = Reversed(&graph);
                let mut walk = Bfs::new(reversed, *start);
                while let Some(node) = walk.next(reversed) {
                    visit(node);
                    back |= self.graph.contains_edge(*start, node)
                        && self.edge_taken(*start, node, follow);
                }
            }
        }
        if !back {
            found.remove(&position);
        }
        found
    }

    fn edge_taken(&self, from: NodeIndex, to: NodeIndex, follow: Follow) -> bool {
        self.graph.edges_connecting(from, to).any(|edge| self.takes(*edge.weight(), follow))
    }

    /// The feeds at a requirement or at a clause it stands in.
    fn adjacent(&self, catalogue: &Catalogue, position: usize, direction: Direction) -> Vec<usize> {
        let mut nodes: Vec<NodeIndex> =
            self.requirements.get(position).copied().into_iter().collect();
        let clause = catalogue
            .requirement_at(position)
            .and_then(|requirement| catalogue.clause_at(requirement.clause_position()));
        if let Some(clause) = clause {
            for above in catalogue.with_ancestors(clause) {
                if let Some((from, to)) = self.clauses.get(above.position()) {
                    nodes.push(match direction {
                        Direction::Outgoing => *from,
                        Direction::Incoming => *to,
                    });
                }
            }
        }
        let mut found: Vec<usize> = nodes
            .into_iter()
            .flat_map(|node| self.graph.edges_directed(node, direction))
            .filter_map(|edge| match edge.weight() {
                Edge::Feed(index) => Some(*index),
                Edge::Contains => None,
            })
            .collect();
        found.sort_unstable();
        found
    }
}

/// Queries over the feeds.
impl Catalogue {
    /// The feeds that lead to a requirement, named directly or through a clause it stands in.
    pub fn feeds_into<'g>(
        &'g self,
        requirement: &Requirement,
    ) -> impl Iterator<Item = &'g FeedDocument> {
        self.feeds_at(requirement, Direction::Incoming)
    }

    /// The feeds that leave a requirement, named directly or through a clause it stands in.
    pub fn feeds_from<'g>(
        &'g self,
        requirement: &Requirement,
    ) -> impl Iterator<Item = &'g FeedDocument> {
        self.feeds_at(requirement, Direction::Outgoing)
    }

    fn feeds_at<'g>(
        &'g self,
        requirement: &Requirement,
        direction: Direction,
    ) -> impl Iterator<Item = &'g FeedDocument> {
        let feeds = self.graph().adjacent(self, requirement.position(), direction);
        feeds.into_iter().filter_map(|index| self.feeds().get(index))
    }

    /// Everything that feeds a requirement at any distance, in reading order.
    ///
    /// The requirement itself is among it where a cycle leads back to it.
    pub fn upstream<'g>(
        &'g self,
        requirement: &Requirement,
        follow: Follow,
    ) -> impl Iterator<Item = &'g Requirement> {
        let found = self.graph().closure(requirement.position(), Direction::Incoming, follow);
        found.into_iter().filter_map(|position| self.requirement_at(position))
    }

    /// Everything that a requirement feeds at any distance, in reading order.
    ///
    /// The requirement itself is among it where a cycle leads back to it.
    pub fn downstream<'g>(
        &'g self,
        requirement: &Requirement,
        follow: Follow,
    ) -> impl Iterator<Item = &'g Requirement> {
        let found = self.graph().closure(requirement.position(), Direction::Outgoing, follow);
        found.into_iter().filter_map(|position| self.requirement_at(position))
    }

    /// The requirements in an order in which everything stands behind what feeds it.
    ///
    /// Requirements that feed each other in a cycle form one group; groups and their members are in
    /// reading order where the feeds leave a choice.
    pub fn condensed_order(&self, follow: Follow) -> Vec<Vec<&Requirement>> {
        let graph = self.graph();
        let filtered = graph.graph.filter_map(
            |_, node| Some(*node),
            |_, edge| graph.takes(*edge, follow).then_some(*edge),
        );
        let mut group_of = vec![0_usize; filtered.node_count()];
        let mut members: Vec<Vec<usize>> = Vec::new();
        for (group, nodes) in tarjan_scc(&filtered).into_iter().enumerate() {
            let mut positions = Vec::new();
            for node in nodes {
                if let Some(entry) = group_of.get_mut(node.index()) {
                    *entry = group;
                }
                if let Some(Node::Requirement(position)) = filtered.node_weight(node) {
                    positions.push(*position);
                }
            }
            positions.sort_unstable();
            members.push(positions);
        }
        let group = |node: NodeIndex| group_of.get(node.index()).copied().unwrap_or_default();
        let mut waits_for = vec![0_usize; members.len()];
        let mut leads_to: Vec<Vec<usize>> = vec![Vec::new(); members.len()];
        for (node, _) in filtered.node_references() {
            for edge in filtered.edges(node) {
                let (from, to) = (group(node), group(edge.target()));
                if from != to {
                    if let Some(targets) = leads_to.get_mut(from) {
                        targets.push(to);
                    }
                    if let Some(count) = waits_for.get_mut(to) {
                        *count += 1;
                    }
                }
            }
        }
        // Groups without a requirement (the nodes of clauses) go first, so that they hold nothing up.
        let rank =
            |group: usize| members.get(group).and_then(|positions| positions.first().copied());
        let mut ready: BTreeSet<(Option<usize>, usize)> = waits_for
            .iter()
            .enumerate()
            .filter(|(_, count)| **count == 0)
            .map(|(group, _)| (rank(group), group))
            .collect();
        let mut order = Vec::new();
        while let Some((_, next)) = ready.pop_first() {
            for target in leads_to.get(next).into_iter().flatten() {
                if let Some(count) = waits_for.get_mut(*target) {
                    *count -= 1;
                    if *count == 0 {
                        ready.insert((rank(*target), *target));
                    }
                }
            }
            let positions = members.get(next).map(Vec::as_slice).unwrap_or_default();
            let group: Vec<&Requirement> =
                positions.iter().filter_map(|position| self.requirement_at(*position)).collect();
            if !group.is_empty() {
                order.push(group);
            }
        }
        order
    }

    /// A shortest way along the feeds from one requirement to another; none where there is none.
    ///
    /// The way from a requirement to itself is empty.
    pub fn path<'g>(
        &'g self,
        from: &Requirement,
        to: &Requirement,
        follow: Follow,
    ) -> Option<Vec<Step<'g>>> {
        let graph = self.graph();
        let start = *graph.requirements.get(from.position())?;
        let goal = *graph.requirements.get(to.position())?;
        let filtered = graph.graph.filter_map(
            |_, node| Some(*node),
            |_, edge| graph.takes(*edge, follow).then_some(*edge),
        );
        let cost = |edge: petgraph::graph::EdgeReference<'_, Edge>| match edge.weight() {
            Edge::Contains => 0_u32,
            Edge::Feed(_) => 1,
        };
        let (_, nodes) = astar(&filtered, start, |node| node == goal, cost, |_| 0)?;
        let mut steps = Vec::new();
        let mut feed = None;
        for (one, two) in nodes.iter().zip(nodes.iter().skip(1)) {
            let taken =
                filtered.edges_connecting(*one, *two).filter_map(|edge| match edge.weight() {
                    Edge::Feed(index) => Some(*index),
                    Edge::Contains => None,
                });
            feed = taken.min().or(feed);
            if let (Some(index), Some(Node::Requirement(position))) =
                (feed, filtered.node_weight(*two))
            {
                steps.push(Step {
                    feed: self.feeds().get(index)?,
                    to: self.requirement_at(*position)?,
                });
                feed = None;
            }
        }
        Some(steps)
    }
}
