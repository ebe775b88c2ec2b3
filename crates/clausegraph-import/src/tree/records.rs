//! Documents of one rule, counted as a set of records.

use clausegraph_model::{
    Date, Fact, Key,
    document::{ArtefactDocument, ItemDocument, RecordTestDocument, RecordsPart, TestMethod},
};

use super::{
    artefact::{Imported, Unreadable},
    report::{ImportReport, MalformedValue},
    rules::{Field, RecordSetRule, TestCheck},
};

/// Whether a record passes a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Pass,
    Exception,
    /// The record does not say enough to be tested.
    Untested,
    /// The test is not about such a record.
    Elsewhere,
}

/// The record set of a rule. Its period runs from the first day that a record speaks of to the last.
pub(crate) fn record_set(
    rule: &RecordSetRule,
    imported: &[Imported<'_>],
    report: &mut ImportReport,
) -> ArtefactDocument {
    let records: Vec<&Imported<'_>> =
        imported.iter().filter(|file| file.rule == rule.from).collect();
    let days: Vec<Date> =
        records.iter().filter_map(|file| file.artefact.dated_on.given().copied()).collect();
    let mut set =
        ArtefactDocument::new(rule.id.clone(), clausegraph_model::ArtefactKind::RecordSet);
    if let Some(title) = &rule.title {
        set.title = Fact::Given(title.clone());
    }
    if !rule.covers.is_empty() {
        set.covers = Fact::Given(rule.covers.clone());
    }
    let mut part = RecordsPart {
        population: Fact::Given(rule.population.clone()),
        total: Fact::Given(count(records.len())),
        ..RecordsPart::default()
    };
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        let period = format!("{first}/{last}");
        match period.parse() {
            Ok(period) => part.period = Fact::Given(period),
            Err(why) => report.malformed.push(MalformedValue {
                path: rule.id.to_string(),
                line: None,
                field: "records.period".to_owned(),
                value: period,
                why: Unreadable::Period(why),
            }),
        }
        set.dated_on = Fact::Given(*last);
    }
    let tests: Vec<RecordTestDocument> =
        rule.tests.iter().map(|test| run(&test.test, &test.check, &records)).collect();
    if !tests.is_empty() {
        part.tests = Fact::Given(tests);
    }
    set.records = Some(Box::new(part));
    set
}

fn run(test: &Key, check: &TestCheck, records: &[&Imported<'_>]) -> RecordTestDocument {
    let outcomes: Vec<Outcome> = records.iter().map(|record| outcome(check, record)).collect();
    let of = |wanted: Outcome| outcomes.iter().filter(|found| **found == wanted).count();
    let about = outcomes.len() - of(Outcome::Elsewhere);
    let tested = about - of(Outcome::Untested);
    let method = if tested == about { TestMethod::Census } else { TestMethod::Sample };
    RecordTestDocument {
        test: test.clone(),
        of: if about == outcomes.len() { Fact::Unknown } else { Fact::Given(count(about)) },
        tested: Fact::Given(count(tested)),
        exceptions: Fact::Given(count(of(Outcome::Exception))),
        method: Fact::Given(method),
    }
}

fn outcome(check: &TestCheck, record: &Imported<'_>) -> Outcome {
    match check {
        TestCheck::Item(item) => match &record.artefact.contents {
            Fact::Unknown => Outcome::Untested,
            Fact::StatedNone => Outcome::Exception,
            Fact::Given(items) => {
                let holds = items.iter().any(|found: &ItemDocument| found.item == *item);
                if holds { Outcome::Pass } else { Outcome::Exception }
            }
        },
        TestCheck::Order(order) if !record.moments.list(order) => Outcome::Elsewhere,
        TestCheck::Order(order) => match record.moments.keep(order) {
            None => Outcome::Untested,
            Some(true) => Outcome::Pass,
            Some(false) => Outcome::Exception,
        },
        TestCheck::Field(field) => field_outcome(*field, &record.artefact),
    }
}

fn field_outcome(field: Field, artefact: &ArtefactDocument) -> Outcome {
    fn of<T>(fact: &Fact<T>) -> Outcome {
        match fact {
            Fact::Unknown => Outcome::Untested,
            Fact::StatedNone => Outcome::Exception,
            Fact::Given(_) => Outcome::Pass,
        }
    }
    let approval = artefact.approval.as_ref();
    let review = artefact.review.as_deref();
    match field {
        Field::Title => of(&artefact.title),
        Field::Owner => of(&artefact.owner),
        Field::Status => of(&artefact.status),
        Field::Version => of(&artefact.version),
        Field::ApprovedBy => of(&approval.and_then(|approval| approval.by.clone())),
        Field::ApprovedOn => of(&approval.and_then(|approval| approval.on)),
        Field::CreatedOn => of(&artefact.created_on),
        Field::DatedOn => of(&artefact.dated_on),
        Field::LastReviewedOn => of(&artefact.last_reviewed_on),
        Field::NextReviewOn => of(&artefact.next_review_on),
        Field::ReviewEvery => of(&artefact.review_every),
        Field::Interval => of(&artefact.interval),
        Field::ReviewChair => review.map_or(Outcome::Untested, |part| of(&part.chair)),
        Field::ReviewResults => review.map_or(Outcome::Untested, |part| of(&part.results)),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
