//! Judgements: what people judged, and what they replace.

use super::{Known, names::Listed};
use crate::{
    document::JudgementDocument,
    parts::OrganisationParts,
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, circles, entry, some},
};

pub(super) fn check(
    parts: &OrganisationParts,
    listed: &Listed<'_>,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    for located in &parts.judgements {
        let at = || entry("judgements", located.place);
        judgement(&located.value, known, at, report);
    }
    let next = |index: usize| {
        let (_, judgement) = listed.judgements.get_index(index)?;
        let replaced = judgement.value.supersedes.as_ref()?;
        listed.judgements.get_index_of(replaced.as_str())
    };
    for circle in circles(listed.judgements.len(), next) {
        let members: Vec<_> =
            circle.iter().filter_map(|index| listed.judgements.get_index(*index)).collect();
        let message = match members.as_slice() {
            [(id, _)] => format!("judgement `{id}` replaces itself"),
            several => {
                let ids = several.iter().map(|(id, _)| **id);
                format!("the judgements {} replace each other", some(ids))
            }
        };
        if let Some((id, first)) = members.first() {
            let at = entry("judgements", first.place).join("supersedes");
            report.push(Draft::new(ProblemCode::JudgementCycle, at, message).value(id));
        }
    }
}

pub(super) fn judgement(
    judgement: &JudgementDocument,
    known: &Known<'_>,
    at: impl Fn() -> At,
    report: &mut Report<'_>,
) {
    known.requirement(&judgement.requirement, "judgement", || at().join("requirement"), report);
    for (index, member) in judgement.members.iter().enumerate() {
        known.judged_member(member, || at().join("members").join(index), report);
    }
    known.person(&judgement.by, || at().join("by"), report);
    report.blank(&judgement.reason, || at().join("reason"), "the reason of the judgement");
    for (index, pin) in judgement.pins.iter().enumerate() {
        let at = || at().join("pins").join(index);
        let artefact = pin.artefact.as_str();
        if known.names.kind_of(artefact).is_none() {
            let known = known.names.artefacts();
            let code = ProblemCode::UnknownPin;
            report.unknown(code, at().join("artefact"), "artefact", artefact, known);
        }
        for (text, field) in [(&pin.version, "version"), (&pin.hash, "hash")] {
            if let Some(text) = text {
                report.blank(text, || at().join(field), &format!("`{field}`"));
            }
        }
    }
    if let Some(replaced) = &judgement.supersedes
        && !known.names.holds_judgement(replaced.as_str())
    {
        report.unknown(
            ProblemCode::UnknownJudgement,
            at().join("supersedes"),
            "judgement",
            replaced.as_str(),
            known.names.judgements().into_iter().filter(|id| *id != judgement.id.as_str()),
        );
    }
}
