//! The evidence map: which artefact may reach which slot, before any date is known.

use std::collections::BTreeMap;

use clausegraph_model::{
    Artefact, ArtefactKind, Attribute, AttributeValue, Catalogue, ClaimTarget, Date, Fact,
    Organisation, Requirement,
    document::{AcceptDocument, SlotDocument},
};

use crate::{
    member::{index, item},
    naming::{Cover, covered},
};

/// Artefacts of one kind by the words of one attribute.
#[derive(Clone, Debug, Default)]
struct Subjects<'g> {
    by_word: BTreeMap<&'g str, Vec<u32>>,
    /// Those that do not say.
    unknown: Vec<u32>,
}

/// Some positions for each artefact, one after the other.
#[derive(Clone, Debug)]
struct Rows {
    /// Where the positions of each artefact end.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

impl Rows {
    fn new<I: Iterator<Item = usize>>(rows: impl Iterator<Item = I>) -> Self {
        let mut made = Self { ends: Vec::new(), positions: Vec::new() };
        for row in rows {
            made.positions.extend(row.map(index));
            made.ends.push(index(made.positions.len()));
        }
        made
    }

    fn of(&self, artefact: u32) -> &[u32] {
        let end = item(&self.ends, artefact).copied().unwrap_or_default();
        let start = artefact.checked_sub(1).and_then(|before| item(&self.ends, before)).copied();
        let bounds = (usize::try_from(start.unwrap_or_default()), usize::try_from(end));
        let (Ok(start), Ok(end)) = bounds else { return &[] };
        self.positions.get(start..end).unwrap_or_default()
    }
}

/// Which artefact may reach which slot of a catalogue.
///
/// Borrows both; cheap to build beside loading, and good for any number of as-of dates.
#[derive(Clone, Debug)]
pub struct EvidenceMap<'g> {
    catalogue: &'g Catalogue,
    organisation: &'g Organisation,
    by_kind: BTreeMap<ArtefactKind, Vec<u32>>,
    by_subject: BTreeMap<(ArtefactKind, &'g Attribute), Subjects<'g>>,
    /// Positions of claims, by the position of the requirement.
    requirement_claims: Vec<Vec<u32>>,
    /// Positions of claims, by the position of the leaf clause.
    clause_claims: Vec<Vec<u32>>,
    /// The place of each artefact in the order of ids, so that ties do not depend on the input's order.
    ranks: Vec<u32>,
    /// What each artefact says of its cover.
    covers: Vec<Cover>,
    /// Positions of the elements that each artefact covers by name, with the party of an agreement.
    covered: Rows,
    /// Positions of the artefacts that each artefact is linked to.
    linked: Rows,
}

/// Maps an organisation's artefacts and claims to a catalogue's slots.
///
/// ```
/// use clausegraph::{assess, map};
/// # use clausegraph::{Catalogue, Organisation, SourceText, catalogue};
/// # let catalogue = catalogue()?;
/// # let file = SourceText { name: "organisation.json".into(), text: r#"{"format_version": 1}"#.into() };
/// # let (organisation, _) = Organisation::load(&[file], &catalogue);
/// # let organisation = organisation.ok_or("the organisation has problems")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-08-21".parse()?);
/// assert!(assessment.cells().len() > 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn map<'g>(catalogue: &'g Catalogue, organisation: &'g Organisation) -> EvidenceMap<'g> {
    let mut by_kind: BTreeMap<ArtefactKind, Vec<u32>> = BTreeMap::new();
    for (position, artefact) in organisation.artefacts().iter().enumerate() {
        by_kind.entry(artefact.kind()).or_default().push(index(position));
    }
    let mut by_subject: BTreeMap<(ArtefactKind, &'g Attribute), Subjects<'g>> = BTreeMap::new();
    for accept in
        catalogue.requirements().flat_map(Requirement::slots).flat_map(|slot| &slot.accepts)
    {
        if let Some(field) = subject_of(accept) {
            by_subject.entry((accept.kind, field)).or_default();
        }
    }
    for ((kind, field), subjects) in &mut by_subject {
        for position in by_kind.get(kind).into_iter().flatten() {
            let Some(artefact) = item(organisation.artefacts(), *position) else {
                continue;
            };
            match field.of_artefact(artefact.document(), organisation.on(ANY_DAY)) {
                Fact::Unknown => subjects.unknown.push(*position),
                Fact::StatedNone | Fact::Given(AttributeValue::Something) => {}
                Fact::Given(AttributeValue::Word(word)) => {
                    subjects.by_word.entry(word).or_default().push(*position);
                }
                Fact::Given(AttributeValue::Words(words)) => {
                    for word in words.iter() {
                        let positions = subjects.by_word.entry(word).or_default();
                        if positions.last() != Some(position) {
                            positions.push(*position);
                        }
                    }
                }
            }
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
    let mut by_id: Vec<u32> = (0..organisation.artefacts().len()).map(index).collect();
    by_id.sort_by_key(|position| item(organisation.artefacts(), *position).map(Artefact::id));
    let mut ranks = vec![0; by_id.len()];
    for (rank, position) in by_id.into_iter().enumerate() {
        if let Some(entry) = usize::try_from(position).ok().and_then(|at| ranks.get_mut(at)) {
            *entry = index(rank);
        }
    }
    EvidenceMap {
        catalogue,
        organisation,
        by_kind,
        by_subject,
        requirement_claims,
        clause_claims,
        ranks,
        covers: organisation
            .artefacts()
            .iter()
            .map(|artefact| Cover::of(artefact.document()))
            .collect(),
        covered: Rows::new(
            organisation
                .artefacts()
                .iter()
                .map(|artefact| covered(organisation, artefact.document())),
        ),
        linked: Rows::new(organisation.artefacts().iter().map(|artefact| {
            let links = artefact.document().links.given().into_iter().flatten();
            links.filter_map(|link| organisation.artefact_position(link.to.as_str()))
        })),
    }
}

/// Subjects are words, and no word depends on the day; see [`subject_of`].
const ANY_DAY: Date = Date::FIRST;

/// The attribute by which artefacts of an accepted kind are found: that of the first condition which
/// names words and does not depend on the day.
fn subject_of(accept: &AcceptDocument) -> Option<&Attribute> {
    let condition = accept.conditions.first()?;
    (!condition.is.is_empty() && condition.field != Attribute::Approval).then_some(&condition.field)
}

impl<'g> EvidenceMap<'g> {
    /// The catalogue.
    pub fn catalogue(&self) -> &'g Catalogue {
        self.catalogue
    }

    /// The organisation.
    pub fn organisation(&self) -> &'g Organisation {
        self.organisation
    }

    /// The place of an artefact in the order of ids.
    pub(crate) fn rank(&self, artefact: u32) -> u32 {
        item(&self.ranks, artefact).copied().unwrap_or(u32::MAX)
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
        let Some(field) = subject_of(accept) else {
            found.extend(self.by_kind.get(&accept.kind).into_iter().flatten());
            return;
        };
        let Some(subjects) = self.by_subject.get(&(accept.kind, field)) else { return };
        let words =
            accept.conditions.first().map(|condition| condition.is.as_slice()).unwrap_or_default();
        found.extend(&subjects.unknown);
        for word in words {
            found.extend(subjects.by_word.get(word.as_str()).into_iter().flatten());
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
}

/// Whether a slot accepts a kind.
pub(crate) fn accepts(slot: &SlotDocument, kind: ArtefactKind) -> bool {
    slot.accepts.iter().any(|accept| accept.kind == kind)
}
