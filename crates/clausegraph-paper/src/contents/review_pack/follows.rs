//! What follows from what is on record, and what is proposed: places to fill where nothing says it.

use std::collections::BTreeMap;

use clausegraph::{Finding, Indicator, InputShown, NotEvaluated};
use clausegraph_report::wording::{
    action_sentence, clearing_sentence, finding_sentence, indicator_words,
};

use super::reach::{Input, Pack};
use crate::{
    Block, Field, FieldValue, Words,
    contents::on_file::{OnFile, counted},
};

/// So many findings are told where an input is, and so many of one rule; the others stand in the annex.
const FINDINGS: usize = 3;
const OF_ONE_RULE: usize = 1;
/// So many proposals are made for an input.
const PROPOSALS: usize = 2;

/// The findings that say what follows for an input: of its rules, or about its requirements.
pub(super) fn findings<'a, 'g>(pack: &Pack<'a, 'g>, input: &Input<'g>) -> Vec<&'a Finding<'g>> {
    let basis = &pack.file.basis;
    let mut found: Vec<&'a Finding<'g>> = basis
        .findings
        .shown(basis.profile())
        .filter(|finding| finding.indicator != Indicator::Strength)
        .filter(|finding| {
            let of_rule =
                input.document.rules.iter().any(|code| code.as_str() == finding.rule.code);
            of_rule || (bears_on(finding, input) && !is_of_all(pack, finding))
        })
        .collect();
    found.sort_by_key(|finding| finding.indicator);
    found
}

/// Whether a finding is about the review as a whole: it bears on several inputs.
fn is_of_all(pack: &Pack<'_, '_>, finding: &Finding<'_>) -> bool {
    let bears = |input: &&Input<'_>| bears_on(finding, input);
    pack.inputs.iter().filter(bears).count() > 1
}

fn bears_on(finding: &Finding<'_>, input: &Input<'_>) -> bool {
    input
        .requirements
        .iter()
        .any(|requirement| finding.requirements.iter().any(|other| other.id() == requirement.id()))
}

/// The findings about the review as a whole, which are told once.
pub(super) fn of_all<'a, 'g>(pack: &Pack<'a, 'g>) -> Vec<&'a Finding<'g>> {
    let basis = &pack.file.basis;
    basis.findings.shown(basis.profile()).filter(|finding| is_of_all(pack, finding)).collect()
}

/// What the last review showed of an input, by each of its words.
fn last_time(pack: &Pack<'_, '_>, input: &Input<'_>) -> Option<Block> {
    let asked = pack.earlier.iter().flat_map(|earlier| &earlier.inputs).filter(|asked| {
        asked.requirements.iter().any(|requirement| {
            input.requirements.iter().any(|other| other.id() == requirement.id())
        })
    });
    let told = asked.map(|asked| {
        let key = match asked.shown {
            InputShown::Shown => "review-pack-shown",
            InputShown::NotShown => "review-pack-not-shown",
            InputShown::CannotTell => "review-pack-cannot-be-told",
        };
        format!("{}: {}", asked.input.as_str().replace('-', " "), pack.file.say(key))
    });
    let told: Vec<String> = told.collect();
    let (_, review) = pack.review()?;
    let words = pack.file.with(
        "review-pack-last-time-shown",
        &[("review", review.id().as_str().into()), ("inputs", told.join("; ").into())],
    );
    Some(Block::Paragraph(Words::quiet(words)))
}

/// What follows: findings with what they may support; what cannot be told; else a place to fill.
pub(super) fn so_what(pack: &Pack<'_, '_>, input: &Input<'_>) -> Vec<Block> {
    let file = &pack.file;
    let found = findings(pack, input);
    let mut blocks: Vec<Block> = last_time(pack, input).into_iter().collect();
    let mut of_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let first = found.iter().filter(|finding| {
        let count = of_rule.entry(finding.rule.code).or_default();
        *count += 1;
        *count <= OF_ONE_RULE
    });
    let items: Vec<Words> = first.take(FINDINGS).map(|finding| told(finding)).collect();
    let left = found.len().saturating_sub(items.len());
    if !items.is_empty() {
        blocks.push(Block::Bullets(items));
    }
    if left > 0 {
        let more = file.count("review-pack-more-findings", left);
        blocks.push(Block::Paragraph(Words::quiet(more)));
    }
    if let Some(open) = cannot_tell(pack, input) {
        blocks.push(Block::Paragraph(Words::quiet(open)));
    }
    blocks.push(Block::Fields(vec![place(file, "review-pack-what-it-means")]));
    blocks
}

pub(super) fn told(finding: &Finding<'_>) -> Words {
    let behind = format!(" ({}, {})", indicator_words(finding.indicator), finding.id);
    Words::plain(finding_sentence(finding)).and(Words::quiet(behind))
}

/// The rules of an input that could not be evaluated for want of a fact.
fn cannot_tell(pack: &Pack<'_, '_>, input: &Input<'_>) -> Option<String> {
    let of_input = |unknown: &&NotEvaluated<'_>| {
        input.document.rules.iter().any(|code| code.as_str() == unknown.rule.code)
    };
    let open = pack.file.basis.findings.not_evaluated().filter(of_input);
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for unknown in open {
        match rules.iter_mut().find(|(code, _)| *code == unknown.rule.code) {
            Some((_, count)) => *count += 1,
            None => rules.push((unknown.rule.code, 1)),
        }
    }
    let list: Vec<String> = rules
        .iter()
        .map(|(code, count)| {
            pack.file.with(
                "review-pack-rule-times",
                &[("rule", (*code).into()), ("count", counted(*count))],
            )
        })
        .collect();
    (!list.is_empty()).then(|| {
        pack.file.with("review-pack-rules-cannot-tell", &[("rules", list.join(", ").into())])
    })
}

/// What is proposed, to a consultant; a place to fill otherwise. An auditor is shown neither.
pub(super) fn decision(pack: &Pack<'_, '_>, input: &Input<'_>) -> Vec<Block> {
    let file = &pack.file;
    let Some(advice) = file.basis.advice else { return Vec::new() };
    let mut proposals: Vec<(String, Words)> = Vec::new();
    let mut add = |text: String, from: String| {
        // One of each rule: the others read alike.
        if proposals.len() < PROPOSALS && !proposals.iter().any(|(known, _)| *known == from) {
            let behind = Words::quiet(format!(" ({from})"));
            proposals.push((from, Words::plain(text).and(behind)));
        }
    };
    for finding in findings(pack, input) {
        if let Some(clears) = clearing_sentence(finding) {
            let text = file.with("review-pack-see-to", &[("what", clears.into())]);
            add(text, finding.rule.code.to_owned());
        }
    }
    let catalogue = file.basis.assessment.catalogue();
    let serves = |action: &&clausegraph::Action<'_>| {
        input.requirements.iter().any(|requirement| {
            action.requirements.iter().any(|other| other.id() == requirement.id())
        })
    };
    for action in advice.plan.actions.iter().filter(serves) {
        let text = format!("{}.", action_sentence(catalogue, action)).replace('`', "");
        let from = file.with("review-pack-from-plan", &[("action", action.id.as_str().into())]);
        add(text, from);
    }
    let mut blocks = Vec::new();
    if !proposals.is_empty() {
        blocks.push(Block::Bullets(proposals.into_iter().map(|(_, words)| words).collect()));
    }
    blocks.push(Block::Fields(vec![place(file, "review-pack-decision")]));
    blocks
}

pub(super) fn head(file: &OnFile<'_, '_>, key: &str) -> Block {
    Block::Paragraph(Words::strong(file.say(key)))
}

fn place(file: &OnFile<'_, '_>, key: &str) -> Field {
    Field { label: file.say(key), value: FieldValue::ToFill { lines: 1 } }
}
