//! The naive view of routines: the doc comments of `clausegraph::routines` read a second time, slow and
//! obvious on purpose.
//!
//! It works on the documents as they are, with lists and linear scans, tells everything as text, and shares
//! no function with the real view. The requirements for which the offer of a routine is taken are left out:
//! what is taken is compared by the oracle of the assessment.

mod processes;
mod world;

use clausegraph_model::{
    Date, Fact,
    document::{ArtefactDocument, CatalogueDocument, OrganisationDocument},
};

pub use self::processes::ProcessRow;
use self::world::{World, add_once, within};

/// All routines, what belongs to none, and the processes asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutinesRow {
    /// The routines that are there, in reading order.
    pub routines: Vec<RoutineRow>,
    /// Records, tools and metrics that belong to no routine, and whether that is known.
    pub apart: Vec<(String, bool)>,
    /// The processes about which the catalogue asks for a routine.
    pub processes: Vec<ProcessRow>,
}

/// A routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutineRow {
    /// Its id.
    pub routine: String,
    /// Subject, owner, other party, mandate and policy.
    pub plain: [Fact<String>; 5],
    /// How many reasons are given, and how many who ask for it.
    pub reasons: [Fact<usize>; 2],
    /// The tool that it names, if it names one, and the artefacts that describe it.
    pub tool: Fact<(Option<String>, Vec<String>)>,
    /// The types of records, and the sets of each.
    pub records: Fact<Vec<(String, Vec<SetRow>)>>,
    /// What measures it, and the newest measurement.
    pub measures: Fact<Vec<(String, Newest)>>,
    /// Where it is looked at, how often that is held, and the newest session.
    pub review: Fact<(String, Fact<String>, Newest)>,
    /// What it has not, as `owner`, `records:changes`, `session:FOR-1`.
    pub holes: Vec<String>,
    /// What it may not have.
    pub unknown: Vec<String>,
}

/// An artefact and its day.
pub type Newest = Option<(String, String)>;

/// A record set, its period and its total.
pub type SetRow = (String, Fact<String>, Fact<u32>);

/// The view of an organisation before a catalogue on a day.
pub fn routines(
    catalogue: &CatalogueDocument,
    organisation: &OrganisationDocument,
    as_of: Date,
) -> RoutinesRow {
    let world = World { organisation, as_of };
    let mut rows = Vec::new();
    for routine in world.there("routine") {
        rows.push(row(&world, routine));
    }
    RoutinesRow {
        apart: apart(&world, &rows),
        processes: processes::processes(&world, catalogue),
        routines: rows,
    }
}

/// What a routine lacks, and what it may lack.
#[derive(Default)]
struct Lacks {
    known: Vec<String>,
    unknown: Vec<String>,
}

impl Lacks {
    fn say(&mut self, hole: String, known: bool) {
        if known {
            self.known.push(hole);
        } else {
            self.unknown.push(hole);
        }
    }

    /// What is stated none is known, what is not stated is not.
    fn say_of<T>(&mut self, hole: &str, fact: &Fact<T>) {
        match fact {
            Fact::Given(_) => {}
            Fact::StatedNone => self.say(hole.to_owned(), true),
            Fact::Unknown => self.say(hole.to_owned(), false),
        }
    }
}

fn row(world: &World<'_>, routine: &ArtefactDocument) -> RoutineRow {
    let mut lacks = Lacks::default();
    let part = &routine.routine;
    let subject = within(part, |part| &part.subject).map(ToString::to_string);
    let owner = routine.owner.as_ref().map(ToString::to_string);
    let operated_by = within(part, |part| &part.operated_by).map(ToString::to_string);
    let mandate = within(part, |part| &part.mandate).map(|word| word.as_str().to_owned());
    let policy = within(part, |part| &part.policy).map(ToString::to_string);
    let rationale = within(part, |part| &part.rationale).map(Vec::len);
    let mandates = routine.mandates.as_ref().map(Vec::len);
    lacks.say_of("owner", &owner);

    let words = [
        mandate.clone().map(|_| ()),
        policy.clone().map(|_| ()),
        rationale.map(|_| ()),
        mandates.map(|_| ()),
    ];
    if !words.contains(&Fact::Given(())) {
        lacks.say("mandate".to_owned(), !words.contains(&Fact::Unknown));
    }

    RoutineRow {
        routine: routine.id.to_string(),
        plain: [subject, owner, operated_by, mandate, policy],
        reasons: [rationale, mandates],
        tool: tool(world, routine, &mut lacks),
        records: records(world, routine, &mut lacks),
        measures: measures(world, routine, &mut lacks),
        review: review(world, routine, &mut lacks),
        holes: lacks.known,
        unknown: lacks.unknown,
    }
}

/// The tool that a routine names and the artefacts that are it.
fn tool(
    world: &World<'_>,
    routine: &ArtefactDocument,
    lacks: &mut Lacks,
) -> Fact<(Option<String>, Vec<String>)> {
    let stated = within(&routine.routine, |part| &part.tool).map(ToString::to_string);
    let name = stated.given().cloned();
    let mut described = Vec::new();
    let mut nameless = false;
    for tool in world.there("tool") {
        let linked = world::is_linked(tool, routine) || world::is_linked(routine, tool);
        let named = name.as_ref().is_some_and(|name| is_called(tool, name));
        if linked || named {
            described.push(tool.id.to_string());
        }
        nameless |= tool.title.is_unknown();
    }
    match (name, stated) {
        (None, stated) if described.is_empty() => {
            lacks.say_of("tool", &stated);
            stated.map(|name| (Some(name), Vec::new()))
        }
        (name, _) => {
            if described.is_empty() {
                lacks.say("tool-described".to_owned(), world.carries("facts") && !nameless);
            }
            Fact::Given((name, described))
        }
    }
}

/// Whether a tool goes by a name: its id, its title, or the title up to a comma, colon or bracket.
fn is_called(tool: &ArtefactDocument, name: &str) -> bool {
    let same = |one: &str| one.trim().to_lowercase() == name.trim().to_lowercase();
    if same(tool.id.as_str()) {
        return true;
    }
    let Fact::Given(title) = &tool.title else {
        return false;
    };
    let mut start = String::new();
    for letter in title.chars() {
        if [',', ':', '(', '['].contains(&letter) {
            break;
        }
        start.push(letter);
    }
    same(title) || same(&start)
}

/// The types of records that a routine leaves and the sets of each.
fn records(
    world: &World<'_>,
    routine: &ArtefactDocument,
    lacks: &mut Lacks,
) -> Fact<Vec<(String, Vec<SetRow>)>> {
    let types = within(&routine.routine, |part| &part.record_types);
    lacks.say_of("record-types", &types);
    let mut empty = Vec::new();
    let all = types.map(|types| {
        let mut all = Vec::new();
        for (place, wanted) in types.iter().enumerate() {
            if types.iter().position(|found| found == wanted) != Some(place) {
                continue;
            }
            let mut sets = Vec::new();
            for set in world.there("record-set") {
                if within(&set.records, |part| &part.population) == Fact::Given(wanted) {
                    let period = within(&set.records, |part| &part.period);
                    let total = within(&set.records, |part| &part.total);
                    sets.push((
                        set.id.to_string(),
                        period.map(ToString::to_string),
                        total.map(|total| *total),
                    ));
                }
            }
            if sets.is_empty() {
                empty.push(wanted.clone());
            }
            all.push((wanted.to_string(), sets));
        }
        all
    });
    let mut may_be_any = !world.carries("records");
    for set in world.there("record-set") {
        may_be_any |= within(&set.records, |part| &part.population).is_unknown();
    }
    empty.sort();
    for wanted in empty {
        lacks.say(format!("records:{wanted}"), !may_be_any);
    }
    all
}

/// What measures a routine, and the newest measurement of each.
fn measures(
    world: &World<'_>,
    routine: &ArtefactDocument,
    lacks: &mut Lacks,
) -> Fact<Vec<(String, Newest)>> {
    let stated = within(&routine.routine, |part| &part.measures);
    let mut found: Vec<&ArtefactDocument> = Vec::new();
    for id in stated.given().copied().into_iter().flatten() {
        world.by_id(id).into_iter().for_each(|named| add_once(&mut found, named));
    }
    for kind in ["metric", "measurement"] {
        for artefact in world.there(kind) {
            let behind = found.iter().any(|by| kind == "measurement" && world::is_of(artefact, by));
            if world::is_of(artefact, routine) && !behind {
                add_once(&mut found, artefact);
            }
        }
    }
    if found.is_empty() {
        lacks.say_of("measure", &stated);
        return stated.map(|_| Vec::new());
    }
    let mut without = Vec::new();
    let mut all = Vec::new();
    for by in found {
        let mut newest = Vec::new();
        let mut open = !world.carries("facts");
        for measurement in world.there("measurement") {
            let about = measurement.id == by.id || world::is_of(measurement, by);
            if about && let Fact::Given(day) = measurement.dated_on {
                newest.push((day, measurement.id.clone()));
            }
            if about {
                open |= measurement.dated_on.is_unknown();
            } else if by.kind.as_str() != "measurement" && !world::differ(measurement, by) {
                open |= !world::says_of_what(measurement) && !measurement.dated_on.is_stated_none();
            }
        }
        let newest = world.newest(newest);
        if newest.is_none() {
            without.push((by.id.clone(), !open));
        }
        all.push((by.id.to_string(), newest));
    }
    without.sort();
    for (id, known) in without {
        lacks.say(format!("measurement:{id}"), known);
    }
    Fact::Given(all)
}

/// Where a routine is looked at, and when last.
fn review(
    world: &World<'_>,
    routine: &ArtefactDocument,
    lacks: &mut Lacks,
) -> Fact<(String, Fact<String>, Newest)> {
    let stated = within(&routine.routine, |part| &part.reviewed_in);
    let named = stated.given().and_then(|id| world.by_id(id));
    let place =
        named.or_else(|| world.linked_forum(routine)).or_else(|| tied_review(world, routine));
    let Some(place) = place else {
        lacks.say_of("review", &stated);
        return stated.map(|id| (id.to_string(), Fact::Unknown, None));
    };
    let mut sessions = Vec::new();
    let mut open = !world.carries("reviews");
    for review in world.reviews() {
        let forum = within(&review.review, |part| &part.forum);
        let of_it = review.id == place.id || forum == Fact::Given(&place.id);
        if of_it || world::is_tied(review, routine) {
            open |= review.dated_on.is_unknown();
            if let Fact::Given(day) = review.dated_on {
                sessions.push((day, review.id.clone()));
            }
        }
        if place.kind.as_str() == "forum" && forum.is_unknown() {
            open |= !review.dated_on.is_stated_none();
        }
    }
    let last = world.newest(sessions);
    if last.is_none() {
        lacks.say(format!("session:{}", place.id), !open);
    }
    Fact::Given((place.id.to_string(), place.interval.map(|found| found.to_string()), last))
}

/// The newest review that is tied to a routine; those without a day come last.
fn tied_review<'a>(world: &World<'a>, routine: &ArtefactDocument) -> Option<&'a ArtefactDocument> {
    let mut tied = Vec::new();
    for review in world.reviews() {
        if world::is_tied(review, routine) {
            tied.push((review.dated_on.given().copied(), review.id.clone(), review));
        }
    }
    tied.sort_by_key(|(day, id, _)| (*day, id.clone()));
    tied.pop().map(|(_, _, review)| review)
}

/// What belongs to no routine, and whether that is known.
fn apart(world: &World<'_>, rows: &[RoutineRow]) -> Vec<(String, bool)> {
    let routines = world.there("routine");
    let part = |open: fn(&RoutineRow) -> bool| rows.iter().any(open);
    let mut found = Vec::new();
    for artefact in &world.organisation.artefacts {
        if !world.is_there(artefact) {
            continue;
        }
        let id = artefact.id.to_string();
        let (belongs, open) = match artefact.kind.as_str() {
            "record-set" => {
                let population = within(&artefact.records, |part| &part.population);
                let belongs = rows.iter().any(|row| {
                    let types = row.records.given().into_iter().flatten();
                    types.flat_map(|(_, sets)| sets).any(|set| set.0 == id)
                });
                (belongs, population.is_unknown() || part(|row| row.records.is_unknown()))
            }
            "tool" => {
                let belongs = rows.iter().any(|row| {
                    row.tool.given().is_some_and(|(_, described)| described.contains(&id))
                });
                (belongs, artefact.title.is_unknown() || part(|row| row.tool.is_unknown()))
            }
            "metric" => {
                let belongs = rows.iter().any(|row| {
                    let measures = row.measures.given().into_iter().flatten();
                    measures.into_iter().any(|(by, _)| *by == id)
                });
                let open = routines
                    .iter()
                    .any(|routine| within(&routine.routine, |part| &part.measures).is_unknown());
                (belongs, open)
            }
            _ => continue,
        };
        if !belongs {
            found.push((id, !open && world.carries("routines")));
        }
    }
    found
}
