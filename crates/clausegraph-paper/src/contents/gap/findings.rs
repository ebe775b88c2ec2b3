//! Annex: every finding, by clause.

use clausegraph::{Clause, Finding, Indicator, Profile};
use clausegraph_report::wording::{clearing_sentence, finding_sentence};

use super::{
    gaps::indicator_cell,
    pen::{Content, Pen, body, group, heading, told},
};
use crate::{Basis, Block, Cell, Words};

/// Requirements in a row before the rest is counted.
const MOST: usize = 8;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let consultant = basis.profile() == Profile::Consultant;
    let mut columns = vec![
        pen.column("gap-column-finding", 5),
        pen.column("gap-column-indicator", 4),
        pen.column("gap-column-found", 13),
    ];
    if consultant {
        columns.push(pen.column("gap-column-clears", 8));
    }
    let found: Vec<&Finding<'_>> = basis
        .findings
        .shown(basis.profile())
        .filter(|finding| finding.indicator != Indicator::Strength)
        .collect();
    if found.is_empty() {
        return (vec![pen.paragraph("gap-gaps-none")], Vec::new());
    }
    let mut rows = Vec::new();
    let mut last: Option<Option<usize>> = None;
    for finding in &found {
        let clause = finding.clauses.first().copied();
        let position = clause.map(Clause::position);
        if last != Some(position) {
            last = Some(position);
            let title = clause.map(|clause| heading(basis.assessment.catalogue(), clause));
            rows.push(group(title.unwrap_or_else(|| pen.say("gap-no-clause"))));
        }
        let mut cells = vec![
            Cell::of(Words::code(finding.id.as_str())),
            indicator_cell(finding),
            Cell::of(sentence(basis, pen, finding)),
        ];
        if consultant {
            cells.push(Cell::of(told(&clearing_sentence(finding).unwrap_or_default())));
        }
        rows.push(body(cells));
    }
    let lead = Words::plain(pen.count("gap-findings-lead", found.len()));
    let table = pen.table("", columns, rows);
    (vec![Block::Paragraph(lead), Block::Table(table)], Vec::new())
}

/// What was found, on which requirements, and whether it was there before.
fn sentence(basis: &Basis<'_, '_>, pen: Pen<'_>, finding: &Finding<'_>) -> Words {
    let mut words = told(&finding_sentence(finding));
    let ids: Vec<String> =
        finding.requirements.iter().map(|requirement| requirement.id().to_string()).collect();
    if !ids.is_empty() {
        let on = pen.with("gap-bears-on", &[("ids", pen.few(&ids, MOST).into())]);
        words = words.and(Words::quiet(format!(" {on}")));
    }
    if (basis.repeats)(&finding.id) {
        words = words.and(Words::strong(format!(" {}", pen.say("gap-found-before"))));
    }
    words
}
