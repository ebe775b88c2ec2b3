//! The command line of Clausegraph: arguments, clock, files and exit codes. Everything else lives in the
//! libraries.

mod args;
mod clock;
mod command;
mod decider;
mod error;
mod foreign;
mod input;
mod output;
mod progress;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::{args::Arguments, command::run, error::Exit, terminal::Terminal};

fn main() -> ExitCode {
    let exit = match Arguments::try_parse() {
        Ok(arguments) => {
            let mut terminal = Terminal::new(&arguments.look);
            match run(&arguments.command, &mut terminal) {
                Ok(exit) => exit,
                Err(error) => terminal.fail(&error),
            }
        }
        Err(usage) => {
            let exit = if usage.use_stderr() { Exit::Usage } else { Exit::Done };
            // Nobody is left to tell where even this cannot be printed.
            let printed = usage.print();
            if printed.is_ok() { exit } else { Exit::Files }
        }
    };
    ExitCode::from(exit.code())
}
