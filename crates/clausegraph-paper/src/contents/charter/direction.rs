//! Where the system leads: purpose, principles, ambition.

use clausegraph::{Artefact, ArtefactKind, Date, ElementList, Fact, document::Criticality};

use super::{fit::Most, more, nothing, undecided};
use crate::{
    Align, Block, Cell, Column, Row, RowSort, Table, Words,
    contents::on_file::{OnFile, counted, is_in, titled},
};

/// Years that an ambition looks ahead.
const AHEAD: &str = "P2Y";

/// What the system is for: the goals that objectives name, what the services bring, and where the purpose
/// is written.
pub(super) fn purpose(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let objectives = file.there(&[ArtefactKind::Objective]);
    let mut goals: Vec<(String, Vec<String>)> = Vec::new();
    let mut unsaid = false;
    for objective in &objectives {
        let part = objective.document().objective.as_deref();
        let named = crate::contents::on_file::of(part, |part| &part.business_goals);
        unsaid |= named.is_unknown();
        for goal in named.given().into_iter().copied().flatten() {
            let id = objective.id().to_string();
            match goals.iter_mut().find(|(known, _)| known == goal) {
                Some((_, by)) => by.push(id),
                None => goals.push((goal.clone(), vec![id])),
            }
        }
    }
    let shown = goals.iter().take(most.goals);
    let shown = shown.map(|(goal, by)| {
        Words::plain(format!("{goal} ")).and(Words::quiet(format!("({})", by.join(", "))))
    });
    let shown: Vec<Words> = shown.collect();
    let mut blocks = Vec::new();
    if shown.is_empty() {
        blocks.push(match (objectives.is_empty(), unsaid) {
            (true, _) => nothing(file, ArtefactKind::Objective, "charter-no-objectives"),
            (false, true) => super::unknown(file, "charter-goals-not-known"),
            (false, false) => undecided(file, "charter-no-goals"),
        });
    } else {
        blocks.push(Block::Paragraph(Words::strong(file.say("charter-goals"))));
        let count = shown.len();
        blocks.push(Block::Bullets(shown));
        blocks.extend(more(file, "charter-more-goals", goals.len(), count));
    }
    blocks.extend(brings(file, most));
    blocks.extend(written_in(file));
    blocks
}

/// What the services are meant to bring, those with the highest criticality first.
fn brings(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let services = file.members(ElementList::Services).into_iter();
    let mut services: Vec<_> = services.filter(|service| is_in(service)).collect();
    services.sort_by_key(|service| std::cmp::Reverse(criticality(service.document().criticality)));
    let with: Vec<Words> = services
        .iter()
        .filter_map(|service| {
            let outcome = service.document().outcomes.given()?;
            Some(Words::strong(service.name()).and(Words::plain(format!(": {}", outcome.trim()))))
        })
        .collect();
    let all = with.len();
    let shown: Vec<Words> = with.into_iter().take(most.outcomes).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let count = shown.len();
    let mut blocks = vec![Block::Bullets(shown)];
    blocks.extend(more(file, "charter-more-outcomes", all, count));
    blocks
}

/// How high a service stands; one of which nothing is said stands last.
pub(super) fn criticality(fact: Fact<Criticality>) -> Option<Criticality> {
    fact.given().copied()
}

/// Where the purpose is written down.
fn written_in(file: &OnFile<'_, '_>) -> Option<Block> {
    let words = file.basis.assessment.catalogue().paper_words("purpose");
    let kinds = [ArtefactKind::Charter, ArtefactKind::Policy, ArtefactKind::Plan];
    let places: Vec<String> = file
        .there(&kinds)
        .into_iter()
        .filter_map(|artefact| {
            let contents = artefact.document().contents.given()?;
            let item = contents.iter().find(|item| words.contains(&item.item))?;
            Some(match &item.at {
                Some(at) => format!("{} ({at})", artefact.id()),
                None => artefact.id().to_string(),
            })
        })
        .take(2)
        .collect();
    let list = places.join("; ");
    let told = file.with("charter-written-in", &[("places", list.into())]);
    (!places.is_empty()).then(|| Block::Paragraph(Words::quiet(told)))
}

/// What charter and policies lay down, and the policies in force.
pub(super) fn principles(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let papers = file.there(&[ArtefactKind::Charter, ArtefactKind::Policy]);
    let rules: Vec<Words> = papers.iter().flat_map(|paper| rules_of(file, paper)).collect();
    let unsaid = papers.iter().any(|paper| paper.document().rules.is_unknown());
    let all = rules.len();
    let shown: Vec<Words> = rules.into_iter().take(most.principles).collect();
    let count = shown.len();
    let mut blocks = Vec::new();
    if count > 0 {
        blocks.push(Block::Bullets(shown));
        blocks.extend(more(file, "charter-more-principles", all, count));
    } else if papers.is_empty() {
        blocks.push(nothing(file, ArtefactKind::Policy, "charter-no-policies"));
    } else if unsaid {
        blocks.push(super::unknown(file, "charter-principles-not-known"));
    } else {
        blocks.push(undecided(file, "charter-no-principles"));
    }
    blocks.extend(policies(file, most));
    blocks
}

fn rules_of(file: &OnFile<'_, '_>, paper: &Artefact) -> Vec<Words> {
    let rules = paper.document().rules.given().into_iter().flatten();
    rules
        .into_iter()
        .map(|rule| {
            let binding = match &rule.mandatory {
                Fact::Given(true) => "charter-mandatory",
                Fact::Given(false) | Fact::StatedNone => "charter-local",
                Fact::Unknown => "charter-binding-not-stated",
            };
            let value = rule.value.given().cloned();
            let value = value.unwrap_or_else(|| file.say("cell-not-stated"));
            let behind = format!(" ({}, {})", file.say(binding), paper.id());
            Words::strong(rule.key.as_str().replace('-', " "))
                .and(Words::plain(format!(": {value}")))
                .and(Words::quiet(behind))
        })
        .collect()
}

/// The policies that are there, the newest approval first.
fn policies(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let mut policies = file.there(&[ArtefactKind::Policy]);
    policies.sort_by_key(|policy| std::cmp::Reverse(approved_on(policy)));
    let all = policies.len();
    let shown: Vec<Words> = policies
        .iter()
        .take(most.policies)
        .map(|policy| titled(policy).and(Words::quiet(format!(", {}", approval(file, policy)))))
        .collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let count = shown.len();
    let head = Block::Paragraph(Words::strong(file.say("charter-policies")));
    let mut blocks = vec![head, Block::Bullets(shown)];
    blocks.extend(more(file, "charter-more-policies", all, count));
    blocks
}

fn approved_on(paper: &Artefact) -> Option<Date> {
    paper.document().approval.given().and_then(|approval| approval.on.given().copied())
}

/// Who approved a paper and when, as far as that is stated.
pub(in crate::contents) fn approval(file: &OnFile<'_, '_>, paper: &Artefact) -> String {
    match &paper.document().approval {
        Fact::StatedNone => file.say("charter-not-approved"),
        Fact::Unknown => file.say("charter-approval-not-stated"),
        Fact::Given(approval) => {
            let by = approval.by.given().map(|by| file.who(by));
            let on = approval.on.given().map(|on| file.day(*on));
            match (by, on) {
                (Some(by), Some(on)) => {
                    file.with("charter-approved", &[("by", by.into()), ("day", on.into())])
                }
                (Some(by), None) => file.with("charter-approved-by", &[("by", by.into())]),
                (None, Some(on)) => file.with("charter-approved-on", &[("day", on.into())]),
                (None, None) => file.say("charter-approval-not-stated"),
            }
        }
    }
}

/// What is to be reached within two years: milestones of plans, and objectives with a day.
pub(super) fn ambition(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let until = AHEAD.parse().ok().map(|ahead| file.as_of().after(ahead));
    let ahead = |day: &Date| *day > file.as_of() && until.is_none_or(|until| *day <= until);
    let mut aims: Vec<(Date, Words, Cell)> = Vec::new();
    for plan in file.there(&[ArtefactKind::Plan]) {
        let milestones = plan.document().plan.as_deref().and_then(|part| part.milestones.given());
        for milestone in milestones.into_iter().flatten() {
            let Some(day) = milestone.due_on.given().filter(|day| ahead(day)) else { continue };
            let Some(outcome) = milestone.outcome.given() else { continue };
            let words = Words::plain(format!("{outcome} ")).and(Words::code(plan.id().as_str()));
            aims.push((*day, words, file.who_cell(&milestone.owner)));
        }
    }
    for objective in file.there(&[ArtefactKind::Objective]) {
        let Some(part) = objective.document().objective.as_deref() else { continue };
        let Some(day) = part.due_on.given().filter(|day| ahead(day)) else { continue };
        let owner = if part.responsible.is_unknown() {
            &objective.document().owner
        } else {
            &part.responsible
        };
        aims.push((*day, titled(objective), file.who_cell(owner)));
    }
    aims.sort_by_key(|(day, ..)| *day);
    let all = aims.len();
    let rows: Vec<Row> = aims
        .into_iter()
        .take(most.aims)
        .map(|(day, words, owner)| Row {
            sort: RowSort::Body,
            cells: vec![Cell::plain(file.day(day)), Cell::of(words), owner],
        })
        .collect();
    let count = rows.len();
    if count == 0 {
        let kind = [ArtefactKind::Objective, ArtefactKind::Plan];
        let unread = kind.into_iter().find(|kind| !file.carries(*kind));
        let kind = unread.unwrap_or(ArtefactKind::Plan);
        return vec![nothing(file, kind, "charter-no-ambition")];
    }
    let table = Table {
        caption: String::new(),
        columns: vec![
            column(file, "charter-by-when", 20),
            column(file, "charter-outcome", 50),
            column(file, "charter-who", 30),
        ],
        rows,
        note: String::new(),
    };
    let mut blocks = vec![Block::Table(table)];
    if all > count {
        let left = counted(all.saturating_sub(count));
        let words = file.with("charter-more-aims", &[("shown", counted(count)), ("more", left)]);
        blocks.push(Block::Paragraph(Words::quiet(words)));
    }
    blocks
}

/// A column of words.
pub(super) fn column(file: &OnFile<'_, '_>, key: &str, width: u16) -> Column {
    Column { header: file.say(key), width, align: Align::Start }
}
