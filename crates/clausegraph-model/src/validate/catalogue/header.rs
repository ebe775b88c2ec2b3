//! The header: texts, clauses of earlier editions, and what evidence by other parties needs.

use super::Known;
use crate::{
    parts::CatalogueParts,
    problem::{At, ProblemCode},
    validate::report::Report,
};

pub(super) fn check(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    let Some(header) = &parts.header else {
        if !report.lost_lists() {
            report.tell(
                ProblemCode::MissingSection,
                At::pointer(0, ""),
                "no file has the section `catalogue`",
            );
        }
        return;
    };
    let at = At::pointer(header.place.file, "/catalogue");
    let header = &header.value;
    report.blank(&header.title, || at.join("title"), "the title of the catalogue");
    report.blank(&header.wording, || at.join("wording"), "`wording`");
    let former = |index: usize| at.join("former_clauses").join(index);
    for (index, clause) in header.former_clauses.iter().enumerate() {
        let same = |other: &&crate::document::FormerClauseDocument| {
            other.number == clause.number && other.edition == clause.edition
        };
        let first = header.former_clauses.iter().position(|other| same(&other));
        if let Some(first) = first.filter(|first| *first < index) {
            let number = clause.number.as_str();
            report.repeated("former clause", number, former(index), former(first));
        }
        report.blank(&clause.edition, || former(index).join("edition"), "`edition`");
        report.blank(&clause.title, || former(index).join("title"), "`title`");
        if let Some(now) = &clause.now {
            known.clause(now.as_str(), || former(index).join("now"), report);
        }
    }
    let Some(parties) = &header.parties else {
        return;
    };
    let at = at.join("parties");
    for (index, clause) in parties.retained.iter().enumerate() {
        known.clause(clause.as_str(), || at.join("retained").join(index), report);
    }
    for (index, requirement) in parties.control.iter().enumerate() {
        let place = || at.join("control").join(index);
        known.requirement(requirement.as_str(), place, report);
    }
}
