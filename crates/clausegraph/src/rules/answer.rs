//! Answers with three values, and shares over them.

use clausegraph_model::{Date, Fact};
use rust_decimal::Decimal;

/// Yes, no, or nobody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tri {
    Yes,
    No,
    Unknown,
}

impl From<bool> for Tri {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl Tri {
    /// Whether a fact is given and holds; what is stated none does not.
    pub(crate) fn given<T, A: Into<Self>>(fact: Fact<T>, holds: impl FnOnce(T) -> A) -> Self {
        match fact {
            Fact::Given(value) => holds(value).into(),
            Fact::StatedNone => Self::No,
            Fact::Unknown => Self::Unknown,
        }
    }

    /// Whether it is stated that there is none.
    pub(crate) fn none<T>(fact: Fact<T>) -> Self {
        Self::given(fact, |_| true).not()
    }

    /// Whether two facts are given and hold together; no where either is stated none.
    pub(crate) fn both<A, B>(one: Fact<A>, two: Fact<B>, hold: impl FnOnce(A, B) -> bool) -> Self {
        match (one, two) {
            (Fact::Given(one), Fact::Given(two)) => hold(one, two).into(),
            (Fact::StatedNone, _) | (_, Fact::StatedNone) => Self::No,
            (Fact::Unknown, _) | (_, Fact::Unknown) => Self::Unknown,
        }
    }

    /// Whether something holds that holds at the lowest, or may hold at the highest.
    pub(crate) fn between(lowest: bool, highest: bool) -> Self {
        match (lowest, highest) {
            (true, _) => Self::Yes,
            (false, true) => Self::Unknown,
            (false, false) => Self::No,
        }
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// Whether any holds; no where there is none.
    pub(crate) fn any(answers: impl IntoIterator<Item = Self>) -> Self {
        answers.into_iter().fold(Self::No, Self::or)
    }

    /// Whether all hold; yes where there is none.
    pub(crate) fn all(answers: impl IntoIterator<Item = Self>) -> Self {
        answers.into_iter().fold(Self::Yes, Self::and)
    }

    pub(crate) fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

/// How many there are.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// How many of some things hold, do not hold, or are not known to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) yes: u64,
    pub(crate) no: u64,
    pub(crate) unknown: u64,
    /// Things of which nobody says whether they are to be counted at all.
    pub(crate) unsure: u64,
}

impl Tally {
    pub(crate) fn of(answers: impl IntoIterator<Item = Tri>) -> Self {
        let mut tally = Self::default();
        answers.into_iter().for_each(|answer| tally.add(answer));
        tally
    }

    pub(crate) fn add(&mut self, answer: Tri) {
        match answer {
            Tri::Yes => self.yes += 1,
            Tri::No => self.no += 1,
            Tri::Unknown => self.unknown += 1,
        }
    }

    /// Of things with a day, those that there were by a day; of one without, nobody knows.
    pub(crate) fn by(things: impl IntoIterator<Item = (Fact<Date>, Tri)>, end: Date) -> Self {
        let mut tally = Self::default();
        for (day, answer) in things {
            match day {
                Fact::Given(day) if day <= end => tally.add(answer),
                Fact::Given(_) | Fact::StatedNone => {}
                Fact::Unknown => tally.unsure += 1,
            }
        }
        tally
    }

    /// Those that are to be counted for certain.
    pub(crate) fn counted(&self) -> u64 {
        self.yes + self.no + self.unknown
    }

    /// Whether at least so many hold.
    pub(crate) fn at_least(&self, count: u64) -> Tri {
        let highest = self.yes + self.unknown + self.unsure;
        Tri::between(self.yes >= count, highest >= count)
    }

    /// Whether at least so many are there, holding or not.
    pub(crate) fn counted_at_least(&self, count: u64) -> Tri {
        Tri::between(self.counted() >= count, self.counted() + self.unsure >= count)
    }

    /// Whether at least such a share holds; no where there is nothing to count.
    pub(crate) fn share_at_least(&self, share: Decimal) -> Tri {
        let reaches = |part: u64, whole: u64| {
            whole > 0 && Decimal::from(part) >= share * Decimal::from(whole)
        };
        // The lowest share: what is not known does not hold; the highest: all of it does.
        let lowest = reaches(self.yes, self.counted() + self.unsure)
            && (self.counted() > 0 || self.unsure == 0);
        let highest = reaches(self.yes + self.unknown + self.unsure, self.counted() + self.unsure);
        Tri::between(lowest, highest)
    }

    /// Whether less than such a share holds; no where there is nothing to count.
    pub(crate) fn share_below(&self, share: Decimal) -> Tri {
        if self.counted() + self.unsure == 0 { Tri::No } else { self.share_at_least(share).not() }
    }

    /// Whether the share that holds is lower than that of another count.
    pub(crate) fn is_lower_than(&self, other: &Self) -> Tri {
        // The lowest and the highest that a share may be, each as a part and a whole.
        let bounds = |tally: &Self| {
            let whole = tally.counted() + tally.unsure;
            [(tally.yes, whole), (tally.yes + tally.unknown + tally.unsure, whole)]
        };
        let below = |(one, of_one): (u64, u64), (two, of_two): (u64, u64)| {
            u128::from(one) * u128::from(of_two) < u128::from(two) * u128::from(of_one)
        };
        let ([lowest, highest], [other_lowest, other_highest]) = (bounds(self), bounds(other));
        Tri::between(below(highest, other_lowest), below(lowest, other_highest))
    }
}
