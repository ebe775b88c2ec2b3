//! What papers are made from, in one place: organisations of the fixtures, and files of a test's own.
//!
//! Advice is made as the command line makes it; for an auditor none is.

#![allow(dead_code, clippy::allow_attributes, reason = "not every test file uses everything")]

use clausegraph::{
    Assessment, Catalogue, FindingId, Organisation, PlanSettings, Profile, SourceText, assess,
    catalogue,
    document::OrganisationDocument,
    findings, forecast, map,
    minimise::{HourModel, StepLimit, greedy, minimise},
    overlap, plan, retire, roadmap_plan, trend, upstream,
};
use clausegraph_paper::{Advice, AuditDays, Basis, Besides, Course, Language, Texts};

/// The day of every test.
pub(crate) const DAY: &str = "2026-11-22";

/// The last day that is looked ahead to.
const UNTIL: &str = "2027-11-22";

/// Whether a finding was there before: none was.
const NEVER: &dyn Fn(&FindingId) -> bool = &|_| false;

/// An organisation of the fixtures, as one file.
pub(crate) fn sources(name: &str) -> Vec<SourceText> {
    vec![source(&clausegraph_testkit::fixtures::organisation(name).unwrap())]
}

/// A document as a file.
pub(crate) fn source(document: &OrganisationDocument) -> SourceText {
    text("organisation.json", &serde_json::to_string(document).unwrap())
}

/// A file.
pub(crate) fn text(name: &str, text: &str) -> SourceText {
    SourceText { name: name.to_owned(), text: text.to_owned() }
}

/// A catalogue of nine requirements.
pub(crate) fn small_catalogue() -> Catalogue {
    let file = include_str!("../../../clausegraph-report/tests/data/catalogue.json");
    Catalogue::load(&[text("catalogue.json", file)], &[]).0.unwrap()
}

/// An organisation that hardly says anything.
pub(crate) fn poor() -> OrganisationDocument {
    let text = r#"{ "format_version": 1, "organisation": { "id": "poor", "name": "Poor & Sons" },
        "scope": { "services": [{ "id": "mail", "state": "in" }] } }"#;
    serde_json::from_str(text).unwrap()
}

/// What whoever asks for a paper states besides.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked<'a> {
    /// Days before the one of the test, of the same files.
    pub(crate) earlier: &'a [&'a str],
    /// When it is audited.
    pub(crate) audit: AuditDays,
    /// Whether the plan is one with days for its actions.
    pub(crate) roadmap: bool,
    /// The day by which everything is to be done.
    pub(crate) target: Option<&'a str>,
}

/// An organisation of the fixtures, as a reader of the profile has it.
pub(crate) fn of<T>(name: &str, profile: Profile, look_at: impl FnOnce(&Basis<'_, '_>) -> T) -> T {
    of_asked(name, profile, Asked::default(), look_at)
}

/// An organisation of the fixtures, with what is stated besides.
pub(crate) fn of_asked<T>(
    name: &str,
    profile: Profile,
    wanted: Asked<'_>,
    look_at: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let catalogue = catalogue().unwrap();
    made(&catalogue, &sources(name), profile, (NEVER, wanted), |basis, _| look_at(basis))
}

/// An organisation as a reader of the profile has it, with what was found before.
pub(crate) fn of_document<T>(
    document: &OrganisationDocument,
    profile: Profile,
    repeats: &dyn Fn(&FindingId) -> bool,
    look_at: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    asked(document, profile, repeats, Asked::default(), look_at)
}

/// The same with what is stated besides.
pub(crate) fn asked<T>(
    document: &OrganisationDocument,
    profile: Profile,
    repeats: &dyn Fn(&FindingId) -> bool,
    wanted: Asked<'_>,
    look_at: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let files = [source(document)];
    made(&catalogue().unwrap(), &files, profile, (repeats, wanted), |basis, _| look_at(basis))
}

/// Files held against a catalogue, as an auditor has them.
pub(crate) fn for_auditor<T>(
    catalogue: &Catalogue,
    files: &[SourceText],
    look_at: impl FnOnce(&Basis<'_, '_>) -> T,
) -> T {
    let nothing = (NEVER, Asked::default());
    made(catalogue, files, Profile::Auditor, nothing, |basis, _| look_at(basis))
}

/// Files as a consultant has them, and then as an auditor.
pub(crate) fn for_both<T>(
    files: &[SourceText],
    look_at: impl FnOnce(&Basis<'_, '_>, &Basis<'_, '_>) -> T,
) -> T {
    let nothing = (NEVER, Asked::default());
    made(&catalogue().unwrap(), files, Profile::Consultant, nothing, look_at)
}

/// The basis for a reader, and beside it that for an auditor.
fn made<T>(
    catalogue: &Catalogue,
    files: &[SourceText],
    profile: Profile,
    (repeats, wanted): (&dyn Fn(&FindingId) -> bool, Asked<'_>),
    look_at: impl FnOnce(&Basis<'_, '_>, &Basis<'_, '_>) -> T,
) -> T {
    let (organisation, problems) = Organisation::load(files, catalogue);
    assert!(!problems.has_errors(), "{problems:#?}");
    let organisation = organisation.unwrap();
    let map = map(catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let before: Vec<Assessment<'_>> =
        wanted.earlier.iter().map(|day| assess(&map, day.parse().unwrap())).collect();
    let days: Vec<&Assessment<'_>> = before.iter().chain([&assessment]).collect();
    let course = (!before.is_empty()).then(|| trend(&days));
    let course = course.as_ref().map(|trend| Course { trend, same_files: true });
    let auditor = Basis {
        assessment: &assessment,
        findings: &findings(&assessment),
        forecast: &forecast(&map, assessment.as_of(), UNTIL.parse().unwrap()),
        advice: None,
        repeats,
        besides: Besides { course, audit: wanted.audit },
        texts: &Texts::new(Language::English),
    };
    if profile == Profile::Auditor {
        return look_at(&auditor, &auditor);
    }
    let solve = |cover: &_, _| greedy(cover);
    let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(200), solve);
    let retire = retire(&assessment, &overlap(&assessment), &minimal);
    let mut settings = PlanSettings::usual(&assessment);
    settings.target = wanted.target.map(|day| day.parse().unwrap());
    let plan = if wanted.roadmap {
        roadmap_plan(&assessment, settings)
    } else {
        plan(&assessment, settings)
    };
    let upstream = upstream(&assessment);
    let advice = Advice { upstream: &upstream, plan: &plan, minimal: &minimal, retire: &retire };
    look_at(&Basis { advice: Some(advice), ..auditor }, &auditor)
}
