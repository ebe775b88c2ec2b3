//! Rules about forums and their meetings.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Date, Fact, Interval, PersonKey, document::ArtefactDocument,
};

use super::{
    Answers, Slip,
    truth::{Counted, Number, Tri, is_given, share, test},
    world::{REVIEWS, World, day_number, is_in, within},
};
use crate::naive::calendar::Day;

/// A forum and all above it, from below; and whether nobody says what is above the last.
fn way_up(world: &World<'_>, forum: &ArtefactId) -> (Vec<ArtefactId>, bool) {
    let mut way = vec![forum.clone()];
    loop {
        let Some(last) = way.last().and_then(|last| world.find(last.as_str())) else {
            return (way, true);
        };
        match within(&last.forum, |part| &part.parent) {
            Fact::Unknown => return (way, true),
            Fact::Given(parent) if !way.contains(parent) => way.push(parent.clone()),
            Fact::Given(_) | Fact::StatedNone => return (way, false),
        }
        if world.slip == Slip::OneStepUp && way.len() > 1 {
            return (way, false);
        }
    }
}

/// Whether neither of two forums stands above the other, nor a third above both.
fn are_not_tied(world: &World<'_>, one: &ArtefactId, two: &ArtefactId) -> Tri {
    let ((one, one_open), (two, two_open)) = (way_up(world, one), way_up(world, two));
    if one.iter().any(|forum| two.contains(forum)) {
        Tri::No
    } else if one_open || two_open {
        Tri::Maybe
    } else {
        Tri::Yes
    }
}

/// The forums that may have taken a decision, and whether they did.
fn takers(world: &World<'_>, decision: &ArtefactDocument) -> Vec<(ArtefactId, Tri)> {
    let recent = test(&decision.dated_on, |day| Tri::of(world.is_recent(*day, "window")));
    match within(&decision.decision, |part| &part.forum) {
        Fact::Given(forum) => vec![(forum.clone(), recent)],
        Fact::StatedNone => Vec::new(),
        Fact::Unknown => {
            let forums = world.there(&["forum"]).into_iter();
            forums.map(|forum| (forum.id.clone(), recent.and(Tri::Maybe))).collect()
        }
    }
}

pub(super) fn hf_007(world: &World<'_>, answers: &mut Answers) {
    let decisions = world.there(&["decision"]);
    let subject = |decision: &ArtefactDocument| {
        within(&decision.fact, |part| &part.subject).given().map(ToString::to_string)
    };
    let mut types: Vec<String> =
        decisions.iter().filter_map(|decision| subject(decision)).collect();
    types.sort();
    types.dedup();
    // A decision of which nobody states the type may be of any.
    let nameless: Vec<&&ArtefactDocument> = decisions
        .iter()
        .filter(|decision| within(&decision.fact, |part| &part.subject).is_unknown())
        .collect();
    for kind in types {
        let mut found = Tri::No;
        let named = decisions.iter().filter(|decision| subject(decision).as_ref() == Some(&kind));
        let named = named.map(|decision| (decision, Tri::Yes));
        let of_kind: Vec<_> =
            named.chain(nameless.iter().map(|decision| (*decision, Tri::Maybe))).collect();
        for (one, one_is) in &of_kind {
            for (two, two_is) in &of_kind {
                if one.id == two.id {
                    continue;
                }
                let both_are = one_is.and(*two_is);
                for (first, first_took) in takers(world, one) {
                    for (second, second_took) in takers(world, two) {
                        if first != second {
                            let apart = are_not_tied(world, &first, &second);
                            let took = both_are.and(first_took).and(second_took);
                            found = found.or(took.and(apart));
                        }
                    }
                }
            }
        }
        answers.say_of_part(&kind, found, "observation");
    }
    let counts = |decision: &&&ArtefactDocument| {
        let held = within(&decision.decision, |part| &part.forum);
        let too_old = test(&decision.dated_on, |day| Tri::of(world.is_recent(*day, "window")));
        too_old != Tri::No && !matches!(held, Fact::StatedNone)
    };
    if world.elements("units").is_unknown() || nameless.iter().any(counts) {
        answers.say("organisation", Tri::Maybe, "observation");
    }
    units(world, answers);
}

/// The units whose forums lead to no forum that held a management review.
fn units(world: &World<'_>, answers: &mut Answers) {
    let reviews = world.there(&["management-review"]);
    for unit in world.elements("units").given().copied().into_iter().flatten() {
        let (mut own, mut stranded, mut led) = (Tri::No, Tri::No, Tri::No);
        for forum in world.there(&["forum"]) {
            let is_its = test(&forum.covers, |covers| Tri::of(covers.contains(&unit.id)));
            own = own.or(is_its);
            let mut leads = Tri::No;
            let (way, open) = way_up(world, &forum.id);
            for review in &reviews {
                leads = leads.or(match within(&review.review, |part| &part.forum) {
                    Fact::Given(held) if way.contains(held) => Tri::Yes,
                    Fact::Given(_) => Tri::of(open).and(Tri::Maybe),
                    Fact::StatedNone => Tri::No,
                    Fact::Unknown => Tri::Maybe,
                });
            }
            stranded = stranded.or(is_its.and(leads.not()));
            led = led.or(is_its.and(leads));
        }
        if own != Tri::No && is_in(unit) != Tri::No {
            let found = is_in(unit).and(stranded).and(led.not());
            answers.say(unit.id.as_ref(), found, "observation");
        }
    }
}

/// Whether a review is of a forum.
fn is_of(review: &ArtefactDocument, forum: &ArtefactDocument) -> Tri {
    test(&within(&review.review, |part| &part.forum), |held| Tri::of(**held == forum.id))
}

/// How many days a rhythm has, from a day on; no number where there is none.
fn rhythm_from(world: &World<'_>, forum: &ArtefactDocument, start: Date) -> Fact<Number> {
    let days = |interval: Interval| {
        let start = Day::of(start);
        day_number(start.plus(interval)) - day_number(start)
    };
    match forum.interval {
        Fact::Given(interval) => Fact::Given(Number::count(days(interval))),
        Fact::Unknown => Fact::Unknown,
        Fact::StatedNone => within(&forum.fact, |part| &part.subject).and_then(|subject| {
            for name in ["operations", "management", "scope"] {
                if world.words(name).iter().any(|word| word == subject.as_str()) {
                    return Fact::Given(world.number(name));
                }
            }
            Fact::StatedNone
        }),
    }
}

/// Whether a forum that last met on a day is late.
fn is_late(world: &World<'_>, forum: &ArtefactDocument, last: Date) -> Tri {
    test(&rhythm_from(world, forum, last), |rhythm| {
        let factor = world.number("factor");
        let borne = factor.times(*rhythm);
        Tri::of(borne.is_exceeded(world.age(last), 1))
    })
}

/// Whether a forum met too long ago.
fn met_too_long_ago(world: &World<'_>, forum: &ArtefactDocument) -> Tri {
    let reviews = world.there(REVIEWS);
    let mut last: Option<Date> = None;
    for review in &reviews {
        if let (Tri::Yes, Fact::Given(day)) = (is_of(review, forum), review.dated_on)
            && last.is_none_or(|last| last < day)
        {
            last = Some(day);
        }
    }
    let late = match (last, forum.created_on) {
        (Some(last), _) | (None, Fact::Given(last)) => is_late(world, forum, last),
        // It never met, and is not new: too many days have gone by, if it has a rhythm at all.
        (None, Fact::StatedNone) => test(&rhythm_from(world, forum, Date::FIRST), |_| Tri::Yes),
        (None, Fact::Unknown) => test(&rhythm_from(world, forum, Date::FIRST), |_| Tri::Maybe),
    };
    // A review that does not say all may be a meeting that was in time.
    let mut in_time = Tri::No;
    for review in &reviews {
        let of_it = is_of(review, forum);
        let day = match review.dated_on {
            Fact::Given(day) => is_late(world, forum, day).not(),
            Fact::StatedNone => Tri::No,
            Fact::Unknown => Tri::Maybe,
        };
        in_time = in_time.or(of_it.and(day));
    }
    late.and(in_time.not())
}

pub(super) fn hf_051(world: &World<'_>, answers: &mut Answers) {
    if world.carries("facts") {
        for forum in world.there(&["forum"]) {
            answers.say(forum.id.as_str(), met_too_long_ago(world, forum), "minor-indicator");
        }
    } else {
        answers.say_of_part("facts", Tri::Maybe, "");
    }
    let mut held = Tri::No;
    for review in world.there(&["management-review"]) {
        held = held.or(test(&review.dated_on, |day| Tri::of(world.is_recent(*day, "window"))));
    }
    answers.say_of_part("management-review", held.not(), "major-indicator");
}

/// Whether somebody was at a session, or sent somebody.
fn was_there(session: &ArtefactDocument, person: &PersonKey) -> Tri {
    let came = test(&within(&session.review, |part| &part.attendance), |people| {
        Tri::of(people.contains(person))
    });
    let sent = test(&within(&session.review, |part| &part.delegates), |delegates| {
        let mut sent = Tri::No;
        for delegate in *delegates {
            if delegate.absent == *person {
                sent = sent.or(is_given(&delegate.by));
            }
        }
        sent
    });
    came.or(sent)
}

/// A review that is a session of a forum, or may be one.
struct Session<'a> {
    review: &'a ArtefactDocument,
    /// The day; none where nobody states it.
    day: Option<Date>,
    /// Whether it is known to be one.
    is_one: bool,
}

/// All the orders in which the sessions may have been held, by whether somebody was there.
fn orders(sessions: &[Session<'_>], person: &PersonKey) -> Vec<Vec<Tri>> {
    let mut orders: Vec<Vec<Tri>> = vec![Vec::new()];
    for session in sessions {
        let there = was_there(session.review, person);
        let mut next = Vec::new();
        for order in orders {
            if !session.is_one {
                next.push(order.clone());
            }
            // One without a day may have been held before or after each of the others.
            let first = if session.day.is_some() { order.len() } else { 0 };
            for at in first..=order.len() {
                let mut order = order.clone();
                order.insert(at, there);
                next.push(order);
            }
        }
        next.sort();
        next.dedup();
        orders = next;
    }
    orders
}

/// Whether somebody missed so many sessions in a row, or was at too few of all.
fn stays_away(world: &World<'_>, there: &[Tri]) -> Tri {
    let (sessions, limit) = (world.number("sessions"), world.number("share"));
    let row = |missed: fn(&Tri) -> bool| {
        let (mut row, mut longest) = (0, 0);
        for session in there {
            row = if missed(session) { row + 1 } else { 0 };
            longest = longest.max(row);
        }
        sessions.is_reached(longest, 1)
    };
    let in_a_row = match (row(|session| *session == Tri::No), row(|session| *session != Tri::Yes)) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::Maybe,
        (false, false) => Tri::No,
    };
    let there: Vec<Counted> =
        there.iter().map(|has| Counted { is_one: Tri::Yes, has: *has }).collect();
    in_a_row.or(share(&there, |part, whole| !limit.is_reached(part, whole)))
}

/// The sessions of a forum within the window, those with a day first, in their order.
fn sessions<'a>(world: &World<'a>, forum: &ArtefactDocument) -> Vec<Session<'a>> {
    let mut found = Vec::new();
    for review in world.there(REVIEWS) {
        let may_be_any = ["management-review", "service-review", "supplier-review"]
            .contains(&review.kind.as_str());
        let of_it = match is_of(review, forum) {
            Tri::Maybe if !may_be_any => Tri::No,
            of_it @ (Tri::No | Tri::Maybe | Tri::Yes) => of_it,
        };
        let recent = test(&review.dated_on, |day| Tri::of(world.is_recent(*day, "window")));
        let is_one = of_it.and(recent);
        if is_one != Tri::No {
            let day = review.dated_on.given().copied();
            found.push(Session { review, day, is_one: is_one == Tri::Yes });
        }
    }
    found.sort_by_key(|session| (session.day.is_none(), session.day, session.review.id.clone()));
    found
}

pub(super) fn hf_043(world: &World<'_>, answers: &mut Answers) {
    for forum in world.there(&["forum"]) {
        let required = match within(&forum.forum, |part| &part.required) {
            Fact::Unknown => {
                answers.say(forum.id.as_str(), Tri::Maybe, "observation");
                continue;
            }
            Fact::StatedNone => {
                answers.say(forum.id.as_str(), Tri::No, "observation");
                continue;
            }
            Fact::Given(required) => required,
        };
        let sessions = sessions(world, forum);
        for person in required {
            let mut ways = Vec::new();
            for order in orders(&sessions, person) {
                let away = stays_away(world, &order);
                if away != Tri::No {
                    ways.push(true);
                }
                if away != Tri::Yes {
                    ways.push(false);
                }
            }
            let only_reviews = sessions
                .iter()
                .filter(|session| was_there(session.review, person) != Tri::Yes)
                .all(|session| session.review.kind == ArtefactKind::ManagementReview);
            let mut people = world.organisation.people.given().into_iter().flatten();
            let top = people
                .any(|listed| listed.key == *person && listed.top_management == Fact::Given(true));
            let grave = only_reviews && top;
            let indicator = if grave { "minor-indicator" } else { "observation" };
            let subject = format!("{}#{}", forum.id.as_str(), AsRef::<str>::as_ref(person));
            answers.say(&subject, Tri::over(ways), indicator);
        }
    }
}

/// The days from one meeting to the next that are too many: whether a forum kept its rhythm, by the
/// days on which it met.
fn has_kept(world: &World<'_>, interval: Interval, met: &[Date]) -> bool {
    let mut met = met.to_vec();
    met.sort();
    let window = world.number("window");
    let mut last_before: Option<Date> = None;
    for day in &met {
        if window.is_reached(world.age(*day), 1) {
            last_before = Some(*day);
        }
    }
    let Some(first) = last_before else { return false };
    let mut ends: Vec<i64> =
        met.iter().filter(|day| **day > first).map(|day| world.age(*day)).collect();
    ends.push(0);
    let starts = met.iter().filter(|day| **day >= first);
    let mut distinct: Vec<Date> = starts.copied().collect();
    distinct.dedup();
    ends.dedup();
    distinct.iter().zip(ends).all(|(start, end)| {
        let from = Day::of(*start);
        let rhythm = day_number(from.plus(interval)) - day_number(from);
        !world.number("factor").is_exceeded(world.age(*start) - end, rhythm)
    })
}

pub(super) fn gp_05(world: &World<'_>, answers: &mut Answers) {
    let forums = world.there(&["forum"]);
    let mut all_kept = Tri::of(!forums.is_empty());
    for forum in forums {
        let (mut known, mut possible, mut undated) = (Vec::new(), Vec::new(), false);
        for review in world.there(REVIEWS) {
            match (is_of(review, forum), review.dated_on) {
                (Tri::Yes, Fact::Given(day)) => known.push(day),
                (Tri::Maybe, Fact::Given(day)) => possible.push(day),
                (Tri::Yes | Tri::Maybe, Fact::Unknown) => undated = true,
                (Tri::No, _) | (_, Fact::StatedNone) => {}
            }
        }
        possible.extend(&known);
        let kept = test(&forum.interval, |interval| {
            if has_kept(world, *interval, &known) {
                Tri::Yes
            } else {
                Tri::of(undated || has_kept(world, *interval, &possible)).and(Tri::Maybe)
            }
        });
        all_kept = all_kept.and(kept);
    }
    answers.say("organisation", all_kept, "strength");
}

pub(super) fn gp_07(world: &World<'_>, answers: &mut Answers) {
    for review in world.there(&["management-review"]) {
        let recent = test(&review.dated_on, |day| Tri::of(world.is_recent(*day, "days")));
        if recent == Tri::No {
            continue;
        }
        let decides = test(&within(&review.review, |part| &part.decisions), |items| {
            let mut all = Vec::new();
            for item in *items {
                all.push(Counted { is_one: Tri::Yes, has: is_given(&item.rests_on) });
            }
            share(&all, |part, whole| {
                part == whole && world.number("decisions").is_reached(whole, 1)
            })
        });
        answers.say(review.id.as_str(), recent.and(decides), "strength");
    }
}
