//! What the data states of each routine, and what belongs to none.

use clausegraph_model::{
    Artefact, ArtefactId, ArtefactKind, Date, Fact, Family, Key, Organisation,
    document::{ArtefactDocument, LinkType, RoutinePart},
};

use super::{
    Apart, Certainty, RecordsFound, RoutineHole, RoutineMeasure, RoutineRecords, RoutineReview,
    RoutineTool, RoutineView,
};
use crate::{Assessment, population::is_there};

/// The organisation on the day.
pub(super) struct World<'g> {
    organisation: &'g Organisation,
    as_of: Date,
}

/// A field of the part of routines.
macro_rules! field {
    ($routine:expr, $field:ident) => {
        part($routine).map_or(Fact::Unknown, |part| part.$field.as_ref())
    };
}

/// A field of a part that an artefact may have.
macro_rules! of_part {
    ($artefact:expr, $part:ident.$field:ident) => {
        $artefact.document().$part.as_deref().map_or(Fact::Unknown, |part| part.$field.as_ref())
    };
}

fn part(routine: &Artefact) -> Option<&RoutinePart> {
    routine.document().routine.as_deref()
}

/// Given lists that hold nothing are stated none.
fn filled<T>(fact: Fact<&Vec<T>>) -> Fact<&[T]> {
    match fact {
        Fact::Given(list) if list.is_empty() => Fact::StatedNone,
        Fact::Given(list) => Fact::Given(list.as_slice()),
        Fact::StatedNone => Fact::StatedNone,
        Fact::Unknown => Fact::Unknown,
    }
}

/// Links of an artefact of one type, or of any.
fn links(document: &ArtefactDocument, of: Option<LinkType>) -> impl Iterator<Item = &ArtefactId> {
    let links = document.links.given().into_iter().flatten();
    links.filter(move |link| of.is_none_or(|of| link.kind == of)).map(|link| &link.to)
}

impl<'g> World<'g> {
    pub(super) fn new(assessment: &Assessment<'g>) -> Self {
        Self { organisation: assessment.organisation(), as_of: assessment.as_of() }
    }

    fn there(&self, kind: ArtefactKind) -> impl Iterator<Item = &'g Artefact> {
        let as_of = self.as_of;
        let all = self.organisation.artefacts().iter();
        all.filter(move |found| found.kind() == kind && is_there(found, as_of))
    }

    pub(super) fn routines(&self) -> impl Iterator<Item = &'g Artefact> {
        self.there(ArtefactKind::Routine)
    }

    /// What is stated of a routine, without what it serves.
    pub(super) fn view(&self, routine: &'g Artefact) -> RoutineView<'g> {
        let document = routine.document();
        let mut view = RoutineView {
            routine,
            subject: field!(routine, subject),
            owner: document.owner.as_ref(),
            operated_by: field!(routine, operated_by),
            mandate: field!(routine, mandate).map(|mandate| *mandate),
            policy: field!(routine, policy),
            rationale: filled(field!(routine, rationale)),
            mandates: filled(document.mandates.as_ref()),
            serves: Vec::new(),
            tool: self.tool(routine),
            records: self.records(routine),
            measures: self.measures(routine),
            review: self.review(routine),
            holes: Vec::new(),
            unknown: Vec::new(),
        };
        self.look_for_holes(&mut view);
        view
    }

    fn tool(&self, routine: &'g Artefact) -> Fact<RoutineTool<'g>> {
        let named = field!(routine, tool);
        let name = named.given().map(|name| name.as_str());
        let described: Vec<&'g Artefact> = self
            .there(ArtefactKind::Tool)
            .filter(|tool| {
                name.is_some_and(|name| is_named(tool, name)) || are_linked(routine, tool)
            })
            .collect();
        match named {
            Fact::Given(_) => Fact::Given(RoutineTool { name, described }),
            Fact::StatedNone | Fact::Unknown if !described.is_empty() => {
                Fact::Given(RoutineTool { name: None, described })
            }
            Fact::StatedNone => Fact::StatedNone,
            Fact::Unknown => Fact::Unknown,
        }
    }

    fn records(&self, routine: &'g Artefact) -> Fact<Vec<RoutineRecords<'g>>> {
        filled(field!(routine, record_types)).map(|types| {
            let mut found: Vec<RoutineRecords<'g>> = Vec::new();
            for record_type in types {
                if !found.iter().any(|known| known.record_type == record_type) {
                    found.push(RoutineRecords {
                        record_type,
                        sets: self.sets(record_type).collect(),
                    });
                }
            }
            found
        })
    }

    fn sets(&self, record_type: &Key) -> impl Iterator<Item = RecordsFound<'g>> {
        let of_type = move |set: &&'g Artefact| {
            of_part!(set, records.population).given().is_some_and(|found| *found == record_type)
        };
        self.there(ArtefactKind::RecordSet).filter(of_type).map(|set| RecordsFound {
            set,
            period: of_part!(set, records.period).map(|period| *period),
            total: of_part!(set, records.total).map(|total| *total),
        })
    }

    fn measures(&self, routine: &'g Artefact) -> Fact<Vec<RoutineMeasure<'g>>> {
        let named = filled(field!(routine, measures));
        let mut found: Vec<&'g Artefact> = Vec::new();
        for id in named.given().into_iter().flat_map(|list| list.iter()) {
            let listed = found.iter().any(|by| by.id() == id);
            found.extend(self.organisation.artefact(id.as_str()).filter(|_| !listed));
        }
        for kind in [ArtefactKind::Metric, ArtefactKind::Measurement] {
            for one in self.there(kind).filter(|one| measures(one, routine)) {
                // A measurement of a metric that is listed already stands behind it.
                let known = found.iter().any(|by| by.id() == one.id() || is_of(one, by));
                if !known {
                    found.push(one);
                }
            }
        }
        let measures: Vec<RoutineMeasure<'g>> =
            found.into_iter().map(|by| RoutineMeasure { by, last: self.last_value(by) }).collect();
        match named {
            _ if !measures.is_empty() => Fact::Given(measures),
            Fact::Unknown => Fact::Unknown,
            Fact::Given(_) | Fact::StatedNone => Fact::StatedNone,
        }
    }

    fn last_value(&self, by: &'g Artefact) -> Option<(&'g Artefact, Date)> {
        let values = self.there(ArtefactKind::Measurement);
        self.newest(values.filter(|value| value.id() == by.id() || is_of(value, by)))
    }

    /// The newest on or before the day; of one day, the one whose id comes last.
    fn newest(&self, events: impl Iterator<Item = &'g Artefact>) -> Option<(&'g Artefact, Date)> {
        let mut newest: Option<(&'g Artefact, Date)> = None;
        for event in events {
            let Some(day) = event.document().dated_on.given().copied() else { continue };
            let is_newer = |(by, last): (&Artefact, Date)| (day, event.id()) > (last, by.id());
            if day <= self.as_of && newest.is_none_or(is_newer) {
                newest = Some((event, day));
            }
        }
        newest
    }

    fn review(&self, routine: &'g Artefact) -> Fact<RoutineReview<'g>> {
        let named = field!(routine, reviewed_in);
        let place = named.given().and_then(|id| self.organisation.artefact(id.as_str()));
        let place = place.or_else(|| self.linked_forum(routine));
        let tied = || self.reviews().filter(|review| is_tied(review, routine));
        let sessions =
            self.reviews().filter(|review| place.is_some_and(|place| is_session(review, place)));
        let last = self.newest(sessions.chain(tied()));
        let place = place
            .or(last.map(|(review, _)| review))
            .or_else(|| tied().max_by(|one, other| one.id().cmp(other.id())));
        match place {
            Some(place) => Fact::Given(RoutineReview {
                place,
                interval: place.document().interval.as_ref().map(|interval| *interval),
                last,
            }),
            None if named.is_stated_none() => Fact::StatedNone,
            None => Fact::Unknown,
        }
    }

    fn reviews(&self) -> impl Iterator<Item = &'g Artefact> {
        let as_of = self.as_of;
        let all = self.organisation.artefacts().iter();
        all.filter(move |one| one.kind().family() == Family::Reviews && is_there(one, as_of))
    }

    /// The forum to which a routine has a link that says so; the first of several.
    fn linked_forum(&self, routine: &'g Artefact) -> Option<&'g Artefact> {
        links(routine.document(), Some(LinkType::ReviewedIn))
            .filter_map(|id| self.organisation.artefact(id.as_str()))
            .find(|one| one.kind() == ArtefactKind::Forum && is_there(one, self.as_of))
    }

    fn carries(&self, family: Family) -> Certainty {
        if self.organisation.carries(family) { Certainty::Known } else { Certainty::NotStated }
    }

    /// Not stated where something is open, else as the family is carried.
    fn unless(&self, open: bool, family: Family) -> Certainty {
        if open { Certainty::NotStated } else { self.carries(family) }
    }

    fn look_for_holes(&self, view: &mut RoutineView<'g>) {
        let mut found: Vec<(RoutineHole<'g>, Certainty)> = Vec::new();
        stated(&mut found, RoutineHole::Owner, &view.owner);
        found.extend(mandate(view).map(|certain| (RoutineHole::Mandate, certain)));
        stated(&mut found, RoutineHole::Tool, &view.tool);
        if view.tool.given().is_some_and(|tool| tool.described.is_empty()) {
            // A tool whose title nobody states may be the one.
            let open = self.there(ArtefactKind::Tool).any(is_untitled);
            found.push((RoutineHole::ToolDescribed, self.unless(open, Family::Facts)));
        }
        stated(&mut found, RoutineHole::RecordTypes, &view.records);
        for records in view.records.given().into_iter().flatten() {
            if records.sets.is_empty() {
                // A set whose population nobody states may be of this type.
                let open = self
                    .there(ArtefactKind::RecordSet)
                    .any(|set| of_part!(set, records.population).is_unknown());
                let hole = RoutineHole::Records(records.record_type);
                found.push((hole, self.unless(open, Family::Records)));
            }
        }
        stated(&mut found, RoutineHole::Measure, &view.measures);
        for measure in view.measures.given().into_iter().flatten() {
            if measure.last.is_none() {
                let hole = RoutineHole::Measurement(measure.by.id());
                let mut values = self.there(ArtefactKind::Measurement);
                let open = values.any(|value| may_be_of(value, measure.by));
                found.push((hole, self.unless(open, Family::Facts)));
            }
        }
        stated(&mut found, RoutineHole::Review, &view.review);
        if let Some(review) = view.review.given().filter(|review| review.last.is_none()) {
            let hole = RoutineHole::Session(review.place.id());
            let open = self.reviews().any(|one| {
                is_tied(one, view.routine) && is_undated(one) || may_be_session(one, review.place)
            });
            found.push((hole, self.unless(open, Family::Reviews)));
        }
        found.sort();
        for (hole, certain) in found {
            match certain {
                Certainty::Known => view.holes.push(hole),
                Certainty::NotStated => view.unknown.push(hole),
            }
        }
    }

    /// Record sets, tools and metrics that belong to no routine.
    pub(super) fn apart(&self, routines: &[RoutineView<'g>]) -> Vec<Apart<'g>> {
        let carried = self.carries(Family::Routines);
        let open = |is_open: &dyn Fn(&RoutineView<'g>) -> bool| {
            if carried == Certainty::NotStated || routines.iter().any(is_open) {
                Certainty::NotStated
            } else {
                Certainty::Known
            }
        };
        let of_records = open(&|view| view.records.is_unknown());
        let of_tools = open(&|view| view.tool.is_unknown());
        let of_measures = open(&|view| field!(view.routine, measures).is_unknown());
        let all = self.organisation.artefacts().iter();
        all.filter(|found| is_there(found, self.as_of))
            .filter_map(|artefact| {
                let kind = artefact.kind();
                let (belongs, certain) = if kind == ArtefactKind::RecordSet {
                    (has_set(routines, artefact), of_records)
                } else if kind == ArtefactKind::Tool {
                    (has_tool(routines, artefact), of_tools)
                } else if kind == ArtefactKind::Metric {
                    (has_measure(routines, artefact), of_measures)
                } else {
                    return None;
                };
                let unsaid = kind == ArtefactKind::RecordSet
                    && of_part!(artefact, records.population).is_unknown()
                    || kind == ArtefactKind::Tool && is_untitled(artefact);
                let certain = if unsaid { Certainty::NotStated } else { certain };
                (!belongs).then_some(Apart { artefact, certain })
            })
            .collect()
    }
}

fn stated<'g, T>(
    found: &mut Vec<(RoutineHole<'g>, Certainty)>,
    hole: RoutineHole<'g>,
    fact: &Fact<T>,
) {
    match fact {
        Fact::Given(_) => {}
        Fact::StatedNone => found.push((hole, Certainty::Known)),
        Fact::Unknown => found.push((hole, Certainty::NotStated)),
    }
}

/// Whether nothing mandates a routine; none where something does.
fn mandate(view: &RoutineView<'_>) -> Option<Certainty> {
    let any_given = view.mandate.given().is_some()
        || view.policy.given().is_some()
        || view.rationale.given().is_some()
        || view.mandates.given().is_some();
    let any_unknown = view.mandate.is_unknown()
        || view.policy.is_unknown()
        || view.rationale.is_unknown()
        || view.mandates.is_unknown();
    (!any_given).then_some(if any_unknown { Certainty::NotStated } else { Certainty::Known })
}

/// Whether a tool is the one of that name.
fn is_named(tool: &Artefact, name: &str) -> bool {
    let same = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
    let title = tool.title();
    let short = title.split([',', ':', '(', '[']).next().unwrap_or(title);
    same(tool.id().as_str()) || same(title) || same(short)
}

fn are_linked(one: &Artefact, two: &Artefact) -> bool {
    links(one.document(), None).any(|to| to == two.id())
        || links(two.document(), None).any(|to| to == one.id())
}

fn is_undated(artefact: &Artefact) -> bool {
    artefact.document().dated_on.is_unknown()
}

fn is_untitled(tool: &Artefact) -> bool {
    tool.document().title.is_unknown()
}

/// Whether an artefact says that it measures another.
fn measures(one: &Artefact, other: &Artefact) -> bool {
    is_of(one, other) || links(one.document(), Some(LinkType::Measures)).any(|to| to == other.id())
}

/// Whether a measurement may be a dated one of a metric, for all that is stated.
fn may_be_of(value: &Artefact, by: &Artefact) -> bool {
    if value.id() == by.id() || is_of(value, by) {
        return is_undated(value);
    }
    let says_of_what = !of_part!(value, measurement.of).is_unknown()
        || links(value.document(), Some(LinkType::Measures)).next().is_some();
    by.kind() != ArtefactKind::Measurement
        && !says_of_what
        && !are_about_others(value, by)
        && !value.document().dated_on.is_stated_none()
}

/// Whether two artefacts say what they are about, and it is not the same.
fn are_about_others(one: &Artefact, other: &Artefact) -> bool {
    let (one, other) = (of_part!(one, fact.subject), of_part!(other, fact.subject));
    one.given().zip(other.given()).is_some_and(|(one, other)| one != other)
}

/// Whether a review may be a dated session of a place, for all that is stated.
fn may_be_session(review: &Artefact, place: &Artefact) -> bool {
    if is_session(review, place) {
        return is_undated(review);
    }
    place.kind() == ArtefactKind::Forum
        && of_part!(review, review.forum).is_unknown()
        && !review.document().dated_on.is_stated_none()
}

/// Whether a routine says that it is looked at in a review, or the review has a link to the routine.
fn is_tied(review: &Artefact, routine: &Artefact) -> bool {
    links(routine.document(), Some(LinkType::ReviewedIn)).any(|to| to == review.id())
        || links(review.document(), None).any(|to| to == routine.id())
}

fn has_set(routines: &[RoutineView<'_>], set: &Artefact) -> bool {
    let records = routines.iter().filter_map(|view| view.records.given()).flatten();
    records.flat_map(|records| &records.sets).any(|found| found.set.id() == set.id())
}

fn has_tool(routines: &[RoutineView<'_>], tool: &Artefact) -> bool {
    let tools = routines.iter().filter_map(|view| view.tool.given());
    tools.flat_map(|found| &found.described).any(|found| found.id() == tool.id())
}

fn has_measure(routines: &[RoutineView<'_>], metric: &Artefact) -> bool {
    let measures = routines.iter().filter_map(|view| view.measures.given()).flatten();
    measures.into_iter().any(|found| found.by.id() == metric.id())
}

/// Whether a measurement is one of a metric.
fn is_of(measurement: &Artefact, metric: &Artefact) -> bool {
    measurement.kind() == ArtefactKind::Measurement
        && (of_part!(measurement, measurement.of).given().is_some_and(|of| *of == metric.id())
            || links(measurement.document(), Some(LinkType::Measures)).any(|to| to == metric.id()))
}

/// Whether a review is the place itself, or a session of the forum.
fn is_session(review: &Artefact, place: &Artefact) -> bool {
    review.id() == place.id()
        || of_part!(review, review.forum).given().is_some_and(|forum| *forum == place.id())
}
