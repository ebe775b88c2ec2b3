//! Truth with a third value, exact numbers, and shares of which not everything is known.

use std::collections::BTreeSet;

use clausegraph_model::{Amount, Fact};

/// Whether something holds; the order is that of "all together".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tri {
    /// It does not.
    No,
    /// Nobody can say.
    Maybe,
    /// It does.
    Yes,
}

impl Tri {
    pub(crate) fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
            Self::Yes => Self::No,
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }

    pub(crate) fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether it may turn out so.
    fn may_be(self, so: bool) -> bool {
        match self {
            Self::No => !so,
            Self::Maybe => true,
            Self::Yes => so,
        }
    }

    /// What is to be said where it holds in some of the ways in which things may turn out.
    pub(crate) fn over(ways: impl IntoIterator<Item = bool>) -> Self {
        let mut seen = BTreeSet::new();
        for way in ways {
            seen.insert(way);
        }
        match (seen.contains(&true), seen.contains(&false)) {
            (true, true) => Self::Maybe,
            (true, false) => Self::Yes,
            (false, _) => Self::No,
        }
    }
}

/// Whether a fact is given.
pub(crate) fn is_given<T>(fact: &Fact<T>) -> Tri {
    test(fact, |_| Tri::Yes)
}

/// Whether a fact is stated none.
pub(crate) fn is_none<T>(fact: &Fact<T>) -> Tri {
    is_given(fact).not()
}

/// Whether a fact is given and passes a test; where nobody states it, nobody can say.
pub(crate) fn test<T>(fact: &Fact<T>, passes: impl Fn(&T) -> Tri) -> Tri {
    match fact {
        Fact::Unknown => Tri::Maybe,
        Fact::StatedNone => Tri::No,
        Fact::Given(value) => passes(value),
    }
}

/// A decimal number as a fraction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    above: i128,
    below: i128,
}

impl Number {
    /// The number that the text of an amount writes.
    pub(crate) fn of(amount: Amount) -> Self {
        let text = amount.to_string();
        let (whole, behind) = text.split_once('.').unwrap_or((&text, ""));
        let mut below = 1;
        for _ in behind.chars() {
            below *= 10;
        }
        let above = format!("{whole}{behind}").parse().unwrap_or(0);
        Self { above, below }
    }

    /// A number of things.
    pub(crate) fn count(number: i64) -> Self {
        Self { above: i128::from(number), below: 1 }
    }

    /// The product of two numbers.
    pub(crate) fn times(self, other: Self) -> Self {
        Self { above: self.above * other.above, below: self.below * other.below }
    }

    /// Whether `part` is at least this number of times `whole`.
    pub(crate) fn is_reached(self, part: i64, whole: i64) -> bool {
        i128::from(part) * self.below >= self.above * i128::from(whole)
    }

    /// Whether `part` is more than this number of times `whole`.
    pub(crate) fn is_exceeded(self, part: i64, whole: i64) -> bool {
        i128::from(part) * self.below > self.above * i128::from(whole)
    }

    /// Whether `count² × 100` is more than the square of this number, times `size`.
    pub(crate) fn is_too_much_for(self, count: i64, size: i64) -> bool {
        let (count, size) = (i128::from(count), i128::from(size));
        count * count * 100 * self.below * self.below > self.above * self.above * size
    }
}

/// Something that may be counted: whether it is one of those looked at, and whether it has what is
/// looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub(crate) is_one: Tri,
    pub(crate) has: Tri,
}

/// All the ways in which a share may turn out: how many have it, of how many.
pub(crate) fn ways(items: &[Counted]) -> BTreeSet<(i64, i64)> {
    let mut ways = BTreeSet::from([(0, 0)]);
    for item in items {
        let mut next = BTreeSet::new();
        for (part, whole) in ways {
            if item.is_one.may_be(false) {
                next.insert((part, whole));
            }
            if item.is_one.may_be(true) && item.has.may_be(false) {
                next.insert((part, whole + 1));
            }
            if item.is_one.may_be(true) && item.has.may_be(true) {
                next.insert((part + 1, whole + 1));
            }
        }
        ways = next;
    }
    ways
}

/// Whether a share is found, by all the ways in which it may turn out.
pub(crate) fn share(items: &[Counted], found: impl Fn(i64, i64) -> bool) -> Tri {
    Tri::over(ways(items).into_iter().map(|(part, whole)| found(part, whole)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_known_where_all_ways_agree() {
        let sure = Counted { is_one: Tri::Yes, has: Tri::Yes };
        let open = Counted { is_one: Tri::Maybe, has: Tri::Maybe };
        let half = Number::of("0.50".parse().unwrap());
        assert_eq!(share(&[sure, open], |part, whole| half.is_reached(part, whole)), Tri::Yes);
        assert_eq!(share(&[sure, open], |part, whole| half.is_exceeded(part, whole)), Tri::Maybe);
        assert_eq!(share(&[], |part, whole| half.is_exceeded(part, whole)), Tri::No);
    }

    #[test]
    fn numbers_are_exact() {
        let third = Number::of("0.3".parse().unwrap());
        assert!(third.is_reached(3, 10) && !third.is_exceeded(3, 10));
        assert!(third.is_exceeded(31, 100) && !third.is_reached(29, 100));
    }
}
