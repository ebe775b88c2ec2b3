//! What is on record, as tables: one look for each sort of artefact.

use clausegraph::{Artefact, ArtefactKind, Fact};
use clausegraph_report::wording::kind_plural;

use super::{
    actions, measures,
    reach::{Group, Pack, day},
};
use crate::{
    Align, Block, Cell, Column, Row, RowSort, Table, Tone, Words,
    contents::on_file::{OnFile, counted, of, titled},
};

/// So many rows a table shows; the others stand in the annex.
pub(super) const LONGEST: usize = 8;

/// So many rows the tables of an input show together, and each of them at least.
const ROWS: usize = 4;
const LEAST: usize = 2;

/// Shortens tables so that an input finds room on half a page: the first rows stay, which say most. Gives
/// those tables as they were, for the annex.
pub(super) fn shortened(file: &OnFile<'_, '_>, blocks: &mut [Block]) -> Vec<Block> {
    let is_table = |block: &&Block| matches!(block, Block::Table(_));
    let tables = blocks.iter().filter(is_table).count().max(1);
    let most = ROWS.checked_div(tables).unwrap_or(ROWS).max(LEAST);
    let mut whole = Vec::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        // A line that says that one row is left out takes as much room as the row.
        let left = table.rows.len().saturating_sub(most);
        if left <= 1 {
            continue;
        }
        whole.push(Block::Table(table.clone()));
        table.rows.truncate(most);
        table.note = file.count("review-pack-rows-in-annex", left);
    }
    whole
}

/// The artefacts of a group, as their sort is told best.
pub(super) fn group(pack: &Pack<'_, '_>, group: &Group<'_>) -> Vec<Block> {
    if group.artefacts.is_empty() {
        return vec![Block::Paragraph(Words::plain(nothing(&pack.file, group)))];
    }
    let mut blocks = drawn(pack, group);
    let caption = capitalised(&what(&pack.file, group));
    let table = blocks.iter_mut().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Numbered(_)
        | Block::Figure(_)
        | Block::Notice(_)
        | Block::Fields(_)
        | Block::Tiles(_) => None,
    });
    match table {
        Some(table) => table.caption = caption,
        None => blocks.insert(0, Block::Paragraph(Words::plain(caption))),
    }
    blocks
}

fn drawn(pack: &Pack<'_, '_>, group: &Group<'_>) -> Vec<Block> {
    let found = &group.artefacts;
    if group.is_of_actions() {
        return actions::actions(pack, found);
    }
    let file = &pack.file;
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other kind is told by its day and its result"
    )]
    match group.kind() {
        ArtefactKind::Metric => measures::trends(pack, found),
        ArtefactKind::Objective => vec![measures::objectives(pack, found)],
        ArtefactKind::Risk => vec![risks(file, found)],
        ArtefactKind::Policy => vec![policies(pack, found)],
        ArtefactKind::RecordSet => vec![records(file, found)],
        ArtefactKind::Audit => vec![audits(pack, found)],
        ArtefactKind::Obligation => vec![obligations(file, found)],
        _ => vec![events(pack, found)],
    }
}

/// A text that begins with a capital letter.
fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().into_iter().flat_map(char::to_uppercase);
    first.chain(signs).collect()
}

/// What the artefacts of a group are, in words.
fn what(file: &OnFile<'_, '_>, group: &Group<'_>) -> String {
    let kinds: Vec<String> = group.document.kinds.iter().map(|kind| kind_plural(*kind)).collect();
    let about: Vec<String> =
        group.document.subjects.iter().map(|word| word.as_str().replace('-', " ")).collect();
    let raised: Vec<String> =
        group.document.raised_by.iter().map(|kind| kind_plural(*kind)).collect();
    match (about.is_empty(), raised.is_empty()) {
        (true, true) => kinds.join(", "),
        (false, _) => file.with(
            "review-pack-kinds-about",
            &[("kinds", kinds.join(", ").into()), ("about", about.join(", ").into())],
        ),
        (true, false) => file.with(
            "review-pack-kinds-from",
            &[("kinds", kinds.join(", ").into()), ("from", raised.join(", ").into())],
        ),
    }
}

/// That nothing is on record, or that nobody knows.
fn nothing(file: &OnFile<'_, '_>, group: &Group<'_>) -> String {
    // Records that nobody counted are not known to be none.
    let is_known = file.carries(group.kind()) && group.kind() != ArtefactKind::RecordSet;
    let key = if is_known { "review-pack-none-on-record" } else { "review-pack-not-known" };
    file.with(key, &[("what", what(file, group).into())])
}

pub(super) fn column(file: &OnFile<'_, '_>, key: &str, width: u16) -> Column {
    Column { header: file.say(key), width, align: Align::Start }
}

pub(super) fn table(columns: Vec<Column>, rows: Vec<Row>, note: String) -> Block {
    Block::Table(Table { caption: String::new(), columns, rows, note })
}

/// How many stand in the annex alone; empty where all are shown.
pub(super) fn left_out(file: &OnFile<'_, '_>, left: usize) -> String {
    if left == 0 { String::new() } else { file.count("review-pack-in-annex", left) }
}

fn body(cells: Vec<Cell>) -> Row {
    Row { sort: RowSort::Body, cells }
}

/// What happened on a day: reviews, reports, analyses, decisions; those since the last review.
fn events(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Block {
    let file = &pack.file;
    let mut sorted: Vec<&Artefact> = found.to_vec();
    sorted.sort_by_key(|artefact| (std::cmp::Reverse(day(artefact)), artefact.id()));
    let new: Vec<&Artefact> = sorted
        .iter()
        .copied()
        .filter(|artefact| pack.is_new(artefact) || day(artefact).is_none())
        .collect();
    let older = sorted.len().saturating_sub(new.len());
    // Where nothing is new, the newest stands there, told as what it is.
    let shown = if new.is_empty() { sorted.iter().copied().take(1).collect() } else { new.clone() };
    let rows: Vec<Row> = shown
        .iter()
        .take(LONGEST)
        .map(|artefact| {
            body(vec![
                Cell::of(titled(artefact)),
                file.day_cell(day(artefact).map_or(Fact::Unknown, Fact::Given)),
                result(file, artefact),
            ])
        })
        .collect();
    let mut notes = Vec::new();
    let cut = shown.len().saturating_sub(rows.len());
    if cut > 0 {
        notes.push(left_out(file, cut));
    }
    if new.is_empty() {
        notes.push(file.say("review-pack-nothing-new"));
    } else if older > 0 {
        notes.push(file.count("review-pack-older", older));
    }
    let columns = vec![
        column(file, "review-pack-record", 40),
        column(file, "review-pack-day", 15),
        column(file, "review-pack-result", 45),
    ];
    table(columns, rows, notes.join(" "))
}

/// What came of something: a result, a value, a reason.
fn result(file: &OnFile<'_, '_>, artefact: &Artefact) -> Cell {
    let document = artefact.document();
    let review = document.review.as_deref();
    let fact = document.fact.as_deref();
    let texts = [
        of(review, |part| &part.results),
        of(fact, |part| &part.value),
        of(fact, |part| &part.reason),
    ];
    if let Some(given) = texts.iter().find_map(|fact| fact.given()) {
        return Cell::plain(given.trim());
    }
    if texts.iter().any(Fact::is_stated_none) { file.none() } else { file.not_stated() }
}

/// Audits: what each looked at, and what became of what it raised; the newest first.
fn audits(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Block {
    let file = &pack.file;
    let mut sorted: Vec<&Artefact> = found.to_vec();
    sorted.sort_by_key(|audit| (std::cmp::Reverse(day(audit)), audit.id()));
    let actions = [ArtefactKind::CorrectiveAction, ArtefactKind::Improvement];
    let actions = file.there(&actions);
    let rows = sorted.iter().take(LONGEST).map(|audit| {
        let raised: Vec<_> = actions
            .iter()
            .filter(|action| {
                let part = action.document().action.as_deref();
                part.and_then(|part| part.raised_by.given()) == Some(audit.id())
            })
            .collect();
        let open = raised
            .iter()
            .filter(|action| actions::Stand::of(action, file.as_of()).is_open())
            .count();
        let clauses = of(audit.document().review.as_deref(), |part| &part.clauses);
        let clauses = match clauses {
            Fact::Given(clauses) => {
                Cell::plain(clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
            Fact::StatedNone => file.none(),
            Fact::Unknown => file.not_stated(),
        };
        let came = file.with(
            "review-pack-raised-open",
            &[("raised", counted(raised.len())), ("open", counted(open))],
        );
        body(vec![
            Cell::of(titled(audit)),
            file.day_cell(day(audit).map_or(Fact::Unknown, Fact::Given)),
            clauses,
            result(file, audit),
            Cell::plain(came),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let left = left_out(file, sorted.len().saturating_sub(rows.len()));
    let columns = vec![
        column(file, "review-pack-audit", 28),
        column(file, "review-pack-day", 13),
        column(file, "review-pack-clauses", 16),
        column(file, "review-pack-result", 25),
        column(file, "review-pack-came-of", 18),
    ];
    table(columns, rows, left)
}

/// Risks, those above their limit first, then by level.
fn risks(file: &OnFile<'_, '_>, found: &[&Artefact]) -> Block {
    let mut sorted: Vec<&Artefact> = found.to_vec();
    sorted.sort_by_key(|risk| crate::contents::charter::risk_rank(risk));
    let rows = sorted.iter().take(LONGEST).map(|risk| {
        let document = risk.document();
        let part = document.risk.as_deref();
        let level = match (of(part, |part| &part.level), of(part, |part| &part.appetite)) {
            (Fact::Given(level), Fact::Given(limit)) => {
                let told = file.with(
                    "review-pack-level",
                    &[("level", level.to_string().into()), ("limit", limit.to_string().into())],
                );
                if level > limit {
                    Cell::toned(format!("\u{26a0} {told}"), Tone::Bad)
                } else {
                    Cell::plain(told)
                }
            }
            _ => file.text_cell(of(part, |part| &part.acceptance)),
        };
        let treated = match of(part, |part| &part.actions) {
            Fact::Given(ids) => treated(file, ids),
            Fact::StatedNone => file.none(),
            Fact::Unknown => file.not_stated(),
        };
        let checked = file.text_cell(of(part, |part| &part.effectiveness_check));
        body(vec![Cell::of(titled(risk)), level, file.who_cell(&document.owner), treated, checked])
    });
    let rows: Vec<Row> = rows.collect();
    let left = left_out(file, sorted.len().saturating_sub(rows.len()));
    let columns = vec![
        column(file, "review-pack-risk", 28),
        column(file, "review-pack-height", 17),
        column(file, "review-pack-owner", 16),
        column(file, "review-pack-actions", 20),
        column(file, "review-pack-check", 19),
    ];
    table(columns, rows, left)
}

/// The actions on a risk, each with a word where its day has passed.
fn treated(file: &OnFile<'_, '_>, ids: &[clausegraph::ArtefactId]) -> Cell {
    let mut late = false;
    let told: Vec<String> = ids
        .iter()
        .map(|id| {
            let action = file.organisation().artefact(id.as_str());
            match action.map(|action| actions::Stand::of(action, file.as_of())) {
                Some(stand) if stand.is_overdue() => {
                    late = true;
                    file.with("review-pack-late-action", &[("action", id.as_str().into())])
                }
                _ => id.to_string(),
            }
        })
        .collect();
    let tone = if late { Tone::Bad } else { Tone::None };
    Cell::toned(told.join(", "), tone)
}

/// Policies: approval and the day by which each is to be read again.
fn policies(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Block {
    let file = &pack.file;
    let cycles: Vec<_> = file.basis.assessment.review_cycles().collect();
    let cycle = |policy: &Artefact| cycles.iter().find(|cycle| cycle.artefact.id() == policy.id());
    let mut sorted: Vec<&Artefact> = found.to_vec();
    sorted.sort_by_key(|policy| {
        let late = cycle(policy).is_some_and(|cycle| cycle.overdue);
        (!late, cycle(policy).map(|cycle| cycle.due), policy.id())
    });
    let late = sorted.iter().filter(|policy| cycle(policy).is_some_and(|cycle| cycle.overdue));
    let room = LONGEST.max(late.count());
    let rows = sorted.iter().take(room).map(|policy| {
        let again = match cycle(policy) {
            Some(cycle) if cycle.overdue => {
                let days = file.as_of().days_since(cycle.due);
                let late = file.with("review-pack-overdue", &[("days", days.into())]);
                Cell::toned(format!("{}: {late}", file.day(cycle.due)), Tone::Bad)
            }
            Some(cycle) => Cell::plain(file.day(cycle.due)),
            None => file.not_stated(),
        };
        let read = policy.document().last_reviewed_on;
        body(vec![
            Cell::of(titled(policy)),
            file.who_cell(&policy.document().owner),
            Cell::plain(crate::contents::charter::approval(file, policy)),
            file.day_cell(read),
            again,
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let left = left_out(file, sorted.len().saturating_sub(rows.len()));
    let columns = vec![
        column(file, "review-pack-policy", 30),
        column(file, "review-pack-owner", 16),
        column(file, "review-pack-approval", 22),
        column(file, "review-pack-last-read", 14),
        column(file, "review-pack-read-again", 18),
    ];
    table(columns, rows, left)
}

/// Record sets: how many there are, and of which time.
fn records(file: &OnFile<'_, '_>, found: &[&Artefact]) -> Block {
    let rows = found.iter().map(|set| {
        let part = set.document().records.as_deref();
        let period = match of(part, |part| &part.period) {
            Fact::Given(period) => Cell::plain(format!(
                "{} \u{2013} {}",
                file.day(period.first()),
                file.day(period.last())
            )),
            Fact::StatedNone => file.none(),
            Fact::Unknown => file.not_stated(),
        };
        let total = match of(part, |part| &part.total) {
            Fact::Given(total) => Cell::plain(file.basis.texts.number(u64::from(*total))),
            Fact::StatedNone => file.none(),
            Fact::Unknown => file.not_stated(),
        };
        body(vec![Cell::of(titled(set)), period, total])
    });
    let columns = vec![
        column(file, "review-pack-records", 50),
        column(file, "review-pack-period", 32),
        Column { header: file.say("review-pack-total"), width: 18, align: Align::End },
    ];
    table(columns, rows.collect(), String::new())
}

/// What the organisation is bound by.
fn obligations(file: &OnFile<'_, '_>, found: &[&Artefact]) -> Block {
    let rows = found.iter().map(|obligation| {
        let applies = of(obligation.document().obligation.as_deref(), |part| &part.applicable);
        let applies = match applies {
            Fact::Given(true) => Cell::plain(file.say("review-pack-applies")),
            Fact::Given(false) => Cell::plain(file.say("review-pack-does-not-apply")),
            Fact::StatedNone => file.none(),
            Fact::Unknown => file.not_stated(),
        };
        body(vec![
            Cell::of(titled(obligation)),
            file.who_cell(&obligation.document().owner),
            applies,
            file.day_cell(obligation.document().last_reviewed_on),
        ])
    });
    let columns = vec![
        column(file, "review-pack-obligation", 42),
        column(file, "review-pack-owner", 22),
        column(file, "review-pack-applies-head", 18),
        column(file, "review-pack-last-read", 18),
    ];
    table(columns, rows.collect(), String::new())
}
