//! What can be wrong with a rules file.

use std::fmt;

use clausegraph_model::{DateError, IdError};

use crate::{
    error::{all_of, near_text},
    registers::CellDefect,
    tree::{
        artefact::Unreadable,
        template::TemplateError,
        when::{DateFormError, ZoneError},
    },
};

/// Everything that is wrong with a rules file, in the order of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    /// The defects; at least one.
    pub problems: Vec<RuleProblem>,
}

impl std::error::Error for RulesError {}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        all_of(&self.problems, f)
    }
}

/// One defect of a rules file, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleProblem {
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// What is wrong.
    pub defect: RuleDefect,
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.defect)
    }
}

/// What is wrong at one place of a rules file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleDefect {
    /// The text is not YAML.
    #[error("this is not YAML: {reason}")]
    NotYaml {
        /// What the reader says.
        reason: String,
    },
    /// Something else was expected.
    #[error("expected {expected}")]
    Shape {
        /// What was expected.
        expected: &'static str,
    },
    /// A key is not known.
    #[error("`{key}` is no key here{}", near_text(near.as_ref()))]
    UnknownKey {
        /// The key.
        key: String,
        /// A known key that is close.
        near: Option<String>,
    },
    /// A key is not there.
    #[error("the key `{key}` is not there")]
    KeyAbsent {
        /// The key.
        key: &'static str,
    },
    /// A word is not known.
    #[error("`{word}` is no known word here{}", near_text(near.as_ref()))]
    UnknownWord {
        /// The word.
        word: String,
        /// A known word that is close.
        near: Option<String>,
    },
    /// The version of the format is not ours.
    #[error("`{version}` is no known version of this format: expected `1`")]
    Version {
        /// The version as written.
        version: String,
    },
    /// A text is no identifier.
    #[error("`{text}` cannot be used: {cause}")]
    Id {
        /// The text.
        text: String,
        /// Why not.
        cause: IdError,
    },
    /// A text is no date.
    #[error("`{text}` is no date: {cause}")]
    Date {
        /// The text.
        text: String,
        /// Why not.
        cause: DateError,
    },
    /// A text is no form of date.
    #[error("`{text}` is no form of date: {cause}")]
    DateForm {
        /// The text.
        text: String,
        /// Why not.
        cause: DateFormError,
    },
    /// A text is no form of moment.
    #[error("`{text}` is no form of moment: {cause}")]
    MomentForm {
        /// The text.
        text: String,
        /// Why not.
        cause: DateFormError,
    },
    /// Two forms of date exchange day and month.
    #[error("`{one}` and `{two}` exchange day and month: a date could be read in both")]
    DateFormsClash {
        /// One form.
        one: String,
        /// The other form.
        two: String,
    },
    /// A text is no template for ids.
    #[error("`{text}` is no template for ids: {cause}")]
    Template {
        /// The text.
        text: String,
        /// Why not.
        cause: TemplateError,
    },
    /// A text is no regular expression.
    #[error("`{text}` is no regular expression: {reason}")]
    Pattern {
        /// The text.
        text: String,
        /// What its reader says.
        reason: String,
    },
    /// A text is no glob.
    #[error("`{text}` is no glob: {reason}")]
    Glob {
        /// The text.
        text: String,
        /// What its reader says.
        reason: String,
    },
    /// A value that holds for all documents cannot be read as its field.
    #[error("`{text}` cannot be used: {cause}")]
    Value {
        /// The text.
        text: String,
        /// Why not.
        cause: Unreadable,
    },
    /// A text is no time zone.
    #[error("`{text}` is no time zone: {cause}")]
    Zone {
        /// The text.
        text: String,
        /// Why not.
        cause: ZoneError,
    },
    /// Events stand nowhere.
    #[error("events stand below a `heading` or under keys of `front_matter`")]
    NoEvents,
    /// A text is no template for ids of register rows.
    #[error("`{text}` is no template for ids: it holds `{{key}}` once, or `{{person}}` for people")]
    KeyTemplate {
        /// The text.
        text: String,
    },
    /// The key in the brackets of a field is not of the form, or not one of the words it takes.
    #[error("`{field}` has no sound key in its brackets")]
    FieldKey {
        /// The field.
        field: String,
    },
    /// A value that holds for all rows, or that a word means, cannot be read as its field.
    #[error("`{text}` cannot be used: {cause}")]
    Cell {
        /// The text.
        text: String,
        /// Why not.
        cause: CellDefect,
    },
    /// A field has no place, or several.
    #[error(
        "a field stands in one place: `front_matter`, `heading`, `line`, `section`, `beside`, `file_name`, `property`, `always` or `first_of`"
    )]
    OnePlace,
    /// A test has no check, or several.
    #[error("a test looks at one thing: `item`, `field`, `order`, `front_matter` or `not_carried`")]
    OneCheck,
    /// A claim has no target, or two.
    #[error("a claim has one target: `for` or `for_front_matter`")]
    OneTarget,
    /// A key means nothing beside the others.
    #[error("`{key}` means nothing here")]
    Pointless {
        /// The key.
        key: &'static str,
    },
    /// A field is carried, but nothing says where it stands.
    #[error("the field `{field}` is carried, but `fields` does not say where it stands")]
    CarriedWithoutPlace {
        /// The field.
        field: &'static str,
    },
    /// A name is used twice.
    #[error("`{name}` is used twice")]
    Repeated {
        /// The name.
        name: String,
    },
    /// A name is used that nothing bears.
    #[error("nothing is named `{name}`{}", near_text(near.as_ref()))]
    UnknownName {
        /// The name.
        name: String,
        /// A name that is close.
        near: Option<String>,
    },
}
