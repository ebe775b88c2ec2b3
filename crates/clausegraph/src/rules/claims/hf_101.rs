use clausegraph_model::{Artefact, ArtefactKind, Fact, Key};

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// NIS2 notification clock missed or not instrumented.
    ///
    /// # What it finds
    ///
    /// A record set of a population among the words `significant` in which a record fails a test among the words
    /// `clocks`: early warning within 24 hours of awareness, notification within 72 hours of it, final report
    /// within a month of the notification, or a report on progress where the incident still goes on. A record
    /// without one of the times it takes fails the test. The tests are those over records; this rule reads their
    /// results (`records.tests`), the first entry of each name.
    ///
    /// A test speaks of the set where its `exceptions` are more than 0. It finds nothing where the set's
    /// `records.total` is 0, where `of` is 0, and where `tested` is more than 0 and `exceptions` are 0.
    /// It is not known where there is no entry, or where `tested` is 0 or `exceptions` or `tested` are not given.
    /// One finding for each set that is there; one known failure is enough.
    /// Where there is no such set, or a set does not state its population, the organisation cannot be evaluated:
    /// nobody said how many significant incidents there were.
    ///
    /// An observation about the system; whether a law was kept is for others to say.
    ///
    /// # Why it matters
    ///
    /// The clock starts when somebody becomes aware. A routine that does not write that moment down cannot show
    /// afterwards that it was in time.
    ///
    /// # Example
    ///
    /// The early warning went out after 41 hours; when somebody became aware was not recorded.
    "HF-101", "notification-past-its-clock", Risk;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::RecordSet]) => ["records.population", "records.tests"],
    ];
    families: [Records];
    parameters: [];
    words: ["significant", "clocks"];
    values: ["failed", "unknown"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut unsaid = Look::default();
    let (mut any, mut nameless) = (false, false);
    for set in ctx.there(&[ArtefactKind::RecordSet]) {
        let mut look = Look::default();
        match read!(look, set, records.population) {
            Fact::Given(population) if ctx.is_word("significant", population) => {
                any = true;
                one(ctx, set, look, acc);
            }
            Fact::Given(_) | Fact::StatedNone => {}
            Fact::Unknown => {
                nameless = true;
                unsaid.join(look);
            }
        }
    }
    if nameless || !any {
        if !nameless {
            unsaid.lacks(SubjectOf::Organisation, "records.population");
        }
        let draft = || Draft::new(Indicator::Observation);
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, unsaid, draft);
    }
}

/// What a test says of a set.
struct Clock<'g> {
    test: &'g Key,
    failed: Tri,
    exceptions: u32,
    tested: u32,
}

fn one<'s, 'g>(ctx: &Ctx<'s, 'g>, set: &'g Artefact, mut look: Look<'g>, acc: &mut Acc<'s, 'g>) {
    let clocks: Vec<Clock<'g>> =
        ctx.words("clocks").iter().map(|test| clock(set, test, &mut look)).collect();
    let total = set.document().records.as_ref().and_then(|records| records.total.given());
    let found = if total == Some(&0) {
        look.saw(set, "records.total");
        Tri::No
    } else {
        Tri::any(clocks.iter().map(|clock| clock.failed))
    };
    acc.conclude(set, found, look, || {
        let failed = clocks.iter().filter(|clock| clock.failed.is_yes());
        let unknown = clocks.iter().filter(|clock| clock.failed == Tri::Unknown);
        let words = failed
            .map(|clock| format!("{} ({} of {})", clock.test, clock.exceptions, clock.tested));
        Draft::new(Indicator::Observation)
            .list("failed", words)
            .list("unknown", unknown.map(|clock| clock.test.to_string()))
            .artefacts([set])
    });
}

fn clock<'g>(set: &'g Artefact, test: &'g Key, look: &mut Look<'g>) -> Clock<'g> {
    let tests = read!(look, set, records.tests);
    let entry = tests.given().and_then(|tests| tests.iter().find(|entry| entry.test == *test));
    let tested = entry.and_then(|entry| entry.tested.given().copied()).unwrap_or(0);
    let exceptions = entry.and_then(|entry| entry.exceptions.given().copied());
    let nothing = entry.is_some_and(|entry| entry.of.given() == Some(&0));
    let failed = match exceptions {
        _ if nothing => Tri::No,
        Some(exceptions) if tested > 0 => (exceptions > 0).into(),
        Some(_) | None => Tri::Unknown,
    };
    if failed == Tri::Unknown {
        look.lacks(set, "records.tests");
    }
    Clock { test, failed, exceptions: exceptions.unwrap_or(0), tested }
}
