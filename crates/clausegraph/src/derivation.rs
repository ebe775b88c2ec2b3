//! Derivations: how the status of a cell comes about, down to the places in the files.

use clausegraph_model::{
    Artefact, Claim, Date, Element, Interval, Location, Requirement,
    document::{
        AlternativeDocument, PopulationDocument, RecordTestDocument, SlotDocument, TestMethod,
    },
};

use crate::{
    Assessment, Cell, Defect, JudgementResult, Origin, SlotValue, Status, ValueSet,
    evaluate::{Run, combine, tolerance},
    member::{MemberIx, item},
    offer::{Final, Prepared, ViaIx, defects},
    population::test_entry,
    slot::{Fold, Intervals, SlotRun},
};

/// How the status of a cell comes about.
#[derive(Clone, Debug)]
pub struct Derivation<'g> {
    /// The cell.
    pub cell: Cell<'g>,
    /// The population it belongs to.
    pub population: Option<&'g PopulationDocument>,
    /// Where the member stands in the files; none for the organisation and a chapter.
    pub member_location: Option<Location>,
    /// What each slot shows, in the order of the requirement; empty where the slots did not decide.
    pub slots: Vec<SlotReading<'g>>,
    /// The values that the decision was made from; empty where the slots did not decide.
    pub values: ValueSet,
    /// The requirements it is computed from, with their cells for the same member.
    pub computed_from: Vec<Cell<'g>>,
    /// The groups of alternatives that the requirement belongs to, with all their cells for the member.
    pub alternatives: Vec<(&'g AlternativeDocument, Vec<Cell<'g>>)>,
    /// The judgements about the cell, in reading order.
    pub judgements: Vec<JudgementResult<'g>>,
}

/// What a slot shows for a cell.
#[derive(Clone, Debug)]
pub struct SlotReading<'g> {
    /// The slot.
    pub slot: &'g SlotDocument,
    /// What it is worth; a record test may give two values.
    pub values: ValueSet,
    /// All offers, those of artefacts first, in reading order.
    pub offers: Vec<Offer<'g>>,
    /// The index of the offer that the slot takes.
    pub taken: Option<usize>,
    /// Whether no source carries anything that the slot accepts.
    pub open: bool,
    /// The interval after which the taken offer lapses, and the artefact that plans it.
    pub interval: Option<(Interval, &'g Artefact)>,
    /// The result of the record test that decides.
    pub record_test: Option<RecordTestReading<'g>>,
}

/// An offer in front of a slot.
#[derive(Clone, Debug)]
pub struct Offer<'g> {
    /// What is offered.
    pub evidence: Evidence<'g>,
    /// How it came about.
    pub via: Via<'g>,
    /// What it is worth; none where it is disqualified.
    pub value: SlotValue,
    /// What is wrong with it or not known, the gravest class first.
    pub defects: Vec<Defect>,
    /// Where it comes from.
    pub origin: Origin,
    /// The day of the event.
    pub dated_on: Option<Date>,
    /// Where it stands in the files.
    pub location: Option<Location>,
}

/// What is offered.
#[derive(Clone, Copy, Debug)]
pub enum Evidence<'g> {
    /// An artefact.
    Artefact(&'g Artefact),
    /// The entry of a scope element itself.
    Element(&'g Element),
}

/// How an offer came about.
#[derive(Clone, Copy, Debug)]
pub enum Via<'g> {
    /// Kind and attributes say what it shows.
    Itself,
    /// A claim offers it.
    Claim(&'g Claim),
    /// It is the member of the cell.
    Member,
}

/// The result of a record test.
#[derive(Clone, Copy, Debug)]
pub struct RecordTestReading<'g> {
    /// The record set.
    pub set: &'g Artefact,
    /// The entry of the test; none where the set has none.
    pub entry: Option<&'g RecordTestDocument>,
    /// The share of exceptions that is borne.
    pub tolerance: clausegraph_model::Amount,
}

impl RecordTestReading<'_> {
    /// How many records were tested and how many of those failed, where both are stated.
    pub fn counts(&self) -> Option<(u32, u32)> {
        let entry = self.entry?;
        Some((*entry.tested.given()?, *entry.exceptions.given()?))
    }

    /// Whether all records or a part of them were tested, where that is stated.
    pub fn method(&self) -> Option<TestMethod> {
        self.entry?.method.given().copied()
    }
}

/// Derives the status of a cell again, with everything that led to it.
///
/// The cell is one of this assessment's.
pub fn explain<'g>(assessment: &Assessment<'g>, cell: &Cell<'g>) -> Derivation<'g> {
    let catalogue = assessment.catalogue();
    let (requirement, member) = (cell.requirement, cell.member_ix);
    let slots = if cell.by_slots { slots(assessment, requirement, member) } else { Vec::new() };
    let values: Vec<ValueSet> = slots.iter().map(|reading| reading.values).collect();
    let all = combine(requirement.slots(), &values, &vec![None; values.len()]).values;
    let same_member =
        |other: &'g Requirement| assessment.cells_of(other).find(|found| found.member_ix == member);
    let computed_from =
        requirement.sources().iter().filter_map(|source| catalogue.requirement_at(*source));
    let alternatives = catalogue
        .alternatives()
        .iter()
        .filter(|group| group.requirements.contains(requirement.id()));
    let about_cell = |result: &JudgementResult<'g>| {
        let mut cells = assessment.judged_cells(result.judgement);
        result.judgement.requirement == *requirement.id()
            && cells.any(|judged| judged.member_ix == member)
    };
    Derivation {
        population: assessment.population(requirement),
        member_location: member_location(assessment, member),
        values: if cell.by_slots { all } else { ValueSet::EMPTY },
        computed_from: computed_from.filter_map(same_member).collect(),
        alternatives: alternatives
            .map(|group| {
                let others =
                    group.requirements.iter().filter_map(|id| catalogue.requirement(id.as_str()));
                (group, others.filter_map(same_member).collect())
            })
            .collect(),
        judgements: assessment.judgements().into_iter().filter(about_cell).collect(),
        slots,
        cell: cell.clone(),
    }
}
fn member_location(assessment: &Assessment<'_>, member: MemberIx) -> Option<Location> {
    let organisation = assessment.organisation();
    match member {
        MemberIx::Element(position) => item(organisation.elements(), position)
            .and_then(|element| organisation.element_location(element)),
        MemberIx::Artefact(position) | MemberIx::Records(position) => {
            item(organisation.artefacts(), position)
                .map(|artefact| organisation.artefact_location(artefact))
        }
        MemberIx::Population => organisation.scope_location(),
        MemberIx::Organisation | MemberIx::Chapter(_) => None,
    }
}

fn slots<'g>(
    assessment: &Assessment<'g>,
    requirement: &'g Requirement,
    member: MemberIx,
) -> Vec<SlotReading<'g>> {
    let run = Run {
        map: &assessment.map,
        requirement,
        as_of: assessment.as_of,
        parties: assessment.evaluated.parties(requirement),
    };
    let runs = run.slots(member);
    let mut found: Vec<Option<SlotReading<'g>>> = runs.iter().map(|_| None).collect();
    let mut laid_down: Vec<Option<Intervals>> = runs.iter().map(|_| None).collect();
    for position in run.order() {
        let Some(slot_run) = runs.get(position) else { continue };
        let planner = run.planner(slot_run.context.slot);
        let intervals = planner.and_then(|planner| laid_down.get(planner)).cloned().flatten();
        let (reading, fold) = slot(assessment, slot_run, member, intervals.as_ref());
        if let Some(entry) = laid_down.get_mut(position) {
            *entry = Some(fold.intervals);
        }
        if let Some(entry) = found.get_mut(position) {
            *entry = Some(reading);
        }
    }
    found.into_iter().flatten().collect()
}

/// One slot for a cell, with all its offers.
fn slot<'g>(
    assessment: &Assessment<'g>,
    run: &SlotRun<'_, 'g>,
    member: MemberIx,
    intervals: Option<&Intervals>,
) -> (SlotReading<'g>, Fold) {
    let organisation = assessment.organisation();
    let slot = run.context.slot;
    let mut fold = run.empty();
    let mut offers = Vec::new();
    let of_artefacts = run
        .prepared
        .iter()
        .filter_map(|prepared| Some((*prepared, run.finish(prepared, member, intervals)?)));
    for (prepared, last) in of_artefacts.chain(run.itself(member, intervals)) {
        fold.add(&prepared, last, offers.len());
        offers.extend(offer(assessment, run, member, intervals, &prepared, last));
    }
    let taken = fold.taken.map(|taken| taken.offer);
    let day = taken.and_then(|index| offers.get(index)).and_then(|offer| offer.dated_on);
    let interval = day.zip(intervals).and_then(|(day, intervals)| intervals.longest(day));
    let set = member.records().filter(|_| slot.test.is_some());
    let set = set.and_then(|position| item(organisation.artefacts(), position));
    let tolerance = tolerance(organisation);
    let reading = SlotReading {
        slot,
        values: run.values(member, &fold, tolerance),
        taken,
        open: run.open,
        interval: interval.and_then(|(interval, artefact)| {
            Some((interval, item(organisation.artefacts(), artefact)?))
        }),
        record_test: set.map(|set| RecordTestReading {
            set,
            entry: slot.test.as_ref().and_then(|test| test_entry(set, test)),
            tolerance,
        }),
        offers,
    };
    (reading, fold)
}

/// An offer with its defects, looked for again.
fn offer<'g>(
    assessment: &Assessment<'g>,
    run: &SlotRun<'_, 'g>,
    member: MemberIx,
    intervals: Option<&Intervals>,
    prepared: &Prepared<'g>,
    last: Final,
) -> Option<Offer<'g>> {
    let organisation = assessment.organisation();
    let artefact = prepared.artefact.and_then(|index| item(organisation.artefacts(), index));
    let element = member.element().and_then(|index| item(organisation.elements(), index));
    let evidence = artefact.map(Evidence::Artefact).or(element.map(Evidence::Element))?;
    let (via, location) = match (prepared.via, evidence) {
        (ViaIx::Claim(index), _) => {
            let claim = item(organisation.claims(), index)?;
            (Via::Claim(claim), Some(organisation.claim_location(claim)))
        }
        (via, Evidence::Artefact(artefact)) => {
            let via = if via == ViaIx::Member { Via::Member } else { Via::Itself };
            (via, Some(organisation.artefact_location(artefact)))
        }
        (_, Evidence::Element(element)) => (Via::Member, organisation.element_location(element)),
    };
    let due = |day| intervals.and_then(|planned| planned.due(day));
    Some(Offer {
        evidence,
        via,
        value: last.value,
        defects: defects(run.context, prepared, member, due),
        origin: last.origin,
        dated_on: prepared.dated_on,
        location,
    })
}

impl Derivation<'_> {
    /// The status that the slots gave, before alternatives were looked at.
    pub fn status_of_slots(&self) -> Option<Status> {
        crate::decide(self.values)
    }
}
