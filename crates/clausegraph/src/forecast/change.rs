//! What changes on a day, and why.

use clausegraph_model::{Artefact, Clause, Interval, Requirement, document::SlotDocument};

use crate::{
    Defect, Evidence, GateReason, GateState, Member, Shares, SlotValue, Status, Via,
    document::{ConditionDocument, GateDocument},
    member::MemberIx,
};

/// A cell whose status changes, or that comes or goes.
#[derive(Clone, Debug)]
pub struct ForecastCell<'g> {
    /// The requirement.
    pub requirement: &'g Requirement,
    /// The member.
    pub member: Member<'g>,
    /// The status on the day before; none where there was no such cell.
    pub before: Option<Status>,
    /// The status on the day; none where there is no such cell any more.
    pub after: Option<Status>,
    /// Why it changes; never empty.
    pub causes: Vec<ChangeCause<'g>>,
    pub(super) member_ix: MemberIx,
}

/// Which way a cell changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ForecastTurn {
    /// Its evidence shows less.
    Worse,
    /// Its evidence shows more.
    Better,
    /// It is there from this day on.
    New,
    /// It is there no longer.
    Gone,
    /// It begins to count, or ceases to: something is asked, or is not any more.
    Aside,
}

impl ForecastTurn {
    /// Every turn, the one that a reader looks for first at the top.
    pub const ALL: [Self; 5] = [Self::Worse, Self::Better, Self::New, Self::Gone, Self::Aside];

    /// The turn as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::New => "new",
            Self::Gone => "gone",
            Self::Aside => "aside",
        }
    }

    /// The turn from one status to another, if it is one; none of a status says that there is no cell.
    pub fn of(before: Option<Status>, after: Option<Status>) -> Option<Self> {
        match (before, after) {
            (before, after) if before == after => None,
            (None, _) => Some(Self::New),
            (_, None) => Some(Self::Gone),
            (Some(before), Some(after)) if !before.counts() || !after.counts() => Some(Self::Aside),
            // Statuses stand in the order from covered to missing.
            (Some(before), Some(after)) if before < after => Some(Self::Worse),
            (Some(_), Some(_)) => Some(Self::Better),
        }
    }
}

/// One reason why a cell changes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ChangeCause<'g> {
    /// What something is worth to a slot changes.
    Evidence(EvidenceChange<'g>),
    /// The day of an artefact comes, and it is there from then on as a member of the population.
    There(&'g Artefact),
    /// A condition of the population holds, or holds no longer, because a day has come.
    Condition {
        /// Of whom it is asked.
        member: Member<'g>,
        /// The condition.
        condition: &'g ConditionDocument,
        /// Whether it holds from that day on.
        holds: bool,
    },
    /// The cell of another requirement changes, on which this one rests: one that it is computed from, the
    /// control of a party, another of several ways.
    Follows {
        /// The other requirement.
        requirement: &'g Requirement,
        /// The member of its cell.
        member: Member<'g>,
        /// Why that one changes; never empty.
        causes: Vec<ChangeCause<'g>>,
    },
}

/// What something is worth to a slot changes.
#[derive(Clone, Debug)]
pub struct EvidenceChange<'g> {
    /// The slot.
    pub slot: &'g SlotDocument,
    /// What is offered.
    pub evidence: Evidence<'g>,
    /// How it came about.
    pub via: Via<'g>,
    /// What it is worth on the day before; none where it was no offer.
    pub before: Option<SlotValue>,
    /// What it is worth on the day; none where it is no offer any more.
    pub after: Option<SlotValue>,
    /// What is wrong with it on the day and was not on the day before.
    pub gained: Vec<Defect>,
    /// What was wrong with it on the day before and is not on the day.
    pub lost: Vec<Defect>,
    /// All that is wrong with it on the day, or not known about it; on the day before, where it is no offer
    /// any more.
    pub defects: Vec<Defect>,
    /// The interval after which the next was due, and the artefact that plans it.
    pub planned: Option<(Interval, &'g Artefact)>,
}

/// A gate that changes.
#[derive(Clone, Debug)]
pub struct ForecastGate<'g> {
    /// The gate.
    pub gate: &'g GateDocument,
    /// What it shows on the day before.
    pub before: GateState,
    /// What it shows on the day.
    pub after: GateState,
    /// What keeps it from evidence present on the day and did not on the day before.
    pub gained: Vec<GateReason<'g>>,
    /// What kept it from evidence present on the day before and does not on the day.
    pub lost: Vec<GateReason<'g>>,
}

/// A clause whose shares change.
#[derive(Clone, Copy, Debug)]
pub struct ForecastClause<'g> {
    /// The clause.
    pub clause: &'g Clause,
    /// The shares on the day before; none where nothing counted.
    pub before: Option<Shares>,
    /// The shares on the day; none where nothing counts.
    pub after: Option<Shares>,
}

/// What has become of a cell by a day.
#[derive(Clone, Debug)]
pub struct CellOutcome<'g> {
    /// The requirement.
    pub requirement: &'g Requirement,
    /// The member.
    pub member: Member<'g>,
    /// The status on the day the forecast begins with; none where there is no such cell.
    pub before: Option<Status>,
    /// The status on the day asked for; none where there is no such cell.
    pub after: Option<Status>,
    /// The days on which it changed, by position among the steps.
    pub steps: Vec<usize>,
}

/// The name of a cell: `8.3.4.1-06@nordbyte`.
fn cell_name(requirement: &Requirement, member: &Member<'_>) -> String {
    match member.id() {
        Some(id) => format!("{}@{id}", requirement.id()),
        None => requirement.id().to_string(),
    }
}

impl ForecastCell<'_> {
    /// The cell as people name it: `8.3.4.1-06@nordbyte`.
    pub fn name(&self) -> String {
        cell_name(self.requirement, &self.member)
    }

    /// Which way it changes.
    pub fn turn(&self) -> ForecastTurn {
        // A change that is none is never listed.
        ForecastTurn::of(self.before, self.after).unwrap_or(ForecastTurn::Aside)
    }
}

impl CellOutcome<'_> {
    /// The cell as people name it: `8.3.4.1-06@nordbyte`.
    pub fn name(&self) -> String {
        cell_name(self.requirement, &self.member)
    }

    /// Which way it has changed.
    pub fn turn(&self) -> ForecastTurn {
        ForecastTurn::of(self.before, self.after).unwrap_or(ForecastTurn::Aside)
    }
}

impl<'g> ChangeCause<'g> {
    /// The causes behind it that follow from no other cell, this one itself where it is such a cause.
    pub fn roots(&self) -> Vec<&Self> {
        match self {
            Self::Follows { causes, .. } => causes.iter().flat_map(Self::roots).collect(),
            Self::Evidence(_) | Self::There(_) | Self::Condition { .. } => vec![self],
        }
    }

    /// The id of the artefact or scope element that it is about, where it is about one itself.
    pub fn about(&self) -> Option<&'g str> {
        match self {
            Self::Evidence(change) => Some(match change.evidence {
                Evidence::Artefact(artefact) => artefact.id().as_str(),
                Evidence::Element(element) => element.id().as_str(),
            }),
            Self::There(artefact) => Some(artefact.id().as_str()),
            Self::Condition { member, .. } => member.id(),
            Self::Follows { .. } => None,
        }
    }
}
