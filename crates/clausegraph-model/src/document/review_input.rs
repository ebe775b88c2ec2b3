//! What a catalogue says of the papers that are made from it: what top management looks at, and words.

use serde::{Deserialize, Serialize};

use super::PopulationOf;
use crate::{ArtefactKind, Key, RequirementId};

/// One of the things that top management looks at in a review, and what is put before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewInputDocument {
    /// The id.
    pub id: Key,
    /// What it is called, in few words.
    pub title: String,
    /// The requirements that ask for it; their slots name the inputs of a review that show it.
    pub requirements: Vec<RequirementId>,
    /// The lists of the scope whose members are put before the review one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<PopulationOf>,
    /// The artefacts that are put before the review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub artefacts: Vec<ReviewArtefactsDocument>,
    /// The rules whose findings say what follows, by their codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Key>,
}

/// Artefacts that are put before a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewArtefactsDocument {
    /// Of which kinds.
    pub kinds: Vec<ArtefactKind>,
    /// About what, by the catalogue's words; about anything where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Key>,
    /// For actions: the kinds of what raised them; raised by anything where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raised_by: Vec<ArtefactKind>,
}
