//! The report of a trend, field by field.

use clausegraph::{Assessment, Status, Trend};
use serde::Serialize;

use super::{
    ClauseReport, SideReport, WIRE_VERSION,
    assessment::{clause, gate_word},
    encode,
};
use crate::{trend::TrendSelection, wording::finding_sentence};

/// A trend, on the wire. Lists called `points` have one entry for each assessment.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrendReport {
    /// The version of the wire format.
    pub format_version: u32,
    /// `trend`.
    pub kind: &'static str,
    /// `consultant` or `auditor`.
    pub profile: &'static str,
    /// The assessments, in order.
    pub assessments: Vec<SideReport>,
    /// How many findings there are of each indicator.
    pub indicators: Vec<IndicatorTrendReport>,
    /// The gates.
    pub gates: Vec<GateTrendReport>,
    /// The clauses.
    pub clauses: Vec<ClauseTrendReport>,
    /// Every finding that was found at any of them, repeated ones first.
    pub findings: Vec<FindingHistoryReport>,
    /// Every cell whose status is not the same at all of them.
    pub cells: Vec<CellHistoryReport>,
}

/// How many findings of an indicator there are.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorTrendReport {
    /// The indicator.
    pub indicator: &'static str,
    /// How many.
    pub points: Vec<usize>,
}

/// A gate at each of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateTrendReport {
    /// The id.
    pub gate: String,
    /// The title.
    pub title: String,
    /// What it showed; none where a catalogue does not have it.
    pub points: Vec<Option<&'static str>>,
}

/// A clause at each of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseTrendReport {
    /// The number.
    pub clause: String,
    /// Shares and counts; none where a catalogue does not have it.
    pub points: Vec<Option<ClauseReport>>,
}

/// A finding at each of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingHistoryReport {
    /// The code of the rule and the subject.
    pub recurrence_key: String,
    /// The code of the rule.
    pub code: &'static str,
    /// The indicator that it had last.
    pub indicator: &'static str,
    /// What was found last, in words.
    pub says: String,
    /// Whether it was found, cleared, and found again.
    pub repeated: bool,
    /// `found`, `clean`, `cannot-tell` or `not-there`.
    pub points: Vec<&'static str>,
}

/// A cell at each of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellHistoryReport {
    /// The name.
    pub cell: String,
    /// Whether it fell short, was covered, and falls short again.
    pub relapsed: bool,
    /// The status; none where it was not there.
    pub points: Vec<Option<&'static str>>,
}

/// A trend as JSON, indented, with a line break at the end.
pub fn trend_json(
    assessments: &[&Assessment<'_>],
    trend: &Trend<'_>,
    selection: TrendSelection<'_>,
) -> String {
    encode(&TrendReport {
        format_version: WIRE_VERSION,
        kind: "trend",
        profile: selection.profile.as_str(),
        assessments: assessments.iter().map(|assessment| SideReport::new(assessment)).collect(),
        indicators: selection
            .indicators(trend)
            .into_iter()
            .map(|(indicator, points)| IndicatorTrendReport {
                indicator: indicator.as_str(),
                points,
            })
            .collect(),
        gates: trend
            .gates
            .iter()
            .map(|gate| GateTrendReport {
                gate: gate.gate.id.to_string(),
                title: gate.gate.title.clone(),
                points: gate.points.iter().map(|state| state.map(gate_word)).collect(),
            })
            .collect(),
        clauses: selection
            .clauses(trend)
            .map(|found| ClauseTrendReport {
                clause: found.clause.id().to_string(),
                points: found.points.iter().map(|point| point.as_ref().map(clause)).collect(),
            })
            .collect(),
        findings: selection
            .findings(trend)
            .map(|history| FindingHistoryReport {
                recurrence_key: history.recurrence_key.clone(),
                code: history.rule.code,
                indicator: history.last.indicator.as_str(),
                says: finding_sentence(&history.last),
                repeated: history.repeated,
                points: history.marks.iter().map(|mark| mark.as_str()).collect(),
            })
            .collect(),
        cells: selection
            .cells(trend)
            .map(|history| CellHistoryReport {
                cell: history.name(),
                relapsed: history.relapsed,
                points: history.statuses.iter().map(|status| status.map(Status::as_str)).collect(),
            })
            .collect(),
    })
}
