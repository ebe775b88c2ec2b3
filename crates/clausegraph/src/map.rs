//! The evidence map: which artefact may reach which slot, before any date is known.

use std::sync::Arc;

use clausegraph_model::{
    ArtefactKind, Catalogue, Organisation, Requirement,
    document::{AcceptDocument, SlotDocument},
};

use crate::{
    index::{Index, fields},
    naming::Cover,
};

/// Which artefact may reach which slot of a catalogue.
///
/// Borrows both; cheap to build beside loading, and good for any number of as-of dates.
#[derive(Clone, Debug)]
pub struct EvidenceMap<'g> {
    pub(crate) catalogue: &'g Catalogue,
    pub(crate) organisation: &'g Organisation,
    pub(crate) index: Arc<Index>,
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
    let index = Index::new(catalogue, organisation, &fields(catalogue));
    EvidenceMap { catalogue, organisation, index: Arc::new(index) }
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
    pub(crate) fn rank(&self, artefact: u32) -> u64 {
        self.index.rank(artefact)
    }

    /// What an artefact says of its cover.
    pub(crate) fn cover(&self, artefact: u32) -> Cover {
        self.index.cover(artefact)
    }

    /// Positions of the elements that an artefact covers by name, with the party of an agreement.
    pub(crate) fn covered(&self, artefact: u32) -> &[u32] {
        self.index.covered(artefact)
    }

    /// Positions of the artefacts that an artefact is linked to.
    pub(crate) fn linked(&self, artefact: u32) -> &[u32] {
        self.index.linked(artefact)
    }

    /// Adds the positions of the artefacts that may match an accept entry by themselves.
    pub(crate) fn candidates(&self, accept: &AcceptDocument, found: &mut Vec<u32>) {
        self.index.candidates(accept, found);
    }

    /// Positions of the claims on a requirement or on its clause, in reading order.
    pub(crate) fn claims(&self, requirement: &Requirement) -> Vec<u32> {
        self.index.claims(requirement)
    }
}

/// Whether a slot accepts a kind.
pub(crate) fn accepts(slot: &SlotDocument, kind: ArtefactKind) -> bool {
    slot.accepts.iter().any(|accept| accept.kind == kind)
}
