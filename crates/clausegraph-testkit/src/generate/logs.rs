//! Random logs of elements and artefacts.

use clausegraph_model::{
    ArtefactId, Fact,
    document::{LogDocument, LogEntryDocument},
};

use super::dice::{Dice, date, days_before, parsed};
use crate::naive::calendar::Day;

/// A log of up to two entries, mostly within the year before; each was handled in time, later or
/// never.
pub(crate) fn log(
    dice: &mut Dice,
    as_of: Day,
    artefacts: &[ArtefactId],
    weights: [usize; 3],
) -> Fact<Box<LogDocument>> {
    dice.fact(weights, |dice| {
        let mut entries = Vec::new();
        for number in 1..=dice.below(3) {
            // What is yet to come can only be handled after that.
            let to_come = dice.chance(6);
            let on = if to_come { as_of.plus_months(1) } else { before(dice, as_of, 100, 300) };
            let handled_on = match (to_come, dice.chance(12)) {
                (true, _) => as_of.plus_months(2),
                (false, true) => as_of.tomorrow(),
                (false, false) => before(dice, as_of, 0, 89),
            };
            entries.push(LogEntryDocument {
                id: parsed(&format!("entry-{number}")),
                on: dice.fact([5, 5, 90], |_| Some(date(on))),
                note: None,
                handled_on: dice.fact([12, 12, 76], |_| Some(date(handled_on))),
                handled_in: dice.fact([80, 5, 15], |dice| dice.pick(artefacts).cloned()),
            });
        }
        let first = date(days_before(as_of, 365));
        Some(Box::new(LogDocument { period: parsed(&format!("{first}/{}", date(as_of))), entries }))
    })
}

fn before(dice: &mut Dice, day: Day, first: usize, last: usize) -> Day {
    days_before(day, dice.between(first, last))
}
