//! One requirement or one clause of a catalogue.

use clausegraph::{
    Catalogue, Clause, Requirement,
    document::{
        AuditPracticeDocument, CadenceDocument, CadenceSetBy, Confidence, DocumentedInformation,
        FeedDocument, PopulationDocument, Tier,
    },
};

use super::{LABEL, feeds::feed_line};
use crate::{
    Look,
    explain::population_line,
    layout::{Page, pad},
    wording::{aspect_line, clause_heading, counted, join, slot_fields, slot_line},
};

/// One clause: what auditors look at there, and its requirements or the clauses it holds.
pub fn clause_text(catalogue: &Catalogue, clause: &Clause, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let title = clause.title().unwrap_or("(a numbered paragraph without a title)");
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
    if let Some(confidence) = clause.confidence() {
        page.labelled("confidence", palette.faint, LABEL, confidence_line(confidence));
    }
    if let Some((from, practice)) = practice_of(catalogue, clause) {
        page.heading("Audit practice", "experience, never a requirement");
        practice_lines(&mut page, practice);
        if from.id() != clause.id() {
            page.labelled("said of", palette.faint, LABEL, from.id().as_str());
        }
    }
    if clause.is_leaf() {
        leaf(&mut page, catalogue, clause);
    } else {
        page.heading("Clauses", "");
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

/// The requirements of a leaf clause, each with whom it is about and what would show it.
fn leaf(page: &mut Page, catalogue: &Catalogue, clause: &Clause) {
    let palette = page.palette();
    let requirements: Vec<&Requirement> = catalogue.subtree(clause).collect();
    if requirements.is_empty() {
        page.blank();
        page.hanging("", 0, "The catalogue holds no requirement of this clause.", palette.faint);
        return;
    }
    let number = counted(requirements.len(), "requirement", "requirements");
    let remark = format!("{number}; `catalogue show` with the id of one tells all of it");
    page.heading("Requirements", &remark);
    for requirement in requirements {
        let id = format!("{} ", requirement.id());
        page.labelled(&id, palette.strong, LABEL, requirement.statement());
        for population in populations(catalogue, requirement) {
            page.labelled("  about", palette.faint, LABEL, &population.title);
        }
        if !requirement.documented().is_empty() {
            let words = documented_line(requirement.documented());
            page.labelled("  written", palette.faint, LABEL, &words);
        }
        if !requirement.computed_from().is_empty() {
            let from = computed_line(requirement);
            page.labelled("  computed", palette.faint, LABEL, &from);
        }
        for slot in requirement.slots().iter().filter(|slot| slot.required) {
            let line = format!("{}: {}", slot.aspect, slot_line(slot));
            page.labelled("  shown by", palette.faint, LABEL, &line);
        }
        page.blank();
    }
}

/// What auditors look at in a clause: its own entry, else that of the clause it stands in.
fn practice_of<'g>(
    catalogue: &'g Catalogue,
    clause: &'g Clause,
) -> Option<(&'g Clause, &'g AuditPracticeDocument)> {
    let mut chain = catalogue.with_ancestors(clause);
    chain.find_map(|found| Some((found, found.practice()?)))
}

fn practice_lines(page: &mut Page, practice: &AuditPracticeDocument) {
    let palette = page.palette();
    page.labelled("sampled", palette.faint, LABEL, &practice.sampled);
    for (label, text) in
        [("often minor", &practice.usual_minor), ("often major", &practice.usual_major)]
    {
        if let Some(text) = text {
            page.labelled(label, palette.faint, LABEL, text);
        }
    }
}

fn confidence_line(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Confirmed => "known, and confirmed by an independent public source",
        Confidence::PartlyConfirmed => "known, and confirmed in part by independent public sources",
        Confidence::KnownOnly => "known; no public source tells enough to confirm it",
        Confidence::Doubtful => "in doubt",
    }
}

fn computed_line(requirement: &Requirement) -> String {
    let from: Vec<String> = requirement.computed_from().iter().map(ToString::to_string).collect();
    format!("from {}, and never counted twice", join(&from, "and"))
}

/// What a requirement is about; of a computed one, what its sources are about, each once.
fn populations<'g>(
    catalogue: &'g Catalogue,
    requirement: &'g Requirement,
) -> Vec<&'g PopulationDocument> {
    let sources = requirement.computed_from().iter();
    let sources = sources.filter_map(|id| catalogue.requirement(id.as_str()));
    let own = requirement.computed_from().is_empty().then_some(requirement);
    let mut found: Vec<&PopulationDocument> = Vec::new();
    for about in own.into_iter().chain(sources) {
        let population = catalogue.population(about.population_id().as_str());
        found.extend(population.filter(|new| found.iter().all(|known| known.id != new.id)));
    }
    found
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
    if let Some(clause) = clause {
        fact("Clause", &clause_heading(catalogue, clause));
    }
    fact("Ask", requirement.question());
    for population in populations(catalogue, requirement) {
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
    if let Some(confidence) = clause.and_then(Clause::confidence) {
        fact("Confidence", confidence_line(confidence));
    }
    if !requirement.computed_from().is_empty() {
        fact("Computed", &computed_line(requirement));
    }
    for found in catalogue.alternatives() {
        if found.requirements.contains(requirement.id()) {
            let ids: Vec<String> = found.requirements.iter().map(ToString::to_string).collect();
            let line = format!(
                "of {} at least {} for each member; what is not chosen counts as not asked",
                join(&ids, "and"),
                found.at_least
            );
            fact("Choice", &line);
        }
    }
    slots(&mut page, requirement);
    if let Some((_, practice)) = clause.and_then(|clause| practice_of(catalogue, clause)) {
        page.heading("Audit practice", "experience, never a requirement");
        practice_lines(&mut page, practice);
    }
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
