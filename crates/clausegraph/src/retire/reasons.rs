//! What speaks against each document, given which others stay.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Artefact, ArtefactId, ArtefactKind};

use super::{FoundBy, RetireReason};
use crate::{
    SubjectOf,
    minimise::Minimal,
    overlap::{Overlap, Same},
};

/// What speaks against each artefact.
pub(super) struct Reasons<'g> {
    goes: BTreeSet<&'g ArtefactId>,
    against: BTreeMap<&'g ArtefactId, Vec<RetireReason<'g>>>,
}

impl<'g> Reasons<'g> {
    /// The reasons in order: copies, the same, within another, similar, one of many, former edition, rules.
    pub(super) fn of(overlap: &Overlap<'g>, minimal: &Minimal<'g>) -> Self {
        let goes = minimal.retire.iter().map(|retired| retired.artefact.id()).collect();
        let mut reasons = Self { goes, against: BTreeMap::new() };
        reasons.duplicates(overlap);
        for held in overlap.subsumed.iter().filter(|held| !reasons.goes.contains(held.by.id())) {
            add(&mut reasons.against, held.artefact, RetireReason::SubsumedBy(held.by));
        }
        reasons.similar(overlap);
        for crowd in &overlap.crowds {
            for one in crowd.artefacts.iter().filter(|one| !one.allowed) {
                let many = RetireReason::OneOf(crowd.about.clone(), crowd.artefacts.len());
                add(&mut reasons.against, one.artefact, many);
            }
        }
        for former in &overlap.former {
            let reason = RetireReason::FormerEdition(former.by);
            add(&mut reasons.against, former.artefact, reason);
        }
        for finding in overlap.findings.found() {
            if let (SubjectOf::Artefact(artefact), Some(by)) =
                (finding.subject.of, FoundBy::of(finding))
            {
                add(&mut reasons.against, artefact, RetireReason::Found(by));
            }
        }
        reasons
    }

    fn duplicates(&mut self, overlap: &Overlap<'g>) {
        for group in &overlap.duplicates {
            let kept = group.artefacts.iter().find(|artefact| self.stays(artefact)).copied();
            let Some(kept) = kept else {
                let first =
                    group.artefacts.first().filter(|_| matches!(group.same, Same::Bytes(_)));
                for (first, artefact) in first.into_iter().flat_map(|first| {
                    group.artefacts.iter().skip(1).map(move |artefact| (first, artefact))
                }) {
                    add(&mut self.against, artefact, RetireReason::CopyOfGoing(first));
                }
                continue;
            };
            for artefact in group.artefacts.iter().filter(|other| other.id() != kept.id()) {
                let reason = match group.same {
                    Same::Bytes(_) => RetireReason::CopyOf(kept),
                    Same::Shown(_) => RetireReason::SameAs(kept),
                };
                add(&mut self.against, artefact, reason);
            }
        }
        for against in self.against.values_mut() {
            against.sort_by_key(|reason| !matches!(reason, RetireReason::CopyOf(_)));
        }
    }

    /// Which of two that stay is one too many is for a person to say; the first stands better.
    fn similar(&mut self, overlap: &Overlap<'g>) {
        for pair in &overlap.similar {
            let [first, second] = pair.artefacts;
            let (artefact, other) =
                if self.stays(first) { (second, first) } else { (first, second) };
            if self.stays(other) {
                let reason = RetireReason::SimilarTo(other, pair.similarity);
                add(&mut self.against, artefact, reason);
            }
        }
    }

    fn stays(&self, artefact: &Artefact) -> bool {
        !self.goes.contains(artefact.id())
    }

    /// Whether an artefact is on the list.
    pub(super) fn goes(&self, id: &ArtefactId) -> bool {
        self.goes.contains(id)
    }

    /// What speaks against an artefact.
    pub(super) fn against(&self, artefact: &Artefact) -> Vec<RetireReason<'g>> {
        self.against.get(artefact.id()).cloned().unwrap_or_default()
    }
}

fn add<'g>(
    against: &mut BTreeMap<&'g ArtefactId, Vec<RetireReason<'g>>>,
    artefact: &'g Artefact,
    reason: RetireReason<'g>,
) {
    against.entry(artefact.id()).or_default().push(reason);
}

/// The routines of which overlap tells anything, by id.
pub(super) fn routines<'g>(overlap: &Overlap<'g>) -> Vec<&'g Artefact> {
    let of_groups = overlap.duplicates.iter().flat_map(|group| &group.artefacts).copied();
    let held = overlap.subsumed.iter().map(|held| held.artefact);
    let mut found: Vec<&Artefact> =
        of_groups.chain(held).filter(|found| found.kind() == ArtefactKind::Routine).collect();
    found.sort_by_key(|artefact| artefact.id());
    found.dedup_by_key(|artefact| artefact.id());
    found
}
