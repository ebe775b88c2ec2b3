//! Routines: what mandates each, which tool it runs in, which records it leaves, what measures it and
//! where it is looked at; and what no routine has.
//!
//! Everything here is a fact of the data: given, stated none or not stated, and never two of them in one.

mod process;
mod reading;

use std::collections::BTreeMap;

use clausegraph_model::{
    Artefact, ArtefactId, ArtefactKind, Date, Fact, Interval, Key, MemberId, PersonKey,
    Requirement,
    document::{Mandate, MandateDocument, RationaleDocument},
};

use crate::{Assessment, Evidence, SlotValue, explain_all, population::is_there};

/// All routines of an organisation, and what belongs to none of them.
#[derive(Clone, Debug)]
pub struct Routines<'g> {
    /// The routines that are there, in reading order of the organisation.
    pub routines: Vec<RoutineView<'g>>,
    /// Records, tools and metrics that belong to no routine, in reading order of the organisation.
    pub apart: Vec<Apart<'g>>,
    /// The processes about which the catalogue asks for a routine, in order of their first requirements.
    pub processes: Vec<ProcessAsked<'g>>,
}

/// A routine, and what is stated of it.
#[derive(Clone, Debug)]
pub struct RoutineView<'g> {
    /// The routine.
    pub routine: &'g Artefact,
    /// What it is about.
    pub subject: Fact<&'g Key>,
    /// Who answers for it.
    pub owner: Fact<&'g PersonKey>,
    /// The other party that operates it.
    pub operated_by: Fact<&'g MemberId>,
    /// Whether everybody works by it.
    pub mandate: Fact<Mandate>,
    /// The policy that it follows.
    pub policy: Fact<&'g ArtefactId>,
    /// Why there is such a routine.
    pub rationale: Fact<&'g [RationaleDocument]>,
    /// Who asks for it: a clause, a law, a contract, a decision.
    pub mandates: Fact<&'g [MandateDocument]>,
    /// The requirements for which its offer is taken, in reading order.
    pub serves: Vec<&'g Requirement>,
    /// The tool that it runs in.
    pub tool: Fact<RoutineTool<'g>>,
    /// The records that it leaves, by type, each type once, in the order stated.
    pub records: Fact<Vec<RoutineRecords<'g>>>,
    /// What measures it, each once: what it names, then the metrics, then the measurements that name it
    /// under `measurement.of` or by a link `measures`. A measurement of one that is listed already stands
    /// behind that one.
    pub measures: Fact<Vec<RoutineMeasure<'g>>>,
    /// Where it is looked at.
    pub review: Fact<RoutineReview<'g>>,
    /// What it has not, as the data states it; in the order of [`RoutineHole`].
    pub holes: Vec<RoutineHole<'g>>,
    /// What it may not have: nobody states it; in the order of [`RoutineHole`].
    pub unknown: Vec<RoutineHole<'g>>,
}

/// A tool as a routine names it, and what describes it.
#[derive(Clone, Debug)]
pub struct RoutineTool<'g> {
    /// Its name, as the routine writes it; none where only links tie the two.
    pub name: Option<&'g str>,
    /// The artefacts of kind tool that are it: by id, by title (or what stands in it before a comma, colon
    /// or bracket), with upper and lower case the same, or by a link of any type in either direction.
    pub described: Vec<&'g Artefact>,
}

/// A type of records that a routine leaves, and the record sets of that type.
#[derive(Clone, Debug)]
pub struct RoutineRecords<'g> {
    /// The type, by the catalogue's words for populations.
    pub record_type: &'g Key,
    /// The record sets that are there, in reading order.
    pub sets: Vec<RecordsFound<'g>>,
}

/// A record set.
#[derive(Clone, Copy, Debug)]
pub struct RecordsFound<'g> {
    /// The record set.
    pub set: &'g Artefact,
    /// The time it is about.
    pub period: Fact<clausegraph_model::Period>,
    /// How many records there are.
    pub total: Fact<u32>,
}

/// What measures a routine.
#[derive(Clone, Copy, Debug)]
pub struct RoutineMeasure<'g> {
    /// The metric, or the measurement of the routine itself.
    pub by: &'g Artefact,
    /// The newest measurement on or before the as-of date, of one day the one whose id comes last; none
    /// where there is none with a day.
    pub last: Option<(&'g Artefact, Date)>,
}

/// Where a routine is looked at.
#[derive(Clone, Copy, Debug)]
pub struct RoutineReview<'g> {
    /// The forum or review that it names; else the forum to which it has a link `reviewed-in`; else the
    /// newest review that is tied to it, of one day the one whose id comes last, and those without a day
    /// after all others. A review is tied to a routine by a link `reviewed-in` of the routine, or by a
    /// link of any type to it.
    pub place: &'g Artefact,
    /// How often it is held, as the place declares it.
    pub interval: Fact<Interval>,
    /// The newest session of the place, or review that is the place or is tied to the routine, on or before
    /// the as-of date, of one day the one whose id comes last; none where there is none with a day.
    pub last: Option<(&'g Artefact, Date)>,
}

/// Something that a routine has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoutineHole<'g> {
    /// Nobody answers for it.
    Owner,
    /// Nothing mandates it: no word of whom it binds, no policy, no rationale, nobody who asks for it.
    Mandate,
    /// It names no tool.
    Tool,
    /// No artefact describes the tool that it names.
    ToolDescribed,
    /// It names no type of records.
    RecordTypes,
    /// There is no record set of a type that it names.
    Records(&'g Key),
    /// Nothing measures it.
    Measure,
    /// What measures it has no measurement with a day.
    Measurement(&'g ArtefactId),
    /// It is looked at nowhere.
    Review,
    /// The place where it is looked at has held no session with a day.
    Session(&'g ArtefactId),
}

/// A record set, tool or metric that belongs to no routine.
#[derive(Clone, Copy, Debug)]
pub struct Apart<'g> {
    /// The artefact.
    pub artefact: &'g Artefact,
    /// Whether it may belong to a routine all the same, since a routine does not state what would tell, or
    /// it does not itself: a record set without a population, a tool without a title.
    pub certain: Certainty,
}

/// Whether something is known, or only not known to be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The data states it.
    Known,
    /// The data does not state what would tell.
    NotStated,
}

/// A process about which the catalogue would see a routine.
#[derive(Clone, Debug)]
pub struct ProcessAsked<'g> {
    /// What the routine would be about; any of them, where several serve. The order in which a requirement
    /// lists them makes no other process.
    pub subjects: Vec<&'g Key>,
    /// The requirements that look for it, in reading order. Other evidence may serve them as well.
    pub requirements: Vec<&'g Requirement>,
    /// The routines that are there about one of the subjects.
    pub routines: Vec<&'g Artefact>,
    /// Where there is none: whether that is known.
    pub certain: Certainty,
}

/// The routines of the assessed organisation, what each has and lacks, and what belongs to none.
///
/// Routines, records, tools, measurements and reviews that are retired or of a day to come are left out; what
/// a routine names by its id stays, whatever became of it. A fact that is stated none is a hole; one that is
/// not stated stands apart, among what is unknown; so does a hole that something not stated could fill: a
/// record set without a population, a tool without a title, a measurement without a day or a metric (but not
/// of a metric that is about something else by `fact.subject`), a review without a day or a forum, a family that
/// no source carries.
///
/// ```
/// use clausegraph::{Organisation, RoutineHole, SourceText, assess, catalogue, map, routines};
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "artefacts": [
///     { "id": "RTN-1", "kind": "routine", "title": "Incidents", "status": "in-use", "owner": null,
///       "routine": { "subject": "incident-management", "mandate": "mandatory", "tool": "Desk",
///                    "record_types": ["incidents"], "measures": [] } },
///     { "id": "DESK", "kind": "tool", "title": "Desk" },
///     { "id": "RST-1", "kind": "record-set", "records": {
///         "population": "changes", "period": "2026-07-01/2026-09-30", "total": 12 } }
/// ] }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let found = routines(&assess(&map, "2026-11-22".parse()?));
///
/// let incidents = &found.routines[0];
/// assert!(incidents.holes.contains(&RoutineHole::Owner));
/// assert!(incidents.holes.contains(&RoutineHole::Measure));
/// assert!(incidents.holes.iter().any(|hole| matches!(hole, RoutineHole::Records(_))));
/// // Where it is looked at, nobody says: that is no hole.
/// assert_eq!(incidents.unknown, [RoutineHole::Review]);
/// // The changes are left by no routine.
/// assert_eq!(found.apart[0].artefact.id().as_str(), "RST-1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn routines<'g>(assessment: &Assessment<'g>) -> Routines<'g> {
    let serves = serves(assessment);
    let world = reading::World::new(assessment);
    let routines: Vec<RoutineView<'g>> = world
        .routines()
        .map(|routine| {
            let mut view = world.view(routine);
            view.serves = serves.get(routine.id()).cloned().unwrap_or_default();
            view
        })
        .collect();
    Routines {
        apart: world.apart(&routines),
        processes: process::processes(assessment, &routines),
        routines,
    }
}

/// The requirements for which the offer of a routine is taken, by routine.
fn serves<'g>(assessment: &Assessment<'g>) -> BTreeMap<&'g ArtefactId, Vec<&'g Requirement>> {
    let mut found: BTreeMap<&'g ArtefactId, Vec<&'g Requirement>> = BTreeMap::new();
    for derivation in explain_all(assessment) {
        for reading in &derivation.slots {
            let taken = reading.taken.and_then(|index| reading.offers.get(index));
            let Some(offer) = taken.filter(|offer| offer.value != SlotValue::None) else {
                continue;
            };
            let Evidence::Artefact(artefact) = offer.evidence else { continue };
            if artefact.kind() != ArtefactKind::Routine || !is_there(artefact, assessment.as_of()) {
                continue;
            }
            let list = found.entry(artefact.id()).or_default();
            let requirement = derivation.cell.requirement;
            if list.last().is_none_or(|last| last.position() != requirement.position()) {
                list.push(requirement);
            }
        }
    }
    found
}
