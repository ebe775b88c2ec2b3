//! What the view of routines costs, and how much of it there is.

use std::io::{self, Write};

use clausegraph::{Assessment, routines};

use crate::median_of;

/// Prints the median time beside the work: routines, tools, record types, measures, holes.
pub(crate) fn report(
    out: &mut impl Write,
    assessment: &Assessment<'_>,
    times: usize,
) -> io::Result<()> {
    let micros = median_of(times, || routines(assessment)).as_micros();
    let viewed = routines(assessment);
    let count = |of: fn(&clausegraph::RoutineView<'_>) -> usize| -> usize {
        viewed.routines.iter().map(of).sum()
    };
    writeln!(
        out,
        "  {:<24} {:>6}.{:03}   {} routines, {} record types, {} measures, {} holes",
        "routines",
        micros / 1000,
        micros % 1000,
        viewed.routines.len(),
        count(|view| view.records.given().map_or(0, Vec::len)),
        count(|view| view.measures.given().map_or(0, Vec::len)),
        count(|view| view.holes.len()),
    )
}
