//! `clausegraph wording`.

use clausegraph_paper::Texts;

use crate::{
    args::{What, WordingArguments},
    error::{CliError, Exit},
    terminal::write,
};

pub(super) fn run(arguments: &WordingArguments) -> Result<Exit, CliError> {
    write(&Texts::built_in(arguments.what.map(What::kind)))?;
    Ok(Exit::Done)
}
