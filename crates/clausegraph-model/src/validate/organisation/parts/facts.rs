//! The parts of facts, and of other single things: what they name.

use super::{Known, artefacts, requirements};
use crate::{
    document::ArtefactDocument, problem::At, validate::organisation::vocabulary::Topic,
    validate::report::Report,
};

pub(super) fn check(
    artefact: &ArtefactDocument,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    let part = |name: &'static str| move || at().join(name);
    if let Some(found) = artefact.objective.as_deref() {
        let at = part("objective");
        known.artefact_fact(&found.policy, || at().join("policy"), report);
        artefacts(&found.measured_by, known, || at().join("measured_by"), report);
        known.person_fact(&found.responsible, || at().join("responsible"), report);
    }
    if let Some(found) = artefact.risk.as_deref() {
        let at = part("risk");
        artefacts(&found.actions, known, || at().join("actions"), report);
        for (index, word) in found.concerns.given().into_iter().flatten().enumerate() {
            let place = || at().join("concerns").join(index);
            known.vocabulary.check(Topic::RiskConcern, word, place, report);
        }
    }
    if let Some(found) = artefact.metric.as_deref() {
        let at = part("metric");
        requirements(&found.requirements, known, || at().join("requirements"), report);
        artefacts(&found.reported_in, known, || at().join("reported_in"), report);
    }
    if let Some(found) = artefact.decision.as_deref() {
        let at = part("decision");
        known.artefact_fact(&found.forum, || at().join("forum"), report);
        known.artefact_fact(&found.criteria, || at().join("criteria"), report);
        artefacts(&found.actions, known, || at().join("actions"), report);
        artefacts(&found.rests_on, known, || at().join("rests_on"), report);
    }
    if let Some(found) = artefact.forum.as_deref() {
        let at = part("forum");
        known.artefact_fact(&found.parent, || at().join("parent"), report);
        known.people(&found.required, || at().join("required"), report);
    }
    if let Some(found) = artefact.measurement.as_deref() {
        let of = || at().join("measurement").join("of");
        known.artefact_fact(&found.of, of, report);
    }
    if let Some(found) = artefact.report.as_deref() {
        let metrics = || at().join("report").join("metrics");
        artefacts(&found.metrics, known, metrics, report);
    }
}
