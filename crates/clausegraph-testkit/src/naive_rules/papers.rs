//! Rules about documents and reports.

use clausegraph_model::{
    Date, Fact,
    document::{ArtefactDocument, ArtefactStatus},
};

use super::{
    Answers,
    truth::{Counted, Tri, is_given, is_none, share, test},
    world::{DOCUMENTS, REVIEWS, World, day_number, inside, within},
};
use crate::naive::calendar::Day;

fn is_in_use(artefact: &ArtefactDocument) -> Tri {
    test(&artefact.status, |status| Tri::of(*status == ArtefactStatus::InUse))
}

/// Whether nothing ties a document to an objective or a risk.
fn is_without_purpose(world: &World<'_>, document: &ArtefactDocument) -> Tri {
    for objective in world.there(&["objective"]) {
        if within(&objective.objective, |part| &part.policy) == Fact::Given(&document.id) {
            return Tri::No;
        }
    }
    for other in world.there(&["objective", "risk"]) {
        let there = document.links.given().into_iter().flatten();
        let back = other.links.given().into_iter().flatten();
        for (link, end) in
            there.map(|link| (link, &other.id)).chain(back.map(|link| (link, &document.id)))
        {
            if link.to == *end {
                return Tri::No;
            }
        }
    }
    if document.links.is_unknown() { Tri::Maybe } else { Tri::Yes }
}

/// Whether a document lacks so many of the four things.
fn lacks_too_much(world: &World<'_>, document: &ArtefactDocument) -> Tri {
    let things = [
        is_none(&document.covers),
        is_none(&document.owner),
        is_none(&document.review_every).and(is_none(&document.next_review_on)),
        is_without_purpose(world, document),
    ];
    let things = things.map(|has| Counted { is_one: Tri::Yes, has });
    share(&things, |lacking, _| world.number("lacks").is_reached(lacking, 1))
}

pub(super) fn hf_001(world: &World<'_>, answers: &mut Answers) {
    let documents: Vec<Counted> = world
        .there(DOCUMENTS)
        .into_iter()
        .map(|document| Counted {
            is_one: is_in_use(document),
            has: lacks_too_much(world, document),
        })
        .collect();
    if documents.is_empty() {
        return;
    }
    let (limit, least) = (world.number("share"), world.number("documents"));
    let found = share(&documents, |part, whole| {
        least.is_reached(whole, 1) && limit.is_reached(part, whole)
    });
    let words = world.words("owner");
    let mut owner = Tri::No;
    for role in world.there(&["role"]) {
        owner = owner.or(test(&within(&role.fact, |fact| &fact.subject), |subject| {
            Tri::of(words.iter().any(|word| word == subject.as_str()))
        }));
    }
    let mut scoped = !world.there(&["scope-statement"]).is_empty();
    for document in world.there(&["charter", "plan", "document"]) {
        for item in document.contents.given().into_iter().flatten() {
            scoped = scoped || world.words("scope").iter().any(|word| word == item.item.as_str());
        }
    }
    let grave = !scoped || owner == Tri::No;
    answers.say("organisation", found, if grave { "major-indicator" } else { "observation" });
}

pub(super) fn hf_002(world: &World<'_>, answers: &mut Answers) {
    let charters = world.there(&["charter"]);
    let mut last: Option<(&ArtefactDocument, Option<i64>)> = None;
    for charter in charters {
        let age = match inside(&charter.approval, |approval| &approval.on) {
            Fact::Given(day) if !world.is_to_come(*day) => Some(world.age(*day)),
            Fact::Given(_) | Fact::StatedNone | Fact::Unknown => None,
        };
        let later = match (&last, age) {
            (Some((other, Some(before))), Some(age)) if age == *before => charter.id < other.id,
            (Some((_, Some(before))), Some(age)) => age < *before,
            (None, _) | (Some((_, None)), Some(_)) => true,
            (Some((other, None)), None) => charter.id < other.id,
            (Some((_, Some(_))), None) => false,
        };
        if later {
            last = Some((charter, age));
        }
    }
    let Some((charter, _)) = last else {
        let indicator = said_nowhere(world, None, &world.words("blocks"));
        answers.say("organisation", Tri::Yes, indicator);
        return;
    };
    // One of which nobody says when it was approved may be the last.
    let mut ways = vec![explains_too_little(world, charter)];
    for other in world.there(&["charter"]) {
        if inside(&other.approval, |approval| &approval.on).is_unknown() {
            ways.push(explains_too_little(world, other));
        }
    }
    let same = ways.iter().all(|way| Some(way) == ways.first());
    let found = ways.first().copied().filter(|_| same).unwrap_or(Tri::Maybe);
    let lacking = match &charter.contents {
        Fact::Unknown => Vec::new(),
        Fact::StatedNone => world.words("blocks"),
        Fact::Given(items) => {
            let says = |block: &String| items.iter().any(|item| item.item.as_str() == block);
            world.words("blocks").into_iter().filter(|block| !says(block)).collect()
        }
    };
    answers.say(charter.id.as_str(), found, said_nowhere(world, Some(charter), &lacking));
}

/// The indicator: graver where blocks are lacking and no other document says any of them.
fn said_nowhere(
    world: &World<'_>,
    charter: Option<&ArtefactDocument>,
    lacking: &[String],
) -> &'static str {
    let mut says = Tri::No;
    for other in world.there(DOCUMENTS) {
        if charter.is_some_and(|charter| charter.id == other.id) {
            continue;
        }
        for block in lacking {
            says = says.or(test(&other.contents, |items| {
                Tri::of(items.iter().any(|item| item.item.as_str() == block))
            }));
            if other.kind.as_str() == "scope-statement" && world.words("scope").contains(block) {
                return "health";
            }
        }
    }
    if lacking.is_empty() || says != Tri::No { "health" } else { "observation" }
}

/// Whether a charter is too long, lacks a block, or was approved too long ago or by nobody.
fn explains_too_little(world: &World<'_>, charter: &ArtefactDocument) -> Tri {
    let more = |extent: Fact<&u32>, name: &str| {
        test(&extent, |number| Tri::of(world.number(name).is_exceeded(i64::from(**number), 1)))
    };
    let mut found = more(inside(&charter.extent, |extent| &extent.pages), "pages")
        .or(more(inside(&charter.extent, |extent| &extent.words), "words"));
    for block in world.words("blocks") {
        let has = test(&charter.contents, |items| {
            Tri::of(items.iter().any(|item| item.item.as_str() == block))
        });
        found = found.or(has.not());
    }
    found = found.or(match inside(&charter.approval, |approval| &approval.on) {
        Fact::Unknown => Tri::Maybe,
        Fact::StatedNone => Tri::No,
        Fact::Given(day) => Tri::of(world.is_to_come(*day) || world.is_past(*day, "days")),
    });
    found.or(is_none(&inside(&charter.approval, |approval| &approval.by)))
}

pub(super) fn gp_12(world: &World<'_>, answers: &mut Answers) {
    // Pages for certain, as (used, of): with all that is open turning out badly, and turning out well.
    let (mut worst, mut best) = ((0, 0), (0, 0));
    let (mut open_end, mut reachable) = (false, false);
    for document in world.there(DOCUMENTS) {
        let counts = test(&document.status, |status| {
            Tri::of(*status == ArtefactStatus::Approved || *status == ArtefactStatus::InUse)
        });
        let asked_for = document.mandates.given().is_some_and(|list| !list.is_empty());
        let used = test(&inside(&document.usage, |usage| &usage.last_used_on), |day| {
            Tri::of(world.is_recent(**day, "days"))
        });
        let used = Tri::of(asked_for).or(used);
        let pages = match inside(&document.extent, |extent| &extent.pages) {
            Fact::Given(pages) => Some(i64::from(*pages)),
            Fact::StatedNone => Some(0),
            Fact::Unknown => None,
        };
        if counts == Tri::No {
            continue;
        }
        let Some(pages) = pages else {
            // Any number of pages, also none: used ones lift the share, others lower it.
            open_end = open_end || used != Tri::Yes;
            reachable = reachable || used != Tri::No;
            continue;
        };
        if used == Tri::Yes && counts == Tri::Yes {
            worst.0 += pages;
        }
        if counts == Tri::Yes || used != Tri::Yes {
            worst.1 += pages;
        }
        if used != Tri::No {
            best.0 += pages;
        }
        if counts == Tri::Yes || used != Tri::No {
            best.1 += pages;
        }
    }
    let limit = world.number("share");
    let sure = !open_end && worst.1 > 0 && worst.0 > 0 && limit.is_reached(worst.0, worst.1);
    let possible = reachable || (best.1 > 0 && limit.is_reached(best.0, best.1));
    let found = if sure { Tri::Yes } else { Tri::of(possible).and(Tri::Maybe) };
    answers.say("organisation", found, "strength");
}

/// Whether somebody decided by a report within the window.
fn is_used(world: &World<'_>, report: &ArtefactDocument) -> Tri {
    let mut used = Tri::of(!world.carries("facts") || !world.carries("reviews")).and(Tri::Maybe);
    for decision in world.there(&["decision"]) {
        let recent = test(&decision.dated_on, |day| Tri::of(world.is_recent(*day, "window")));
        let names = test(&within(&decision.decision, |part| &part.rests_on), |ids| {
            Tri::of(ids.contains(&report.id))
        });
        used = used.or(recent.and(names));
    }
    for review in world.there(REVIEWS) {
        let recent = test(&review.dated_on, |day| Tri::of(world.is_recent(*day, "window")));
        let names = test(&within(&review.review, |part| &part.decisions), |items| {
            items
                .iter()
                .map(|item| test(&item.rests_on, |ids| Tri::of(ids.contains(&report.id))))
                .max()
                .unwrap_or(Tri::No)
        });
        used = used.or(recent.and(names));
    }
    used
}

pub(super) fn hf_059(world: &World<'_>, answers: &mut Answers) {
    let reports = world.there(&["report", "service-report"]);
    let mut used = Vec::new();
    for report in reports {
        let lacks = is_given(&within(&report.report, |part| &part.purpose))
            .and(is_given(&within(&report.report, |part| &part.audience)))
            .and(is_given(&within(&report.report, |part| &part.data_source)))
            .not();
        answers.say(report.id.as_str(), lacks, "minor-indicator");
        used.push(Counted { is_one: Tri::Yes, has: is_used(world, report) });
    }
    if used.is_empty() {
        return;
    }
    let limit = world.number("cited");
    let found = share(&used, |part, whole| !limit.is_reached(part, whole));
    answers.say_of_part("reports", found, "health");
}

/// Whether a document is not approved.
fn is_unapproved(world: &World<'_>, document: &ArtefactDocument) -> Tri {
    let on = inside(&document.approval, |approval| &approval.on);
    let by_nobody = match inside(&document.approval, |approval| &approval.by) {
        Fact::StatedNone => Tri::Yes,
        Fact::Given(_) => Tri::No,
        // It does not matter where the day is given.
        Fact::Unknown => Tri::of(!matches!(on, Fact::Given(_))).and(Tri::Maybe),
    };
    by_nobody.or(world.is_done(on).not())
}

/// The day from which the rhythm of a review counts, and whether a later one may be not stated.
fn last_look(world: &World<'_>, document: &ArtefactDocument) -> (Fact<Date>, bool) {
    let approved = inside(&document.approval, |approval| &approval.on);
    let mut open = false;
    for day in [document.last_reviewed_on.as_ref(), approved, document.created_on.as_ref()] {
        match day {
            Fact::Given(day) if !world.is_to_come(*day) => return (Fact::Given(*day), open),
            Fact::Given(_) | Fact::StatedNone => {}
            Fact::Unknown => open = true,
        }
    }
    (if open { Fact::Unknown } else { Fact::StatedNone }, open)
}

/// Whether the review of a document is overdue, or nobody has looked at it for long.
fn is_unreviewed(world: &World<'_>, document: &ArtefactDocument) -> Tri {
    if let Fact::Given(day) = document.next_review_on {
        return Tri::of(world.age(day) > 0);
    }
    if let Fact::Given(every) = document.review_every {
        let (last, open) = last_look(world, document);
        let due = test(&last, |day| {
            let due = Day::of(*day).plus(every);
            let overdue = Tri::of(day_number(due) < world.today());
            if open { overdue.and(Tri::Maybe) } else { overdue }
        });
        let counted = matches!(last, Fact::Given(_));
        return if document.next_review_on.is_unknown() && !counted { Tri::Maybe } else { due };
    }
    if document.next_review_on.is_unknown() || document.review_every.is_unknown() {
        return Tri::Maybe;
    }
    let approved = inside(&document.approval, |approval| &approval.on);
    let (mut looked_at, mut given) = (Tri::No, Tri::No);
    for day in [document.last_reviewed_on.as_ref(), approved] {
        looked_at = looked_at.or(test(&day, |day| Tri::of(world.is_recent(**day, "unreviewed"))));
        given = given.or(world.is_done(day));
    }
    looked_at.not().and(given)
}

pub(super) fn hf_026(world: &World<'_>, answers: &mut Answers) {
    for document in world.there(DOCUMENTS) {
        let found = is_unapproved(world, document).or(is_unreviewed(world, document));
        answers.say(document.id.as_str(), is_in_use(document).and(found), "minor-indicator");
    }
}

pub(super) fn gp_01(world: &World<'_>, answers: &mut Answers) {
    for charter in world.there(&["charter"]) {
        let in_force = test(&charter.status, |status| {
            Tri::of(*status == ArtefactStatus::Approved || *status == ArtefactStatus::InUse)
        });
        let short = test(&inside(&charter.extent, |extent| &extent.pages), |pages| {
            let pages = i64::from(**pages);
            Tri::of(pages > 0 && !world.number("pages").is_exceeded(pages, 1))
        });
        let mut found = in_force.and(short);
        for block in ["scope", "principles", "roles", "routines", "measures-reviews"] {
            let words = world.words(block);
            found = found.and(test(&charter.contents, |items| {
                Tri::of(
                    items.iter().any(|item| words.iter().any(|word| word == item.item.as_str())),
                )
            }));
        }
        let by = test(&inside(&charter.approval, |approval| &approval.by), |by| {
            let people = world.organisation.people.given();
            let listed = people.into_iter().flatten().find(|person| person.key == **by);
            listed.map_or(Tri::Maybe, |person| test(&person.top_management, |top| Tri::of(*top)))
        });
        let on = test(&inside(&charter.approval, |approval| &approval.on), |day| {
            Tri::of(world.is_recent(**day, "days"))
        });
        answers.say(charter.id.as_str(), found.and(by).and(on), "strength");
    }
}
