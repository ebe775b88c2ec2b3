//! Everything that a report is made from.

use clausegraph::{
    Location, PlanSettings, Profile, findings, forecast, map,
    minimise::{HourModel, StepLimit, minimise},
    overlap, plan, retire, upstream,
};
use clausegraph_paper::{Advice, Basis, Texts};
use clausegraph_report::Locate;
use clausegraph_solver::solve;

use crate::{
    args::ReportArguments,
    clock::today,
    command::findings::{previous_keys, repeated},
    error::{CliError, Exit},
    input::{Places, assessed, catalogue, organisation},
    progress::busy,
    terminal::Terminal,
};

/// How many steps the search for the least set of documents takes; what is left open is told.
const STEPS: usize = 20_000;

/// Hands over what a report is made from.
pub(super) fn with(
    arguments: &ReportArguments,
    terminal: &mut Terminal,
    texts: &Texts,
    then: impl FnOnce(&Basis<'_, '_>, Locate<'_>) -> Result<Exit, CliError>,
) -> Result<Exit, CliError> {
    let as_of = arguments.as_of.unwrap_or_else(today);
    let until = arguments.until.unwrap_or_else(|| as_of.shifted(365));
    if until <= as_of {
        return Err(CliError::Unknown {
            message: format!("`--until {until}` does not lie after {as_of}"),
            meant: None,
            note: Some("a report looks ahead: name a later day".to_owned()),
        });
    }
    let previous = arguments.previous.as_deref().map(previous_keys).transpose()?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let loaded = organisation(&arguments.organisation, &catalogue, false, terminal)?;
    let places = Places::new(&loaded.sources);
    let locate = |location: &Location| places.locate(location);
    let organisation = loaded.value;
    let assessment = assessed(&catalogue, &organisation, Some(as_of));
    let found = findings(&assessment);
    let again = repeated(&found, previous.as_ref());
    let ahead = busy("looking ahead", || forecast(&map(&catalogue, &organisation), as_of, until));
    let basis = Basis {
        assessment: &assessment,
        findings: &found,
        forecast: &ahead,
        advice: None,
        repeats: &|id| again.contains(id),
        texts,
    };
    match terminal.profile() {
        // What is not computed cannot be shown.
        Profile::Auditor => then(&basis, &locate),
        Profile::Consultant => {
            let upstream = upstream(&assessment);
            let planned = plan(&assessment, PlanSettings::usual(&assessment));
            let (minimal, list) = busy("looking for what can go", || {
                let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(STEPS), solve);
                let list = retire(&assessment, &overlap(&assessment), &minimal);
                (minimal, list)
            });
            let advice =
                Advice { upstream: &upstream, plan: &planned, minimal: &minimal, retire: &list };
            then(&Basis { advice: Some(advice), ..basis }, &locate)
        }
    }
}
