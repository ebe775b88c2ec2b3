//! What can be wrong with a workbook that comes back.

use serde::Serialize;

use crate::error::near_text;

/// Something in a workbook that cannot be taken, or is left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}{problem}", located(place, problem))]
pub struct GapProblem {
    /// The sheet and cell: `Gap!N7`; blank where it is about the workbook as a whole.
    pub place: String,
    /// What it is.
    pub problem: GapDefect,
}

impl GapProblem {
    pub(super) fn new(place: String, problem: GapDefect) -> Self {
        Self { place, problem }
    }
}

fn located(place: &str, problem: &GapDefect) -> String {
    if place.is_empty() { String::new() } else { format!("{place} [{}]: ", problem.code()) }
}

impl GapDefect {
    /// The word that names it for programs: `not-a-word`.
    pub fn code(&self) -> String {
        let written = serde_json::to_value(self).unwrap_or_default();
        written.get("code").and_then(|code| code.as_str()).unwrap_or_default().to_owned()
    }
}

/// What is wrong with a workbook or a cell of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GapDefect {
    /// There is no hidden sheet.
    #[error(
        "the workbook has no sheet `_base`: it is no gap workbook and no evidence map, or it was saved without hidden sheets"
    )]
    NoBase,
    /// The hidden sheet is of another version.
    #[error("the workbook is of format version `{found}`, which this release does not read")]
    OtherFormat {
        /// The version.
        found: String,
    },
    /// Somebody changed the hidden sheet.
    #[error("the hidden sheet `_base` was changed: nothing tells what people changed since")]
    BrokenBase,
    /// The workbook is of another organisation.
    #[error("the workbook is of the organisation `{found}`, not of `{ours}`")]
    OtherOrganisation {
        /// The one of the workbook.
        found: String,
        /// The one it is to be brought back into.
        ours: String,
    },
    /// The workbook asks what another catalogue asks.
    #[error("the workbook is made with the catalogue `{found}`, not with `{ours}`")]
    OtherCatalogue {
        /// The one of the workbook.
        found: String,
        /// The one that is asked now.
        ours: String,
    },
    /// A sheet is gone.
    #[error("the sheet `{name}` is gone: nothing of it is read{}", near_text(near.as_ref()))]
    NoSheet {
        /// Its name.
        name: String,
        /// A sheet that was perhaps meant.
        near: Option<String>,
    },
    /// A sheet is called otherwise.
    #[error("this sheet was called `{name}`: it is read by its headers")]
    OtherName {
        /// Its former name.
        name: String,
    },
    /// No row of a sheet holds the headers that say what its rows are about.
    #[error("no row holds the header `{header}`: nothing of the sheet is read{}", near_text(near.as_ref()))]
    NoHeader {
        /// The header.
        header: String,
        /// A header that was perhaps meant.
        near: Option<String>,
    },
    /// A column is gone.
    #[error("the column `{header}` is gone: what people wrote in it is not read{}", near_text(near.as_ref()))]
    NoColumn {
        /// Its header.
        header: String,
        /// A header that was perhaps meant.
        near: Option<String>,
    },
    /// A header stands twice.
    #[error("the header `{header}` stands here and at {other}: neither column is read")]
    HeaderTwice {
        /// The header.
        header: String,
        /// Where else it stands.
        other: String,
    },
    /// A column is none of the workbook's.
    #[error("the column `{header}` was added: nothing of it is read")]
    AddedColumn {
        /// Its header.
        header: String,
    },
    /// A sheet is none of the workbook's.
    #[error("this sheet was added: nothing of it is read")]
    AddedSheet,
    /// A row is gone.
    #[error("the row of `{row}` is gone: nothing is taken away for that")]
    RowGone {
        /// What it is about.
        row: String,
    },
    /// A row says nothing of what it is about.
    #[error("the row does not say what it is about: nothing of it is read")]
    NamelessRow,
    /// A row is about something that is not there.
    #[error("`{row}` does not exist: nothing of the row is read{}", near_text(near.as_ref()))]
    UnknownRow {
        /// What it is about.
        row: String,
        /// What was perhaps meant.
        near: Option<String>,
    },
    /// Two rows are about the same thing and say different things.
    #[error("the row of `{row}` stands here and at {other}, and they differ: neither is read")]
    RowTwice {
        /// What they are about.
        row: String,
        /// Where the other stands.
        other: String,
    },
    /// The cell holds the error of a formula.
    #[error("the cell holds the error of a formula")]
    Formula,
    /// It is not one of the words of a list.
    #[error("`{text}` is none of {}{}", listed(known), near_text(near.as_ref()))]
    NotAWord {
        /// The text.
        text: String,
        /// The words.
        known: Vec<String>,
        /// The closest of them.
        near: Option<String>,
    },
    /// It is no whole number, or too great a one.
    #[error("`{text}` is no whole number from 0 to {most}")]
    NoNumber {
        /// The text.
        text: String,
        /// The greatest that may stand there.
        most: u32,
    },
    /// It is no decimal number.
    #[error("`{text}` is no number of days: write it like 2.5")]
    NoAmount {
        /// The text.
        text: String,
    },
    /// A sign in a number could part thousands or decimals.
    #[error("the sign in `{text}` could part thousands or decimals: write it like 2.5")]
    AmbiguousNumber {
        /// The text.
        text: String,
    },
    /// It is no day.
    #[error("`{text}` is no day: write it like 2026-11-22")]
    NoDay {
        /// The text.
        text: String,
    },
    /// Day and month could be exchanged.
    #[error("`{text}` could be two days: write it like 2026-11-22")]
    AmbiguousDay {
        /// The text.
        text: String,
    },
    /// It is no person.
    #[error("`{text}` is no person that the organisation lists{}", near_text(near.as_ref()))]
    UnknownPerson {
        /// The text.
        text: String,
        /// The closest key.
        near: Option<String>,
    },
    /// It is no artefact.
    #[error("`{text}` is no artefact of the organisation{}", near_text(near.as_ref()))]
    UnknownArtefact {
        /// The text.
        text: String,
        /// The closest id.
        near: Option<String>,
    },
    /// Another cell of the workbook says otherwise of the same thing.
    #[error(
        "`{text}` stands here and `{other_text}` at {other}, of the same thing: neither is taken"
    )]
    Contradiction {
        /// The text.
        text: String,
        /// The other text.
        other_text: String,
        /// Where it stands.
        other: String,
    },
    /// What came of the row would not fit.
    #[error("{reason}")]
    Unsound {
        /// Why not.
        reason: String,
    },
    /// Something needs a name, and nobody gave one.
    #[error("nobody stands behind this: fill in the name beside it, or say --by")]
    Nobody,
    /// A decision about a document is lacking.
    #[error("no decision stands in the row: keep, merge or retire")]
    NoDecision,
    /// A decision is taken back.
    #[error("the decision of `{by}` of {on} is withdrawn, with all that stands beside it")]
    Withdrawn {
        /// Who decided.
        by: String,
        /// When.
        on: String,
    },
    /// Something is filled in for a judgement that nobody makes.
    #[error(
        "no judgement stands beside {}: choose one, `not-yet` where it is open",
        listed(beside)
    )]
    NoJudgement {
        /// The headers of what is filled in.
        beside: Vec<String>,
    },
    /// Another cell of the row cannot be read.
    #[error("nothing of this row is recorded before all that is filled in can be read")]
    Waits,
    /// A judgement does not say why.
    #[error("a judgement says why, and the auditor's note beside it is blank")]
    NoReason,
    /// A day is still to come.
    #[error("{day} is still to come: nobody has decided then")]
    DayToCome {
        /// The day.
        day: String,
    },
    /// Somebody else judged the same since the workbook was written.
    #[error(
        "since the workbook was written, `{by}` judged the same as `{value}` ({id}): both stand"
    )]
    JudgedSince {
        /// The id of that judgement.
        id: String,
        /// Who judged.
        by: String,
        /// What.
        value: String,
    },
    /// What was looked at is another one by now.
    #[error(
        "the judgement is pinned to `{artefact}` as the workbook shows it, and that has changed since"
    )]
    ChangedSince {
        /// The artefact.
        artefact: String,
    },
    /// Somebody wrote where people fill in nothing.
    #[error("`{text}` was written into `{header}`, which people do not fill in: it is not read")]
    ReadOnly {
        /// The header of the column.
        header: String,
        /// What was written.
        text: String,
    },
    /// Somebody wrote over a cell that shows another.
    #[error(
        "`{text}` was written over what stands at {other}, which this cell only shows: write it there"
    )]
    Followed {
        /// What was written.
        text: String,
        /// The cell that it shows.
        other: String,
    },
    /// Somebody wrote in a sheet of which nothing is read.
    #[error("{} not as written, the first at {first}: nothing of this sheet is read", rows_are(*rows))]
    Aside {
        /// How many rows.
        rows: usize,
        /// Where the first of them stands.
        first: String,
    },
    /// An action cannot go this way.
    #[error(
        "an action that is {from} does not become {to} in a workbook: change it where it is kept"
    )]
    ActionTurn {
        /// Where it stands.
        from: String,
        /// Where it is to stand.
        to: String,
    },
}

fn listed(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

fn rows_are(rows: usize) -> String {
    if rows == 1 { "1 row is".to_owned() } else { format!("{rows} rows are") }
}
