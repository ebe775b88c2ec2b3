//! What tracing gaps upstream costs, and how much of it there is.

use std::io::{self, Write};

use clausegraph::{Assessment, upstream};

use crate::median_of;

/// Prints the median time beside the work: gaps, upstream gaps, explained gaps, steps of all ways.
pub(crate) fn report(
    out: &mut impl Write,
    assessment: &Assessment<'_>,
    times: usize,
) -> io::Result<()> {
    let micros = median_of(times, || upstream(assessment)).as_micros();
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
