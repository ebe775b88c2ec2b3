//! Slots: which offer a slot takes for a cell, and what it is worth.

mod reaching;

use std::{cmp::Reverse, collections::BTreeSet};

use clausegraph_model::{
    Artefact, Date, Interval,
    document::{ClaimDocument, SlotDocument, Take},
};

pub(crate) use self::reaching::MemberKind;
use self::reaching::{Reaching, may_reach};
use crate::{
    Amount, SlotValue, ValueSet,
    member::{MemberIx, index, item},
    naming::{Naming, naming},
    offer::{
        Final, Origin, Prepared, SlotContext, claim_of, finish, prepare, prepare_itself, prepare_of,
    },
    population::{is_about_none, is_open_to_nothing, test_entry},
};

/// The offer that a slot takes so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) value: SlotValue,
    pub(crate) origin: Origin,
    dated_on: Option<Date>,
    newest: Option<Date>,
    named: bool,
    rank: Option<u64>,
    /// The index among the offers that were folded.
    pub(crate) offer: usize,
}

impl Taken {
    /// The origin, where the offer counts.
    pub(crate) fn counting_origin(&self) -> Option<Origin> {
        (self.value != SlotValue::None).then_some(self.origin)
    }

    /// Less is better.
    fn rank(&self, take: Take) -> impl Ord + use<> {
        let day = match take {
            Take::InForce => None,
            Take::Latest => self.dated_on,
        };
        (Reverse(day), self.value, !self.named, Reverse(self.newest), self.origin, self.rank)
    }
}

/// A planned interval and the artefact that lays it down.
#[derive(Clone, Copy, Debug)]
struct Planned {
    interval: Interval,
    artefact: u32,
    /// The artefact's place in the order of ids.
    rank: u64,
}

/// The planned intervals that a slot's best offers lay down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Intervals {
    /// The value of the offers that laid them down, the best there is.
    value: Option<SlotValue>,
    found: Vec<Planned>,
}

impl Intervals {
    fn add(&mut self, value: SlotValue, planned: Planned) {
        if self.value.is_some_and(|best| best < value) {
            return;
        }
        if self.value != Some(value) {
            self.value = Some(value);
            self.found.clear();
        }
        match self.found.iter_mut().find(|known| known.interval == planned.interval) {
            Some(known) if planned.rank < known.rank => *known = planned,
            Some(_) => {}
            None => self.found.push(planned),
        }
    }

    /// The last day on which an event of that day is still in time; none where nothing is planned.
    pub(crate) fn due(&self, date: Date) -> Option<Date> {
        self.found.iter().map(|planned| date.after(planned.interval)).max()
    }

    /// The interval that counts for an event of that day, and the artefact that lays it down.
    pub(crate) fn longest(&self, date: Date) -> Option<(Interval, u32)> {
        let longest = self
            .found
            .iter()
            .max_by_key(|planned| (date.after(planned.interval), Reverse(planned.rank)));
        longest.map(|planned| (planned.interval, planned.artefact))
    }
}

/// The offers to a slot for one cell, folded into the one that it takes.
#[derive(Clone, Debug)]
pub(crate) struct Fold {
    take: Take,
    /// Whether anybody asks for the intervals.
    plans: bool,
    pub(crate) taken: Option<Taken>,
    pub(crate) intervals: Intervals,
}

impl Fold {
    fn new(take: Take, plans: bool) -> Self {
        Self { take, plans, taken: None, intervals: Intervals::default() }
    }

    /// Whether it would be another without the offers of an artefact, which its place in the order of ids
    /// names.
    pub(crate) fn rests_on(&self, rank: u64) -> bool {
        let plans = self.intervals.found.iter().any(|planned| planned.rank == rank);
        plans || self.taken.is_some_and(|taken| taken.rank == Some(rank))
    }

    /// Whether cells see the same offer and the same intervals in both.
    pub(crate) fn is_same_for_cells(&self, other: &Self) -> bool {
        let seen = |fold: &Self| fold.taken.map(|taken| taken.rank(fold.take));
        let planned = |fold: &Self| {
            let found = fold.intervals.found.iter();
            (fold.intervals.value, found.map(|planned| (planned.interval, planned.rank)).collect())
        };
        let (one, two): ((_, Vec<_>), (_, Vec<_>)) = (planned(self), planned(other));
        seen(self) == seen(other) && one == two
    }

    pub(crate) fn add(&mut self, prepared: &Prepared<'_>, offer: Final, index: usize) {
        let counts = offer.value != SlotValue::None;
        if let (true, Some(interval), Some(artefact), Some(rank)) =
            (counts && self.plans, prepared.interval, prepared.artefact, prepared.rank)
        {
            self.intervals.add(offer.value, Planned { interval, artefact, rank });
        }
        let take = self.take;
        let Some(taken) = eligible(take, prepared, offer, index) else { return };
        if self.taken.is_none_or(|best| taken.rank(take) < best.rank(take)) {
            self.taken = Some(taken);
        }
    }

    /// What the slot is worth; where no source carries what it accepts, never worse than unknown.
    pub(crate) fn value(&self, open: bool) -> SlotValue {
        let value = self.taken.map_or(SlotValue::None, |taken| taken.value);
        if open { value.min(SlotValue::Unknown) } else { value }
    }

    /// The offer taken, where it counts.
    pub(crate) fn counting(&self) -> Option<Taken> {
        self.taken.filter(|taken| taken.value != SlotValue::None)
    }
}

/// The offer as the slot may take it; none where it may not.
fn eligible(take: Take, prepared: &Prepared<'_>, offer: Final, index: usize) -> Option<Taken> {
    let counts = offer.value != SlotValue::None;
    let eligible = match take {
        Take::InForce => counts,
        Take::Latest => offer.in_sequence && (counts || prepared.dated_on.is_some()),
    };
    eligible.then_some(Taken {
        value: offer.value,
        origin: offer.origin,
        dated_on: prepared.dated_on,
        newest: prepared.newest,
        named: offer.named,
        rank: prepared.rank,
        offer: index,
    })
}

/// Reads the result of a slot's test from a record set; no value where the test is about none of its records.
pub(crate) fn record_test(
    slot: &SlotDocument,
    artefact: &Artefact,
    tolerance: Amount,
) -> Option<ValueSet> {
    let test = slot.test.as_ref()?;
    if is_about_none(artefact, test) {
        return Some(ValueSet::EMPTY);
    }
    let entry = test_entry(artefact, test);
    let counts = entry.and_then(|entry| Some((*entry.tested.given()?, *entry.exceptions.given()?)));
    Some(match counts {
        None | Some((0, _)) => ValueSet::of(SlotValue::Unknown),
        Some((tested, exceptions)) => {
            let allowed = tolerance.decimal().checked_mul(tested.into());
            if exceptions == 0 || allowed.is_some_and(|allowed| allowed >= exceptions.into()) {
                ValueSet::of(SlotValue::Ok)
            } else if exceptions >= tested {
                ValueSet::of(SlotValue::None)
            } else {
                ValueSet::of(SlotValue::Ok).with(SlotValue::None)
            }
        }
    })
}

/// Keeps the first entry of each artefact.
fn once<T>(mut queue: Vec<(Option<u32>, T)>) -> Vec<(Option<u32>, T)> {
    let mut seen = BTreeSet::new();
    queue.retain(|(artefact, _)| seen.insert(*artefact));
    queue
}

/// The artefacts that lay down the planned interval for an event of a day, one after the other, each
/// with the last day on which the event is then in time.
pub(crate) fn planning(reaching: &[(Prepared<'_>, Final)], day: Date) -> Vec<(Option<u32>, Date)> {
    let plans = reaching.iter().filter(|(_, offer)| offer.value != SlotValue::None);
    let plans = plans.filter_map(|(prepared, offer)| {
        let (interval, rank) = prepared.interval.zip(prepared.rank)?;
        let due = day.after(interval);
        Some(((offer.value, Reverse(due), rank), (prepared.artefact, due)))
    });
    let mut queue: Vec<_> = plans.collect();
    queue.sort_by_key(|(key, _)| *key);
    once(queue.into_iter().map(|(_, plan)| plan).collect())
}

/// One slot of a requirement, prepared for all cells.
pub(crate) struct SlotRun<'a, 'g> {
    pub(crate) context: SlotContext<'a, 'g>,
    pub(crate) prepared: Vec<Prepared<'g>>,
    /// Whether nothing that it accepts is carried by any source.
    pub(crate) open: bool,
    /// Whether another slot lapses after the interval that its offers lay down.
    plans: bool,
    /// Offers that may serve any member, by index.
    general: Vec<usize>,
    /// The same, folded; only where no member changes them.
    folded: Option<Fold>,
    /// Offers that may serve some members without naming them, by what they cover or are linked to, by
    /// index; for members that are artefacts or record sets.
    scoped: Vec<usize>,
    /// Members' positions and the offers that name them, by index; sorted.
    named: Vec<(u32, usize)>,
}

/// Adds an offer that may serve any member, as a member sees it that it does not name.
fn add_general(
    context: SlotContext<'_, '_>,
    members: MemberKind,
    fold: &mut Fold,
    (prepared, index): (&Prepared<'_>, usize),
) {
    let Some(artefact) = prepared.artefact else { return };
    let cover = context.map.cover(artefact);
    let unknown = match members {
        MemberKind::Elements { parties } => cover.is_unknown(parties),
        MemberKind::Whole | MemberKind::Artefacts => false,
    };
    let naming =
        if unknown { Naming::Undecided } else { Naming::for_everything(context.slot.reach) };
    if let Some(offer) = finish(context, prepared, naming, true, |_| None) {
        fold.add(prepared, offer, index);
    }
}

/// Adds the offers of some artefacts that may serve any member to the others that are folded already.
///
/// `member` is the only one where a requirement is about the whole organisation.
pub(crate) fn add_offers(
    context: SlotContext<'_, '_>,
    (members, member): (MemberKind, MemberIx),
    fold: &mut Fold,
    (artefacts, claims): (&[u32], &[u32]),
) {
    let reaching = Reaching::of(context, members);
    let wanted =
        |artefact: u32, claim: Option<&ClaimDocument>| reaching.is_general(artefact, claim);
    for prepared in prepare_of(context, artefacts, claims, wanted) {
        if members == MemberKind::Whole {
            let naming = naming(context, &prepared, member);
            if let Some(offer) = finish(context, &prepared, naming, false, |_| None) {
                fold.add(&prepared, offer, 0);
            }
        } else {
            add_general(context, members, fold, (&prepared, 0));
        }
    }
}

impl<'a, 'g> SlotRun<'a, 'g> {
    /// `claims` are the positions of those on the requirement or its clause; `among` are the members that
    /// are looked at, where not all of them; `general` are the offers that serve any member, where they are
    /// folded already.
    pub(crate) fn new(
        context: SlotContext<'a, 'g>,
        claims: &[u32],
        members: MemberKind,
        among: Option<&BTreeSet<MemberIx>>,
        general: Option<&Fold>,
    ) -> Self {
        let organisation = context.map.organisation();
        let reaching = Reaching::of(context, members);
        let wanted = |artefact: u32, claim: Option<&ClaimDocument>| {
            among.is_none_or(|among| may_reach(context.map, members, artefact, claim, among))
                && !(general.is_some()
                    && reaching.is_general(artefact, claim)
                    && !reaching.names_some(artefact))
        };
        let all_known = general.is_some() && members == MemberKind::Whole;
        let mut run = Self {
            context,
            prepared: if all_known { Vec::new() } else { prepare(context, claims, wanted) },
            open: is_open_to_nothing(organisation, context.slot),
            plans: context
                .requirement
                .slots()
                .iter()
                .any(|other| other.lapses_after.as_ref() == Some(&context.slot.id)),
            general: Vec::new(),
            folded: general.cloned(),
            scoped: Vec::new(),
            named: Vec::new(),
        };
        let as_position = index;
        for (index, prepared) in run.prepared.iter().enumerate() {
            let Some(artefact) = prepared.artefact else { continue };
            let claim = claim_of(context.map, prepared.via);
            if reaching.is_general(artefact, claim) {
                run.general.push(index);
            }
            let name = |position: &u32| (*position, index);
            match members {
                MemberKind::Whole => {}
                MemberKind::Elements { .. } => {
                    let claimed = claim.map(|claim| claim.members.as_slice()).unwrap_or_default();
                    if claimed.is_empty() {
                        run.named.extend(context.map.covered(artefact).iter().map(name));
                    } else {
                        let members = claimed
                            .iter()
                            .filter_map(|id| organisation.element_position(id.as_str()));
                        run.named.extend(members.map(|position| (as_position(position), index)));
                    }
                }
                MemberKind::Artefacts => {
                    if reaching.is_scoped(artefact) {
                        run.scoped.push(index);
                    }
                    run.named.extend(context.map.linked(artefact).iter().map(name));
                    run.named.push((artefact, index));
                }
            }
        }
        run.named.sort_unstable();
        if run.folded.is_none()
            && members != MemberKind::Whole
            && context.slot.lapses_after.is_none()
        {
            run.folded = Some(run.fold_general(members));
        }
        run
    }

    /// Folds what serves the whole organisation beforehand, to be kept.
    pub(crate) fn fold_whole(&mut self, member: MemberIx) {
        if self.folded.is_none() && self.context.slot.lapses_after.is_none() {
            self.folded = Some(self.fold(member, None));
        }
    }

    /// The offers that serve any member, folded; none where that depends on the interval of another slot.
    pub(crate) fn general(&self) -> Option<&Fold> {
        self.folded.as_ref()
    }

    /// Folds the offers that may serve any member, as a member sees them that none of them names.
    fn fold_general(&self, members: MemberKind) -> Fold {
        let mut fold = self.empty();
        for index in &self.general {
            if let Some(prepared) = self.prepared.get(*index) {
                add_general(self.context, members, &mut fold, (prepared, *index));
            }
        }
        fold
    }

    /// Indices of the offers to show for a cell: those that may reach its member, and `far` of those
    /// that do not.
    pub(crate) fn shown(&self, member: MemberIx, far: usize) -> Vec<usize> {
        if far >= self.prepared.len() {
            return (0..self.prepared.len()).collect();
        }
        let mut shown: Vec<usize> =
            self.general.iter().chain(&self.scoped).copied().chain(self.naming(member)).collect();
        shown.sort_unstable();
        shown.dedup();
        let is_far = |index: &usize| shown.binary_search(index).is_err();
        let mut all: Vec<usize> = (0..self.prepared.len()).filter(is_far).take(far).collect();
        all.extend(&shown);
        all.sort_unstable();
        all
    }

    /// Indices of the offers that name a member.
    fn naming(&self, member: MemberIx) -> impl Iterator<Item = usize> {
        let position = match member {
            MemberIx::Element(position)
            | MemberIx::Artefact(position)
            | MemberIx::Records(position) => Some(position),
            MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => None,
        };
        let from = self.named.partition_point(|(named, _)| Some(*named) < position);
        let named =
            self.named.iter().skip(from).take_while(move |(named, _)| Some(*named) == position);
        named.map(|(_, index)| *index)
    }

    /// A fold of this slot that has seen no offer.
    pub(crate) fn empty(&self) -> Fold {
        Fold::new(self.context.slot.take, self.plans)
    }

    /// The slot for one cell.
    pub(crate) fn fold(&self, member: MemberIx, planned: Option<&Intervals>) -> Fold {
        let mut fold = self.folded.clone().unwrap_or_else(|| self.empty());
        let general = if self.folded.is_some() { &[] } else { self.general.as_slice() };
        for index in general.iter().chain(&self.scoped).copied().chain(self.naming(member)) {
            if let Some(prepared) = self.prepared.get(index)
                && let Some(offer) = self.finish(prepared, member, planned)
            {
                fold.add(prepared, offer, index);
            }
        }
        if let Some((prepared, offer)) = self.itself(member, planned) {
            fold.add(&prepared, offer, self.prepared.len());
        }
        fold
    }

    /// An offer in front of a cell.
    pub(crate) fn finish(
        &self,
        prepared: &Prepared<'_>,
        member: MemberIx,
        planned: Option<&Intervals>,
    ) -> Option<Final> {
        let naming = naming(self.context, prepared, member);
        let due = |date| planned.and_then(|intervals| intervals.due(date));
        let has_members =
            MemberKind::of(self.context.map.organisation(), member) != MemberKind::Whole;
        finish(self.context, prepared, naming, has_members, due)
    }

    /// The offer of the member's own entry, where the slot accepts it.
    pub(crate) fn itself(
        &self,
        member: MemberIx,
        planned: Option<&Intervals>,
    ) -> Option<(Prepared<'g>, Final)> {
        if !self.context.slot.itself {
            return None;
        }
        let prepared = prepare_itself(self.context, member)?;
        let offer = self.finish(&prepared, member, planned)?;
        Some((prepared, offer))
    }

    /// Every offer that reaches a member.
    pub(crate) fn reaching(
        &self,
        member: MemberIx,
        planned: Option<&Intervals>,
    ) -> Vec<(Prepared<'g>, Final)> {
        let indices = self.general.iter().chain(&self.scoped).copied().chain(self.naming(member));
        let prepared = indices.filter_map(|index| self.prepared.get(index));
        let offers = prepared
            .filter_map(|prepared| Some((*prepared, self.finish(prepared, member, planned)?)));
        offers.chain(self.itself(member, planned)).collect()
    }

    /// What the slot takes, what it would take if that were gone, and so on: each artefact once, by its
    /// best offer.
    pub(crate) fn queue(&self, reaching: &[(Prepared<'g>, Final)]) -> Vec<(Option<u32>, Taken)> {
        let take = self.context.slot.take;
        let offers = reaching.iter().enumerate().filter_map(|(index, (prepared, offer))| {
            Some((prepared.artefact, eligible(take, prepared, *offer, index)?))
        });
        let mut queue: Vec<_> = offers.collect();
        queue.sort_by_key(|(_, taken)| taken.rank(take));
        once(queue)
    }

    /// The values of the slot for one cell, given the offer that it takes.
    pub(crate) fn values(&self, member: MemberIx, fold: &Fold, tolerance: Amount) -> ValueSet {
        let set = member.records().filter(|_| self.context.slot.test.is_some());
        let Some(position) = set else { return ValueSet::of(fold.value(self.open)) };
        let artefact = item(self.context.map.organisation().artefacts(), position);
        let test =
            artefact.and_then(|artefact| record_test(self.context.slot, artefact, tolerance));
        match (fold.counting(), test) {
            (Some(_), Some(values)) => values,
            _ => ValueSet::of(SlotValue::None),
        }
    }
}
