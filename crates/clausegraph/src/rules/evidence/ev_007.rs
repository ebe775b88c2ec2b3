use clausegraph_model::ArtefactKind;

use super::events::{Use, cells, events, requirements};
use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{Acc, Ctx, answer::Tri, verdict::Draft},
};

rule! {
    /// An event past its planned interval.
    ///
    /// # What it finds
    ///
    /// A review, audit, test, measurement or report that a required slot of a cell takes although it lapsed: its
    /// `dated_on` plus the planned interval of the slot (as the evaluation determines it) lies before the as-of date.
    /// It does not matter whether the cell is short of something else as well. Where the slot belongs to a group of
    /// which one suffices and another of them is ok, the event is not needed there and may be old; where another is
    /// unknown, it is not known whether it is needed.
    /// One finding for each event, with the first day on which it lapsed in one of its cells, `due`, and all cells
    /// in which it is taken and lapsed.
    /// Where nobody states the day of an event, or the interval in the artefact that is to lay it down, it is not
    /// known whether it lapsed. An event without any planned interval never lapses and is not looked at.
    ///
    /// # Why it matters
    ///
    /// Planned intervals are a promise that the organisation gave itself. What was looked at too long ago tells how
    /// things stood then.
    ///
    /// # Example
    ///
    /// Suppliers are scored every three months; the last scorecard of one is ten months old.
    "EV-007", "event-past-its-interval", Rhythm;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(ArtefactKind::ALL) => ["dated_on", "interval"],
    ];
    families: [];
    parameters: [];
    words: [];
    values: ["held", "due", "cells"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for event in events(ctx) {
        let artefact = event.artefact;
        let mut look = event.unsaid;
        let lapsed =
            |beside| event.uses.iter().filter(move |taken| taken.lapsed && taken.beside == beside);
        for taken in lapsed(Tri::Unknown) {
            look.lacks(SubjectOf::Cell(taken.cell.requirement, taken.cell.member), "evidence");
        }
        let is_open = event.is_open || lapsed(Tri::Unknown).next().is_some();
        let lapsed: Vec<&Use<'_, '_>> = lapsed(Tri::No).collect();
        let found = match (lapsed.is_empty(), is_open) {
            (false, _) => Tri::Yes,
            (true, true) => Tri::Unknown,
            (true, false) => Tri::No,
        };
        let planners = lapsed.iter().filter_map(|taken| taken.reading.interval);
        let planners: Vec<_> = planners.map(|(_, planner)| planner).collect();
        if !event.uses.is_empty() {
            look.saw(artefact, "dated_on");
        }
        let first = lapsed.iter().min_by_key(|taken| taken.due);
        acc.conclude(artefact, found, look, || {
            let mut draft = Draft::new(Indicator::Minor)
                .artefacts([artefact])
                .artefacts(planners)
                .requirements(requirements(&lapsed));
            if let Some(first) = first {
                draft = draft
                    .value("held", Value::Date(first.dated_on))
                    .value("due", Value::Date(first.due));
            }
            draft.list("cells", cells(&lapsed))
        });
    }
}
