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

    /// The places in words: `` `A!B2`, `A!B3` and 4 more ``; none where there are none.
    pub(super) fn told(&self) -> Option<String> {
        if self.first.is_empty() {
            return None;
        }
        let first: Vec<String> = self.first.iter().map(|place| format!("`{place}`")).collect();
        let first = first.join(", ");
        Some(if self.more == 0 { first } else { format!("{first} and {} more", self.more) })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.first.len().saturating_add(self.more)
    }
}

/// A number and its noun: `1 chart`, `2 charts`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
