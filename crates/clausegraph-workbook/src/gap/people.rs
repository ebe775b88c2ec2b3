//! Sheet Interviews: who was asked or watched, and what there is to ask whom.

use std::collections::BTreeMap;

use clausegraph::{Artefact, ArtefactKind};
use clausegraph_report::{role_words, roles};

use super::basis::Beside;
use crate::{
    content::Content,
    facts::{fact, spelled, worded},
    table::Column,
};

/// The columns, in order.
const COLUMNS: [(&str, u16); 9] = [
    ("sort", 13),
    ("role", 24),
    ("requirement", 14),
    ("question", 60),
    ("method", 14),
    ("by", 18),
    ("on", 13),
    ("heard", 50),
    ("artefact", 14),
];

/// The columns of the sheet.
pub(crate) fn columns(beside: &Beside<'_, '_>) -> Vec<Column> {
    let texts = beside.basis.texts;
    COLUMNS.iter().map(|(key, width)| Column::keyed(texts, "interviews", key, *width)).collect()
}

/// The rows: what was heard and seen, then the questions, role by role.
pub(crate) fn rows(beside: &Beside<'_, '_>) -> Vec<Vec<Content>> {
    let texts = beside.basis.texts;
    let assessment = beside.basis.assessment;
    let catalogue = assessment.catalogue();
    let mut by_interview: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &beside.map.rows {
        for interview in &row.interviews {
            let found = by_interview.entry(interview.id.as_str()).or_default();
            if !found.contains(&row.requirement.as_str()) {
                found.push(&row.requirement);
            }
        }
    }
    let observations = assessment.organisation().artefacts().iter();
    let observations = observations.filter(|found| found.kind() == ArtefactKind::Observation);
    let held = observations.map(|artefact| {
        let served = by_interview.get(artefact.id().as_str()).map(|found| found.join(", "));
        observed(beside, artefact, served.unwrap_or_default())
    });
    let to_ask = texts.say("workbook-to-ask");
    let asked = roles(catalogue).into_iter().flat_map(|(role, _)| {
        let to_ask = to_ask.clone();
        let of_role = catalogue
            .requirements()
            .filter(move |found| found.computed_from().is_empty() && found.roles().contains(role));
        of_role.map(move |requirement| {
            let mut row = vec![Content::Blank; COLUMNS.len()];
            let cells = [
                Content::text(&to_ask),
                Content::text(role_words(role)),
                Content::text(requirement.id().as_str()),
                Content::text(requirement.question()),
            ];
            for (place, cell) in row.iter_mut().zip(cells) {
                *place = cell;
            }
            row
        })
    });
    held.chain(asked).collect()
}

fn observed(beside: &Beside<'_, '_>, artefact: &Artefact, served: String) -> Vec<Content> {
    let texts = beside.basis.texts;
    let document = artefact.document();
    let Some(part) = document.observation.as_deref() else {
        let mut row = vec![Content::Blank; COLUMNS.len()];
        for (place, cell) in row.iter_mut().zip([Content::text(artefact.title())]) {
            *place = cell;
        }
        return row;
    };
    vec![
        Content::text(texts.say("workbook-held")),
        fact(texts, &part.role),
        Content::text(served),
        Content::Blank,
        worded(texts, &part.method, |method| spelled(method.as_str())),
        fact(texts, &part.by),
        fact(texts, &document.dated_on),
        fact(texts, &part.seen),
        Content::text(artefact.id().as_str()),
    ]
}
