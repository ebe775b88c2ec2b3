//! The checked catalogue: clauses, requirements, populations, and what feeds what.

use std::sync::OnceLock;

use indexmap::IndexMap;

use crate::{
    CatalogueId, ClauseId, Key, RequirementId,
    document::{
        AlternativeDocument, AuditPracticeDocument, CadenceDocument, CatalogueHeader, Confidence,
        DocumentedInformation, DocumentedItemDocument, Exclusions, FeedDocument,
        FormerClauseDocument, FormerItemDocument, GateDocument, MatrixDocument, MisnomerDocument,
        PartyRuleDocument, PopulationDocument, RequirementDocument, ReviewInputDocument,
        RuleBindingDocument, RuleWordsDocument, SlotDocument, StretchDocument, Tier,
        WorkstreamDocument,
    },
    graph::FeedGraph,
    parts::{CatalogueParts, Located, Place},
    validate::Vocabulary,
};

/// Where an element stands: a file and a JSON pointer in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The name of the file, relative to the folder that was read.
    pub file: String,
    /// The JSON pointer of the element.
    pub pointer: String,
}

impl Location {
    pub(crate) fn new(files: &[String], list: &str, place: Place) -> Self {
        let file = usize::try_from(place.file).ok().and_then(|index| files.get(index));
        Self {
            file: file.cloned().unwrap_or_default(),
            pointer: format!("/{list}/{}", place.index),
        }
    }

    /// The location of something inside.
    #[must_use]
    pub fn join(&self, pointer: &str) -> Self {
        Self { file: self.file.clone(), pointer: format!("{}{pointer}", self.pointer) }
    }
}

/// A clause: a chapter, an area, or a leaf that holds requirements.
#[derive(Clone, Debug)]
pub struct Clause {
    id: ClauseId,
    title: Option<String>,
    doubt: Option<String>,
    confidence: Option<Confidence>,
    practice: Option<AuditPracticeDocument>,
    area: bool,
    position: usize,
    parent: Option<usize>,
    children: Vec<usize>,
    /// Positions of all requirements below, in reading order.
    requirements: Vec<usize>,
}

impl Clause {
    /// The number.
    pub fn id(&self) -> &ClauseId {
        &self.id
    }

    /// The title; none for numbered paragraphs without one.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// What is not certain about number or title.
    pub fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref()
    }

    /// How well its requirements are confirmed by sources other than the author's knowledge.
    pub fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }

    /// What auditors look at and find there; experience, never a requirement.
    pub fn practice(&self) -> Option<&AuditPracticeDocument> {
        self.practice.as_ref()
    }

    /// Whether reports give it a number of its own: chapters and areas.
    pub fn is_area(&self) -> bool {
        self.area
    }

    /// Whether it holds no other clause.
    pub fn is_leaf(&self) -> bool {
        self.children.is_empty()
    }

    /// Its place in the reading order of clauses, from 0.
    pub fn position(&self) -> usize {
        self.position
    }

    pub(crate) fn parent(&self) -> Option<usize> {
        self.parent
    }
}

/// A requirement: what an auditor tests alone.
#[derive(Clone, Debug)]
pub struct Requirement {
    document: RequirementDocument,
    place: Place,
    position: usize,
    clause: usize,
    population: usize,
    computed_from: Vec<usize>,
}

impl Requirement {
    /// The id.
    pub fn id(&self) -> &RequirementId {
        &self.document.id
    }

    /// The leaf clause it stands in.
    pub fn clause_id(&self) -> &ClauseId {
        &self.document.clause
    }

    /// What it asks for, in our own words or an overlay's.
    pub fn statement(&self) -> &str {
        &self.document.statement
    }

    /// A question that an auditor could ask aloud.
    pub fn question(&self) -> &str {
        &self.document.question
    }

    /// Whether the standard states it by itself.
    pub fn tier(&self) -> Tier {
        self.document.tier
    }

    /// For a split: the requirement whose weight it shares.
    pub fn split_of(&self) -> Option<&RequirementId> {
        self.document.split_of.as_ref()
    }

    /// Who usually answers for it.
    pub fn roles(&self) -> &[Key] {
        &self.document.roles
    }

    /// The set over which it must hold.
    pub fn population_id(&self) -> &Key {
        &self.document.population
    }

    /// How often it is to happen.
    pub fn cadence(&self) -> Option<&CadenceDocument> {
        self.document.cadence.as_ref()
    }

    /// Whether and where documented information is asked for; empty where it is not.
    pub fn documented(&self) -> &[DocumentedInformation] {
        &self.document.documented
    }

    /// Whether the clause or the list of 7.5.4 explicitly asks for documented information.
    pub fn requires_document(&self) -> bool {
        self.document.documented.iter().any(|basis| match basis {
            DocumentedInformation::Explicit | DocumentedInformation::Listed => true,
            DocumentedInformation::Implied => false,
        })
    }

    /// What usually shows it, in words.
    pub fn typical_evidence(&self) -> &[String] {
        &self.document.typical_evidence
    }

    /// What is not certain about it.
    pub fn doubt(&self) -> Option<&str> {
        self.document.doubt.as_deref()
    }

    /// The requirements it is computed from instead of slots of its own.
    pub fn computed_from(&self) -> &[RequirementId] {
        &self.document.computed_from
    }

    /// What would show it.
    pub fn slots(&self) -> &[SlotDocument] {
        &self.document.slots
    }

    /// Its place in the reading order of requirements, from 0.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The place of its clause in the reading order of clauses, from 0.
    pub fn clause_position(&self) -> usize {
        self.clause
    }

    /// The place of its population in the catalogue's table, from 0.
    pub fn population_position(&self) -> usize {
        self.population
    }

    /// The positions of the requirements it is computed from.
    pub fn sources(&self) -> &[usize] {
        &self.computed_from
    }
}

/// A catalogue that has been checked: every reference in it leads somewhere.
///
/// Everything is in the catalogue's own reading order: clauses as the catalogue lists them,
/// requirements by clause and then as listed. Immutable after loading, and `Send + Sync`.
#[derive(Clone, Debug)]
pub struct Catalogue {
    header: CatalogueHeader,
    /// The names of the catalogue's own files, then of the overlays.
    files: Vec<String>,
    /// How many of them are the catalogue's own.
    own_files: u32,
    clauses: IndexMap<ClauseId, Clause>,
    populations: IndexMap<Key, PopulationDocument>,
    requirements: IndexMap<RequirementId, Requirement>,
    alternatives: Vec<AlternativeDocument>,
    gates: Vec<GateDocument>,
    documented_set: Vec<DocumentedItemDocument>,
    rules: IndexMap<Key, RuleBindingDocument>,
    matrices: Vec<MatrixDocument>,
    former_items: Vec<FormerItemDocument>,
    misnomers: Vec<MisnomerDocument>,
    review_inputs: Vec<ReviewInputDocument>,
    paper_words: Vec<RuleWordsDocument>,
    workstreams: Vec<WorkstreamDocument>,
    stretches: Vec<StretchDocument>,
    graph: FeedGraph,
    /// The words that it asks for; collected when an organisation is checked for the first time.
    vocabulary: OnceLock<Vocabulary>,
}

fn values<T>(located: Vec<Located<T>>) -> impl Iterator<Item = T> {
    located.into_iter().map(|located| located.value)
}

impl Catalogue {
    /// Builds the catalogue from parts that validation found sound.
    ///
    /// What does not fit together is left out: validation has reported it as an error before, and a
    /// catalogue with errors is never handed out.
    pub(crate) fn build(parts: CatalogueParts, files: Vec<String>, own_files: u32) -> Option<Self> {
        let mut header = parts.header?.value;
        for amendment in parts.amendments {
            header.title = format!("{}, with {amendment}", header.title);
        }
        let mut clauses: IndexMap<ClauseId, Clause> = IndexMap::new();
        for located in parts.clauses {
            let document = located.value;
            let position = clauses.len();
            let parent = document.parent.as_ref().and_then(|id| clauses.get_index_of(id));
            if let Some((_, above)) = parent.and_then(|index| clauses.get_index_mut(index)) {
                above.children.push(position);
            }
            let clause = Clause {
                id: document.id.clone(),
                title: document.title,
                doubt: document.doubt,
                confidence: document.confidence,
                practice: document.practice,
                area: document.area,
                position,
                parent,
                children: Vec::new(),
                requirements: Vec::new(),
            };
            clauses.insert(document.id, clause);
        }
        let populations: IndexMap<Key, PopulationDocument> =
            values(parts.populations).map(|found| (found.id.clone(), found)).collect();

        let mut located = parts.requirements;
        located.sort_by_key(|entry| clauses.get_index_of(&entry.value.clause));
        let mut requirements: IndexMap<RequirementId, Requirement> = IndexMap::new();
        for entry in located {
            let document = entry.value;
            let clause = clauses.get_index_of(&document.clause)?;
            let population = populations.get_index_of(&document.population)?;
            let position = requirements.len();
            let requirement = Requirement {
                place: entry.place,
                position,
                clause,
                population,
                computed_from: Vec::new(),
                document,
            };
            requirements.insert(requirement.document.id.clone(), requirement);
            let mut above = Some(clause);
            while let Some((_, found)) = above.and_then(|index| clauses.get_index_mut(index)) {
                found.requirements.push(position);
                above = found.parent;
            }
        }
        for position in 0..requirements.len() {
            let sources: Vec<usize> = requirements
                .get_index(position)
                .map(|(_, requirement)| &requirement.document.computed_from)?
                .iter()
                .filter_map(|id| requirements.get_index_of(id))
                .collect();
            if let Some((_, requirement)) = requirements.get_index_mut(position) {
                requirement.computed_from = sources;
            }
        }
        for located in parts.texts {
            let text = located.value;
            if let Some(requirement) = requirements.get_mut(&text.of) {
                if let Some(statement) = text.statement {
                    requirement.document.statement = statement;
                }
                if let Some(question) = text.question {
                    requirement.document.question = question;
                }
            } else if let Some(clause) = clauses.get_mut(text.of.as_str()) {
                clause.title = text.title.or(clause.title.take());
            }
        }
        let feeds = parts.feeds.into_iter().map(|located| located.value).collect();
        let graph = FeedGraph::build(feeds, &clauses, &requirements);
        Some(Self {
            header,
            files,
            own_files,
            clauses,
            populations,
            requirements,
            alternatives: values(parts.alternatives).collect(),
            gates: values(parts.gates).collect(),
            documented_set: values(parts.documented_set).collect(),
            rules: values(parts.rules).map(|rule| (rule.code.clone(), rule)).collect(),
            matrices: values(parts.matrices).collect(),
            former_items: values(parts.former_items).collect(),
            misnomers: values(parts.misnomers).collect(),
            review_inputs: values(parts.review_inputs).collect(),
            paper_words: values(parts.paper_words).collect(),
            workstreams: values(parts.workstreams).collect(),
            stretches: values(parts.stretches).collect(),
            graph,
            vocabulary: OnceLock::new(),
        })
    }

    /// The id, with the edition.
    pub fn id(&self) -> &CatalogueId {
        &self.header.id
    }

    /// The title; where an overlay that adds requirements is laid, it is named.
    pub fn title(&self) -> &str {
        &self.header.title
    }

    /// Where the wording comes from.
    pub fn wording(&self) -> &str {
        &self.header.wording
    }

    /// Whether requirements may be excluded.
    pub fn exclusions(&self) -> Exclusions {
        self.header.exclusions
    }

    /// Clause numbers of earlier editions that people still cite.
    pub fn former_clauses(&self) -> &[FormerClauseDocument] {
        &self.header.former_clauses
    }

    /// What evidence by other parties needs.
    pub fn party_rule(&self) -> Option<&PartyRuleDocument> {
        self.header.parties.as_ref()
    }

    /// All clauses, in reading order.
    pub fn clauses(&self) -> impl ExactSizeIterator<Item = &Clause> {
        self.clauses.values()
    }

    /// A clause by number.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.get(id)
    }

    /// A clause by its place in the reading order.
    pub fn clause_at(&self, position: usize) -> Option<&Clause> {
        self.clauses.get_index(position).map(|(_, clause)| clause)
    }

    /// The clauses that stand directly in a clause, in reading order.
    pub fn children<'g>(&'g self, clause: &'g Clause) -> impl Iterator<Item = &'g Clause> {
        clause.children.iter().filter_map(|position| self.clause_at(*position))
    }

    /// The clause itself and those it stands in, innermost first.
    pub fn with_ancestors<'g>(&'g self, clause: &'g Clause) -> impl Iterator<Item = &'g Clause> {
        std::iter::successors(Some(clause), |found| {
            found.parent.and_then(|position| self.clause_at(position))
        })
    }

    /// Whether a clause is, or stands below, the clause of that number.
    pub fn is_within(&self, clause: &Clause, number: &ClauseId) -> bool {
        self.with_ancestors(clause).any(|found| found.id == *number)
    }

    /// All requirements, in reading order.
    pub fn requirements(&self) -> impl ExactSizeIterator<Item = &Requirement> {
        self.requirements.values()
    }

    /// A requirement by id.
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.get(id)
    }

    /// A requirement by its place in the reading order.
    pub fn requirement_at(&self, position: usize) -> Option<&Requirement> {
        self.requirements.get_index(position).map(|(_, requirement)| requirement)
    }

    /// The requirements of a clause and of all clauses below it, in reading order.
    pub fn subtree<'g>(&'g self, clause: &'g Clause) -> impl Iterator<Item = &'g Requirement> {
        clause.requirements.iter().filter_map(|position| self.requirement_at(*position))
    }

    /// The requirements that must hold over a population, in reading order.
    pub fn requirements_over<'g>(
        &'g self,
        population: &'g str,
    ) -> impl Iterator<Item = &'g Requirement> {
        self.requirements().filter(move |found| found.population_id().as_str() == population)
    }

    /// The requirements for which documented information is explicitly asked, in reading order.
    ///
    /// What the wording only implies is not among them.
    pub fn mandatory_documents(&self) -> impl Iterator<Item = &Requirement> {
        self.requirements().filter(|found| found.requires_document())
    }

    /// All populations, in the order of the catalogue's table.
    pub fn populations(&self) -> impl ExactSizeIterator<Item = &PopulationDocument> {
        self.populations.values()
    }

    /// A population by id.
    pub fn population(&self, id: &str) -> Option<&PopulationDocument> {
        self.populations.get(id)
    }

    /// The groups of requirements of which some suffice.
    pub fn alternatives(&self) -> &[AlternativeDocument] {
        &self.alternatives
    }

    /// What stands above the numbers.
    pub fn gates(&self) -> &[GateDocument] {
        &self.gates
    }

    /// What the rules that look for findings look at here, in the order of the files.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &RuleBindingDocument> {
        self.rules.values()
    }

    /// What a rule looks at here, by its code; none where the catalogue does not bind it.
    pub fn rule(&self, code: &str) -> Option<&RuleBindingDocument> {
        self.rules.get(code)
    }

    /// Tables of what each member of a population must have, in the order of the files.
    pub fn matrices(&self) -> &[MatrixDocument] {
        &self.matrices
    }

    /// Sorts of documents that an earlier edition asked for and this one does not.
    pub fn former_items(&self) -> &[FormerItemDocument] {
        &self.former_items
    }

    /// Wrong ways of speaking of the standard.
    pub fn misnomers(&self) -> &[MisnomerDocument] {
        &self.misnomers
    }

    /// What top management looks at in a review, in the order of its agenda.
    pub fn review_inputs(&self) -> &[ReviewInputDocument] {
        &self.review_inputs
    }

    /// The words by which papers know something; none where the catalogue does not say.
    pub fn paper_words(&self, name: &str) -> &[Key] {
        let found = self.paper_words.iter().find(|words| words.name.as_str() == name);
        found.map(|words| words.is.as_slice()).unwrap_or_default()
    }

    /// The workstreams of a roadmap, in the order in which they are told.
    pub fn workstreams(&self) -> &[WorkstreamDocument] {
        &self.workstreams
    }

    /// How the time of a roadmap usually goes.
    pub fn stretches(&self) -> &[StretchDocument] {
        &self.stretches
    }

    /// What is to be known of documented information as a whole.
    pub fn documented_note(&self) -> Option<&str> {
        self.header.documented_note.as_deref()
    }

    /// The documents and records that the catalogue asks for by name, or only implies, in its order.
    pub fn documented_set(&self) -> &[DocumentedItemDocument] {
        &self.documented_set
    }

    /// All feeds, in the order of the catalogue.
    pub fn feeds(&self) -> &[FeedDocument] {
        self.graph.feeds()
    }

    /// Where a requirement stands.
    pub fn location(&self, requirement: &Requirement) -> Location {
        let added = requirement.place.file >= self.own_files;
        Location::new(&self.files, if added { "adds" } else { "requirements" }, requirement.place)
    }

    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(self))
    }

    pub(crate) fn graph(&self) -> &FeedGraph {
        &self.graph
    }

    pub(crate) fn position_of(&self, id: &RequirementId) -> Option<usize> {
        self.requirements.get_index_of(id)
    }
}
