//! What a plan is made with, from the arguments.

use clausegraph::{Artefact, Assessment, Effort, Organisation, PlanSettings, did_you_mean};

use crate::{
    args::{EffortName, PlanningArguments},
    error::CliError,
};

/// The artefact of that id.
pub(super) fn named<'g>(
    organisation: &'g Organisation,
    id: &str,
) -> Result<&'g Artefact, CliError> {
    organisation.artefact(id).ok_or_else(|| {
        let known = organisation.artefacts().iter().map(|artefact| artefact.id().as_str());
        CliError::Unknown {
            message: format!("the organisation has no artefact `{id}`"),
            meant: did_you_mean(id, known).map(str::to_owned),
            note: None,
        }
    })
}

/// Whether an artefact to retire must be there.
#[derive(Clone, Copy)]
pub(super) enum Retire {
    /// It must.
    All,
    /// Those that are there: another state of the organisation has the rest.
    Known,
}

/// What a plan is made with: the usual model, and what the arguments say otherwise.
pub(super) fn settings<'g>(
    arguments: &PlanningArguments,
    assessment: &Assessment<'g>,
    which: Retire,
) -> Result<PlanSettings<'g>, CliError> {
    let mut settings = PlanSettings::usual(assessment);
    settings.capacity = arguments.capacity;
    settings.target = arguments.target;
    let organisation = assessment.organisation();
    for id in &arguments.retire {
        match which {
            Retire::All => settings.retire.push(named(organisation, id)?),
            Retire::Known => settings.retire.extend(organisation.artefact(id)),
        }
    }
    for own in &arguments.effort {
        let model = &mut settings.effort;
        let row = match own.row {
            EffortName::FindOut => &mut model.find_out,
            EffortName::Mend => &mut model.mend,
            EffortName::Decide => &mut model.decide,
            EffortName::Document => &mut model.document,
            EffortName::Do => &mut model.run,
            EffortName::Measure => &mut model.measure,
            EffortName::Check => &mut model.check,
            EffortName::Retire => &mut model.retire,
        };
        row.once = own.once;
        let least = |one: u32, two: u32| one.min(two);
        row.each = Effort {
            low: least(row.each.low, own.once.low),
            high: least(row.each.high, own.once.high),
        };
        // What a person states is for this organisation, whatever its size.
        let plain = |minutes: u32| minutes.saturating_mul(100) / model.percent.max(1);
        row.once = Effort { low: plain(row.once.low), high: plain(row.once.high) };
    }
    Ok(settings)
}
