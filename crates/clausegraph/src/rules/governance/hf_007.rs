use std::collections::BTreeMap;

use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, Element, ElementList, Fact, Key};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, part, read},
    },
};

rule! {
    /// Fragmented governance.
    ///
    /// # What it finds
    ///
    /// A type of decision (`fact.subject` of decisions) that two forums or more took within `window` days before the
    /// as-of date (by `dated_on`), of which two are not tied: neither hands up to the other, directly or over
    /// several steps of `forum.parent`, and they have no forum above both. The subject is the organisation, with the
    /// type as its part.
    /// A decision of which nobody states the type, the day or the forum may be of any type, of any day within the
    /// window, or of any forum. Where no two of the forums that are certain are untied for certain, a type cannot be
    /// evaluated if such a decision states no forum, or if two of the forums that may have decided on it are not tied
    /// for certain.
    /// And a unit of the scope (state in or partly) whose forums (those that name it in `covers`) have no path by
    /// `forum.parent` to a forum that held a management review (`review.forum` of management reviews). A unit
    /// without a forum of its own is left out; a forum that does not state `covers` may be of any unit.
    /// The organisation as such cannot be evaluated where a decision that counts states no type, or the scope no units.
    ///
    /// # Why it matters
    ///
    /// Where three boards approve the same sort of change by rules of their own, what is allowed depends on the door.
    ///
    /// # Example
    ///
    /// Normal changes are approved by three unrelated boards with different risk rules.
    "HF-007", "fragmented-governance", Ownership;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["fact.subject", "decision.forum", "dated_on"],
        NeedOf::Artefacts(&[ArtefactKind::Forum]) => ["forum.parent", "covers"],
        NeedOf::Artefacts(&[ArtefactKind::ManagementReview]) => ["review.forum"],
        NeedOf::Organisation => ["scope.units"],
    ];
    families: [Facts, Reviews];
    parameters: ["window"];
    words: [];
    values: ["type", "forums", "unit"];
    over_documentation: false;
}

/// Who took decisions of one type.
#[derive(Clone, Default)]
struct Taken<'g> {
    /// Forums that took one within the window for certain.
    forums: Vec<&'g ArtefactId>,
    /// Forums that may have taken one.
    maybe: Vec<&'g ArtefactId>,
    /// Whether one may have been taken by any forum.
    open: bool,
    look: Look<'g>,
}

impl<'g> Taken<'g> {
    fn add(&mut self, ctx: &Ctx<'_, 'g>, decision: &'g Artefact, of_type: Tri) {
        let mut look = Look::default();
        let recent = Tri::given(read!(look, decision, dated_on), |day| {
            *day >= ctx.before(ctx.days("window"))
        });
        let forum = read!(look, decision, decision.forum);
        let counts = of_type.and(recent);
        if counts == Tri::No || forum.is_stated_none() {
            return;
        }
        self.look.join(look);
        match forum {
            Fact::Given(forum) if counts.is_yes() => self.forums.push(forum),
            Fact::Given(forum) => self.maybe.push(forum),
            Fact::StatedNone | Fact::Unknown => self.open = true,
        }
    }

    fn is_empty(&self) -> bool {
        self.forums.is_empty() && self.maybe.is_empty() && !self.open
    }
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut types: BTreeMap<&'g Key, Taken<'g>> = BTreeMap::new();
    let mut nameless = Taken::default();
    for decision in ctx.there(&[ArtefactKind::Decision]) {
        match part(decision.document().fact.as_deref(), |fact| &fact.subject) {
            Fact::Given(subject) => types.entry(subject).or_default().add(ctx, decision, Tri::Yes),
            Fact::StatedNone => {}
            Fact::Unknown => {
                let mut one = Taken::default();
                one.add(ctx, decision, Tri::Unknown);
                if !one.is_empty() {
                    nameless.look.join(one.look);
                    nameless.look.lacks(decision, "fact.subject");
                    nameless.maybe.append(&mut one.maybe);
                    nameless.open |= one.open;
                }
            }
        }
    }
    for (subject, taken) in types {
        of_type(ctx, subject, taken, &nameless, acc);
    }
    let mut unsaid = nameless.look.clone();
    let units = ctx.elements(ElementList::Units);
    if units.is_unknown() {
        unsaid.lacks(SubjectOf::Organisation, "scope.units");
    }
    if units.is_unknown() || !nameless.is_empty() {
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, unsaid, || {
            Draft::new(Indicator::Observation)
        });
    }
    of_units(ctx, &units.given().cloned().unwrap_or_default(), acc);
}

/// One type of decision.
fn of_type<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    subject: &'g Key,
    taken: Taken<'g>,
    nameless: &Taken<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let Taken { mut forums, mut maybe, open, mut look } = taken;
    forums.sort();
    forums.dedup();
    let apart = Tri::any(pairs(&forums).map(|(one, two)| tied(ctx, one, two, &mut look).not()));
    let found = if apart.is_yes() {
        Tri::Yes
    } else {
        maybe.extend(&nameless.maybe);
        maybe.extend(&forums);
        maybe.sort();
        maybe.dedup();
        look.join(nameless.look.clone());
        let all_tied = pairs(&maybe).all(|(one, two)| tied(ctx, one, two, &mut look).is_yes());
        if all_tied && !open && !nameless.open { Tri::No } else { Tri::Unknown }
    };
    let subject = subject.as_str();
    acc.conclude(Subject::from(SubjectOf::Organisation).part(subject), found, look, || {
        let ids = forums.iter().map(|id| (*id).clone()).collect();
        Draft::new(Indicator::Observation)
            .value("type", Value::Text(subject.to_owned()))
            .value("forums", Value::Artefacts(ids))
            .artefacts(forums.iter().filter_map(|id| ctx.artefact(id)))
    });
}

/// Every two of some forums.
fn pairs<'a, 'g>(
    forums: &'a [&'g ArtefactId],
) -> impl Iterator<Item = (&'g ArtefactId, &'g ArtefactId)> + use<'a, 'g> {
    let each = forums.iter().enumerate();
    each.flat_map(|(index, one)| forums.iter().skip(index + 1).map(move |two| (*one, *two)))
}

/// The forums above a forum, itself first; and whether nobody says what is above the last.
fn above<'g>(
    ctx: &Ctx<'_, 'g>,
    forum: &'g ArtefactId,
    look: &mut Look<'g>,
) -> (Vec<&'g ArtefactId>, bool) {
    let mut path = vec![forum];
    let mut last = forum;
    while let Some(artefact) = ctx.artefact(last) {
        match read!(look, artefact, forum.parent) {
            Fact::Given(parent) if !path.contains(&parent) => {
                path.push(parent);
                last = parent;
            }
            Fact::Given(_) | Fact::StatedNone => return (path, false),
            Fact::Unknown => return (path, true),
        }
    }
    (path, true)
}

/// Whether two forums have one above both, which may be one of them.
fn tied<'g>(
    ctx: &Ctx<'_, 'g>,
    one: &'g ArtefactId,
    two: &'g ArtefactId,
    look: &mut Look<'g>,
) -> Tri {
    let (first, first_open) = above(ctx, one, look);
    let (second, second_open) = above(ctx, two, look);
    if first.iter().any(|forum| second.contains(forum)) {
        Tri::Yes
    } else if first_open || second_open {
        Tri::Unknown
    } else {
        Tri::No
    }
}

/// Units whose forums lead to no management review.
fn of_units<'s, 'g>(ctx: &Ctx<'s, 'g>, units: &[&'g Element], acc: &mut Acc<'s, 'g>) {
    let mut seen = Look::default();
    let mut reviewing: Vec<&'g ArtefactId> = Vec::new();
    let mut open = false;
    for review in ctx.there(&[ArtefactKind::ManagementReview]) {
        match read!(seen, review, review.forum) {
            Fact::Given(forum) => reviewing.push(forum),
            Fact::StatedNone => {}
            Fact::Unknown => open = true,
        }
    }
    for unit in units.iter().copied() {
        let mut look = seen.clone();
        let within = ctx.in_scope(unit, &mut look);
        let mut own: Vec<&'g Artefact> = Vec::new();
        let (mut none, mut stranded, mut led) = (true, Tri::No, Tri::No);
        for forum in ctx.there(&[ArtefactKind::Forum]) {
            let covers = forum.document().covers.as_ref();
            let of_unit = Tri::given(covers, |covers| covers.contains(unit.id()));
            if of_unit == Tri::No {
                continue;
            }
            none = false;
            look.read(forum, "covers", covers);
            if of_unit.is_yes() {
                own.push(forum);
            }
            let (path, unknown) = above(ctx, forum.id(), &mut look);
            let leads = if path.iter().any(|id| reviewing.contains(id)) {
                Tri::Yes
            } else if unknown || open {
                Tri::Unknown
            } else {
                Tri::No
            };
            stranded = stranded.or(of_unit.and(leads.not()));
            led = led.or(of_unit.and(leads));
        }
        if none || within == Tri::No {
            continue;
        }
        acc.conclude(unit, within.and(stranded).and(led.not()), look, || {
            let ids = own.iter().map(|forum| forum.id().clone()).collect();
            Draft::new(Indicator::Observation)
                .value("forums", Value::Artefacts(ids))
                .value("unit", Value::Text(unit.id().to_string()))
                .artefacts(own)
        });
    }
}
