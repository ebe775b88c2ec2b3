//! Which fields a register can fill, and what a cell of each holds: one table, one row each.

use std::fmt;

use clausegraph_model::{
    Key, did_you_mean,
    document::{
        ActionAchievement, ActionDecision, ArtefactStatus, ClaimState, Criticality, DecisionNature,
        JudgementContext, JudgementValue, LinkType, Mandate, MetricClass, MetricFamily,
        ObjectiveCategory, ObservationMethod, RiskNature, ScopeState, Side, SupplierType,
        TestMethod,
    },
};

use super::map::Makes;

/// What a cell of a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldKind {
    /// A text, as it is written.
    Text,
    /// A day.
    Date,
    /// A length of time: `6 months`, `P6M`, or a number where the column states its unit.
    Interval,
    /// A first and a last day.
    Period,
    /// A person or office, by name or key.
    Person,
    /// Several persons.
    Persons,
    /// A word of the catalogue; it is read in small letters, tied by hyphens.
    Key,
    /// Several words of the catalogue.
    Keys,
    /// A scope element, by id, key or name.
    Member,
    /// Several scope elements, or `whole-sms`.
    Members,
    /// An artefact, by id, key or title.
    Artefact,
    /// Several artefacts.
    Artefacts,
    /// Several clauses.
    Clauses,
    /// A requirement or clause.
    Requirement,
    /// Another judgement, by id.
    Judgement,
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// Yes or no.
    YesNo,
    /// A whole number from 0 on.
    Count,
    /// A decimal number.
    Amount,
    /// Words of the catalogue, each with what is said: `risks`, `risks: two new ones`.
    Items,
    /// Whether one item is there: yes, no, or what is said of it.
    Item,
    /// Planned intervals: `supplier-performance: P3M`.
    Intervals,
    /// Links: `governs: POL-01`.
    Links,
    /// Tests over records: `classified: 3 of 129`, the exceptions and the number tested.
    Tests,
    /// What occurred in a period: `2026-01-01/2026-06-30: none`, or
    /// `2026-01-01/2026-06-30: D-1 on 2026-03-02 handled 2026-03-20 in REV-01 (late); D-2`.
    Log,
    /// Artefacts with their version: `POL-01@3.1`.
    Pins,
    /// Requirements and clauses that the artefact of the row is offered for.
    Claims,
    /// The name by which other cells write the person; it stands in no document.
    Name,
}

impl FieldKind {
    /// What a cell holds, in words.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Interval => "interval",
            Self::Period => "period",
            Self::Person => "person",
            Self::Persons => "persons",
            Self::Key => "word of the catalogue",
            Self::Keys => "words of the catalogue",
            Self::Member => "scope element",
            Self::Members => "scope elements",
            Self::Artefact => "artefact",
            Self::Artefacts => "artefacts",
            Self::Clauses => "clauses",
            Self::Requirement => "requirement or clause",
            Self::Judgement => "judgement",
            Self::Word(_) => "one word of a list",
            Self::YesNo => "yes or no",
            Self::Count => "whole number",
            Self::Amount => "decimal number",
            Self::Items => "items",
            Self::Item => "yes, no or a note",
            Self::Intervals => "intervals",
            Self::Links => "links",
            Self::Tests => "tests of records",
            Self::Log => "occurrences in a period",
            Self::Pins => "artefacts with version",
            Self::Claims => "requirements and clauses",
            Self::Name => "name",
        }
    }

    /// The words that a cell of a closed list can mean; empty for all other kinds.
    pub const fn closed_words(self) -> &'static [&'static str] {
        if let Self::Word(words) = self { words } else { &[] }
    }

    /// Whether a cell holds several values, so that several rows of one key add up.
    pub(crate) const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Persons
                | Self::Keys
                | Self::Members
                | Self::Artefacts
                | Self::Clauses
                | Self::Items
                | Self::Intervals
                | Self::Links
                | Self::Pins
                | Self::Tests
                | Self::Claims
        )
    }
}

/// Who has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holder {
    Artefact,
    Element,
    Person,
    Claim,
    Judgement,
    Exclusion,
}

impl Makes {
    pub(crate) const fn holder(self) -> Holder {
        match self {
            Self::Artefacts => Holder::Artefact,
            Self::Services | Self::Suppliers | Self::Customers | Self::Units | Self::Locations => {
                Holder::Element
            }
            Self::People => Holder::Person,
            Self::Claims => Holder::Claim,
            Self::Judgements => Holder::Judgement,
            Self::Exclusions => Holder::Exclusion,
        }
    }
}

/// One row of the table: `[]` in a path stands for a key of the map's own.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) holder: Holder,
    pub(crate) path: &'static str,
    pub(crate) kind: FieldKind,
}

macro_rules! fields {
    ($($holder:ident { $($path:literal $kind:expr,)+ })+) => {
        /// Every field; the ids are made by the tables and stand in none of them.
        pub(crate) const FIELDS: &[Row] = &[
            $($(Row { holder: Holder::$holder, path: $path, kind: $kind },)+)+
        ];
    };
}

use FieldKind::{
    Amount, Artefact, Artefacts, Claims, Clauses, Count, Date, Interval, Intervals, Item, Items,
    Judgement, Keys, Links, Log, Member, Members, Name, Period, Person, Persons, Pins, Requirement,
    Tests, Text, Word, YesNo,
};

fields! {
    Artefact {
        "title" Text,
        "status" Word(ArtefactStatus::WORDS),
        "version" Text,
        "owner" Person,
        "approval.by" Person,
        "approval.on" Date,
        "created_on" Date,
        "dated_on" Date,
        "last_reviewed_on" Date,
        "next_review_on" Date,
        "review_every" Interval,
        "interval" Interval,
        "intervals" Intervals,
        "intervals[]" Interval,
        "covers" Members,
        "contents" Items,
        "contents[]" Item,
        "links" Links,
        "links[]" Artefacts,
        "uri" Text,
        "hash" Text,
        "extent.words" Count,
        "extent.pages" Count,
        "extent.empty" YesNo,
        "extent.stub" YesNo,
        "usage.reads" Count,
        "usage.period" Period,
        "usage.period.first" Date,
        "usage.period.last" Date,
        "usage.inbound_links" Count,
        "usage.last_used_on" Date,
        "usage.readers" Count,
        "usage.used_by_records" Count,
        "usage.audience_size" Count,
        "usage.acknowledged" Count,
        "retention.keep" Interval,
        "retention.until" Date,
        "retention.basis" Text,
        "provided_by" Member,
        "inherited_from" Text,
        "co_owners" Persons,
        "audience" Keys,
        "system" FieldKind::Key,
        "text.template" Text,
        "text.template_similarity" Amount,
        "agreement.party" Member,
        "agreement.valid_from" Date,
        "agreement.valid_to" Date,
        "agreement.missed_targets" Log,
        "plan.invocations" Log,
        "plan.environment_changes" Log,
        "plan.until" Date,
        "plan.progress_on" Date,
        "routine.subject" FieldKind::Key,
        "routine.trigger" Text,
        "routine.inputs" Text,
        "routine.outcome" Text,
        "routine.interfaces" Artefacts,
        "routine.criteria" Text,
        "routine.tool" Text,
        "routine.record_types" Keys,
        "routine.policy" Artefact,
        "routine.measures" Artefacts,
        "routine.reviewed_in" Artefact,
        "routine.mandate" Word(Mandate::WORDS),
        "routine.operated_by" Member,
        "routine.effective_on" Date,
        "routine.ended_on" Date,
        "routine.expected_every" Interval,
        "routine.defined_in" Artefacts,
        "routine.steps" Count,
        "routine.fields" Count,
        "routine.approvals" Count,
        "routine.pattern" FieldKind::Key,
        "routine.deviation" Artefact,
        "routine.local_variation" Text,
        "review.subject" FieldKind::Key,
        "review.period" Period,
        "review.period.first" Date,
        "review.period.last" Date,
        "review.chair" Person,
        "review.attendance" Persons,
        "review.inputs" Items,
        "review.inputs[]" Item,
        "review.decisions" Items,
        "review.decisions[]" Item,
        "review.results" Text,
        "review.clauses" Clauses,
        "review.forum" Artefact,
        "review.minutes" Count,
        "review.lessons" Artefacts,
        "audit.criteria" Text,
        "audit.scope" Text,
        "audit.team" Persons,
        "audit.impartiality" Text,
        "audit.reported_to" Persons,
        "audit.context" Word(JudgementContext::WORDS),
        "action.subject" FieldKind::Key,
        "action.raised_by" Artefact,
        "action.due_on" Date,
        "action.done_on" Date,
        "action.target" Text,
        "action.result" Text,
        "action.verified_by" Person,
        "action.verified_on" Date,
        "action.cause" Text,
        "action.correction" Text,
        "action.consequences" Text,
        "action.similar" Text,
        "action.priority" Text,
        "action.decision" Word(ActionDecision::WORDS),
        "action.decision_basis" Text,
        "action.achieved" Word(ActionAchievement::WORDS),
        "action.follow_up" Text,
        "action.system_change" Text,
        "action.proportion" Text,
        "action.reported_on" Date,
        "action.baseline" Text,
        "action.recurrence" FieldKind::Key,
        "records.population" FieldKind::Key,
        "records.period" Period,
        "records.period.first" Date,
        "records.period.last" Date,
        "records.total" Count,
        "records.none_because" Text,
        "records.tests" Tests,
        "records.tests[].of" Count,
        "records.tests[].tested" Count,
        "records.tests[].exceptions" Count,
        "records.tests[].method" Word(TestMethod::WORDS),
        "observation.method" Word(ObservationMethod::WORDS),
        "observation.by" Person,
        "observation.role" Text,
        "observation.seen" Text,
        "fact.subject" FieldKind::Key,
        "fact.holder" Person,
        "fact.target" Text,
        "fact.value" Text,
        "fact.reason" Text,
        "role.responsibilities" Text,
        "role.authorities" Text,
        "role.competence" Text,
        "role.communicated_on" Date,
        "role.valid_from" Date,
        "role.valid_to" Date,
        "role.trained_on" Date,
        "role.evaluation" Text,
        "role.evaluated_on" Date,
        "objective.policy" Artefact,
        "objective.measured_by" Artefacts,
        "objective.requirements" Text,
        "objective.communicated_on" Date,
        "objective.actions" Text,
        "objective.resources" Text,
        "objective.responsible" Person,
        "objective.due_on" Date,
        "objective.evaluation" Text,
        "objective.category" Word(ObjectiveCategory::WORDS),
        "objective.unit" Text,
        "objective.baseline" Text,
        "risk.nature" Word(RiskNature::WORDS),
        "risk.concerns" Keys,
        "risk.customer_impact" Text,
        "risk.acceptance" Text,
        "risk.priority" Text,
        "risk.actions" Artefacts,
        "risk.integration" Text,
        "risk.effectiveness_check" Text,
        "risk.level" Amount,
        "risk.appetite" Amount,
        "risk.criteria" Text,
        "metric.method" Text,
        "metric.measured_every" Interval,
        "metric.analysed_every" Interval,
        "metric.class" Word(MetricClass::WORDS),
        "metric.family" Word(MetricFamily::WORDS),
        "metric.threshold" Amount,
        "metric.unwelcome" Word(Side::WORDS),
        "metric.goal" Amount,
        "metric.reported_in" Artefacts,
        "decision.forum" Artefact,
        "decision.nature" Word(DecisionNature::WORDS),
        "decision.category" FieldKind::Key,
        "decision.risk_level" FieldKind::Key,
        "decision.role" FieldKind::Key,
        "decision.criteria" Artefact,
        "decision.criteria_values" Text,
        "decision.outcome" FieldKind::Key,
        "decision.actions" Artefacts,
        "decision.rests_on" Artefacts,
        "forum.parent" Artefact,
        "forum.required" Persons,
        "tool.custom" YesNo,
        "tool.change" Text,
        "measurement.of" Artefact,
        "measurement.value" Amount,
        "measurement.period" Period,
        "measurement.period.first" Date,
        "measurement.period.last" Date,
        "certificate.standard" Text,
        "certificate.edition" Text,
        "certificate.scope" Text,
        "certificate.valid_from" Date,
        "certificate.valid_to" Date,
        "certificate.body" Text,
        "obligation.law" Text,
        "obligation.article" Text,
        "obligation.applicable" YesNo,
        "register.lists" FieldKind::Key,
        "report.purpose" Text,
        "report.audience" Keys,
        "report.data_source" Text,
        "report.metrics" Artefacts,
        "claims" Claims,
    }
    Element {
        "name" Text,
        "state" Word(ScopeState::WORDS),
        "part" Text,
        "owner" Person,
        "co_owners" Persons,
        "operated_by" Member,
        "chain" Members,
        "criticality" Word(Criticality::WORDS),
        "criticality_basis" Text,
        "outcomes" Text,
        "depends_on" Members,
        "availability_target" Text,
        "recovery_target" Text,
        "supplier_type" Word(SupplierType::WORDS),
        "services" Members,
        "operates" Clauses,
        "disputes" Log,
        "missed_targets" Log,
        "contract_changes" Log,
        "alignment_risks" Log,
    }
    Person {
        "name" Name,
        "office" Text,
        "top_management" YesNo,
        "active" YesNo,
        "left_on" Date,
        "external" YesNo,
    }
    Claim {
        "artefact" Artefact,
        "for" Requirement,
        "slot" FieldKind::Key,
        "members" Members,
        "at" Text,
        "by" Person,
        "on" Date,
        "hash" Text,
        "state" Word(ClaimState::WORDS),
    }
    Judgement {
        "requirement" Requirement,
        "members" Members,
        "context" Word(JudgementContext::WORDS),
        "value" Word(JudgementValue::WORDS),
        "by" Person,
        "on" Date,
        "reason" Text,
        "pins" Pins,
        "supersedes" Judgement,
    }
    Exclusion {
        "of" Requirement,
        "reason" Text,
        "by" Person,
    }
}

/// A field of the table, with its key where it takes one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Field {
    // INVARIANT: an index into `FIELDS`.
    row: usize,
    pub(crate) key: Option<String>,
}

/// Why a text is no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoField {
    /// There is none of this name; the closest one.
    Unknown(Option<String>),
    /// The key in brackets is not of the form, or is no word of the list.
    Key,
}

impl Field {
    /// The field that a map writes.
    pub(crate) fn find(holder: Holder, text: &str) -> Result<Self, NoField> {
        let (path, key) = match text.split_once('[').zip(text.split_once(']')) {
            Some(((head, _), (start, tail))) => {
                let key = start.split_once('[').map(|(_, key)| key).unwrap_or_default();
                (format!("{head}[]{tail}"), Some(key))
            }
            None => (text.to_owned(), None),
        };
        let found = FIELDS.iter().position(|row| row.holder == holder && row.path == path.as_str());
        let Some(row) = found else {
            let known = FIELDS.iter().filter(|row| row.holder == holder).map(|row| row.path);
            return Err(NoField::Unknown(did_you_mean(&path, known).map(ToOwned::to_owned)));
        };
        let is_sound = match key {
            None => !path.contains("[]"),
            Some(key) if path == "links[]" => key.parse::<LinkType>().is_ok(),
            Some(key) => key.parse::<Key>().is_ok(),
        };
        if !is_sound {
            return Err(NoField::Key);
        }
        Ok(Self { row, key: key.map(ToOwned::to_owned) })
    }

    pub(crate) fn path(&self) -> &'static str {
        FIELDS.get(self.row).map_or("", |row| row.path)
    }

    pub(crate) fn kind(&self) -> FieldKind {
        FIELDS.get(self.row).map_or(Text, |row| row.kind)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.key, self.path().split_once("[]")) {
            (Some(key), Some((head, tail))) => write!(f, "{head}[{key}]{tail}"),
            (Some(_), None) | (None, _) => f.write_str(self.path()),
        }
    }
}

#[cfg(test)]
mod tests;
