//! One artefact of the organisation, with the parts that its kind may carry.

use serde::{Deserialize, Serialize};

use crate::{
    ArtefactId, ArtefactKind, ClauseId, Date, Fact, Interval, Key, MemberId, Period, PersonKey,
    fact::SaysNone, kind::closed,
};

macro_rules! part {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[serde(default, skip_serializing_if = "Fact::is_unknown")]
                #[cfg_attr(feature = "schema", schemars(default))]
                pub $field: Fact<$type>,
            )+
        }

        impl SaysNone for $name {}
    };
}

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

closed! {
    /// How an observation was made.
    ObservationMethod {
        /// Somebody was asked.
        Interview = "interview",
        /// The record or setting was looked at in its tool.
        SeenInTool = "seen-in-tool",
        /// The work was watched.
        Watched = "watched",
        /// The place was visited.
        SiteVisit = "site-visit",
    }
}

closed! {
    /// Whether a routine holds everywhere.
    Mandate {
        /// Everybody in the scope works by it.
        Mandatory = "mandatory",
        /// A part of the organisation works by it.
        Local = "local",
    }
}

closed! {
    /// How many records of a population were tested.
    TestMethod {
        /// All of them.
        Census = "census",
        /// A part of them.
        Sample = "sample",
    }
}

/// One artefact: something the organisation can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The scope elements it serves, or `whole-sms`.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub covers: Fact<Vec<MemberId>>,
    /// What it says, item by item, by the catalogue's words.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub contents: Fact<Vec<ItemDocument>>,
    /// How it is tied to other artefacts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkDocument>,
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
    /// For routines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routine: Option<Box<RoutinePart>>,
    /// For reviews, audits, tests and reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Box<ReviewPart>>,
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
            covers: Fact::Unknown,
            contents: Fact::Unknown,
            links: Vec::new(),
            uri: Fact::Unknown,
            hash: Fact::Unknown,
            extent: Fact::Unknown,
            usage: Fact::Unknown,
            retention: Fact::Unknown,
            provided_by: Fact::Unknown,
            inherited_from: Fact::Unknown,
            carried: Vec::new(),
            agreement: None,
            routine: None,
            review: None,
            action: None,
            records: None,
            observation: None,
            fact: None,
        }
    }
}

part! {
    /// Who approved an artefact and when.
    ApprovalDocument {
        /// Who approved.
        by: PersonKey,
        /// The day of the approval; one after the as-of date has not happened yet.
        on: Date,
    }
}

part! {
    /// How much of an artefact there is.
    ExtentDocument {
        /// Words of running text.
        words: u32,
        /// Pages.
        pages: u32,
        /// Whether there is nothing in it.
        empty: bool,
        /// Whether it only holds the place of something to come.
        stub: bool,
    }
}

part! {
    /// How an artefact is used.
    UsageDocument {
        /// Times it was opened in the period.
        reads: u32,
        /// The period in which reads were counted.
        period: Period,
        /// Other artefacts that point to it.
        inbound_links: u32,
        /// The day of its last use.
        last_used_on: Date,
    }
}

part! {
    /// How long an artefact must be kept.
    RetentionDocument {
        /// For how long, counted from the day it speaks of.
        keep: Interval,
        /// Until which day.
        until: Date,
        /// The rule or law behind it.
        basis: String,
    }
}

part! {
    /// For agreements and contracts.
    AgreementPart {
        /// The supplier or customer it is made with.
        party: MemberId,
        /// The first day it holds.
        valid_from: Date,
        /// The last day it holds; null where it has no end.
        valid_to: Date,
    }
}

part! {
    /// For routines.
    RoutinePart {
        /// What it is about, by the catalogue's words: `change-management`.
        subject: Key,
        /// What starts it.
        trigger: String,
        /// What it leads to.
        outcome: String,
        /// The tool it runs in.
        tool: String,
        /// The record populations it leaves behind.
        record_types: Vec<Key>,
        /// The policy it follows.
        policy: ArtefactId,
        /// The metrics that watch it.
        measures: Vec<ArtefactId>,
        /// The forum or review that looks at it.
        reviewed_in: ArtefactId,
        /// Whether everybody works by it.
        mandate: Mandate,
    }
}

part! {
    /// For reviews, audits, tests and reports.
    ReviewPart {
        /// What it is about, by the catalogue's words: `supplier-performance`.
        subject: Key,
        /// The time it looks at.
        period: Period,
        /// Who led it.
        chair: PersonKey,
        /// Who took part.
        attendance: Vec<PersonKey>,
        /// What was looked at, by the catalogue's words.
        inputs: Vec<ItemDocument>,
        /// What was decided, by the catalogue's words.
        decisions: Vec<ItemDocument>,
        /// What came out.
        results: String,
        /// The clauses an audit looked at.
        clauses: Vec<ClauseId>,
    }
}

part! {
    /// For corrective actions, improvements and risk treatments.
    ActionPart {
        /// What it is about, by the catalogue's words.
        subject: Key,
        /// The artefact it comes from: an audit, a review, a report.
        raised_by: ArtefactId,
        /// The day it is to be done.
        due_on: Date,
        /// The day it was done.
        done_on: Date,
        /// What is to change, in figures.
        target: String,
        /// What changed.
        result: String,
        /// Who checked that it worked.
        verified_by: PersonKey,
        /// When that was checked.
        verified_on: Date,
    }
}

part! {
    /// For record sets: the records of one population in one period.
    RecordsPart {
        /// The population, by the catalogue's words: `changes`.
        population: Key,
        /// The time in which the records came about.
        period: Period,
        /// How many records there are.
        total: u32,
        /// What was tested on them.
        tests: Vec<RecordTestDocument>,
    }
}

part! {
    /// For observations.
    ObservationPart {
        /// How it was made.
        method: ObservationMethod,
        /// Who made it.
        by: PersonKey,
        /// The role that was asked or watched.
        role: String,
        /// What was seen or said.
        seen: String,
    }
}

part! {
    /// For roles, objectives, metrics, measurements, risks, obligations, forums, decisions, changes of
    /// the organisation and tools.
    FactPart {
        /// What it is about, by the catalogue's words: `supplier-manager`, `service-availability`.
        subject: Key,
        /// Who holds the role, chairs the forum, took the decision.
        holder: PersonKey,
        /// The target of an objective or metric, as written.
        target: String,
        /// The value measured, as written.
        value: String,
        /// The reason given.
        reason: String,
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
    /// The action it led to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<ArtefactId>,
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
