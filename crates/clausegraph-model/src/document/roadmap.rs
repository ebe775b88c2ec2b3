//! What a catalogue says of the way towards it: workstreams, who gives the mandate, the typical shape.

use serde::{Deserialize, Serialize};

use crate::{ClauseId, Key};

/// A part of the work that one group of people does, from the first day to the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkstreamDocument {
    /// The id.
    pub id: Key,
    /// What it is called, in few words.
    pub title: String,
    /// The clauses whose matter it is, with those below them that no workstream lists.
    pub clauses: Vec<ClauseId>,
    /// Those of its clauses by which top management gives the mandate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mandate: Vec<ClauseId>,
}

/// A stretch of the time that the way usually takes, in months from the first day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StretchDocument {
    /// The id.
    pub id: Key,
    /// What it is called, in few words.
    pub title: String,
    /// What is done in it.
    pub content: String,
    /// The months that have passed when it begins.
    pub from: u32,
    /// The months that have passed when it ends.
    pub until: u32,
}
