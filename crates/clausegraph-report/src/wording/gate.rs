//! Gates in words.

use std::cmp::Reverse;

use clausegraph::{Clause, GateReason, GateState};

use super::{artefact_phrase, first_few, join};

/// The state of a gate.
pub const fn gate_state(state: GateState) -> &'static str {
    state.as_str()
}

fn clause_words(clause: &Clause) -> String {
    match clause.title() {
        Some(title) => format!("clause {} ({title})", clause.id()),
        None => format!("clause {}", clause.id()),
    }
}

/// What keeps a gate from evidence present, reasons of a kind together: one sentence each.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other reasons are a sentence each")]
pub fn gate_sentences(reasons: &[GateReason<'_>]) -> Vec<String> {
    let mut sentences: Vec<(String, Vec<String>)> = Vec::new();
    let mut sorted: Vec<&GateReason<'_>> = reasons.iter().collect();
    sorted.sort_by_key(|reason| match reason {
        GateReason::Requirement(_, status) => Some(Reverse(*status)),
        _ => None,
    });
    for reason in sorted {
        let (sentence, id) = match reason {
            GateReason::Requirement(requirement, status) => {
                (status.as_str().replace('-', " "), requirement.id().to_string())
            }
            GateReason::NotAudited(clause) => (
                "no audit with a date, clauses and an interval looked at".to_owned(),
                clause.id().to_string(),
            ),
            GateReason::EmptyLeaf(clause) => {
                ("nothing shows anything of".to_owned(), clause.id().to_string())
            }
            GateReason::RestsOnParty(requirement) => {
                ("rests on another party's evidence".to_owned(), requirement.id().to_string())
            }
            GateReason::AuditUnclear(audit, field) => {
                (format!("does not state `{field}`"), audit.id().to_string())
            }
            other => (gate_reason(other), String::new()),
        };
        match sentences.iter_mut().find(|(known, _)| *known == sentence) {
            Some((_, ids)) => ids.push(id),
            None => sentences.push((sentence, vec![id])),
        }
    }
    sentences
        .into_iter()
        .map(|(sentence, ids)| match ids.as_slice() {
            [id] if id.is_empty() => sentence,
            ids => format!("{sentence}: {}", some_of(ids)),
        })
        .collect()
}

/// How many ids a sentence names before it only counts them.
const NAMED: usize = 12;

fn some_of(ids: &[String]) -> String {
    // To count a single one takes no less room than to name it.
    if ids.len() > NAMED + 1 { first_few(ids, NAMED) } else { join(ids, "and") }
}

/// One thing that keeps a gate from evidence present.
pub fn gate_reason(reason: &GateReason<'_>) -> String {
    match reason {
        GateReason::Requirement(requirement, status) => {
            format!("{} {}: {}", requirement.id(), status, requirement.statement())
        }
        GateReason::NothingAsked => {
            "the catalogue holds no requirement of these clauses yet".to_owned()
        }
        GateReason::NotAudited(clause) => {
            format!(
                "no audit with a date, clauses and an interval looked at {}",
                clause_words(clause)
            )
        }
        GateReason::AuditLapsed(clause, audit, due) => {
            format!(
                "{} was last looked at by {}; the next was due by {due}",
                clause_words(clause),
                artefact_phrase(audit)
            )
        }
        GateReason::AuditUnclear(audit, field) => {
            format!("{} does not say: `{field}`", artefact_phrase(audit))
        }
        GateReason::ExclusionsUnknown => "nobody states whether anything is excluded".to_owned(),
        GateReason::Excluded(of) => format!("{of} is claimed to be excluded"),
        GateReason::NothingJudged => "nobody has judged anything".to_owned(),
        GateReason::OpenMajor(judgement) => {
            format!("judgement {judgement} records a major nonconformity that is open")
        }
        GateReason::RestsOnParty(requirement) => {
            format!(
                "{} rests on another party's evidence: {}",
                requirement.id(),
                requirement.statement()
            )
        }
        GateReason::ShortHistory(artefact, first) => {
            format!(
                "{} begins on {first}, less than three months before",
                artefact_phrase(artefact)
            )
        }
        GateReason::NoHistory => "no record set states its period".to_owned(),
        GateReason::EmptyLeaf(clause) => {
            format!("nothing shows anything of {}", clause_words(clause))
        }
        _ => "another reason".to_owned(),
    }
}
