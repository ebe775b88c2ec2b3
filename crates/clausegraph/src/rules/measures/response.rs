//! What was decided and started on the ground of something that was measured.

use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, Date, Fact, Family};

use crate::rules::{
    Ctx,
    answer::Tri,
    kinds::{ACTIONS, REVIEWS},
    verdict::{Look, read},
};

/// A decision, action, risk or record, and the artefacts that it names as its ground.
pub(in crate::rules) struct Response<'g> {
    day: Fact<Date>,
    names: Vec<&'g ArtefactId>,
    /// Whether it may name others, too.
    is_open: bool,
    look: Look<'g>,
}

/// What to look for in the responses.
pub(in crate::rules) struct Wanted<'a, 'g> {
    /// The artefacts of which one must be named.
    pub(in crate::rules) ids: Vec<&'a ArtefactId>,
    /// Measurements of which nobody says of what they are, so that each may be one of them.
    pub(in crate::rules) may_be: &'a [&'g Artefact],
}

/// Decisions: those that stand alone, and those that reviews list.
pub(in crate::rules) fn decisions<'g>(ctx: &Ctx<'_, 'g>) -> Vec<Response<'g>> {
    let mut found = not_carried(ctx, &[Family::Facts, Family::Reviews]);
    for decision in ctx.there(&[ArtefactKind::Decision]) {
        let mut look = Look::default();
        let day = read!(look, decision, dated_on).map(|day| *day);
        let rests_on = read!(look, decision, decision.rests_on);
        found.push(Response {
            day,
            names: rests_on.given().into_iter().copied().flatten().collect(),
            is_open: rests_on.is_unknown(),
            look,
        });
    }
    for review in ctx.there(REVIEWS) {
        let mut look = Look::default();
        let day = read!(look, review, dated_on).map(|day| *day);
        let decisions = read!(look, review, review.decisions);
        if decisions.is_unknown() {
            found.push(Response { day, names: Vec::new(), is_open: true, look: look.clone() });
        }
        for item in decisions.given().into_iter().copied().flatten() {
            let mut own = look.clone();
            if item.rests_on.is_unknown() {
                own.lacks(review, "review.decisions[].rests_on");
            }
            found.push(Response {
                day,
                names: item.rests_on.given().into_iter().flatten().collect(),
                is_open: item.rests_on.is_unknown(),
                look: own,
            });
        }
    }
    found
}

/// Actions, risks and single records, which name their ground by `action.raised_by` or by a link.
pub(in crate::rules) fn followers<'g>(ctx: &Ctx<'_, 'g>) -> Vec<Response<'g>> {
    const OTHERS: &[ArtefactKind] = &[ArtefactKind::Risk, ArtefactKind::Record];
    let mut found = not_carried(ctx, &[Family::Actions, Family::Records]);
    for artefact in ctx.there(ACTIONS).chain(ctx.there(OTHERS)) {
        let mut look = Look::default();
        let day = made_on(artefact, &mut look);
        let links = read!(look, artefact, links);
        let linked = links.given().into_iter().copied().flatten().map(|link| &link.to);
        let mut names: Vec<&ArtefactId> = linked.collect();
        let mut is_open = links.is_unknown();
        if ACTIONS.contains(&artefact.kind()) {
            let raised_by = read!(look, artefact, action.raised_by);
            names.extend(raised_by.given());
            is_open |= raised_by.is_unknown();
        }
        found.push(Response { day, names, is_open, look });
    }
    found
}

/// The day on which something was made: `created_on`, else `dated_on`.
fn made_on<'g>(artefact: &'g Artefact, look: &mut Look<'g>) -> Fact<Date> {
    let mut own = Look::default();
    let (created, dated) = (read!(own, artefact, created_on), read!(own, artefact, dated_on));
    let day = match (created, dated) {
        (Fact::Given(day), _) | (_, Fact::Given(day)) => return Fact::Given(*day),
        (Fact::StatedNone, Fact::StatedNone) => Fact::StatedNone,
        _ => Fact::Unknown,
    };
    look.join(own);
    day
}

/// What could be anything, since no source carries it.
fn not_carried<'g>(ctx: &Ctx<'_, 'g>, families: &[Family]) -> Vec<Response<'g>> {
    let open = families.iter().filter_map(|family| {
        let mut look = Look::default();
        let absent = ctx.untold(*family, &mut look) == Tri::Unknown;
        absent.then(|| Response { day: Fact::Unknown, names: Vec::new(), is_open: true, look })
    });
    open.collect()
}

/// Whether anything of a day within some days names what is wanted.
pub(in crate::rules) fn is_answered<'g>(
    responses: &[Response<'g>],
    wanted: &Wanted<'_, 'g>,
    (first, last): (Date, Date),
    look: &mut Look<'g>,
) -> Tri {
    Tri::any(responses.iter().map(|response| {
        let in_time = Tri::given(response.day, |day| first <= day && day <= last);
        let holds = |id: &ArtefactId| response.names.contains(&id);
        let may_be: Vec<&&Artefact> = wanted.may_be.iter().filter(|one| holds(one.id())).collect();
        let names = if wanted.ids.iter().any(|id| holds(id)) {
            Tri::Yes
        } else if response.is_open || !may_be.is_empty() {
            Tri::Unknown
        } else {
            Tri::No
        };
        let found = in_time.and(names);
        if found != Tri::No {
            look.join(response.look.clone());
            for measurement in may_be {
                look.lacks(*measurement, "measurement.of");
            }
        }
        found
    }))
}
