//! Derivations: how the status of a cell comes about, down to the places in the files.

use std::collections::BTreeMap;

use clausegraph_model::{
    Artefact, Claim, Date, Element, Interval, Location, Requirement, RequirementId,
    document::{
        AlternativeDocument, PopulationDocument, RecordTestDocument, SlotDocument, TestMethod,
    },
};

use crate::{
    Assessment, Cell, Defect, JudgementResult, Origin, SlotValue, Status, ValueSet,
    evaluate::{combine, tolerance},
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
    let judged = assessment.judgements_on(cell.requirement);
    Explainer::new(assessment, cell.requirement, &judged).derive(cell, usize::MAX)
}

/// Offers that do not reach a member which [`explain_all`] lists for a slot.
const FAR_OFFERS: usize = 200;

/// Derives all cells, in reading order: the same as [`explain`] one by one, in time that grows with the
/// offers that reach a member.
///
/// Where more than 200 offers of a slot do not reach a member, only the first 200 of them are listed.
pub fn explain_all<'s, 'g>(
    assessment: &'s Assessment<'g>,
) -> impl Iterator<Item = Derivation<'g>> + use<'s, 'g> {
    let mut judged: BTreeMap<&'g RequirementId, Vec<JudgementResult<'g>>> = BTreeMap::new();
    for result in assessment.judgements() {
        judged.entry(&result.judgement.requirement).or_default().push(result);
    }
    assessment.catalogue().requirements().flat_map(move |requirement| {
        let judged = judged.get(requirement.id()).map(Vec::as_slice).unwrap_or_default();
        let explainer = Explainer::new(assessment, requirement, judged);
        assessment.cells_of(requirement).map(move |cell| explainer.derive(&cell, FAR_OFFERS))
    })
}

/// A requirement, ready to derive any of its cells.
pub(crate) struct Explainer<'s, 'g> {
    assessment: &'s Assessment<'g>,
    requirement: &'g Requirement,
    judged: Vec<JudgementResult<'g>>,
    runs: Vec<SlotRun<'s, 'g>>,
    /// Indices of the slots, each behind the one that plans its interval, and that one.
    order: Vec<(usize, Option<usize>)>,
    /// The requirements whose cells stand beside, with the place of each member among them.
    beside: Vec<(&'g Requirement, BTreeMap<MemberIx, usize>)>,
}

impl<'s, 'g> Explainer<'s, 'g> {
    pub(crate) fn new(
        assessment: &'s Assessment<'g>,
        requirement: &'g Requirement,
        judged: &[JudgementResult<'g>],
    ) -> Self {
        let catalogue = assessment.catalogue();
        let run = assessment.run(requirement);
        let first = assessment.data(requirement).iter().find(|data| data.by_slots);
        let alternatives = catalogue.alternatives().iter();
        let beside = alternatives
            .filter(|group| group.requirements.contains(requirement.id()))
            .flat_map(|group| &group.requirements)
            .chain(requirement.computed_from())
            .filter_map(|id| catalogue.requirement(id.as_str()))
            .map(|other| {
                let cells = assessment.data(other).iter().enumerate();
                (other, cells.map(|(place, data)| (data.member, place)).collect())
            });
        Self {
            assessment,
            requirement,
            judged: judged.to_vec(),
            runs: first.map(|data| run.slots(data.member)).unwrap_or_default(),
            order: run.order(),
            beside: beside.collect(),
        }
    }

    pub(crate) fn derive(&self, cell: &Cell<'g>, far: usize) -> Derivation<'g> {
        let Self { assessment, requirement, .. } = self;
        let member = cell.member_ix;
        let slots = if cell.by_slots { self.slots(member, far) } else { Vec::new() };
        let values: Vec<ValueSet> = slots.iter().map(|reading| reading.values).collect();
        let combined = combine(requirement.slots(), &values, &vec![None; values.len()]);
        let about_cell = |result: &&JudgementResult<'g>| {
            let members = &result.judgement.members;
            let named = |id: &str| members.iter().any(|member| member.as_str() == id);
            members.is_empty() || cell.member.id().is_some_and(named)
        };
        let groups = assessment.catalogue().alternatives().iter();
        let groups = groups.filter(|group| group.requirements.contains(requirement.id()));
        Derivation {
            population: assessment.population(requirement),
            member_location: member_location(assessment, member),
            values: if cell.by_slots { combined.values } else { ValueSet::EMPTY },
            computed_from: self.cells_beside(requirement.computed_from(), member),
            alternatives: groups
                .map(|group| (group, self.cells_beside(&group.requirements, member)))
                .collect(),
            judgements: self.judged.iter().filter(about_cell).cloned().collect(),
            slots,
            cell: cell.clone(),
        }
    }

    /// The cells of other requirements for the same member.
    fn cells_beside(&self, ids: &[RequirementId], member: MemberIx) -> Vec<Cell<'g>> {
        let beside = ids.iter().filter_map(|id| {
            let (other, places) = self.beside.iter().find(|(other, _)| other.id() == id)?;
            let data = self.assessment.data(other).get(*places.get(&member)?)?;
            Some(self.assessment.view(other, data))
        });
        beside.collect()
    }

    fn slots(&self, member: MemberIx, far: usize) -> Vec<SlotReading<'g>> {
        let mut found: Vec<Option<SlotReading<'g>>> = self.runs.iter().map(|_| None).collect();
        let mut laid_down: Vec<Option<Intervals>> = self.runs.iter().map(|_| None).collect();
        for (position, planner) in &self.order {
            let Some(run) = self.runs.get(*position) else { continue };
            let intervals = planner.and_then(|planner| laid_down.get(planner)).cloned().flatten();
            let (reading, fold) = slot(self.assessment, run, member, intervals.as_ref(), far);
            if let Some(entry) = laid_down.get_mut(*position) {
                *entry = Some(fold.intervals);
            }
            if let Some(entry) = found.get_mut(*position) {
                *entry = Some(reading);
            }
        }
        found.into_iter().flatten().collect()
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

/// One slot for a cell, with all its offers.
fn slot<'g>(
    assessment: &Assessment<'g>,
    run: &SlotRun<'_, 'g>,
    member: MemberIx,
    intervals: Option<&Intervals>,
    far: usize,
) -> (SlotReading<'g>, Fold) {
    let organisation = assessment.organisation();
    let slot = run.context.slot;
    let mut fold = run.empty();
    let mut offers = Vec::new();
    let of_artefacts = run
        .shown(member, far)
        .into_iter()
        .filter_map(|index| run.prepared.get(index))
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
