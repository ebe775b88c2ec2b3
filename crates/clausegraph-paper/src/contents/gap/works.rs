//! What works: signs of health, and clauses that evidence covers altogether.

use clausegraph::{ClauseResult, Indicator, Profile, Status};
use clausegraph_report::wording::finding_sentence;

use super::{
    pen::{Content, Pen, body, heading, told},
    results::{covered_of, share},
};
use crate::{Basis, Block, Cell, Words};

/// Clauses that come near before the rest is left to the results.
const MOST: usize = 8;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let mut blocks = Vec::new();
    if basis.profile() == Profile::Consultant {
        let found = basis.findings.found();
        let items: Vec<Words> = found
            .filter(|finding| finding.indicator == Indicator::Strength)
            .map(|finding| {
                let id = Words::code(finding.id.as_str());
                told(&format!("{} ", finding_sentence(finding))).and(id)
            })
            .collect();
        if items.is_empty() {
            blocks.push(pen.paragraph("gap-works-no-signs"));
        } else {
            blocks.push(pen.paragraph("gap-works-signs"));
            blocks.push(Block::Bullets(items));
        }
    }
    let covered = covered(basis);
    let (key, rows) = if covered.is_empty() {
        ("gap-works-nearest", nearest(basis))
    } else {
        ("gap-works-covered", covered)
    };
    if rows.is_empty() {
        blocks.push(pen.paragraph("gap-works-none"));
        return (blocks, Vec::new());
    }
    blocks.push(pen.paragraph(key));
    let columns = vec![
        pen.column("gap-column-clause", 12),
        pen.numbers("gap-column-covered", 5),
        pen.numbers("gap-column-share", 4),
    ];
    let rows = rows.iter().map(|result| {
        body(vec![
            Cell::plain(heading(basis.assessment.catalogue(), result.clause)),
            Cell::plain(covered_of(pen, result.counts)),
            Cell::plain(share(pen, result)),
        ])
    });
    blocks.push(Block::Table(pen.table("", columns, rows.collect())));
    (blocks, Vec::new())
}

/// The leaf clauses of which every cell that counts is covered.
pub(super) fn covered<'g>(basis: &Basis<'_, 'g>) -> Vec<ClauseResult<'g>> {
    let whole = |result: &ClauseResult<'g>| {
        let counted = result.counts.counted();
        result.clause.is_leaf() && counted > 0 && result.counts.of(Status::Covered) == counted
    };
    basis.assessment.clauses().filter(whole).collect()
}

/// The leaf clauses with the largest share known to be covered.
fn nearest<'g>(basis: &Basis<'_, 'g>) -> Vec<ClauseResult<'g>> {
    let known = |result: &ClauseResult<'g>| result.shares.map(|shares| shares.known);
    let leaves = basis.assessment.clauses().filter(|result| result.clause.is_leaf());
    let some = |result: &ClauseResult<'g>| result.counts.of(Status::Covered) > 0;
    let mut leaves: Vec<ClauseResult<'g>> = leaves.filter(some).collect();
    leaves.sort_by_key(|result| std::cmp::Reverse(known(result)));
    leaves.truncate(MOST);
    leaves
}
