//! A catalogue for a terminal: the tree of clauses, one requirement, one clause.

use anstyle::Style;
use clausegraph::{
    Catalogue, Clause, Follow, Requirement,
    document::{
        CadenceDocument, CadenceSetBy, DocumentedInformation, FeedBasis, FeedDocument, FeedNature,
        Tier,
    },
};

use crate::{
    Look,
    explain::population_line,
    layout::{Page, cut, pad, pad_left},
    palette::paint,
    wording::{aspect_line, counted, join, slot_fields, slot_line},
};

/// The column at which texts begin.
const LABEL: usize = 13;

/// The clauses of a catalogue as a tree, with how many requirements and slots each holds.
pub fn catalogue_list(catalogue: &Catalogue, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    page.hanging("", 0, catalogue.title(), palette.title);
    let clauses = catalogue.clauses().len();
    let summary = format!(
        "Catalogue {}: {}, {}, {}.",
        catalogue.id(),
        counted(clauses, "clause", "clauses"),
        counted(catalogue.requirements().len(), "requirement", "requirements"),
        counted(catalogue.feeds().len(), "feed", "feeds"),
    );
    page.hanging("", 0, &summary, Style::new());
    page.hanging("", 0, catalogue.wording(), palette.faint);
    page.blank();
    let heads = ["asked", "written", "slots"];
    let numbers: usize = 9 * heads.len();
    let title = page.columns().saturating_sub(numbers);
    let mut head = pad("", title);
    for word in heads {
        head.push_str(&pad_left(word, 9));
    }
    page.line(&paint(palette.faint, &head));
    for clause in catalogue.clauses() {
        let depth = catalogue.with_ancestors(clause).count().saturating_sub(1);
        let name = format!(
            "{}{}  {}",
            "  ".repeat(depth),
            clause.id(),
            clause.title().unwrap_or_default()
        );
        let name = pad(&cut(name.trim_end(), title.saturating_sub(1)), title);
        let style = if clause.is_area() { palette.strong } else { Style::new() };
        let mut line = paint(style, &name);
        let below: Vec<&Requirement> = catalogue.subtree(clause).collect();
        let written = below.iter().filter(|found| found.requires_document()).count();
        let slots: usize = below.iter().map(|found| found.slots().len()).sum();
        for number in [below.len(), written, slots] {
            let text = if number == 0 { "·".to_owned() } else { number.to_string() };
            let style = if number == 0 { palette.faint } else { Style::new() };
            line.push_str(&paint(style, &pad_left(&text, 9)));
        }
        page.line(&line);
    }
    page.blank();
    page.hanging(
        "",
        0,
        "asked: requirements; written: those for which documented information is explicitly asked; slots: what would show them.",
        palette.faint,
    );
    page.finish()
}

/// One clause: its requirements, or the clauses it holds.
pub fn clause_text(catalogue: &Catalogue, clause: &Clause, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let title = clause.title().unwrap_or_default();
    page.labelled(&format!("{} ", clause.id()), palette.title, LABEL, title);
    let above: Vec<String> = catalogue
        .with_ancestors(clause)
        .skip(1)
        .map(|found| format!("{} {}", found.id(), found.title().unwrap_or_default()))
        .collect();
    for line in above {
        page.labelled("in", palette.faint, LABEL, &line);
    }
    if let Some(doubt) = clause.doubt() {
        page.labelled("doubt", palette.faint, LABEL, doubt);
    }
    if clause.is_leaf() {
        page.blank();
        let mut asks = false;
        for requirement in catalogue.subtree(clause) {
            asks = true;
            let id = format!("{} ", requirement.id());
            page.labelled(&id, palette.strong, LABEL, requirement.statement());
        }
        if !asks {
            page.hanging(
                "",
                0,
                "The catalogue holds no requirement of this clause yet.",
                palette.faint,
            );
        }
    } else {
        page.blank();
        for child in catalogue.children(clause) {
            let number = catalogue.subtree(child).count();
            let text = format!(
                "{} ({})",
                child.title().unwrap_or_default(),
                counted(number, "requirement", "requirements")
            );
            page.labelled(&format!("{} ", child.id()), palette.strong, LABEL, text.trim_start());
        }
    }
    page.finish()
}

/// One requirement: what it asks, over whom, what would show it, what feeds it.
pub fn requirement_text(catalogue: &Catalogue, requirement: &Requirement, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let id = requirement.id().as_str();
    page.labelled(&format!("{id} "), palette.title, LABEL, requirement.statement());
    page.blank();
    let mut fact = |label: &str, text: &str| page.labelled(label, palette.faint, LABEL, text);
    let clause = catalogue.clause(requirement.clause_id().as_str());
    let titled = clause.and_then(|clause| catalogue.with_ancestors(clause).find_map(Clause::title));
    let clause_id = requirement.clause_id();
    fact("Clause", &format!("{clause_id} {}", titled.unwrap_or_default()));
    fact("Ask", requirement.question());
    if let Some(population) = catalogue.population(requirement.population_id().as_str()) {
        fact("About", &population_line(population));
    }
    fact("Written", &documented_line(requirement.documented()));
    if let Some(cadence) = requirement.cadence() {
        fact("How often", &cadence_line(cadence));
    }
    match (requirement.tier(), requirement.split_of()) {
        (Tier::Split, Some(of)) => {
            fact("Stated", &format!("our part of {of}, whose weight it shares"));
        }
        (Tier::Stated | Tier::Split, _) => fact("Stated", "by the standard itself"),
    }
    if !requirement.roles().is_empty() {
        let roles: Vec<String> = requirement.roles().iter().map(ToString::to_string).collect();
        fact("Answers", &join(&roles, "and"));
    }
    if !requirement.typical_evidence().is_empty() {
        fact("Often shown", &requirement.typical_evidence().join("; "));
    }
    if let Some(doubt) = requirement.doubt() {
        fact("Doubt", doubt);
    }
    if !requirement.computed_from().is_empty() {
        let from: Vec<String> =
            requirement.computed_from().iter().map(ToString::to_string).collect();
        fact("Computed", &format!("from {}", join(&from, "and")));
    }
    slots(&mut page, requirement);
    feeds(&mut page, "Fed by", catalogue.feeds_into(requirement), |feed| feed.from.as_str());
    feeds(&mut page, "Feeds", catalogue.feeds_from(requirement), |feed| feed.to.as_str());
    page.finish()
}

fn slots(page: &mut Page, requirement: &Requirement) {
    if requirement.slots().is_empty() {
        return;
    }
    page.heading("Slots", "what would show it");
    for slot in requirement.slots() {
        let palette = page.palette();
        let line = format!("{} ({}): {}", slot.aspect, aspect_line(slot.aspect), slot_line(slot));
        page.labelled(&format!("{} ", slot.id), palette.strong, LABEL, &line);
        if let Some(note) = &slot.note {
            page.hanging(&pad("", LABEL), LABEL, note, palette.faint);
        }
        for line in slot_fields(slot) {
            page.hanging(&pad("", LABEL), LABEL + 2, &format!("in files: {line}"), palette.faint);
        }
    }
}

fn feeds<'g>(
    page: &mut Page,
    heading: &str,
    found: impl Iterator<Item = &'g FeedDocument>,
    other: impl Fn(&'g FeedDocument) -> &'g str,
) {
    let mut rows = found.peekable();
    if rows.peek().is_none() {
        return;
    }
    page.heading(heading, "");
    for feed in rows {
        let palette = page.palette();
        page.labelled(&format!("{} ", other(feed)), palette.strong, LABEL, &feed_line(feed));
    }
}

/// What feeds what: one line per feed, in the order of the catalogue; with a clause, only feeds that
/// begin or end in it.
pub fn feeds_text(
    catalogue: &Catalogue,
    clause: Option<&Clause>,
    follow: Follow,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    for feed in chosen_feeds(catalogue, clause, follow) {
        let ends = format!("{} → {} ", feed.from, feed.to);
        page.labelled(&ends, palette.strong, 2 * LABEL + 2, &feed_line(feed));
    }
    page.finish()
}

/// The feeds that are followed; with a clause, those that begin or end in it.
pub(crate) fn chosen_feeds<'g>(
    catalogue: &'g Catalogue,
    clause: Option<&Clause>,
    follow: Follow,
) -> Vec<&'g FeedDocument> {
    let touches = |feed: &&FeedDocument| match clause {
        None => true,
        Some(clause) => {
            [&feed.from, &feed.to].iter().any(|end| within(catalogue, end.as_str(), clause))
        }
    };
    catalogue.feeds().iter().filter(|feed| follow.takes(feed)).filter(touches).collect()
}

/// Whether an end of a feed, a requirement or a clause, lies in a clause.
pub(crate) fn within(catalogue: &Catalogue, end: &str, clause: &Clause) -> bool {
    let found = match catalogue.requirement(end) {
        Some(requirement) => catalogue.clause_at(requirement.clause_position()),
        None => catalogue.clause(end),
    };
    found.is_some_and(|found| catalogue.is_within(found, clause.id()))
}

fn feed_line(feed: &FeedDocument) -> String {
    let basis = match feed.basis {
        FeedBasis::Wording => "by the standard's wording",
        FeedBasis::Practice => "in practice",
    };
    format!("{}, {basis}: {}", nature_words(feed.nature), feed.reason)
}

/// What a feed does.
pub(crate) const fn nature_words(nature: FeedNature) -> &'static str {
    match nature {
        FeedNature::Input => "input",
        FeedNature::Trigger => "trigger",
        FeedNature::Constrains => "constrains",
        FeedNature::Verifies => "verifies",
        FeedNature::FeedsBack => "feeds back",
        FeedNature::IsEvidenceFor => "is evidence for",
    }
}

fn documented_line(basis: &[DocumentedInformation]) -> String {
    if basis.is_empty() {
        return "no documented information is asked for".to_owned();
    }
    let words: Vec<String> = basis
        .iter()
        .map(|basis| match basis {
            DocumentedInformation::Explicit => "the clause itself asks for documented information",
            DocumentedInformation::Listed => "the list of 7.5.4 asks for documented information",
            DocumentedInformation::Implied => {
                "the wording implies documented information and does not require it"
            }
        })
        .map(str::to_owned)
        .collect();
    words.join("; ")
}

fn cadence_line(cadence: &CadenceDocument) -> String {
    let set_by = match cadence.set_by {
        CadenceSetBy::Standard => "the standard sets the interval",
        CadenceSetBy::Organisation => "the organisation plans the interval",
        CadenceSetBy::Customary => "nobody sets an interval",
        CadenceSetBy::Event => "an event sets it off",
    };
    match &cadence.customary {
        Some(customary) => format!("{set_by}; customary, and no requirement: {customary}"),
        None => set_by.to_owned(),
    }
}
