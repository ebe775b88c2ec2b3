//! The results of a sample as an artefact.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Fact,
    document::{ArtefactDocument, RecordTestDocument, RecordsPart, SampleDocument, TestMethod},
};

use super::results::{SampleResults, TestResults};

/// The record set that a sample and its results are.
///
/// It states the population, the period, the number of all records, and of each test how many records were
/// tested and how many of those were exceptions. What could not be told is neither. A test for which nothing
/// is written yet is not listed. Nothing is said about records that were not drawn.
pub fn sample_record_set(
    sample: &SampleDocument,
    results: &SampleResults,
    id: ArtefactId,
) -> ArtefactDocument {
    let mut set = ArtefactDocument::new(id, ArtefactKind::RecordSet);
    set.dated_on = Fact::Given(sample.period.last());
    let begun = results.tests.iter().filter(|test| !test.is_blank());
    let tests: Vec<RecordTestDocument> = begun.map(|test| entry(sample, test)).collect();
    set.records = Some(Box::new(RecordsPart {
        population: Fact::Given(sample.population.clone()),
        period: Fact::Given(sample.period),
        total: Fact::Given(sample.total),
        // What nobody has tested yet is not said to be untested for good.
        tests: if tests.is_empty() { Fact::Unknown } else { Fact::Given(tests) },
        ..RecordsPart::default()
    }));
    set
}

fn entry(sample: &SampleDocument, results: &TestResults) -> RecordTestDocument {
    let tested = results.tested();
    let elsewhere = number(results.not_concerned.len());
    // Only who has looked at every record knows how many of them a test concerns.
    let is_known = sample.method == TestMethod::Census && results.open.is_empty();
    let of = (is_known && elsewhere > 0).then(|| sample.total.saturating_sub(elsewhere));
    let about = of.unwrap_or(sample.total);
    let is_census = is_known && number(tested) == about;
    let method = if is_census { TestMethod::Census } else { TestMethod::Sample };
    RecordTestDocument {
        test: results.test.clone(),
        of: of.map_or(Fact::Unknown, Fact::Given),
        tested: Fact::Given(number(tested)),
        exceptions: Fact::Given(number(results.exceptions.len())),
        method: if tested > 0 { Fact::Given(method) } else { Fact::Unknown },
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
