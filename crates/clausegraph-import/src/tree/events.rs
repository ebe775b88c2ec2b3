//! The moments that a document states, and whether their order can be true.

use clausegraph_model::Key;
use clausegraph_readers::text;

use super::{
    artefact::{Desk, Unreadable},
    body::Body,
    report::Contradiction,
    rules::{EventsRule, FrontKey, ListedEvents, Order, Place},
    source::Found,
    when::{Incomparable, Moment, WhenError},
};

/// The moments of one document, by the names of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moments {
    /// The events that the document lists with a figure, readable or not.
    listed: Vec<Key>,
    known: Vec<Event>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    name: Key,
    moment: Moment,
    written: String,
    at: Option<text::Place>,
}

impl Moments {
    fn get(&self, name: &Key) -> Option<&Event> {
        self.known.iter().find(|event| event.name == *name)
    }

    fn both(&self, order: &Order) -> Option<(&Event, &Event)> {
        Some((self.get(&order.first)?, self.get(&order.second)?))
    }

    /// Whether the document lists both events.
    pub(crate) fn list(&self, order: &Order) -> bool {
        self.listed.contains(&order.first) && self.listed.contains(&order.second)
    }

    /// Whether the second event does not lie before the first; none where that is not known.
    pub(crate) fn keep(&self, order: &Order) -> Option<bool> {
        let (first, second) = self.both(order)?;
        first.moment.is_not_after(second.moment).ok()
    }

    /// What is wrong with the order, in words; none where it is kept.
    pub(crate) fn broken(&self, order: &Order) -> Option<String> {
        let (first, second) = self.both(order)?;
        (self.keep(order) == Some(false)).then(|| {
            let (one, two) = (&first.written, &second.written);
            format!("{} at {two} lies before {} at {one}", second.name, first.name)
        })
    }
}

/// Reads the moments that the rules name; each is kept as it was written.
///
/// Of an event that is stated twice the first one counts. One that is told in words without a
/// figure (`not declared`) has no moment.
pub(crate) fn read(rule: &EventsRule, desk: &mut Desk<'_>) -> Moments {
    let source = desk.source;
    let mut moments = Moments::default();
    for (name, key) in &rule.front {
        in_front(rule, name, key, &mut moments, desk);
    }
    if let (Some(listed), Some(body)) = (&rule.listed, &source.body) {
        below_heading(rule, listed, body, &mut moments, desk);
    }
    for order in &rule.order {
        let Some((first, second)) = moments.both(order) else {
            continue;
        };
        match first.moment.is_not_after(second.moment) {
            Ok(true) => {}
            Ok(false) => desk.report.contradictions.push(Contradiction {
                path: desk.source.path.to_owned(),
                at: second.at,
                first: first.name.clone(),
                first_at: first.written.clone(),
                second: second.name.clone(),
                second_at: second.written.clone(),
            }),
            Err(incomparable) => {
                let (bare, other) = match incomparable {
                    Incomparable::First => (first, second),
                    Incomparable::Second => (second, first),
                };
                let why = WhenError::NoZone { other: other.name.clone() };
                let field = format!("events.{}", bare.name);
                desk.report_malformed(&field, &bare.written, bare.at, why.into());
            }
        }
    }
    moments
}

fn in_front(
    rule: &EventsRule,
    name: &Key,
    key: &FrontKey,
    moments: &mut Moments,
    desk: &mut Desk<'_>,
) {
    match desk.source.find(&Place::FrontMatter(key.clone(), None)) {
        Found::Unknown | Found::Absent | Found::Blank => {}
        Found::Several { at, written, .. } | Found::Unmatched { at, written } => {
            moments.listed.push(name.clone());
            desk.malformed(&key.written, &written, at, Unreadable::Several);
        }
        Found::Text { at, text } => take(rule, name, &text, &text, at, moments, desk),
    }
}

fn below_heading(
    rule: &EventsRule,
    listed: &ListedEvents,
    body: &Body,
    moments: &mut Moments,
    desk: &mut Desk<'_>,
) {
    let Some((_, lines)) = body.section(&listed.heading) else {
        return;
    };
    for line in lines {
        let named = listed.names.iter().find_map(|(name, pattern)| {
            let found = pattern.find(&line.text).filter(|found| found.start() == 0)?;
            let (_, rest) = line.text.split_at_checked(found.end())?;
            Some((name, rest))
        });
        let Some((name, rest)) = named else {
            desk.malformed("events", &line.text, Some(line.at), Unreadable::UnknownEvent);
            continue;
        };
        let written = rest.trim_start_matches(':').trim();
        take(rule, name, written, &line.text, Some(line.at), moments, desk);
    }
}

/// Takes a moment in, where it is one.
fn take(
    rule: &EventsRule,
    name: &Key,
    written: &str,
    line: &str,
    at: Option<text::Place>,
    moments: &mut Moments,
    desk: &mut Desk<'_>,
) {
    let field = format!("events.{name}");
    let moment = Moment::read(written, &rule.forms, rule.zone);
    if moment != Err(WhenError::NoTime) {
        moments.listed.push(name.clone());
    }
    match moment {
        Ok(moment) => {
            desk.carry(&field, written);
            if moments.get(name).is_none() {
                let (name, written) = (name.clone(), written.to_owned());
                moments.known.push(Event { name, moment, written, at });
            }
        }
        Err(WhenError::NoTime) => desk.carry(&field, line),
        Err(why) => desk.malformed(&field, written, at, why.into()),
    }
}
