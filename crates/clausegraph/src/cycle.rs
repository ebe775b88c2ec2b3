//! Review cycles: documents past the day by which they were to be read again.
//!
//! A document past its own review date stays evidence: no status changes. The list stands beside the
//! statuses, because keeping one's own promise is what clause 7.5.2 is about.

use clausegraph_model::{Artefact, Date, document::ArtefactStatus};

use crate::Assessment;

/// A document or routine with a review cycle of its own.
#[derive(Clone, Copy, Debug)]
pub struct ReviewCycle<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// The day it was last reviewed, where that is stated.
    pub last_reviewed_on: Option<Date>,
    /// The last day on which a review is in time.
    pub due: Date,
    /// Whether that day lies before the as-of date.
    pub overdue: bool,
}

impl<'g> Assessment<'g> {
    /// Documents and routines that state when they are to be reviewed again, in reading order.
    ///
    /// The day is `next_review_on` where that is stated; else `last_reviewed_on`, or the day of the
    /// approval, or that of making, plus `review_every`. Without an interval and a day to count from
    /// there is no cycle. What is retired is left out.
    pub fn review_cycles(&self) -> impl Iterator<Item = ReviewCycle<'g>> {
        let as_of = self.as_of();
        self.organisation().artefacts().iter().filter_map(move |artefact| {
            let document = artefact.document();
            if document.status.given() == Some(&ArtefactStatus::Retired)
                || !artefact.kind().has_status()
            {
                return None;
            }
            let last_reviewed_on = document.last_reviewed_on.given().copied();
            let approved = document.approval.given().and_then(|approval| approval.on.given());
            let counted = || {
                let from =
                    last_reviewed_on.or(approved.copied()).or(document.created_on.given().copied());
                Some(from?.after(*document.review_every.given()?))
            };
            let due = document.next_review_on.given().copied().or_else(counted)?;
            Some(ReviewCycle { artefact, last_reviewed_on, due, overdue: due < as_of })
        })
    }
}
