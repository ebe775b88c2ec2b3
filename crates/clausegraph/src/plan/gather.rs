//! Cells that lack the same work are gathered into one action.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Artefact, ArtefactKind, Clause, Family, Requirement,
    document::{Aspect, GateDocument, Reach},
};

use super::{
    lack::{Desk, Need, SlotNeeds, is_open},
    work::{About, ActionType, Entries, Work},
};
use crate::{
    Assessment, Cell, Derivation, Evidence, GateReason, GateState, Member, SlotValue, explain_all,
    member::MemberIx,
};

/// An action as it is gathered.
#[derive(Debug)]
pub(super) struct Draft<'g> {
    pub(super) id: String,
    pub(super) work: Work<'g>,
    pub(super) fields: BTreeSet<String>,
    pub(super) things: BTreeSet<String>,
    pub(super) members: BTreeSet<MemberIx>,
    /// Positions of requirements.
    pub(super) requirements: BTreeSet<usize>,
    /// Indices of the open cells that need it.
    pub(super) cells: Vec<usize>,
}

impl Draft<'_> {
    /// How many things it is done for.
    pub(super) fn number(&self) -> u32 {
        u32::try_from(self.things.len()).unwrap_or(u32::MAX)
    }
}

/// What one slot of an open cell needs, as indices of actions.
#[derive(Debug)]
pub(super) struct SlotWorks {
    pub(super) aspect: Aspect,
    /// The slot, and the one that plans the interval after which it lapses.
    pub(super) slot: Option<String>,
    pub(super) planner: Option<String>,
    pub(super) actions: Vec<usize>,
}

/// An open cell with what it needs.
#[derive(Debug)]
pub(super) struct OpenCell<'g> {
    pub(super) cell: Cell<'g>,
    pub(super) slots: Vec<SlotWorks>,
    /// Whether something is lacking for which no action is known.
    pub(super) stuck: bool,
}

impl OpenCell<'_> {
    /// The actions that it needs, each once.
    pub(super) fn actions(&self) -> BTreeSet<usize> {
        self.slots.iter().flat_map(|slot| slot.actions.iter().copied()).collect()
    }
}

/// What a gate without evidence needs.
#[derive(Debug)]
pub(super) struct OpenGate<'g> {
    pub(super) gate: &'g GateDocument,
    pub(super) state: GateState,
    pub(super) actions: BTreeSet<usize>,
    /// Whether something keeps it shut for which no action is known.
    pub(super) stuck: bool,
}

/// Everything that was gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered<'g> {
    pub(super) drafts: Vec<Draft<'g>>,
    by_id: BTreeMap<String, usize>,
    pub(super) cells: Vec<OpenCell<'g>>,
    pub(super) gates: Vec<OpenGate<'g>>,
}

/// A cell as it was read: what it needs, and what it follows where it is computed.
struct Read<'g> {
    cell: Cell<'g>,
    needs: Vec<SlotNeeds<'g>>,
    computed_from: Vec<Cell<'g>>,
}

/// Artefacts in which a piece of documented information stands already, with how often they serve it.
type Holders<'g> = BTreeMap<&'g str, BTreeMap<usize, usize>>;

pub(super) fn gather<'g>(
    assessment: &Assessment<'g>,
    clause: Option<&Clause>,
    retire: &[&'g Artefact],
) -> Gathered<'g> {
    let desk = Desk::new(assessment);
    let mut holders: Holders<'g> = BTreeMap::new();
    let mut read: Vec<Read<'g>> = Vec::new();
    for derivation in explain_all(assessment) {
        hold(&desk, &derivation, &mut holders);
        if is_open(derivation.cell.status) {
            read.push(Read {
                needs: desk.needs(&derivation),
                cell: derivation.cell,
                computed_from: derivation.computed_from,
            });
        }
    }
    let catalogue = assessment.catalogue();
    let inside = |requirement: &Requirement| {
        clause.is_none_or(|outer| {
            let own = catalogue.clause_at(requirement.clause_position());
            own.is_some_and(|own| catalogue.is_within(own, outer.id()))
        })
    };
    read.retain(|found| inside(found.cell.requirement));
    let mut gathered = Gathered::default();
    for found in &read {
        gathered.cell(assessment, found, &holders);
    }
    gathered.follow(&read);
    if clause.is_none() {
        gathered.open_gates(assessment);
    }
    for artefact in retire {
        let need =
            Need { work: Work::Retire(artefact), field: None, thing: artefact.id().to_string() };
        gathered.draft(&need);
    }
    gathered
}

/// Notes which document serves what must be documented.
fn hold<'g>(desk: &Desk<'_, 'g>, derivation: &Derivation<'g>, holders: &mut Holders<'g>) {
    let Some(item) = desk.item(derivation.cell.requirement) else { return };
    for reading in &derivation.slots {
        let taken = reading.taken.and_then(|index| reading.offers.get(index));
        let Some(offer) = taken.filter(|offer| offer.value != SlotValue::None) else { continue };
        if let Evidence::Artefact(artefact) = offer.evidence
            && artefact.kind().family() == Family::Documents
        {
            let position = desk.assessment.organisation().artefact_position(artefact.id().as_str());
            let of_item = holders.entry(item.id.as_str()).or_default();
            *of_item.entry(position.unwrap_or_default()).or_default() += 1;
        }
    }
}

impl Gathered<'_> {
    /// Whether a gate needs an action and nothing else; what is custom is no gate of the standard.
    pub(super) fn opens(&self, index: usize) -> bool {
        self.gates
            .iter()
            .any(|open| !open.gate.custom && !open.stuck && open.actions == BTreeSet::from([index]))
    }

    /// Which actions are worked on before those that are only urgent: what is found out, then what opens a
    /// gate alone.
    pub(super) fn rank(&self, index: usize) -> Option<u32> {
        let draft = self.drafts.get(index)?;
        let looked_for = draft.work.action_type() == ActionType::FindOut;
        if looked_for { Some(0) } else { self.opens(index).then_some(1) }
    }
}

impl<'g> Gathered<'g> {
    /// The action of a need, made where it is the first to ask for it.
    fn draft(&mut self, need: &Need<'g>) -> usize {
        let id = need.work.id();
        let next = self.drafts.len();
        let index = *self.by_id.entry(id.clone()).or_insert(next);
        if index == next {
            self.drafts.push(Draft {
                id,
                work: need.work.clone(),
                fields: BTreeSet::new(),
                things: BTreeSet::new(),
                members: BTreeSet::new(),
                requirements: BTreeSet::new(),
                cells: Vec::new(),
            });
        }
        if let Some(draft) = self.drafts.get_mut(index) {
            draft.fields.extend(need.field.clone());
            draft.things.insert(need.thing.clone());
        }
        index
    }

    fn cell(&mut self, assessment: &Assessment<'g>, read: &Read<'g>, holders: &Holders<'g>) {
        let place = self.cells.len();
        let mut slots = Vec::new();
        let mut stuck = false;
        for needs in &read.needs {
            stuck |= needs.needs.is_empty();
            let mut actions = Vec::new();
            for need in &needs.needs {
                let need = settled(assessment, &read.cell, needs, need, holders);
                let index = self.draft(&need);
                if !actions.contains(&index) {
                    actions.push(index);
                }
            }
            slots.push(SlotWorks {
                aspect: needs.aspect(),
                slot: needs.slot.map(|slot| slot.id.to_string()),
                planner: needs
                    .slot
                    .and_then(|slot| slot.lapses_after.as_ref())
                    .map(ToString::to_string),
                actions,
            });
        }
        let open = OpenCell { cell: read.cell.clone(), slots, stuck };
        self.belong(&open, place);
        self.cells.push(open);
    }

    /// Notes for every action of a cell that the cell needs it.
    fn belong(&mut self, open: &OpenCell<'g>, place: usize) {
        for index in open.actions() {
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.cells.push(place);
                draft.requirements.insert(open.cell.requirement.position());
                draft.members.insert(open.cell.member_ix);
            }
        }
    }

    /// Cells that are computed need what the cells need that they follow.
    fn follow(&mut self, read: &[Read<'g>]) {
        let by_name: BTreeMap<(usize, MemberIx), usize> = self
            .cells
            .iter()
            .enumerate()
            .map(|(place, open)| ((open.cell.requirement.position(), open.cell.member_ix), place))
            .collect();
        for (place, found) in read.iter().enumerate() {
            if found.computed_from.is_empty() {
                continue;
            }
            let mut slots = Vec::new();
            let mut stuck = false;
            for source in &found.computed_from {
                let by_design = source.aspect(Aspect::Design);
                if !is_open(by_design.unwrap_or(source.status)) {
                    continue;
                }
                let name = (source.requirement.position(), source.member_ix);
                let of_source = by_name.get(&name).and_then(|place| self.cells.get(*place));
                let Some(of_source) = of_source else {
                    stuck = true;
                    continue;
                };
                stuck |= of_source.stuck;
                let counting = of_source
                    .slots
                    .iter()
                    .filter(|slot| by_design.is_none() || slot.aspect == Aspect::Design);
                let actions: BTreeSet<usize> =
                    counting.flat_map(|slot| slot.actions.iter().copied()).collect();
                slots.push(SlotWorks {
                    aspect: Aspect::Design,
                    slot: None,
                    planner: None,
                    actions: actions.into_iter().collect(),
                });
            }
            if let Some(open) = self.cells.get_mut(place) {
                open.stuck = stuck || slots.iter().all(|slot| slot.actions.is_empty());
                open.slots = slots;
            }
            let indices = self.cells.get(place).map(OpenCell::actions).unwrap_or_default();
            for index in indices {
                if let Some(draft) = self.drafts.get_mut(index) {
                    draft.cells.push(place);
                }
            }
        }
        for draft in &mut self.drafts {
            draft.cells.sort_unstable();
        }
    }

    /// What the gates without evidence need.
    fn open_gates(&mut self, assessment: &Assessment<'g>) {
        for result in assessment.gates() {
            if result.state == GateState::Present {
                continue;
            }
            let mut actions = BTreeSet::new();
            let mut stuck = false;
            for reason in &result.reasons {
                let (needed, none) = self.of_reason(assessment, reason);
                actions.extend(needed);
                stuck |= none;
            }
            self.gates.push(OpenGate { gate: result.gate, state: result.state, actions, stuck });
        }
    }

    /// The actions that take away one reason, and whether something is left.
    fn of_reason(
        &mut self,
        assessment: &Assessment<'g>,
        reason: &GateReason<'g>,
    ) -> (BTreeSet<usize>, bool) {
        let whole = "whole-sms".to_owned();
        let need = |work: Work<'g>, field: Option<&str>, thing: String| Need {
            work,
            field: field.map(str::to_owned),
            thing,
        };
        let needed = match reason {
            GateReason::Requirement(requirement, _) | GateReason::RestsOnParty(requirement) => {
                return self.of_requirement(requirement);
            }
            GateReason::EmptyLeaf(leaf) => {
                // One cell with some evidence is enough: the first that can have some.
                let below: BTreeSet<usize> =
                    assessment.catalogue().subtree(leaf).map(Requirement::position).collect();
                let mut cells = self.cells.iter().filter(|open| {
                    below.contains(&open.cell.requirement.position()) && !open.stuck
                });
                let found = cells.next().map(OpenCell::actions).unwrap_or_default();
                let stuck = found.is_empty();
                return (found, stuck);
            }
            GateReason::NotAudited(clause) | GateReason::AuditLapsed(clause, ..) => {
                let audit = Work::Make(ArtefactKind::Audit, About::Whole);
                need(audit, Some("review.clauses"), clause.id().to_string())
            }
            GateReason::AuditUnclear(audit, field) => need(
                Work::State(Entries::Artefacts, (*field).to_owned()),
                None,
                audit.id().to_string(),
            ),
            GateReason::ExclusionsUnknown => need(Work::AskExclusions, None, whole),
            GateReason::Excluded(of) => need(Work::Readmit(of.clone()), None, of.clone()),
            GateReason::OpenMajor(id) => need(Work::Correct(id.clone()), None, id.clone()),
            GateReason::NothingJudged => need(Work::Judge, None, whole),
            GateReason::ShortHistory(set, day) => {
                let until = crate::gate::HISTORY.parse().map_or(*day, |history| day.after(history));
                need(Work::Await(set, until), None, set.id().to_string())
            }
            GateReason::NoHistory => {
                let sets = Entries::Artefacts;
                need(Work::State(sets, "records.period".to_owned()), None, whole)
            }
            GateReason::NothingAsked => return (BTreeSet::new(), true),
        };
        (BTreeSet::from([self.draft(&needed)]), false)
    }

    fn of_requirement(&self, requirement: &Requirement) -> (BTreeSet<usize>, bool) {
        let of_it =
            |open: &&OpenCell<'g>| open.cell.requirement.position() == requirement.position();
        let mut actions = BTreeSet::new();
        let mut stuck = false;
        for open in self.cells.iter().filter(of_it) {
            stuck |= open.stuck;
            actions.extend(open.actions());
        }
        let none = actions.is_empty();
        (actions, stuck || none)
    }
}

/// A need as the organisation stands: what must be documented goes into the document that holds most of it.
fn settled<'g>(
    assessment: &Assessment<'g>,
    cell: &Cell<'g>,
    needs: &SlotNeeds<'g>,
    need: &Need<'g>,
    holders: &Holders<'g>,
) -> Need<'g> {
    let Work::Write(item) = need.work else { return need.clone() };
    let blanket = needs.slot.is_some_and(|slot| slot.reach == Reach::Blanket);
    let for_all = blanket || matches!(cell.member, Member::Organisation | Member::Population);
    let best = holders.get(item.id.as_str()).filter(|_| for_all).into_iter().flatten();
    let artefacts = assessment.organisation().artefacts();
    let accepted = best.filter_map(|(position, number)| {
        let artefact = artefacts.get(*position)?;
        let slot = needs.slot?;
        let is_accepted = slot.accepts.iter().any(|accepted| accepted.kind == artefact.kind());
        is_accepted.then_some((*number, std::cmp::Reverse(artefact.id()), artefact))
    });
    match accepted.max_by(|one, two| (one.0, &one.1).cmp(&(two.0, &two.1))) {
        None => need.clone(),
        Some((.., artefact)) => Need {
            work: Work::Complete(artefact),
            field: need.field.clone(),
            thing: cell.requirement.id().to_string(),
        },
    }
}
