#![no_main]

use clausegraph_import::{ListRules, Rules};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(problems) = Rules::parse(text) {
        assert!(!problems.problems.is_empty());
    }
    if let Err(problems) = ListRules::parse(text) {
        assert!(!problems.problems.is_empty());
    }
});
