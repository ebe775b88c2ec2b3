//! Drawing samples and reading their results: situations, and laws over random lists.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use clausegraph::{
    Fact,
    document::{
        DrawMethod, DrawnRecordDocument, FORMAT_VERSION, SampleDocument, SampleLeftOutDocument,
        SampleSourceDocument, TestMethod,
    },
    sampling::{
        FilledCell, FilledRow, FilledSheet, Frame, FrameRecord, Include, LeftWhy, RecordDay,
        RecordValue, Sample, SampleSize, SamplingPlan, Stratum, StratumSize, StratumValue, draw,
        sample_record_set, sample_results,
    },
};
use proptest::prelude::*;

fn record(id: &str, day: &str, values: &[&str]) -> FrameRecord {
    let day = match (day, day.parse()) {
        ("", _) => RecordDay::NotStated,
        (_, Ok(day)) => RecordDay::On(day),
        (text, Err(_)) => RecordDay::Unreadable(text.to_owned()),
    };
    FrameRecord {
        place: format!("row of {id}"),
        id: id.to_owned(),
        day,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    }
}

fn frame(records: Vec<FrameRecord>) -> Frame {
    Frame { columns: ["type", "supplier", "critical"].map(str::to_owned).into(), records }
}

fn total(size: usize, minimum: usize) -> SampleSize {
    SampleSize::Total { size: size.try_into().unwrap(), minimum }
}

fn plan(size: SampleSize, strata: &[&str]) -> SamplingPlan {
    SamplingPlan {
        population: "changes".parse().unwrap(),
        period: "2026-01-01/2026-10-31".parse().unwrap(),
        seed: "a seed".to_owned(),
        size,
        strata: strata.iter().map(|column| (*column).to_owned()).collect(),
        includes: Vec::new(),
    }
}

fn must(is: &[(&str, &str)], each: Option<&str>) -> Include {
    let value = |(column, value): &(&str, &str)| RecordValue {
        column: (*column).to_owned(),
        value: (*value).to_owned(),
    };
    Include {
        is: is.iter().map(value).collect(),
        each: each.map(str::to_owned),
        at_least: 1.try_into().unwrap(),
    }
}

fn ids<'s>(sample: &'s Sample<'_>) -> Vec<&'s str> {
    sample.drawn.iter().map(|drawn| drawn.record.id.as_str()).collect()
}

/// A hundred changes: normal, and every tenth an emergency; four suppliers, the last of them critical.
fn hundred() -> Frame {
    let records = (0..100).map(|number| {
        let kind = if number % 10 == 0 { "emergency" } else { "normal" };
        let supplier = ["ada", "bob", "cy", "dee"][number % 4];
        let critical = if number % 4 == 3 { "yes" } else { "" };
        record(&format!("CHG-{number}"), "2026-05-05", &[kind, supplier, critical])
    });
    frame(records.collect())
}

fn messages(frame: &Frame, plan: &SamplingPlan) -> String {
    let problems = draw(frame, plan).unwrap_err();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_not_of_the_population_is_told() {
    let frame = frame(vec![
        record("A", "2026-01-01", &["normal"]),
        record("B", "2026-10-31", &["normal"]),
        record("C", "2025-12-31", &["normal"]),
        record("D", "2026-11-01", &["normal"]),
        record("E", "", &["normal"]),
        record("F", "soon", &["normal"]),
        record("", "2026-03-03", &["normal"]),
    ]);
    let sample = draw(&frame, &plan(total(10, 1), &[])).unwrap();
    let left: Vec<(&str, LeftWhy)> =
        sample.left_out.iter().map(|left| (left.record.id.as_str(), left.why)).collect();
    assert_eq!(
        left,
        [
            ("", LeftWhy::WithoutId),
            ("C", LeftWhy::OutsidePeriod),
            ("D", LeftWhy::OutsidePeriod),
            ("E", LeftWhy::WithoutDay),
            ("F", LeftWhy::UnreadableDay),
        ]
    );
    assert_eq!((sample.records, sample.drawn.len()), (2, 2));
    assert_eq!(sample.method, TestMethod::Census);
    assert_eq!(sample.strata[0].stratum.to_string(), "all");
}

#[test]
fn a_record_in_several_rows_counts_once_by_its_earliest_row_within_the_period() {
    let frame = frame(vec![
        record("A", "2026-03-03", &["normal"]),
        record("A", "2026-02-02", &["emergency"]),
        record("A", "2025-02-02", &["standard"]),
        record("B", "2026-02-02", &["normal"]),
        record("B", "2026-02-02", &["normal"]),
        record("C", "", &["normal"]),
        record("C", "2026-02-02", &["normal"]),
    ]);
    let sample = draw(&frame, &plan(total(10, 1), &["type"])).unwrap();
    let repeated: Vec<(&str, usize, bool)> = sample
        .repeated
        .iter()
        .map(|found| (found.record.id.as_str(), found.rows, found.differ))
        .collect();
    assert_eq!(repeated, [("A", 3, true), ("B", 2, false), ("C", 2, true)]);
    let strata: Vec<(String, usize)> =
        sample.strata.iter().map(|found| (found.stratum.to_string(), found.records)).collect();
    assert_eq!(strata, [("emergency".to_owned(), 1), ("normal".to_owned(), 2)]);
    assert!(sample.left_out.is_empty());
}

#[test]
fn a_blank_value_is_a_stratum_of_its_own() {
    let sample = draw(&hundred(), &plan(total(8, 1), &["critical", "type"])).map(|sample| {
        let strata = sample.strata.iter();
        strata
            .map(|found| (found.stratum.to_string(), found.records, found.drawn))
            .collect::<Vec<_>>()
    });
    assert_eq!(
        sample.unwrap(),
        [
            ("yes / normal".to_owned(), 25, 2),
            ("not stated / emergency".to_owned(), 10, 1),
            ("not stated / normal".to_owned(), 65, 5),
        ]
    );
}

#[test]
fn what_must_be_there_is_there_and_counts_towards_the_size() {
    let frame = hundred();
    let mut plan = plan(total(4, 0), &[]);
    let without = draw(&frame, &plan).unwrap();
    plan.includes = vec![
        must(&[("type", "emergency")], None),
        must(&[("critical", "yes")], Some("supplier")),
        must(&[("type", "major")], None),
    ];
    let sample = draw(&frame, &plan).unwrap();
    assert_eq!(sample.drawn.len(), 4);
    let told: Vec<(String, usize, bool)> = sample
        .includes
        .iter()
        .map(|found| {
            let is: Vec<String> = found.is.iter().map(ToString::to_string).collect();
            (is.join(", "), found.records, found.drawn >= found.at_least)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("type = emergency".to_owned(), 10, true),
            ("critical = yes, supplier = dee".to_owned(), 25, true),
            ("type = major".to_owned(), 0, false),
        ]
    );
    // The first emergency change by hash is there, and the rest is what would have been drawn first.
    let emergency = first_emergency(&frame);
    assert!(ids(&sample).contains(&emergency.as_str()));
    let kept = ids(&sample).iter().filter(|id| ids(&without).contains(id)).count();
    assert!(kept >= 2, "{:?} {:?}", ids(&sample), ids(&without));
}

/// The first emergency change by hash, found in another way: as the first of its stratum.
fn first_emergency(frame: &Frame) -> String {
    let sample = draw(frame, &plan(total(2, 1), &["type"])).unwrap();
    sample.drawn[0].record.id.clone()
}

#[test]
fn more_than_the_size_is_taken_only_where_more_must_be_there() {
    let mut plan = plan(total(1, 0), &[]);
    plan.includes = vec![must(&[], Some("supplier"))];
    let frame = hundred();
    let sample = draw(&frame, &plan).unwrap();
    assert_eq!(sample.drawn.len(), 4);
    assert!(sample.drawn.iter().all(|drawn| drawn.included_for.len() == 1));
}

#[test]
fn sizes_can_be_stated_by_stratum() {
    let stratum = |value: &str| Stratum(vec![StratumValue::Is(value.to_owned())]);
    let size = |value: &str, size| StratumSize { stratum: stratum(value), size };
    let sizes = SampleSize::PerStratum(vec![size("emergency", 50), size("normal", 3)]);
    let frame = hundred();
    let sample = draw(&frame, &plan(sizes, &["type"])).unwrap();
    let drawn: Vec<usize> = sample.strata.iter().map(|stratum| stratum.drawn).collect();
    assert_eq!(drawn, [10, 3]);
    let wrong =
        SampleSize::PerStratum(vec![size("emergncy", 1), size("normal", 1), size("normal", 2)]);
    insta::assert_snapshot!(messages(&hundred(), &plan(wrong, &["type"])), @r"
    there is no stratum `emergncy`; did you mean `emergency`?
    two sizes are stated for the stratum `normal`
    no size is stated for the stratum `emergency` of 10 records; 0 is one, too
    ");
}

#[test]
fn all_that_is_wrong_is_told_in_one_go() {
    let mut frame = hundred();
    frame.records.push(record("CHG-1\n2", "2026-05-05", &[]));
    let mut plan = plan(total(2, 3), &["typ", "type", "type"]);
    plan.seed = " \t".to_owned();
    plan.includes = vec![must(&[("criticl", "yes")], None), must(&[], None)];
    insta::assert_snapshot!(messages(&frame, &plan), @r"
    the seed is blank: any text will do, stated in the report
    the strata name the column `type` twice
    the list has no column `typ`; did you mean `type`?
    the list has no column `criticl`; did you mean `critical`?
    something must be among the records, and neither a value nor a column says what
    row of CHG-1
    2: the id `CHG-1\n2` has blanks at its ends or control characters
    ");
    plan.strata = vec!["type".to_owned()];
    plan.seed = "a\nb".to_owned();
    plan.includes = Vec::new();
    insta::assert_snapshot!(messages(&hundred(), &plan), @r"
    the seed `a\nb` has blanks at its ends or control characters, which nobody could copy
    2 strata of at least 3 take 6 records, and the size is 2: raise the size, lower the minimum, or name fewer strata
    ");
}

#[test]
fn no_record_at_all_is_no_error() {
    let frame = frame(vec![record("A", "2020-01-01", &[])]);
    let sample = draw(&frame, &plan(total(3, 1), &["type"])).unwrap();
    assert_eq!((sample.records, sample.drawn.len(), sample.strata.len()), (0, 0, 0));
}

/// Over 2,000 seeds each of 20 records is to be drawn about 500 times when 5 are drawn. The sum of the squared
/// deviations over what is expected follows a chi-square with 19 degrees of freedom, stretched by 0.75 · 20/19;
/// twice the 99.9 % quantile of 43.8 is a rough bound that a broken order breaks by far.
#[test]
fn over_many_seeds_every_record_is_drawn_equally_often() {
    let records: Vec<FrameRecord> =
        (0..20).map(|number| record(&format!("R{number}"), "2026-05-05", &["a"])).collect();
    let frame = frame(records);
    let mut times = [0_i64; 20];
    for seed in 0..2_000 {
        let plan = SamplingPlan { seed: format!("seed {seed}"), ..plan(total(5, 0), &[]) };
        for drawn in draw(&frame, &plan).unwrap().drawn {
            times[drawn.row] += 1;
        }
    }
    let squares: i64 = times.iter().map(|times| (times - 500) * (times - 500)).sum();
    assert_eq!(times.iter().sum::<i64>(), 10_000);
    assert!(squares / 500 < 88, "{times:?}");
}

/// A list of up to sixty records, some without a day, some outside the period, some in two rows.
fn lists() -> impl Strategy<Value = Frame> {
    let row = (
        0..45_u32,
        prop_oneof![6 => Just("2026-04-04"), 1 => Just("2026-05-05"), 1 => Just("2025-01-01"), 1 => Just("")],
        prop::sample::select(vec!["normal", "emergency", ""]),
        prop::sample::select(vec!["ada", "bob", "cy", ""]),
    );
    prop::collection::vec(row, 0..60).prop_map(|rows| {
        let records = rows
            .iter()
            .map(|(id, day, kind, supplier)| record(&format!("R{id}"), day, &[kind, supplier]));
        frame(records.collect())
    })
}

proptest! {
    #[test]
    fn the_order_of_the_list_never_matters(
        (list, other) in lists().prop_flat_map(|list| {
            let records = Just(list.records.clone()).prop_shuffle();
            (Just(list), records)
        }),
        size in 12_usize..30,
    ) {
        let mut plan = plan(total(size, 1), &["type", "supplier"]);
        plan.includes = vec![must(&[], Some("supplier"))];
        let other = frame(other);
        let (one, two) = (draw(&list, &plan).unwrap(), draw(&other, &plan).unwrap());
        prop_assert_eq!(ids(&one), ids(&two));
        prop_assert_eq!(&one.strata, &two.strata);
        prop_assert_eq!(&one.includes, &two.includes);
        prop_assert_eq!(one.left_out.len(), two.left_out.len());
    }

    #[test]
    fn every_row_is_accounted_for_and_sizes_add_up(list in lists(), size in 12_usize..60, minimum in 0_usize..2) {
        let sample = draw(&list, &plan(total(size, minimum), &["type", "supplier"])).unwrap();
        let repeats: usize = sample.repeated.iter().map(|found| found.rows - 1).sum();
        prop_assert_eq!(sample.records + sample.left_out.len() + repeats, list.records.len());
        prop_assert_eq!(sample.strata.iter().map(|found| found.records).sum::<usize>(), sample.records);
        prop_assert_eq!(sample.strata.iter().map(|found| found.drawn).sum::<usize>(), sample.drawn.len());
        prop_assert_eq!(sample.drawn.len(), size.min(sample.records));
        prop_assert_eq!(sample.method == TestMethod::Census, size >= sample.records);
        for stratum in &sample.strata {
            prop_assert!(stratum.drawn >= minimum.min(stratum.records));
        }
        // Of each stratum the first by rank, without a gap.
        for stratum in &sample.strata {
            let ranks: Vec<usize> = sample
                .drawn
                .iter()
                .filter(|drawn| drawn.stratum == stratum.stratum)
                .map(|drawn| drawn.rank)
                .collect();
            prop_assert_eq!(ranks, (1..=stratum.drawn).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_stratum_that_is_enlarged_keeps_what_was_drawn(list in lists(), small in 0_usize..6, more in 0_usize..6) {
        let known = draw(&list, &plan(total(60, 0), &["type"])).unwrap().strata;
        let sized = |size: usize| {
            let sizes = known.iter().map(|found| StratumSize { stratum: found.stratum.clone(), size });
            let mut plan = plan(SampleSize::PerStratum(sizes.collect()), &["type"]);
            plan.includes = vec![must(&[("supplier", "ada")], None), must(&[], Some("supplier"))];
            plan
        };
        let (one, two) = (draw(&list, &sized(small)).unwrap(), draw(&list, &sized(small + more)).unwrap());
        for id in ids(&one) {
            prop_assert!(ids(&two).contains(&id));
        }
    }
}

/// Three changes drawn of ten.
fn drawn_sample() -> SampleDocument {
    let population: clausegraph::Key = "changes".parse().unwrap();
    let drawn =
        ["CHG-17", "CHG-40", "CHG-3"].iter().zip(1..).map(|(id, number)| DrawnRecordDocument {
            number,
            record: (*id).to_owned(),
            day: "2026-05-05".parse().unwrap(),
            stratum: Vec::new(),
            rank: number,
            hash: clausegraph::sampling::record_hash("a seed", &population, id).to_string(),
            included_for: Vec::new(),
        });
    SampleDocument {
        format_version: FORMAT_VERSION,
        period: "2026-01-01/2026-10-31".parse().unwrap(),
        seed: "a seed".to_owned(),
        draw: DrawMethod::Sha256Rank,
        method: TestMethod::Sample,
        drawn_on: "2026-11-22".parse().unwrap(),
        source: SampleSourceDocument {
            file: "changes.csv".to_owned(),
            sha256: "0".repeat(64),
            sheet: None,
            id_column: "id".to_owned(),
            day_column: "opened".to_owned(),
            rows: 10,
        },
        size: Some(3),
        minimum: Some(1),
        total: 10,
        strata_by: Vec::new(),
        strata: Vec::new(),
        includes: Vec::new(),
        left_out: SampleLeftOutDocument::default(),
        repeated: Vec::new(),
        tests: vec!["authorised".parse().unwrap()],
        drawn: drawn.collect(),
        population,
    }
}

/// Rows of number, record, result and day.
fn filled(rows: &[(&str, &str, &str, &str)]) -> FilledSheet {
    let cell = |column: &str, row: usize, text: &str| FilledCell {
        place: format!("{column}{row}"),
        text: text.to_owned(),
    };
    let rows = rows.iter().zip(2..).map(|((number, record, result, day), row)| FilledRow {
        number: cell("A", row, number),
        record: cell("B", row, record),
        results: vec![cell("F", row, result)],
        tested_on: cell("I", row, day),
        ..FilledRow::default()
    });
    FilledSheet { tests: vec!["authorised".parse().unwrap()], rows: rows.collect() }
}

#[test]
fn what_cannot_be_told_is_neither_tested_nor_an_exception() {
    let sample = drawn_sample();
    let sheet = filled(&[
        ("3", "CHG-3", "Cannot-Tell", ""),
        ("1", "CHG-17", "Exception", "2026-11-23"),
        ("2", "CHG-40", "conforming", "2026-11-24"),
    ]);
    let results = sample_results(&sample, &sheet).unwrap();
    assert_eq!(results.tests[0].tested(), 2);
    assert_eq!(results.tests[0].exceptions[0].record, "CHG-17");
    assert_eq!(results.tests[0].cannot_tell[0].record, "CHG-3");
    assert_eq!(results.last_tested_on.unwrap().to_string(), "2026-11-24");
    let set = sample_record_set(&sample, &results, "SET-1".parse().unwrap());
    let records = set.records.unwrap();
    let Fact::Given(tests) = &records.tests else { panic!("the tests are stated") };
    assert_eq!(records.total, Fact::Given(10));
    assert_eq!(tests[0].tested, Fact::Given(2));
    assert_eq!(tests[0].exceptions, Fact::Given(1));
    assert_eq!(tests[0].of, Fact::Unknown);
    assert_eq!(tests[0].method, Fact::Given(TestMethod::Sample));
}

#[test]
fn only_a_census_knows_how_many_records_a_test_concerns() {
    let mut sample = drawn_sample();
    let sheet = filled(&[
        ("1", "CHG-17", "not concerned", ""),
        ("2", "CHG-40", "conforming", ""),
        ("3", "CHG-3", "conforming", ""),
    ]);
    let entry = |sample: &SampleDocument| {
        let results = sample_results(sample, &sheet).unwrap();
        let set = sample_record_set(sample, &results, "SET-1".parse().unwrap());
        set.records.unwrap().tests.given().unwrap()[0].clone()
    };
    let part = entry(&sample);
    assert_eq!((part.of, part.method), (Fact::Unknown, Fact::Given(TestMethod::Sample)));
    sample.method = TestMethod::Census;
    sample.total = 3;
    let all = entry(&sample);
    assert_eq!((all.of, all.method), (Fact::Given(2), Fact::Given(TestMethod::Census)));
}

#[test]
fn all_that_is_wrong_with_a_sheet_is_told_in_one_go() {
    let mut sample = drawn_sample();
    sample.seed = "another".to_owned();
    let sheet = filled(&[
        ("1", "CHG-71", "conforming", "2026-11-21"),
        ("1", "CHG-40", "exeption", "2026-11-21"),
        ("3", "CHG-3", "yes", "soon"),
        ("3", "CHG-3", "conforming", ""),
        ("5", "", "conforming", ""),
    ]);
    let problems = sample_results(&sample, &sheet).unwrap_err();
    let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(text.join("\n"), @r"
    the plan was altered: 3 of its records have not the hash that its seed and population give, the first is `CHG-17`
    A3: number `1` stands beside `CHG-40`, which was drawn as number 2: were columns sorted apart?
    B5: the record `CHG-3` stands a second time; the first is at B4
    B6: the row names no record
    B2: the record `CHG-71` was not drawn
    number 1, record `CHG-17`, was drawn and is not in the sheet
    I3: 2026-11-21 is before 2026-11-22, the day of the draw
    F3: `exeption` is no result; write conforming, exception, cannot tell or not concerned, or leave it blank; did you mean `exception`?
    I4: `soon` is no day such as 2026-11-22
    F4: `yes` is no result; write conforming, exception, cannot tell or not concerned, or leave it blank
    ");
}
