use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, Interval};
use rust_decimal::Decimal;

use super::series::{Measurements, Series};
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Objective not measurable, or never measured.
    ///
    /// # What it finds
    ///
    /// An objective that states none of one of these: its target (`fact.target`), unit (`objective.unit`), due day
    /// (`objective.due_on`), method of evaluation (`objective.evaluation`) or `owner`; or one that is not measured in
    /// time.
    ///
    /// Its measurements are those whose `measurement.of` is the objective or a metric of its `objective.measured_by`.
    /// The day of a measurement is the last day of its `measurement.period`, else its `dated_on`; those of a day to
    /// come, without a day, or without any value (`measurement.value`, or `fact.value` in words) are left out.
    /// Its interval is the longest `metric.measured_every` of those metrics.
    ///
    /// Without any measurement it is not measured in time, unless `created_on` is given and `factor` times the
    /// interval, counted from there, is not yet over on the as-of date.
    /// With measurements it is not measured in time where more days than `factor` times the days of the interval lie
    /// between the newest and the as-of date, or the due day where that is earlier. The days of the interval are
    /// counted from the newest measurement. Where no interval is stated, any measurement will do.
    ///
    /// Where it is not known which metrics measure it, any measurement of anything may be one of it.
    ///
    /// # Why it matters
    ///
    /// What cannot be measured cannot be reached, nor missed; and what is not measured is known only by hearsay.
    ///
    /// # Example
    ///
    /// "Improve incident response", without a number or a day.
    "HF-063", "objective-not-measured", Measures;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Objective]) => [
            "fact.target", "objective.unit", "objective.due_on", "objective.evaluation", "owner",
            "objective.measured_by",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.measured_every"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.period", "measurement.value",
        ],
    ];
    families: [Facts];
    parameters: ["factor"];
    words: [];
    values: ["lacks", "last", "interval"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let measurements = Measurements::new(ctx);
    for objective in ctx.there(&[ArtefactKind::Objective]) {
        let mut look = Look::default();
        let rhythm = rhythm(ctx, objective, &measurements, &mut look);
        let lacking = [
            ("target", Tri::none(read!(look, objective, fact.target))),
            ("unit", Tri::none(read!(look, objective, objective.unit))),
            ("due day", Tri::none(read!(look, objective, objective.due_on))),
            ("method of evaluation", Tri::none(read!(look, objective, objective.evaluation))),
            ("owner", Tri::none(read!(look, objective, owner))),
            ("measurement in time", is_late(ctx, objective, &rhythm, &mut look)),
        ];
        let found = Tri::any(lacking.iter().map(|(_, lacks)| *lacks));
        acc.conclude(objective, found, look, || {
            let lacks = lacking.iter().filter(|(_, lacks)| lacks.is_yes());
            let lacks: Vec<String> = lacks.map(|(what, _)| (*what).to_owned()).collect();
            let mut draft =
                Draft::new(Indicator::Minor).list("lacks", lacks).artefacts([objective]);
            if let Some(last) = rhythm.last {
                draft = draft.value("last", Value::Date(last));
            }
            match rhythm.longest {
                Some(every) => draft.value("interval", Value::Interval(every)),
                None => draft,
            }
        });
    }
}

/// How often an objective is to be measured, and when it last was.
struct Rhythm {
    last: Option<Date>,
    /// Whether a measurement may be there that is not known to be one of it.
    is_open: bool,
    longest: Option<Interval>,
    /// Whether a longer interval may be stated.
    may_be_longer: bool,
}

fn rhythm<'g>(
    ctx: &Ctx<'_, 'g>,
    objective: &'g Artefact,
    measurements: &Measurements<'g>,
    look: &mut Look<'g>,
) -> Rhythm {
    let measured_by = read!(look, objective, objective.measured_by);
    let mut ids = vec![objective.id()];
    ids.extend(measured_by.given().into_iter().copied().flatten());
    let Series { points, unsure, look: seen } = measurements.series(ctx, &ids, |_, _| Tri::Yes);
    look.join(seen);
    let (mut last, mut is_open) = (None, unsure > 0);
    for point in points {
        let fact = point.artefact.document().fact.as_deref();
        if point.value.is_unknown() && fact.is_none_or(|fact| fact.value.given().is_none()) {
            is_open = true;
        } else {
            last = Some(point.day);
        }
    }
    let (mut longest, mut may_be_longer) = (None::<Interval>, measured_by.is_unknown());
    is_open |= may_be_longer && measurements.has_others(objective.id());
    let metrics = measured_by.given().into_iter().copied().flatten();
    for metric in metrics.filter_map(|id| ctx.artefact(id)) {
        match read!(look, metric, metric.measured_every) {
            Fact::Given(every) => {
                let end = |interval: Interval| ctx.as_of().after(interval);
                if longest.is_none_or(|longest| end(*every) > end(longest)) {
                    longest = Some(*every);
                }
            }
            Fact::StatedNone => {}
            Fact::Unknown => may_be_longer = true,
        }
    }
    Rhythm { last, is_open, longest, may_be_longer }
}

/// Whether an objective is not measured in time.
fn is_late<'g>(
    ctx: &Ctx<'_, 'g>,
    objective: &'g Artefact,
    rhythm: &Rhythm,
    look: &mut Look<'g>,
) -> Tri {
    let is_over = |from: Date, to: Date| {
        let over = rhythm.longest.map_or(rhythm.last.is_none(), |every| {
            let days = Decimal::from(from.after(every).days_since(from));
            Decimal::from(to.days_since(from)) > ctx.number("factor") * days
        });
        match (over, rhythm.may_be_longer) {
            (true, false) => Tri::Yes,
            (false, false) => Tri::No,
            (false, true) if rhythm.longest.is_some() => Tri::No,
            (_, true) => Tri::Unknown,
        }
    };
    let late = match rhythm.last {
        Some(last) => {
            let due = read!(look, objective, objective.due_on);
            let until = due.given().map_or(ctx.as_of(), |due| ctx.as_of().min(**due));
            let over = is_over(last, until);
            // What was due before need not be measured any more.
            if due.is_unknown() && over == Tri::Yes { Tri::Unknown } else { over }
        }
        None => match objective.document().created_on.given() {
            Some(made) => is_over(*made, ctx.as_of()),
            None => Tri::Yes,
        },
    };
    if rhythm.is_open && late == Tri::Yes { Tri::Unknown } else { late }
}
