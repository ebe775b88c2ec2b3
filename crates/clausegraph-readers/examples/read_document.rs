//! Prints what a document says: `cargo run --example read_document -- FILE`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example has files and a screen"
)]

use std::{env, error::Error, fs};

use clausegraph_readers::{ReadLimits, text::read_text};

fn main() -> Result<(), Box<dyn Error>> {
    for path in env::args().skip(1) {
        let document = read_text(&path, &fs::read(&path)?, &ReadLimits::USUAL)?;
        println!("{path}: {}, pages {:?}", document.form.name(), document.pages);
        println!("{:#?}", document.properties);
        for block in &document.blocks {
            println!("{}, {:?}: {}", block.place, block.kind, block.text);
        }
        for note in &document.notes {
            println!("note: {note}");
        }
    }
    Ok(())
}
