//! The binary under test, and what a run of it says.

use std::{
    fmt,
    process::{Command, Stdio},
};

/// The binary, without a terminal and without what the environment might say to it.
pub(crate) fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausegraph"));
    command.stdin(Stdio::null());
    for variable in ["CLAUSEGRAPH_PROFILE", "CLICOLOR_FORCE", "COLUMNS", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

/// What a run says.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) messages: String,
}

/// Everything, as one text.
impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, output, messages } = self;
        write!(f, "{output}\n--- messages\n{messages}\n--- exit code {code}")
    }
}

/// Runs the binary to its end.
pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        output: String::from_utf8(output.stdout).unwrap(),
        messages: String::from_utf8(output.stderr).unwrap(),
    }
}
