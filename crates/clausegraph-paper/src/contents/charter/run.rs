//! How the system runs: routines, measures, rhythm.

use clausegraph::{
    Artefact, ArtefactKind, Date, Fact, RoutineView,
    document::{Mandate, MetricClass},
};

use super::{direction::column, fit::Most, more, nothing};
use crate::{
    Block, Cell, Row, RowSort, Table, Tone, Words,
    contents::on_file::{OnFile, measured, of, subject, titled},
};

/// The routines that serve most requirements: trigger, outcome, tool, owner.
pub(super) fn routines(file: &OnFile<'_, '_>, found: &[RoutineView<'_>], most: Most) -> Vec<Block> {
    if found.is_empty() {
        return vec![nothing(file, ArtefactKind::Routine, "charter-no-routines")];
    }
    let everybody = |view: &RoutineView<'_>| view.mandate == Fact::Given(Mandate::Mandatory);
    let mut found: Vec<&RoutineView<'_>> = found.iter().collect();
    found.sort_by_key(|view| (std::cmp::Reverse(view.serves.len()), !everybody(view)));
    let all = found.len();
    let lines: Vec<Words> = found.iter().take(most.routines).map(|view| line(file, view)).collect();
    let shown = lines.len();
    let how = Block::Paragraph(Words::quiet(file.say("charter-routine-how")));
    let mut blocks = vec![how, Block::Bullets(lines)];
    blocks.extend(more(file, "charter-more-routines", all, shown));
    blocks
}

fn line(file: &OnFile<'_, '_>, view: &RoutineView<'_>) -> Words {
    let part = view.routine.document().routine.as_deref();
    let text = |fact: Fact<&String>| match fact {
        Fact::Given(text) => text.trim().to_owned(),
        Fact::StatedNone => file.say("cell-none"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    let trigger = text(of(part, |part| &part.trigger));
    let outcome = text(of(part, |part| &part.outcome));
    let tool = match &view.tool {
        Fact::Given(tool) => {
            let described = tool.described.first().map(|artefact| artefact.title());
            tool.name.or(described).unwrap_or_default().to_owned()
        }
        Fact::StatedNone => file.say("charter-no-tool"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    let owner = match view.owner {
        Fact::Given(key) => file.who(key),
        Fact::StatedNone => file.say("cell-nobody"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    Words::strong(view.routine.title())
        .and(Words::plain(format!(": {trigger} \u{2192} {outcome}")))
        .and(Words::quiet(format!("; {tool}; {owner}")))
}

/// What is measured: outcomes first, then what measures an objective, then the rest.
pub(super) fn measures(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let objectives = file.there(&[ArtefactKind::Objective]);
    let measures_one = |metric: &Artefact| {
        objectives.iter().any(|objective| {
            let part = objective.document().objective.as_deref();
            let by = part.and_then(|part| part.measured_by.given());
            by.is_some_and(|by| by.contains(metric.id()))
        })
    };
    let rank = |metric: &&Artefact| {
        let class = metric.document().metric.as_deref().and_then(|part| part.class.given());
        match class {
            Some(MetricClass::Outcome | MetricClass::Experience) => 0_u8,
            _ if measures_one(metric) => 1,
            None => 2,
            Some(MetricClass::Output) => 3,
            Some(MetricClass::Activity) => 4,
        }
    };
    let mut metrics = file.there(&[ArtefactKind::Metric]);
    metrics.sort_by_key(rank);
    if metrics.is_empty() {
        return vec![nothing(file, ArtefactKind::Metric, "charter-no-measures")];
    }
    let rows: Vec<Row> = metrics
        .iter()
        .take(most.measures)
        .map(|metric| {
            let fact = metric.document().fact.as_deref();
            let target = file.text_cell(of(fact, |fact| &fact.target));
            Row {
                sort: RowSort::Body,
                cells: vec![Cell::plain(metric.title()), target, now(file, metric)],
            }
        })
        .collect();
    let shown = rows.len();
    let columns = vec![
        column(file, "charter-measure", 46),
        column(file, "charter-target", 24),
        column(file, "charter-now", 30),
    ];
    let table = Table { caption: String::new(), columns, rows, note: String::new() };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(more(file, "charter-more-measures", metrics.len(), shown));
    blocks
}

/// The newest value of a metric, with its day.
fn now(file: &OnFile<'_, '_>, metric: &Artefact) -> Cell {
    if let Some((day, found)) = file.newest(metric)
        && let Some(value) = measured(found)
    {
        let day = format!(" ({})", file.day(day));
        return Cell::of(Words::plain(value).and(Words::quiet(day)));
    }
    let fact = metric.document().fact.as_deref();
    match of(fact, |fact| &fact.value) {
        Fact::Given(value) => {
            let told = file.with("charter-undated", &[("value", value.as_str().into())]);
            Cell::plain(told)
        }
        Fact::StatedNone | Fact::Unknown => {
            Cell::toned(file.say("charter-no-value"), Tone::Unknown)
        }
    }
}

/// The forums: how often they meet, and when they meet next.
pub(super) fn rhythm(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let words = file.basis.assessment.catalogue().paper_words("rhythm");
    let rank = |forum: &&Artefact| {
        let subject = subject(forum);
        words.iter().position(|word| subject == Fact::Given(word)).unwrap_or(words.len())
    };
    let mut forums = file.there(&[ArtefactKind::Forum]);
    forums.sort_by_key(rank);
    let mut rows: Vec<Row> =
        forums.iter().take(most.forums).map(|forum| meeting(file, forum)).collect();
    let shown = rows.len();
    let scope = [ArtefactKind::ScopeStatement, ArtefactKind::Charter];
    let papers = file.basis.assessment.review_cycles();
    let papers = papers.filter(|cycle| scope.contains(&cycle.artefact.kind()));
    // The page itself and the scope are looked at again, too; a short list has room for one of them.
    let room = if most.forums < 4 { 1 } else { 2 };
    rows.extend(papers.take(room).map(|cycle| {
        let every = cycle.artefact.document().review_every.given();
        let every =
            every.map_or_else(|| file.say("charter-by-its-day"), |every| file.every(*every));
        Row {
            sort: RowSort::Body,
            cells: vec![
                Cell::of(titled(cycle.artefact)),
                Cell::plain(every),
                next(file, cycle.due),
            ],
        }
    }));
    let mut blocks = Vec::new();
    if forums.is_empty() {
        blocks.push(nothing(file, ArtefactKind::Forum, "charter-no-forums"));
    }
    if !rows.is_empty() {
        let columns = vec![
            column(file, "charter-forum", 44),
            column(file, "charter-how-often", 28),
            column(file, "charter-next", 28),
        ];
        blocks.push(Block::Table(Table {
            caption: String::new(),
            columns,
            rows,
            note: String::new(),
        }));
    }
    blocks.extend(more(file, "charter-more-forums", forums.len(), shown));
    blocks
}

fn meeting(file: &OnFile<'_, '_>, forum: &Artefact) -> Row {
    let document = forum.document();
    let every = match document.interval {
        Fact::Given(interval) => Cell::plain(file.every(interval)),
        Fact::StatedNone => Cell::toned(file.say("charter-no-rhythm"), Tone::Bad),
        Fact::Unknown => file.not_stated(),
    };
    let next = match (document.interval, last(file, forum)) {
        (Fact::Given(interval), Some(last)) => next(file, last.after(interval)),
        (_, Some(last)) => {
            let day = file.day(last);
            Cell::plain(file.with("charter-last-held", &[("day", day.into())]))
        }
        (_, None) => Cell::toned(file.say("charter-no-session"), Tone::Unknown),
    };
    let cells = vec![Cell::plain(forum.title()), every, next];
    Row { sort: RowSort::Body, cells }
}

/// A day to come, or one that has passed.
fn next(file: &OnFile<'_, '_>, due: Date) -> Cell {
    let day = file.day(due);
    if due < file.as_of() {
        let told = file.with("charter-was-due", &[("day", day.into())]);
        return super::people::toned(Words::plain(told), Tone::Bad);
    }
    Cell::plain(day)
}

/// The newest session of a forum up to the as-of date: a review that names it or, where no review names any
/// forum, one of its subject or kind.
fn last(file: &OnFile<'_, '_>, forum: &Artefact) -> Option<Date> {
    let held = |review: &&Artefact| review.kind().is_event();
    let events: Vec<&Artefact> = file.organisation().artefacts().iter().filter(held).collect();
    let forum_of = |review: &Artefact| {
        review.document().review.as_deref().and_then(|part| part.forum.given().cloned())
    };
    let about = subject(forum).given().map(|subject| subject.as_str());
    let tied = |review: &Artefact| match forum_of(review) {
        Some(named) => named == *forum.id(),
        None => about.is_some_and(|about| {
            review.kind().as_str() == about
                || subject(review).given().is_some_and(|of| of.as_str() == about)
        }),
    };
    let days = events.into_iter().filter(|review| tied(review));
    let days = days.filter_map(|review| review.document().dated_on.given().copied());
    days.filter(|day| *day <= file.as_of()).max()
}
