//! What both organisations list: artefacts, elements, claims and judgements; gates and clauses above them.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Artefact, ArtefactId, Claim, Clause, Element, Fact, FieldChange, MemberId, RequirementId,
    document::{ClaimDocument, JudgementDocument},
};

use super::{ClauseChange, EntryChanges, GateChange};
use crate::{Assessment, ClauseResult, GateResult, JudgementState, population::is_to_come};

/// Entries of two lists by what tells them apart, in its order.
fn matched<'a, 'b, T, K: Ord>(
    before: &'a [T],
    after: &'b [T],
    key: impl Fn(&T) -> K,
    changes: impl Fn(&T, &T) -> Vec<FieldChange>,
) -> EntryChanges<&'a T, &'b T> {
    let mut olds: BTreeMap<K, Vec<&'a T>> = BTreeMap::new();
    let mut news: BTreeMap<K, Vec<&'b T>> = BTreeMap::new();
    for entry in before {
        olds.entry(key(entry)).or_default().push(entry);
    }
    for entry in after {
        news.entry(key(entry)).or_default().push(entry);
    }
    let mut found = EntryChanges { added: Vec::new(), removed: Vec::new(), changed: Vec::new() };
    for (key, entries) in &news {
        let known = olds.get(key).map(Vec::as_slice).unwrap_or_default();
        for (place, new) in entries.iter().enumerate() {
            let Some(old) = known.get(place) else {
                found.added.push(*new);
                continue;
            };
            let fields = changes(old, new);
            if !fields.is_empty() {
                found.changed.push((*old, *new, fields));
            }
        }
    }
    for (key, entries) in &olds {
        let left = news.get(key).map_or(0, Vec::len);
        found.removed.extend(entries.iter().skip(left));
    }
    found
}

pub(super) fn artefacts<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> EntryChanges<&'a Artefact, &'b Artefact> {
    let (old, new) = (before.organisation().artefacts(), after.organisation().artefacts());
    matched(old, new, |artefact| artefact.id().clone(), Artefact::changes)
}

pub(super) fn elements<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> EntryChanges<&'a Element, &'b Element> {
    let (old, new) = (before.organisation().elements(), after.organisation().elements());
    matched(old, new, |element| (element.list(), element.id().clone()), Element::changes)
}

/// What a claim offers, and for what; what else it says may change.
pub(super) fn claim_key(claim: &Claim) -> String {
    let ClaimDocument { artefact, target, slot, members, .. } = claim.document();
    let slot = slot.as_ref().map(ToString::to_string).unwrap_or_default();
    let members: BTreeSet<&str> = members.iter().map(MemberId::as_str).collect();
    let members: Vec<&str> = members.into_iter().collect();
    format!("{artefact}\n{target}\n{slot}\n{}", members.join("\n"))
}

pub(super) fn claims<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> EntryChanges<&'a Claim, &'b Claim> {
    let (old, new) = (before.organisation().claims(), after.organisation().claims());
    // Claims that say the same stay; the others are paired where they are for the same purpose, in the order
    // of what they say, so that the order of the files decides nothing.
    let EntryChanges { added, removed, mut changed } = matched(old, new, whole, claim_changes);
    let mut left: BTreeMap<String, Vec<&'a Claim>> = BTreeMap::new();
    for claim in removed.into_iter().rev() {
        left.entry(claim_key(claim)).or_default().push(claim);
    }
    let mut came = Vec::new();
    for claim in added {
        match left.get_mut(&claim_key(claim)).and_then(Vec::pop) {
            Some(old) => changed.push((old, claim, claim_changes(old, claim))),
            None => came.push(claim),
        }
    }
    let mut removed: Vec<&Claim> = left.into_values().flatten().collect();
    removed.sort_by_cached_key(|claim| whole(claim));
    EntryChanges { added: came, removed, changed }
}

/// Everything that a claim says, so that claims can be put in an order.
fn whole(claim: &Claim) -> (ArtefactId, RequirementId, String, Vec<Option<String>>) {
    let document = claim.document();
    let says = CLAIM_FIELDS.iter().map(|(_, says)| says(document)).collect();
    (document.artefact.clone(), document.target.clone(), claim_key(claim), says)
}

/// What a claim says under a field.
type Says = fn(&ClaimDocument) -> Option<String>;

/// What a claim says besides what it offers for what.
const CLAIM_FIELDS: [(&str, Says); 5] = [
    ("at", |claim| claim.at.clone()),
    ("by", |claim| claim.by.as_ref().map(ToString::to_string)),
    ("hash", |claim| claim.hash.clone()),
    ("on", |claim| claim.on.map(|day| day.to_string())),
    ("state", |claim| Some(claim.state.as_str().to_owned())),
];

fn claim_changes(before: &Claim, after: &Claim) -> Vec<FieldChange> {
    let said = |value: Option<String>| value.map_or(Fact::Unknown, Fact::Given);
    let mut found = Vec::new();
    for (field, says) in CLAIM_FIELDS {
        let (before, after) = (says(before.document()), says(after.document()));
        if before != after {
            let (before, after) = (said(before), said(after));
            found.push(FieldChange { field: field.to_owned(), before, after });
        }
    }
    found
}

/// Artefacts that both list, of a day after the first and not after the second.
pub(super) fn dated_between<'b>(
    before: &Assessment<'_>,
    after: &Assessment<'b>,
) -> Vec<&'b Artefact> {
    let came = |artefact: &&Artefact| {
        let old = before.organisation().artefact(artefact.id().as_str());
        old.is_some_and(|old| is_to_come(old.document(), before.as_of()))
            && !is_to_come(artefact.document(), after.as_of())
    };
    let mut found: Vec<&Artefact> = after.organisation().artefacts().iter().filter(came).collect();
    found.sort_by_key(|artefact| artefact.id());
    found
}

/// The judgements that hold in the second only, and those that hold in the first only.
pub(super) fn judgements<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> (Vec<&'b JudgementDocument>, Vec<&'a JudgementDocument>) {
    let old = active(before);
    let new = active(after);
    let came = new.iter().filter(|(id, _)| !old.contains_key(*id)).map(|(_, found)| *found);
    let went = old.iter().filter(|(id, _)| !new.contains_key(*id)).map(|(_, found)| *found);
    (came.collect(), went.collect())
}

fn active<'g>(
    assessment: &Assessment<'g>,
) -> BTreeMap<&'g clausegraph_model::JudgementId, &'g JudgementDocument> {
    let all = assessment.judgements().into_iter();
    let active = all.filter(|result| result.state == JudgementState::Active);
    active.map(|result| (&result.judgement.id, result.judgement)).collect()
}

pub(super) fn gates<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> Vec<GateChange<'a, 'b>> {
    let mut olds: Vec<Option<GateResult<'a>>> = before.gates().into_iter().map(Some).collect();
    let mut found: Vec<GateChange<'a, 'b>> = Vec::new();
    for new in after.gates() {
        let is_it = |old: &&mut Option<GateResult<'a>>| {
            old.as_ref().is_some_and(|old| old.gate.id == new.gate.id)
        };
        let old = olds.iter_mut().find(is_it).and_then(Option::take);
        found.push(GateChange { before: old, after: Some(new) });
    }
    let only = olds.into_iter().flatten();
    found.extend(only.map(|old| GateChange { before: Some(old), after: None }));
    found
}

pub(super) fn clauses<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> Vec<ClauseChange<'a, 'b>> {
    let mut olds: BTreeMap<&str, ClauseResult<'a>> =
        before.clauses().map(|result| (id(result.clause), result)).collect();
    let mut found = Vec::new();
    for new in after.clauses() {
        let old = olds.remove(id(new.clause));
        let same = |old: &ClauseResult<'_>| old.counts == new.counts && old.shares == new.shares;
        if !old.as_ref().is_some_and(same) {
            found.push(ClauseChange { before: old, after: Some(new) });
        }
    }
    let mut only: Vec<ClauseResult<'a>> = olds.into_values().collect();
    only.sort_by_key(|result| result.clause.position());
    found.extend(only.into_iter().map(|old| ClauseChange { before: Some(old), after: None }));
    found
}

fn id(clause: &Clause) -> &str {
    clause.id().as_str()
}
