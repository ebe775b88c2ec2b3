//! Reads one file from standard input within bounds, for a process that must not die of it.
//!
//! See `clausegraph_readers::isolated`.

use std::{io, process::ExitCode};

use clausegraph_readers::isolated::serve;

fn main() -> ExitCode {
    match serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if this fails as well.
            drop(io::Write::write_all(&mut io::stderr(), format!("{error}\n").as_bytes()));
            ExitCode::FAILURE
        }
    }
}
