//! From where facts are looked at: the day, and who belongs to top management.

use crate::{Date, Fact, PersonKey, document::PersonDocument};

/// The day on which an organisation is looked at, and the people it lists.
///
/// What an artefact says depends on both: an approval of a later day has not happened yet, and whether
/// top management took part is known from the list of people.
#[derive(Clone, Copy, Debug)]
pub struct Standpoint<'a> {
    /// The day.
    pub as_of: Date,
    pub(crate) people: &'a Fact<Vec<PersonDocument>>,
}

impl Standpoint<'_> {
    /// Whether a person belongs to top management; unknown where the list of people does not say.
    pub fn is_top_management(&self, key: &PersonKey) -> Fact<bool> {
        let people = self.people.given().into_iter().flatten();
        let mut listed = people.filter(|person| person.key == *key);
        listed.next().map_or(Fact::Unknown, |person| person.top_management)
    }
}
