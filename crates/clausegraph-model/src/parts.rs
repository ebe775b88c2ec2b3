//! The documents of several files, joined, each element with the place it came from.

use crate::{
    Fact,
    document::{
        AlternativeDocument, ArtefactDocument, CatalogueHeader, ClaimDocument, ClauseDocument,
        DocumentDecisionDocument, DocumentedItemDocument, EngagementDocument, ExclusionDocument,
        FeedDocument, FormerItemDocument, GateDocument, IdentityDocument, JudgementDocument,
        MatrixDocument, MisnomerDocument, OverlayTextDocument, ParameterDocument, PersonDocument,
        PopulationDocument, RequirementDocument, ReviewInputDocument, RuleBindingDocument,
        RuleWordsDocument, ScopeDocument, SourceDocument, StretchDocument, WorkingPaperDocument,
        WorkstreamDocument,
    },
};

/// Where an element stands: the file, and its index in the list it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// The index of the file among those read.
    pub(crate) file: u32,
    /// The index in the list; 0 for what stands once.
    pub(crate) index: u32,
}

/// A document element and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    pub(crate) place: Place,
    pub(crate) value: T,
}

/// What the files of a catalogue and its overlays add up to.
#[derive(Clone, Debug, Default)]
pub(crate) struct CatalogueParts {
    pub(crate) header: Option<Located<CatalogueHeader>>,
    pub(crate) clauses: Vec<Located<ClauseDocument>>,
    pub(crate) populations: Vec<Located<PopulationDocument>>,
    /// Those of the overlays stand behind those of the catalogue.
    pub(crate) requirements: Vec<Located<RequirementDocument>>,
    pub(crate) feeds: Vec<Located<FeedDocument>>,
    pub(crate) alternatives: Vec<Located<AlternativeDocument>>,
    pub(crate) gates: Vec<Located<GateDocument>>,
    pub(crate) documented_set: Vec<Located<DocumentedItemDocument>>,
    pub(crate) rules: Vec<Located<RuleBindingDocument>>,
    pub(crate) matrices: Vec<Located<MatrixDocument>>,
    pub(crate) former_items: Vec<Located<FormerItemDocument>>,
    pub(crate) misnomers: Vec<Located<MisnomerDocument>>,
    pub(crate) review_inputs: Vec<Located<ReviewInputDocument>>,
    pub(crate) paper_words: Vec<Located<RuleWordsDocument>>,
    pub(crate) workstreams: Vec<Located<WorkstreamDocument>>,
    pub(crate) stretches: Vec<Located<StretchDocument>>,
    /// The titles of the overlays that add requirements, in the order in which they are laid.
    pub(crate) amendments: Vec<String>,
    /// Wording of the overlays, in the order in which they are laid.
    pub(crate) texts: Vec<Located<OverlayTextDocument>>,
}

/// The scope that the files add up to: each list stands in one of them.
#[derive(Clone, Debug)]
pub(crate) struct ScopeParts {
    /// Where the first file with a scope stands.
    pub(crate) place: Place,
    pub(crate) value: ScopeDocument,
    /// The file of each list, in the order of `ElementList::ALL`; the first one where no file has it.
    pub(crate) files: [u32; 5],
}

/// What the files of an organisation add up to.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrganisationParts {
    pub(crate) identity: Option<Located<IdentityDocument>>,
    pub(crate) scope: Option<ScopeParts>,
    pub(crate) people: Fact<Vec<Located<PersonDocument>>>,
    pub(crate) sources: Vec<Located<SourceDocument>>,
    pub(crate) artefacts: Vec<Located<ArtefactDocument>>,
    pub(crate) claims: Vec<Located<ClaimDocument>>,
    pub(crate) judgements: Vec<Located<JudgementDocument>>,
    pub(crate) working_papers: Vec<Located<WorkingPaperDocument>>,
    pub(crate) document_decisions: Vec<Located<DocumentDecisionDocument>>,
    pub(crate) engagement: Option<Located<EngagementDocument>>,
    pub(crate) exclusions: Fact<Vec<Located<ExclusionDocument>>>,
    pub(crate) parameters: Vec<Located<ParameterDocument>>,
}
