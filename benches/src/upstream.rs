//! What tracing gaps upstream costs, and how much of it there is.

use std::{
    hint::black_box,
    io::{self, Write},
    time::Instant,
};

use clausegraph::{Assessment, upstream};

/// Prints the median time beside the work: gaps, upstream gaps, explained gaps, steps of all ways.
pub(crate) fn report(
    out: &mut impl Write,
    assessment: &Assessment<'_>,
    times: usize,
) -> io::Result<()> {
    let mut found = Vec::with_capacity(times);
    for _ in 0..times {
        let start = Instant::now();
        black_box(upstream(assessment));
        found.push(start.elapsed());
    }
    found.sort_unstable();
    let micros = found.get(found.len() / 2).map_or(0, std::time::Duration::as_micros);
    let traced = upstream(assessment);
    let ways = traced.upstream.iter().flat_map(|gap| &gap.explained);
    let steps: usize = ways.map(|explained| explained.path.steps.len()).sum();
    writeln!(
        out,
        "  {:<24} {:>6}.{:03}   {} gaps, {} upstream, {} explained, {steps} steps",
        "upstream gaps",
        micros / 1000,
        micros % 1000,
        traced.gaps.len(),
        traced.upstream.len(),
        traced.explained(),
    )
}
