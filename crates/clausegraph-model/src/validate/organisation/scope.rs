//! The elements of the scope: what they name, and their logs.

use super::{Known, names::lists};
use crate::{
    ElementList, Fact,
    document::{ElementDocument, LogDocument},
    parts::OrganisationParts,
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

pub(super) fn check(parts: &OrganisationParts, known: &Known<'_>, report: &mut Report<'_>) {
    let Some(scope) = &parts.scope else { return };
    for ((list, elements), file) in lists(&scope.value).zip(scope.files) {
        let root = At::pointer(file, "/scope");
        for (index, found) in elements.given().into_iter().flatten().enumerate() {
            element(found, known, &root.join(list.as_str()).join(index), report);
        }
    }
}

pub(super) fn element(
    element: &ElementDocument,
    known: &Known<'_>,
    at: &At,
    report: &mut Report<'_>,
) {
    known.person_fact(&element.owner, || at.join("owner"), report);
    known.people(&element.co_owners, || at.join("co_owners"), report);
    known.member_fact(&element.operated_by, || at.join("operated_by"), report);
    for (index, party) in element.chain.given().into_iter().flatten().enumerate() {
        known.member(party, || at.join("chain").join(index), report);
    }
    for (index, service) in element.services.given().into_iter().flatten().enumerate() {
        let at = || at.join("services").join(index);
        known.member_of(service, ElementList::Services, at, report);
    }
    for (index, service) in element.depends_on.given().into_iter().flatten().enumerate() {
        let at = || at.join("depends_on").join(index);
        known.member_of(service, ElementList::Services, at, report);
    }
    for (index, clause) in element.operates.given().into_iter().flatten().enumerate() {
        known.clause(clause, || at.join("operates").join(index), report);
    }
    for (name, fact) in [
        ("disputes", &element.disputes),
        ("missed_targets", &element.missed_targets),
        ("contract_changes", &element.contract_changes),
        ("alignment_risks", &element.alignment_risks),
    ] {
        if let Fact::Given(found) = fact {
            log(found, known, &at.join(name).join("entries"), report);
        }
    }
}

pub(super) fn log(log: &LogDocument, known: &Known<'_>, at: &At, report: &mut Report<'_>) {
    let mut first_of = std::collections::BTreeMap::new();
    for (index, occurrence) in log.entries.iter().enumerate() {
        let here = at.join(index);
        let id = occurrence.id.as_str();
        match first_of.get(id) {
            None => {
                first_of.insert(id, index);
            }
            Some(first) => report.repeated("log entry", id, here.clone(), at.join(first)),
        }
        known.artefact_fact(&occurrence.handled_in, || here.join("handled_in"), report);
        if let (Fact::Given(on), Fact::Given(handled_on)) = (&occurrence.on, &occurrence.handled_on)
            && handled_on < on
        {
            let message =
                format!("`{id}` was dealt with on {handled_on}, before it occurred on {on}");
            let at = here.join("handled_on");
            let draft = Draft::new(ProblemCode::DatesOutOfOrder, at, message);
            report.push(draft.value(handled_on.to_string()));
        }
    }
}
