//! `clausegraph sample`.

mod draw;
mod options;
mod reading;
mod results;
mod sheet;

use std::fmt::Display;

pub(super) use self::{
    draw::draw,
    reading::{ReadSheet, SheetSource, read_plan, read_sheet},
    results::results,
};
use crate::{error::CliError, terminal::Terminal};

/// Problems that are told before the rest is counted.
const MOST: usize = 100;

/// Tells all problems, and gives the error that the command ends with.
fn refused<T: Display>(problems: &[T], what: String, terminal: &mut Terminal) -> CliError {
    for problem in problems.iter().take(MOST) {
        terminal.warn(&problem.to_string());
    }
    if let Some(more) = problems.len().checked_sub(MOST).filter(|more| *more > 0) {
        terminal.warn(&format!("and {more} more"));
    }
    CliError::Refused { what, problems: problems.len() }
}
