//! Sheet Change log: who changed what in this file, from its making on.

use super::{
    basis::Beside,
    columns::{ColumnValue, FilledBy},
};
use crate::{content::Content, table::Column};

/// The columns of the sheet: people fill them in.
pub(crate) fn columns(beside: &Beside<'_, '_>) -> Vec<Column> {
    let texts = beside.basis.texts;
    let columns = [
        ("on", 13, ColumnValue::Date),
        ("by", 20, ColumnValue::Person),
        ("rows", 26, ColumnValue::Text),
        ("change", 60, ColumnValue::Text),
        ("reason", 46, ColumnValue::Text),
    ];
    let columns = columns.into_iter().map(|(key, width, value)| {
        Column::keyed(texts, "log", key, width).holding(value).by(FilledBy::Both)
    });
    columns.collect()
}

/// The first row: that it was made.
pub(crate) fn rows(beside: &Beside<'_, '_>) -> Vec<Vec<Content>> {
    let texts = beside.basis.texts;
    vec![vec![
        Content::Day(beside.basis.assessment.as_of()),
        Content::Blank,
        Content::Blank,
        Content::text(texts.say("workbook-log-made")),
        Content::Blank,
    ]]
}
