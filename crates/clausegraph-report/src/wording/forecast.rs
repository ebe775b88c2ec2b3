//! Why something changes on a day to come, in words.

use clausegraph::{
    Artefact, Attribute, ChangeCause, Date, Defect, DueTheme, Element, Evidence, EvidenceChange,
    ForecastCell, ForecastTurn, Interval, Member, Needed,
};

use super::{
    artefact_phrase, attribute::attribute_with_article, counted, defect_line, first_few,
    interval_words, join, kind_plural, thousands,
};

/// Which way cells turn, as a verb behind their number: `3 show less`.
pub const fn turn_words(turn: ForecastTurn, number: usize) -> &'static str {
    match (turn, number) {
        (ForecastTurn::Worse, 1) => "shows less",
        (ForecastTurn::Worse, _) => "show less",
        (ForecastTurn::Better, 1) => "shows more",
        (ForecastTurn::Better, _) => "show more",
        (ForecastTurn::New, 1) => "is new",
        (ForecastTurn::New, _) => "are new",
        (ForecastTurn::Gone, 1) => "is gone",
        (ForecastTurn::Gone, _) => "are gone",
        (ForecastTurn::Aside, 1) => "begins or ceases to count",
        (ForecastTurn::Aside, _) => "begin or cease to count",
    }
}

/// How many cells turn which way.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally([usize; 5]);

impl Tally {
    pub(crate) fn of(turns: impl Iterator<Item = ForecastTurn>) -> Self {
        let mut tally = Self::default();
        for turn in turns {
            for (known, count) in ForecastTurn::ALL.iter().zip(&mut tally.0) {
                *count += usize::from(*known == turn);
            }
        }
        tally
    }

    pub(crate) fn all(self) -> usize {
        self.0.iter().sum()
    }

    /// `9 cells show less, 2 show more`; empty where there is none.
    pub(crate) fn words(self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (turn, count) in
            ForecastTurn::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
        {
            let number =
                if parts.is_empty() { counted(count, "cell", "cells") } else { thousands(count) };
            parts.push(format!("{number} {}", turn_words(turn, count)));
        }
        parts.join(", ")
    }
}

/// How far a day lies ahead: `in 24 days`.
pub(crate) fn in_days(from: Date, day: Date) -> String {
    let days = usize::try_from(day.days_since(from)).unwrap_or_default();
    format!("in {}", counted(days, "day", "days"))
}

/// A member with its name, where it has one: `acme (Acme Hosting)`.
fn member_words(member: &Member<'_>) -> String {
    match (member.id(), member.name()) {
        (Some(id), Some(name)) if id != name => format!("{id} ({name})"),
        (Some(id), _) => id.to_owned(),
        (None, _) => member.scope().to_owned(),
    }
}

/// Why a cell changes, in one line without full stop.
///
/// What follows from another cell says so, with what changes that one.
pub fn change_sentence(change: &ForecastCell<'_>, day: Date) -> String {
    let mut lines: Vec<String> = Vec::new();
    for cause in &change.causes {
        let line = cause_words(cause, day);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("; ")
}

fn cause_words(cause: &ChangeCause<'_>, day: Date) -> String {
    match cause {
        ChangeCause::Evidence(change) => evidence_words(change, day),
        ChangeCause::There(artefact) => there_words(artefact),
        ChangeCause::Condition { member, condition, holds } => {
            let holds = if *holds { "holds from this day on" } else { "holds no longer" };
            format!("{}: `{}` {holds}", member_words(member), condition.field)
        }
        ChangeCause::Follows { requirement, member, .. } => {
            let mut behind: Vec<String> = Vec::new();
            for root in cause.roots() {
                let words = cause_words(root, day);
                if !behind.contains(&words) {
                    behind.push(words);
                }
            }
            let cell = match member.id() {
                Some(id) => format!("{}@{id}", requirement.id()),
                None => requirement.id().to_string(),
            };
            format!("follows {cell}: {}", some_of(behind))
        }
        _ => "another cause".to_owned(),
    }
}

/// Causes of another cell before the rest is left to that one.
const MOST: usize = 2;

fn some_of(mut lines: Vec<String>) -> String {
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    let text = lines.join(" and ");
    if more > 0 { format!("{text} and {} more", counted(more, "cause", "causes")) } else { text }
}

fn there_words(artefact: &Artefact) -> String {
    format!("{} is there from its day on", artefact_phrase(artefact))
}

fn evidence_words(change: &EvidenceChange<'_>, day: Date) -> String {
    let turned = Turned {
        gained: &change.gained,
        lost: &change.lost,
        defects: &change.defects,
        planned: change.planned,
        day: Day::Told,
    };
    let subject = match change.evidence {
        Evidence::Artefact(artefact) => Subject::Artefact(artefact),
        Evidence::Element(element) => Subject::Element(element),
    };
    if let Some(words) = turned.words(subject, day) {
        return words;
    }
    match (change.before, change.after) {
        (None, _) => format!("{} is offered from this day on", subject.phrase()),
        (_, None) => format!("{} is offered no longer", subject.phrase()),
        (Some(_), Some(_)) => subject.phrase(),
    }
}

/// What happens to what falls due together, in one line, for a list that names the day.
pub(crate) fn due_words(themes: &[DueTheme<'_>]) -> String {
    match themes {
        [] => String::new(),
        [one] => theme_words(one),
        [first, ..] => {
            let Evidence::Artefact(artefact) = first.evidence else { return theme_words(first) };
            let ids: Vec<String> = themes.iter().map(|theme| theme.id().to_owned()).collect();
            let ids = listed(&ids, MOST_IDS);
            let planned = planned_words(first.planned);
            let kinds = kind_plural(artefact.kind());
            format!("the next after each of the {kinds} {ids} is due{planned}")
        }
    }
}

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 6;

/// Words in a row, all of them or the first few and how many more there are.
fn listed(words: &[String], most: usize) -> String {
    if words.len() > most { first_few(words, most) } else { join(words, "and") }
}

/// By what interval something is due, and who plans it.
fn planned_words(planned: Option<(Interval, &Artefact)>) -> String {
    planned.map_or_else(String::new, |(interval, by)| {
        format!(" ({}, planned by {})", rhythm(interval), artefact_phrase(by))
    })
}

fn theme_words(theme: &DueTheme<'_>) -> String {
    let turned = Turned {
        gained: &theme.gained,
        lost: &theme.lost,
        defects: &theme.defects,
        planned: theme.planned,
        day: Day::Listed,
    };
    let subject = match theme.evidence {
        Evidence::Artefact(artefact) => Subject::Artefact(artefact),
        Evidence::Element(element) => Subject::Element(element),
    };
    turned.words(subject, theme.day).unwrap_or_else(|| match theme.evidence {
        Evidence::Artefact(artefact) if theme.there => there_words(artefact),
        Evidence::Artefact(_) | Evidence::Element(_) => {
            format!("what {} says changes", subject.phrase())
        }
    })
}

/// What a change is about.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Artefact(&'a Artefact),
    Element(&'a Element),
}

impl Subject<'_> {
    fn phrase(self) -> String {
        match self {
            Self::Artefact(artefact) => artefact_phrase(artefact),
            Self::Element(element) => format!("the entry of {}", element.id()),
        }
    }
}

/// What is wrong with something from a day on, and what is not any more.
struct Turned<'a> {
    gained: &'a [Defect],
    lost: &'a [Defect],
    /// All that is wrong with it from that day on.
    defects: &'a [Defect],
    planned: Option<(Interval, &'a Artefact)>,
    day: Day,
}

/// Whether a list names the day by which something is due.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Day {
    /// It does.
    Listed,
    /// The sentence has to.
    Told,
}

impl Turned<'_> {
    /// What happens, in words; none where nothing is wrong that was not, and nothing right that was not.
    fn words(&self, subject: Subject<'_>, day: Date) -> Option<String> {
        let gained = self.gained.iter().filter(|defect| !self.is_moved(defect));
        let mut lines: Vec<String> = Vec::new();
        for line in gained.map(|defect| self.gained_words(defect, subject)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            let lost = self.lost.iter().filter(|defect| !self.is_moved(defect));
            for line in lost.map(|defect| self.lost_words(defect, subject, day)) {
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        (!lines.is_empty()).then(|| join(&lines, "and"))
    }

    /// Whether a defect stands on both sides, with another day or another field.
    fn is_moved(&self, defect: &Defect) -> bool {
        let on = |list: &[Defect]| list.iter().any(|other| other.as_str() == defect.as_str());
        matches!(defect, Defect::Lapsed(_)) && on(self.gained) && on(self.lost)
    }

    fn gained_words(&self, defect: &Defect, subject: Subject<'_>) -> String {
        match (defect, subject) {
            (Defect::Lapsed(due), _) => {
                let planned = planned_words(self.planned);
                let by = match self.day {
                    Day::Told => format!(" by {due}"),
                    Day::Listed => String::new(),
                };
                format!("the next after {} is due{by}{planned}", subject.phrase())
            }
            (Defect::NotInForce, Subject::Artefact(artefact)) => {
                let agreement = artefact.document().agreement.as_deref();
                let end = agreement.and_then(|agreement| agreement.valid_to.given());
                match (end, self.day) {
                    (Some(end), Day::Told) => format!("{} ends on {end}", subject.phrase()),
                    (Some(_), Day::Listed) => format!("{} ends", subject.phrase()),
                    (None, _) => format!("{} is in force no longer", subject.phrase()),
                }
            }
            (Defect::PartyUncontrolled, Subject::Artefact(artefact)) => {
                let party = artefact.document().provided_by.given();
                let party = party.map_or_else(String::new, |party| format!(" {party}"));
                format!(
                    "{} is another party's, and nothing shows any more that{party} is under control",
                    subject.phrase()
                )
            }
            (other, _) => format!("{} {}", subject.phrase(), defect_line(other)),
        }
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other defects are a sentence each")]
    fn lost_words(&self, defect: &Defect, subject: Subject<'_>, day: Date) -> String {
        let phrase = subject.phrase();
        match defect {
            Defect::Lapsed(_) => {
                format!("no planned interval has passed since {phrase} any more")
            }
            Defect::NotInForce => format!("{phrase} begins on {day}{}", self.still(subject)),
            Defect::DatedAfter => format!("{phrase} counts from its day on{}", self.still(subject)),
            Defect::WithoutApproval => {
                format!("the approval of {phrase} counts from {day} on{}", self.still(subject))
            }
            Defect::PartyUncontrolled => {
                format!(
                    "{phrase} is another party's, which is shown to be under control from then on"
                )
            }
            Defect::WithoutAttribute(attribute)
            | Defect::Undecided(Needed::Attribute(attribute)) => {
                attribute_lost(attribute, &phrase, day)
            }
            other => format!("{phrase} no longer {}", defect_line(other)),
        }
    }

    /// What is wrong with it, or not known about it, all the same: `, and is a draft only`.
    fn still(&self, subject: Subject<'_>) -> String {
        let Some(gravest) = self.defects.iter().map(Defect::value).max() else {
            return String::new();
        };
        let (mut lines, mut fields) = (Vec::new(), Vec::new());
        for defect in self.defects.iter().filter(|defect| defect.value() == gravest) {
            if let Defect::Undecided(needed) = defect {
                fields.push(format!("`{needed}`"));
            } else {
                lines.push(self.gained_words(defect, subject));
            }
        }
        if !fields.is_empty() {
            lines.push(format!("does not state {}", listed(&fields, MOST_FIELDS)));
        }
        let subject = format!("{} ", subject.phrase());
        let bare = |line: &String| line.strip_prefix(&subject).unwrap_or(line).to_owned();
        let lines: Vec<String> = lines.iter().map(bare).collect();
        format!(", and {}", join(&lines, "and"))
    }
}

/// Fields that are not stated before the rest is counted.
const MOST_FIELDS: usize = 4;

/// What an attribute says from its day on.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other attributes are nouns")]
fn attribute_lost(attribute: &Attribute, phrase: &str, day: Date) -> String {
    match attribute {
        Attribute::LastReviewedOn => format!("{phrase} is reviewed on {day}"),
        Attribute::ActionDoneOn => format!("{phrase} is done on {day}"),
        Attribute::ActionVerifiedOn => format!("{phrase} is verified on {day}"),
        Attribute::ActionReportedOn => format!("{phrase} is reported on {day}"),
        Attribute::RoleCommunicatedOn | Attribute::ObjectiveCommunicatedOn => {
            format!("{phrase} is made known on {day}")
        }
        other => format!("{phrase} has {} from {day} on", attribute_with_article(other)),
    }
}

/// `every year`, `every 3 months`.
fn rhythm(interval: Interval) -> String {
    let words = interval_words(interval);
    match words.strip_prefix("1 ") {
        Some(unit) if !unit.contains(' ') => format!("every {unit}"),
        _ => format!("every {words}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_names_what_there_is_and_what_matters_most_first() {
        let turns = [
            ForecastTurn::New,
            ForecastTurn::Worse,
            ForecastTurn::Better,
            ForecastTurn::Worse,
            ForecastTurn::Aside,
            ForecastTurn::Gone,
        ];
        let words = Tally::of(turns.into_iter()).words();
        assert_eq!(
            words,
            "2 cells show less, 1 shows more, 1 is new, 1 is gone, 1 begins or ceases to count"
        );
        assert_eq!(Tally::of([ForecastTurn::Better].into_iter()).words(), "1 cell shows more");
        assert_eq!(Tally::default().words(), "");
    }

    #[test]
    fn rhythms_read_well() {
        for (interval, words) in [
            ("P1Y", "every year"),
            ("P3M", "every 3 months"),
            ("P1W", "every week"),
            ("P1M2D", "every 1 month and 2 days"),
        ] {
            assert_eq!(rhythm(interval.parse().unwrap()), words);
        }
    }

    #[test]
    fn a_day_ahead() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        assert_eq!(in_days(day("2026-11-22"), day("2026-11-23")), "in 1 day");
        assert_eq!(in_days(day("2026-11-22"), day("2027-11-22")), "in 365 days");
    }
}
