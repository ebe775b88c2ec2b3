//! The tree of clauses.

use std::collections::BTreeSet;

use super::Known;
use crate::{
    parts::CatalogueParts,
    problem::{Draft, ProblemCode},
    validate::report::{Report, circles, entry, some},
};

pub(super) fn check(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    for located in &parts.clauses {
        let at = entry("clauses", located.place);
        let clause = &located.value;
        if let Some(title) = &clause.title {
            report.blank(title, || at.join("title"), "the title of the clause");
        }
        if let Some(parent) = &clause.parent {
            known.clause(parent.as_str(), || at.join("parent"), report);
        }
    }
    let parent_of = |index: usize| {
        let (_, clause) = known.clauses.get_index(index)?;
        let parent = clause.value.parent.as_ref()?;
        known.clauses.get_index_of(parent.as_str())
    };
    let found = circles(known.clauses.len(), parent_of);
    let mut in_circle = BTreeSet::new();
    for circle in &found {
        in_circle.extend(circle.iter().copied());
        let ids: Vec<&str> = circle
            .iter()
            .filter_map(|index| known.clauses.get_index(*index))
            .map(|(id, _)| *id)
            .collect();
        let first = circle.first().and_then(|index| known.clauses.get_index(*index));
        if let Some((id, clause)) = first {
            let message = match ids.as_slice() {
                [_] => format!("clause `{id}` stands in itself"),
                _ => format!("the clauses {} stand in each other", some(ids)),
            };
            let at = entry("clauses", clause.place).join("parent");
            report.push(Draft::new(ProblemCode::ClauseCycle, at, message).value(id));
        }
    }
    for (index, (id, clause)) in known.clauses.iter().enumerate() {
        let later = parent_of(index).filter(|parent| *parent > index);
        let Some((parent, _)) = later.and_then(|parent| known.clauses.get_index(parent)) else {
            continue;
        };
        if !in_circle.contains(&index) {
            let message =
                format!("clause `{id}` is listed before the clause `{parent}` it stands in");
            let at = entry("clauses", clause.place).join("parent");
            report.push(
                Draft::new(ProblemCode::ClauseBeforeParent, at, message)
                    .value(parent)
                    .note("clauses stand in reading order"),
            );
        }
    }
}
