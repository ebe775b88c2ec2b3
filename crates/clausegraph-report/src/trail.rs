//! A trail for people: a tree for a terminal, a Markdown document, a graph for Graphviz.

mod facts;
mod graph;
mod markdown;
mod tree;

use anstyle::Style;
use clausegraph::{Assessment, Trail};

pub(crate) use self::facts::unserved_claims;
use self::{
    facts::{Facts, gap_lines, served_lines},
    tree::{Row, rows},
};
pub use self::{graph::trail_dot, markdown::trail_markdown};
use crate::{
    Locate, Look,
    explain::{Places, fact, title},
    layout::{Page, cut, pad, status_sign, width, wrap},
    palette::paint,
    wording::{counted, node_words, order_sentence, tie_words},
};

/// A trail as text for a terminal. Ends with a line break.
///
/// What the trail begins with comes first, with its requirements; then the tree of what was reached, each
/// thing once; then steps before what led to them, and where the data says no more.
pub fn trail_text(
    assessment: &Assessment<'_>,
    trail: &Trail<'_>,
    locate: Locate<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let places = Places { assessment, locate };
    head(&mut page, &places, trail);
    shows(&mut page, assessment, trail);
    tree(&mut page, &places, trail);
    out_of_order(&mut page, trail);
    ends(&mut page, trail);
    page.finish()
}

fn head(page: &mut Page, places: &Places<'_, '_>, trail: &Trail<'_>) {
    let Some(start) = trail.nodes.first() else { return };
    title(page, start.thing.id(), places.assessment);
    page.hanging("", 0, &node_words(start), Style::new());
    page.blank();
    for (label, text) in Facts::new(places, trail, 0).labelled() {
        fact(page, label, &text);
    }
}

fn shows(page: &mut Page, assessment: &Assessment<'_>, trail: &Trail<'_>) {
    let Some(start) = trail.nodes.first() else { return };
    let lines = served_lines(assessment, start);
    if lines.is_empty() {
        return;
    }
    let number = trail.outgoing(0).filter(|edge| edge.relation == clausegraph::Relation::Serves);
    let number = counted(number.count(), "requirement", "requirements");
    page.heading("Back to the requirements", &number);
    for line in lines {
        let Some(status) = line.status else {
            page.hanging(&pad("", STATUS), STATUS, &line.text, Style::new());
            continue;
        };
        let label = format!("{} {}", status_sign(status), crate::text::status_words(status));
        let label = paint(page.palette().status(status), &pad(&label, STATUS));
        page.hanging(&label, STATUS, &line.text, Style::new());
    }
}

/// Columns of a hash in the tree; the whole of it stands where the trail begins with the record.
const HASH: usize = 20;

/// The column at which the text behind a status begins.
const STATUS: usize = 19;

fn tree(page: &mut Page, places: &Places<'_, '_>, trail: &Trail<'_>) {
    page.heading("From record to record", &extent(trail));
    let rows = rows(trail);
    if rows.len() == 1 {
        page.line("It names no other record, and no other names it.");
        return;
    }
    for row in &rows {
        branch(page, places, trail, row);
    }
    if !trail.beyond.is_empty() {
        page.blank();
        let text = beyond(trail);
        page.hanging("", 0, &text, page.palette().faint);
    }
}

/// What one more step would reach.
fn beyond(trail: &Trail<'_>) -> String {
    let ids: Vec<String> = trail.beyond.iter().map(|found| found.id().to_string()).collect();
    format!("One step further: {}.", ids.join(", "))
}

/// How far the trail goes: `4 steps, what it names and what names it: 12 records, 14 ties`.
fn extent(trail: &Trail<'_>) -> String {
    let records = trail.nodes.iter().filter(|node| node.thing.artefact().is_some()).count();
    let direction = match trail.direction {
        clausegraph::TrailDirection::Out => "what it names",
        clausegraph::TrailDirection::In => "what names it",
        clausegraph::TrailDirection::Both => "what it names and what names it",
    };
    format!(
        "{direction}, up to {}: {}",
        counted(trail.depth, "step", "steps"),
        counted(records, "record", "records")
    )
}

/// One record of the tree: what ties it to the one above, and what it is.
fn branch(page: &mut Page, places: &Places<'_, '_>, trail: &Trail<'_>, row: &Row) {
    let Some(node) = trail.nodes.get(row.node) else { return };
    let palette = page.palette();
    let id = node.thing.id();
    if row.open.is_empty() {
        page.line(&paint(palette.strong, id));
    } else {
        let joint = format!("{}{}", rails(&row.open), if row.last() { "└─ " } else { "├─ " });
        let again = if row.again { ", see above" } else { "" };
        let whole = format!("{} {id}{again}", row.words);
        let below = format!("{}{}", rails(&row.open), if row.last() { "   " } else { "│  " });
        if width(&joint) + width(&whole) <= page.columns() {
            let words =
                format!("{}{} ", paint(palette.faint, &joint), paint(Style::new(), &row.words));
            page.line(&format!(
                "{words}{}{}",
                paint(palette.strong, id),
                paint(palette.faint, again)
            ));
        } else {
            let lines = wrap(&whole, page.columns().saturating_sub(width(&joint)));
            for (index, line) in lines.iter().enumerate() {
                let rail = if index == 0 { &joint } else { &below };
                page.line(&format!("{}{}", paint(palette.faint, rail), paint(Style::new(), line)));
            }
        }
    }
    if row.again || row.open.is_empty() {
        return;
    }
    let mut rail = rails(&row.open);
    rail.push_str(if row.last() { "   " } else { "│  " });
    rail.push_str(if row.leads_on { "│  " } else { "   " });
    let facts = Facts::new(places, trail, row.node);
    let place = match facts.hash {
        Some(hash) => format!("{}; hash {}", facts.place, cut(&hash, HASH)),
        None => facts.place,
    };
    let said: Vec<String> =
        [facts.state, facts.days, facts.people, facts.about].into_iter().flatten().collect();
    railed(page, &rail, &node_words(node), Style::new());
    if !said.is_empty() {
        railed(page, &rail, &said.join("; "), Style::new());
    }
    for line in facts.shows.iter().chain(&facts.judgements) {
        railed(page, &rail, line, Style::new());
    }
    railed(page, &rail, &place, palette.faint);
}

/// A text behind the rails of a tree.
fn railed(page: &mut Page, rail: &str, text: &str, style: Style) {
    let columns = page.columns().saturating_sub(width(rail));
    let rail = paint(page.palette().faint, rail);
    for line in wrap(text, columns) {
        page.line(&format!("{rail}{}", paint(style, &line)));
    }
}

/// The rails of the branches that a row hangs on, without its own.
fn rails(open: &[bool]) -> String {
    let above = open.split_last().map(|(_, above)| above).unwrap_or_default();
    above.iter().map(|goes_on| if *goes_on { "│  " } else { "   " }).collect()
}

fn out_of_order(page: &mut Page, trail: &Trail<'_>) {
    if trail.out_of_order.is_empty() {
        return;
    }
    let remark = "days as the data states them; what they mean is for a person to say";
    page.heading("Days that lie before their cause", remark);
    for pair in &trail.out_of_order {
        page.hanging("- ", 2, &order_sentence(trail, pair), Style::new());
    }
}

fn ends(page: &mut Page, trail: &Trail<'_>) {
    let lines = gap_lines(trail);
    if lines.is_empty() {
        return;
    }
    page.heading("Where the data says no more", "");
    let longest = lines.iter().map(|line| width(&line.id)).max().unwrap_or_default();
    let indent = longest.min(20) + 2;
    for line in lines {
        page.labelled(&format!("{} ", line.id), page.palette().strong, indent, &line.text);
    }
}

/// How two nodes are tied, from the view of one of them.
fn ties(edges: &[&clausegraph::TrailEdge<'_>], node: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for edge in edges {
        let found = tie_words(edge, edge.from == node);
        if !words.contains(&found) {
            words.push(found);
        }
    }
    words
}
