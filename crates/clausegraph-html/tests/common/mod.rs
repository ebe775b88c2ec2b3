//! Whole organisations as what a report is made from.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use clausegraph::{
    Catalogue, Date, Location, Organisation, PlanSettings, Positions, Profile, SourceText, assess,
    catalogue, findings, forecast, map,
    minimise::{HourModel, StepLimit, minimise},
    overlap, plan, retire, upstream,
};
use clausegraph_html::report_html_located;
use clausegraph_paper::{Advice, Basis, Language, Texts};
use clausegraph_solver::solve;
use clausegraph_testkit::generate::{Case as Random, sized};

/// An organisation and what it is measured against.
pub(crate) struct Case {
    pub(crate) catalogue: Catalogue,
    pub(crate) organisation: Organisation,
    pub(crate) files: Vec<SourceText>,
    pub(crate) as_of: Date,
}

impl Case {
    /// An organisation of the fixtures.
    pub(crate) fn fixture(name: &str) -> Self {
        let fixture = clausegraph_fixtures::organisation(name).unwrap();
        let json = fixture
            .files
            .iter()
            .filter(|file| file.name.contains(".json") && !file.name.starts_with("expected"));
        let files: Vec<SourceText> = json
            .map(|file| SourceText { name: file.name.to_owned(), text: file.text.to_owned() })
            .collect();
        Self::of(catalogue().unwrap(), files, fixture.as_of.parse().unwrap())
    }

    /// Random data of a size.
    pub(crate) fn large(requirements: usize, artefacts: usize) -> Self {
        Self::random(&sized(20_000, requirements, artefacts))
    }

    /// Random data.
    pub(crate) fn random(case: &Random) -> Self {
        let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
        let text = serde_json::to_string(&case.catalogue).unwrap();
        let (catalogue, problems) = Catalogue::load(&[source("catalogue.json", text)], &[]);
        let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
        let text = serde_json::to_string(&case.organisation).unwrap();
        Self::of(catalogue, vec![source("organisation.json", text)], case.as_of)
    }

    /// An organisation of these files.
    pub(crate) fn of(catalogue: Catalogue, files: Vec<SourceText>, as_of: Date) -> Self {
        let (organisation, problems) = Organisation::load(&files, &catalogue);
        let organisation = organisation.unwrap_or_else(|| panic!("{problems:?}"));
        Self { catalogue, organisation, files, as_of }
    }

    /// Looks at what a report is made from.
    pub(crate) fn basis<R>(
        &self,
        profile: Profile,
        look: impl FnOnce(&Basis<'_, '_>, &dyn Fn(&Location) -> Option<(u32, u32)>) -> R,
    ) -> R {
        let map = map(&self.catalogue, &self.organisation);
        let assessment = assess(&map, self.as_of);
        let findings = findings(&assessment);
        let forecast = forecast(&map, self.as_of, self.as_of.shifted(365));
        let texts = Texts::new(Language::English);
        // What an auditor is not shown takes longest to find.
        let advised = (profile == Profile::Consultant).then(|| {
            let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(10_000), solve);
            let retire = retire(&assessment, &overlap(&assessment), &minimal);
            (
                upstream(&assessment),
                plan(&assessment, PlanSettings::usual(&assessment)),
                minimal,
                retire,
            )
        });
        let basis = Basis {
            assessment: &assessment,
            findings: &findings,
            forecast: &forecast,
            advice: advised.as_ref().map(|(upstream, plan, minimal, retire)| Advice {
                upstream,
                plan,
                minimal,
                retire,
            }),
            repeats: &|_| false,
            besides: clausegraph_paper::Besides::NOTHING,
            texts: &texts,
        };
        let positions: Vec<Positions<'_>> = self.files.iter().map(Positions::new).collect();
        let locate = |location: &Location| {
            let at = self.files.iter().position(|file| file.name == location.file)?;
            let span = positions.get(at)?.locate(&location.pointer)?;
            Some((span.line, span.column))
        };
        look(&basis, &locate)
    }

    /// The page.
    pub(crate) fn page(&self, profile: Profile) -> String {
        self.basis(profile, |basis, locate| report_html_located(basis, locate))
    }
}
