//! What is said of one node of a trail, line by line.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Assessment, Claim, Defect, Fact, MemberId, Relation, Served, SlotValue, Status, Thing, Trail,
    TrailNode, Unsaid, Via,
};

use crate::{
    explain::Places,
    layout::add,
    text::status_words,
    wording::{
        day_words, first_few, gap_words, join, judgement_phrase, naming_words, thing_phrase,
        tie_words,
    },
};

/// What is said of an artefact of a trail; a line that would say nothing is none.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) state: Option<String>,
    pub(super) days: Option<String>,
    pub(super) people: Option<String>,
    pub(super) about: Option<String>,
    pub(super) place: String,
    pub(super) hash: Option<String>,
    pub(super) shows: Option<String>,
    pub(super) judgements: Vec<String>,
}

impl Facts {
    pub(super) fn new(places: &Places<'_, '_>, trail: &Trail<'_>, at: usize) -> Self {
        let Some(node) = trail.nodes.get(at) else { return Self::default() };
        let document = node.thing.artefact().map(clausegraph::Artefact::document);
        let place = node.location.as_ref().map(|location| places.text(location));
        Self {
            state: document.and_then(state),
            days: days(node, places.assessment),
            people: named(trail, at, |thing| matches!(thing, Thing::Person(_))),
            about: about(trail, at),
            place: place.unwrap_or_default(),
            hash: document.and_then(|document| document.hash.given().cloned()),
            shows: shows(node),
            judgements: judgements(trail, at),
        }
    }

    /// What is said, line by line, each with its label.
    pub(super) fn labelled(self) -> impl Iterator<Item = (&'static str, String)> {
        let lines = [
            ("State", self.state),
            ("Days", self.days),
            ("People", self.people),
            ("About", self.about),
            ("Place", Some(self.place)),
            ("Hash", self.hash),
        ];
        let judged = self.judgements.into_iter().map(|line| ("Judged", line));
        lines.into_iter().filter_map(|(label, text)| Some((label, text?))).chain(judged)
    }
}

fn unless_empty(parts: &[String], between: &str) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(between))
}

fn state(document: &clausegraph::document::ArtefactDocument) -> Option<String> {
    let mut parts = Vec::new();
    match &document.status {
        Fact::Given(status) => parts.push(status.as_str().replace('-', " ")),
        Fact::StatedNone => parts.push("status stated none".to_owned()),
        Fact::Unknown if document.kind.has_status() => parts.push("status not stated".to_owned()),
        Fact::Unknown => {}
    }
    parts.extend(document.version.given().map(|version| format!("version {version}")));
    unless_empty(&parts, ", ")
}

/// Days that speak of what is to come, and need no word about it.
const PLANS: [&str; 6] = [
    "objective.due_on",
    "action.due_on",
    "agreement.valid_from",
    "agreement.valid_to",
    "next_review_on",
    "retention.until",
];

fn days(node: &TrailNode<'_>, assessment: &Assessment<'_>) -> Option<String> {
    let document = node.thing.artefact()?.document();
    let days = node.days.iter();
    let mut parts: Vec<String> = days
        .map(|day| {
            let mut text = format!("{} {}", day_words(day.field), day.on);
            if day.on > assessment.as_of() && !PLANS.contains(&day.field) {
                text.push_str(" (still to come)");
            }
            text
        })
        .collect();
    let review = document.review.as_deref().and_then(|part| part.period.given());
    let records = document.records.as_deref().and_then(|part| part.period.given());
    for period in review.into_iter().chain(records) {
        parts.push(format!("about {} to {}", period.first(), period.last()));
    }
    unless_empty(&parts, ", ")
}

/// What an artefact names at the edge of the trail, by field: `owner a; approved by b`.
fn named(trail: &Trail<'_>, at: usize, wanted: impl Fn(&Thing<'_>) -> bool) -> Option<String> {
    let mut fields: Vec<(Relation, Vec<String>)> = Vec::new();
    for edge in trail.outgoing(at) {
        let Some(other) = trail.nodes.get(edge.to).filter(|node| wanted(&node.thing)) else {
            continue;
        };
        let id = other.thing.id().to_owned();
        match fields.iter_mut().find(|(relation, _)| *relation == edge.relation) {
            Some((_, ids)) => ids.push(id),
            None => fields.push((edge.relation, vec![id])),
        }
    }
    let parts: Vec<String> = fields
        .iter()
        .map(|(relation, ids)| format!("{} {}", naming_words(*relation), join(ids, "and")))
        .collect();
    unless_empty(&parts, "; ")
}

fn about(trail: &Trail<'_>, at: usize) -> Option<String> {
    let mut parts = Vec::new();
    let artefact = trail.nodes.get(at).and_then(|node| node.thing.artefact());
    let covers = artefact.and_then(|artefact| artefact.document().covers.given());
    let whole = covers.is_some_and(|list| list.iter().any(MemberId::is_whole_sms));
    match (whole, named(trail, at, |thing| matches!(thing, Thing::Element(_)))) {
        (true, Some(names)) if names.contains("covers ") => {
            parts.push(names.replacen("covers ", "covers the whole SMS, by name ", 1));
        }
        (true, names) => {
            parts.push("covers the whole SMS".to_owned());
            parts.extend(names);
        }
        (false, names) => parts.extend(names),
    }
    for edge in trail.incoming(at) {
        if let Some(other) = trail.nodes.get(edge.from)
            && matches!(other.thing, Thing::Element(_))
        {
            parts.push(format!("{} {}", tie_words(edge, false), thing_phrase(&other.thing)));
        }
    }
    unless_empty(&parts, "; ")
}

/// The requirements that an artefact is taken for, by status.
///
/// A cell about the artefact itself goes without its name, and several members of a requirement are counted.
fn shows(node: &TrailNode<'_>) -> Option<String> {
    let mut by_status: BTreeMap<Status, BTreeMap<usize, BTreeSet<Option<&str>>>> = BTreeMap::new();
    let mut ids: BTreeMap<usize, &str> = BTreeMap::new();
    for row in node.serves.iter().filter(|row| row.taken) {
        let requirement = row.cell.requirement;
        let member = row.cell.member.id().filter(|member| *member != node.thing.id());
        ids.insert(requirement.position(), requirement.id().as_str());
        let of_status = by_status.entry(row.cell.status).or_default();
        of_status.entry(requirement.position()).or_default().insert(member);
    }
    let parts = by_status.iter().map(|(status, requirements)| {
        let names = requirements.iter().map(|(position, members)| {
            let id = ids.get(position).copied().unwrap_or_default();
            match (members.len(), members.first().copied().flatten()) {
                (1, None) => id.to_owned(),
                (1, Some(member)) => format!("{id}@{member}"),
                (number, _) => format!("{id} for {number} members"),
            }
        });
        let names: Vec<String> = names.collect();
        format!("{} ({})", first_few(&names, MOST), status_words(*status))
    });
    let parts: Vec<String> = parts.collect();
    unless_empty(&parts, "; ").map(|text| format!("taken as evidence for {text}"))
}

/// Requirements in a row before the rest is counted.
const MOST: usize = 8;

/// Claims that stand in front of no slot of the trail's node.
pub(crate) fn unserved_claims<'g>(node: &TrailNode<'g>) -> Vec<&'g Claim> {
    let stands = |claim: &Claim| {
        node.serves.iter().any(|row| match row.via {
            Via::Claim(found) => std::ptr::eq(found, claim),
            Via::Itself | Via::Member => false,
        })
    };
    node.claims.iter().copied().filter(|claim| !stands(claim)).collect()
}

/// A line about a requirement, with the status of the cell.
pub(super) struct ServedLine {
    pub(super) status: Option<Status>,
    pub(super) text: String,
}

/// One line for each cell and each way in which an artefact stands in front of its slots, then one for each
/// other claim.
pub(super) fn served_lines(assessment: &Assessment<'_>, node: &TrailNode<'_>) -> Vec<ServedLine> {
    let mut found: Vec<(String, String, Status, Vec<String>)> = Vec::new();
    for row in &node.serves {
        let (name, how) = (row.cell.name(), served_words(row));
        let slot = format!("`{}`", row.slot.id);
        match found.iter_mut().find(|(cell, words, ..)| *cell == name && *words == how) {
            Some((.., slots)) => slots.push(slot),
            None => found.push((name, how, row.cell.status, vec![slot])),
        }
    }
    let mut lines: Vec<ServedLine> = found
        .into_iter()
        .map(|(name, how, status, slots)| {
            let word = if slots.len() == 1 { "slot" } else { "slots" };
            let text = format!("{name}: {how}; {word} {}", join(&slots, "and"));
            ServedLine { status: Some(status), text }
        })
        .collect();
    for claim in unserved_claims(node) {
        let target = &claim.document().target;
        let clause = assessment.catalogue().clause(target.as_str()).is_some();
        let of = if clause { "clause " } else { "" };
        let text = format!("{of}{target}: {}; no slot has it as an offer", claim_words(claim));
        lines.push(ServedLine { status: None, text });
    }
    lines
}

/// How an artefact stands in front of a slot: `taken, claimed by p on 2026-01-02`.
fn served_words(row: &Served<'_>) -> String {
    let how = match (row.taken, row.value) {
        (true, SlotValue::Ok) => "taken",
        (true, SlotValue::Unknown) => "taken, though something that would decide it is not stated",
        (true, SlotValue::Lapsed) => "taken, though older than the planned interval",
        (true, SlotValue::Weak) => "taken, though weak",
        (_, SlotValue::None) => "offered, and does not count",
        (false, SlotValue::Ok | SlotValue::Unknown | SlotValue::Lapsed | SlotValue::Weak) => {
            "offered, another is taken"
        }
    };
    match row.via {
        Via::Itself | Via::Member => how.to_owned(),
        Via::Claim(claim) => format!("{how}, {}", claim_words(claim)),
    }
}

/// Who claimed it, when, and for which place.
fn claim_words(claim: &Claim) -> String {
    let document = claim.document();
    let mut text = match document.state {
        clausegraph::document::ClaimState::Confirmed => "claimed".to_owned(),
        clausegraph::document::ClaimState::Suggested => {
            Defect::SuggestedOnly.as_str().replace('-', " ")
        }
    };
    if let Some(by) = &document.by {
        add(&mut text, format_args!(" by {by}"));
    }
    if let Some(on) = document.on {
        add(&mut text, format_args!(" on {on}"));
    }
    if let Some(at) = &document.at {
        add(&mut text, format_args!(", at “{at}”"));
    }
    text
}

fn judgements(trail: &Trail<'_>, at: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for edge in trail.incoming(at) {
        let Some(Thing::Judgement(judgement)) = trail.nodes.get(edge.from).map(|node| node.thing)
        else {
            continue;
        };
        let words = tie_words(edge, false);
        lines.push(format!("{words} {}: {}", judgement.id, judgement_phrase(judgement)));
    }
    lines
}

/// Where a chain ends, in words.
pub(super) struct GapLine {
    pub(super) id: String,
    pub(super) text: String,
}

/// One line for each artefact at which the data says no more.
pub(super) fn gap_lines(trail: &Trail<'_>) -> Vec<GapLine> {
    let nodes = trail.nodes.iter().filter(|node| !node.gaps.is_empty());
    let line = |node: &TrailNode<'_>| {
        let parts = [(Unsaid::StatedNone, "stated none"), (Unsaid::NotStated, "not stated")];
        let parts = parts.into_iter().filter_map(|(unsaid, words)| {
            let gaps = node.gaps.iter().filter(|gap| gap.unsaid == unsaid);
            let gaps: Vec<String> = gaps.map(gap_words).collect();
            (!gaps.is_empty()).then(|| format!("{words}: {}", join(&gaps, "and")))
        });
        let parts: Vec<String> = parts.collect();
        GapLine { id: node.thing.id().to_owned(), text: parts.join("; ") }
    };
    nodes.map(line).collect()
}
