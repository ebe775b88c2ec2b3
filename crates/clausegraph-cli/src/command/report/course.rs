//! How it went: earlier days, each as an assessment.

use clausegraph::{
    Assessment, Catalogue, Date, FindingId, FindingMark, Organisation, Trend, trend,
};

use super::stated::refused;
use crate::{
    args::EarlierArgument,
    error::CliError,
    input::{assessed, organisation},
    terminal::Terminal,
};

/// The earlier days in their order; none of them twice, and none on the day of the report or later.
pub(super) fn points(
    asked: &[EarlierArgument],
    as_of: Date,
) -> Result<Vec<&EarlierArgument>, CliError> {
    let mut points: Vec<&EarlierArgument> = asked.iter().collect();
    points.sort_by_key(|point| point.day);
    if let Some(point) = points.iter().find(|point| point.day >= as_of) {
        return refused(
            format!("`--earlier {}` does not lie before {as_of}", point.day),
            "it looks back: name an earlier day, or report for a later one with --as-of",
        );
    }
    let mut pairs = points.iter().zip(points.iter().skip(1));
    if let Some((_, twice)) = pairs.find(|(one, two)| one.day == two.day) {
        return refused(
            format!("`--earlier` names {} twice", twice.day),
            "one result for each day is shown: leave one of them out",
        );
    }
    Ok(points)
}

/// The folders of the days that have one of their own.
pub(super) fn states(
    points: &[&EarlierArgument],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Vec<Option<Organisation>>, CliError> {
    let mut states = Vec::with_capacity(points.len());
    for point in points {
        states.push(match &point.organisation {
            Some(path) => Some(organisation(path, catalogue, false, terminal)?.value),
            None => None,
        });
    }
    Ok(states)
}

/// What earlier days come to.
pub(super) struct Earlier<'g> {
    /// From the first day to that of the report; none where no earlier day is asked for.
    pub(super) trend: Option<Trend<'g>>,
    /// Whether all of them are read from one state of the files.
    pub(super) same_files: bool,
}

pub(super) fn earlier<'g>(
    points: &[&EarlierArgument],
    states: &'g [Option<Organisation>],
    now: &Assessment<'g>,
) -> Earlier<'g> {
    let same_files = states.iter().all(Option::is_none);
    if points.is_empty() {
        return Earlier { trend: None, same_files };
    }
    let before: Vec<Assessment<'g>> = points
        .iter()
        .zip(states)
        .map(|(point, state)| {
            let state = state.as_ref().unwrap_or_else(|| now.organisation());
            assessed(now.catalogue(), state, Some(point.day))
        })
        .collect();
    let all: Vec<&Assessment<'g>> = before.iter().chain([now]).collect();
    Earlier { trend: Some(trend(&all)), same_files }
}

/// The findings of the report that an earlier day has, too.
pub(super) fn found_before(trend: &Trend<'_>) -> Vec<FindingId> {
    let last = trend.points.len().saturating_sub(1);
    let is_again = |marks: &[FindingMark]| {
        let (before, now) = marks.split_at(last.min(marks.len()));
        now.contains(&FindingMark::Found) && before.contains(&FindingMark::Found)
    };
    let again = trend.findings.iter().filter(|history| is_again(&history.marks));
    again.map(|history| history.last.id.clone()).collect()
}
