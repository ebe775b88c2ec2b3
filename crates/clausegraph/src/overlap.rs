//! Overlap: documents and routines that say, show or do the same again.
//!
//! What can go without anything being lost is told by the minimal evidence set; this analysis tells which papers
//! stand in each other's way, and why one thinks so. All of it rests on what the data states: bytes, scopes,
//! slots, texts that were compared, processes that are named. Nothing is guessed from titles.

mod alike;
mod crowd;
mod former;
mod scope;
mod stand;
mod twice;

use clausegraph_model::{
    Amount, Artefact, ArtefactId, ArtefactKind, Clause, Family, Key, Requirement,
    document::{FormerClauseDocument, FormerItemDocument, SlotDocument},
};

pub use self::scope::Scopes;
use crate::{
    Assessment, Findings, Member, Origin, SlotValue, Threshold, ThresholdFrom, findings_of,
    population::is_there,
};

/// The share of their text from which on two documents are told, where the organisation states no other.
pub const OVERLAP_SIMILARITY: &str = "overlap-similarity";

/// How many procedures or routines for one thing are told, where the organisation states no other number.
pub const OVERLAP_MANY: &str = "overlap-many";

/// The rules whose findings stand beside: no mandate and no use, template residue, toolkit text, contradicting
/// documents, orphans, special processes, and documents of a former edition.
const RULES: [&str; 7] = ["EV-010", "HF-022", "HF-023", "HF-024", "HF-025", "HF-029", "HF-040"];

/// Documents and routines that say, show or do the same again.
#[derive(Clone, Debug)]
pub struct Overlap<'g> {
    /// How many documents that are there were looked at.
    pub documents: usize,
    /// How many routines that are there were looked at.
    pub routines: usize,
    /// Groups of which one would do; by the id of the one that stands best.
    pub duplicates: Vec<Duplicates<'g>>,
    /// Documents that show nothing which another does not show as well, at equal or wider scope; by id, then by
    /// the id of the other.
    pub subsumed: Vec<Subsumed<'g>>,
    /// Pairs with much the same text, the most similar first, of equal ones by ids.
    pub similar: Vec<SimilarTexts<'g>>,
    /// Many procedures or routines for one process or clause; processes first, each in order.
    pub crowds: Vec<Crowd<'g>>,
    /// Documents that bear the title of what only an earlier edition asked for, or number and title of one of its
    /// clauses, and that nobody is known to ask for; by id.
    pub former: Vec<Former<'g>>,
    /// What the rules about burden found, and what they cannot evaluate.
    pub findings: Findings<'g>,
    /// Those that show something and do not state what they cover, so that their scope is not compared; by id.
    pub unscoped: Vec<&'g Artefact>,
    /// How many documents state their texts' likeness to others, or were compared now.
    pub compared_texts: usize,
    /// The numbers that were read: likeness, then how many are many.
    pub thresholds: [Threshold; 2],
}

/// Artefacts of which one would do.
#[derive(Clone, Debug)]
pub struct Duplicates<'g> {
    /// What is the same.
    pub same: Same<'g>,
    /// The artefacts, the one that stands best first: in use before approved, with what it covers stated, with a
    /// named owner, approved, most read, newest, and last by id.
    pub artefacts: Vec<&'g Artefact>,
}

/// In what artefacts are the same.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Same<'g> {
    /// Their bytes: they state the same hash.
    Bytes(&'g str),
    /// Kind, cover, and everything that they show, equally well.
    Shown(Vec<Shown<'g>>),
}

/// A slot of a cell that an artefact serves, with how well.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'g> {
    /// The requirement of the cell.
    pub requirement: &'g Requirement,
    /// The member of the cell.
    pub member: Member<'g>,
    /// The slot.
    pub slot: &'g SlotDocument,
    /// What the artefact's best offer is worth.
    pub standing: Standing,
}

/// What an offer is worth, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// What it is worth.
    pub value: SlotValue,
    /// Where it comes from.
    pub origin: Origin,
}

/// An artefact that shows nothing which another does not show as well.
#[derive(Clone, Debug)]
pub struct Subsumed<'g> {
    /// The artefact.
    pub artefact: &'g Artefact,
    /// The other one, which shows more or covers more.
    pub by: &'g Artefact,
    /// How their scopes lie to each other: the same, or the artefact's within the other's.
    pub scopes: Scopes,
    /// Each thing that the artefact shows, with how well the other shows it; in reading order.
    pub shown: Vec<(Shown<'g>, Standing)>,
    /// How many things the other one shows besides.
    pub more: usize,
}

/// Two documents with much the same text.
#[derive(Clone, Debug)]
pub struct SimilarTexts<'g> {
    /// The two; the one that stands better first.
    pub artefacts: [&'g Artefact; 2],
    /// The share of the text that they have in common; the highest that is stated.
    pub similarity: Amount,
    /// Who says so.
    pub from: SimilarFrom,
    /// How the scope of the second lies to that of the first.
    pub scopes: Scopes,
}

/// Who says that two texts are similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SimilarFrom {
    /// One of the two, in `text.similar_to`.
    Stated,
    /// A comparison of their texts, given to [`overlap_with`].
    Compared,
}

/// Two artefacts whose texts were compared, for [`overlap_with`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPair {
    /// One of them.
    pub one: ArtefactId,
    /// The other.
    pub other: ArtefactId,
    /// The share of the text that they have in common.
    pub similarity: Amount,
}

/// Texts that were compared, for [`overlap_with`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedTexts {
    /// Whose text was read.
    pub read: Vec<ArtefactId>,
    /// The pairs that were found.
    pub pairs: Vec<TextPair>,
}

/// Many procedures or routines for one thing.
#[derive(Clone, Debug)]
pub struct Crowd<'g> {
    /// What they are for.
    pub about: CrowdAbout<'g>,
    /// What they are.
    pub kind: ArtefactKind,
    /// The artefacts, by id.
    pub artefacts: Vec<Crowded<'g>>,
}

/// A document of a former edition.
#[derive(Clone, Copy, Debug)]
pub struct Former<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// By what the catalogue knows it.
    pub by: FormerBy<'g>,
    /// Whether nobody says if anybody asks for it (`mandates`): somebody ought to be asked.
    pub unsaid: bool,
}

/// By what a document of a former edition is known.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum FormerBy<'g> {
    /// Its title is that of a sort of document which an earlier edition asked for and this one does not (EV-010).
    Item(&'g FormerItemDocument),
    /// Its title bears number and title of a clause of an earlier edition.
    Clause(&'g FormerClauseDocument),
}

/// What a crowd is for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CrowdAbout<'g> {
    /// A process, by the pattern or subject that its routines name.
    Process(&'g Key),
    /// A leaf clause, and those of its requirements of which at least one cell is shown by so many.
    Clause(&'g Clause, Vec<&'g Requirement>),
}

/// One of many.
#[derive(Clone, Debug)]
pub struct Crowded<'g> {
    /// The artefact.
    pub artefact: &'g Artefact,
    /// How many of the clause's requirements it shows something of; none of a process.
    pub requirements: usize,
    /// Whether a decision that is there allows it to differ (`routine.deviation`).
    pub allowed: bool,
}

/// Looks for documents and routines that say, show or do the same again.
///
/// Documents and routines count that are there: neither retired nor of a day to come. What routines show is not
/// compared, for they are what is done; of them only copies and crowds are told.
///
/// - *Duplicates* state the same hash; or are of one kind, cover the same, and serve the same slots of the same
///   cells with the same values and origins, at least one.
/// - *Subsumed* is a document where another one, whose `covers` holds all of its own, serves each slot that it
///   serves with a value and an origin that are as good or better, and shows or covers more. Who does not state
///   what is covered is compared with nobody, and listed.
/// - *Similar* are two whose `text.similar_to` says so, from the share of the parameter
///   [`OVERLAP_SIMILARITY`] on (0.60 where none is stated).
/// - A *crowd* are procedures that serve one cell, or routines that name one process (their pattern, else their
///   subject), if there are as many as the parameter [`OVERLAP_MANY`] says (3).
/// - *Former* is a document that EV-010 speaks of, also where only its `mandates` are not known, or whose title
///   bears number and title of a former clause, such as "8.2 Problem management".
///
/// What rules say of mandates, use, residue, toolkits, orphans, special processes and former editions stands
/// beside as their findings. An offer that is disqualified serves nothing, and what is looked at as the member of a
/// population does not serve itself. The order of the files decides nothing.
///
/// ```
/// use clausegraph::{Organisation, SourceText, assess, catalogue, map, overlap, overlap::Same};
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "artefacts": [
///     { "id": "PRO-7", "kind": "procedure", "title": "Changes", "status": "in-use", "hash": "sha256:aa" },
///     { "id": "DOC-28", "kind": "procedure", "title": "Changes (intranet copy)", "hash": "sha256:aa" },
///     { "id": "PRO-9", "kind": "procedure", "title": "Changes at night",
///       "text": { "similar_to": [{ "artefact": "PRO-7", "similarity": "0.81" }] } }
/// ] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let overlap = overlap(&assess(&map, "2026-11-22".parse()?));
///
/// let copies = overlap.duplicates.first().ok_or("two are the same")?;
/// assert!(matches!(copies.same, Same::Bytes("sha256:aa")));
/// assert_eq!(copies.artefacts[0].id().as_str(), "PRO-7"); // it is in use
/// assert_eq!(overlap.similar[0].similarity, "0.81".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn overlap<'g>(assessment: &Assessment<'g>) -> Overlap<'g> {
    overlap_with(assessment, &ComparedTexts::default())
}

/// The same, with texts that were compared outside: what documents state of each other, and what was found now.
///
/// Pairs of artefacts that the organisation does not have, or that are not there, are left out.
pub fn overlap_with<'g>(assessment: &Assessment<'g>, texts: &ComparedTexts) -> Overlap<'g> {
    let thresholds = [
        threshold(assessment, OVERLAP_SIMILARITY, "0.60"),
        threshold(assessment, OVERLAP_MANY, "3"),
    ];
    let [similarity, many] = &thresholds;
    let looked = looked_at(assessment);
    let count = |family: Family| looked.iter().filter(|one| one.kind().family() == family).count();
    let stands = stand::Stands::of(assessment, &looked);
    let findings = findings_of(assessment, |rule| RULES.contains(&rule.code));
    Overlap {
        documents: count(Family::Documents),
        routines: count(Family::Routines),
        duplicates: twice::duplicates(&stands),
        subsumed: twice::subsumed(&stands),
        similar: alike::similar(assessment, texts, similarity.value),
        crowds: crowd::crowds(assessment, &stands, many.value),
        former: former::former(assessment, &findings, &looked),
        findings,
        unscoped: stands.unscoped(),
        compared_texts: alike::compared(&looked, texts),
        thresholds,
    }
}

/// The documents and routines that are there, by id.
fn looked_at<'g>(assessment: &Assessment<'g>) -> Vec<&'g Artefact> {
    let mut looked: Vec<&Artefact> = (assessment.organisation().artefacts().iter())
        .filter(|artefact| is_paper(artefact) && is_there(artefact, assessment.as_of()))
        .collect();
    looked.sort_by_key(|artefact| artefact.id());
    looked
}

/// Whether it is a document or a routine: what has a life of draft, approval and use.
fn is_paper(artefact: &Artefact) -> bool {
    artefact.kind().has_status()
}

fn threshold(assessment: &Assessment<'_>, name: &str, usual: &str) -> Threshold {
    let stated = assessment.organisation().parameter(name);
    let from = if stated.is_some() { ThresholdFrom::Organisation } else { ThresholdFrom::Default };
    let value = stated.unwrap_or_else(|| usual.parse().unwrap_or(Amount::ONE));
    Threshold { name: name.to_owned(), value, from }
}
