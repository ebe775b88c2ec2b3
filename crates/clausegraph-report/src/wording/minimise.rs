//! What is said of documents that may go.

use clausegraph::{
    Interval, Member, Relation,
    document::LinkType,
    minimise::{
        Burden, HourModel, Minimal, NamedBy, PagesFrom, Point, PointOf, Retired, ReviewsFrom,
        Stand, Staying, Stays, Unsaid,
    },
};

use super::{artefact_phrase, counted, first_few, join, kind_words, thousands};

/// Minutes as hours: `12 h 20 min`.
pub fn hours_words(minutes: u64) -> String {
    let whole = usize::try_from(minutes / 60).unwrap_or(usize::MAX);
    match (whole, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (whole, 0) => format!("{} h", thousands(whole)),
        (whole, rest) => format!("{} h {rest} min", thousands(whole)),
    }
}

fn number(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn interval_words(interval: Interval) -> String {
    match (interval.months(), interval.days()) {
        (12, 0) => "once a year".to_owned(),
        (months, 0) if months > 0 && months % 12 == 0 => format!("every {} years", months / 12),
        (1, 0) => "every month".to_owned(),
        (months, 0) => format!("every {months} months"),
        (0, days) => format!("every {days} days"),
        _ => format!("every {interval}"),
    }
}

/// What a document costs and why: `24 pages, reviewed every 6 months: 9 h a year`.
pub(crate) fn burden_words(burden: &Burden) -> String {
    let pages = counted(number(burden.pages), "page", "pages");
    let pages = match burden.pages_from {
        PagesFrom::Pages => pages,
        PagesFrom::Words(words) => {
            format!("{pages} ({})", counted(number(words), "word", "words"))
        }
        PagesFrom::Empty => "empty".to_owned(),
    };
    let reviews = match burden.reviews_from {
        ReviewsFrom::Interval(interval) => format!("reviewed {}", interval_words(interval)),
        ReviewsFrom::Days(days) => {
            format!("{} between reviews", counted(number(days), "day", "days"))
        }
        ReviewsFrom::Customary(_) => "no interval stated".to_owned(),
    };
    format!("{pages}, {reviews}: {} a year", hours_words(burden.minutes))
}

/// The model of the hours, with its numbers.
pub fn hour_model_words(hours: &HourModel) -> String {
    let reviews = match hours.reviews_per_year {
        1 => "1 review a year".to_owned(),
        times => format!("{times} reviews a year"),
    };
    format!(
        "A year costs pages × reviews × {} min, and {} min for having the document at all. Where a document \
         states no pages, {} words are a page; where it states no interval of review, {reviews} is taken.",
        hours.minutes_per_page, hours.minutes_per_document, hours.words_per_page
    )
}

/// How many documents may go, and what that saves.
pub fn minimal_sentence(minimal: &Minimal<'_>) -> String {
    let all = minimal.candidates.len() + minimal.stay.len();
    if minimal.retire.is_empty() {
        return format!(
            "None of {} may go: each shows something that nothing else shows, or stays for another reason.",
            counted(all, "document", "documents")
        );
    }
    format!(
        "{} of {} may go, and no status changes: {} of {} a year saved.",
        thousands(minimal.retire.len()),
        counted(all, "document", "documents"),
        hours_words(minimal.minutes_saved()),
        hours_words(minimal.minutes_before)
    )
}

/// What is proved, and how.
pub fn proof_sentence(minimal: &Minimal<'_>) -> String {
    let proof = &minimal.proof;
    if minimal.candidates.is_empty() {
        return "There is nothing to weigh: no document can be asked to go.".to_owned();
    }
    if minimal.cover.rows().is_empty() {
        return "Proved least: none of those that may go shows anything, alone or together."
            .to_owned();
    }
    let of = counted(minimal.candidates.len(), "document", "documents");
    let leaves = counted(proof.leaves, "leaf", "leaves");
    let checked = format!("a certificate of {leaves} was checked in whole numbers");
    let coarse = if minimal.coarse == 0 {
        String::new()
    } else {
        let points = counted(minimal.coarse, "point", "points");
        format!(" At {points} too much hangs together: what shows them now was made to stay.")
    };
    let said = if proof.is_least() {
        format!(
            "Proved least: of the {of} that could go, those that must stay cost {} min a year, and no other \
             choice costs less; {checked}.",
            thousands(usize::try_from(proof.cost).unwrap_or(usize::MAX))
        )
    } else {
        format!(
            "Not proved least: the search stopped at its limit of steps. Of the {of} that could go, those that \
             stay cost {} min a year; no choice costs less than {} min, so at most {} min are left to save; \
             {checked}.",
            thousands(usize::try_from(proof.cost).unwrap_or(usize::MAX)),
            thousands(usize::try_from(proof.bound).unwrap_or(usize::MAX)),
            thousands(usize::try_from(proof.gap()).unwrap_or(usize::MAX))
        )
    };
    let refused = minimal.refused.as_ref().map_or_else(String::new, |refusal| {
        format!(
            " The answer of the solver was not believed ({refusal}); this one is by simpler means."
        )
    });
    format!("{said}{coarse}{refused}")
}

/// What the second assessment found.
pub fn again_sentence(minimal: &Minimal<'_>) -> String {
    let again = &minimal.again;
    let cells = counted(again.cells, "cell", "cells");
    let gone = match again.gone {
        0 => String::new(),
        gone => format!(
            "; {} about the documents themselves {} with them",
            counted(gone, "cell", "cells"),
            if gone == 1 { "goes" } else { "go" }
        ),
    };
    let changed = if again.changed.is_empty() {
        String::new()
    } else {
        format!(
            " In {} of {} something had changed, and documents were made to stay.",
            again.rounds - 1,
            counted(again.rounds, "round", "rounds")
        )
    };
    format!("Assessed again without them: {cells}, all as before{gone}.{changed}")
}

/// What a row of points is about: requirements, each with how many cells.
pub fn points_words<'a>(points: impl Iterator<Item = &'a Point<'a>>, most: usize) -> String {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for point in points {
        let name = match point.of {
            PointOf::Population(population) => format!("that there are any `{}`", population.id),
            PointOf::Interval(..) => format!("{} (the interval)", point.requirement.id()),
            PointOf::Slot(..) | PointOf::Group(..) | _ => point.requirement.id().to_string(),
        };
        let member = point.member.id().unwrap_or_default().to_owned();
        match rows.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) if members.contains(&member) => {}
            Some((_, members)) => members.push(member),
            None => rows.push((name, vec![member])),
        }
    }
    let words: Vec<String> = rows
        .into_iter()
        .map(|(name, members)| match members.as_slice() {
            [member] if member.is_empty() => name,
            [member] => format!("{name}@{member}"),
            more => format!("{name} ({} cells)", thousands(more.len())),
        })
        .collect();
    first_few(&words, most)
}

/// What stands for something.
pub(crate) fn stand_words(stand: &Stand<'_>) -> String {
    match stand {
        Stand::Artefact(artefact) => artefact_phrase(artefact),
        Stand::Member(member) => match member {
            Member::Artefact(artefact) | Member::Records(artefact) => {
                format!("{} itself", artefact.id())
            }
            Member::Element(element) => format!("the entry of {}", element.id()),
            Member::Organisation | Member::Population | Member::Chapter(_) | _ => {
                "the entry of the member".to_owned()
            }
        },
    }
}

/// What to do with a document that may go: merge it into another or let it go.
pub(crate) fn verb(retired: &Retired<'_>) -> String {
    match retired.into {
        Some(into) => format!("merge into {}", artefact_phrase(into)),
        None => "retire".to_owned(),
    }
}

/// For what a document that may go is used now, and what shows it then; one line for each.
pub(crate) fn served_lines(retired: &Retired<'_>, most: usize) -> Vec<String> {
    if retired.served.is_empty() {
        return vec!["nothing that is asked for rests on it".to_owned()];
    }
    let mut stands: Vec<(String, Vec<&Point<'_>>)> = Vec::new();
    for replaced in &retired.served {
        let by = stand_words(&replaced.by);
        match stands.iter_mut().find(|(known, _)| *known == by) {
            Some((_, points)) => points.push(&replaced.point),
            None => stands.push((by, vec![&replaced.point])),
        }
    }
    let line = |(by, points): (String, Vec<&Point<'_>>)| {
        let verb = if points.len() == 1 { "is" } else { "are" };
        format!("{} {verb} shown by {by}", points_words(points.into_iter(), most))
    };
    stands.into_iter().map(line).collect()
}

/// What to ask before a document goes; none where everything is said.
pub(crate) fn unsaid_words(unsaid: &[Unsaid]) -> Option<String> {
    let words: Vec<String> = unsaid
        .iter()
        .map(|unsaid| match unsaid {
            Unsaid::Mandates => "whether a law, a contract or a decision asks for it",
            Unsaid::Retention => "how long it must be kept",
            Unsaid::Usage => "who reads it",
        })
        .map(str::to_owned)
        .collect();
    (!words.is_empty()).then(|| join(&words, "and"))
}

/// How a document is used, as far as that is stated.
pub(crate) fn usage_words(artefact: &clausegraph::Artefact) -> Option<String> {
    let usage = artefact.document().usage.given()?;
    let times = |count: &u32| counted(number(*count), "time", "times");
    let mut words: Vec<String> = Vec::new();
    if let Some(reads) = usage.reads.given() {
        let within = usage.period.given().map_or_else(String::new, |period| {
            format!(" from {} to {}", period.first(), period.last())
        });
        words.push(format!("opened {}{within}", times(reads)));
    }
    if let Some(records) = usage.used_by_records.given() {
        words.push(format!("{} made by it", counted(number(*records), "record", "records")));
    }
    if let Some(day) = usage.last_used_on.given() {
        words.push(format!("last used {day}"));
    }
    (!words.is_empty()).then(|| format!("its use: {}", join(&words, "and")))
}

/// What is to be asked before any of the documents goes, where that is the same for all of them.
pub(crate) fn unsaid_of_all(minimal: &Minimal<'_>) -> Option<String> {
    let (first, rest) = minimal.retire.split_first()?;
    let same = rest.iter().all(|retired| retired.unsaid == first.unsaid);
    unsaid_words(&first.unsaid).filter(|_| same && !rest.is_empty())
}

/// What a document is, with its title.
pub(crate) fn document_phrase(artefact: &clausegraph::Artefact) -> String {
    let kind = kind_words(artefact.kind());
    if artefact.title() == artefact.id().as_str() {
        return kind;
    }
    format!("{kind} “{}”", artefact.title())
}

/// The sort of a reason to stay, in the order in which they are told.
pub(crate) fn stays_sort(reason: &Stays<'_>) -> (usize, &'static str) {
    match reason {
        Stays::Required(..) => (0, "explicitly asked for as documented information"),
        Stays::Mandated => (1, "asked for by a law, a contract or a decision, as is stated"),
        Stays::Agreement => (2, "made with another party, and not stated to have ended"),
        Stays::Retention(_) => (3, "still to be kept"),
        Stays::NamedBy(..) => (4, "named by something else"),
        Stays::Judged(_) => (5, "looked at in a judgement"),
        Stays::Suggested(_) => (6, "with a suggestion that waits to be confirmed or rejected"),
        Stays::ExtentUnknown => (7, "that cannot be told: neither pages nor words are stated"),
        Stays::Draft => (8, "being drafted"),
        Stays::ToCome(_) => (9, "of a day to come"),
        Stays::NotOurs => (10, "kept by another party or lent from another management system"),
        Stays::Attestation => (11, "attesting by another body"),
        Stays::Changes => (12, "without which something was found to change"),
        _ => (13, "staying for another reason"),
    }
}

/// One document that stays, with what its reason names.
pub(crate) fn stays_words(staying: &Staying<'_>) -> String {
    let id = staying.artefact.id();
    match &staying.reason {
        Stays::Required(requirement, member) => match member.id() {
            Some(member) => format!("{id} ({}@{member})", requirement.id()),
            None => format!("{id} ({})", requirement.id()),
        },
        Stays::Retention(Some(until)) => format!("{id} (until {until})"),
        Stays::ToCome(day) => format!("{id} ({day})"),
        Stays::NamedBy(by, relation) => {
            let by = match by {
                NamedBy::Artefact(artefact) => artefact.id().as_str(),
                NamedBy::Element(element) => element.id().as_str(),
            };
            match relation {
                Relation::Link(LinkType::Supersedes) => format!("{id} ({by} supersedes it)"),
                Relation::Link(link) => format!("{id} ({by}: {link})"),
                Relation::Field(_) | Relation::Pin | Relation::Serves | _ => {
                    format!("{id} ({by}: `{relation}`)")
                }
            }
        }
        Stays::Judged(judgement) => format!("{id} ({})", judgement.id),
        Stays::Suggested(claim) => format!("{id} ({})", claim.document().target),
        Stays::Attestation
        | Stays::Retention(None)
        | Stays::Mandated
        | Stays::Agreement
        | Stays::NotOurs
        | Stays::Draft
        | Stays::ExtentUnknown
        | Stays::Changes
        | _ => id.to_string(),
    }
}
