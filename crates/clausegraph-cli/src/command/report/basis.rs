//! Everything that a report is made from.

use clausegraph::{
    Location, Profile, Requirement, findings, forecast, map,
    minimise::{HourModel, StepLimit, minimise},
    overlap, retire, roadmap_plan, upstream,
};
use clausegraph_paper::{Advice, Basis, Besides, Course, Texts};
use clausegraph_report::Locate;
use clausegraph_solver::solve;

use super::{
    course::{self, Earlier},
    stated::{audit_days, days},
};
use crate::{
    args::ReportArguments,
    command::{
        findings::{is_asked_for, known_clauses, previous_keys, repeated},
        planning::{self, Retire},
    },
    error::{CliError, Exit},
    input::{Places, assessed, catalogue, organisation},
    progress::busy,
    terminal::Terminal,
};

/// How many steps the search for the least set of documents takes; what is left open is told.
const STEPS: usize = 20_000;

/// Which requirements stand in the evidence map.
pub(super) type Mapped<'a> = &'a dyn Fn(&Requirement) -> bool;

/// Hands over what a report is made from, and which requirements its evidence map holds.
pub(super) fn with(
    arguments: &ReportArguments,
    terminal: &mut Terminal,
    texts: &Texts,
    then: impl FnOnce(&Basis<'_, '_>, Mapped<'_>, Locate<'_>) -> Result<Exit, CliError>,
) -> Result<Exit, CliError> {
    let (as_of, until) = days(arguments)?;
    let audit = audit_days(arguments, as_of)?;
    let points = course::points(&arguments.days.earlier, as_of)?;
    let previous = arguments.days.previous.as_deref().map(previous_keys).transpose()?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    // What is misspelt is told before the long work.
    let clauses = known_clauses(&catalogue, &arguments.map.clause)?;
    let mapped = |requirement: &Requirement| is_asked_for(&catalogue, &clauses, requirement);
    let loaded = organisation(&arguments.organisation, &catalogue, false, terminal)?;
    let places = Places::new(&loaded.sources);
    let locate = |location: &Location| places.locate(location);
    let organisation = loaded.value;
    let states = course::states(&points, &catalogue, terminal)?;
    let assessment = assessed(&catalogue, &organisation, Some(as_of));
    let found = findings(&assessment);
    let Earlier { trend, same_files } =
        busy("looking back", || course::earlier(&points, &states, &assessment));
    let course = trend.as_ref().map(|trend| Course { trend, same_files });
    let mut again = repeated(&found, previous.as_ref());
    again.extend(trend.iter().flat_map(course::found_before));
    let ahead = busy("looking ahead", || forecast(&map(&catalogue, &organisation), as_of, until));
    let basis = Basis {
        assessment: &assessment,
        findings: &found,
        forecast: &ahead,
        advice: None,
        repeats: &|id| again.contains(id),
        besides: Besides { course, audit },
        texts,
    };
    match terminal.profile() {
        // What is not computed cannot be shown.
        Profile::Auditor => then(&basis, &mapped, &locate),
        Profile::Consultant => {
            let upstream = upstream(&assessment);
            let mut settings = planning::settings(&arguments.planning, &assessment, Retire::All)?;
            settings.target = settings.target.or(audit.first());
            let planned = roadmap_plan(&assessment, settings);
            let (minimal, list) = busy("looking for what can go", || {
                let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(STEPS), solve);
                let list = retire(&assessment, &overlap(&assessment), &minimal);
                (minimal, list)
            });
            let advice =
                Advice { upstream: &upstream, plan: &planned, minimal: &minimal, retire: &list };
            then(&Basis { advice: Some(advice), ..basis }, &mapped, &locate)
        }
    }
}
