//! The retire list on the wire.

use clausegraph::{
    Assessment,
    minimise::{NamedBy, Replaced, Stand, Stays, Unsaid},
    retire::{KeptBy, LookAt, RetireAction, RetireList, RetireReason, Retirement},
};
use serde::Serialize;

use super::{PointReport, ReplacedReport, WIRE_VERSION, encode, minimise::point};
use crate::wording::former_words;

/// What can go, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetireReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day it is made for.
    pub as_of: String,
    /// What was assessed again without all that can go.
    pub proof: RetireProofReport,
    /// Minutes a year of all documents whose extent is stated, before.
    pub minutes_before: u64,
    /// The same without those that can go.
    pub minutes_after: u64,
    /// What can go, all of it together.
    pub retire: Vec<RetirementReport>,
    /// What overlaps and stays.
    pub look_at: Vec<LookAtReport>,
}

/// What was assessed again.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetireProofReport {
    /// The cells that were compared, each as before.
    pub cells: usize,
    /// The cells about the documents themselves.
    pub gone: usize,
    /// Whether it is proved that no other choice saves more.
    pub is_least: bool,
}

/// A document that can go.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetirementReport {
    /// The document.
    pub artefact: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// `drop-copy`, `merge`, `withdraw`, `release` or `ask-readers`.
    pub action: &'static str,
    /// The document that stays: the original, or the one to merge into.
    pub into: Option<String>,
    /// What speaks for it.
    pub reasons: Vec<RetireReasonReport>,
    /// What it shows, and what shows it then.
    pub served: Vec<ReplacedReport>,
    /// What names it and has to be put right.
    pub named_by: Vec<NamedByReport>,
    /// The requirements and clauses of the claims that go with it.
    pub claims: Vec<String>,
    /// How often it was opened, and how many records were made by it, where people use it.
    pub used: Option<[u32; 2]>,
    /// Minutes a year.
    pub minutes: u64,
    /// Pages.
    pub pages: u32,
    /// `mandates`, `retention`, `usage`: what is not stated and ought to be asked.
    pub ask: Vec<&'static str>,
}

/// What speaks against a document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetireReasonReport {
    /// `copy-of`, `copy-of-going`, `same-as`, `subsumed-by`, `similar-to`, `one-of`, `former-edition` or `found`.
    pub reason: &'static str,
    /// The other document.
    pub other: Option<String>,
    /// The share of the text in common.
    pub similarity: Option<String>,
    /// How many there are, of one of many.
    pub many: Option<usize>,
    /// The title of what a former edition asked for, or the code of the rule.
    pub what: Option<String>,
}

/// What names a document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedByReport {
    /// The artefact or scope element.
    pub id: String,
    /// The type of the link or the field.
    pub relation: &'static str,
}

/// A document that overlaps and stays.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LookAtReport {
    /// The document.
    pub artefact: String,
    /// What speaks against it.
    pub reasons: Vec<RetireReasonReport>,
    /// `only`, or why it is not asked to go: `required`, `retention` ...
    pub kept_by: &'static str,
    /// What only it shows.
    pub only: Vec<PointReport>,
    /// Minutes a year, where its extent is stated.
    pub minutes: Option<u64>,
}

/// The retire list as JSON, indented, with a line break at the end.
pub fn retire_json(assessment: &Assessment<'_>, list: &RetireList<'_>) -> String {
    encode(&RetireReport::new(assessment, list))
}

impl RetireReport {
    /// The report of a retire list.
    pub fn new(assessment: &Assessment<'_>, list: &RetireList<'_>) -> Self {
        Self {
            format_version: WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            proof: RetireProofReport {
                cells: list.proof.cells,
                gone: list.proof.gone,
                is_least: list.proof.is_least,
            },
            minutes_before: list.minutes_before,
            minutes_after: list.minutes_after,
            retire: list.retire.iter().map(retirement).collect(),
            look_at: list.look_at.iter().map(look_at).collect(),
        }
    }
}

/// An action as a word.
pub(crate) const fn action_word(action: RetireAction<'_>) -> &'static str {
    match action {
        RetireAction::DropCopy(_) => "drop-copy",
        RetireAction::MergeInto(_) => "merge",
        RetireAction::Release(_) => "release",
        RetireAction::AskReaders => "ask-readers",
        RetireAction::Withdraw | _ => "withdraw",
    }
}

fn retirement(entry: &Retirement<'_>) -> RetirementReport {
    let into = match entry.action {
        RetireAction::DropCopy(other) | RetireAction::MergeInto(other) => Some(other.id()),
        RetireAction::Withdraw | RetireAction::Release(_) | RetireAction::AskReaders | _ => None,
    };
    RetirementReport {
        artefact: entry.artefact.id().to_string(),
        owner: entry.artefact.document().owner.given().map(ToString::to_string),
        action: action_word(entry.action),
        into: into.map(ToString::to_string),
        reasons: entry.reasons.iter().map(reason).collect(),
        served: entry.served.iter().map(replaced).collect(),
        named_by: (entry.named_by.iter())
            .map(|(by, relation)| NamedByReport {
                id: match by {
                    NamedBy::Artefact(artefact) => artefact.id().to_string(),
                    NamedBy::Element(element) => element.id().to_string(),
                },
                relation: relation.as_str(),
            })
            .collect(),
        claims: entry.claims.iter().map(|claim| claim.document().target.to_string()).collect(),
        used: match entry.action {
            RetireAction::Release(used) => Some([used.reads, used.records]),
            RetireAction::DropCopy(_)
            | RetireAction::MergeInto(_)
            | RetireAction::Withdraw
            | RetireAction::AskReaders
            | _ => None,
        },
        minutes: entry.burden.minutes,
        pages: entry.burden.pages,
        ask: entry.unsaid.iter().map(|unsaid| unsaid_word(*unsaid)).collect(),
    }
}

const fn unsaid_word(unsaid: Unsaid) -> &'static str {
    match unsaid {
        Unsaid::Mandates => "mandates",
        Unsaid::Retention => "retention",
        Unsaid::Usage => "usage",
    }
}

fn reason(reason: &RetireReason<'_>) -> RetireReasonReport {
    let plain = |reason: &'static str| RetireReasonReport {
        reason,
        other: None,
        similarity: None,
        many: None,
        what: None,
    };
    let to = |word: &'static str, other: &clausegraph::Artefact| RetireReasonReport {
        other: Some(other.id().to_string()),
        ..plain(word)
    };
    match reason {
        RetireReason::CopyOf(other) => to("copy-of", other),
        RetireReason::CopyOfGoing(other) => to("copy-of-going", other),
        RetireReason::SameAs(other) => to("same-as", other),
        RetireReason::SubsumedBy(other) => to("subsumed-by", other),
        RetireReason::SimilarTo(other, share) => {
            RetireReasonReport { similarity: Some(share.to_string()), ..to("similar-to", other) }
        }
        RetireReason::OneOf(about, many) => RetireReasonReport {
            many: Some(*many),
            what: Some(crate::wording::crowd_words(about)),
            ..plain("one-of")
        },
        RetireReason::FormerEdition(by) => {
            RetireReasonReport { what: Some(former_words(by)), ..plain("former-edition") }
        }
        RetireReason::Found(by) => {
            RetireReasonReport { what: Some(by.code().to_owned()), ..plain("found") }
        }
        _ => plain("other"),
    }
}

fn replaced(found: &Replaced<'_>) -> ReplacedReport {
    ReplacedReport {
        point: point(&found.point),
        by: match found.by {
            Stand::Artefact(artefact) => Some(artefact.id().to_string()),
            Stand::Member(_) => None,
        },
    }
}

fn look_at(entry: &LookAt<'_>) -> LookAtReport {
    let (kept_by, only) = match &entry.kept {
        KeptBy::Only(only) => ("only", only.iter().map(point).collect()),
        KeptBy::Stays(stays) => (stays_word(stays), Vec::new()),
        KeptBy::Routine | _ => ("routine", Vec::new()),
    };
    LookAtReport {
        artefact: entry.artefact.id().to_string(),
        reasons: entry.reasons.iter().map(reason).collect(),
        kept_by,
        only,
        minutes: entry.burden.map(|burden| burden.minutes),
    }
}

const fn stays_word(stays: &Stays<'_>) -> &'static str {
    match stays {
        Stays::Required(..) => "required",
        Stays::Attestation => "attestation",
        Stays::Retention(_) => "retention",
        Stays::Mandated => "mandated",
        Stays::Agreement => "agreement",
        Stays::NotOurs => "not-ours",
        Stays::Draft => "draft",
        Stays::ToCome(_) => "to-come",
        Stays::NamedBy(..) => "named",
        Stays::Judged(_) => "judged",
        Stays::Suggested(_) => "suggested",
        Stays::ExtentUnknown => "extent-unknown",
        Stays::Changes => "changes",
        _ => "other",
    }
}
