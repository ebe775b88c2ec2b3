//! What consultants, auditors and boards open, as papers without a format.
//!
//! A [`Paper`] is a deliverable in finished sentences: the gap report, the audit report, the charter on
//! one page, the pack for a management review, readiness, the roadmap. It is made from a [`Basis`]: an
//! assessment, its findings and the analyses. Each format draws the same paper:
//! Markdown here, HTML, DOCX and PDF in crates of their own.
//!
//! Every sentence comes from [`Texts`], by a key; [`Texts::with`] puts a client's words in the place of
//! ours. Nothing is opened and no clock is read: the same input gives the same paper.

#![deny(clippy::disallowed_methods)]

mod basis;
mod contents;
mod figure;
mod grid;
mod language;
mod markdown;
mod paper;
mod texts;
mod tone;

pub use crate::{
    basis::{Advice, AuditDays, Basis, Besides, Course},
    contents::{
        AuditChoice, AuditEdition, AuditForms, AuditSample, PaperError, TooLong, audit_paper,
        audit_paper_with, charter_paper, evidence_map_paper, gap_paper, plan_days_sentence,
        readiness_paper, review_pack_paper, roadmap_csv, roadmap_paper,
    },
    grid::{Grid, GridCell, GridLook, GridRow},
    language::Language,
    markdown::paper_markdown,
    paper::{
        Align, Block, Cell, Column, Field, FieldValue, Figure, Layout, Notice, NoticeSort, Paper,
        PaperKind, Row, RowSort, Run, RunLook, Section, Sheet, Table, Tile, Tone, Words,
    },
    texts::{Argument, Texts, TextsError},
    tone::ToneColours,
};
