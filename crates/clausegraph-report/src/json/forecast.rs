//! The report of a forecast, field by field.

use clausegraph::{
    ChangeCause, Date, Defect, Evidence, EvidenceChange, Forecast, ForecastCell, ForecastClause,
    ForecastGate, ForecastStep, Profile, Shares, SlotValue, Status,
};
use serde::Serialize;

use super::{WIRE_VERSION, assessment::gate_word, derivation::via_word, encode};
use crate::{
    ForecastChoice,
    forecast::{Due, renewals},
    wording::{change_sentence, gate_reason},
};

/// A forecast on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// `forecast`.
    pub kind: &'static str,
    /// The day it begins with.
    pub as_of: String,
    /// The day it ends with.
    pub until: String,
    /// The clause to which cells and shares are confined; none where everything is told.
    pub clause: Option<String>,
    /// How many days were assessed; on no other day can anything change.
    pub days_assessed: usize,
    /// The days on which something changes, in their order.
    pub steps: Vec<ForecastStepReport>,
    /// The state on the days that were asked for, the last day behind them.
    pub on: Vec<ForecastDayReport>,
    /// What to renew and by when, the first day first; none for an auditor.
    pub due: Option<Vec<ForecastDueReport>>,
}

/// A day on which something changes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastStepReport {
    /// The first day on which it is so.
    pub day: String,
    /// How many days lie between.
    pub days_ahead: i64,
    /// The cells that change, in reading order.
    pub cells: Vec<ForecastCellReport>,
    /// The gates that change.
    pub gates: Vec<ForecastGateChangeReport>,
    /// The clauses whose shares change, in reading order.
    pub clauses: Vec<ForecastClauseReport>,
}

/// A cell that changes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastCellReport {
    /// The cell: `8.3.4.1-06@nordbyte`.
    pub cell: String,
    /// The requirement.
    pub requirement: String,
    /// The member; none for the organisation and for a population as a whole.
    pub member: Option<String>,
    /// What kind of member it is.
    pub scope: &'static str,
    /// The status on the day before; none where there was no such cell.
    pub before: Option<&'static str>,
    /// The status from that day on; none where there is no such cell any more.
    pub after: Option<&'static str>,
    /// `worse`, `better`, `new`, `gone` or `aside`.
    pub turn: &'static str,
    /// Why, in words.
    pub text: String,
    /// Why; never empty.
    pub causes: Vec<ChangeCauseReport>,
}

/// One reason why a cell changes. What does not apply to its sort is `null` or empty.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeCauseReport {
    /// `evidence`, `there`, `condition` or `follows`.
    pub cause: &'static str,
    /// The artefact it is about.
    pub artefact: Option<String>,
    /// The scope element or other member that it is about.
    pub member: Option<String>,
    /// Of `evidence`: the slot.
    pub slot: Option<String>,
    /// Of `evidence`: `itself`, `claim` or `member`.
    pub via: Option<&'static str>,
    /// Of `evidence`: what it is worth on the day before; none where it was no offer.
    pub before: Option<&'static str>,
    /// Of `evidence`: what it is worth from that day on; none where it is no offer any more.
    pub after: Option<&'static str>,
    /// Of `evidence`: what is wrong with it from that day on.
    pub gained: Vec<ForecastDefectReport>,
    /// Of `evidence`: what is wrong with it no longer.
    pub lost: Vec<ForecastDefectReport>,
    /// Of `evidence`: all that is wrong with it from that day on, or not known about it.
    pub defects: Vec<ForecastDefectReport>,
    /// Of `evidence`: the interval after which the next was due.
    pub interval: Option<String>,
    /// Of `evidence`: the artefact that plans the interval.
    pub planned_by: Option<String>,
    /// Of `condition`: the field.
    pub field: Option<String>,
    /// Of `condition`: whether it holds from that day on.
    pub holds: Option<bool>,
    /// Of `follows`: the requirement whose cell changes, too.
    pub requirement: Option<String>,
    /// Of `follows`: why that one changes.
    pub causes: Vec<ChangeCauseReport>,
}

/// Something that is wrong with evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastDefectReport {
    /// The word: `lapsed`, `not-in-force`.
    pub defect: &'static str,
    /// The whole of it: `without-attribute:action.done_on`.
    pub what: String,
    /// The day by which the next was due, for what has lapsed.
    pub due: Option<String>,
}

/// A gate that changes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastGateChangeReport {
    /// The gate.
    pub gate: String,
    /// What it is called.
    pub title: String,
    /// `evidence-present`, `cannot-evaluate` or `evidence-absent` on the day before.
    pub before: &'static str,
    /// The same from that day on.
    pub after: &'static str,
    /// What keeps it from evidence present from that day on, in words.
    pub gained: Vec<String>,
    /// What kept it from evidence present until then, in words.
    pub lost: Vec<String>,
}

/// A clause whose shares change.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastClauseReport {
    /// The clause.
    pub clause: String,
    /// The share known to be covered on the day before.
    pub known_before: Option<String>,
    /// The share possible on the day before.
    pub possible_before: Option<String>,
    /// The share known to be covered from that day on.
    pub known: Option<String>,
    /// The share possible from that day on.
    pub possible: Option<String>,
}

/// The state on a day, against the day the forecast begins with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastDayReport {
    /// The day.
    pub day: String,
    /// The cells whose status is another, or that have come or gone, in reading order.
    pub cells: Vec<OutcomeReport>,
    /// All gates.
    pub gates: Vec<ForecastGateReport>,
    /// Chapters, areas and leaf clauses, in reading order.
    pub clauses: Vec<ForecastClauseReport>,
}

/// What has become of a cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutcomeReport {
    /// The cell.
    pub cell: String,
    /// The status on the day the forecast begins with.
    pub before: Option<&'static str>,
    /// The status on the day.
    pub after: Option<&'static str>,
    /// `worse`, `better`, `new`, `gone` or `aside`.
    pub turn: &'static str,
    /// The days on which it changed.
    pub days: Vec<String>,
}

/// What a gate shows on a day.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastGateReport {
    /// The gate.
    pub gate: String,
    /// What it shows on the day the forecast begins with.
    pub before: &'static str,
    /// What it shows on the day.
    pub after: &'static str,
}

/// Something to renew.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastDueReport {
    /// The last day on which it is in time.
    pub by: String,
    /// The artefacts or scope elements: several where they are of one kind and due by one plan.
    pub ids: Vec<String>,
    /// What happens to them, in words.
    pub text: String,
    /// The interval after which the next is due.
    pub interval: Option<String>,
    /// The artefact that plans the interval.
    pub planned_by: Option<String>,
    /// The cells that show less behind it.
    pub cells: Vec<String>,
}

/// A forecast as JSON, indented, with a line break at the end.
pub fn forecast_json(forecast: &Forecast<'_>, choice: &ForecastChoice<'_>) -> String {
    encode(&ForecastReport::new(forecast, choice))
}

impl ForecastReport {
    /// The report of a forecast. Nothing is shortened, whatever the extent.
    pub fn new(forecast: &Forecast<'_>, choice: &ForecastChoice<'_>) -> Self {
        let (from, until) = (forecast.from.as_of(), forecast.until.as_of());
        let mut days = choice.on.clone();
        if days.last() != Some(&until) {
            days.push(until);
        }
        let dues = match choice.profile {
            Profile::Consultant => Some(renewals(forecast, choice).iter().map(due).collect()),
            Profile::Auditor => None,
        };
        Self {
            format_version: WIRE_VERSION,
            kind: "forecast",
            as_of: from.to_string(),
            until: until.to_string(),
            clause: choice.clause.map(|clause| clause.id().to_string()),
            days_assessed: forecast.days_assessed,
            steps: forecast.steps.iter().map(|found| step(forecast, choice, found)).collect(),
            on: days.into_iter().map(|day| on(forecast, choice, day)).collect(),
            due: dues,
        }
    }
}

fn step(
    forecast: &Forecast<'_>,
    choice: &ForecastChoice<'_>,
    step: &ForecastStep<'_>,
) -> ForecastStepReport {
    let cells = step.cells.iter();
    let cells = cells.filter(|change| choice.wants(forecast, change.requirement));
    let clauses = step.clauses.iter();
    let clauses = clauses.filter(|change| choice.shows(forecast, change.clause));
    ForecastStepReport {
        day: step.day.to_string(),
        days_ahead: step.day.days_since(forecast.from.as_of()),
        cells: cells.map(|change| cell(change, step.day)).collect(),
        gates: step.gates.iter().map(gate).collect(),
        clauses: clauses.map(clause).collect(),
    }
}

fn words(status: Option<Status>) -> Option<&'static str> {
    status.map(Status::as_str)
}

fn cell(change: &ForecastCell<'_>, day: Date) -> ForecastCellReport {
    ForecastCellReport {
        cell: change.name(),
        requirement: change.requirement.id().to_string(),
        member: change.member.id().map(str::to_owned),
        scope: change.member.scope(),
        before: words(change.before),
        after: words(change.after),
        turn: change.turn().as_str(),
        text: change_sentence(change, day),
        causes: change.causes.iter().map(cause).collect(),
    }
}

fn blank(cause: &'static str) -> ChangeCauseReport {
    ChangeCauseReport {
        cause,
        artefact: None,
        member: None,
        slot: None,
        via: None,
        before: None,
        after: None,
        gained: Vec::new(),
        lost: Vec::new(),
        defects: Vec::new(),
        interval: None,
        planned_by: None,
        field: None,
        holds: None,
        requirement: None,
        causes: Vec::new(),
    }
}

fn cause(found: &ChangeCause<'_>) -> ChangeCauseReport {
    match found {
        ChangeCause::Evidence(change) => evidence(change),
        ChangeCause::There(artefact) => {
            ChangeCauseReport { artefact: Some(artefact.id().to_string()), ..blank("there") }
        }
        ChangeCause::Condition { member, condition, holds } => ChangeCauseReport {
            member: member.id().map(str::to_owned),
            field: Some(condition.field.to_string()),
            holds: Some(*holds),
            ..blank("condition")
        },
        ChangeCause::Follows { requirement, member, causes } => ChangeCauseReport {
            member: member.id().map(str::to_owned),
            requirement: Some(requirement.id().to_string()),
            causes: causes.iter().map(cause).collect(),
            ..blank("follows")
        },
        _ => blank("other"),
    }
}

fn evidence(change: &EvidenceChange<'_>) -> ChangeCauseReport {
    let (artefact, member) = match change.evidence {
        Evidence::Artefact(artefact) => (Some(artefact.id().to_string()), None),
        Evidence::Element(element) => (None, Some(element.id().to_string())),
    };
    ChangeCauseReport {
        artefact,
        member,
        slot: Some(change.slot.id.to_string()),
        via: Some(via_word(change.via)),
        before: change.before.map(SlotValue::as_str),
        after: change.after.map(SlotValue::as_str),
        gained: change.gained.iter().map(defect).collect(),
        lost: change.lost.iter().map(defect).collect(),
        defects: change.defects.iter().map(defect).collect(),
        interval: change.planned.map(|(interval, _)| interval.to_string()),
        planned_by: change.planned.map(|(_, by)| by.id().to_string()),
        ..blank("evidence")
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "no other defect knows a day")]
fn defect(defect: &Defect) -> ForecastDefectReport {
    let due = match defect {
        Defect::Lapsed(due) => Some(due.to_string()),
        _ => None,
    };
    ForecastDefectReport { defect: defect.as_str(), what: defect.to_string(), due }
}

fn gate(change: &ForecastGate<'_>) -> ForecastGateChangeReport {
    ForecastGateChangeReport {
        gate: change.gate.id.to_string(),
        title: change.gate.title.clone(),
        before: gate_word(change.before),
        after: gate_word(change.after),
        gained: change.gained.iter().map(gate_reason).collect(),
        lost: change.lost.iter().map(gate_reason).collect(),
    }
}

fn clause(change: &ForecastClause<'_>) -> ForecastClauseReport {
    let known = |shares: Option<Shares>| shares.map(|shares| shares.known.to_string());
    let possible = |shares: Option<Shares>| shares.map(|shares| shares.possible.to_string());
    ForecastClauseReport {
        clause: change.clause.id().to_string(),
        known_before: known(change.before),
        possible_before: possible(change.before),
        known: known(change.after),
        possible: possible(change.after),
    }
}

fn on(forecast: &Forecast<'_>, choice: &ForecastChoice<'_>, day: Date) -> ForecastDayReport {
    let outcomes = forecast.outcomes(day).into_iter();
    let outcomes = outcomes.filter(|found| choice.wants(forecast, found.requirement));
    let day_of = |step: &usize| forecast.steps.get(*step).map(|step| step.day.to_string());
    let clauses = forecast.from.clauses().filter(|result| choice.shows(forecast, result.clause));
    ForecastDayReport {
        day: day.to_string(),
        cells: outcomes
            .map(|outcome| OutcomeReport {
                cell: outcome.name(),
                before: words(outcome.before),
                after: words(outcome.after),
                turn: outcome.turn().as_str(),
                days: outcome.steps.iter().filter_map(day_of).collect(),
            })
            .collect(),
        gates: (forecast.from.gates().iter())
            .map(|result| {
                let after = forecast.gate(result.gate.id.as_str(), day).unwrap_or(result.state);
                ForecastGateReport {
                    gate: result.gate.id.to_string(),
                    before: gate_word(result.state),
                    after: gate_word(after),
                }
            })
            .collect(),
        clauses: clauses
            .map(|result| {
                clause(&ForecastClause {
                    clause: result.clause,
                    before: result.shares,
                    after: forecast.shares(result.clause, day),
                })
            })
            .collect(),
    }
}

fn due(due: &Due<'_>) -> ForecastDueReport {
    let planned = due.themes.iter().find_map(|theme| theme.planned);
    ForecastDueReport {
        by: due.act_by.to_string(),
        ids: due.ids(),
        text: due.what.clone(),
        interval: planned.map(|(interval, _)| interval.to_string()),
        planned_by: planned.map(|(_, by)| by.id().to_string()),
        cells: due.names.clone(),
    }
}
