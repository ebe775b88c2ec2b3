//! The documents that may go, against a look at every choice with the engine itself as judge.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Assessment, Catalogue, Fact, Family, Organisation, SlotValue, SourceText, ValueSet, assess,
    decide,
    document::{ArtefactStatus, ExtentDocument, MandateDocument},
    explain_all, map,
    minimise::{HourModel, Minimal, StepLimit, minimise},
};
use clausegraph_solver::solve;
use clausegraph_testkit::{
    generate::{Case, case, case_of},
    standard,
};
use proptest::prelude::*;

const PLENTY: StepLimit = StepLimit(10_000);

/// How many documents can be asked to go in a case: every choice among them is looked at.
const CANDIDATES: usize = 5;

/// Random catalogues mostly, and the standard; each with documents of which some can go.
///
/// The documents of a random organisation hardly ever show the same twice, so some stand there twice, with
/// their claims.
fn cases() -> impl Strategy<Value = Case> {
    let random = prop_oneof![5 => case(), 1 => case_of(standard().unwrap())];
    (random, any::<u64>(), any::<bool>())
        .prop_map(|(case, seed, lapsing)| mended(case, seed, lapsing))
}

fn mended(mut case: Case, seed: u64, lapsing: bool) -> Case {
    let mut state = seed | 1;
    let mut roll = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    if !lapsing {
        for slot in case.catalogue.requirements.iter_mut().flat_map(|found| &mut found.slots) {
            slot.lapses_after = None;
        }
    }
    // What is documented is told elsewhere; here everything may be asked to go.
    for requirement in &mut case.catalogue.requirements {
        requirement.documented.clear();
    }
    case.organisation.judgements.clear();
    let mut twins = Vec::new();
    let mut left = CANDIDATES;
    let claimed: BTreeSet<_> =
        case.organisation.claims.iter().map(|claim| claim.artefact.clone()).collect();
    for artefact in &mut case.organisation.artefacts {
        if artefact.kind.family() != Family::Documents {
            continue;
        }
        artefact.links = Fact::Unknown;
        artefact.retention = Fact::Unknown;
        artefact.agreement = None;
        let price = |pages: u64| {
            Fact::Given(Box::new(ExtentDocument {
                pages: Fact::Given(u32::try_from(pages).unwrap()),
                ..ExtentDocument::default()
            }))
        };
        let wanted = left > 1 && (claimed.contains(&artefact.id) || roll(3) == 0);
        if !wanted {
            artefact.mandates = Fact::Given(vec![mandate()]);
            continue;
        }
        left -= 1;
        artefact.extent = price(1 + roll(4));
        artefact.mandates = Fact::Unknown;
        artefact.provided_by = Fact::Unknown;
        if artefact.status == Fact::Given(ArtefactStatus::Draft) {
            artefact.status = Fact::Given(ArtefactStatus::InUse);
        }
        if roll(4) > 0 && left > 0 {
            left -= 1;
            let mut twin = artefact.clone();
            twin.id = format!("TWIN-{}", artefact.id).parse().unwrap();
            twin.extent = price(1 + roll(4));
            twins.push((artefact.id.clone(), twin));
        }
    }
    for (of, twin) in twins {
        let claims: Vec<_> = case
            .organisation
            .claims
            .iter()
            .filter(|claim| claim.artefact == of && roll(6) > 0)
            .map(|claim| {
                let mut claim = claim.clone();
                claim.artefact = twin.id.clone();
                claim
            })
            .collect();
        case.organisation.claims.extend(claims);
        case.organisation.artefacts.push(twin);
    }
    case
}

fn mandate() -> MandateDocument {
    serde_json::from_str(r#"{ "basis": "law", "of": "some law" }"#).unwrap()
}

fn loaded(case: &Case) -> (Catalogue, Organisation) {
    let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
    let text = serde_json::to_string(&case.catalogue).unwrap();
    let (catalogue, problems) = Catalogue::load(&[source("catalogue.json", text)], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:#?}"));
    let text = serde_json::to_string(&case.organisation).unwrap();
    let (organisation, problems) =
        Organisation::load(&[source("organisation.json", text)], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    (catalogue, organisation)
}

type Reading = BTreeMap<(String, &'static str, Option<String>), String>;

/// Everything that an assessment says of each cell: status, aspects, origin, and what every slot or group
/// takes.
fn reading(assessment: &Assessment<'_>) -> Reading {
    let mut found = Reading::new();
    for derivation in explain_all(assessment) {
        let cell = &derivation.cell;
        let name = (
            cell.requirement.id().to_string(),
            cell.member.scope(),
            cell.member.id().map(str::to_owned),
        );
        let mut groups: BTreeMap<String, (ValueSet, Option<clausegraph::Origin>)> = BTreeMap::new();
        for slot in derivation.slots.iter().filter(|slot| !slot.values.is_empty()) {
            let taken = slot.taken.and_then(|index| slot.offers.get(index));
            let origin =
                taken.filter(|offer| offer.value != SlotValue::None).map(|offer| offer.origin);
            let group = slot
                .slot
                .any_of
                .as_ref()
                .map_or_else(|| format!("slot {}", slot.slot.id), |group| format!("group {group}"));
            let known = groups.entry(group).or_insert((slot.values, origin));
            let (of_known, of_slot) = (decide(known.0), decide(slot.values));
            if of_slot < of_known {
                *known = (slot.values, origin);
            } else if of_slot == of_known {
                known.1 = [known.1, origin].into_iter().flatten().min();
            }
        }
        let said = format!(
            "{} {:?} {:?} {:?} {groups:?}",
            cell.status,
            cell.origin,
            cell.ground,
            clausegraph_aspects(cell),
        );
        found.insert(name, said);
    }
    found
}

fn clausegraph_aspects(cell: &clausegraph::Cell<'_>) -> Vec<Option<clausegraph::Status>> {
    use clausegraph::document::Aspect;
    let all = [Aspect::Design, Aspect::Operation, Aspect::Evaluation, Aspect::Improvement];
    all.into_iter().map(|aspect| cell.aspect(aspect)).collect()
}

/// Whether everything reads as before without some documents.
fn is_same(
    case: &Case,
    catalogue: &Catalogue,
    before: &(Organisation, Reading),
    gone: &[&str],
) -> bool {
    let (organisation, reading_before) = before;
    let left = organisation.without(|artefact| gone.contains(&artefact.id().as_str()));
    let map = map(catalogue, &left);
    let after = reading(&assess(&map, case.as_of));
    let is_gone =
        |member: &Option<String>| member.as_deref().is_some_and(|member| gone.contains(&member));
    let stays = reading_before.iter().filter(|((_, _, member), _)| !is_gone(member));
    stays.eq(after.iter())
}

fn ids<'g>(minimal: &Minimal<'g>) -> Vec<&'g str> {
    minimal.retire.iter().map(|retired| retired.artefact.id().as_str()).collect()
}

fn subset<'a>(of: &[&'a str], choice: u32) -> Vec<&'a str> {
    let chosen = of.iter().enumerate().filter(|(place, _)| choice >> place & 1 == 1);
    chosen.map(|(_, id)| *id).collect()
}

fn has_lapses(case: &Case) -> bool {
    let mut slots = case.catalogue.requirements.iter().flat_map(|found| &found.slots);
    slots.any(|slot| slot.lapses_after.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_may_go_may_go_step_by_step_and_nothing_saves_more(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let evidence = map(&catalogue, &organisation);
        let assessment = assess(&evidence, case.as_of);
        let minimal = minimise(&assessment, &HourModel::CUSTOMARY, PLENTY, solve);
        prop_assert_eq!(minimal.refused, None);
        prop_assert_eq!(minimal.again.rounds, 1, "{:?}", minimal.again);
        prop_assert!(minimal.is_least());
        let before = (organisation.clone(), reading(&assessment));
        let candidates: Vec<&str> =
            minimal.candidates.iter().map(|artefact| artefact.id().as_str()).collect();
        prop_assume!(candidates.len() <= CANDIDATES);
        let same: Vec<bool> = (0..1_u32 << candidates.len())
            .map(|choice| is_same(&case, &catalogue, &before, &subset(&candidates, choice)))
            .collect();
        let is_safe = |choice: u32| {
            (0..=choice)
                .filter(|part| part & choice == *part)
                .all(|part| usize::try_from(part).ok().and_then(|part| same.get(part)) == Some(&true))
        };
        let retired = ids(&minimal);
        let choice_of_ours = (0..1_u32 << candidates.len())
            .find(|choice| {
                let chosen: BTreeSet<_> = subset(&candidates, *choice).into_iter().collect();
                chosen == retired.iter().copied().collect()
            })
            .unwrap();
        prop_assert!(is_safe(choice_of_ours), "{:?} of {:?}", retired, candidates);
        let saved = |choice: u32| -> u64 {
            minimal.cover.costs().iter().enumerate()
                .filter(|(column, _)| choice >> column & 1 == 1)
                .map(|(_, cost)| cost)
                .sum()
        };
        prop_assert_eq!(saved(choice_of_ours), minimal.minutes_saved());
        // An interval that no event on file brings to bear is kept, too; no reading of a cell shows that.
        if !has_lapses(&case) {
            let best = (0..1_u32 << candidates.len()).filter(|choice| is_safe(*choice)).map(saved).max();
            prop_assert_eq!(best, Some(minimal.minutes_saved()), "{:?} of {:?}", retired, candidates);
        }
    }

    #[test]
    fn the_order_of_the_files_decides_nothing(case in cases(), turn in 0_usize..50) {
        let mut turned = case.clone();
        let organisation = &mut turned.organisation;
        organisation.artefacts.reverse();
        let half = turn.min(organisation.artefacts.len());
        organisation.artefacts.rotate_left(half);
        organisation.claims.reverse();
        let told = |case: &Case| {
            let (catalogue, organisation) = loaded(case);
            let evidence = map(&catalogue, &organisation);
            let assessment = assess(&evidence, case.as_of);
            let minimal = minimise(&assessment, &HourModel::CUSTOMARY, PLENTY, solve);
            let retired: Vec<_> = ids(&minimal).into_iter().map(str::to_owned).collect();
            let into: Vec<_> = minimal
                .retire
                .iter()
                .map(|retired| retired.into.map(|into| into.id().to_string()))
                .collect();
            (retired, into, minimal.solution.clone(), minimal.minutes_after, minimal.points)
        };
        prop_assert_eq!(told(&case), told(&turned));
    }

    #[test]
    fn an_answer_that_is_not_true_is_not_believed(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let evidence = map(&catalogue, &organisation);
        let assessment = assess(&evidence, case.as_of);
        let minimal = minimise(&assessment, &HourModel::CUSTOMARY, PLENTY, |cover, limit| {
            let mut solution = solve(cover, limit);
            solution.bound += 1;
            solution
        });
        prop_assert!(minimal.refused.is_some());
        let before = (organisation.clone(), reading(&assessment));
        prop_assert!(is_same(&case, &catalogue, &before, &ids(&minimal)));
    }
}

/// Five documents in a ring, each of which shows two of five things: three of them must stay, and only
/// branching proves that.
fn ring() -> (Catalogue, Organisation) {
    let catalogue = clausegraph::catalogue().unwrap();
    let asked = ["4.2-a", "4.3-a", "7.4-a", "7.4-b", "7.4-c"];
    let (mut artefacts, mut claims) = (Vec::new(), Vec::new());
    for index in 0..asked.len() {
        artefacts.push(format!(
            r#"{{ "id": "DOC-{index}", "kind": "document", "status": "in-use", "covers": ["whole-sms"],
                "extent": {{ "pages": 10 }} }}"#
        ));
        for requirement in [index, (index + 1) % asked.len()].map(|place| asked.get(place).unwrap())
        {
            claims.push(format!(
                r#"{{ "artefact": "DOC-{index}", "for": "{requirement}", "at": "page 1", "by": "ana",
                    "state": "confirmed" }}"#
            ));
        }
    }
    let text = format!(
        r#"{{ "format_version": 1, "people": [{{ "key": "ana" }}], "artefacts": [{}], "claims": [{}] }}"#,
        artefacts.join(","),
        claims.join(",")
    );
    let file = SourceText { name: "organisation.json".to_owned(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    (catalogue, organisation)
}

#[test]
fn a_ring_of_documents_is_proved_by_branching_or_its_gap_is_told() {
    let (catalogue, organisation) = ring();
    let evidence = map(&catalogue, &organisation);
    let assessment = assess(&evidence, "2026-11-22".parse().unwrap());
    let proved = minimise(&assessment, &HourModel::CUSTOMARY, PLENTY, solve);
    assert_eq!((proved.keep.len(), proved.minutes_saved(), proved.proof.cost), (3, 320, 480));
    assert!(proved.is_least() && proved.proof.leaves > 1);

    let stopped = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(0), solve);
    assert_eq!((stopped.proof.cost, stopped.proof.bound, stopped.proof.gap()), (480, 400, 80));
    assert!(!stopped.is_least());
    assert_eq!(stopped.refused, None);
}

#[test]
fn the_cases_are_worth_the_look() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut retiring, mut choosing, mut keeping) = (0, 0, 0);
    for _ in 0..60 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let (catalogue, organisation) = loaded(&case);
        let evidence = map(&catalogue, &organisation);
        let assessment = assess(&evidence, case.as_of);
        let minimal = minimise(&assessment, &HourModel::CUSTOMARY, PLENTY, solve);
        let replaced = minimal.retire.iter().any(|retired| !retired.served.is_empty());
        retiring += usize::from(replaced);
        choosing += usize::from(minimal.cover.rows().iter().any(|row| row.len() > 1));
        keeping += usize::from(minimal.keep.iter().any(|kept| !kept.only.is_empty()));
    }
    assert!(retiring >= 10 && choosing >= 10 && keeping >= 10, "{retiring} {choosing} {keeping}");
}
