//! The layout of the gap workbook: which sheets there are, and which columns each has.
//!
//! Whoever reads a workbook back goes by this table and by the hidden sheet [`BASE_SHEET`], which holds, in
//! lines of text cells:
//!
//! | 1 | 2 | 3 | 4 | 5 | 6 |
//! |---|---|---|---|---|---|
//! | `format` | `1` | | | | |
//! | `organisation` | its id, or nothing | | | | |
//! | `catalogue` | its id with the edition | | | | |
//! | `as-of` | the day | | | | |
//! | `hash` | `sha256:` and the digits | | | | |
//! | `sheet` | key of the sheet | its name in this file | number of the row of headers, from 1 | | |
//! | `column` | key of the sheet | key of the column | its header in this file | its letters | `back` where people fill it in |
//! | `word` | list of values | the word of the files | the text of the drop-down in this file | | |
//! | `row` | key of the sheet | key of the row | number of the row as written, from 1 | | |
//! | `cell` | key of the sheet | key of the row | key of the column | the text as written | |
//! | `kept` | key of the sheet | key of the row | digests of its cells, column by column | | |
//! | `aside` | name of a sheet that is not read back | number of the row of headers | `stays` where it is for those who write in it | | |
//! | `line` | name of that sheet | digest of a row | | | |
//! | `other` | name of a sheet that was written | | | | |
//! | `judgement` | id of a judgement on record | | | | |
//! | `pin` | key of a row of the evidence map | artefact that its evidence rested on | its version | its hash | |
//!
//! The sixth field of a column is `back` where people fill it in, `formula` where a formula works it out, and
//! `=` with the key of a column of sheet Gap where it shows that one. A cell to fill in that has no line `cell`
//! was blank. A value as written is the text that the cell shows: the text of the drop-down for words,
//! `2026-11-22` for days, digits with a point for numbers. Of all other cells the digest tells whether
//! somebody wrote over them ([`clausegraph_import::cell_digest`]): that is told, and never lost in silence.
//!
//! The key of a row of sheet Gap or of the evidence map is the requirement, with `@` and the member where it
//! is about one; of sheet Documents it is the id of the artefact, of the sheets of the scope that of the
//! element.
//!
//! What a column is in the files, and what may stand in it, is told by `clausegraph-import`, which reads it
//! back; this table tells how it looks. The words of the lists are those of the files' own types.

use clausegraph::document::{
    DocumentDecision, EvidenceType, GapActionState, GapActionType, GapPriority, GapSeverity,
    JudgementValue, PaperConfidence, PaperState, ScopeState,
};

/// The name of the hidden sheet that tells what was written.
pub const BASE_SHEET: &str = "_base";

/// What the line of a column says in the hidden sheet, where people fill the column in.
pub const COMES_BACK: &str = "back";

/// What it says where a formula works the column out.
pub const FORMULA: &str = "formula";

/// What the line of a sheet that is not read back says, where people write in it for themselves.
pub const STAYS: &str = "stays";

/// The version of the layout, which the hidden sheet tells.
pub const LAYOUT_VERSION: &str = "1";

/// A sheet of the gap workbook that people work in and that is read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapSheet {
    /// One row for each requirement, and for each paper on one member.
    Gap,
    /// One row for each document.
    Documents,
    /// One row for each service of the scope.
    Services,
    /// One row for each supplier.
    Suppliers,
}

impl GapSheet {
    /// Every sheet, in their order.
    pub const ALL: [Self; 4] = [Self::Gap, Self::Documents, Self::Services, Self::Suppliers];

    /// The key, which stays the same in every language.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Documents => "documents",
            Self::Services => "services",
            Self::Suppliers => "suppliers",
        }
    }

    /// Its columns, in their order; of the sheets of the scope those up to the last that is read back. What is
    /// advice is left out for an auditor.
    pub const fn columns(self) -> &'static [BookColumn] {
        match self {
            Self::Gap => GAP,
            Self::Documents => DOCUMENTS,
            Self::Services => SERVICES,
            Self::Suppliers => SUPPLIERS,
        }
    }

    /// A column by its key.
    pub fn column(self, key: &str) -> Option<&'static BookColumn> {
        self.columns().iter().find(|column| column.key == key)
    }
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookColumn {
    /// The key: for what people fill in, the name of the field in the files.
    pub key: &'static str,
    /// The group that it stands in.
    pub group: ColumnGroup,
    /// Who fills it in.
    pub filled_by: FilledBy,
    /// What stands in it.
    pub value: ColumnValue,
    /// Its width, in letters.
    pub width: u16,
    /// Whether it is seen at once; else the group has to be opened.
    pub opens: bool,
    /// Whether it is advice, which an auditor is not shown.
    pub advice: bool,
}

impl BookColumn {
    /// Whether a person fills it in, so that it is read back.
    pub const fn is_read_back(&self) -> bool {
        match self.filled_by {
            FilledBy::Consultant | FilledBy::Client | FilledBy::Both | FilledBy::Auditor => true,
            FilledBy::Engine | FilledBy::Derived => false,
        }
    }
}

/// What columns have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnGroup {
    /// What is asked.
    Asked,
    /// What the evidence shows.
    Evidence,
    /// What was looked at.
    Seen,
    /// How it is scored.
    Score,
    /// What is lacking.
    Gap,
    /// What is done about it.
    Action,
    /// How one knows that it worked.
    Verification,
    /// Where it comes from.
    Trace,
    /// What a document is.
    Document,
    /// What is to become of it.
    Decision,
}

impl ColumnGroup {
    /// The key, which stays the same in every language.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Evidence => "evidence",
            Self::Seen => "seen",
            Self::Score => "score",
            Self::Gap => "gap",
            Self::Action => "action",
            Self::Verification => "verification",
            Self::Trace => "trace",
            Self::Document => "document",
            Self::Decision => "decision",
        }
    }
}

/// Who fills in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilledBy {
    /// The engine: not to be changed, and not read back.
    Engine,
    /// A formula over other cells: not read back.
    Derived,
    /// The consultant.
    Consultant,
    /// The client.
    Client,
    /// Consultant and client together.
    Both,
    /// The auditor, in the evidence map.
    Auditor,
}

impl FilledBy {
    /// Every one, in the order in which they are explained.
    pub const ALL: [Self; 6] =
        [Self::Engine, Self::Derived, Self::Consultant, Self::Client, Self::Both, Self::Auditor];

    /// The key, which stays the same in every language.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::Derived => "derived",
            Self::Consultant => "consultant",
            Self::Client => "client",
            Self::Both => "both",
            Self::Auditor => "auditor",
        }
    }
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnValue {
    /// A text.
    Text,
    /// The key of a person or office.
    Person,
    /// A word of a list.
    Word(WordList),
    /// A whole number from 0 to 3.
    Score,
    /// A whole number from 0 to 100.
    Percent,
    /// A number of days, with decimals.
    Days,
    /// A whole number.
    Count,
    /// A day of the calendar.
    Date,
}

/// A list of words to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordList {
    /// What kind of evidence was looked at.
    EvidenceType,
    /// How far a requirement is dealt with.
    State,
    /// What a gap would probably be called.
    Severity,
    /// What kind of action closes it.
    ActionType,
    /// How urgent it is.
    Priority,
    /// Where the action stands.
    ActionState,
    /// How sure the assessor is.
    Confidence,
    /// What becomes of a document.
    Decision,
    /// Whether something belongs to the scope.
    ScopeState,
    /// What an auditor judges, in the evidence map.
    Judgement,
    /// How an auditor looked, in the evidence map.
    Method,
    /// The part of a programme that an action belongs to, in the roadmap.
    Workstream,
}

impl WordList {
    /// Every list, in the order of sheet Lists.
    pub const ALL: [Self; 12] = [
        Self::EvidenceType,
        Self::State,
        Self::Severity,
        Self::ActionType,
        Self::Priority,
        Self::ActionState,
        Self::Confidence,
        Self::Decision,
        Self::ScopeState,
        Self::Judgement,
        Self::Method,
        Self::Workstream,
    ];

    /// The key, which stays the same in every language.
    pub const fn key(self) -> &'static str {
        match self {
            Self::EvidenceType => "evidence-type",
            Self::State => "state",
            Self::Severity => "severity",
            Self::ActionType => "action-type",
            Self::Priority => "priority",
            Self::ActionState => "action-state",
            Self::Confidence => "confidence",
            Self::Decision => "decision",
            Self::ScopeState => "scope-state",
            Self::Judgement => "judgement",
            Self::Method => "method",
            Self::Workstream => "workstream",
        }
    }

    /// The words, as the files write them.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::EvidenceType => EvidenceType::WORDS,
            Self::State => PaperState::WORDS,
            Self::Severity => GapSeverity::WORDS,
            Self::ActionType => GapActionType::WORDS,
            Self::Priority => GapPriority::WORDS,
            Self::ActionState => GapActionState::WORDS,
            Self::Confidence => PaperConfidence::WORDS,
            Self::Decision => DocumentDecision::WORDS,
            Self::ScopeState => ScopeState::WORDS,
            Self::Judgement => JudgementValue::WORDS,
            Self::Method => &["document", "interview", "observation", "remote", "data-query"],
            Self::Workstream => &["govern", "run", "measure", "improve", "supply", "people"],
        }
    }
}

use ColumnGroup as G;
use ColumnValue as V;
use FilledBy as F;

/// Whether a column is seen at once.
const OPEN: bool = true;
const SHUT: bool = false;

const fn column(
    key: &'static str,
    group: ColumnGroup,
    filled_by: FilledBy,
    value: ColumnValue,
    width: u16,
    opens: bool,
) -> BookColumn {
    BookColumn { key, group, filled_by, value, width, opens, advice: false }
}

const fn advice(
    key: &'static str,
    group: ColumnGroup,
    filled_by: FilledBy,
    value: ColumnValue,
    width: u16,
    opens: bool,
) -> BookColumn {
    BookColumn { advice: true, ..column(key, group, filled_by, value, width, opens) }
}

/// The columns of sheet Gap: thirty-one matters, some of them in two or three columns.
#[rustfmt::skip]
const GAP: &[BookColumn] = &[
    column("requirement", G::Asked, F::Engine, V::Text, 12, OPEN),
    column("member", G::Asked, F::Engine, V::Text, 13, OPEN),
    column("clause", G::Asked, F::Engine, V::Text, 21, OPEN),
    column("asks", G::Asked, F::Engine, V::Text, 40, OPEN),
    column("question", G::Asked, F::Engine, V::Text, 40, SHUT),
    column("roles", G::Asked, F::Engine, V::Text, 20, SHUT),
    column("typical_evidence", G::Asked, F::Engine, V::Text, 34, SHUT),
    column("evidence_status", G::Evidence, F::Engine, V::Text, 15, OPEN),
    column("evidence_found", G::Evidence, F::Engine, V::Text, 40, OPEN),
    column("members", G::Evidence, F::Engine, V::Text, 26, SHUT),
    column("current_state", G::Seen, F::Consultant, V::Text, 36, OPEN),
    column("evidence_seen", G::Seen, F::Consultant, V::Text, 30, OPEN),
    column("evidence_type", G::Seen, F::Consultant, V::Word(WordList::EvidenceType), 14, SHUT),
    column("design_score", G::Score, F::Consultant, V::Score, 11, OPEN),
    column("operation_score", G::Score, F::Consultant, V::Score, 11, OPEN),
    column("status", G::Score, F::Derived, V::Word(WordList::State), 17, OPEN),
    column("state", G::Score, F::Consultant, V::Word(WordList::State), 17, SHUT),
    column("state_reason", G::Score, F::Consultant, V::Text, 26, SHUT),
    column("rag", G::Score, F::Derived, V::Text, 10, OPEN),
    column("gap", G::Gap, F::Consultant, V::Text, 38, OPEN),
    column("findings", G::Gap, F::Engine, V::Text, 40, OPEN),
    column("severity_proposed", G::Gap, F::Engine, V::Word(WordList::Severity), 13, SHUT),
    column("severity", G::Gap, F::Consultant, V::Word(WordList::Severity), 13, OPEN),
    column("severity_by", G::Gap, F::Consultant, V::Person, 14, SHUT),
    column("severity_on", G::Gap, F::Consultant, V::Date, 12, SHUT),
    advice("action", G::Action, F::Consultant, V::Text, 38, OPEN),
    advice("action_proposed", G::Action, F::Engine, V::Text, 40, SHUT),
    advice("action_type", G::Action, F::Consultant, V::Word(WordList::ActionType), 12, SHUT),
    advice("owner", G::Action, F::Client, V::Person, 15, OPEN),
    advice("sponsor", G::Action, F::Client, V::Person, 15, SHUT),
    advice("effort_low", G::Action, F::Consultant, V::Days, 9, SHUT),
    advice("effort_likely", G::Action, F::Consultant, V::Days, 9, SHUT),
    advice("effort_high", G::Action, F::Consultant, V::Days, 9, SHUT),
    advice("cost", G::Action, F::Consultant, V::Text, 12, SHUT),
    advice("priority_derived", G::Action, F::Derived, V::Word(WordList::Priority), 11, OPEN),
    advice("priority", G::Action, F::Consultant, V::Word(WordList::Priority), 10, SHUT),
    advice("hangs_on_it", G::Action, F::Engine, V::Count, 10, SHUT),
    advice("dependency_found", G::Action, F::Engine, V::Text, 26, SHUT),
    advice("dependency", G::Action, F::Consultant, V::Text, 26, SHUT),
    advice("due", G::Action, F::Client, V::Date, 12, OPEN),
    advice("action_state", G::Action, F::Client, V::Word(WordList::ActionState), 12, OPEN),
    advice("percent", G::Action, F::Client, V::Percent, 8, SHUT),
    advice("verification", G::Verification, F::Both, V::Text, 30, OPEN),
    advice("verified_by", G::Verification, F::Both, V::Person, 14, SHUT),
    advice("verified_on", G::Verification, F::Both, V::Date, 12, SHUT),
    column("confidence", G::Trace, F::Consultant, V::Word(WordList::Confidence), 11, OPEN),
    column("reuse_found", G::Trace, F::Engine, V::Text, 26, SHUT),
    column("reuse", G::Trace, F::Consultant, V::Text, 26, SHUT),
    column("interviewee", G::Trace, F::Consultant, V::Person, 15, SHUT),
    column("on", G::Trace, F::Consultant, V::Date, 12, SHUT),
    column("assessor", G::Trace, F::Consultant, V::Person, 14, SHUT),
    column("row", G::Trace, F::Derived, V::Text, 18, SHUT),
];

/// The columns of sheet Documents.
#[rustfmt::skip]
const DOCUMENTS: &[BookColumn] = &[
    column("artefact", G::Document, F::Engine, V::Text, 14, OPEN),
    column("title", G::Document, F::Engine, V::Text, 36, OPEN),
    column("kind", G::Document, F::Engine, V::Text, 16, OPEN),
    column("status", G::Document, F::Engine, V::Text, 11, OPEN),
    column("owner", G::Document, F::Client, V::Person, 18, OPEN),
    column("version", G::Document, F::Engine, V::Text, 10, OPEN),
    column("approved", G::Document, F::Engine, V::Text, 20, OPEN),
    column("reviewed_on", G::Document, F::Engine, V::Text, 13, OPEN),
    column("next_review_on", G::Document, F::Client, V::Date, 15, OPEN),
    column("mandates", G::Document, F::Engine, V::Text, 24, OPEN),
    column("use", G::Document, F::Engine, V::Text, 22, OPEN),
    column("shows", G::Document, F::Engine, V::Text, 22, OPEN),
    advice("proposed", G::Decision, F::Engine, V::Text, 20, OPEN),
    advice("proposed_because", G::Decision, F::Engine, V::Text, 36, OPEN),
    advice("decision", G::Decision, F::Both, V::Word(WordList::Decision), 11, OPEN),
    advice("into", G::Decision, F::Both, V::Text, 14, OPEN),
    advice("reason", G::Decision, F::Both, V::Text, 28, OPEN),
    advice("by", G::Decision, F::Both, V::Person, 14, OPEN),
    advice("on", G::Decision, F::Both, V::Date, 12, OPEN),
];

/// The first columns of sheet Services; what follows them is not read back.
#[rustfmt::skip]
const SERVICES: &[BookColumn] = &[
    column("id", G::Asked, F::Engine, V::Text, 16, OPEN),
    column("name", G::Asked, F::Engine, V::Text, 26, OPEN),
    column("state", G::Asked, F::Client, V::Word(WordList::ScopeState), 14, OPEN),
    column("owner", G::Asked, F::Client, V::Person, 18, OPEN),
];

/// The first columns of sheet Suppliers.
#[rustfmt::skip]
const SUPPLIERS: &[BookColumn] = &[
    column("id", G::Asked, F::Engine, V::Text, 16, OPEN),
    column("name", G::Asked, F::Engine, V::Text, 26, OPEN),
    column("type", G::Asked, F::Engine, V::Text, 16, OPEN),
    column("state", G::Asked, F::Client, V::Word(WordList::ScopeState), 14, OPEN),
    column("owner", G::Asked, F::Client, V::Person, 18, OPEN),
];

/// The number that a column of sheet Gap has among the thirty-one matters of a gap workbook.
pub fn matter(key: &str) -> Option<u8> {
    Some(match key {
        "requirement" | "member" => 1,
        "clause" | "asks" => 2,
        "question" | "roles" => 3,
        "typical_evidence" => 4,
        "current_state" => 5,
        "evidence_status" | "evidence_found" | "members" | "evidence_seen" => 6,
        "evidence_type" => 7,
        "design_score" => 8,
        "operation_score" => 9,
        "status" | "state" | "state_reason" => 10,
        "rag" => 11,
        "gap" => 12,
        "findings" => 13,
        "severity_proposed" | "severity" | "severity_by" | "severity_on" => 14,
        "action" | "action_proposed" => 15,
        "action_type" => 16,
        "owner" => 17,
        "sponsor" => 18,
        "effort_low" | "effort_likely" | "effort_high" => 19,
        "cost" => 20,
        "priority_derived" | "priority" | "hangs_on_it" => 21,
        "dependency_found" | "dependency" => 22,
        "due" => 23,
        "action_state" => 24,
        "percent" => 25,
        "verification" | "verified_by" | "verified_on" => 26,
        "reuse_found" | "reuse" => 27,
        "confidence" => 28,
        "interviewee" => 29,
        "on" => 30,
        "assessor" => 31,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_key_stands_twice_on_a_sheet() {
        for sheet in GapSheet::ALL {
            let keys: BTreeSet<&str> = sheet.columns().iter().map(|column| column.key).collect();
            assert_eq!(keys.len(), sheet.columns().len(), "{}", sheet.key());
        }
    }

    #[test]
    fn all_thirty_one_matters_have_a_column() {
        let matters: BTreeSet<u8> = GAP.iter().filter_map(|column| matter(column.key)).collect();
        assert_eq!(matters, (1..=31).collect());
        let without: Vec<&str> =
            GAP.iter().map(|column| column.key).filter(|key| matter(key).is_none()).collect();
        assert_eq!(without, ["row"]);
    }

    #[test]
    fn what_is_shut_stands_behind_something_open() {
        for sheet in GapSheet::ALL {
            assert!(sheet.columns().first().is_some_and(|column| column.opens));
        }
    }
}
