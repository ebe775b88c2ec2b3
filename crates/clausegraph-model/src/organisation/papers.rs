//! Working papers and decisions about documents, as the organisation keeps them.

use super::{Location, Organisation, at};
use crate::{
    Catalogue, MemberId, Problems, Put, RequirementId,
    document::{DocumentDecisionDocument, WorkingPaperDocument},
    parts::{Located, Place},
    validate::Change,
};

/// The working papers, in reading order, and how to find one.
#[derive(Clone, Debug, Default)]
pub(super) struct Papers {
    entries: Vec<(WorkingPaperDocument, Place)>,
    /// Positions of the papers, sorted by the bytes of requirement and member.
    sorted: Vec<u32>,
}

/// What a paper is found by.
type Cell<'p> = (&'p str, Option<&'p str>);

fn cell(paper: &WorkingPaperDocument) -> Cell<'_> {
    (paper.requirement.as_str(), paper.member.as_ref().map(MemberId::as_str))
}

impl Papers {
    pub(super) fn new(papers: Vec<Located<WorkingPaperDocument>>) -> Self {
        let entries: Vec<_> =
            papers.into_iter().map(|located| (located.value, located.place)).collect();
        let mut sorted: Vec<u32> =
            (0..entries.len()).filter_map(|index| u32::try_from(index).ok()).collect();
        let of = |position: u32| at(&entries, position).map(|(paper, _)| cell(paper));
        sorted.sort_by(|one, two| of(*one).cmp(&of(*two)));
        Self { entries, sorted }
    }

    fn of(&self, position: u32) -> Option<Cell<'_>> {
        at(&self.entries, position).map(|(paper, _)| cell(paper))
    }

    fn position(&self, wanted: Cell<'_>) -> Option<usize> {
        let found = self.sorted.binary_search_by(|known| self.of(*known).cmp(&Some(wanted)));
        let position = self.sorted.get(found.ok()?)?;
        usize::try_from(*position).ok()
    }
}

impl Organisation {
    /// All working papers, in reading order. No status and no finding follows from them.
    pub fn working_papers(&self) -> impl ExactSizeIterator<Item = &WorkingPaperDocument> {
        self.papers.entries.iter().map(|(paper, _)| paper)
    }

    /// The working paper on a requirement: on the one member, or on the requirement as a whole.
    pub fn working_paper(
        &self,
        requirement: &RequirementId,
        member: Option<&MemberId>,
    ) -> Option<&WorkingPaperDocument> {
        let wanted = (requirement.as_str(), member.map(MemberId::as_str));
        let position = self.papers.position(wanted)?;
        self.papers.entries.get(position).map(|(paper, _)| paper)
    }

    /// Where a working paper stands, by its position in the reading order.
    pub fn working_paper_location(&self, position: usize) -> Option<Location> {
        let (_, place) = self.papers.entries.get(position)?;
        Some(Location::new(&self.files, "working_papers", *place))
    }

    /// Puts a working paper, in the place of the one on its requirement and member or behind all others.
    ///
    /// Nothing is put where a problem is an error; problems name the JSON pointer inside the paper.
    pub fn put_working_paper(
        &mut self,
        document: WorkingPaperDocument,
        catalogue: &Catalogue,
    ) -> (Option<Put<WorkingPaperDocument>>, Problems) {
        let problems = Change::to(self, catalogue).working_paper(&document);
        if problems.has_errors() {
            return (None, problems);
        }
        let place = self.next_place();
        let known = self.papers.position(cell(&document));
        let position = known.unwrap_or(self.papers.entries.len());
        let before = if let Some(entry) = self.papers.entries.get_mut(position) {
            Some(std::mem::replace(entry, (document, place)).0)
        } else {
            let wanted = Some(cell(&document));
            let next = self.papers.sorted.partition_point(|known| self.papers.of(*known) < wanted);
            self.papers.sorted.insert(next, u32::try_from(position).unwrap_or(u32::MAX));
            self.papers.entries.push((document, place));
            None
        };
        (Some(Put { position, before }), problems)
    }

    /// All decisions about documents, in reading order. No status and no finding follows from them.
    pub fn document_decisions(&self) -> impl ExactSizeIterator<Item = &DocumentDecisionDocument> {
        self.document_decisions.iter().map(|(decision, _)| decision)
    }

    /// What a person decided about a document.
    pub fn document_decision(&self, artefact: &str) -> Option<&DocumentDecisionDocument> {
        self.document_decisions().find(|decision| decision.artefact.as_str() == artefact)
    }

    /// Puts a decision about a document, in the place of the one about it or behind all others.
    ///
    /// Nothing is put where a problem is an error; problems name the JSON pointer inside the decision.
    pub fn put_document_decision(
        &mut self,
        document: DocumentDecisionDocument,
        catalogue: &Catalogue,
    ) -> (Option<Put<DocumentDecisionDocument>>, Problems) {
        let problems = Change::to(self, catalogue).document_decision(&document);
        if problems.has_errors() {
            return (None, problems);
        }
        let place = self.next_place();
        let known = self.document_decisions().position(|known| known.artefact == document.artefact);
        let position = known.unwrap_or(self.document_decisions.len());
        let before = if let Some(entry) = self.document_decisions.get_mut(position) {
            Some(std::mem::replace(entry, (document, place)).0)
        } else {
            self.document_decisions.push((document, place));
            None
        };
        (Some(Put { position, before }), problems)
    }

    /// Where a decision about a document stands, by its position in the reading order.
    pub fn document_decision_location(&self, position: usize) -> Option<Location> {
        let (_, place) = self.document_decisions.get(position)?;
        Some(Location::new(&self.files, "document_decisions", *place))
    }
}
