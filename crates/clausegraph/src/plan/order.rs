//! What waits for what, and the order of the actions.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet},
};

use clausegraph_model::{
    Catalogue, Requirement,
    document::{Aspect, FeedBasis, FeedDocument, FeedNature},
};

use super::{
    Because,
    gather::{Gathered, OpenCell},
    work::{ActionType, Work},
};
use clausegraph_model::ArtefactKind;

/// What waits for what: the first of each pair waits for the second, for the first reason that was found.
pub(super) type Edges<'g> = BTreeMap<(usize, usize), Because<'g>>;

/// All edges, cycles and all.
pub(super) fn edges<'g>(catalogue: &'g Catalogue, gathered: &Gathered<'g>) -> Edges<'g> {
    let mut edges = Edges::new();
    for open in &gathered.cells {
        within(gathered, open, &mut edges);
    }
    audits(gathered, &mut edges);
    control(catalogue, gathered, &mut edges);
    feeds(catalogue, gathered, &mut edges);
    edges
}

fn is_looked_for(gathered: &Gathered<'_>, index: usize) -> bool {
    let draft = gathered.drafts.get(index);
    draft.is_some_and(|draft| draft.work.action_type() == ActionType::FindOut)
}

fn tie<'g>(edges: &mut Edges<'g>, waits: usize, on: usize, because: Because<'g>) {
    if waits != on {
        edges.entry((waits, on)).or_insert(because);
    }
}

/// Within a cell: what plans an event before the event, what is defined before what happens.
///
/// What is only to be found out waits for nothing, and nothing within its cell waits for it.
fn within<'g>(gathered: &Gathered<'g>, open: &OpenCell<'g>, edges: &mut Edges<'g>) {
    let requirement = open.cell.requirement;
    for later in &open.slots {
        for earlier in &open.slots {
            let plans = later.planner.is_some() && later.planner == earlier.slot;
            let defines = earlier.aspect == Aspect::Design && later.aspect != Aspect::Design;
            let because = match (plans, defines) {
                (true, _) => Because::Planned(requirement),
                (false, true) => Because::Defined(requirement),
                (false, false) => continue,
            };
            for on in earlier.actions.iter().filter(|on| !is_looked_for(gathered, **on)) {
                for waits in later.actions.iter().filter(|on| !is_looked_for(gathered, **on)) {
                    tie(edges, *waits, *on, because);
                }
            }
        }
    }
}

/// Top management looks at what audits found.
fn audits<'g>(gathered: &Gathered<'g>, edges: &mut Edges<'g>) {
    let of_kind =
        |wanted: ArtefactKind| {
            gathered.drafts.iter().enumerate().filter(
                move |(_, draft)| matches!(&draft.work, Work::Make(kind, _) if *kind == wanted),
            )
        };
    for (waits, _) in of_kind(ArtefactKind::ManagementReview) {
        for (on, _) in of_kind(ArtefactKind::Audit) {
            tie(edges, waits, on, Because::AuditedFirst);
        }
    }
}

/// A party is under control when what controls it is.
fn control<'g>(catalogue: &'g Catalogue, gathered: &Gathered<'g>, edges: &mut Edges<'g>) {
    let control = catalogue.party_rule().map(|rule| rule.control.as_slice()).unwrap_or_default();
    for open in &gathered.cells {
        if !control.contains(open.cell.requirement.id()) {
            continue;
        }
        let of_party = gathered.drafts.iter().enumerate().filter(|(_, draft)| {
            matches!(draft.work, Work::Settle(party) if open.cell.member.id() == Some(party.id().as_str()))
        });
        for (waits, _) in of_party {
            for on in open.actions() {
                tie(edges, waits, on, Because::Controlled(open.cell.requirement));
            }
        }
    }
}

/// What is made from something waits for it, as far as the standard's own wording ties both.
fn feeds<'g>(catalogue: &'g Catalogue, gathered: &Gathered<'g>, edges: &mut Edges<'g>) {
    let mut of_requirement: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, draft) in gathered.drafts.iter().enumerate() {
        if draft.work.is_made() || matches!(draft.work, Work::Ask(_)) {
            for position in &draft.requirements {
                of_requirement.entry(*position).or_default().insert(index);
            }
        }
    }
    let at = |id: &str| -> BTreeSet<usize> {
        let requirements: Vec<&Requirement> =
            match (catalogue.requirement(id), catalogue.clause(id)) {
                (Some(requirement), _) => vec![requirement],
                (None, Some(clause)) if clause.is_leaf() => catalogue.subtree(clause).collect(),
                (None, _) => Vec::new(),
            };
        let found = requirements.iter().filter_map(|found| of_requirement.get(&found.position()));
        found.flatten().copied().collect()
    };
    for feed in catalogue.feeds().iter().filter(|feed| orders(feed)) {
        let to = at(feed.to.as_str());
        if to.is_empty() {
            continue;
        }
        for on in at(feed.from.as_str()) {
            for waits in to.iter().filter(|waits| !is_looked_for(gathered, **waits)) {
                tie(edges, *waits, on, Because::Fed(feed));
            }
        }
    }
}

/// Whether a feed says that its source is there first.
fn orders(feed: &FeedDocument) -> bool {
    feed.basis == FeedBasis::Wording
        && match feed.nature {
            FeedNature::Input | FeedNature::Trigger => true,
            FeedNature::Constrains
            | FeedNature::Verifies
            | FeedNature::FeedsBack
            | FeedNature::IsEvidenceFor => false,
        }
}

/// The knot that each action lies in: actions that wait for each other in a circle share one.
pub(super) fn knots(number: usize, edges: &Edges<'_>) -> Vec<usize> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); number];
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); number];
    for (waits, on) in edges.keys() {
        if let Some(list) = out.get_mut(*waits) {
            list.push(*on);
        }
        if let Some(list) = back.get_mut(*on) {
            list.push(*waits);
        }
    }
    let mut seen = vec![false; number];
    let mut finished = Vec::with_capacity(number);
    for start in 0..number {
        visit(&out, start, &mut seen, &mut finished);
    }
    // Walked backward in the reverse order of finishing, each walk stays within one knot.
    let mut knot = vec![usize::MAX; number];
    let mut left = vec![false; number];
    for start in finished.into_iter().rev() {
        let mut members = Vec::new();
        visit(&back, start, &mut left, &mut members);
        let name = members.iter().copied().min().unwrap_or(start);
        for member in members {
            if let Some(place) = knot.get_mut(member) {
                *place = name;
            }
        }
    }
    knot
}

/// Walks deep from a node; nodes are noted when all behind them are.
fn visit(edges: &[Vec<usize>], start: usize, seen: &mut [bool], finished: &mut Vec<usize>) {
    let mut enter =
        |node: usize| seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
    if !enter(start) {
        return;
    }
    let mut path: Vec<(usize, usize)> = vec![(start, 0)];
    while let Some((node, next)) = path.last_mut() {
        let Some(target) = edges.get(*node).and_then(|targets| targets.get(*next)) else {
            finished.push(*node);
            path.pop();
            continue;
        };
        *next += 1;
        let target = *target;
        if enter(target) {
            path.push((target, 0));
        }
    }
}

/// What decides between actions that may come in any order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    pub(super) looked_for: bool,
    pub(super) last: bool,
    /// Whether a gate needs it and nothing else.
    pub(super) opens: bool,
    pub(super) closes: usize,
    pub(super) helps: usize,
    pub(super) minutes: u32,
}

/// What is found out first, then what opens a gate alone, then what unlocks most for its minutes; what is
/// retired last.
fn before(one: Worth, two: Worth) -> Ordering {
    let per_minute = |of_one: usize, of_two: usize| {
        let product = |number: usize, minutes: u32| {
            u128::try_from(number).unwrap_or(u128::MAX).saturating_mul(u128::from(minutes.max(1)))
        };
        // a / b against c / d is a * d against c * b.
        product(of_one, two.minutes).cmp(&product(of_two, one.minutes))
    };
    one.last
        .cmp(&two.last)
        .then(Reverse(one.looked_for).cmp(&Reverse(two.looked_for)))
        .then(two.opens.cmp(&one.opens))
        .then(per_minute(one.closes, two.closes).reverse())
        .then(per_minute(one.helps, two.helps).reverse())
}

/// The order of the actions: each behind what it waits for, the worthiest of those that may come first.
pub(super) fn order(worth: &[Worth], edges: &Edges<'_>) -> Vec<usize> {
    let mut by_worth: Vec<usize> = (0..worth.len()).collect();
    by_worth.sort_by(|one, two| match (worth.get(*one), worth.get(*two)) {
        (Some(one), Some(two)) => before(*one, *two),
        (None, _) | (_, None) => Ordering::Equal,
    });
    let mut rank = vec![0_usize; worth.len()];
    for (place, index) in by_worth.iter().enumerate() {
        if let Some(of_index) = rank.get_mut(*index) {
            *of_index = place;
        }
    }
    let mut waiting = vec![0_usize; worth.len()];
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); worth.len()];
    for (waits, on) in edges.keys() {
        if let (Some(number), Some(list)) = (waiting.get_mut(*waits), behind.get_mut(*on)) {
            *number += 1;
            list.push(*waits);
        }
    }
    let ranked = |index: usize| (rank.get(index).copied().unwrap_or_default(), index);
    let free = waiting.iter().enumerate().filter(|(_, number)| **number == 0);
    let mut ready: BTreeSet<(usize, usize)> = free.map(|(index, _)| ranked(index)).collect();
    let mut found = Vec::with_capacity(worth.len());
    while let Some((_, next)) = ready.pop_first() {
        found.push(next);
        for waits in behind.get(next).into_iter().flatten() {
            if let Some(number) = waiting.get_mut(*waits) {
                *number -= 1;
                if *number == 0 {
                    ready.insert(ranked(*waits));
                }
            }
        }
    }
    found
}

/// Leaves out what is said by other edges already: A waits for C where A waits for B and B for C.
///
/// `edges` has no cycle, and `order` puts every action behind what it waits for.
pub(super) fn reduced<'g>(edges: Edges<'g>, order: &[usize], makers: &[usize]) -> Edges<'g> {
    let bit: BTreeMap<usize, usize> =
        makers.iter().enumerate().map(|(bit, at)| (*at, bit)).collect();
    let words = makers.len().div_ceil(64);
    let mut on: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (waits, of) in edges.keys() {
        on.entry(*waits).or_default().push(*of);
    }
    let mut above: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    let mut said: BTreeSet<(usize, usize)> = BTreeSet::new();
    for index in order {
        let direct = on.get(index).map(Vec::as_slice).unwrap_or_default();
        let mut far = vec![0_u64; words];
        for of in direct {
            for (word, more) in far.iter_mut().zip(above.get(of).into_iter().flatten()) {
                *word |= more;
            }
        }
        for of in direct {
            let Some(bit) = bit.get(of) else { continue };
            if far.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1) {
                said.insert((*index, *of));
            }
        }
        for of in direct {
            if let Some(bit) = bit.get(of)
                && let Some(word) = far.get_mut(bit / 64)
            {
                *word |= 1 << (bit % 64);
            }
        }
        above.insert(*index, far);
    }
    edges.into_iter().filter(|(pair, _)| !said.contains(pair)).collect()
}
