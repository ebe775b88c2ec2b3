//! One artefact of the organisation, with the parts that its kind may carry.

use serde::{Deserialize, Serialize};

use super::{
    ActionPart, AgreementPart, ApprovalDocument, AuditPart, CertificatePart, DecisionPart,
    ExtentDocument, FactPart, ForumPart, MandateDocument, MeasurementPart, MetricPart,
    ObjectivePart, ObligationPart, ObservationPart, PlanPart, RecordsPart, RegisterPart,
    ReportPart, RetentionDocument, ReviewPart, RiskPart, RolePart, RoutinePart, RuleEntryDocument,
    TestMethod, TextDocument, ToolPart, UsageDocument,
};
use crate::{
    ArtefactId, ArtefactKind, Date, Fact, Interval, Key, MemberId, PersonKey, kind::closed,
};

closed! {
    /// Where a document or routine stands in its life.
    ArtefactStatus {
        /// Being written; nobody has approved it.
        Draft = "draft",
        /// Approved, not necessarily in use.
        Approved = "approved",
        /// In use.
        InUse = "in-use",
        /// Withdrawn.
        Retired = "retired",
    }
}

closed! {
    /// How an artefact is tied to another.
    LinkType {
        /// Sets the rules for the other.
        Governs = "governs",
        /// Carries the other out.
        Implements = "implements",
        /// Shows that the other holds.
        Evidences = "evidences",
        /// Measures the other.
        Measures = "measures",
        /// Is reviewed in the other.
        ReviewedIn = "reviewed-in",
        /// Decides on the other.
        Decides = "decides",
        /// Leads to the other.
        ResultsIn = "results-in",
        /// Verifies the other.
        Verifies = "verifies",
        /// Takes the other's place.
        Supersedes = "supersedes",
        /// Needs the other.
        DependsOn = "depends-on",
        /// Is provided by the other.
        ProvidedBy = "provided-by",
        /// Is caused by the other.
        CausedBy = "caused-by",
        /// Is fixed by the other.
        FixedBy = "fixed-by",
        /// Is made from the other.
        DerivedFrom = "derived-from",
    }
}

/// One artefact: something the organisation can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = with_examples))]
#[serde(deny_unknown_fields)]
pub struct ArtefactDocument {
    /// The id, unique in the organisation.
    pub id: ArtefactId,
    /// What it is.
    pub kind: ArtefactKind,
    /// The title as readers see it.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub title: Fact<String>,
    /// The source that carried it, where several were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Key>,
    /// Where a document or routine stands in its life.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub status: Fact<ArtefactStatus>,
    /// The version, as written.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub version: Fact<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub owner: Fact<PersonKey>,
    /// Who approved it and when.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub approval: Fact<Box<ApprovalDocument>>,
    /// The day it was made.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub created_on: Fact<Date>,
    /// The day it speaks of: when a review was held, a report made, a thing observed.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub dated_on: Fact<Date>,
    /// The day somebody last read it and found it right.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub last_reviewed_on: Fact<Date>,
    /// The day by which it is to be reviewed again.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub next_review_on: Fact<Date>,
    /// How often it is to be reviewed itself.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub review_every: Fact<Interval>,
    /// The planned interval it lays down for the events it speaks of: "suppliers are scored every three months".
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub interval: Fact<Interval>,
    /// The planned intervals it lays down for events of several sorts, each by the catalogue's word; they go
    /// before `interval`, which stands for all that are not listed.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub intervals: Fact<Vec<IntervalDocument>>,
    /// The scope elements it serves, or `whole-sms`.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub covers: Fact<Vec<MemberId>>,
    /// What it says, item by item, by the catalogue's words.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub contents: Fact<Vec<ItemDocument>>,
    /// How it is tied to other artefacts.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub links: Fact<Vec<LinkDocument>>,
    /// Others who are said to answer for it, too.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub co_owners: Fact<Vec<PersonKey>>,
    /// Who asks for it: a clause, a law, a contract, a decision.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub mandates: Fact<Vec<MandateDocument>>,
    /// Whom it is written for, by the organisation's words.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub audience: Fact<Vec<Key>>,
    /// The days on which it was changed.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub edits: Fact<Vec<Date>>,
    /// What it lays down, rule by rule.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub rules: Fact<Vec<RuleEntryDocument>>,
    /// The management system it belongs to, by the organisation's words: `sms`, `isms`, `qms`.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub system: Fact<Key>,
    /// What a look at its text found.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub text: Fact<Box<TextDocument>>,
    /// Where it is kept.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub uri: Fact<String>,
    /// The hash of its bytes.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub hash: Fact<String>,
    /// How much of it there is.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub extent: Fact<Box<ExtentDocument>>,
    /// How it is used.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub usage: Fact<Box<UsageDocument>>,
    /// How long it must be kept.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub retention: Fact<Box<RetentionDocument>>,
    /// The party that made and keeps it, where that is not the organisation itself.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub provided_by: Fact<MemberId>,
    /// The management system it is lent from: a certified ISMS, a group-wide quality system.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub inherited_from: Fact<String>,
    /// Values that a source wrote and no field could hold, kept as they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<CarriedDocument>,
    /// For agreements and contracts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Box<AgreementPart>>,
    /// For plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Box<PlanPart>>,
    /// For routines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routine: Option<Box<RoutinePart>>,
    /// For reviews, audits, tests, analyses and reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Box<ReviewPart>>,
    /// For audits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<Box<AuditPart>>,
    /// For corrective actions, improvements and risk treatments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Box<ActionPart>>,
    /// For record sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<Box<RecordsPart>>,
    /// For observations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observation: Option<Box<ObservationPart>>,
    /// For facts: roles, objectives, metrics, risks, obligations, forums, decisions, tools.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<Box<FactPart>>,
    /// For roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Box<RolePart>>,
    /// For objectives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<Box<ObjectivePart>>,
    /// For risks and opportunities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Box<RiskPart>>,
    /// For metrics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<Box<MetricPart>>,
    /// For decisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Box<DecisionPart>>,
    /// For forums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forum: Option<Box<ForumPart>>,
    /// For tools.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<Box<ToolPart>>,
    /// For measurements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement: Option<Box<MeasurementPart>>,
    /// For certificates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Box<CertificatePart>>,
    /// For obligations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<Box<ObligationPart>>,
    /// For registers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<Box<RegisterPart>>,
    /// For reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Box<ReportPart>>,
}

/// One example for each kind, so that an editor shows what an entry of the kind looks like.
#[cfg(feature = "schema")]
fn with_examples(schema: &mut schemars::Schema) {
    if let Ok(examples) = serde_json::from_str(include_str!("examples.json")) {
        schema.insert("examples".to_owned(), examples);
    }
}

impl ArtefactDocument {
    /// An artefact of which only id and kind are known.
    pub fn new(id: ArtefactId, kind: ArtefactKind) -> Self {
        Self {
            id,
            kind,
            title: Fact::Unknown,
            source: None,
            status: Fact::Unknown,
            version: Fact::Unknown,
            owner: Fact::Unknown,
            approval: Fact::Unknown,
            created_on: Fact::Unknown,
            dated_on: Fact::Unknown,
            last_reviewed_on: Fact::Unknown,
            next_review_on: Fact::Unknown,
            review_every: Fact::Unknown,
            interval: Fact::Unknown,
            intervals: Fact::Unknown,
            covers: Fact::Unknown,
            contents: Fact::Unknown,
            links: Fact::Unknown,
            co_owners: Fact::Unknown,
            mandates: Fact::Unknown,
            audience: Fact::Unknown,
            edits: Fact::Unknown,
            rules: Fact::Unknown,
            system: Fact::Unknown,
            text: Fact::Unknown,
            uri: Fact::Unknown,
            hash: Fact::Unknown,
            extent: Fact::Unknown,
            usage: Fact::Unknown,
            retention: Fact::Unknown,
            provided_by: Fact::Unknown,
            inherited_from: Fact::Unknown,
            carried: Vec::new(),
            agreement: None,
            plan: None,
            routine: None,
            review: None,
            audit: None,
            action: None,
            records: None,
            observation: None,
            fact: None,
            role: None,
            objective: None,
            risk: None,
            metric: None,
            decision: None,
            forum: None,
            tool: None,
            measurement: None,
            certificate: None,
            obligation: None,
            register: None,
            report: None,
        }
    }

    /// The planned interval that it lays down for events of a sort: the one of the list, else the one for
    /// everything. A list that does not hold the sort lays down none.
    pub fn planned_interval(&self, sort: &Key) -> Fact<Interval> {
        let listed = self.intervals.given();
        match listed.and_then(|list| list.iter().find(|entry| entry.of == *sort)) {
            Some(entry) => Fact::Given(entry.every),
            None if self.interval.is_unknown() && !self.intervals.is_unknown() => Fact::StatedNone,
            None => self.interval,
        }
    }
}

/// The result of one test over the records of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordTestDocument {
    /// What was tested, by the catalogue's words: `classified`.
    pub test: Key,
    /// How many records of the set the test is about, where not all of them.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub of: Fact<u32>,
    /// How many were tested.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub tested: Fact<u32>,
    /// How many of those failed.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub exceptions: Fact<u32>,
    /// All records or a part of them.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub method: Fact<TestMethod>,
}

/// One item that a document, a review or a decision list holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemDocument {
    /// The item, by the catalogue's words.
    pub item: Key,
    /// Where in the artefact: page, heading, field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What is said there, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The action it led to; null where it led to none.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub action: Fact<ArtefactId>,
    /// What it rests on: metrics, reports, risks, audits.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub rests_on: Fact<Vec<ArtefactId>>,
}

/// A planned interval for events of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IntervalDocument {
    /// The sort of event, by the catalogue's words: `supplier-performance`.
    pub of: Key,
    /// How often it is to take place.
    pub every: Interval,
}

/// A typed link from one artefact to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkDocument {
    /// How the two are tied.
    #[serde(rename = "type")]
    pub kind: LinkType,
    /// The other artefact.
    pub to: ArtefactId,
}

/// A value that a source wrote and no field could hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CarriedDocument {
    /// The field of the source.
    pub field: String,
    /// The value as it was written.
    pub value: String,
}
