#![doc = include_str!("../README.md")]

mod decision;
mod error;
mod layout;
mod sample;
mod sheet;
mod template;

pub use crate::{
    decision::{DecisionRow, decision_csv, decision_sheet},
    error::WorkbookError,
    sample::{SampleWorkbook, sample_workbook},
    sheet::workbook,
    template::template_csv,
};
