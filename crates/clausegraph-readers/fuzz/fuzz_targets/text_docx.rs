#![no_main]

use clausegraph_readers::text::TextForm;
use libfuzzer_sys::fuzz_target;

#[path = "../texts.rs"]
mod texts;

fuzz_target!(|bytes: &[u8]| texts::read(TextForm::Docx, bytes));
