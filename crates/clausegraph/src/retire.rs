//! The retire list: what can go, why one thinks so, what then stands for it, and what has to be put right.
//!
//! What may go is what the minimal evidence set says, and nothing else: only that set was assessed again as a
//! whole. Overlap gives reasons and names the document to merge into; where it speaks against a document that
//! stays, the document is listed to be looked at, with what keeps it.

mod reasons;

use clausegraph_model::{Amount, Artefact, ArtefactId, Claim, Fact, Family};
use rust_decimal::Decimal;

use crate::{
    Assessment, Finding, Relation,
    minimise::{Burden, Minimal, NamedBy, Point, Replaced, Retired, Stays, Unsaid},
    overlap::{CrowdAbout, FormerBy, Overlap},
    trail::{NodeKey, Web},
};

/// What can go, and what should be looked at.
#[derive(Clone, Debug)]
pub struct RetireList<'g> {
    /// What can go, all of it together: the dearest first, of equal ones by id.
    pub retire: Vec<Retirement<'g>>,
    /// What overlap speaks against and what stays, in order of ids.
    pub look_at: Vec<LookAt<'g>>,
    /// Minutes a year of all documents whose extent is stated, before.
    pub minutes_before: u64,
    /// The same without those that can go.
    pub minutes_after: u64,
    /// What was assessed again, without any of those that can go.
    pub proof: RetireProof,
}

/// What was assessed again without all that can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetireProof {
    /// The cells that were compared; each read as before.
    pub cells: usize,
    /// The cells about the documents themselves, which go with them.
    pub gone: usize,
    /// Whether no other choice among the candidates saves more.
    pub is_least: bool,
}

/// A document that can go.
#[derive(Clone, Debug)]
pub struct Retirement<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// What is to be done.
    pub action: RetireAction<'g>,
    /// Every reason that speaks for it besides that nothing is lost.
    pub reasons: Vec<RetireReason<'g>>,
    /// What it shows, each with what shows it then; in reading order.
    pub served: Vec<Replaced<'g>>,
    /// What names it and has to be put right, in the order of relations, then of ids; without what goes too.
    pub named_by: Vec<(NamedBy<'g>, Relation)>,
    /// The claims that offer it, and go with it; in reading order.
    pub claims: Vec<&'g Claim>,
    /// What it costs.
    pub burden: Burden,
    /// What nobody says, and somebody ought to ask before it goes.
    pub unsaid: Vec<Unsaid>,
}

/// What is to be done with a document that can go.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum RetireAction<'g> {
    /// Drop it: the other one holds the same bytes, and stays or is released.
    DropCopy(&'g Artefact),
    /// Carry over what is of use in it to the other one, which stays.
    MergeInto(&'g Artefact),
    /// Withdraw it: no single document takes its place, or it shows nothing, and hardly anybody opens it.
    Withdraw,
    /// Nothing that is asked for rests on it, and people use it: it is no document of the management system, and
    /// a working paper of those who read it.
    Release(Used),
    /// Nothing that is asked for rests on it, and nobody says who uses it: that has to be known first.
    AskReaders,
}

/// How a document is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// How often it was opened (`usage.reads`).
    pub reads: u32,
    /// How many records were made by it (`usage.used_by_records`).
    pub records: u32,
}

/// What speaks against a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RetireReason<'g> {
    /// It has the bytes of another one, which stays.
    CopyOf(&'g Artefact),
    /// It shows the same as another one of its kind and scope, which stays.
    SameAs(&'g Artefact),
    /// Another one, which stays, shows all that it shows.
    SubsumedBy(&'g Artefact),
    /// It has the bytes of others, all of which can go; the one that stands best of them.
    CopyOfGoing(&'g Artefact),
    /// Its text is much like that of another one, which stays.
    SimilarTo(&'g Artefact, Amount),
    /// It is one of so many for one thing.
    OneOf(CrowdAbout<'g>, usize),
    /// It is of an earlier edition; whether anybody asks for it may not be said.
    FormerEdition(FormerBy<'g>),
    /// A rule found something about it.
    Found(FoundBy),
}

/// The rules about single documents whose findings are reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundBy {
    /// HF-022: nobody asks for it, and hardly anybody opens it.
    Unused,
    /// HF-023: it holds what a template left.
    Residue,
    /// HF-029: nothing is tied to it.
    Orphan,
}

impl FoundBy {
    /// Every rule, in the order of the codes.
    pub const ALL: [Self; 3] = [Self::Unused, Self::Residue, Self::Orphan];

    /// The code of the rule.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unused => "HF-022",
            Self::Residue => "HF-023",
            Self::Orphan => "HF-029",
        }
    }

    fn of(finding: &Finding<'_>) -> Option<Self> {
        Self::ALL.into_iter().find(|found| found.code() == finding.rule.code)
    }
}

/// A document that overlap speaks against, and that stays.
#[derive(Clone, Debug)]
pub struct LookAt<'g> {
    /// The document.
    pub artefact: &'g Artefact,
    /// What speaks against it.
    pub reasons: Vec<RetireReason<'g>>,
    /// What keeps it.
    pub kept: KeptBy<'g>,
    /// What it costs; none where its extent is not stated.
    pub burden: Option<Burden>,
}

/// What keeps a document that overlap speaks against.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum KeptBy<'g> {
    /// Only it shows this.
    Only(Vec<Point<'g>>),
    /// It is not asked to go at all, or was not to be.
    Stays(Stays<'g>),
    /// It is a routine: what is done and not what is written, and no paper to withdraw.
    Routine,
}

/// Puts the minimal evidence set and the overlap of one assessment together.
///
/// Every document that can go according to [`Minimal`] is listed, and no other: required documented
/// information, records, what is within its retention and what somebody is stated to ask for never are. The
/// action is to drop a copy where a document with the same bytes stays, to merge where one stays that shows the
/// same, or all of it, or has much the same text. Else it is released to its readers where people use it (more
/// often than HF-022 bears), withdrawn where they do not, and its readers are asked for where nobody says.
///
/// Everything was assessed again without the whole list, and each cell read as before
/// ([`RetireList::proof`]). Only the whole list was; a part of it was not.
///
/// ```
/// use clausegraph::{
///     Organisation, SourceText, assess, catalogue, map,
///     minimise::{HourModel, StepLimit, greedy, minimise},
///     overlap, retire, retire::RetireAction,
/// };
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "artefacts": [
///     { "id": "DOC-1", "kind": "document", "status": "in-use", "extent": { "pages": 12 },
///       "hash": "sha256:aa" },
///     { "id": "DOC-2", "kind": "document", "status": "in-use", "extent": { "pages": 12 },
///       "hash": "sha256:aa", "mandates": null, "retention": null }
/// ], "claims": [{ "artefact": "DOC-1", "for": "4.1-01", "at": "chapter 1", "state": "confirmed" }] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-11-22".parse()?);
///
/// let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(1000), |cover, _| greedy(cover));
/// let list = retire(&assessment, &overlap(&assessment), &minimal);
/// let copy = list.retire.first().ok_or("the copy can go")?;
/// assert_eq!(copy.artefact.id().as_str(), "DOC-2");
/// assert!(matches!(copy.action, RetireAction::DropCopy(other) if other.id().as_str() == "DOC-1"));
/// assert_eq!(copy.burden.minutes, 180);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn retire<'g>(
    assessment: &Assessment<'g>,
    overlap: &Overlap<'g>,
    minimal: &Minimal<'g>,
) -> RetireList<'g> {
    let reasons = reasons::Reasons::of(overlap, minimal);
    let web = Web::new(assessment.organisation());
    let retire = minimal.retire.iter().map(|retired| {
        let artefact = retired.artefact;
        let against = reasons.against(artefact);
        Retirement {
            artefact,
            action: action(overlap, retired, &against),
            reasons: against,
            served: retired.served.clone(),
            named_by: named_by(assessment, &web, artefact, |id| reasons.goes(id)),
            claims: claims(assessment, artefact),
            burden: retired.burden,
            unsaid: retired.unsaid.clone(),
        }
    });
    RetireList {
        retire: retire.collect(),
        look_at: look_at(minimal, overlap, &reasons),
        minutes_before: minimal.minutes_before,
        minutes_after: minimal.minutes_after,
        proof: RetireProof {
            cells: minimal.again.cells,
            gone: minimal.again.gone,
            is_least: minimal.is_least(),
        },
    }
}

impl RetireList<'_> {
    /// Minutes a year that are saved.
    pub fn minutes_saved(&self) -> u64 {
        self.minutes_before.saturating_sub(self.minutes_after)
    }
}

/// Whether anybody says how often a document is opened.
fn is_use_stated(artefact: &Artefact) -> bool {
    match &artefact.document().usage {
        Fact::Given(usage) => !usage.reads.is_unknown(),
        Fact::StatedNone => true,
        Fact::Unknown => false,
    }
}

/// How a document is used, where that is more than the rule about unused ones (HF-022) bears.
fn used(overlap: &Overlap<'_>, artefact: &Artefact) -> Option<Used> {
    let usage = artefact.document().usage.given()?;
    let number = |fact: &Fact<u32>| fact.given().copied().unwrap_or_default();
    let used = Used { reads: number(&usage.reads), records: number(&usage.used_by_records) };
    let run = overlap.findings.runs().iter().find(|run| run.rule.code == FoundBy::Unused.code());
    let thresholds = run.into_iter().flat_map(|run| &run.thresholds);
    let most = thresholds.into_iter().find(|threshold| threshold.name == "hf-022-reads");
    let most = most.map_or(Amount::ZERO, |most| most.value);
    let is_read = Decimal::from(used.reads) > most.decimal();
    (is_read || used.records > 0).then_some(used)
}

/// The action that the first reason of its sort gives.
fn action<'g>(
    overlap: &Overlap<'g>,
    retired: &Retired<'g>,
    reasons: &[RetireReason<'g>],
) -> RetireAction<'g> {
    // Nothing can be merged into the minutes of a review.
    let mut merge = retired.into.filter(|into| into.kind().family() == Family::Documents);
    for reason in reasons {
        match reason {
            RetireReason::CopyOf(other) => return RetireAction::DropCopy(other),
            RetireReason::CopyOfGoing(other) if used(overlap, other).is_some() => {
                return RetireAction::DropCopy(other);
            }
            RetireReason::SameAs(other)
            | RetireReason::SubsumedBy(other)
            | RetireReason::SimilarTo(other, _) => merge = merge.or(Some(other)),
            RetireReason::CopyOfGoing(_)
            | RetireReason::OneOf(..)
            | RetireReason::FormerEdition(_)
            | RetireReason::Found(_) => {}
        }
    }
    match (merge, used(overlap, retired.artefact)) {
        (Some(other), _) => RetireAction::MergeInto(other),
        (None, Some(used)) => RetireAction::Release(used),
        (None, None) if is_use_stated(retired.artefact) => RetireAction::Withdraw,
        (None, None) => RetireAction::AskReaders,
    }
}

/// What names a document and does not go itself.
fn named_by<'g>(
    assessment: &Assessment<'g>,
    web: &Web<'g>,
    artefact: &'g Artefact,
    goes: impl Fn(&ArtefactId) -> bool,
) -> Vec<(NamedBy<'g>, Relation)> {
    let organisation = assessment.organisation();
    let node = NodeKey::Artefact(artefact.id());
    let ties = web.of(node).filter(|tie| tie.to == node && tie.from != node);
    let named = ties.filter_map(|tie| match tie.from {
        NodeKey::Artefact(id) if !goes(id) => {
            let from = organisation.artefact(id.as_str())?;
            Some((NamedBy::Artefact(from), tie.relation))
        }
        NodeKey::Element(id) => {
            Some((NamedBy::Element(organisation.element(id.as_str())?), tie.relation))
        }
        NodeKey::Artefact(_)
        | NodeKey::Person(_)
        | NodeKey::Judgement(_)
        | NodeKey::Requirement(_) => None,
    });
    named.collect()
}

fn claims<'g>(assessment: &Assessment<'g>, artefact: &Artefact) -> Vec<&'g Claim> {
    let organisation = assessment.organisation();
    let position = organisation.artefact_position(artefact.id().as_str());
    organisation.claims().iter().filter(|claim| Some(claim.artefact()) == position).collect()
}

/// What overlap speaks against and what stays.
fn look_at<'g>(
    minimal: &Minimal<'g>,
    overlap: &Overlap<'g>,
    reasons: &reasons::Reasons<'g>,
) -> Vec<LookAt<'g>> {
    let mut found = Vec::new();
    let mut add = |artefact: &'g Artefact, kept: KeptBy<'g>, burden: Option<Burden>| {
        let against = reasons.against(artefact);
        // To be one of many is a matter of all of them, and no reason to look at one.
        if against.iter().any(|reason| !matches!(reason, RetireReason::OneOf(..))) {
            found.push(LookAt { artefact, reasons: against, kept, burden });
        }
    };
    for kept in &minimal.keep {
        add(kept.artefact, KeptBy::Only(kept.only.clone()), Some(kept.burden));
    }
    for staying in &minimal.stay {
        add(staying.artefact, KeptBy::Stays(staying.reason.clone()), staying.burden);
    }
    for routine in reasons::routines(overlap) {
        add(routine, KeptBy::Routine, None);
    }
    found.sort_by_key(|entry| entry.artefact.id());
    found
}
