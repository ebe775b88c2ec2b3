#![no_main]

use clausegraph_import::RegisterMap;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(problems) = RegisterMap::parse(text) {
        assert!(!problems.problems.is_empty());
    }
});
