//! Writes the report of an invented organisation, or of random data of a size:
//! `cargo run --example report -- marlbeck out.html`, `... -- large-2000-10000 out.html auditor`.

#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "an example says what it does"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::{env, fs};

use clausegraph::{Catalogue, Profile, SourceText};
use clausegraph_testkit::{
    generate::{sized, sized_for},
    standard,
};

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
    let case = match requirements {
        "standard" => sized_for(standard().unwrap(), 20_000, artefacts),
        number => sized(20_000, number.parse().unwrap(), artefacts),
    };
    let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
    let catalogue = source("catalogue.json", serde_json::to_string(&case.catalogue).unwrap());
    let (catalogue, problems) = Catalogue::load(&[catalogue], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
    let file = source("organisation.json", serde_json::to_string(&case.organisation).unwrap());
    common::Case::of(catalogue, vec![file], case.as_of)
}
