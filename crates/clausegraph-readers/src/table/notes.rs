//! What a reader tells people beside what it read.

/// What is to be told about the cells of all sheets of a workbook.
#[derive(Default)]
pub(super) struct Remarks {
    /// Formulas whose value the file does not hold.
    pub(super) formulas: Places,
    /// Numbers before which people see zeros that they have not.
    pub(super) padded: Places,
    pub(super) comments: usize,
    pub(super) drawings: usize,
}

impl Remarks {
    /// The remarks as notes.
    pub(super) fn told(&self) -> Vec<String> {
        let formulas = self.formulas.told().map(|places| {
            format!(
                "formulas without a stored value are read as empty ({places}): open and save the file in a \
                 spreadsheet program"
            )
        });
        let padded = self.padded.told().map(|places| {
            format!("numbers that only their format shows with leading zeros are read without ({places})")
        });
        let comments =
            (self.comments > 0).then(|| format!("{} left", counted(self.comments, "comment")));
        let drawings = (self.drawings > 0).then(|| "drawings, pictures or charts left".to_owned());
        [formulas, padded, comments, drawings].into_iter().flatten().collect()
    }
}

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
