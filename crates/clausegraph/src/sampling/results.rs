//! What a filled-in sheet says.

use std::collections::BTreeMap;

use clausegraph_model::{Date, Key, did_you_mean, document::SampleDocument};

use super::{hash::record_hash, plan::near_text};

/// A sheet that people filled in, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledSheet {
    /// What is tested, one for each of [`FilledRow::results`].
    pub tests: Vec<Key>,
    /// The rows that hold anything.
    pub rows: Vec<FilledRow>,
}

/// A row of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledRow {
    /// The number of the record in the sheet; blank where the column is gone.
    pub number: FilledCell,
    /// The record.
    pub record: FilledCell,
    /// The results, one for each test.
    pub results: Vec<FilledCell>,
    /// What was seen.
    pub evidence: String,
    /// Whatever else is to be said.
    pub note: String,
    /// When it was tested.
    pub tested_on: FilledCell,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledCell {
    /// Where, for people.
    pub place: String,
    /// What, without blanks around it.
    pub text: String,
}

/// What the test of a record showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestOutcome {
    /// What is asked was found.
    Conforming,
    /// It was not.
    Exception,
    /// What there is does not tell.
    CannotTell,
    /// The test does not concern such a record.
    NotConcerned,
}

impl TestOutcome {
    /// The words that stand in a sheet.
    pub const WORDS: [&'static str; 4] =
        ["conforming", "exception", "cannot tell", "not concerned"];

    /// The outcome of a word, whatever its case and whatever ties it.
    fn of(word: &str) -> Option<Self> {
        let tied = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
        let all = [Self::Conforming, Self::Exception, Self::CannotTell, Self::NotConcerned];
        let known = Self::WORDS.into_iter().zip(all);
        known.into_iter().find(|(known, _)| tied(word) == *known).map(|(_, outcome)| outcome)
    }
}

/// A record, with what was written down about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestedRecord {
    /// The record.
    pub record: String,
    /// What was seen.
    pub evidence: String,
    /// Whatever else is to be said.
    pub note: String,
}

/// What one test showed; each list in the order of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResults {
    /// The test.
    pub test: Key,
    /// The records that showed what is asked.
    pub conforming: Vec<TestedRecord>,
    /// The records that did not.
    pub exceptions: Vec<TestedRecord>,
    /// The records that do not tell: neither tested nor an exception.
    pub cannot_tell: Vec<TestedRecord>,
    /// The records that the test does not concern.
    pub not_concerned: Vec<TestedRecord>,
    /// The records for which nothing is written yet.
    pub open: Vec<TestedRecord>,
}

impl TestResults {
    fn new(test: Key) -> Self {
        Self {
            test,
            conforming: Vec::new(),
            exceptions: Vec::new(),
            cannot_tell: Vec::new(),
            not_concerned: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Whether nothing at all is written yet.
    pub fn is_blank(&self) -> bool {
        self.tested() == 0 && self.cannot_tell.is_empty() && self.not_concerned.is_empty()
    }

    /// How many records were tested: those that showed what is asked or did not.
    pub fn tested(&self) -> usize {
        self.conforming.len().saturating_add(self.exceptions.len())
    }
}

/// What the tests of a sample showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleResults {
    /// The tests, in the order of the sheet.
    pub tests: Vec<TestResults>,
    /// The newest day on which a record was tested.
    pub last_tested_on: Option<Date>,
}

/// Why results cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResultProblem {
    /// The plan was altered after the draw.
    #[error(
        "the plan was altered: {records} of its records have not the hash that its seed and population give, the first is `{first}`"
    )]
    HashDiffers {
        /// How many records.
        records: usize,
        /// The first of them.
        first: String,
    },
    /// A record that was drawn is not in the sheet.
    #[error("number {number}, record `{record}`, was drawn and is not in the sheet")]
    Missing {
        /// Its number.
        number: u32,
        /// The record.
        record: String,
    },
    /// A record in the sheet was not drawn.
    #[error("{place}: the record `{record}` was not drawn{}", near_text(meant.as_ref()))]
    Added {
        /// Where it stands.
        place: String,
        /// The record.
        record: String,
        /// The closest one that was drawn and is not in the sheet.
        meant: Option<String>,
    },
    /// A row names no record.
    #[error("{place}: the row names no record")]
    NoRecord {
        /// Where it would stand.
        place: String,
    },
    /// A record stands twice.
    #[error("{place}: the record `{record}` stands a second time; the first is at {first}")]
    Twice {
        /// Where it stands.
        place: String,
        /// The record.
        record: String,
        /// Where it stands first.
        first: String,
    },
    /// A record does not stand beside its number.
    #[error(
        "{place}: number `{number}` stands beside `{record}`, which was drawn as number {drawn}: were columns sorted apart?"
    )]
    Moved {
        /// Where the number stands.
        place: String,
        /// The number there.
        number: String,
        /// The record there.
        record: String,
        /// The number of the record.
        drawn: u32,
    },
    /// A result is none of the words.
    #[error(
        "{place}: `{word}` is no result; write conforming, exception, cannot tell or not concerned, or leave it blank{}",
        near_text(meant.as_ref())
    )]
    NoResult {
        /// Where it stands.
        place: String,
        /// What stands there.
        word: String,
        /// The closest word.
        meant: Option<String>,
    },
    /// The day of a test is none.
    #[error("{place}: `{text}` is no day such as 2026-11-22")]
    NoDay {
        /// Where it stands.
        place: String,
        /// What stands there.
        text: String,
    },
    /// A test was made before the records were drawn.
    #[error("{place}: {day} is before {drawn_on}, the day of the draw")]
    TestedBeforeDraw {
        /// Where it stands.
        place: String,
        /// The day.
        day: Date,
        /// The day of the draw.
        drawn_on: Date,
    },
}

/// Reads what a filled-in sheet says against the sample as it was drawn.
///
/// The sheet must hold exactly the records drawn, in any order. A blank result is not tested yet.
///
/// # Errors
///
/// Everything that is wrong, in one go.
pub fn sample_results(
    sample: &SampleDocument,
    sheet: &FilledSheet,
) -> Result<SampleResults, Vec<ResultProblem>> {
    let mut problems: Vec<ResultProblem> = altered(sample).into_iter().collect();
    let rows = by_record(sample, sheet, &mut problems);
    let mut tests: Vec<TestResults> = sheet.tests.iter().cloned().map(TestResults::new).collect();
    let mut last_tested_on = None;
    for drawn in &sample.drawn {
        let Some(row) = rows.get(drawn.record.as_str()) else { continue };
        last_tested_on = last_tested_on.max(tested_on(sample, row, &mut problems));
        for (test, cell) in tests.iter_mut().zip(&row.results) {
            let tested = TestedRecord {
                record: drawn.record.clone(),
                evidence: row.evidence.clone(),
                note: row.note.clone(),
            };
            match TestOutcome::of(&cell.text) {
                Some(TestOutcome::Conforming) => test.conforming.push(tested),
                Some(TestOutcome::Exception) => test.exceptions.push(tested),
                Some(TestOutcome::CannotTell) => test.cannot_tell.push(tested),
                Some(TestOutcome::NotConcerned) => test.not_concerned.push(tested),
                None if cell.text.is_empty() => test.open.push(tested),
                None => problems.push(ResultProblem::NoResult {
                    place: cell.place.clone(),
                    word: cell.text.clone(),
                    meant: did_you_mean(&cell.text, TestOutcome::WORDS).map(str::to_owned),
                }),
            }
        }
    }
    if problems.is_empty() { Ok(SampleResults { tests, last_tested_on }) } else { Err(problems) }
}

/// Whether every record has the hash that seed and population give it.
fn altered(sample: &SampleDocument) -> Option<ResultProblem> {
    let hash = |record: &str| record_hash(&sample.seed, &sample.population, record).to_string();
    let mut differ = sample.drawn.iter().filter(|drawn| hash(&drawn.record) != drawn.hash);
    let first = differ.next()?.record.clone();
    Some(ResultProblem::HashDiffers { records: differ.count() + 1, first })
}

/// The rows by the record that was drawn.
fn by_record<'s>(
    sample: &SampleDocument,
    sheet: &'s FilledSheet,
    problems: &mut Vec<ResultProblem>,
) -> BTreeMap<&'s str, &'s FilledRow> {
    let numbers: BTreeMap<&str, u32> =
        sample.drawn.iter().map(|drawn| (drawn.record.as_str(), drawn.number)).collect();
    let mut rows: BTreeMap<&str, &FilledRow> = BTreeMap::new();
    let mut added = Vec::new();
    for row in &sheet.rows {
        let FilledCell { place, text: record } = &row.record;
        let place = place.clone();
        if record.is_empty() {
            problems.push(ResultProblem::NoRecord { place });
            continue;
        }
        let Some(drawn) = numbers.get(record.as_str()) else {
            added.push(&row.record);
            continue;
        };
        if let Some(first) = rows.get(record.as_str()) {
            let first = first.record.place.clone();
            problems.push(ResultProblem::Twice { place, record: record.clone(), first });
            continue;
        }
        let number = &row.number;
        if !number.text.is_empty() && number.text != drawn.to_string() {
            problems.push(ResultProblem::Moved {
                place: number.place.clone(),
                number: number.text.clone(),
                record: record.clone(),
                drawn: *drawn,
            });
        }
        rows.insert(record, row);
    }
    let missing = || sample.drawn.iter().filter(|drawn| !rows.contains_key(drawn.record.as_str()));
    for cell in added {
        let known = missing().map(|drawn| drawn.record.as_str());
        problems.push(ResultProblem::Added {
            place: cell.place.clone(),
            record: cell.text.clone(),
            meant: did_you_mean(&cell.text, known).map(str::to_owned),
        });
    }
    problems.extend(missing().map(|drawn| ResultProblem::Missing {
        number: drawn.number,
        record: drawn.record.clone(),
    }));
    rows
}

/// The day of a test, where one is stated.
fn tested_on(
    sample: &SampleDocument,
    row: &FilledRow,
    problems: &mut Vec<ResultProblem>,
) -> Option<Date> {
    let FilledCell { place, text } = &row.tested_on;
    if text.is_empty() {
        return None;
    }
    let place = place.clone();
    match text.parse::<Date>() {
        Ok(day) if day < sample.drawn_on => {
            let drawn_on = sample.drawn_on;
            problems.push(ResultProblem::TestedBeforeDraw { place, day, drawn_on });
            None
        }
        Ok(day) => Some(day),
        Err(_) => {
            problems.push(ResultProblem::NoDay { place, text: text.clone() });
            None
        }
    }
}
