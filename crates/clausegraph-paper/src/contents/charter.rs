//! The service management system on one page: what is decided, by whom, and what nobody has decided.
//!
//! Every line comes from the files; a block of which they hold nothing says so. Where the files hold more
//! than a block, the first by a stated rule are shown, with how many more there are and where they stand.

mod direction;
pub(super) mod fit;
mod people;
mod risk;
mod run;
mod scope;

use clausegraph::{ArtefactKind, RoutineView};

pub(super) use self::{direction::approval, risk::rank as risk_rank};
use super::{PaperError, on_file::OnFile};
use crate::{
    Basis, Block, Field, FieldValue, Layout, Notice, NoticeSort, Paper, PaperKind, Section, Sheet,
    Words,
};

/// The service management system on one page: A3 landscape in four columns, A4 portrait in two.
///
/// What nobody has decided is shown as such, and nothing is made up. The charter is made of facts alone and
/// so is the same for every reader. Each block shows so many entries as the sheet is made for; where they
/// find no room together, each shows fewer, as many as do, and says how many more there are.
///
/// # Errors
///
/// [`PaperError::DoesNotFit`], with every part that takes more than its share of the page, where the page
/// does not even hold one or two entries of each.
pub fn charter_paper(basis: &Basis<'_, '_>, sheet: Sheet) -> Result<Paper, PaperError> {
    let file = OnFile::new(basis);
    let routines = clausegraph::routines(basis.assessment).routines;
    fit::filled(sheet, |most| page(&file, &routines, sheet, most))
}

/// The page with so many entries in each block at most.
fn page(
    file: &OnFile<'_, '_>,
    routines: &[RoutineView<'_>],
    sheet: Sheet,
    most: fit::Most,
) -> Paper {
    let basis = &file.basis;
    let sections = vec![
        tile(file, "purpose", direction::purpose(file, most)),
        tile(file, "scope", scope::scope(file, most)),
        tile(file, "principles", direction::principles(file, most)),
        tile(file, "roles", people::roles(file, most)),
        tile(file, "routines", run::routines(file, routines, most)),
        tile(file, "measures", run::measures(file, most)),
        tile(file, "rhythm", run::rhythm(file, most)),
        tile(file, "risks", risk::risks(file, most)),
        tile(file, "ambition", direction::ambition(file, most)),
        tile(file, "signature", people::signature(file)),
    ];
    let day = basis.texts.day(file.as_of());
    Paper {
        kind: PaperKind::Charter,
        language: basis.texts.language(),
        title: file.say("charter-title"),
        subtitle: file.name(),
        facts: vec![Field {
            label: file.say("charter-made"),
            value: FieldValue::Known(made_from(file)),
        }],
        notices: Vec::new(),
        sheet,
        layout: Layout::OnePage { columns: fit::columns(sheet) },
        sections,
        footer: file.with("charter-footer", &[("name", file.name().into()), ("day", day.into())]),
    }
}

/// The day, and the charter that is on file already.
fn made_from(file: &OnFile<'_, '_>) -> Words {
    let day = file.basis.texts.day(file.as_of());
    let mut words = Words::plain(file.with("charter-as-of", &[("day", day.into())]));
    if let Some(charter) = file.there(&[ArtefactKind::Charter]).first() {
        let id = charter.id().to_string();
        let version = charter.document().version.given();
        let told = match version {
            Some(version) => file.with(
                "charter-on-file",
                &[("charter", id.into()), ("version", version.as_str().into())],
            ),
            None => file.with("charter-on-file-unversioned", &[("charter", id.into())]),
        };
        words = words.and(Words::plain(format!(" {told}")));
    }
    words
}

fn tile(file: &OnFile<'_, '_>, name: &str, blocks: Vec<Block>) -> Section {
    Section {
        title: file.say(&format!("charter-{name}")),
        anchor: name.to_owned(),
        starts_page: false,
        blocks,
        sections: Vec::new(),
    }
}

/// What nobody has decided.
fn undecided(file: &OnFile<'_, '_>, key: &str) -> Block {
    Block::Notice(Notice { sort: NoticeSort::Undecided, words: Words::plain(file.say(key)) })
}

/// What the files do not say: neither that there is something nor that there is nothing.
fn unknown(file: &OnFile<'_, '_>, key: &str) -> Block {
    Block::Notice(Notice { sort: NoticeSort::Limits, words: Words::plain(file.say(key)) })
}

/// What stands in the place of entries of a kind: that nobody has decided, or that nothing is known.
fn nothing(file: &OnFile<'_, '_>, kind: ArtefactKind, none: &str) -> Block {
    if file.carries(kind) {
        return undecided(file, none);
    }
    let family = kind.family().as_str();
    let words = file.with("charter-not-carried", &[("family", family.into())]);
    Block::Notice(Notice { sort: NoticeSort::Limits, words: Words::plain(words) })
}

/// How many more there are, and where; nothing where all are shown.
fn more(file: &OnFile<'_, '_>, key: &str, all: usize, shown: usize) -> Option<Block> {
    let left = all.checked_sub(shown).filter(|left| *left > 0)?;
    let words = file.with(
        key,
        &[("shown", super::on_file::counted(shown)), ("more", super::on_file::counted(left))],
    );
    Some(Block::Paragraph(Words::quiet(words)))
}

/// The number in an amount or a text, for an order: the digits it begins with.
fn leading(text: &str) -> Option<u32> {
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
