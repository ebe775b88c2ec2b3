//! What a catalogue lays down for the rules that look for findings, and for matrices.

use serde::{Deserialize, Serialize};

use crate::{Amount, Attribute, ClauseId, Key, RequirementId};

/// What a rule looks at in this catalogue, and where its numbers stand.
///
/// A rule that no catalogue binds is not run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleBindingDocument {
    /// The code of the rule: `HF-001`.
    pub code: Key,
    /// The clauses whose matter the rule touches, the first one before all others.
    pub clauses: Vec<ClauseId>,
    /// The requirements that a finding bears on, where they can be told exactly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementId>,
    /// The numbers of the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<RuleParameterDocument>,
    /// The words by which the rule knows things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<RuleWordsDocument>,
}

impl RuleBindingDocument {
    /// The name by which an organisation replaces one of its parameters: `hf-001-share`.
    pub fn parameter_name(&self, parameter: &RuleParameterDocument) -> String {
        format!("{}-{}", self.code.as_str().to_ascii_lowercase(), parameter.name)
    }
}

/// A number of a rule, which an organisation may replace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleParameterDocument {
    /// The name, unique in the rule; an organisation writes it behind the code: `hf-001-share`.
    pub name: Key,
    /// What it means, with its unit.
    pub about: String,
    /// The value, unless the size of the organisation or the organisation itself says otherwise.
    pub value: Amount,
    /// The value for organisations with fewer than 50 people in the scope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<Amount>,
    /// The value for organisations with 250 people or more in the scope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub large: Option<Amount>,
    /// The lowest value that makes sense.
    pub least: Amount,
    /// The highest value that makes sense.
    pub most: Amount,
}

/// Words by which a rule knows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleWordsDocument {
    /// What they stand for, by the rule's own word.
    pub name: Key,
    /// The words, in the order in which reports print them.
    pub is: Vec<Key>,
}

/// A table of scope elements or artefacts against what each of them must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MatrixDocument {
    /// The id.
    pub id: Key,
    /// What it is called.
    pub title: String,
    /// The population whose members are its rows.
    pub rows: Key,
    /// Its columns, from left to right.
    pub columns: Vec<MatrixColumnDocument>,
}

/// One column of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MatrixColumnDocument {
    /// The id.
    pub id: Key,
    /// What each row must have, in few words.
    pub title: String,
    /// The requirements that show it; all of those that are asked of a row must.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementId>,
    /// What the row itself must state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Attribute>,
}

/// A sort of document that an earlier edition asked for and this one does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormerItemDocument {
    /// The id.
    pub id: Key,
    /// What it is called.
    pub title: String,
    /// Titles by which it is known: whole words, in lower case.
    pub words: Vec<String>,
    /// The editions that asked for it: `2005`, `2011`.
    pub editions: Vec<String>,
    /// What this edition asks for instead.
    pub now: String,
    /// What is not certain about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
}

/// A way of speaking of the standard that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MisnomerDocument {
    /// The words, in lower case; a statement that holds them, word by word, is wrong.
    pub words: String,
    /// What is wrong with them.
    pub reason: String,
}
