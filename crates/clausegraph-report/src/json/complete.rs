//! Everything on the wire in one document.

use std::fmt;

use clausegraph::{
    Assessment, ClauseResult, FindingId, Findings, Forecast, Plan, Profile, Routines, Upstream,
    document::Aspect, explain_all, minimise::Minimal, overlap, retire::RetireList,
};
use serde::Serialize;

use super::{
    AssessmentReport, CatalogueReport, CountsReport, DerivationReport, DocumentDecisionReport,
    FindingsReport, ForecastReport, JudgementLogReport, MatricesReport, MinimalReport,
    OrganisationReport, OverlapReport, PlanReport, RetireReport, RoutinesReport, UpstreamReport,
    WIRE_VERSION, WorkingPaperReport,
    assessment::{counts, shares},
    encode, working_papers,
};
use crate::{
    EvidenceMapReport, Extent, ForecastChoice, Locate, LogFilter, MapSelection, PlanSelection,
    Selection, Show, evidence_map,
};

/// What a complete report is made from; everything in it is computed before.
#[derive(Clone, Copy)]
pub struct Complete<'a, 'g> {
    /// The assessment.
    pub assessment: &'a Assessment<'g>,
    /// What the rules noticed.
    pub findings: &'a Findings<'g>,
    /// What changes if nothing is done.
    pub forecast: &'a Forecast<'g>,
    /// The routines, and what each says of itself.
    pub routines: &'a Routines<'g>,
    /// What is shown to a consultant only; none for an auditor.
    pub advice: Option<Advice<'a, 'g>>,
    /// Whether a finding was there in an earlier assessment; none where nobody says what was.
    pub repeats: Option<&'a dyn Fn(&FindingId) -> bool>,
    /// Where things stand in the files.
    pub locate: Locate<'a>,
}

/// What is advice: an auditor is not shown it.
#[derive(Clone, Copy, Debug)]
pub struct Advice<'a, 'g> {
    /// The few gaps that the others hang on.
    pub upstream: &'a Upstream<'g>,
    /// What to do, in which order, by when.
    pub plan: &'a Plan<'g>,
    /// The least set of documents that keeps every status.
    pub minimal: &'a Minimal<'g>,
    /// What paper can go, with reasons.
    pub retire: &'a RetireList<'g>,
}

impl Complete<'_, '_> {
    /// For whom it is made.
    pub const fn profile(&self) -> Profile {
        match self.advice {
            Some(_) => Profile::Consultant,
            None => Profile::Auditor,
        }
    }
}

impl fmt::Debug for Complete<'_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Complete")
            .field("as_of", &self.assessment.as_of())
            .field("profile", &self.profile())
            .finish_non_exhaustive()
    }
}

/// Everything that is told of one organisation on one day.
///
/// Each part is what its verb prints as JSON, whole and in the same shape: what reads
/// `clausegraph findings --format json` reads `findings` here with the same code. Three parts no verb prints
/// alone: `clauses_by_aspect`, `working_papers` and `document_decisions`.
///
/// What is no result of one organisation on one day stands elsewhere: what its files say, in the files, in the
/// format that `clauses/schema` describes; the requirements, in `catalogue show`; two days side by side, in
/// `diff` and `trend`; one way through the evidence, in `trail`; what a change would do, in `session`; samples
/// drawn anew, in `sample draw`, while tests that were made of samples stand in `evidence_map`; what is wrong
/// with the files, in `check`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompleteReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// `report`.
    pub kind: &'static str,
    /// The day the assessment is made for.
    pub as_of: String,
    /// What it was made against.
    pub catalogue: CatalogueReport,
    /// Who was assessed; none where no file says so.
    pub organisation: Option<OrganisationReport>,
    /// `consultant` or `auditor`: for whom it is made. For an auditor whatever is advice is null.
    pub profile: &'static str,
    /// The assessment, with the derivation of every cell.
    pub assessment: AssessmentReport,
    /// Chapters, areas and leaf clauses by aspect, in the order of `assessment.clauses`.
    pub clauses_by_aspect: Vec<ClauseAspectsReport>,
    /// Each requirement in our own words beside its evidence.
    pub evidence_map: EvidenceMapReport,
    /// What the rules found, what they could not tell, and the numbers they were run with.
    pub findings: FindingsReport,
    /// What each member of a list must have, and has.
    pub matrices: MatricesReport,
    /// The routines, and what each says of itself.
    pub routines: RoutinesReport,
    /// All judgements with what they were made on.
    pub judgements: JudgementLogReport,
    /// What assessors wrote about requirements, in reading order; for an auditor without what is done about it.
    pub working_papers: Vec<WorkingPaperReport>,
    /// What people decided about documents, in reading order; null for an auditor.
    pub document_decisions: Option<Vec<DocumentDecisionReport>>,
    /// What changes, day by day, if nothing is done.
    pub forecast: ForecastReport,
    /// What to do, in which order; null for an auditor.
    pub plan: Option<PlanReport>,
    /// Which papers overlap; null for an auditor.
    pub overlap: Option<OverlapReport>,
    /// What paper can go; null for an auditor.
    pub retire: Option<RetireReport>,
    /// The least set of documents; null for an auditor.
    pub minimal: Option<MinimalReport>,
    /// What the gaps hang on; null for an auditor.
    pub upstream: Option<UpstreamReport>,
}

/// A clause, aspect by aspect: over the cells whose slots of the aspect decide something.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseAspectsReport {
    /// The number of the clause.
    pub clause: String,
    /// It is defined.
    pub design: AspectReport,
    /// It happens.
    pub operation: AspectReport,
    /// It is checked.
    pub evaluation: AspectReport,
    /// It is acted on.
    pub improvement: AspectReport,
}

/// One aspect of a clause.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AspectReport {
    /// The share that is covered; none where nothing counts.
    pub known: Option<String>,
    /// The share that would be covered if everything unknown turned out well.
    pub possible: Option<String>,
    /// How many cells have each status.
    pub counts: CountsReport,
}

/// Everything as one JSON document, indented, with a line break at the end.
///
/// ```
/// use clausegraph::{Organisation, SourceText, assess, catalogue, findings, forecast, map, routines};
/// use clausegraph_report::json::{Complete, complete_json};
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "scope": { "services": [
///     { "id": "payroll", "state": "in", "owner": null, "co_owners": null }] } }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-11-22".parse()?);
/// let findings = findings(&assessment);
///
/// let text = complete_json(&Complete {
///     assessment: &assessment,
///     findings: &findings,
///     forecast: &forecast(&map, assessment.as_of(), "2027-11-22".parse()?),
///     routines: &routines(&assessment),
///     advice: None, // for an auditor
///     repeats: None,
///     locate: &|_| None,
/// });
/// let report: serde_json::Value = serde_json::from_str(&text)?;
/// assert_eq!(report["kind"], "report");
/// assert_eq!(report["plan"], serde_json::Value::Null);
/// assert_eq!(report["assessment"]["cells"].as_array().map(Vec::len), Some(assessment.cells().len()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn complete_json(complete: &Complete<'_, '_>) -> String {
    encode(&CompleteReport::new(complete))
}

impl CompleteReport {
    /// The complete report. Nothing is shortened, and nothing of advice is in it for an auditor.
    pub fn new(complete: &Complete<'_, '_>) -> Self {
        let Complete { assessment, findings, forecast, routines, advice, repeats, locate } =
            *complete;
        let profile = complete.profile();
        let never = |_: &FindingId| false;
        let selection = Selection { repeats: repeats.unwrap_or(&never), ..Selection::all(profile) };
        let explained = explain_all(assessment)
            .map(|derivation| DerivationReport::new(assessment, &derivation, locate));
        let mut assessed = AssessmentReport::new(assessment, profile);
        assessed.derivations = Some(explained.collect());
        let map = MapSelection { findings: selection, wanted: &|_| true };
        let found = FindingsReport::new(assessment, findings, selection, repeats.is_some(), locate);
        let all = LogFilter { about: None, show: Show::All };
        let choice =
            ForecastChoice { on: Vec::new(), clause: None, extent: Extent::Whole, profile };
        Self {
            format_version: WIRE_VERSION,
            kind: "report",
            as_of: assessment.as_of().to_string(),
            catalogue: CatalogueReport::new(assessment.catalogue()),
            organisation: OrganisationReport::of(assessment),
            profile: profile.as_str(),
            assessment: assessed,
            clauses_by_aspect: assessment
                .clauses()
                .map(|result| aspects(assessment, &result))
                .collect(),
            evidence_map: evidence_map(assessment, findings, map),
            findings: found,
            matrices: MatricesReport::new(assessment, &assessment.matrices()),
            routines: RoutinesReport::new(assessment, routines),
            judgements: JudgementLogReport::new(assessment, &all),
            working_papers: working_papers::papers(assessment, profile),
            document_decisions: working_papers::decisions(assessment, profile),
            forecast: ForecastReport::new(forecast, &choice),
            plan: advice.map(|found| PlanReport::new(assessment, found.plan, PlanSelection::ALL)),
            overlap: advice.map(|_| OverlapReport::new(assessment, &overlap(assessment))),
            retire: advice.map(|found| RetireReport::new(assessment, found.retire)),
            minimal: advice.map(|found| MinimalReport::new(assessment, found.minimal)),
            upstream: advice.map(|found| UpstreamReport::new(assessment, found.upstream)),
        }
    }
}

fn aspects<'g>(assessment: &Assessment<'g>, result: &ClauseResult<'g>) -> ClauseAspectsReport {
    let of = |aspect| {
        let found = assessment.clause_aspect(result.clause, aspect);
        let (known, possible) = shares(found.shares);
        AspectReport { known, possible, counts: counts(found.counts) }
    };
    ClauseAspectsReport {
        clause: result.clause.id().to_string(),
        design: of(Aspect::Design),
        operation: of(Aspect::Operation),
        evaluation: of(Aspect::Evaluation),
        improvement: of(Aspect::Improvement),
    }
}
