use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::Artefact;

use super::paper::is_kept;
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The same document listed twice.
    ///
    /// # What it finds
    ///
    /// Two documents or more that are there and have the same `hash`, or are kept in the same place (`uri`), both
    /// compared as written. What is the same as one of several is the same as all of them.
    /// The subject is the one whose id comes first; the others are its copies, and are not spoken of again.
    ///
    /// One of them stays, and with it whatever is asked for; so mandates are not asked about. A copy within its
    /// retention (`retention.until`, or where that is not given `retention.keep` after `dated_on`, else after
    /// `created_on`; an absent `retention` keeps nothing) stays as well: where all of them are, nothing is found.
    /// A document that is the same as no other is clean where both `hash` and `uri` are stated or stated none.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents; records are never spoken of, and other artefacts share a place
    /// rightly.
    ///
    /// # Why it matters
    ///
    /// Of two copies one will be changed and the other will be read.
    ///
    /// # Example
    ///
    /// The backup procedure is kept in two folders, byte for byte the same.
    "EV-009", "duplicate-document", Documents;
    indicators: [Observation];
    needs: [NeedOf::Artefacts(DOCUMENTS) => ["hash", "uri"]];
    families: [Documents];
    parameters: [];
    words: [];
    values: ["copies", "same"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut documents: Vec<&'g Artefact> = ctx.there(DOCUMENTS).collect();
    documents.sort_by_key(|document| document.id());
    for group in groups(documents) {
        let Some((document, copies)) = group.split_first() else { continue };
        let mut look = Look::default();
        let told = [read!(look, document, hash), read!(look, document, uri)];
        let known = told.iter().all(|fact| !fact.is_unknown());
        let kept = group.iter().filter(|copy| is_kept(ctx, copy, &mut look)).count();
        let found = match (copies.is_empty(), known) {
            (true, true) => Tri::No,
            (true, false) => Tri::Unknown,
            // The others hold the same: one that need not be kept is one too many.
            (false, _) => (kept < group.len()).into(),
        };
        acc.conclude(*document, found, look, || {
            let same = [(repeats(&group, hash), "hash"), (repeats(&group, uri), "uri")];
            let same = same.into_iter().filter(|(repeats, _)| *repeats);
            let ids = copies.iter().map(|copy| copy.id().clone()).collect();
            Draft::new(Indicator::Observation)
                .value("copies", Value::Artefacts(ids))
                .list("same", same.map(|(_, what)| what.to_owned()))
                .artefacts(group.iter().copied())
        });
    }
}

fn hash(artefact: &Artefact) -> Option<&String> {
    artefact.document().hash.given()
}

fn uri(artefact: &Artefact) -> Option<&String> {
    artefact.document().uri.given()
}

/// Whether two of some documents agree in something that they state.
fn repeats(group: &[&Artefact], fact: fn(&Artefact) -> Option<&String>) -> bool {
    let stated: Vec<&String> = group.iter().filter_map(|artefact| fact(artefact)).collect();
    let distinct: BTreeSet<&String> = stated.iter().copied().collect();
    distinct.len() < stated.len()
}

/// Documents that are the same as each other; in a group, and among groups, as they were given.
fn groups(documents: Vec<&Artefact>) -> Vec<Vec<&Artefact>> {
    let mut groups: Vec<Vec<&Artefact>> = documents.into_iter().map(|one| vec![one]).collect();
    for fact in [hash, uri] {
        let mut joined: Vec<Vec<&Artefact>> = Vec::new();
        let mut place: BTreeMap<&String, usize> = BTreeMap::new();
        for group in groups {
            let stated: Vec<&String> = group.iter().filter_map(|one| fact(one)).collect();
            // A group of the same hash may be kept in several places, and so tie several groups together.
            let known: BTreeSet<usize> =
                stated.iter().filter_map(|value| place.get(value).copied()).collect();
            let into = known.first().copied().unwrap_or(joined.len());
            if into == joined.len() {
                joined.push(Vec::new());
            }
            let mut members = group;
            for other in known.iter().skip(1) {
                members.extend(joined.get_mut(*other).map(std::mem::take).into_iter().flatten());
            }
            for value in members.iter().filter_map(|one| fact(one)) {
                place.insert(value, into);
            }
            if let Some(target) = joined.get_mut(into) {
                target.extend(members);
            }
        }
        groups = joined.into_iter().filter(|group| !group.is_empty()).collect();
    }
    groups
}
