//! What is found by what: artefacts by kind and word, claims by what they are for.
//!
//! It holds positions only, so that it can be kept beside an organisation that is changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{Hash, Hasher},
};

use clausegraph_model::{
    Artefact, ArtefactKind, Attribute, AttributeValue, Catalogue, ClaimTarget, Date, Fact,
    Organisation, Requirement, document::AcceptDocument,
};

use crate::{
    member::{index, item},
    naming::{Cover, covered},
};

/// Some positions for each artefact.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// Where the positions of each artefact end in the list of all.
    ends: Vec<u32>,
    positions: Vec<u32>,
    /// What was written since.
    written: BTreeMap<u32, Vec<u32>>,
}

impl Rows {
    fn new<I: Iterator<Item = usize>>(rows: impl Iterator<Item = I>) -> Self {
        let mut made = Self::default();
        for row in rows {
            made.positions.extend(row.map(index));
            made.ends.push(index(made.positions.len()));
        }
        made
    }

    fn of(&self, artefact: u32) -> &[u32] {
        if let Some(written) = self.written.get(&artefact) {
            return written;
        }
        let Some(end) = item(&self.ends, artefact).copied() else { return &[] };
        let start = artefact.checked_sub(1).and_then(|before| item(&self.ends, before)).copied();
        let bounds = (usize::try_from(start.unwrap_or_default()), usize::try_from(end));
        let (Ok(start), Ok(end)) = bounds else { return &[] };
        self.positions.get(start..end).unwrap_or_default()
    }

    fn write(&mut self, artefact: u32, row: Vec<u32>) {
        if self.of(artefact) != row {
            self.written.insert(artefact, row);
        }
    }
}

/// The places of artefacts in the order of ids lie so far apart that others find room between them.
const APART: u64 = 1 << 32;

/// A key of kind, attribute and word. Two keys may be the same by chance: what is found is looked at
/// again.
type WordKey = u64;

/// FNV-1a, whose sums depend on nothing but what is added.
struct Sum(u64);

impl Hasher for Sum {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

pub(crate) fn word_key(kind: ArtefactKind, field: &Attribute, word: Option<&str>) -> WordKey {
    let mut sum = Sum(0xcbf2_9ce4_8422_2325);
    (kind, field, word).hash(&mut sum);
    sum.finish()
}

/// The attribute by which artefacts of an accepted kind are found: that of the first condition which
/// names words and does not depend on the day.
pub(crate) fn subject_of(accept: &AcceptDocument) -> Option<&Attribute> {
    let condition = accept.conditions.first()?;
    (!condition.is.is_empty() && condition.field != Attribute::Approval).then_some(&condition.field)
}

/// The attributes by which the artefacts of each kind are found.
pub(crate) type Fields = BTreeMap<ArtefactKind, BTreeSet<Attribute>>;

pub(crate) fn fields(catalogue: &Catalogue) -> Fields {
    let mut fields = Fields::new();
    for accept in
        catalogue.requirements().flat_map(Requirement::slots).flat_map(|slot| &slot.accepts)
    {
        if let Some(field) = subject_of(accept) {
            let of_kind = fields.entry(accept.kind).or_default();
            if !of_kind.contains(field) {
                of_kind.insert(field.clone());
            }
        }
    }
    fields
}

/// Subjects are words, and no word depends on the day; see [`subject_of`].
const ANY_DAY: Date = Date::FIRST;

/// The keys by which an artefact is found.
pub(crate) fn word_keys(
    organisation: &Organisation,
    artefact: &Artefact,
    fields: &Fields,
) -> Vec<WordKey> {
    let mut keys = Vec::new();
    let kind = artefact.kind();
    for field in fields.get(&kind).into_iter().flatten() {
        match field.of_artefact(artefact.document(), organisation.on(ANY_DAY)) {
            Fact::Unknown => keys.push(word_key(kind, field, None)),
            Fact::StatedNone | Fact::Given(AttributeValue::Something) => {}
            Fact::Given(AttributeValue::Word(word)) => {
                keys.push(word_key(kind, field, Some(word)));
            }
            Fact::Given(AttributeValue::Words(words)) => {
                for word in words.iter() {
                    let key = word_key(kind, field, Some(word));
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                }
            }
        }
    }
    keys
}

/// Which artefacts and claims there are to find, by position.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// Each list sorted.
    by_kind: BTreeMap<ArtefactKind, Vec<u32>>,
    /// Each list sorted.
    by_word: BTreeMap<WordKey, Vec<u32>>,
    /// Positions of claims, by the position of the requirement.
    requirement_claims: Vec<Vec<u32>>,
    /// Positions of claims, by the position of the leaf clause.
    clause_claims: Vec<Vec<u32>>,
    /// Positions of the artefacts in the order of ids.
    by_id: Vec<u32>,
    /// The place of each artefact in that order, so that ties do not depend on the input's order.
    ranks: Vec<u64>,
    /// How often all artefacts were given new places in that order.
    placed_anew: u64,
    /// What each artefact says of its cover.
    covers: Vec<Cover>,
    /// Positions of the elements that each artefact covers by name, with the party of an agreement.
    covered: Rows,
    /// Positions of the artefacts that each artefact is linked to.
    linked: Rows,
    /// The other way round; made when an artefact leaves for the first time.
    linkers: Option<BTreeMap<u32, Vec<u32>>>,
}

fn links<'g>(
    organisation: &'g Organisation,
    artefact: &'g Artefact,
) -> impl Iterator<Item = usize> {
    let links = artefact.document().links.given().into_iter().flatten();
    links.filter_map(|link| organisation.artefact_position(link.to.as_str()))
}

fn insert(list: &mut Vec<u32>, position: u32) {
    if let Err(place) = list.binary_search(&position) {
        list.insert(place, position);
    }
}

fn remove(list: &mut Vec<u32>, position: u32) {
    if let Ok(place) = list.binary_search(&position) {
        list.remove(place);
    }
}

impl Index {
    pub(crate) fn new(catalogue: &Catalogue, organisation: &Organisation, fields: &Fields) -> Self {
        let artefacts = organisation.artefacts();
        let mut by_kind: BTreeMap<ArtefactKind, Vec<u32>> = BTreeMap::new();
        let mut by_word: BTreeMap<WordKey, Vec<u32>> = BTreeMap::new();
        for (position, artefact) in artefacts.iter().enumerate() {
            by_kind.entry(artefact.kind()).or_default().push(index(position));
            for key in word_keys(organisation, artefact, fields) {
                by_word.entry(key).or_default().push(index(position));
            }
        }
        let mut requirement_claims = vec![Vec::new(); catalogue.requirements().len()];
        let mut clause_claims = vec![Vec::new(); catalogue.clauses().len()];
        for (position, claim) in organisation.claims().iter().enumerate() {
            let list = match claim.target() {
                ClaimTarget::Requirement(target) => requirement_claims.get_mut(target),
                ClaimTarget::Clause(target) => clause_claims.get_mut(target),
            };
            if let Some(list) = list {
                list.push(index(position));
            }
        }
        let mut by_id: Vec<u32> = (0..artefacts.len()).map(index).collect();
        by_id.sort_by_key(|position| item(artefacts, *position).map(Artefact::id));
        Self {
            by_kind,
            by_word,
            requirement_claims,
            clause_claims,
            ranks: ranks(&by_id),
            placed_anew: 0,
            by_id,
            covers: artefacts.iter().map(|artefact| Cover::of(artefact.document())).collect(),
            covered: Rows::new(
                artefacts.iter().map(|artefact| covered(organisation, artefact.document())),
            ),
            linked: Rows::new(artefacts.iter().map(|artefact| links(organisation, artefact))),
            linkers: None,
        }
    }

    /// The place of an artefact in the order of ids.
    pub(crate) fn rank(&self, artefact: u32) -> u64 {
        item(&self.ranks, artefact).copied().unwrap_or(u64::MAX)
    }

    /// How often all artefacts were given new places in the order of ids.
    pub(crate) fn placed_anew(&self) -> u64 {
        self.placed_anew
    }

    /// What an artefact says of its cover.
    pub(crate) fn cover(&self, artefact: u32) -> Cover {
        item(&self.covers, artefact).copied().unwrap_or(Cover::NOTHING)
    }

    /// Positions of the elements that an artefact covers by name, with the party of an agreement.
    pub(crate) fn covered(&self, artefact: u32) -> &[u32] {
        self.covered.of(artefact)
    }

    /// Positions of the artefacts that an artefact is linked to.
    pub(crate) fn linked(&self, artefact: u32) -> &[u32] {
        self.linked.of(artefact)
    }

    /// Adds the positions of the artefacts that may match an accept entry by themselves.
    pub(crate) fn candidates(&self, accept: &AcceptDocument, found: &mut Vec<u32>) {
        let kind = accept.kind;
        let Some(field) = subject_of(accept) else {
            found.extend(self.by_kind.get(&kind).into_iter().flatten());
            return;
        };
        let words = accept.conditions.first().map(|condition| condition.is.as_slice());
        let words = words.unwrap_or_default().iter().map(|word| Some(word.as_str()));
        for word in words.chain([None]) {
            let key = word_key(kind, field, word);
            found.extend(self.by_word.get(&key).into_iter().flatten());
        }
    }

    /// Positions of the claims on a requirement or on its clause, in reading order.
    pub(crate) fn claims(&self, requirement: &Requirement) -> Vec<u32> {
        let own = self.requirement_claims.get(requirement.position()).into_iter().flatten();
        let clause = self.clause_claims.get(requirement.clause_position()).into_iter().flatten();
        let mut found: Vec<u32> = own.chain(clause).copied().collect();
        found.sort_unstable();
        found
    }

    fn claims_mut(&mut self, target: ClaimTarget) -> Option<&mut Vec<u32>> {
        match target {
            ClaimTarget::Requirement(target) => self.requirement_claims.get_mut(target),
            ClaimTarget::Clause(target) => self.clause_claims.get_mut(target),
        }
    }

    /// A claim was put at a position.
    pub(crate) fn claim_entered(&mut self, position: u32, target: ClaimTarget) {
        if let Some(list) = self.claims_mut(target) {
            insert(list, position);
        }
    }

    /// A claim left its position.
    pub(crate) fn claim_left(&mut self, position: u32, target: ClaimTarget) {
        if let Some(list) = self.claims_mut(target) {
            remove(list, position);
        }
    }

    /// An artefact is about to leave its position, or to be replaced there; `keys` are those by which it
    /// was found.
    pub(crate) fn artefact_leaves(&mut self, position: u32, kind: ArtefactKind, keys: &[WordKey]) {
        if let Some(list) = self.by_kind.get_mut(&kind) {
            remove(list, position);
        }
        for key in keys {
            if let Some(list) = self.by_word.get_mut(key) {
                remove(list, position);
                if list.is_empty() {
                    self.by_word.remove(key);
                }
            }
        }
    }

    /// An artefact stands at a position, be it a new one or another than before.
    pub(crate) fn artefact_entered(
        &mut self,
        organisation: &Organisation,
        fields: &Fields,
        position: u32,
    ) {
        let Some(artefact) = item(organisation.artefacts(), position) else { return };
        insert(self.by_kind.entry(artefact.kind()).or_default(), position);
        for key in word_keys(organisation, artefact, fields) {
            insert(self.by_word.entry(key).or_default(), position);
        }
        let cover = Cover::of(artefact.document());
        let place = usize::try_from(position).unwrap_or(usize::MAX);
        if let Some(entry) = self.covers.get_mut(place) {
            *entry = cover;
        } else {
            self.covers.push(cover);
            let rank = self.rank_between(organisation, position);
            self.ranks.push(rank);
        }
        self.covered
            .write(position, covered(organisation, artefact.document()).map(index).collect());
        self.link(position, links(organisation, artefact).map(index).collect());
    }

    /// A place between the two neighbours of a new artefact; where there is no room, all are placed anew.
    fn rank_between(&mut self, organisation: &Organisation, position: u32) -> u64 {
        let id = |position: u32| item(organisation.artefacts(), position).map(Artefact::id);
        let place = self.by_id.partition_point(|known| id(*known) < id(position));
        let rank = |place: Option<usize>| {
            place.and_then(|place| self.by_id.get(place)).map(|known| self.rank(*known))
        };
        let low = rank(place.checked_sub(1)).unwrap_or(0);
        let high = rank(Some(place)).unwrap_or(low.saturating_add(2 * APART));
        let middle = low.midpoint(high);
        self.by_id.insert(place, position);
        if middle > low && middle < high {
            return middle;
        }
        self.placed_anew += 1;
        self.ranks = ranks(&self.by_id);
        self.ranks.pop().unwrap_or(u64::MAX)
    }

    /// Where an artefact stands in the order of ids.
    fn place_by_id(&self, position: u32) -> Option<usize> {
        let rank = self.rank(position);
        self.by_id.binary_search_by_key(&rank, |known| self.rank(*known)).ok()
    }

    /// The last artefact has taken the place of one that left.
    pub(crate) fn artefact_moved(
        &mut self,
        organisation: &Organisation,
        fields: &Fields,
        keys: &[WordKey],
        from: u32,
        to: u32,
    ) {
        let kind = item(organisation.artefacts(), to).map(Artefact::kind);
        if let Some(place) = self.place_by_id(to) {
            self.by_id.remove(place);
        }
        if from != to {
            if let Some(entry) = self.place_by_id(from).and_then(|place| self.by_id.get_mut(place))
            {
                *entry = to;
            }
            if let Some(kind) = kind {
                self.artefact_leaves(from, kind, keys);
            }
            let rank = self.rank(from);
            if let Some(entry) = usize::try_from(to).ok().and_then(|to| self.ranks.get_mut(to)) {
                *entry = rank;
            }
            self.artefact_entered(organisation, fields, to);
            self.relink(from, to);
        }
        self.ranks.pop();
        self.covers.pop();
        self.covered.write(from, Vec::new());
        self.link(from, Vec::new());
    }

    /// An artefact is linked to others.
    fn link(&mut self, artefact: u32, row: Vec<u32>) {
        if let Some(linkers) = &mut self.linkers {
            for former in self.linked.of(artefact) {
                if let Some(list) = linkers.get_mut(former) {
                    remove(list, artefact);
                }
            }
            for linked in &row {
                insert(linkers.entry(*linked).or_default(), artefact);
            }
        }
        self.linked.write(artefact, row);
    }

    /// Whatever was linked to one position is linked to another.
    fn relink(&mut self, from: u32, to: u32) {
        if self.linkers.is_none() {
            let mut linkers: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for artefact in 0..index(self.covers.len()) {
                for linked in self.linked(artefact) {
                    insert(linkers.entry(*linked).or_default(), artefact);
                }
            }
            self.linkers = Some(linkers);
        }
        let linkers = self.linkers.as_ref().and_then(|linkers| linkers.get(&from));
        for artefact in linkers.cloned().unwrap_or_default() {
            let row = self.linked(artefact).iter();
            let row = row.map(|known| if *known == from { to } else { *known }).collect();
            self.link(artefact, row);
        }
    }
}

/// The places of all artefacts in the order of ids.
fn ranks(by_id: &[u32]) -> Vec<u64> {
    let mut ranks = vec![0; by_id.len()];
    for (place, position) in by_id.iter().enumerate() {
        let entry = usize::try_from(*position).ok().and_then(|at| ranks.get_mut(at));
        if let (Some(entry), Ok(place)) = (entry, u64::try_from(place)) {
            *entry = place.saturating_add(1).saturating_mul(APART);
        }
    }
    ranks
}
