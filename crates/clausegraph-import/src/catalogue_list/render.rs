//! The report of a list as text for a terminal.

use super::ListReport;
use crate::page::{Page, count, short};

/// The report as text, no line wider than 80 characters; long lists are cut, with the number of
/// entries that are not shown.
pub fn render_list_report(report: &ListReport) -> String {
    let mut page = Page::default();
    let criteria = count(report.criteria, "criterion", "criteria");
    let clauses = count(report.clauses.len(), "clause", "clauses");
    page.line(0, &format!("Read {criteria} in {clauses}."));
    page.section("Columns", report.columns.len(), |page| {
        for (role, name) in &report.columns {
            page.line(2, &format!("{role}: `{}`", short(name)));
        }
    });
    page.list("Clauses", &report.clauses, |page, (id, title, standing)| {
        let title = title.as_ref().map(|title| format!(" {}", short(title))).unwrap_or_default();
        page.line(2, &format!("{id}{title}: {}", count(*standing, "criterion", "criteria")));
    });
    page.list("Ids that had to be changed", &report.changed, |page, changed| {
        let said = format!("`{}` is {}", short(&changed.written), changed.id);
        page.entry(&changed.place, None, &said);
    });
    let title = "Statements that are too long: cut, and in full in the overlay";
    page.list(title, &report.long, |page, long| {
        page.line(2, &format!("{}: {} characters", long.id, long.characters));
    });
    page.section("Ids that are numbers in the file", report.numbers, |page| {
        let ids = count(report.numbers, "id", "ids");
        page.line(2, &format!("{ids}: a number has lost the zeros at its end, 1.10 is 1.1"));
    });
    page.list("Columns that were left", &report.unused, |page, column| {
        let name = if column.name.is_empty() { "without a name" } else { &short(&column.name) };
        let cells = count(column.filled, "cell", "cells");
        page.entry(&column.place, None, &format!("{name}: {cells} with something in them"));
    });
    page.list("Notes", &report.notes, |page, note| page.line(2, note));
    page.text
}
