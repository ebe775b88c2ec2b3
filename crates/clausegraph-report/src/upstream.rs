//! Upstream gaps for people: a ranked list for a terminal, a Markdown document, pictures.

mod graph;
mod markdown;
mod svg;

use std::collections::BTreeMap;

use anstyle::Style;
use clausegraph::{
    Assessment, ExplainedGap, Requirement, RequirementResult, Upstream, UpstreamGap,
    document::FeedDocument,
};

pub use self::{graph::upstream_dot, markdown::upstream_markdown, svg::upstream_svg};
use crate::{
    Look,
    explain::title,
    layout::{Page, cut, pad, pad_left, status_sign, width},
    palette::paint,
    text::status_words,
    wording::{
        NO_ROOT_CAUSE, UNLOCKED, bond_words, capitalised, clause_title, counted, effect_words,
        first_few, ids_in_clauses, member_words, organisation_title, thousands, upstream_sentences,
        upstream_title, way_words,
    },
};

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 8;

/// Upstream gaps as text for a terminal: the sums, the few that explain most, then the first so many of the
/// ranking, each with what hangs on it and why. Ends with a line break.
///
/// What is left out is counted.
pub fn upstream_text(
    assessment: &Assessment<'_>,
    upstream: &Upstream<'_>,
    top: usize,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let name = format!("{}: {}", organisation_title(assessment), upstream_title(upstream.clause));
    title(&mut page, &name, assessment);
    page.blank();
    for sentence in upstream_sentences(upstream) {
        page.hanging("", 0, &sentence, Style::new());
    }
    if upstream.gaps.is_empty() {
        return page.finish();
    }
    if !upstream.upstream.is_empty() {
        page.blank();
        for words in [NO_ROOT_CAUSE, UNLOCKED, "The reasons of all steps: --format markdown."] {
            page.hanging("", 0, words, page.palette().faint);
        }
        order(&mut page, assessment, upstream, top);
        ranking(&mut page, assessment, upstream, top);
    }
    alone(&mut page, upstream);
    page.finish()
}

/// How many of some are not shown, and what shows them.
fn more(shown: usize, all: usize) -> Option<String> {
    let left = all.checked_sub(shown).filter(|left| *left > 0)?;
    Some(format!("… and {} more; --top {all} shows them", thousands(left)))
}

fn order(page: &mut Page, assessment: &Assessment<'_>, upstream: &Upstream<'_>, top: usize) {
    if upstream.order.is_empty() {
        return;
    }
    let palette = page.palette();
    page.heading("Taken in order", "at each step what explains most that is not explained yet");
    let columns = [6_usize, 11, 10];
    let names = page.columns().saturating_sub(columns.iter().sum::<usize>() + 4).min(60);
    let head = [("adds", 6), ("explained", 11), ("unlocked", 10)];
    let head: String = head.iter().map(|(name, columns)| pad_left(name, *columns)).collect();
    page.line(&format!("{}{}", pad("", names + 4), paint(palette.faint, &head)));
    let explained = thousands(upstream.explained());
    for (place, step) in upstream.order.iter().enumerate().take(top) {
        let Some(gap) = upstream.upstream.get(step.upstream) else { continue };
        let name = format!("{}  {}", member_words(gap), title_of(assessment, gap));
        let sums = [
            pad_left(&format!("+{}", step.adds), 6),
            pad_left(&format!("{} of {explained}", step.explained), 11),
            pad_left(&thousands(step.unlocked), 10),
        ];
        let number = pad_left(&(place + 1).to_string(), 2);
        let name = pad(&cut(&name, names), names);
        page.line(&format!("{}  {name}{}", paint(palette.faint, &number), sums.concat()));
    }
    if let Some(more) = more(top, upstream.order.len()) {
        page.line(&paint(palette.faint, &more));
    }
}

/// The title of the clause of the first member.
fn title_of<'g>(assessment: &Assessment<'g>, gap: &UpstreamGap<'g>) -> &'g str {
    let catalogue = assessment.catalogue();
    let clause = gap.first().and_then(|first| catalogue.clause_at(first.clause_position()));
    clause.map_or("", |clause| clause_title(catalogue, clause))
}

fn ranking(page: &mut Page, assessment: &Assessment<'_>, upstream: &Upstream<'_>, top: usize) {
    let palette = page.palette();
    let all = upstream.upstream.len();
    let remark = "those that unlock most alone first, then those that explain most";
    page.heading("Upstream gaps", &format!("{}: {remark}", thousands(all)));
    for (place, gap) in upstream.upstream.iter().enumerate().take(top) {
        if place > 0 {
            page.blank();
        }
        let number = format!("{}. ", place + 1);
        let name = format!("{}  {}", member_words(gap), title_of(assessment, gap));
        let number_width = width(&number);
        page.hanging(&paint(palette.faint, &number), number_width, &name, palette.strong);
        let indent = INDENT;
        let blank = pad("", indent);
        page.hanging(&blank, indent, &capitalised(&effect_words(gap)), Style::new());
        if let Some(bond) = bond_words(gap) {
            page.hanging(&blank, indent, &format!("{}.", capitalised(bond)), palette.faint);
        }
        for member in gap.members.iter().take(MOST_MEMBERS) {
            member_line(page, member);
        }
        let rest = gap.members.get(MOST_MEMBERS..).unwrap_or_default();
        if !rest.is_empty() {
            let ids = ids_in_clauses(rest.iter().map(|member| member.requirement));
            page.hanging(&blank, indent, &format!("and {}", ids.join(", ")), Style::new());
        }
        for line in lines(gap, Reasons::OfTheFirstStep) {
            page.labelled(&format!("{blank}{} ", line.label), palette.faint, LABEL, &line.text);
        }
    }
    if let Some(more) = more(top, all) {
        page.blank();
        page.line(&paint(palette.faint, &more));
    }
}

/// Where what is told of an upstream gap begins.
const INDENT: usize = 3;

/// Where the text behind a label begins.
const LABEL: usize = 14;

/// Members with their statements before the rest are named.
const MOST_MEMBERS: usize = 3;

fn member_line(page: &mut Page, member: &RequirementResult<'_>) {
    let sign = format!("{} {}", status_sign(member.status), status_words(member.status));
    let style = page.palette().status(member.status);
    let label = format!("{}{}", pad("", INDENT), paint(style, &pad(&sign, LABEL - INDENT)));
    let text = format!("{}: {}", member.requirement.id(), member.requirement.statement());
    page.hanging(&label, LABEL, &text, Style::new());
}

/// A line about an upstream gap.
struct Line {
    label: &'static str,
    text: String,
}

/// Which reasons are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reasons {
    /// Those of all steps.
    All,
    /// Those of the first step; what is further away is named only.
    OfTheFirstStep,
}

/// What hangs on an upstream gap, the nearest first, each with the reason of the feed that leads to it; then
/// what closing it would unlock, and what cannot be told.
fn lines(gap: &UpstreamGap<'_>, reasons: Reasons) -> Vec<Line> {
    let mut found = Vec::new();
    let mut last = 0;
    for ((steps, _), (feed, explained)) in by_feed(gap) {
        if steps > 1 && reasons == Reasons::OfTheFirstStep {
            continue;
        }
        let label = match steps {
            _ if steps == last => "",
            1 => "feeds",
            _ => "then",
        };
        last = steps;
        let through: BTreeMap<usize, &Requirement> = explained
            .iter()
            .filter_map(|one| before_last(one))
            .map(|before| (before.position(), before))
            .collect();
        let after = if through.is_empty() {
            String::new()
        } else {
            let ids = ids_in_clauses(through.into_values());
            format!(" by way of {}", first_few(&ids, MOST_IDS))
        };
        let ids = ids_in_clauses(explained.iter().map(|one| one.gap.requirement));
        let text = format!("{}{after}: {}", first_few(&ids, MOST_IDS), feed.reason);
        found.push(Line { label, text });
    }
    if reasons == Reasons::OfTheFirstStep {
        found.extend(further(gap));
    }
    let unlocked = ids_in_clauses(gap.unlocked().map(|one| one.gap.requirement));
    if !unlocked.is_empty() {
        found.push(Line { label: "unlocks", text: first_few(&unlocked, 2 * MOST_IDS) });
    }
    found.extend(untold(gap));
    found
}

/// What is more than a step away, by how many steps.
fn further(gap: &UpstreamGap<'_>) -> Vec<Line> {
    let mut by_steps: BTreeMap<usize, Vec<&Requirement>> = BTreeMap::new();
    for explained in gap.explained.iter().filter(|one| one.path.steps.len() > 1) {
        by_steps.entry(explained.path.steps.len()).or_default().push(explained.gap.requirement);
    }
    let mut label = "then";
    let mut found = Vec::new();
    for (steps, requirements) in by_steps {
        let ids = first_few(&ids_in_clauses(requirements), 2 * MOST_IDS);
        found.push(Line { label, text: format!("in {steps} steps: {ids}") });
        label = "";
    }
    found
}

/// The explained gaps by how far away they are and by the feed that leads to them.
fn by_feed<'a, 'g>(
    gap: &'a UpstreamGap<'g>,
) -> BTreeMap<(usize, usize), (&'g FeedDocument, Vec<&'a ExplainedGap<'g>>)> {
    let mut groups: BTreeMap<(usize, usize), (&'g FeedDocument, Vec<&'a ExplainedGap<'g>>)> =
        BTreeMap::new();
    for explained in &gap.explained {
        let Some(step) = explained.path.steps.last() else { continue };
        // Feeds with one reason are told as one: the target's place orders them.
        let key = groups
            .iter()
            .find(|((steps, _), (feed, _))| {
                *steps == explained.path.steps.len() && feed.reason == step.feed.reason
            })
            .map(|(key, _)| *key);
        let key = key.unwrap_or((explained.path.steps.len(), explained.gap.requirement.position()));
        groups.entry(key).or_insert((step.feed, Vec::new())).1.push(explained);
    }
    groups
}

/// The gap before the last of a way.
fn before_last<'g>(explained: &ExplainedGap<'g>) -> Option<&'g Requirement> {
    let steps = &explained.path.steps;
    steps.iter().rev().nth(1).map(|step| step.to)
}

/// What cannot be told of an upstream gap.
fn untold(gap: &UpstreamGap<'_>) -> Vec<Line> {
    let mut found = Vec::new();
    if !gap.undecided.is_empty() {
        let ids = first_few(&ids_in_clauses(gap.undecided.iter().copied()), MOST_IDS);
        let text = format!(
            "whether {ids} stands above it: not enough is stated to tell whether that is a gap"
        );
        found.push(Line { label: "not known", text });
    }
    if let Some(example) = gap.perhaps.first() {
        let ends: Vec<&Requirement> = gap.perhaps.iter().map(clausegraph::FeedPath::to).collect();
        let text = format!(
            "whether {} {} on it: the chain passes through what cannot be evaluated, such as {}",
            first_few(&ids_in_clauses(ends.iter().copied()), MOST_IDS),
            if ends.len() == 1 { "hangs" } else { "hang" },
            way_words(example)
        );
        found.push(Line { label: if found.is_empty() { "not known" } else { "" }, text });
    }
    found
}

fn alone(page: &mut Page, upstream: &Upstream<'_>) {
    if upstream.alone.is_empty() {
        return;
    }
    let number = counted(upstream.alone.len(), "gap", "gaps");
    page.heading("Alone", &format!("{number}: to be closed each for itself"));
    for (label, ids) in alone_lines(upstream) {
        let indent = width(label) + 2;
        page.hanging(&format!("{label}: "), indent, &ids, Style::new());
    }
}

/// The gaps that stand alone, and apart those of which that cannot be told.
fn alone_lines(upstream: &Upstream<'_>) -> Vec<(&'static str, String)> {
    let ids = |undecided: bool| {
        let found = upstream.alone.iter().filter(|one| one.undecided.is_empty() != undecided);
        ids_in_clauses(found.map(|one| one.gap.requirement)).join(", ")
    };
    let both = [("no gap above", ids(false)), ("perhaps one above", ids(true))];
    both.into_iter().filter(|(_, ids)| !ids.is_empty()).collect()
}
