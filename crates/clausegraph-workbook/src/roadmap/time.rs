//! The stretches of time over which bars are drawn.

use clausegraph::Date;

/// What stands where an action is under way.
pub(super) const SIGN: &str = "■";

/// From so many days on a column is four weeks long.
const LONG: i64 = 40 * 7;

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Span {
    /// What stands over its column: its first day.
    pub(super) fn label(self) -> String {
        let day = self.first.to_string();
        let mut parts = day.splitn(3, '-');
        let (year, month, date) = (parts.next(), parts.next(), parts.next());
        format!(
            "{}-{}\n{}",
            month.unwrap_or_default(),
            date.unwrap_or_default(),
            year.unwrap_or_default()
        )
    }
}

/// The stretches from a first to a last day: weeks, or four weeks each where it takes long.
pub(super) fn spans(first: Date, last: Date) -> Vec<Span> {
    let length = if last.days_since(first) >= LONG { 28 } else { 7 };
    let mut spans = Vec::new();
    let mut begin = first;
    while begin <= last && spans.len() < 80 {
        let next = begin.shifted(length);
        spans.push(Span { first: begin, last: next.shifted(-1) });
        begin = next;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_follow_each_other_and_hold_both_ends() {
        let (first, last) = ("2026-11-23".parse().unwrap(), "2026-12-20".parse().unwrap());
        let weeks = spans(first, last);
        assert_eq!(weeks.len(), 4);
        assert!(weeks.windows(2).all(|pair| pair[0].last.shifted(1) == pair[1].first));
        assert_eq!(weeks.last().map(|week| week.last), Some(last));
        let years = spans(first, first.shifted(700));
        assert!(years.iter().any(|span| span.last >= first.shifted(700)), "{}", years.len());
    }
}
