#![doc = include_str!("../README.md")]

mod book;
mod content;
mod decision;
mod error;
mod evidence_map;
mod facts;
pub mod gap;
mod layout;
mod lists;
mod paper;
mod roadmap;
mod sample;
mod sheet;
mod style;
mod table;
mod template;

pub use crate::{
    decision::{DecisionRow, decision_csv, decision_sheet},
    error::WorkbookError,
    evidence_map::evidence_map_workbook,
    gap::{gap_csv, gap_workbook},
    paper::paper_workbook,
    roadmap::roadmap_workbook,
    sample::{SampleWorkbook, sample_workbook},
    sheet::workbook,
    template::template_csv,
};
