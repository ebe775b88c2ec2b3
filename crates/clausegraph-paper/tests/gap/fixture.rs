//! The organisations of the fixtures with all that a paper is made from.

use clausegraph::{
    Organisation, PlanSettings, SourceText, assess, catalogue, findings, forecast, map,
    minimise::{HourModel, StepLimit, greedy, minimise},
    overlap, plan, retire, upstream,
};
use clausegraph_paper::{Advice, Basis, Language, Texts};

/// The day for which they are assessed.
pub(crate) const DAY: &str = "2026-11-22";

/// The files of an organisation.
pub(crate) fn sources(name: &str) -> Vec<SourceText> {
    let fixture = clausegraph_fixtures::organisation(name).unwrap();
    let own = fixture.files.iter().filter(|file| {
        let name = file.name;
        name.to_ascii_lowercase().ends_with(".json") && !name.starts_with("expected")
    });
    own.map(|file| SourceText { name: file.name.to_owned(), text: file.text.to_owned() }).collect()
}

/// Looks at what a paper on an organisation is made from: for a consultant, then for an auditor.
pub(crate) fn with_bases(name: &str, look_at: impl FnOnce(&Basis<'_, '_>, &Basis<'_, '_>)) {
    with_bases_of(&sources(name), look_at);
}

/// The same for files.
pub(crate) fn with_bases_of(
    files: &[SourceText],
    look_at: impl FnOnce(&Basis<'_, '_>, &Basis<'_, '_>),
) {
    let catalogue = catalogue().unwrap();
    let (organisation, problems) = Organisation::load(files, &catalogue);
    assert!(!problems.has_errors(), "{problems:?}");
    let organisation = organisation.unwrap();
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let findings = findings(&assessment);
    let forecast = forecast(&map, assessment.as_of(), "2027-11-22".parse().unwrap());
    let solve = |cover: &_, _| greedy(cover);
    let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(200), solve);
    let retire = retire(&assessment, &overlap(&assessment), &minimal);
    let plan = plan(&assessment, PlanSettings::usual(&assessment));
    let upstream = upstream(&assessment);
    let advice = Advice { upstream: &upstream, plan: &plan, minimal: &minimal, retire: &retire };
    let consultant = Basis {
        assessment: &assessment,
        findings: &findings,
        forecast: &forecast,
        advice: Some(advice),
        repeats: &|_| false,
        texts: &Texts::new(Language::English),
    };
    look_at(&consultant, &Basis { advice: None, ..consultant });
}

/// The names of all organisations.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    clausegraph_fixtures::ORGANISATIONS.iter().map(|fixture| fixture.name)
}
