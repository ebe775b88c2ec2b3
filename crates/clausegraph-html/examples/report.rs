//! Writes the report of an invented organisation, or of random data of a size:
//! `cargo run --example report -- marlbeck out.html`, `... -- large-2000-10000 out.html auditor`.

#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "an example says what it does"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::{env, fs};

use clausegraph::Profile;
use clausegraph_testkit::{generate::sized_for, standard};

fn main() {
    let mut arguments = env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "marlbeck".to_owned());
    let path = arguments.next().unwrap_or_else(|| "report.html".to_owned());
    let profile = match arguments.next().as_deref() {
        Some("auditor") => Profile::Auditor,
        Some(_) | None => Profile::Consultant,
    };
    let start = std::time::Instant::now();
    let case = match name.strip_prefix("large-") {
        Some(size) => large(size),
        None => common::Case::fixture(&name),
    };
    let loaded = start.elapsed();
    let page = case.page(profile);
    fs::write(&path, &page).unwrap();
    eprintln!("{path}: {} bytes, loaded in {loaded:?}, {:?} in all", page.len(), start.elapsed());
}

/// `large-2000-10000`: so many random requirements and artefacts; `large-standard-10000`.
fn large(size: &str) -> common::Case {
    let (requirements, artefacts) = size.split_once('-').unwrap();
    let artefacts: usize = artefacts.parse().unwrap();
    match requirements {
        "standard" => common::Case::random(&sized_for(standard().unwrap(), 20_000, artefacts)),
        number => common::Case::large(number.parse().unwrap(), artefacts),
    }
}
