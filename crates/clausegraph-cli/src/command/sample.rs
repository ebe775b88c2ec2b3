//! `clausegraph sample`.

mod draw;
mod options;
mod results;
mod sheet;

use std::fmt::Display;

pub(super) use self::{draw::draw, results::results};
use crate::{error::CliError, terminal::Terminal};

/// Tells all problems, and gives the error that the command ends with.
fn refused<T: Display>(problems: &[T], what: String, terminal: &mut Terminal) -> CliError {
    for problem in problems {
        terminal.warn(&problem.to_string());
    }
    CliError::Refused { what, problems: problems.len() }
}
