//! The naive rules: the pages of the rules that compute, read a second time, slow and obvious on purpose.
//!
//! They work on the documents as they are, with lists, nested loops and linear scans. Where something is
//! not stated, every way in which it may turn out is tried: if all of them find, it is found; if none does,
//! it is clean; else it is unknown. They share no function with the real rules.

mod actions;
mod burden;
mod forums;
mod operation;
mod organisation;
mod papers;
mod records;
mod routines;
mod scope;
pub(crate) mod truth;
mod world;

use clausegraph_model::{
    Date,
    document::{OrganisationDocument, RuleBindingDocument},
};

use self::{truth::Tri, world::World};

/// What the naive rules say of one subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NaiveRow {
    /// The rule.
    pub code: String,
    /// The id of an artefact, an element or a person, or `organisation`, with `#part` behind it.
    pub subject: String,
    /// What is said of it.
    pub said: NaiveSaid,
}

/// What a rule says of a subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NaiveSaid {
    /// It finds, with this indicator: `minor-indicator`.
    Found(String),
    /// It finds nothing.
    Clean,
    /// It cannot say.
    Unknown,
}

/// A mistake that the naive rules can be told to make, so that a comparison can show that it sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// None.
    Without,
    /// HF-008 asks for more than its share, where it is to be content with exactly that.
    ShareAbove,
    /// The first day of a window does not count, where it is to count.
    ShortWindow,
    /// HF-007 looks one step up only, where it is to look up to the last.
    OneStepUp,
}

/// A rule of the list.
type Check = fn(&World<'_>, &mut Answers);

/// The rules that are computed a second time.
const CHECKS: &[(&str, Check)] = &[
    ("GP-01", papers::gp_01),
    ("GP-02", scope::gp_02),
    ("GP-03", scope::gp_03),
    ("GP-05", forums::gp_05),
    ("GP-06", actions::gp_06),
    ("GP-07", forums::gp_07),
    ("GP-09", records::passed_a_test),
    ("GP-10", records::passed_a_test),
    ("GP-12", papers::gp_12),
    ("GP-13", actions::gp_13),
    ("HF-001", papers::hf_001),
    ("HF-002", papers::hf_002),
    ("HF-004", scope::hf_004),
    ("HF-005", records::hf_005),
    ("HF-006", scope::hf_006),
    ("HF-007", forums::hf_007),
    ("HF-008", routines::hf_008),
    ("HF-009", organisation::hf_009),
    ("HF-010", records::hf_010),
    ("HF-011", organisation::hf_011),
    ("HF-012", routines::hf_012),
    ("HF-013", burden::hf_013),
    ("HF-014", organisation::hf_014),
    ("HF-021", operation::hf_021),
    ("HF-026", papers::hf_026),
    ("HF-040", routines::hf_040),
    ("HF-043", forums::hf_043),
    ("HF-044", burden::hf_044),
    ("HF-045", burden::hf_045),
    ("HF-051", forums::hf_051),
    ("HF-053", actions::hf_053),
    ("HF-054", actions::hf_054),
    ("HF-055", actions::hf_055),
    ("HF-059", papers::hf_059),
];

/// The codes of the rules that are computed a second time.
pub const COMPUTED: &[&str] = &[
    "GP-01", "GP-02", "GP-03", "GP-05", "GP-06", "GP-07", "GP-09", "GP-10", "GP-12", "GP-13",
    "HF-001", "HF-002", "HF-004", "HF-005", "HF-006", "HF-007", "HF-008", "HF-009", "HF-010",
    "HF-011", "HF-012", "HF-013", "HF-014", "HF-021", "HF-026", "HF-040", "HF-043", "HF-044",
    "HF-045", "HF-051", "HF-053", "HF-054", "HF-055", "HF-059",
];

/// What the rules of [`COMPUTED`] say of the organisation on a day.
///
/// `families` names, for each rule, the families without which it says nothing.
pub fn naive_findings(
    organisation: &OrganisationDocument,
    bindings: &[RuleBindingDocument],
    families: &[(String, Vec<String>)],
    as_of: Date,
) -> Vec<NaiveRow> {
    naive_findings_with(organisation, bindings, families, as_of, Slip::Without)
}

/// The same, with a mistake.
pub fn naive_findings_with(
    organisation: &OrganisationDocument,
    bindings: &[RuleBindingDocument],
    families: &[(String, Vec<String>)],
    as_of: Date,
    slip: Slip,
) -> Vec<NaiveRow> {
    let mut rows = Vec::new();
    for (code, check) in CHECKS {
        for binding in bindings {
            if binding.code.as_str() != *code {
                continue;
            }
            let world = World::new(organisation, binding, as_of, slip);
            let mut answers = Answers { code: (*code).to_owned(), rows: Vec::new() };
            let needed = families.iter().filter(|(rule, _)| rule == code);
            if needed.flat_map(|(_, families)| families).all(|family| world.carries(family)) {
                check(&world, &mut answers);
            } else {
                answers.say("organisation", Tri::Maybe, "");
            }
            rows.extend(answers.rows);
        }
    }
    rows
}

/// What a rule has said up to now.
struct Answers {
    code: String,
    rows: Vec<NaiveRow>,
}

impl Answers {
    /// Says whether something is found about a subject.
    fn say(&mut self, subject: &str, found: Tri, indicator: &str) {
        let said = match found {
            Tri::Yes => NaiveSaid::Found(indicator.to_owned()),
            Tri::No => NaiveSaid::Clean,
            Tri::Maybe => NaiveSaid::Unknown,
        };
        self.rows.push(NaiveRow { code: self.code.clone(), subject: subject.to_owned(), said });
    }

    /// The same about a part of the organisation.
    fn say_of_part(&mut self, part: &str, found: Tri, indicator: &str) {
        self.say(&format!("organisation#{part}"), found, indicator);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_what_is_computed() {
        let codes: Vec<&str> = CHECKS.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, COMPUTED);
    }
}
