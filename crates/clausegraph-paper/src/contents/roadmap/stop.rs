//! What is no longer done, and what no action is known for.

use clausegraph::retire::{RetireAction, Retirement};
use clausegraph_report::wording::hours_words;

use super::{number, outcome::named, overview::columns};
use crate::{
    Advice, Align, Basis, Block, Cell, Notice, NoticeSort, Row, RowSort, Section, Table, Words,
};

/// The documents that can go.
fn blocks(basis: &Basis<'_, '_>, advice: &Advice<'_, '_>) -> Vec<Block> {
    let texts = basis.texts;
    let list = advice.retire;
    if list.retire.is_empty() {
        return vec![Block::Paragraph(Words::plain(texts.say("roadmap-stop-nothing")))];
    }
    let arguments = [
        ("number", number(list.retire.len()).into()),
        ("hours", hours_words(list.minutes_saved()).into()),
        ("cells", number(list.proof.cells).into()),
    ];
    let rows = list.retire.iter().map(|retired| Row {
        sort: RowSort::Body,
        cells: vec![
            Cell::plain(named(retired.artefact)),
            Cell::plain(what(basis, retired)),
            Cell::plain(owner(retired)),
            Cell::plain(hours_words(retired.burden.minutes)),
        ],
    });
    let table = Table {
        caption: texts.say("roadmap-stop-caption"),
        columns: columns(
            basis,
            &[
                ("roadmap-column-document", 40, Align::Start),
                ("roadmap-column-what-with-it", 36, Align::Start),
                ("roadmap-column-owner", 12, Align::Start),
                ("roadmap-column-saves", 12, Align::End),
            ],
        ),
        rows: rows.collect(),
        note: String::new(),
    };
    let intro = Words::plain(texts.say_with("roadmap-stop-intro", &arguments));
    let undecided = Words::plain(texts.say("roadmap-stop-undecided"));
    vec![
        Block::Paragraph(intro),
        Block::Notice(Notice { sort: NoticeSort::Undecided, words: undecided }),
        Block::Table(table),
    ]
}

/// The section of what is no longer done.
pub(super) fn section(basis: &Basis<'_, '_>, advice: &Advice<'_, '_>) -> Section {
    super::section(basis.texts.say("roadmap-stop"), "roadmap-stop", blocks(basis, advice))
}

fn what(basis: &Basis<'_, '_>, retired: &Retirement<'_>) -> String {
    let texts = basis.texts;
    let other = |key: &str, other| texts.say_with(key, &[("other", named(other).into())]);
    match retired.action {
        RetireAction::DropCopy(kept) => other("roadmap-stop-copy", kept),
        RetireAction::MergeInto(kept) => other("roadmap-stop-merge", kept),
        RetireAction::Withdraw => texts.say("roadmap-stop-withdraw"),
        RetireAction::Release(_) => texts.say("roadmap-stop-release"),
        RetireAction::AskReaders => texts.say("roadmap-stop-ask"),
        _ => String::new(),
    }
}

fn owner(retired: &Retirement<'_>) -> String {
    let owner = retired.artefact.document().owner.given();
    owner.map_or_else(|| "○".to_owned(), ToString::to_string)
}

/// What is open and what no action is known for; none where there is nothing of the sort.
pub(super) fn stuck(basis: &Basis<'_, '_>, advice: &Advice<'_, '_>) -> Option<Section> {
    let texts = basis.texts;
    let stuck = advice.plan.cells.iter().filter(|planned| planned.stuck);
    let rows: Vec<Row> = stuck
        .map(|planned| Row {
            sort: RowSort::Body,
            cells: vec![
                Cell::of(Words::code(planned.cell.name())),
                Cell::toned(
                    planned.cell.status.as_str().replace('-', " "),
                    crate::Tone::of_status(planned.cell.status),
                ),
                Cell::plain(planned.cell.requirement.question()),
            ],
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let table = Table {
        caption: texts.say("roadmap-stuck-caption"),
        columns: columns(
            basis,
            &[
                ("roadmap-column-cell", 20, Align::Start),
                ("roadmap-column-evidence", 14, Align::Start),
                ("roadmap-column-question", 66, Align::Start),
            ],
        ),
        rows,
        note: String::new(),
    };
    let blocks =
        vec![Block::Paragraph(Words::plain(texts.say("roadmap-stuck-intro"))), Block::Table(table)];
    Some(super::section(texts.say("roadmap-stuck"), "roadmap-stuck", blocks))
}
