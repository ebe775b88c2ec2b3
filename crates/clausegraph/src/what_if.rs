//! What would be different: the same organisation with something more or something less.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Clause, ClauseId, Date};

use crate::{Assessment, Cell, Effort, GateState, Plan, Status};

/// A cell that shows something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIfCell {
    /// The cell: `8.3.4.1-06@nordbyte`.
    pub cell: String,
    /// The leaf clause it stands in.
    pub clause: ClauseId,
    /// What it shows before; none where it is not there.
    pub before: Option<Status>,
    /// What it shows afterwards; none where it is not there any more.
    pub after: Option<Status>,
}

impl WhatIfCell {
    /// Whether more is shown: both count, and the later one stands before the earlier one.
    pub fn is_better(&self) -> bool {
        self.compared(|before, after| after < before)
    }

    /// Whether less is shown.
    pub fn is_worse(&self) -> bool {
        self.compared(|before, after| after > before)
    }

    fn compared(&self, holds: impl Fn(Status, Status) -> bool) -> bool {
        self.before.zip(self.after).is_some_and(|(before, after)| {
            before.counts() && after.counts() && holds(before, after)
        })
    }
}

/// A gate that shows something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIfGate {
    /// The id of the gate.
    pub gate: String,
    /// What it is called.
    pub title: String,
    /// What it shows before.
    pub before: GateState,
    /// What it shows afterwards.
    pub after: GateState,
}

/// What becomes of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChange {
    /// The actions that are not needed any more, in the order of the earlier plan.
    pub gone: Vec<String>,
    /// The actions that are new, in the order of the later plan.
    pub new: Vec<String>,
    /// Actions that stay and concern more or fewer things.
    pub other: Vec<String>,
    /// What all actions take, before and afterwards.
    pub effort: (Effort, Effort),
    /// The last day where capacity is no bound, before and afterwards.
    pub earliest: (Option<Date>, Option<Date>),
    /// The last day within the capacity, before and afterwards.
    pub scheduled: (Option<Date>, Option<Date>),
}

/// What is different between two states of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The cells that show something else, in reading order; those that are gone come last.
    pub cells: Vec<WhatIfCell>,
    /// The gates that show something else, in the order of the catalogue.
    pub gates: Vec<WhatIfGate>,
    /// What becomes of the plan.
    pub plan: PlanChange,
}

impl WhatIf {
    /// Whether nothing at all is different.
    pub fn is_nothing(&self) -> bool {
        let plan = &self.plan;
        self.cells.is_empty()
            && self.gates.is_empty()
            && plan.gone.is_empty()
            && plan.new.is_empty()
            && plan.other.is_empty()
    }
}

/// Compares an organisation with what it would be: its cells, its gates and its plan.
///
/// Both are assessed before the same catalogue and on the same day, and both plans are made with the same
/// settings; cells, gates and actions are known again by their names. Where the plans are made for a
/// clause, only its cells are compared.
///
/// ```
/// use clausegraph::{
///     Organisation, PlanSettings, SourceText, assess, catalogue, map, plan, what_if,
/// };
///
/// let text = r#"{ "format_version": 1,
///     "artefacts": [{ "id": "OBS-1", "kind": "observation", "covers": ["whole-sms"],
///         "dated_on": "2026-10-05", "observation": { "method": "interview", "by": "consultant",
///             "role": "top-management", "seen": "issues are talked through twice a year" } }],
///     "claims": [{ "artefact": "OBS-1", "for": "4.1-01", "state": "confirmed" }] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let catalogue = catalogue()?;
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let less = organisation.without(|artefact| artefact.id().as_str() == "OBS-1");
/// let (all, few) = (map(&catalogue, &organisation), map(&catalogue, &less));
/// let (before, after) = (assess(&all, "2026-11-22".parse()?), assess(&few, "2026-11-22".parse()?));
/// let plans = [&before, &after].map(|found| plan(found, PlanSettings::usual(found)));
/// let [with, without] = &plans;
///
/// let changed = what_if((&before, with), (&after, without));
/// assert_eq!(changed.cells.len(), 1);
/// assert!(changed.cells.iter().all(|cell| cell.cell == "4.1-01" && cell.is_worse()));
/// assert!(what_if((&before, with), (&before, with)).is_nothing());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn what_if(
    (before, plan_before): (&Assessment<'_>, &Plan<'_>),
    (after, plan_after): (&Assessment<'_>, &Plan<'_>),
) -> WhatIf {
    let clause = plan_before.settings.clause;
    WhatIf {
        cells: cells(before, after, clause),
        gates: gates(before, after),
        plan: actions(plan_before, plan_after),
    }
}

/// A cell by requirement, sort of member and member: what people call it does not tell the organisation
/// from a population as a whole.
type Name<'a> = (&'a str, &'static str, Option<&'a str>);

fn name<'g>(cell: &Cell<'g>) -> Name<'g> {
    (cell.requirement.id().as_str(), cell.member.scope(), cell.member.id())
}

fn cells(
    before: &Assessment<'_>,
    after: &Assessment<'_>,
    clause: Option<&Clause>,
) -> Vec<WhatIfCell> {
    let inside = |assessment: &Assessment<'_>, number: &ClauseId| {
        let own = assessment.catalogue().clause(number.as_str());
        clause.is_none_or(|outer| {
            own.is_some_and(|own| assessment.catalogue().is_within(own, outer.id()))
        })
    };
    let mut known: BTreeMap<Name<'_>, Status> = BTreeMap::new();
    for cell in before.cells() {
        known.insert(name(&cell), cell.status);
    }
    let mut found = Vec::new();
    for cell in after.cells() {
        let earlier = known.remove(&name(&cell));
        let clause = cell.requirement.clause_id();
        if earlier != Some(cell.status) && inside(after, clause) {
            let after = Some(cell.status);
            let cell = cell.name();
            found.push(WhatIfCell { cell, clause: clause.clone(), before: earlier, after });
        }
    }
    let left = before.cells().filter_map(|cell| {
        let status = known.get(&name(&cell))?;
        let clause = cell.requirement.clause_id();
        let gone = WhatIfCell {
            cell: cell.name(),
            clause: clause.clone(),
            before: Some(*status),
            after: None,
        };
        inside(before, clause).then_some(gone)
    });
    found.extend(left);
    found
}

fn gates(before: &Assessment<'_>, after: &Assessment<'_>) -> Vec<WhatIfGate> {
    let both = before.gates().into_iter().zip(after.gates());
    both.filter(|(one, two)| one.state != two.state)
        .map(|(one, two)| WhatIfGate {
            gate: one.gate.id.to_string(),
            title: one.gate.title.clone(),
            before: one.state,
            after: two.state,
        })
        .collect()
}

fn actions(before: &Plan<'_>, after: &Plan<'_>) -> PlanChange {
    let ids = |plan: &Plan<'_>| -> BTreeMap<String, Vec<String>> {
        plan.actions.iter().map(|action| (action.id.clone(), action.things.clone())).collect()
    };
    let (one, two) = (ids(before), ids(after));
    let only = |plan: &Plan<'_>, others: &BTreeMap<String, Vec<String>>| -> Vec<String> {
        let ids = plan.actions.iter().map(|action| action.id.clone());
        ids.filter(|id| !others.contains_key(id)).collect()
    };
    let changed: BTreeSet<&String> = one
        .iter()
        .filter(|(id, things)| two.get(*id).is_some_and(|other| other != *things))
        .map(|(id, _)| id)
        .collect();
    let other = before.actions.iter().filter(|action| changed.contains(&action.id));
    PlanChange {
        gone: only(before, &two),
        new: only(after, &one),
        other: other.map(|action| action.id.clone()).collect(),
        effort: (before.effort, after.effort),
        earliest: (before.earliest, after.earliest),
        scheduled: (before.scheduled, after.scheduled),
    }
}
