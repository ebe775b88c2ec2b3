//! The entries of lists within artefacts.

use serde::{Deserialize, Serialize};

use super::{MandateBasis, RationaleBasis, TargetClass};
use crate::{Amount, ArtefactId, Date, Fact, Key, PersonKey};

macro_rules! listed {
    ($(#[$doc:meta])* $name:ident { $(#[$id_doc:meta])* $id:ident: $id_type:ty, $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(#[$id_doc])*
            pub $id: $id_type,
            $(
                $(#[$field_doc])*
                #[serde(default, skip_serializing_if = "Fact::is_unknown")]
                #[cfg_attr(feature = "schema", schemars(default))]
                pub $field: Fact<$type>,
            )*
        }
    };
}

listed! {
    /// One target of an agreement.
    TargetDocument {
        /// The id in the agreement.
        id: Key,
        /// What it is about.
        class: TargetClass,
        /// The value, as a number: a share for availability, minutes for restoring, hours a week for hours.
        value: Amount,
        /// The outcome for the customer that it stands for, as written.
        outcome: String,
    }
}

listed! {
    /// Something to be reached on the way of a plan.
    MilestoneDocument {
        /// The id in the plan.
        id: Key,
        /// The state that is to be reached.
        outcome: String,
        /// The day by which it is to be reached.
        due_on: Date,
        /// Who answers for it.
        owner: PersonKey,
    }
}

listed! {
    /// One reason for a routine.
    RationaleDocument {
        /// What sort of reason.
        basis: RationaleBasis,
        /// The artefact behind it.
        artefact: ArtefactId,
        /// The reason, as written.
        note: String,
    }
}

listed! {
    /// What was done in one record of a routine.
    PracticeDocument {
        /// The record, as its tool names it.
        record: String,
        /// The steps that were carried out.
        steps: u32,
        /// The fields that were filled.
        fields: u32,
        /// The approvals that were given.
        approvals: u32,
    }
}

listed! {
    /// Somebody who was at a review in another's place.
    DelegateDocument {
        /// Who was represented.
        absent: PersonKey,
        /// By whom.
        by: PersonKey,
    }
}

listed! {
    /// Who asks for a document.
    MandateDocument {
        /// What sort of mandate.
        basis: MandateBasis,
        /// The place: a clause, an article, a contract.
        of: String,
    }
}

listed! {
    /// One thing that a document lays down, by a word under which others may lay it down, too.
    RuleEntryDocument {
        /// What is laid down, by the organisation's words: `p1-restore-target`.
        key: Key,
        /// What is laid down for it, as written.
        value: String,
        /// Whether everybody has to keep to it.
        mandatory: bool,
    }
}

listed! {
    /// One entry of a register.
    RegisterEntryDocument {
        /// The id in the register, by which entries of two registers are compared.
        id: Key,
        /// Its state, as written.
        status: String,
    }
}

listed! {
    /// Another artefact with much the same text.
    SimilarDocument {
        /// The other artefact.
        artefact: ArtefactId,
        /// How much of the text is the same, as a share.
        similarity: Amount,
    }
}

listed! {
    /// What a document says of a standard or certificate.
    StatementDocument {
        /// The words, as written.
        text: String,
        /// Where they stand.
        at: String,
    }
}
