//! References: what they name must be there.

use super::Known;
use crate::{
    ArtefactId, ElementList, Fact, MemberId, PersonKey,
    document::ItemDocument,
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

impl Known<'_> {
    pub(super) fn artefact(
        &self,
        id: &ArtefactId,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        let id = id.as_str();
        if self.names.kind_of(id).is_none() {
            let known = self.names.artefacts();
            report.unknown(ProblemCode::UnknownArtefact, at(), "artefact", id, known);
        }
    }

    pub(super) fn artefact_fact(
        &self,
        id: &Fact<ArtefactId>,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        if let Fact::Given(id) = id {
            self.artefact(id, at, report);
        }
    }

    pub(super) fn member_fact(
        &self,
        id: &Fact<MemberId>,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        if let Fact::Given(id) = id {
            self.member(id, at, report);
        }
    }

    pub(super) fn member(&self, id: &MemberId, at: impl FnOnce() -> At, report: &mut Report<'_>) {
        let id = id.as_str();
        if self.names.list_of(id).is_none() {
            let known = self.names.elements().into_iter().map(|(id, _)| id);
            report.unknown(ProblemCode::UnknownMember, at(), "scope element", id, known);
        }
    }

    /// A member that somebody looked at: an artefact, record set or chapter as well as a scope element,
    /// whatever the population is.
    pub(super) fn judged_member(
        &self,
        id: &MemberId,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        let text = id.as_str();
        if self.names.kind_of(text).is_none() && self.catalogue.clause(text).is_none() {
            self.member(id, at, report);
        }
    }

    /// A scope element of one list.
    pub(super) fn member_of(
        &self,
        id: &MemberId,
        list: ElementList,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        match self.names.list_of(id.as_str()) {
            None => {
                let of_list = self.names.elements().into_iter().filter(|(_, of)| *of == list);
                let known = of_list.map(|(id, _)| id);
                report.unknown(
                    ProblemCode::UnknownMember,
                    at(),
                    "scope element",
                    id.as_str(),
                    known,
                );
            }
            Some(found) if found != list => {
                let message =
                    format!("`{id}` is listed in `{}`, not in `{}`", found.as_str(), list.as_str());
                report.push(Draft::new(ProblemCode::UnknownMember, at(), message).value(id));
            }
            Some(_) => {}
        }
    }

    pub(super) fn person(&self, key: &PersonKey, at: impl FnOnce() -> At, report: &mut Report<'_>) {
        let key = key.as_str();
        if !self.names.holds_person(key) {
            let known = self.names.people();
            report.unknown(ProblemCode::UnknownPerson, at(), "person", key, known);
        }
    }

    pub(super) fn person_fact(
        &self,
        key: &Fact<PersonKey>,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        if let Fact::Given(key) = key {
            self.person(key, at, report);
        }
    }

    pub(super) fn people(
        &self,
        list: &Fact<Vec<PersonKey>>,
        at: impl Fn() -> At,
        report: &mut Report<'_>,
    ) {
        for (index, key) in list.given().into_iter().flatten().enumerate() {
            self.person(key, || at().join(index), report);
        }
    }

    /// Items of a list: their place must not be blank, and the action they led to must be there.
    pub(super) fn items(
        &self,
        items: &Fact<Vec<ItemDocument>>,
        at: impl Fn() -> At,
        report: &mut Report<'_>,
    ) {
        for (index, item) in items.given().into_iter().flatten().enumerate() {
            if let Some(text) = &item.at {
                report.blank(text, || at().join(index).join("at"), "`at`");
            }
            self.artefact_fact(&item.action, || at().join(index).join("action"), report);
            for (place, id) in item.rests_on.given().into_iter().flatten().enumerate() {
                self.artefact(id, || at().join(index).join("rests_on").join(place), report);
            }
        }
    }
}
