use clausegraph_model::{Date, Fact};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        context::quarter_before,
        kinds::HELD,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Capability grows inside.
    ///
    /// # What it finds
    ///
    /// The share of what people from outside own has fallen two quarters in a row.
    /// Looked at are the ends of the last three quarters of the calendar before the as-of date (31 March, 30 June,
    /// 30 September, 31 December; the as-of date itself is none of them). For each of them, of all documents (charters,
    /// scope statements, policies, plans, procedures, agreements, registers, service catalogues and other documents),
    /// routines and actions that are there today and have a `created_on` up to that day, the share is taken whose `owner`
    /// is a person with `external`. What states no day of creation is left out; what states no owner is owned by
    /// nobody from outside. The second share is lower than the first, and the third lower than the second.
    ///
    /// # Why it matters
    ///
    /// An adviser who does it well is needed less and less. Ownership that moves inside shows that it works.
    ///
    /// # Example
    ///
    /// Of what there was in spring, the adviser owned a third; in autumn, a sixth.
    "GP-13", "capability-grows-inside", People;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(HELD) => ["created_on", "owner"],
        NeedOf::People => ["external"],
    ];
    families: [Documents, Routines, Actions];
    parameters: [];
    words: [];
    values: ["first", "second", "third"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let owned: Vec<(Fact<Date>, Tri)> = ctx
        .there(HELD)
        .map(|artefact| {
            let made = read!(look, artefact, created_on).map(|day| *day);
            let owner = read!(look, artefact, owner);
            (made, Tri::given(owner, |owner| ctx.is_external(owner, &mut look)))
        })
        .collect();
    let [first, second, third] = quarters(ctx).map(|end| Tally::by(owned.iter().copied(), end));
    let found = second.is_lower_than(&first).and(third.is_lower_than(&second));
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let share = |tally: Tally| Value::Share { part: tally.yes, whole: tally.counted() };
        Draft::new(Indicator::Strength)
            .value("first", share(first))
            .value("second", share(second))
            .value("third", share(third))
    });
}

/// The last days of the last three quarters that are over, the oldest first.
fn quarters(ctx: &Ctx<'_, '_>) -> [Date; 3] {
    let third = quarter_before(ctx.as_of());
    let second = quarter_before(third);
    [quarter_before(second), second, third]
}
