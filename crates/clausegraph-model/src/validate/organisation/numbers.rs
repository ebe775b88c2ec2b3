//! Requirement and clause numbers that the catalogue does not have.

use super::Known;
use crate::{
    ClauseId, RequirementId,
    document::FormerClauseDocument,
    problem::{At, Draft, ProblemCode, shortened},
    validate::report::{Report, some},
};

impl Known<'_> {
    /// A clause of the catalogue.
    pub(super) fn clause(&self, id: &ClauseId, at: impl FnOnce() -> At, report: &mut Report<'_>) {
        let id = id.as_str();
        if self.catalogue.clause(id).is_some() {
            return;
        }
        if let Some(former) = self.former(id) {
            return former_edition(former, id, at(), report);
        }
        let known = self.catalogue.clauses().map(|clause| clause.id().as_str());
        report.unknown(ProblemCode::UnknownClause, at(), "clause", id, known);
    }

    /// A requirement of the catalogue, which `what` is on.
    pub(super) fn requirement(
        &self,
        id: &RequirementId,
        what: &str,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        let id = id.as_str();
        if self.catalogue.requirement(id).is_some() {
            return;
        }
        let Some(clause) = self.catalogue.clause(id) else {
            return self.no_such_number("requirement", id, at(), report);
        };
        let message = format!("`{id}` is a clause: a {what} is on a requirement");
        let below = self.catalogue.subtree(clause).map(|found| found.id().as_str());
        let draft = Draft::new(ProblemCode::UnknownRequirement, at(), message);
        report.push(draft.value(id).note(format!("it holds {}", some(below))));
    }

    /// A requirement or clause of the catalogue.
    pub(super) fn requirement_or_clause(
        &self,
        id: &str,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        if self.catalogue.requirement(id).is_none() && self.catalogue.clause(id).is_none() {
            self.no_such_number("requirement or clause", id, at(), report);
        }
    }

    /// Tells that a number is none of the catalogue.
    pub(super) fn no_such_number(&self, what: &str, id: &str, at: At, report: &mut Report<'_>) {
        if let Some(former) = self.former(id) {
            return former_edition(former, id, at, report);
        }
        let requirements = self.catalogue.requirements().map(|found| found.id().as_str());
        let clauses = self.catalogue.clauses().map(|found| found.id().as_str());
        let known = requirements.chain(clauses);
        report.unknown(ProblemCode::UnknownRequirement, at, what, id, known);
    }

    /// The clause of an earlier edition that a number means, where the number is none of this one.
    ///
    /// Many numbers mean one thing in the one edition and another in the other. Those are taken for
    /// numbers of this edition.
    fn former(&self, id: &str) -> Option<&FormerClauseDocument> {
        let mut number = id.split_once('-').map_or(id, |(clause, _)| clause);
        loop {
            if self.catalogue.clause(number).is_some() {
                return None;
            }
            let mut former = self.catalogue.former_clauses().iter();
            let found = former.find(|former| former.number.as_str() == number);
            if found.is_some() {
                return found;
            }
            number = number.rsplit_once('.')?.0;
        }
    }
}

fn former_edition(former: &FormerClauseDocument, id: &str, at: At, report: &mut Report<'_>) {
    let message = format!(
        "`{}` is the {} number of `{}`",
        shortened(id),
        former.edition,
        shortened(&former.title)
    );
    let note = match &former.now {
        Some(now) => format!("its matter is now in clause `{now}`"),
        None => "this edition has no clause for its matter".to_owned(),
    };
    let now = former.now.as_ref().map(ClauseId::as_str);
    let draft = Draft::new(ProblemCode::FormerEditionClause, at, message);
    report.push(draft.value(id).suggestion(now).note(note));
}
