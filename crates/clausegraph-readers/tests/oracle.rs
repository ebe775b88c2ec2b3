//! Another reader of workbooks finds the same cells.

use std::{fs, io::Cursor, path::Path};

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use clausegraph_readers::{
    ReadLimits,
    table::{Cell, Sheet, TableOptions, read_tables},
};

#[test]
fn another_reader_finds_the_same_cells() {
    // The other reader knows no cells without a column, which `sheetjs.xlsb` has.
    for file in [
        "openpyxl.xlsx",
        "dates-1904.xlsx",
        "libreoffice.xlsx",
        "libreoffice.xls",
        "libreoffice.ods",
        "sheetjs.xls",
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables").join(file);
        let bytes = fs::read(path).unwrap();
        let tables =
            read_tables(file, &bytes, &TableOptions::default(), &ReadLimits::USUAL).unwrap();
        let mut other = open_workbook_auto_from_rs(Cursor::new(bytes)).unwrap();
        let names: Vec<&str> = tables.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, other.sheet_names(), "{file}");
        for sheet in &tables.sheets {
            let range = other.worksheet_range(&sheet.name).unwrap();
            let (top, left) = range.start().unwrap_or_default();
            let mut theirs = Vec::new();
            for (row, column, data) in range.used_cells() {
                let row = u32::try_from(row).unwrap() + top + 1;
                let column = column + usize::try_from(left).unwrap();
                theirs.push((row, column, shown(data)));
            }
            assert_eq!(cells(sheet), theirs, "{file} {}", sheet.name);
        }
    }
}

/// Rows, columns and values; days and times only as such, since the other reader leaves them as numbers.
fn cells(sheet: &Sheet) -> Vec<(u32, usize, String)> {
    let mut all = Vec::new();
    for row in &sheet.rows {
        for (column, cell) in row.cells.iter().enumerate() {
            let shown = match cell {
                Cell::Empty => continue,
                Cell::Text(text) | Cell::Number(text) | Cell::Error(text) => text.clone(),
                Cell::Date(_) | Cell::Time(_) => "date or time".to_owned(),
                Cell::Bool(yes) => yes.to_string(),
                Cell::Null | Cell::List(_) => "no cell of a workbook".to_owned(),
            };
            all.push((row.number, column, shown));
        }
    }
    all
}

fn shown(data: &Data) -> String {
    match data {
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => {
            "date or time".to_owned()
        }
        Data::Int(_)
        | Data::Float(_)
        | Data::String(_)
        | Data::Bool(_)
        | Data::Error(_)
        | Data::Empty => data.to_string(),
    }
}
