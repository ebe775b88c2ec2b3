//! What to bring next: what could move most requirements, the most first.
//!
//! An assessment says what is lacking cell by cell. Whoever has just begun wants it the other way round:
//! which list, record, review or claim would say something about most of what is still open. Nothing
//! here is a judgement about what the organisation has to write: where the standard asks for no document,
//! no document is proposed.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    ArtefactKind, ElementList, Family, Key, Requirement,
    document::{ArtefactStatus, GateDocument, PopulationDocument, SlotDocument},
};

use crate::{
    Assessment, Defect, Derivation, Evidence, GateState, Ground, Member, Needed, Offer,
    SlotReading, Status, decide, explain_all,
};

/// Something that somebody can bring.
///
/// The order is that of the fewest words to the most work; it decides between steps of equal value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bring {
    /// The list of services, suppliers, customers, units or locations, or that there is none.
    List(ElementList),
    /// A person's word which listed document serves which requirement, and where in it.
    Claims,
    /// A field that entries do not state, or state none of: `owner`, `approval`.
    Field(String),
    /// A set of records of one population: its period, how many there are, what a test of them gave.
    Records(Key),
    /// Documents for requirements that ask for documented information.
    Documents,
    /// Artefacts of a kind: routines, management reviews, audits, improvements.
    Kind(ArtefactKind),
    /// What somebody saw or was told, where the standard asks for no document.
    Observations,
}

/// One step, and what it can move.
#[derive(Clone, Debug)]
pub struct NextStep<'g> {
    /// What is brought.
    pub bring: Bring,
    /// The requirements that it can move and that no step before it can, in reading order; never empty.
    pub gained: Vec<&'g Requirement>,
    /// All requirements that it can move, in reading order.
    pub moved: Vec<&'g Requirement>,
    /// The gates without evidence that name one of those, in the catalogue's order.
    pub gates: Vec<&'g GateDocument>,
}

/// The steps that can move what is open, the one that moves most first.
///
/// A requirement is open where one of its cells counts and is not covered. A step can move it where what
/// is brought would be an offer to a required slot that is not ok, would tell a population that nobody
/// states, or would state a field for want of which an offer is weak or undecided. Whether it does move it
/// depends on what is brought.
///
/// Each step is chosen so that it moves most requirements that no step before it moves; equal ones follow
/// the order of [`Bring`]. Single records and reports, and then [`Bring::Observations`], come last,
/// whatever they move: nearly every requirement takes some record or report, so that to ask for them says
/// least, and what people say is asked for where nothing else shows it. Computed requirements follow their sources and are not counted.
/// Requirements that nothing can move have no step.
///
/// ```
/// use clausegraph::{Bring, ElementList, Organisation, SourceText, assess, catalogue, map, next_steps};
///
/// let catalogue = catalogue()?;
/// let file = SourceText { name: "organisation.json".into(), text: r#"{ "format_version": 1 }"#.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let steps = next_steps(&assess(&map, "2026-11-22".parse()?));
/// assert!(steps.iter().any(|step| step.bring == Bring::List(ElementList::Services)));
/// assert!(!steps.iter().any(|step| step.bring == Bring::Claims), "no document is listed yet");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn next_steps<'g>(assessment: &Assessment<'g>) -> Vec<NextStep<'g>> {
    let desk = Desk::new(assessment);
    let mut moves: BTreeMap<Bring, BTreeSet<usize>> = BTreeMap::new();
    for derivation in explain_all(assessment) {
        let cell = &derivation.cell;
        if !cell.status.counts() || cell.status == Status::Covered {
            continue;
        }
        let position = cell.requirement.position();
        for bring in desk.helps(&derivation) {
            moves.entry(bring).or_default().insert(position);
        }
    }
    let late: Vec<_> = LATE.iter().filter_map(|bring| moves.remove_entry(bring)).collect();
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    let mut steps = Vec::new();
    while let Some((bring, moved)) = best(&moves, &reached) {
        steps.push(desk.step(bring.clone(), moved, &reached));
        reached.extend(moved);
    }
    for (bring, moved) in late {
        if !moved.is_subset(&reached) {
            steps.push(desk.step(bring, &moved, &reached));
            reached.extend(moved);
        }
    }
    steps
}

/// What is taken nearly everywhere, in the order in which it comes behind everything else.
const LATE: [Bring; 3] =
    [Bring::Kind(ArtefactKind::Record), Bring::Kind(ArtefactKind::Report), Bring::Observations];

/// The thing that moves most of what is not reached; none where nothing moves more.
fn best<'m>(
    moves: &'m BTreeMap<Bring, BTreeSet<usize>>,
    reached: &BTreeSet<usize>,
) -> Option<(&'m Bring, &'m BTreeSet<usize>)> {
    let mut found: Option<(usize, &Bring, &BTreeSet<usize>)> = None;
    for (bring, moved) in moves {
        let gained = moved.difference(reached).count();
        // The first of equals stays: it is the least in the order of things.
        if gained > found.map_or(0, |(most, ..)| most) {
            found = Some((gained, bring, moved));
        }
    }
    found.map(|(_, bring, moved)| (bring, moved))
}

/// What is looked up again and again.
struct Desk<'a, 'g> {
    assessment: &'a Assessment<'g>,
    /// Kinds of documents of which the organisation lists at least one that is not retired.
    listed: BTreeSet<ArtefactKind>,
    /// Gates without evidence, with the positions of their requirements.
    gates: Vec<(&'g GateDocument, BTreeSet<usize>)>,
}

impl<'a, 'g> Desk<'a, 'g> {
    fn new(assessment: &'a Assessment<'g>) -> Self {
        let catalogue = assessment.catalogue();
        let there = assessment.organisation().artefacts().iter().filter(|artefact| {
            artefact.kind().family() == Family::Documents
                && artefact.document().status.given() != Some(&ArtefactStatus::Retired)
        });
        let open = assessment.gates().into_iter().filter(|gate| gate.state != GateState::Present);
        Self {
            assessment,
            listed: there.map(clausegraph_model::Artefact::kind).collect(),
            gates: open
                .map(|result| {
                    let ids = result.gate.requirements.iter();
                    let named = ids.filter_map(|id| catalogue.requirement(id.as_str()));
                    (result.gate, named.map(Requirement::position).collect())
                })
                .collect(),
        }
    }

    fn step(
        &self,
        bring: Bring,
        moved: &BTreeSet<usize>,
        reached: &BTreeSet<usize>,
    ) -> NextStep<'g> {
        let catalogue = self.assessment.catalogue();
        let at = |position: &usize| catalogue.requirement_at(*position);
        let gates = self.gates.iter().filter(|(_, looked_at)| !looked_at.is_disjoint(moved));
        NextStep {
            bring,
            gained: moved.difference(reached).filter_map(at).collect(),
            moved: moved.iter().filter_map(at).collect(),
            gates: gates.map(|(gate, _)| *gate).collect(),
        }
    }

    /// What can move a cell.
    fn helps(&self, derivation: &Derivation<'g>) -> BTreeSet<Bring> {
        let mut found = BTreeSet::new();
        match &derivation.cell.ground {
            Ground::Slots => {
                for reading in open_slots(&derivation.slots) {
                    self.slot(derivation, reading, &mut found);
                }
            }
            Ground::PopulationUnknown => {
                found.extend(derivation.population.into_iter().flat_map(of_population));
            }
            Ground::PopulationEmpty => {
                let population = derivation.population.into_iter();
                found.extend(
                    population.flat_map(|population| {
                        population.kinds.iter().map(|kind| Bring::Kind(*kind))
                    }),
                );
            }
            Ground::MembershipUnknown(fields) | Ground::TriggerUnknown(fields) => {
                found.extend(fields.iter().map(|field| field_of(&field.to_string())));
            }
            Ground::NotTriggered | Ground::NoRecords | Ground::Computed | Ground::Alternative => {}
        }
        found
    }

    /// What can move a slot that is not ok.
    fn slot(
        &self,
        derivation: &Derivation<'g>,
        reading: &SlotReading<'g>,
        found: &mut BTreeSet<Bring>,
    ) {
        let slot = reading.slot;
        if slot.test.is_some() {
            let population = derivation.population.and_then(|found| found.records.clone());
            found.extend(population.map(Bring::Records));
            return;
        }
        let taken = reading.taken.and_then(|index| reading.offers.get(index));
        let fields = taken.map(lacking).unwrap_or_default();
        if !fields.is_empty() {
            found.extend(fields);
            return;
        }
        let asks_for_document = derivation.cell.requirement.requires_document();
        for accepted in &slot.accepts {
            let kind = accepted.kind;
            match kind.family() {
                Family::Documents => {
                    if self.listed.contains(&kind) && !is_offered(reading, kind) {
                        found.insert(Bring::Claims);
                    }
                    if asks_for_document {
                        found.insert(Bring::Documents);
                    }
                }
                Family::Observations => {
                    found.insert(Bring::Observations);
                }
                Family::Records if kind == ArtefactKind::RecordSet => {
                    found.extend(records(derivation, slot).map(Bring::Records));
                }
                Family::Routines
                | Family::Reviews
                | Family::Actions
                | Family::Records
                | Family::Facts => {
                    found.insert(Bring::Kind(kind));
                }
            }
        }
        if slot.itself {
            found.extend(slot.needs.iter().map(|need| field_of(&need.to_string())));
        }
    }
}

/// The populations whose records a slot accepts: those that its conditions name.
fn records<'g>(
    derivation: &Derivation<'g>,
    slot: &'g SlotDocument,
) -> impl Iterator<Item = Key> + use<'g> {
    let of_cell = match derivation.cell.member {
        Member::Records(_) => derivation.population.and_then(|found| found.records.clone()),
        Member::Organisation
        | Member::Population
        | Member::Element(_)
        | Member::Artefact(_)
        | Member::Chapter(_) => None,
    };
    let accepted = slot.accepts.iter().filter(|accepted| accepted.kind == ArtefactKind::RecordSet);
    let conditions = accepted.flat_map(|accepted| &accepted.conditions);
    let named = conditions
        .filter(|condition| condition.field.to_string() == "records.population")
        .flat_map(|condition| condition.is.clone());
    of_cell.into_iter().chain(named)
}

/// Required slots that are not ok; of a group none, where one of its slots is.
pub(crate) fn open_slots<'r, 'g>(
    slots: &'r [SlotReading<'g>],
) -> impl Iterator<Item = &'r SlotReading<'g>> {
    let is_ok = |reading: &SlotReading<'g>| decide(reading.values) == Some(Status::Covered);
    let is_met = move |group: &Key| {
        slots.iter().any(|other| other.slot.any_of.as_ref() == Some(group) && is_ok(other))
    };
    slots.iter().filter(move |reading| {
        reading.slot.required
            && !reading.values.is_empty()
            && !is_ok(reading)
            && !reading.slot.any_of.as_ref().is_some_and(is_met)
    })
}

/// What would tell who or what belongs to a population.
fn of_population(population: &PopulationDocument) -> Vec<Bring> {
    if let Some(list) = ElementList::of_population(population.of) {
        return vec![Bring::List(list)];
    }
    match &population.records {
        Some(records) => vec![Bring::Records(records.clone())],
        None => population.kinds.iter().map(|kind| Bring::Kind(*kind)).collect(),
    }
}

/// Whether an artefact of a kind stands in front of the slot already.
fn is_offered(reading: &SlotReading<'_>, kind: ArtefactKind) -> bool {
    reading.offers.iter().any(|offer| match offer.evidence {
        Evidence::Artefact(artefact) => {
            artefact.kind() == kind && !offer.defects.contains(&Defect::SuggestedOnly)
        }
        Evidence::Element(_) => false,
    })
}

/// What the offer that a slot takes needs to become ok; empty where another offer is needed.
fn lacking(offer: &Offer<'_>) -> Vec<Bring> {
    let mut found = Vec::new();
    for defect in &offer.defects {
        match defect {
            Defect::WithoutOwner => found.push(field_of("owner")),
            Defect::WithoutApproval | Defect::Draft => found.push(field_of("approval")),
            Defect::WithoutAttribute(attribute)
            | Defect::Undecided(Needed::Attribute(attribute)) => {
                found.push(field_of(&attribute.to_string()));
            }
            Defect::MemberNotNamed | Defect::Undecided(Needed::Covers) => {
                found.push(field_of("covers"));
            }
            Defect::Unlocated | Defect::SuggestedOnly | Defect::Undecided(Needed::Claim) => {
                found.push(Bring::Claims);
            }
            Defect::WrongKind
            | Defect::Retired
            | Defect::NotInForce
            | Defect::DatedAfter
            | Defect::EmptyOrStub
            | Defect::HashMismatch
            | Defect::MemberOutOfScope
            | Defect::MadeForOthers
            | Defect::PartyRetained
            | Defect::PartyUncontrolled
            | Defect::Lapsed(_) => return Vec::new(),
        }
    }
    found
}

/// The field of an attribute; of one item of a list the list, since a list that is given tells all items.
fn field_of(attribute: &str) -> Bring {
    Bring::Field(attribute.split_once('[').map_or(attribute, |(field, _)| field).to_owned())
}
