//! Writes the corpus of defective documents anew: `cargo run --example hostile_texts -- FOLDER`.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "an example has files, and shares what it makes with the tests"
)]

use std::{env, error::Error, fs, path::Path};

#[path = "../tests/texts/hostile.rs"]
mod hostile;
#[path = "../tests/texts/samples.rs"]
mod samples;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("usage: hostile_texts FOLDER")?;
    let corpus = hostile::corpus().into_iter();
    let valid = hostile::valid().into_iter();
    let valid = valid.map(|(name, bytes)| (format!("valid/{name}"), bytes));
    let corpus = corpus.map(|(name, bytes)| (name.to_owned(), bytes));
    for (name, bytes) in corpus.chain(valid) {
        let path = Path::new(&folder).join(name);
        fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}
