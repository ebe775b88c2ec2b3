//! Who can have an attribute, and which words it can hold.

use crate::{ArtefactKind, Family};

/// A part that artefacts of some kinds have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Agreement,
    Plan,
    Routine,
    Review,
    Audit,
    Action,
    Records,
    Observation,
    Fact,
    Role,
    Objective,
    Risk,
    Metric,
    Decision,
    Forum,
    Tool,
    Measurement,
    Certificate,
    Obligation,
    Register,
    Report,
}

impl Part {
    /// The name of the field.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Plan => "plan",
            Self::Routine => "routine",
            Self::Review => "review",
            Self::Audit => "audit",
            Self::Action => "action",
            Self::Records => "records",
            Self::Observation => "observation",
            Self::Fact => "fact",
            Self::Role => "role",
            Self::Objective => "objective",
            Self::Risk => "risk",
            Self::Metric => "metric",
            Self::Decision => "decision",
            Self::Forum => "forum",
            Self::Tool => "tool",
            Self::Measurement => "measurement",
            Self::Certificate => "certificate",
            Self::Obligation => "obligation",
            Self::Register => "register",
            Self::Report => "report",
        }
    }

    /// Whether artefacts of a kind have the part.
    pub(crate) fn fits(self, kind: ArtefactKind) -> bool {
        match self {
            Self::Agreement => matches!(
                kind,
                ArtefactKind::Sla | ArtefactKind::InternalAgreement | ArtefactKind::Contract
            ),
            Self::Plan => kind == ArtefactKind::Plan,
            Self::Routine => kind == ArtefactKind::Routine,
            Self::Review => {
                kind.family() == Family::Reviews
                    || matches!(kind, ArtefactKind::Report | ArtefactKind::ServiceReport)
            }
            Self::Audit => kind == ArtefactKind::Audit,
            Self::Action => kind.family() == Family::Actions,
            Self::Records => kind == ArtefactKind::RecordSet,
            Self::Observation => kind == ArtefactKind::Observation,
            Self::Fact => kind.family() == Family::Facts,
            Self::Role => kind == ArtefactKind::Role,
            Self::Objective => kind == ArtefactKind::Objective,
            Self::Risk => kind == ArtefactKind::Risk,
            Self::Metric => kind == ArtefactKind::Metric,
            Self::Decision => kind == ArtefactKind::Decision,
            Self::Forum => kind == ArtefactKind::Forum,
            Self::Tool => kind == ArtefactKind::Tool,
            Self::Measurement => kind == ArtefactKind::Measurement,
            Self::Certificate => kind == ArtefactKind::Certificate,
            Self::Obligation => kind == ArtefactKind::Obligation,
            Self::Register => kind == ArtefactKind::Register,
            Self::Report => matches!(kind, ArtefactKind::Report | ArtefactKind::ServiceReport),
        }
    }

    /// The kinds that have the part.
    pub(crate) fn kinds(self) -> impl Iterator<Item = &'static str> {
        ArtefactKind::ALL.iter().filter(move |kind| self.fits(**kind)).map(|kind| kind.as_str())
    }
}

/// Whose attribute it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Any artefact.
    Artefact,
    /// Artefacts with a part.
    Part(Part),
    /// Scope elements.
    Element,
    /// Both artefacts and scope elements.
    Both,
}

impl Holder {
    /// Whether an artefact of a kind can ever say anything of the attribute.
    pub(crate) fn is_kind(self, kind: ArtefactKind) -> bool {
        match self {
            Self::Both | Self::Artefact => true,
            Self::Part(part) => part.fits(kind),
            Self::Element => false,
        }
    }

    /// Whether a scope element can ever say anything of the attribute.
    pub(crate) fn is_element(self) -> bool {
        match self {
            Self::Both | Self::Element => true,
            Self::Artefact | Self::Part(_) => false,
        }
    }
}

/// The words an attribute can hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// It holds texts, dates or numbers, which never equal a word.
    Text,
    /// It holds one of a closed list.
    OneOf(&'static [&'static str]),
    /// It holds words of the catalogue or ids.
    Words,
}
