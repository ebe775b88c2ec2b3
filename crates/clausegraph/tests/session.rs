//! A session is at every moment what a fresh run is.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

mod common;

use std::collections::BTreeMap;

use clausegraph::{
    Applied, Assessment, CellState, Organisation, Session, SharedCatalogue, assess,
    document::{
        ChangeDocument, ClaimNameDocument, ElementChangeDocument, OrganisationDocument,
        ParameterChangeDocument, ScopeList,
    },
    map,
};
use clausegraph_testkit::{
    generate::{Case, case_and_other, sized},
    naive,
};
use common::{loaded, row, rows, settled};
use proptest::prelude::*;

type Cells = BTreeMap<(String, &'static str, Option<String>), CellState>;

fn cells(assessment: &Assessment<'_>) -> Cells {
    assessment
        .cells()
        .map(|cell| {
            let state = CellState { status: cell.status, origin: cell.origin };
            let id = cell.member.id().map(str::to_owned);
            ((cell.requirement.id().to_string(), cell.member.scope(), id), state)
        })
        .collect()
}

fn of<T>(list: &[T], which: usize) -> Option<&T> {
    list.get(which.checked_rem(list.len())?)
}

/// A change as the dice say; `dice` is a number of three digits' worth of choice.
fn change(
    session: &Session,
    other: &OrganisationDocument,
    dice: [u16; 3],
) -> Option<ChangeDocument> {
    let [sort, which, more] = dice;
    let which = usize::from(which);
    let organisation = session.organisation();
    Some(match sort % 20 {
        0..=5 => ChangeDocument::PutArtefact(Box::new(of(&other.artefacts, which)?.clone())),
        6..=8 => ChangeDocument::RemoveArtefact(of(organisation.artefacts(), which)?.id().clone()),
        9..=12 => ChangeDocument::PutClaim(Box::new(of(&other.claims, which)?.clone())),
        13..=14 => {
            let claim = of(organisation.claims(), which)?.document();
            ChangeDocument::RemoveClaim(Box::new(ClaimNameDocument::from(claim)))
        }
        15 => ChangeDocument::PutJudgement(Box::new(of(&other.judgements, which)?.clone())),
        16 => {
            let value = (more % 3 > 0).then(|| format!("0.{}", more % 10).parse().unwrap());
            ChangeDocument::SetParameter(ParameterChangeDocument {
                name: "record-test-tolerance".parse().unwrap(),
                value,
            })
        }
        17 => {
            let element = of(organisation.elements(), which)?;
            if more % 3 == 0 {
                return Some(ChangeDocument::RemoveElement(element.id().clone()));
            }
            let mut document = element.document().clone();
            let list = ScopeList::ALL
                .iter()
                .find(|list| list.as_str() == element.list().as_str())
                .copied()?;
            if more % 3 == 1 {
                document.id = format!("new-{}", more % 5).parse().unwrap();
            } else {
                document.operates = clausegraph::document::ElementDocument::clone(
                    of(organisation.elements(), usize::from(more))?.document(),
                )
                .operates;
            }
            ChangeDocument::PutElement(Box::new(ElementChangeDocument { list, element: document }))
        }
        18 => {
            let people = organisation.people();
            let person = of(people.given().map(Vec::as_slice).unwrap_or_default(), which)?;
            if more % 2 == 0 {
                ChangeDocument::RemovePerson(person.key.clone())
            } else {
                let mut person = person.clone();
                person.top_management = clausegraph::document::PersonDocument::clone(
                    &of(people.given().map(Vec::as_slice).unwrap_or_default(), usize::from(more))?
                        .clone(),
                )
                .top_management;
                ChangeDocument::PutPerson(Box::new(person))
            }
        }
        _ => {
            let year = 2024 + more % 4;
            ChangeDocument::AsOf(format!("{year}-{:02}-15", which % 12 + 1).parse().unwrap())
        }
    })
}

/// What was told equals what happened.
fn told(before: &Cells, after: &Cells, applied: &Applied) -> Result<(), TestCaseError> {
    let mut expected: Vec<_> = before
        .keys()
        .chain(after.keys())
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| (name.clone(), before.get(name).copied(), after.get(name).copied()))
        .collect();
    expected.sort_by(|one, two| one.0.cmp(&two.0));
    expected.dedup();
    let mut found: Vec<_> = applied
        .cells
        .iter()
        .map(|change| {
            let name = (change.requirement.to_string(), change.scope, change.member.clone());
            (name, change.before, change.after)
        })
        .collect();
    found.sort_by(|one, two| one.0.cmp(&two.0));
    prop_assert_eq!(found, expected);
    Ok(())
}

fn equals_a_fresh_run(session: &Session) -> Result<(), TestCaseError> {
    let catalogue = session.catalogue();
    let document = session.organisation().document();
    let (fresh, problems) = Organisation::from_document(document, catalogue);
    prop_assert!(fresh.is_some(), "{:?}", problems);
    let fresh = fresh.unwrap();
    let map = map(catalogue, &fresh);
    let expected = assess(&map, session.as_of());
    let kept = session.assessment();
    let [kept_rows, expected_rows] =
        [&kept, &expected].map(|one| one.cells().map(|cell| row(&cell)).collect::<Vec<_>>());
    for (kept, expected) in kept_rows.iter().zip(&expected_rows) {
        prop_assert_eq!(kept, expected, "left: the session, right: a fresh run");
    }
    prop_assert_eq!(kept_rows.len(), expected_rows.len());
    Ok(())
}

fn keeps_up(
    (case, other): (Case, OrganisationDocument),
    dice: &[[u16; 3]],
) -> Result<(), TestCaseError> {
    let (catalogue, organisation) = loaded(&case);
    let shared = SharedCatalogue::new(catalogue);
    let mut session = Session::new(&shared, organisation, case.as_of);
    let mut before = cells(&session.assessment());
    for dice in dice {
        let Some(change) = change(&session, &other, *dice) else { continue };
        let organisation = session.organisation().document();
        match session.apply(change) {
            Ok(applied) => {
                let after = cells(&session.assessment());
                told(&before, &after, &applied)?;
                before = after;
            }
            Err(problems) => {
                prop_assert!(problems.has_errors() || !problems.is_empty());
                prop_assert_eq!(organisation, session.organisation().document());
            }
        }
        equals_a_fresh_run(&session)?;
    }
    // The whole of it once more, down to the offers, and by the naive engine.
    let document = session.organisation().document();
    let naive = naive::assess(&case.catalogue, &document, session.as_of());
    let kept = rows(&session.assessment());
    prop_assert_eq!(kept.len(), naive.len());
    for (kept, naive) in kept.iter().zip(naive) {
        prop_assert_eq!(kept, &settled(naive), "left: the session, right: the naive engine");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_equals_a_fresh_run(
        cases in case_and_other(),
        dice in proptest::collection::vec(any::<[u16; 3]>(), 1..16),
    ) {
        keeps_up(cases, &dice)?;
    }
}

#[test]
fn one_change_evaluates_few_cells() {
    let case = sized(20_000, 400, 2_000);
    let (catalogue, organisation) = loaded(&case);
    let all = {
        let map = map(&catalogue, &organisation);
        assess(&map, case.as_of).cells().len()
    };
    let shared = SharedCatalogue::new(catalogue);
    let mut session = Session::new(&shared, organisation, case.as_of);
    let (mut worked, mut changes) = (0, 0);
    for artefact in case.organisation.artefacts.iter().step_by(50) {
        let mut document = artefact.clone();
        document.status = clausegraph::Fact::Given(clausegraph::document::ArtefactStatus::Draft);
        let applied = session.apply(ChangeDocument::PutArtefact(Box::new(document))).unwrap();
        assert!(!applied.work.everything);
        worked += applied.work.cells;
        changes += 1;
    }
    let each = worked / changes;
    assert!(each * 20 < u64::try_from(all).unwrap(), "{each} of {all} cells for each change");
}

#[test]
fn sessions_share_a_catalogue_between_threads() {
    fn shareable<T: Send + Sync>() {}
    shareable::<Session>();
    shareable::<SharedCatalogue>();
}
