//! `clausegraph trend`.

use clausegraph::{Assessment, Catalogue, Date, Organisation, trend};
use clausegraph_report::{CsvLook, TrendSelection, json, trend_csv, trend_markdown, trend_text};

use super::{diff::is_within, findings::known_clause};
use crate::{
    args::{TrendArguments, TrendFormat},
    clock::today,
    error::{CliError, Exit},
    input::{Loaded, assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &TrendArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let points = points(arguments)?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let outer = arguments.clause.as_ref();
    let outer = outer.map(|number| known_clause(&catalogue, number)).transpose()?;
    let states = loaded(arguments, &catalogue, terminal)?;
    let assessments: Vec<Assessment<'_>> = points
        .iter()
        .filter_map(|(state, day)| {
            Some(assessed(&catalogue, &states.get(*state)?.value, Some(*day)))
        })
        .collect();
    let assessments: Vec<&Assessment<'_>> = assessments.iter().collect();
    let trend = trend(&assessments);
    let selection = TrendSelection {
        profile: terminal.profile(),
        within: &|id| is_within(&catalogue, id, outer),
        catalogue: &catalogue,
        all: arguments.all,
    };
    match arguments.format {
        TrendFormat::Text => {
            let look = terminal.look();
            terminal.print(&trend_text(&assessments, &trend, selection, look))?;
        }
        TrendFormat::Markdown => write(&trend_markdown(&assessments, &trend, selection))?,
        TrendFormat::Json => write(&json::trend_json(&assessments, &trend, selection))?,
        TrendFormat::Csv => write(&trend_csv(&trend, selection, CsvLook::PLAIN))?,
    }
    Ok(Exit::Done)
}

fn loaded(
    arguments: &TrendArguments,
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Vec<Loaded<Organisation>>, CliError> {
    let states = arguments.organisations.iter();
    states.map(|path| organisation(path, catalogue, false, terminal)).collect()
}

/// Which state is assessed for which day.
fn points(arguments: &TrendArguments) -> Result<Vec<(usize, Date)>, CliError> {
    let states = arguments.organisations.len();
    let days = arguments.as_of.as_slice();
    match (states, days) {
        (1, [] | [_]) => Err(unfit(
            "a trend needs two assessments at least",
            "name several days with --as-of, or several states of the organisation",
        )),
        (1, days) => Ok(days.iter().map(|day| (0, *day)).collect()),
        (_, []) => Ok((0..states).map(|state| (state, today())).collect()),
        (_, [day]) => Ok((0..states).map(|state| (state, *day)).collect()),
        (_, days) if days.len() == states => Ok(days.iter().copied().enumerate().collect()),
        (_, days) => Err(unfit(
            &format!("{states} organisations and {} days do not fit", days.len()),
            "give --as-of once for all of them, or once for each",
        )),
    }
}

fn unfit(message: &str, note: &str) -> CliError {
    CliError::Unknown { message: message.to_owned(), meant: None, note: Some(note.to_owned()) }
}
