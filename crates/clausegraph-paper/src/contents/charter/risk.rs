//! The top risks, and what the organisation is bound by.

use std::cmp::Reverse;

use clausegraph::{Amount, Artefact, ArtefactKind, Fact};

use super::{fit::Most, leading, more, nothing};
use crate::{
    Block, Words,
    contents::on_file::{OnFile, of, row, titled},
};

/// The risks that stand highest, then the obligations that apply.
pub(super) fn risks(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let mut risks = file.there(&[ArtefactKind::Risk]);
    risks.sort_by_key(|risk| rank(risk));
    let mut blocks = Vec::new();
    if risks.is_empty() {
        blocks.push(nothing(file, ArtefactKind::Risk, "charter-no-risks"));
    } else {
        let shown: Vec<Words> =
            risks.iter().take(most.risks).map(|risk| line(file, risk)).collect();
        let count = shown.len();
        blocks.push(Block::Bullets(shown));
        blocks.extend(more(file, "charter-more-risks", risks.len(), count));
    }
    blocks.extend(obligations(file, most));
    blocks
}

/// What ranks risks: above the limit first, then the level, then the place they are given, then the files.
pub(in crate::contents) fn rank(risk: &Artefact) -> (Reverse<bool>, Reverse<Option<Amount>>, u32) {
    let part = risk.document().risk.as_deref();
    let level = part.and_then(|part| part.level.given().copied());
    let place = part.and_then(|part| part.priority.given()).and_then(|text| leading(text));
    (Reverse(is_above(risk)), Reverse(level), place.unwrap_or(u32::MAX))
}

/// Whether a risk is stated to be higher than it may be.
fn is_above(risk: &Artefact) -> bool {
    let part = risk.document().risk.as_deref();
    let level = part.and_then(|part| part.level.given());
    let limit = part.and_then(|part| part.appetite.given());
    level.zip(limit).is_some_and(|(level, limit)| level > limit)
}

fn line(file: &OnFile<'_, '_>, risk: &Artefact) -> Words {
    let document = risk.document();
    let part = document.risk.as_deref();
    let owner = match &document.owner {
        Fact::Given(key) => file.who(key),
        Fact::StatedNone => file.say("cell-nobody"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    let actions = match of(part, |part| &part.actions) {
        Fact::Given(actions) => row(actions.iter().map(ToString::to_string)),
        Fact::StatedNone => file.say("charter-no-actions"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    let level = part.and_then(|part| Some((part.level.given()?, part.appetite.given()?)));
    let told = match level {
        Some((level, limit)) => file.with(
            "charter-risk-level",
            &[
                ("owner", owner.into()),
                ("actions", actions.into()),
                ("level", level.to_string().into()),
                ("limit", limit.to_string().into()),
            ],
        ),
        None => file.with("charter-risk", &[("owner", owner.into()), ("actions", actions.into())]),
    };
    titled(risk).and(Words::quiet(format!(" {told}")))
}

/// What the organisation is bound by: what is stated not to apply is left out.
fn obligations(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let mut bound = file.there(&[ArtefactKind::Obligation]);
    bound.retain(|obligation| {
        let part = obligation.document().obligation.as_deref();
        part.and_then(|part| part.applicable.given()) != Some(&false)
    });
    let head = Block::Paragraph(Words::strong(file.say("charter-obligations")));
    if bound.is_empty() {
        return vec![head, nothing(file, ArtefactKind::Obligation, "charter-no-obligations")];
    }
    let shown: Vec<Words> = bound
        .iter()
        .take(most.obligations)
        .map(|obligation| {
            let owner = match &obligation.document().owner {
                Fact::Given(key) => file.who(key),
                Fact::StatedNone => file.say("cell-nobody"),
                Fact::Unknown => file.say("cell-not-stated"),
            };
            titled(obligation).and(Words::quiet(format!(", {owner}")))
        })
        .collect();
    let count = shown.len();
    let mut blocks = vec![head, Block::Bullets(shown)];
    blocks.extend(more(file, "charter-more-obligations", bound.len(), count));
    blocks
}
