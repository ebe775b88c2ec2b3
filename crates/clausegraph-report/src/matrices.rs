//! Matrices: what each service, supplier, agreement and process has of what it must have.

use anstyle::Style;
use clausegraph::{Assessment, Matrix, MatrixRow, MatrixState, Status};

use crate::{
    Look,
    layout::{Page, cut, pad, pad_left, status_sign, width},
    markdown::plain,
    palette::paint,
    text::status_words,
    wording::{counted, organisation_title},
};

/// The widest name of a row.
const WIDEST: usize = 28;

/// The shape of what there is of a column.
fn sign(state: MatrixState) -> &'static str {
    status_sign(state_status(state))
}

/// What there is of a column, in words.
fn state_words(state: MatrixState) -> &'static str {
    match state {
        MatrixState::There => "there",
        MatrixState::Unknown => "not stated",
        MatrixState::Short(Status::Stale) => "stale",
        MatrixState::Short(Status::Weak) => "weak",
        MatrixState::Short(_) => "partial",
        MatrixState::Hole => "not there",
        MatrixState::NotAsked => "not asked",
    }
}

fn state_status(state: MatrixState) -> Status {
    match state {
        MatrixState::There => Status::Covered,
        MatrixState::Unknown => Status::CannotEvaluate,
        MatrixState::Short(status) => status,
        MatrixState::Hole => Status::Missing,
        MatrixState::NotAsked => Status::NotTriggered,
    }
}

/// Matrices as text for a terminal: one row for each member, one sign for each column.
pub fn matrices_text(assessment: &Assessment<'_>, matrices: &[Matrix<'_>], look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let name = organisation_title(assessment);
    let title = format!("{name}: what each must have, as of {}", assessment.as_of());
    page.hanging("", 0, &title, palette.title);
    page.blank();
    let legend = [
        MatrixState::There,
        MatrixState::Unknown,
        MatrixState::Short(Status::Stale),
        MatrixState::Short(Status::Weak),
        MatrixState::Short(Status::Partial),
        MatrixState::Hole,
        MatrixState::NotAsked,
    ];
    let legend: Vec<String> =
        legend.iter().map(|state| format!("{} {}", sign(*state), state_words(*state))).collect();
    page.hanging("", 0, &legend.join("   "), palette.faint);
    for matrix in matrices {
        one(&mut page, matrix);
    }
    page.finish()
}

fn one(page: &mut Page, matrix: &Matrix<'_>) {
    let palette = page.palette();
    let remark = counted(matrix.rows.len(), "row", "rows");
    page.heading(&matrix.document.title, &remark);
    if matrix.members_unknown {
        let words = "Nobody states which there are: some of them, or all, may not be listed here.";
        page.hanging("", 0, words, palette.unknown);
    }
    if matrix.rows.is_empty() {
        if !matrix.members_unknown {
            page.line("None.");
        }
        return;
    }
    for (index, column) in matrix.document.columns.iter().enumerate() {
        let there = matrix.rows.iter().filter(|row| state(row, index) == MatrixState::There);
        let asked = matrix.rows.iter().filter(|row| state(row, index) != MatrixState::NotAsked);
        let label = format!("{:>3}  ", index + 1);
        let words = format!("{}: there for {} of {}", column.title, there.count(), asked.count());
        page.hanging(&label, width(&label), &words, palette.faint);
    }
    page.blank();
    let names = matrix.rows.iter().map(|row| width(&name(row))).max().unwrap_or_default();
    let names = names.min(WIDEST);
    let numbers: String =
        (1..=matrix.document.columns.len()).map(|one| pad_left(&one.to_string(), 3)).collect();
    page.line(&format!("{}{}", pad("", names), paint(palette.faint, &numbers)));
    for row in &matrix.rows {
        let mut line = pad(&cut(&name(row), names), names);
        for entry in &row.entries {
            line.push_str("  ");
            line.push_str(&paint(palette.status(state_status(entry.state)), sign(entry.state)));
        }
        page.line(&line);
    }
    for row in &matrix.rows {
        let holes: Vec<&str> = row
            .entries
            .iter()
            .filter(|entry| entry.state == MatrixState::Hole)
            .map(|entry| entry.column.title.as_str())
            .collect();
        if !holes.is_empty() && holes.len() < row.entries.len() {
            let label = format!("  {}: ", cut(&name(row), WIDEST));
            page.hanging(&label, 4, &format!("not there: {}", holes.join(", ")), Style::new());
        }
    }
}

fn state(row: &MatrixRow<'_>, index: usize) -> MatrixState {
    row.entries.get(index).map_or(MatrixState::NotAsked, |entry| entry.state)
}

fn name(row: &MatrixRow<'_>) -> String {
    row.member.id().unwrap_or("all").to_owned()
}

/// Matrices as a Markdown document, one table each.
pub fn matrices_markdown(assessment: &Assessment<'_>, matrices: &[Matrix<'_>]) -> String {
    let organisation = organisation_title(assessment);
    let mut lines = vec![format!("# {}: what each must have", plain(organisation)), String::new()];
    lines.push(format!("{}, as of {}.", plain(assessment.catalogue().title()), assessment.as_of()));
    for matrix in matrices {
        lines.extend([
            String::new(),
            format!("## {}", plain(&matrix.document.title)),
            String::new(),
        ]);
        if matrix.members_unknown {
            lines.push("Nobody states which there are.".to_owned());
            lines.push(String::new());
        }
        if matrix.rows.is_empty() {
            if !matrix.members_unknown {
                lines.push("None.".to_owned());
            }
            continue;
        }
        let columns: Vec<String> =
            matrix.document.columns.iter().map(|column| plain(&column.title)).collect();
        lines.push(format!("| | {} |", columns.join(" | ")));
        lines.push(format!("|:--|{}", ":--|".repeat(columns.len())));
        for row in &matrix.rows {
            let entries: Vec<String> = row
                .entries
                .iter()
                .map(|entry| plain(&format!("{} {}", sign(entry.state), state_words(entry.state))))
                .collect();
            lines.push(format!("| {} | {} |", plain(&name(row)), entries.join(" | ")));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The status words of a matrix for programs.
pub(crate) fn state_word(state: MatrixState) -> String {
    match state {
        MatrixState::There => "there".to_owned(),
        MatrixState::Unknown => "unknown".to_owned(),
        MatrixState::Short(status) => status_words(status),
        MatrixState::Hole => "hole".to_owned(),
        MatrixState::NotAsked => "not-asked".to_owned(),
    }
}
