//! What is asked of a sample, and what can be wrong with that.

use std::num::NonZeroUsize;

use clausegraph_model::{Key, Period, did_you_mean};

use super::{
    frame::Frame,
    include::Include,
    sample::{Stratum, StratumCount},
};

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamplingPlan {
    /// The population, by the catalogue's words: `changes`.
    pub population: Key,
    /// The time in which the records came about.
    pub period: Period,
    /// The text that the draw starts from.
    pub seed: String,
    /// How many records.
    pub size: SampleSize,
    /// The columns whose values part the population.
    pub strata: Vec<String>,
    /// What must be among the records, where there is any.
    pub includes: Vec<Include>,
}

/// How many records are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SampleSize {
    /// So many of all, in proportion to the strata.
    Total {
        /// How many.
        size: NonZeroUsize,
        /// How many of each stratum at least, or all where it holds fewer.
        minimum: usize,
    },
    /// So many of each stratum, or all where it holds fewer.
    PerStratum(Vec<StratumSize>),
}

/// How many records of one stratum are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StratumSize {
    /// The stratum.
    pub stratum: Stratum,
    /// How many.
    pub size: usize,
}

/// Why nothing can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SamplingProblem {
    /// The seed is blank.
    #[error("the seed is blank: any text will do, stated in the report")]
    SeedBlank,
    /// The seed cannot be written down.
    #[error("the seed `{}` has blanks at its ends or control characters, which nobody could copy", seed.escape_debug())]
    SeedNotPlain {
        /// The seed.
        seed: String,
    },
    /// A column is not there.
    #[error("the list has no column `{column}`{}", near_text(meant.as_ref()))]
    NoColumn {
        /// The column.
        column: String,
        /// The closest one.
        meant: Option<String>,
    },
    /// A column of strata is named twice.
    #[error("the strata name the column `{column}` twice")]
    ColumnTwice {
        /// The column.
        column: String,
    },
    /// What must be among the records names neither a value nor a column.
    #[error("something must be among the records, and neither a value nor a column says what")]
    IncludeBlank,
    /// The minimums of the strata are more than the size.
    #[error(
        "{strata} strata of at least {minimum} take {least} records, and the size is {size}: raise the size, lower the minimum, or name fewer strata"
    )]
    SizeBelowMinimum {
        /// How many strata there are.
        strata: usize,
        /// The minimum of each.
        minimum: usize,
        /// What that adds up to.
        least: usize,
        /// The size.
        size: usize,
    },
    /// A size is stated for a stratum that is not there.
    #[error("there is no stratum `{stratum}`{}", near_text(meant.as_ref()))]
    NoStratum {
        /// The stratum.
        stratum: String,
        /// The closest one.
        meant: Option<String>,
    },
    /// Two sizes are stated for one stratum.
    #[error("two sizes are stated for the stratum `{stratum}`")]
    StratumTwice {
        /// The stratum.
        stratum: String,
    },
    /// A stratum has no stated size.
    #[error("no size is stated for the stratum `{stratum}` of {records} records; 0 is one, too")]
    StratumWithoutSize {
        /// The stratum.
        stratum: String,
        /// How many records it holds.
        records: usize,
    },
    /// A record id holds control characters.
    #[error("{place}: the id `{}` has blanks at its ends or control characters", id.escape_debug())]
    IdNotPlain {
        /// Where it stands.
        place: String,
        /// The id.
        id: String,
    },
}

pub(super) fn near_text(near: Option<&String>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// Whether a text can be copied by hand into what is hashed.
fn is_plain(text: &str) -> bool {
    text.trim() == text && !text.contains(char::is_control)
}

/// What is wrong with a plan for a list, before any record is looked at.
pub(super) fn problems(frame: &Frame, plan: &SamplingPlan) -> Vec<SamplingProblem> {
    let mut problems = Vec::new();
    if plan.seed.trim().is_empty() {
        problems.push(SamplingProblem::SeedBlank);
    } else if !is_plain(&plan.seed) {
        problems.push(SamplingProblem::SeedNotPlain { seed: plan.seed.clone() });
    }
    for (index, column) in plan.strata.iter().enumerate() {
        if plan.strata.iter().take(index).any(|earlier| earlier == column) {
            problems.push(SamplingProblem::ColumnTwice { column: column.clone() });
        }
    }
    let of_includes = plan
        .includes
        .iter()
        .flat_map(|include| include.is.iter().map(|value| &value.column).chain(&include.each));
    let mut unknown: Vec<&String> = Vec::new();
    for column in plan.strata.iter().chain(of_includes) {
        if frame.column(column).is_none() && !unknown.contains(&column) {
            unknown.push(column);
        }
    }
    problems.extend(unknown.into_iter().map(|column| {
        let known = frame.columns.iter().map(String::as_str);
        let meant = did_you_mean(column, known).map(str::to_owned);
        SamplingProblem::NoColumn { column: column.clone(), meant }
    }));
    let blank = plan.includes.iter().filter(|include| include.is_blank());
    problems.extend(blank.map(|_| SamplingProblem::IncludeBlank));
    let ids = frame.records.iter().filter(|record| !is_plain(&record.id));
    problems.extend(ids.map(|record| SamplingProblem::IdNotPlain {
        place: record.place.clone(),
        id: record.id.clone(),
    }));
    problems
}

/// How many records of each stratum are drawn.
pub(super) fn sizes(
    size: &SampleSize,
    strata: &[StratumCount],
) -> Result<Vec<usize>, Vec<SamplingProblem>> {
    let records: Vec<usize> = strata.iter().map(|stratum| stratum.records).collect();
    match size {
        SampleSize::Total { size, minimum } => {
            let all: usize = records.iter().sum();
            let least: usize = records.iter().map(|stratum| (*minimum).min(*stratum)).sum();
            let size = size.get();
            if size >= all {
                Ok(records)
            } else if least > size {
                let strata = strata.len();
                let minimum = *minimum;
                Err(vec![SamplingProblem::SizeBelowMinimum { strata, minimum, least, size }])
            } else {
                Ok(super::allocation::allocated(&records, size, *minimum))
            }
        }
        SampleSize::PerStratum(sizes) => stated(sizes, strata),
    }
}

/// The stated sizes in the order of the strata.
fn stated(
    sizes: &[StratumSize],
    strata: &[StratumCount],
) -> Result<Vec<usize>, Vec<SamplingProblem>> {
    let mut problems = Vec::new();
    for (index, size) in sizes.iter().enumerate() {
        let stratum = size.stratum.to_string();
        if sizes.iter().take(index).any(|earlier| earlier.stratum == size.stratum) {
            problems.push(SamplingProblem::StratumTwice { stratum });
        } else if !strata.iter().any(|known| known.stratum == size.stratum) {
            let known: Vec<String> = strata.iter().map(|known| known.stratum.to_string()).collect();
            let meant = did_you_mean(&stratum, known.iter().map(String::as_str)).map(str::to_owned);
            problems.push(SamplingProblem::NoStratum { stratum, meant });
        }
    }
    let mut numbers = Vec::new();
    for StratumCount { stratum, records, .. } in strata {
        match sizes.iter().find(|size| size.stratum == *stratum) {
            Some(size) => numbers.push(size.size.min(*records)),
            None => problems.push(SamplingProblem::StratumWithoutSize {
                stratum: stratum.to_string(),
                records: *records,
            }),
        }
    }
    if problems.is_empty() { Ok(numbers) } else { Err(problems) }
}
