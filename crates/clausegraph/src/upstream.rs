//! Upstream gaps: the few gaps above which nothing stands, and what hangs on each.
//!
//! Many gaps are gaps because something before them is one: without objectives there is nothing to plan
//! for, to measure against and to review. Here gaps are traced back along what feeds what to those that no
//! other gap feeds. Why those are gaps is for the organisation to find out: nothing here is a root cause.

mod group;
mod trace;

use std::collections::BTreeMap;

use clausegraph_model::{Clause, FeedPath, FeedTie, Requirement};

use crate::{Assessment, RequirementResult};

/// What the gaps of an assessment hang on.
#[derive(Clone, Debug)]
pub struct Upstream<'g> {
    /// The clause whose gaps are looked at; none where all are.
    pub clause: Option<&'g Clause>,
    /// The gaps that are looked at, in reading order.
    pub gaps: Vec<RequirementResult<'g>>,
    /// The upstream gaps: those that would unlock most first, then those that explain most, then in
    /// reading order.
    pub upstream: Vec<UpstreamGap<'g>>,
    /// The few that explain all of it: at each step the one that explains most that none before it does;
    /// of equals the first in reading order.
    pub order: Vec<UpstreamStep>,
    /// The gaps that feed no gap and that no gap feeds, in reading order.
    pub alone: Vec<AloneGap<'g>>,
}

/// Gaps that no other gap feeds, and that feed gaps: closed together, since they feed the same.
#[derive(Clone, Debug)]
pub struct UpstreamGap<'g> {
    /// The gaps, in reading order: one; or several of one clause that have the same below them; or
    /// several that feed each other in a cycle.
    pub members: Vec<RequirementResult<'g>>,
    /// How the members stand to each other.
    pub bond: Bond,
    /// The gaps that hang on it, among those that are looked at, in reading order.
    pub explained: Vec<ExplainedGap<'g>>,
    /// Ways to gaps that it does not explain, through requirements of which nobody can tell whether they
    /// are gaps; in reading order of where they end.
    pub perhaps: Vec<FeedPath<'g>>,
    /// The requirements that feed it and of which nobody can tell whether they are gaps, in reading order:
    /// it may not be the end.
    pub undecided: Vec<&'g Requirement>,
}

/// How the members of an upstream gap stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// They stand in one clause and have the same gaps below them; or there is one only.
    SameBelow,
    /// They feed each other.
    Cycle,
}

/// A gap that hangs on an upstream gap.
#[derive(Clone, Debug)]
pub struct ExplainedGap<'g> {
    /// The gap.
    pub gap: RequirementResult<'g>,
    /// A shortest way to it, from a member, through gaps only.
    pub path: FeedPath<'g>,
    /// How many other upstream gaps it hangs on as well; none: this one alone unlocks it.
    pub held_by: usize,
}

/// An upstream gap closed after others, and what that adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UpstreamStep {
    /// Its position in [`Upstream::upstream`].
    pub upstream: usize,
    /// How many gaps it explains that none before it does.
    pub adds: usize,
    /// How many gaps are explained by it and those before it.
    pub explained: usize,
    /// How many of those hang on nothing else: nothing upstream keeps them open any more.
    pub unlocked: usize,
}

/// A gap that is tied to no other.
#[derive(Clone, Debug)]
pub struct AloneGap<'g> {
    /// The gap.
    pub gap: RequirementResult<'g>,
    /// The requirements that feed it and of which nobody can tell whether they are gaps, in reading order.
    pub undecided: Vec<&'g Requirement>,
}

impl<'g> UpstreamGap<'g> {
    /// The first of its members.
    pub fn first(&self) -> Option<&'g Requirement> {
        self.members.first().map(|member| member.requirement)
    }

    /// The explained gaps that a member feeds directly.
    pub fn direct(&self) -> impl Iterator<Item = &ExplainedGap<'g>> {
        self.explained.iter().filter(|found| found.path.steps.len() == 1)
    }

    /// The explained gaps that hang on nothing else: closing this alone unlocks them.
    pub fn unlocked(&self) -> impl Iterator<Item = &ExplainedGap<'g>> {
        self.explained.iter().filter(|found| found.held_by == 0)
    }
}

impl<'g> Upstream<'g> {
    /// How many gaps hang on an upstream gap.
    pub fn explained(&self) -> usize {
        self.order.last().map_or(0, |step| step.explained)
    }

    /// The ties along which upstream gaps reach what they explain, each once, in reading order: for each
    /// explained gap a shortest way.
    pub fn ties<'a>(
        &self,
        upstream: impl IntoIterator<Item = &'a UpstreamGap<'g>>,
    ) -> Vec<FeedTie<'g>>
    where
        'g: 'a,
    {
        let mut ties: BTreeMap<(usize, usize), FeedTie<'g>> = BTreeMap::new();
        for found in upstream.into_iter().flat_map(|gap| &gap.explained) {
            let mut from = found.path.from;
            for step in &found.path.steps {
                let ends = (from.position(), step.to.position());
                ties.entry(ends).or_insert(FeedTie { from, feed: step.feed, to: step.to });
                from = step.to;
            }
        }
        ties.into_values().collect()
    }
}

/// Traces the gaps of an assessment back to those that no other gap feeds.
///
/// A *gap* is a requirement whose status is a known shortfall ([`Status::is_shortfall`](crate::Status::is_shortfall)); one that cannot be
/// evaluated is none. Gaps are traced along [`Follow::Causes`](crate::Follow::Causes): feeds that the standard's own wording ties
/// and that are an input, a trigger or evidence; a clause as an end means any requirement below it.
///
/// An *upstream gap* is a gap that no other gap feeds, or that is fed by those only that it feeds itself, in
/// a cycle; and that feeds another. Those of one clause that have the same gaps below them count as one. It
/// *explains* every gap to which a way of feeds leads through gaps only, its own members left out. It
/// *unlocks* those of them that no other upstream gap explains: with it closed, nothing upstream keeps them
/// open. What is unlocked is not closed: it can be worked on with its inputs at hand.
///
/// Each gap is thus a member of an upstream gap, or explained, or alone.
///
/// ```
/// use clausegraph::{Organisation, SourceText, assess, catalogue, map, upstream};
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "artefacts": [] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let upstream = upstream(&assess(&map, "2026-11-22".parse()?));
///
/// // Nothing is there at all. The policy feeds the plan, and no gap feeds the policy.
/// let policy = upstream.upstream.iter().find(|gap| {
///     gap.members.iter().any(|member| member.requirement.id().as_str() == "5.2.1-01")
/// });
/// let policy = policy.ok_or("the policy is an upstream gap")?;
/// let plan = policy.direct().find(|found| found.gap.requirement.id().as_str() == "6.3-02");
/// let plan = plan.ok_or("the plan hangs on it")?;
/// assert_eq!(plan.path.steps[0].feed.reason, "plan must consider the policy");
/// assert!(plan.held_by > 0, "the objectives hold it open, too");
///
/// // Every gap has its place.
/// let members: usize = upstream.upstream.iter().map(|gap| gap.members.len()).sum();
/// assert_eq!(upstream.gaps.len(), members + upstream.explained() + upstream.alone.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn upstream<'g>(assessment: &Assessment<'g>) -> Upstream<'g> {
    trace::traced(assessment, None)
}

/// The same for the gaps of a clause and of all below it; what they hang on may stand anywhere.
///
/// Upstream gaps that explain none of them are left out, save those that are some of them.
pub fn upstream_of<'g>(assessment: &Assessment<'g>, clause: &'g Clause) -> Upstream<'g> {
    trace::traced(assessment, Some(clause))
}
