//! The gap workbook holds what the assessment says, and nothing that nobody wrote.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod common;

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use calamine::{Data, Range, Reader as _, Xlsx};
use clausegraph::{Requirement, catalogue};
use clausegraph_paper::{
    Align, Block, Cell, Column, Language, Layout, Paper, PaperKind, Row, RowSort, Section, Sheet,
    Table, Texts, Words,
};
use clausegraph_workbook::{
    evidence_map_workbook, gap::columns::GapSheet, gap_workbook, paper_workbook, roadmap_workbook,
};
use common::{Reader, fixture, with, written};

type Sheets = BTreeMap<String, Range<Data>>;

fn read(bytes: &[u8]) -> Sheets {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheets().into_iter().collect()
}

/// The rows of a table sheet below its headers, as texts by header.
fn rows(sheet: &Range<Data>) -> Vec<BTreeMap<String, String>> {
    let all: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    // A range begins with its first row that is not empty; the headers stand in the third of the sheet.
    let at = 2 - usize::try_from(sheet.start().unwrap().0).unwrap();
    let headers = all.get(at).unwrap();
    all.iter()
        .skip(at + 1)
        .map(|row| headers.iter().cloned().zip(row.iter().cloned()).collect())
        .collect()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut text = Vec::new();
            file.read_to_end(&mut text).unwrap();
            (file.name().unwrap().into_owned(), String::from_utf8_lossy(&text).into_owned())
        })
        .collect()
}

const HOSTILE: &str = r#"{ "format_version": 1,
  "organisation": { "id": "acme", "name": "=cmd|' /C calc'!A0" },
  "people": [{ "key": "ana" }],
  "scope": { "services": [{ "id": "payroll", "name": "+1", "state": "in", "owner": "ana" }] },
  "artefacts": [
    { "id": "POL-1", "kind": "policy", "title": "=HYPERLINK(\"http://example.org\",\"x\")",
      "status": "in-use", "owner": "ana", "version": "@SUM(1+1)" }],
  "working_papers": [
    { "requirement": "4.1-01", "design_score": 2, "operation_score": 3, "gap": "=1+1",
      "current_state": "LONG", "action": "@x", "owner": "ana", "due": "2026-12-01",
      "effort_low": "0.5", "severity": "minor", "severity_by": "ana" },
    { "requirement": "8.2.4-02", "member": "payroll", "gap": "-2+3" }],
  "document_decisions": [
    { "artefact": "POL-1", "decision": "keep", "reason": "+x", "by": "ana", "on": "2026-11-20" }]
}"#;

fn hostile() -> String {
    HOSTILE.replace("LONG", &"word ".repeat(8_000))
}

#[test]
fn every_sheet_is_there_and_the_gaps_are_the_requirements() {
    with(&fixture("lindenhall"), Reader::Consultant, |basis| {
        let bytes = gap_workbook(basis).unwrap();
        assert!(bytes == gap_workbook(basis).unwrap(), "the same basis gives the same bytes");
        let sheets = read(&bytes);
        let wanted = [
            "Read me",
            "Dashboard",
            "Gap",
            "Documents",
            "Services",
            "Suppliers",
            "Actions",
            "Interviews",
            "Risks",
            "Change log",
            "Lists",
            "_base",
        ];
        for name in wanted {
            assert!(sheets.contains_key(name), "{name}");
        }
        let found = rows(&sheets["Gap"]);
        let catalogue = catalogue().unwrap();
        assert_eq!(found.len(), catalogue.requirements().len());
        for (row, requirement) in found.iter().zip(catalogue.requirements()) {
            assert_eq!(row["Requirement"], requirement.id().as_str());
            assert_eq!(row["What is asked"], requirement.statement());
            assert_eq!(row["Evidence status"], status(basis, requirement.id().as_str()));
            assert_eq!(row["Status"], "not yet scored");
            // Nobody has written anything.
            for column in GapSheet::Gap.columns().iter().filter(|column| column.is_read_back()) {
                let header = header(column.key);
                assert_eq!(row[&header], "", "{} {}", row["Requirement"], column.key);
            }
        }
        let documents = rows(&sheets["Documents"]);
        assert!(!documents.is_empty() && documents.iter().all(|row| row["Decision"].is_empty()));
        let actions = rows(&sheets["Actions"]);
        assert_eq!(actions.len(), basis.advice.unwrap().plan.actions.len());
    });
}

fn header(key: &str) -> String {
    let texts = Texts::new(Language::English);
    texts.say(&format!("workbook-gap-{}", key.replace('_', "-")))
}

fn status(basis: &clausegraph_paper::Basis<'_, '_>, id: &str) -> String {
    let requirement: &Requirement = basis.assessment.catalogue().requirement(id).unwrap();
    let catalogue = basis.assessment.catalogue();
    let requirement = catalogue.requirement_at(requirement.position()).unwrap();
    basis.assessment.requirement(requirement).status.as_str().replace('-', " ")
}

#[test]
fn no_key_of_a_sentence_is_missing() {
    for name in ["marlbeck", "brackmoor"] {
        with(&fixture(name), Reader::Consultant, |basis| {
            let books = [
                gap_workbook(basis),
                evidence_map_workbook(basis, &|_| true),
                roadmap_workbook(basis),
            ];
            for book in books {
                for (part, text) in parts(&book.unwrap()) {
                    let found = text.split_once('\u{27ea}');
                    let around = found.map(|(_, key)| key.chars().take(80).collect::<String>());
                    assert!(around.is_none(), "{part}: {around:?}");
                }
            }
        });
    }
}

#[test]
fn what_people_wrote_is_a_text_and_what_is_too_long_says_so() {
    with(&written(&hostile()), Reader::Consultant, |basis| {
        let bytes = gap_workbook(basis).unwrap();
        for (part, text) in parts(&bytes) {
            for formula in text.split("<f>").skip(1) {
                let formula = formula.split("</f>").next().unwrap();
                let wrong = ["HYPERLINK", "cmd", "1+1", "@x"];
                assert!(!wrong.iter().any(|wrong| formula.contains(wrong)), "{part}: {formula}");
            }
        }
        let sheets = read(&bytes);
        let found = rows(&sheets["Gap"]);
        let row = found.iter().find(|row| row["Requirement"] == "4.1-01").unwrap();
        assert_eq!(row["Gap"], "=1+1");
        assert_eq!(row["Action"], "@x");
        assert_eq!(row["Status"], "defined but inconsistent");
        assert_eq!(row["RAG"], "A");
        // Minor, and a step higher, since other gaps hang on it.
        assert!(row["Gaps that hang on it"].parse::<u32>().unwrap() > 0);
        assert_eq!(row["Priority"], "P1");
        assert_eq!(row["Effort, low"], "0.5");
        let long = &row["Current state"];
        assert!(long.encode_utf16().count() <= 32_767, "{}", long.len());
        assert!(long.ends_with("The whole text has 40,000 signs and stands in the files.]"));
        let member = found.iter().find(|row| row["For"] == "payroll").unwrap();
        assert_eq!((member["Requirement"].as_str(), member["Gap"].as_str()), ("8.2.4-02", "-2+3"));
        let documents = rows(&sheets["Documents"]);
        assert_eq!(documents[0]["Decision"], "keep");
        assert_eq!(documents[0]["Title"], "=HYPERLINK(\"http://example.org\",\"x\")");
        let base: Vec<Vec<String>> = sheets["_base"]
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        let has = |line: &[&str]| {
            base.iter().any(|row| row.iter().zip(line).all(|(one, two)| one == two))
        };
        assert!(has(&["format", "1"]) && has(&["organisation", "acme"]));
        assert!(has(&["cell", "gap", "4.1-01", "gap", "=1+1"]));
        assert!(has(&["cell", "gap", "4.1-01", "due", "2026-12-01"]));
        assert!(has(&["cell", "gap", "4.1-01", "severity", "MIN-IND"]));
        assert!(has(&["cell", "gap", "8.2.4-02@payroll", "gap", "-2+3"]));
        assert!(has(&["cell", "documents", "POL-1", "decision", "keep"]));
        assert!(has(&["word", "severity", "minor", "MIN-IND"]));
        assert!(has(&["column", "gap", "requirement", "Requirement", "A"]));
        assert!(!base.iter().any(|row| row[0] == "cell" && row[3] == "asks"));
    });
}

/// What an auditor is not shown is not there, not even under the headers.
#[test]
fn an_auditor_sees_no_advice() {
    with(&fixture("marlbeck"), Reader::Auditor, |basis| {
        let bytes = gap_workbook(basis).unwrap();
        let sheets = read(&bytes);
        assert!(!sheets.contains_key("Actions"));
        let first = rows(&sheets["Gap"]).into_iter().next().unwrap();
        for column in GapSheet::Gap.columns() {
            assert_eq!(first.contains_key(&header(column.key)), !column.advice, "{}", column.key);
        }
        let text: String = parts(&bytes).into_values().collect();
        for word in ["Actions, proposed", "Effort, l", "drop the copy", "Cost", "release to its"] {
            let told = word == "Cost";
            assert!(told || !text.contains(word), "{word}");
        }
        assert!(roadmap_workbook(basis).is_err());
        let map: String =
            parts(&evidence_map_workbook(basis, &|_| true).unwrap()).into_values().collect();
        for word in ["action-type", "action-state", "workstream", "retire", "under way", "P1"] {
            assert!(!map.contains(&format!(">{word}<")), "{word} in the evidence map");
            assert!(!text.contains(&format!(">{word}<")), "{word} in the gap workbook");
        }
    });
}

#[test]
fn the_evidence_map_has_a_row_for_each_cell_and_no_judgement() {
    with(&fixture("lindenhall"), Reader::Auditor, |basis| {
        let bytes = evidence_map_workbook(basis, &|_| true).unwrap();
        assert!(bytes == evidence_map_workbook(basis, &|_| true).unwrap());
        let found = rows(&read(&bytes)["Evidence map"]);
        assert_eq!(found.len(), basis.assessment.cells().len());
        for (row, cell) in found.iter().zip(basis.assessment.cells()) {
            assert_eq!(row["Requirement"], cell.requirement.id().as_str());
            assert_eq!(row["Evidence status"], cell.status.as_str().replace('-', " "));
            for header in ["Judgement", "Judged by", "Judged on", "Auditor's note", "Items sampled"]
            {
                assert_eq!(row[header], "", "{header}");
            }
        }
    });
}

#[test]
fn the_roadmap_has_a_row_for_each_action_and_bars_that_lie_where_they_should() {
    with(&fixture("lindenhall"), Reader::Consultant, |basis| {
        let bytes = roadmap_workbook(basis).unwrap();
        assert!(bytes == roadmap_workbook(basis).unwrap());
        let plan = basis.advice.unwrap().plan;
        let found = rows(&read(&bytes)["Roadmap"]);
        assert_eq!(found.len(), plan.actions.len());
        for (row, action) in found.iter().zip(&plan.actions) {
            assert_eq!(row["Id"], action.id);
            assert!(row.values().any(|value| value == "■"), "{}", action.id);
            assert_eq!(row["Owner"], "");
        }
    });
}

fn table(rows: usize) -> Table {
    let column = |header: &str, align| Column { header: header.into(), width: 10, align };
    Table {
        caption: "A [table]: with/signs".into(),
        columns: vec![column("What", Align::Start), column("Number", Align::End)],
        rows: (0..rows)
            .map(|row| Row {
                sort: RowSort::Body,
                cells: vec![Cell::plain("=1+1"), Cell::plain(row.to_string())],
            })
            .collect(),
        note: String::new(),
    }
}

fn paper(tables: Vec<Table>) -> Paper {
    Paper {
        kind: PaperKind::Gap,
        language: Language::English,
        title: "Gap report".into(),
        subtitle: "Acme".into(),
        facts: Vec::new(),
        notices: Vec::new(),
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections: vec![Section {
            title: "What works".into(),
            anchor: "what-works".into(),
            starts_page: false,
            blocks: std::iter::once(Block::Paragraph(Words::plain("x")))
                .chain(tables.into_iter().map(Block::Table))
                .collect(),
            sections: Vec::new(),
        }],
        footer: "Acme".into(),
    }
}

#[test]
fn each_table_of_a_paper_has_a_sheet_of_its_own() {
    let texts = Texts::new(Language::English);
    let paper = paper(vec![table(3), table(0)]);
    let bytes = paper_workbook(&paper, &texts).unwrap();
    assert!(bytes == paper_workbook(&paper, &texts).unwrap());
    let sheets = read(&bytes);
    let names: Vec<&str> = sheets.keys().map(String::as_str).collect();
    assert_eq!(names, ["A  table   with signs", "A  table   with signs 2", "About"]);
    let found = rows(&sheets["A  table   with signs"]);
    assert_eq!(found.len(), 3);
    assert_eq!((found[2]["What"].as_str(), found[2]["Number"].as_str()), ("=1+1", "2"));
}

/// A sheet holds 1,048,576 rows; what does not fit is refused and not cut.
#[test]
fn more_rows_than_a_sheet_holds_are_refused() {
    let texts = Texts::new(Language::English);
    let refused = paper_workbook(&paper(vec![table(1_048_576)]), &texts).unwrap_err();
    assert!(refused.to_string().starts_with("the workbook cannot be written"), "{refused}");
}

/// The words of the drop-downs are those of the files.
#[test]
fn the_words_of_the_lists_are_those_of_the_files() {
    use clausegraph::document::{
        DocumentDecision, EvidenceType, GapActionState, GapActionType, GapPriority, GapSeverity,
        PaperConfidence, PaperState,
    };
    use clausegraph_workbook::gap::columns::WordList;
    let known = [
        (WordList::EvidenceType, EvidenceType::WORDS),
        (WordList::State, PaperState::WORDS),
        (WordList::Severity, GapSeverity::WORDS),
        (WordList::ActionType, GapActionType::WORDS),
        (WordList::Priority, GapPriority::WORDS),
        (WordList::ActionState, GapActionState::WORDS),
        (WordList::Confidence, PaperConfidence::WORDS),
        (WordList::Decision, DocumentDecision::WORDS),
    ];
    for (list, words) in known {
        assert_eq!(list.words(), words, "{}", list.key());
    }
}

/// What stands between two words of a text, each time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| Some(rest.split_once(to)?.0)).collect()
}

fn plain(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What a spreadsheet program refuses to open, or repairs.
#[test]
fn workbooks_keep_to_the_limits_of_the_format() {
    for name in ["lindenhall", "haldon-council-it"] {
        let books = with(&fixture(name), Reader::Consultant, |basis| {
            [
                gap_workbook(basis).unwrap(),
                evidence_map_workbook(basis, &|_| true).unwrap(),
                roadmap_workbook(basis).unwrap(),
            ]
        });
        for (place, parts) in books.iter().map(|bytes| parts(bytes)).enumerate() {
            let book = parts.get("xl/workbook.xml").unwrap();
            let sheets: Vec<String> =
                between(book, "<sheet name=\"", "\"").into_iter().map(plain).collect();
            assert!(!sheets.is_empty(), "{name} {place}");
            for sheet in &sheets {
                assert!((1..=31).contains(&sheet.chars().count()), "{sheet}");
                assert!(!sheet.contains(['[', ']', ':', '*', '?', '/', '\\']), "{sheet}");
                assert!(!sheet.starts_with('\'') && !sheet.ends_with('\''), "{sheet}");
            }
            let folded: std::collections::BTreeSet<String> =
                sheets.iter().map(|sheet| sheet.to_lowercase()).collect();
            assert_eq!(folded.len(), sheets.len(), "{sheets:?}");
            for defined in between(book, "<definedName name=\"", "\"") {
                let first = defined.chars().next().unwrap();
                assert!(first.is_alphabetic() || first == '_', "{defined}");
                assert!(!defined.contains(' ') && defined.len() <= 255, "{defined}");
            }
            let strings = parts.get("xl/sharedStrings.xml").map(String::as_str).unwrap_or_default();
            for string in between(strings, "<si>", "</si>") {
                let text: String = between(string, "<t", "</t>")
                    .into_iter()
                    .filter_map(|run| Some(plain(run.split_once('>')?.1)))
                    .collect();
                assert!(text.encode_utf16().count() <= 32_767, "{text:.80}");
            }
            for (sheet, text) in parts.iter().filter(|(part, _)| part.contains("worksheets/sheet"))
            {
                assert!(text.matches("<hyperlink ").count() <= 65_530, "{sheet}");
                for list in between(text, "<formula1>\"", "\"</formula1>") {
                    assert!(plain(list).encode_utf16().count() <= 255, "{sheet}: {list}");
                }
            }
        }
    }
}
