//! The cells that moved.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::Requirement;

use super::{
    CellChange, Turn,
    why::{Pair, why},
};
use crate::{Assessment, Cell, Counts, derivation::Explainer};

/// What tells a cell of a requirement from the others.
type Name<'g> = (&'static str, Option<&'g str>);

fn by_name<'g>(
    assessment: &Assessment<'g>,
    requirement: Option<&'g Requirement>,
) -> BTreeMap<Name<'g>, Cell<'g>> {
    let cells = requirement.into_iter().flat_map(|requirement| assessment.cells_of(requirement));
    cells.map(|cell| ((cell.member.scope(), cell.member.id()), cell)).collect()
}

/// The requirements of both catalogues: those of the second in reading order, then those that only the first
/// has.
fn requirements<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> Vec<(Option<&'a Requirement>, Option<&'b Requirement>)> {
    let (old, new) = (before.catalogue(), after.catalogue());
    let both = new.requirements().map(|found| (old.requirement(found.id().as_str()), Some(found)));
    let only = old.requirements().filter(|found| new.requirement(found.id().as_str()).is_none());
    both.chain(only.map(|found| (Some(found), None))).collect()
}

/// The cells that moved, each with the reason, and the statuses of all others.
pub(super) fn moved<'a, 'b>(
    before: &Assessment<'a>,
    after: &Assessment<'b>,
) -> (Vec<CellChange<'a, 'b>>, Counts) {
    let mut found = Vec::new();
    let mut unmoved = Counts::default();
    for (old, new) in requirements(before, after) {
        let (olds, news) = (by_name(before, old), by_name(after, new));
        let names: BTreeSet<Name<'_>> = olds.keys().chain(news.keys()).copied().collect();
        let mut moving = Vec::new();
        for name in names {
            match (olds.get(&name), news.get(&name)) {
                (Some(one), Some(two)) if one.status == two.status => unmoved.add(two.status),
                pair => moving.push(pair),
            }
        }
        if moving.is_empty() {
            continue;
        }
        let explain_old = old.map(|old| Explainer::new(before, old, &[]));
        let explain_new = new.map(|new| Explainer::new(after, new, &[]));
        let pair = Pair { before, after, old, new, members: (olds.len(), news.len()) };
        for (one, two) in moving {
            let derived =
                explain_old.as_ref().zip(one).map(|(explain, cell)| explain.derive(cell, 0));
            let derived_now =
                explain_new.as_ref().zip(two).map(|(explain, cell)| explain.derive(cell, 0));
            found.push(CellChange {
                turn: turn(one, two),
                why: why(&pair, derived.as_ref(), derived_now.as_ref()),
                before: derived,
                after: derived_now,
            });
        }
    }
    (found, unmoved)
}

fn turn(before: Option<&Cell<'_>>, after: Option<&Cell<'_>>) -> Turn {
    match (before, after) {
        (Some(before), Some(after)) => Turn::between(before.status, after.status),
        (Some(_), None) => Turn::Gone,
        (None, _) => Turn::Appeared,
    }
}
