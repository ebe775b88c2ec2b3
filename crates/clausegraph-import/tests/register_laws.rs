//! What holds of every register, and of the map for our own layout.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::sync::LazyLock;

use clausegraph_import::{
    CellDefect, FieldKind, KeyPart, RegisterFile, RegisterMap, RegisterTable, registers,
    render_mapping_report,
};
use clausegraph_model::document::{IdentityDocument, OrganisationDocument};
use clausegraph_readers::table::{Area, Cell, Places, Row, Sheet, Tables};
use proptest::prelude::*;

static STANDARD: LazyLock<RegisterMap> = LazyLock::new(|| {
    let name = "Harbour Hosting".to_owned();
    let identity = IdentityDocument {
        id: "harbour".parse().unwrap(),
        name,
        catalogue: None,
        headcount: clausegraph_model::Fact::Unknown,
    };
    RegisterMap::standard(identity).unwrap()
});

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn file(path: &str, name: &str, rows: Vec<Vec<Cell>>) -> RegisterFile {
    let rows = rows.into_iter().zip(1..).map(|(cells, number)| Row { number, cells });
    let sheet = Sheet { name: name.to_owned(), rows: rows.collect(), ..Sheet::default() };
    RegisterFile {
        path: path.to_owned(),
        tables: Tables { sheets: vec![sheet], ..Tables::default() },
    }
}

/// The headers of a table and an example row, each column once.
fn filled(table: &RegisterTable) -> (Vec<String>, Vec<String>) {
    let mut headers = Vec::new();
    let mut cells = Vec::new();
    let mut put = |header: &str, cell: &str| {
        if !headers.iter().any(|other| other == header) {
            headers.push(header.to_owned());
            cells.push(cell.to_owned());
        }
    };
    for part in table.key() {
        if let KeyPart::Column(header) = part {
            put(header.text(), header.example().unwrap());
        }
    }
    if let Some(header) = table.sort_header() {
        put(header.text(), header.example().unwrap());
    }
    if let Some(header) = table.kind_header() {
        put(header.text(), header.example().unwrap());
    }
    for column in table.columns() {
        put(column.header().text(), column.example().unwrap_or_default());
    }
    (headers, cells)
}

#[test]
fn the_examples_of_the_standard_map_are_read_as_they_are_meant() {
    for table in STANDARD.tables() {
        let (headers, cells) = filled(table);
        let rows = vec![
            headers.iter().map(|header| text(header)).collect(),
            cells.iter().map(|cell| text(cell)).collect(),
        ];
        let name = table.sheet_title();
        let report = registers(&[file("book.xlsx", name, rows)], &STANDARD).report;
        let told = &report.files[0].sheets[0].tables[0];
        assert_eq!(told.table, table.name());
        let is_loose = |defect: &CellDefect| matches!(defect, CellDefect::Dangling { .. });
        assert!(told.problems.iter().all(|problem| is_loose(&problem.defect)), "{told:#?}");
        assert!(told.left_rows.is_empty() && told.absent.is_empty(), "{told:#?}");
        assert!(told.left_columns.is_empty(), "{told:#?}");
    }
}

#[test]
fn every_alias_of_the_standard_map_leads_to_its_own_column() {
    for table in STANDARD.tables() {
        let (headers, _) = filled(table);
        for column in table.columns() {
            for alias in column.header().aliases() {
                let cells = headers.iter().map(|header| {
                    text(if header == column.header().text() { alias } else { header })
                });
                let rows = vec![cells.collect()];
                let name = table.sheet_title();
                let report = registers(&[file("book.xlsx", name, rows)], &STANDARD).report;
                let told = &report.files[0].sheets[0].tables[0];
                let found = told.columns.iter().find(|found| found.header == *alias);
                let fields = found.map(|found| found.fields.clone()).unwrap_or_default();
                let place = format!("{}: `{alias}` for {}", table.name(), column.field());
                assert!(fields.contains(&column.field()), "{place} became {fields:?}");
                let others = fields.iter().filter(|field| *field != "key").count();
                assert_eq!(others, 1, "{place} became {fields:?}");
            }
        }
    }
}

/// The sheets of a workbook in which every example is filled in.
fn examples() -> Vec<RegisterFile> {
    let example = |table: &RegisterTable| {
        let (headers, cells) = filled(table);
        let row = |cells: &[String]| cells.iter().map(|cell| text(cell)).collect();
        let path = format!("{}.csv", table.sheet_title());
        file(&path, "", vec![row(&headers), row(&cells)])
    };
    let mut files: Vec<RegisterFile> = STANDARD.tables().iter().map(example).collect();
    let others = ["director", "supplier-manager", "sms-manager", "assessor"];
    let others = others.iter().map(|key| vec![text(key)]);
    let people = [vec![text("Key"), text("Office")]].into_iter().chain(others);
    files.push(file("people-too.csv", "", people.collect()));
    files
}

#[test]
fn the_examples_of_the_standard_map_make_an_entry_of_every_sort() {
    let document = registers(&examples(), &STANDARD).document;
    let kinds = document.artefacts.iter().map(|artefact| serde_json::to_string(artefact).unwrap());
    insta::assert_snapshot!(kinds.collect::<Vec<String>>().join("\n"));
    let rest = OrganisationDocument { artefacts: Vec::new(), ..document };
    insta::assert_snapshot!(serde_json::to_string_pretty(&rest).unwrap());
}

#[test]
fn the_standard_map_helps_with_every_column() {
    for table in STANDARD.tables() {
        assert!(table.help().is_some(), "{}", table.name());
        assert!(!table.sheet_title().contains('*'));
        for column in table.columns() {
            let help = column.help().unwrap_or_default();
            assert!(help.ends_with('.'), "{}: {}: {help:?}", table.name(), column.field());
            let is_closed = matches!(column.kind(), FieldKind::Word(_));
            assert_eq!(column.closed_words().is_empty(), !is_closed);
        }
    }
}

#[test]
fn each_sheet_of_the_standard_map_is_taken_by_its_own_table_alone() {
    for table in STANDARD.tables() {
        let (headers, _) = filled(table);
        let rows = vec![headers.iter().map(|header| text(header)).collect()];
        let file = file("book.xlsx", table.sheet_title(), rows);
        let told = registers(&[file], &STANDARD).report.files.remove(0).sheets.remove(0);
        let names: Vec<&str> = told.tables.iter().map(|told| told.table.as_str()).collect();
        assert_eq!(names, [table.name()]);
        assert_eq!(told.tables[0].rival, None);
    }
}

#[test]
fn a_workbook_that_nobody_filled_in_says_nothing() {
    let files: Vec<RegisterFile> = STANDARD
        .tables()
        .iter()
        .map(|table| {
            let (headers, _) = filled(table);
            let mut example = vec!["e.g. 1".to_owned(); headers.len()];
            if table.key().is_empty() {
                example.clear();
            }
            let row = |cells: &[String]| cells.iter().map(|cell| text(cell)).collect::<Vec<_>>();
            let path = format!("{}.csv", table.sheet_title());
            file(&path, "", vec![row(&headers), row(&example)])
        })
        .collect();
    let import = registers(&files, &STANDARD);
    assert!(import.document.artefacts.is_empty() && import.document.scope.is_none());
    assert!(import.document.people.is_unknown() && import.document.exclusions.is_unknown());
    assert!(import.document.sources[0].carries.is_empty());
}

const LAWS: &str = "
format_version: 1
organisation: {id: harbour, name: Harbour Hosting}
source: {id: lists, carries: [documents]}
none: ['-']
tables:
- name: documents
  sheets: [documents]
  makes: artefacts
  kind: {column: Kind, else: document}
  key: {header: Key}
  carries: [owner]
  columns:
  - {field: title, header: Title}
  - {field: owner, header: Owner}
  - {field: approval.by, header: By}
  - {field: approval.on, header: On}
  - {field: covers, header: For}
  - {field: 'review.inputs[risks]', header: Risks}
  - {field: records.period.first, header: First}
  - {field: records.period.last, header: Last}
  - {field: claims, header: Clauses}
- name: services
  sheets: [services]
  makes: services
  key: {header: Key}
  columns: [{field: name, header: Title}, {field: depends_on, header: For}]
- name: people
  sheets: [people]
  makes: people
  key: {header: Owner}
  columns: [{field: office, header: Title}]
";

static MAP: LazyLock<RegisterMap> = LazyLock::new(|| RegisterMap::parse(LAWS).unwrap());

const HEADERS: [&str; 12] = [
    "Key", "Kind", "Title", "Owner", "By", "On", "For", "Risks", "First", "Last", "Clauses", "Note",
];

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => Just(Cell::Empty),
        8 => prop::sample::select(vec![
            "A", "B", "b", "A ", "Jane Doe", "Doe, Jane", "jane", "John", "policy", "plan", "-",
            "2026-01-05", "5.1.2026", "03/04/2026", "yes", "no", "A, B", "whole-sms", "8.5.1.1-01",
            "e.g. A", "ask Jane Doe", "x y", "Title", "Key", "?",
        ]).prop_map(text),
        1 => "\\PC{0,12}".prop_map(|any| text(&any)),
        1 => Just(Cell::Number("7".to_owned())),
        1 => Just(Cell::Date("2026-11-22T14:30:00".to_owned())),
        1 => Just(Cell::Bool(true)),
        1 => Just(Cell::Null),
        1 => Just(Cell::Error("#REF!".to_owned())),
        1 => Just(Cell::List(vec!["A".to_owned(), "B".to_owned()])),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    prop::collection::vec(prop::collection::vec(cell(), 12), 0..8)
}

fn with_header(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let header = HEADERS.iter().map(|header| text(header)).collect();
    std::iter::once(header).chain(rows.iter().cloned()).collect()
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    let name = prop::sample::select(vec!["documents", "services", "people", "other", ""]);
    let places = prop::sample::select(vec![Places::Cells, Places::Lines, Places::Pointers]);
    let area =
        (0_u32..9, 0_u32..9, 0_usize..9, 0_usize..9).prop_map(|(top, bottom, left, right)| Area {
            first_row: top,
            last_row: bottom,
            first_column: left,
            last_column: right,
        });
    let header = prop::collection::vec(prop::sample::select(HEADERS.to_vec()), 0..12);
    let merged = prop::collection::vec(area, 0..4);
    (name, places, header, rows(), merged, any::<bool>(), 1_u32..4).prop_map(
        |(name, places, header, rows, merged, is_headed, step)| {
            let header: Vec<Cell> = header.into_iter().map(text).collect();
            let head = is_headed.then_some(header);
            let cells = head.into_iter().chain(rows);
            let rows = cells.zip(0_u32..).map(|(cells, row)| Row { number: row * step, cells });
            let (name, rows) = (name.to_owned(), rows.collect());
            Sheet { name, places, rows, merged, ..Sheet::default() }
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_rows_and_files_does_not_matter(
        (one, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        two in rows(), people in rows(),
    ) {
        let of = |path: &str, name: &str, rows: &[Vec<Cell>]| file(path, name, with_header(rows));
        let before = [of("a", "documents", &one), of("b", "services", &two), of("c", "people", &people)];
        let after = [of("0", "people", &people), of("b", "documents", &shuffled), of("z", "services", &two)];
        let (before, after) = (registers(&before, &MAP), registers(&after, &MAP));
        prop_assert_eq!(before.document, after.document);
    }

    #[test]
    fn the_same_rows_twice_say_the_same(rows in rows()) {
        let once = [file("a", "documents", with_header(&rows))];
        let twice = [file("a", "documents", with_header(&rows)), file("b", "documents", with_header(&rows))];
        let (once, twice) = (registers(&once, &MAP), registers(&twice, &MAP));
        prop_assert_eq!(once.document, twice.document);
    }

    #[test]
    fn nothing_panics_and_every_row_is_told(sheets in prop::collection::vec(any_sheet(), 0..4)) {
        let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
        let files = [RegisterFile {
            path: "lists".to_owned(),
            tables: Tables { sheets, ..Tables::default() },
        }];
        let import = registers(&files, &MAP);
        let sheets = import.report.files.iter().flat_map(|file| &file.sheets);
        let told: usize = sheets
            .map(|sheet| {
                let tables = sheet.tables.iter().map(|table| {
                    table.rows + table.examples + table.left_rows.len() + table.header_rows
                });
                sheet.above + sheet.outside.len() + tables.sum::<usize>() + sheet.unread
            })
            .sum();
        prop_assert_eq!(told, rows);
        let text = render_mapping_report(&import.report);
        prop_assert!(text.lines().all(|line| line.chars().count() <= 80), "{}", text);
        let is_sound = |defect: &CellDefect| !matches!(defect, CellDefect::Unsound { .. });
        let sheets = import.report.files.iter().flat_map(|file| &file.sheets);
        let mut problems = sheets.flat_map(|sheet| &sheet.tables).flat_map(|table| &table.problems);
        prop_assert!(problems.all(|problem| is_sound(&problem.defect)));
    }

    #[test]
    fn many_rows_of_one_key_are_read_in_time(length in 1_usize..4_000) {
        let value = format!("A, B{}", ", C".repeat(length));
        let row = |number: usize| {
            let mut cells = vec![Cell::Empty; 12];
            cells[0] = text("A");
            cells[2] = text(&format!("Title {number}"));
            cells[6] = text(&value);
            cells
        };
        let rows: Vec<Vec<Cell>> = (0..3).map(row).collect();
        let import = registers(&[file("a", "documents", with_header(&rows))], &MAP);
        prop_assert_eq!(import.document.artefacts[0].covers.given().map(Vec::len), Some(3));
        prop_assert!(import.document.artefacts[0].title.is_unknown());
    }

    #[test]
    fn a_name_in_a_column_of_people_stands_nowhere_else(
        name in "[A-Z][a-z]{2,7} [A-Z][a-z]{2,7}", note in "[a-z ,.]{0,12}",
    ) {
        let row = |key: &str, owner: &str, note: String| {
            let mut cells = vec![Cell::Empty; 12];
            cells[0] = text(key);
            cells[3] = text(owner);
            cells[11] = text(&note);
            cells
        };
        let rows = [row("A", &name, String::new()), row("B", "", format!("{note} {name}, {note}"))];
        let import = registers(&[file("a", "documents", with_header(&rows))], &MAP);
        let document = serde_json::to_string(&import.document).unwrap();
        prop_assert!(!document.contains(&name), "{}", document);
    }
}

#[test]
fn an_unreadable_day_is_not_replaced_by_that_of_another_row() {
    let header = ["ID", "Kind", "Title", "Approved by", "Approved on"];
    let rows = [
        header.map(text),
        ["POL-03", "policy", "Changes", "Jane Doe", "45000"].map(text),
        ["POL-03", "policy", "Changes", "", "2026-02-01"].map(text),
    ];
    let rows = rows.into_iter().map(Vec::from).collect();
    let import = registers(&[file("documents", "Documents", rows)], &STANDARD);
    let policy = import.document.artefacts.first().unwrap();
    let approval = policy.approval.given().unwrap();
    assert!(approval.by.given().is_some());
    assert!(approval.on.is_unknown(), "no row states an approval by her on that day");
    let carried: Vec<&str> = policy.carried.iter().map(|found| found.value.as_str()).collect();
    assert_eq!(carried, ["2026-02-01", "45000"]);
}
