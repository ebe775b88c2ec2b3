//! Options of a draw as a plan.

use clausegraph::sampling::{
    Include, RecordValue, SampleSize, SamplingPlan, Stratum, StratumSize, StratumValue,
};
use clausegraph_import::RecordList;

use crate::{args::SampleDrawArguments, error::CliError};

/// What a stratum without a value is called.
const NOT_STATED: &str = "not stated";

/// The plan of the arguments, its columns as the list calls them.
pub(super) fn plan(
    arguments: &SampleDrawArguments,
    list: &RecordList,
) -> Result<SamplingPlan, CliError> {
    let includes = arguments.include.iter().map(|text| include(text, list));
    let each = arguments.include_each.iter().map(|text| include_each(text, list));
    let size = match arguments.size {
        Some(size) => SampleSize::Total { size, minimum: arguments.minimum },
        None => SampleSize::PerStratum(
            arguments
                .stratum_size
                .iter()
                .map(|text| stratum_size(text))
                .collect::<Result<_, _>>()?,
        ),
    };
    Ok(SamplingPlan {
        population: arguments.population.clone(),
        period: arguments.period,
        seed: arguments.seed.clone(),
        size,
        strata: arguments.strata.iter().map(|name| column(name, list)).collect(),
        includes: includes.chain(each).collect::<Result<_, _>>()?,
    })
}

/// A column as the list calls it; as it was named where there is none.
fn column(name: &str, list: &RecordList) -> String {
    let known = list.column(name).and_then(|at| list.columns.get(at));
    known.cloned().unwrap_or_else(|| name.trim().to_owned())
}

fn value(text: &str, option: &str, list: &RecordList) -> Result<RecordValue, CliError> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok(RecordValue { column: column(name, list), value: value.trim().to_owned() })
        }
        Some(_) | None => Err(wrong(text, option, "a column and a value such as type=emergency")),
    }
}

fn include(text: &str, list: &RecordList) -> Result<Include, CliError> {
    let is = vec![value(text, "--include", list)?];
    Ok(Include { is, each: None, at_least: std::num::NonZeroUsize::MIN })
}

fn include_each(text: &str, list: &RecordList) -> Result<Include, CliError> {
    let (name, is) = match text.split_once(':') {
        Some((name, is)) => (name, vec![value(is, "--include-each", list)?]),
        None => (text, Vec::new()),
    };
    if name.trim().is_empty() || name.contains('=') {
        return Err(wrong(text, "--include-each", "a column such as supplier"));
    }
    let each = Some(column(name, list));
    Ok(Include { is, each, at_least: std::num::NonZeroUsize::MIN })
}

fn stratum_size(text: &str) -> Result<StratumSize, CliError> {
    let wanted = || wrong(text, "--stratum-size", "values and a number such as emergency,high=3");
    let (values, size) = text.rsplit_once('=').ok_or_else(wanted)?;
    let size = size.trim().parse().map_err(|_| wanted())?;
    let value = |value: &str| match value.trim() {
        "" | NOT_STATED => StratumValue::NotStated,
        stated => StratumValue::Is(stated.to_owned()),
    };
    Ok(StratumSize { stratum: Stratum(values.split(',').map(value).collect()), size })
}

fn wrong(text: &str, option: &str, wanted: &str) -> CliError {
    CliError::Unknown {
        message: format!("`{text}` is no value of {option}: {wanted} is wanted"),
        meant: None,
        note: None,
    }
}
