//! The outside world into an organisation.
//!
//! Three doors: [`read_folder`] reads the JSON files that describe an organisation, [`document_tree`]
//! makes such a description from a tree of Markdown and YAML documents with front matter, by [`Rules`]
//! that say which file is what, and [`registers`] makes one from workbooks and other tables, by a
//! [`RegisterMap`] that says which column is what. [`gap_import`] brings back a gap workbook or an
//! evidence map that people wrote in. [`write_organisation`] writes it down, and
//! [`append_judgement`] adds what a person judged.
//!
//! Nothing is guessed on the way: what a document does not write as the rules state is unknown, is
//! kept as it was written, and stands in the [`ImportReport`] or the
//! [`MappingReport`].
//!
//! Neither the network nor a clock is asked, and no document is judged: whether a review is overdue
//! or a plan is good is not known here.

mod catalogue_list;
mod decisions;
mod error;
mod files;
mod folder;
mod gap;
mod json_edit;
mod judgements;
mod limits;
mod page;
mod persons;
mod record_list;
mod registers;
mod sampled;
mod similar;
mod suggestions;
mod tree;
mod walk;
mod write;

pub use crate::{
    catalogue_list::{
        ChangedId, ListColumns, ListDefect, ListError, ListImport, ListProblem, ListReport,
        ListRules, LongStatement, UnusedColumn, catalogue_list, list_tables, list_tables_isolated,
        read_list, read_list_rules, render_list_report, requirement_id, write_catalogue,
        written_id,
    },
    decisions::{
        Decision, DecisionDefect, DecisionProblem, Settled, Verdict, read_decisions, settle,
        unguarded,
    },
    error::ImportError,
    files::{FilesBelow, files_below, read_file},
    folder::read_folder,
    gap::{
        GapChange, GapDefect, GapFiles, GapImport, GapJudgement, GapOutcome, GapProblem, GapSide,
        GapSigner, WORKBOOK_FILE, cell_digest, gap_import, render_gap_import, row_digest,
    },
    judgements::{JudgementFile, append_judgement, append_judgements, next_judgement_id},
    limits::Limits,
    persons::{Persons, pseudonym, readable_key},
    record_list::{
        DayOrder, DayReading, ListRow, RecordList, RecordListProblem, WantedColumn, record_list,
        written_day,
    },
    registers::{
        AbsentColumn, CellDefect, CellProblem, ColumnMapping, FieldKind, FileMapping, KeyPart,
        LeftColumn, LeftRow, MadeCount, Makes, MappingReport, RegisterColumn, RegisterFile,
        RegisterHeader, RegisterMap, RegisterTable, RegistersImport, RowLeft, SheetLeft,
        SheetMapping, TableMapping, registers, render_mapping_report,
    },
    sampled::write_sampled,
    similar::{SimilarOptions, SimilarPair, similar_texts},
    suggestions::{Rejected, Suggestions, read_suggestions, write_suggestions},
    tree::{
        BrokenFront, Contradiction, Dangling, DanglingCitation, DateFormError, DocumentPassage,
        DocumentText, DocumentTree, Field, FileNote, ImportReport, LeftFile, LeftReason,
        MalformedValue, MappedFiles, NoId, NotEvaluated, PlaceCount, RecordException, RecordTest,
        RuleDefect, RuleProblem, Rules, RulesError, SimilarFiles, StatedNoneCount, StubFile,
        TemplateError, TextReader, TreeContext, TreeFile, TreeImport, UnplacedClaim, Unreadable,
        UnusedRule, WhenError, ZoneError, document_text, document_tree, document_tree_in,
        read_rules, read_tree, render_report,
    },
    write::{Overwrite, sha256_hex, write_organisation},
};

/// The example of the README, which has to run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct ReadmeExample;
