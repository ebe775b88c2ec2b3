//! Which patterns the routines follow, and which of them are special.

use std::collections::BTreeMap;

use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, Fact, Key};
use rust_decimal::Decimal;

use crate::{
    population::is_there,
    rules::{
        Ctx,
        answer::{Tri, count},
        verdict::{Look, read},
    },
};

/// The special routines, and the patterns that all of them follow.
///
/// A routine follows its `routine.pattern`, else its `routine.subject`. It is special where another one
/// follows the same and no decision allows it.
pub(in crate::rules) struct Specials<'g> {
    /// Those that are special for certain.
    pub(in crate::rules) certain: Vec<&'g Artefact>,
    /// How many may be special.
    possible: u64,
    /// How many patterns there are at least.
    known: u64,
    /// How many routines follow a pattern that nobody states.
    open: u64,
}

impl<'g> Specials<'g> {
    pub(in crate::rules) fn of(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> Self {
        let mut known = BTreeMap::<&Key, Vec<(&Artefact, Tri)>>::new();
        let mut open = Vec::new();
        for routine in ctx.there(&[ArtefactKind::Routine]) {
            let pattern = pattern(routine, look);
            if let Fact::StatedNone = pattern {
                continue;
            }
            let decision = read!(look, routine, routine.deviation);
            let special = Tri::given(decision, |id| decision_of(ctx, id).is_some()).not();
            match pattern {
                Fact::Given(pattern) => known.entry(pattern).or_default().push((routine, special)),
                Fact::StatedNone | Fact::Unknown => open.push(special),
            }
        }
        let shared = known.values().filter(|routines| routines.len() > 1).flatten();
        let certain = shared.filter(|(_, special)| special.is_yes()).map(|(routine, _)| *routine);
        // One of unknown pattern may follow any of them, or one of its own.
        let sharing = known.values().filter(|routines| routines.len() > 1 || !open.is_empty());
        let possible = sharing.flatten().map(|(_, special)| special).chain(&open);
        Self {
            certain: certain.collect(),
            possible: count(possible.filter(|special| **special != Tri::No).count()),
            known: count(known.len()),
            open: count(open.len()),
        }
    }

    /// How many are special for certain.
    pub(in crate::rules) fn specials(&self) -> u64 {
        count(self.certain.len())
    }

    /// How many patterns there are at most.
    pub(in crate::rules) fn patterns(&self) -> u64 {
        self.known + self.open
    }

    /// Whether there are at least so many times as many special routines as patterns.
    pub(in crate::rules) fn at_least(&self, ratio: Decimal) -> Tri {
        let reaches = |specials: u64, patterns: u64| {
            patterns > 0 && Decimal::from(specials) >= ratio * Decimal::from(patterns)
        };
        Tri::between(
            reaches(self.specials(), self.patterns()),
            reaches(self.possible, self.known.max(self.open.min(1))),
        )
    }
}

/// The decision of an id, where it is one and is there.
pub(in crate::rules) fn decision_of<'g>(
    ctx: &Ctx<'_, 'g>,
    id: &ArtefactId,
) -> Option<&'g Artefact> {
    let found = ctx.artefact(id)?;
    let is_decision = found.kind() == ArtefactKind::Decision && is_there(found, ctx.as_of());
    is_decision.then_some(found)
}

fn pattern<'g>(routine: &'g Artefact, look: &mut Look<'g>) -> Fact<&'g Key> {
    match read!(look, routine, routine.pattern) {
        Fact::StatedNone => read!(look, routine, routine.subject),
        stated @ (Fact::Given(_) | Fact::Unknown) => stated,
    }
}
