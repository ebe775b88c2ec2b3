//! What is wrong with an offer.

use std::fmt;

use clausegraph_model::{Attribute, Date};

use crate::SlotValue;

/// Something that an offer needs and nobody states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Needed {
    /// An attribute of the artefact.
    Attribute(Attribute),
    /// Which members the artefact covers.
    Covers,
    /// A claim that says where in the artefact it stands.
    Claim,
}

impl fmt::Display for Needed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Attribute(attribute) => attribute.fmt(f),
            Self::Covers => f.write_str("covers"),
            Self::Claim => f.write_str("claim"),
        }
    }
}

/// What is wrong with an offer, or is not known about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Defect {
    /// A machine proposes it, and no person has confirmed it.
    SuggestedOnly,
    /// No slot of the requirement accepts its kind.
    WrongKind,
    /// It was withdrawn.
    Retired,
    /// An agreement that does not hold on the as-of date.
    NotInForce,
    /// It is of a later day than the as-of date.
    DatedAfter,
    /// There is nothing in it, or it only holds the place of something to come.
    EmptyOrStub,
    /// It was changed since the claim was made.
    HashMismatch,
    /// It does not cover the member.
    MemberOutOfScope,
    /// It is of the member's kind, or linked to others of that kind, and not to the member.
    MadeForOthers,
    /// Another party made it, and the organisation must show this by itself.
    PartyRetained,
    /// Nobody has approved it.
    Draft,
    /// It is stated to have no owner.
    WithoutOwner,
    /// It is stated to have no approval, or the approval is of a later day.
    WithoutApproval,
    /// It is stated to lack something else that is needed.
    WithoutAttribute(Attribute),
    /// It must say something particular, and no place is named where it does.
    Unlocated,
    /// It covers everything and does not name the member.
    MemberNotNamed,
    /// Another party made it, and nothing shows that the party is under control.
    PartyUncontrolled,
    /// Something that would decide is not stated.
    Undecided(Needed),
    /// It is older than the planned interval: it was due on this day.
    Lapsed(Date),
}

impl Defect {
    /// The defect as a word, without what it is about.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::SuggestedOnly => "suggested-only",
            Self::WrongKind => "wrong-kind",
            Self::Retired => "retired",
            Self::NotInForce => "not-in-force",
            Self::DatedAfter => "dated-after",
            Self::EmptyOrStub => "empty-or-stub",
            Self::HashMismatch => "hash-mismatch",
            Self::MemberOutOfScope => "member-out-of-scope",
            Self::MadeForOthers => "made-for-others",
            Self::PartyRetained => "party-retained",
            Self::Draft => "draft",
            Self::WithoutOwner => "without-owner",
            Self::WithoutApproval => "without-approval",
            Self::WithoutAttribute(_) => "without-attribute",
            Self::Unlocated => "unlocated",
            Self::MemberNotNamed => "member-not-named",
            Self::PartyUncontrolled => "party-uncontrolled",
            Self::Undecided(_) => "undecided",
            Self::Lapsed(_) => "lapsed",
        }
    }

    /// What an offer with this defect alone is worth to a slot.
    pub const fn value(&self) -> SlotValue {
        match self {
            Self::SuggestedOnly
            | Self::WrongKind
            | Self::Retired
            | Self::NotInForce
            | Self::DatedAfter
            | Self::EmptyOrStub
            | Self::HashMismatch
            | Self::MemberOutOfScope
            | Self::MadeForOthers
            | Self::PartyRetained => SlotValue::None,
            Self::Draft
            | Self::WithoutOwner
            | Self::WithoutApproval
            | Self::WithoutAttribute(_)
            | Self::Unlocated
            | Self::MemberNotNamed
            | Self::PartyUncontrolled => SlotValue::Weak,
            Self::Undecided(_) => SlotValue::Unknown,
            Self::Lapsed(_) => SlotValue::Lapsed,
        }
    }

    /// Whether an event with this defect is no event of the sequence at all.
    const fn leaves_sequence(&self) -> bool {
        matches!(
            self,
            Self::SuggestedOnly
                | Self::WrongKind
                | Self::Retired
                | Self::DatedAfter
                | Self::MemberOutOfScope
                | Self::MadeForOthers
                | Self::PartyRetained
        )
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())?;
        if let Self::WithoutAttribute(attribute) = self {
            write!(f, ":{attribute}")?;
        }
        if let Self::Undecided(needed) = self {
            write!(f, ":{needed}")?;
        }
        Ok(())
    }
}

/// A defect as it is met: what it is about is borrowed, so that finding it costs nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flaw<'a> {
    /// One that is about nothing further.
    Plain(&'static Defect),
    /// A needed attribute is stated none.
    Without(&'a Attribute),
    /// A needed attribute is unknown.
    Unknown(&'a Attribute),
    /// The planned interval has passed: it was due on this day.
    Lapsed(Date),
}

impl Flaw<'_> {
    pub(crate) fn defect(self) -> Defect {
        match self {
            Self::Plain(defect) => defect.clone(),
            Self::Without(Attribute::Owner) => Defect::WithoutOwner,
            Self::Without(Attribute::Approval) => Defect::WithoutApproval,
            Self::Without(attribute) => Defect::WithoutAttribute(attribute.clone()),
            Self::Unknown(attribute) => Defect::Undecided(Needed::Attribute(attribute.clone())),
            Self::Lapsed(due) => Defect::Lapsed(due),
        }
    }
}

/// How grave the defects of an offer are together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gravity {
    values: crate::ValueSet,
    leaves_sequence: bool,
}

impl Gravity {
    #[must_use]
    pub(crate) fn with(self, flaw: Flaw<'_>) -> Self {
        let (value, leaves) = match flaw {
            Flaw::Plain(defect) => (defect.value(), defect.leaves_sequence()),
            Flaw::Without(_) => (SlotValue::Weak, false),
            Flaw::Unknown(_) => (SlotValue::Unknown, false),
            Flaw::Lapsed(_) => (SlotValue::Lapsed, false),
        };
        Self { values: self.values.with(value), leaves_sequence: self.leaves_sequence || leaves }
    }

    /// The value of the offer: the gravest class decides, none is ok.
    ///
    /// The classes from gravest to lightest: disqualified (none), weak, undecided (unknown), lapsed.
    pub(crate) fn value(self) -> SlotValue {
        [SlotValue::None, SlotValue::Weak, SlotValue::Unknown, SlotValue::Lapsed]
            .into_iter()
            .find(|value| self.values.contains(*value))
            .unwrap_or(SlotValue::Ok)
    }

    /// Whether the offer is an event of the sequence, good or bad.
    pub(crate) fn in_sequence(self) -> bool {
        !self.leaves_sequence
    }
}
