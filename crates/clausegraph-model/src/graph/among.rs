//! The feeds among some requirements only: what a chain that leaves these is no chain of.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};

use super::{Follow, Step};
use crate::{Catalogue, Requirement, catalogue::Clause, document::FeedDocument};

/// The feeds of a catalogue among some of its requirements, each end a requirement.
///
/// A feed between clauses stands for one tie from each kept requirement below the one to each kept
/// requirement below the other. Where several feeds tie the same two, the first of the catalogue does.
#[derive(Clone, Debug)]
pub struct FeedsAmong<'g> {
    catalogue: &'g Catalogue,
    kept: BTreeSet<usize>,
    /// By the positions of both ends, the index of the feed.
    out: BTreeMap<usize, BTreeMap<usize, usize>>,
    into: BTreeMap<usize, BTreeSet<usize>>,
}

/// A feed from one requirement straight to another.
#[derive(Clone, Copy, Debug)]
pub struct FeedTie<'g> {
    /// What feeds.
    pub from: &'g Requirement,
    /// The feed, as the catalogue says it.
    pub feed: &'g FeedDocument,
    /// What is fed.
    pub to: &'g Requirement,
}

/// A shortest way along feeds.
#[derive(Clone, Debug)]
pub struct FeedPath<'g> {
    /// Where it begins.
    pub from: &'g Requirement,
    /// Its steps, at least one; the last leads to where it ends.
    pub steps: Vec<Step<'g>>,
}

impl<'g> FeedPath<'g> {
    /// Where it ends.
    pub fn to(&self) -> &'g Requirement {
        self.steps.last().map_or(self.from, |step| step.to)
    }
}

impl Catalogue {
    /// The feeds among the requirements that are kept.
    ///
    /// A way along them passes through kept requirements only.
    pub fn feeds_among(
        &self,
        follow: Follow,
        keep: impl Fn(&Requirement) -> bool,
    ) -> FeedsAmong<'_> {
        let kept: Vec<&Requirement> = self.requirements().filter(|found| keep(found)).collect();
        let meant = |end: &str| -> Vec<usize> {
            let in_clause = |clause: &Clause| {
                let below = kept.iter().filter(|found| {
                    let own = self.clause_at(found.clause_position());
                    own.is_some_and(|own| self.is_within(own, clause.id()))
                });
                below.map(|found| found.position()).collect()
            };
            match self.requirement(end) {
                Some(found) if keep(found) => vec![found.position()],
                Some(_) => Vec::new(),
                None => self.clause(end).map(in_clause).unwrap_or_default(),
            }
        };
        let mut out: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        let mut into: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (index, feed) in self.feeds().iter().enumerate().filter(|(_, feed)| follow.takes(feed))
        {
            let targets = meant(feed.to.as_str());
            for from in meant(feed.from.as_str()) {
                for to in targets.iter().copied().filter(|to| *to != from) {
                    out.entry(from).or_default().entry(to).or_insert(index);
                    into.entry(to).or_default().insert(from);
                }
            }
        }
        let kept = kept.into_iter().map(Requirement::position).collect();
        FeedsAmong { catalogue: self, kept, out, into }
    }
}

impl<'g> FeedsAmong<'g> {
    /// The requirements among which the feeds are, in reading order.
    pub fn requirements(&self) -> impl Iterator<Item = &'g Requirement> {
        self.kept.iter().filter_map(|position| self.catalogue.requirement_at(*position))
    }

    /// All ties, in reading order of what feeds, then of what is fed.
    pub fn ties(&self) -> impl Iterator<Item = FeedTie<'g>> {
        self.requirements().flat_map(|requirement| self.fed_by(requirement))
    }

    /// The ties that leave a requirement, in reading order of what is fed.
    pub fn fed_by<'s>(
        &'s self,
        requirement: &Requirement,
    ) -> impl Iterator<Item = FeedTie<'g>> + use<'s, 'g> {
        let from = requirement.position();
        let ties = self.out.get(&from).into_iter().flatten();
        ties.filter_map(move |(to, feed)| self.tie(from, *to, *feed))
    }

    /// The ties that lead to a requirement, in reading order of what feeds.
    pub fn feeding<'s>(
        &'s self,
        requirement: &Requirement,
    ) -> impl Iterator<Item = FeedTie<'g>> + use<'s, 'g> {
        let to = requirement.position();
        let sources = self.into.get(&to).into_iter().flatten();
        sources.filter_map(move |from| self.tie(*from, to, *self.out.get(from)?.get(&to)?))
    }

    fn tie(&self, from: usize, to: usize, feed: usize) -> Option<FeedTie<'g>> {
        Some(FeedTie {
            from: self.catalogue.requirement_at(from)?,
            feed: self.catalogue.feeds().get(feed)?,
            to: self.catalogue.requirement_at(to)?,
        })
    }

    /// Requirements that feed each other in a cycle together, all others alone.
    ///
    /// Groups are in reading order of their first members, members in reading order.
    pub fn cycles(&self) -> Vec<Vec<&'g Requirement>> {
        let mut graph: DiGraphMap<usize, ()> = DiGraphMap::new();
        for position in &self.kept {
            graph.add_node(*position);
        }
        for (from, targets) in &self.out {
            for to in targets.keys() {
                graph.add_edge(*from, *to, ());
            }
        }
        let mut groups = tarjan_scc(&graph);
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        let at = |position: &usize| self.catalogue.requirement_at(*position);
        groups.iter().map(|group| group.iter().filter_map(at).collect()).collect()
    }

    /// A shortest way to everything that some requirements feed at any distance, themselves left out, in
    /// reading order of where the ways end.
    ///
    /// Of ways that are equally long, the one whose first step begins earliest in reading order is taken,
    /// then the one whose second does, and so on.
    pub fn paths(&self, from: &[&Requirement]) -> Vec<FeedPath<'g>> {
        let starts: BTreeSet<usize> = from.iter().map(|found| found.position()).collect();
        // How each requirement was reached first.
        let mut reached: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut waiting: VecDeque<usize> = starts.iter().copied().collect();
        while let Some(next) = waiting.pop_front() {
            for (to, feed) in self.out.get(&next).into_iter().flatten() {
                if !starts.contains(to) && !reached.contains_key(to) {
                    reached.insert(*to, (next, *feed));
                    waiting.push_back(*to);
                }
            }
        }
        reached.keys().filter_map(|end| self.path(&reached, *end)).collect()
    }

    fn path(&self, reached: &BTreeMap<usize, (usize, usize)>, end: usize) -> Option<FeedPath<'g>> {
        let mut steps = Vec::new();
        let mut at = end;
        while let Some((from, feed)) = reached.get(&at) {
            let feed = self.catalogue.feeds().get(*feed)?;
            steps.push(Step { feed, to: self.catalogue.requirement_at(at)? });
            at = *from;
        }
        steps.reverse();
        Some(FeedPath { from: self.catalogue.requirement_at(at)?, steps })
    }
}
