//! How the things of a trail are tied, in words.

use clausegraph::{
    NodeDay, OutOfOrder, Relation, Thing, Trail, TrailEdge, TrailGap, TrailNode, document::LinkType,
};

use super::kind_words;

/// How an artefact stands to the one that an edge names, and the reverse.
struct Ways {
    out: &'static str,
    into: &'static str,
}

const fn ways(out: &'static str, into: &'static str) -> Ways {
    Ways { out, into }
}

const fn link_ways(link: LinkType) -> Ways {
    match link {
        LinkType::Governs => ways("governs", "is governed by"),
        LinkType::Implements => ways("implements", "is implemented by"),
        LinkType::Evidences => ways("evidences", "is evidenced by"),
        LinkType::Measures => ways("measures", "is measured by"),
        LinkType::ReviewedIn => ways("is reviewed in", "reviews"),
        LinkType::Decides => ways("decides on", "is decided on in"),
        LinkType::ResultsIn => ways("results in", "results from"),
        LinkType::Verifies => ways("verifies", "is verified by"),
        LinkType::Supersedes => ways("supersedes", "is superseded by"),
        LinkType::DependsOn => ways("depends on", "is needed by"),
        LinkType::ProvidedBy => ways("is provided by", "provides"),
        LinkType::CausedBy => ways("is caused by", "causes"),
        LinkType::FixedBy => ways("is fixed by", "fixes"),
        LinkType::DerivedFrom => ways("is derived from", "is the source of"),
    }
}

/// Fields with words of their own; `#` stands for the item. Others are told by their names.
const FIELDS: [(&str, Ways); 32] = [
    ("contents[].action", ways("names, at #, the action", "is the action named, at #, in")),
    ("routine.interfaces", ways("has an interface to", "has an interface from")),
    ("routine.policy", ways("follows", "is followed by")),
    ("routine.measures", ways("is watched by", "watches")),
    ("routine.reviewed_in", ways("is looked at in", "looks at")),
    ("review.inputs[].action", ways("looked, at #, at", "was looked at, at #, in")),
    ("review.decisions[].action", ways("decided, on #,", "was decided, on #, in")),
    ("action.raised_by", ways("was raised by", "raised")),
    ("objective.policy", ways("agrees with", "is agreed with by")),
    ("objective.measured_by", ways("is measured by", "measures")),
    ("risk.actions", ways("is acted on by", "acts on")),
    (
        "agreement.missed_targets.entries[].handled_in",
        ways("had missed target # taken up in", "takes up missed target # of"),
    ),
    (
        "plan.invocations.entries[].handled_in",
        ways("had invocation # taken up in", "takes up invocation # of"),
    ),
    (
        "plan.environment_changes.entries[].handled_in",
        ways("had change # of its surroundings taken up in", "takes up change # around"),
    ),
    ("disputes.entries[].handled_in", ways("had dispute # taken up in", "takes up dispute # of")),
    (
        "missed_targets.entries[].handled_in",
        ways("had missed target # taken up in", "takes up missed target # of"),
    ),
    (
        "contract_changes.entries[].handled_in",
        ways("had contract change # taken up in", "takes up contract change # of"),
    ),
    (
        "alignment_risks.entries[].handled_in",
        ways("had alignment risk # taken up in", "takes up alignment risk # of"),
    ),
    ("covers", ways("covers", "is covered by")),
    ("provided_by", ways("is provided by", "provides")),
    ("agreement.party", ways("is made with", "is party to")),
    ("routine.operated_by", ways("is operated by", "operates")),
    ("owner", ways("is owned by", "owns")),
    ("approval.by", ways("was approved by", "approved")),
    ("review.chair", ways("was led by", "led")),
    ("review.attendance", ways("was attended by", "took part in")),
    ("action.verified_by", ways("was verified by", "verified")),
    ("observation.by", ways("was made by", "made")),
    ("fact.holder", ways("is held by", "holds")),
    ("audit.team", ways("was carried out by", "carried out")),
    ("audit.reported_to", ways("was reported to", "was told of")),
    ("objective.responsible", ways("is the task of", "is to reach")),
];

/// Whose people and scope elements a field names, before their ids.
const NAMES: [(&str, &str); 14] = [
    ("owner", "owner"),
    ("approval.by", "approved by"),
    ("review.chair", "led by"),
    ("review.attendance", "attended by"),
    ("action.verified_by", "verified by"),
    ("observation.by", "observed by"),
    ("fact.holder", "held by"),
    ("audit.team", "carried out by"),
    ("audit.reported_to", "reported to"),
    ("objective.responsible", "responsible"),
    ("covers", "covers"),
    ("provided_by", "provided by"),
    ("agreement.party", "made with"),
    ("routine.operated_by", "operated by"),
];

/// Days, as a step of the past or a plan.
const DAYS: [(&str, &str); 16] = [
    ("created_on", "created"),
    ("approval.on", "approved"),
    ("dated_on", "dated"),
    ("role.communicated_on", "made known"),
    ("objective.communicated_on", "made known"),
    ("objective.due_on", "due"),
    ("action.due_on", "due"),
    ("action.done_on", "done"),
    ("action.verified_on", "verified"),
    ("action.reported_on", "reported"),
    ("agreement.valid_from", "valid from"),
    ("agreement.valid_to", "valid to"),
    ("usage.last_used_on", "last used"),
    ("last_reviewed_on", "last reviewed"),
    ("next_review_on", "next review"),
    ("retention.until", "kept until"),
];

/// What is not said, by fields that have words of their own.
const UNSAID: [(&str, &str); 11] = [
    ("routine.policy", "the policy it follows"),
    ("routine.measures", "what measures it"),
    ("routine.reviewed_in", "where it is reviewed"),
    ("review.decisions[].action", "decisions"),
    ("action.raised_by", "what raised it"),
    ("action.verified_by", "who verified it"),
    ("action.done_on", "the day it was done"),
    ("action.verified_on", "the day it was verified"),
    ("objective.policy", "the policy it agrees with"),
    ("objective.measured_by", "what measures it"),
    ("risk.actions", "actions on it"),
];

fn find<'w, T>(words: &'w [(&str, T)], name: &str) -> Option<&'w T> {
    words.iter().find(|(known, _)| *known == name).map(|(_, found)| found)
}

/// How a node stands to the other end of an edge, such as `results in` or `was raised by`.
///
/// A field without words of its own is told by its name, so that what is new in the data is never left out.
pub(crate) fn tie_words(edge: &TrailEdge<'_>, outgoing: bool) -> String {
    let (words, name) = match edge.relation {
        Relation::Link(link) => (Some(link_ways(link)), link.as_str()),
        Relation::Field(name) => {
            (find(&FIELDS, name).map(|found| ways(found.out, found.into)), name)
        }
        Relation::Pin => (Some(ways("looked at", "was looked at in")), "pins"),
        Relation::Serves => (Some(ways("is offered for", "has as an offer")), "serves"),
        _ => (None, edge.relation.as_str()),
    };
    let item = edge.item.map(|item| format!("`{item}`")).unwrap_or_default();
    let Some(words) = words else {
        let at = if item.is_empty() { String::new() } else { format!(" at {item}") };
        return if outgoing {
            format!("names, in `{name}`{at},")
        } else {
            format!("is named, in `{name}`{at}, by")
        };
    };
    if outgoing { words.out.replace('#', &item) } else { words.into.replace('#', &item) }
}

/// What people and scope elements a field names, such as `owner`.
pub(crate) fn naming_words(relation: Relation) -> String {
    let name = relation.as_str();
    find(&NAMES, name).map_or_else(|| format!("`{name}`"), |words| (*words).to_owned())
}

/// A day in words: `done 2026-04-01`.
pub(crate) fn day_words(field: &str) -> String {
    find(&DAYS, field).map_or_else(|| format!("`{field}`"), |words| (*words).to_owned())
}

/// What a field that names nothing would have named.
pub(crate) fn gap_words(gap: &TrailGap<'_>) -> String {
    if let Some(item) = gap.item {
        return if gap.field == "review.decisions[].action" {
            format!("the action of decision `{item}`")
        } else {
            format!("where `{item}` was taken up")
        };
    }
    find(&UNSAID, gap.field).map_or_else(|| format!("`{}`", gap.field), |words| (*words).to_owned())
}

/// A thing as a sentence names it: `improvement IMP-4`, `service payroll`.
pub(crate) fn thing_phrase(thing: &Thing<'_>) -> String {
    match thing {
        Thing::Artefact(artefact) => format!("{} {}", kind_words(artefact.kind()), artefact.id()),
        Thing::Element(element) => {
            let list = element.list().as_str();
            format!("{} {}", list.strip_suffix('s').unwrap_or(list), element.id())
        }
        Thing::Person(person) => format!("person {person}"),
        Thing::Judgement(judgement) => format!("judgement {}", judgement.id),
        Thing::Requirement(requirement) => format!("requirement {}", requirement.id()),
        other => format!("{} {}", other.as_str(), other.id()),
    }
}

/// A step before what led to it, as a fact: both days, and nothing about what they mean.
pub(crate) fn order_sentence(trail: &Trail<'_>, pair: &OutOfOrder<'_>) -> String {
    let phrase = |day: &NodeDay<'_>| {
        trail.nodes.get(day.node).map(|node| thing_phrase(&node.thing)).unwrap_or_default()
    };
    let says = |day: &NodeDay<'_>| match day.item {
        Some(item) => format!("entry `{item}` is of {}", day.on),
        None if day.field == "dated_on" => format!("dated {}", day.on),
        None => format!("{} on {}", day_words(day.field), day.on),
    };
    let (step, cause) = (phrase(&pair.step), phrase(&pair.cause));
    if pair.step.node == pair.cause.node {
        return format!("{step}: {}, {}", says(&pair.step), says(&pair.cause));
    }
    let tied = trail.edges.iter().find(|edge| {
        (edge.from, edge.to) == (pair.step.node, pair.cause.node)
            || (edge.from, edge.to) == (pair.cause.node, pair.step.node)
    });
    let tied = tied.map(|edge| tie_words(edge, edge.from == pair.step.node)).unwrap_or_default();
    format!("{step}: {}; it {tied} {cause}: {}", says(&pair.step), says(&pair.cause))
}

/// What a node is, besides its id: kind and title of an artefact.
pub(crate) fn node_words(node: &TrailNode<'_>) -> String {
    match node.thing.artefact() {
        Some(artefact) if artefact.title() != artefact.id().as_str() => {
            format!("{} “{}”", kind_words(artefact.kind()), artefact.title())
        }
        Some(artefact) => kind_words(artefact.kind()),
        None => node.thing.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_reads_well_both_ways() {
        let item = "spring".parse().unwrap();
        let edge =
            |relation| TrailEdge { from: 0, to: 1, relation, item: Some(&item), location: None };
        let links = LinkType::ALL.iter().map(|link| {
            let edge = edge(Relation::Link(*link));
            format!("A {} B / B {} A", tie_words(&edge, true), tie_words(&edge, false))
        });
        let fields = FIELDS.iter().map(|(name, _)| {
            let edge = edge(Relation::Field(name));
            format!("A {} B / B {} A", tie_words(&edge, true), tie_words(&edge, false))
        });
        insta::assert_snapshot!(links.chain(fields).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_field_without_words_is_told_by_its_name() {
        let item = "spring".parse().unwrap();
        let edge = TrailEdge {
            from: 0,
            to: 1,
            relation: Relation::Field("forum.parent"),
            item: Some(&item),
            location: None,
        };
        assert_eq!(tie_words(&edge, true), "names, in `forum.parent` at `spring`,");
        assert_eq!(tie_words(&edge, false), "is named, in `forum.parent` at `spring`, by");
        assert_eq!(naming_words(edge.relation), "`forum.parent`");
    }
}
