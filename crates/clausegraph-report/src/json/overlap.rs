//! Overlap on the wire.

use clausegraph::{
    Assessment,
    overlap::{
        Crowd, CrowdAbout, Duplicates, Former, FormerBy, Overlap, Same, Shown, SimilarFrom,
        Standing, Subsumed,
    },
};
use serde::Serialize;

use super::{ThresholdReport, WIRE_VERSION, encode, findings::threshold_report};

/// What overlaps, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OverlapReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day it is made for.
    pub as_of: String,
    /// How many documents that are there were looked at.
    pub documents: usize,
    /// How many routines that are there were looked at.
    pub routines: usize,
    /// How many documents state their likeness to others, or were compared now.
    pub compared_texts: usize,
    /// The numbers that were read.
    pub thresholds: Vec<ThresholdReport>,
    /// Groups of which one would do.
    pub duplicates: Vec<DuplicatesReport>,
    /// Papers that show nothing which another does not show as well.
    pub subsumed: Vec<SubsumedReport>,
    /// Pairs with much the same text, the most similar first.
    pub similar: Vec<SimilarReport>,
    /// Many procedures or routines for one thing.
    pub crowds: Vec<CrowdReport>,
    /// Documents of former editions.
    pub former: Vec<FormerReport>,
    /// What the rules about burden found; `findings` tells more.
    pub rules: Vec<RuleTallyReport>,
    /// Papers that show something and do not state what they cover.
    pub unscoped: Vec<String>,
}

/// A group of which one would do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DuplicatesReport {
    /// `bytes` or `shown`.
    pub same: &'static str,
    /// The hash that all state; none where they show the same.
    pub hash: Option<String>,
    /// What each of them shows; empty of bytes.
    pub shown: Vec<ShownReport>,
    /// The artefacts, the one that stands best first.
    pub artefacts: Vec<String>,
}

/// A slot of a cell that an artefact serves.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownReport {
    /// The requirement.
    pub requirement: String,
    /// The member; none for the organisation and for a population as a whole.
    pub member: Option<String>,
    /// The slot.
    pub slot: String,
    /// What the offer is worth.
    pub value: &'static str,
    /// Where it comes from.
    pub origin: &'static str,
    /// What the other one's offer is worth; none where no other is spoken of.
    pub other_value: Option<&'static str>,
    /// Where that comes from.
    pub other_origin: Option<&'static str>,
}

/// A paper that another holds within it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubsumedReport {
    /// The paper.
    pub artefact: String,
    /// The other one.
    pub by: String,
    /// `same` or `within`: how its scope lies to the other's.
    pub scopes: &'static str,
    /// What it shows.
    pub shown: Vec<ShownReport>,
    /// How many things the other one shows besides.
    pub more: usize,
}

/// Two documents with much the same text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SimilarReport {
    /// The two, the one that stands better first.
    pub artefacts: [String; 2],
    /// The share of the text in common.
    pub similarity: String,
    /// `stated` or `compared`.
    pub from: &'static str,
    /// How the scope of the second lies to that of the first: `same`, `within`, `around`, `across`, `apart` or
    /// `unknown`.
    pub scopes: &'static str,
}

/// Many procedures or routines for one thing.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CrowdReport {
    /// The process; none of a clause.
    pub process: Option<String>,
    /// The leaf clause; none of a process.
    pub clause: Option<String>,
    /// The requirements of the clause.
    pub requirements: Vec<String>,
    /// The kind of the artefacts.
    pub kind: &'static str,
    /// The artefacts.
    pub artefacts: Vec<CrowdedReport>,
}

/// One of many.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CrowdedReport {
    /// The artefact.
    pub artefact: String,
    /// How many of the requirements it shows something of.
    pub requirements: usize,
    /// Whether a decision allows it to differ.
    pub allowed: bool,
}

/// A document of a former edition.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormerReport {
    /// The document.
    pub artefact: String,
    /// What the catalogue calls it, or the title of the former clause.
    pub item: String,
    /// The number of the former clause; none of a sort of document.
    pub clause: Option<String>,
    /// The editions that have it.
    pub editions: Vec<String>,
    /// Whether nobody says if anybody asks for it.
    pub unsaid: bool,
}

/// What a rule found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleTallyReport {
    /// The code.
    pub code: &'static str,
    /// The keys by which its findings are known again.
    pub found: Vec<String>,
    /// How many subjects it cannot evaluate, since something is not stated.
    pub not_evaluated: u64,
}

/// Overlap as JSON, indented, with a line break at the end.
pub fn overlap_json(assessment: &Assessment<'_>, overlap: &Overlap<'_>) -> String {
    encode(&OverlapReport::new(assessment, overlap))
}

impl OverlapReport {
    pub(super) fn new(assessment: &Assessment<'_>, overlap: &Overlap<'_>) -> Self {
        Self {
            format_version: WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            documents: overlap.documents,
            routines: overlap.routines,
            compared_texts: overlap.compared_texts,
            thresholds: overlap.thresholds.iter().map(threshold_report).collect(),
            duplicates: overlap.duplicates.iter().map(duplicates).collect(),
            subsumed: overlap.subsumed.iter().map(subsumed).collect(),
            similar: (overlap.similar.iter())
                .map(|pair| SimilarReport {
                    artefacts: pair.artefacts.map(|artefact| artefact.id().to_string()),
                    similarity: pair.similarity.to_string(),
                    from: match pair.from {
                        SimilarFrom::Stated => "stated",
                        SimilarFrom::Compared => "compared",
                    },
                    scopes: pair.scopes.as_str(),
                })
                .collect(),
            crowds: overlap.crowds.iter().map(crowd).collect(),
            former: (overlap.former.iter()).map(former).collect(),
            rules: (overlap.findings.runs().iter())
                .filter(|run| run.bound)
                .map(|run| RuleTallyReport {
                    code: run.rule.code,
                    found: (overlap.findings.found())
                        .filter(|finding| finding.rule.code == run.rule.code)
                        .map(clausegraph::Finding::recurrence_key)
                        .collect(),
                    not_evaluated: run.not_evaluated,
                })
                .collect(),
            unscoped: overlap.unscoped.iter().map(|artefact| artefact.id().to_string()).collect(),
        }
    }
}

fn duplicates(group: &Duplicates<'_>) -> DuplicatesReport {
    let (same, hash, shown) = match &group.same {
        Same::Bytes(hash) => ("bytes", Some((*hash).to_owned()), Vec::new()),
        Same::Shown(found) => {
            ("shown", None, found.iter().map(|found| shown_report(found, None)).collect())
        }
        _ => ("other", None, Vec::new()),
    };
    let artefacts = group.artefacts.iter().map(|artefact| artefact.id().to_string());
    DuplicatesReport { same, hash, shown, artefacts: artefacts.collect() }
}

fn shown_report(shown: &Shown<'_>, other: Option<Standing>) -> ShownReport {
    ShownReport {
        requirement: shown.requirement.id().to_string(),
        member: shown.member.id().map(str::to_owned),
        slot: shown.slot.id.to_string(),
        value: shown.standing.value.as_str(),
        origin: shown.standing.origin.as_str(),
        other_value: other.map(|other| other.value.as_str()),
        other_origin: other.map(|other| other.origin.as_str()),
    }
}

fn subsumed(held: &Subsumed<'_>) -> SubsumedReport {
    SubsumedReport {
        artefact: held.artefact.id().to_string(),
        by: held.by.id().to_string(),
        scopes: held.scopes.as_str(),
        shown: held.shown.iter().map(|(shown, other)| shown_report(shown, Some(*other))).collect(),
        more: held.more,
    }
}

fn former(found: &Former<'_>) -> FormerReport {
    let (item, clause, editions) = match found.by {
        FormerBy::Item(item) => (item.title.clone(), None, item.editions.clone()),
        FormerBy::Clause(clause) => {
            (clause.title.clone(), Some(clause.number.to_string()), vec![clause.edition.clone()])
        }
        _ => (String::new(), None, Vec::new()),
    };
    let artefact = found.artefact.id().to_string();
    FormerReport { artefact, item, clause, editions, unsaid: found.unsaid }
}

fn crowd(crowd: &Crowd<'_>) -> CrowdReport {
    let (process, clause, requirements) = match &crowd.about {
        CrowdAbout::Process(key) => (Some(key.to_string()), None, Vec::new()),
        CrowdAbout::Clause(clause, found) => {
            let ids = found.iter().map(|requirement| requirement.id().to_string());
            (None, Some(clause.id().to_string()), ids.collect())
        }
        _ => (None, None, Vec::new()),
    };
    CrowdReport {
        process,
        clause,
        requirements,
        kind: crowd.kind.as_str(),
        artefacts: (crowd.artefacts.iter())
            .map(|one| CrowdedReport {
                artefact: one.artefact.id().to_string(),
                requirements: one.requirements,
                allowed: one.allowed,
            })
            .collect(),
    }
}
