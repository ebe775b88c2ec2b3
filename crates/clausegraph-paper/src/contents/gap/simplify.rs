//! Over-documentation: what nobody needs, what that costs, and the proof that nothing is lost.

use clausegraph::{
    Finding, Indicator,
    retire::{RetireAction, Retirement},
};
use clausegraph_report::wording::{
    finding_sentence, hour_model_words, hours_words, minimal_sentence, proof_sentence, reason_words,
};

use super::pen::{Content, Part, Pen, body, paragraph, told};
use crate::{Basis, Block, Cell, Section, Table, Words};

/// Documents that are told before the rest is left to the annex.
const MOST: usize = 15;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let Some(advice) = basis.advice else { return (Vec::new(), Vec::new()) };
    let list = advice.retire;
    let mut lead = vec![paragraph(minimal_sentence(advice.minimal))];
    if list.retire.is_empty() {
        lead.push(pen.paragraph("gap-retire-none"));
    } else {
        let arguments = [("after", hours_words(list.minutes_after).into())];
        lead.push(paragraph(pen.with("gap-retire-hours", &arguments)));
        lead.push(Block::Table(table(pen, &list.retire)));
    }
    let mut sections = Vec::new();
    sections.extend(patterns(basis, pen));
    let mut how = vec![
        Words::plain(hour_model_words(&advice.minimal.hours)),
        Words::plain(proof_sentence(advice.minimal)),
        Words::plain(pen.count("gap-retire-again", list.proof.cells)),
        Words::plain(pen.say("gap-retire-decides")),
    ];
    if !list.look_at.is_empty() {
        how.push(Words::plain(pen.count("gap-retire-look-at", list.look_at.len())));
    }
    if advice.minimal.unpriced() > 0 {
        how.push(Words::plain(pen.count("gap-retire-unpriced", advice.minimal.unpriced())));
    }
    sections.push(pen.below("gap-retire-how", "simplify-how", vec![Block::Bullets(how)]));
    (lead, sections)
}

fn table(pen: Pen<'_>, retire: &[Retirement<'_>]) -> Table {
    let columns = vec![
        pen.column("gap-column-document", 8),
        pen.column("gap-column-owner", 4),
        pen.column("gap-column-do", 5),
        pen.column("gap-column-why", 9),
        pen.numbers("gap-column-hours", 3),
    ];
    let rows = retire.iter().take(MOST).map(|entry| {
        let owner = entry.artefact.document().owner.given();
        let owner = owner.map_or_else(|| pen.say("gap-nobody"), ToString::to_string);
        let reasons: Vec<String> = entry.reasons.iter().map(reason_words).collect();
        let why = if reasons.is_empty() { pen.say("gap-why-nothing") } else { reasons.join("; ") };
        body(vec![
            Cell::of(
                Words::code(entry.artefact.id().as_str())
                    .and(Words::plain(format!(" {}", entry.artefact.title()))),
            ),
            Cell::plain(owner),
            Cell::plain(action(pen, entry)),
            Cell::plain(why),
            Cell::plain(hours_words(entry.burden.minutes)),
        ])
    });
    let rows = rows.collect();
    let note = pen.rest(retire.len().saturating_sub(MOST), Part::Documents);
    Table { note, ..pen.table("gap-caption-retire", columns, rows) }
}

/// What is to be done with a document that can go.
pub(super) fn action(pen: Pen<'_>, entry: &Retirement<'_>) -> String {
    let other = |id: &str, key: &str| pen.with(key, &[("other", id.into())]);
    match entry.action {
        RetireAction::DropCopy(artefact) => other(artefact.id().as_str(), "gap-do-drop"),
        RetireAction::MergeInto(artefact) => other(artefact.id().as_str(), "gap-do-merge"),
        RetireAction::Release(_) => pen.say("gap-do-release"),
        RetireAction::AskReaders => pen.say("gap-do-ask"),
        RetireAction::Withdraw | _ => pen.say("gap-do-withdraw"),
    }
}

/// What the rules noticed about paper that nobody needs, rule by rule.
fn patterns(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    let found = basis.findings.found().filter(|finding| {
        finding.rule.over_documentation && finding.indicator != Indicator::Strength
    });
    let mut rules: Vec<Vec<&Finding<'_>>> = Vec::new();
    for finding in found {
        let same = |of_rule: &&mut Vec<&Finding<'_>>| {
            of_rule.first().is_some_and(|first| first.rule.code == finding.rule.code)
        };
        match rules.iter_mut().find(same) {
            Some(of_rule) => of_rule.push(finding),
            None => rules.push(vec![finding]),
        }
    }
    let items: Vec<Words> = rules
        .iter()
        .filter_map(|of_rule| {
            let first = of_rule.first()?;
            let arguments = [
                ("rule", first.rule.title().into()),
                ("code", first.rule.code.into()),
                ("n", of_rule.len().into()),
                ("shown", pen.number(of_rule.len()).into()),
                ("first", finding_sentence(first).into()),
            ];
            Some(told(&pen.with("gap-pattern", &arguments)))
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Bullets(items)];
    blocks.push(paragraph(pen.with("gap-in-full", &[("part", pen.title(Part::Findings).into())])));
    Some(pen.below("gap-patterns", "simplify-patterns", blocks))
}
