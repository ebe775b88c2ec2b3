//! Documents of some rules, counted as a set of records.

use clausegraph_model::{
    ArtefactId, Date, Fact,
    document::{
        ArtefactDocument, CarriedDocument, ItemDocument, RecordTestDocument, RecordsPart,
        TestMethod,
    },
};

use super::{
    artefact::{Imported, Unreadable},
    report::{ImportReport, MalformedValue, NotEvaluated, RecordException, RecordTest},
    rules::{Field, Place, RecordSetRule, TestCheck, TestRule},
    source::Found,
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
        imported.iter().filter(|file| rule.from.contains(&file.rule)).collect();
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
                at: None,
                field: "records.period".to_owned(),
                value: period,
                why: Unreadable::Period(why),
            }),
        }
        set.dated_on = Fact::Given(*last);
    }
    let mut tests = Vec::new();
    for test in &rule.tests {
        let result = run(&rule.id, test, &records);
        tests.push(document(&result));
        if let Some(why) = &result.why {
            // Whoever looks at the set later sees the reason as well.
            let field = format!("records.tests[{}]", result.test);
            set.carried.push(CarriedDocument { field, value: why.to_string() });
        }
        report.tests.push(result);
    }
    if !tests.is_empty() {
        part.tests = Fact::Given(tests);
    }
    set.records = Some(Box::new(part));
    set
}

/// What a test found, record by record.
fn run(set: &ArtefactId, rule: &TestRule, records: &[&Imported<'_>]) -> RecordTest {
    let why = not_evaluated(&rule.check, records);
    let mut result = RecordTest {
        set: set.clone(),
        test: rule.test.clone(),
        records: records.len(),
        about: records.len(),
        tested: 0,
        exceptions: Vec::new(),
        untested: Vec::new(),
        why,
    };
    if result.why.is_some() {
        return result;
    }
    for record in records {
        let path = record.source.path;
        match outcome(&rule.check, record) {
            Outcome::Elsewhere => result.about -= 1,
            Outcome::Untested => result.untested.push(path.to_owned()),
            Outcome::Pass => result.tested += 1,
            Outcome::Exception => {
                result.tested += 1;
                let why = exception(&rule.check, record);
                result.exceptions.push(RecordException { path: path.to_owned(), why });
            }
        }
    }
    result
}

/// Why no record can be tested; none where one can.
fn not_evaluated(check: &TestCheck, records: &[&Imported<'_>]) -> Option<NotEvaluated> {
    if let TestCheck::NotCarried(reason) = check {
        return Some(NotEvaluated::NotCarried { reason: reason.clone() });
    }
    if records.is_empty() {
        return Some(NotEvaluated::NoRecord);
    }
    match check {
        TestCheck::FrontMatter(key) => {
            let nowhere = records.iter().all(|record| record.source.front_node(key).is_none());
            nowhere.then(|| NotEvaluated::KeyNowhere { key: key.written.clone() })
        }
        TestCheck::Field(field) => {
            let unknown = |record: &&Imported<'_>| {
                field_outcome(*field, &record.artefact) == Outcome::Untested
            };
            records.iter().all(unknown).then_some(NotEvaluated::FieldNowhere { field: *field })
        }
        TestCheck::Item(_) | TestCheck::Order(_) | TestCheck::NotCarried(_) => None,
    }
}

fn document(result: &RecordTest) -> RecordTestDocument {
    let method = (result.tested > 0).then_some(if result.tested == result.about {
        TestMethod::Census
    } else {
        TestMethod::Sample
    });
    let all = result.about == result.records;
    RecordTestDocument {
        test: result.test.clone(),
        of: if all { Fact::Unknown } else { Fact::Given(count(result.about)) },
        tested: Fact::Given(count(result.tested)),
        exceptions: Fact::Given(count(result.exceptions.len())),
        method: method.map_or(Fact::Unknown, Fact::Given),
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
        TestCheck::FrontMatter(key) => {
            match record.source.find(&Place::FrontMatter(key.clone(), None)) {
                Found::Unknown => Outcome::Untested,
                Found::Absent | Found::Blank => Outcome::Exception,
                Found::Text { .. } | Found::Several { .. } | Found::Unmatched { .. } => {
                    Outcome::Pass
                }
            }
        }
        TestCheck::NotCarried(_) => Outcome::Untested,
    }
}

/// What is wrong with a record, in words.
fn exception(check: &TestCheck, record: &Imported<'_>) -> String {
    match check {
        TestCheck::Item(item) => format!("`{item}` is not there"),
        TestCheck::Field(field) => format!("`{field}` is blank or absent"),
        TestCheck::FrontMatter(key) => {
            let state = if record.source.front_node(key).is_some() { "blank" } else { "absent" };
            format!("`{}` is {state}", key.written)
        }
        TestCheck::Order(order) => record.moments.broken(order).unwrap_or_default(),
        TestCheck::NotCarried(reason) => reason.clone(),
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
