//! Which inputs the last review showed with something dated behind them, and which stand in this pack.

use clausegraph::{Fact, InputShown, Key};

use super::{
    follows,
    reach::{Pack, day},
    tables::{column, table},
};
use crate::{
    Block, Cell, Notice, NoticeSort, Row, RowSort, Section, Tone, Words, contents::on_file::counted,
};

/// How many inputs were shown, not shown, and cannot be told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    pub(super) shown: usize,
    pub(super) not: usize,
    pub(super) open: usize,
}

impl Told {
    pub(super) fn of(pack: &Pack<'_, '_>) -> Self {
        let mut told = Self::default();
        for input in pack.earlier.iter().flat_map(|earlier| &earlier.inputs) {
            match input.shown {
                InputShown::Shown => told.shown += 1,
                InputShown::NotShown => told.not += 1,
                InputShown::CannotTell => told.open += 1,
            }
        }
        told
    }

    /// The three numbers in one sentence.
    pub(super) fn sentence(self, pack: &Pack<'_, '_>) -> String {
        let numbers = [
            ("shown", counted(self.shown)),
            ("not", counted(self.not)),
            ("open", counted(self.open)),
            ("all", counted(self.shown + self.not + self.open)),
        ];
        pack.file.with("review-pack-complete-counts", &numbers)
    }
}

/// The check, input by input, as the rule on incomplete reviews reads it.
pub(super) fn section(pack: &Pack<'_, '_>) -> Section {
    let file = &pack.file;
    let mut blocks = Vec::new();
    let held = match pack.earlier.as_ref().map(|earlier| &earlier.review) {
        Some(Fact::Given((day, review))) => file.with(
            "review-pack-complete-of",
            &[("review", review.id().as_str().into()), ("day", file.day(*day).into())],
        ),
        Some(Fact::StatedNone) => file.say("review-pack-no-review"),
        Some(Fact::Unknown) | None => file.say("review-pack-review-not-known"),
    };
    blocks.push(Block::Paragraph(Words::plain(held)));
    let told = Told::of(pack);
    let sort = if told.not > 0 { NoticeSort::Warning } else { NoticeSort::Limits };
    blocks.push(Block::Notice(Notice { sort, words: Words::plain(told.sentence(pack)) }));
    let whole: Vec<Words> = follows::of_all(pack).into_iter().map(follows::told).collect();
    if !whole.is_empty() {
        blocks.push(Block::Bullets(whole));
    }
    blocks.push(rows(pack));
    blocks.push(Block::Paragraph(Words::quiet(file.say("review-pack-complete-how"))));
    Section {
        title: file.say("review-pack-complete"),
        anchor: "completeness".to_owned(),
        starts_page: true,
        blocks,
        sections: Vec::new(),
    }
}

fn rows(pack: &Pack<'_, '_>) -> Block {
    let file = &pack.file;
    let mut rows = Vec::new();
    for input in pack.earlier.iter().flat_map(|earlier| &earlier.inputs) {
        let asked = input.requirements.iter().map(|requirement| requirement.id().to_string());
        let shown = match input.shown {
            InputShown::Shown => Cell::toned(file.say("review-pack-shown"), Tone::Good),
            InputShown::NotShown => Cell::toned(file.say("review-pack-not-shown"), Tone::Bad),
            InputShown::CannotTell => {
                Cell::toned(file.say("review-pack-cannot-be-told"), Tone::Unknown)
            }
        };
        rows.push(Row {
            sort: RowSort::Body,
            cells: vec![
                Cell::plain(title(pack, input.input)),
                Cell::of(Words::code(asked.collect::<Vec<_>>().join(", "))),
                shown,
                here(pack, input.input),
            ],
        });
    }
    let columns = vec![
        column(file, "review-pack-input", 36),
        column(file, "review-pack-asked-by", 14),
        column(file, "review-pack-at-last-review", 22),
        column(file, "review-pack-in-this-pack", 28),
    ];
    table(columns, rows, String::new())
}

/// What an input is called: by the agenda and, where that holds several, by its own word.
fn title(pack: &Pack<'_, '_>, key: &Key) -> String {
    let word = key.as_str().replace('-', " ");
    match place(pack, key) {
        Some((number, input)) => {
            let numbers = [
                ("number", counted(number)),
                ("title", input.document.title.as_str().into()),
                ("word", word.into()),
            ];
            pack.file.with("review-pack-input-title", &numbers)
        }
        None => word,
    }
}

fn place<'p, 'g>(
    pack: &'p Pack<'_, 'g>,
    key: &Key,
) -> Option<(usize, &'p super::reach::Input<'g>)> {
    let earlier = pack.earlier.as_ref()?;
    let asked = earlier.inputs.iter().find(|input| input.input == key)?;
    let by = |input: &super::reach::Input<'_>| {
        input.requirements.iter().any(|requirement| {
            asked.requirements.iter().any(|other| other.id() == requirement.id())
        })
    };
    (1..).zip(&pack.inputs).find(|(_, input)| by(input))
}

/// What stands in this pack: how many dated records, and the newest of them.
fn here(pack: &Pack<'_, '_>, key: &Key) -> Cell {
    let file = &pack.file;
    let found = place(pack, key).map(|(_, input)| input.artefacts()).unwrap_or_default();
    let newest = found.iter().filter_map(|artefact| day(artefact)).max();
    match newest {
        Some(newest) => Cell::plain(file.with(
            "review-pack-here",
            &[("count", counted(found.len())), ("day", file.day(newest).into())],
        )),
        None if found.is_empty() => Cell::toned(file.say("review-pack-not-here"), Tone::Unknown),
        None => Cell::toned(file.count("review-pack-here-undated", found.len()), Tone::Unknown),
    }
}
