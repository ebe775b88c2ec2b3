//! The moments that a report lists, and whether their order can be true.

use clausegraph_model::Key;

use super::{
    artefact::{Desk, Unreadable},
    body::Body,
    report::Contradiction,
    rules::{EventsRule, Order},
    when::{Moment, WhenError},
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
    line: u32,
}

impl Moments {
    fn get(&self, name: &Key) -> Option<&Event> {
        self.known.iter().find(|event| event.name == *name)
    }

    /// Whether the document lists both events.
    pub(crate) fn list(&self, order: &Order) -> bool {
        self.listed.contains(&order.first) && self.listed.contains(&order.second)
    }

    /// Whether the second event does not lie before the first; none where one of them is not known.
    pub(crate) fn keep(&self, order: &Order) -> Option<bool> {
        let (first, second) = (self.get(&order.first)?, self.get(&order.second)?);
        Some(first.moment <= second.moment)
    }
}

/// Reads the moments below the heading that the rules name; each is kept as it was written.
///
/// Of an event that is listed twice the first one counts. One that is told in words without a
/// figure (`not declared`) has no moment.
pub(crate) fn read(rule: &EventsRule, body: &Body, desk: &mut Desk<'_>) -> Moments {
    let mut moments = Moments::default();
    let Some((_, lines)) = body.section(&rule.heading) else {
        return moments;
    };
    for line in lines {
        let named = rule.names.iter().find_map(|(name, pattern)| {
            let found = pattern.find(&line.text).filter(|found| found.start() == 0)?;
            let (_, rest) = line.text.split_at_checked(found.end())?;
            Some((name, rest))
        });
        let Some((name, rest)) = named else {
            desk.malformed("events", &line.text, Some(line.line), Unreadable::UnknownEvent);
            continue;
        };
        let written = rest.trim_start_matches(':').trim();
        let field = format!("events.{name}");
        let moment = written.parse();
        if moment != Err(WhenError::NoTime) {
            moments.listed.push(name.clone());
        }
        match moment {
            Ok(moment) => {
                desk.carry(&field, written);
                if moments.get(name).is_none() {
                    moments.known.push(Event {
                        name: name.clone(),
                        moment,
                        written: written.to_owned(),
                        line: line.line,
                    });
                }
            }
            Err(WhenError::NoTime) => desk.carry(&field, &line.text),
            Err(why) => desk.malformed(&field, written, Some(line.line), why.into()),
        }
    }
    for order in &rule.order {
        if moments.keep(order) == Some(false)
            && let (Some(first), Some(second)) =
                (moments.get(&order.first), moments.get(&order.second))
        {
            desk.report.contradictions.push(Contradiction {
                path: desk.source.path.to_owned(),
                line: second.line,
                first: first.name.clone(),
                first_at: first.written.clone(),
                second: second.name.clone(),
                second_at: second.written.clone(),
            });
        }
    }
    moments
}
