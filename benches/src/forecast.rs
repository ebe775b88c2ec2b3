//! The forecast: what a window costs, against assessing every day of it.

use std::{
    hint::black_box,
    io::{self, Write},
    time::Instant,
};

use clausegraph::{Date, EvidenceMap, assess, due_themes, forecast};

/// The windows, in days.
const WINDOWS: [i64; 3] = [7, 90, 365];

/// Windows that would assess more cells than this are left out, and said to be.
const MOST_CELLS: usize = 40_000_000;

/// How many days before the day of the input the windows begin: most of what is dated lies behind it.
const BEFORE: i64 = 365;

/// Prints what each window costs: how many of its days are assessed, what is found, how long it takes.
pub(crate) fn run(
    out: &mut impl Write,
    evidence: &EvidenceMap<'_>,
    as_of: Date,
    smoke: bool,
) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    let from = as_of.shifted(-BEFORE);
    let start = Instant::now();
    let cells = black_box(assess(evidence, from)).cells().len();
    let once = start.elapsed().as_micros().max(1);
    writeln!(
        out,
        "  {:<24} {:>10} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "forecast", "ms", "assessed", "steps", "changes", "themes", "x assess"
    )
    .map_err(io)?;
    for days in WINDOWS.into_iter().take(if smoke { 1 } else { WINDOWS.len() }) {
        let most = usize::try_from(days).unwrap_or(usize::MAX).saturating_mul(cells);
        if most > MOST_CELLS {
            writeln!(out, "  {days:>4} days: left out, up to {most} cells").map_err(io)?;
            continue;
        }
        let start = Instant::now();
        let found = black_box(forecast(evidence, from, from.shifted(days)));
        let micros = start.elapsed().as_micros();
        let changes: usize = found.steps.iter().map(|step| step.cells.len()).sum();
        writeln!(
            out,
            "  {:<24} {:>6}.{:03} {:>9} {:>9} {changes:>9} {:>9} {:>7}.{}",
            format!("{days} days"),
            micros / 1000,
            micros % 1000,
            found.days_assessed,
            found.steps.len(),
            due_themes(&found).len(),
            micros / once,
            micros * 10 / once % 10,
        )
        .map_err(io)?;
    }
    Ok(())
}
