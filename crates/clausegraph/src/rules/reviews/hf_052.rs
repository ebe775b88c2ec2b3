use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, Family, Key, Requirement};

use super::reading::{asked_inputs, management_reviews, shows_input};
use crate::{
    Indicator, InputShown, NeedOf, ReviewInput, ReviewInputs,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::REVIEWS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Management review inputs incomplete.
    ///
    /// # What it finds
    ///
    /// The newest management review, where an input that the standard asks for does not show.
    /// The newest is the one with the latest `dated_on`, of several on one day the one whose id comes last.
    /// The inputs asked for are the keys of `review.inputs[key]` that required slots of the bound
    /// requirements ask of a management review.
    /// An input shows where an item of `review.inputs` has its key and `rests_on` of that item names an
    /// artefact that was there on the day of the review: its `dated_on` or `created_on`, or for a record set
    /// the last day of `records.period`, is not later than that day.
    /// An input of which nobody states what it rests on, or an artefact without a stated day, leaves it open
    /// whether the input shows.
    ///
    /// A minor indicator; an observation where exactly one input is known not to show and another review
    /// (management, service or supplier review, audit, post-implementation review, test, analysis) of the same
    /// period shows it, or may do so. Of the same period is a review with a `dated_on` from the first day of
    /// `review.period` of the management review to its last, or to the day of the review where that is later.
    ///
    /// # Why it matters
    ///
    /// Who decides without the whole picture decides by what was at hand. An input that is only a heading in the
    /// minutes, with nothing dated behind it, was talked about and not looked at.
    ///
    /// # Example
    ///
    /// Nothing on forecast resources and on how other parties did.
    "HF-052", "management-review-inputs-incomplete", Rhythm;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::ManagementReview]) => [
            "dated_on", "review.inputs", "review.inputs[].rests_on",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Report]) => ["dated_on"],
        NeedOf::Artefacts(&[ArtefactKind::Register]) => ["created_on"],
        NeedOf::Artefacts(&[ArtefactKind::RecordSet]) => ["records.period"],
    ];
    families: [Reviews];
    parameters: [];
    words: [];
    values: ["held", "count", "of", "lacking", "elsewhere"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let reviews = management_reviews(ctx, acc);
    let Some((day, review)) = reviews.last().copied() else { return };
    let asked = asked_inputs(ctx.requirements());
    let mut look = Look::default();
    look.saw(review, "dated_on");
    let inputs = read!(look, review, review.inputs);
    let (mut lacking, mut open) = (Vec::new(), false);
    for (key, by) in &asked {
        match shows_input(ctx, (review, inputs), key, day, &mut look) {
            Tri::Yes => {}
            Tri::No => lacking.push((*key, by)),
            Tri::Unknown => open = true,
        }
    }
    let found = Tri::between(!lacking.is_empty(), !lacking.is_empty() || open);
    let elsewhere = match lacking.as_slice() {
        [(key, _)] => shown_elsewhere(ctx, review, day, key, &mut look),
        _ => Elsewhere { shown: Tri::No, by: Vec::new() },
    };
    acc.conclude(review, found, look, || {
        let indicator = match elsewhere.shown {
            Tri::No => Indicator::Minor,
            Tri::Yes | Tri::Unknown => Indicator::Observation,
        };
        let mut requirements: Vec<_> =
            lacking.iter().flat_map(|(_, by)| by.iter().copied()).collect();
        requirements.sort_by_key(|requirement| requirement.position());
        requirements.dedup_by_key(|requirement| requirement.position());
        let draft = Draft::new(indicator)
            .value("held", Value::Date(day))
            .count("count", count(lacking.len()))
            .count("of", count(asked.len()))
            .list("lacking", lacking.iter().map(|(key, _)| key.to_string()))
            .artefacts([review])
            .artefacts(elsewhere.by.iter().copied())
            .requirements(requirements);
        if elsewhere.by.is_empty() {
            return draft;
        }
        let by = elsewhere.by.iter().map(|other| other.id().clone()).collect();
        draft.value("elsewhere", Value::Artefacts(by))
    });
}

/// Which inputs the newest management review shows, one by one, as the rule reads them.
pub(crate) fn reading<'g>(ctx: &Ctx<'_, 'g>) -> ReviewInputs<'g> {
    let asked = asked_inputs(ctx.requirements());
    let all = |shown: InputShown| {
        let one = |(input, requirements)| ReviewInput { input, requirements, shown };
        asked.iter().cloned().map(one).collect::<Vec<_>>()
    };
    if !ctx.organisation().carries(Family::Reviews) {
        return ReviewInputs { review: Fact::Unknown, inputs: all(InputShown::CannotTell) };
    }
    let mut acc = Acc::new(*ctx);
    let Some((day, review)) = management_reviews(ctx, &mut acc).last().copied() else {
        let undated = ctx.there(&[ArtefactKind::ManagementReview]);
        let undated = undated.filter(|review| review.document().dated_on.is_unknown()).count() > 0;
        let (review, shown) = if undated {
            (Fact::Unknown, InputShown::CannotTell)
        } else {
            (Fact::StatedNone, InputShown::NotShown)
        };
        return ReviewInputs { review, inputs: all(shown) };
    };
    let mut look = Look::default();
    let inputs = read!(look, review, review.inputs);
    let one = |(input, requirements): (&'g Key, Vec<&'g Requirement>)| {
        let shown = match shows_input(ctx, (review, inputs), input, day, &mut look) {
            Tri::Yes => InputShown::Shown,
            Tri::No => InputShown::NotShown,
            Tri::Unknown => InputShown::CannotTell,
        };
        ReviewInput { input, requirements, shown }
    };
    let inputs = asked.into_iter().map(one).collect();
    ReviewInputs { review: Fact::Given((day, review)), inputs }
}

/// Whether another review of the same period shows an input, and which ones do.
struct Elsewhere<'g> {
    shown: Tri,
    by: Vec<&'g Artefact>,
}

fn shown_elsewhere<'g>(
    ctx: &Ctx<'_, 'g>,
    review: &'g Artefact,
    held: Date,
    key: &Key,
    look: &mut Look<'g>,
) -> Elsewhere<'g> {
    let period = read!(look, review, review.period);
    let mut found = Elsewhere { shown: Tri::No, by: Vec::new() };
    for other in ctx.there(REVIEWS).filter(|other| other.id() != review.id()) {
        let mut own = Look::default();
        let inputs = read!(own, other, review.inputs);
        let day = read!(own, other, dated_on);
        let within = match period {
            Fact::Given(period) => {
                Tri::given(day, |day| *day >= period.first() && *day <= period.last().max(held))
            }
            Fact::StatedNone => Tri::No,
            Fact::Unknown => Tri::Unknown,
        };
        let on = day.given().map_or(held, |day| **day);
        let shown = within.and(shows_input(ctx, (other, inputs), key, on, &mut own));
        if shown != Tri::No {
            look.join(own);
        }
        if shown.is_yes() {
            found.by.push(other);
        }
        found.shown = found.shown.or(shown);
    }
    found
}
