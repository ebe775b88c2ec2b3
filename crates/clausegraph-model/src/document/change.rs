//! Changes to an organisation, as products send them.

use serde::{Deserialize, Serialize};

use super::{ArtefactDocument, ClaimDocument, ElementDocument, JudgementDocument, PersonDocument};
use crate::{
    Amount, ArtefactId, Date, ElementList, JudgementId, Key, MemberId, PersonKey, RequirementId,
    kind::closed,
};

closed! {
    /// A list of the scope.
    ScopeList {
        /// The services.
        Services = "services",
        /// The suppliers.
        Suppliers = "suppliers",
        /// The customers.
        Customers = "customers",
        /// The organisational units.
        Units = "units",
        /// The locations.
        Locations = "locations",
    }
}

impl From<ScopeList> for ElementList {
    fn from(list: ScopeList) -> Self {
        match list {
            ScopeList::Services => Self::Services,
            ScopeList::Suppliers => Self::Suppliers,
            ScopeList::Customers => Self::Customers,
            ScopeList::Units => Self::Units,
            ScopeList::Locations => Self::Locations,
        }
    }
}

/// One change: an object with one field, which says what is done: `{"remove-artefact": "POL-1"}`.
///
/// An entry that is put takes the place of the one with its id, or stands behind all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeDocument {
    /// An artefact is there, or says something else; facts are artefacts, too.
    PutArtefact(Box<ArtefactDocument>),
    /// An artefact is there no longer; its claims go with it.
    RemoveArtefact(ArtefactId),
    /// A claim is made, or says something else. It is the same claim where artefact, target, slot and
    /// members are.
    PutClaim(Box<ClaimDocument>),
    /// A claim is made no longer.
    RemoveClaim(Box<ClaimNameDocument>),
    /// A judgement is made, or says something else.
    PutJudgement(Box<JudgementDocument>),
    /// A judgement was an error.
    RemoveJudgement(JudgementId),
    /// A parameter has a value, or the default counts again.
    SetParameter(ParameterChangeDocument),
    /// A scope element is there, or says something else.
    PutElement(Box<ElementChangeDocument>),
    /// A scope element is there no longer.
    RemoveElement(MemberId),
    /// A person is listed, or something else is known of it.
    PutPerson(Box<PersonDocument>),
    /// A person is listed no longer.
    RemovePerson(PersonKey),
    /// The day is another.
    AsOf(Date),
}

/// What tells a claim from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimNameDocument {
    /// The artefact.
    pub artefact: ArtefactId,
    /// What it is offered for.
    #[serde(rename = "for")]
    pub target: RequirementId,
    /// The slot, where the claim names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Key>,
    /// The members, where the claim names some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
}

impl From<&ClaimDocument> for ClaimNameDocument {
    fn from(claim: &ClaimDocument) -> Self {
        Self {
            artefact: claim.artefact.clone(),
            target: claim.target.clone(),
            slot: claim.slot.clone(),
            members: claim.members.clone(),
        }
    }
}

/// The new value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParameterChangeDocument {
    /// The name.
    pub name: Key,
    /// The value; `null` where the default counts again.
    pub value: Option<Amount>,
}

/// A scope element and the list it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ElementChangeDocument {
    /// The list; an element does not move from one to another.
    pub list: ScopeList,
    /// The element.
    pub element: ElementDocument,
}
