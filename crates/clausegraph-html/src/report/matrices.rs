//! Scope matrices: what each service, supplier, agreement and process has of what it must have.

use clausegraph::{Matrix, MatrixEntry, MatrixRow, MatrixState, Status};
use clausegraph_report::status_sign;
use maud::{Markup, html};

use super::{Context, parts};

/// Rows that stand first.
const FIRST: usize = 60;

const fn status_of(state: MatrixState) -> Status {
    match state {
        MatrixState::There => Status::Covered,
        MatrixState::Unknown => Status::CannotEvaluate,
        MatrixState::Short(status) => status,
        MatrixState::Hole => Status::Missing,
        MatrixState::NotAsked => Status::NotTriggered,
    }
}

fn words(context: &Context<'_, '_>, state: MatrixState) -> String {
    match state {
        MatrixState::There => context.say("report-matrix-there"),
        MatrixState::Unknown => context.say("report-matrix-unknown"),
        MatrixState::Short(status) => parts::status_words(context, status),
        MatrixState::Hole => context.say("report-matrix-hole"),
        MatrixState::NotAsked => context.say("report-matrix-not-asked"),
    }
}

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let matrices = context.assessment().matrices();
    let legend = [
        MatrixState::There,
        MatrixState::Unknown,
        MatrixState::Short(Status::Stale),
        MatrixState::Short(Status::Weak),
        MatrixState::Short(Status::Partial),
        MatrixState::Hole,
        MatrixState::NotAsked,
    ];
    html! {
        section #matrices aria-labelledby="matrices-h" {
            h2 #matrices-h { (context.say("report-matrices")) }
            p.lead { (context.say("report-matrices-lead")) }
            p.legend { @for state in legend {
                @let status = status_of(state);
                span class={ "s " (parts::status_class(status)) } { (words(context, state)) } " "
            } }
            @for matrix in &matrices { (one(context, matrix)) }
        }
    }
}

fn one(context: &Context<'_, '_>, matrix: &Matrix<'_>) -> Markup {
    let (shown, rest) = matrix.rows.split_at(FIRST.min(matrix.rows.len()));
    html! {
        div.matrix {
            h3 { (matrix.document.title) " " small { (context.count("report-rows", matrix.rows.len())) } }
            @if matrix.members_unknown { p.none { (context.say("report-members-unknown")) } }
            @else if matrix.rows.is_empty() { p.none { (context.say("report-none")) } }
            @if !shown.is_empty() { (table(context, matrix, shown)) }
            @if !rest.is_empty() {
                (parts::more(&context.count("report-more", rest.len()), &parts::folded(context, table(context, matrix, rest))))
            }
        }
    }
}

fn table(context: &Context<'_, '_>, matrix: &Matrix<'_>, rows: &[MatrixRow<'_>]) -> Markup {
    let table = html! {
        table.matrix {
            caption.vh { (matrix.document.title) }
            thead { tr {
                th scope="col" { span.vh { (matrix.document.title) } }
                @for (at, column) in matrix.document.columns.iter().enumerate() {
                    th scope="col" { span { (column.title) } small { (there(context, matrix, at)) } }
                }
            } }
            tbody { @for row in rows { tr {
                th scope="row" { (row.member.name().or_else(|| row.member.id()).unwrap_or_default()) }
                @for entry in &row.entries { (field(context, entry)) }
            } } }
        }
    };
    parts::wide(&matrix.document.title, &table)
}

/// For how many of those that are asked it is there.
fn there(context: &Context<'_, '_>, matrix: &Matrix<'_>, column: usize) -> String {
    let states = matrix.rows.iter().filter_map(|row| row.entries.get(column)).map(|one| one.state);
    let asked: Vec<MatrixState> = states.filter(|state| *state != MatrixState::NotAsked).collect();
    let there = asked.iter().filter(|state| **state == MatrixState::There).count();
    let places =
        [("known", context.number(there).into()), ("all", context.number(asked.len()).into())];
    context.say_with("report-of", &places)
}

fn field(context: &Context<'_, '_>, entry: &MatrixEntry<'_>) -> Markup {
    let status = status_of(entry.state);
    let words = words(context, entry.state);
    let sign = html! { span.i { (status_sign(status)) } };
    let sign = html! { span aria-hidden="true" { (sign) } span.vh { (words) } };
    html! {
        td class=(parts::status_class(status)) title=(words) {
            @if let Some(cell) = entry.cells.first() { a href={ "#" (cell.name()) } { (sign) } }
            @else { (sign) }
        }
    }
}
