//! The difference of two assessments and the trend over four, with the work that they do.

use std::{
    hint::black_box,
    io::{self, Write},
    time::{Duration, Instant},
};

use clausegraph::{Assessment, Catalogue, Date, Organisation, assess, difference, map, trend};

/// The days of the assessments before the one that is measured.
const BEFORE: [&str; 3] = ["2023-11-22", "2024-11-22", "2025-11-22"];

fn millis(took: Duration) -> String {
    let micros = took.as_micros();
    format!("{:>6}.{:03}", micros / 1000, micros % 1000)
}

/// Prints times and work counts for one organisation on several days.
pub(crate) fn run(
    out: &mut impl Write,
    catalogue: &Catalogue,
    organisation: &Organisation,
    day: Date,
    times: usize,
) -> io::Result<()> {
    let evidence = map(catalogue, organisation);
    let days = BEFORE.iter().filter_map(|day| day.parse().ok());
    let mut all: Vec<Assessment<'_>> = days.map(|day| assess(&evidence, day)).collect();
    all.push(assess(&evidence, day));
    let points: Vec<&Assessment<'_>> = all.iter().collect();
    let [.., before, after] = points.as_slice() else { return Ok(()) };
    let mut took = Vec::new();
    let mut found = None;
    for _ in 0..times {
        let start = Instant::now();
        found = Some(difference(before, after));
        took.push(start.elapsed());
    }
    took.sort_unstable();
    if let (Some(found), Some(took)) = (&found, took.get(took.len() / 2)) {
        let offers: usize = found
            .cells
            .iter()
            .flat_map(|cell| {
                [
                    cell.before.as_ref().map(|one| &one.slots),
                    cell.after.as_ref().map(|one| &one.slots),
                ]
            })
            .flatten()
            .flatten()
            .map(|reading| reading.offers.len())
            .sum();
        writeln!(
            out,
            "  {:<24} {}  {} of {} cells moved, {offers} offers looked at, {} causes, {} findings persist",
            "difference",
            millis(*took),
            found.cells.len(),
            after.cells().len(),
            found.causes.len(),
            found.findings.persisted.len(),
        )?;
    }
    black_box(&found);
    let start = Instant::now();
    let told = trend(&points);
    writeln!(
        out,
        "  {:<24} {}  {} assessments, {} cells moved, {} findings",
        "trend",
        millis(start.elapsed()),
        told.points.len(),
        told.cells.len(),
        told.findings.len(),
    )
}
