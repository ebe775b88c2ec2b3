//! Annex: rules that could not be evaluated, and the numbers that all rules were run with.

use clausegraph::NotEvaluated;

use super::{
    limits::{table, thresholds, unknown_of},
    pen::{Content, Pen, body},
};
use crate::{Basis, Block, Cell, Words};

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let unknown = unknown_of(basis);
    let mut blocks = Vec::new();
    if unknown.is_empty() {
        blocks.push(pen.paragraph("gap-unknown-none"));
    } else {
        let columns = vec![
            pen.column("gap-column-code", 3),
            pen.column("gap-column-rule", 9),
            pen.numbers("gap-column-subjects", 3),
            pen.column("gap-column-lacking", 9),
        ];
        let mut rules: Vec<Vec<&NotEvaluated<'_>>> = Vec::new();
        for one in &unknown {
            let last = rules.last_mut().filter(|of_rule| {
                of_rule.first().is_some_and(|first| first.rule.code == one.rule.code)
            });
            match last {
                Some(of_rule) => of_rule.push(one),
                None => rules.push(vec![one]),
            }
        }
        let rows = rules.iter().filter_map(|of_rule| {
            let first = of_rule.first()?;
            let mut fields: Vec<String> = Vec::new();
            for missing in of_rule.iter().flat_map(|one| &one.missing) {
                if !fields.iter().any(|known| known == missing.field) {
                    fields.push(missing.field.to_owned());
                }
            }
            Some(body(vec![
                Cell::of(Words::code(first.rule.code)),
                Cell::plain(first.rule.title()),
                Cell::plain(pen.number(of_rule.len())),
                Cell::plain(fields.join(", ")),
            ]))
        });
        let rows = rows.collect();
        blocks.push(Block::Paragraph(Words::plain(pen.count("gap-unknown-lead", unknown.len()))));
        blocks.push(Block::Table(pen.table("", columns, rows)));
    }
    let numbers = thresholds(basis);
    let numbers = pen.below(
        "gap-unknown-parameters",
        "unknown-parameters",
        vec![Block::Table(table(pen, &numbers))],
    );
    (blocks, vec![numbers])
}
