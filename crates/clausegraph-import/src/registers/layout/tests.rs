//! Tables on sheets of all shapes.

use clausegraph_readers::table::{Area, Row};

use super::*;
use crate::RegisterMap;

fn map(header_rows: usize) -> RegisterMap {
    RegisterMap::parse(&format!(
        "
format_version: 1
source: {{id: lists, carries: []}}
tables:
- name: services
  makes: services
  key: {{header: Service}}
  header: {{rows: {header_rows}}}
  columns: [{{field: name, header: Service}}, {{field: owner, header: Owner, aliases: [Contact]}}]
- name: suppliers
  makes: suppliers
  key: {{header: Supplier}}
  columns: [{{field: name, header: Supplier}}, {{field: owner, header: Owner}}]
"
    ))
    .unwrap()
}

/// A sheet of rows by number; cells are parted by `|`.
fn sheet(places: Places, rows: &[(u32, &str)]) -> Sheet {
    let cell = |text: &str| match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.replace("\\n", "\n")),
    };
    let rows = rows.iter().map(|(number, cells)| Row {
        number: *number,
        cells: cells.split('|').map(cell).collect(),
    });
    Sheet { places, rows: rows.collect(), ..Sheet::default() }
}

/// Each table with the numbers of its rows, then the rows above and outside.
fn shape(sheet: &Sheet, map: &RegisterMap) -> String {
    let covered = covered(sheet);
    let tables: Vec<(usize, &RegisterTable)> = map.tables.iter().enumerate().collect();
    let layout = layout(sheet, &covered, &tables);
    let numbers = |rows: &[usize]| {
        let numbers = rows.iter().map(|row| sheet.rows[*row].number.to_string());
        numbers.collect::<Vec<String>>().join(" ")
    };
    let placed = layout.placed.iter().map(|placed| {
        let name = &map.tables[placed.table].name;
        format!("{name}@{}: {}", placed.header_row, numbers(&placed.rows))
    });
    let mut lines: Vec<String> = placed.collect();
    lines.push(format!("above: {}", numbers(&layout.above)));
    lines.push(format!("outside: {}", numbers(&layout.outside)));
    lines.join("\n")
}

#[test]
fn a_table_ends_at_the_next_header_or_two_blank_rows() {
    let rows = [
        (1, "All we have"),
        (3, "SERVICE:|owner"),
        (4, "Mail|jane"),
        (6, "Net|"),
        (7, "Supplier|Owner|Type"),
        (8, "CloudCo||x"),
        (11, "printed on Monday"),
    ];
    let sheet = sheet(Places::Cells, &rows);
    assert_eq!(shape(&sheet, &map(1)), "services@3: 4 6\nsuppliers@7: 8\nabove: 1\noutside: 11");
}

#[test]
fn line_breaks_within_fields_are_no_blank_rows() {
    let rows = [(1, "Service|Owner"), (2, "Mail\\nand\\nmore\\nof it|jane"), (6, "Net|")];
    let text = sheet(Places::Lines, &rows);
    assert_eq!(shape(&text, &map(1)), "services@1: 2 6\nabove: \noutside: ");
    let workbook = sheet(Places::Cells, &rows);
    assert_eq!(shape(&workbook, &map(1)), "services@1: 2\nabove: \noutside: 6");
}

#[test]
fn a_header_may_be_repeated() {
    let rows = [(1, "Service|Owner"), (2, "Mail|"), (3, "Service|Owner"), (4, "Net|")];
    let sheet = sheet(Places::Cells, &rows);
    assert_eq!(shape(&sheet, &map(1)), "services@1: 2\nservices@3: 4\nabove: \noutside: ");
}

#[test]
fn one_header_alone_is_not_enough() {
    let sheet = sheet(Places::Cells, &[(1, "Owner"), (2, "jane")]);
    assert_eq!(shape(&sheet, &map(1)), "above: 1 2\noutside: ");
}

#[test]
fn merged_headers_stand_over_the_columns_that_they_are_merged_over() {
    let rows = [(1, "Supplier||Contact"), (2, "No.|Name|"), (3, "7|CloudCo|jane")];
    let mut sheet = sheet(Places::Cells, &rows);
    sheet.merged = vec![Area { first_row: 1, last_row: 1, first_column: 0, last_column: 1 }];
    let heads = Heads::of(&sheet, 0, 2);
    let texts: Vec<&str> = heads.texts.iter().flatten().map(String::as_str).collect();
    assert_eq!(texts, ["Supplier / No.", "Supplier / Name", "Contact"]);
    // Where a file knows no merged cells, a blank belongs to the text on its left.
    sheet.merged.clear();
    let heads = Heads::of(&sheet, 0, 2);
    assert_eq!(heads.texts.iter().flatten().count(), 3);
}

#[test]
fn repeated_headers_have_numbers() {
    let sheet = sheet(Places::Cells, &[(1, "Comment|Comment|comment:|Item #2")]);
    let heads = Heads::of(&sheet, 0, 1);
    let texts: Vec<&str> = heads.texts.iter().flatten().map(String::as_str).collect();
    assert_eq!(texts, ["Comment", "Comment#2", "comment:#3", "Item #2"]);
    let find = |text: &str| {
        heads.find(&RegisterHeader { text: text.to_owned(), ..RegisterHeader::none() })
    };
    assert_eq!(
        ["Comment", "comment#2", "Comment#3", "Comment#4", "Item #2", "Comment#0"].map(find),
        [Some(0), Some(1), Some(2), None, Some(3), None]
    );
}

#[test]
fn cells_merged_downwards_have_the_value_of_the_first() {
    let mut sheet = sheet(Places::Cells, &[(1, "Service|Owner"), (2, "Mail|jane"), (3, "|john")]);
    sheet.merged = vec![Area { first_row: 2, last_row: 9, first_column: 0, last_column: 0 }];
    let covered = covered(&sheet);
    assert_eq!(covered.get(&(2, 0)), Some(&&Cell::Text("Mail".to_owned())));
    assert_eq!(covered.len(), 1);
}

#[test]
fn areas_that_overlap_are_not_followed_without_end() {
    let rows: Vec<(u32, &str)> = (1..=2_000).map(|number| (number, "x")).collect();
    let mut sheet = sheet(Places::Cells, &rows);
    let area = Area { first_row: 1, last_row: u32::MAX, first_column: 0, last_column: usize::MAX };
    sheet.merged = vec![area; 2_000];
    assert_eq!(covered(&sheet).len(), 1_999);
}

#[test]
fn a_header_reaches_as_far_down_as_its_cells_are_merged() {
    let rows = [
        (1, "List of suppliers"),
        (3, "Supplier|Contract|"),
        (4, "|Owner|From"),
        (5, "A|jane|2026"),
    ];
    let mut sheet = sheet(Places::Cells, &rows);
    let area = |first_row, last_row, first_column, last_column| Area {
        first_row,
        last_row,
        first_column,
        last_column,
    };
    sheet.merged = vec![area(3, 4, 0, 0), area(3, 3, 1, 2)];
    let map = map(1);
    insta::assert_snapshot!(shape(&sheet, &map), @r"
    suppliers@3: 5
    above: 1
    outside:
    ");
    // Without merged cells nobody says that the second row is a part of the header.
    sheet.merged.clear();
    assert!(shape(&sheet, &map).starts_with("above: 1 3 4 5"), "{}", shape(&sheet, &map));
}
