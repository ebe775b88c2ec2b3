//! The sentences: everything that is said to people about statuses, evidence and gates.
//!
//! They speak of evidence, never of conformity, and can be quoted in an audit report as they stand.

mod attribute;
mod cell;
mod defect;
mod difference;
mod finding;
mod forecast;
mod gate;
mod judgement;
mod kind;
mod minimise;
mod next;
mod paper;
mod plan;
mod routine;
mod slot;
mod status;
mod trail;
mod upstream;

use clausegraph::{Assessment, Catalogue, Clause};

pub(crate) use self::{
    attribute::{
        attribute_with_article, attribute_words, condition_words, fact_words, field_pointer,
    },
    cell::{Unit, disqualified_set, families, units, wanted_words},
    defect::{evidence_phrase, is_of_the_whole},
    difference::{Reason, Words, cause_words, fields_words, statuses_words, titled},
    finding::capitalised,
    forecast::{Tally, due_words, in_days},
    judgement::{
        Hashes, NO_ENGAGEMENT, is_exact, judged_words, judgement_phrase, outdated_words, pin_words,
        state_words,
    },
    minimise::{
        burden_words, document_phrase, served_lines, stays_sort, stays_words, unsaid_of_all,
        unsaid_words, usage_words, verb,
    },
    next::{bring_words, document_words, gate_words, where_words},
    paper::{
        crowd_words, former_words, named, naming_by, paper_words, percent, places, scopes_words,
        shown_places,
    },
    plan::{lasting_words, verb_words},
    routine::{
        HOLE_SIGN, NOT_STATED_SIGN, mandate_cell, mandate_word, measure_cell, owner_cell,
        policy_cell, records_cell, review_cell, routine_hole_words, routines_sentence, tool_cell,
    },
    slot::{asked_words, aspect_line, slot_fields},
    trail::{
        day_words, gap_words, naming_words, node_words, order_sentence, thing_phrase, tie_words,
    },
    upstream::{bond_words, ids_in_clauses, upstream_title, way_words},
};
pub use self::{
    cell::cell_reason,
    defect::{defect_line, defect_line_for, offer_sentence},
    finding::{
        clearing_sentence, finding_sentence, indicator_line, indicator_words, indicators_words,
        interval_words, missing_words, not_evaluated_sentence, proposal_words, subject_words,
        theme_words, threshold_from, threshold_words, value_words,
    },
    forecast::{change_sentence, turn_words},
    gate::{gate_reason, gate_sentences, gate_state},
    judgement::{context_words, engagement_facts, judgement_line, judgement_words},
    kind::{artefact_phrase, kind_plural, kind_words},
    minimise::{
        again_sentence, hour_model_words, hours_words, minimal_sentence, points_words,
        proof_sentence,
    },
    paper::{reason_words, reasons_sentence, stand_id, stays_reason},
    plan::{
        action_sentence, action_type_words, because_words, capacity_words, effort_words,
        field_words, full, model_rows, model_sentence, paper_line, phase_line, phase_words,
    },
    slot::slot_line,
    status::{decision_rule, ground_line, origin_line, status_line, value_line},
    upstream::{NO_ROOT_CAUSE, UNLOCKED, effect_words, member_words, upstream_sentences},
};

/// What stands where no file says who the organisation is.
pub(crate) const NO_NAME: &str = "Organisation without a name";

/// What the organisation is called in front of what a report is about.
pub(crate) fn organisation_title<'g>(assessment: &Assessment<'g>) -> &'g str {
    let identity = assessment.organisation().identity();
    identity.map_or(NO_NAME, |identity| identity.name.as_str())
}

/// The title of a clause, or of the innermost clause around it that has one.
pub fn clause_title<'g>(catalogue: &'g Catalogue, clause: &'g Clause) -> &'g str {
    catalogue.with_ancestors(clause).find_map(Clause::title).unwrap_or_default()
}

/// The number of a clause and its title.
pub fn clause_heading(catalogue: &Catalogue, clause: &Clause) -> String {
    format!("{} {}", clause.id(), clause_title(catalogue, clause))
}

/// Words in a row: `a, b and c`.
pub(crate) fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., tail] => format!("{} {last} {tail}", rest.join(", ")),
    }
}

/// A number and what it counts: `1 cell`, `2 cells`.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A number with a comma before every three digits.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The first few of a list of ids, and how many more there are.
pub(crate) fn first_few(ids: &[String], most: usize) -> String {
    if ids.len() <= most {
        return ids.join(", ");
    }
    let shown: Vec<&str> = ids.iter().take(most).map(String::as_str).collect();
    format!("{} and {} more", shown.join(", "), thousands(ids.len() - most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_numbers_read_well() {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(join(&words(&["a"]), "or"), "a");
        assert_eq!(join(&words(&["a", "b", "c"]), "or"), "a, b or c");
        assert_eq!(counted(1, "cell", "cells"), "1 cell");
        assert_eq!(counted(1_204, "cell", "cells"), "1,204 cells");
        assert_eq!(first_few(&words(&["a", "b", "c"]), 2), "a, b and 1 more");
    }
}
