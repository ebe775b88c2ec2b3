//! A sample of a record population that anybody can draw again.
//!
//! An auditor looks at some of many records: ten of two hundred changes. A sample that cannot be repeated is
//! a matter of trust; this one is a matter of arithmetic. The same list, period, seed and sizes give the same
//! records, whatever the order of the list.
//!
//! # How records are drawn
//!
//! 1. **Population.** A [`Frame`] lists records. Those whose day lies in the period are the population.
//!    What has no day, no id or a day outside the period is left out and told, never dropped in silence.
//!    A record in several rows counts once: of its rows within the period the one with the earliest day
//!    counts, and of those of one day the one whose values come first.
//! 2. **Strata.** Records that share the values of the named columns are a stratum. A blank value is a value
//!    of its own, "not stated". Without columns all records are one stratum.
//! 3. **Sizes.** Of a total size `n` over `N` records a stratum of `N_h` gets `n × N_h / N`, by largest
//!    remainder: everybody gets the whole part, and what is left goes one each to the largest remainders, of
//!    equal ones to the larger stratum, then to the first by value. Where that is below the stated minimum
//!    (or below the stratum's own size, if that is smaller), the stratum gets the minimum, and the rest is
//!    shared among the others in the same way. All in integers.
//! 4. **Rank.** The records of a stratum stand in the order of the SHA-256 of these bytes: the seed, a line
//!    feed (`0A`), the population, a line feed, the record id; each in UTF-8, with nothing behind it. Digests
//!    are compared byte by byte, the smallest first, which is the alphabetical order of their hexadecimal
//!    form. Neither part may hold control characters, so that no two records share these bytes.
//! 5. **What must be there.** Of the records that an [`Include`] asks for, the first by digest are taken, over
//!    all strata; they count towards the size of their stratum. Then the others follow by rank until the
//!    stratum has its number. A stratum takes more than its number only where more than that must be there.
//!
//! Because rank does not depend on size, a stratum that is enlarged keeps the records drawn before. (A larger
//! total may, by the nature of largest remainders, leave one stratum with one record fewer; who enlarges a
//! sample states the sizes of the strata.)
//!
//! A size that the population does not exceed takes all of it: a census, and the result says so.
//!
//! Any tool that computes SHA-256 redoes it:
//!
//! ```text
//! $ printf 'spring\nchanges\nCHG-1' | sha256sum
//! ```
//!
//! # Example
//!
//! ```
//! use clausegraph::sampling::{
//!     Frame, FrameRecord, RecordDay, SampleSize, SamplingPlan, draw, record_hash,
//! };
//!
//! // What `printf 'spring\nchanges\nCHG-1' | sha256sum` prints, and the same for the others.
//! let population: clausegraph::Key = "changes".parse()?;
//! let hashes = ["CHG-1", "CHG-2", "CHG-3", "CHG-4"]
//!     .map(|id| record_hash("spring", &population, id).to_string());
//! assert_eq!(hashes[0], "88a7c3e47c5b50cb4da500134476822279316de4c63c1493284de25cc315b16f");
//! assert_eq!(hashes[1], "1b4a427b8f69c046b61a853c0c7f538f5dbd6d01cdd563f38bb37248fa80173e");
//! assert_eq!(hashes[2], "98586c4557bb6e699fb0082f901199111646d229c13fa2bdba69bce663191b72");
//! assert_eq!(hashes[3], "bbb36f39d752753679670d0c7944d8457003ae9ea48710ce27aa05ec6f6fca14");
//!
//! let record = |id: &str, kind: &str| FrameRecord {
//!     place: String::new(),
//!     id: id.to_owned(),
//!     day: RecordDay::On("2026-03-01".parse().unwrap()),
//!     values: vec![kind.to_owned()],
//! };
//! let frame = Frame {
//!     columns: vec!["type".to_owned()],
//!     records: vec![
//!         record("CHG-1", "normal"),
//!         record("CHG-2", "normal"),
//!         record("CHG-3", "normal"),
//!         record("CHG-4", "emergency"),
//!     ],
//! };
//! let plan = SamplingPlan {
//!     population,
//!     period: "2026-01-01/2026-06-30".parse()?,
//!     seed: "spring".to_owned(),
//!     size: SampleSize::Total { size: 2.try_into()?, minimum: 1 },
//!     strata: vec!["type".to_owned()],
//!     includes: vec![],
//! };
//! // One of one emergency change, and of three normal ones that with the smallest hash.
//! let sample = draw(&frame, &plan).unwrap();
//! let drawn: Vec<&str> = sample.drawn.iter().map(|drawn| drawn.record.id.as_str()).collect();
//! assert_eq!(drawn, ["CHG-4", "CHG-2"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod allocation;
mod frame;
mod hash;
mod include;
mod plan;
mod population;
mod record_set;
mod results;
mod sample;

pub use self::{
    frame::{Frame, FrameRecord, RecordDay},
    hash::{RecordHash, record_hash},
    include::{Include, IncludeResult, RecordValue},
    plan::{SampleSize, SamplingPlan, SamplingProblem, StratumSize},
    population::{LeftOut, LeftWhy, RepeatedRecord},
    record_set::sample_record_set,
    results::{
        FilledCell, FilledRow, FilledSheet, ResultProblem, SampleResults, TestOutcome, TestResults,
        TestedRecord, sample_results,
    },
    sample::{Drawn, Sample, Stratum, StratumCount, StratumValue, draw},
};
