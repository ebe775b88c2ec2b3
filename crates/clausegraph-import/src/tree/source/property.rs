//! The properties of a file as places where something stands.

use clausegraph_readers::text::Properties;

use super::{Found, text_at};
use crate::tree::rules::Property;

/// What a file says about itself.
pub(super) fn find(properties: &Properties, property: &Property) -> Found {
    let text = match property {
        Property::Title => &properties.title,
        Property::Subject => &properties.subject,
        Property::ChangedBy => &properties.changed_by,
        Property::Version => &properties.version,
        Property::Status => &properties.status,
        Property::Company => &properties.company,
        Property::Template => &properties.template,
        Property::Language => &properties.language,
        Property::Created => return day(properties.created.as_deref()),
        Property::Changed => return day(properties.changed.as_deref()),
        Property::Author => return of_texts(&properties.authors),
        Property::Keywords => return of_texts(&properties.keywords),
        Property::Custom(name) => {
            let found = properties.custom.iter().find(|(known, _)| known == name);
            return found.map_or(Found::Absent, |(_, text)| text_at(None, text));
        }
    };
    text.as_ref().map_or(Found::Absent, |text| text_at(None, text))
}

/// The day of a moment as readers of documents write it: `2026-11-22`, with or without a time.
fn day(moment: Option<&str>) -> Found {
    let day = moment.map(|moment| moment.split('T').next().unwrap_or(moment));
    day.map_or(Found::Absent, |day| text_at(None, day))
}

fn of_texts(texts: &[String]) -> Found {
    match texts {
        [] => Found::Absent,
        [one] => text_at(None, one),
        several => {
            Found::Several { at: None, written: several.join(", "), texts: several.to_vec() }
        }
    }
}
