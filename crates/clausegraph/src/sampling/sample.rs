//! Drawing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use clausegraph_model::{Date, document::TestMethod};

use super::{
    frame::{Frame, FrameRecord},
    hash::{RecordHash, record_hash},
    include::{IncludeResult, Wanted, wanted},
    plan::{SamplingPlan, SamplingProblem, problems, sizes},
    population::{LeftOut, Member, RepeatedRecord, population},
};

/// What a record states in a column of the strata.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StratumValue {
    /// This.
    Is(String),
    /// Nothing.
    NotStated,
}

/// The values that the records of a part of the population share, in the order of the plan's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stratum(pub Vec<StratumValue>);

impl fmt::Display for Stratum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.0.iter().map(|value| match value {
            StratumValue::Is(value) => value.as_str(),
            StratumValue::NotStated => "not stated",
        });
        let values: Vec<&str> = values.collect();
        f.write_str(if values.is_empty() { "all" } else { "" })?;
        f.write_str(&values.join(" / "))
    }
}

/// A part of the population.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StratumCount {
    /// What its records share.
    pub stratum: Stratum,
    /// How many records it holds.
    pub records: usize,
    /// How many of them are drawn.
    pub drawn: usize,
}

/// A sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample<'f> {
    /// How many records the population holds.
    pub records: usize,
    /// All of them, or a part.
    pub method: TestMethod,
    /// The records drawn: by stratum, then by rank.
    pub drawn: Vec<Drawn<'f>>,
    /// The strata that hold records, by their values.
    pub strata: Vec<StratumCount>,
    /// What must be among the records, in the order of the plan.
    pub includes: Vec<IncludeResult>,
    /// Rows that are not of the population, by record id.
    pub left_out: Vec<LeftOut<'f>>,
    /// Records in several rows, by record id.
    pub repeated: Vec<RepeatedRecord<'f>>,
}

/// A record that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn<'f> {
    /// The record.
    pub record: &'f FrameRecord,
    /// Its position in the list, from 0.
    pub row: usize,
    /// Its day.
    pub day: Date,
    /// Its stratum.
    pub stratum: Stratum,
    /// Its rank within the stratum, from 1.
    pub rank: usize,
    /// The hash that gives the rank.
    pub hash: RecordHash,
    /// What it was drawn for before its turn, by position in [`Sample::includes`].
    pub included_for: Vec<usize>,
}

/// A record of the population with its hash.
pub(super) struct Ranked<'f> {
    pub(super) member: Member<'f>,
    hash: RecordHash,
}

impl<'f> Ranked<'f> {
    /// What records are put in order by. Two records with one hash have never been seen.
    pub(super) fn order(&self) -> (RecordHash, &'f str) {
        (self.hash, &self.member.record.id)
    }
}

/// Draws a sample, as the documentation of [`sampling`](super) says.
///
/// # Errors
///
/// Everything that is wrong with the plan or with ids of the list, in one go.
pub fn draw<'f>(frame: &'f Frame, plan: &SamplingPlan) -> Result<Sample<'f>, Vec<SamplingProblem>> {
    let mut found = problems(frame, plan);
    let population = population(frame, plan.period);
    let mut ranked: Vec<Ranked<'_>> = population
        .members
        .iter()
        .map(|member| Ranked {
            member: *member,
            hash: record_hash(&plan.seed, &plan.population, &member.record.id),
        })
        .collect();
    ranked.sort_by_key(Ranked::order);
    let parts = strata(frame, plan, &ranked);
    let mut counts: Vec<StratumCount> = parts
        .iter()
        .map(|(stratum, records)| StratumCount {
            stratum: stratum.clone(),
            records: records.len(),
            drawn: 0,
        })
        .collect();
    // Without its columns there are no strata to speak of.
    let are_known = plan.strata.iter().all(|column| frame.column(column).is_some());
    let sizes = match sizes(&plan.size, &counts) {
        Ok(sizes) => sizes,
        Err(more) => {
            found.extend(more.into_iter().filter(|_| are_known));
            Vec::new()
        }
    };
    if !found.is_empty() {
        return Err(found);
    }
    let wanted = wanted(frame, &plan.includes, &ranked);
    let taken = taken(&parts, &sizes, &wanted);
    let mut drawn = Vec::new();
    for ((stratum, records), count) in parts.iter().zip(&mut counts) {
        for (at, rank) in records.iter().zip(1..) {
            let Some(one) = ranked.get(*at).filter(|_| taken.contains(at)) else { continue };
            count.drawn += 1;
            drawn.push(Drawn {
                record: one.member.record,
                row: one.member.row,
                day: one.member.day,
                stratum: stratum.clone(),
                rank,
                hash: one.hash,
                included_for: (0..)
                    .zip(&wanted)
                    .filter(|(_, wanted)| wanted.first.contains(at))
                    .map(|(index, _)| index)
                    .collect(),
            });
        }
    }
    let includes = wanted.into_iter().map(|Wanted { is, at_least, records, .. }| IncludeResult {
        is,
        at_least,
        records: records.len(),
        drawn: records.iter().filter(|at| taken.contains(at)).count(),
    });
    Ok(Sample {
        records: ranked.len(),
        method: if drawn.len() == ranked.len() { TestMethod::Census } else { TestMethod::Sample },
        drawn,
        strata: counts,
        includes: includes.collect(),
        left_out: population.left_out,
        repeated: population.repeated,
    })
}

/// The strata by their values, each with its records by rank.
fn strata(frame: &Frame, plan: &SamplingPlan, ranked: &[Ranked<'_>]) -> Vec<(Stratum, Vec<usize>)> {
    let columns: Vec<Option<usize>> =
        plan.strata.iter().map(|column| frame.column(column)).collect();
    let mut strata: BTreeMap<Stratum, Vec<usize>> = BTreeMap::new();
    for (at, one) in ranked.iter().enumerate() {
        let values = columns.iter().map(|column| {
            let value = column.and_then(|column| one.member.record.value(column));
            value.map_or(StratumValue::NotStated, |value| StratumValue::Is(value.to_owned()))
        });
        strata.entry(Stratum(values.collect())).or_default().push(at);
    }
    strata.into_iter().collect()
}

/// What is drawn of each stratum: what must be there, then the others by rank until the number is full.
fn taken(parts: &[(Stratum, Vec<usize>)], sizes: &[usize], wanted: &[Wanted]) -> BTreeSet<usize> {
    let first: BTreeSet<usize> =
        wanted.iter().flat_map(|wanted| wanted.first.iter().copied()).collect();
    let mut taken = BTreeSet::new();
    for ((_, records), size) in parts.iter().zip(sizes) {
        let (must, others): (Vec<usize>, Vec<usize>) =
            records.iter().partition(|at| first.contains(at));
        let room = size.saturating_sub(must.len());
        taken.extend(must);
        taken.extend(others.into_iter().take(room));
    }
    taken
}
