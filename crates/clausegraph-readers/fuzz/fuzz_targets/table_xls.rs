#![no_main]

use clausegraph_readers::{
    ReadLimits,
    table::{TableOptions, read_tables},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    drop(read_tables("a.xls", bytes, &TableOptions::default(), &ReadLimits::USUAL));
});
