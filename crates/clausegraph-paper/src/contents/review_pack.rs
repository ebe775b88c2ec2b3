//! What top management looks at in a management review: one half page for each input, then what is decided.
//!
//! Which inputs there are, what is put before the review for each and which rules say what follows stands in
//! the catalogue. Facts come from the files since the last review; what nobody knows is said to be unknown,
//! and never told as none.

mod actions;
mod completeness;
mod follows;
mod measures;
mod parties;
mod reach;
mod sheets;
mod tables;

use clausegraph::{ArtefactKind, Fact};

use self::{
    completeness::Told,
    reach::{Input, Pack},
};
use super::on_file::{OnFile, counted, row};
use crate::{
    Align, Basis, Block, Cell, Column, Field, FieldValue, Layout, Notice, NoticeSort, Paper,
    PaperKind, Row, RowSort, Section, Sheet, Words,
};

/// The pack for a management review: agenda, one part for each input, decision log, attendance, the check
/// whether the inputs are complete, and an annex with the record behind each line.
///
/// What follows is said where a rule says it, and is a place to fill otherwise. Decisions are proposed to a
/// consultant only; an auditor is shown none.
pub fn review_pack_paper(basis: &Basis<'_, '_>) -> Paper {
    let pack = Pack::new(OnFile::new(basis));
    let file = &pack.file;
    let mut sections = vec![agenda(&pack)];
    let mut whole = Vec::new();
    for (number, input) in (1..).zip(&pack.inputs) {
        let (section, tables) = part(&pack, number, input);
        sections.push(section);
        whole.extend(tables);
    }
    sections.push(sheets::decisions(&pack));
    sections.push(sheets::attendance(&pack));
    sections.push(completeness::section(&pack));
    sections.push(Section { sections: whole, ..sheets::annex(&pack) });
    let day = basis.texts.day(file.as_of());
    let counts = Told::of(&pack).sentence(&pack);
    Paper {
        kind: PaperKind::ReviewPack,
        language: basis.texts.language(),
        title: file.say("review-pack-title"),
        subtitle: file.name(),
        facts: facts(&pack),
        notices: vec![Notice {
            sort: NoticeSort::Limits,
            words: Words::plain(file.say("review-pack-limits")),
        }],
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections,
        footer: file.with(
            "review-pack-footer",
            &[("name", file.name().into()), ("day", day.into()), ("counts", counts.into())],
        ),
    }
}

/// The day, the last review, and when the next one is due.
fn facts(pack: &Pack<'_, '_>) -> Vec<Field> {
    let file = &pack.file;
    let known = |key: &str, value: String| Field {
        label: file.say(key),
        value: FieldValue::Known(Words::plain(value)),
    };
    let last = match pack.earlier.as_ref().map(|earlier| &earlier.review) {
        Some(Fact::Given((day, review))) => known(
            "review-pack-last",
            file.with(
                "review-pack-last-held",
                &[("review", review.id().as_str().into()), ("day", file.day(*day).into())],
            ),
        ),
        Some(Fact::StatedNone) => Field {
            label: file.say("review-pack-last"),
            value: FieldValue::Undecided(file.say("review-pack-no-review")),
        },
        Some(Fact::Unknown) | None => {
            known("review-pack-last", file.say("review-pack-review-not-known"))
        }
    };
    vec![
        known("review-pack-as-of", file.basis.texts.day(file.as_of())),
        last,
        next(pack),
        Field {
            label: file.say("review-pack-this-review"),
            value: FieldValue::ToFill { lines: 1 },
        },
    ]
}

/// When the next review is due, by the interval that a forum of its subject lays down.
fn next(pack: &Pack<'_, '_>) -> Field {
    let file = &pack.file;
    let label = file.say("review-pack-next");
    let forums = sheets::forums(pack);
    let interval = forums.iter().find_map(|forum| forum.document().interval.given().copied());
    let value = match (interval, pack.review()) {
        (Some(interval), Some((held, _))) => {
            let due = held.after(interval);
            let key =
                if due < file.as_of() { "review-pack-next-passed" } else { "review-pack-next-by" };
            let every = file.every(interval);
            let day = file.day(due);
            let told = file.with(key, &[("day", day.into()), ("every", every.into())]);
            FieldValue::Known(Words::plain(told))
        }
        (Some(interval), None) => FieldValue::Known(Words::plain(file.every(interval))),
        (None, _) if forums.iter().any(|forum| forum.document().interval.is_stated_none()) => {
            FieldValue::Undecided(file.say("review-pack-no-interval"))
        }
        (None, _) => FieldValue::Known(Words::plain(file.say("review-pack-interval-not-known"))),
    };
    Field { label, value }
}

/// The agenda: each input with what is on record for it.
fn agenda(pack: &Pack<'_, '_>) -> Section {
    let file = &pack.file;
    let number = |count: usize| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        Cell::plain(file.basis.texts.number(count))
    };
    let rows = (1_usize..).zip(&pack.inputs).map(|(place, input)| {
        let found = input.artefacts();
        let new = found.iter().filter(|artefact| pack.is_new(artefact)).count();
        let mut title = Words::plain(input.document.title.as_str());
        for run in &mut title.0 {
            run.link = Some(format!("#input-{}", input.document.id));
        }
        let cells = vec![
            Cell::plain(place.to_string()),
            Cell::of(title),
            Cell::of(Words::code(row(input
                .requirements
                .iter()
                .map(|requirement| requirement.id().to_string())))),
            number(found.len()),
            number(new),
            number(follows::findings(pack, input).len()),
        ];
        Row { sort: RowSort::Body, cells }
    });
    let mut rows: Vec<Row> = rows.collect();
    let last = [("decisions", "review-pack-decisions"), ("completeness", "review-pack-complete")];
    for (place, (anchor, key)) in (rows.len() + 1..).zip(last) {
        let mut title = Words::plain(file.say(key));
        for run in &mut title.0 {
            run.link = Some(format!("#{anchor}"));
        }
        let mut cells = vec![Cell::plain(place.to_string()), Cell::of(title)];
        cells.extend((0..4).map(|_| Cell::of(Words::none())));
        rows.push(Row { sort: RowSort::Body, cells });
    }
    let end = |key: &str| Column { header: file.say(key), width: 12, align: Align::End };
    let columns = vec![
        Column { header: file.say("review-pack-number"), width: 6, align: Align::End },
        tables::column(file, "review-pack-item", 46),
        tables::column(file, "review-pack-asked-by", 14),
        end("review-pack-on-record"),
        end("review-pack-new"),
        end("review-pack-findings"),
    ];
    Section {
        title: file.say("review-pack-agenda"),
        anchor: "agenda".to_owned(),
        starts_page: true,
        blocks: vec![tables::table(columns, rows, file.say("review-pack-agenda-note"))],
        sections: Vec::new(),
    }
}

/// One input on half a page: what is on record, what follows, what is proposed; and its longer tables, which
/// stand whole in the annex.
fn part(pack: &Pack<'_, '_>, number: usize, input: &Input<'_>) -> (Section, Option<Section>) {
    let file = &pack.file;
    let asked = input.requirements.iter().map(|requirement| requirement.question());
    let asked = asked.collect::<Vec<&str>>().join(" ");
    let mut facts = Vec::new();
    if input.looks_back() {
        facts.extend(sheets::decided(pack));
    }
    for list in &input.document.lists {
        facts.push(parties::list(pack, input, *list));
    }
    for group in &input.groups {
        facts.extend(tables::group(pack, group));
        let corrective = group.document.kinds.as_slice() == [ArtefactKind::CorrectiveAction];
        if corrective && group.document.raised_by.is_empty() {
            facts.extend(actions::by_quarter(pack, &group.artefacts));
        }
    }
    if input.looks_back() {
        facts.extend(actions::overdue(pack));
    }
    let whole = tables::shortened(file, &mut facts);
    let parts = [
        ("fact", facts),
        ("so-what", follows::so_what(pack, input)),
        ("proposed", follows::decision(pack, input)),
    ];
    let parts = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    let parts = parts.map(|(name, blocks)| Section {
        title: file.say(&format!("review-pack-{name}")),
        anchor: format!("input-{}-{name}", input.document.id),
        starts_page: false,
        blocks,
        sections: Vec::new(),
    });
    let title = file.with(
        "review-pack-part",
        &[("number", counted(number)), ("title", input.document.title.as_str().into())],
    );
    let section = Section {
        title: title.clone(),
        anchor: format!("input-{}", input.document.id),
        starts_page: number == 1,
        blocks: vec![Block::Paragraph(Words::quiet(asked))],
        sections: parts.collect(),
    };
    let whole = (!whole.is_empty()).then(|| Section {
        title,
        anchor: format!("annex-{}", input.document.id),
        starts_page: false,
        blocks: whole,
        sections: Vec::new(),
    });
    (section, whole)
}
