//! Annex: whom to ask what, role by role; only where evidence falls short or nobody can tell.

use clausegraph::{Key, Requirement, RequirementResult, Status};
use clausegraph_report::role_words;

use super::{
    pen::{Content, Pen, body, group, status_tone, status_words},
    written,
};
use crate::{Basis, Block, Cell, Words};

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let open: Vec<RequirementResult<'_>> = basis
        .assessment
        .requirements()
        .filter(|result| result.requirement.computed_from().is_empty())
        .filter(|result| result.status.is_shortfall() || result.status == Status::CannotEvaluate)
        .collect();
    let held = written::interviews(basis, pen).into_iter().collect();
    if open.is_empty() {
        return (vec![pen.paragraph("gap-interviews-none")], held);
    }
    let mut roles: Vec<(Option<&Key>, Vec<&RequirementResult<'_>>)> = Vec::new();
    for result in &open {
        let role = asked(result.requirement);
        match roles.iter_mut().find(|(known, _)| *known == role) {
            Some((_, results)) => results.push(result),
            None => roles.push((role, vec![result])),
        }
    }
    // Whoever answers most is asked first.
    roles.sort_by_key(|(_, results)| std::cmp::Reverse(results.len()));
    let columns = vec![
        pen.column("gap-column-requirement", 4),
        pen.column("gap-column-question", 14),
        pen.column("gap-column-status", 5),
    ];
    let mut rows = Vec::new();
    for (role, results) in &roles {
        let arguments = [
            ("role", role.map_or_else(|| pen.say("gap-no-role"), role_words).into()),
            ("n", results.len().into()),
            ("shown", pen.number(results.len()).into()),
        ];
        rows.push(group(pen.with("gap-role", &arguments)));
        rows.extend(results.iter().map(|result| {
            body(vec![
                Cell::of(Words::code(result.requirement.id().as_str())),
                Cell::plain(result.requirement.question()),
                Cell::toned(status_words(result.status), status_tone(result.status)),
            ])
        }));
    }
    let arguments =
        [("questions", pen.number(open.len()).into()), ("roles", pen.number(roles.len()).into())];
    let lead = Block::Paragraph(Words::plain(pen.with("gap-interviews-lead", &arguments)));
    (vec![lead, Block::Table(pen.table("", columns, rows))], held)
}

/// The role that answers first.
fn asked(requirement: &Requirement) -> Option<&Key> {
    requirement.roles().first()
}
