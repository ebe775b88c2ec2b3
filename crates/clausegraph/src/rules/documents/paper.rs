//! What several rules about documents read: who asks for one, how much it is used, whether a routine runs.

use std::collections::BTreeSet;

use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, Date, Fact, Family};

use crate::{
    Evidence, SlotValue, Via,
    rules::{
        Ctx,
        answer::Tri,
        verdict::{Look, read},
    },
};

/// Whose offers stand as evidence, otherwise than as the thing that is looked at itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Taken by a required slot of a requirement that asks for documented information.
    ForDocuments,
    /// Counting anywhere.
    Anywhere,
}

/// The artefacts that stand as evidence.
pub(super) fn evidence<'g>(ctx: &Ctx<'_, 'g>, wanted: Taken) -> BTreeSet<&'g ArtefactId> {
    let mut found = BTreeSet::new();
    for derivation in ctx.derivations() {
        let requirement = derivation.cell.requirement;
        if wanted == Taken::ForDocuments && !requirement.requires_document() {
            continue;
        }
        for reading in &derivation.slots {
            for (index, offer) in reading.offers.iter().enumerate() {
                let stands = match wanted {
                    Taken::ForDocuments => reading.slot.required && reading.taken == Some(index),
                    Taken::Anywhere => true,
                };
                let counts = offer.value != SlotValue::None && !matches!(offer.via, Via::Member);
                if let Evidence::Artefact(artefact) = offer.evidence
                    && stands
                    && counts
                {
                    found.insert(artefact.id());
                }
            }
        }
    }
    found
}

/// Whether a document is within its retention; what nobody states keeps nothing.
pub(super) fn is_kept<'g>(ctx: &Ctx<'_, 'g>, artefact: &'g Artefact, look: &mut Look<'g>) -> bool {
    let document = artefact.document();
    let Some(retention) = document.retention.given() else { return false };
    let until = retention.until.given().copied().or_else(|| {
        let from = document.dated_on.given().or(document.created_on.given())?;
        Some(from.after(*retention.keep.given()?))
    });
    look.saw(artefact, "retention");
    until.is_some_and(|until| until >= ctx.as_of())
}

/// Whether somebody asks for a document: it is within its retention, stands as evidence where documented
/// information is asked for, or states a mandate.
pub(super) fn is_asked_for<'g>(
    ctx: &Ctx<'_, 'g>,
    artefact: &'g Artefact,
    evidence: &BTreeSet<&'g ArtefactId>,
    look: &mut Look<'g>,
) -> Tri {
    let kept = is_kept(ctx, artefact, look) || evidence.contains(artefact.id());
    if kept {
        return Tri::Yes;
    }
    Tri::given(read!(look, artefact, mandates), |_| true)
}

/// Whether something was counted at most so often within a window of days up to the as-of date.
///
/// A higher count says no, whatever the time. A lower one says yes only where the time in which it was
/// counted is as long as the window and ends within it.
pub(super) fn is_rare<'g>(
    ctx: &Ctx<'_, 'g>,
    artefact: &'g Artefact,
    count: Fact<&'g u32>,
    most: u64,
    window: i64,
    look: &mut Look<'g>,
) -> Tri {
    let count = match count {
        Fact::Given(count) => u64::from(*count),
        Fact::StatedNone => return Tri::Yes,
        Fact::Unknown => return Tri::Unknown,
    };
    if count > most {
        return Tri::No;
    }
    let fits = Tri::given(read!(look, artefact, usage => period), |period| {
        let days = period.last().days_since(period.first()) + 1;
        days >= window && period.last() >= ctx.before(window) && period.last() <= ctx.as_of()
    });
    if fits == Tri::Yes {
        return Tri::Yes;
    }
    look.lacks(artefact, "usage.period");
    Tri::Unknown
}

/// Whether a routine left anything behind between two days: records of its types, or whatever links to it and
/// is of a day between them.
pub(super) fn has_run<'g>(
    ctx: &Ctx<'_, 'g>,
    routine: &'g Artefact,
    first: Date,
    last: Date,
    look: &mut Look<'g>,
) -> Tri {
    let events = ctx.incoming(routine).into_iter().map(|(_, artefact)| artefact);
    let events = events.filter(|artefact| leaves_trace(artefact)).map(|event| {
        let on = event.document().dated_on.as_ref().map(|day| (first..=last).contains(day));
        Tri::given(look.read(event, "dated_on", on), |within| within)
    });
    let linked = Tri::any(events.collect::<Vec<_>>());
    if linked == Tri::Yes {
        return Tri::Yes;
    }
    let types = match read!(look, routine, routine.record_types) {
        Fact::Given(types) => types.as_slice(),
        // Who says that it leaves no records is not told by their absence.
        Fact::StatedNone => return Tri::Yes,
        Fact::Unknown => return Tri::Unknown,
    };
    let mut recorded = Tri::No;
    for set in ctx.there(&[ArtefactKind::RecordSet]) {
        let of = Tri::given(read!(look, set, records.population), |of| types.contains(of));
        if of == Tri::No {
            continue;
        }
        let within = Tri::given(read!(look, set, records.period), |period| {
            period.first() <= last && period.last() >= first
        });
        if within == Tri::No {
            continue;
        }
        let total = read!(look, set, records.total);
        let holds = match total {
            Fact::Given(0) | Fact::StatedNone => {
                // A period without any, and somebody says why.
                Tri::given(read!(look, set, records.none_because), |_| true)
            }
            Fact::Given(_) => Tri::Yes,
            Fact::Unknown => Tri::Unknown,
        };
        recorded = recorded.or(of.and(within).and(holds));
    }
    linked.or(recorded)
}

/// Whether an artefact is something that a routine leaves behind.
fn leaves_trace(artefact: &Artefact) -> bool {
    match artefact.kind().family() {
        Family::Records | Family::Reviews | Family::Actions => {
            artefact.kind() != ArtefactKind::RecordSet
        }
        Family::Documents | Family::Routines | Family::Observations | Family::Facts => false,
    }
}
