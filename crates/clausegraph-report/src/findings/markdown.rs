//! Findings as a Markdown document.

use clausegraph::{Assessment, Finding, Findings, Indicator, NotEvaluated, Profile};

use super::{NOTICE, Selection, bears_on, by_rule, of_indicator, sign};
use crate::{
    markdown::plain,
    wording::{
        clearing_sentence, counted, finding_sentence, indicator_words, indicators_words,
        not_evaluated_sentence, organisation_title, proposal_words, theme_words,
    },
};

/// Findings as a Markdown document, with the same content as the text for a terminal.
pub fn findings_markdown(
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: Selection<'_>,
) -> String {
    let mut lines: Vec<String> = Vec::new();
    let shown = selection.findings(findings);
    let unknown = selection.not_evaluated(findings);
    let name = organisation_title(assessment);
    lines.push(format!("# {}: findings", plain(name)));
    lines.push(String::new());
    lines.push(format!("{}, as of {}.", plain(assessment.catalogue().title()), assessment.as_of()));
    lines.push(String::new());
    lines.push(format!("> {NOTICE}"));
    lines.push(String::new());
    for indicator in Indicator::ALL {
        let number = of_indicator(&shown, indicator);
        if number > 0 {
            lines.push(format!(
                "- {}",
                counted(number, indicator_words(indicator), indicators_words(indicator))
            ));
        }
    }
    if !unknown.is_empty() {
        let words = counted(unknown.len(), "subject", "subjects");
        lines.push(format!("- {words} cannot be evaluated"));
    }
    for theme in findings.themes(selection.profile) {
        let mut rows = Vec::new();
        for (rule, found) in &theme.rules {
            let found: Vec<_> =
                found.iter().filter(|finding| (selection.wanted)(finding)).collect();
            if found.is_empty() {
                continue;
            }
            rows.push(String::new());
            rows.push(format!("### {} {}", rule.code, plain(rule.title())));
            rows.push(String::new());
            for finding in found {
                let sign = sign(finding.indicator).replace('~', "\\~");
                let bears = bears_on(finding).map(|ids| format!(", {ids}")).unwrap_or_default();
                let before = if (selection.repeats)(&finding.id) { ", found before" } else { "" };
                rows.push(format!(
                    "- {sign} {} ({}, {}{bears}{before})",
                    plain(&finding_sentence(finding)),
                    indicator_words(finding.indicator),
                    finding.id,
                ));
                if selection.profile == Profile::Consultant
                    && let Some(clears) = clearing_sentence(finding)
                {
                    rows.push(format!("  - Would clear it: {}", plain(&clears)));
                }
            }
        }
        if !rows.is_empty() {
            lines.push(String::new());
            lines.push(format!("## {}", theme_words(theme.theme)));
            lines.append(&mut rows);
        }
    }
    proposals(&mut lines, assessment, findings, selection);
    strengths(&mut lines, &shown);
    not_evaluated(&mut lines, &unknown, selection.unknown);
    lines.push(String::new());
    lines.join("\n")
}

fn proposals(
    lines: &mut Vec<String>,
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: Selection<'_>,
) {
    let proposals = findings.proposals(assessment, selection.repeats);
    if !proposals.is_empty() {
        lines.push(String::new());
        lines.push("## To be looked at together".to_owned());
        lines.push(String::new());
        for proposal in proposals {
            let ids: Vec<&str> =
                proposal.findings.iter().map(|finding| finding.id.as_str()).collect();
            lines.push(format!(
                "- Clause {}: {}; {}. A person may want to consider them as one.",
                proposal.clause.id(),
                ids.join(", "),
                proposal_words(proposal.reason)
            ));
        }
    }
}

fn strengths(lines: &mut Vec<String>, shown: &[&Finding<'_>]) {
    let strengths: Vec<_> =
        shown.iter().filter(|finding| finding.indicator == Indicator::Strength).collect();
    if !strengths.is_empty() {
        lines.push(String::new());
        lines.push("## What works well".to_owned());
        lines.push(String::new());
        lines.extend(
            strengths.iter().map(|finding| {
                format!("- ● {} ({})", plain(&finding_sentence(finding)), finding.id)
            }),
        );
    }
}

fn not_evaluated(lines: &mut Vec<String>, unknown: &[&NotEvaluated<'_>], all: bool) {
    if !unknown.is_empty() {
        lines.push(String::new());
        lines.push("## Cannot be evaluated".to_owned());
        lines.push(String::new());
        if all {
            lines.extend(unknown.iter().map(|one| {
                format!("- {}: {}", one.rule.code, plain(&not_evaluated_sentence(one)))
            }));
        } else {
            lines.push("| subjects | rule | not stated |".to_owned());
            lines.push("|--:|:--|:--|".to_owned());
            for (code, title, number, fields) in by_rule(unknown) {
                let fields = plain(&fields.join(", "));
                lines.push(format!("| {number} | {code} {} | {fields} |", plain(title)));
            }
        }
    }
}
