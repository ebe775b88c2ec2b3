//! What a paper is made from.

use std::fmt;

use clausegraph::{Assessment, FindingId, Findings, Forecast, Profile};

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
    /// The sentences.
    pub texts: &'a Texts,
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
