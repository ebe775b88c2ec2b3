//! From the statuses of all requirements to what the gaps among them hang on.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use clausegraph_model::{Clause, FeedsAmong, Follow, Requirement};

use super::{
    AloneGap, ExplainedGap, Upstream, UpstreamGap, UpstreamStep,
    group::{Group, groups},
};
use crate::{Assessment, RequirementResult, Status};

pub(super) fn traced<'g>(assessment: &Assessment<'g>, clause: Option<&'g Clause>) -> Upstream<'g> {
    let known = Known {
        assessment,
        clause,
        statuses: assessment.requirements().map(|requirement| requirement.status).collect(),
    };
    let catalogue = assessment.catalogue();
    let among = catalogue.feeds_among(Follow::Causes, |found| known.is_gap(found));
    let around = catalogue.feeds_among(Follow::Causes, |found| known.is_open(found));
    let groups = groups(catalogue, &among);
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    for path in groups.iter().flat_map(|group| &group.paths) {
        *holders.entry(path.to().position()).or_default() += 1;
    }
    let mut upstream: Vec<UpstreamGap<'g>> = groups
        .into_iter()
        .map(|group| known.upstream_gap(group, &around, &holders))
        .filter(|gap| {
            let mut members = gap.members.iter();
            !gap.explained.is_empty() || members.any(|member| known.is_asked(member.requirement))
        })
        .collect();
    // Stable: of equals the first in reading order stays first.
    upstream.sort_by_key(|gap| Reverse((gap.unlocked().count(), gap.explained.len())));
    let is_alone = |found: &Requirement| {
        among.fed_by(found).next().is_none() && among.feeding(found).next().is_none()
    };
    let asked: Vec<&'g Requirement> =
        among.requirements().filter(|found| known.is_asked(found)).collect();
    let alone = asked.iter().filter(|found| is_alone(found));
    Upstream {
        clause,
        gaps: asked.iter().map(|found| known.result(found)).collect(),
        order: order(&upstream),
        alone: alone
            .map(|found| AloneGap {
                gap: known.result(found),
                undecided: known.undecided(&around, &[found]),
            })
            .collect(),
        upstream,
    }
}

/// What is known of each requirement.
struct Known<'s, 'g> {
    assessment: &'s Assessment<'g>,
    clause: Option<&'g Clause>,
    /// By position.
    statuses: Vec<Status>,
}

impl<'g> Known<'_, 'g> {
    fn status(&self, requirement: &Requirement) -> Option<Status> {
        self.statuses.get(requirement.position()).copied()
    }

    fn is_gap(&self, requirement: &Requirement) -> bool {
        self.status(requirement).is_some_and(Status::is_shortfall)
    }

    /// Whether it is a gap, or nobody can tell.
    fn is_open(&self, requirement: &Requirement) -> bool {
        self.is_gap(requirement) || self.status(requirement) == Some(Status::CannotEvaluate)
    }

    /// Whether it stands in the clause that is looked at.
    fn is_asked(&self, requirement: &Requirement) -> bool {
        let catalogue = self.assessment.catalogue();
        self.clause.is_none_or(|clause| {
            let own = catalogue.clause_at(requirement.clause_position());
            own.is_some_and(|own| catalogue.is_within(own, clause.id()))
        })
    }

    fn result(&self, requirement: &'g Requirement) -> RequirementResult<'g> {
        self.assessment.requirement(requirement)
    }

    /// What feeds some gaps directly and may be a gap, in reading order.
    fn undecided(
        &self,
        around: &FeedsAmong<'g>,
        members: &[&'g Requirement],
    ) -> Vec<&'g Requirement> {
        let feeding = members.iter().flat_map(|member| around.feeding(member));
        let above: BTreeMap<usize, &'g Requirement> = feeding
            .map(|tie| tie.from)
            .filter(|found| !self.is_gap(found))
            .map(|found| (found.position(), found))
            .collect();
        above.into_values().collect()
    }

    fn upstream_gap(
        &self,
        group: Group<'g>,
        around: &FeedsAmong<'g>,
        holders: &BTreeMap<usize, usize>,
    ) -> UpstreamGap<'g> {
        let known: BTreeSet<usize> = group.paths.iter().map(|path| path.to().position()).collect();
        let perhaps = around.paths(&group.members).into_iter().filter(|path| {
            let end = path.to();
            self.is_gap(end) && self.is_asked(end) && !known.contains(&end.position())
        });
        let explained = group.paths.into_iter().filter(|path| self.is_asked(path.to()));
        UpstreamGap {
            members: group.members.iter().map(|member| self.result(member)).collect(),
            bond: group.bond,
            explained: explained
                .map(|path| ExplainedGap {
                    gap: self.result(path.to()),
                    held_by: holders
                        .get(&path.to().position())
                        .map_or(0, |holders| holders.saturating_sub(1)),
                    path,
                })
                .collect(),
            perhaps: perhaps.collect(),
            undecided: self.undecided(around, &group.members),
        }
    }
}

/// Takes at each step what explains most of what is not explained yet, until nothing is left.
fn order(upstream: &[UpstreamGap<'_>]) -> Vec<UpstreamStep> {
    let position = |gap: &ExplainedGap<'_>| gap.gap.requirement.position();
    let gaps_of = |index: usize| upstream.get(index).into_iter().flat_map(|gap| &gap.explained);
    // How many upstream gaps still hold each explained gap open.
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    let mut left: Vec<usize> = (0..upstream.len()).collect();
    left.sort_by_key(|index| {
        upstream.get(*index).and_then(UpstreamGap::first).map(Requirement::position)
    });
    let mut steps = Vec::new();
    loop {
        let adds =
            |index: usize| gaps_of(index).filter(|gap| !held.contains_key(&position(gap))).count();
        // Backwards, for the last of equals is taken, and that is the first in reading order then.
        let Some(next) = left.iter().copied().rev().max_by_key(|index| adds(*index)) else {
            return steps;
        };
        let added = adds(next);
        if added == 0 {
            return steps;
        }
        for gap in gaps_of(next) {
            let holders = held.entry(position(gap)).or_insert(gap.held_by.saturating_add(1));
            *holders = holders.saturating_sub(1);
        }
        left.retain(|index| *index != next);
        steps.push(UpstreamStep {
            upstream: next,
            adds: added,
            explained: held.len(),
            unlocked: held.values().filter(|holders| **holders == 0).count(),
        });
    }
}
