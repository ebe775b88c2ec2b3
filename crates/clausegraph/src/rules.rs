//! The rules: one file each, and the table that lists them.
//!
//! A rule reads facts and slots, says of each subject whether it found what it looks for, and formats
//! nothing. The folder's README tells how to add one.

mod answer;
mod context;
mod verdict;

mod claims;
mod documents;
mod evidence;
mod governance;
mod measures;
mod parties;
mod reviews;
mod shape;
mod strengths;

pub(crate) use self::{
    context::{Ctx, Shared},
    verdict::Acc,
};
use crate::Rule;

/// Every rule, sorted by code.
static RULES: &[&Rule] = &[
    &evidence::cs_001::RULE,
    &governance::hf_005::RULE,
    &governance::hf_006::RULE,
    &claims::hf_100::RULE,
    &claims::hf_101::RULE,
    &claims::hf_102::RULE,
    &claims::hf_103::RULE,
    &claims::hf_110::RULE,
    &claims::hf_111::RULE,
    &claims::hf_112::RULE,
    &claims::hf_120::RULE,
    &claims::hf_121::RULE,
    &claims::hf_122::RULE,
];

/// Every rule, in the order of the codes.
///
/// ```
/// let rule = clausegraph::rules().find(|rule| rule.code == "HF-006").ok_or("no such rule")?;
/// assert_eq!(rule.name, "ownership-missing-or-overloaded");
/// assert!(rule.page.contains("# What it finds"));
/// # Ok::<(), &str>(())
/// ```
pub fn rules() -> impl ExactSizeIterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// A rule by its code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    let found = RULES.binary_search_by(|rule| rule.code.cmp(code)).ok()?;
    RULES.get(found).copied()
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn the_table_is_sorted_and_holds_each_rule_once() {
        assert!(RULES.is_sorted_by(|one, two| one.code < two.code));
    }

    #[test]
    fn every_rule_has_a_page_with_all_its_sections() {
        for rule in RULES {
            let lacks = ["# What it finds", "# Why it matters", "# Example"]
                .into_iter()
                .find(|section| !rule.page.contains(section));
            assert_eq!(lacks, None, "the page of {}", rule.code);
            assert!(rule.indicators.is_sorted(), "the indicators of {}", rule.code);
            assert!(rule.version > 0);
        }
    }

    #[test]
    fn names_are_readable_behind_found() {
        for rule in RULES {
            let words = ["check", "missing", "must", "no", "not"];
            let first = rule.name.split('-').next().unwrap_or_default();
            assert!(!words.contains(&first), "{}: {}", rule.code, rule.name);
        }
    }
}
