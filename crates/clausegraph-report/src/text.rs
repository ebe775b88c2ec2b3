//! An assessment for a terminal.

mod details;
mod heat;
mod next;
mod summary;

use clausegraph::Assessment;

pub(crate) use self::{
    details::{judgement_sentences, judgement_words, overdue_sentence},
    heat::{shares, status_words},
    summary::{NOTICE, read_lines},
};

use crate::{Look, digest::Digest, layout::Page};

/// An assessment as text for a terminal: gates, a heat map of the clauses, what to
/// bring next, then everything that falls
/// short, is not stated, contradicts or matched nothing, each with its reason.
///
/// Ends with a line break. The same assessment and look give the same text, always.
pub fn text(assessment: &Assessment<'_>, look: Look) -> String {
    let digest = Digest::new(assessment);
    let mut page = Page::new(look);
    summary::header(&mut page, &digest);
    summary::gates(&mut page, &digest);
    heat::clauses(&mut page, &digest);
    next::next(&mut page, &digest);
    details::shortfalls(&mut page, &digest);
    details::undecided(&mut page, &digest);
    details::overdue(&mut page, &digest);
    details::judgements(&mut page, &digest);
    details::unmatched(&mut page, &digest);
    summary::footer(&mut page);
    page.finish()
}
