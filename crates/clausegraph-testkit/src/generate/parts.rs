//! The part that an artefact's kind may carry.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Date, Fact, Key, Period,
    document::{
        ActionAchievement, ActionDecision, ActionPart, AgreementPart, ArtefactDocument, AuditPart,
        FactPart, LogDocument, Mandate, MetricPart, ObjectivePart, ObservationMethod,
        ObservationPart, PlanPart, RecordTestDocument, RecordsPart, ReviewPart, RiskNature,
        RiskPart, RolePart, RoutinePart, TestMethod,
    },
};

use super::{
    artefacts::{USUAL, interval, items},
    dice::{Dice, date, days_before, parsed},
    logs,
    organisation::Ground,
    slots::{CONCERNS, TESTS},
};
use crate::naive::vocabulary;

/// Adds the parts of the kind; now and then one is absent.
pub(crate) fn add(dice: &mut Dice, ground: &Ground<'_>, made: &mut ArtefactDocument) {
    if dice.chance(94) {
        part(dice, ground, made);
    }
    if dice.chance(94) {
        second_part(dice, ground, made);
    }
}

fn part(dice: &mut Dice, ground: &Ground<'_>, made: &mut ArtefactDocument) {
    match vocabulary::family(made.kind) {
        "documents" if vocabulary::is_agreement(made.kind) => {
            made.agreement = Some(Box::new(agreement(dice, ground)));
        }
        "documents" if made.kind == ArtefactKind::Plan => {
            made.plan = Some(Box::new(PlanPart {
                invocations: log(dice, ground),
                environment_changes: log(dice, ground),
                ..PlanPart::default()
            }));
        }
        "routines" => made.routine = Some(Box::new(routine(dice, ground, &made.id))),
        "actions" => made.action = Some(Box::new(action(dice, ground, &made.id))),
        "observations" => made.observation = Some(Box::new(observation(dice, ground))),
        "facts" => made.fact = Some(Box::new(fact(dice, ground))),
        "records" if made.kind == ArtefactKind::RecordSet => {
            made.records = Some(Box::new(records(dice, ground)));
        }
        _ if vocabulary::has_a_review(made.kind) => {
            made.review = Some(Box::new(review(dice, ground, made.kind)));
        }
        _ => {}
    }
}

/// What a few kinds say besides what their family says.
fn second_part(dice: &mut Dice, ground: &Ground<'_>, made: &mut ArtefactDocument) {
    match made.kind.as_str() {
        "audit" => made.audit = Some(Box::new(audit(dice, ground))),
        "role" => made.role = Some(Box::new(role(dice, ground))),
        "objective" => made.objective = Some(Box::new(objective(dice, ground, &made.id))),
        "risk" => made.risk = Some(Box::new(risk(dice, ground, &made.id))),
        "metric" => made.metric = Some(Box::new(metric(dice))),
        _ => {}
    }
}

fn text(dice: &mut Dice) -> Option<String> {
    let texts = ["as agreed", "as planned"];
    dice.pick(&texts).map(|text| (*text).to_owned())
}

fn log(dice: &mut Dice, ground: &Ground<'_>) -> Fact<Box<LogDocument>> {
    let artefacts: Vec<ArtefactId> =
        ground.artefacts.iter().map(|artefact| artefact.0.clone()).collect();
    logs::log(dice, ground.as_of, &artefacts, [15, 10, 75])
}

/// A day that mostly has been.
fn day(dice: &mut Dice, ground: &Ground<'_>) -> Fact<Date> {
    dice.fact(USUAL, |dice| Some(dice.day_around(ground.as_of)))
}

fn one_of(
    dice: &mut Dice,
    ground: &Ground<'_>,
    kinds: &[ArtefactKind],
    but: &ArtefactId,
) -> Fact<Vec<ArtefactId>> {
    dice.fact(USUAL, |dice| Some(vec![ground.artefact_of(dice, kinds, but)?]))
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
        missed_targets: log(dice, ground),
        ..AgreementPart::default()
    }
}

fn routine(dice: &mut Dice, ground: &Ground<'_>, id: &ArtefactId) -> RoutinePart {
    RoutinePart {
        subject: subject(dice, ground, "routine.subject"),
        trigger: dice.fact(USUAL, text),
        inputs: dice.fact(USUAL, text),
        outcome: dice.fact(USUAL, text),
        interfaces: one_of(dice, ground, &[ArtefactKind::Routine], id),
        criteria: dice.fact(USUAL, text),
        tool: dice.fact(USUAL, text),
        record_types: dice.fact(USUAL, |dice| {
            let words: Vec<Key> = ground.lexicon.tests.keys().cloned().collect();
            let found = dice.some(&words, 2);
            (!found.is_empty()).then_some(found)
        }),
        policy: dice.fact(USUAL, |dice| ground.artefact_of(dice, &[ArtefactKind::Policy], id)),
        measures: one_of(dice, ground, &[ArtefactKind::Metric], id),
        reviewed_in: dice.fact(USUAL, |dice| ground.artefact_of(dice, &[ArtefactKind::Forum], id)),
        mandate: dice.fact(USUAL, |dice| dice.pick(Mandate::ALL).copied()),
        operated_by: dice.fact([20, 30, 50], |dice| dice.pick(&ground.scope.suppliers).cloned()),
        ..RoutinePart::default()
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

fn review(dice: &mut Dice, ground: &Ground<'_>, kind: ArtefactKind) -> ReviewPart {
    // Audits mostly say what they looked at.
    let stated = if kind == ArtefactKind::Audit { [14, 8, 78] } else { [60, 5, 35] };
    ReviewPart {
        subject: subject(dice, ground, "review.subject"),
        period: period(dice, ground),
        chair: dice.fact(USUAL, |dice| ground.people.one(dice)),
        attendance: dice.fact(USUAL, |dice| Some(ground.people.some(dice))),
        inputs: items(dice, ground, "review.inputs"),
        decisions: items(dice, ground, "review.decisions"),
        results: dice.fact(USUAL, text),
        clauses: dice.fact(stated, |dice| {
            let clauses: Vec<_> =
                ground.catalogue.clauses.iter().map(|clause| clause.id.clone()).collect();
            let found = dice.some(&clauses, 3);
            (!found.is_empty()).then_some(found)
        }),
        ..ReviewPart::default()
    }
}

fn action(dice: &mut Dice, ground: &Ground<'_>, id: &ArtefactId) -> ActionPart {
    let as_of = ground.as_of;
    // Mostly done and verified; else one of the two is planned only.
    let (done, verified) = match dice.weighted(&[70, 18, 12]) {
        0 => (days_before(as_of, dice.between(40, 90)), days_before(as_of, dice.below(40))),
        1 => (days_before(as_of, dice.below(40)), as_of.plus_months(1)),
        _ => (as_of.tomorrow(), as_of.plus_months(2)),
    };
    let raising = [ArtefactKind::Audit, ArtefactKind::ManagementReview, ArtefactKind::Report];
    ActionPart {
        subject: subject(dice, ground, "action.subject"),
        raised_by: dice.fact(USUAL, |dice| ground.artefact_of(dice, &raising, id)),
        due_on: dice.fact(USUAL, |_| Some(date(as_of.plus_months(1)))),
        done_on: dice.fact(USUAL, |_| Some(date(done))),
        target: dice.fact(USUAL, text),
        result: dice.fact(USUAL, text),
        verified_by: dice.fact(USUAL, |dice| ground.people.one(dice)),
        verified_on: dice.fact(USUAL, |_| Some(date(verified))),
        cause: dice.fact(USUAL, text),
        correction: dice.fact(USUAL, text),
        consequences: dice.fact(USUAL, text),
        similar: dice.fact(USUAL, text),
        priority: dice.fact(USUAL, text),
        decision: dice.fact(USUAL, |dice| {
            let chosen = dice.weighted(&[20, 65, 15]);
            ActionDecision::ALL.get(chosen).copied()
        }),
        decision_basis: dice.fact(USUAL, text),
        achieved: dice.fact(USUAL, |dice| {
            let chosen = dice.weighted(&[70, 30]);
            ActionAchievement::ALL.get(chosen).copied()
        }),
        follow_up: dice.fact(USUAL, text),
        system_change: dice.fact(USUAL, text),
        proportion: dice.fact(USUAL, text),
        reported_on: day(dice, ground),
        ..ActionPart::default()
    }
}

fn audit(dice: &mut Dice, ground: &Ground<'_>) -> AuditPart {
    AuditPart {
        criteria: dice.fact(USUAL, text),
        scope: dice.fact(USUAL, text),
        team: dice.fact(USUAL, |dice| Some(ground.people.some(dice))),
        impartiality: dice.fact(USUAL, text),
        reported_to: dice.fact(USUAL, |dice| Some(ground.people.some(dice))),
        ..AuditPart::default()
    }
}

fn role(dice: &mut Dice, ground: &Ground<'_>) -> RolePart {
    RolePart {
        responsibilities: dice.fact(USUAL, text),
        authorities: dice.fact(USUAL, text),
        competence: dice.fact(USUAL, text),
        communicated_on: day(dice, ground),
        ..RolePart::default()
    }
}

fn objective(dice: &mut Dice, ground: &Ground<'_>, id: &ArtefactId) -> ObjectivePart {
    ObjectivePart {
        policy: dice.fact(USUAL, |dice| ground.artefact_of(dice, &[ArtefactKind::Policy], id)),
        measured_by: one_of(dice, ground, &[ArtefactKind::Metric], id),
        requirements: dice.fact(USUAL, text),
        communicated_on: day(dice, ground),
        actions: dice.fact(USUAL, text),
        resources: dice.fact(USUAL, text),
        responsible: dice.fact(USUAL, |dice| ground.people.one(dice)),
        due_on: day(dice, ground),
        evaluation: dice.fact(USUAL, text),
        ..ObjectivePart::default()
    }
}

fn risk(dice: &mut Dice, ground: &Ground<'_>, id: &ArtefactId) -> RiskPart {
    RiskPart {
        nature: dice.fact(USUAL, |dice| {
            let chosen = dice.weighted(&[65, 35]);
            RiskNature::ALL.get(chosen).copied()
        }),
        concerns: dice.fact(USUAL, |dice| {
            let found: Vec<Key> = dice.some(CONCERNS, 2).into_iter().map(parsed).collect();
            (!found.is_empty()).then_some(found)
        }),
        customer_impact: dice.fact(USUAL, text),
        acceptance: dice.fact(USUAL, text),
        priority: dice.fact(USUAL, text),
        actions: one_of(dice, ground, &[ArtefactKind::RiskTreatment], id),
        integration: dice.fact(USUAL, text),
        effectiveness_check: dice.fact(USUAL, text),
        ..RiskPart::default()
    }
}

fn metric(dice: &mut Dice) -> MetricPart {
    MetricPart {
        method: dice.fact(USUAL, text),
        measured_every: dice.fact(USUAL, interval),
        analysed_every: dice.fact(USUAL, interval),
        ..MetricPart::default()
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
    let total = if dice.chance(85) { 20 * dice.between(1, 10) } else { 0 };
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
        ..RecordsPart::default()
    }
}

fn test_entry(dice: &mut Dice, test: Key, total: usize) -> RecordTestDocument {
    let of = match dice.weighted(&[70, 30]) {
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
        of: dice.fact([24, 3, 73], |_| number(of)),
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
