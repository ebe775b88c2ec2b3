//! The list of clauses, side by side on one page, each with how many rows it has and how many are judged.

use super::{ClauseRows, clause_anchor};
use crate::{
    Basis, Block, Cell, Section, Words,
    contents::audit::pieces::{
        column, joined, linked, number_column, paragraph, row, section as part, table,
    },
};

/// How many lists stand side by side.
const LISTS: usize = 3;

pub(super) fn section(basis: &Basis<'_, '_>, clauses: &[ClauseRows<'_>]) -> Section {
    let title = basis.say("evidence-map-contents");
    if clauses.is_empty() {
        return part(title, "clauses", vec![paragraph(basis.say("evidence-map-nothing"))]);
    }
    let mut columns = Vec::new();
    for _ in 0..LISTS {
        columns.push(column(basis.say("evidence-map-column-clause"), 24));
        columns.push(number_column(basis.say("evidence-map-column-judged"), 5));
        columns.push(number_column(basis.say("evidence-map-column-rows"), 5));
    }
    let length = clauses.len().div_ceil(LISTS);
    let lists: Vec<&[ClauseRows<'_>]> = clauses.chunks(length).collect();
    let rows = (0..length).map(|line| {
        let cells = (0..LISTS).flat_map(|list| {
            let clause = lists.get(list).and_then(|list| list.get(line));
            clause.map_or_else(
                || [const { Cell::of(Words::none()) }; 3],
                |clause| cells(basis, clause),
            )
        });
        row(cells.collect())
    });
    let rows = rows.collect();
    Section { starts_page: true, ..part(title, "clauses", vec![table(columns, rows)]) }
}

/// What signs and places mean.
pub(super) fn how_to_read(basis: &Basis<'_, '_>) -> Section {
    let signs = ["covered", "cannot-evaluate", "stale", "weak", "partial", "missing"];
    let signs = signs.map(|status| {
        Words::plain(basis.texts.say_with("audit-status", &[("status", status.into())]))
    });
    let says = basis.say("evidence-map-how-status");
    let status = Words::plain(format!("{says} ")).and(joined(signs, ", ")).and(Words::plain("."));
    let how = ["evidence-map-how-evidence", "evidence-map-how-noticed", "evidence-map-how-place"];
    let how = how.map(|key| Words::plain(basis.say(key)));
    let how = std::iter::once(status).chain(how).collect();
    part(basis.say("evidence-map-how"), "how-to-read", vec![Block::Bullets(how)])
}

fn cells(basis: &Basis<'_, '_>, clause: &ClauseRows<'_>) -> [Cell; 3] {
    let title = format!("{} {}", clause.id, clause.title);
    let link = linked(title.trim_end(), format!("#{}", clause_anchor(clause.id)));
    [
        Cell::of(link),
        Cell::plain(basis.count(clause.judged())),
        Cell::plain(basis.count(clause.rows.len())),
    ]
}
