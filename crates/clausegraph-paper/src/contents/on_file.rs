//! What charter and review pack read from the files in the same way.

use clausegraph::{
    Artefact, ArtefactKind, Date, Element, ElementList, Fact, Interval, Key, Organisation,
    PersonKey,
    document::{ArtefactStatus, LinkType, ScopeState},
};

use crate::{Argument, Basis, Cell, Tone, Words};

/// Before what an office is a name: `Head of Infrastructure: hosting, backup`.
const BEHIND_THE_OFFICE: [char; 4] = [',', ':', ';', '('];

/// What the files hold, as of a day.
#[derive(Clone, Copy)]
pub(super) struct OnFile<'a, 'g> {
    pub(super) basis: Basis<'a, 'g>,
}

impl<'a, 'g> OnFile<'a, 'g> {
    pub(super) const fn new(basis: &Basis<'a, 'g>) -> Self {
        Self { basis: *basis }
    }

    pub(super) fn as_of(&self) -> Date {
        self.basis.assessment.as_of()
    }

    pub(super) fn organisation(&self) -> &'g Organisation {
        self.basis.assessment.organisation()
    }

    /// The name of the organisation.
    pub(super) fn name(&self) -> String {
        let identity = self.organisation().identity();
        identity.map_or_else(|| self.say("no-name"), |identity| identity.name.clone())
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.basis.texts.say(key)
    }

    pub(super) fn with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.basis.texts.say_with(key, arguments)
    }

    /// A sentence about a number.
    pub(super) fn count(&self, key: &str, number: usize) -> String {
        self.with(key, &[("count", counted(number))])
    }

    pub(super) fn day(&self, day: Date) -> String {
        self.basis.texts.short_day(day)
    }

    /// The artefacts of some kinds that are there, in reading order: neither retired nor of a day to come.
    pub(super) fn there(&self, kinds: &[ArtefactKind]) -> Vec<&'g Artefact> {
        let all = self.organisation().artefacts().iter();
        all.filter(|artefact| kinds.contains(&artefact.kind()) && self.is_there(artefact)).collect()
    }

    fn is_there(&self, artefact: &Artefact) -> bool {
        let document = artefact.document();
        let is_to_come = [&document.dated_on, &document.created_on]
            .iter()
            .any(|day| day.given().is_some_and(|day| *day > self.as_of()));
        document.status.given() != Some(&ArtefactStatus::Retired) && !is_to_come
    }

    /// Whether any source carries the family of a kind.
    pub(super) fn carries(&self, kind: ArtefactKind) -> bool {
        self.organisation().carries(kind.family())
    }

    /// The members of a list of the scope, in its order.
    pub(super) fn members(&self, list: ElementList) -> Vec<&'g Element> {
        self.organisation().elements().iter().filter(|element| element.list() == list).collect()
    }

    /// A person by the office, as far as it is a name and nobody else has it; by the key otherwise.
    pub(super) fn who(&self, key: &PersonKey) -> String {
        let people = self.organisation().people().given().into_iter().flatten();
        let mut short = people.filter_map(|person| {
            let office = person.office.given()?;
            let name = office.split(BEHIND_THE_OFFICE).next().unwrap_or_default().trim();
            (!name.is_empty()).then_some((&person.key, name))
        });
        let Some((_, own)) = short.clone().find(|(other, _)| *other == key) else {
            return key.to_string();
        };
        let is_shared = short.any(|(other, name)| other != key && name == own);
        if is_shared { key.to_string() } else { own.to_owned() }
    }

    /// A person behind a fact, as the cell of a table: the three cases stay apart.
    pub(super) fn who_cell(&self, fact: &Fact<PersonKey>) -> Cell {
        match fact {
            Fact::Given(key) => Cell::plain(self.who(key)),
            Fact::StatedNone => Cell::toned(self.say("cell-nobody"), Tone::Bad),
            Fact::Unknown => self.not_stated(),
        }
    }

    /// A text behind a fact, as the cell of a table: the three cases stay apart.
    pub(super) fn text_cell(&self, fact: Fact<&String>) -> Cell {
        match fact {
            Fact::Given(text) => Cell::plain(text.trim()),
            Fact::StatedNone => self.none(),
            Fact::Unknown => self.not_stated(),
        }
    }

    /// A day behind a fact, as the cell of a table: the three cases stay apart.
    pub(super) fn day_cell(&self, fact: Fact<Date>) -> Cell {
        match fact {
            Fact::Given(day) => Cell::plain(self.day(day)),
            Fact::StatedNone => self.none(),
            Fact::Unknown => self.not_stated(),
        }
    }

    /// The cell of what is stated to be none.
    pub(super) fn none(&self) -> Cell {
        Cell::toned(self.say("cell-none"), Tone::Bad)
    }

    /// The cell of what nobody states.
    pub(super) fn not_stated(&self) -> Cell {
        Cell::toned(self.say("cell-not-stated"), Tone::Unknown)
    }

    /// An interval in words: `every 3 months`.
    pub(super) fn every(&self, interval: Interval) -> String {
        let mut parts = Vec::new();
        let mut part = |key: &str, number: u32| {
            if number > 0 {
                parts.push(self.with(key, &[("count", number.into())]));
            }
        };
        let (months, days) = (interval.months(), interval.days());
        if months % 12 == 0 {
            part("interval-years", months / 12);
        } else {
            part("interval-months", months);
        }
        if days % 7 == 0 {
            part("interval-weeks", days / 7);
        } else {
            part("interval-days", days);
        }
        let list = parts.join(" + ");
        self.with("interval-every", &[("interval", list.into())])
    }

    /// The newest measurement of a metric or objective up to the as-of date, with its day.
    pub(super) fn newest(&self, of: &Artefact) -> Option<(Date, &'g Artefact)> {
        self.series(of).pop()
    }

    /// The measurements of a metric or objective up to the as-of date with their days, the newest last.
    pub(super) fn series(&self, of: &Artefact) -> Vec<(Date, &'g Artefact)> {
        let measured = self.there(&[ArtefactKind::Measurement]).into_iter();
        let of_it = measured.filter(|found| is_of(found, of));
        let dated = of_it.filter_map(|found| Some((measured_on(found)?, found)));
        let mut series: Vec<_> = dated.filter(|(day, _)| *day <= self.as_of()).collect();
        series.sort_by_key(|(day, found)| (*day, found.id()));
        series
    }
}

/// A number as the argument of a sentence.
pub(super) fn counted(number: usize) -> Argument<'static> {
    u64::try_from(number).unwrap_or(u64::MAX).into()
}

/// Whether a measurement says that it is of something, by its field or by a link.
fn is_of(measurement: &Artefact, of: &Artefact) -> bool {
    let document = measurement.document();
    let named = document.measurement.as_deref().and_then(|part| part.of.given());
    let links = document.links.given().into_iter().flatten();
    named == Some(of.id())
        || links.into_iter().any(|link| link.kind == LinkType::Measures && link.to == *of.id())
}

/// The day of a measurement: the last one of its period, else the one it speaks of.
pub(super) fn measured_on(measurement: &Artefact) -> Option<Date> {
    let document = measurement.document();
    let period = document.measurement.as_deref().and_then(|part| part.period.given());
    period.map(|period| period.last()).or(document.dated_on.given().copied())
}

/// The value of a measurement: as written, else as a number.
pub(super) fn measured(measurement: &Artefact) -> Option<String> {
    let document = measurement.document();
    let written = document.fact.as_deref().and_then(|fact| fact.value.given());
    let number = document.measurement.as_deref().and_then(|part| part.value.given());
    written.cloned().or_else(|| number.map(ToString::to_string))
}

/// What an artefact is about, by the catalogue's word.
pub(super) fn subject(artefact: &Artefact) -> Fact<&Key> {
    let document = artefact.document();
    let of = [
        document.fact.as_deref().map(|part| part.subject.as_ref()),
        document.review.as_deref().map(|part| part.subject.as_ref()),
        document.action.as_deref().map(|part| part.subject.as_ref()),
        document.routine.as_deref().map(|part| part.subject.as_ref()),
        document.records.as_deref().map(|part| part.population.as_ref()),
    ];
    of.into_iter().flatten().find(|fact| !fact.is_unknown()).unwrap_or(Fact::Unknown)
}

/// A field of a part; an absent part says nothing.
pub(super) fn of<'p, P, T>(
    part: Option<&'p P>,
    field: impl FnOnce(&'p P) -> &'p Fact<T>,
) -> Fact<&'p T> {
    part.map_or(Fact::Unknown, |part| field(part).as_ref())
}

/// Whether an element belongs to the scope, wholly or partly.
pub(super) fn is_in(element: &Element) -> bool {
    let state = element.document().state.given();
    matches!(state, Some(ScopeState::In | ScopeState::Partly))
}

/// Names in a row.
pub(super) fn row(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<Vec<String>>().join("; ")
}

/// An artefact: its title, and its id beside it.
pub(super) fn titled(artefact: &Artefact) -> Words {
    let title = artefact.title();
    if title == artefact.id().as_str() {
        return Words::code(title);
    }
    Words::plain(format!("{title} ")).and(Words::code(artefact.id().as_str()))
}
