//! What people wrote in the workbook: their words beside what the evidence shows, each with who wrote it.
//!
//! It is for a consultant; an auditor is shown who was asked, when, and what was seen.

use clausegraph::{
    Artefact, ArtefactId, Requirement,
    document::{DocumentDecisionDocument, PaperState, WorkingPaperDocument},
};

use super::{
    grouped::Gap,
    pen::{Content, Pen, body, clause_of, group, heading},
};
use crate::{Basis, Block, Cell, Row, Section, Table, Words};

/// What a paper says nothing of.
const NOTHING: &str = "–";

/// All papers that a consultant is shown, in the order of the requirements.
fn papers<'g>(basis: &Basis<'_, 'g>) -> Vec<(&'g Requirement, &'g WorkingPaperDocument)> {
    match basis.advice {
        Some(_) => all(basis),
        None => Vec::new(),
    }
}

fn all<'g>(basis: &Basis<'_, 'g>) -> Vec<(&'g Requirement, &'g WorkingPaperDocument)> {
    let catalogue = basis.assessment.catalogue();
    let papers = basis.assessment.organisation().working_papers();
    let mut found: Vec<(&Requirement, &WorkingPaperDocument)> = papers
        .filter_map(|paper| Some((catalogue.requirement(paper.requirement.as_str())?, paper)))
        .collect();
    found.sort_by_key(|(requirement, paper)| (requirement.position(), paper.member.as_ref()));
    found
}

/// Whether there is something that a consultant is shown.
pub(super) fn is_there(basis: &Basis<'_, '_>) -> bool {
    !papers(basis).is_empty()
}

/// What is written on a gap, beside what the evidence shows.
pub(super) fn of_gap(basis: &Basis<'_, '_>, pen: Pen<'_>, gap: &Gap<'_, '_>) -> Vec<Block> {
    let is_of_gap = |requirement: &Requirement, paper: &WorkingPaperDocument| {
        let own = gap.requirements.iter().any(|own| own.position() == requirement.position());
        let member = paper.member.as_ref().map(ToString::to_string);
        let about = member.is_none_or(|id| gap.members.is_empty() || gap.members.contains(&id));
        own && about && (paper.gap.is_some() || paper.severity.is_some())
    };
    let found = papers(basis);
    let rows: Vec<Row> = found
        .into_iter()
        .filter(|(requirement, paper)| is_of_gap(requirement, paper))
        .map(|(_, paper)| {
            body(vec![
                Cell::of(about(paper)),
                Cell::plain(text(paper.gap.as_deref())),
                Cell::plain(severity(pen, paper)),
                Cell::plain(by(pen, paper)),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        pen.column("gap-column-requirement", 5),
        pen.column("gap-column-in-words", 12),
        pen.column("gap-column-severity", 5),
        pen.column("gap-column-written-by", 5),
    ];
    let title = Block::Paragraph(Words::strong(pen.say("gap-written-gap")));
    vec![title, Block::Table(pen.table("", columns, rows))]
}

/// The scores, chapter by chapter, and the states that people put in the place of those of the scores.
pub(super) fn scores(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    let found = papers(basis);
    if found.is_empty() {
        return None;
    }
    let catalogue = basis.assessment.catalogue();
    let mut columns = vec![pen.column("gap-column-scored", 6)];
    let score = |score: u32| crate::Column {
        header: pen.number32(score),
        ..pen.numbers("gap-column-scored", 3)
    };
    columns.extend((0..=3).map(score));
    columns.push(pen.numbers("gap-column-unscored", 3));
    let mut rows = Vec::new();
    let chapters = catalogue.clauses().filter(|one| catalogue.with_ancestors(one).count() == 1);
    for chapter in chapters {
        let of_chapter: Vec<&WorkingPaperDocument> = found
            .iter()
            .filter(|(requirement, _)| {
                let clause = clause_of(catalogue, requirement);
                clause.is_some_and(|clause| catalogue.is_within(clause, chapter.id()))
            })
            .map(|(_, paper)| *paper)
            .collect();
        if of_chapter.is_empty() {
            continue;
        }
        let arguments = [
            ("clause", heading(catalogue, chapter).into()),
            ("n", of_chapter.len().into()),
            ("shown", pen.number(of_chapter.len()).into()),
        ];
        rows.push(group(pen.with("gap-written-chapter", &arguments)));
        rows.push(scored(pen, "gap-aspect-design", of_chapter.iter().map(|one| one.design_score)));
        let operation = of_chapter.iter().map(|one| one.operation_score);
        rows.push(scored(pen, "gap-aspect-operation", operation));
    }
    let table = Table {
        note: pen.say("gap-written-scale"),
        ..pen.table("gap-caption-scores", columns, rows)
    };
    let mut blocks = vec![pen.paragraph("gap-written-scores-lead"), Block::Table(table)];
    blocks.extend(overridden(pen, &found));
    Some(pen.below("gap-written-scores", "results-scores", blocks))
}

/// How many papers have each score in one regard.
fn scored(pen: Pen<'_>, key: &str, scores: impl Iterator<Item = Option<u32>>) -> Row {
    let scores: Vec<Option<u32>> = scores.collect();
    let of = |wanted: Option<u32>| scores.iter().filter(|score| **score == wanted).count();
    let shown = |number: usize| match number {
        0 => Cell::plain("·"),
        number => Cell::plain(pen.number(number)),
    };
    let mut cells = vec![Cell::plain(pen.say(key))];
    cells.extend((0..=3).map(|score| shown(of(Some(score)))));
    cells.push(shown(of(None)));
    body(cells)
}

/// The states that people put in the place of those of the scores, with their reasons.
fn overridden(pen: Pen<'_>, papers: &[(&Requirement, &WorkingPaperDocument)]) -> Option<Block> {
    let rows: Vec<Row> = papers
        .iter()
        .filter(|(_, paper)| paper.state.is_some() && paper.state != paper.state_of_scores())
        .map(|(_, paper)| {
            body(vec![
                Cell::of(about(paper)),
                Cell::plain(state(pen, paper.state_of_scores().map(PaperState::as_str))),
                Cell::plain(state(pen, paper.state.map(PaperState::as_str))),
                Cell::plain(text(paper.state_reason.as_deref())),
                Cell::plain(by(pen, paper)),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        pen.column("gap-column-requirement", 5),
        pen.column("gap-column-of-scores", 5),
        pen.column("gap-column-of-assessor", 5),
        pen.column("gap-column-why", 9),
        pen.column("gap-column-written-by", 5),
    ];
    Some(Block::Table(pen.table("gap-caption-overridden", columns, rows)))
}

/// What people mean to do, with owner and day.
pub(super) fn actions(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    let has_action = |paper: &WorkingPaperDocument| {
        paper.action.is_some()
            || paper.owner.is_some()
            || paper.sponsor.is_some()
            || paper.due.is_some()
            || paper.action_state.is_some()
            || paper.effort_likely.is_some()
            || paper.cost.is_some()
            || paper.priority.is_some()
            || paper.verification.is_some()
    };
    let found = papers(basis);
    let rows: Vec<Row> = found
        .into_iter()
        .filter(|(_, paper)| has_action(paper))
        .map(|(_, paper)| {
            body(vec![
                Cell::of(about(paper)),
                Cell::of(what_is_done(pen, paper)),
                Cell::plain(owner(pen, paper)),
                Cell::plain(paper.due.map_or_else(|| NOTHING.to_owned(), |day| pen.short_day(day))),
                Cell::plain(progress(pen, paper)),
                Cell::plain(effort(pen, paper)),
                Cell::plain(by(pen, paper)),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        pen.column("gap-column-requirement", 5),
        pen.column("gap-column-action", 11),
        pen.column("gap-column-owner", 6),
        pen.column("gap-column-due", 4),
        pen.column("gap-column-progress", 4),
        pen.column("gap-column-days-written", 4),
        pen.column("gap-column-written-by", 5),
    ];
    let lead = pen.count("gap-written-actions-lead", rows.len());
    let blocks =
        vec![Block::Paragraph(Words::plain(lead)), Block::Table(pen.table("", columns, rows))];
    Some(pen.below("gap-written-actions", "roadmap-written", blocks))
}

/// The action, then what people said besides: its type, how urgent it is, what it waits for, how one knows.
fn what_is_done(pen: Pen<'_>, paper: &WorkingPaperDocument) -> Words {
    let mut more = Vec::new();
    more.extend(paper.action_type.map(|found| word(pen, "action-type", found.as_str())));
    more.extend(paper.priority.map(|found| word(pen, "priority", found.as_str())));
    let sentence = |key: &str, told: &Option<String>| {
        told.as_ref().map(|told| pen.with(key, &[("told", told.as_str().into())]))
    };
    more.extend(sentence("gap-written-waits", &paper.dependency));
    more.extend(sentence("gap-written-verified", &paper.verification));
    more.extend(paper.verified_by.as_ref().map(|person| {
        let day = paper.verified_on.map_or_else(|| NOTHING.to_owned(), |day| pen.short_day(day));
        let arguments = [("person", person.to_string().into()), ("day", day.into())];
        pen.with("gap-written-checked", &arguments)
    }));
    let words = Words::plain(text(paper.action.as_deref()));
    if more.is_empty() {
        return words;
    }
    words.and(Words::quiet(format!(" ({})", more.join("; "))))
}

fn owner(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let owner = paper.owner.as_ref().map_or_else(|| pen.say("cell-nobody"), ToString::to_string);
    match &paper.sponsor {
        None => owner,
        Some(sponsor) => {
            let arguments = [("owner", owner.into()), ("sponsor", sponsor.to_string().into())];
            pen.with("gap-written-owner", &arguments)
        }
    }
}

fn progress(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let state = paper.action_state.map(|found| word(pen, "action-state", found.as_str()));
    let percent =
        paper.percent.map(|part| pen.with("gap-written-percent", &[("part", part.into())]));
    let told: Vec<String> = state.into_iter().chain(percent).collect();
    if told.is_empty() { NOTHING.to_owned() } else { told.join(", ") }
}

/// Least, likely and most effort, and what it costs.
fn effort(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let days = [paper.effort_low, paper.effort_likely, paper.effort_high];
    let told: Vec<String> = days
        .iter()
        .map(|days| days.map_or_else(|| NOTHING.to_owned(), |days| days.to_string()))
        .collect();
    let known = days.iter().any(Option::is_some);
    match (known, &paper.cost) {
        (false, None) => NOTHING.to_owned(),
        (false, Some(cost)) => cost.clone(),
        (true, None) => told.join(" / "),
        (true, Some(cost)) => {
            let arguments = [("days", told.join(" / ").into()), ("cost", cost.as_str().into())];
            pen.with("gap-written-cost", &arguments)
        }
    }
}

/// The interviews that were held: whoever was asked, when, and what was said and seen.
pub(super) fn interviews(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    let held: Vec<(String, &WorkingPaperDocument)> = all(basis)
        .into_iter()
        .filter_map(|(_, paper)| Some((paper.interviewee.as_ref()?.to_string(), paper)))
        .collect();
    let mut people: Vec<&String> = held.iter().map(|(person, _)| person).collect();
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    for person in people {
        rows.push(group(person.as_str()));
        let of_person = held.iter().filter(|(other, _)| other == person);
        rows.extend(of_person.map(|(_, paper)| {
            body(vec![
                Cell::of(about(paper)),
                Cell::plain(paper.on.map_or_else(|| NOTHING.to_owned(), |day| pen.short_day(day))),
                Cell::plain(text(paper.current_state.as_deref())),
                Cell::plain(seen(pen, paper)),
                Cell::plain(person_of(pen, paper)),
            ])
        }));
    }
    let columns = vec![
        pen.column("gap-column-requirement", 5),
        pen.column("gap-column-day", 4),
        pen.column("gap-column-today", 9),
        pen.column("gap-column-seen", 8),
        pen.column("gap-column-asked-by", 4),
    ];
    let blocks = vec![Block::Table(pen.table("", columns, rows))];
    Some(pen.below("gap-held", "interviews-held", blocks))
}

/// What people decided about documents.
pub(super) fn decisions(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    basis.advice?;
    let organisation = basis.assessment.organisation();
    let title = |id: &ArtefactId| {
        let known = organisation.artefact(id.as_str()).map(Artefact::title);
        let words = Words::code(id.as_str());
        match known.filter(|title| *title != id.as_str()) {
            Some(title) => words.and(Words::plain(format!(" {title}"))),
            None => words,
        }
    };
    let rows: Vec<Row> = organisation
        .document_decisions()
        .map(|found| {
            let DocumentDecisionDocument { artefact, decision, into, reason, by, on } = found;
            let mut what = Words::strong(word(pen, "decision", decision.as_str()));
            if let Some(into) = into {
                what = what.and(Words::plain(" → ")).and(title(into));
            }
            let arguments = [("person", by.to_string().into()), ("day", pen.short_day(*on).into())];
            body(vec![
                Cell::of(title(artefact)),
                Cell::of(what),
                Cell::plain(text(reason.as_deref())),
                Cell::plain(pen.with("gap-written-by", &arguments)),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        pen.column("gap-column-document", 8),
        pen.column("gap-column-decision", 7),
        pen.column("gap-column-why", 8),
        pen.column("gap-column-decided-by", 5),
    ];
    let blocks =
        vec![pen.paragraph("gap-decisions-lead"), Block::Table(pen.table("", columns, rows))];
    Some(pen.below("gap-decisions", "documents-decisions", blocks))
}

/// Annex: every paper, whatever stands of it elsewhere.
pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let found = papers(basis);
    let lead = pen.count("gap-written-lead", found.len());
    let rows = found.into_iter().map(|(_, paper)| {
        body(vec![
            Cell::of(about(paper)),
            Cell::plain(joined(&[text(paper.current_state.as_deref()), seen(pen, paper)])),
            Cell::plain(text(paper.gap.as_deref())),
            Cell::plain(rated(pen, paper)),
            Cell::plain(by(pen, paper)),
        ])
    });
    let columns = vec![
        pen.column("gap-column-requirement", 5),
        pen.column("gap-column-today-seen", 10),
        pen.column("gap-column-in-words", 9),
        pen.column("gap-column-rated", 6),
        pen.column("gap-column-written-by", 5),
    ];
    let table = pen.table("", columns, rows.collect());
    (vec![Block::Paragraph(Words::plain(lead)), Block::Table(table)], Vec::new())
}

/// Scores, state, severity, how sure the assessor is, and what can be used of others.
fn rated(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let mut told = Vec::new();
    for (key, score) in [
        ("gap-written-design", paper.design_score),
        ("gap-written-operation", paper.operation_score),
    ] {
        told.extend(score.map(|score| pen.with(key, &[("score", score.into())])));
    }
    told.extend(paper.stated_state().map(|found| word(pen, "state", found.as_str())));
    told.push(severity(pen, paper));
    if let Some(sure) = paper.confidence {
        let sure = word(pen, "confidence", sure.as_str());
        told.push(pen.with("gap-written-sure", &[("sure", sure.into())]));
    }
    if let Some(reuse) = &paper.reuse {
        told.push(pen.with("gap-written-reuse", &[("told", reuse.as_str().into())]));
    }
    joined(&told)
}

/// What a paper is about: the requirement, and the member where it is about one.
fn about(paper: &WorkingPaperDocument) -> Words {
    let words = Words::code(paper.requirement.as_str());
    match &paper.member {
        Some(member) => words.and(Words::plain(" · ")).and(Words::code(member.as_str())),
        None => words,
    }
}

/// What was looked at, and of what kind it was.
fn seen(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let kind = paper.evidence_type.map(|found| word(pen, "evidence-type", found.as_str()));
    match (&paper.evidence_seen, kind) {
        (None, None) => NOTHING.to_owned(),
        (Some(seen), None) => seen.clone(),
        (None, Some(kind)) => kind,
        (Some(seen), Some(kind)) => {
            let arguments = [("seen", seen.as_str().into()), ("kind", kind.into())];
            pen.with("gap-written-seen", &arguments)
        }
    }
}

fn severity(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let Some(severity) = paper.severity else { return NOTHING.to_owned() };
    let severity = word(pen, "severity", severity.as_str());
    match &paper.severity_by {
        None => severity,
        Some(by) => {
            let arguments = [("severity", severity.into()), ("person", by.to_string().into())];
            pen.with("gap-written-severity", &arguments)
        }
    }
}

fn state(pen: Pen<'_>, found: Option<&str>) -> String {
    found.map_or_else(|| NOTHING.to_owned(), |found| word(pen, "state", found))
}

/// Who wrote a paper, and when.
fn by(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    let person = person_of(pen, paper);
    match paper.on {
        None => person,
        Some(day) => {
            let arguments = [("person", person.into()), ("day", pen.short_day(day).into())];
            pen.with("gap-written-by", &arguments)
        }
    }
}

fn person_of(pen: Pen<'_>, paper: &WorkingPaperDocument) -> String {
    paper.assessor.as_ref().map_or_else(|| pen.say("cell-not-stated"), ToString::to_string)
}

/// A word of a list of the workbook.
fn word(pen: Pen<'_>, list: &str, found: &str) -> String {
    pen.say(&format!("workbook-word-{list}-{}", found.to_lowercase()))
}

fn text(told: Option<&str>) -> String {
    told.unwrap_or(NOTHING).to_owned()
}

/// What is said, each on a line of its own.
fn joined(told: &[String]) -> String {
    let said: Vec<&str> = told.iter().map(String::as_str).filter(|said| *said != NOTHING).collect();
    if said.is_empty() { NOTHING.to_owned() } else { said.join("\n") }
}
