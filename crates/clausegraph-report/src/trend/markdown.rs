//! A trend as a Markdown document.

use clausegraph::{Assessment, FindingHistory, Indicator, Trend};

use super::{
    FINDINGS, SIGNS, TrendSelection, became, headline, heads, marks, same_files, statuses, title,
};
use crate::{
    difference::SAME_FILES,
    findings::NOTICE,
    layout::add,
    markdown::{heading, line, plain},
    text::{NOTICE as EVIDENCE, shares},
    wording::{clause_heading, finding_sentence, indicators_words},
};

/// A trend as a Markdown document, with the same content as the text for a terminal.
///
/// Texts of the input are escaped, so that no title can change the shape of the document.
pub fn trend_markdown(
    assessments: &[&Assessment<'_>],
    trend: &Trend<'_>,
    selection: TrendSelection<'_>,
) -> String {
    let mut text = String::new();
    line(&mut text, &format!("# {}", plain(&title(assessments))));
    line(&mut text, "");
    line(&mut text, &format!("{}.", plain(selection.catalogue.title())));
    line(&mut text, "");
    line(&mut text, &format!("**{}**", headline(trend, selection)));
    line(&mut text, "");
    line(&mut text, &format!("> {EVIDENCE}"));
    if same_files(assessments) {
        line(&mut text, &format!("> {SAME_FILES}"));
    }
    line(&mut text, "");
    line(&mut text, &format!("Signs of a finding: {SIGNS}."));
    let repeated: Vec<_> = selection
        .findings(trend)
        .filter(|history| history.repeated && history.last.indicator != Indicator::Strength)
        .collect();
    histories(&mut text, "Repeated: found, cleared, and found again", &repeated, selection.all);
    heading(&mut text, "Gates");
    let gates = trend.gates.iter().map(|gate| {
        let states = gate.points.iter();
        let states = states.map(|state| state.map_or("–", |state| state.as_str()).to_owned());
        (gate.gate.title.clone(), states.collect())
    });
    table(&mut text, "gate", trend, gates.collect());
    heading(&mut text, "Clauses: from the share known to be covered to the share possible");
    let clauses = selection.clauses(trend).map(|found| {
        let points = found.points.iter();
        let points = points.map(|point| shares(point.as_ref().and_then(|result| result.shares)));
        (clause_heading(selection.catalogue, found.clause), points.collect::<Vec<String>>())
    });
    let moved = |(_, points): &(String, Vec<String>)| {
        selection.all || points.iter().any(|point| Some(point) != points.first())
    };
    table(&mut text, "clause", trend, clauses.filter(moved).collect());
    heading(&mut text, "Findings");
    line(&mut text, &format!("> {NOTICE}"));
    line(&mut text, "");
    let numbers = selection.indicators(trend).into_iter().map(|(indicator, points)| {
        let points = points.iter().map(ToString::to_string).collect();
        (indicators_words(indicator).to_owned(), points)
    });
    table(&mut text, "indicator", trend, numbers.collect());
    for (title, _, found) in became(trend, selection) {
        histories(&mut text, title, &found, selection.all);
    }
    let relapsed: Vec<_> = selection.cells(trend).filter(|history| history.relapsed).collect();
    if !relapsed.is_empty() {
        heading(&mut text, "Cells that fell short, were covered, and fall short again");
        for history in relapsed {
            let signs = statuses(history).replace('~', "\\~");
            line(&mut text, &format!("- {signs} {}", plain(&history.name())));
        }
    }
    text
}

fn table(text: &mut String, first: &str, trend: &Trend<'_>, rows: Vec<(String, Vec<String>)>) {
    let mut head = format!("| {first} |");
    let mut rule = "|:--|".to_owned();
    for column in heads(trend) {
        add(&mut head, format_args!(" {} |", plain(&column)));
        rule.push_str("--:|");
    }
    line(text, &head);
    line(text, &rule);
    for (name, points) in rows {
        line(text, &format!("| {} | {} |", plain(&name), points.join(" | ")));
    }
}

fn histories(text: &mut String, title: &str, found: &[&FindingHistory<'_>], all: bool) {
    if found.is_empty() {
        return;
    }
    heading(text, &format!("{title}: {}", found.len()));
    let most = if all || found.len() <= FINDINGS + 1 { found.len() } else { FINDINGS };
    for history in found.iter().take(most) {
        let sentence = plain(&finding_sentence(&history.last));
        let key = plain(&history.recurrence_key);
        line(text, &format!("- `{}` {sentence} ({key})", marks(history)));
    }
    if found.len() > most {
        line(text, &format!("- … and {} more", found.len() - most));
    }
}
