//! Findings on the wire.

use clausegraph::{
    Assessment, Fact, Finding, Findings, Missing, NotEvaluated, Profile, ProposalReason, Rule,
    RuleRun, Subject, Threshold, ThresholdFrom, Value,
};
use serde::Serialize;

use super::{
    CatalogueReport, OrganisationReport, PlaceReport, WIRE_VERSION, derivation::place, encode,
};
use crate::{
    Locate,
    findings::Selection,
    rules::is_shown,
    wording::{clearing_sentence, finding_sentence, not_evaluated_sentence},
};

/// Findings on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingsReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the assessment is made for.
    pub as_of: String,
    /// What it was made against.
    pub catalogue: CatalogueReport,
    /// `consultant` or `auditor`.
    pub profile: &'static str,
    /// What became of each rule, by code.
    pub rules: Vec<RuleRunReport>,
    /// The findings, in reading order.
    pub findings: Vec<FindingReport>,
    /// What could not be evaluated, by code and subject.
    pub not_evaluated: Vec<NotEvaluatedReport>,
    /// Several minor indicators on one clause, with the reason to look at them together.
    pub proposals: Vec<ProposalReport>,
}

/// A finding on a line of its own: whose it is, of when and against what, and the finding itself.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingLineReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// `finding`.
    pub kind: &'static str,
    /// The day the assessment is made for.
    pub as_of: String,
    /// The id of the catalogue it was made against.
    pub catalogue: String,
    /// Who was assessed; none where no file says so.
    pub organisation: Option<OrganisationReport>,
    /// `consultant` or `auditor`.
    pub profile: &'static str,
    /// The name of the rule.
    pub rule: &'static str,
    /// The version of the rule.
    pub rule_version: u32,
    /// The theme of the rule.
    pub theme: &'static str,
    /// The numbers the rule was run with.
    pub thresholds: Vec<ThresholdReport>,
    /// The finding; its keys stand among those above.
    // The line is the finding with its head before it: flattened, it stays one shape, and is only written.
    #[serde(flatten)]
    pub finding: FindingReport,
}

/// What became of one rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleRunReport {
    /// The code.
    pub code: &'static str,
    /// The name: what is wrong, readable behind "found".
    pub name: &'static str,
    /// The title.
    pub title: &'static str,
    /// The version of the rule.
    pub version: u32,
    /// The theme.
    pub theme: &'static str,
    /// Whether the catalogue binds it; a rule that it does not bind is not run.
    pub bound: bool,
    /// Subjects about which it found something.
    pub found: u64,
    /// Subjects about which it found nothing.
    pub clean: u64,
    /// Subjects about which it cannot say anything.
    pub not_evaluated: u64,
    /// The numbers it was run with.
    pub thresholds: Vec<ThresholdReport>,
}

/// A number of a rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThresholdReport {
    /// The name by which an organisation replaces it.
    pub name: String,
    /// The value, as text.
    pub value: String,
    /// `default`, `small`, `large` or `organisation`.
    pub from: &'static str,
}

/// What a finding is about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectReport {
    /// `organisation`, `artefact`, `element`, `person`, `cell` or `clause`.
    pub kind: &'static str,
    /// Its id; none for the organisation.
    pub id: Option<String>,
    /// The part of it, where several things may be found about one.
    pub part: Option<String>,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingReport {
    /// The id: the same as long as rule version and subject are.
    pub id: String,
    /// The code of the rule.
    pub code: &'static str,
    /// `major-indicator`, `minor-indicator`, `observation`, `opportunity`, `health` or `strength`.
    pub indicator: &'static str,
    /// What it is about.
    pub subject: SubjectReport,
    /// What was found, in words.
    pub says: String,
    /// What would clear it; none for an auditor.
    pub clears: Option<String>,
    /// The clauses whose matter it touches.
    pub clauses: Vec<String>,
    /// The requirements it bears on.
    pub requirements: Vec<String>,
    /// The artefacts that decided.
    pub artefacts: Vec<String>,
    /// The values, by name.
    pub values: Vec<ValueReport>,
    /// What tells that it is the same again on another day.
    pub recurrence_key: String,
    /// Whether it was there before; none where nobody says what was.
    pub repeats: Option<bool>,
    /// What was read.
    pub inputs: Vec<InputReport>,
    /// What was not stated, and could not have changed the answer.
    pub missing: Vec<MissingReport>,
}

/// A value of a finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValueReport {
    /// The name.
    pub name: &'static str,
    /// `count`, `number`, `share`, `date`, `days`, `text`, `list` or `artefacts`.
    pub kind: &'static str,
    /// The value: one text, for lists several; for a share the part and the whole.
    pub value: Vec<String>,
}

/// Something that was read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputReport {
    /// Whose statement it is; none for the organisation.
    pub of: Option<String>,
    /// The field.
    pub field: &'static str,
    /// What is stated; none where it is stated that there is none.
    pub stated: Option<String>,
    /// Where it stands.
    pub place: Option<PlaceReport>,
}

/// Something that is not stated.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingReport {
    /// Who does not state it; none for the organisation.
    pub of: Option<String>,
    /// The field.
    pub field: &'static str,
}

/// A subject that cannot be evaluated.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotEvaluatedReport {
    /// The code of the rule.
    pub code: &'static str,
    /// The subject.
    pub subject: SubjectReport,
    /// The same in words.
    pub says: String,
    /// What is not stated and would decide.
    pub missing: Vec<MissingReport>,
}

/// Several minor indicators on one clause.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProposalReport {
    /// The leaf clause.
    pub clause: String,
    /// The ids of the findings.
    pub findings: Vec<String>,
    /// `nothing-runs` or `repeats`.
    pub reason: &'static str,
}

/// Findings as JSON, indented, with a line break at the end.
///
/// `previous` says whether anybody knows what was found before.
pub fn findings_json(
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: Selection<'_>,
    previous: bool,
    locate: Locate<'_>,
) -> String {
    encode(&FindingsReport::new(assessment, findings, selection, previous, locate))
}

/// One finding on one line each, each line an object that says by itself whose finding it is and of when.
///
/// The order is that of [`findings_json`].
pub fn findings_ndjson(
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: Selection<'_>,
    previous: bool,
    locate: Locate<'_>,
) -> String {
    let mut text = String::new();
    for finding in selection.findings(findings) {
        let line = FindingLineReport {
            format_version: WIRE_VERSION,
            kind: "finding",
            as_of: assessment.as_of().to_string(),
            catalogue: assessment.catalogue().id().to_string(),
            organisation: OrganisationReport::of(assessment),
            profile: selection.profile.as_str(),
            rule: finding.rule.name,
            rule_version: finding.rule.version,
            theme: finding.rule.theme.as_str(),
            thresholds: finding.thresholds.iter().map(threshold_report).collect(),
            finding: finding_report(finding, selection, previous, locate),
        };
        // Reports hold only texts, numbers, lists and structs, none of which JSON refuses.
        text.push_str(&serde_json::to_string(&line).unwrap_or_default());
        text.push('\n');
    }
    text
}

impl FindingsReport {
    /// The report of the findings that are asked for.
    ///
    /// `previous` says whether anybody knows what was found before.
    pub fn new(
        assessment: &Assessment<'_>,
        findings: &Findings<'_>,
        selection: Selection<'_>,
        previous: bool,
        locate: Locate<'_>,
    ) -> Self {
        let shown = |rule: &Rule| is_shown(rule, selection.profile);
        let proposals = findings.proposals(assessment, selection.repeats).into_iter();
        Self {
            format_version: WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            catalogue: CatalogueReport::new(assessment.catalogue()),
            profile: selection.profile.as_str(),
            rules: findings.runs().iter().filter(|run| shown(run.rule)).map(run_report).collect(),
            findings: selection
                .findings(findings)
                .into_iter()
                .map(|finding| finding_report(finding, selection, previous, locate))
                .collect(),
            not_evaluated: selection
                .not_evaluated(findings)
                .into_iter()
                .map(unknown_report)
                .collect(),
            proposals: proposals
                .map(|proposal| ProposalReport {
                    clause: proposal.clause.id().to_string(),
                    findings: (proposal.findings.iter())
                        .map(|finding| finding.id.to_string())
                        .collect(),
                    reason: match proposal.reason {
                        ProposalReason::NothingRuns => "nothing-runs",
                        ProposalReason::Repeats => "repeats",
                    },
                })
                .collect(),
        }
    }
}

fn run_report(run: &RuleRun) -> RuleRunReport {
    RuleRunReport {
        code: run.rule.code,
        name: run.rule.name,
        title: run.rule.title(),
        version: run.rule.version,
        theme: run.rule.theme.as_str(),
        bound: run.bound,
        found: run.found,
        clean: run.clean,
        not_evaluated: run.not_evaluated,
        thresholds: run.thresholds.iter().map(threshold_report).collect(),
    }
}

pub(super) fn threshold_report(threshold: &Threshold) -> ThresholdReport {
    ThresholdReport {
        name: threshold.name.clone(),
        value: threshold.value.to_string(),
        from: match threshold.from {
            ThresholdFrom::Default => "default",
            ThresholdFrom::Small => "small",
            ThresholdFrom::Large => "large",
            ThresholdFrom::Organisation => "organisation",
        },
    }
}

fn subject_report(subject: &Subject<'_>) -> SubjectReport {
    SubjectReport { kind: subject.of.kind(), id: subject.of.id(), part: subject.part.clone() }
}

/// A finding on the wire.
pub(crate) fn finding_report(
    finding: &Finding<'_>,
    selection: Selection<'_>,
    previous: bool,
    locate: Locate<'_>,
) -> FindingReport {
    let consultant = selection.profile == Profile::Consultant;
    FindingReport {
        id: finding.id.to_string(),
        code: finding.rule.code,
        indicator: finding.indicator.as_str(),
        subject: subject_report(&finding.subject),
        says: finding_sentence(finding),
        clears: if consultant { clearing_sentence(finding) } else { None },
        clauses: finding.clauses.iter().map(|clause| clause.id().to_string()).collect(),
        requirements: finding
            .requirements
            .iter()
            .map(|requirement| requirement.id().to_string())
            .collect(),
        artefacts: finding.artefacts.iter().map(|artefact| artefact.id().to_string()).collect(),
        values: finding.values.iter().map(|(name, value)| value_report(name, value)).collect(),
        recurrence_key: finding.recurrence_key(),
        repeats: previous.then(|| (selection.repeats)(&finding.id)),
        inputs: finding
            .inputs
            .iter()
            .map(|input| InputReport {
                of: input.of.id(),
                field: input.field,
                stated: match input.of.stated(input.field) {
                    Fact::Given(text) => Some(text),
                    Fact::StatedNone | Fact::Unknown => None,
                },
                place: input.location.as_ref().map(|location| place(location, locate)),
            })
            .collect(),
        missing: finding.missing.iter().map(missing_report).collect(),
    }
}

fn value_report(name: &'static str, value: &Value) -> ValueReport {
    let (kind, value) = match value {
        Value::Count(count) => ("count", vec![count.to_string()]),
        Value::Number(number) => ("number", vec![number.to_string()]),
        Value::Share { part, whole } => ("share", vec![part.to_string(), whole.to_string()]),
        Value::Date(date) => ("date", vec![date.to_string()]),
        Value::Days(days) => ("days", vec![days.to_string()]),
        Value::Interval(interval) => ("interval", vec![interval.to_string()]),
        Value::Text(text) => ("text", vec![text.clone()]),
        Value::List(list) => ("list", list.clone()),
        Value::Artefacts(ids) => ("artefacts", ids.iter().map(ToString::to_string).collect()),
        _ => ("text", Vec::new()),
    };
    ValueReport { name, kind, value }
}

fn missing_report(missing: &Missing<'_>) -> MissingReport {
    MissingReport { of: missing.of.id(), field: missing.field }
}

fn unknown_report(unknown: &NotEvaluated<'_>) -> NotEvaluatedReport {
    NotEvaluatedReport {
        code: unknown.rule.code,
        subject: subject_report(&unknown.subject),
        says: not_evaluated_sentence(unknown),
        missing: unknown.missing.iter().map(missing_report).collect(),
    }
}
