//! Measured values, as the rules about measures read them.

use std::collections::BTreeMap;

use clausegraph_model::{Amount, Artefact, ArtefactId, ArtefactKind, Date, Fact};
use rust_decimal::Decimal;

use crate::rules::{
    Ctx,
    answer::{Tally, Tri},
    verdict::{Look, read},
};

/// All measurements that are there, by what they are of.
pub(in crate::rules) struct Measurements<'g> {
    of: BTreeMap<&'g ArtefactId, Vec<&'g Artefact>>,
    /// Those of which nobody says of what they are.
    of_unknown: Vec<&'g Artefact>,
}

/// The measured values of one thing.
#[derive(Default)]
pub(in crate::rules) struct Series<'g> {
    /// Those that are known to be of it, with their days, the oldest first.
    pub(in crate::rules) points: Vec<Point<'g>>,
    /// Those that may be of it, or of which nobody says the day.
    pub(in crate::rules) unsure: u64,
    pub(in crate::rules) look: Look<'g>,
}

/// One measured value.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Point<'g> {
    pub(in crate::rules) artefact: &'g Artefact,
    pub(in crate::rules) day: Date,
    /// The number; stated none where the value is only written in words.
    pub(in crate::rules) value: Fact<Decimal>,
}

impl<'g> Measurements<'g> {
    pub(in crate::rules) fn new(ctx: &Ctx<'_, 'g>) -> Self {
        let mut found = Self { of: BTreeMap::new(), of_unknown: Vec::new() };
        for artefact in ctx.there(&[ArtefactKind::Measurement]) {
            let part = artefact.document().measurement.as_deref();
            match part.map_or(Fact::Unknown, |part| part.of.as_ref()) {
                Fact::Given(of) => found.of.entry(of).or_default().push(artefact),
                Fact::StatedNone => {}
                Fact::Unknown => found.of_unknown.push(artefact),
            }
        }
        found
    }

    /// The values of some things up to the as-of date; `counts` says whether one is to be looked at.
    pub(in crate::rules) fn series(
        &self,
        ctx: &Ctx<'_, 'g>,
        ids: &[&ArtefactId],
        counts: impl Fn(&'g Artefact, &mut Look<'g>) -> Tri,
    ) -> Series<'g> {
        let mut series = Series::default();
        let known = ids.iter().filter_map(|id| self.of.get(*id)).flatten();
        let known = known.map(|artefact| (*artefact, true));
        let open = self.of_unknown.iter().map(|artefact| (*artefact, false));
        for (artefact, is_known) in known.chain(open) {
            let mut look = Look::default();
            let counted = counts(artefact, &mut look);
            let of = read!(look, artefact, measurement.of);
            let value =
                read!(look, artefact, measurement.value).map(|value: &Amount| value.decimal());
            let written = artefact.document().fact.as_deref();
            let is_written = written.is_some_and(|fact| fact.value.given().is_some());
            let day = day(artefact, &mut look);
            let over = day.given().is_some_and(|day| *day > ctx.as_of());
            let says_nothing = value.is_stated_none() && !is_written;
            if counted == Tri::No || over || day.is_stated_none() || says_nothing {
                continue;
            }
            series.look.join(look);
            match (day, is_known && counted == Tri::Yes && !of.is_unknown()) {
                (Fact::Given(day), true) => series.points.push(Point { artefact, day, value }),
                _ => series.unsure += 1,
            }
        }
        series.points.sort_by_key(|point| point.day);
        series
    }
}

/// The day of a measurement: the last one of its period, else the one it speaks of.
fn day<'g>(artefact: &'g Artefact, look: &mut Look<'g>) -> Fact<Date> {
    let mut own = Look::default();
    let period = read!(own, artefact, measurement.period);
    if let Fact::Given(period) = period {
        look.join(own);
        return Fact::Given(period.last());
    }
    let dated_on = read!(own, artefact, dated_on);
    match dated_on {
        Fact::Given(day) => {
            look.saw(artefact, "dated_on");
            Fact::Given(*day)
        }
        Fact::StatedNone if period.is_stated_none() => Fact::StatedNone,
        Fact::StatedNone | Fact::Unknown => {
            look.join(own);
            Fact::Unknown
        }
    }
}

impl Series<'_> {
    /// How many numbers there are since a day.
    pub(in crate::rules) fn numbers_since(&self, first: Date) -> Tally {
        let mut tally = Tally { unsure: self.unsure, ..Tally::default() };
        for point in self.points.iter().filter(|point| point.day >= first) {
            match point.value {
                Fact::Given(_) => tally.add(Tri::Yes),
                Fact::StatedNone => {}
                Fact::Unknown => tally.add(Tri::Unknown),
            }
        }
        tally
    }
}

/// Whether a measurement of a metric is about a scope element: the measurement's own `covers` says so, or,
/// where that is not given, the metric's.
pub(in crate::rules) fn is_about<'g>(
    metric: &'g Artefact,
    element: &str,
    measurement: &'g Artefact,
    look: &mut Look<'g>,
) -> Tri {
    let own = measurement.document().covers.as_ref();
    if own.given().is_some() {
        look.saw(measurement, "covers");
        return Tri::given(own, |covers| covers.iter().any(|member| member.as_str() == element));
    }
    covers(metric, element, look)
}

/// Whether an artefact names a scope element in its `covers`.
pub(in crate::rules) fn covers<'g>(
    artefact: &'g Artefact,
    element: &str,
    look: &mut Look<'g>,
) -> Tri {
    let covers = read!(look, artefact, covers);
    Tri::given(covers, |covers| covers.iter().any(|member| member.as_str() == element))
}
