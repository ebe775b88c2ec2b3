//! What the days of a plan rest on.

use clausegraph::{CapacityFrom, Plan};
use clausegraph_report::wording::capacity_words;

use crate::{Basis, Block, Notice, NoticeSort, Texts, Words};

/// What the days of a plan rest on, as a sentence: hours a week that somebody stated, hours that are assumed, or
/// none.
pub fn plan_days_sentence(texts: &Texts, plan: &Plan<'_>) -> String {
    let settings = &plan.settings;
    let Some(capacity) = settings.capacity else { return texts.say("plan-days-free") };
    let target = settings.target.map(|day| texts.day(day)).unwrap_or_default();
    let arguments = [("capacity", capacity_words(capacity).into()), ("target", target.into())];
    let key = match settings.capacity_from {
        CapacityFrom::Stated => "plan-days-stated",
        CapacityFrom::Usual => "plan-days-usual",
        CapacityFrom::Target => "plan-days-target",
    };
    texts.say_with(key, &arguments)
}

/// The same as a piece of a paper: what nobody has stated is not to be overlooked.
pub(super) fn plan_days(basis: &Basis<'_, '_>, plan: &Plan<'_>) -> Block {
    let words = Words::plain(plan_days_sentence(basis.texts, plan));
    match plan.settings.capacity_from {
        CapacityFrom::Stated => Block::Paragraph(words),
        CapacityFrom::Usual | CapacityFrom::Target => {
            Block::Notice(Notice { sort: NoticeSort::Undecided, words })
        }
    }
}
