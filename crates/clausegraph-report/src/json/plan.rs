//! The report of a plan, field by field.

use clausegraph::{
    Action, Assessment, Because, EffortModel, Lasting, Phase, Plan, TargetResult, WhatIf,
    WhatIfCell,
};
use serde::Serialize;

use super::{OrganisationReport, WIRE_VERSION, encode, gate_word};
use crate::{
    PlanSelection,
    wording::{action_sentence, because_words, model_rows},
};

/// A plan, on the wire. Actions name each other by id; days are text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanReport {
    /// The version of the wire format.
    pub format_version: u32,
    /// `plan`.
    pub kind: &'static str,
    /// The day it is made on.
    pub as_of: String,
    /// The organisation, where it says who it is.
    pub organisation: Option<OrganisationReport>,
    /// How many cells are open.
    pub open_cells: usize,
    /// How many of them all actions together close.
    pub closed_cells: usize,
    /// How many of them one action alone closes.
    pub closed_alone: usize,
    /// What all actions take.
    pub effort: EffortReport,
    /// Minutes a week; none where nobody says.
    pub capacity_minutes_per_week: Option<u32>,
    /// `stated`, `usual` for the size of the organisation, or `target` where it is what keeps the target;
    /// none without a capacity.
    pub capacity_from: Option<&'static str>,
    /// The last day where capacity is no bound.
    pub earliest_finish: Option<String>,
    /// The last day within the capacity.
    pub scheduled_finish: Option<String>,
    /// The actions that hold up the end, the first first.
    pub critical: Vec<String>,
    /// Whether the target is met; none without one.
    pub target: Option<TargetReport>,
    /// What actions take.
    pub model: EffortModelReport,
    /// The gates without evidence.
    pub gates: Vec<PlannedGateReport>,
    /// The actions, each behind what it waits for.
    pub actions: Vec<ActionReport>,
    /// Open cells that lack something for which no action is known.
    pub stuck_cells: Vec<String>,
    /// What is different; none where nothing was put in or taken out.
    pub what_if: Option<WhatIfReport>,
}

/// A range of minutes.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EffortReport {
    /// At the least.
    pub low: u32,
    /// At the most.
    pub high: u32,
}

impl EffortReport {
    fn new(effort: clausegraph::Effort) -> Self {
        Self { low: effort.low, high: effort.high }
    }
}

/// The effort model.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EffortModelReport {
    /// The preset: `small`, `medium` or `large`.
    pub size: &'static str,
    /// How many hundredths of the rows it is.
    pub percent: u32,
    /// How long records are kept before they show how something is done.
    pub history: Option<String>,
    /// The rows.
    pub rows: Vec<EffortRowReport>,
}

/// A row of the effort model.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EffortRowReport {
    /// What it is for.
    pub name: &'static str,
    /// Minutes for the first thing.
    pub once: EffortReport,
    /// Minutes for each further one.
    pub each: EffortReport,
    /// Days that it lasts at least.
    pub days: u32,
}

/// Whether a day can be kept.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetReport {
    /// The day.
    pub day: String,
    /// Whether everything is done by then.
    pub met: bool,
    /// The earliest day, whatever the capacity.
    pub earliest_finish: String,
    /// Minutes a week below which no order keeps the day; none where no capacity does.
    pub at_least_minutes_per_week: Option<u32>,
    /// Minutes a week, in whole hours, with which this schedule keeps the day.
    pub enough_minutes_per_week: Option<u32>,
    /// The actions that end later than the day, whatever the capacity.
    pub too_late: Vec<String>,
}

/// A gate without evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedGateReport {
    /// The id.
    pub id: String,
    /// What it shows now.
    pub state: &'static str,
    /// The actions that it needs.
    pub actions: Vec<String>,
    /// Whether something keeps it shut for which no action is known.
    pub stuck: bool,
    /// The day by which it can show evidence where capacity is no bound.
    pub earliest: Option<String>,
    /// The same within the capacity.
    pub scheduled: Option<String>,
}

/// An action.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActionReport {
    /// The id.
    pub id: String,
    /// `find-out`, `decide`, `document`, `do`, `measure` or `retire`.
    pub action_type: &'static str,
    /// The part of the plan.
    pub phase: &'static str,
    /// What is done, in words.
    pub text: String,
    /// What it is done for, by name.
    pub things: Vec<String>,
    /// What must be given afterwards, as files write it.
    pub fields: Vec<String>,
    /// The members of the cells that need it.
    pub members: Vec<String>,
    /// The requirements.
    pub requirements: Vec<String>,
    /// Whether one of the requirements asks for documented information.
    pub paper_asked: bool,
    /// The cells that it closes alone.
    pub closes: Vec<String>,
    /// The cells that it closes with other actions.
    pub helps: Vec<String>,
    /// The gates that need it.
    pub gates: Vec<String>,
    /// What it takes.
    pub effort: EffortReport,
    /// How long it lasts at least: days as `P14D`, or an interval of the calendar.
    pub lasts: String,
    /// The day before which it cannot be done.
    pub not_before: Option<String>,
    /// What it waits for.
    pub waits: Vec<WaitReport>,
    /// The actions that wait for each other in a circle with it.
    pub knot: Vec<String>,
    /// First day where capacity is no bound.
    pub earliest_start: String,
    /// Last day where capacity is no bound.
    pub earliest_finish: String,
    /// Weeks that it can begin later without the end moving.
    pub slack_weeks: u32,
    /// First day within the capacity.
    pub start: Option<String>,
    /// Last day within the capacity.
    pub finish: Option<String>,
    /// The weeks in which it is worked on within the capacity.
    pub placed: Vec<PlacedReport>,
}

/// Minutes of a week.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacedReport {
    /// The first day of the week.
    pub week: String,
    /// The minutes.
    pub minutes: u32,
}

/// Something that an action waits for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaitReport {
    /// The id of the other action.
    pub on: String,
    /// `fed`, `planned`, `defined`, `audited-first` or `controlled`.
    pub because: &'static str,
    /// The requirement or the feed that says so, in words.
    pub text: String,
}

/// What is different.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfReport {
    /// The cells that show something else.
    pub cells: Vec<WhatIfCellReport>,
    /// The gates that show something else.
    pub gates: Vec<WhatIfGateReport>,
    /// Actions not needed any more.
    pub gone: Vec<String>,
    /// New actions.
    pub new: Vec<String>,
    /// Actions that concern more or fewer things.
    pub other: Vec<String>,
    /// What all actions took before.
    pub effort_before: EffortReport,
    /// The earliest last day before.
    pub earliest_finish_before: Option<String>,
    /// The last day within the capacity before.
    pub scheduled_finish_before: Option<String>,
}

/// A cell that shows something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfCellReport {
    /// The cell.
    pub cell: String,
    /// The leaf clause.
    pub clause: String,
    /// What it shows before; none where it is new.
    pub before: Option<&'static str>,
    /// What it shows afterwards; none where it is gone.
    pub after: Option<&'static str>,
    /// `better`, `worse` or `other`.
    pub change: &'static str,
}

/// A gate that shows something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfGateReport {
    /// The id.
    pub id: String,
    /// What it shows before.
    pub before: &'static str,
    /// What it shows afterwards.
    pub after: &'static str,
}

/// A plan as JSON, indented, with a line break at the end.
pub fn plan_json(
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    selection: PlanSelection<'_>,
) -> String {
    encode(&PlanReport::new(assessment, plan, selection))
}

impl PlanReport {
    /// The report of a plan; types that are not asked for are left out of `actions` alone.
    pub fn new(assessment: &Assessment<'_>, plan: &Plan<'_>, selection: PlanSelection<'_>) -> Self {
        let day = |day: Option<clausegraph::Date>| day.map(|day| day.to_string());
        let ids = |indices: &[usize]| ids(plan, indices);
        let wanted = |action: &&Action<'_>| {
            selection.only.is_empty() || selection.only.contains(&action.action_type())
        };
        let stuck = plan.cells.iter().filter(|planned| planned.stuck);
        Self {
            format_version: WIRE_VERSION,
            kind: "plan",
            as_of: plan.as_of.to_string(),
            organisation: OrganisationReport::of(assessment),
            open_cells: plan.cells.len(),
            closed_cells: plan.closed(),
            closed_alone: plan.closed_alone(),
            effort: EffortReport::new(plan.effort),
            capacity_minutes_per_week: plan.settings.capacity,
            capacity_from: plan.settings.capacity.map(|_| plan.settings.capacity_from.as_str()),
            earliest_finish: day(plan.earliest),
            scheduled_finish: day(plan.scheduled),
            critical: ids(&plan.critical),
            target: plan.target.as_ref().map(|found| target(plan, found)),
            model: model(&plan.settings.effort),
            gates: plan
                .gates
                .iter()
                .map(|gate| PlannedGateReport {
                    id: gate.gate.id.to_string(),
                    state: gate_word(gate.state),
                    actions: ids(&gate.actions),
                    stuck: gate.stuck,
                    earliest: day(gate.earliest),
                    scheduled: day(gate.scheduled),
                })
                .collect(),
            actions: plan
                .actions
                .iter()
                .filter(wanted)
                .map(|found| action(assessment, plan, found))
                .collect(),
            stuck_cells: stuck.map(|planned| planned.cell.name()).collect(),
            what_if: selection.what_if.map(|(changed, _)| what_if(changed)),
        }
    }
}

fn ids(plan: &Plan<'_>, indices: &[usize]) -> Vec<String> {
    indices
        .iter()
        .filter_map(|index| plan.actions.get(*index))
        .map(|action| action.id.clone())
        .collect()
}

fn target(plan: &Plan<'_>, found: &TargetResult) -> TargetReport {
    TargetReport {
        day: found.target.to_string(),
        met: found.met,
        earliest_finish: found.earliest.to_string(),
        at_least_minutes_per_week: found.at_least,
        enough_minutes_per_week: found.enough,
        too_late: ids(plan, &found.too_late),
    }
}

fn model(model: &EffortModel) -> EffortModelReport {
    let rows = model_rows(model).into_iter().map(|(name, row)| EffortRowReport {
        name,
        once: EffortReport::new(row.once),
        each: EffortReport::new(row.each),
        days: row.days,
    });
    EffortModelReport {
        size: model.size.as_str(),
        percent: model.percent,
        history: model.history.map(|history| history.to_string()),
        rows: rows.collect(),
    }
}

fn action(assessment: &Assessment<'_>, plan: &Plan<'_>, action: &Action<'_>) -> ActionReport {
    let cells = |indices: &[usize]| {
        let found = indices.iter().filter_map(|index| plan.cells.get(*index));
        found.map(|planned| planned.cell.name()).collect()
    };
    let knot = plan.actions.iter().filter(|other| {
        action.knot.is_some() && other.knot == action.knot && other.id != action.id
    });
    let phase: Phase = action.phase();
    ActionReport {
        id: action.id.clone(),
        action_type: action.action_type().as_str(),
        phase: phase.as_str(),
        text: action_sentence(assessment.catalogue(), action),
        things: action.things.clone(),
        fields: action.fields.clone(),
        members: action
            .members
            .iter()
            .filter_map(clausegraph::Member::id)
            .map(str::to_owned)
            .collect(),
        requirements: action.requirements.iter().map(|found| found.id().to_string()).collect(),
        paper_asked: action.is_paper_asked(),
        closes: cells(&action.closes),
        helps: cells(&action.helps),
        gates: action.gates.iter().map(|gate| gate.id.to_string()).collect(),
        effort: EffortReport::new(action.effort),
        lasts: match action.lasting {
            Lasting::Days(days) => format!("P{days}D"),
            Lasting::Interval(interval) => interval.to_string(),
        },
        not_before: action.not_before.map(|day| day.to_string()),
        waits: action
            .waits
            .iter()
            .filter_map(|wait| {
                Some(WaitReport {
                    on: plan.actions.get(wait.on)?.id.clone(),
                    because: because_word(wait.because),
                    text: because_words(wait.because),
                })
            })
            .collect(),
        knot: knot.map(|other| other.id.clone()).collect(),
        earliest_start: action.earliest.start.to_string(),
        earliest_finish: action.earliest.finish.to_string(),
        slack_weeks: action.slack,
        start: action.scheduled.map(|span| span.start.to_string()),
        finish: action.scheduled.map(|span| span.finish.to_string()),
        placed: action
            .placed
            .iter()
            .map(|(week, minutes)| PlacedReport { week: week.to_string(), minutes: *minutes })
            .collect(),
    }
}

fn because_word(because: Because<'_>) -> &'static str {
    match because {
        Because::Fed(_) => "fed",
        Because::Planned(_) => "planned",
        Because::Defined(_) => "defined",
        Because::AuditedFirst => "audited-first",
        Because::Controlled(_) => "controlled",
        _ => "other",
    }
}

fn what_if(changed: &WhatIf) -> WhatIfReport {
    let plan = &changed.plan;
    let sort = |change: &WhatIfCell| match (change.is_better(), change.is_worse()) {
        (true, _) => "better",
        (false, true) => "worse",
        (false, false) => "other",
    };
    WhatIfReport {
        cells: changed
            .cells
            .iter()
            .map(|change| WhatIfCellReport {
                cell: change.cell.clone(),
                clause: change.clause.to_string(),
                before: change.before.map(clausegraph::Status::as_str),
                after: change.after.map(clausegraph::Status::as_str),
                change: sort(change),
            })
            .collect(),
        gates: changed
            .gates
            .iter()
            .map(|gate| WhatIfGateReport {
                id: gate.gate.clone(),
                before: gate_word(gate.before),
                after: gate_word(gate.after),
            })
            .collect(),
        gone: plan.gone.clone(),
        new: plan.new.clone(),
        other: plan.other.clone(),
        effort_before: EffortReport::new(plan.effort.0),
        earliest_finish_before: plan.earliest.0.map(|day| day.to_string()),
        scheduled_finish_before: plan.scheduled.0.map(|day| day.to_string()),
    }
}
