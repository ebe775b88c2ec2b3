//! An overlay: other wording, another language, or requirements added to a catalogue.

use serde::{Deserialize, Serialize};

use super::{FeedDocument, RequirementDocument};
use crate::{CatalogueId, Key, RequirementId};

/// What is laid over a catalogue.
///
/// The catalogue's wording is our own. A licensed user can lay the official text over it, an
/// organisation its house wording, a translator another language; an amendment adds requirements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverlayDocument {
    /// The version of this format; always 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// The id of the overlay.
    pub overlay: Key,
    /// What it is, in words.
    pub title: String,
    /// The catalogue it is made for.
    pub catalogue: CatalogueId,
    /// The language of its texts, as a language tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Wording that takes the place of the catalogue's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<OverlayTextDocument>,
    /// Requirements that it adds, each behind the others of its clause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adds: Vec<RequirementDocument>,
    /// Feeds that it adds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feeds: Vec<FeedDocument>,
}

/// Wording for one requirement or clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverlayTextDocument {
    /// The requirement or clause.
    pub of: RequirementId,
    /// The statement of a requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The audit question of a requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The title of a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
