//! The minimal evidence set: the documents that can go, with the proof that nothing is lost.
//!
//! # What must stay as it is
//!
//! A *point* is something that the evidence shows: what one slot of one cell is worth and where its evidence
//! comes from (of slots of which one suffices, what they show together), the planned interval against which
//! events lapse, and that a population has a member at all. Documents may go together if **neither they nor
//! any part of them**, taken away, changes a point: nobody withdraws a dozen documents on one day, and each
//! step on the way keeps everything, too. Since every status and every number above comes from points, all
//! of those stay as they are. Cells about the documents themselves go with them.
//!
//! # Why that is a cover
//!
//! A slot takes the best of the offers that reach it; if that goes, it takes the next. As long as one of those
//! that show the same stays in front, nothing changes. So each point asks that of some sets of documents one
//! must stay, and the documents of least burden that meet all such sets are a weighted set cover, in whole
//! minutes. Who solves it hands in a certificate, which [`check`] checks without trust; then everything is
//! assessed again without the documents.
//!
//! # Who is asked to go
//!
//! Documents, and of those only what nobody asks for: see [`Stays`] for the reasons of all others. Never a
//! record, never inside a retention period, never the documented information that a requirement explicitly
//! asks for, and nothing whose extent is not stated: what has no price is not weighed. Of several documents
//! that would do for what is explicitly asked, the one that is taken now stays.
//!
//! # Example
//!
//! Two documents of 40 and 12 pages show together what a third of 30 pages shows alone.
//!
//! ```
//! use clausegraph::{
//!     Organisation, SourceText, assess, catalogue, map,
//!     minimise::{HourModel, StepLimit, greedy, minimise},
//! };
//!
//! let catalogue = catalogue()?;
//! let text = r#"{ "format_version": 1,
//!   "people": [{ "key": "ana" }],
//!   "artefacts": [
//!     { "id": "DOC-1", "kind": "document", "title": "Our surroundings", "status": "in-use",
//!       "covers": ["whole-sms"], "extent": { "pages": 40 } },
//!     { "id": "DOC-2", "kind": "document", "title": "Who has a stake", "status": "in-use",
//!       "covers": ["whole-sms"], "extent": { "pages": 12 } },
//!     { "id": "DOC-3", "kind": "document", "title": "Context of the organisation", "status": "in-use",
//!       "covers": ["whole-sms"], "extent": { "pages": 30 } }
//!   ],
//!   "claims": [
//!     { "artefact": "DOC-1", "for": "4.1-01", "at": "page 2", "by": "ana", "state": "confirmed" },
//!     { "artefact": "DOC-2", "for": "4.2-a", "at": "page 1", "by": "ana", "state": "confirmed" },
//!     { "artefact": "DOC-3", "for": "4.1-01", "at": "page 3", "by": "ana", "state": "confirmed" },
//!     { "artefact": "DOC-3", "for": "4.2-a", "at": "page 9", "by": "ana", "state": "confirmed" }
//!   ] }"#;
//! let file = SourceText { name: "organisation.json".into(), text: text.into() };
//! let (organisation, problems) = Organisation::load(&[file], &catalogue);
//! let organisation = organisation.ok_or_else(|| format!("{problems:?}"))?;
//! let map = map(&catalogue, &organisation);
//! let assessment = assess(&map, "2026-11-22".parse()?);
//!
//! // Ten minutes a page and an hour for each document: 460, 180 and 360 minutes a year.
//! let solve = |cover: &_, _limit| greedy(cover);
//! let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(100), solve);
//! let may_go: Vec<&str> =
//!     minimal.retire.iter().map(|retired| retired.artefact.id().as_str()).collect();
//! assert_eq!(may_go, ["DOC-1", "DOC-2"]);
//! assert_eq!((minimal.minutes_saved(), minimal.minutes_after), (640, 360));
//!
//! // What DOC-1 shows, DOC-3 shows then.
//! let first = minimal.retire.first().ok_or("two may go")?;
//! assert!(first.served.iter().all(|served| served.point.requirement.id().as_str() == "4.1-01"));
//! assert_eq!(first.into.map(|into| into.id().as_str()), Some("DOC-3"));
//!
//! // No other choice costs less, and nothing reads otherwise without them.
//! assert!(minimal.is_least());
//! assert_eq!((minimal.again.rounds, minimal.again.changed.len()), (1, 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod again;
mod cover;
mod greedy;
mod hours;
mod points;
mod problem;
mod queue;
mod stays;

use std::collections::BTreeSet;

use clausegraph_model::{
    Artefact, Claim, Date, Key, Requirement,
    document::{JudgementDocument, PopulationDocument, SlotDocument},
};

use self::{again::again, problem::Problem, stays::sorted};
pub use self::{
    cover::{
        Certificate, Cover, CoverError, Node, Part, Proof, Refusal, Solution, StepLimit, check,
    },
    greedy::greedy,
    hours::{Burden, HourModel, PagesFrom, ReviewsFrom, burden},
};
use crate::{Assessment, Member, Origin, Relation, ValueSet};

/// The documents of least burden that keep everything as it is, and what may go.
#[derive(Clone, Debug)]
pub struct Minimal<'g> {
    /// What a document was taken to cost.
    pub hours: HourModel,
    /// What may go, the dearest first, of equal ones by id.
    pub retire: Vec<Retired<'g>>,
    /// What could be asked to go and must stay, since only it shows something; in the same order.
    pub keep: Vec<Kept<'g>>,
    /// Documents that nobody asks to go, each with the reason; by id.
    pub stay: Vec<Staying<'g>>,
    /// Minutes a year of all documents whose extent is stated, before.
    pub minutes_before: u64,
    /// The same without those that may go.
    pub minutes_after: u64,
    /// How many points there are that must stay as they are.
    pub points: usize,
    /// How many of those are so entangled that what shows them now is made to stay, which may be more than
    /// is needed.
    pub coarse: usize,
    /// The documents that could be asked to go: the columns of the cover, in order.
    pub candidates: Vec<&'g Artefact>,
    /// The problem in numbers: of each row, one document must stay.
    pub cover: Cover,
    /// The answer: the documents that stay, with its certificate.
    pub solution: Solution,
    /// What the certificate was found to prove.
    pub proof: Proof,
    /// Why the answer of the solver was not believed, and one of our own stands here; none where it was.
    pub refused: Option<Refusal>,
    /// What a second assessment found.
    pub again: Again<'g>,
}

/// A document that may go.
#[derive(Clone, Debug)]
pub struct Retired<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// What it costs.
    pub burden: Burden,
    /// What it shows, each with what shows it without the document; in reading order.
    pub served: Vec<Replaced<'g>>,
    /// The document or routine that stays and shows all of that, where one does: what else is of use in
    /// the document belongs there. Of several, the first by id; none where nothing is shown.
    pub into: Option<&'g Artefact>,
    /// What nobody says and somebody ought to ask before it goes.
    pub unsaid: Vec<Unsaid>,
}

/// Something that a document shows, and what shows it without the document.
#[derive(Clone, Debug)]
pub struct Replaced<'g> {
    /// What is shown.
    pub point: Point<'g>,
    /// What shows it then.
    pub by: Stand<'g>,
}

/// What stands for something.
#[derive(Clone, Copy, Debug)]
pub enum Stand<'g> {
    /// An artefact.
    Artefact(&'g Artefact),
    /// The member's own entry, or that of another member of the population.
    Member(Member<'g>),
}

/// What a person ought to ask before a document goes, since the data does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsaid {
    /// Whether a law, a contract or a decision asks for it.
    Mandates,
    /// How long it must be kept.
    Retention,
    /// Who reads it.
    Usage,
}

/// A document that must stay, since it shows what nothing else that stays does.
#[derive(Clone, Debug)]
pub struct Kept<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// What it costs.
    pub burden: Burden,
    /// What only it shows; in reading order.
    pub only: Vec<Point<'g>>,
}

/// A document that nobody asks to go.
#[derive(Clone, Debug)]
pub struct Staying<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// What it costs; none where neither pages nor words are stated.
    pub burden: Option<Burden>,
    /// Why it stays.
    pub reason: Stays<'g>,
}

/// Why nobody asks a document to go: the first that holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Stays<'g> {
    /// It is the documented information that a requirement explicitly asks for.
    Required(&'g Requirement, Member<'g>),
    /// It is a record, or another body's attestation.
    Attestation,
    /// It must be kept until a day; none where it is not said until when.
    Retention(Option<Date>),
    /// Somebody is stated to ask for it.
    Mandated,
    /// It is an agreement that is not stated to have ended.
    Agreement,
    /// It belongs to another party or another management system, and costs nothing here.
    NotOurs,
    /// It is being written.
    Draft,
    /// It is of a day to come.
    ToCome(Date),
    /// Another that is there names it.
    NamedBy(NamedBy<'g>, Relation),
    /// A judgement was made on it.
    Judged(&'g JudgementDocument),
    /// A suggested claim offers it, and nobody has looked at it yet.
    Suggested(&'g Claim),
    /// Neither its pages nor its words are stated, so it has no price.
    ExtentUnknown,
    /// Something was found to change without it when everything was assessed again.
    Changes,
}

/// What names a document.
#[derive(Clone, Copy, Debug)]
pub enum NamedBy<'g> {
    /// An artefact.
    Artefact(&'g Artefact),
    /// A scope element.
    Element(&'g clausegraph_model::Element),
}

/// Something that must stay as it is.
#[derive(Clone, Debug)]
pub struct Point<'g> {
    /// The requirement; the first of them for a population.
    pub requirement: &'g Requirement,
    /// The member.
    pub member: Member<'g>,
    /// What of its cell.
    pub of: PointOf<'g>,
}

/// What of a cell must stay as it is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum PointOf<'g> {
    /// What a slot is worth, and where its evidence comes from.
    Slot(&'g SlotDocument, ValueSet, Option<Origin>),
    /// The same of slots of which one suffices.
    Group(&'g Key, ValueSet, Option<Origin>),
    /// The planned interval that a slot lays down, by the day until which an event is then in time.
    Interval(&'g SlotDocument, Date),
    /// That a population has a member at all.
    Population(&'g PopulationDocument),
}

/// What a second assessment found, without the documents that may go.
#[derive(Clone, Debug, Default)]
pub struct Again<'g> {
    /// The cells that were compared.
    pub cells: usize,
    /// The cells about the documents themselves, which go with them.
    pub gone: usize,
    /// Cells that had changed in an earlier round, whereupon documents were made to stay.
    pub changed: Vec<(&'g Requirement, Member<'g>)>,
    /// How often it was done.
    pub rounds: usize,
}

impl Minimal<'_> {
    /// Minutes a year that are saved.
    pub fn minutes_saved(&self) -> u64 {
        self.minutes_before.saturating_sub(self.minutes_after)
    }

    /// Documents that are kept up here and have no price, since neither pages nor words are stated.
    pub fn unpriced(&self) -> usize {
        let unpriced = |staying: &&Staying<'_>| staying.burden.is_none() && staying.reason.costs();
        self.stay.iter().filter(unpriced).count()
    }

    /// Whether no other choice among the candidates saves more.
    pub fn is_least(&self) -> bool {
        self.proof.is_least() && self.coarse == 0
    }
}

/// Finds the documents of least burden that keep every point as it is, and those that may go.
///
/// `solve` answers the cover; whoever it is, the answer is checked, and where it is not believed the one of
/// [`greedy`] stands in, and [`Minimal::refused`] tells why. Everything is then assessed again without the
/// documents that may go. Should a cell read otherwise (which would be a fault of ours), the documents that
/// bear on it are made to stay and the rest is solved again, until nothing changes.
///
/// The order of the files decides nothing.
pub fn minimise<'g>(
    assessment: &Assessment<'g>,
    hours: &HourModel,
    limit: StepLimit,
    solve: impl Fn(&Cover, StepLimit) -> Solution,
) -> Minimal<'g> {
    let mut pinned: BTreeSet<u32> = BTreeSet::new();
    let mut told = Again::default();
    loop {
        let documents = sorted(assessment, hours, &pinned);
        let problem = Problem::new(assessment, &documents.candidates);
        let cover = problem.cover();
        let answer = answer(&cover, limit, &solve);
        let gone: BTreeSet<u32> = documents
            .candidates
            .iter()
            .enumerate()
            .filter(|(column, _)| answer.solution.chosen.binary_search(column).is_err())
            .map(|(_, (position, _))| *position)
            .collect();
        let compared = again(assessment, &gone);
        told.rounds += 1;
        if !compared.changed.is_empty() && !gone.is_empty() {
            let cells: Vec<_> = compared
                .changed
                .iter()
                .map(|(requirement, _, member)| (requirement.position(), *member))
                .collect();
            pinned.extend(problem.bearing(&cells, &gone));
            let changed = compared.changed.into_iter();
            told.changed.extend(changed.map(|(requirement, member, _)| (requirement, member)));
            continue;
        }
        told.cells = compared.cells;
        told.gone = compared.gone;
        let (retire, keep) = (problem.retired(&gone), problem.kept(&gone));
        let of_stay = documents.stay.iter().filter_map(|staying| staying.burden.as_ref());
        let of_keep = keep.iter().map(|kept| &kept.burden);
        let minutes_after: u64 = of_stay.chain(of_keep).map(|burden| burden.minutes).sum();
        let saved: u64 = retire.iter().map(|retired| retired.burden.minutes).sum();
        let candidates = documents.candidates.iter();
        return Minimal {
            hours: *hours,
            retire,
            keep,
            minutes_before: minutes_after + saved,
            minutes_after,
            points: problem.points,
            coarse: problem.coarse,
            candidates: candidates
                .filter_map(|(position, _)| again::artefact(assessment, *position))
                .collect(),
            stay: documents.stay,
            cover,
            solution: answer.solution,
            proof: answer.proof,
            refused: answer.refused,
            again: told,
        };
    }
}

/// An answer that was checked.
struct Answer {
    solution: Solution,
    proof: Proof,
    refused: Option<Refusal>,
}

fn answer(
    cover: &Cover,
    limit: StepLimit,
    solve: &impl Fn(&Cover, StepLimit) -> Solution,
) -> Answer {
    let solution = solve(cover, limit);
    let refusal = match check(cover, &solution) {
        Ok(proof) => return Answer { solution, proof, refused: None },
        Err(refusal) => refusal,
    };
    let ours = greedy(cover);
    let (solution, proof) = match check(cover, &ours) {
        Ok(proof) => (ours, proof),
        // Everything stays: true of any cover, and proves nothing.
        Err(_) => everything(cover),
    };
    Answer { solution, proof, refused: Some(refusal) }
}

fn everything(cover: &Cover) -> (Solution, Proof) {
    let chosen: Vec<usize> = (0..cover.costs().len()).collect();
    let cost = cover.costs().iter().sum();
    let certificate = Certificate { scale: 1, parts: Vec::new() };
    let solution = Solution { chosen, cost, bound: 0, certificate, steps: 0 };
    (solution, Proof { cost, bound: 0, leaves: 0 })
}
