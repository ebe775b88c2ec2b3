//! Whether random cases hold enough of everything: how often each status, defect and origin occurs.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::naive::{Row, STATUSES};

const DEFECTS: &[&str] = &[
    "suggested-only",
    "wrong-kind",
    "retired",
    "not-in-force",
    "dated-after",
    "empty-or-stub",
    "hash-mismatch",
    "member-out-of-scope",
    "made-for-others",
    "party-retained",
    "draft",
    "without-owner",
    "without-approval",
    "without-attribute",
    "unlocated",
    "member-not-named",
    "party-uncontrolled",
    "undecided",
    "lapsed",
];
const ORIGINS: &[&str] = &["own", "inherited", "blanket", "party"];
const VALUES: &[&str] = &["ok", "unknown", "lapsed", "weak", "none"];

/// In how many cells each status, defect, origin and slot value occurs.
///
/// A cell counts for a defect where one of its offers has it, and once; `undecided:<field>` and
/// `without-attribute:<attribute>` count as their first word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    cells: usize,
    statuses: BTreeMap<String, usize>,
    defects: BTreeMap<String, usize>,
    origins: BTreeMap<String, usize>,
    values: BTreeMap<String, usize>,
}

impl Histogram {
    /// Counts the cells of one assessment.
    pub fn add(&mut self, rows: &[Row]) {
        for row in rows {
            self.cells += 1;
            count(&mut self.statuses, row.status);
            if let Some(origin) = row.origin {
                count(&mut self.origins, origin);
            }
            let (mut defects, mut values) = (BTreeSet::new(), BTreeSet::new());
            for slot in &row.slots {
                values.extend(slot.values.iter().copied());
                for offer in &slot.offers {
                    for defect in &offer.defects {
                        let word = defect.split(':').next().unwrap_or(defect);
                        defects.insert(word.to_owned());
                    }
                }
            }
            for defect in defects {
                count(&mut self.defects, &defect);
            }
            for value in values {
                count(&mut self.values, value);
            }
        }
    }

    /// How many cells were counted.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// The statuses, defects and origins that occur in less than one cell of a hundred.
    pub fn rarities(&self) -> Vec<&'static str> {
        let mut found = Vec::new();
        for (words, counts) in
            [(STATUSES, &self.statuses), (DEFECTS, &self.defects), (ORIGINS, &self.origins)]
        {
            for word in words {
                if counts.get(*word).copied().unwrap_or(0) * 100 < self.cells {
                    found.push(*word);
                }
            }
        }
        found
    }
}

fn count(counts: &mut BTreeMap<String, usize>, word: &str) {
    *counts.entry(word.to_owned()).or_default() += 1;
}

impl fmt::Display for Histogram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} cells", self.cells)?;
        for (title, words, counts) in [
            ("status", STATUSES, &self.statuses),
            ("defect", DEFECTS, &self.defects),
            ("origin", ORIGINS, &self.origins),
            ("slot value", VALUES, &self.values),
        ] {
            writeln!(f, "{title}")?;
            for word in words {
                let number = counts.get(*word).copied().unwrap_or(0);
                let tenths = number * 1_000 / self.cells.max(1);
                let (percent, tenth) = (tenths / 10, tenths % 10);
                writeln!(f, "  {word:<20} {number:>7} {percent:>3}.{tenth} %")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::{
        strategy::{Strategy, ValueTree},
        test_runner::TestRunner,
    };

    use super::*;
    use crate::{generate::case, naive::assess};

    #[test]
    fn random_cases_hold_enough_of_everything() {
        let mut runner = TestRunner::deterministic();
        let cases = case();
        let mut histogram = Histogram::default();
        for _ in 0..500 {
            let case = cases.new_tree(&mut runner).unwrap().current();
            histogram.add(&assess(&case.catalogue, &case.organisation, case.as_of));
        }
        println!("{histogram}");
        assert_eq!(histogram.rarities(), Vec::<&str>::new(), "{histogram}");
    }
}
