//! Actions: where each stands, and how their number moves.

use clausegraph::{Artefact, ArtefactKind, Date, Fact, document::ActionDecision};

use super::{
    reach::{Pack, happened},
    tables::{LONGEST, column, left_out, table},
};
use crate::{
    Align, Block, Cell, Column, Row, RowSort, Tile, Tone, Words,
    contents::on_file::{OnFile, of, titled},
};

/// Where an action stands on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// Past its day, and stated not to be done.
    Overdue(i64),
    /// Past its day, and nobody states whether it is done.
    MaybeOverdue(i64),
    /// Not done, and its day is still to come.
    Open,
    /// Not done, or nobody states it, and without a day.
    NoDay,
    /// Done, and nobody checked that it worked.
    DoneUnverified,
    /// Done, and nobody states whether it was checked.
    Done,
    /// Checked.
    Verified,
    /// Somebody decided that it is not to be done.
    Rejected,
}

impl Stand {
    pub(super) fn of(action: &Artefact, as_of: Date) -> Self {
        let part = action.document().action.as_deref();
        let verified = happened(of(part, |part| &part.verified_on), as_of);
        let done = happened(of(part, |part| &part.done_on), as_of);
        let decision = of(part, |part| &part.decision);
        if verified.given().is_some() {
            return Self::Verified;
        }
        if done.given().is_some() {
            return if verified.is_stated_none() { Self::DoneUnverified } else { Self::Done };
        }
        if decision == Fact::Given(&ActionDecision::Rejected) {
            return Self::Rejected;
        }
        match of(part, |part| &part.due_on).given() {
            Some(due) if **due < as_of && done.is_stated_none() => {
                Self::Overdue(as_of.days_since(**due))
            }
            Some(due) if **due < as_of => Self::MaybeOverdue(as_of.days_since(**due)),
            Some(_) => Self::Open,
            None => Self::NoDay,
        }
    }

    /// Whether its day has passed without anything known to be done.
    pub(super) const fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_) | Self::MaybeOverdue(_))
    }

    /// Whether it is not known to be over.
    pub(super) const fn is_open(self) -> bool {
        match self {
            Self::Overdue(_) | Self::MaybeOverdue(_) | Self::Open | Self::NoDay => true,
            Self::DoneUnverified | Self::Done | Self::Verified | Self::Rejected => false,
        }
    }

    fn cell(self, file: &OnFile<'_, '_>) -> Cell {
        let late = |key: &str, days: i64| file.with(key, &[("days", days.into())]);
        match self {
            Self::Overdue(days) => Cell::toned(late("review-pack-overdue", days), Tone::Bad),
            Self::MaybeOverdue(days) => {
                Cell::toned(late("review-pack-maybe-overdue", days), Tone::Unknown)
            }
            Self::Open => Cell::plain(file.say("review-pack-open")),
            Self::NoDay => Cell::toned(file.say("review-pack-no-day"), Tone::Unknown),
            Self::DoneUnverified => {
                Cell::toned(file.say("review-pack-done-unverified"), Tone::Weak)
            }
            Self::Done => Cell::plain(file.say("review-pack-done")),
            Self::Verified => Cell::toned(file.say("review-pack-verified"), Tone::Good),
            Self::Rejected => Cell::toned(file.say("review-pack-rejected"), Tone::Quiet),
        }
    }
}

/// Actions: how many stand where, and those that are open or moved since the last review.
pub(super) fn actions(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Vec<Block> {
    let as_of = pack.file.as_of();
    let mut told: Vec<(Stand, &Artefact)> =
        found.iter().map(|action| (Stand::of(action, as_of), *action)).collect();
    told.sort_by_key(|(stand, action)| (*stand, action.id()));
    let mut blocks = vec![tiles(pack, &told)];
    let shown: Vec<_> =
        told.iter().filter(|(stand, action)| stand.is_open() || moved(pack, action)).collect();
    let overdue = shown.iter().filter(|(stand, _)| stand.is_overdue()).count();
    let room = LONGEST.max(overdue);
    let rows: Vec<Row> =
        shown.iter().take(room).map(|(stand, action)| row(pack, *stand, action)).collect();
    let left = told.len().saturating_sub(rows.len());
    if !rows.is_empty() {
        blocks.push(listed(pack, rows, left));
    }
    blocks
}

/// All actions of any source whose day has passed.
pub(super) fn overdue(pack: &Pack<'_, '_>) -> Vec<Block> {
    let kinds =
        [ArtefactKind::CorrectiveAction, ArtefactKind::Improvement, ArtefactKind::RiskTreatment];
    let all = pack.file.there(&kinds);
    let as_of = pack.file.as_of();
    let stands = all.iter().map(|action| (Stand::of(action, as_of), *action));
    let mut late: Vec<(Stand, &Artefact)> =
        stands.filter(|(stand, _)| stand.is_overdue()).collect();
    late.sort_by_key(|(stand, action)| {
        let days = match stand {
            Stand::Overdue(days) | Stand::MaybeOverdue(days) => *days,
            Stand::Open
            | Stand::NoDay
            | Stand::DoneUnverified
            | Stand::Done
            | Stand::Verified
            | Stand::Rejected => 0,
        };
        (std::cmp::Reverse(days), action.id())
    });
    let head = Block::Paragraph(Words::strong(pack.file.say("review-pack-all-overdue")));
    if late.is_empty() {
        let key = if pack.file.carries(ArtefactKind::Improvement) {
            "review-pack-none-overdue"
        } else {
            "review-pack-actions-not-known"
        };
        return vec![head, Block::Paragraph(Words::plain(pack.file.say(key)))];
    }
    let rows = late.iter().map(|(stand, action)| row(pack, *stand, action)).collect();
    vec![head, listed(pack, rows, 0)]
}

fn listed(pack: &Pack<'_, '_>, rows: Vec<Row>, left: usize) -> Block {
    let file = &pack.file;
    let columns = vec![
        column(file, "review-pack-action", 38),
        column(file, "review-pack-from", 14),
        column(file, "review-pack-owner", 18),
        column(file, "review-pack-due", 13),
        column(file, "review-pack-stand", 17),
    ];
    table(columns, rows, left_out(file, left))
}

fn row(pack: &Pack<'_, '_>, stand: Stand, action: &Artefact) -> Row {
    let file = &pack.file;
    let document = action.document();
    let part = document.action.as_deref();
    let from = match of(part, |part| &part.raised_by) {
        Fact::Given(id) => Cell::of(Words::code(id.as_str())),
        Fact::StatedNone => file.none(),
        Fact::Unknown => file.not_stated(),
    };
    let due = file.day_cell(of(part, |part| &part.due_on).map(|day| *day));
    Row {
        sort: RowSort::Body,
        cells: vec![
            Cell::of(titled(action)),
            from,
            file.who_cell(&document.owner),
            due,
            stand.cell(file),
        ],
    }
}

/// Whether an action was raised, done or checked after the last review.
fn moved(pack: &Pack<'_, '_>, action: &Artefact) -> bool {
    let Some((since, _)) = pack.review() else { return true };
    let part = action.document().action.as_deref();
    let days = [
        action.document().created_on.given(),
        part.and_then(|part| part.done_on.given()),
        part.and_then(|part| part.verified_on.given()),
    ];
    days.into_iter().flatten().any(|day| *day > since)
}

fn tiles(pack: &Pack<'_, '_>, told: &[(Stand, &Artefact)]) -> Block {
    let file = &pack.file;
    let number =
        |wanted: &dyn Fn(Stand) -> bool| told.iter().filter(|(stand, _)| wanted(*stand)).count();
    let tile = |key: &str, count: usize, tone: Tone| Tile {
        value: file.basis.texts.number(u64::try_from(count).unwrap_or(u64::MAX)),
        label: file.say(key),
        tone: if count == 0 { Tone::None } else { tone },
    };
    let overdue = number(&|stand| matches!(stand, Stand::Overdue(_)));
    let maybe = number(&|stand| matches!(stand, Stand::MaybeOverdue(_) | Stand::NoDay));
    Block::Tiles(vec![
        tile("review-pack-tile-open", number(&Stand::is_open), Tone::None),
        tile("review-pack-tile-overdue", overdue, Tone::Bad),
        tile("review-pack-tile-unknown", maybe, Tone::Unknown),
        tile(
            "review-pack-tile-done",
            number(&|stand| matches!(stand, Stand::Done | Stand::DoneUnverified)),
            Tone::None,
        ),
        tile("review-pack-tile-verified", number(&|stand| stand == Stand::Verified), Tone::Good),
    ])
}

/// How many were raised and done in each of the last four quarters, as far as days are stated.
pub(super) fn by_quarter(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Option<Block> {
    let file = &pack.file;
    let now = quarter(file.as_of())?;
    let quarters: Vec<u32> = (now.saturating_sub(3)..=now).collect();
    let raised = |action: &Artefact| action.document().created_on.given().copied();
    let done = |action: &Artefact| {
        let part = action.document().action.as_deref();
        happened(of(part, |part| &part.done_on), file.as_of()).given().copied()
    };
    let undated = found.iter().filter(|action| raised(action).is_none()).count();
    if undated == found.len() {
        return None;
    }
    let line = |key: &str, day: &dyn Fn(&Artefact) -> Option<Date>| {
        let of_quarter = |wanted: &u32| {
            found.iter().filter(|action| day(action).and_then(quarter) == Some(*wanted)).count()
        };
        let numbers = quarters.iter().map(|wanted| Cell::plain(of_quarter(wanted).to_string()));
        let cells = std::iter::once(Cell::plain(file.say(key))).chain(numbers).collect();
        Row { sort: RowSort::Body, cells }
    };
    let head = quarters.iter().map(|found| Column {
        header: file.with(
            "review-pack-quarter",
            &[("number", (found % 4 + 1).into()), ("year", (found / 4).to_string().into())],
        ),
        width: 15,
        align: Align::End,
    });
    let columns = std::iter::once(column(file, "review-pack-by-quarter", 40)).chain(head);
    let rows = vec![line("review-pack-raised", &raised), line("review-pack-done-in", &done)];
    let note = if undated == 0 {
        String::new()
    } else {
        file.count("review-pack-undated-actions", undated)
    };
    Some(table(columns.collect(), rows, note))
}

/// The quarter of a day, counted from year 0.
fn quarter(day: Date) -> Option<u32> {
    let text = day.to_string();
    let mut parts = text.split('-');
    let year: u32 = parts.next()?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok()?;
    Some(year * 4 + month.checked_sub(1)? / 3)
}
