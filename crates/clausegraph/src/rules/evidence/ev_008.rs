use clausegraph_model::ArtefactKind;

use super::events::{Use, cells, events, requirements};
use crate::{
    Indicator, NeedOf, SlotValue,
    finding::Value,
    rule::rule,
    rules::{Acc, Ctx, answer::Tri, verdict::Draft},
};

rule! {
    /// An event soon past its planned interval.
    ///
    /// # What it finds
    ///
    /// A review, audit, test, measurement or report that a required slot of a cell takes as ok, and that lapses there
    /// within `days` days: the last day on which it is in time (its `dated_on` plus the planned interval of the slot,
    /// as the evaluation determines it) is not before the as-of date and not more than `days` days after it.
    /// It is left out for a slot to which an event of a later day, not after that last day, is offered as well:
    /// one that is still to come.
    /// One finding for each event, with the first such day, `due`, how many days are left, and the cells.
    /// Where nobody states the day of an event, or the interval in the artefact that is to lay it down, it is not
    /// known when it lapses. An event without any planned interval is not looked at.
    ///
    /// # Why it matters
    ///
    /// The next event has to be prepared while the last one still holds.
    ///
    /// # Example
    ///
    /// The yearly management review was held on 2 December of last year; today is 22 November.
    "EV-008", "event-soon-past-its-interval", Rhythm;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(ArtefactKind::ALL) => ["dated_on", "interval"],
    ];
    families: [];
    parameters: ["days"];
    words: [];
    values: ["held", "due", "left", "cells"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for event in events(ctx) {
        let artefact = event.artefact;
        let soon: Vec<&Use<'_, '_>> =
            event.uses.iter().filter(|taken| is_soon(ctx, taken)).collect();
        let found = match (soon.is_empty(), event.is_open) {
            (false, _) => Tri::Yes,
            (true, true) => Tri::Unknown,
            (true, false) => Tri::No,
        };
        let mut look = event.unsaid;
        if !event.uses.is_empty() {
            look.saw(artefact, "dated_on");
        }
        let first = soon.iter().min_by_key(|taken| taken.due);
        acc.conclude(artefact, found, look, || {
            let planners = soon.iter().filter_map(|taken| taken.reading.interval);
            let mut draft = Draft::new(Indicator::Observation)
                .artefacts([artefact])
                .artefacts(planners.map(|(_, planner)| planner))
                .requirements(requirements(&soon));
            if let Some(first) = first {
                draft = draft
                    .value("held", Value::Date(first.dated_on))
                    .value("due", Value::Date(first.due))
                    .value("left", Value::Days(first.due.days_since(ctx.as_of())));
            }
            draft.list("cells", cells(&soon))
        });
    }
}

/// Whether a slot takes an event that lapses soon, and nothing newer follows.
fn is_soon(ctx: &Ctx<'_, '_>, taken: &Use<'_, '_>) -> bool {
    let left = taken.due.days_since(ctx.as_of());
    let follows = taken.reading.offers.iter().filter_map(|offer| offer.dated_on);
    let mut follows = follows.filter(|day| *day > taken.dated_on && *day <= taken.due);
    taken.value == SlotValue::Ok
        && (0..=ctx.days("days")).contains(&left)
        && follows.next().is_none()
}
