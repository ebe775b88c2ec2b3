//! `clausegraph forecast`.

use clausegraph::{Date, forecast, map};
use clausegraph_report::{
    Extent, ForecastChoice, forecast_csv, forecast_markdown, forecast_text, json,
};

use super::findings::known_clause;
use crate::{
    args::{ForecastArguments, ForecastFormat},
    clock::today,
    error::{CliError, Exit},
    input::{catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &ForecastArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let from = arguments.as_of.unwrap_or_else(today);
    let on = days(arguments, from)?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let clause = arguments.clause.as_deref();
    let clause = clause.map(|number| known_clause(&catalogue.value, number)).transpose()?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let map = map(&catalogue.value, &organisation.value);
    let forecast = forecast(&map, from, arguments.until);
    let choice = ForecastChoice {
        on,
        clause,
        extent: if arguments.all { Extent::Whole } else { Extent::Short },
        profile: terminal.profile(),
    };
    let look = arguments.csv.look();
    match arguments.format {
        ForecastFormat::Text => {
            terminal.print(&forecast_text(&forecast, &choice, terminal.look()))?;
        }
        ForecastFormat::Markdown => write(&forecast_markdown(&forecast, &choice))?,
        ForecastFormat::Json => write(&json::forecast_json(&forecast, &choice))?,
        ForecastFormat::Csv => write(&forecast_csv(&forecast, &choice, look))?,
    }
    Ok(Exit::Done)
}

/// The days to tell of, each once and in their order; or what is wrong with the days that were named.
fn days(arguments: &ForecastArguments, from: Date) -> Result<Vec<Date>, CliError> {
    let until = arguments.until;
    let outside = |message: String, note: String| {
        Err(CliError::Unknown { message, meant: None, note: Some(note) })
    };
    if until <= from {
        let begins = if arguments.as_of.is_some() { "--as-of" } else { "today" };
        return outside(
            format!("`--until {until}` does not lie after {begins}, {from}"),
            "a forecast looks ahead: name a later day, or an earlier one with --as-of".to_owned(),
        );
    }
    let mut on = arguments.on.clone();
    on.sort_unstable();
    on.dedup();
    match on.iter().find(|day| **day <= from || until < **day) {
        Some(day) => outside(
            format!("`--on {day}` does not lie between {from} and {until}"),
            format!("the forecast tells of the days after {from}, up to {until}"),
        ),
        None => Ok(on),
    }
}
