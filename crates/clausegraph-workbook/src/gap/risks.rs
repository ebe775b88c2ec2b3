//! Sheet Risks: risks and opportunities, as the organisation lists them.

use clausegraph::{Artefact, ArtefactKind, Fact};

use super::basis::Beside;
use crate::{
    content::Content,
    facts::{fact, facts, spelled, worded},
    table::Column,
};

/// The columns, in order.
const COLUMNS: [(&str, u16); 12] = [
    ("id", 14),
    ("title", 36),
    ("nature", 13),
    ("concerns", 22),
    ("owner", 18),
    ("level", 10),
    ("appetite", 10),
    ("priority", 12),
    ("customer-impact", 30),
    ("acceptance", 26),
    ("actions", 18),
    ("effectiveness", 30),
];

/// The columns of the sheet.
pub(crate) fn columns(beside: &Beside<'_, '_>) -> Vec<Column> {
    let texts = beside.basis.texts;
    COLUMNS.iter().map(|(key, width)| Column::keyed(texts, "risks", key, *width)).collect()
}

/// The rows, in reading order.
pub(crate) fn rows(beside: &Beside<'_, '_>) -> Vec<Vec<Content>> {
    let artefacts = beside.basis.assessment.organisation().artefacts().iter();
    artefacts
        .filter(|artefact| artefact.kind() == ArtefactKind::Risk)
        .map(|artefact| COLUMNS.iter().map(|(key, _)| content(beside, artefact, key)).collect())
        .collect()
}

fn content(beside: &Beside<'_, '_>, artefact: &Artefact, key: &str) -> Content {
    let texts = beside.basis.texts;
    let document = artefact.document();
    match key {
        "id" => return Content::text(artefact.id().as_str()),
        "title" => return Content::text(artefact.title()),
        "owner" => return fact(texts, &document.owner),
        _ => {}
    }
    let Some(part) = document.risk.as_deref() else {
        return fact(texts, &Fact::<String>::Unknown);
    };
    match key {
        "nature" => worded(texts, &part.nature, |nature| spelled(nature.as_str())),
        "concerns" => facts(texts, &part.concerns),
        "level" => fact(texts, &part.level),
        "appetite" => fact(texts, &part.appetite),
        "priority" => fact(texts, &part.priority),
        "customer-impact" => fact(texts, &part.customer_impact),
        "acceptance" => fact(texts, &part.acceptance),
        "actions" => facts(texts, &part.actions),
        "effectiveness" => fact(texts, &part.effectiveness_check),
        _ => Content::Blank,
    }
}
