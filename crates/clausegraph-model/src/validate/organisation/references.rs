//! What ids name: artefacts, scope elements, people.

use indexmap::IndexMap;

use super::Known;
use crate::{
    ArtefactId, ElementList, Fact, MemberId, PersonKey,
    document::{ElementDocument, ItemDocument, ScopeDocument},
    parts::ScopeParts,
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

/// The elements of all lists of the scope.
#[derive(Debug)]
pub(super) struct Elements<'d> {
    by_id: IndexMap<&'d str, (ElementList, At)>,
}

/// The lists of a scope.
pub(super) fn lists(
    scope: &ScopeDocument,
) -> impl Iterator<Item = (ElementList, &Fact<Vec<ElementDocument>>)> {
    ElementList::ALL.into_iter().map(|list| {
        let elements = match list {
            ElementList::Services => &scope.services,
            ElementList::Suppliers => &scope.suppliers,
            ElementList::Customers => &scope.customers,
            ElementList::Units => &scope.units,
            ElementList::Locations => &scope.locations,
        };
        (list, elements)
    })
}

impl<'d> Elements<'d> {
    pub(super) fn new(scope: Option<&'d ScopeParts>, report: &mut Report<'_>) -> Self {
        let mut by_id: IndexMap<&str, (ElementList, At)> = IndexMap::new();
        let Some(scope) = scope else {
            return Self { by_id };
        };
        for ((list, elements), file) in lists(&scope.value).zip(scope.files) {
            let root = At::pointer(file, "/scope").join(list.as_str());
            for (index, element) in elements.given().into_iter().flatten().enumerate() {
                let at = root.join(index);
                let id = element.id.as_str();
                if element.id.is_whole_sms() {
                    let message = format!("`{id}` is kept for everything in the scope");
                    let at = at.join("id");
                    report.push(Draft::new(ProblemCode::ReservedId, at, message).value(id));
                } else if let Some((_, first)) = by_id.get(id) {
                    report.repeated("scope element", id, at, first.clone());
                } else {
                    by_id.insert(id, (list, at));
                }
            }
        }
        Self { by_id }
    }

    pub(super) fn list_of(&self, id: &str) -> Option<ElementList> {
        self.by_id.get(id).map(|(list, _)| *list)
    }
}

impl Known<'_> {
    pub(super) fn artefact(
        &self,
        id: &ArtefactId,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) {
        let id = id.as_str();
        if !self.artefacts.contains_key(id) {
            let known = self.artefacts.keys().copied();
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
        if self.elements.list_of(id).is_none() {
            let known = self.elements.by_id.keys().copied();
            report.unknown(ProblemCode::UnknownMember, at(), "scope element", id, known);
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
        match self.elements.list_of(id.as_str()) {
            None => {
                let of_list = self.elements.by_id.iter().filter(|(_, found)| found.0 == list);
                let known = of_list.map(|(id, _)| *id);
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
        let Some(people) = &self.people else { return };
        let key = key.as_str();
        if !people.contains_key(key) {
            let known = people.keys().copied();
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
