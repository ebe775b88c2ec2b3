use clausegraph_model::{Artefact, ArtefactKind, Fact, PersonKey};

use crate::{
    Indicator, NeedOf, Subject,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::{MEETINGS, REVIEWS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Leaders stay away.
    ///
    /// # What it finds
    ///
    /// Somebody who is to be there (`forum.required`) and stays away from a forum. The sessions of a forum are the
    /// reviews of all kinds that name it in `review.forum` and whose `dated_on` lies within the last `window`
    /// days, in the order of their days, those of one day by id.
    /// Somebody was there where `review.attendance` lists them, or `review.delegates` names somebody in their
    /// place. The finding stands where they were away from `sessions` or more sessions in a row, or there in less
    /// than the share `share` of all of them. A forum without a session is no finding here.
    /// A management, service or supplier review that does not state its forum may be a session of any; so may a
    /// session that does not state its day: what it would change is not known.
    /// The indicator is the graver one where the absentee is listed as top management and all sessions missed are
    /// management reviews.
    ///
    /// # Why it matters
    ///
    /// A review without those who decide decides nothing, and those who stay away tell what they think of it.
    ///
    /// # Example
    ///
    /// Two product areas missed five of the last six reviews of the system.
    "HF-043", "leaders-stay-away", Rhythm;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Forum]) => ["forum.required"],
        NeedOf::Artefacts(REVIEWS) => [
            "review.forum", "dated_on", "review.attendance", "review.delegates",
        ],
    ];
    families: [Facts, Reviews];
    parameters: ["sessions", "share", "window"];
    words: [];
    values: ["missed", "of", "in_a_row"];
    over_documentation: false;
}

/// The sessions of a forum.
struct Held<'g> {
    certain: Vec<&'g Artefact>,
    /// Reviews that may be sessions of it.
    unsure: u64,
    look: Look<'g>,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for forum in ctx.there(&[ArtefactKind::Forum]) {
        let mut look = Look::default();
        let required = read!(look, forum, forum.required);
        let Fact::Given(required) = required else {
            let unsaid = if required.is_unknown() { Tri::Unknown } else { Tri::No };
            acc.conclude(forum, unsaid, look, || Draft::new(Indicator::Observation));
            continue;
        };
        let held = held(ctx, forum, look);
        for person in required {
            one(ctx, forum, person, &held, acc);
        }
    }
}

fn held<'g>(ctx: &Ctx<'_, 'g>, forum: &'g Artefact, look: Look<'g>) -> Held<'g> {
    let mut held = Held { certain: Vec::new(), unsure: 0, look };
    for review in ctx.there(REVIEWS) {
        let mut look = Look::default();
        let of = match read!(look, review, review.forum) {
            Fact::Given(id) => (id == forum.id()).into(),
            Fact::Unknown if MEETINGS.contains(&review.kind()) => Tri::Unknown,
            Fact::StatedNone | Fact::Unknown => Tri::No,
        };
        let first = ctx.before(ctx.days("window"));
        let recent = Tri::given(read!(look, review, dated_on), |day| *day >= first);
        match of.and(recent) {
            Tri::Yes => held.certain.push(review),
            Tri::Unknown => held.unsure += 1,
            Tri::No => continue,
        }
        held.look.join(look);
    }
    held.certain.sort_by_key(|review| (review.document().dated_on, review.id()));
    held
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    forum: &'g Artefact,
    person: &'g PersonKey,
    held: &Held<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let mut look = held.look.clone();
    let mut tally = Tally { unsure: held.unsure, ..Tally::default() };
    let (mut missed, mut row, mut longest) = (Vec::new(), Row::default(), Row::default());
    for session in &held.certain {
        let there = was_there(session, person, &mut look);
        tally.add(there);
        row = row.after(there);
        longest = longest.max(row);
        if there == Tri::No {
            missed.push(*session);
        }
    }
    let sessions = ctx.count("sessions");
    let in_a_row = if held.unsure > 0 {
        // Any of the others may stand between two, or be one more.
        let away = tally.no + tally.unknown + tally.unsure;
        if away >= sessions { Tri::Unknown } else { Tri::No }
    } else {
        Tri::between(longest.certain >= sessions, longest.possible >= sessions)
    };
    let found = in_a_row.or(tally.share_below(ctx.number("share")));
    let of_top = missed.iter().all(|review| review.kind() == ArtefactKind::ManagementReview)
        && ctx.is_top(person, &mut Look::default()).is_yes();
    let indicator = if of_top { Indicator::Minor } else { Indicator::Observation };
    let subject = Subject::from(SubjectOf::from(forum)).part(person.as_str());
    acc.conclude(subject, found, look, || {
        let draft = Draft::new(indicator).count("missed", tally.no).count("of", tally.counted());
        let draft =
            if in_a_row.is_yes() { draft.count("in_a_row", longest.certain) } else { draft };
        draft.artefacts([forum]).artefacts(missed)
    });
}

/// How many sessions in a row somebody missed, for certain and at most.
#[derive(Clone, Copy, Default)]
struct Row {
    certain: u64,
    possible: u64,
}

impl Row {
    fn after(self, there: Tri) -> Self {
        match there {
            Tri::Yes => Self::default(),
            Tri::No => Self { certain: self.certain + 1, possible: self.possible + 1 },
            Tri::Unknown => Self { certain: 0, possible: self.possible + 1 },
        }
    }

    fn max(self, other: Self) -> Self {
        Self {
            certain: self.certain.max(other.certain),
            possible: self.possible.max(other.possible),
        }
    }
}

fn was_there<'g>(session: &'g Artefact, person: &PersonKey, look: &mut Look<'g>) -> Tri {
    let attended =
        Tri::given(read!(look, session, review.attendance), |list| list.contains(person));
    if attended.is_yes() {
        return Tri::Yes;
    }
    let represented = match read!(look, session, review.delegates) {
        Fact::Given(list) => {
            let own = list.iter().filter(|delegate| delegate.absent == *person);
            let came = Tri::any(own.map(|delegate| Tri::given(delegate.by.as_ref(), |_| true)));
            if came == Tri::Unknown {
                look.lacks(session, "review.delegates");
            }
            came
        }
        Fact::StatedNone => Tri::No,
        Fact::Unknown => Tri::Unknown,
    };
    attended.or(represented)
}
