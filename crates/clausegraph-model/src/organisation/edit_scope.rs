//! Changes to the scope and to the people: rare, and each looks at the whole organisation again.

use super::{Element, ElementList, Organisation, sorted_by};
use crate::{
    Catalogue, Fact, MemberId, PersonKey, Problems,
    document::{ElementDocument, PersonDocument},
    parts::Place,
    problem::{ProblemCode, did_you_mean},
    validate::refused,
};

impl Organisation {
    /// Puts a scope element, in the place of the one with its id or behind all others of its list.
    ///
    /// All positions of elements may change, and the whole organisation is checked again. Nothing is put
    /// where a problem is an error.
    pub fn put_element(
        &mut self,
        list: ElementList,
        document: ElementDocument,
        catalogue: &Catalogue,
    ) -> (bool, Problems) {
        let known = self.element_position(document.id.as_str());
        if let Some(other) = known.and_then(|position| self.elements.get(position))
            && other.list != list
        {
            let id = other.id();
            let [from, to] = [other.list, list].map(ElementList::as_str);
            let message = format!("`{id}` is listed in `{from}`, not in `{to}`");
            return (false, refused(ProblemCode::UnknownMember, id.as_str(), message, None));
        }
        let mut next = self.clone();
        if let Some(entry) = known.and_then(|position| next.elements.get_mut(position)) {
            entry.document = document;
        } else {
            let place = next.elements.partition_point(|element| element.list <= list);
            next.elements.insert(place, Element { document, list, index: 0 });
        }
        next.scope_changed(list);
        self.accept(next, catalogue)
    }

    /// Takes a scope element out, where nothing names it any more; the list is known to be empty where it
    /// was the last one.
    ///
    /// All positions of elements may change, and the whole organisation is checked again.
    pub fn remove_element(&mut self, id: &MemberId, catalogue: &Catalogue) -> (bool, Problems) {
        let Some(position) = self.element_position(id.as_str()) else {
            let known = self.elements.iter().map(|element| element.id().as_str());
            let close = did_you_mean(id.as_str(), known);
            let message = format!("scope element `{id}` does not exist");
            return (false, refused(ProblemCode::UnknownMember, id.as_str(), message, close));
        };
        let mut next = self.clone();
        let list = next.elements.remove(position).list;
        next.scope_changed(list);
        self.accept(next, catalogue)
    }

    /// Puts a person, in the place of the one with the key or behind all others.
    ///
    /// The whole organisation is checked again: from the first person on, nobody may name others. Nothing
    /// is put where a problem is an error.
    pub fn put_person(
        &mut self,
        person: PersonDocument,
        catalogue: &Catalogue,
    ) -> (bool, Problems) {
        let mut next = self.clone();
        let place = next.next_place();
        let mut people = self.people.given().cloned().unwrap_or_default();
        if let Some(known) = people.iter_mut().find(|known| known.key == person.key) {
            *known = person;
        } else {
            people.push(person);
            next.people_places.push(place);
        }
        next.people = Fact::Given(people);
        self.accept(next, catalogue)
    }

    /// Takes a person out, where nothing names it any more.
    ///
    /// The whole organisation is checked again.
    pub fn remove_person(&mut self, key: &PersonKey, catalogue: &Catalogue) -> (bool, Problems) {
        let mut people = self.people.given().cloned().unwrap_or_default();
        let Some(position) = people.iter().position(|known| known.key == *key) else {
            let close = did_you_mean(key.as_str(), people.iter().map(|known| known.key.as_str()));
            let message = format!("person `{key}` does not exist");
            return (false, refused(ProblemCode::UnknownPerson, key.as_str(), message, close));
        };
        let mut next = self.clone();
        people.remove(position);
        if position < next.people_places.len() {
            next.people_places.remove(position);
        }
        next.people = if people.is_empty() { Fact::StatedNone } else { Fact::Given(people) };
        self.accept(next, catalogue)
    }

    /// A list of the scope was written.
    fn scope_changed(&mut self, list: ElementList) {
        let place = self.next_place();
        self.scope_place.get_or_insert(Place { file: place.file, index: 0 });
        for (known, entry) in ElementList::ALL.iter().zip(&mut self.known_lists) {
            *entry |= *known == list;
        }
        let mut indices = [0; 5];
        for element in &mut self.elements {
            let lists = ElementList::ALL.iter().zip(&mut indices);
            for (_, next) in lists.filter(|(known, _)| **known == element.list) {
                element.index = *next;
                *next += 1;
            }
        }
        self.elements_by_id = sorted_by(&self.elements, |element| element.id().as_str());
        self.tracked = None;
    }

    /// Takes the place of this organisation, where all of it fits together.
    fn accept(&mut self, next: Self, catalogue: &Catalogue) -> (bool, Problems) {
        let (checked, problems) = Self::from_document(next.document(), catalogue);
        if checked.is_some() {
            *self = next;
        }
        (checked.is_some(), problems)
    }
}
