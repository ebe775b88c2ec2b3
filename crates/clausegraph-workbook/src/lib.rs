#![doc = include_str!("../README.md")]

mod decision;
mod error;
mod layout;
mod sheet;
mod template;

pub use crate::{
    decision::{DecisionRow, decision_csv, decision_sheet},
    error::WorkbookError,
    sheet::workbook,
    template::template_csv,
};
