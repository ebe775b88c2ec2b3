//! Routines on the wire.

use clausegraph::{Assessment, Certainty, Fact, ProcessAsked, RoutineHole, RoutineView, Routines};
use serde::Serialize;

use super::{WIRE_VERSION, encode};

/// Routines, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoutinesReport {
    /// The version of the wire format.
    pub format_version: u32,
    /// `routines`.
    pub kind: &'static str,
    /// The day they are looked at for.
    pub as_of: String,
    /// The routines, in reading order of the organisation.
    pub routines: Vec<RoutineReport>,
    /// Record sets, tools and metrics that belong to no routine.
    pub apart: Vec<ApartReport>,
    /// The processes about which the catalogue would see a routine.
    pub processes: Vec<ProcessReport>,
}

/// A fact: given, stated none or not stated.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatedReport<T> {
    /// `given`, `stated-none` or `not-stated`.
    pub stated: &'static str,
    /// What is given.
    pub value: Option<T>,
}

/// A routine.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoutineReport {
    /// The id.
    pub routine: String,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub subject: StatedReport<String>,
    /// Who answers for it.
    pub owner: StatedReport<String>,
    /// The other party that operates it.
    pub operated_by: StatedReport<String>,
    /// `mandatory` or `local`.
    pub mandate: StatedReport<&'static str>,
    /// The policy that it follows.
    pub policy: StatedReport<String>,
    /// Why there is such a routine.
    pub rationale: StatedReport<Vec<ReasonReport>>,
    /// Who asks for it.
    pub mandates: StatedReport<Vec<ReasonReport>>,
    /// The requirements for which its offer is taken.
    pub serves: Vec<String>,
    /// The tool that it runs in.
    pub tool: StatedReport<ToolReport>,
    /// The records that it leaves, by type.
    pub records: StatedReport<Vec<RecordTypeReport>>,
    /// What measures it.
    pub measures: StatedReport<Vec<MeasureReport>>,
    /// Where it is looked at.
    pub review: StatedReport<ReviewedReport>,
    /// What it has not.
    pub holes: Vec<HoleReport>,
    /// What it may not have: nobody states it.
    pub unknown: Vec<HoleReport>,
}

/// A reason or a source of a routine.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReasonReport {
    /// What sort it is of.
    pub basis: &'static str,
    /// The artefact or the place behind it.
    pub of: Option<String>,
}

/// A tool.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToolReport {
    /// Its name, as the routine writes it.
    pub name: Option<String>,
    /// The artefacts that describe it.
    pub described_by: Vec<String>,
}

/// A type of records.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordTypeReport {
    /// The type.
    pub record_type: String,
    /// The record sets of it.
    pub sets: Vec<RecordSetReport>,
}

/// A record set.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordSetReport {
    /// The record set.
    pub record_set: String,
    /// The time it is about.
    pub period: StatedReport<String>,
    /// How many records there are.
    pub total: StatedReport<u32>,
}

/// What measures a routine.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureReport {
    /// The metric or measurement.
    pub by: String,
    /// The newest measurement.
    pub last: Option<EventReport>,
}

/// Something of a day.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventReport {
    /// The artefact.
    pub artefact: String,
    /// Its day.
    pub on: String,
}

/// Where a routine is looked at.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewedReport {
    /// The forum or review.
    pub place: String,
    /// How often it is held.
    pub interval: StatedReport<String>,
    /// The newest session or review.
    pub last: Option<EventReport>,
}

/// Something that a routine has not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HoleReport {
    /// `owner`, `mandate`, `tool`, `tool-described`, `record-types`, `records`, `measure`, `measurement`,
    /// `review` or `session`.
    pub hole: &'static str,
    /// The record type, metric or place that it is about.
    pub about: Option<String>,
}

/// An artefact that belongs to no routine.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApartReport {
    /// The artefact.
    pub artefact: String,
    /// Its kind.
    pub artefact_kind: &'static str,
    /// `known` or `not-stated`.
    pub certain: &'static str,
}

/// A process about which the catalogue would see a routine.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcessReport {
    /// What the routine would be about; any of them.
    pub subjects: Vec<String>,
    /// The requirements that look for it.
    pub requirements: Vec<String>,
    /// The routines about it.
    pub routines: Vec<String>,
    /// Where there is none: `known` or `not-stated`.
    pub certain: &'static str,
}

/// Routines as JSON, indented, with a line break at the end.
pub fn routines_json(assessment: &Assessment<'_>, routines: &Routines<'_>) -> String {
    encode(&RoutinesReport::new(assessment, routines))
}

impl RoutinesReport {
    /// The report of routines.
    pub fn new(assessment: &Assessment<'_>, routines: &Routines<'_>) -> Self {
        let apart = routines.apart.iter().map(|one| ApartReport {
            artefact: one.artefact.id().to_string(),
            artefact_kind: one.artefact.kind().as_str(),
            certain: certain(one.certain),
        });
        Self {
            format_version: WIRE_VERSION,
            kind: "routines",
            as_of: assessment.as_of().to_string(),
            routines: routines.routines.iter().map(routine).collect(),
            apart: apart.collect(),
            processes: routines.processes.iter().map(process).collect(),
        }
    }
}

fn stated<T, U>(fact: &Fact<T>, change: impl FnOnce(&T) -> U) -> StatedReport<U> {
    let word = match fact {
        Fact::Given(_) => "given",
        Fact::StatedNone => "stated-none",
        Fact::Unknown => "not-stated",
    };
    StatedReport { stated: word, value: fact.given().map(change) }
}

fn text<T: ToString>(fact: &Fact<T>) -> StatedReport<String> {
    stated(fact, ToString::to_string)
}

const fn certain(certain: Certainty) -> &'static str {
    match certain {
        Certainty::Known => "known",
        Certainty::NotStated => "not-stated",
    }
}

fn event((artefact, on): (&clausegraph::Artefact, clausegraph::Date)) -> EventReport {
    EventReport { artefact: artefact.id().to_string(), on: on.to_string() }
}

fn routine(view: &RoutineView<'_>) -> RoutineReport {
    RoutineReport {
        routine: view.routine.id().to_string(),
        title: view.routine.title().to_owned(),
        subject: text(&view.subject),
        owner: text(&view.owner),
        operated_by: text(&view.operated_by),
        mandate: stated(&view.mandate, |mandate| mandate.as_str()),
        policy: text(&view.policy),
        rationale: stated(&view.rationale, |list| {
            let reasons = list.iter().map(|reason| ReasonReport {
                basis: reason.basis.as_str(),
                of: reason.artefact.given().map(ToString::to_string),
            });
            reasons.collect()
        }),
        mandates: stated(&view.mandates, |list| {
            let sources = list.iter().map(|source| ReasonReport {
                basis: source.basis.as_str(),
                of: source.of.given().cloned(),
            });
            sources.collect()
        }),
        serves: view.serves.iter().map(|requirement| requirement.id().to_string()).collect(),
        tool: stated(&view.tool, |tool| ToolReport {
            name: tool.name.map(str::to_owned),
            described_by: tool.described.iter().map(|found| found.id().to_string()).collect(),
        }),
        records: stated(&view.records, |records| records.iter().map(records_of).collect()),
        measures: stated(&view.measures, |measures| {
            let measures = measures.iter().map(|measure| MeasureReport {
                by: measure.by.id().to_string(),
                last: measure.last.map(event),
            });
            measures.collect()
        }),
        review: stated(&view.review, |review| ReviewedReport {
            place: review.place.id().to_string(),
            interval: text(&review.interval),
            last: review.last.map(event),
        }),
        holes: view.holes.iter().map(hole).collect(),
        unknown: view.unknown.iter().map(hole).collect(),
    }
}

fn records_of(records: &clausegraph::RoutineRecords<'_>) -> RecordTypeReport {
    let sets = records.sets.iter().map(|found| RecordSetReport {
        record_set: found.set.id().to_string(),
        period: text(&found.period),
        total: stated(&found.total, |total| *total),
    });
    RecordTypeReport { record_type: records.record_type.to_string(), sets: sets.collect() }
}

fn hole(hole: &RoutineHole<'_>) -> HoleReport {
    let (hole, about) = match hole {
        RoutineHole::Owner => ("owner", None),
        RoutineHole::Mandate => ("mandate", None),
        RoutineHole::Tool => ("tool", None),
        RoutineHole::ToolDescribed => ("tool-described", None),
        RoutineHole::RecordTypes => ("record-types", None),
        RoutineHole::Records(about) => ("records", Some(about.to_string())),
        RoutineHole::Measure => ("measure", None),
        RoutineHole::Measurement(about) => ("measurement", Some(about.to_string())),
        RoutineHole::Review => ("review", None),
        RoutineHole::Session(about) => ("session", Some(about.to_string())),
    };
    HoleReport { hole, about }
}

fn process(process: &ProcessAsked<'_>) -> ProcessReport {
    ProcessReport {
        subjects: process.subjects.iter().map(ToString::to_string).collect(),
        requirements: process.requirements.iter().map(|found| found.id().to_string()).collect(),
        routines: process.routines.iter().map(|found| found.id().to_string()).collect(),
        certain: certain(process.certain),
    }
}
