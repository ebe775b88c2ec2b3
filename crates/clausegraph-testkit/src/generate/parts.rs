//! The part that an artefact's kind may carry.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Fact, Key, Period,
    document::{
        ActionPart, AgreementPart, ArtefactDocument, FactPart, Mandate, ObservationMethod,
        ObservationPart, RecordTestDocument, RecordsPart, ReviewPart, RoutinePart, TestMethod,
    },
};

use super::{
    artefacts::{USUAL, items},
    dice::{Dice, date, days_before, parsed},
    organisation::Ground,
    slots::TESTS,
};
use crate::naive::vocabulary;

/// Adds the part of the kind; now and then it is absent.
pub(crate) fn add(dice: &mut Dice, ground: &Ground<'_>, made: &mut ArtefactDocument) {
    if !dice.chance(94) {
        return;
    }
    match vocabulary::family(made.kind) {
        "documents" if vocabulary::is_agreement(made.kind) => {
            made.agreement = Some(Box::new(agreement(dice, ground)));
        }
        "routines" => made.routine = Some(Box::new(routine(dice, ground, &made.id))),
        "reviews" => made.review = Some(Box::new(review(dice, ground))),
        "actions" => made.action = Some(Box::new(action(dice, ground, &made.id))),
        "observations" => made.observation = Some(Box::new(observation(dice, ground))),
        "facts" => made.fact = Some(Box::new(fact(dice, ground))),
        "records" if made.kind == ArtefactKind::RecordSet => {
            made.records = Some(Box::new(records(dice, ground)));
        }
        "records" if made.kind == ArtefactKind::Report => {
            made.review = Some(Box::new(review(dice, ground)));
        }
        _ => {}
    }
}

fn text(dice: &mut Dice) -> Option<String> {
    let texts = ["as agreed", "as planned"];
    dice.pick(&texts).map(|text| (*text).to_owned())
}

fn agreement(dice: &mut Dice, ground: &Ground<'_>) -> AgreementPart {
    let as_of = ground.as_of;
    // Mostly in force; else not yet, or no longer.
    let (from, to) = match dice.weighted(&[80, 8, 12]) {
        0 => (days_before(as_of, dice.below(700)), as_of.plus_months(9)),
        1 => (as_of.plus_months(1), as_of.plus_months(13)),
        _ => (as_of.plus_months(-20), days_before(as_of, dice.below(60))),
    };
    AgreementPart {
        party: dice.fact([15, 3, 82], |dice| dice.pick(&ground.scope.parties()).cloned()),
        valid_from: dice.fact(USUAL, |_| Some(date(from))),
        valid_to: dice.fact([10, 15, 75], |_| Some(date(to))),
    }
}

fn routine(dice: &mut Dice, ground: &Ground<'_>, id: &ArtefactId) -> RoutinePart {
    RoutinePart {
        subject: subject(dice, ground, "routine.subject"),
        trigger: dice.fact(USUAL, text),
        outcome: dice.fact(USUAL, text),
        tool: dice.fact(USUAL, text),
        record_types: dice.fact(USUAL, |dice| {
            let words: Vec<Key> = ground.lexicon.tests.keys().cloned().collect();
            let found = dice.some(&words, 2);
            (!found.is_empty()).then_some(found)
        }),
        policy: dice.fact(USUAL, |dice| ground.artefact_of(dice, &[ArtefactKind::Policy], id)),
        measures: dice.fact(USUAL, |dice| {
            let metric = ground.artefact_of(dice, &[ArtefactKind::Metric], id)?;
            Some(vec![metric])
        }),
        reviewed_in: dice.fact(USUAL, |dice| ground.artefact_of(dice, &[ArtefactKind::Forum], id)),
        mandate: dice.fact(USUAL, |dice| dice.pick(Mandate::ALL).copied()),
    }
}

fn subject(dice: &mut Dice, ground: &Ground<'_>, attribute: &str) -> Fact<Key> {
    dice.fact([8, 4, 88], |dice| ground.lexicon.word(dice, attribute))
}

fn period(dice: &mut Dice, ground: &Ground<'_>) -> Fact<Period> {
    let first = date(days_before(ground.as_of, 300));
    let last = date(days_before(ground.as_of, 20));
    dice.fact(USUAL, |_| Some(parsed(&format!("{first}/{last}"))))
}

fn review(dice: &mut Dice, ground: &Ground<'_>) -> ReviewPart {
    ReviewPart {
        subject: subject(dice, ground, "review.subject"),
        period: period(dice, ground),
        chair: dice.fact(USUAL, |dice| ground.people.one(dice)),
        attendance: dice.fact(USUAL, |dice| Some(ground.people.some(dice))),
        inputs: items(dice, ground, "review.inputs"),
        decisions: items(dice, ground, "review.decisions"),
        results: dice.fact(USUAL, text),
        clauses: dice.fact([60, 5, 35], |dice| {
            let clauses: Vec<_> =
                ground.catalogue.clauses.iter().map(|clause| clause.id.clone()).collect();
            let found = dice.some(&clauses, 3);
            (!found.is_empty()).then_some(found)
        }),
    }
}

fn action(dice: &mut Dice, ground: &Ground<'_>, id: &ArtefactId) -> ActionPart {
    let as_of = ground.as_of;
    let raising = [ArtefactKind::Audit, ArtefactKind::ManagementReview, ArtefactKind::Report];
    ActionPart {
        subject: subject(dice, ground, "action.subject"),
        raised_by: dice.fact(USUAL, |dice| ground.artefact_of(dice, &raising, id)),
        due_on: dice.fact(USUAL, |_| Some(date(as_of.plus_months(1)))),
        done_on: dice.fact(USUAL, |dice| Some(date(days_before(as_of, dice.between(40, 90))))),
        target: dice.fact(USUAL, text),
        result: dice.fact(USUAL, text),
        verified_by: dice.fact(USUAL, |dice| ground.people.one(dice)),
        verified_on: dice.fact(USUAL, |dice| Some(date(days_before(as_of, dice.below(40))))),
    }
}

fn observation(dice: &mut Dice, ground: &Ground<'_>) -> ObservationPart {
    ObservationPart {
        method: dice.fact([4, 4, 92], |dice| dice.pick(ObservationMethod::ALL).copied()),
        by: dice.fact([4, 4, 92], |dice| ground.people.one(dice)),
        role: dice.fact([4, 4, 92], |_| Some("change manager".to_owned())),
        seen: dice.fact([4, 4, 92], text),
    }
}

fn fact(dice: &mut Dice, ground: &Ground<'_>) -> FactPart {
    FactPart {
        subject: subject(dice, ground, "fact.subject"),
        holder: dice.fact(USUAL, |dice| ground.people.one(dice)),
        target: dice.fact(USUAL, text),
        value: dice.fact(USUAL, text),
        reason: dice.fact(USUAL, text),
    }
}

/// A record set; what is tested never outgrows what there is.
fn records(dice: &mut Dice, ground: &Ground<'_>) -> RecordsPart {
    let population = subject(dice, ground, "records.population");
    let total = if dice.chance(92) { 20 * dice.between(1, 10) } else { 0 };
    let mut tests: Vec<Key> = population
        .given()
        .and_then(|population| ground.lexicon.tests.get(population))
        .cloned()
        .unwrap_or_default();
    if tests.is_empty() {
        tests = TESTS.iter().take(1).map(|word| parsed(word)).collect();
    }
    let mut entries = Vec::new();
    for test in tests {
        if dice.chance(88) {
            entries.push(test_entry(dice, test, total));
        }
    }
    RecordsPart {
        population,
        period: period(dice, ground),
        total: dice.fact([8, 4, 88], |_| number(total)),
        tests: if entries.is_empty() {
            dice.fact([50, 50, 0], |_| None)
        } else {
            Fact::Given(entries)
        },
    }
}

fn test_entry(dice: &mut Dice, test: Key, total: usize) -> RecordTestDocument {
    let of = match dice.weighted(&[88, 12]) {
        0 => total,
        _ => 0,
    };
    let tested = match dice.weighted(&[60, 34, 6]) {
        0 => of,
        1 => of / 2,
        _ => 0,
    };
    let exceptions = match dice.weighted(&[35, 30, 20, 15]) {
        0 => 0,
        1 => tested / 20,
        2 => tested / 3,
        _ => tested,
    };
    RecordTestDocument {
        test,
        of: dice.fact([30, 3, 67], |_| number(of)),
        tested: dice.fact([5, 3, 92], |_| number(tested)),
        exceptions: dice.fact([5, 3, 92], |_| number(exceptions)),
        method: dice.fact(USUAL, |_| {
            Some(if tested == of { TestMethod::Census } else { TestMethod::Sample })
        }),
    }
}

fn number(value: usize) -> Option<u32> {
    u32::try_from(value).ok()
}
