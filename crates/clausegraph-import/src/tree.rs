//! A tree of documents with front matter, as an organisation.

mod artefact;
mod body;
mod claims;
mod disk;
mod dump;
mod events;
mod front;
mod likeness;
mod passages;
mod people;
mod records;
mod report;
mod residue;
pub(crate) mod rules;
mod source;
mod template;
mod when;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    ArtefactId, Catalogue,
    document::{ClaimDocument, FORMAT_VERSION, OrganisationDocument},
};
use clausegraph_readers::{
    ReadError, ReadLimits,
    text::{self, TextDocument},
};

pub use self::{
    artefact::Unreadable,
    disk::{DocumentTree, read_rules, read_tree},
    front::BrokenFront,
    likeness::SimilarFiles,
    passages::{DocumentPassage, DocumentText, document_text},
    report::{
        Contradiction, Dangling, DanglingCitation, FileNote, ImportReport, LeftFile, LeftReason,
        MalformedValue, MappedFiles, NotEvaluated, PlaceCount, RecordException, RecordTest,
        StatedNoneCount, StubFile, UnplacedClaim, UnusedRule, render_report,
    },
    rules::{Field, RuleDefect, RuleProblem, Rules, RulesError},
    template::{NoId, TemplateError},
    when::{DateFormError, WhenError, ZoneError},
};
use self::{
    artefact::{Desk, Imported},
    front::Opening,
    people::People,
    rules::DocumentRule,
    source::Source,
};

/// One file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeFile {
    /// The path below the tree, parted by `/`.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Reads a document that is no Markdown and no YAML, by its path and its bytes.
pub type TextReader<'a> = &'a dyn Fn(&str, &[u8]) -> Result<TextDocument, ReadError>;

/// What an import of documents is given besides the files and the rules.
#[derive(Clone, Copy)]
pub struct TreeContext<'a> {
    /// The catalogue that claims are made for: what it does not have is reported, and no claim is made.
    /// Without one, every claim is made.
    pub catalogue: Option<&'a Catalogue>,
    /// Reads DOCX, ODT, PDF, HTML and plain text, here or in a process of its own.
    pub read_text: TextReader<'a>,
}

impl TreeContext<'_> {
    /// No catalogue, and documents are read within this process.
    pub const ALONE: Self = Self { catalogue: None, read_text: &read_here };
}

impl std::fmt::Debug for TreeContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let catalogue = self.catalogue.map(Catalogue::id);
        f.debug_struct("TreeContext").field("catalogue", &catalogue).finish_non_exhaustive()
    }
}

fn read_here(path: &str, bytes: &[u8]) -> Result<TextDocument, ReadError> {
    text::read_text(path, bytes, &ReadLimits::USUAL)
}

/// What a tree of documents became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeImport {
    /// The organisation, as far as the tree tells it.
    pub document: OrganisationDocument,
    /// What was read, left, and could not be read.
    pub report: ImportReport,
}

/// Makes an organisation of the files of a tree.
///
/// Every file that a rule takes becomes one artefact; the first rule counts. Artefacts follow the
/// paths of their files, record sets follow the artefacts, claims follow the artefacts they are for;
/// the order of `files` does not matter. Markdown files (`.md`, also `.md.erb`) are read with front
/// matter, headings and text, YAML files as front matter without a body; of other files only name,
/// hash and what the rules say of all is known.
///
/// What a document does not write as the rules state is reported, kept in the artefact's `carried`
/// list as it was written, and its field is unknown: nothing is guessed, nothing fails.
///
/// ```
/// use clausegraph_import::{Rules, TreeFile, document_tree};
///
/// let rules = Rules::parse("
/// format_version: 1
/// organisation: {id: harbour, name: Harbour Hosting}
/// source: {id: handbook, carries: [documents]}
/// documents:
/// - name: runbooks
///   include: ['*.md']
///   kind: procedure
///   id: RB-{stem}
///   fields: {owner: {front_matter: owner}}
///   carries: [owner]
/// ")?;
/// let files = [TreeFile {
///     path: "restart.md".to_owned(),
///     bytes: b"---\nowner:\n---\n# Restart\n\nTurn it off and on again.\n".to_vec(),
/// }];
/// let import = document_tree(&files, &rules);
/// assert!(import.document.artefacts[0].owner.is_stated_none());
/// assert_eq!(import.report.read, 1);
/// # Ok::<(), clausegraph_import::RulesError>(())
/// ```
pub fn document_tree(files: &[TreeFile], rules: &Rules) -> TreeImport {
    document_tree_in(files, rules, TreeContext::ALONE)
}

/// Makes an organisation of the files of a tree, as [`document_tree`] does, for a catalogue or with
/// another reader of documents.
pub fn document_tree_in(files: &[TreeFile], rules: &Rules, context: TreeContext<'_>) -> TreeImport {
    let mut report = ImportReport::of(rules);
    let mut files: Vec<&TreeFile> = files.iter().collect();
    files.sort_by(|one, two| one.path.cmp(&two.path).then_with(|| one.bytes.cmp(&two.bytes)));
    report.read = files.len();
    let mut people = People::of(rules);
    let mut imported = artefacts(&files, rules, context, &mut people, &mut report);
    likeness::compare(&mut imported, rules, &mut report);
    let mut claims = all_claims(&mut imported, rules, context.catalogue, &mut report);
    for claim in &mut claims {
        people.take_out_of_claim(claim);
    }
    let sets: Vec<_> = rules
        .record_sets
        .iter()
        .map(|rule| records::record_set(rule, &imported, &mut report))
        .collect();
    let mut artefacts: Vec<_> = imported.into_iter().map(|file| file.artefact).collect();
    artefacts.extend(sets);
    for artefact in &mut artefacts {
        artefact.source = Some(rules.source.id.clone());
        people.take_out(artefact);
    }
    report.people = people.made();
    report.count(&artefacts, &claims);
    TreeImport {
        document: OrganisationDocument {
            format_version: FORMAT_VERSION,
            organisation: Some(rules.organisation.clone()),
            sources: vec![rules.source.clone()],
            artefacts,
            claims,
            ..OrganisationDocument::default()
        },
        report,
    }
}

/// The artefacts of all files that a rule takes and that get an id of their own.
fn artefacts<'f>(
    files: &[&'f TreeFile],
    rules: &Rules,
    context: TreeContext<'_>,
    people: &mut People,
    report: &mut ImportReport,
) -> Vec<Imported<'f>> {
    let mut imported = Vec::new();
    let mut taken: BTreeMap<ArtefactId, String> = BTreeMap::new();
    for set in &rules.record_sets {
        taken.insert(set.id.clone(), format!("record set {}", set.id));
    }
    let mut last: Option<&str> = None;
    for file in files {
        if last.replace(&file.path) == Some(&file.path) {
            report.leave(&file.path, LeftReason::RepeatedPath);
            continue;
        }
        let Some((index, rule, source)) = taker(file, rules, context) else {
            report.leave(&file.path, LeftReason::NoRule);
            continue;
        };
        let id = match rule.id.id(&file.path) {
            Ok(id) => id,
            Err(cause) => {
                report.leave(&file.path, LeftReason::NoId(cause));
                continue;
            }
        };
        if let Some(holder) = taken.get(&id) {
            let holder = holder.clone();
            report.leave(&file.path, LeftReason::RepeatedId { id, holder });
            continue;
        }
        taken.insert(id.clone(), file.path.clone());
        let mut desk =
            Desk { rule, people: &mut *people, source: &source, carried: Vec::new(), report };
        let (artefact, moments) = artefact::artefact(id, &mut desk);
        report.map(index);
        imported.push(Imported { artefact, rule: index, source, moments });
    }
    imported
}

/// The first rule that takes a file, and the file as it reads it.
fn taker<'f, 'r>(
    file: &'f TreeFile,
    rules: &'r Rules,
    context: TreeContext<'_>,
) -> Option<(usize, &'r DocumentRule, Source<'f>)> {
    let mut read: Option<(Opening, Source<'f>)> = None;
    for (index, rule) in rules.documents.iter().enumerate() {
        if !rule.files.take(&file.path) {
            continue;
        }
        let source = match read.take() {
            Some((opening, source)) if opening == rule.opening => source,
            Some(_) | None => Source::read(file, rule.opening, context.read_text),
        };
        let conditions = &rule.conditions;
        if conditions.is_empty() || conditions.iter().any(|place| source.holds(place)) {
            return Some((index, rule, source));
        }
        read = Some((rule.opening, source));
    }
    None
}

/// The claims for all artefacts; rules that made none are reported.
fn all_claims(
    imported: &mut [Imported<'_>],
    rules: &Rules,
    catalogue: Option<&Catalogue>,
    report: &mut ImportReport,
) -> Vec<ClaimDocument> {
    let mut claims = Vec::new();
    let mut used = BTreeSet::new();
    for file in imported {
        let Some(rule) = rules.documents.get(file.rule) else {
            continue;
        };
        for claim in &rule.claims {
            if claims::claims(claim, file, catalogue, &mut claims, report) {
                used.insert(claim.line);
            }
        }
    }
    for rule in &rules.documents {
        for claim in rule.claims.iter().filter(|claim| !used.contains(&claim.line)) {
            report
                .unused_rules
                .push(UnusedRule::Claim { rule: rule.name.clone(), line: claim.line });
        }
    }
    claims
}
