//! The plan: from what is open to an ordered list of actions, with dates.

mod dates;
mod effort;
mod gather;
mod lack;
mod order;
mod roadmap;
mod schedule;
mod settings;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Catalogue, Date, Requirement,
    document::{FeedDocument, GateDocument},
};

use self::{
    dates::{Dates, task},
    gather::{Draft, Gathered, OpenGate, gather},
    order::{Edges, Worth, edges, knots, order, reduced},
    roadmap::{is_of_mandate, turn},
    schedule::Task,
};
pub use self::{
    effort::{Effort, EffortModel, EffortRow, Size},
    roadmap::roadmap_plan,
    schedule::Lasting,
    settings::{CapacityFrom, PlanOrder, PlanSettings},
    work::{About, ActionType, Entries, Phase, Work},
};
use crate::{Assessment, Cell, GateState, Member};

/// Why an action waits for another.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Because<'g> {
    /// The standard's own wording makes one from the other.
    Fed(&'g FeedDocument),
    /// It lays down the interval in which the other is to happen, for this requirement.
    Planned(&'g Requirement),
    /// It defines what the other carries out, for this requirement.
    Defined(&'g Requirement),
    /// Audits come before the review that looks at what they found.
    AuditedFirst,
    /// The party is under control when this requirement is covered.
    Controlled(&'g Requirement),
}

/// Something that an action waits for.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'g> {
    /// The index of the other action; it stands before.
    pub on: usize,
    /// Why.
    pub because: Because<'g>,
}

/// First and last day of an action: the first day of a week and the last of the same or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanSpan {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub finish: Date,
}

/// One action: a piece of work on one thing, for all members and requirements that need it.
#[derive(Clone, Debug)]
pub struct Action<'g> {
    /// The id: made of the work and its thing, so that it stays the same from plan to plan.
    pub id: String,
    /// What is done with what.
    pub work: Work<'g>,
    /// What must be given afterwards, as files write it, in order.
    pub fields: Vec<String>,
    /// What it is done for, by name: members, questions (ids of requirements), fields, clauses. Effort grows
    /// with their number.
    pub things: Vec<String>,
    /// The members of the cells that need it.
    pub members: Vec<Member<'g>>,
    /// The requirements that it serves, in reading order; none where only a gate needs it.
    pub requirements: Vec<&'g Requirement>,
    /// The cells that it closes alone, as indices of [`Plan::cells`].
    pub closes: Vec<usize>,
    /// The cells that it closes together with other actions, as indices of [`Plan::cells`].
    pub helps: Vec<usize>,
    /// The gates without evidence that need it, in the order of the catalogue.
    pub gates: Vec<&'g GateDocument>,
    /// What it takes.
    pub effort: Effort,
    /// How long it lasts at least.
    pub lasting: Lasting,
    /// The day before which it cannot be done, whatever is worked.
    pub not_before: Option<Date>,
    /// What it waits for, what is said by others left out.
    pub waits: Vec<Wait<'g>>,
    /// The actions that wait for each other in a circle with it share a number; none where there is no such.
    pub knot: Option<usize>,
    /// When it can be done where capacity is no bound.
    pub earliest: PlanSpan,
    /// How many weeks it can begin later without the last day of the plan moving.
    pub slack: u32,
    /// When it is done within the capacity; none without a capacity.
    pub scheduled: Option<PlanSpan>,
    /// The first days of the weeks in which it is worked on within the capacity, with the minutes.
    pub placed: Vec<(Date, u32)>,
}

impl Action<'_> {
    /// What sort of action it is.
    pub fn action_type(&self) -> ActionType {
        self.work.action_type()
    }

    /// The part of the plan it belongs to.
    pub fn phase(&self) -> Phase {
        self.work.phase()
    }

    /// Whether it is a decision by which top management gives the mandate: at least half of its requirements
    /// belong to clauses that the catalogue lists as such.
    pub fn gives_mandate(&self, catalogue: &Catalogue) -> bool {
        self.phase() == Phase::DecideAndDocument && is_of_mandate(catalogue, &self.requirements)
    }

    /// Whether one of its requirements asks for documented information.
    pub fn is_paper_asked(&self) -> bool {
        self.requirements.iter().any(|requirement| requirement.requires_document())
    }
}

/// An open cell, and what closes it.
#[derive(Clone, Debug)]
pub struct PlannedCell<'g> {
    /// The cell.
    pub cell: Cell<'g>,
    /// The actions that close it together, as indices of [`Plan::actions`].
    pub actions: Vec<usize>,
    /// Whether something is lacking for which no action is known.
    pub stuck: bool,
}

/// A gate without evidence, and what opens it.
#[derive(Clone, Debug)]
pub struct PlannedGate<'g> {
    /// The gate.
    pub gate: &'g GateDocument,
    /// What it shows now.
    pub state: GateState,
    /// The actions that it needs, as indices of [`Plan::actions`].
    pub actions: Vec<usize>,
    /// Whether something keeps it shut for which no action is known.
    pub stuck: bool,
    /// The day by which it can show evidence where capacity is no bound; none where it is stuck.
    pub earliest: Option<Date>,
    /// The same within the capacity.
    pub scheduled: Option<Date>,
}

/// Whether a day can be kept, and which constraint breaks.
#[derive(Clone, Debug)]
pub struct TargetResult {
    /// The day.
    pub target: Date,
    /// Whether everything is done by then: within the capacity, where one is given.
    pub met: bool,
    /// The day on which everything can be done where capacity is no bound.
    pub earliest: Date,
    /// Minutes a week below which no order of the work keeps the day; none where no capacity keeps it.
    pub at_least: Option<u32>,
    /// Minutes a week, in whole hours, with which the plan keeps the day as it is scheduled here.
    pub enough: Option<u32>,
    /// The actions that end later than the day whatever the capacity, as indices of [`Plan::actions`].
    pub too_late: Vec<usize>,
}

/// From gaps to actions.
#[derive(Clone, Debug)]
pub struct Plan<'g> {
    /// The day it is made on.
    pub as_of: Date,
    /// What it was made with.
    pub settings: PlanSettings<'g>,
    /// The actions, each behind what it waits for.
    pub actions: Vec<Action<'g>>,
    /// The open cells, in reading order.
    pub cells: Vec<PlannedCell<'g>>,
    /// The gates without evidence, in the order of the catalogue.
    pub gates: Vec<PlannedGate<'g>>,
    /// What all actions take together.
    pub effort: Effort,
    /// The last day of the plan where capacity is no bound; none where there is nothing to do.
    pub earliest: Option<Date>,
    /// The actions that hold up that day, each right behind the one before.
    pub critical: Vec<usize>,
    /// The last day of the plan within the capacity; none without one, or after fifty years.
    pub scheduled: Option<Date>,
    /// Whether the target is met; none without one.
    pub target: Option<TargetResult>,
}

impl Plan<'_> {
    /// How many open cells one action closes alone.
    pub fn closed_alone(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.stuck && cell.actions.len() == 1).count()
    }

    /// How many open cells all actions together close.
    pub fn closed(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.stuck).count()
    }

    /// The action of an id.
    pub fn action(&self, id: &str) -> Option<&Action<'_>> {
        self.actions.iter().find(|action| action.id == id)
    }
}

/// From everything that is open to the actions that close it: ordered, with what each waits for, what it
/// takes and when it can be done.
///
/// **What is an action.** A cell is open where it counts and is not covered. What its open slots lack is read
/// off its derivation, as [`next_steps`](crate::next_steps) does: the defects of the offer that a slot takes,
/// or something new where nothing is offered. Cells that lack the same on the same thing share an action:
/// `approve:CON-02` approves a contract, `ask:8.5.1.1` asks what a clause asks for, `keep:changes` keeps
/// records of changes. A document is proposed only where the standard asks for documented information and
/// none holds most of it yet; elsewhere what people show goes first, then what happens, and paper last. What
/// happened is never written anew: a review that lacked an input is held again.
///
/// **What it closes.** A cell that needs one action only is closed by it alone; of the others each action
/// says that it helps. Whether it does depends on what comes of it: what is found out may be a gap. A cell
/// that lacks something for which no action is known is stuck, and says so.
///
/// **What waits for what.** What plans an event comes before the event, what is defined before what carries
/// it out, audits before the review of top management, control of a party before what rests on it; and
/// what the standard's own wording makes from something (input and trigger) waits for that. Actions that
/// wait for each other in a circle form a knot: among them no order is claimed. What only is found out
/// waits for nothing.
///
/// **Order.** Each action stands behind all that it waits for; of those that may come first what is found
/// out comes first, then what opens a gate alone, then what closes most cells alone for its minutes, then what helps most, then reading
/// order. What is retired comes last.
///
/// **Dates.** Time goes in weeks from the day of the assessment. An action lasts at least what the
/// [`EffortModel`] says, records three months; what waits for it begins with the week after. With a capacity
/// the minutes in the middle of each range are placed week by week: what is found out first, what opens a gate alone, then what must
/// begin soonest so that the end of all does not move; strictly the latter where only that keeps the target.
/// For a target the least capacity is told below which no order
/// keeps the day, and the smallest with which this one does.
///
/// ```
/// use clausegraph::{
///     ActionType, Organisation, PlanSettings, SourceText, assess, catalogue, map, plan,
/// };
///
/// let text = r#"{ "format_version": 1,
///     "scope": { "suppliers": [{ "id": "aire", "state": "in", "supplier_type": "external" }] },
///     "artefacts": [{ "id": "CON-02", "kind": "contract", "status": "draft", "owner": "buyer",
///         "covers": ["aire"], "agreement": { "party": "aire" } }] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let catalogue = catalogue()?;
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-11-22".parse()?);
/// let plan = plan(&assessment, PlanSettings::usual(&assessment));
///
/// let approve = plan.action("approve:CON-02").ok_or("nobody is to approve it")?;
/// assert_eq!(approve.action_type(), ActionType::Decide);
/// assert!(approve.requirements.iter().any(|found| found.id().as_str().starts_with("8.3.4.1")));
/// assert!(plan.actions.iter().enumerate().all(|(place, action)| {
///     action.waits.iter().all(|wait| wait.on < place)
/// }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan<'g>(assessment: &Assessment<'g>, settings: PlanSettings<'g>) -> Plan<'g> {
    let gathered = gather(assessment, settings.clause, &settings.retire);
    let all = edges(assessment.catalogue(), &gathered);
    let knot = knots(gathered.drafts.len(), &all);
    let same = |waits: &usize, on: &usize| knot.get(*waits) == knot.get(*on);
    let acyclic: Edges<'g> = all.into_iter().filter(|((waits, on), _)| !same(waits, on)).collect();
    let drafts = gathered.drafts.iter().enumerate();
    let worth: Vec<Worth> =
        drafts.map(|(index, draft)| worth(&gathered, &settings.effort, index, draft)).collect();
    let order = order(&worth, &acyclic);
    let makers: Vec<usize> = (0..gathered.drafts.len())
        .filter(|index| gathered.drafts.get(*index).is_some_and(|draft| draft.work.is_made()))
        .collect();
    let edges = reduced(acyclic, &order, &makers);
    build(assessment, settings, &gathered, &edges, &order, &knot)
}

/// How many actions each knot holds.
fn knot_sizes(knot: &[usize]) -> BTreeMap<usize, usize> {
    let mut sizes = BTreeMap::new();
    for name in knot {
        *sizes.entry(*name).or_default() += 1;
    }
    sizes
}

fn worth(gathered: &Gathered<'_>, model: &EffortModel, index: usize, draft: &Draft<'_>) -> Worth {
    let (closes, helps) = parted(gathered, draft);
    Worth {
        looked_for: draft.work.action_type() == ActionType::FindOut,
        last: draft.work.action_type() == ActionType::Retire,
        opens: gathered.opens(index),
        closes: closes.len(),
        helps: helps.len(),
        minutes: model.effort(&draft.work, draft.number()).middle(),
    }
}

/// The cells that an action closes alone, and those that it helps to close.
fn parted(gathered: &Gathered<'_>, draft: &Draft<'_>) -> (Vec<usize>, Vec<usize>) {
    draft.cells.iter().copied().partition(|cell| {
        gathered.cells.get(*cell).is_some_and(|open| !open.stuck && open.actions().len() == 1)
    })
}

fn build<'g>(
    assessment: &Assessment<'g>,
    settings: PlanSettings<'g>,
    gathered: &Gathered<'g>,
    edges: &Edges<'g>,
    order: &[usize],
    knot: &[usize],
) -> Plan<'g> {
    let mut place = vec![0_usize; order.len()];
    for (position, index) in order.iter().enumerate() {
        if let Some(of_index) = place.get_mut(*index) {
            *of_index = position;
        }
    }
    let placed = |index: usize| place.get(index).copied().unwrap_or_default();
    let mut waits: BTreeMap<usize, Vec<Wait<'g>>> = BTreeMap::new();
    for ((waiting, on), because) in edges {
        let wait = Wait { on: placed(*on), because: *because };
        waits.entry(*waiting).or_default().push(wait);
    }
    let sizes = knot_sizes(knot);
    let tasks: Vec<Task> = order
        .iter()
        .filter_map(|index| {
            let mut on: Vec<usize> =
                waits.get(index).into_iter().flatten().map(|wait| wait.on).collect();
            on.sort_unstable();
            let draft = gathered.drafts.get(*index)?;
            let turn = (gathered.rank(*index), turn(assessment.catalogue(), draft));
            Some(task(&settings.effort, draft, turn, on))
        })
        .collect();
    let dates = Dates::new(&tasks, &settings, assessment.as_of());
    let mut gates_of: BTreeMap<usize, Vec<&'g GateDocument>> = BTreeMap::new();
    for open in &gathered.gates {
        for index in &open.actions {
            gates_of.entry(*index).or_default().push(open.gate);
        }
    }
    let mut actions: Vec<Action<'g>> = Vec::with_capacity(order.len());
    for (position, index) in order.iter().enumerate() {
        let (Some(draft), Some(task)) = (gathered.drafts.get(*index), tasks.get(position)) else {
            continue;
        };
        let (closes, helps) = parted(gathered, draft);
        let of = |requirement: &usize| assessment.catalogue().requirement_at(*requirement);
        let mut waits = waits.remove(index).unwrap_or_default();
        waits.sort_by_key(|wait| wait.on);
        let name = knot.get(*index).copied().unwrap_or_default();
        actions.push(Action {
            id: draft.id.clone(),
            work: draft.work.clone(),
            fields: draft.fields.iter().cloned().collect(),
            things: draft.things.iter().cloned().collect(),
            members: draft.members.iter().map(|member| assessment.member(*member)).collect(),
            requirements: draft.requirements.iter().filter_map(of).collect(),
            closes,
            helps,
            gates: gates_of.remove(index).unwrap_or_default(),
            effort: settings.effort.effort(&draft.work, draft.number()),
            lasting: task.lasting,
            not_before: task.not_before,
            waits,
            knot: sizes.get(&name).filter(|size| **size > 1).map(|_| placed(name)),
            earliest: dates.earliest(position),
            slack: dates.slack(position),
            scheduled: dates.scheduled(position),
            placed: dates.placed(position),
        });
    }
    let gates = gathered.gates.iter().map(|open| gate(open, &actions, &place));
    let gates: Vec<PlannedGate<'g>> = gates.collect();
    let cells = gathered.cells.iter().map(|open| PlannedCell {
        cell: open.cell.clone(),
        actions: places(&open.actions(), &place),
        stuck: open.stuck,
    });
    Plan {
        as_of: assessment.as_of(),
        cells: cells.collect(),
        gates,
        effort: actions.iter().fold(Effort::default(), |sum, action| sum.plus(action.effort)),
        earliest: actions.iter().map(|action| action.earliest.finish).max(),
        critical: dates.critical(&tasks),
        scheduled: actions
            .iter()
            .map(|action| action.scheduled.map(|span| span.finish))
            .collect::<Option<Vec<Date>>>()
            .and_then(|days| days.into_iter().max()),
        target: settings.target.map(|target| dates.target(&tasks, target, &settings)),
        actions,
        settings,
    }
}

/// The places of actions in the plan, in order.
fn places(indices: &BTreeSet<usize>, place: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> =
        indices.iter().filter_map(|index| place.get(*index).copied()).collect();
    found.sort_unstable();
    found
}

/// When a gate can show evidence: when the last of its actions is done.
fn gate<'g>(open: &OpenGate<'g>, actions: &[Action<'g>], place: &[usize]) -> PlannedGate<'g> {
    let places = places(&open.actions, place);
    let last = |day: &dyn Fn(&Action<'g>) -> Option<Date>| {
        let of_gate = places.iter().filter_map(|place| actions.get(*place));
        let days: Option<Vec<Date>> = of_gate.map(day).collect();
        days.and_then(|days| days.into_iter().max()).filter(|_| !open.stuck)
    };
    PlannedGate {
        gate: open.gate,
        state: open.state,
        stuck: open.stuck,
        earliest: last(&|action| Some(action.earliest.finish)),
        scheduled: last(&|action| action.scheduled.map(|span| span.finish)),
        actions: places,
    }
}
