//! What ids name: in the files that are read, and in an organisation that is changed.

use indexmap::IndexMap;

use crate::{
    ArtefactKind, ElementList, Organisation,
    document::{
        ArtefactDocument, ElementDocument, JudgementDocument, PersonDocument, ScopeDocument,
        SourceDocument,
    },
    parts::{Located, OrganisationParts, ScopeParts},
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, entry},
};

/// What an id can name. The lists serve suggestions: they are asked for only where an id names nothing.
pub(super) trait Names {
    fn kind_of(&self, artefact: &str) -> Option<ArtefactKind>;
    fn artefacts(&self) -> Vec<&str>;
    fn list_of(&self, element: &str) -> Option<ElementList>;
    fn elements(&self) -> Vec<(&str, ElementList)>;
    /// Where nobody lists people, any key will do.
    fn holds_person(&self, key: &str) -> bool;
    fn people(&self) -> Vec<&str>;
    fn holds_source(&self, id: &str) -> bool;
    fn sources(&self) -> Vec<&str>;
    fn holds_judgement(&self, id: &str) -> bool;
    fn judgements(&self) -> Vec<&str>;
}

/// What the files list.
pub(super) struct Listed<'d> {
    artefacts: IndexMap<&'d str, &'d Located<ArtefactDocument>>,
    elements: IndexMap<&'d str, (ElementList, At)>,
    people: Option<IndexMap<&'d str, &'d Located<PersonDocument>>>,
    sources: IndexMap<&'d str, &'d Located<SourceDocument>>,
    pub(super) judgements: IndexMap<&'d str, &'d Located<JudgementDocument>>,
}

impl<'d> Listed<'d> {
    pub(super) fn new(parts: &'d OrganisationParts, report: &mut Report<'_>) -> Self {
        let artefact = |place| entry("artefacts", place);
        let person = |place| entry("people", place);
        let source = |place| entry("sources", place);
        let judgement = |place| entry("judgements", place);
        Self {
            artefacts: report
                .unique(&parts.artefacts, "artefact", artefact, |found| found.id.as_str()),
            elements: elements(parts.scope.as_ref(), report),
            people: parts
                .people
                .given()
                .map(|people| report.unique(people, "person", person, |found| found.key.as_str())),
            sources: report.unique(&parts.sources, "source", source, |found| found.id.as_str()),
            judgements: report
                .unique(&parts.judgements, "judgement", judgement, |found| found.id.as_str()),
        }
    }
}

/// The elements of all lists of the scope.
fn elements<'d>(
    scope: Option<&'d ScopeParts>,
    report: &mut Report<'_>,
) -> IndexMap<&'d str, (ElementList, At)> {
    let mut by_id: IndexMap<&str, (ElementList, At)> = IndexMap::new();
    let Some(scope) = scope else { return by_id };
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
    by_id
}

/// The lists of a scope.
pub(super) fn lists(
    scope: &ScopeDocument,
) -> impl Iterator<Item = (ElementList, &crate::Fact<Vec<ElementDocument>>)> {
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

impl Names for Listed<'_> {
    fn kind_of(&self, artefact: &str) -> Option<ArtefactKind> {
        self.artefacts.get(artefact).map(|located| located.value.kind)
    }

    fn artefacts(&self) -> Vec<&str> {
        self.artefacts.keys().copied().collect()
    }

    fn list_of(&self, element: &str) -> Option<ElementList> {
        self.elements.get(element).map(|(list, _)| *list)
    }

    fn elements(&self) -> Vec<(&str, ElementList)> {
        self.elements.iter().map(|(id, (list, _))| (*id, *list)).collect()
    }

    fn holds_person(&self, key: &str) -> bool {
        self.people.as_ref().is_none_or(|people| people.contains_key(key))
    }

    fn people(&self) -> Vec<&str> {
        self.people.iter().flat_map(IndexMap::keys).copied().collect()
    }

    fn holds_source(&self, id: &str) -> bool {
        self.sources.contains_key(id)
    }

    fn sources(&self) -> Vec<&str> {
        self.sources.keys().copied().collect()
    }

    fn holds_judgement(&self, id: &str) -> bool {
        self.judgements.contains_key(id)
    }

    fn judgements(&self) -> Vec<&str> {
        self.judgements.keys().copied().collect()
    }
}

impl Names for Organisation {
    fn kind_of(&self, artefact: &str) -> Option<ArtefactKind> {
        self.artefact(artefact).map(crate::Artefact::kind)
    }

    fn artefacts(&self) -> Vec<&str> {
        self.artefacts().iter().map(|artefact| artefact.id().as_str()).collect()
    }

    fn list_of(&self, element: &str) -> Option<ElementList> {
        self.element(element).map(crate::Element::list)
    }

    fn elements(&self) -> Vec<(&str, ElementList)> {
        let elements = self.elements().iter();
        elements.map(|element| (element.id().as_str(), element.list())).collect()
    }

    fn holds_person(&self, key: &str) -> bool {
        let people = self.people().given();
        people.is_none_or(|people| people.iter().any(|person| person.key.as_str() == key))
    }

    fn people(&self) -> Vec<&str> {
        let people = self.people().given().into_iter().flatten();
        people.map(|person| person.key.as_str()).collect()
    }

    fn holds_source(&self, id: &str) -> bool {
        self.sources().iter().any(|source| source.id.as_str() == id)
    }

    fn sources(&self) -> Vec<&str> {
        self.sources().iter().map(|source| source.id.as_str()).collect()
    }

    fn holds_judgement(&self, id: &str) -> bool {
        self.judgements().any(|judgement| judgement.id.as_str() == id)
    }

    fn judgements(&self) -> Vec<&str> {
        self.judgements().map(|judgement| judgement.id.as_str()).collect()
    }
}
