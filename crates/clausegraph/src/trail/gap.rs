//! Where a chain ends because the data says no more.

use clausegraph_model::{Artefact, Fact, Key};

use super::{day::DAYS, reference::FIELDS};

/// What the data says where it names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unsaid {
    /// It says that there is none.
    StatedNone,
    /// It says nothing.
    NotStated,
}

/// A field of a chain that names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrailGap<'g> {
    /// What the data says.
    pub unsaid: Unsaid,
    /// The field: `action.verified_on`.
    pub field: &'static str,
    /// The item of the list that names nothing; none where the list, or a field alone, is meant.
    pub item: Option<&'g Key>,
}

fn unsaid<T>(fact: &Fact<T>) -> Option<Unsaid> {
    match fact {
        Fact::Given(_) => None,
        Fact::StatedNone => Some(Unsaid::StatedNone),
        Fact::Unknown => Some(Unsaid::NotStated),
    }
}

/// The fields of an artefact that a chain needs and that name nothing: those stated none first.
pub(super) fn gaps(artefact: &Artefact) -> Vec<TrailGap<'_>> {
    let document = artefact.document();
    let mut found = Vec::new();
    for field in FIELDS.iter().filter(|field| field.asked.of(artefact.kind())) {
        let reading = (field.read)(document);
        let gap = |unsaid, item| TrailGap { unsaid, field: field.name, item };
        match &reading {
            Fact::Given(list) => {
                let items = list.iter();
                found.extend(items.filter_map(|named| Some(gap(unsaid(&named.to)?, named.item))));
            }
            Fact::StatedNone | Fact::Unknown => {
                let missing = unsaid(&reading).filter(|_| !field.asked.only_items());
                found.extend(missing.map(|unsaid| gap(unsaid, None)));
            }
        }
    }
    for day in DAYS.iter().filter(|day| day.asked.of(artefact.kind())) {
        let missing = unsaid(&(day.read)(document));
        found.extend(missing.map(|unsaid| TrailGap { unsaid, field: day.name, item: None }));
    }
    // By what is said, and then in the order of the fields.
    found.sort_by_key(|gap| gap.unsaid);
    found
}
