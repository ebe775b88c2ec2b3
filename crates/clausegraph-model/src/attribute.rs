//! The attributes that slots and populations ask for, and where each one stands.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    ArtefactId, ClauseId, Date, Fact, Key, MemberId, PersonKey,
    document::{
        ArtefactDocument, ElementDocument, FactPart, ItemDocument, LogDocument, LogEntryDocument,
    },
};

/// Why a text is not an attribute.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an attribute")]
pub struct AttributeError {
    /// The text as read.
    pub text: String,
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)+; $($(#[$keyed_doc:meta])* $keyed:ident = $keyed_text:literal,)+) => {
        /// Something that an artefact or scope element says of itself.
        ///
        /// Written with dots for the part it stands in, and a key in brackets for one item of a list:
        /// `owner`, `review.attendance`, `review.inputs[risks]`.
        ///
        /// ```
        /// use clausegraph_model::Attribute;
        ///
        /// let attribute: Attribute = "review.inputs[risks]".parse()?;
        /// assert_eq!(attribute.to_string(), "review.inputs[risks]");
        /// assert!("review.inputs[]".parse::<Attribute>().is_err());
        /// # Ok::<(), clausegraph_model::AttributeError>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Attribute {
            $($(#[$doc])* $variant,)+
            $($(#[$keyed_doc])* $keyed(Key),)+
        }

        impl Attribute {
            /// The attributes as files write them; `[]` stands behind those that take a key.
            pub const WORDS: &'static [&'static str] = &[$($text,)+ $(concat!($keyed_text, "[]"),)+];
        }

        impl FromStr for Attribute {
            type Err = AttributeError;

            fn from_str(text: &str) -> Result<Self, AttributeError> {
                let error = || AttributeError { text: text.to_owned() };
                if let Some((list, rest)) = text.split_once('[') {
                    let key: Key = rest
                        .strip_suffix(']')
                        .and_then(|key| key.parse().ok())
                        .ok_or_else(error)?;
                    return match list {
                        $($keyed_text => Ok(Self::$keyed(key)),)+
                        _ => Err(error()),
                    };
                }
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(error()),
                }
            }
        }

        impl fmt::Display for Attribute {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($text),)+
                    $(Self::$keyed(key) => write!(f, concat!($keyed_text, "[{}]"), key),)+
                }
            }
        }
    };
}

attributes! {
    /// The title.
    Title = "title",
    /// Where a document stands in its life.
    Status = "status",
    /// The version.
    Version = "version",
    /// Who answers for it.
    Owner = "owner",
    /// Who approved it; an approval dated after the as-of date has not happened yet.
    Approval = "approval",
    /// The day it was made.
    CreatedOn = "created_on",
    /// The day it speaks of.
    DatedOn = "dated_on",
    /// The day somebody last read it and found it right.
    LastReviewedOn = "last_reviewed_on",
    /// The planned interval that it lays down.
    Interval = "interval",
    /// How often it is to be reviewed itself.
    ReviewEvery = "review_every",
    /// Where it is kept.
    Uri = "uri",
    /// The hash of its bytes.
    Hash = "hash",
    /// How long it must be kept.
    Retention = "retention",
    /// The party an agreement is made with.
    AgreementParty = "agreement.party",
    /// What a routine is about.
    RoutineSubject = "routine.subject",
    /// What starts a routine.
    RoutineTrigger = "routine.trigger",
    /// What a routine leads to.
    RoutineOutcome = "routine.outcome",
    /// The tool a routine runs in.
    RoutineTool = "routine.tool",
    /// The record populations a routine leaves behind.
    RoutineRecordTypes = "routine.record_types",
    /// The policy a routine follows.
    RoutinePolicy = "routine.policy",
    /// The metrics that watch a routine.
    RoutineMeasures = "routine.measures",
    /// The forum or review that looks at a routine.
    RoutineReviewedIn = "routine.reviewed_in",
    /// What a review is about.
    ReviewSubject = "review.subject",
    /// The time a review looks at.
    ReviewPeriod = "review.period",
    /// Who led a review.
    ReviewChair = "review.chair",
    /// Who took part in a review.
    ReviewAttendance = "review.attendance",
    /// What was looked at in a review.
    ReviewInputs = "review.inputs",
    /// What was decided in a review.
    ReviewDecisions = "review.decisions",
    /// What came out of a review.
    ReviewResults = "review.results",
    /// The clauses an audit looked at.
    ReviewClauses = "review.clauses",
    /// What an action is about.
    ActionSubject = "action.subject",
    /// What raised an action.
    ActionRaisedBy = "action.raised_by",
    /// The day an action is to be done.
    ActionDueOn = "action.due_on",
    /// The day an action was done.
    ActionDoneOn = "action.done_on",
    /// What an action is to change.
    ActionTarget = "action.target",
    /// What an action changed.
    ActionResult = "action.result",
    /// Who checked that an action worked.
    ActionVerifiedBy = "action.verified_by",
    /// The population of a record set.
    RecordsPopulation = "records.population",
    /// The time in which the records came about.
    RecordsPeriod = "records.period",
    /// How many records there are.
    RecordsTotal = "records.total",
    /// How an observation was made.
    ObservationMethod = "observation.method",
    /// Who made an observation.
    ObservationBy = "observation.by",
    /// The role that was asked or watched.
    ObservationRole = "observation.role",
    /// What was seen or said.
    ObservationSeen = "observation.seen",
    /// What a fact is about.
    FactSubject = "fact.subject",
    /// Who holds the role, chairs the forum, took the decision.
    FactHolder = "fact.holder",
    /// The target of an objective or metric.
    FactTarget = "fact.target",
    /// The value measured.
    FactValue = "fact.value",
    /// The reason given.
    FactReason = "fact.reason",
    /// The name of a scope element.
    Name = "name",
    /// Whether a scope element belongs to the scope.
    State = "state",
    /// How much depends on a service.
    Criticality = "criticality",
    /// What kind of supplier a supplier is.
    SupplierType = "supplier_type",
    /// The services a supplier takes part in or a customer receives.
    Services = "services",
    /// The clauses whose process a supplier runs.
    Operates = "operates",
    /// The dispute log of a supplier.
    Disputes = "disputes",
    /// Whether every dispute of a supplier was settled.
    DisputesHandled = "disputes.handled",
    /// The log of targets that a supplier missed.
    MissedTargets = "missed_targets",
    /// Whether every missed target was taken up.
    MissedTargetsHandled = "missed_targets.handled",
    /// The log of changes to a supplier's contract.
    ContractChanges = "contract_changes",
    /// Whether every change to a contract was assessed.
    ContractChangesHandled = "contract_changes.handled",
    /// The risks found when a supplier's targets were compared with the customers' agreements.
    AlignmentRisks = "alignment_risks",
    /// Whether every one of those risks is dealt with.
    AlignmentRisksHandled = "alignment_risks.handled",
    ;
    /// One item of what a document says.
    Contents = "contents",
    /// One input of a review.
    ReviewInput = "review.inputs",
    /// One decision of a review.
    ReviewDecision = "review.decisions",
}

impl Serialize for Attribute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Attribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::leaf::parse(deserializer, "Attribute", "an attribute such as `review.inputs[risks]`")
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Attribute {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attribute".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "an attribute of an artefact or scope element",
            "examples": ["owner", "review.inputs[risks]"],
        })
    }
}

/// What an attribute says: nothing more than a test of equality needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeValue<'a> {
    /// Something is there, and no word of a vocabulary.
    Something,
    /// One word of a vocabulary.
    Word(&'a str),
    /// Several words of a vocabulary.
    Words(Words<'a>),
}

impl AttributeValue<'_> {
    /// Whether the value is, or holds, the word.
    pub fn is(&self, word: &str) -> bool {
        match self {
            Self::Something => false,
            Self::Word(value) => *value == word,
            Self::Words(values) => values.iter().any(|value| value == word),
        }
    }
}

/// Several words of a vocabulary, borrowed from where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a>(List<'a>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List<'a> {
    Keys(&'a [Key]),
    People(&'a [PersonKey]),
    Artefacts(&'a [ArtefactId]),
    Clauses(&'a [ClauseId]),
    Members(&'a [MemberId]),
    Items(&'a [ItemDocument]),
}

impl<'a> Words<'a> {
    /// The words, in the order in which they are written.
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        let length = match self.0 {
            List::Keys(list) => list.len(),
            List::People(list) => list.len(),
            List::Artefacts(list) => list.len(),
            List::Clauses(list) => list.len(),
            List::Members(list) => list.len(),
            List::Items(list) => list.len(),
        };
        (0..length).filter_map(move |index| match self.0 {
            List::Keys(list) => list.get(index).map(Key::as_str),
            List::People(list) => list.get(index).map(PersonKey::as_str),
            List::Artefacts(list) => list.get(index).map(ArtefactId::as_str),
            List::Clauses(list) => list.get(index).map(ClauseId::as_str),
            List::Members(list) => list.get(index).map(MemberId::as_str),
            List::Items(list) => list.get(index).map(|found| found.item.as_str()),
        })
    }
}

fn something<T>(fact: &Fact<T>) -> Fact<AttributeValue<'static>> {
    fact.as_ref().map(|_| AttributeValue::Something)
}

fn word<T: AsRef<str>>(fact: &Fact<T>) -> Fact<AttributeValue<'_>> {
    fact.as_ref().map(|value| AttributeValue::Word(value.as_ref()))
}

fn words<'a, T>(fact: &'a Fact<Vec<T>>, list: fn(&'a [T]) -> List<'a>) -> Fact<AttributeValue<'a>> {
    fact.as_ref().map(|values| AttributeValue::Words(Words(list(values))))
}

/// A part of an artefact that is absent says nothing of its fields.
fn part<'a, P>(
    part: Option<&'a P>,
    field: impl FnOnce(&'a P) -> Fact<AttributeValue<'a>>,
) -> Fact<AttributeValue<'a>> {
    part.map_or(Fact::Unknown, field)
}

/// One item of a list: a list that is given and does not hold it states that it is not there.
fn item(list: &Fact<Vec<ItemDocument>>, key: &Key) -> Fact<AttributeValue<'static>> {
    list.as_ref().and_then(|items| {
        if items.iter().any(|found| found.item == *key) {
            Fact::Given(AttributeValue::Something)
        } else {
            Fact::StatedNone
        }
    })
}

/// The entries of a log that have occurred by the day.
fn occurred(log: &LogDocument, as_of: Date) -> impl Iterator<Item = &LogEntryDocument> {
    log.entries.iter().filter(move |entry| entry.on.given().is_none_or(|day| *day <= as_of))
}

/// A log in which nothing has occurred states none.
fn log(fact: &Fact<Box<LogDocument>>, as_of: Date) -> Fact<AttributeValue<'static>> {
    fact.as_ref().and_then(|log| {
        if occurred(log, as_of).next().is_none() {
            Fact::StatedNone
        } else {
            Fact::Given(AttributeValue::Something)
        }
    })
}

/// Whether every entry was dealt with on or before the day: one stated open decides, then one unknown.
fn handled(fact: &Fact<Box<LogDocument>>, as_of: Date) -> Fact<AttributeValue<'static>> {
    fact.as_ref().and_then(|log| {
        let mut unknown = false;
        for entry in occurred(log, as_of) {
            match entry.handled_on {
                Fact::Given(day) if day <= as_of => {}
                Fact::Given(_) | Fact::StatedNone => return Fact::StatedNone,
                Fact::Unknown => unknown = true,
            }
        }
        if unknown { Fact::Unknown } else { Fact::Given(AttributeValue::Something) }
    })
}

impl Attribute {
    /// What an artefact says of this attribute on a day; attributes of scope elements are unknown to it.
    pub fn of_artefact<'a>(
        &self,
        artefact: &'a ArtefactDocument,
        as_of: Date,
    ) -> Fact<AttributeValue<'a>> {
        let agreement = artefact.agreement.as_deref();
        let routine = artefact.routine.as_deref();
        let review = artefact.review.as_deref();
        let action = artefact.action.as_deref();
        let records = artefact.records.as_deref();
        let observation = artefact.observation.as_deref();
        let fact = |field: fn(&'a FactPart) -> Fact<AttributeValue<'a>>| {
            part(artefact.fact.as_deref(), field)
        };
        match self {
            Self::Title => something(&artefact.title),
            Self::Status => artefact.status.map(|status| AttributeValue::Word(status.as_str())),
            Self::Version => something(&artefact.version),
            Self::Owner => word(&artefact.owner),
            Self::Approval => artefact.approval.as_ref().and_then(|approval| match approval.on {
                Fact::Given(day) if day > as_of => Fact::StatedNone,
                Fact::Given(_) | Fact::StatedNone | Fact::Unknown => word(&approval.by),
            }),
            Self::CreatedOn => something(&artefact.created_on),
            Self::DatedOn => something(&artefact.dated_on),
            Self::LastReviewedOn => something(&artefact.last_reviewed_on),
            Self::Interval => something(&artefact.interval),
            Self::ReviewEvery => something(&artefact.review_every),
            Self::Uri => something(&artefact.uri),
            Self::Hash => something(&artefact.hash),
            Self::Retention => something(&artefact.retention),
            Self::AgreementParty => part(agreement, |part| word(&part.party)),
            Self::RoutineSubject => part(routine, |part| word(&part.subject)),
            Self::RoutineTrigger => part(routine, |part| something(&part.trigger)),
            Self::RoutineOutcome => part(routine, |part| something(&part.outcome)),
            Self::RoutineTool => part(routine, |part| something(&part.tool)),
            Self::RoutineRecordTypes => part(routine, |part| words(&part.record_types, List::Keys)),
            Self::RoutinePolicy => part(routine, |part| word(&part.policy)),
            Self::RoutineMeasures => part(routine, |part| words(&part.measures, List::Artefacts)),
            Self::RoutineReviewedIn => part(routine, |part| word(&part.reviewed_in)),
            Self::ReviewSubject => part(review, |part| word(&part.subject)),
            Self::ReviewPeriod => part(review, |part| something(&part.period)),
            Self::ReviewChair => part(review, |part| word(&part.chair)),
            Self::ReviewAttendance => part(review, |part| words(&part.attendance, List::People)),
            Self::ReviewInputs => part(review, |part| words(&part.inputs, List::Items)),
            Self::ReviewInput(key) => part(review, |part| item(&part.inputs, key)),
            Self::ReviewDecisions => part(review, |part| words(&part.decisions, List::Items)),
            Self::ReviewDecision(key) => part(review, |part| item(&part.decisions, key)),
            Self::ReviewResults => part(review, |part| something(&part.results)),
            Self::ReviewClauses => part(review, |part| words(&part.clauses, List::Clauses)),
            Self::ActionSubject => part(action, |part| word(&part.subject)),
            Self::ActionRaisedBy => part(action, |part| word(&part.raised_by)),
            Self::ActionDueOn => part(action, |part| something(&part.due_on)),
            Self::ActionDoneOn => part(action, |part| something(&part.done_on)),
            Self::ActionTarget => part(action, |part| something(&part.target)),
            Self::ActionResult => part(action, |part| something(&part.result)),
            Self::ActionVerifiedBy => part(action, |part| word(&part.verified_by)),
            Self::RecordsPopulation => part(records, |part| word(&part.population)),
            Self::RecordsPeriod => part(records, |part| something(&part.period)),
            Self::RecordsTotal => part(records, |part| something(&part.total)),
            Self::ObservationMethod => part(observation, |part| something(&part.method)),
            Self::ObservationBy => part(observation, |part| word(&part.by)),
            Self::ObservationRole => part(observation, |part| something(&part.role)),
            Self::ObservationSeen => part(observation, |part| something(&part.seen)),
            Self::FactSubject => fact(|part| word(&part.subject)),
            Self::FactHolder => fact(|part| word(&part.holder)),
            Self::FactTarget => fact(|part| something(&part.target)),
            Self::FactValue => fact(|part| something(&part.value)),
            Self::FactReason => fact(|part| something(&part.reason)),
            Self::Contents(key) => item(&artefact.contents, key),
            Self::Name
            | Self::State
            | Self::Criticality
            | Self::SupplierType
            | Self::Services
            | Self::Operates
            | Self::Disputes
            | Self::DisputesHandled
            | Self::MissedTargets
            | Self::MissedTargetsHandled
            | Self::ContractChanges
            | Self::ContractChangesHandled
            | Self::AlignmentRisks
            | Self::AlignmentRisksHandled => Fact::Unknown,
        }
    }

    /// What a scope element says of this attribute on a day; attributes of artefacts are unknown to it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other attributes belong to artefacts")]
    pub fn of_element<'a>(
        &self,
        element: &'a ElementDocument,
        as_of: Date,
    ) -> Fact<AttributeValue<'a>> {
        match self {
            Self::Name | Self::Title => something(&element.name),
            Self::State => element.state.map(|state| AttributeValue::Word(state.as_str())),
            Self::Owner => word(&element.owner),
            Self::Criticality => {
                element.criticality.map(|criticality| AttributeValue::Word(criticality.as_str()))
            }
            Self::SupplierType => {
                element.supplier_type.map(|supplier| AttributeValue::Word(supplier.as_str()))
            }
            Self::Services => words(&element.services, List::Members),
            Self::Operates => words(&element.operates, List::Clauses),
            Self::Disputes => log(&element.disputes, as_of),
            Self::DisputesHandled => handled(&element.disputes, as_of),
            Self::MissedTargets => log(&element.missed_targets, as_of),
            Self::MissedTargetsHandled => handled(&element.missed_targets, as_of),
            Self::ContractChanges => log(&element.contract_changes, as_of),
            Self::ContractChangesHandled => handled(&element.contract_changes, as_of),
            Self::AlignmentRisks => log(&element.alignment_risks, as_of),
            Self::AlignmentRisksHandled => handled(&element.alignment_risks, as_of),
            _ => Fact::Unknown,
        }
    }
}
