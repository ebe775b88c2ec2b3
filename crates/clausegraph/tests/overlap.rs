//! Overlap and the retire list: what is told, and the laws that they keep.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use clausegraph::{
    Assessment, Catalogue, Date, Evidence, Family, Organisation, Origin, SlotValue, SourceText,
    Status, Via, assess, catalogue,
    document::ArtefactStatus,
    explain_all, map,
    minimise::{HourModel, Stays, StepLimit, greedy, minimise},
    overlap,
    overlap::{ComparedTexts, CrowdAbout, FormerBy, Overlap, Same, TextPair},
    overlap_with, retire,
    retire::{KeptBy, RetireAction, RetireList, RetireReason},
};
use clausegraph_testkit::{
    generate::{Case, case, case_of},
    standard,
};
use proptest::{prelude::*, strategy::ValueTree};

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

/// Overlap without its findings, as text.
fn told(overlap: &Overlap<'_>) -> String {
    let mut text = String::new();
    for group in &overlap.duplicates {
        let ids: Vec<&str> = group.artefacts.iter().map(|found| found.id().as_str()).collect();
        let same = match &group.same {
            Same::Bytes(hash) => (*hash).to_owned(),
            Same::Shown(shown) => {
                let places = shown.iter().map(|shown| {
                    format!(
                        "{}/{} {}",
                        shown.requirement.id(),
                        shown.slot.id,
                        shown.standing.value.as_str()
                    )
                });
                places.collect::<Vec<_>>().join(", ")
            }
            _ => String::new(),
        };
        writeln!(text, "same: {} [{same}]", ids.join(" = ")).unwrap();
    }
    for held in &overlap.subsumed {
        let (one, by) = (held.artefact.id(), held.by.id());
        let shown = held.shown.len();
        writeln!(text, "within: {one} < {by} {} {shown}+{}", held.scopes.as_str(), held.more)
            .unwrap();
    }
    for pair in &overlap.similar {
        let [one, other] = pair.artefacts.map(clausegraph::Artefact::id);
        let scopes = pair.scopes.as_str();
        writeln!(text, "text: {one} ~ {other} {} {:?} {scopes}", pair.similarity, pair.from)
            .unwrap();
    }
    for crowd in &overlap.crowds {
        let about = match &crowd.about {
            CrowdAbout::Process(key) => key.to_string(),
            CrowdAbout::Clause(clause, of) => format!("{} ({})", clause.id(), of.len()),
            _ => String::new(),
        };
        let ids: Vec<String> = (crowd.artefacts.iter())
            .map(|one| {
                format!("{}{}", one.artefact.id(), if one.allowed { " allowed" } else { "" })
            })
            .collect();
        writeln!(text, "crowd: {about}: {}", ids.join(", ")).unwrap();
    }
    for found in &overlap.former {
        let by = match found.by {
            FormerBy::Item(item) => item.title.clone(),
            FormerBy::Clause(clause) => clause.number.to_string(),
            _ => String::new(),
        };
        let unsaid = if found.unsaid { ", ask" } else { "" };
        writeln!(text, "former: {} {by}{unsaid}", found.artefact.id()).unwrap();
    }
    let unscoped: Vec<&str> = overlap.unscoped.iter().map(|found| found.id().as_str()).collect();
    writeln!(text, "unscoped: {}", unscoped.join(" ")).unwrap();
    text
}

/// A retire list as text.
fn listed(list: &RetireList<'_>) -> String {
    let mut text = String::new();
    let reasons = |reasons: &[RetireReason<'_>]| {
        let words = reasons.iter().map(|reason| match reason {
            RetireReason::CopyOf(other) => format!("copy of {}", other.id()),
            RetireReason::CopyOfGoing(other) => format!("copy of {} that goes", other.id()),
            RetireReason::SameAs(other) => format!("same as {}", other.id()),
            RetireReason::SubsumedBy(other) => format!("within {}", other.id()),
            RetireReason::SimilarTo(other, share) => format!("{share} of {}", other.id()),
            RetireReason::OneOf(_, many) => format!("one of {many}"),
            RetireReason::FormerEdition(_) => "former".to_owned(),
            RetireReason::Found(by) => by.code().to_owned(),
            _ => String::new(),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    for entry in &list.retire {
        let action = match entry.action {
            RetireAction::DropCopy(other) => format!("drop for {}", other.id()),
            RetireAction::MergeInto(other) => format!("merge into {}", other.id()),
            RetireAction::Withdraw => "withdraw".to_owned(),
            RetireAction::Release(used) => format!("release, {} reads", used.reads),
            RetireAction::AskReaders => "ask readers".to_owned(),
            _ => String::new(),
        };
        let named: Vec<&str> =
            entry.named_by.iter().map(|(_, relation)| relation.as_str()).collect();
        let (id, minutes, served) = (entry.artefact.id(), entry.burden.minutes, entry.served.len());
        let (why, named) = (reasons(&entry.reasons), named.join(" "));
        writeln!(
            text,
            "{id}: {action}; {minutes} min, serves {served}; [{why}] named by [{named}]"
        )
        .unwrap();
    }
    for entry in &list.look_at {
        let kept = match &entry.kept {
            KeptBy::Only(only) => format!("only it shows {}", only.len()),
            KeptBy::Stays(stays) => {
                format!("{stays:?}").split(['(', ' ']).next().unwrap().to_owned()
            }
            KeptBy::Routine | _ => "routine".to_owned(),
        };
        writeln!(text, "{}: look; {kept}; [{}]", entry.artefact.id(), reasons(&entry.reasons))
            .unwrap();
    }
    text
}

fn on(text: &str) -> (Catalogue, Organisation, Date) {
    let catalogue = catalogue().unwrap();
    let organisation = load(text, &catalogue);
    (catalogue, organisation, "2026-11-22".parse().unwrap())
}

fn list<'g>(assessment: &Assessment<'g>) -> RetireList<'g> {
    let solve = |cover: &_, _| greedy(cover);
    let minimal = minimise(assessment, &HourModel::CUSTOMARY, StepLimit(1), solve);
    retire(assessment, &overlap(assessment), &minimal)
}

/// Copies, a narrower policy within a wider one, alike texts, special routines, papers of 2011.
const PAPERS: &str = r#"{ "format_version": 1,
  "scope": { "services": [{ "id": "payroll", "state": "in" }, { "id": "mail", "state": "in" }] },
  "artefacts": [
    { "id": "PRO-1", "kind": "procedure", "title": "Changes", "status": "in-use", "hash": "sha256:aa",
      "covers": ["whole-sms"], "extent": { "pages": 20 },
      "usage": { "reads": 90, "period": "2025-11-23/2026-11-22" } },
    { "id": "PRO-1-COPY", "kind": "procedure", "title": "Changes (copy)", "hash": "sha256:aa",
      "extent": { "pages": 20 } },
    { "id": "PRO-2", "kind": "procedure", "title": "Changes of payroll", "status": "in-use",
      "covers": ["payroll"], "extent": { "pages": 4 },
      "text": { "similar_to": [{ "artefact": "PRO-1", "similarity": "0.71" },
                               { "artefact": "DOC-OLD", "similarity": "0.30" }] } },
    { "id": "PRO-3", "kind": "procedure", "title": "Changes at night", "status": "in-use",
      "covers": ["mail"], "extent": { "pages": 3 } },
    { "id": "DOC-OLD", "kind": "document", "title": "8.2 Problem management", "status": "in-use",
      "extent": { "pages": 9 }, "links": [], "usage": null },
    { "id": "DOC-NEW", "kind": "document", "title": "Problems", "status": "in-use", "extent": { "pages": 9 },
      "links": [{ "type": "supersedes", "to": "DOC-OLD" }] },
    { "id": "DOC-CAP", "kind": "plan", "title": "Capacity plan 2019", "status": "in-use", "mandates": null,
      "extent": { "pages": 5 }, "usage": { "reads": 40 } },
    { "id": "DOC-LAW", "kind": "plan", "title": "Capacity Plan 2020", "status": "in-use",
      "mandates": [{ "basis": "law" }], "extent": { "pages": 5 } },
    { "id": "DOC-KEEP", "kind": "document", "status": "in-use", "hash": "sha256:bb", "extent": { "pages": 5 },
      "retention": { "until": "2030-01-01" } },
    { "id": "DOC-GONE", "kind": "document", "status": "retired", "hash": "sha256:aa" },
    { "id": "RTN-1", "kind": "routine", "routine": { "subject": "change-management" } },
    { "id": "RTN-2", "kind": "routine", "routine": { "subject": "change-management", "pattern": null } },
    { "id": "RTN-3", "kind": "routine", "routine": { "pattern": "change-management", "deviation": "DEC-1" } },
    { "id": "DEC-1", "kind": "decision" } ],
  "claims": [
    { "artefact": "PRO-1", "for": "8.5.1.3-09", "state": "confirmed" },
    { "artefact": "PRO-1", "for": "10.2-02", "at": "3", "state": "confirmed" },
    { "artefact": "PRO-2", "for": "8.5.1.3-09", "state": "confirmed" },
    { "artefact": "PRO-3", "for": "8.5.1.3-09", "state": "confirmed" } ] }"#;

#[test]
fn papers_that_overlap_are_told_with_what_they_share() {
    let (catalogue, organisation, day) = on(PAPERS);
    let map = map(&catalogue, &organisation);
    insta::assert_snapshot!(told(&overlap(&assess(&map, day))));
}

#[test]
fn what_can_go_has_an_action_and_what_stays_a_reason() {
    let (catalogue, organisation, day) = on(PAPERS);
    let map = map(&catalogue, &organisation);
    insta::assert_snapshot!(listed(&list(&assess(&map, day))));
}

#[test]
fn texts_that_were_compared_go_before_what_is_stated() {
    let (catalogue, organisation, day) = on(PAPERS);
    let map = map(&catalogue, &organisation);
    let id = |id: &str| id.parse().unwrap();
    let pair = |one: &str, other: &str, share: &str| TextPair {
        one: id(one),
        other: id(other),
        similarity: share.parse().unwrap(),
    };
    let texts = ComparedTexts {
        read: vec![id("PRO-1"), id("PRO-2")],
        pairs: vec![
            pair("PRO-1", "PRO-2", "0.65"),
            pair("DOC-NEW", "DOC-OLD", "0.9"),
            pair("DOC-GONE", "DOC-OLD", "0.9"),
            pair("NOBODY", "DOC-OLD", "0.9"),
            pair("PRO-3", "DOC-OLD", "0.59"),
        ],
    };
    let overlap = overlap_with(&assess(&map, day), &texts);
    let told: String = told(&overlap)
        .lines()
        .filter(|line| line.starts_with("text"))
        .fold(String::new(), |text, line| text + line + "\n");
    insta::assert_snapshot!(told, @r"
    text: DOC-NEW ~ DOC-OLD 0.9 Compared unknown
    text: PRO-1 ~ PRO-2 0.65 Compared within
    ");
    assert_eq!(overlap.compared_texts, 2);
}

#[test]
fn an_organisation_says_itself_how_many_are_many() {
    let more = PAPERS.replace(
        r#""artefacts": ["#,
        r#""parameters": [{ "name": "overlap-many", "value": "4" },
            { "name": "overlap-similarity", "value": "0.25" }], "artefacts": ["#,
    );
    let (catalogue, organisation, day) = on(&more);
    let map = map(&catalogue, &organisation);
    let overlap = overlap(&assess(&map, day));
    assert!(overlap.crowds.is_empty());
    assert_eq!(overlap.similar.len(), 2);
}

/// Random catalogues mostly, and the standard.
fn cases() -> impl Strategy<Value = Case> {
    prop_oneof![7 => case(), 1 => case_of(standard().unwrap())]
}

/// A case with papers that overlap: some artefacts twice, with their claims, and some of the copies narrower.
fn overlapping() -> impl Strategy<Value = Case> {
    (cases(), 1_usize..4).prop_map(|(mut case, every)| {
        let organisation = &mut case.organisation;
        let known: BTreeSet<String> =
            organisation.artefacts.iter().map(|found| found.id.to_string()).collect();
        let mut copies = Vec::new();
        for artefact in organisation.artefacts.iter().step_by(every) {
            let id = format!("{}-copy", artefact.id);
            let family = artefact.kind.family();
            if !known.contains(&id) && matches!(family, Family::Documents | Family::Routines) {
                let mut copy = artefact.clone();
                copy.id = id.parse().unwrap();
                copies.push((artefact.id.clone(), copy));
            }
        }
        for (of, copy) in copies {
            let mut claims: Vec<_> = (organisation.claims.iter())
                .filter(|claim| claim.artefact == of)
                .cloned()
                .collect();
            claims.truncate(2);
            for claim in &mut claims {
                claim.artefact = copy.id.clone();
            }
            organisation.claims.extend(claims);
            organisation.artefacts.push(copy);
        }
        case
    })
}

type Name = (String, &'static str, Option<String>);

/// Status and origin of every cell by name, without those about some artefacts.
fn outcome(
    assessment: &Assessment<'_>,
    without: &BTreeSet<String>,
) -> BTreeMap<Name, (Status, Option<Origin>)> {
    let about = |cell: &clausegraph::Cell<'_>| {
        let is_artefact = matches!(cell.member, clausegraph::Member::Artefact(_));
        is_artefact && cell.member.id().is_some_and(|id| without.contains(id))
    };
    (assessment.cells())
        .filter(|cell| !about(cell))
        .map(|cell| {
            let member = cell.member.id().map(str::to_owned);
            let name = (cell.requirement.id().to_string(), cell.member.scope(), member);
            (name, (cell.status, cell.origin))
        })
        .collect()
}

/// What an artefact serves: by cell and slot, the best value with its origin.
type Serves = BTreeMap<(usize, String), (SlotValue, Origin)>;

/// The slow and obvious way: every pair of documents, each compared by its rows.
fn naive(assessment: &Assessment<'_>) -> (BTreeSet<(String, String)>, BTreeSet<BTreeSet<String>>) {
    let day = assessment.as_of();
    let mut rows: Vec<(String, Serves, BTreeSet<String>, &'static str)> = Vec::new();
    for artefact in assessment.organisation().artefacts() {
        let document = artefact.document();
        let later = |on: &Date| *on > day;
        let made = document.dated_on.given().or(document.created_on.given());
        let is_there =
            document.status.given() != Some(&ArtefactStatus::Retired) && !made.is_some_and(later);
        let kind = artefact.kind();
        let Some(covers) = document.covers.given() else { continue };
        if !is_there || kind.family() != Family::Documents || !kind.has_status() {
            continue;
        }
        let mut serves = Serves::new();
        for (cell, derivation) in explain_all(assessment).enumerate() {
            for reading in &derivation.slots {
                for offer in &reading.offers {
                    let Evidence::Artefact(found) = offer.evidence else { continue };
                    let counts =
                        offer.value != SlotValue::None && !matches!(offer.via, Via::Member);
                    if found.id() == artefact.id() && counts {
                        let place = (cell, reading.slot.id.to_string());
                        let mut all = vec![(offer.value, offer.origin)];
                        all.extend(serves.get(&place));
                        serves.insert(place, *all.iter().min().unwrap());
                    }
                }
            }
        }
        let mut scope: BTreeSet<String> = covers.iter().map(ToString::to_string).collect();
        let agreement = document.agreement.as_ref();
        scope.extend(agreement.and_then(|part| part.party.given()).map(ToString::to_string));
        if scope.contains("whole-sms") {
            scope = BTreeSet::from(["whole-sms".to_owned()]);
        }
        if !serves.is_empty() && !scope.is_empty() {
            rows.push((artefact.id().to_string(), serves, scope, kind.as_str()));
        }
    }
    let holds = |small: &Serves, big: &Serves| {
        small.iter().all(|(place, (value, origin))| {
            big.get(place).is_some_and(|(other, from)| other <= value && from <= origin)
        })
    };
    let (mut within, mut same) = (BTreeSet::new(), BTreeSet::new());
    for (one, serves, scope, kind) in &rows {
        let mut group = BTreeSet::new();
        for (other, others, wider, others_kind) in &rows {
            let inside = wider.contains("whole-sms") || scope.is_subset(wider);
            let equal = scope == wider;
            if one != other && inside && holds(serves, others) && !(equal && holds(others, serves))
            {
                within.insert((one.clone(), other.clone()));
            }
            if equal && serves == others && kind == others_kind {
                group.insert(other.clone());
            }
        }
        if group.len() > 1 {
            same.insert(group);
        }
    }
    (within, same)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_overlaps_is_what_the_slow_way_finds(case in overlapping()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        let (within, same) = naive(&assessment);
        let overlap = overlap(&assessment);
        let found: BTreeSet<(String, String)> = (overlap.subsumed.iter())
            .map(|held| (held.artefact.id().to_string(), held.by.id().to_string()))
            .collect();
        prop_assert_eq!(found, within);
        let groups: BTreeSet<BTreeSet<String>> = (overlap.duplicates.iter())
            .filter(|group| matches!(group.same, Same::Shown(_)))
            .map(|group| group.artefacts.iter().map(|one| one.id().to_string()).collect())
            .collect();
        prop_assert_eq!(groups, same);
    }

    #[test]
    fn retiring_the_whole_list_together_changes_no_status(case in overlapping()) {
        let (catalogue, organisation) = loaded(&case);
        let map_before = map(&catalogue, &organisation);
        let assessment = assess(&map_before, case.as_of);
        let list = list(&assessment);
        let gone: BTreeSet<String> =
            list.retire.iter().map(|entry| entry.artefact.id().to_string()).collect();
        let left = organisation.without(|artefact| gone.contains(artefact.id().as_str()));
        let map_after = map(&catalogue, &left);
        let after = assess(&map_after, case.as_of);
        prop_assert_eq!(outcome(&assessment, &gone), outcome(&after, &BTreeSet::new()));
        prop_assert_eq!(list.proof.cells + list.proof.gone, assessment.cells().len());
    }

    #[test]
    fn the_order_of_the_input_decides_nothing(case in overlapping(), turn in 0_usize..50) {
        let mut turned = case.clone();
        let organisation = &mut turned.organisation;
        organisation.artefacts.reverse();
        let half = turn.min(organisation.artefacts.len());
        organisation.artefacts.rotate_left(half);
        organisation.claims.reverse();
        let both = [&case, &turned].map(|case| {
            let (catalogue, organisation) = loaded(case);
            let map = map(&catalogue, &organisation);
            let assessment = assess(&map, case.as_of);
            let list = list(&assessment);
            let mut text = listed(&list);
            for entry in &list.retire {
                // Cells stand in the order of their members, which is that of the files.
                let mut served: Vec<String> = (entry.served.iter())
                    .map(|found| {
                        let point = &found.point;
                        format!("{} {:?}", point.requirement.id(), point.member.id())
                    })
                    .collect();
                served.sort();
                writeln!(text, "{} {served:?}", entry.artefact.id()).unwrap();
            }
            (without_places(&told(&overlap(&assessment))), text)
        });
        let [one, other] = both;
        prop_assert_eq!(one, other);
    }

    #[test]
    fn what_is_asked_for_or_kept_is_never_listed(case in overlapping()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        let solve = |cover: &_, _| greedy(cover);
        let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(1), solve);
        let list = retire(&assessment, &overlap(&assessment), &minimal);
        for entry in &list.retire {
            let document = entry.artefact.document();
            prop_assert_eq!(entry.artefact.kind().family(), Family::Documents);
            prop_assert!(document.mandates.given().is_none_or(Vec::is_empty));
            let until = document.retention.given().and_then(|kept| kept.until.given());
            prop_assert!(until.is_none_or(|until| *until < case.as_of));
            // Nothing is merged into, or is a copy of, what goes without being released.
            if let RetireAction::MergeInto(other) = entry.action {
                prop_assert!(list.retire.iter().all(|gone| gone.artefact.id() != other.id()));
            }
        }
        let required = minimal.stay.iter().filter(|staying| matches!(staying.reason, Stays::Required(..)));
        for staying in required {
            prop_assert!(list.retire.iter().all(|gone| gone.artefact.id() != staying.artefact.id()));
        }
    }
}

/// What is told of groups, without the places that they show, which stand in the order of members.
fn without_places(told: &str) -> String {
    let lines = told.lines().map(|line| line.split(" [").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The laws would hold of organisations without overlap, too: the random ones have all of it.
#[test]
fn the_random_organisations_overlap() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut bytes, mut alike, mut within, mut crowds, mut off, mut merges) = (0, 0, 0, 0, 0, 0);
    for _ in 0..40 {
        let random = overlapping().new_tree(&mut runner).unwrap().current();
        let (catalogue, organisation) = loaded(&random);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, random.as_of);
        let overlap = overlap(&assessment);
        let is_bytes = |same: &Same<'_>| matches!(same, Same::Bytes(_));
        bytes += overlap.duplicates.iter().filter(|group| is_bytes(&group.same)).count();
        alike += overlap.duplicates.iter().filter(|group| !is_bytes(&group.same)).count();
        within += overlap.subsumed.len();
        crowds += overlap.crowds.len();
        let list = list(&assessment);
        off += list.retire.len();
        let is_merge = |action: &RetireAction<'_>| matches!(action, RetireAction::MergeInto(_));
        merges += list.retire.iter().filter(|entry| is_merge(&entry.action)).count();
    }
    for (what, number) in [
        ("bytes", bytes),
        ("same", alike),
        ("within", within),
        ("crowds", crowds),
        ("gone", off),
        ("merges", merges),
    ] {
        assert!(number > 0, "none of {what}");
    }
}
