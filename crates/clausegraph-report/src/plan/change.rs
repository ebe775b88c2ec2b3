//! What would be different, for a terminal and in Markdown.

use anstyle::Style;
use clausegraph::{Assessment, Date, WhatIf, WhatIfCell};

use crate::{
    layout::Page,
    text::status_words,
    wording::{clause_heading, counted, effort_words, first_few, gate_state, thousands},
};

/// Ids in a row before the rest is counted.
const MOST: usize = 6;

pub(super) fn text(
    page: &mut Page,
    assessment: &Assessment<'_>,
    changed: &WhatIf,
    words: &str,
    all: bool,
) {
    page.heading("What is different", words);
    for line in lines(assessment, changed, all) {
        page.hanging("- ", 2, &line, Style::new());
    }
}

/// Cells that change alike: what they do, and which they are.
type Sort = (&'static str, fn(&WhatIfCell) -> bool);

/// What is different, a line for each sort of it.
pub(super) fn lines(assessment: &Assessment<'_>, changed: &WhatIf, all: bool) -> Vec<String> {
    let most = if all { usize::MAX } else { MOST };
    if changed.is_nothing() {
        return vec!["Nothing: no cell, no gate and no action is different.".to_owned()];
    }
    let mut found = Vec::new();
    let sorts: [Sort; 5] = [
        ("show more", WhatIfCell::is_better),
        ("show less", WhatIfCell::is_worse),
        ("are new", |change| change.before.is_none()),
        ("are gone", |change| change.after.is_none()),
        ("begin or cease to count", |change| {
            change.before.is_some()
                && change.after.is_some()
                && !change.is_better()
                && !change.is_worse()
        }),
    ];
    for (name, holds) in sorts {
        let cells: Vec<&WhatIfCell> = changed.cells.iter().filter(|change| holds(change)).collect();
        if !cells.is_empty() {
            found.push(format!("Cells that {name}: {}", by_clause(assessment, &cells, most)));
        }
    }
    for gate in &changed.gates {
        found.push(format!(
            "Gate “{}”: {} before, {} afterwards",
            gate.title,
            gate_state(gate.before),
            gate_state(gate.after)
        ));
    }
    let plan = &changed.plan;
    for (name, ids) in [
        ("Actions not needed any more", &plan.gone),
        ("New actions", &plan.new),
        ("Actions that concern more or fewer things", &plan.other),
    ] {
        if !ids.is_empty() {
            found.push(format!("{name}: {}: {}", thousands(ids.len()), first_few(ids, most)));
        }
    }
    let (before, after) = plan.effort;
    if before != after {
        found.push(format!(
            "Effort: {} before, {} afterwards",
            effort_words(before),
            effort_words(after)
        ));
    }
    found.extend(moved("Earliest end", plan.earliest));
    found.extend(moved("End within the capacity", plan.scheduled));
    found
}

fn moved(name: &str, (before, after): (Option<Date>, Option<Date>)) -> Option<String> {
    let day = |day: Option<Date>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    match (before, after) {
        (Some(one), Some(two)) if one != two => {
            let days = two.days_since(one);
            let (number, way) = (days.unsigned_abs(), if days < 0 { "earlier" } else { "later" });
            let number = counted(usize::try_from(number).unwrap_or(usize::MAX), "day", "days");
            Some(format!("{name}: {two} and not {one}, {number} {way}"))
        }
        (one, two) if one != two => {
            Some(format!("{name}: {} before, {} afterwards", day(one), day(two)))
        }
        (_, _) => None,
    }
}

/// How many cells of which clauses, with the first of them: `14: 8 in 8.3.4 …`.
fn by_clause(assessment: &Assessment<'_>, cells: &[&WhatIfCell], most: usize) -> String {
    let catalogue = assessment.catalogue();
    let mut clauses: Vec<(&str, Vec<String>)> = Vec::new();
    for change in cells {
        let number = change.clause.as_str();
        let from = |status: Option<clausegraph::Status>| status.map(status_words);
        let words = match (from(change.before), from(change.after)) {
            (Some(before), Some(after)) => format!("{} {before} → {after}", change.cell),
            (Some(status), None) | (None, Some(status)) => format!("{} {status}", change.cell),
            (None, None) => change.cell.clone(),
        };
        match clauses.iter_mut().find(|(known, _)| *known == number) {
            Some((_, ids)) => ids.push(words),
            None => clauses.push((number, vec![words])),
        }
    }
    clauses.sort_by_key(|(_, ids)| std::cmp::Reverse(ids.len()));
    let more = clauses.len().saturating_sub(most);
    let shown = clauses.iter().take(most).filter_map(|(number, ids)| {
        let clause = catalogue.clause(number)?;
        let heading = clause_heading(catalogue, clause);
        Some(format!(
            "{} in {} ({})",
            ids.len(),
            heading.trim_end(),
            first_few(ids, most.min(2).max(most / 8))
        ))
    });
    let shown: Vec<String> = shown.collect();
    let more = match more {
        0 => String::new(),
        more => format!("; and more in {}", counted(more, "other clause", "other clauses")),
    };
    format!("{}: {}{more}", thousands(cells.len()), shown.join("; "))
}
