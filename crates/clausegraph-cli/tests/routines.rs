//! `clausegraph routines` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use self::verb::Verb;

const RUN: Verb = Verb { before: &["routines"], behind: &["--as-of", "2026-11-22"] };

#[test]
fn a_table_and_the_holes() {
    insta::assert_snapshot!(RUN.shown(&["fellroute"]));
}

#[test]
fn a_document_with_all_columns() {
    insta::assert_snapshot!(RUN.shown(&["lindenhall", "--format", "markdown"]));
}

#[test]
fn a_table_for_spreadsheets() {
    let table = RUN.shown(&["marlbeck", "--format", "csv"]);
    let mut rows = csv_rows(&table).into_iter();
    let header = rows.next().unwrap();
    let incidents = rows.find(|row| row.first().is_some_and(|id| id == "RTN-01")).unwrap();
    let pairs = header.iter().zip(&incidents).map(|(name, field)| format!("{name}: {field}"));
    insta::assert_snapshot!(pairs.collect::<Vec<_>>().join("\n"));
}

/// The rows of a CSV text whose fields may hold line breaks.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for sign in text.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(sign),
        }
    }
    rows
}

#[test]
fn an_auditor_may_see_it_all() {
    let all = RUN.shown(&["brackmoor"]);
    assert_eq!(RUN.shown(&["brackmoor", "--profile", "auditor"]), all);
}

#[test]
fn the_wire_keeps_none_and_not_stated_apart() {
    for organisation in ["marlbeck", "haldon-council-it", "fellroute", "brackmoor", "lindenhall"] {
        let report = RUN.json(&[organisation]);
        let routines = report["routines"].as_array().unwrap();
        assert!(!routines.is_empty());
        for routine in routines {
            for (field, hole) in [("owner", "owner"), ("tool", "tool"), ("review", "review")] {
                let has = |list: &str| {
                    routine[list].as_array().unwrap().iter().any(|found| found["hole"] == hole)
                };
                let stated = routine[field]["stated"].as_str().unwrap();
                let wanted = (stated == "stated-none", stated == "not-stated");
                assert_eq!((has("holes"), has("unknown")), wanted, "{organisation}: {routine}");
                assert_eq!(routine[field]["value"].is_null(), stated != "given");
            }
        }
    }
}

#[test]
fn lines_fit_their_width() {
    for organisation in ["marlbeck", "haldon-council-it", "brackmoor"] {
        for width in ["60", "80", "120"] {
            let text = RUN.shown(&[organisation, "--width", width]);
            for line in text.lines() {
                assert!(line.chars().count() <= width.parse().unwrap(), "{width}: {line}");
            }
        }
    }
}
