//! The words that the catalogue asks for, and words that it never asks for.

use std::collections::BTreeSet;

use super::super::report::Report;
use crate::{
    Attribute, Catalogue, Key, Requirement,
    document::ConditionDocument,
    problem::{At, Draft, ProblemCode, shortened},
};

/// What a word is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validate) enum Topic {
    Contents,
    Interval,
    RiskConcern,
    ReviewInput,
    ReviewDecision,
    RoutineSubject,
    ReviewSubject,
    ActionSubject,
    FactSubject,
    RecordType,
    Population,
    Test,
}

impl Topic {
    /// Whether words may well be about what no catalogue asks for: a risk, a tool, a metric.
    fn is_open(self) -> bool {
        match self {
            Self::ActionSubject | Self::FactSubject => true,
            Self::RoutineSubject
            | Self::ReviewSubject
            | Self::Contents
            | Self::Interval
            | Self::RiskConcern
            | Self::ReviewInput
            | Self::ReviewDecision
            | Self::RecordType
            | Self::Population
            | Self::Test => false,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Contents => "content",
            Self::Interval => "interval",
            Self::RiskConcern => "concern",
            Self::ReviewInput => "review input",
            Self::ReviewDecision => "review decision",
            Self::RoutineSubject
            | Self::ReviewSubject
            | Self::ActionSubject
            | Self::FactSubject => "subject",
            Self::RecordType => "record type",
            Self::Population => "record population",
            Self::Test => "record test",
        }
    }
}

/// The words of a catalogue, by topic.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    contents: BTreeSet<Key>,
    intervals: BTreeSet<Key>,
    concerns: BTreeSet<Key>,
    inputs: BTreeSet<Key>,
    decisions: BTreeSet<Key>,
    routines: BTreeSet<Key>,
    reviews: BTreeSet<Key>,
    actions: BTreeSet<Key>,
    facts: BTreeSet<Key>,
    record_types: BTreeSet<Key>,
    populations: BTreeSet<Key>,
    tests: BTreeSet<Key>,
    /// Words that rules look for, whatever they are about.
    of_rules: BTreeSet<Key>,
}

impl Vocabulary {
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let mut words = Self::default();
        for population in catalogue.populations() {
            let records = population.records.iter().cloned();
            words.populations.extend(records.clone());
            words.record_types.extend(records);
            words.conditions(&population.members);
            words.conditions(&population.exceptions);
            words.conditions(&population.triggers);
        }
        for slot in catalogue.requirements().flat_map(Requirement::slots) {
            words.tests.extend(slot.test.iter().cloned());
            let accepts = slot.accepts.iter();
            let needs = accepts.clone().flat_map(|accept| &accept.needs);
            for attribute in slot.needs.iter().chain(&slot.field).chain(needs) {
                words.item(attribute);
            }
            for accept in accepts {
                words.conditions(&accept.conditions);
            }
        }
        let of_rules = catalogue.rules().flat_map(|rule| &rule.words).flat_map(|words| &words.is);
        words.of_rules.extend(of_rules.cloned());
        words
    }

    fn conditions(&mut self, conditions: &[ConditionDocument]) {
        for condition in conditions {
            self.item(&condition.field);
            if let Some(topic) = topic_of(&condition.field) {
                self.words_mut(topic).extend(condition.is.iter().cloned());
            }
        }
    }

    /// The key of a list item.
    fn item(&mut self, attribute: &Attribute) {
        if let (Some(topic), Some(key)) = (topic_of(attribute), key_of(attribute)) {
            self.words_mut(topic).insert(key.clone());
        }
    }

    fn words_mut(&mut self, topic: Topic) -> &mut BTreeSet<Key> {
        match topic {
            Topic::Contents => &mut self.contents,
            Topic::Interval => &mut self.intervals,
            Topic::RiskConcern => &mut self.concerns,
            Topic::ReviewInput => &mut self.inputs,
            Topic::ReviewDecision => &mut self.decisions,
            Topic::RoutineSubject => &mut self.routines,
            Topic::ReviewSubject => &mut self.reviews,
            Topic::ActionSubject => &mut self.actions,
            Topic::FactSubject => &mut self.facts,
            Topic::RecordType => &mut self.record_types,
            Topic::Population => &mut self.populations,
            Topic::Test => &mut self.tests,
        }
    }

    fn words(&self, topic: Topic) -> &BTreeSet<Key> {
        match topic {
            Topic::Contents => &self.contents,
            Topic::Interval => &self.intervals,
            Topic::RiskConcern => &self.concerns,
            Topic::ReviewInput => &self.inputs,
            Topic::ReviewDecision => &self.decisions,
            Topic::RoutineSubject => &self.routines,
            Topic::ReviewSubject => &self.reviews,
            Topic::ActionSubject => &self.actions,
            Topic::FactSubject => &self.facts,
            Topic::RecordType => &self.record_types,
            Topic::Population => &self.populations,
            Topic::Test => &self.tests,
        }
    }

    /// Tells a word that the catalogue never asks for.
    ///
    /// Where it asks for none at all, any will do. Where words may be about anything, only those that
    /// look like a slip of a known one are told.
    pub(in crate::validate) fn check(
        &self,
        topic: Topic,
        word: &Key,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        let known = self.words(topic);
        let is_known = known.contains(word) || self.of_rules.contains(word);
        if known.is_empty() || is_known {
            return;
        }
        let message =
            format!("the catalogue asks for no {} `{}`", topic.name(), shortened(word.as_str()));
        let close = report.suggest(word.as_str(), known.iter().map(Key::as_str));
        if close.is_none() && topic.is_open() {
            return;
        }
        let draft = Draft::new(ProblemCode::UnknownKey, at(), message);
        report.push(draft.value(word).suggestion(close));
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other attributes have no key")]
fn key_of(attribute: &Attribute) -> Option<&Key> {
    match attribute {
        Attribute::Contents(key)
        | Attribute::IntervalOf(key)
        | Attribute::ReviewInput(key)
        | Attribute::ReviewDecision(key) => Some(key),
        _ => None,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other attributes hold no words of the catalogue"
)]
fn topic_of(attribute: &Attribute) -> Option<Topic> {
    Some(match attribute {
        Attribute::Contents(_) => Topic::Contents,
        Attribute::IntervalOf(_) => Topic::Interval,
        Attribute::RiskConcerns => Topic::RiskConcern,
        Attribute::ReviewInput(_) | Attribute::ReviewInputs => Topic::ReviewInput,
        Attribute::ReviewDecision(_) | Attribute::ReviewDecisions => Topic::ReviewDecision,
        Attribute::RoutineSubject => Topic::RoutineSubject,
        Attribute::RoutineRecordTypes => Topic::RecordType,
        Attribute::ReviewSubject => Topic::ReviewSubject,
        Attribute::ActionSubject => Topic::ActionSubject,
        Attribute::FactSubject => Topic::FactSubject,
        Attribute::RecordsPopulation => Topic::Population,
        _ => return None,
    })
}
