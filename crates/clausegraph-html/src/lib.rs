#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod paper;
mod report;

pub use crate::{
    paper::paper_html,
    report::{report_html, report_html_located},
};
