//! Organisations with everything that a deliverable is made from.

#![allow(dead_code, clippy::allow_attributes, reason = "each test uses a part of it")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use clausegraph::{
    Catalogue, Date, FindingId, Organisation, PlanSettings, SourceText, assess, catalogue,
    findings, forecast, map,
    minimise::{HourModel, StepLimit, greedy, minimise},
    overlap, plan, retire, upstream,
};
use clausegraph_paper::{Advice, Basis, Language, Texts};

pub(crate) const DAY: &str = "2026-11-22";
pub(crate) const ORGANISATIONS: [&str; 5] =
    ["brackmoor", "fellroute", "haldon-council-it", "lindenhall", "marlbeck"];

/// The files of an organisation of the fixtures.
pub(crate) fn fixture(name: &str) -> Vec<SourceText> {
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations");
    files(&folder.join(name), "", &mut found);
    found
}

fn files(folder: &Path, prefix: &str, found: &mut Vec<SourceText>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files(&path, &format!("{name}/"), found);
        } else if path.extension().is_some_and(|end| end == "json") && !name.contains("expected") {
            found.push(SourceText { name, text: fs::read_to_string(path).unwrap() });
        }
    }
}

/// One file of text.
pub(crate) fn written(text: &str) -> Vec<SourceText> {
    vec![SourceText { name: "organisation.json".into(), text: text.into() }]
}

/// Whether advice is among what is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Consultant,
    Auditor,
}

/// Hands over the basis of an organisation.
pub(crate) fn with<R>(
    sources: &[SourceText],
    reader: Reader,
    look: impl FnOnce(&Basis<'_, '_>) -> R,
) -> R {
    with_texts(sources, reader, &Texts::new(Language::English), look)
}

pub(crate) fn with_texts<R>(
    sources: &[SourceText],
    reader: Reader,
    texts: &Texts,
    look: impl FnOnce(&Basis<'_, '_>) -> R,
) -> R {
    let catalogue = catalogue().unwrap();
    let (organisation, problems) = Organisation::load(sources, &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    with_loaded(&catalogue, &organisation, reader, texts, look)
}

/// The same for what is loaded already.
pub(crate) fn with_loaded<R>(
    catalogue: &Catalogue,
    organisation: &Organisation,
    reader: Reader,
    texts: &Texts,
    look: impl FnOnce(&Basis<'_, '_>) -> R,
) -> R {
    let day: Date = DAY.parse().unwrap();
    let map = map(catalogue, organisation);
    let assessment = assess(&map, day);
    let findings = findings(&assessment);
    let forecast = forecast(&map, day, "2026-12-22".parse().unwrap());
    let upstream = upstream(&assessment);
    let hours = HourModel::CUSTOMARY;
    let minimal = minimise(&assessment, &hours, StepLimit(1_000), |cover, _| greedy(cover));
    let retire = retire(&assessment, &overlap(&assessment), &minimal);
    let settings = PlanSettings {
        retire: retire.retire.iter().map(|found| found.artefact).collect(),
        ..PlanSettings::usual(&assessment)
    };
    let plan = plan(&assessment, settings);
    let advice = Advice { upstream: &upstream, plan: &plan, minimal: &minimal, retire: &retire };
    let basis = Basis {
        assessment: &assessment,
        findings: &findings,
        forecast: &forecast,
        advice: (reader == Reader::Consultant).then_some(advice),
        repeats: &|_: &FindingId| false,
        besides: clausegraph_paper::Besides::NOTHING,
        texts,
    };
    look(&basis)
}
