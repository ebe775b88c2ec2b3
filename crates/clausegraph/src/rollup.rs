//! Roll-ups: from cells to requirements, leaf clauses and areas. There is no grand total.

use std::fmt;

use clausegraph_model::{Clause, Requirement, document::Aspect};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{Assessment, Status};

/// How many cells have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; 8]);

impl Counts {
    /// How many cells have a status.
    pub fn of(&self, status: Status) -> u32 {
        Status::ALL
            .iter()
            .zip(self.0)
            .find(|(known, _)| **known == status)
            .map_or(0, |(_, count)| count)
    }

    /// Adds one cell.
    pub fn add(&mut self, status: Status) {
        for (known, count) in Status::ALL.iter().zip(&mut self.0) {
            if *known == status {
                *count = count.saturating_add(1);
            }
        }
    }

    /// How many cells stand in the denominator.
    pub fn counted(&self) -> u32 {
        Status::ALL
            .iter()
            .zip(self.0)
            .filter(|(status, _)| status.counts())
            .map(|(_, count)| count)
            .sum()
    }

    /// How many cells there are.
    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The share that is covered, and the share that would be if everything unknown turned out well.
    pub fn shares(&self) -> Option<Shares> {
        let counted = self.counted();
        let covered = self.of(Status::Covered);
        let possible = covered.saturating_add(self.of(Status::CannotEvaluate));
        let share = |part: u32| Decimal::from(part).checked_div(Decimal::from(counted)).map(Share);
        Some(Shares { known: share(covered)?, possible: share(possible)? })
    }

    /// The status of all these cells as one; none where there is no cell.
    ///
    /// All covered: covered; all missing: missing; else the worst, where something missing beside
    /// something that is not counts as partial.
    pub fn status(&self) -> Option<Status> {
        let present = |status: &&Status| self.of(**status) > 0;
        let worst = Status::ALL.iter().filter(|status| status.counts()).rfind(present).copied();
        match worst {
            Some(Status::Missing) if self.of(Status::Missing) < self.counted() => {
                Some(Status::Partial)
            }
            Some(status) => Some(status),
            None => Status::ALL.iter().rfind(present).copied(),
        }
    }
}

impl FromIterator<Status> for Counts {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            counts.add(status);
        }
        counts
    }
}

/// A share between 0 and 1, exact; printed with four places, rounded half to even.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(Decimal);

impl Share {
    /// The share in whole hundredths, rounded half to even.
    pub fn percent(self) -> u32 {
        let percent = self.0.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
        let rounded = percent.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
        u32::try_from(rounded).unwrap_or_default()
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rounded = self.0.round_dp_with_strategy(4, RoundingStrategy::MidpointNearestEven);
        rounded.rescale(4);
        rounded.fmt(f)
    }
}

/// What is known to be covered, and what could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The share that is covered.
    pub known: Share,
    /// The share that would be covered if everything unknown turned out well.
    pub possible: Share,
}

/// The weighted mean of shares; none where nothing has weight.
fn mean(parts: impl IntoIterator<Item = (Decimal, Shares)>) -> Option<Shares> {
    let (mut weight, mut known, mut possible) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for (part, shares) in parts {
        weight = weight.checked_add(part)?;
        known = known.checked_add(part.checked_mul(shares.known.0)?)?;
        possible = possible.checked_add(part.checked_mul(shares.possible.0)?)?;
    }
    let share = |sum: Decimal| sum.checked_div(weight).map(Share);
    Some(Shares { known: share(known)?, possible: share(possible)? })
}

/// A requirement over all its members.
#[derive(Clone, Copy, Debug)]
pub struct RequirementResult<'g> {
    /// The requirement.
    pub requirement: &'g Requirement,
    /// Its status as one.
    pub status: Status,
    /// How many of its cells have each status.
    pub counts: Counts,
    /// Its shares; none where no cell counts.
    pub shares: Option<Shares>,
}

/// A clause over all requirements below it.
#[derive(Clone, Copy, Debug)]
pub struct ClauseResult<'g> {
    /// The clause.
    pub clause: &'g Clause,
    /// How many cells below have each status; those of computed requirements are left out.
    pub counts: Counts,
    /// Its shares; none where nothing below has a number.
    pub shares: Option<Shares>,
}

impl<'g> Assessment<'g> {
    /// A requirement over all its members.
    pub fn requirement(&self, requirement: &'g Requirement) -> RequirementResult<'g> {
        let counts: Counts = self.data(requirement).iter().map(|cell| cell.status).collect();
        RequirementResult {
            requirement,
            status: counts.status().unwrap_or(Status::CannotEvaluate),
            counts,
            shares: counts.shares(),
        }
    }

    /// All requirements, in reading order.
    pub fn requirements(&self) -> impl Iterator<Item = RequirementResult<'g>> {
        self.catalogue().requirements().map(|requirement| self.requirement(requirement))
    }

    /// A clause over all requirements below it.
    ///
    /// A leaf clause is the weighted mean of its requirements: a stated requirement and its splits
    /// share one weight. Anything above is the plain mean of the leaf clauses below.
    pub fn clause(&self, clause: &'g Clause) -> ClauseResult<'g> {
        let statuses =
            |requirement: &'g Requirement| self.data(requirement).iter().map(|cell| cell.status);
        self.clause_by(clause, |requirement| statuses(requirement).collect())
    }

    /// The same for one aspect: over the cells whose slots of that aspect decide something.
    pub fn clause_aspect(&self, clause: &'g Clause, aspect: Aspect) -> ClauseResult<'g> {
        self.clause_by(clause, |requirement| {
            self.cells_of(requirement).filter_map(|cell| cell.aspect(aspect)).collect()
        })
    }

    /// The same for one member of the scope: over the cells that are about it.
    pub fn clause_member(&self, clause: &'g Clause, member: &str) -> ClauseResult<'g> {
        self.clause_by(clause, |requirement| {
            let cells = self.cells_of(requirement);
            cells.filter(|cell| cell.member.id() == Some(member)).map(|cell| cell.status).collect()
        })
    }

    /// Chapters, areas and leaf clauses that hold requirements, in reading order.
    pub fn clauses(&self) -> impl Iterator<Item = ClauseResult<'g>> {
        self.catalogue()
            .clauses()
            .filter(|clause| clause.is_area() || clause.is_leaf())
            .filter(|clause| self.catalogue().subtree(clause).next().is_some())
            .map(|clause| self.clause(clause))
    }

    fn clause_by(
        &self,
        clause: &'g Clause,
        counts_of: impl Fn(&'g Requirement) -> Counts,
    ) -> ClauseResult<'g> {
        let mut counts = Counts::default();
        let mut leaves: Vec<(usize, Vec<(&'g Requirement, Counts)>)> = Vec::new();
        for requirement in self.catalogue().subtree(clause) {
            if !requirement.sources().is_empty() {
                continue;
            }
            let of_requirement = counts_of(requirement);
            for (sum, count) in counts.0.iter_mut().zip(of_requirement.0) {
                *sum = sum.saturating_add(count);
            }
            let leaf = requirement.clause_position();
            match leaves.last_mut() {
                Some((known, list)) if *known == leaf => list.push((requirement, of_requirement)),
                _ => leaves.push((leaf, vec![(requirement, of_requirement)])),
            }
        }
        let of_leaves: Vec<Shares> =
            leaves.iter().filter_map(|(_, list)| leaf_shares(list)).collect();
        let shares = mean(of_leaves.into_iter().map(|shares| (Decimal::ONE, shares)));
        ClauseResult { clause, counts, shares }
    }
}

/// The mean of a leaf clause: a stated requirement and its splits share one weight.
fn leaf_shares(requirements: &[(&Requirement, Counts)]) -> Option<Shares> {
    let family =
        |requirement: &Requirement| requirement.split_of().unwrap_or(requirement.id()).clone();
    let numbered: Vec<_> = requirements
        .iter()
        .filter_map(|(requirement, counts)| Some((family(requirement), counts.shares()?)))
        .collect();
    mean(numbered.iter().filter_map(|(name, shares)| {
        let siblings = numbered.iter().filter(|(other, _)| other == name).count();
        Some((Decimal::ONE.checked_div(siblings.into())?, *shares))
    }))
}
