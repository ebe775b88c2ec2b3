//! The report of a derivation, field by field.

use clausegraph::{
    Assessment, Cell, Defect, Derivation, Evidence, Location, Member, Needed, Offer, SlotReading,
    Via,
};
use serde::Serialize;

use super::{CellReport, assessment::cell};
use crate::{
    Locate,
    explain::{Places, defect_location, lacks, member_facts, population_line},
    wording::{cell_reason, decision_rule, defect_line_for, ground_line},
};

/// How a cell comes about, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DerivationReport {
    /// The cell.
    pub cell: CellReport,
    /// Why it has its status, in one line.
    pub reason: String,
    /// The rule that decided, in words.
    pub rule: String,
    /// The values of the required slots; empty where the slots did not decide.
    pub values: Vec<&'static str>,
    /// The population, in words.
    pub population: Option<String>,
    /// Where the member stands.
    pub member_place: Option<PlaceReport>,
    /// What the member says on the conditions of its population.
    pub facts: Vec<FactReport>,
    /// Every slot, in the order of the requirement.
    pub slots: Vec<SlotReport>,
    /// The cells it is computed from.
    pub computed_from: Vec<String>,
    /// The judgements about the cell.
    pub judgements: Vec<String>,
    /// What each required slot or group lacks that is not shown.
    pub lacks: Vec<LackReport>,
}

/// Where something stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceReport {
    /// The file.
    pub file: String,
    /// The JSON pointer.
    pub pointer: String,
    /// The line, from 1, where it is known.
    pub line: Option<u32>,
    /// The column, from 1, where it is known.
    pub column: Option<u32>,
}

/// What an entry says on a field.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactReport {
    /// The field.
    pub field: String,
    /// The value, or `not stated`, or `stated none`.
    pub says: String,
}

/// What a slot shows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlotReport {
    /// The slot.
    pub slot: String,
    /// The aspect it looks at.
    pub aspect: &'static str,
    /// Whether it decides.
    pub required: bool,
    /// The group of which one suffices.
    pub any_of: Option<String>,
    /// What it is worth; a record test may give two values.
    pub values: Vec<&'static str>,
    /// Whether no source carries anything that it accepts.
    pub open: bool,
    /// The index of the offer that it takes.
    pub taken: Option<usize>,
    /// All offers.
    pub offers: Vec<OfferReport>,
    /// The interval after which the taken offer lapses.
    pub interval: Option<IntervalReport>,
    /// The record test that decides.
    pub record_test: Option<RecordTestReport>,
}

/// An offer in front of a slot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferReport {
    /// The artefact; none for the member's own entry.
    pub artefact: Option<String>,
    /// The scope element whose entry it is; none for artefacts.
    pub element: Option<String>,
    /// `itself`, `claim` or `member`.
    pub via: &'static str,
    /// What it is worth.
    pub value: &'static str,
    /// Where it comes from.
    pub origin: &'static str,
    /// The day of the event.
    pub dated_on: Option<String>,
    /// Where it, or the claim that offers it, stands.
    pub place: Option<PlaceReport>,
    /// What is wrong with it or not known, the gravest class first.
    pub defects: Vec<DefectReport>,
}

/// What is wrong with an offer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DefectReport {
    /// The word: `draft`, `undecided`.
    pub defect: &'static str,
    /// The field it is about.
    pub field: Option<String>,
    /// What an offer with this defect alone is worth.
    pub value: &'static str,
    /// The day by which the next was due, for what has lapsed.
    pub due: Option<String>,
    /// In words.
    pub text: String,
    /// Where it stands: the field, or the entry where the field is absent.
    pub place: Option<PlaceReport>,
}

/// A planned interval.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IntervalReport {
    /// The interval.
    pub interval: String,
    /// The artefact that plans it.
    pub planned_by: String,
    /// The day on which the next is due.
    pub due: Option<String>,
}

/// The result of a record test.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordTestReport {
    /// The test.
    pub test: Option<String>,
    /// The record set.
    pub set: String,
    /// How many records were tested.
    pub tested: Option<u32>,
    /// How many of them failed.
    pub exceptions: Option<u32>,
    /// `census` or `sample`.
    pub method: Option<&'static str>,
    /// The share of exceptions that is borne.
    pub tolerance: String,
}

/// What a slot or group lacks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LackReport {
    /// The slot or group.
    pub slot: String,
    /// What it lacks, in words.
    pub what: String,
}

impl DerivationReport {
    /// The report of a derivation.
    pub fn new(
        assessment: &Assessment<'_>,
        derivation: &Derivation<'_>,
        locate: Locate<'_>,
    ) -> Self {
        let places = Places { assessment, locate };
        let rule = if derivation.values.is_empty() {
            ground_line(&derivation.cell.ground)
        } else {
            decision_rule(derivation.values).to_owned()
        };
        Self {
            cell: cell(&derivation.cell),
            reason: cell_reason(derivation),
            rule,
            values: derivation.values.iter().map(clausegraph::SlotValue::as_str).collect(),
            population: derivation.population.map(population_line),
            member_place: derivation.member_location.as_ref().map(|found| place(found, locate)),
            facts: facts(&places, derivation),
            slots: derivation
                .slots
                .iter()
                .map(|reading| slot(&places, reading, derivation.cell.member))
                .collect(),
            computed_from: derivation.computed_from.iter().map(Cell::name).collect(),
            judgements: derivation
                .judgements
                .iter()
                .map(|result| result.judgement.id.to_string())
                .collect(),
            lacks: lacks(derivation)
                .into_iter()
                .map(|lack| LackReport { slot: lack.unit, what: lack.what })
                .collect(),
        }
    }
}

pub(super) fn place(location: &Location, locate: Locate<'_>) -> PlaceReport {
    let (line, column) = locate(location).unzip();
    PlaceReport { file: location.file.clone(), pointer: location.pointer.clone(), line, column }
}

fn facts(places: &Places<'_, '_>, derivation: &Derivation<'_>) -> Vec<FactReport> {
    let facts = member_facts(places, derivation).into_iter();
    facts.map(|(field, says)| FactReport { field: field.to_string(), says }).collect()
}

fn slot(places: &Places<'_, '_>, reading: &SlotReading<'_>, member: Member<'_>) -> SlotReport {
    let slot = reading.slot;
    let taken = reading.taken.and_then(|index| reading.offers.get(index));
    let day = taken.and_then(|offer| offer.dated_on);
    SlotReport {
        slot: slot.id.to_string(),
        aspect: slot.aspect.as_str(),
        required: slot.required,
        any_of: slot.any_of.as_ref().map(ToString::to_string),
        values: reading.values.iter().map(clausegraph::SlotValue::as_str).collect(),
        open: reading.open,
        taken: reading.taken,
        offers: reading.offers.iter().map(|found| offer(places, found, member)).collect(),
        interval: reading.interval.map(|(interval, planner)| IntervalReport {
            interval: interval.to_string(),
            planned_by: planner.id().to_string(),
            due: day.map(|day| day.after(interval).to_string()),
        }),
        record_test: reading.record_test.map(|result| RecordTestReport {
            test: slot.test.as_ref().map(ToString::to_string),
            set: result.set.id().to_string(),
            tested: result.entry.and_then(|entry| entry.tested.given().copied()),
            exceptions: result.entry.and_then(|entry| entry.exceptions.given().copied()),
            method: result.method().map(clausegraph::document::TestMethod::as_str),
            tolerance: result.tolerance.to_string(),
        }),
    }
}

pub(super) fn offer(places: &Places<'_, '_>, offer: &Offer<'_>, member: Member<'_>) -> OfferReport {
    let (artefact, element) = match offer.evidence {
        Evidence::Artefact(artefact) => (Some(artefact.id().to_string()), None),
        Evidence::Element(element) => (None, Some(element.id().to_string())),
    };
    OfferReport {
        artefact,
        element,
        via: via_word(offer.via),
        value: offer.value.as_str(),
        origin: offer.origin.as_str(),
        dated_on: offer.dated_on.map(|day| day.to_string()),
        place: offer.location.as_ref().map(|found| place(found, places.locate)),
        defects: offer
            .defects
            .iter()
            .map(|found| DefectReport {
                defect: found.as_str(),
                field: field(found),
                value: found.value().as_str(),
                due: if let Defect::Lapsed(due) = found { Some(due.to_string()) } else { None },
                text: defect_line_for(found, member),
                place: defect_location(places, offer, found)
                    .map(|location| place(&location, places.locate)),
            })
            .collect(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only three defects are about a field")]
fn field(defect: &Defect) -> Option<String> {
    match defect {
        Defect::WithoutAttribute(attribute) | Defect::Undecided(Needed::Attribute(attribute)) => {
            Some(attribute.to_string())
        }
        Defect::Undecided(needed) => Some(needed.to_string()),
        _ => None,
    }
}

/// How an offer came about.
pub(super) const fn via_word(via: Via<'_>) -> &'static str {
    match via {
        Via::Itself => "itself",
        Via::Claim(_) => "claim",
        Via::Member => "member",
    }
}
