//! How long indicators have been open, as far as earlier results tell.

use std::collections::BTreeMap;

use clausegraph::{Date, Finding, FindingId};
use clausegraph_report::wording::{finding_sentence, indicator_words};

use super::{
    gates::{column, numbers},
    number,
};
use crate::{Basis, Cell, Row, RowSort, Table, Tone, Words, figure::Series};

/// Indicators in the table of those that are open the longest, before the rest is counted.
const MOST: usize = 8;

/// How long an indicator has been open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Age {
    /// At least for a year.
    Year,
    /// At least for half a year.
    HalfYear,
    /// At least for three months.
    Quarter,
    /// Since an earlier day, which is less than three months ago.
    Weeks,
    /// It was found before, and nobody says when.
    Before,
    /// No earlier result shows it.
    New,
}

impl Age {
    const ALL: [Self; 6] =
        [Self::Year, Self::HalfYear, Self::Quarter, Self::Weeks, Self::Before, Self::New];

    const fn of_days(days: i64) -> Self {
        match days {
            365.. => Self::Year,
            182.. => Self::HalfYear,
            91.. => Self::Quarter,
            _ => Self::Weeks,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Year => "readiness-open-year",
            Self::HalfYear => "readiness-open-half-year",
            Self::Quarter => "readiness-open-quarter",
            Self::Weeks => "readiness-open-weeks",
            Self::Before => "readiness-found-before",
            Self::New => "readiness-found-new",
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Year | Self::Before => Tone::Bad,
            Self::HalfYear => Tone::Partial,
            Self::Quarter => Tone::Weak,
            Self::Weeks => Tone::Unknown,
            Self::New => Tone::None,
        }
    }
}

/// Since when a finding is open.
#[derive(Clone, Copy)]
struct Since {
    day: Date,
    /// Whether no earlier result was handed over, so that it may be older.
    is_first: bool,
    /// Whether it was found, cleared and found again.
    repeated: bool,
}

/// Since when each finding is open, where an earlier result shows it.
pub(super) struct Ages {
    since: BTreeMap<FindingId, Since>,
    /// The ages that a picture tells apart.
    told: Vec<Age>,
}

impl Ages {
    pub(super) fn of(basis: &Basis<'_, '_>) -> Self {
        let Some(course) = basis.besides.course else {
            return Self { since: BTreeMap::new(), told: vec![Age::Before, Age::New] };
        };
        let trend = course.trend;
        let last = trend.points.len().saturating_sub(1);
        let since = trend.findings.iter().filter_map(|history| {
            let at = history.open_since().filter(|at| *at < last)?;
            let day = trend.points.get(at)?.as_of;
            let since = Since { day, is_first: at == 0, repeated: history.repeated };
            Some((history.last.id.clone(), since))
        });
        let mut ages = Self { since: since.collect(), told: Vec::new() };
        let shown: Vec<Age> = basis
            .findings
            .shown(basis.profile())
            .filter(|finding| super::indicators::OPEN.contains(&finding.indicator))
            .map(|finding| ages.of_finding(basis, finding))
            .collect();
        ages.told = Age::ALL.into_iter().filter(|age| shown.contains(age)).collect();
        if ages.told.is_empty() {
            ages.told.push(Age::New);
        }
        ages
    }

    /// How long a finding has been open.
    pub(super) fn of_finding(&self, basis: &Basis<'_, '_>, finding: &Finding<'_>) -> Age {
        match self.since.get(&finding.id) {
            Some(since) => Age::of_days(basis.assessment.as_of().days_since(since.day)),
            None if (basis.repeats)(&finding.id) => Age::Before,
            None => Age::New,
        }
    }

    /// How many there are of each age that is told apart.
    pub(super) fn counts(&self, found: &[Age]) -> Vec<u64> {
        let of = |age: &Age| number(found.iter().filter(|found| *found == age).count());
        self.told.iter().map(of).collect()
    }

    /// The ages as parts of a bar.
    pub(super) fn series(&self, basis: &Basis<'_, '_>) -> Vec<Series> {
        let of = |age: &Age| Series { label: basis.texts.say(age.key()), tone: age.tone() };
        self.told.iter().map(of).collect()
    }

    /// Those that have been open the longest, the gravest first; none where no earlier day shows one.
    pub(super) fn longest(&self, basis: &Basis<'_, '_>, open: &[&Finding<'_>]) -> Option<Table> {
        let texts = basis.texts;
        let mut found: Vec<(&Finding<'_>, Since)> = open
            .iter()
            .filter_map(|finding| Some((*finding, *self.since.get(&finding.id)?)))
            .collect();
        if found.is_empty() {
            return None;
        }
        found.sort_by_key(|(finding, since)| (finding.indicator, since.day));
        let left = found.len().saturating_sub(MOST);
        let rows = found.iter().take(MOST).map(|(finding, since)| {
            let days = basis.assessment.as_of().days_since(since.day);
            let days = u64::try_from(days).unwrap_or_default();
            let key = match (since.is_first, since.repeated) {
                (_, true) => "readiness-since-again",
                (true, false) => "readiness-since-first",
                (false, false) => "readiness-since",
            };
            let since = [("day", texts.short_day(since.day).into())];
            let noticed = Words::code(finding.rule.code)
                .and(Words::plain(format!(" {}", finding_sentence(finding))));
            let tone = Tone::of_indicator(finding.indicator);
            let cells = vec![
                Cell::toned(indicator_words(finding.indicator), tone),
                Cell::of(noticed),
                Cell::plain(texts.say_with(key, &since)),
                Cell::plain(texts.number(days)),
            ];
            Row { sort: RowSort::Body, cells }
        });
        let note = if left == 0 {
            String::new()
        } else {
            texts.say_with("readiness-longest-rest", &[("number", number(left).into())])
        };
        Some(Table {
            caption: texts.say("readiness-longest-caption"),
            columns: vec![
                column(basis, "readiness-column-severity", 14),
                column(basis, "readiness-column-noticed", 52),
                column(basis, "readiness-column-since", 22),
                numbers(basis, "readiness-column-days", 12),
            ],
            rows: rows.collect(),
            note,
        })
    }
}
