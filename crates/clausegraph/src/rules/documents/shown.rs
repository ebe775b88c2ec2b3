//! Whether the documented information that a requirement asks for is there.

use std::collections::BTreeSet;

use clausegraph_model::{ArtefactKind, Attribute, Family, document::Aspect};

use crate::{
    Defect, Derivation, Evidence, Ground, Needed, Offer, SlotReading, SlotValue, Status,
    finding::SubjectOf,
    rules::{Ctx, answer::Tri, verdict::Look},
};

/// The slots that say whether something is on file: of the required ones that do not only plan the interval of
/// another, those of design, or all where none is of design.
pub(super) fn looked_at<'s, 'g>(derivation: &'s Derivation<'g>) -> Vec<&'s SlotReading<'g>> {
    let slots = &derivation.slots;
    let plans = |reading: &SlotReading<'_>| {
        slots.iter().any(|other| other.slot.lapses_after.as_ref() == Some(&reading.slot.id))
    };
    let required: Vec<_> =
        slots.iter().filter(|reading| reading.slot.required && !plans(reading)).collect();
    let is_design = |reading: &&&SlotReading<'_>| reading.slot.aspect == Aspect::Design;
    let designs: Vec<_> = required.iter().filter(is_design).copied().collect();
    if designs.is_empty() { required } else { designs }
}

/// Whether anything shows it, and what was read for that.
pub(super) fn shown<'g>(derivation: &Derivation<'g>) -> (Tri, Look<'g>) {
    let cell = &derivation.cell;
    let of = SubjectOf::Cell(cell.requirement, cell.member);
    let mut look = Look::default();
    let shown = match &cell.ground {
        Ground::PopulationEmpty => Tri::No,
        Ground::PopulationUnknown | Ground::MembershipUnknown(_) => {
            look.lacks(of, "population");
            Tri::Unknown
        }
        Ground::TriggerUnknown(_) => {
            look.lacks(of, "trigger");
            Tri::Unknown
        }
        Ground::Slots
        | Ground::NotTriggered
        | Ground::NoRecords
        | Ground::Computed
        | Ground::Alternative => {
            let slots = looked_at(derivation);
            let slots = slots.into_iter().map(|reading| slot(reading, of, &mut look));
            Tri::any(slots.collect::<Vec<_>>())
        }
    };
    (shown, look)
}

fn slot<'g>(reading: &SlotReading<'g>, of: SubjectOf<'g>, look: &mut Look<'g>) -> Tri {
    if reading.record_test.is_some() {
        let shown = match (reading.values.contains(SlotValue::Ok), reading.values) {
            (true, _) => Tri::Yes,
            (false, values) if values.contains(SlotValue::Unknown) => Tri::Unknown,
            (false, _) => Tri::No,
        };
        if shown == Tri::Unknown {
            look.lacks(of, "records.tests");
        }
        return shown;
    }
    let offers: Vec<Tri> = reading.offers.iter().map(|offer| one(offer, look)).collect();
    let shown = Tri::any(offers);
    if shown == Tri::No && reading.open {
        let families = reading.slot.accepts.iter().map(|accept| accept.kind.family());
        for family in families.collect::<BTreeSet<Family>>() {
            look.lacks(SubjectOf::Organisation, family.as_str());
        }
        return Tri::Unknown;
    }
    shown
}

/// One offer.
fn one<'g>(offer: &Offer<'g>, look: &mut Look<'g>) -> Tri {
    let of = match offer.evidence {
        // What somebody saw or was told is not written down by that.
        Evidence::Artefact(artefact) if artefact.kind() == ArtefactKind::Observation => {
            return Tri::No;
        }
        Evidence::Artefact(artefact) => {
            if artefact.kind().has_status() && !artefact.document().status.is_unknown() {
                look.saw(artefact, "status");
            }
            SubjectOf::Artefact(artefact)
        }
        Evidence::Element(element) => SubjectOf::Element(element),
    };
    let shortfall = |defect: &Defect| {
        let lacking = if let Defect::WithoutAttribute(attribute) = defect {
            !is_of_control(attribute)
        } else {
            *defect == Defect::Draft
        };
        lacking || defect.value() == SlotValue::None
    };
    if offer.defects.iter().any(shortfall) {
        return Tri::No;
    }
    let mut shown = Tri::Yes;
    for defect in &offer.defects {
        let Defect::Undecided(needed) = defect else { continue };
        let field = match needed {
            Needed::Attribute(attribute) if is_of_control(attribute) => continue,
            Needed::Attribute(attribute) => word(attribute),
            Needed::Covers => "covers",
            Needed::Claim => "claim",
        };
        look.lacks(of, field);
        shown = Tri::Unknown;
    }
    shown
}

/// Whether an attribute says who answers for a document, and not what is in it.
fn is_of_control(attribute: &Attribute) -> bool {
    let text = attribute.to_string();
    text == "owner" || text == "approval" || text.starts_with("approval.")
}

/// An attribute as files write it, without the key of a list.
fn word(attribute: &Attribute) -> &'static str {
    let text = attribute.to_string();
    let name = text.split('[').next().unwrap_or_default();
    let words = Attribute::WORDS.iter().map(|word| word.trim_end_matches("[]"));
    words.into_iter().find(|word| *word == name).unwrap_or("attribute")
}

/// The clauses whose cells are all missing, of those that are asked for, by position.
pub(super) fn empty_clauses(ctx: &Ctx<'_, '_>) -> BTreeSet<usize> {
    let (mut asked, mut shown) = (BTreeSet::new(), BTreeSet::new());
    for cell in ctx.assessment.cells() {
        let clause = cell.requirement.clause_position();
        match cell.status {
            Status::NotTriggered | Status::NotChosen => continue,
            Status::Missing => {}
            Status::Covered
            | Status::CannotEvaluate
            | Status::Stale
            | Status::Weak
            | Status::Partial => {
                shown.insert(clause);
            }
        }
        asked.insert(clause);
    }
    asked.difference(&shown).copied().collect()
}
