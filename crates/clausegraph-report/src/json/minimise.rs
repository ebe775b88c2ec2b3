//! The least set of documents on the wire.

use clausegraph::{
    Assessment, Member,
    minimise::{
        Burden, Certificate, Minimal, NamedBy, Node, PagesFrom, Point, PointOf, ReviewsFrom, Stand,
        Staying, Stays, Unsaid,
    },
};
use serde::Serialize;

use super::{WIRE_VERSION, encode};

/// The least set of documents on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MinimalReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// What this is: `minimal-evidence-set`.
    pub kind: &'static str,
    /// The day the assessment is made for.
    pub as_of: String,
    /// What a document was taken to cost.
    pub hours: HourModelReport,
    /// Minutes a year of all documents that have a price, now.
    pub minutes_before: u64,
    /// The same without those that may go.
    pub minutes_after: u64,
    /// The difference.
    pub minutes_saved: u64,
    /// Documents without a price: neither pages nor words are stated.
    pub unpriced: usize,
    /// How many points must stay as they are.
    pub points: usize,
    /// How many of those were held as they are, since too much hangs together.
    pub coarse_points: usize,
    /// What may go, the dearest first.
    pub retire: Vec<RetiredReport>,
    /// What must stay since only it shows something, the dearest first.
    pub keep: Vec<KeptReport>,
    /// Documents that nobody asks to go, by id.
    pub stay: Vec<StayingReport>,
    /// What was proved.
    pub proof: ProofReport,
    /// What a second assessment found.
    pub again: AgainReport,
}

/// What a document is taken to cost.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HourModelReport {
    /// Minutes to review one page.
    pub minutes_per_page: u32,
    /// Words that make a page.
    pub words_per_page: u32,
    /// Minutes a year for having a document.
    pub minutes_per_document: u32,
    /// Reviews a year where nothing is stated.
    pub reviews_per_year: u32,
}

/// What a document costs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BurdenReport {
    /// Its pages.
    pub pages: u32,
    /// What they were taken from: `pages`, `words` or `empty`.
    pub pages_from: &'static str,
    /// What the reviews a year were taken from: `interval`, `days` or `customary`.
    pub reviews_from: &'static str,
    /// The interval, days or number that was.
    pub reviews: String,
    /// Minutes a year.
    pub minutes: u64,
}

/// A document that may go.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetiredReport {
    /// The id.
    pub artefact: String,
    /// What it costs.
    pub burden: BurdenReport,
    /// The document that shows all that it shows; null where none does alone.
    pub merge_into: Option<String>,
    /// What it shows, each with what shows it then.
    pub served: Vec<ReplacedReport>,
    /// What nobody says: `mandates`, `retention`, `usage`.
    pub unsaid: Vec<&'static str>,
}

/// Something that a document shows, and what shows it then.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplacedReport {
    /// What is shown.
    pub point: PointReport,
    /// The artefact that shows it then; null where the member's own entry does.
    pub by: Option<String>,
}

/// Something that must stay as it is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointReport {
    /// The requirement.
    pub requirement: String,
    /// The member; null for the organisation and for a population as a whole.
    pub member: Option<String>,
    /// What of its cell: `slot`, `group`, `interval` or `population`.
    pub of: &'static str,
    /// The id of that.
    pub id: String,
    /// What it shows; empty of intervals and populations.
    pub values: Vec<&'static str>,
    /// Where the evidence comes from.
    pub origin: Option<&'static str>,
    /// Of an interval, the day until which the event is in time.
    pub due: Option<String>,
}

/// A document that must stay.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptReport {
    /// The id.
    pub artefact: String,
    /// What it costs.
    pub burden: BurdenReport,
    /// What only it shows.
    pub only: Vec<PointReport>,
}

/// A document that nobody asks to go.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StayingReport {
    /// The id.
    pub artefact: String,
    /// What it costs; null where it has no price.
    pub burden: Option<BurdenReport>,
    /// Why: `required`, `attestation`, `retention`, `mandated`, `agreement`, `not-ours`, `draft`,
    /// `to-come`, `named`, `judged`, `suggested`, `extent-unknown` or `changes`.
    pub reason: &'static str,
    /// The requirement, artefact, element, judgement or day behind it.
    pub by: Option<String>,
    /// How that is tied to the document.
    pub relation: Option<String>,
}

/// What was proved, and everything that is needed to check it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProofReport {
    /// Whether no other choice costs less.
    pub least: bool,
    /// What those that must stay cost, in minutes.
    pub cost: u64,
    /// What every choice costs at least.
    pub bound: u64,
    /// The difference.
    pub gap: u64,
    /// The nodes that the search looked at.
    pub steps: usize,
    /// The leaves that were checked.
    pub leaves: usize,
    /// Why the answer of the solver was not believed; null where it was.
    pub refused: Option<String>,
    /// The documents that could go: the columns.
    pub columns: Vec<ColumnReport>,
    /// Of each row, one column must stay.
    pub rows: Vec<Vec<usize>>,
    /// The columns that stay.
    pub chosen: Vec<usize>,
    /// By what the prices are to be divided.
    pub scale: u64,
    /// The parts of the certificate, each a tree whose first node is the root.
    pub parts: Vec<Vec<NodeReport>>,
}

/// A column of the cover.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnReport {
    /// The document.
    pub artefact: String,
    /// Its minutes.
    pub cost: u64,
}

/// A node of the certificate.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NodeReport {
    /// `branch` or `leaf`.
    pub kind: &'static str,
    /// Of a branch: the column.
    pub column: Option<usize>,
    /// Of a branch: the node for all choices with the column.
    pub with: Option<usize>,
    /// Of a branch: the node for all choices without it.
    pub without: Option<usize>,
    /// Of a leaf: rows and their prices.
    pub prices: Vec<(usize, u64)>,
}

/// What a second assessment found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgainReport {
    /// The cells that were compared, all of them as before.
    pub cells: usize,
    /// The cells about the documents themselves, which go with them.
    pub gone: usize,
    /// How often everything was solved and assessed.
    pub rounds: usize,
    /// Cells that had changed in an earlier round.
    pub changed: Vec<String>,
}

/// The least set of documents as JSON, indented, with a line break at the end.
pub fn minimal_json(assessment: &Assessment<'_>, minimal: &Minimal<'_>) -> String {
    encode(&MinimalReport::new(assessment, minimal))
}

impl MinimalReport {
    /// The report of the least set of documents.
    pub fn new(assessment: &Assessment<'_>, minimal: &Minimal<'_>) -> Self {
        let hours = minimal.hours;
        Self {
            format_version: WIRE_VERSION,
            kind: "minimal-evidence-set",
            as_of: assessment.as_of().to_string(),
            hours: HourModelReport {
                minutes_per_page: hours.minutes_per_page,
                words_per_page: hours.words_per_page,
                minutes_per_document: hours.minutes_per_document,
                reviews_per_year: hours.reviews_per_year,
            },
            minutes_before: minimal.minutes_before,
            minutes_after: minimal.minutes_after,
            minutes_saved: minimal.minutes_saved(),
            unpriced: minimal.unpriced(),
            points: minimal.points,
            coarse_points: minimal.coarse,
            retire: minimal
                .retire
                .iter()
                .map(|retired| RetiredReport {
                    artefact: retired.artefact.id().to_string(),
                    burden: burden(&retired.burden),
                    merge_into: retired.into.map(|into| into.id().to_string()),
                    served: retired
                        .served
                        .iter()
                        .map(|replaced| ReplacedReport {
                            point: point(&replaced.point),
                            by: match replaced.by {
                                Stand::Artefact(artefact) => Some(artefact.id().to_string()),
                                Stand::Member(_) => None,
                            },
                        })
                        .collect(),
                    unsaid: retired.unsaid.iter().map(|unsaid| unsaid_word(*unsaid)).collect(),
                })
                .collect(),
            keep: minimal
                .keep
                .iter()
                .map(|kept| KeptReport {
                    artefact: kept.artefact.id().to_string(),
                    burden: burden(&kept.burden),
                    only: kept.only.iter().map(point).collect(),
                })
                .collect(),
            stay: minimal.stay.iter().map(staying).collect(),
            proof: proof(minimal),
            again: AgainReport {
                cells: minimal.again.cells,
                gone: minimal.again.gone,
                rounds: minimal.again.rounds,
                changed: minimal
                    .again
                    .changed
                    .iter()
                    .map(|(requirement, member)| match member.id() {
                        Some(member) => format!("{}@{member}", requirement.id()),
                        None => requirement.id().to_string(),
                    })
                    .collect(),
            },
        }
    }
}

const fn unsaid_word(unsaid: Unsaid) -> &'static str {
    match unsaid {
        Unsaid::Mandates => "mandates",
        Unsaid::Retention => "retention",
        Unsaid::Usage => "usage",
    }
}

fn burden(burden: &Burden) -> BurdenReport {
    let (reviews_from, reviews) = match burden.reviews_from {
        ReviewsFrom::Interval(interval) => ("interval", interval.to_string()),
        ReviewsFrom::Days(days) => ("days", days.to_string()),
        ReviewsFrom::Customary(times) => ("customary", times.to_string()),
    };
    BurdenReport {
        pages: burden.pages,
        pages_from: match burden.pages_from {
            PagesFrom::Pages => "pages",
            PagesFrom::Words(_) => "words",
            PagesFrom::Empty => "empty",
        },
        reviews_from,
        reviews,
        minutes: burden.minutes,
    }
}

pub(super) fn point(point: &Point<'_>) -> PointReport {
    let shown = |values: clausegraph::ValueSet| {
        values.iter().map(clausegraph::SlotValue::as_str).collect::<Vec<_>>()
    };
    let (of, id, values, origin, due) = match point.of {
        PointOf::Slot(slot, values, origin) => {
            ("slot", slot.id.to_string(), shown(values), origin, None)
        }
        PointOf::Group(group, values, origin) => {
            ("group", group.to_string(), shown(values), origin, None)
        }
        PointOf::Interval(slot, due) => {
            ("interval", slot.id.to_string(), Vec::new(), None, Some(due.to_string()))
        }
        PointOf::Population(population) => {
            ("population", population.id.to_string(), Vec::new(), None, None)
        }
        _ => ("other", String::new(), Vec::new(), None, None),
    };
    PointReport {
        requirement: point.requirement.id().to_string(),
        member: point.member.id().map(str::to_owned),
        of,
        id,
        values,
        origin: origin.map(clausegraph::Origin::as_str),
        due,
    }
}

fn staying(staying: &Staying<'_>) -> StayingReport {
    let name = |requirement: &clausegraph::Requirement, member: &Member<'_>| match member.id() {
        Some(member) => format!("{}@{member}", requirement.id()),
        None => requirement.id().to_string(),
    };
    let (reason, by, relation) = match &staying.reason {
        Stays::Required(requirement, member) => ("required", Some(name(requirement, member)), None),
        Stays::Attestation => ("attestation", None, None),
        Stays::Retention(until) => ("retention", until.map(|until| until.to_string()), None),
        Stays::Mandated => ("mandated", None, None),
        Stays::Agreement => ("agreement", None, None),
        Stays::NotOurs => ("not-ours", None, None),
        Stays::Draft => ("draft", None, None),
        Stays::ToCome(day) => ("to-come", Some(day.to_string()), None),
        Stays::NamedBy(by, relation) => {
            let by = match by {
                NamedBy::Artefact(artefact) => artefact.id().to_string(),
                NamedBy::Element(element) => element.id().to_string(),
            };
            ("named", Some(by), Some(relation.to_string()))
        }
        Stays::Judged(judgement) => ("judged", Some(judgement.id.to_string()), None),
        Stays::Suggested(claim) => ("suggested", Some(claim.document().target.to_string()), None),
        Stays::ExtentUnknown => ("extent-unknown", None, None),
        Stays::Changes => ("changes", None, None),
        _ => ("other", None, None),
    };
    StayingReport {
        artefact: staying.artefact.id().to_string(),
        burden: staying.burden.as_ref().map(burden),
        reason,
        by,
        relation,
    }
}

fn proof(minimal: &Minimal<'_>) -> ProofReport {
    let Certificate { scale, parts } = &minimal.solution.certificate;
    let columns = minimal.candidates.iter().zip(minimal.cover.costs());
    ProofReport {
        least: minimal.is_least(),
        cost: minimal.proof.cost,
        bound: minimal.proof.bound,
        gap: minimal.proof.gap(),
        steps: minimal.solution.steps,
        leaves: minimal.proof.leaves,
        refused: minimal.refused.map(|refusal| refusal.to_string()),
        columns: columns
            .map(|(artefact, cost)| ColumnReport {
                artefact: artefact.id().to_string(),
                cost: *cost,
            })
            .collect(),
        rows: minimal.cover.rows().to_vec(),
        chosen: minimal.solution.chosen.clone(),
        scale: *scale,
        parts: parts.iter().map(|part| part.nodes.iter().map(node).collect()).collect(),
    }
}

fn node(node: &Node) -> NodeReport {
    match node {
        Node::Branch { column, with, without } => NodeReport {
            kind: "branch",
            column: Some(*column),
            with: Some(*with),
            without: Some(*without),
            prices: Vec::new(),
        },
        Node::Leaf { prices } => NodeReport {
            kind: "leaf",
            column: None,
            with: None,
            without: None,
            prices: prices.clone(),
        },
    }
}
