//! The evidence map as a table for spreadsheets.

use super::{EvidenceMapReport, EvidenceReport, EvidenceRowReport};

/// How a table of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvLook {
    /// What stands between the fields: a comma, or a semicolon for the spreadsheets of the Continent.
    pub separator: u8,
    /// Whether the file begins with the mark by which spreadsheets know UTF-8.
    pub mark: bool,
}

impl CsvLook {
    /// Commas, no mark.
    pub const PLAIN: Self = Self { separator: b',', mark: false };
}

type Column = (&'static str, fn(&EvidenceRowReport) -> String);

/// The columns, in order. Fields with several entries hold one on each line; those of evidence stand in the
/// same order, an empty line where nothing is stated.
const COLUMNS: &[Column] = &[
    ("requirement", |row| row.requirement.clone()),
    ("clause", |row| row.clause.clone()),
    ("clause title", |row| row.clause_title.clone()),
    ("asked, in own words", |row| row.statement.clone()),
    ("wording", |row| row.wording.clone()),
    ("item of the clause", |row| format!("{} of {}", row.item, row.items)),
    ("question", |row| row.question.clone()),
    ("member", |row| row.member.clone().unwrap_or_default()),
    ("member name", |row| row.member_name.clone().unwrap_or_default()),
    ("population", |row| row.population.clone()),
    ("documents to maintain", |row| row.maintain.join("\n")),
    ("records to retain", |row| row.retain.join("\n")),
    ("usually looked at", |row| row.typical_evidence.join("\n")),
    ("status of the evidence", |row| row.evidence_status.to_owned()),
    ("origin", |row| row.origin.unwrap_or_default().to_owned()),
    ("slots", |row| {
        let slots = row.slots.iter();
        lines(
            slots
                .map(|slot| format!("{} ({}): {}", slot.slot, slot.aspect, slot.values.join(", "))),
        )
    }),
    ("evidence: slot", |row| {
        lines(row.slots.iter().filter(|slot| slot.evidence.is_some()).map(|slot| slot.slot.clone()))
    }),
    ("evidence: id", |row| of_evidence(row, |found| Some(found.id.clone()))),
    ("evidence: title", |row| of_evidence(row, |found| Some(found.title.clone()))),
    ("evidence: type", |row| of_evidence(row, |found| Some(found.kind.clone()))),
    ("evidence: system of record", |row| of_evidence(row, |found| found.source.clone())),
    ("evidence: uri", |row| of_evidence(row, |found| found.uri.clone())),
    ("evidence: version", |row| of_evidence(row, |found| found.version.clone())),
    ("evidence: date from", |row| of_evidence(row, |found| found.date_from.clone())),
    ("evidence: date to", |row| of_evidence(row, |found| found.date_to.clone())),
    ("evidence: owner", |row| of_evidence(row, |found| found.owner.clone())),
    ("evidence: approved", |row| of_evidence(row, |found| found.approved.clone())),
    ("evidence: hash", |row| of_evidence(row, |found| found.hash.clone())),
    ("evidence: place", |row| of_evidence(row, |found| found.at.clone())),
    ("evidence: offered", |row| of_evidence(row, |found| Some(found.offered.clone()))),
    ("evidence: remarks", |row| of_evidence(row, |found| Some(found.remarks.join("; ")))),
    ("records: set", |row| lines(row.sample.iter().map(|sample| sample.record_set.clone()))),
    ("records: population", |row| {
        lines(row.sample.iter().map(|sample| sample.population.clone().unwrap_or_default()))
    }),
    ("records: period", |row| {
        lines(row.sample.iter().map(|sample| sample.period.clone().unwrap_or_default()))
    }),
    ("records: population size", |row| lines(row.sample.iter().map(|sample| number(sample.total)))),
    ("records: test", |row| {
        lines(row.sample.iter().map(|sample| sample.test.clone().unwrap_or_default()))
    }),
    ("records: rule", |row| {
        lines(row.sample.iter().map(|sample| sample.rule.unwrap_or_default().to_owned()))
    }),
    ("records: seed", |row| {
        lines(row.sample.iter().map(|sample| sample.seed.clone().unwrap_or_default()))
    }),
    ("records: how drawn", |row| lines(row.sample.iter().map(|sample| sample.drawn.join("; ")))),
    ("records: tested", |row| lines(row.sample.iter().map(|sample| number(sample.tested)))),
    ("records: passed", |row| lines(row.sample.iter().map(|sample| number(sample.passed)))),
    ("records: exceptions", |row| lines(row.sample.iter().map(|sample| number(sample.exceptions)))),
    ("records: exceptions seen", |row| {
        lines(row.sample.iter().map(|sample| sample.exceptions_seen.join("; ")))
    }),
    ("interview: id", |row| lines(row.interviews.iter().map(|found| found.id.clone()))),
    ("interview: method", |row| {
        lines(row.interviews.iter().map(|found| found.method.unwrap_or_default().to_owned()))
    }),
    ("interview: by", |row| {
        lines(row.interviews.iter().map(|found| found.by.clone().unwrap_or_default()))
    }),
    ("interview: role", |row| {
        lines(row.interviews.iter().map(|found| found.role.clone().unwrap_or_default()))
    }),
    ("interview: date", |row| {
        lines(row.interviews.iter().map(|found| found.on.clone().unwrap_or_default()))
    }),
    ("interview: on site or at a distance", |_| String::new()),
    ("indicators", |row| {
        lines(row.indicators.iter().map(|found| {
            let again = if found.repeats { ", found before" } else { "" };
            format!("{} ({}{again}): {}", found.finding, found.indicator, found.says)
        }))
    }),
    ("indicators: not stated", |row| {
        lines(row.indicators.iter().map(|found| found.missing.clone()))
    }),
    ("indicators on the clause", |row| {
        lines(row.clause_indicators.iter().map(|found| found.finding.clone()))
    }),
    ("missing inputs", |row| row.missing_inputs.join("\n")),
    ("previous finding", |row| {
        lines(row.previous_findings.iter().map(|found| found.reference.clone()))
    }),
    ("previous finding: raised by", |row| {
        lines(row.previous_findings.iter().map(|found| found.raised_by.clone().unwrap_or_default()))
    }),
    ("previous finding: status", |row| {
        lines(row.previous_findings.iter().map(|found| found.state.clone()))
    }),
    ("linked clauses", |row| row.linked_clauses.join(", ")),
    ("auditor's note", |_| String::new()),
    ("judgement", |row| {
        row.judgement.as_ref().map(|judged| judged.value.to_owned()).unwrap_or_default()
    }),
    ("judged by", |row| row.judgement.as_ref().map(|judged| judged.by.clone()).unwrap_or_default()),
    ("judged on", |row| row.judgement.as_ref().map(|judged| judged.on.clone()).unwrap_or_default()),
    ("judgement: reason", |row| {
        row.judgement.as_ref().map(|judged| judged.reason.clone()).unwrap_or_default()
    }),
    ("judgement: id", |row| {
        row.judgement.as_ref().map(|judged| judged.judgement.clone()).unwrap_or_default()
    }),
    ("judgement: remarks", |row| {
        let judged = row.judgement.as_ref();
        let against = judged.is_some_and(|judged| judged.against_evidence);
        let outdated = judged.is_some_and(|judged| judged.outdated);
        let remarks = [
            (against, "the evidence says otherwise"),
            (outdated, "what was looked at has changed"),
        ];
        let said = remarks.into_iter().filter(|(said, _)| *said).map(|(_, words)| words);
        said.collect::<Vec<&str>>().join("; ")
    }),
    ("not judged yet", |row| {
        row.not_yet.as_ref().map_or_else(String::new, |open| {
            format!("{}, {} by {}: {}", open.judgement, open.on, open.by, open.reason)
        })
    }),
];

fn lines(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<_>>().join("\n")
}

fn number(found: Option<u32>) -> String {
    found.map(|found| found.to_string()).unwrap_or_default()
}

fn of_evidence(row: &EvidenceRowReport, field: fn(&EvidenceReport) -> Option<String>) -> String {
    let evidence = row.slots.iter().filter_map(|slot| slot.evidence.as_ref());
    lines(evidence.map(|found| field(found).unwrap_or_default()))
}

/// The evidence map as CSV: a header and one row for each requirement and member.
///
/// No field is ever a formula for a spreadsheet.
pub fn evidence_map_csv(map: &EvidenceMapReport, look: CsvLook) -> String {
    let header = COLUMNS.iter().map(|(name, _)| (*name).to_owned());
    let rows = map
        .rows
        .iter()
        .map(|row| COLUMNS.iter().map(|(_, field)| guarded(&field(row))).collect::<Vec<String>>());
    written(std::iter::once(header.collect()).chain(rows), look)
}

/// A table as CSV: a header and rows of as many fields each.
///
/// No field is ever a formula for a spreadsheet.
pub fn table_csv(
    header: Vec<String>,
    rows: impl IntoIterator<Item = Vec<String>>,
    look: CsvLook,
) -> String {
    let rows = rows.into_iter();
    let guard = |row: Vec<String>| row.iter().map(|field| guarded(field)).collect();
    written(std::iter::once(header).chain(rows).map(guard), look)
}

/// Rows of as many fields each, as CSV.
pub(crate) fn written(rows: impl Iterator<Item = Vec<String>>, look: CsvLook) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(look.separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Memory takes whatever is written to it.
        let written = writer.write_record(&row);
        debug_assert!(written.is_ok(), "all rows have the same fields");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    if look.mark { format!("\u{feff}{text}") } else { text.into_owned() }
}

/// A field that no spreadsheet takes for a formula, and that steers no terminal.
pub(crate) fn guarded(text: &str) -> String {
    let plain = |sign: char| if sign.is_control() && sign != '\n' { ' ' } else { sign };
    let text: String = text.chars().map(plain).collect();
    // Some spreadsheets pass over blanks in front.
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_never_a_formula() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("@x"), "'@x");
        assert_eq!(guarded("\t=1"), "' =1");
        assert_eq!(guarded("a\tb\nc"), "a b\nc");
    }

    #[test]
    fn no_column_stands_twice() {
        let mut names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
