//! What would show one side of a requirement.

use serde::{Deserialize, Serialize};

use super::{ConditionDocument, catalogue::is_false};
use crate::{ArtefactKind, Attribute, Key, kind::closed};

closed! {
    /// Which side of a requirement a slot looks at.
    Aspect {
        /// It is defined.
        Design = "design",
        /// It happens.
        Operation = "operation",
        /// It is checked.
        Evaluation = "evaluation",
        /// It is acted on.
        Improvement = "improvement",
    }
}

closed! {
    /// Which of several artefacts a slot takes.
    Take {
        /// The best one that is valid at the as-of date.
        InForce = "in-force",
        /// The newest event on or before the as-of date, good or bad.
        Latest = "latest",
    }
}

closed! {
    /// Whether an artefact for the whole service management system serves a member.
    Reach {
        /// It does.
        Blanket = "blanket",
        /// The member must be named.
        Named = "named",
    }
}

/// What would show one side of a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a field of the file that is written when it is so"
)]
pub struct SlotDocument {
    /// The id, unique in the requirement.
    pub id: Key,
    /// Which side of the requirement it looks at.
    pub aspect: Aspect,
    /// The kinds of artefact that can show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepts: Vec<AcceptDocument>,
    /// Whether the member's own entry can show it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub itself: bool,
    /// For the member's own entry: that it is looked at as it lies there, be it a draft, expired or a stub.
    #[serde(default, skip_serializing_if = "is_false")]
    pub as_it_is: bool,
    /// For record sets: the test whose result decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<Key>,
    /// The attributes that whatever shows it must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Attribute>,
    /// Which of several artefacts it takes.
    pub take: Take,
    /// Whether an artefact for the whole service management system serves a member.
    pub reach: Reach,
    /// Whether the document must say something particular, so that its place must be shown.
    #[serde(default, skip_serializing_if = "is_false")]
    pub content: bool,
    /// For content: the typed field that shows it without a claim's location.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Attribute>,
    /// The slot whose artefact lays down the planned interval after which this one lapses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapses_after: Option<Key>,
    /// The group of slots of which one suffices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Key>,
    /// Whether it decides the status; a slot that is not required is shown only.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub required: bool,
    /// Why the slot is as it is, where that is not plain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A kind of artefact that a slot accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptDocument {
    /// The kind.
    pub kind: ArtefactKind,
    /// What makes an artefact of the kind offer itself: all conditions together.
    #[serde(default, rename = "match", skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<ConditionDocument>,
    /// The attributes that an artefact of this kind must have besides those of the slot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Attribute>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

fn yes() -> bool {
    true
}
