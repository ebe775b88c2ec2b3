//! Rules about routines and what they leave behind.

use clausegraph_model::{
    Fact,
    document::{ArtefactDocument, ArtefactStatus, PracticeDocument},
};

use super::{
    Answers,
    truth::{Tri, is_given, test},
    world::{ACTIONS, REVIEWS, World, within},
};

/// Whether a period has a day of the window.
fn overlaps(world: &World<'_>, set: &ArtefactDocument) -> Tri {
    test(&within(&set.records, |part| &part.period), |period| {
        let begun = !world.is_to_come(period.first());
        Tri::of(begun && !world.is_past(period.last(), "window"))
    })
}

/// Whether a routine left nothing behind within the window.
fn left_nothing(world: &World<'_>, routine: &ArtefactDocument) -> Tri {
    let types = within(&routine.routine, |part| &part.record_types);
    let mut left = Tri::No;
    for set in world.there(&["record-set"]) {
        let of_types = test(&within(&set.records, |part| &part.population), |population| {
            test(&types, |types| Tri::of(types.contains(population)))
        });
        let holds = test(&within(&set.records, |part| &part.total), |total| Tri::of(**total > 0))
            .or(is_given(&within(&set.records, |part| &part.none_because)));
        left = left.or(of_types.and(overlaps(world, set)).and(holds));
    }
    let mut kinds = vec!["record", "report", "service-report"];
    kinds.extend(REVIEWS);
    kinds.extend(ACTIONS);
    for event in world.there(&kinds) {
        let mut links = event.links.given().into_iter().flatten();
        if links.any(|link| link.to == routine.id) {
            left = left.or(test(&event.dated_on, |day| Tri::of(world.is_recent(*day, "window"))));
        }
    }
    match types {
        Fact::StatedNone => Tri::No,
        Fact::Unknown => left.not().and(Tri::Maybe),
        Fact::Given(_) => left.not(),
    }
}

/// What was asked for and done in the records, as bounds; none where the share is not known.
fn practised(routine: &ArtefactDocument, practice: &[PracticeDocument]) -> Option<(i64, i64, i64)> {
    let (mut asked_for, mut least, mut most) = (0, 0, 0);
    for thing in ["steps", "fields", "approvals"] {
        let asked = within(&routine.routine, |part| match thing {
            "steps" => &part.steps,
            "fields" => &part.fields,
            _ => &part.approvals,
        });
        let asked = match asked {
            Fact::Unknown => return None,
            Fact::StatedNone => 0,
            Fact::Given(asked) => i64::from(*asked),
        };
        for record in practice {
            let done = match thing {
                "steps" => &record.steps,
                "fields" => &record.fields,
                _ => &record.approvals,
            };
            asked_for += asked;
            match done {
                Fact::StatedNone => {}
                Fact::Unknown => most += asked,
                Fact::Given(done) => {
                    least += asked.min(i64::from(*done));
                    most += asked.min(i64::from(*done));
                }
            }
        }
    }
    Some((asked_for, least, most))
}

pub(super) fn hf_021(world: &World<'_>, answers: &mut Answers) {
    let limit = world.number("share");
    for routine in world.there(&["routine"]) {
        let live = test(&routine.status, |status| {
            Tri::of(*status == ArtefactStatus::Approved || *status == ArtefactStatus::InUse)
        });
        let long = test(&within(&routine.routine, |part| &part.steps), |steps| {
            Tri::of(world.number("steps").is_reached(i64::from(**steps), 1))
        });
        let below = test(&within(&routine.routine, |part| &part.practice), |practice| {
            let Some((asked, least, most)) = practised(routine, practice) else {
                return Tri::Maybe;
            };
            Tri::over((least..=most).map(|done| asked > 0 && !limit.is_reached(done, asked)))
        });
        let found = live.and(long).and(below.or(left_nothing(world, routine)));
        let indicator = if below == Tri::Yes { "minor-indicator" } else { "opportunity" };
        answers.say(routine.id.as_str(), found, indicator);
    }
}
