//! Where entries name others: one row for each field, so that a new field is one row.
//!
//! A test compares the rows with the JSON Schema of organisations, so that no field can be forgotten.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Date, Fact, Family, Key, MemberId, PersonKey,
    document::{ArtefactDocument, ElementDocument, ItemDocument, LinkType, LogDocument},
};

/// What a field names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'g> {
    Artefact(&'g ArtefactId),
    Element(&'g MemberId),
    Person(&'g PersonKey),
}

/// One thing that a field names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'g> {
    /// What is named; not given where an item of a list names nothing.
    pub(super) to: Fact<Target<'g>>,
    /// The item of the list, where the list has items with words of their own.
    pub(super) item: Option<&'g Key>,
    /// The position in the list, where the field is one.
    pub(super) index: Option<usize>,
    /// The day of the item, where it has one.
    pub(super) on: Option<Date>,
}

type Reading<'g> = Fact<Vec<Named<'g>>>;

/// Of whom a trail tells that a field is not given, since a chain ends there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    Nobody,
    Family(Family),
    Kind(ArtefactKind),
    /// Of everybody who has the list that the field is in.
    Items,
}

impl Asked {
    pub(super) fn of(self, kind: ArtefactKind) -> bool {
        match self {
            Self::Nobody => false,
            Self::Family(family) => kind.family() == family,
            Self::Kind(asked) => kind == asked,
            Self::Items => true,
        }
    }

    /// Whether only the items of the list are asked, and not the list.
    pub(super) fn only_items(self) -> bool {
        matches!(self, Self::Items)
    }
}

/// Which of two entries comes about first, where one leads to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Neither needs the other.
    Loose,
    /// The one that names the other.
    SourceFirst,
    /// The one that is named.
    TargetFirst,
}

/// Which of the two comes about first along a link of the type.
pub(super) fn order_of(link: LinkType) -> Order {
    match link {
        LinkType::ResultsIn | LinkType::FixedBy => Order::SourceFirst,
        LinkType::Verifies => Order::TargetFirst,
        // A page is written again and again, a review looks at what is there already and at what is to come,
        // and a cause is often written down after what it caused: their days tell no order.
        LinkType::Governs
        | LinkType::Implements
        | LinkType::Evidences
        | LinkType::Measures
        | LinkType::ReviewedIn
        | LinkType::Decides
        | LinkType::Supersedes
        | LinkType::DependsOn
        | LinkType::ProvidedBy
        | LinkType::CausedBy
        | LinkType::DerivedFrom => Order::Loose,
    }
}

/// A field of artefacts that names others.
pub(super) struct Field {
    /// The field as paths write it; `[]` stands behind a list whose items hold the name.
    pub(super) name: &'static str,
    pub(super) asked: Asked,
    pub(super) order: Order,
    pub(super) read: for<'g> fn(&'g ArtefactDocument) -> Reading<'g>,
}

/// A field of scope elements that names artefacts.
pub(super) struct ElementField {
    pub(super) name: &'static str,
    pub(super) read: for<'g> fn(&'g ElementDocument) -> Reading<'g>,
}

/// A field of a part that an artefact may have.
macro_rules! part {
    ($document:ident.$part:ident.$field:ident) => {
        $document.$part.as_deref().map_or(Fact::Unknown, |part| part.$field.as_ref())
    };
}

const fn loose(name: &'static str, read: for<'g> fn(&'g ArtefactDocument) -> Reading<'g>) -> Field {
    Field { name, asked: Asked::Nobody, order: Order::Loose, read }
}

/// Every field of artefacts that names an artefact, a scope element or a person.
pub(super) const FIELDS: &[Field] = &[
    // Artefacts.
    Field {
        name: "contents[].action",
        asked: Asked::Nobody,
        order: Order::Loose,
        read: |document| items(document.contents.as_ref()),
    },
    Field {
        name: "agreement.missed_targets.entries[].handled_in",
        asked: Asked::Items,
        order: Order::SourceFirst,
        read: |document| log(part!(document.agreement.missed_targets).map(AsRef::as_ref)),
    },
    Field {
        name: "plan.invocations.entries[].handled_in",
        asked: Asked::Items,
        order: Order::SourceFirst,
        read: |document| log(part!(document.plan.invocations).map(AsRef::as_ref)),
    },
    Field {
        name: "plan.environment_changes.entries[].handled_in",
        asked: Asked::Items,
        order: Order::SourceFirst,
        read: |document| log(part!(document.plan.environment_changes).map(AsRef::as_ref)),
    },
    loose("routine.interfaces", |document| {
        many(part!(document.routine.interfaces), Target::Artefact)
    }),
    Field {
        name: "routine.policy",
        asked: Asked::Family(Family::Routines),
        order: Order::Loose,
        read: |document| one(part!(document.routine.policy), Target::Artefact),
    },
    Field {
        name: "routine.measures",
        asked: Asked::Family(Family::Routines),
        order: Order::Loose,
        read: |document| many(part!(document.routine.measures), Target::Artefact),
    },
    Field {
        name: "routine.reviewed_in",
        asked: Asked::Family(Family::Routines),
        order: Order::Loose,
        read: |document| one(part!(document.routine.reviewed_in), Target::Artefact),
    },
    // An input may tell of an action that is under way already.
    loose("review.inputs[].action", |document| items(part!(document.review.inputs))),
    Field {
        name: "review.decisions[].action",
        asked: Asked::Kind(ArtefactKind::ManagementReview),
        order: Order::SourceFirst,
        read: |document| items(part!(document.review.decisions)),
    },
    Field {
        name: "action.raised_by",
        asked: Asked::Family(Family::Actions),
        order: Order::TargetFirst,
        read: |document| one(part!(document.action.raised_by), Target::Artefact),
    },
    Field {
        name: "objective.policy",
        asked: Asked::Kind(ArtefactKind::Objective),
        order: Order::Loose,
        read: |document| one(part!(document.objective.policy), Target::Artefact),
    },
    Field {
        name: "objective.measured_by",
        asked: Asked::Kind(ArtefactKind::Objective),
        order: Order::Loose,
        read: |document| many(part!(document.objective.measured_by), Target::Artefact),
    },
    Field {
        name: "risk.actions",
        asked: Asked::Kind(ArtefactKind::Risk),
        order: Order::Loose,
        read: |document| many(part!(document.risk.actions), Target::Artefact),
    },
    loose("routine.defined_in", |document| {
        many(part!(document.routine.defined_in), Target::Artefact)
    }),
    loose("routine.deviation", |document| one(part!(document.routine.deviation), Target::Artefact)),
    loose("routine.rationale[].artefact", |document| {
        entries(part!(document.routine.rationale), |reason| {
            reason.artefact.as_ref().map(Target::Artefact)
        })
    }),
    loose("review.forum", |document| one(part!(document.review.forum), Target::Artefact)),
    Field {
        name: "review.lessons",
        asked: Asked::Kind(ArtefactKind::PostImplementationReview),
        order: Order::Loose,
        read: |document| many(part!(document.review.lessons), Target::Artefact),
    },
    loose("contents[].rests_on", |document| grounds(document.contents.as_ref())),
    loose("review.inputs[].rests_on", |document| grounds(part!(document.review.inputs))),
    loose("review.decisions[].rests_on", |document| grounds(part!(document.review.decisions))),
    loose("decision.forum", |document| one(part!(document.decision.forum), Target::Artefact)),
    loose("decision.criteria", |document| one(part!(document.decision.criteria), Target::Artefact)),
    Field {
        name: "decision.actions",
        asked: Asked::Kind(ArtefactKind::Decision),
        order: Order::SourceFirst,
        read: |document| many(part!(document.decision.actions), Target::Artefact),
    },
    Field {
        name: "decision.rests_on",
        asked: Asked::Kind(ArtefactKind::Decision),
        order: Order::Loose,
        read: |document| many(part!(document.decision.rests_on), Target::Artefact),
    },
    loose("forum.parent", |document| one(part!(document.forum.parent), Target::Artefact)),
    loose("measurement.of", |document| one(part!(document.measurement.of), Target::Artefact)),
    loose("metric.reported_in", |document| {
        many(part!(document.metric.reported_in), Target::Artefact)
    }),
    loose("report.metrics", |document| many(part!(document.report.metrics), Target::Artefact)),
    loose("text.similar_to[].artefact", |document| {
        let similar = document.text.as_ref().and_then(|text| text.similar_to.as_ref());
        entries(similar, |similar| Fact::Given(Target::Artefact(&similar.artefact)))
    }),
    // Scope elements.
    loose("covers", |document| many(document.covers.as_ref(), Target::Element)),
    loose("provided_by", |document| one(document.provided_by.as_ref(), Target::Element)),
    loose("agreement.party", |document| one(part!(document.agreement.party), Target::Element)),
    loose("routine.operated_by", |document| {
        one(part!(document.routine.operated_by), Target::Element)
    }),
    // People.
    loose("owner", |document| one(document.owner.as_ref(), Target::Person)),
    loose("co_owners", |document| many(document.co_owners.as_ref(), Target::Person)),
    loose("approval.by", |document| {
        one(document.approval.as_ref().and_then(|approval| approval.by.as_ref()), Target::Person)
    }),
    loose("review.chair", |document| one(part!(document.review.chair), Target::Person)),
    loose("review.attendance", |document| many(part!(document.review.attendance), Target::Person)),
    Field {
        name: "action.verified_by",
        asked: Asked::Family(Family::Actions),
        order: Order::Loose,
        read: |document| one(part!(document.action.verified_by), Target::Person),
    },
    loose("plan.milestones[].owner", |document| {
        entries(part!(document.plan.milestones), |milestone| {
            milestone.owner.as_ref().map(Target::Person)
        })
    }),
    loose("review.delegates[].absent", |document| {
        entries(part!(document.review.delegates), |delegate| {
            Fact::Given(Target::Person(&delegate.absent))
        })
    }),
    loose("review.delegates[].by", |document| {
        entries(part!(document.review.delegates), |delegate| {
            delegate.by.as_ref().map(Target::Person)
        })
    }),
    loose("forum.required", |document| many(part!(document.forum.required), Target::Person)),
    loose("observation.by", |document| one(part!(document.observation.by), Target::Person)),
    loose("fact.holder", |document| one(part!(document.fact.holder), Target::Person)),
    loose("audit.team", |document| many(part!(document.audit.team), Target::Person)),
    loose("audit.reported_to", |document| many(part!(document.audit.reported_to), Target::Person)),
    loose("objective.responsible", |document| {
        one(part!(document.objective.responsible), Target::Person)
    }),
];

/// Every field of scope elements that names an artefact.
pub(super) const ELEMENT_FIELDS: &[ElementField] = &[
    ElementField {
        name: "disputes.entries[].handled_in",
        read: |element| log(element.disputes.as_ref().map(AsRef::as_ref)),
    },
    ElementField {
        name: "missed_targets.entries[].handled_in",
        read: |element| log(element.missed_targets.as_ref().map(AsRef::as_ref)),
    },
    ElementField {
        name: "contract_changes.entries[].handled_in",
        read: |element| log(element.contract_changes.as_ref().map(AsRef::as_ref)),
    },
    ElementField {
        name: "alignment_risks.entries[].handled_in",
        read: |element| log(element.alignment_risks.as_ref().map(AsRef::as_ref)),
    },
];

/// A name and nothing beside it.
const fn plain(to: Fact<Target<'_>>) -> Named<'_> {
    Named { to, item: None, index: None, on: None }
}

/// What the entries of a list name, each with its position.
fn listed<'g, T>(list: &'g [T], named: impl Fn(&'g T) -> Named<'g>) -> Vec<Named<'g>> {
    let entries = list.iter().enumerate();
    entries.map(|(index, entry)| Named { index: Some(index), ..named(entry) }).collect()
}

fn one<'g, T>(fact: Fact<&'g T>, target: fn(&'g T) -> Target<'g>) -> Reading<'g> {
    fact.map(|found| vec![plain(Fact::Given(target(found)))])
}

fn many<'g, T>(fact: Fact<&'g Vec<T>>, target: fn(&'g T) -> Target<'g>) -> Reading<'g> {
    entries(fact, |found| Fact::Given(target(found)))
}

/// The one name that each entry of a list holds.
fn entries<'g, T>(
    fact: Fact<&'g Vec<T>>,
    target: impl Fn(&'g T) -> Fact<Target<'g>>,
) -> Reading<'g> {
    fact.map(|list| listed(list, |entry| plain(target(entry))))
}

fn items(fact: Fact<&Vec<ItemDocument>>) -> Reading<'_> {
    fact.map(|list| {
        listed(list, |found| Named {
            item: Some(&found.item),
            ..plain(found.action.as_ref().map(Target::Artefact))
        })
    })
}

/// What the items of a list rest on, each name with the position of its item.
fn grounds(fact: Fact<&Vec<ItemDocument>>) -> Reading<'_> {
    fact.map(|list| {
        list.iter()
            .enumerate()
            .flat_map(|(index, found)| {
                let names = found.rests_on.given().into_iter().flatten();
                names.map(move |name| Named {
                    to: Fact::Given(Target::Artefact(name)),
                    item: Some(&found.item),
                    index: Some(index),
                    on: None,
                })
            })
            .collect()
    })
}

fn log(fact: Fact<&LogDocument>) -> Reading<'_> {
    fact.map(|log| {
        listed(&log.entries, |entry| Named {
            item: Some(&entry.id),
            on: entry.on.given().copied(),
            ..plain(entry.handled_in.as_ref().map(Target::Artefact))
        })
    })
}

/// The JSON pointer, within its entry, of what a field names.
pub(super) fn pointer(name: &str, index: Option<usize>) -> String {
    let place = index.map(|index| format!("/{index}")).unwrap_or_default();
    let path = name.replace('.', "/");
    match path.split_once("[]") {
        Some((list, rest)) => format!("/{list}{place}{rest}"),
        None => format!("/{path}{place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_place() {
        for (name, index, expected) in [
            ("owner", None, "/owner"),
            ("routine.measures", Some(1), "/routine/measures/1"),
            ("review.decisions[].action", Some(2), "/review/decisions/2/action"),
        ] {
            assert_eq!(pointer(name, index), expected);
        }
    }
}
