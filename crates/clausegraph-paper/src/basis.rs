//! What a paper is made from.

use std::fmt;

use clausegraph::{Assessment, Date, FindingId, Findings, Forecast, Profile, Trend};

pub use clausegraph_report::json::Advice;

use crate::Texts;

/// What a paper is made from: an assessment, what the rules noticed, what lapses, and who reads.
///
/// Everything is computed before: a paper chooses and words, and decides nothing.
#[derive(Clone, Copy)]
pub struct Basis<'a, 'g> {
    /// The assessment.
    pub assessment: &'a Assessment<'g>,
    /// What the rules noticed.
    pub findings: &'a Findings<'g>,
    /// What changes if nothing is done, from the day of the assessment on.
    pub forecast: &'a Forecast<'g>,
    /// What is shown to a consultant only; none for an auditor, so that no paper can show it to one.
    pub advice: Option<Advice<'a, 'g>>,
    /// Whether a finding was there in an earlier assessment, too.
    pub repeats: &'a dyn Fn(&FindingId) -> bool,
    /// What no file of the organisation says.
    pub besides: Besides<'a, 'g>,
    /// The sentences.
    pub texts: &'a Texts,
}

/// What whoever asks for a paper states besides: what no file of the organisation says.
#[derive(Clone, Copy, Debug)]
pub struct Besides<'a, 'g> {
    /// How it went until the day of the paper; none where no earlier result was handed over.
    pub course: Option<Course<'a, 'g>>,
    /// When it is audited.
    pub audit: AuditDays,
}

impl Besides<'_, '_> {
    /// Nothing is stated.
    pub const NOTHING: Self = Self { course: None, audit: AuditDays::NOT_STATED };
}

/// How it went, from the earliest result to the assessment that the paper is about.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a, 'g> {
    /// The results in the order of their days; the last one is the assessment of the paper.
    pub trend: &'a Trend<'g>,
    /// Whether all were read from one state of the files, for different days.
    pub same_files: bool,
}

/// The days of an audit to come, as somebody states them.
///
/// They go before what the files say: before the time of an engagement and the day that a plan aims at. Audits
/// that the files date for a day to come stand beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditDays {
    /// The day of the audit, whatever sort of audit it is.
    pub audit: Option<Date>,
    /// The first stage of a certification audit.
    pub stage_one: Option<Date>,
    /// Its second stage.
    pub stage_two: Option<Date>,
}

impl AuditDays {
    /// Nobody states a day.
    pub const NOT_STATED: Self = Self { audit: None, stage_one: None, stage_two: None };

    /// The first of the days.
    pub fn first(self) -> Option<Date> {
        [self.audit, self.stage_one, self.stage_two].into_iter().flatten().min()
    }
}

impl Basis<'_, '_> {
    /// Who reads.
    pub const fn profile(&self) -> Profile {
        match self.advice {
            Some(_) => Profile::Consultant,
            None => Profile::Auditor,
        }
    }
}

impl fmt::Debug for Basis<'_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Basis")
            .field("as_of", &self.assessment.as_of())
            .field("profile", &self.profile())
            .finish_non_exhaustive()
    }
}
