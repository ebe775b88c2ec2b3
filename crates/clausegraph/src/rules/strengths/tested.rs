//! What a test over the records of a population shows, where it shows that something works.

use clausegraph_model::{
    Artefact, ArtefactKind, Fact,
    document::{RecordTestDocument, TestMethod},
};
use rust_decimal::Decimal;

use crate::{
    Indicator,
    finding::Value,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

/// Says of each record set of a population whether enough of what was tested passed the test.
///
/// Reads the words `population` and `test`, the parameters `share` and `days`.
pub(super) fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for set in ctx.there(&[ArtefactKind::RecordSet]) {
        let mut look = Look::default();
        let population = read!(look, set, records.population);
        let of_population = Tri::given(population, |found| ctx.is_word("population", found));
        let period = read!(look, set, records.period);
        let recent = Tri::given(period, |period| period.last() >= ctx.before(ctx.days("days")));
        let applies = of_population.and(recent);
        if applies == Tri::No {
            continue;
        }
        let result = result(ctx, set, &mut look);
        let found = applies.and(Tri::given(result, |result| {
            Decimal::from(result.passed) >= ctx.number("share") * Decimal::from(result.tested)
        }));
        acc.conclude(set, found, look, || {
            let draft = Draft::new(Indicator::Strength).artefacts([set]);
            let Fact::Given(result) = result else { return draft };
            let share = Value::Share { part: result.passed, whole: result.tested };
            let draft = draft.value("passed", share);
            let draft = match period {
                Fact::Given(period) => draft
                    .value("from", Value::Date(period.first()))
                    .value("to", Value::Date(period.last())),
                Fact::StatedNone | Fact::Unknown => draft,
            };
            if result.is_sample { draft.count("sample", result.tested) } else { draft }
        });
    }
}

/// How many records were tested, and how many of them passed.
#[derive(Clone, Copy)]
struct Outcome {
    tested: u64,
    passed: u64,
    is_sample: bool,
}

/// The result of the first test of the set that is looked for; stated none where it is about no record.
fn result<'g>(ctx: &Ctx<'_, 'g>, set: &'g Artefact, look: &mut Look<'g>) -> Fact<Outcome> {
    let tests = read!(look, set, records.tests);
    let mut tests = tests.given().into_iter().copied().flatten();
    let Some(test) = tests.find(|test| ctx.is_word("test", &test.test)) else {
        // Nobody has tested it, so nobody knows.
        look.lacks(set, "records.tests");
        return Fact::Unknown;
    };
    if test.of == Fact::Given(0) {
        return Fact::StatedNone;
    }
    let counts = counts(test);
    if counts.is_unknown() {
        look.lacks(set, field(test));
    }
    counts
}

fn counts(test: &RecordTestDocument) -> Fact<Outcome> {
    match (test.tested, test.exceptions) {
        (Fact::Given(tested @ 1..), Fact::Given(exceptions)) => Fact::Given(Outcome {
            tested: u64::from(tested),
            passed: u64::from(tested.saturating_sub(exceptions)),
            is_sample: test.method == Fact::Given(TestMethod::Sample),
        }),
        _ => Fact::Unknown,
    }
}

/// What a test does not say of itself.
fn field(test: &RecordTestDocument) -> &'static str {
    if test.tested.given().is_none_or(|tested| *tested == 0) {
        "records.tests[].tested"
    } else {
        "records.tests[].exceptions"
    }
}
