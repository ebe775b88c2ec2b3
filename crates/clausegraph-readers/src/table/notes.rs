//! What a reader tells people beside what it read.

/// Places of one kind, of which the first few are told and the others counted.
#[derive(Default)]
pub(super) struct Places {
    first: Vec<String>,
    more: usize,
}

const TOLD: usize = 3;

impl Places {
    /// Adds a place.
    pub(super) fn add(&mut self, place: impl FnOnce() -> String) {
        if self.first.len() < TOLD {
            self.first.push(place());
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// The places in words: `A!B2, A!B3 and 4 more`; none where there are none.
    pub(super) fn told(&self) -> Option<String> {
        if self.first.is_empty() {
            return None;
        }
        let first = self.first.join(", ");
        Some(if self.more == 0 { first } else { format!("{first} and {} more", self.more) })
    }
}

/// What is not shown of a sheet, which is read nevertheless.
pub(super) fn hidden(name: &str, all: bool, rows: usize, columns: usize) -> Vec<String> {
    let parts = [(rows, "row"), (columns, "column")].into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, noun)| counted(number, noun)).collect();
    let name = clipped(name);
    let mut notes = Vec::new();
    if all {
        notes.push(format!("sheet `{name}` is hidden: read all the same"));
    }
    if !parts.is_empty() {
        notes.push(format!("sheet `{name}` hides {}: read all the same", parts.join(" and ")));
    }
    notes
}

/// A sheet that holds no cells.
pub(super) fn no_table(name: &str, kind: &str) -> String {
    format!("sheet `{}` is no table but a {}: left", clipped(name), clipped(kind))
}

/// Numbers of which people see more than there is.
pub(super) fn padded(places: &Places) -> Option<String> {
    let told = places.told()?;
    Some(format!(
        "numbers that only their format shows with leading zeros are read without ({told})"
    ))
}

/// A text of a file as messages show it: no longer than a line takes.
pub(super) fn clipped(text: &str) -> String {
    const LONGEST: usize = 40;

    let mut signs = text.chars();
    let mut clipped: String = signs
        .by_ref()
        .take(LONGEST)
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    if signs.next().is_some() {
        clipped.push('…');
    }
    clipped
}

/// A number and its noun: `1 chart`, `2 charts`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
