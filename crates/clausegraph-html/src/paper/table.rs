//! Tables.

use clausegraph_paper::{Align, Cell, Column, Row, RowSort, Table, Tone};
use maud::{Markup, html};

use super::words::words;

/// From so many columns on a table takes small type.
const DENSE: usize = 7;

/// A table with its caption above and its note below.
pub(super) fn table(found: &Table) -> Markup {
    let dense = (found.columns.len() >= DENSE).then_some("dense");
    let label = (!found.caption.is_empty()).then_some(found.caption.as_str());
    html! {
        // A table that is wider than the window is moved with the keyboard, too.
        div.table tabindex=[dense.map(|_| "0")] role=[dense.map(|_| "group")] aria-label=[dense.and(label)] {
            table class=[dense] {
                @if let Some(caption) = label { caption { (caption) } }
                colgroup { @for width in widths(&found.columns) { col style={ "width:" (width) "%" }; } }
                thead { tr { @for column in &found.columns {
                    th scope="col" class=[align(column.align)] { (column.header) }
                } } }
                @for body in bodies(&found.rows) {
                    tbody { @for row in body { (self::row(row, &found.columns)) } }
                }
            }
            @if !found.note.is_empty() { p.note { (found.note) } }
        }
    }
}

/// The rows, a body for those before the first group and one for each group.
fn bodies(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(|_, next| next.sort != RowSort::Group)
}

fn row(found: &Row, columns: &[Column]) -> Markup {
    match found.sort {
        RowSort::Group => html! {
            tr.group { th scope="rowgroup" colspan=(columns.len()) {
                @if let Some(cell) = found.cells.first() { (words(&cell.words)) }
            } }
        },
        RowSort::Body => html! {
            tr { @for (place, (cell, column)) in found.cells.iter().zip(columns).enumerate() {
                @if place == 0 && columns.len() > 1 && !cell.words.is_empty() {
                    th scope="row" class=[class(cell, column)] { (words(&cell.words)) }
                } @else {
                    td class=[class(cell, column)] { (words(&cell.words)) }
                }
            } }
        },
    }
}

fn class(cell: &Cell, column: &Column) -> Option<String> {
    let tone = (cell.tone != Tone::None).then(|| format!("tone t-{}", cell.tone.as_str()));
    let align = align(column.align).map(str::to_owned);
    let both: Vec<String> = tone.into_iter().chain(align).collect();
    (!both.is_empty()).then(|| both.join(" "))
}

const fn align(align: Align) -> Option<&'static str> {
    match align {
        Align::Start => None,
        Align::Middle => Some("middle"),
        Align::End => Some("end"),
    }
}

/// The widths in whole hundredths.
fn widths(columns: &[Column]) -> impl Iterator<Item = u32> {
    let all: u32 = columns.iter().map(|column| u32::from(column.width)).sum();
    columns.iter().map(move |column| (u32::from(column.width) * 100).checked_div(all).unwrap_or(0))
}
