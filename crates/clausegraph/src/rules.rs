//! The rules: one file each, and the table that lists them.
//!
//! A rule reads facts and slots, says of each subject whether it found what it looks for, and formats
//! nothing. The folder's README tells how to add one.

mod answer;
mod context;
mod kinds;
mod owners;
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
    documents::former_item,
    reviews::hf_052::reading as inputs_of_review,
    verdict::Acc,
};
use crate::Rule;

/// Every rule, sorted by code.
static RULES: &[&Rule] = &[
    &evidence::cs_001::RULE,
    &evidence::ev_001::RULE,
    &evidence::ev_002::RULE,
    &documents::ev_003::RULE,
    &evidence::ev_004::RULE,
    &evidence::ev_005::RULE,
    &evidence::ev_006::RULE,
    &evidence::ev_007::RULE,
    &evidence::ev_008::RULE,
    &documents::ev_009::RULE,
    &documents::ev_010::RULE,
    &evidence::ev_011::RULE,
    &evidence::ev_012::RULE,
    &strengths::gp_01::RULE,
    &strengths::gp_02::RULE,
    &strengths::gp_03::RULE,
    &strengths::gp_04::RULE,
    &strengths::gp_05::RULE,
    &strengths::gp_06::RULE,
    &strengths::gp_07::RULE,
    &strengths::gp_08::RULE,
    &strengths::gp_09::RULE,
    &strengths::gp_10::RULE,
    &strengths::gp_11::RULE,
    &strengths::gp_12::RULE,
    &strengths::gp_13::RULE,
    &governance::hf_001::RULE,
    &governance::hf_002::RULE,
    &governance::hf_003::RULE,
    &governance::hf_004::RULE,
    &governance::hf_005::RULE,
    &governance::hf_006::RULE,
    &governance::hf_007::RULE,
    &governance::hf_008::RULE,
    &governance::hf_009::RULE,
    &governance::hf_010::RULE,
    &shape::hf_011::RULE,
    &shape::hf_012::RULE,
    &shape::hf_013::RULE,
    &shape::hf_014::RULE,
    &shape::hf_015::RULE,
    &shape::hf_016::RULE,
    &shape::hf_017::RULE,
    &documents::hf_020::RULE,
    &documents::hf_021::RULE,
    &documents::hf_022::RULE,
    &documents::hf_023::RULE,
    &documents::hf_024::RULE,
    &documents::hf_025::RULE,
    &documents::hf_026::RULE,
    &documents::hf_027::RULE,
    &documents::hf_028::RULE,
    &documents::hf_029::RULE,
    &shape::hf_040::RULE,
    &shape::hf_043::RULE,
    &shape::hf_044::RULE,
    &shape::hf_045::RULE,
    &reviews::hf_050::RULE,
    &reviews::hf_051::RULE,
    &reviews::hf_052::RULE,
    &reviews::hf_053::RULE,
    &reviews::hf_054::RULE,
    &reviews::hf_055::RULE,
    &reviews::hf_056::RULE,
    &measures::hf_057::RULE,
    &measures::hf_058::RULE,
    &reviews::hf_059::RULE,
    &measures::hf_060::RULE,
    &measures::hf_061::RULE,
    &measures::hf_062::RULE,
    &measures::hf_063::RULE,
    &parties::hf_075::RULE,
    &parties::hf_090::RULE,
    &parties::hf_091::RULE,
    &parties::hf_092::RULE,
    &parties::hf_093::RULE,
    &parties::hf_094::RULE,
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
