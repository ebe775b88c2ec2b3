//! The plan at a size: how much it plans, and how long that takes.

use std::{hint::black_box, io::Write, time::Instant};

use clausegraph::{Assessment, PlanSettings, plan};

/// Plans some times, without a bound and within a capacity for a target, and prints work counts beside times.
pub(crate) fn measure(
    out: &mut impl Write,
    assessment: &Assessment<'_>,
    times: usize,
) -> Result<(), String> {
    let usual = PlanSettings::usual(assessment);
    let mut bound = usual.clone();
    bound.capacity = Some(100 * 60);
    bound.target = Some(assessment.as_of().shifted(730));
    for (name, settings) in [("plan", usual), ("plan for a target", bound)] {
        let mut found = Vec::with_capacity(times);
        let mut counts = String::new();
        for _ in 0..times {
            let start = Instant::now();
            let planned = black_box(plan(assessment, settings.clone()));
            found.push(start.elapsed().as_micros());
            let waits: usize = planned.actions.iter().map(|action| action.waits.len()).sum();
            counts = format!(
                "{} actions, {} open cells, {waits} waits",
                planned.actions.len(),
                planned.cells.len()
            );
        }
        found.sort_unstable();
        let micros = found.get(found.len() / 2).copied().unwrap_or_default();
        writeln!(out, "  {name:<24} {:>6}.{:03}  {counts}", micros / 1000, micros % 1000)
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}
