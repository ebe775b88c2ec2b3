//! The evidence map as a Markdown document: a checklist, clause by clause.

use super::{EvidenceMapReport, EvidenceRowReport, SlotEvidenceReport};
use crate::{layout::add, markdown::plain, wording::NO_NAME};

const NOTICE: &str = "The status tells how the evidence stands; it is no judgement. Indicators are no grades. \
    Whether a requirement is met is for a person to judge.";

/// The evidence map as a Markdown document, with a place for the judgement under each requirement.
pub fn evidence_map_markdown(map: &EvidenceMapReport) -> String {
    let mut lines: Vec<String> = Vec::new();
    let name = map.organisation.as_deref().unwrap_or(NO_NAME);
    lines.push(format!("# {}: evidence map", plain(name)));
    lines.push(String::new());
    lines.push(format!(
        "{}, as of {}, for the {}.",
        plain(&map.catalogue.title),
        map.as_of,
        map.profile
    ));
    lines.push(String::new());
    lines.push(format!("> {NOTICE}"));
    if !map.engagement.is_empty() {
        lines.push(String::new());
        lines.extend(map.engagement.iter().map(|line| format!("- {}", plain(line))));
    }
    let mut clause = "";
    let mut requirement = "";
    for row in &map.rows {
        if row.clause != clause {
            clause = &row.clause;
            lines.push(String::new());
            lines.push(
                format!("## {} {}", row.clause, plain(&row.clause_title)).trim_end().to_owned(),
            );
            for found in &row.clause_indicators {
                lines.push(String::new());
                lines.push(format!(
                    "Indicator on the clause: {} ({}, {})",
                    plain(&found.says),
                    found.indicator,
                    found.finding
                ));
            }
        }
        if row.requirement != requirement {
            requirement = &row.requirement;
            heading(&mut lines, row);
        }
        member(&mut lines, row);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A requirement: what is asked and expected.
fn heading(lines: &mut Vec<String>, row: &EvidenceRowReport) {
    lines.push(String::new());
    lines.push(format!("### {}", row.requirement));
    lines.push(String::new());
    lines.push(format!("{} ({})", plain(&row.statement), row.wording));
    lines.push(String::new());
    lines.push(format!("- Question: {}", plain(&row.question)));
    for (label, list) in [
        ("Documents to maintain", &row.maintain),
        ("Records to retain", &row.retain),
        ("Usually looked at", &row.typical_evidence),
    ] {
        if !list.is_empty() {
            lines.push(format!("- {label}: {}", plain(&list.join("; "))));
        }
    }
    if !row.linked_clauses.is_empty() {
        lines.push(format!("- Linked clauses: {}", row.linked_clauses.join(", ")));
    }
    for found in &row.previous_findings {
        let by = found.raised_by.as_ref().map(|audit| format!(" of {audit}")).unwrap_or_default();
        lines.push(format!(
            "- Earlier finding{}: {}, {}",
            plain(&by),
            plain(&found.reference),
            plain(&found.state)
        ));
    }
}

/// One member: the evidence slot by slot, and the place for a judgement.
fn member(lines: &mut Vec<String>, row: &EvidenceRowReport) {
    let name = match (&row.member, &row.member_name) {
        (Some(id), Some(name)) if id != name => format!("{} ({})", plain(name), plain(id)),
        (Some(id), _) => plain(id),
        (None, _) => plain(&row.population),
    };
    let origin = row.origin.map(|origin| format!(", {origin}")).unwrap_or_default();
    lines.push(String::new());
    lines.push(format!("**{name}**: {}{origin}", row.evidence_status));
    lines.push(String::new());
    if !row.slots.is_empty() {
        lines.push("| slot | asks for | evidence | date | owner | worth |".to_owned());
        lines.push("|:--|:--|:--|:--|:--|:--|".to_owned());
        lines.extend(row.slots.iter().map(slot));
        lines.push(String::new());
    }
    for sample in &row.sample {
        let unknown = || "not stated".to_owned();
        let number = |found: Option<u32>| found.map_or_else(unknown, |found| found.to_string());
        lines.push(format!(
            "- Records: {} of {} tested ({}), {} exceptions; set {}, {}",
            number(sample.tested),
            number(sample.total),
            sample.rule.unwrap_or("rule not stated"),
            number(sample.exceptions),
            plain(&sample.record_set),
            sample.period.clone().unwrap_or_else(unknown),
        ));
    }
    for found in &row.interviews {
        let word = |found: &Option<String>| plain(found.as_deref().unwrap_or("not stated"));
        lines.push(format!(
            "- {}: {}, {}, by {} on {}",
            plain(&found.id),
            found.method.unwrap_or("method not stated"),
            word(&found.role),
            word(&found.by),
            word(&found.on),
        ));
    }
    for found in &row.indicators {
        let again = if found.repeats { ", found before" } else { "" };
        lines.push(format!(
            "- Indicator: {} ({}, {}{again})",
            plain(&found.says),
            found.indicator,
            found.finding
        ));
    }
    for missing in &row.missing_inputs {
        lines.push(format!("- Not shown: {}", plain(missing)));
    }
    match &row.judgement {
        Some(judged) => {
            let mut text = format!(
                "- Judgement: {} by {} on {}: {}",
                judged.value,
                plain(&judged.by),
                judged.on,
                plain(&judged.reason)
            );
            if judged.against_evidence {
                text.push_str(" (the evidence says otherwise)");
            }
            if judged.outdated {
                text.push_str(" (what was looked at has changed)");
            }
            lines.push(text);
        }
        None => lines.push("- Judgement: ______ by ______ on ______".to_owned()),
    }
}

fn slot(slot: &SlotEvidenceReport) -> String {
    let worth = plain(&slot.values.join(", "));
    let asks = plain(&slot.asks);
    let Some(found) = &slot.evidence else {
        return format!("| {} ({}) | {asks} | | | | {worth} |", slot.slot, slot.aspect);
    };
    let mut what = format!("{} {}", found.id, found.title);
    for (label, part) in [("version", &found.version), ("at", &found.at), ("hash", &found.hash)] {
        if let Some(part) = part {
            add(&mut what, format_args!(", {label} {part}"));
        }
    }
    if !found.remarks.is_empty() {
        add(&mut what, format_args!("; {}", found.remarks.join("; ")));
    }
    let date = match (&found.date_from, &found.date_to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(day), None) | (None, Some(day)) => day.clone(),
        (None, None) => String::new(),
    };
    let owner = plain(found.owner.as_deref().unwrap_or_default());
    format!(
        "| {} ({}) | {asks} | {} | {date} | {owner} | {worth} |",
        slot.slot,
        slot.aspect,
        plain(&what)
    )
}
