//! A verb of the binary, run over the invented organisations.

use std::path::Path;

use serde_json::Value;

use crate::binary::{Ran, binary, ran};

/// What every run of a test file has in common.
pub(crate) struct Verb {
    /// What stands in front of the arguments.
    pub(crate) before: &'static [&'static str],
    /// What stands behind them: the day of the READMEs of the organisations, in most.
    pub(crate) behind: &'static [&'static str],
}

impl Verb {
    /// The binary, run in the folder with the organisations.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations");
        let mut command = binary();
        command.args(self.before).args(arguments).args(self.behind).current_dir(folder);
        ran(&mut command)
    }

    /// What a run prints that does what it is asked to.
    pub(crate) fn shown(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "{}", ran.messages);
        ran.output
    }

    /// The same for programs.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let all: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        serde_json::from_str(&self.shown(&all)).unwrap()
    }
}
