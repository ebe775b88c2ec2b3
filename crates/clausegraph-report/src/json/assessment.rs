//! The report of an assessment, field by field.

use clausegraph::{
    Assessment, Bring, Catalogue, Cell, ClauseResult, Counts, GateResult, GateState, Ground,
    JudgementResult, Member, NextStep, Profile, Requirement, Shares, Status, document::Aspect,
};
use serde::Serialize;

use super::{DerivationReport, EngagementReport, judgement::state_word};
use crate::{digest::Digest, wording::gate_reason};

/// An assessment on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the assessment is made for.
    pub as_of: String,
    /// What it was made against.
    pub catalogue: CatalogueReport,
    /// Who was assessed; none where no file says so.
    pub organisation: Option<OrganisationReport>,
    /// What it is made for; none where no file says so.
    pub engagement: Option<EngagementReport>,
    /// What was read.
    pub read: ReadReport,
    /// What stands above the numbers.
    pub gates: Vec<GateReport>,
    /// Chapters, areas and leaf clauses, in reading order.
    pub clauses: Vec<ClauseReport>,
    /// What could move most of what is open, the most first.
    pub next: Vec<NextStepReport>,
    /// All requirements, in reading order.
    pub requirements: Vec<RequirementReport>,
    /// All cells, in reading order.
    pub cells: Vec<CellReport>,
    /// Documents and routines that state when they are to be reviewed again, in reading order.
    pub review_cycles: Vec<ReviewCycleReport>,
    /// All judgements, in reading order.
    pub judgements: Vec<JudgementReport>,
    /// What matched nothing.
    pub unmatched: UnmatchedReport,
    /// How every cell comes about, in the order of `cells`; on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derivations: Option<Vec<DerivationReport>>,
}

/// The catalogue of an assessment.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CatalogueReport {
    /// The id, with the edition.
    pub id: String,
    /// The title.
    pub title: String,
}

impl CatalogueReport {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        Self { id: catalogue.id().to_string(), title: catalogue.title().to_owned() }
    }
}

/// The organisation of an assessment.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OrganisationReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

impl OrganisationReport {
    /// Who was assessed; none where the files do not say.
    pub(super) fn of(assessment: &Assessment<'_>) -> Option<Self> {
        let identity = assessment.organisation().identity()?;
        Some(Self { id: identity.id.to_string(), name: identity.name.clone() })
    }
}

/// What was read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadReport {
    /// Artefacts.
    pub artefacts: usize,
    /// Claims, suggested ones included.
    pub claims: usize,
    /// Claims that no person has confirmed.
    pub suggested_claims: usize,
    /// Services, suppliers, customers, units and locations.
    pub scope_elements: usize,
    /// Judgements.
    pub judgements: usize,
    /// Families that no declared source carries.
    pub not_carried: Vec<String>,
}

/// A document or routine with a review cycle of its own.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewCycleReport {
    /// The document.
    pub artefact: String,
    /// The day it was last reviewed; none where that is not stated.
    pub last_reviewed_on: Option<String>,
    /// The last day on which a review is in time.
    pub due: String,
    /// Whether that day lies before the as-of date. The document stays evidence.
    pub overdue: bool,
}

/// A gate.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateReport {
    /// The id.
    pub gate: String,
    /// What it is called.
    pub title: String,
    /// Whether it is custom only, and no requirement of the standard.
    pub custom: bool,
    /// `evidence-present`, `cannot-evaluate` or `evidence-absent`.
    pub state: &'static str,
    /// What keeps it from evidence present, in words.
    pub reasons: Vec<String>,
}

/// How many cells have each status.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountsReport {
    /// Covered.
    pub covered: u32,
    /// Cannot evaluate.
    pub cannot_evaluate: u32,
    /// Stale.
    pub stale: u32,
    /// Weak.
    pub weak: u32,
    /// Partial.
    pub partial: u32,
    /// Missing.
    pub missing: u32,
    /// Not triggered.
    pub not_triggered: u32,
    /// Not chosen.
    pub not_chosen: u32,
}

/// A clause over all requirements below it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseReport {
    /// The number.
    pub clause: String,
    /// The title.
    pub title: Option<String>,
    /// The share that is covered.
    pub known: Option<String>,
    /// The share that would be covered if everything unknown turned out well.
    pub possible: Option<String>,
    /// How many cells below have each status; those of computed requirements are left out.
    pub counts: CountsReport,
}

/// What could be brought next, and what it could move.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextStepReport {
    /// `list`, `claims`, `field`, `records`, `documents`, `kind` or `observations`.
    pub bring: &'static str,
    /// Which list, field, records or kind; none where there is but one.
    pub of: Option<String>,
    /// The requirements that it can move and no step before it can, in reading order.
    pub gained: Vec<String>,
    /// All requirements that it can move, in reading order.
    pub moved: Vec<String>,
    /// The gates without evidence that look at one of those.
    pub gates: Vec<String>,
}

/// A requirement over all its members.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequirementReport {
    /// The id.
    pub requirement: String,
    /// Its status as one.
    pub status: &'static str,
    /// The share that is covered.
    pub known: Option<String>,
    /// The share that would be covered if everything unknown turned out well.
    pub possible: Option<String>,
    /// How many of its cells have each status.
    pub counts: CountsReport,
}

/// One cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellReport {
    /// The requirement.
    pub requirement: String,
    /// What the cell is about.
    pub member: MemberReport,
    /// The status.
    pub status: &'static str,
    /// The status of each aspect; none where no slot of it decides.
    pub aspects: AspectsReport,
    /// `own`, `inherited`, `blanket` or `party`; none where no evidence counts.
    pub origin: Option<&'static str>,
    /// Why the status is as it is.
    pub ground: GroundReport,
}

/// What a cell is about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberReport {
    /// The id behind the `@`; none for the organisation and for a population as a whole.
    pub id: Option<String>,
    /// `organisation`, `population`, `element`, `artefact`, `records` or `chapter`.
    pub scope: &'static str,
}

/// The status of each aspect.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AspectsReport {
    /// It is defined.
    pub design: Option<&'static str>,
    /// It happens.
    pub operation: Option<&'static str>,
    /// It is checked.
    pub evaluation: Option<&'static str>,
    /// It is acted on.
    pub improvement: Option<&'static str>,
}

/// Why a cell has its status.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroundReport {
    /// `slots`, `population-unknown`, `membership-unknown`, `population-empty`, `not-triggered`,
    /// `trigger-unknown`, `no-records`, `computed` or `alternative`.
    pub kind: &'static str,
    /// The fields that would tell, where the ground is that they are not stated.
    pub fields: Vec<String>,
}

/// A judgement and how it stands to the evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgementReport {
    /// The id.
    pub judgement: String,
    /// The requirement judged.
    pub requirement: String,
    /// `active`, `superseded` or `later`.
    pub state: &'static str,
    /// The value.
    pub value: &'static str,
    /// The cells it contradicts.
    pub contradicts: Vec<String>,
    /// Whether a pinned artefact has changed.
    pub outdated: bool,
}

/// What matched nothing.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnmatchedReport {
    /// Artefacts that no claim offers and whose kind and attributes fit no slot.
    pub artefacts: Vec<String>,
    /// Claims that count for no cell.
    pub claims: Vec<IdleClaimReport>,
}

/// A claim that counts for no cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IdleClaimReport {
    /// The artefact that it offers.
    pub artefact: String,
    /// The requirement or clause it is for.
    #[serde(rename = "for")]
    pub target: String,
    /// Why it never counts, in words.
    pub reason: String,
}

impl AssessmentReport {
    /// The report of an assessment, without derivations; for an auditor without `next` and without artefacts
    /// that nothing asks for.
    pub fn new(assessment: &Assessment<'_>, profile: Profile) -> Self {
        let digest = Digest::new(assessment, profile);
        let catalogue = assessment.catalogue();
        let unmatched = &digest.unmatched;
        Self {
            format_version: super::WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            catalogue: CatalogueReport::new(catalogue),
            organisation: OrganisationReport::of(assessment),
            engagement: assessment.organisation().engagement().map(EngagementReport::new),
            read: ReadReport {
                artefacts: digest.read.artefacts,
                claims: digest.read.claims,
                suggested_claims: digest.read.suggested,
                scope_elements: digest.read.elements,
                judgements: digest.read.judgements,
                not_carried: digest.read.not_carried.iter().map(ToString::to_string).collect(),
            },
            gates: digest.gates.iter().map(gate).collect(),
            clauses: digest.clauses.iter().map(clause).collect(),
            next: digest.next.iter().map(next_step).collect(),
            requirements: assessment
                .requirements()
                .map(|result| {
                    let (known, possible) = shares(result.shares);
                    RequirementReport {
                        requirement: result.requirement.id().to_string(),
                        status: result.status.as_str(),
                        known,
                        possible,
                        counts: counts(result.counts),
                    }
                })
                .collect(),
            cells: assessment.cells().map(|found| cell(&found)).collect(),
            review_cycles: assessment
                .review_cycles()
                .map(|cycle| ReviewCycleReport {
                    artefact: cycle.artefact.id().to_string(),
                    last_reviewed_on: cycle.last_reviewed_on.map(|day| day.to_string()),
                    due: cycle.due.to_string(),
                    overdue: cycle.overdue,
                })
                .collect(),
            judgements: assessment.judgements().iter().map(judgement).collect(),
            unmatched: UnmatchedReport {
                artefacts: unmatched.artefacts.iter().map(|found| found.id().to_string()).collect(),
                claims: unmatched
                    .claims
                    .iter()
                    .map(|idle| IdleClaimReport {
                        artefact: idle.claim.document().artefact.to_string(),
                        target: idle.claim.document().target.to_string(),
                        reason: idle.reason.clone(),
                    })
                    .collect(),
            },
            derivations: None,
        }
    }
}

fn next_step(step: &NextStep<'_>) -> NextStepReport {
    let (bring, of) = match &step.bring {
        Bring::List(list) => ("list", Some(list.as_str().to_owned())),
        Bring::Claims => ("claims", None),
        Bring::Field(field) => ("field", Some(field.clone())),
        Bring::Records(population) => ("records", Some(population.to_string())),
        Bring::Documents => ("documents", None),
        Bring::Kind(kind) => ("kind", Some(kind.to_string())),
        Bring::Observations => ("observations", None),
    };
    let ids = |requirements: &[&Requirement]| {
        requirements.iter().map(|requirement| requirement.id().to_string()).collect()
    };
    NextStepReport {
        bring,
        of,
        gained: ids(&step.gained),
        moved: ids(&step.moved),
        gates: step.gates.iter().map(|gate| gate.id.to_string()).collect(),
    }
}

pub(super) fn shares(shares: Option<Shares>) -> (Option<String>, Option<String>) {
    shares.map(|found| (found.known.to_string(), found.possible.to_string())).unzip()
}

pub(super) fn counts(counts: Counts) -> CountsReport {
    CountsReport {
        covered: counts.of(Status::Covered),
        cannot_evaluate: counts.of(Status::CannotEvaluate),
        stale: counts.of(Status::Stale),
        weak: counts.of(Status::Weak),
        partial: counts.of(Status::Partial),
        missing: counts.of(Status::Missing),
        not_triggered: counts.of(Status::NotTriggered),
        not_chosen: counts.of(Status::NotChosen),
    }
}

/// The state of a gate as a word.
pub(crate) const fn gate_word(state: GateState) -> &'static str {
    match state {
        GateState::Present => "evidence-present",
        GateState::CannotEvaluate => "cannot-evaluate",
        GateState::Absent => "evidence-absent",
    }
}

fn gate(result: &GateResult<'_>) -> GateReport {
    GateReport {
        gate: result.gate.id.to_string(),
        title: result.gate.title.clone(),
        custom: result.gate.custom,
        state: gate_word(result.state),
        reasons: result.reasons.iter().map(gate_reason).collect(),
    }
}

pub(super) fn clause(result: &ClauseResult<'_>) -> ClauseReport {
    let (known, possible) = shares(result.shares);
    ClauseReport {
        clause: result.clause.id().to_string(),
        title: result.clause.title().map(str::to_owned),
        known,
        possible,
        counts: counts(result.counts),
    }
}

pub(super) fn cell(cell: &Cell<'_>) -> CellReport {
    let aspect = |aspect| cell.aspect(aspect).map(Status::as_str);
    CellReport {
        requirement: cell.requirement.id().to_string(),
        member: member(cell.member),
        status: cell.status.as_str(),
        aspects: AspectsReport {
            design: aspect(Aspect::Design),
            operation: aspect(Aspect::Operation),
            evaluation: aspect(Aspect::Evaluation),
            improvement: aspect(Aspect::Improvement),
        },
        origin: cell.origin.map(clausegraph::Origin::as_str),
        ground: ground(&cell.ground),
    }
}

fn member(member: Member<'_>) -> MemberReport {
    MemberReport { id: member.id().map(str::to_owned), scope: member.scope() }
}

fn ground(ground: &Ground) -> GroundReport {
    let (kind, fields) = match ground {
        Ground::Slots => ("slots", None),
        Ground::PopulationUnknown => ("population-unknown", None),
        Ground::MembershipUnknown(fields) => ("membership-unknown", Some(fields)),
        Ground::PopulationEmpty => ("population-empty", None),
        Ground::NotTriggered => ("not-triggered", None),
        Ground::TriggerUnknown(fields) => ("trigger-unknown", Some(fields)),
        Ground::NoRecords => ("no-records", None),
        Ground::Computed => ("computed", None),
        Ground::Alternative => ("alternative", None),
        _ => ("other", None),
    };
    GroundReport { kind, fields: fields.into_iter().flatten().map(ToString::to_string).collect() }
}

fn judgement(result: &JudgementResult<'_>) -> JudgementReport {
    JudgementReport {
        judgement: result.judgement.id.to_string(),
        requirement: result.judgement.requirement.to_string(),
        state: state_word(result.state),
        value: result.judgement.value.as_str(),
        contradicts: result.contradicts.iter().map(Cell::name).collect(),
        outdated: !result.outdated.is_empty(),
    }
}
