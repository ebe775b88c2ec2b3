//! The parts of artefacts: what they name, their words and their counts.

mod facts;

use super::{
    Known,
    scope::log,
    vocabulary::Topic::{self, ActionSubject, FactSubject, ReviewSubject, RoutineSubject},
};
use crate::{
    ArtefactId, Fact, Key, RequirementId,
    document::{
        ActionPart, ArtefactDocument, LogDocument, RecordTestDocument, RecordsPart, ReviewPart,
        RoutinePart,
    },
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

pub(super) fn check(
    artefact: &ArtefactDocument,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    let part = |name: &'static str| move || at().join(name);
    if let Some(agreement) = artefact.agreement.as_deref() {
        let at = part("agreement");
        known.member_fact(&agreement.party, || at().join("party"), report);
        logs(&[("missed_targets", &agreement.missed_targets)], known, &at, report);
    }
    if let Some(plan) = artefact.plan.as_deref() {
        let found = [
            ("invocations", &plan.invocations),
            ("environment_changes", &plan.environment_changes),
        ];
        logs(&found, known, &part("plan"), report);
        for (index, milestone) in plan.milestones.given().into_iter().flatten().enumerate() {
            let place = || part("plan")().join("milestones").join(index).join("owner");
            known.person_fact(&milestone.owner, place, report);
        }
    }
    if let Some(found) = artefact.routine.as_deref() {
        routine(found, known, part("routine"), report);
    }
    if let Some(found) = artefact.review.as_deref() {
        review(found, known, part("review"), report);
    }
    if let Some(found) = artefact.audit.as_deref() {
        let at = part("audit");
        known.people(&found.team, || at().join("team"), report);
        known.people(&found.reported_to, || at().join("reported_to"), report);
    }
    if let Some(found) = artefact.action.as_deref() {
        action(found, known, part("action"), report);
    }
    if let Some(found) = artefact.records.as_deref() {
        records(found, known, part("records"), report);
    }
    if let Some(found) = artefact.observation.as_deref() {
        let by = || at().join("observation").join("by");
        known.person_fact(&found.by, by, report);
    }
    if let Some(found) = artefact.fact.as_deref() {
        let at = part("fact");
        subject(FactSubject, &found.subject, known, &at, report);
        known.person_fact(&found.holder, || at().join("holder"), report);
    }
    facts::check(artefact, known, at, report);
}

fn artefacts(
    list: &Fact<Vec<ArtefactId>>,
    known: &Known<'_>,
    at: impl Fn() -> At,
    report: &mut Report<'_>,
) {
    for (index, id) in list.given().into_iter().flatten().enumerate() {
        known.artefact(id, || at().join(index), report);
    }
}

fn requirements(
    list: &Fact<Vec<RequirementId>>,
    known: &Known<'_>,
    at: impl Fn() -> At,
    report: &mut Report<'_>,
) {
    for (index, id) in list.given().into_iter().flatten().enumerate() {
        known.requirement_or_clause(id.as_str(), || at().join(index), report);
    }
}

fn logs(
    found: &[(&str, &Fact<Box<LogDocument>>)],
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    for (name, fact) in found {
        if let Fact::Given(found) = fact {
            log(found, known, &at().join(name).join("entries"), report);
        }
    }
}

fn subject(
    topic: Topic,
    word: &Fact<Key>,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    if let Fact::Given(word) = word {
        known.vocabulary.check(topic, word, || at().join("subject"), report);
    }
}

fn routine(routine: &RoutinePart, known: &Known<'_>, at: impl Fn() -> At, report: &mut Report<'_>) {
    subject(RoutineSubject, &routine.subject, known, &at, report);
    for (index, word) in routine.record_types.given().into_iter().flatten().enumerate() {
        let place = || at().join("record_types").join(index);
        known.vocabulary.check(Topic::RecordType, word, place, report);
    }
    known.artefact_fact(&routine.policy, || at().join("policy"), report);
    known.artefact_fact(&routine.reviewed_in, || at().join("reviewed_in"), report);
    artefacts(&routine.measures, known, || at().join("measures"), report);
    artefacts(&routine.interfaces, known, || at().join("interfaces"), report);
    artefacts(&routine.defined_in, known, || at().join("defined_in"), report);
    known.artefact_fact(&routine.deviation, || at().join("deviation"), report);
    for (index, reason) in routine.rationale.given().into_iter().flatten().enumerate() {
        let place = || at().join("rationale").join(index).join("artefact");
        known.artefact_fact(&reason.artefact, place, report);
    }
    known.member_fact(&routine.operated_by, || at().join("operated_by"), report);
}

fn review(review: &ReviewPart, known: &Known<'_>, at: impl Fn() -> At, report: &mut Report<'_>) {
    subject(ReviewSubject, &review.subject, known, &at, report);
    known.person_fact(&review.chair, || at().join("chair"), report);
    known.people(&review.attendance, || at().join("attendance"), report);
    known.artefact_fact(&review.forum, || at().join("forum"), report);
    artefacts(&review.lessons, known, || at().join("lessons"), report);
    for (index, delegate) in review.delegates.given().into_iter().flatten().enumerate() {
        let place = || at().join("delegates").join(index);
        known.person(&delegate.absent, || place().join("absent"), report);
        known.person_fact(&delegate.by, || place().join("by"), report);
    }
    for (name, topic, items) in [
        ("inputs", Topic::ReviewInput, &review.inputs),
        ("decisions", Topic::ReviewDecision, &review.decisions),
    ] {
        let list = || at().join(name);
        known.items(items, list, report);
        for (index, item) in items.given().into_iter().flatten().enumerate() {
            let place = || list().join(index).join("item");
            known.vocabulary.check(topic, &item.item, place, report);
        }
    }
    for (index, clause) in review.clauses.given().into_iter().flatten().enumerate() {
        known.clause(clause, || at().join("clauses").join(index), report);
    }
}

fn action(action: &ActionPart, known: &Known<'_>, at: impl Fn() -> At, report: &mut Report<'_>) {
    subject(ActionSubject, &action.subject, known, &at, report);
    known.artefact_fact(&action.raised_by, || at().join("raised_by"), report);
    known.person_fact(&action.verified_by, || at().join("verified_by"), report);
    requirements(&action.requirements, known, || at().join("requirements"), report);
}

fn records(records: &RecordsPart, known: &Known<'_>, at: impl Fn() -> At, report: &mut Report<'_>) {
    if let Fact::Given(word) = &records.population {
        let place = || at().join("population");
        known.vocabulary.check(Topic::Population, word, place, report);
    }
    let tests = || at().join("tests");
    let mut first_of = std::collections::BTreeMap::new();
    for (index, test) in records.tests.given().into_iter().flatten().enumerate() {
        let here = || tests().join(index);
        let name = test.test.as_str();
        match first_of.get(name) {
            None => {
                first_of.insert(name, index);
            }
            Some(first) => report.repeated("record test", name, here(), tests().join(first)),
        }
        let place = || here().join("test");
        known.vocabulary.check(Topic::Test, &test.test, place, report);
        counts(test, records.total, here, report);
    }
}

/// Failed are among tested, tested among those the test is about, those among all.
fn counts(
    test: &RecordTestDocument,
    total: Fact<u32>,
    at: impl Fn() -> At,
    report: &mut Report<'_>,
) {
    let (about, about_words) = match &test.of {
        Fact::Given(_) => (test.of, "the test is about #"),
        Fact::Unknown | Fact::StatedNone => (total, "there are #"),
    };
    for (field, part, part_words, whole, whole_words) in [
        ("of", test.of, "it is about #", total, "there are #"),
        ("tested", test.tested, "# were tested", about, about_words),
        ("exceptions", test.exceptions, "# failed", test.tested, "# were tested"),
    ] {
        if let (Fact::Given(part), Fact::Given(whole)) = (part, whole)
            && part > whole
        {
            let part_words = part_words.replace('#', &part.to_string());
            let whole_words = whole_words.replace('#', &whole.to_string());
            let message = format!("record test `{}`: {part_words}, but {whole_words}", test.test);
            let draft = Draft::new(ProblemCode::ImpossibleCount, at().join(field), message);
            report.push(draft.value(part.to_string()));
        }
    }
}
