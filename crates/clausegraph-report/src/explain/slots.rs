//! Every slot with its offers, and where each stands.

use anstyle::Style;
use clausegraph::{
    Assessment, Defect, Derivation, Evidence, Location, Member, Needed, Offer, SlotReading,
    SlotValue, ValueSet, Via,
    document::{ClaimState, TestMethod},
};

use super::{Locate, Places};
use crate::{
    layout::{Page, add, pad, value_sign, width},
    palette::{Palette, paint},
    wording::{
        artefact_phrase, aspect_line, counted, defect_line_for, field_pointer, slot_line, thousands,
    },
};

/// Offers of a slot that are shown one by one.
const MOST: usize = 12;

pub(super) fn write(page: &mut Page, places: &Places<'_, '_>, derivation: &Derivation<'_>) {
    if derivation.slots.is_empty() {
        return;
    }
    page.heading("Slots", "what would show it, and what is offered");
    for (index, reading) in derivation.slots.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        slot(page, places, reading, derivation.cell.member);
    }
}

pub(crate) fn value_style(palette: Palette, value: SlotValue) -> Style {
    match value {
        SlotValue::Ok => palette.covered,
        SlotValue::Unknown => palette.unknown,
        SlotValue::Lapsed => palette.stale,
        SlotValue::Weak => palette.weak,
        SlotValue::None => palette.missing,
    }
}

fn values_label(values: ValueSet) -> String {
    if values.is_empty() {
        return "– nothing asked".to_owned();
    }
    let shown: Vec<String> =
        values.iter().map(|value| format!("{} {value}", value_sign(value))).collect();
    shown.join(", ")
}

fn slot(page: &mut Page, places: &Places<'_, '_>, reading: &SlotReading<'_>, member: Member<'_>) {
    let palette = page.palette();
    let slot = reading.slot;
    let values = values_label(reading.values);
    let name = format!("{}  {}: {}", slot.id, slot.aspect, aspect_line(slot.aspect));
    let gap = page.columns().saturating_sub(width(&values));
    let style = reading.values.worst().map_or(palette.faint, |worst| value_style(palette, worst));
    let name = paint(palette.strong, &pad(&name, gap));
    page.line(&format!("{name}{}", paint(style, &values)));
    page.hanging("  ", 2, &format!("asks for: {}", slot_line(slot)), palette.faint);
    if let Some(note) = &slot.note {
        page.hanging("  ", 2, note, palette.faint);
    }
    record_test(page, places, reading);
    if reading.offers.is_empty() {
        let text = if reading.open {
            "no source carries anything of the kind"
        } else {
            "nothing is offered"
        };
        page.hanging("  ", 2, text, Style::new());
    }
    let mut order: Vec<(usize, &Offer<'_>)> = reading.offers.iter().enumerate().collect();
    order.sort_by_key(|(index, offer)| (Some(*index) != reading.taken, offer.value));
    for (index, found) in order.iter().take(MOST) {
        offer(page, places, reading, (*index, found), member);
    }
    let more = order.len().saturating_sub(MOST);
    if more > 0 {
        let text = format!("and {}", counted(more, "more offer", "more offers"));
        page.hanging("  ", 2, &text, palette.faint);
    }
}

fn offer(
    page: &mut Page,
    places: &Places<'_, '_>,
    reading: &SlotReading<'_>,
    (index, offer): (usize, &Offer<'_>),
    member: Member<'_>,
) {
    let palette = page.palette();
    let taken = reading.taken == Some(index);
    let sign = paint(value_style(palette, offer.value), value_sign(offer.value));
    let what = match offer.evidence {
        Evidence::Artefact(artefact) => {
            let phrase = artefact_phrase(artefact);
            if artefact.title() == artefact.id().as_str() {
                phrase
            } else {
                format!("{phrase}, “{}”", artefact.title())
            }
        }
        Evidence::Element(element) => format!("the entry of {}", element.id()),
    };
    let tail = if taken { ", taken" } else { "" };
    page.hanging(
        &format!("  {sign} "),
        4,
        &format!("{what}: {}{tail}", via_words(offer)),
        if taken { palette.strong } else { Style::new() },
    );
    if let Some(location) = &offer.location {
        page.hanging("    ", 4, &places.text(location), palette.faint);
    }
    for defect in &offer.defects {
        let mut text = format!("{defect}: {}", defect_line_for(defect, member));
        if let Some(place) = defect_location(places, offer, defect) {
            add(&mut text, format_args!("  ({})", places.text(&place)));
        }
        page.hanging("    ", 6, &text, Style::new());
    }
    if let (Some((interval, planner)), Some(day), true) = (reading.interval, offer.dated_on, taken)
    {
        let due = day.after(interval);
        let as_of = places.assessment.as_of();
        let verdict = if due < as_of { "before" } else { "not before" };
        let text = format!(
            "the next is due {interval} after {day}: by {due}, {verdict} {as_of}; {} plans the interval",
            artefact_phrase(planner)
        );
        page.hanging("    ", 6, &text, Style::new());
    }
}

/// How an offer came about.
pub fn via_words(offer: &Offer<'_>) -> String {
    let claim = match offer.via {
        Via::Itself => return "offers itself".to_owned(),
        Via::Member => return "the member itself".to_owned(),
        Via::Claim(claim) => claim.document(),
    };
    let mut words = match claim.state {
        ClaimState::Confirmed => format!("claimed for {}", claim.target),
        ClaimState::Suggested => format!("suggested for {}", claim.target),
    };
    if let Some(at) = &claim.at {
        add(&mut words, format_args!(" at “{at}”"));
    }
    if let Some(by) = &claim.by {
        add(&mut words, format_args!(" by {by}"));
    }
    if let Some(on) = claim.on {
        add(&mut words, format_args!(" on {on}"));
    }
    words
}

/// Where a defect of an offer stands in the files; the entry where the field is absent.
pub fn defect_place(
    assessment: &Assessment<'_>,
    locate: Locate<'_>,
    offer: &Offer<'_>,
    defect: &Defect,
) -> Option<Location> {
    defect_location(&Places { assessment, locate }, offer, defect)
}

/// Where the defect stands: the field of the artefact or element, or the entry where the field is
/// absent.
pub(crate) fn defect_location(
    places: &Places<'_, '_>,
    offer: &Offer<'_>,
    defect: &Defect,
) -> Option<Location> {
    let pointer = match defect {
        Defect::WithoutAttribute(attribute) | Defect::Undecided(Needed::Attribute(attribute)) => {
            field_pointer(attribute)
        }
        Defect::Draft | Defect::Retired => "/status".to_owned(),
        Defect::WithoutOwner => "/owner".to_owned(),
        Defect::WithoutApproval => "/approval".to_owned(),
        Defect::DatedAfter | Defect::Lapsed(_) => "/dated_on".to_owned(),
        Defect::HashMismatch => "/hash".to_owned(),
        Defect::NotInForce => "/agreement".to_owned(),
        Defect::EmptyOrStub => "/extent".to_owned(),
        Defect::MemberOutOfScope | Defect::MemberNotNamed | Defect::Undecided(Needed::Covers) => {
            "/covers".to_owned()
        }
        Defect::MadeForOthers => "/links".to_owned(),
        Defect::PartyRetained | Defect::PartyUncontrolled => "/provided_by".to_owned(),
        Defect::SuggestedOnly
        | Defect::WrongKind
        | Defect::Unlocated
        | Defect::Undecided(Needed::Claim) => return offer.location.clone(),
    };
    let entry = evidence_location(places, offer)?;
    let field = entry.join(&pointer);
    Some(if (places.locate)(&field).is_some() { field } else { entry })
}

/// Where the entry of what is offered stands.
fn evidence_location(places: &Places<'_, '_>, offer: &Offer<'_>) -> Option<Location> {
    let organisation = places.assessment.organisation();
    match offer.evidence {
        Evidence::Artefact(artefact) => Some(organisation.artefact_location(artefact)),
        Evidence::Element(element) => organisation.element_location(element),
    }
}

fn record_test(page: &mut Page, places: &Places<'_, '_>, reading: &SlotReading<'_>) {
    let (Some(result), Some(test)) = (&reading.record_test, &reading.slot.test) else {
        return;
    };
    let number = |count: u32| thousands(usize::try_from(count).unwrap_or(usize::MAX));
    let method = match result.method() {
        Some(TestMethod::Census) => ", all there are",
        Some(TestMethod::Sample) => ", a sample: no rate is concluded from it",
        None => "",
    };
    let result_line = match result.counts() {
        Some((tested, exceptions)) => format!(
            "test `{test}`: {} tested{method}, {} failed; tolerance {}",
            number(tested),
            number(exceptions),
            result.tolerance
        ),
        None => format!("test `{test}`: no result is stated"),
    };
    page.hanging("  ", 2, &result_line, Style::new());
    let set = places.assessment.organisation().artefact_location(result.set);
    let place = places.text(&set.join("/records/tests"));
    let faint = page.palette().faint;
    page.hanging("  ", 2, &place, faint);
}
