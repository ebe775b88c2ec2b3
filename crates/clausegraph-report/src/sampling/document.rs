//! A sample as the document that stands beside the sheet.

use clausegraph::{
    Date, Key,
    document::{
        DrawMethod, DrawnRecordDocument, FORMAT_VERSION, RecordValueDocument,
        RepeatedRecordDocument, SampleDocument, SampleIncludeDocument, SampleLeftOutDocument,
        SampleSourceDocument, StratumDocument, UnreadableDayDocument,
    },
    sampling::{
        IncludeResult, LeftOut, LeftWhy, RecordDay, RecordValue, Sample, SampleSize, SamplingPlan,
        Stratum, StratumValue,
    },
};

/// What a sample itself does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSource {
    /// The list.
    pub list: SampleSourceDocument,
    /// The day of the draw.
    pub drawn_on: Date,
    /// What is tested.
    pub tests: Vec<Key>,
}

/// A sample as the document that stands beside the sheet.
pub fn sample_document(
    plan: &SamplingPlan,
    sample: &Sample<'_>,
    source: SampleSource,
) -> SampleDocument {
    let (size, minimum) = match plan.size {
        SampleSize::Total { size, minimum } => (Some(number(size.get())), Some(number(minimum))),
        SampleSize::PerStratum(_) => (None, None),
    };
    let strata = sample.strata.iter().map(|found| StratumDocument {
        values: values(&found.stratum),
        records: number(found.records),
        drawn: number(found.drawn),
    });
    let drawn = sample.drawn.iter().zip(1..).map(|(drawn, position)| DrawnRecordDocument {
        number: position,
        record: drawn.record.id.clone(),
        day: drawn.day,
        stratum: values(&drawn.stratum),
        rank: number(drawn.rank),
        hash: drawn.hash.to_string(),
        included_for: drawn.included_for.iter().copied().map(number).collect(),
    });
    let repeated = sample.repeated.iter().map(|found| RepeatedRecordDocument {
        record: found.record.id.clone(),
        rows: number(found.rows),
        differ: found.differ,
    });
    SampleDocument {
        format_version: FORMAT_VERSION,
        population: plan.population.clone(),
        period: plan.period,
        seed: plan.seed.clone(),
        draw: DrawMethod::Sha256Rank,
        method: sample.method,
        drawn_on: source.drawn_on,
        source: source.list,
        size,
        minimum,
        total: number(sample.records),
        strata_by: plan.strata.clone(),
        strata: strata.collect(),
        includes: sample.includes.iter().map(include).collect(),
        left_out: left_out(&sample.left_out),
        repeated: repeated.collect(),
        tests: source.tests,
        drawn: drawn.collect(),
    }
}

fn values(stratum: &Stratum) -> Vec<Option<String>> {
    let value = |value: &StratumValue| match value {
        StratumValue::Is(value) => Some(value.clone()),
        StratumValue::NotStated => None,
    };
    stratum.0.iter().map(value).collect()
}

fn include(found: &IncludeResult) -> SampleIncludeDocument {
    let value = |RecordValue { column, value }: &RecordValue| RecordValueDocument {
        column: column.clone(),
        value: value.clone(),
    };
    SampleIncludeDocument {
        is: found.is.iter().map(value).collect(),
        at_least: number(found.at_least),
        records: number(found.records),
        drawn: number(found.drawn),
    }
}

fn left_out(found: &[LeftOut<'_>]) -> SampleLeftOutDocument {
    let mut left = SampleLeftOutDocument::default();
    for LeftOut { record, why } in found {
        match why {
            LeftWhy::OutsidePeriod => left.outside_period = left.outside_period.saturating_add(1),
            LeftWhy::WithoutDay => left.without_day.push(record.id.clone()),
            LeftWhy::WithoutId => left.without_id.push(record.place.clone()),
            LeftWhy::UnreadableDay => {
                let day = match &record.day {
                    RecordDay::Unreadable(text) => text.clone(),
                    RecordDay::On(_) | RecordDay::NotStated => String::new(),
                };
                let (record, place) = (record.id.clone(), record.place.clone());
                left.unreadable_day.push(UnreadableDayDocument { record, place, day });
            }
        }
    }
    left
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
