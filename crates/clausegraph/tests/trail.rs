//! Trails: what is followed, in which order, and what is told about days and ends.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at once"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use clausegraph::{
    Artefact, Catalogue, Evidence, Organisation, Relation, SlotValue, SourceText, Thing, Trail,
    TrailDirection, assess, catalogue,
    document::{LinkDocument, LinkType},
    explain_all, map, trail, trail_within,
};
use clausegraph_testkit::generate::{Case, case};
use proptest::{prelude::*, sample::Index};

fn load(text: &str, catalogue: &Catalogue) -> Organisation {
    let file = SourceText { name: "organisation.json".into(), text: text.into() };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    organisation.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Loads both documents of a case the way users do: as JSON text.
fn loaded(case: &Case) -> (Catalogue, Organisation) {
    let text = serde_json::to_string(&case.catalogue).unwrap();
    let (catalogue, problems) =
        Catalogue::load(&[SourceText { name: "catalogue.json".into(), text }], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
    let organisation = load(&serde_json::to_string(&case.organisation).unwrap(), &catalogue);
    (catalogue, organisation)
}

/// Nodes with their steps and what they came from, then edges, without requirements; what was out of order
/// and not said.
fn told(trail: &Trail<'_>) -> String {
    let id = |place: usize| trail.nodes[place].thing.id();
    let mut text = String::new();
    let is_requirement = |thing: &Thing<'_>| matches!(thing, Thing::Requirement(_));
    for node in trail.nodes.iter().filter(|node| !is_requirement(&node.thing)) {
        let from = node.reached_from.map_or("-", id);
        writeln!(text, "{} {} {} < {from}", node.steps, node.thing.as_str(), node.thing.id())
            .unwrap();
        for gap in &node.gaps {
            let item = gap.item.map(|item| format!(" {item}")).unwrap_or_default();
            writeln!(text, "    {:?} {}{item}", gap.unsaid, gap.field).unwrap();
        }
    }
    for edge in trail.edges.iter().filter(|edge| edge.relation != Relation::Serves) {
        let item = edge.item.map(|item| format!(" {item}")).unwrap_or_default();
        writeln!(text, "{} -{}{item}-> {}", id(edge.from), edge.relation, id(edge.to)).unwrap();
    }
    for pair in &trail.out_of_order {
        let (step, cause) = (pair.step, pair.cause);
        writeln!(
            text,
            "{} {} {} before {} {} {}",
            id(step.node),
            step.field,
            step.on,
            id(cause.node),
            cause.field,
            cause.on
        )
        .unwrap();
    }
    let beyond: Vec<&str> = trail.beyond.iter().map(|found| found.id().as_str()).collect();
    writeln!(text, "beyond: {}", beyond.join(" ")).unwrap();
    text
}

fn check(text: &str, start: &str, direction: TrailDirection, depth: usize) -> String {
    let catalogue = catalogue().unwrap();
    let organisation = load(text, &catalogue);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let start = organisation.artefact(start).unwrap();
    told(&trail_within(&assessment, start, direction, depth))
}

/// An incident, its problem, the change, a run of checks, the release; kind `record` all of them.
const CHAIN: &str = r#"{ "format_version": 1, "artefacts": [
    { "id": "REL-2", "kind": "record", "links": [{ "type": "depends-on", "to": "CI-10" }] },
    { "id": "CI-10", "kind": "record", "links": [{ "type": "evidences", "to": "CHG-3" }] },
    { "id": "CHG-3", "kind": "record", "dated_on": "2026-03-01" },
    { "id": "PRB-7", "kind": "record", "dated_on": "2026-04-01",
      "links": [{ "type": "fixed-by", "to": "CHG-3" }] },
    { "id": "INC-1", "kind": "record", "links": [{ "type": "caused-by", "to": "PRB-7" }] }
] }"#;

#[test]
fn an_incident_leads_to_its_release() {
    insta::assert_snapshot!(check(CHAIN, "INC-1", TrailDirection::Both, 4));
}

#[test]
fn a_direction_follows_only_its_ties() {
    let out = check(CHAIN, "INC-1", TrailDirection::Out, 4);
    assert!(out.contains("artefact CHG-3") && !out.contains("CI-10"), "{out}");
    let into = check(CHAIN, "INC-1", TrailDirection::In, 4);
    assert!(!into.contains("PRB-7"), "{into}");
    let into = check(CHAIN, "CHG-3", TrailDirection::In, 4);
    assert!(into.contains("artefact INC-1") && into.contains("artefact REL-2"), "{into}");
}

#[test]
fn what_lies_one_step_further_is_named() {
    let near = check(CHAIN, "INC-1", TrailDirection::Both, 2);
    assert!(near.contains("beyond: CI-10\n") && !near.contains("artefact CI-10"), "{near}");
    let none = check(CHAIN, "INC-1", TrailDirection::Out, 0);
    assert!(none.contains("beyond: PRB-7\n"), "{none}");
    let all = check(CHAIN, "INC-1", TrailDirection::Both, 4);
    assert!(all.contains("beyond: \n"), "{all}");
}

/// A review that decided, an action done too early, a check before it was done; a log, a person, a service.
const REVIEW: &str = r#"{ "format_version": 1,
    "people": [{ "key": "director" }, { "key": "checker" }],
    "scope": {
        "services": [{ "id": "mail", "state": "in" }],
        "suppliers": [{ "id": "cloudco", "supplier_type": "external", "disputes": {
            "period": "2026-01-01/2026-06-30",
            "entries": [{ "id": "D-1", "on": "2026-05-01", "handled_in": "IMP-1" }] } }] },
    "judgements": [{ "id": "J-1", "requirement": "9.3-e", "context": "internal", "value": "conformity",
        "by": "checker", "on": "2026-06-01", "reason": "seen",
        "pins": [{ "artefact": "MR-1", "version": "1" }] }],
    "artefacts": [
        { "id": "MR-1", "kind": "management-review", "dated_on": "2026-03-12", "version": "1",
          "review": { "chair": "director", "inputs": [],
            "decisions": [{ "item": "improvements", "action": "IMP-1" }, { "item": "resources" }] } },
        { "id": "IMP-1", "kind": "improvement", "covers": ["mail"], "dated_on": "2026-02-02",
          "action": { "raised_by": "MR-1", "done_on": "2026-02-20", "verified_on": "2026-02-10",
            "verified_by": "checker" } },
        { "id": "IMP-2", "kind": "improvement", "action": { "raised_by": null, "verified_on": null },
          "links": [{ "type": "depends-on", "to": "IMP-1" }] },
        { "id": "TST-1", "kind": "test", "dated_on": "2026-02-19",
          "links": [{ "type": "verifies", "to": "IMP-1" }] }
    ] }"#;

#[test]
fn a_review_leads_to_its_action_and_the_check() {
    insta::assert_snapshot!(check(REVIEW, "MR-1", TrailDirection::Both, 4));
}

#[test]
fn days_in_order_are_no_observation() {
    let later = REVIEW
        .replace("2026-02-20", "2026-05-20")
        .replace("2026-02-10", "2026-05-21")
        .replace("2026-02-19", "2026-05-20");
    let told = check(&later, "MR-1", TrailDirection::Both, 4);
    assert!(!told.contains(" before "), "{told}");
}

#[test]
fn an_unknown_end_is_not_stated_and_none_is_stated_none() {
    let told = check(REVIEW, "IMP-2", TrailDirection::Both, 0);
    for line in [
        "StatedNone action.raised_by",
        "StatedNone action.verified_on",
        "NotStated action.done_on",
        "NotStated action.verified_by",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    let told = check(REVIEW, "MR-1", TrailDirection::Both, 0);
    assert!(told.contains("NotStated review.decisions[].action resources"), "{told}");
    assert!(!told.contains("action improvements"), "{told}");
}

#[test]
fn ties_that_go_round_are_followed_once() {
    let text = r#"{ "format_version": 1, "artefacts": [
        { "id": "A", "kind": "record", "links": [
            { "type": "results-in", "to": "B" }, { "type": "results-in", "to": "A" },
            { "type": "results-in", "to": "B" }] },
        { "id": "B", "kind": "record", "links": [{ "type": "results-in", "to": "C" }] },
        { "id": "C", "kind": "record", "links": [{ "type": "results-in", "to": "A" }] } ] }"#;
    let told = check(text, "A", TrailDirection::Out, 1000);
    for line in ["artefact A", "artefact B", "artefact C", "A -results-in-> A", "A -results-in-> B"]
    {
        assert_eq!(told.matches(line).count(), 1, "{line} in {told}");
    }
    assert!(!told.contains(" before "), "{told}");
}

#[test]
fn an_artefact_is_taken_where_a_derivation_takes_it() {
    let catalogue = catalogue().unwrap();
    let organisation = load(REVIEW, &catalogue);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let review = organisation.artefact("MR-1").unwrap();
    let trail = trail(&assessment, review);
    let taken: BTreeSet<(String, String)> = trail.nodes[0]
        .serves
        .iter()
        .filter(|row| row.taken)
        .map(|row| (row.cell.name(), row.slot.id.to_string()))
        .collect();
    let mut expected = BTreeSet::new();
    for derivation in explain_all(&assessment) {
        for reading in &derivation.slots {
            let offer = reading.taken.and_then(|index| reading.offers.get(index));
            let of_review = offer.is_some_and(|offer| {
                let id = match offer.evidence {
                    Evidence::Artefact(artefact) => Some(artefact.id()),
                    Evidence::Element(_) => None,
                };
                id == Some(review.id()) && offer.value != SlotValue::None
            });
            if of_review {
                expected.insert((derivation.cell.name(), reading.slot.id.to_string()));
            }
        }
    }
    assert!(!expected.is_empty());
    assert_eq!(taken, expected);
    let served: BTreeSet<&str> = trail
        .outgoing(0)
        .filter(|edge| edge.relation == Relation::Serves)
        .map(|edge| trail.nodes[edge.to].thing.id())
        .collect();
    assert!(taken.iter().all(|(cell, _)| served.contains(cell.split('@').next().unwrap())));
}

/// A random organisation with links of every type thrown across it.
fn linked() -> impl Strategy<Value = Case> {
    let link = (any::<Index>(), any::<Index>(), any::<Index>());
    (case(), proptest::collection::vec(link, 0..30)).prop_map(|(mut case, links)| {
        let artefacts = &mut case.organisation.artefacts;
        if artefacts.is_empty() {
            return case;
        }
        for (from, to, kind) in links {
            let to = artefacts[to.index(artefacts.len())].id.clone();
            let kind = LinkType::ALL[kind.index(LinkType::ALL.len())];
            let from = from.index(artefacts.len());
            artefacts[from].links.push(LinkDocument { kind, to });
        }
        case
    })
}

type Tie = (String, String, String, Option<String>);

/// The ties of a node, with the ids of both ends.
fn ties(trail: &Trail<'_>, node: usize, outgoing: bool) -> BTreeSet<Tie> {
    let id = |place: usize| {
        let thing = &trail.nodes[place].thing;
        format!("{} {}", thing.as_str(), thing.id())
    };
    let named = |edge: &clausegraph::TrailEdge<'_>| {
        let item = edge.item.map(ToString::to_string);
        (id(edge.from), edge.relation.to_string(), id(edge.to), item)
    };
    if outgoing {
        trail.outgoing(node).map(named).collect()
    } else {
        trail.incoming(node).map(named).collect()
    }
}

fn position(trail: &Trail<'_>, artefact: &Artefact) -> Option<usize> {
    let is_it =
        |thing: &Thing<'_>| thing.artefact().is_some_and(|found| found.id() == artefact.id());
    trail.nodes.iter().position(|node| is_it(&node.thing))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_one_names_is_named_by_the_other(case in linked(), start: Index, depth in 0_usize..4) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        prop_assume!(!organisation.artefacts().is_empty());
        let start = start.get(organisation.artefacts());
        for direction in [TrailDirection::Out, TrailDirection::In, TrailDirection::Both] {
            let found = trail_within(&assessment, start, direction, depth);
            prop_assert_eq!(position(&found, start), Some(0));
            for edge in &found.edges {
                prop_assert!(edge.from < found.nodes.len() && edge.to < found.nodes.len());
            }
            let beyond: BTreeSet<_> = found.beyond.iter().map(|other| other.id()).collect();
            for node in &found.nodes {
                let steps_of_last = node.reached_from.map(|from| found.nodes[from].steps);
                prop_assert_eq!(steps_of_last.map_or(0, |steps| steps + 1), node.steps);
                if let Thing::Artefact(artefact) = node.thing {
                    prop_assert!(node.steps <= depth);
                    prop_assert!(!beyond.contains(artefact.id()));
                }
            }
        }
        // The tie that leaves one artefact is the tie that reaches the other, each seen from its own trail.
        let near = trail_within(&assessment, start, TrailDirection::Both, 1);
        for node in near.nodes.iter().filter(|node| node.steps == 1) {
            let Thing::Artefact(other) = node.thing else { continue };
            let back = trail_within(&assessment, other, TrailDirection::Both, 1);
            let here = position(&near, other).unwrap();
            let there = position(&back, start);
            prop_assert!(there.is_some(), "{} does not lead back", other.id());
            let there = there.unwrap();
            let between = |tie: &Tie| {
                let ends = [format!("artefact {}", start.id()), format!("artefact {}", other.id())];
                ends.contains(&tie.0) && ends.contains(&tie.2) && tie.0 != tie.2
            };
            let out: BTreeSet<Tie> = ties(&near, 0, true).into_iter().filter(between).collect();
            let into: BTreeSet<Tie> = ties(&back, 0, false).into_iter().filter(between).collect();
            prop_assert_eq!(&out, &into);
            let seen: BTreeSet<Tie> = ties(&back, there, true).into_iter().filter(between).collect();
            prop_assert_eq!(&seen, &out);
            let into: BTreeSet<Tie> = ties(&near, here, false).into_iter().filter(between).collect();
            prop_assert_eq!(into, out);
        }
    }

    #[test]
    fn the_order_of_the_files_decides_nothing(
        case in linked(), start: Index, keys in proptest::collection::vec(any::<u16>(), 64),
    ) {
        let mut other = case.clone();
        prop_assume!(!other.organisation.artefacts.is_empty());
        let start = case.organisation.artefacts[start.index(case.organisation.artefacts.len())].id.clone();
        let document = &mut other.organisation;
        shuffle(&mut document.artefacts, &keys);
        for artefact in &mut document.artefacts {
            artefact.links.reverse();
        }
        shuffle(&mut document.claims, &keys);
        shuffle(&mut document.judgements, &keys);
        let lines = |case: &Case| {
            let (catalogue, organisation) = loaded(case);
            let map = map(&catalogue, &organisation);
            let assessment = assess(&map, case.as_of);
            let found = trail(&assessment, organisation.artefact(start.as_str()).unwrap());
            let mut served: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for node in &found.nodes {
                let rows = served.entry(node.thing.id().to_owned()).or_default();
                rows.extend(node.serves.iter().map(|row| {
                    format!("{} {} {} {:?}", row.cell.name(), row.slot.id, row.taken, row.value)
                }));
            }
            format!("{}{served:#?}", told(&found))
        };
        prop_assert_eq!(lines(&case), lines(&other));
    }
}

/// Sorts a list by keys that have nothing to do with it.
fn shuffle<T>(list: &mut Vec<T>, keys: &[u16]) {
    let mut keyed: Vec<(u16, T)> =
        list.drain(..).enumerate().map(|(index, item)| (keys[index % keys.len()], item)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    list.extend(keyed.into_iter().map(|(_, item)| item));
}
