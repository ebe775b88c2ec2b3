//! What to bring next, in words.

use std::collections::BTreeSet;

use clausegraph::{ArtefactKind, Bring, Catalogue, ElementList, NextStep, Requirement};

use super::{clause_heading, join, kind_plural};

/// Clauses and documents that a step names before the rest is left out.
const MOST: usize = 3;

/// What a step brings: `the list of customers, or that there is none`.
pub(crate) fn bring_words(bring: &Bring) -> String {
    match bring {
        Bring::List(list) => {
            let words = match list {
                ElementList::Services => "services",
                ElementList::Suppliers => "suppliers, with their type",
                ElementList::Customers => "customers",
                ElementList::Units => "organisational units",
                ElementList::Locations => "locations",
            };
            format!("the list of {words}, or that there is none")
        }
        Bring::Claims => {
            "a person's word which listed document serves which requirement, and where in it \
             (`clausegraph suggest` proposes)"
                .to_owned()
        }
        Bring::Field(field) => format!("`{field}` of entries that do not state it, or state none"),
        Bring::Records(population) => format!(
            "records of {}: the period, how many there are, what tests of them gave",
            population.as_str().replace('-', " ")
        ),
        Bring::Documents => "documents where the standard asks for documented information \
             (`clausegraph catalogue mandatory` lists them)"
            .to_owned(),
        Bring::Kind(kind) => kind_phrase(*kind),
        Bring::Observations => {
            "what people say and what can be seen in the tools, where no document is asked for \
             (`clausegraph catalogue questions` writes the guide)"
                .to_owned()
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other kinds are called by their plural alone"
)]
fn kind_phrase(kind: ArtefactKind) -> String {
    let plural = kind_plural(kind);
    match kind {
        ArtefactKind::Routine => {
            format!("{plural}: what starts them, what comes out, who runs them in which tool")
        }
        ArtefactKind::ManagementReview => {
            format!("{plural}: day, who was there, what was looked at, what was decided")
        }
        ArtefactKind::Audit => {
            format!("{plural}: day, what was looked at, by whom, what was found")
        }
        ArtefactKind::ServiceReview
        | ArtefactKind::SupplierReview
        | ArtefactKind::PostImplementationReview => {
            format!("{plural}: day, subject, results, what was decided")
        }
        ArtefactKind::CorrectiveAction
        | ArtefactKind::Improvement
        | ArtefactKind::RiskTreatment => {
            format!("{plural}: source, owner, due day, what was done, who verified it")
        }
        ArtefactKind::Record => {
            format!("single {plural} of what was done: a note, a log, an entry")
        }
        ArtefactKind::Analysis | ArtefactKind::Test => format!("{plural}: day, subject, results"),
        _ => plural,
    }
}

/// Where a step can move most: `most in 8.5.1.2 Change management initiation, 9.3 Management review`.
pub(crate) fn where_words(catalogue: &Catalogue, step: &NextStep<'_>) -> String {
    let mut clauses: Vec<(usize, &Requirement)> = Vec::new();
    for requirement in &step.gained {
        let same = |(_, known): &&mut (usize, &Requirement)| {
            known.clause_position() == requirement.clause_position()
        };
        match clauses.iter_mut().find(same) {
            Some((number, _)) => *number += 1,
            None => clauses.push((1, requirement)),
        }
    }
    // The sort is stable: clauses with as many requirements stay in reading order.
    clauses.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let more = clauses.len().saturating_sub(MOST);
    let named = clauses.iter().take(MOST).filter_map(|(_, requirement)| {
        let clause = catalogue.clause_at(requirement.clause_position())?;
        Some(clause_heading(catalogue, clause).trim_end().to_owned())
    });
    let named: Vec<String> = named.collect();
    if more > 0 {
        format!("most in {}", named.join("; "))
    } else {
        format!("in {}", named.join("; "))
    }
}

/// The gates that look at what a step can move.
pub(crate) fn gate_words(step: &NextStep<'_>) -> Option<String> {
    let titles: Vec<String> =
        step.gates.iter().filter(|gate| !gate.custom).map(|gate| gate.title.clone()).collect();
    match titles.as_slice() {
        [] => None,
        [one] => Some(format!("gate: {one}")),
        _ => Some(format!("gates: {}", join(&titles, "and"))),
    }
}

/// The titles of the documents that a step is about, most requirements first; none for other steps.
pub(crate) fn document_words(catalogue: &Catalogue, step: &NextStep<'_>) -> Option<String> {
    if step.bring != Bring::Documents {
        return None;
    }
    let moved: BTreeSet<usize> = step.moved.iter().map(|found| found.position()).collect();
    let open = catalogue.documented_set().iter().filter(|item| {
        let mut asking =
            item.requirements.iter().filter_map(|id| catalogue.requirement(id.as_str()));
        asking.any(|requirement| moved.contains(&requirement.position()))
    });
    let titles: Vec<String> = open.map(|item| item.title.clone()).collect();
    if titles.is_empty() { None } else { Some(super::first_few(&titles, 2 * MOST)) }
}
