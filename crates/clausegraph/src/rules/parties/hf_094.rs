use clausegraph_model::{Artefact, ArtefactKind, Element, ElementList, Fact, Family, MemberId};

use crate::{
    Indicator, NeedOf, Subject,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Everything outsourced.
    ///
    /// # What it finds
    ///
    /// That other parties operate all services of the scope: each names one in `operated_by`.
    /// And, apart from that, that other parties operate all routines in use: each names one in `routine.operated_by`,
    /// be it for a part of it only.
    /// Of service components nothing is known here.
    ///
    /// # Why it matters
    ///
    /// The standard can be used by an organisation that keeps something in its own hands. One that lets others do
    /// everything cannot show that it is the one that manages. Whether it is eligible is a question for a person.
    ///
    /// # Example
    ///
    /// All eight services and all routines are run by one integrator.
    "HF-094", "everything-outsourced", Parties;
    indicators: [Major];
    needs: [
        NeedOf::Services => ["state", "operated_by"],
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["status", "routine.operated_by"],
    ];
    families: [];
    parameters: [];
    words: [];
    values: ["all", "count", "parties"];
    over_documentation: false;
}

/// Whether each of some things that count is in the hands of another party.
#[derive(Default)]
struct Hands<'g> {
    all: Vec<Tri>,
    any: Vec<Tri>,
    parties: Vec<&'g MemberId>,
    count: u64,
    look: Look<'g>,
}

impl<'g> Hands<'g> {
    fn add(&mut self, counts: Tri, operated_by: Fact<&'g MemberId>) {
        let others = Tri::given(operated_by, |_| true);
        self.all.push(counts.not().or(others));
        self.any.push(counts.and(others));
        if counts.and(others) == Tri::Yes {
            self.count += 1;
            self.parties.extend(operated_by.given());
        }
    }

    fn conclude(self, what: &str, artefacts: Vec<&'g Artefact>, acc: &mut Acc<'_, 'g>) {
        let Self { all, any, mut parties, count, look } = self;
        parties.sort();
        parties.dedup();
        let subject = Subject::from(SubjectOf::Organisation).part(what);
        acc.conclude(subject, Tri::all(all).and(Tri::any(any)), look, || {
            Draft::new(Indicator::Major)
                .value("all", crate::Value::Text(what.to_owned()))
                .count("count", count)
                .list("parties", parties.iter().map(ToString::to_string))
                .artefacts(artefacts)
        });
    }
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut hands = Hands::default();
    let services: Fact<Vec<&'g Element>> = ctx.elements(ElementList::Services);
    if services.is_unknown() {
        hands.look.lacks(SubjectOf::Organisation, "scope.services");
        hands.all.push(Tri::Unknown);
        hands.any.push(Tri::Unknown);
    }
    for service in services.given().into_iter().flatten().copied() {
        let within = ctx.in_scope(service, &mut hands.look);
        let operated_by = read!(hands.look, service, operated_by);
        hands.add(within, operated_by);
    }
    hands.conclude("services", Vec::new(), acc);
    let mut hands = Hands::default();
    if ctx.untold(Family::Routines, &mut hands.look) == Tri::Unknown {
        hands.all.push(Tri::Unknown);
        hands.any.push(Tri::Unknown);
    }
    let mut routines = Vec::new();
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        let in_use = ctx.in_use(routine, &mut hands.look);
        let operated_by = read!(hands.look, routine, routine.operated_by);
        hands.add(in_use, operated_by);
        routines.push(routine);
    }
    hands.conclude("routines", routines, acc);
}
