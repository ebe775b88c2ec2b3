//! The report of a register import as text for a terminal.

use super::{
    AbsentColumn, FileMapping, LeftColumn, MappingReport, SheetLeft, SheetMapping, TableMapping,
};
use crate::page::{Page, count, cut_to, short};

/// How many characters a reason takes at most; it may hold a part of a value.
const REASON: usize = 240;

/// The report as text, no line wider than 80 characters.
///
/// Long lists are cut, with the number of entries that are not shown; the report itself has them all.
/// Signs that steer a terminal are printed as `\u{..}`.
pub fn render_mapping_report(report: &MappingReport) -> String {
    let mut page = Page::default();
    for (index, file) in report.files.iter().enumerate() {
        if index > 0 {
            page.line(0, "");
        }
        page.file(file);
    }
    if report.files.is_empty() {
        page.line(0, "No files.");
    }
    page.summary(report);
    page.text
}

impl Page {
    fn file(&mut self, file: &FileMapping) {
        self.line(0, &file.path);
        for note in &file.notes {
            self.line(2, &format!("note: {}", cut_to(note, REASON)));
        }
        for sheet in &file.sheets {
            self.sheet(sheet);
        }
    }

    fn sheet(&mut self, sheet: &SheetMapping) {
        let name = match (sheet.name.as_str(), sheet.hidden) {
            ("", _) => None,
            (name, false) => Some(format!("sheet {}", short(name))),
            (name, true) => Some(format!("sheet {} (hidden)", short(name))),
        };
        if let Some(left) = &sheet.left {
            let name = name.unwrap_or_else(|| "the file".to_owned());
            let rows = count(sheet.unread, "row", "rows");
            self.line(2, &format!("{name}: {rows} left, {}", left_text(left)));
            return;
        }
        if let Some(name) = name {
            self.line(2, &name);
        }
        if sheet.above > 0 {
            let rows = count(sheet.above, "row", "rows");
            self.line(4, &format!("{rows} above the first table: left"));
        }
        for table in &sheet.tables {
            self.table(table);
        }
        self.few(4, "rows outside the tables", &sheet.outside, |page, row| {
            page.line(6, &format!("{}: {}", row.place, short(&row.written)));
        });
    }

    fn table(&mut self, table: &TableMapping) {
        let rows = count(table.rows, "row", "rows");
        let header = table.header.as_ref();
        let header = header.map_or_else(String::new, |place| match table.header_rows {
            0 | 1 => format!(", header at {place}"),
            rows => format!(", header at {place} in {rows} rows"),
        });
        self.line(4, &format!("{}: {rows} as {}{header}", table.table, table.makes));
        if let Some(rival) = &table.rival {
            self.line(
                6,
                &format!("its headers are those of `{rival}` too: state `sheets` in the map"),
            );
        }
        if table.examples > 0 {
            let rows = count(table.examples, "example row", "example rows");
            self.line(6, &format!("{rows}: skipped"));
        }
        if table.rows == 0 && table.left_rows.is_empty() && table.problems.is_empty() {
            // Which columns a table without entries has is of no interest.
            return;
        }
        for column in &table.columns {
            let fields = column.fields.join(", ");
            let cells = count(column.filled, "cell", "cells");
            self.line(6, &format!("{} -> {fields} ({cells})", short(&column.header)));
        }
        let absent =
            |required| table.absent.iter().filter(move |column| column.required == required);
        let others: Vec<String> = absent(false).map(|column| column.field.clone()).collect();
        if !others.is_empty() {
            self.line(6, &format!("without a column: {}", others.join(", ")));
        }
        self.few(6, "columns that no rule takes", &table.left_columns, |page, column| {
            page.line(8, &left_column(column));
        });
        if table.carried > 0 {
            let values = count(table.carried, "value", "values");
            self.line(6, &format!("{values} carried as written"));
        }
        let required: Vec<&AbsentColumn> = absent(true).collect();
        self.few(6, "columns that have to be there and are not", &required, |page, column| {
            let near = column.near.as_ref();
            let near = near.map(|near| format!("; did you mean `{}`?", short(near)));
            let near = near.unwrap_or_default();
            page.line(8, &format!("`{}` for {}{near}", column.header, column.field));
        });
        self.few(6, "rows left", &table.left_rows, |page, row| {
            let why = cut_to(&row.why.to_string(), REASON);
            page.line(8, &format!("{}: {why}: {}", row.place, short(&row.written)));
        });
        self.few(6, "problems", &table.problems, |page, problem| {
            let value = short(&problem.value);
            let why = cut_to(&problem.defect.to_string(), REASON);
            page.line(8, &format!("{}, {}: `{value}`: {why}", problem.place, problem.field));
        });
    }

    fn summary(&mut self, report: &MappingReport) {
        let sheets = || report.files.iter().flat_map(|file| &file.sheets);
        let tables = || sheets().flat_map(|sheet| &sheet.tables);
        let rows = tables().map(|table| table.rows).sum();
        let left = tables().map(|table| table.left_rows.len()).sum::<usize>()
            + sheets().map(|sheet| sheet.outside.len()).sum::<usize>();
        let carried = tables().map(|table| table.carried).sum::<usize>();
        self.section("In all", 1, |page| {
            let files = count(report.files.len(), "file", "files");
            let found = count(tables().count(), "table", "tables");
            page.line(2, &format!("{files}, {found}, {}", count(rows, "row read", "rows read")));
            for made in &report.made {
                page.line(2, &format!("{}: {}", made.what, made.number));
            }
            if report.people_given_keys > 0 {
                let people = count(report.people_given_keys, "person", "persons");
                let how = if report.keys_are_names {
                    "got a key made of the name"
                } else {
                    "got a pseudonym as key"
                };
                page.line(2, &format!("{people} that `people` does not name {how}"));
            }
            if carried > 0 {
                page.line(2, &format!("{} carried", count(carried, "value", "values")));
            }
            if left > 0 {
                page.line(2, &format!("{} left", count(left, "row", "rows")));
            }
            if !report.unused_tables.is_empty() {
                let names = report.unused_tables.join(", ");
                page.line(2, &format!("tables of the map without a sheet: {names}"));
            }
            let problems = report.problems();
            page.line(
                2,
                &match problems {
                    0 => "no problems".to_owned(),
                    _ => count(problems, "problem", "problems"),
                },
            );
        });
    }
}

fn left_text(left: &SheetLeft) -> String {
    match left {
        SheetLeft::Blank => "nothing stands on it".to_owned(),
        SheetLeft::NoTable { near: None } => "no table of the map takes it by its name".to_owned(),
        SheetLeft::NoTable { near: Some(near) } => {
            format!("no table of the map takes it by its name; its headers are those of `{near}`")
        }
        SheetLeft::NoHeader { tables } => {
            let tables: Vec<String> = tables.iter().map(|table| format!("`{table}`")).collect();
            format!("the headers of {} stand nowhere on it", tables.join(", "))
        }
    }
}

fn left_column(column: &LeftColumn) -> String {
    let values = count(column.values, "value", "values");
    let example = column.example.as_ref();
    let example = example.map(|text| format!(", such as `{}`", short(text))).unwrap_or_default();
    let what = if column.carried { "carried" } else { "left" };
    format!("{}: {values} {what}{example}", short(&column.header))
}
