//! What the workbook writes, the map reads again.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use clausegraph_import::{
    FieldKind, RegisterFile, RegisterMap, RegistersImport, read_decisions, registers,
};
use clausegraph_readers::{
    ReadLimits,
    table::{Cell, TableOptions, Tables, read_tables},
};
use clausegraph_workbook::{DecisionRow, decision_csv, decision_sheet, template_csv, workbook};

fn map() -> RegisterMap {
    RegisterMap::standard(clausegraph_model::document::IdentityDocument {
        id: "acme".parse().unwrap(),
        name: "Acme".to_owned(),
        catalogue: None,
        headcount: clausegraph_model::Fact::Unknown,
    })
    .unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Tables {
    read_tables(name, bytes, &TableOptions::default(), &ReadLimits::USUAL).unwrap()
}

fn import(name: &str, tables: Tables) -> RegistersImport {
    registers(&[RegisterFile { path: name.to_owned(), tables }], &map())
}

/// The tables with the examples as if they were entries.
fn filled(mut tables: Tables) -> Tables {
    for row in tables.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        for cell in &mut row.cells {
            if let Cell::Text(text) = cell {
                *text = text.strip_prefix("e.g. ").unwrap_or(text).to_owned();
            }
        }
    }
    tables
}

#[test]
fn an_empty_workbook_says_nothing() {
    let bytes = workbook(&map(), "Acme").unwrap();
    assert_eq!(bytes, workbook(&map(), "Acme").unwrap(), "the same map gives the same bytes");
    let RegistersImport { document, report } = import("registers.xlsx", read("r.xlsx", &bytes));
    assert_eq!(report.problems(), 0, "{report:#?}");
    assert!(report.made.is_empty(), "{:?}", report.made);
    assert!(document.artefacts.is_empty());
    assert!(report.unused_tables.is_empty(), "{:?}", report.unused_tables);
}

#[test]
fn every_example_of_the_workbook_is_an_entry_once_it_is_meant() {
    let bytes = workbook(&map(), "Acme").unwrap();
    let RegistersImport { report, .. } = import("registers.xlsx", filled(read("r.xlsx", &bytes)));
    let made: Vec<String> =
        report.made.iter().map(|made| format!("{} {}", made.number, made.what)).collect();
    let mut problems = Vec::new();
    for sheet in report.files.iter().flat_map(|file| &file.sheets) {
        for table in &sheet.tables {
            let told = table.problems.iter().map(|problem| {
                format!(
                    "{} {}: `{}`: {}",
                    problem.place, problem.field, problem.value, problem.defect
                )
            });
            problems.extend(told);
        }
    }
    insta::assert_snapshot!(format!("{}\n\n{}", made.join("\n"), problems.join("\n")));
}

#[test]
fn every_table_has_a_template_that_its_own_map_reads() {
    for table in map().tables() {
        let csv = template_csv(table, &[]);
        let name = format!("{}.csv", table.sheet_title());
        let RegistersImport { report, .. } = import(&name, read(&name, csv.as_bytes()));
        let sheets: Vec<_> = report.files.iter().flat_map(|file| &file.sheets).collect();
        let found: Vec<&str> = sheets
            .iter()
            .flat_map(|sheet| &sheet.tables)
            .map(|found| found.table.as_str())
            .collect();
        assert_eq!(found, [table.name()], "{name}");
        assert_eq!(report.problems(), 0, "{name}: {report:#?}");
    }
}

#[test]
fn a_template_can_be_narrow() {
    let map = map();
    let documents = map.tables().iter().find(|table| table.name() == "documents").unwrap();
    let csv = template_csv(documents, &["title", "owner"]);
    assert_eq!(csv.lines().next().unwrap().trim_start_matches('\u{feff}'), "ID,Kind,Title,Owner");
}

#[test]
fn closed_words_can_be_chosen_from() {
    // The words of every list stand on the sheet of lists.
    let bytes = workbook(&map(), "Acme").unwrap();
    let tables = read("r.xlsx", &bytes);
    let lists = tables.sheets.iter().find(|sheet| sheet.name == "Lists").unwrap();
    assert!(lists.hidden);
    let words: Vec<&Cell> = lists.rows.iter().flat_map(|row| &row.cells).collect();
    for table in map().tables() {
        for column in table.columns() {
            if let FieldKind::Word(known) = column.kind() {
                for word in known {
                    assert!(words.contains(&&Cell::Text((*word).to_owned())), "{word}");
                }
            }
        }
    }
}

#[test]
fn decisions_are_read_from_the_sheet_that_asks_for_them() {
    let row = DecisionRow {
        artefact: "POL-1".to_owned(),
        title: "=HYPERLINK(\"x\")".to_owned(),
        requirement: "5.2.1-a".to_owned(),
        asks: "There is a policy.".to_owned(),
        rank: 1,
        at: "=Purpose".to_owned(),
        passage: "+1, said \"he\"\nand she".to_owned(),
        matched: "policy".to_owned(),
    };
    let sheet = read("p.xlsx", &decision_sheet(std::slice::from_ref(&row)).unwrap());
    let csv = decision_csv(&[row]);
    assert!(!csv.contains(",="), "no cell is a formula: {csv}");
    for mut tables in [sheet, read("p.csv", csv.as_bytes())] {
        let (undecided, problems) = read_decisions(&tables);
        assert!(undecided.is_empty() && problems.is_empty(), "{problems:?}");
        let cells = &mut tables.sheets[0].rows[1].cells;
        cells.resize(9, Cell::Empty);
        cells[8] = Cell::Text("confirm".to_owned());
        let (decided, problems) = read_decisions(&tables);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(decided[0].at.as_deref(), Some("=Purpose"));
        assert_eq!(decided[0].artefact.as_str(), "POL-1");
    }
}
