//! Artefacts of which one would do, and those that another holds within it.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Artefact, ArtefactKind};

use super::{
    Duplicates, Same, Scopes, Shown, Standing, Subsumed,
    scope::{Cover, scopes},
    stand::{Place, Stand, Stands, best},
};

/// Groups of artefacts of which one would do, by the id of the one that stands best.
pub(super) fn duplicates<'g>(stands: &Stands<'g>) -> Vec<Duplicates<'g>> {
    let mut found: Vec<Duplicates<'g>> = Vec::new();
    let mut by_hash: BTreeMap<&'g str, Vec<&'g Artefact>> = BTreeMap::new();
    for stand in &stands.all {
        if let Some(hash) = stand.artefact.document().hash.given() {
            by_hash.entry(hash).or_default().push(stand.artefact);
        }
    }
    for (hash, artefacts) in by_hash {
        found.extend(group(Same::Bytes(hash), artefacts));
    }
    let mut by_service: BTreeMap<Service<'_, 'g>, Vec<&'g Artefact>> = BTreeMap::new();
    let showing = |stand: &&Stand<'_>| stand.is_document() && !stand.serves.is_empty();
    for stand in stands.all.iter().filter(showing) {
        if let Some(cover) = &stand.cover {
            let service = (stand.artefact.kind(), cover, &stand.serves);
            by_service.entry(service).or_default().push(stand.artefact);
        }
    }
    for ((_, _, serves), artefacts) in by_service {
        let shown = serves.iter().filter_map(|(place, standing)| stands.shown(*place, *standing));
        found.extend(group(Same::Shown(shown.collect()), artefacts));
    }
    found.sort_by_key(|group| {
        let of = match group.same {
            Same::Bytes(_) => 0_u8,
            Same::Shown(_) => 1,
        };
        (group.artefacts.first().map(|artefact| artefact.id()), of)
    });
    found
}

/// What makes two artefacts the same in what they show.
type Service<'s, 'g> = (ArtefactKind, &'s Cover<'g>, &'s BTreeMap<Place, Standing>);

fn group<'g>(same: Same<'g>, mut artefacts: Vec<&'g Artefact>) -> Option<Duplicates<'g>> {
    artefacts.sort_by_cached_key(|artefact| best(artefact));
    (artefacts.len() > 1).then_some(Duplicates { same, artefacts })
}

/// Artefacts that show nothing which another does not show as well, at equal or wider scope.
pub(super) fn subsumed<'g>(stands: &Stands<'g>) -> Vec<Subsumed<'g>> {
    let mut serving: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    let is_compared = |one: &Stand<'_>| one.is_document() && one.cover.is_some();
    for (index, stand) in stands.all.iter().enumerate().filter(|(_, one)| is_compared(one)) {
        for place in stand.serves.keys() {
            serving.entry(*place).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for (index, stand) in stands.all.iter().enumerate().filter(|(_, one)| is_compared(one)) {
        // Whoever holds it all serves the place that the fewest serve.
        let rarest = stand.serves.keys().filter_map(|place| serving.get(place));
        let Some(others) = rarest.min_by_key(|others| others.len()) else { continue };
        let others = others.iter().filter(|other| **other != index);
        let others = others.filter_map(|other| stands.all.get(*other));
        found.extend(others.filter_map(|other| held(stands, stand, other)));
    }
    found
}

/// What of one artefact the other holds, where that is everything and the other holds more.
fn held<'g>(stands: &Stands<'g>, own: &Stand<'g>, other: &Stand<'g>) -> Option<Subsumed<'g>> {
    let lie = scopes(own.cover.as_ref(), other.cover.as_ref());
    let lies_within = matches!(lie, Scopes::Same | Scopes::Within);
    if !lies_within || !covers_all(own, other) {
        return None;
    }
    // The same of each other: which of the two would go is no matter of what they show.
    if lie == Scopes::Same && covers_all(other, own) {
        return None;
    }
    let shown: Vec<(Shown<'g>, Standing)> = (own.serves.iter())
        .filter_map(|(place, standing)| {
            Some((stands.shown(*place, *standing)?, *other.serves.get(place)?))
        })
        .collect();
    let places: BTreeSet<&Place> = own.serves.keys().collect();
    let more = other.serves.keys().filter(|place| !places.contains(place)).count();
    Some(Subsumed { artefact: own.artefact, by: other.artefact, scopes: lie, shown, more })
}

/// Whether one serves everything that the other serves, as well or better.
fn covers_all(own: &Stand<'_>, other: &Stand<'_>) -> bool {
    own.serves.iter().all(|(place, standing)| {
        let others = other.serves.get(place);
        others.is_some_and(|found| found.value <= standing.value && found.origin <= standing.origin)
    })
}
