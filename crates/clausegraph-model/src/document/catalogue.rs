//! A catalogue: what a standard asks for and what would show that it is met.

use serde::{Deserialize, Serialize};

use super::{
    FormerItemDocument, MatrixDocument, MisnomerDocument, ReviewInputDocument, RuleBindingDocument,
    RuleWordsDocument, SlotDocument, StretchDocument, WorkstreamDocument,
};
use crate::{ArtefactKind, Attribute, CatalogueId, ClauseId, Key, RequirementId, kind::closed};

/// A catalogue, or one of the files that add up to it.
///
/// Clauses stand in their reading order; requirements in the reading order of their clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CatalogueDocument {
    /// The version of this format; always 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// The identity of the catalogue; stands in one file only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<CatalogueHeader>,
    /// The clauses, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseDocument>,
    /// The sets over which requirements must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub populations: Vec<PopulationDocument>,
    /// The requirements, in the reading order of their clause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementDocument>,
    /// What feeds what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feeds: Vec<FeedDocument>,
    /// Requirements of which some suffice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<AlternativeDocument>,
    /// What stands above the numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<GateDocument>,
    /// The documents and records that the catalogue asks for by name, or only implies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documented_set: Vec<DocumentedItemDocument>,
    /// What the rules that look for findings look at, and their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleBindingDocument>,
    /// Tables of what each member of a population must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matrices: Vec<MatrixDocument>,
    /// Sorts of documents that an earlier edition asked for and this one does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_items: Vec<FormerItemDocument>,
    /// Wrong ways of speaking of the standard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misnomers: Vec<MisnomerDocument>,
    /// What top management looks at in a review, in the order of its agenda.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub review_inputs: Vec<ReviewInputDocument>,
    /// Words by which papers made from the catalogue know things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paper_words: Vec<RuleWordsDocument>,
    /// The workstreams of a roadmap, in the order in which they are told; the first has what belongs to no
    /// clause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workstreams: Vec<WorkstreamDocument>,
    /// How the time of a roadmap usually goes, in the order of its begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stretches: Vec<StretchDocument>,
}

closed! {
    /// Whether a catalogue lets an organisation exclude a requirement.
    Exclusions {
        /// No requirement may be excluded.
        None = "none",
        /// A requirement may be excluded for a reason.
        Justified = "justified",
    }
}

/// The identity of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CatalogueHeader {
    /// The id, with the edition.
    pub id: CatalogueId,
    /// The title.
    pub title: String,
    /// Where the wording comes from.
    pub wording: String,
    /// Whether requirements may be excluded.
    pub exclusions: Exclusions,
    /// Clauses of an earlier edition that people still cite, and where their matter went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_clauses: Vec<FormerClauseDocument>,
    /// What evidence by other parties needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<PartyRuleDocument>,
    /// What is to be known of documented information as a whole: its medium, and what nobody asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documented_note: Option<String>,
}

/// A clause number of an earlier edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormerClauseDocument {
    /// The number there.
    pub number: ClauseId,
    /// The edition: `2011`.
    pub edition: String,
    /// The title there.
    pub title: String,
    /// The clause that holds its matter now, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<ClauseId>,
    /// What is not certain about number, title or where the matter went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
}

/// What evidence by other parties needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartyRuleDocument {
    /// Clauses that the organisation must show by itself; a clause stands for all below it.
    pub retained: Vec<ClauseId>,
    /// Requirements that show a party to be under control; evaluated first.
    pub control: Vec<RequirementId>,
}

/// A clause: a chapter, an area or a leaf that holds requirements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClauseDocument {
    /// The number.
    pub id: ClauseId,
    /// The clause it stands in; absent for chapters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ClauseId>,
    /// The title; absent for numbered paragraphs without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether reports give it a number of its own: chapters and areas.
    #[serde(default, skip_serializing_if = "is_false")]
    pub area: bool,
    /// What is not certain about number or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
    /// How well its requirements are confirmed by sources other than the author's knowledge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What auditors look at and find there; experience, never a requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<AuditPracticeDocument>,
}

closed! {
    /// How well the requirements of a clause are confirmed.
    Confidence {
        /// Known, and confirmed by at least one independent public source.
        Confirmed = "confirmed",
        /// Known, and confirmed in part.
        PartlyConfirmed = "partly-confirmed",
        /// Known only: no public source tells enough.
        KnownOnly = "known-only",
        /// In doubt.
        Doubtful = "doubtful",
    }
}

/// What auditors look at in a clause and what they find; experience, never a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AuditPracticeDocument {
    /// What they sample.
    pub sampled: String,
    /// What usually leads to a minor nonconformity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual_minor: Option<String>,
    /// What usually leads to a major one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual_major: Option<String>,
}

closed! {
    /// Whether something is kept up to date or kept as it was.
    DocumentedSort {
        /// A document, which is kept up to date.
        Document = "document",
        /// A record, which is kept as it was.
        Record = "record",
    }
}

/// A document or record that the catalogue asks for by name, or only implies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentedItemDocument {
    /// The id: `d1` for documents, `r1` for records.
    pub id: Key,
    /// What it is, in words.
    pub title: String,
    /// Document or record.
    pub sort: DocumentedSort,
    /// Whether it is asked for by the clause, by the list of documented information, or only implied; what is
    /// only implied is never called required.
    pub force: DocumentedInformation,
    /// The requirements that ask for it.
    pub requirements: Vec<RequirementId>,
    /// When it is needed at all, where that is not always; and other remarks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How often public lists of mandatory documents name it, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_public_lists: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn is_false(value: &bool) -> bool {
    !*value
}

closed! {
    /// Where the members of a population come from.
    PopulationSource {
        /// The scope of the organisation.
        Organisation = "organisation",
        /// The artefacts.
        Artefacts = "artefacts",
        /// The clauses of the catalogue.
        Catalogue = "catalogue",
        /// The record sets.
        RecordSet = "record-set",
    }
}

closed! {
    /// What a population consists of.
    PopulationOf {
        /// The organisation as one.
        Organisation = "organisation",
        /// Services.
        Services = "services",
        /// Suppliers.
        Suppliers = "suppliers",
        /// Customers.
        Customers = "customers",
        /// Units.
        Units = "units",
        /// Locations.
        Locations = "locations",
        /// Artefacts of the kinds that the population lists.
        Artefacts = "artefacts",
        /// Chapters of the catalogue.
        Chapters = "chapters",
        /// Record sets of the population that `records` names.
        Records = "records",
    }
}

closed! {
    /// Whether a population may have no member.
    EmptyRule {
        /// It must have one.
        Never = "never",
        /// It may have none: then nothing is asked for.
        Allowed = "allowed",
        /// It may have none, and that none is listed does not say so: a record set of `records` with a
        /// total of 0 does. For artefacts only.
        Unknown = "unknown",
    }
}

/// A set over which requirements must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PopulationDocument {
    /// The id.
    pub id: Key,
    /// What it is, in words.
    pub title: String,
    /// What it consists of.
    pub of: PopulationOf,
    /// Where its members come from.
    pub source: PopulationSource,
    /// Whether it may have no member.
    pub empty: EmptyRule,
    /// For artefacts: the kinds that count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ArtefactKind>,
    /// For record sets: the records; for artefacts of which none may be listed: the records whose total of 0
    /// says that there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<Key>,
    /// What makes an element a member: all conditions together.
    #[serde(default, rename = "where", skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<ConditionDocument>,
    /// What takes an element out again where it is stated: all conditions together. What is unknown takes
    /// nothing out.
    #[serde(default, rename = "unless", skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<ConditionDocument>,
    /// What makes a requirement apply to a member: all conditions together.
    #[serde(default, rename = "when", skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<ConditionDocument>,
}

/// A condition on an attribute: that it is one of some words, or with no words that it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConditionDocument {
    /// The attribute.
    pub field: Attribute,
    /// The words of which one must be there; empty where any value will do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<Key>,
}

closed! {
    /// Whether the standard states a requirement by itself.
    Tier {
        /// A sentence or item of its own.
        Stated = "stated",
        /// Our part of a statement whose parts need different evidence.
        Split = "split",
    }
}

closed! {
    /// Whether a requirement asks for documented information.
    DocumentedInformation {
        /// The clause itself says so.
        Explicit = "explicit",
        /// The list of 7.5.4 says so.
        Listed = "listed",
        /// The wording implies it; never called required.
        Implied = "implied",
    }
}

closed! {
    /// Who sets how often something is to happen.
    CadenceSetBy {
        /// The standard names the interval.
        Standard = "standard",
        /// The standard asks the organisation to plan an interval.
        Organisation = "organisation",
        /// Nobody; auditors have a habit.
        Customary = "customary",
        /// An event sets it off.
        Event = "event",
    }
}

/// How often something is to happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CadenceDocument {
    /// Who sets it.
    pub set_by: CadenceSetBy,
    /// What auditors are used to, in words; never a requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customary: Option<String>,
}

/// A requirement: what an auditor tests alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RequirementDocument {
    /// The id.
    pub id: RequirementId,
    /// The leaf clause it stands in.
    pub clause: ClauseId,
    /// What it asks for, in our own words.
    pub statement: String,
    /// Whether the standard states it by itself.
    pub tier: Tier,
    /// For a split: the requirement whose weight it shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_of: Option<RequirementId>,
    /// Who usually answers for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Key>,
    /// The set over which it must hold.
    pub population: Key,
    /// How often it is to happen, where that means anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<CadenceDocument>,
    /// Whether and where documented information is asked for; empty where it is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documented: Vec<DocumentedInformation>,
    /// A question that an auditor could ask aloud.
    pub question: String,
    /// What usually shows it, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub typical_evidence: Vec<String>,
    /// What is not certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
    /// The requirements it is computed from instead of slots of its own; such a requirement has no weight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub computed_from: Vec<RequirementId>,
    /// What would show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<SlotDocument>,
}

closed! {
    /// What a feed does to its target.
    FeedNature {
        /// It is worked with there.
        Input = "input",
        /// It sets the target off.
        Trigger = "trigger",
        /// It binds the target.
        Constrains = "constrains",
        /// It checks the target.
        Verifies = "verifies",
        /// It returns to where it came from.
        FeedsBack = "feeds-back",
        /// It shows that the target holds.
        IsEvidenceFor = "is-evidence-for",
    }
}

closed! {
    /// Where a feed comes from.
    FeedBasis {
        /// The standard's own wording ties both ends.
        Wording = "wording",
        /// An auditor would follow it in practice.
        Practice = "practice",
    }
}

/// An edge: one requirement or clause feeds another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeedDocument {
    /// The requirement or clause it comes from; a clause means any requirement below it.
    pub from: RequirementId,
    /// The requirement or clause it leads to; a clause means any requirement below it.
    pub to: RequirementId,
    /// What it does there.
    pub nature: FeedNature,
    /// Where it comes from.
    pub basis: FeedBasis,
    /// Why it is there.
    pub reason: String,
}

/// Requirements of which some suffice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AlternativeDocument {
    /// The requirements.
    pub requirements: Vec<RequirementId>,
    /// How many of them suffice.
    pub at_least: u32,
}

closed! {
    /// What a gate looks at.
    GateCheck {
        /// That the listed requirements show evidence in full.
        Requirements = "requirements",
        /// That every requirement which explicitly asks for documented information has some.
        DocumentedSet = "documented-set",
        /// That audits looked at every chapter within the interval they plan.
        AuditProgramme = "audit-programme",
        /// That nothing is excluded.
        NoExclusion = "no-exclusion",
        /// That no major nonconformity is open.
        NoOpenMajor = "no-open-major",
        /// That the listed clauses rest on the organisation's own evidence.
        OwnEvidence = "own-evidence",
        /// Custom: that record sets reach back three months.
        RecordHistory = "record-history",
        /// Custom: that no leaf clause is without any evidence.
        NoEmptyLeaf = "no-empty-leaf",
    }
}

/// What stands above the numbers, because a mean hides a missing clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GateDocument {
    /// The id.
    pub id: Key,
    /// What it is called.
    pub title: String,
    /// What it looks at.
    pub check: GateCheck,
    /// The requirements it looks at, where it looks at some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementId>,
    /// The clauses it looks at, where it looks at some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseId>,
    /// For the audit programme: the sort of event whose planned interval counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Key>,
    /// Whether it is custom only, and no requirement of the standard.
    #[serde(default, skip_serializing_if = "is_false")]
    pub custom: bool,
}
