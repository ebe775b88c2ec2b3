//! Outputs of Clausegraph, one file each.
//!
//! Every function here is pure: it takes an assessment, a derivation, a catalogue or problems, and
//! returns a text. Nothing is printed, nothing is opened, no clock is read. The sentences for people
//! live in [`wording`]; they speak of evidence and never of conformity.

#![deny(clippy::disallowed_methods)]

mod catalogue;
mod difference;
mod digest;
mod dot;
mod evidence_map;
mod expectation;
mod explain;
mod findings;
mod forecast;
pub mod json;
mod judgements;
mod layout;
mod markdown;
mod matrices;
mod messages;
mod minimise;
mod overlap;
mod palette;
mod picture;
mod plan;
mod problems;
mod retire;
mod routines;
mod rules;
mod sampling;
mod sections;
mod session;
mod text;
mod trail;
mod trend;
mod upstream;
pub mod wording;

pub use crate::{
    catalogue::{
        Interview, catalogue_list, clause_text, feeds_text, mandatory_markdown, mandatory_text,
        questions_markdown, questions_text, requirement_text, role_words, roles, roles_text,
    },
    difference::{DifferenceSelection, difference_markdown, difference_text},
    digest::{Undecided, undecided},
    dot::dot,
    evidence_map::{
        CsvLook, EvidenceMapReport, EvidenceReport, EvidenceRowReport, IndicatorReport,
        InterviewReport, JudgedReport, MapSelection, PreviousReport, SampledReport,
        SlotEvidenceReport, evidence_map, evidence_map_csv, evidence_map_json,
        evidence_map_markdown, table_csv,
    },
    expectation::{Comparison, Difference, cell_meant, compare, comparison_text, find_cell},
    explain::{Locate, cells_text, defect_place, explain_text, via_words},
    findings::{Selection, finding_text, findings_markdown, findings_text},
    forecast::{
        Due, Extent, ForecastChoice, forecast_csv, forecast_markdown, forecast_text, renewals,
    },
    judgements::{
        About, LogFilter, Recorded, Show, Written, judgements_markdown, judgements_text,
        recorded_text,
    },
    layout::{Look, Signs, gate_sign, harmless, status_sign, value_sign},
    markdown::markdown,
    matrices::{matrices_markdown, matrices_text},
    minimise::{Listing, minimal_markdown, minimal_text},
    overlap::{overlap_markdown, overlap_text},
    palette::Palette,
    plan::{PlanSelection, plan_csv, plan_markdown, plan_text},
    problems::{ProblemReport, ProblemsReport, problems_json, problems_text},
    retire::{retire_csv, retire_markdown, retire_text},
    routines::{routines_csv, routines_markdown, routines_text},
    rules::{rule_markdown, rule_text, rules_markdown, rules_text},
    sampling::{
        SampleSheet, SampleSource, SheetColumns, SheetRows, sample_carried, sample_document,
        sample_json, sample_markdown, sample_results_text, sample_sheet_csv, sample_sheet_rows,
        sample_statement, sample_text, sample_title, sheet_test_header,
    },
    session::applied_text,
    text::text,
    trail::{trail_dot, trail_markdown, trail_text},
    trend::{TrendSelection, trend_csv, trend_markdown, trend_text},
    upstream::{upstream_dot, upstream_markdown, upstream_svg, upstream_text},
};
