//! The gaps that no other gap feeds, those together that are closed together.

use std::collections::BTreeSet;

use clausegraph_model::{Catalogue, Clause, FeedPath, FeedsAmong, Requirement};

use super::Bond;

/// Gaps that no other gap feeds, and the ways to all that they feed.
pub(super) struct Group<'g> {
    pub(super) members: Vec<&'g Requirement>,
    pub(super) bond: Bond,
    pub(super) paths: Vec<FeedPath<'g>>,
}

/// The groups, in reading order of their first members.
pub(super) fn groups<'g>(catalogue: &'g Catalogue, among: &FeedsAmong<'g>) -> Vec<Group<'g>> {
    let mut groups: Vec<Group<'g>> = Vec::new();
    let mut below: Vec<(Option<&'g Clause>, BTreeSet<usize>)> = Vec::new();
    for cycle in among.cycles() {
        let own: BTreeSet<usize> = cycle.iter().map(|member| member.position()).collect();
        let fed = cycle
            .iter()
            .any(|member| among.feeding(member).any(|tie| !own.contains(&tie.from.position())));
        let paths = among.paths(&cycle);
        let bond = if cycle.len() > 1 { Bond::Cycle } else { Bond::SameBelow };
        // A cycle feeds itself even where it feeds nothing else.
        if fed || (paths.is_empty() && bond == Bond::SameBelow) {
            continue;
        }
        // Of gaps in one clause with the same below them, only all together keep it open.
        let clause = cycle
            .first()
            .filter(|_| bond == Bond::SameBelow)
            .and_then(|member| catalogue.clause_at(member.clause_position()));
        let reached: BTreeSet<usize> = paths.iter().map(|path| path.to().position()).collect();
        let same = below.iter().position(|(other, others)| {
            clause.is_some()
                && other.map(Clause::position) == clause.map(Clause::position)
                && *others == reached
        });
        if let Some(group) = same.and_then(|index| groups.get_mut(index)) {
            group.members.extend(cycle);
            group.paths = among.paths(&group.members);
        } else {
            groups.push(Group { members: cycle, bond, paths });
            below.push((clause, reached));
        }
    }
    groups
}
