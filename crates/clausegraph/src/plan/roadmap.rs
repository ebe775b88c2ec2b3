//! The plan as a roadmap: phase by phase, with days even where nobody states a capacity.

use clausegraph_model::{Catalogue, Clause, Requirement};

use super::{CapacityFrom, Phase, Plan, PlanOrder, PlanSettings, gather::Draft, plan};
use crate::Assessment;

/// The plan as a roadmap: phase by phase ([`PlanOrder::Phases`]), with days for its actions even where nobody
/// says how much can be worked a week, so that not all of them stand in the first week.
///
/// A capacity that is stated stays. Else it is the one that is usual for the size of the organisation; where
/// that misses the target, the smallest in whole hours with which the plan keeps it, if there is one.
/// [`PlanSettings::capacity_from`] tells which, so that whoever shows the plan says what it rests on.
///
/// ```
/// use clausegraph::{CapacityFrom, PlanSettings, assess, catalogue, map, roadmap_plan};
/// # use clausegraph::{Organisation, SourceText};
/// # let text = r#"{ "format_version": 1 }"#;
/// # let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// # let catalogue = catalogue()?;
/// # let (organisation, _) = Organisation::load(&[file], &catalogue);
/// # let organisation = organisation.ok_or("it does not load")?;
/// let assessment = assess(&map(&catalogue, &organisation), "2026-11-22".parse()?);
/// let plan = roadmap_plan(&assessment, PlanSettings::usual(&assessment));
/// assert_eq!(plan.settings.capacity_from, CapacityFrom::Usual);
/// assert_eq!(plan.settings.capacity, Some(24 * 60));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn roadmap_plan<'g>(assessment: &Assessment<'g>, settings: PlanSettings<'g>) -> Plan<'g> {
    let settings = PlanSettings { order: PlanOrder::Phases, ..settings };
    if settings.capacity.is_some() {
        return plan(assessment, settings);
    }
    let with = |capacity: u32, capacity_from: CapacityFrom| {
        let capacity = Some(capacity);
        plan(assessment, PlanSettings { capacity, capacity_from, ..settings.clone() })
    };
    let usual = with(settings.effort.size.usual_capacity(), CapacityFrom::Usual);
    let missed = usual.target.as_ref().filter(|target| !target.met);
    match missed.and_then(|target| target.enough) {
        Some(enough) => with(enough, CapacityFrom::Target),
        None => usual,
    }
}

/// The turn of an action in a plan that goes phase by phase.
pub(super) fn turn(catalogue: &Catalogue, draft: &Draft<'_>) -> u32 {
    let requirements = draft.requirements.iter();
    let requirements: Vec<&Requirement> =
        requirements.filter_map(|at| catalogue.requirement_at(*at)).collect();
    match draft.work.phase() {
        Phase::FindOut => 0,
        Phase::DecideAndDocument if is_of_mandate(catalogue, &requirements) => 0,
        Phase::DecideAndDocument | Phase::Retire => 1,
        Phase::RunAndRecord => 2,
        Phase::Check => 3,
    }
}

/// Whether at least half of some requirements belong to the clauses by which top management gives the mandate.
pub(super) fn is_of_mandate(catalogue: &Catalogue, requirements: &[&Requirement]) -> bool {
    let streams = catalogue.workstreams();
    let is_mandate = |clause: &Clause| {
        streams.iter().flat_map(|stream| &stream.mandate).any(|id| id == clause.id())
    };
    let listed = |requirement: &&&Requirement| {
        let clause = catalogue.clause_at(requirement.clause_position());
        let mut around = clause.into_iter().flat_map(|clause| catalogue.with_ancestors(clause));
        around.any(is_mandate)
    };
    let found = requirements.iter().filter(listed).count();
    found > 0 && found.saturating_mul(2) >= requirements.len()
}
