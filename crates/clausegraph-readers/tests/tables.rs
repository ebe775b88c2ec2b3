//! What is read of files that are well but tricky.
//!
//! The workbooks were written by the program that they are named for: `openpyxl` 3.1, `LibreOffice` 7.4 and
//! `SheetJS` 0.18.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{fmt::Write as _, fs, path::Path};

use clausegraph_readers::{
    ReadLimits,
    table::{Cell, Places, Sheet, TableOptions, Tables, letters, read_tables},
};

#[test]
fn files_are_read_as_they_mean() {
    insta::glob!("tables/*", |path| {
        insta::assert_snapshot!(shown(&read(path)));
    });
}

#[test]
fn places_are_written_as_people_look_for_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let place = |file: &str, sheet: usize, row: usize, column: usize| {
        let tables = read(&folder.join(file));
        let sheet = &tables.sheets[sheet];
        sheet.place(sheet.rows[row].number, column)
    };
    assert_eq!(place("openpyxl.xlsx", 0, 2, 1), "Suppliers!B5");
    assert_eq!(place("libreoffice.ods", 0, 1, 1), "'Risks & more'!B2");
    assert_eq!(place("german-excel.csv", 0, 3, 0), "line 5, field 1");
    assert_eq!(place("register.json", 0, 0, 4), "/suppliers/0/approval/by");
    assert_eq!(place("register.json", 0, 1, 7), "/suppliers/1/a~1b");
    assert_eq!(place("array.json", 0, 1, 0), "/1/id");
    assert_eq!(place("lines.jsonl", 0, 1, 2), "line 3, /c");
}

fn read(path: &Path) -> Tables {
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = fs::read(path).unwrap();
    read_tables(name, &bytes, &TableOptions::default(), &ReadLimits::USUAL).unwrap()
}

fn shown(tables: &Tables) -> String {
    let mut text = String::new();
    for note in &tables.notes {
        writeln!(text, "note: {note}").unwrap();
    }
    for sheet in &tables.sheets {
        let hidden = if sheet.hidden { " (hidden)" } else { "" };
        writeln!(text, "sheet `{}`{hidden}", sheet.name).unwrap();
        for area in &sheet.merged {
            let (first, last) = (letters(area.first_column), letters(area.last_column));
            writeln!(text, "  merged {first}{}:{last}{}", area.first_row, area.last_row).unwrap();
        }
        if let Some(header) = &sheet.header {
            let names: Vec<&str> = header.iter().map(|key| key.name.as_str()).collect();
            writeln!(text, "  header: {}", names.join(" | ")).unwrap();
        }
        rows(&mut text, sheet);
    }
    text
}

fn rows(text: &mut String, sheet: &Sheet) {
    let word = match sheet.places {
        Places::Cells => "row",
        Places::Lines => "line",
        Places::Pointers => "item",
    };
    for row in &sheet.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        writeln!(text, "  {word} {}: {}", row.number, cells.join(" | ")).unwrap();
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => "-".to_owned(),
        Cell::Null => "null".to_owned(),
        Cell::Text(text) => format!("{text:?}"),
        Cell::Number(text) => text.clone(),
        Cell::Date(text) => format!("date {text}"),
        Cell::Time(text) => format!("time {text}"),
        Cell::Bool(yes) => yes.to_string(),
        Cell::Error(text) => format!("error {text}"),
        Cell::List(texts) => format!("{texts:?}"),
    }
}
