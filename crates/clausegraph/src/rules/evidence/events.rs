//! Events that the cells take as evidence, and how long they hold.

use std::collections::BTreeMap;

use clausegraph_model::{Artefact, Attribute, Date, Requirement};

use crate::{
    Cell, Defect, Derivation, Evidence, Needed, Offer, SlotReading, SlotValue,
    rules::{Ctx, answer::Tri, verdict::Look},
};

/// An event, and what it is taken for.
pub(super) struct Event<'s, 'g> {
    pub(super) artefact: &'g Artefact,
    pub(super) uses: Vec<Use<'s, 'g>>,
    /// What nobody states, where that leaves it open how long the event holds.
    pub(super) unsaid: Look<'g>,
    pub(super) is_open: bool,
}

/// One slot of a cell that takes an event, and the last day on which it holds there.
pub(super) struct Use<'s, 'g> {
    pub(super) cell: &'s Cell<'g>,
    pub(super) reading: &'s SlotReading<'g>,
    pub(super) value: SlotValue,
    pub(super) dated_on: Date,
    pub(super) due: Date,
    /// Whether the slot says that it lapsed.
    pub(super) lapsed: bool,
    /// Whether another slot of its group, of which one suffices, shows the same.
    pub(super) beside: Tri,
}

/// The events that required slots with a planned interval take, in reading order.
pub(super) fn events<'s, 'g>(ctx: &Ctx<'s, 'g>) -> Vec<Event<'s, 'g>> {
    let mut found: BTreeMap<usize, Event<'s, 'g>> = BTreeMap::new();
    for derivation in ctx.derivations() {
        for reading in &derivation.slots {
            let Some((artefact, offer)) = taken(reading) else { continue };
            let id = artefact.id().as_str();
            let Some(position) = ctx.organisation().artefact_position(id) else { continue };
            let event =
                || Event { artefact, uses: Vec::new(), unsaid: Look::default(), is_open: false };
            match hold(derivation, reading, offer) {
                Hold::Until(dated_on, due) => {
                    found.entry(position).or_insert_with(event).uses.push(Use {
                        cell: &derivation.cell,
                        reading,
                        value: offer.value,
                        dated_on,
                        due,
                        lapsed: offer.defects.contains(&Defect::Lapsed(due)),
                        beside: beside(derivation, reading),
                    });
                }
                Hold::Undated => {
                    let event = found.entry(position).or_insert_with(event);
                    event.unsaid.lacks(artefact, "dated_on");
                    event.is_open = true;
                }
                Hold::Unplanned(planner) => {
                    let event = found.entry(position).or_insert_with(event);
                    event.unsaid.lacks(planner, "interval");
                    event.is_open = true;
                }
                Hold::WithoutEnd => {}
            }
        }
    }
    found.into_values().collect()
}

/// The artefact that a required slot with an interval takes.
fn taken<'s, 'g>(reading: &'s SlotReading<'g>) -> Option<(&'g Artefact, &'s Offer<'g>)> {
    if !reading.slot.required {
        return None;
    }
    reading.slot.lapses_after.as_ref()?;
    let offer = reading.offers.get(reading.taken?)?;
    match offer.evidence {
        Evidence::Artefact(artefact) => Some((artefact, offer)),
        Evidence::Element(_) => None,
    }
}

/// Whether another slot of the same group shows what is asked.
fn beside(derivation: &Derivation<'_>, reading: &SlotReading<'_>) -> Tri {
    if reading.slot.any_of.is_none() {
        return Tri::No;
    }
    let others = derivation.slots.iter().filter(|other| {
        other.slot.any_of == reading.slot.any_of && other.slot.id != reading.slot.id
    });
    Tri::any(others.map(|other| {
        if other.values.contains(SlotValue::Ok) {
            Tri::Yes
        } else if other.values.contains(SlotValue::Unknown) {
            Tri::Unknown
        } else {
            Tri::No
        }
    }))
}

/// How long an event holds in a slot.
enum Hold<'g> {
    Until(Date, Date),
    /// Nobody states its day.
    Undated,
    /// Nobody states the interval in the artefact that should lay it down.
    Unplanned(&'g Artefact),
    /// No interval is laid down, or it has no day.
    WithoutEnd,
}

fn hold<'g>(derivation: &Derivation<'g>, reading: &SlotReading<'g>, offer: &Offer<'g>) -> Hold<'g> {
    if let (Some(day), Some((interval, _))) = (offer.dated_on, reading.interval) {
        return Hold::Until(day, day.after(interval));
    }
    let planners = derivation
        .slots
        .iter()
        .filter(|other| reading.slot.lapses_after.as_ref() == Some(&other.slot.id));
    let planners: Vec<&Offer<'g>> = planners.flat_map(|other| &other.offers).collect();
    let unplanned = planners.iter().find(|offer| offer.defects.iter().any(is_interval));
    if offer.dated_on.is_none() {
        let undated = match offer.evidence {
            Evidence::Artefact(artefact) => artefact.document().dated_on.is_unknown(),
            Evidence::Element(_) => false,
        };
        return if undated { Hold::Undated } else { Hold::WithoutEnd };
    }
    match unplanned.map(|offer| offer.evidence) {
        Some(Evidence::Artefact(planner)) => Hold::Unplanned(planner),
        Some(Evidence::Element(_)) | None => Hold::WithoutEnd,
    }
}

fn is_interval(defect: &Defect) -> bool {
    use Attribute::{Interval, IntervalOf};
    let Defect::Undecided(Needed::Attribute(needed)) = defect else { return false };
    matches!(needed, Interval | IntervalOf(_))
}

/// The requirements of some uses, each once, in reading order.
pub(super) fn requirements<'g>(uses: &[&Use<'_, 'g>]) -> Vec<&'g Requirement> {
    let mut found: Vec<&Requirement> = uses.iter().map(|taken| taken.cell.requirement).collect();
    found.dedup_by_key(|requirement| requirement.position());
    found
}

/// The cells of some uses, each once, in reading order.
pub(super) fn cells(uses: &[&Use<'_, '_>]) -> Vec<String> {
    let mut found: Vec<String> = uses.iter().map(|taken| taken.cell.name()).collect();
    found.dedup();
    found
}
