//! The sheets to write on, and the annex: decisions, attendance, the record behind each line.

use std::collections::BTreeMap;

use clausegraph::{Artefact, ArtefactKind, Attribute, Fact, PersonKey, Requirement};
use clausegraph_report::wording::kind_words;

use super::{
    follows,
    reach::{Pack, day},
    tables::{column, table},
};
use crate::{
    Block, Cell, Row, RowSort, Section, Tone, Words,
    contents::on_file::{OnFile, of, subject},
};

/// Blank rows for each sort of decision.
const BLANK: usize = 5;

/// The forums whose subject is the review of the whole.
pub(super) fn forums<'g>(pack: &Pack<'_, 'g>) -> Vec<&'g Artefact> {
    let words = pack.file.basis.assessment.catalogue().paper_words("whole-review");
    let mut found = pack.file.there(&[ArtefactKind::Forum]);
    found.retain(|forum| subject(forum).given().is_some_and(|of| words.contains(of)));
    found
}

/// What the last review decided, and what became of it.
pub(super) fn decided(pack: &Pack<'_, '_>) -> Vec<Block> {
    let file = &pack.file;
    let Some((held, review)) = pack.review() else { return Vec::new() };
    let decisions = of(review.document().review.as_deref(), |part| &part.decisions);
    let items = match decisions {
        Fact::Given(items) => items,
        Fact::StatedNone | Fact::Unknown => {
            let key = if decisions.is_unknown() {
                "review-pack-decisions-not-stated"
            } else {
                "review-pack-no-decisions"
            };
            let told = file.with(
                key,
                &[("review", review.id().as_str().into()), ("day", file.day(held).into())],
            );
            return vec![Block::Paragraph(Words::plain(told))];
        }
    };
    let rows = items.iter().map(|item| {
        let note = item.note.clone().or_else(|| item.at.clone());
        let action = match &item.action {
            Fact::Given(id) => {
                let action = file.organisation().artefact(id.as_str());
                let stand = action.map(|action| super::actions::Stand::of(action, file.as_of()));
                let late = stand.is_some_and(super::actions::Stand::is_overdue);
                let tone = if late { Tone::Bad } else { Tone::None };
                let sign = if late { "\u{26a0} " } else { "" };
                Cell { words: Words::plain(sign).and(Words::code(id.as_str())), tone }
            }
            Fact::StatedNone => file.none(),
            Fact::Unknown => file.not_stated(),
        };
        let cells = vec![
            Cell::plain(item.item.as_str().replace('-', " ")),
            note.map_or_else(|| file.not_stated(), Cell::plain),
            action,
        ];
        Row { sort: RowSort::Body, cells }
    });
    let columns = vec![
        column(file, "review-pack-decided", 28),
        column(file, "review-pack-what", 50),
        column(file, "review-pack-led-to", 22),
    ];
    vec![table(columns, rows.collect(), String::new())]
}

/// The log of decisions: blank rows below each sort of decision that is asked for.
pub(super) fn decisions(pack: &Pack<'_, '_>) -> Section {
    let file = &pack.file;
    let mut rows = Vec::new();
    let mut number = 0_usize;
    for requirement in outputs(pack) {
        let title = format!("{} ({})", requirement.statement(), requirement.id());
        rows.push(Row { sort: RowSort::Group, cells: vec![Cell::plain(title)] });
        for _ in 0..BLANK {
            number += 1;
            let mut cells = vec![Cell::plain(number.to_string())];
            cells.extend((0..4).map(|_| Cell::plain("\u{a0}\n\u{a0}")));
            rows.push(Row { sort: RowSort::Body, cells });
        }
    }
    let columns = vec![
        column(file, "review-pack-number", 6),
        column(file, "review-pack-decision", 44),
        column(file, "review-pack-owner", 17),
        column(file, "review-pack-due", 13),
        column(file, "review-pack-measure", 20),
    ];
    Section {
        title: file.say("review-pack-decisions"),
        anchor: "decisions".to_owned(),
        starts_page: true,
        blocks: vec![
            Block::Paragraph(Words::plain(file.say("review-pack-decisions-how"))),
            table(columns, rows, String::new()),
        ],
        sections: Vec::new(),
    }
}

/// The requirements that ask for decisions, of the clause that asks for the inputs.
fn outputs<'g>(pack: &Pack<'_, 'g>) -> Vec<&'g Requirement> {
    let clause = pack.inputs.iter().flat_map(|input| &input.requirements).next();
    let clause = clause.map(|requirement| requirement.clause_id());
    let all = pack.file.basis.assessment.catalogue().requirements();
    let decides = |requirement: &&Requirement| {
        let fields = requirement.slots().iter().filter_map(|slot| slot.field.as_ref());
        let mut fields = fields.into_iter();
        fields.any(|field| matches!(field, Attribute::ReviewDecision(_)))
    };
    all.filter(|requirement| Some(requirement.clause_id()) == clause).filter(decides).collect()
}

/// Who is to be there, with a place to tick.
pub(super) fn attendance(pack: &Pack<'_, '_>) -> Section {
    let file = &pack.file;
    let last = pack.review().map(|(_, review)| review);
    let before =
        of(last.and_then(|review| review.document().review.as_deref()), |part| &part.attendance);
    let people = wanted(pack, before.given().copied());
    let rows = people.iter().map(|key| {
        let person = file.organisation().person(key);
        let office = person.and_then(|person| person.office.given());
        let top = match person.map_or(Fact::Unknown, |person| person.top_management) {
            Fact::Given(true) => Cell::plain(file.say("review-pack-yes")),
            Fact::Given(false) | Fact::StatedNone => Cell::plain(file.say("review-pack-no")),
            Fact::Unknown => file.not_stated(),
        };
        let there = match before {
            Fact::Given(present) if present.contains(key) => {
                Cell::plain(file.say("review-pack-yes"))
            }
            Fact::Given(_) | Fact::StatedNone => Cell::plain(file.say("review-pack-no")),
            Fact::Unknown => file.not_stated(),
        };
        let cells = vec![
            Cell::of(Words::code(key.as_str())),
            office.map_or_else(|| file.not_stated(), |office| Cell::plain(office.as_str())),
            top,
            there,
            Cell::plain("\u{2610}"),
        ];
        Row { sort: RowSort::Body, cells }
    });
    let mut rows: Vec<Row> = rows.collect();
    for _ in 0..3 {
        let mut cells: Vec<Cell> = (0..4).map(|_| Cell::plain("\u{a0}")).collect();
        cells.push(Cell::plain("\u{2610}"));
        rows.push(Row { sort: RowSort::Body, cells });
    }
    let columns = vec![
        column(file, "review-pack-person", 20),
        column(file, "review-pack-office", 38),
        column(file, "review-pack-top", 15),
        column(file, "review-pack-last-time", 14),
        column(file, "review-pack-present", 13),
    ];
    Section {
        title: file.say("review-pack-attendance"),
        anchor: "attendance".to_owned(),
        starts_page: false,
        blocks: vec![table(columns, rows, file.say("review-pack-attendance-note"))],
        sections: Vec::new(),
    }
}

/// Those whom the forum asks for, those of top management, and those who were there last time.
fn wanted(pack: &Pack<'_, '_>, before: Option<&Vec<PersonKey>>) -> Vec<PersonKey> {
    let file = &pack.file;
    let forums = forums(pack);
    let asked = forums.iter().filter_map(|forum| {
        of(forum.document().forum.as_deref(), |part| &part.required).given().copied()
    });
    let listed = file.organisation().people().given().into_iter().flatten();
    let top = listed.filter(|person| {
        person.top_management == Fact::Given(true) && person.active != Fact::Given(false)
    });
    let mut found: Vec<PersonKey> = Vec::new();
    let all = asked.flatten().chain(top.map(|person| &person.key));
    for key in all.chain(before.into_iter().flatten()) {
        if !found.contains(key) {
            found.push(key.clone());
        }
    }
    found
}

/// The record behind each line, and the findings that found no room.
pub(super) fn annex(pack: &Pack<'_, '_>) -> Section {
    let file = &pack.file;
    let mut rows = Vec::new();
    for (number, input) in (1_usize..).zip(&pack.inputs) {
        let found = input.artefacts();
        let title = file.with(
            "review-pack-annex-part",
            &[
                ("number", super::counted(number)),
                ("title", input.document.title.as_str().into()),
                ("count", super::counted(found.len())),
            ],
        );
        rows.push(Row { sort: RowSort::Group, cells: vec![Cell::plain(title)] });
        rows.extend(found.iter().map(|artefact| record(file, artefact)));
    }
    let columns = vec![
        column(file, "review-pack-id", 16),
        column(file, "review-pack-title-head", 36),
        column(file, "review-pack-kind", 16),
        column(file, "review-pack-day", 12),
        column(file, "review-pack-kept", 20),
    ];
    let mut blocks = vec![
        Block::Paragraph(Words::plain(file.say("review-pack-annex-how"))),
        table(columns, rows, String::new()),
    ];
    blocks.extend(findings(pack));
    Section {
        title: file.say("review-pack-annex"),
        anchor: "annex".to_owned(),
        starts_page: true,
        blocks,
        sections: Vec::new(),
    }
}

fn record(file: &OnFile<'_, '_>, artefact: &Artefact) -> Row {
    let document = artefact.document();
    let kept = match &document.uri {
        Fact::Given(uri) => Cell::of(Words(vec![crate::Run {
            text: uri.clone(),
            look: crate::RunLook::Quiet,
            link: Some(uri.clone()),
        }])),
        Fact::StatedNone => file.none(),
        Fact::Unknown => file.not_stated(),
    };
    let cells = vec![
        Cell::of(Words::code(artefact.id().as_str())),
        Cell::plain(artefact.title()),
        Cell::plain(kind_words(artefact.kind())),
        file.day_cell(day(artefact).map_or(Fact::Unknown, Fact::Given)),
        kept,
    ];
    Row { sort: RowSort::Body, cells }
}

/// All findings that say what follows, each once, with the inputs they are told at.
fn findings(pack: &Pack<'_, '_>) -> Vec<Block> {
    let file = &pack.file;
    let mut told: BTreeMap<String, (Words, Vec<String>)> = BTreeMap::new();
    for (number, input) in (1_usize..).zip(&pack.inputs) {
        for finding in follows::findings(pack, input) {
            let entry = told.entry(finding.id.to_string());
            let (_, inputs) = entry.or_insert_with(|| (follows::told(finding), Vec::new()));
            inputs.push(number.to_string());
        }
    }
    if told.is_empty() {
        return Vec::new();
    }
    let rows = told.into_values().map(|(words, inputs)| Row {
        sort: RowSort::Body,
        cells: vec![Cell::plain(inputs.join(", ")), Cell::of(words)],
    });
    let columns = vec![column(file, "review-pack-at", 12), column(file, "review-pack-noticed", 88)];
    vec![
        follows::head(file, "review-pack-all-findings"),
        table(columns, rows.collect(), String::new()),
    ]
}
