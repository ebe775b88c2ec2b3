//! The organisation as its files describe it.

use serde::{Deserialize, Serialize};

use super::{ArtefactDocument, DocumentDecisionDocument, WorkingPaperDocument};
use crate::{
    ArtefactId, CatalogueId, ClauseId, Date, Fact, Family, JudgementId, Key, MemberId, Period,
    PersonKey, RequirementId, fact::SaysNone, kind::closed,
};

/// The organisation, or one of the files that add up to it.
///
/// A folder of files is one organisation: lists are joined in the order of the file names. Each of
/// `organisation` and `engagement`, and each list of `scope`, may stand in one file only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganisationDocument {
    /// The version of this format; always 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// The schema by which an editor checks the file; of no meaning otherwise.
    #[serde(default, rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Who the organisation is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<IdentityDocument>,
    /// What the service management system covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<ScopeDocument>,
    /// The people and offices that other entries name; absent where nobody lists them.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub people: Fact<Vec<PersonDocument>>,
    /// Where the entries come from and which families each source carries at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceDocument>,
    /// What the organisation can show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub artefacts: Vec<ArtefactDocument>,
    /// Which artefact is offered for which requirement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimDocument>,
    /// What people judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<JudgementDocument>,
    /// What assessors wrote about requirements; no status and no finding follows from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub working_papers: Vec<WorkingPaperDocument>,
    /// What people decided about documents; no status and no finding follows from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub document_decisions: Vec<DocumentDecisionDocument>,
    /// The assessment or audit this is made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engagement: Option<EngagementDocument>,
    /// What the organisation says does not apply to it; absent where nobody asked.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub exclusions: Fact<Vec<ExclusionDocument>>,
    /// Named values that replace the engine's defaults.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<ParameterDocument>,
}

/// Who the organisation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IdentityDocument {
    /// A short id.
    pub id: Key,
    /// The name that reports print.
    pub name: String,
    /// How many people work in the scope.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub headcount: Fact<u32>,
    /// The catalogue it wants to be assessed against, where not the standard's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<CatalogueId>,
}

/// What the service management system covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScopeDocument {
    /// The services.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub services: Fact<Vec<ElementDocument>>,
    /// The suppliers: external, internal, and customers that supply.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub suppliers: Fact<Vec<ElementDocument>>,
    /// The customers.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub customers: Fact<Vec<ElementDocument>>,
    /// The organisational units.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub units: Fact<Vec<ElementDocument>>,
    /// The locations.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub locations: Fact<Vec<ElementDocument>>,
}

closed! {
    /// Whether a scope element belongs to the service management system.
    ScopeState {
        /// It belongs to it.
        In = "in",
        /// It does not.
        Out = "out",
        /// It will, later.
        NotYet = "not-yet",
        /// A part of it does; `part` says which.
        Partly = "partly",
    }
}

closed! {
    /// What kind of supplier somebody is.
    SupplierType {
        /// Outside the organisation and any larger organisation it belongs to.
        External = "external",
        /// In the same larger organisation, outside the scope.
        Internal = "internal",
        /// A customer that also supplies.
        CustomerAsSupplier = "customer-as-supplier",
    }
}

closed! {
    /// How much depends on a service.
    Criticality {
        /// Little.
        Low = "low",
        /// Something.
        Medium = "medium",
        /// Much.
        High = "high",
        /// Everything.
        Critical = "critical",
    }
}

/// One service, supplier, customer, unit or location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ElementDocument {
    /// The id, unique among all scope elements.
    pub id: MemberId,
    /// The name that reports print.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub name: Fact<String>,
    /// Whether it belongs to the scope.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub state: Fact<ScopeState>,
    /// Which part belongs, where only a part does.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub part: Fact<String>,
    /// Who answers for it on the organisation's side.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub owner: Fact<PersonKey>,
    /// Others who are said to answer for it, too.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub co_owners: Fact<Vec<PersonKey>>,
    /// For services: the other party that operates it wholly; null where the organisation does.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub operated_by: Fact<MemberId>,
    /// For services: the parties through whose hands it is delivered, one after the other.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub chain: Fact<Vec<MemberId>>,
    /// For services: how much depends on it.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub criticality: Fact<Criticality>,
    /// For services: whose needs that follows from, and how.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub criticality_basis: Fact<String>,
    /// For services: what they are meant to bring those who use them.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub outcomes: Fact<String>,
    /// For services: the other services that they cannot do without.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub depends_on: Fact<Vec<MemberId>>,
    /// For services: the availability that was agreed, as written.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub availability_target: Fact<String>,
    /// For services: how soon and how fully they must be back after a major loss, as written.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub recovery_target: Fact<String>,
    /// For suppliers: what kind of supplier.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub supplier_type: Fact<SupplierType>,
    /// The services it takes part in (suppliers) or receives (customers).
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub services: Fact<Vec<MemberId>>,
    /// For suppliers: the clauses whose process it runs, wholly or in part.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub operates: Fact<Vec<ClauseId>>,
    /// For suppliers: disputes.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub disputes: Fact<Box<LogDocument>>,
    /// For suppliers: targets or obligations that were missed.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub missed_targets: Fact<Box<LogDocument>>,
    /// For suppliers: changes to the contract.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub contract_changes: Fact<Box<LogDocument>>,
    /// For suppliers: risks found when its targets were compared with the customers' agreements.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub alignment_risks: Fact<Box<LogDocument>>,
}

/// Occurrences of one kind within a period; an empty list says that nothing occurred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LogDocument {
    /// The time the log looks at.
    pub period: Period,
    /// What occurred.
    pub entries: Vec<LogEntryDocument>,
}

impl SaysNone for LogDocument {}

/// One occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LogEntryDocument {
    /// The id in the log.
    pub id: Key,
    /// The day it occurred.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub on: Fact<Date>,
    /// What it was, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day it was dealt with: settled, assessed, taken up as an improvement.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub handled_on: Fact<Date>,
    /// The artefact that shows it.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub handled_in: Fact<ArtefactId>,
}

/// A person or an office, by key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonDocument {
    /// The key that other entries use.
    pub key: PersonKey,
    /// The office, in words.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub office: Fact<String>,
    /// Whether the person belongs to top management.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub top_management: Fact<bool>,
    /// Whether the person still works there.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub active: Fact<bool>,
    /// The last day the person worked there; null where that is not over.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub left_on: Fact<Date>,
    /// Whether the person belongs to another organisation: an adviser, a contractor.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub external: Fact<bool>,
}

/// Where entries come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// The id that artefacts name.
    pub id: Key,
    /// What it is, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The families it can carry. What no declared source carries is unknown, not missing.
    pub carries: Vec<Family>,
}

closed! {
    /// Whether a person stands behind a claim.
    ClaimState {
        /// A person says so.
        Confirmed = "confirmed",
        /// A machine proposes it; it is no evidence until a person confirms it.
        Suggested = "suggested",
    }
}

/// An artefact offered for a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimDocument {
    /// The artefact.
    pub artefact: ArtefactId,
    /// The requirement (`8.5.1.1-a`) or leaf clause (`8.5.1.1`).
    #[serde(rename = "for")]
    pub target: RequirementId,
    /// The slot of the requirement, where only one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Key>,
    /// The members it is offered for, where not all that the artefact covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// Where in the artefact: page, heading, field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonKey>,
    /// When it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The hash of the artefact when it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// Whether a person stands behind it.
    pub state: ClaimState,
}

closed! {
    /// In which kind of work a judgement was made.
    JudgementContext {
        /// A gap assessment.
        Gap = "gap",
        /// An internal audit.
        Internal = "internal",
        /// An audit by a customer or on its behalf.
        SecondParty = "second-party",
        /// A certification audit.
        Certification = "certification",
    }
}

closed! {
    /// What a person judged.
    JudgementValue {
        /// The requirement is met.
        Conformity = "conformity",
        /// It is met and could be done better.
        OpportunityForImprovement = "ofi",
        /// A minor nonconformity.
        MinorNonconformity = "minor",
        /// A major nonconformity.
        MajorNonconformity = "major",
        /// Not judged yet.
        NotYet = "not-yet",
    }
}

/// A person's judgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JudgementDocument {
    /// The id.
    pub id: JudgementId,
    /// The requirement judged.
    pub requirement: RequirementId,
    /// The members judged, where not all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// In which kind of work.
    pub context: JudgementContext,
    /// The judgement.
    pub value: JudgementValue,
    /// Who judged.
    pub by: PersonKey,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The versions of the artefacts that were looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<PinDocument>,
    /// The judgement that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<JudgementId>,
}

/// The version of an artefact that a judgement looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PinDocument {
    /// The artefact.
    pub artefact: ArtefactId,
    /// Its version then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its hash then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
}

/// The assessment or audit this is made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EngagementDocument {
    /// In which kind of work.
    #[serde(rename = "type")]
    pub context: JudgementContext,
    /// What it is measured against, in words.
    pub criteria: String,
    /// What it looks at, in words.
    pub scope: String,
    /// The time it looks at.
    pub period: Period,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<PersonKey>,
}

/// A requirement or clause that the organisation says does not apply to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExclusionDocument {
    /// The requirement or clause.
    pub of: RequirementId,
    /// The reason given.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub reason: Fact<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Fact::is_unknown")]
    pub by: Fact<PersonKey>,
}

/// A named value that replaces a default of the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParameterDocument {
    /// The name.
    pub name: Key,
    /// The value: a decimal number, as text.
    pub value: crate::Amount,
}
