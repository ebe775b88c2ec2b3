//! Findings: what a rule found, as data.

use std::fmt;

use clausegraph_model::{
    Amount, Artefact, ArtefactId, Clause, Date, Element, Fact, Interval, Location, Requirement,
    document::PersonDocument,
};
use sha2::{Digest, Sha256};

use crate::{Indicator, Member, Rule};

/// What a finding is about.
#[derive(Clone, Debug)]
pub struct Subject<'g> {
    /// The thing.
    pub of: SubjectOf<'g>,
    /// Which part of it, where a rule may find several things about one: a column, a rule, a role.
    pub part: Option<String>,
}

/// A thing that a finding may be about.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum SubjectOf<'g> {
    /// The organisation as one.
    Organisation,
    /// An artefact.
    Artefact(&'g Artefact),
    /// A service, supplier, customer, unit or location.
    Element(&'g Element),
    /// A person, by key.
    Person(&'g PersonDocument),
    /// A requirement, for one member of its population.
    Cell(&'g Requirement, Member<'g>),
    /// A clause.
    Clause(&'g Clause),
}

impl<'g> From<SubjectOf<'g>> for Subject<'g> {
    fn from(of: SubjectOf<'g>) -> Self {
        Self { of, part: None }
    }
}

macro_rules! subjects {
    ($($variant:ident($type:ty)),+) => {
        $(
            impl<'g> From<&'g $type> for SubjectOf<'g> {
                fn from(of: &'g $type) -> Self {
                    Self::$variant(of)
                }
            }

            impl<'g> From<&&'g $type> for SubjectOf<'g> {
                fn from(of: &&'g $type) -> Self {
                    Self::$variant(of)
                }
            }

            impl<'g> From<&'g $type> for Subject<'g> {
                fn from(of: &'g $type) -> Self {
                    SubjectOf::from(of).into()
                }
            }
        )+
    };
}

subjects! { Artefact(Artefact), Element(Element), Person(PersonDocument), Clause(Clause) }

impl Subject<'_> {
    /// The same thing, a part of it.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }
}

impl SubjectOf<'_> {
    /// What kind of thing it is, as a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Artefact(_) => "artefact",
            Self::Element(_) => "element",
            Self::Person(_) => "person",
            Self::Cell(..) => "cell",
            Self::Clause(_) => "clause",
        }
    }

    /// Its id; none for the organisation.
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Organisation => None,
            Self::Artefact(artefact) => Some(artefact.id().to_string()),
            Self::Element(element) => Some(element.id().to_string()),
            Self::Person(person) => Some(person.key.to_string()),
            Self::Cell(requirement, member) => Some(match member.id() {
                Some(id) => format!("{}@{id}", requirement.id()),
                None => requirement.id().to_string(),
            }),
            Self::Clause(clause) => Some(clause.id().to_string()),
        }
    }

    /// What it states under a field, written as in the files.
    pub fn stated(&self, field: &str) -> Fact<String> {
        match self {
            Self::Artefact(artefact) => artefact.stated(field),
            Self::Element(element) => element.stated(field),
            Self::Person(person) => person.stated(field),
            Self::Organisation | Self::Cell(..) | Self::Clause(_) => Fact::Unknown,
        }
    }
}

/// `HF-006@payroll`, `HF-006@payroll#owner`, `HF-002`: the subject behind the code of a rule.
impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.of.id().as_deref().unwrap_or("organisation"))?;
        match &self.part {
            Some(part) => write!(f, "#{part}"),
            None => Ok(()),
        }
    }
}

/// A value that a finding carries, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// How many.
    Count(u64),
    /// A number; a share lies between 0 and 1.
    Number(Amount),
    /// A share of a whole.
    Share {
        /// How many.
        part: u64,
        /// Of how many.
        whole: u64,
    },
    /// A day.
    Date(Date),
    /// A length of time.
    Days(i64),
    /// A rhythm, by the calendar.
    Interval(Interval),
    /// A word or a text, as stated.
    Text(String),
    /// Several words or texts.
    List(Vec<String>),
    /// Artefacts.
    Artefacts(Vec<ArtefactId>),
}

/// Something that a rule looked at.
#[derive(Clone, Debug)]
pub struct Input<'g> {
    /// Whose statement it is.
    pub of: SubjectOf<'g>,
    /// The field, written as in the files.
    pub field: &'static str,
    /// Where it stands; none where nothing of it stands in a file.
    pub location: Option<Location>,
}

/// Something that is not stated.
#[derive(Clone, Debug)]
pub struct Missing<'g> {
    /// Who does not state it; the organisation where a whole list or family is absent.
    pub of: SubjectOf<'g>,
    /// The field, written as in the files; the name of a family where no source carries it.
    pub field: &'static str,
}

/// A number that a rule was run with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The name by which an organisation replaces it: `hf-001-share`.
    pub name: String,
    /// The value.
    pub value: Amount,
    /// Where the value comes from.
    pub from: ThresholdFrom,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdFrom {
    /// The catalogue, whatever the size.
    Default,
    /// The catalogue, for organisations with fewer than 50 people in the scope.
    Small,
    /// The catalogue, for organisations with 250 people or more in the scope.
    Large,
    /// The organisation says so.
    Organisation,
}

/// What a rule found about a subject.
#[derive(Clone, Debug)]
pub struct Finding<'g> {
    /// The id: the same as long as rule version and subject are.
    pub id: FindingId,
    /// The rule.
    pub rule: &'static Rule,
    /// What it may support.
    pub indicator: Indicator,
    /// What it is about.
    pub subject: Subject<'g>,
    /// The clauses whose matter it touches, the first one before all others.
    pub clauses: Vec<&'g Clause>,
    /// The requirements it bears on, where they can be told exactly.
    pub requirements: Vec<&'g Requirement>,
    /// The artefacts that decided, in reading order.
    pub artefacts: Vec<&'g Artefact>,
    /// The values, in the order of [`Rule::values`].
    pub values: Vec<(&'static str, Value)>,
    /// The numbers of the rule, in the catalogue's order.
    pub thresholds: Vec<Threshold>,
    /// What the rule looked at, in the order in which it did.
    pub inputs: Vec<Input<'g>>,
    /// What was not stated, and could not have changed the answer.
    pub missing: Vec<Missing<'g>>,
}

impl Finding<'_> {
    /// A value by name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// What tells that two findings of different days are the same again: code and subject.
    pub fn recurrence_key(&self) -> String {
        format!("{}@{}", self.rule.code, self.subject)
    }
}

/// The id of a finding: the code of its rule and twelve hexadecimal digits.
///
/// The digits are the first six bytes of the SHA-256 of the code, the version of the rule and the
/// subject, with a line feed between them: `HF-006`, `1`, `element:payroll#owner`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(String);

impl FindingId {
    pub(crate) fn new(rule: &Rule, subject: &Subject<'_>) -> Self {
        let text = format!("{}\n{}\n{}:{subject}", rule.code, rule.version, subject.of.kind());
        let digest = Sha256::digest(text.as_bytes());
        let first = digest.iter().take(6).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        let digits = format!("{first:012x}");
        Self(format!("{}-{digits}", rule.code))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A subject about which a rule cannot say anything, because something is not stated.
#[derive(Clone, Debug)]
pub struct NotEvaluated<'g> {
    /// The rule.
    pub rule: &'static Rule,
    /// What it was about to look at.
    pub subject: Subject<'g>,
    /// What is not stated and would decide.
    pub missing: Vec<Missing<'g>>,
}
