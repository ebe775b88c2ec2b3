//! Papers made from organisations of the fixtures.

use clausegraph::{
    Assessment, FindingId, Findings, Organisation, PlanSettings, Profile, SourceText, assess,
    catalogue,
    document::OrganisationDocument,
    findings, forecast, map,
    minimise::{HourModel, StepLimit, greedy, minimise},
    overlap, plan, retire, upstream,
};
use clausegraph_paper::{Advice, Basis, Language, Texts};

/// The day of every test.
pub(crate) const DAY: &str = "2026-11-22";

/// An organisation of the fixtures, as a reader of the profile has it.
pub(crate) fn of<T>(name: &str, profile: Profile, look_at: impl FnOnce(&Basis<'_, '_>) -> T) -> T {
    let document = clausegraph_testkit::fixtures::organisation(name).unwrap();
    of_document(&document, profile, &|_| false, look_at)
}

/// An organisation that hardly says anything.
pub(crate) fn poor() -> OrganisationDocument {
    let text = r#"{ "format_version": 1, "organisation": { "id": "poor", "name": "Poor & Sons" },
        "scope": { "services": [{ "id": "mail", "state": "in" }] } }"#;
    serde_json::from_str(text).unwrap()
}

/// An organisation as a reader of the profile has it, with what was found before.
pub(crate) fn of_document<T>(
    document: &OrganisationDocument,
    profile: Profile,
    repeats: &dyn Fn(&FindingId) -> bool,
    look_at: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let catalogue = catalogue().unwrap();
    let text = serde_json::to_string(document).unwrap();
    let file = SourceText { name: "organisation.json".to_owned(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let map = map(&catalogue, &organisation);
    let assessment: Assessment<'_> = assess(&map, DAY.parse().unwrap());
    let findings: Findings<'_> = findings(&assessment);
    let forecast = forecast(&map, DAY.parse().unwrap(), "2027-11-22".parse().unwrap());
    let minimal =
        minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(100), |cover, _| greedy(cover));
    let retire = retire(&assessment, &overlap(&assessment), &minimal);
    let mut settings = PlanSettings::usual(&assessment);
    settings.retire = retire.retire.iter().map(|retired| retired.artefact).collect();
    let plan = plan(&assessment, settings);
    let upstream = upstream(&assessment);
    let advice = Advice { upstream: &upstream, plan: &plan, minimal: &minimal, retire: &retire };
    let texts = Texts::new(Language::English);
    look_at(&Basis {
        assessment: &assessment,
        findings: &findings,
        forecast: &forecast,
        advice: (profile == Profile::Consultant).then_some(advice),
        repeats,
        texts: &texts,
    })
}
