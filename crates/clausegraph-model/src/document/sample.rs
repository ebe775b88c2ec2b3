//! A sample of a record population, as it was drawn: what stands beside the sheet that people fill in.

use serde::{Deserialize, Serialize};

use super::TestMethod;
use crate::{Date, Key, Period, kind::closed};

closed! {
    /// How records are drawn.
    DrawMethod {
        /// In the order of the SHA-256 of seed, population and record id, stratum by stratum.
        Sha256Rank = "sha256-rank",
    }
}

/// A sample as it was drawn: enough to draw it again, and to read the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleDocument {
    /// The version of this format; always 1.
    pub format_version: u32,
    /// The population, by the catalogue's words: `changes`.
    pub population: Key,
    /// The time in which the records came about.
    pub period: Period,
    /// The text that the draw starts from.
    pub seed: String,
    /// How records were drawn.
    pub draw: DrawMethod,
    /// All records of the population, or a part of them.
    pub method: TestMethod,
    /// The day of the draw.
    pub drawn_on: Date,
    /// Where the records were listed.
    pub source: SampleSourceDocument,
    /// How many records were asked for; none where each stratum states its own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// How many records of each stratum were asked for at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u32>,
    /// How many records the population holds.
    pub total: u32,
    /// The columns whose values part the population.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strata_by: Vec<String>,
    /// The parts of the population.
    pub strata: Vec<StratumDocument>,
    /// What had to be among the records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub includes: Vec<SampleIncludeDocument>,
    /// What is in the list and not in the population.
    #[serde(default)]
    pub left_out: SampleLeftOutDocument,
    /// Records that stand in several rows of the list; each counts once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeated: Vec<RepeatedRecordDocument>,
    /// What is tested, by the catalogue's words.
    pub tests: Vec<Key>,
    /// The records drawn.
    pub drawn: Vec<DrawnRecordDocument>,
}

/// The list that a sample was drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleSourceDocument {
    /// The name of the file.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The column of the record ids.
    pub id_column: String,
    /// The column of the days.
    pub day_column: String,
    /// How many rows stand below its header.
    pub rows: u32,
}

/// A part of a population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StratumDocument {
    /// The values that its records share, in the order of `strata_by`; null where a record states none.
    pub values: Vec<Option<String>>,
    /// How many records it holds.
    pub records: u32,
    /// How many of them were drawn.
    pub drawn: u32,
}

/// What had to be among the records drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleIncludeDocument {
    /// The values that a record must have.
    pub is: Vec<RecordValueDocument>,
    /// How many such records were asked for at least.
    pub at_least: u32,
    /// How many such records the population holds.
    pub records: u32,
    /// How many of them were drawn.
    pub drawn: u32,
}

/// A value of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordValueDocument {
    /// The column.
    pub column: String,
    /// What stands in it.
    pub value: String,
}

/// What is in the list and not in the population.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleLeftOutDocument {
    /// How many records have a day outside the period.
    #[serde(default)]
    pub outside_period: u32,
    /// The records that state no day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_day: Vec<String>,
    /// The records whose day could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreadable_day: Vec<UnreadableDayDocument>,
    /// The places of rows without an id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_id: Vec<String>,
}

/// A record whose day could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnreadableDayDocument {
    /// The record.
    pub record: String,
    /// Where it stands.
    pub place: String,
    /// What is written there.
    pub day: String,
}

/// A record that stands in several rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RepeatedRecordDocument {
    /// The record.
    pub record: String,
    /// In how many rows.
    pub rows: u32,
    /// Whether the rows say different things.
    pub differ: bool,
}

/// A record that was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawnRecordDocument {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// The record.
    pub record: String,
    /// Its day.
    pub day: Date,
    /// The values of its stratum, in the order of `strata_by`.
    pub stratum: Vec<Option<String>>,
    /// Its rank within the stratum, from 1.
    pub rank: u32,
    /// The SHA-256 that gives the rank.
    pub hash: String,
    /// What it was drawn for before its turn, by position in `includes`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub included_for: Vec<u32>,
}
