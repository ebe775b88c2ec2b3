//! Documents with much the same text.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use clausegraph_model::{Amount, Artefact, ArtefactId};

use super::{
    ComparedTexts, SimilarFrom, SimilarTexts,
    scope::{cover, scopes},
    stand::best,
};
use crate::Assessment;

/// The pairs from a share on, the most similar first.
pub(super) fn similar<'g>(
    assessment: &Assessment<'g>,
    texts: &ComparedTexts,
    least: Amount,
) -> Vec<SimilarTexts<'g>> {
    let there: BTreeMap<&ArtefactId, &'g Artefact> =
        super::looked_at(assessment).into_iter().map(|found| (found.id(), found)).collect();
    let mut pairs: BTreeMap<[&'g ArtefactId; 2], (Amount, SimilarFrom)> = BTreeMap::new();
    let mut add = |one: &ArtefactId, other: &ArtefactId, share: Amount, from: SimilarFrom| {
        let found = there.get(one).zip(there.get(other));
        let Some((one, other)) = found.filter(|_| one != other && share >= least) else { return };
        let mut pair = [one.id(), other.id()];
        pair.sort();
        let entry = pairs.entry(pair).or_insert((share, from));
        // What a comparison counted out goes before what somebody wrote down before.
        let order = |(share, from): (Amount, SimilarFrom)| (from, share);
        *entry = if order((share, from)) > order(*entry) { (share, from) } else { *entry };
    };
    for (id, artefact) in &there {
        let text = artefact.document().text.given();
        for entry in text.and_then(|text| text.similar_to.given()).into_iter().flatten() {
            if let Some(share) = entry.similarity.given() {
                add(id, &entry.artefact, *share, SimilarFrom::Stated);
            }
        }
    }
    for pair in &texts.pairs {
        add(&pair.one, &pair.other, pair.similarity, SimilarFrom::Compared);
    }
    let mut found: Vec<SimilarTexts<'g>> = (pairs.into_iter())
        .filter_map(|([one, other], (similarity, from))| {
            let mut artefacts = [*there.get(one)?, *there.get(other)?];
            artefacts.sort_by_cached_key(|artefact| best(artefact));
            let [first, second] = artefacts;
            let lie = scopes(cover(second).as_ref(), cover(first).as_ref());
            Some(SimilarTexts { artefacts, similarity, from, scopes: lie })
        })
        .collect();
    found.sort_by_key(|pair| {
        let [first, second] = pair.artefacts;
        (Reverse(pair.similarity), first.id(), second.id())
    });
    found
}

/// How many of the artefacts state what their text is similar to, or were read now.
pub(super) fn compared(looked: &[&Artefact], texts: &ComparedTexts) -> usize {
    let read: BTreeSet<&ArtefactId> = texts.read.iter().collect();
    let is_compared = |artefact: &&&Artefact| {
        let text = artefact.document().text.given();
        let stated = text.is_some_and(|text| !text.similar_to.is_unknown());
        stated || read.contains(artefact.id())
    };
    looked.iter().filter(is_compared).count()
}
