//! What the tests of a sample showed.

use clausegraph::{
    document::{CarriedDocument, SampleDocument, TestMethod},
    sampling::{SampleResults, TestResults, TestedRecord},
};

use super::facts::{bears_on, facts, population_words, size, words};
use crate::{
    layout::{Look, Page},
    wording::{counted, first_few, join, thousands},
};

/// Ids in a row before the rest is counted.
const MOST: usize = 30;
/// Tests with longer names have their results below them.
const WIDEST: usize = 30;

/// What the tests of a sample showed, for a terminal.
pub fn sample_results_text(sample: &SampleDocument, results: &SampleResults, look: Look) -> String {
    let mut page = Page::new(look);
    let plain = anstyle::Style::new();
    page.hanging("", 0, &format!("{}.", how_many(sample)), plain);
    let strong = page.palette().strong;
    page.blank();
    let begun = || results.tests.iter().filter(|test| !test.is_blank());
    let widest = begun().map(|test| test.test.as_str().len()).max().unwrap_or(0).min(WIDEST);
    for test in begun() {
        page.labelled(test.test.as_str(), strong, widest.saturating_add(2), &outcome(test, MOST));
    }
    if let Some(text) = not_begun(results) {
        page.hanging("", 0, &text, plain);
    }
    page.blank();
    let bears = format!("This bears on {}.", bears_on(sample));
    page.hanging("", 0, &bears, page.palette().faint);
    page.finish()
}

/// What a record set of a sample is called.
pub fn sample_title(sample: &SampleDocument) -> String {
    format!("{}, {}", population_words(sample), sample.method)
}

/// What a record set keeps of the sample behind it: how it was drawn, what each test showed, and every
/// exception with what was seen, so that the record behind a number can be found.
///
/// Names of people are left in the sheet, which is named with its hash.
pub fn sample_carried(
    sample: &SampleDocument,
    results: &SampleResults,
    sheet: &str,
    sheet_sha256: &str,
) -> Vec<CarriedDocument> {
    let carried = |field: String, value: String| CarriedDocument { field, value };
    let drawn = facts(sample).into_iter().filter(|(label, _)| *label != "Bears on");
    let mut all: Vec<CarriedDocument> = vec![carried("sample".to_owned(), how_many(sample))];
    all.extend(
        drawn.map(|(label, text)| carried(format!("sample: {}", label.to_lowercase()), text)),
    );
    all.push(carried("sample: sheet".to_owned(), format!("`{sheet}`; SHA-256 {sheet_sha256}")));
    all.extend(not_begun(results).map(|text| carried("records.tests".to_owned(), text)));
    for test in results.tests.iter().filter(|test| !test.is_blank()) {
        let field = format!("records.tests[{}]", test.test);
        all.push(carried(field.clone(), outcome(test, usize::MAX)));
        let each = test.exceptions.iter();
        all.extend(each.map(|found| carried(format!("{field}: exception"), remarks(found))));
        let each = test.cannot_tell.iter();
        all.extend(each.map(|found| carried(format!("{field}: cannot tell"), remarks(found))));
    }
    all
}

/// `10 of 212 changes drawn on 2026-11-22 by the seed ..., by type and risk`.
fn how_many(sample: &SampleDocument) -> String {
    let strata: Vec<String> = sample.strata_by.iter().map(|name| format!("`{name}`")).collect();
    let by = if strata.is_empty() {
        String::new()
    } else {
        format!(", strata by {}", join(&strata, "and"))
    };
    let period = sample.period;
    let what = format!(
        "{} ({} to {}){by}",
        words(sample.population.as_str()),
        period.first(),
        period.last()
    );
    let number = thousands(sample.drawn.len());
    match sample.method {
        TestMethod::Sample => {
            let total = thousands(size(sample.total));
            format!(
                "{number} of {total} {what}: drawn on {}, seed `{}`",
                sample.drawn_on, sample.seed
            )
        }
        TestMethod::Census => {
            format!("All {number} {what}: a census, listed on {}", sample.drawn_on)
        }
    }
}

/// The tests for which nothing is written yet.
fn not_begun(results: &SampleResults) -> Option<String> {
    let tests = results.tests.iter().filter(|test| test.is_blank());
    let tests: Vec<String> = tests.map(|test| format!("`{}`", test.test)).collect();
    (!tests.is_empty()).then(|| format!("Nothing is written yet for {}.", join(&tests, "and")))
}

/// `9 tested; 2 exceptions: CHG-17, CHG-40; 1 could not be tested: CHG-3`.
fn outcome(test: &TestResults, most: usize) -> String {
    let ids = |records: &[TestedRecord]| {
        let ids: Vec<String> = records.iter().map(|found| found.record.clone()).collect();
        first_few(&ids, most)
    };
    let mut parts = vec![format!("{} tested", thousands(test.tested()))];
    parts.push(match test.exceptions.len() {
        0 => "no exception".to_owned(),
        number => {
            format!("{}: {}", counted(number, "exception", "exceptions"), ids(&test.exceptions))
        }
    });
    let others = [
        (&test.cannot_tell, "could not be tested"),
        (&test.not_concerned, "not concerned"),
        (&test.open, "not tested yet"),
    ];
    for (records, words) in others.into_iter().filter(|(records, _)| !records.is_empty()) {
        parts.push(format!("{} {words}: {}", thousands(records.len()), ids(records)));
    }
    if test.tested() == 0 {
        parts.remove(1);
    }
    parts.join("; ")
}

/// A record, and what was written down about it.
fn remarks(found: &TestedRecord) -> String {
    let said: Vec<&str> = [&found.evidence, &found.note]
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    if said.is_empty() {
        return found.record.clone();
    }
    format!("{}: {}", found.record, said.join("; "))
}
