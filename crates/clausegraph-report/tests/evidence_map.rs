//! The evidence map as a table for spreadsheets.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use clausegraph::{Catalogue, Organisation, Profile, SourceText, assess, findings, map};
use clausegraph_report::{
    CsvLook, EvidenceMapReport, MapSelection, Selection, evidence_map, evidence_map_csv,
};

fn source(name: &str, text: &str) -> SourceText {
    SourceText { name: name.to_owned(), text: text.to_owned() }
}

fn with(look_at: impl FnOnce(&EvidenceMapReport)) {
    let file = source("catalogue.json", include_str!("data/catalogue.json"));
    let catalogue = Catalogue::load(&[file], &[]).0.unwrap();
    let file = source("audited.json", include_str!("data/audited.json"));
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    assert!(!problems.has_errors(), "{problems:?}");
    let organisation = organisation.unwrap();
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let selection = MapSelection { findings: Selection::all(Profile::Auditor), wanted: &|_| true };
    look_at(&evidence_map(&assessment, &findings(&assessment), selection));
}

fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

/// A row as its columns and what stands in them; line breaks inside are shown as ` / `.
fn told(header: &[String], row: &[String]) -> String {
    let filled = header.iter().zip(row).filter(|(_, field)| !field.is_empty());
    let lines = filled.map(|(name, field)| format!("{name} = {}", field.replace('\n', " / ")));
    lines.collect::<Vec<String>>().join("\n")
}

/// What an evidence map has to tell, by the names of its columns.
const ASKED: [&str; 40] = [
    "requirement",
    "clause",
    "asked, in own words",
    "wording",
    "item of the clause",
    "documents to maintain",
    "records to retain",
    "evidence: id",
    "evidence: title",
    "evidence: type",
    "evidence: system of record",
    "evidence: uri",
    "evidence: version",
    "evidence: date from",
    "evidence: date to",
    "evidence: owner",
    "evidence: hash",
    "records: set",
    "records: population",
    "records: period",
    "records: population size",
    "records: rule",
    "records: seed",
    "records: how drawn",
    "records: tested",
    "records: passed",
    "records: exceptions",
    "interview: method",
    "interview: role",
    "interview: date",
    "interview: on site or at a distance",
    "auditor's note",
    "judgement",
    "judged by",
    "judged on",
    "indicators",
    "missing inputs",
    "previous finding",
    "previous finding: status",
    "linked clauses",
];

#[test]
fn every_column_that_is_asked_for_is_there_once() {
    with(|map| {
        let rows = rows(&evidence_map_csv(map, CsvLook::PLAIN), b',');
        for name in ASKED {
            assert_eq!(rows[0].iter().filter(|found| *found == name).count(), 1, "{name}");
        }
        assert_eq!(rows.len(), map.rows.len() + 1);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    });
}

#[test]
fn rows_that_are_judged_sampled_and_asked_about() {
    with(|map| {
        let rows = rows(&evidence_map_csv(map, CsvLook::PLAIN), b',');
        for id in ["8.5-02", "9.4-01", "9.3-b"] {
            let row = rows.iter().find(|row| row[0] == id).unwrap();
            insta::assert_snapshot!(id, told(&rows[0], row));
        }
    });
}

#[test]
fn semicolons_and_the_mark_change_nothing_else() {
    with(|map| {
        let plain = evidence_map_csv(map, CsvLook::PLAIN);
        let look = CsvLook { separator: b';', mark: true };
        let continental = evidence_map_csv(map, look);
        assert!(!plain.starts_with('\u{feff}'));
        let text = continental.strip_prefix('\u{feff}').unwrap();
        assert!(text.lines().next().unwrap().starts_with("requirement;clause;"));
        assert_eq!(rows(text, b';'), rows(&plain, b','));
        assert!(continental.contains("\r\n"));
        assert_eq!(continental, evidence_map_csv(map, look));
    });
}

/// Every field that a person wrote may begin like a formula; none does in the table.
#[test]
fn no_field_is_a_formula() {
    with(|map| {
        let mut map = map.clone();
        let evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"];
        for (row, text) in map.rows.iter_mut().zip(evil.iter().cycle()) {
            let text = (*text).to_owned();
            row.statement.clone_from(&text);
            row.member_name = Some(text.clone());
            row.maintain = vec![text.clone()];
            for found in row.slots.iter_mut().filter_map(|slot| slot.evidence.as_mut()) {
                found.title.clone_from(&text);
                found.uri = Some(text.clone());
            }
            if let Some(judged) = &mut row.judgement {
                judged.reason.clone_from(&text);
            }
        }
        for separator in [b',', b';'] {
            let look = CsvLook { separator, mark: false };
            for field in rows(&evidence_map_csv(&map, look), separator).iter().flatten() {
                let first = field.trim_start().chars().next();
                let formula = matches!(first, Some('=' | '+' | '-' | '@'));
                assert!(!formula, "{field:?}");
            }
        }
    });
}
