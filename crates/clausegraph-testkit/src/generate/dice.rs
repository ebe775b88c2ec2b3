//! Choices read from a tape of numbers.

use std::{fmt::Debug, str::FromStr};

use clausegraph_model::{Date, Fact};

use crate::naive::calendar::Day;

/// The numbers that a builder's choices are read from.
pub(crate) type Tape = Vec<u16>;

/// Reads choices from a tape; behind its end every number is nought, the plainest choice.
pub(crate) struct Dice {
    tape: Tape,
    next: usize,
}

impl Dice {
    /// Dice that read the tape from its start.
    pub(crate) fn new(tape: Tape) -> Self {
        Self { tape, next: 0 }
    }

    /// Dice rolled from a seed: splitmix64.
    pub(crate) fn seeded(seed: u64, length: usize) -> Self {
        let mut state = seed;
        let mut tape = Vec::with_capacity(length + 4);
        while tape.len() < length {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            for pair in mixed.to_le_bytes().chunks_exact(2) {
                if let [low, high] = pair {
                    tape.push(u16::from_le_bytes([*low, *high]));
                }
            }
        }
        Self::new(tape)
    }

    fn draw(&mut self) -> u16 {
        let drawn = self.tape.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        drawn
    }

    /// A number below the limit; 0 where the limit is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (usize::from(self.draw()) * limit) >> 16
    }

    /// A number from the first to the last.
    pub(crate) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below((last + 1).saturating_sub(first))
    }

    /// Whether something happens that happens in so many cases of a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100_usize.saturating_sub(percent)
    }

    /// The place of one of some weights, each as probable as its weight.
    pub(crate) fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut drawn = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if drawn < *weight {
                return place;
            }
            drawn -= weight;
        }
        0
    }

    /// One of some; none where there is none.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let place = self.below(items.len());
        items.get(place)
    }

    /// Up to so many of some, each once, in their order.
    pub(crate) fn some<T: Clone>(&mut self, items: &[T], most: usize) -> Vec<T> {
        let most = most.min(items.len());
        let wanted = self.between(most.min(1), most);
        let mut places = Vec::new();
        for _ in 0..wanted {
            let place = self.below(items.len());
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.sort_unstable();
        places.into_iter().filter_map(|place| items.get(place).cloned()).collect()
    }

    /// A fact: unknown, stated none or given, by these weights; unknown where there is no value.
    pub(crate) fn fact<T>(
        &mut self,
        weights: [usize; 3],
        make: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Fact<T> {
        match self.weighted(&weights) {
            0 => Fact::Unknown,
            1 => Fact::StatedNone,
            _ => make(self).map_or(Fact::Unknown, Fact::Given),
        }
    }

    /// A day around another: mostly in the months before, often the same, now and then to the day some months
    /// before, long before, or after it.
    pub(crate) fn day_around(&mut self, as_of: Day) -> Date {
        let day = match self.weighted(&[50, 12, 12, 16, 10]) {
            // One day that many share, so that the newest are often several.
            1 => days_before(as_of, 30),
            0 => days_before(as_of, self.below(300)),
            2 => {
                let months = self.pick(&[1, 3, 6, 12]).copied().unwrap_or(1);
                as_of.plus_months(-months)
            }
            3 => days_before(as_of, self.between(300, 1_200)),
            _ => {
                let mut day = as_of;
                for _ in 0..=self.below(200) {
                    day = day.tomorrow();
                }
                day
            }
        };
        date(day)
    }

    /// A day on or before another.
    pub(crate) fn day_before(&mut self, as_of: Day) -> Date {
        let day = match self.weighted(&[80, 20]) {
            0 => days_before(as_of, self.below(300)),
            _ => days_before(as_of, self.between(300, 1_200)),
        };
        date(day)
    }
}

/// The day so many days before.
pub(crate) fn days_before(day: Day, days: usize) -> Day {
    let mut found = day;
    for _ in 0..days {
        found = found.yesterday();
    }
    found
}

/// The date of a day.
pub(crate) fn date(day: Day) -> Date {
    parsed(&format!("{:04}-{:02}-{:02}", day.year, day.month, day.of_month))
}

/// A text that the generator wrote itself, read by the model's own door.
#[expect(
    clippy::expect_used,
    reason = "the generator writes only texts of the grammar; another text is a fault of a test"
)]
pub(crate) fn parsed<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("the generator writes texts of the grammar")
}

/// Several texts, read likewise.
pub(crate) fn all_parsed<T: FromStr<Err: Debug>>(texts: &[&str]) -> Vec<T> {
    texts.iter().map(|text| parsed(text)).collect()
}
