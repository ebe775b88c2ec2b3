//! The checked organisation: its scope, and what it can show.

mod edit;
mod edit_scope;
mod papers;

pub use self::edit::{PlacedClaim, Put, Removed};
use self::{
    edit::{Tracked, target_of},
    papers::Papers,
};
use crate::{
    Amount, ArtefactId, ArtefactKind, Catalogue, Date, Fact, Family, Key, MemberId, PersonKey,
    Standpoint,
    catalogue::Location,
    document::{
        ArtefactDocument, ClaimDocument, DocumentDecisionDocument, ElementDocument,
        EngagementDocument, ExclusionDocument, IdentityDocument, JudgementDocument, PersonDocument,
        PopulationOf, SourceDocument,
    },
    parts::{OrganisationParts, Place},
};

/// Something that the organisation can show.
#[derive(Clone, Debug)]
pub struct Artefact {
    document: ArtefactDocument,
    place: Place,
}

impl Artefact {
    /// The id.
    pub fn id(&self) -> &ArtefactId {
        &self.document.id
    }

    /// What it is.
    pub fn kind(&self) -> ArtefactKind {
        self.document.kind
    }

    /// Its title, or its id where no title is given.
    pub fn title(&self) -> &str {
        self.document.title.given().map_or(self.document.id.as_str(), String::as_str)
    }

    /// Everything that is known of it.
    pub fn document(&self) -> &ArtefactDocument {
        &self.document
    }
}

/// What a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimTarget {
    /// A requirement, by its position in the catalogue.
    Requirement(usize),
    /// A leaf clause, by its position in the catalogue.
    Clause(usize),
}

/// An artefact offered for a requirement or a leaf clause.
#[derive(Clone, Debug)]
pub struct Claim {
    document: ClaimDocument,
    place: Place,
    artefact: usize,
    target: ClaimTarget,
}

impl Claim {
    /// Everything that is known of it.
    pub fn document(&self) -> &ClaimDocument {
        &self.document
    }

    /// The position of the artefact in the organisation.
    pub fn artefact(&self) -> usize {
        self.artefact
    }

    /// What it is for.
    pub fn target(&self) -> ClaimTarget {
        self.target
    }
}

/// A list of the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementList {
    /// Services.
    Services,
    /// Suppliers.
    Suppliers,
    /// Customers.
    Customers,
    /// Units.
    Units,
    /// Locations.
    Locations,
}

impl ElementList {
    /// Every list, in the order of the scope.
    pub const ALL: [Self; 5] =
        [Self::Services, Self::Suppliers, Self::Customers, Self::Units, Self::Locations];

    /// The name of the list in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Suppliers => "suppliers",
            Self::Customers => "customers",
            Self::Units => "units",
            Self::Locations => "locations",
        }
    }

    /// The list that a population draws on, where it draws on one.
    pub fn of_population(of: PopulationOf) -> Option<Self> {
        match of {
            PopulationOf::Services => Some(Self::Services),
            PopulationOf::Suppliers => Some(Self::Suppliers),
            PopulationOf::Customers => Some(Self::Customers),
            PopulationOf::Units => Some(Self::Units),
            PopulationOf::Locations => Some(Self::Locations),
            PopulationOf::Organisation
            | PopulationOf::Artefacts
            | PopulationOf::Chapters
            | PopulationOf::Records => None,
        }
    }
}

/// A service, supplier, customer, unit or location.
#[derive(Clone, Debug)]
pub struct Element {
    document: ElementDocument,
    list: ElementList,
    /// The index in its list.
    index: usize,
}

impl Element {
    /// The id.
    pub fn id(&self) -> &MemberId {
        &self.document.id
    }

    /// The list it stands in.
    pub fn list(&self) -> ElementList {
        self.list
    }

    /// Its name, or its id where no name is given.
    pub fn name(&self) -> &str {
        self.document.name.given().map_or(self.document.id.as_str(), String::as_str)
    }

    /// Everything that is known of it.
    pub fn document(&self) -> &ElementDocument {
        &self.document
    }
}

/// An organisation that has been checked against a catalogue: every reference in it leads somewhere.
///
/// Artefacts, claims and judgements are in reading order: by file name, then as listed. `Send + Sync`.
/// Entries can be put and taken out one by one, each checked as on loading.
#[derive(Clone, Debug)]
pub struct Organisation {
    files: Vec<String>,
    identity: Option<IdentityDocument>,
    scope_place: Option<Place>,
    /// The file of each list of the scope, in the order of [`ElementList::ALL`].
    scope_files: [u32; 5],
    elements: Vec<Element>,
    /// Which lists of the scope are given or stated none, in the order of [`ElementList::ALL`].
    known_lists: [bool; 5],
    people: Fact<Vec<PersonDocument>>,
    people_places: Vec<Place>,
    sources: Vec<SourceDocument>,
    artefacts: Vec<Artefact>,
    /// Positions of the artefacts, sorted by the bytes of their ids.
    artefacts_by_id: Vec<u32>,
    /// Positions of the elements, sorted by the bytes of their ids.
    elements_by_id: Vec<u32>,
    claims: Vec<Claim>,
    judgements: Vec<(JudgementDocument, Place)>,
    papers: Papers,
    document_decisions: Vec<(DocumentDecisionDocument, Place)>,
    engagement: Option<EngagementDocument>,
    exclusions: Fact<Vec<(ExclusionDocument, Place)>>,
    parameters: Vec<(Key, Amount)>,
    /// How many entries were put since the files were read.
    changes: u32,
    /// What changes look up; none before the first of them.
    tracked: Option<Box<Tracked>>,
}

fn sorted_by<T>(items: &[T], key: impl Fn(&T) -> &str) -> Vec<u32> {
    let mut positions: Vec<u32> =
        (0..items.len()).filter_map(|index| u32::try_from(index).ok()).collect();
    let text = |position: u32| at(items, position).map(&key);
    positions.sort_by(|one, two| text(*one).cmp(&text(*two)));
    positions
}

fn at<T>(items: &[T], position: u32) -> Option<&T> {
    usize::try_from(position).ok().and_then(|index| items.get(index))
}

fn find<T>(items: &[T], sorted: &[u32], key: impl Fn(&T) -> &str, wanted: &str) -> Option<usize> {
    let found = sorted
        .binary_search_by(|position| at(items, *position).map(&key).cmp(&Some(wanted)))
        .ok()?;
    sorted.get(found).and_then(|position| usize::try_from(*position).ok())
}

impl Organisation {
    /// Builds the organisation from parts that validation found sound.
    ///
    /// Claims that lead nowhere are left out: validation has reported them as errors before, and an
    /// organisation with errors is never handed out.
    pub(crate) fn build(
        parts: OrganisationParts,
        files: Vec<String>,
        catalogue: &Catalogue,
    ) -> Self {
        let artefacts: Vec<Artefact> = parts
            .artefacts
            .into_iter()
            .map(|located| Artefact { document: located.value, place: located.place })
            .collect();
        let artefacts_by_id = sorted_by(&artefacts, |artefact| artefact.id().as_str());
        let mut elements = Vec::new();
        let mut known_lists = [false; 5];
        let scope_place = parts.scope.as_ref().map(|located| located.place);
        let scope_files = parts.scope.as_ref().map(|located| located.files).unwrap_or_default();
        if let Some(scope) = parts.scope.map(|located| located.value) {
            let lists =
                [scope.services, scope.suppliers, scope.customers, scope.units, scope.locations];
            for ((list, fact), known) in
                ElementList::ALL.into_iter().zip(lists).zip(&mut known_lists)
            {
                *known = !fact.is_unknown();
                if let Fact::Given(documents) = fact {
                    let found = documents.into_iter().enumerate();
                    elements.extend(found.map(|(index, document)| Element {
                        document,
                        list,
                        index,
                    }));
                }
            }
        }
        let elements_by_id = sorted_by(&elements, |element| element.id().as_str());
        let claims = parts
            .claims
            .into_iter()
            .filter_map(|located| {
                let document = located.value;
                let target = target_of(&document, catalogue)?;
                let id = document.artefact.as_str();
                let artefact = find(&artefacts, &artefacts_by_id, |found| found.id().as_str(), id)?;
                Some(Claim { document, place: located.place, artefact, target })
            })
            .collect();
        let people_places = parts.people.given().into_iter().flatten();
        let people_places = people_places.map(|located| located.place).collect();
        Self {
            files,
            people_places,
            identity: parts.identity.map(|located| located.value),
            scope_place,
            scope_files,
            elements,
            known_lists,
            people: parts
                .people
                .map(|people| people.into_iter().map(|located| located.value).collect()),
            sources: parts.sources.into_iter().map(|located| located.value).collect(),
            artefacts,
            artefacts_by_id,
            elements_by_id,
            claims,
            judgements: parts
                .judgements
                .into_iter()
                .map(|located| (located.value, located.place))
                .collect(),
            papers: Papers::new(parts.working_papers),
            document_decisions: parts
                .document_decisions
                .into_iter()
                .map(|located| (located.value, located.place))
                .collect(),
            engagement: parts.engagement.map(|located| located.value),
            exclusions: parts.exclusions.map(|found| {
                found.into_iter().map(|located| (located.value, located.place)).collect()
            }),
            parameters: parts
                .parameters
                .into_iter()
                .map(|located| (located.value.name, located.value.value))
                .collect(),
            changes: 0,
            tracked: None,
        }
    }

    /// The same organisation without some artefacts and the claims that offer them.
    ///
    /// What others say of them stays as it is said: a link or a field may then name what is gone, which
    /// no file could. Good for asking what would be without them.
    #[must_use]
    pub fn without(&self, leaves: impl Fn(&Artefact) -> bool) -> Self {
        let mut left = self.clone();
        let mut places = Vec::with_capacity(self.artefacts.len());
        let mut next = 0;
        for artefact in &self.artefacts {
            let stays = !leaves(artefact);
            places.push(stays.then_some(next));
            next += usize::from(stays);
        }
        let stays = |position: usize| places.get(position).copied().flatten();
        left.artefacts = (self.artefacts.iter().enumerate())
            .filter(|(position, _)| stays(*position).is_some())
            .map(|(_, artefact)| artefact.clone())
            .collect();
        left.sort_artefacts();
        left.tracked = None;
        left.claims = (self.claims.iter())
            .filter_map(|claim| Some(Claim { artefact: stays(claim.artefact)?, ..claim.clone() }))
            .collect();
        left
    }

    /// Who the organisation is.
    pub fn identity(&self) -> Option<&IdentityDocument> {
        self.identity.as_ref()
    }

    /// All elements of the scope, list by list, in the order of their list.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// Whether the scope says anything of a list, be it that it is empty.
    pub fn knows_list(&self, list: ElementList) -> bool {
        ElementList::ALL.iter().zip(self.known_lists).any(|(found, known)| *found == list && known)
    }

    /// An element of the scope by id.
    pub fn element(&self, id: &str) -> Option<&Element> {
        self.element_position(id).and_then(|position| self.elements.get(position))
    }

    /// The position of an element of the scope.
    pub fn element_position(&self, id: &str) -> Option<usize> {
        find(&self.elements, &self.elements_by_id, |element| element.id().as_str(), id)
    }

    /// The organisation as it is looked at on a day.
    pub fn on(&self, as_of: Date) -> Standpoint<'_> {
        Standpoint { as_of, people: &self.people }
    }

    /// The people and offices that are listed.
    pub fn people(&self) -> &Fact<Vec<PersonDocument>> {
        &self.people
    }

    /// A person by key.
    pub fn person(&self, key: &PersonKey) -> Option<&PersonDocument> {
        self.people.given()?.iter().find(|person| person.key == *key)
    }

    /// Where the entries come from.
    pub fn sources(&self) -> &[SourceDocument] {
        &self.sources
    }

    /// Whether any source carries a family; without declared sources all are.
    pub fn carries(&self, family: Family) -> bool {
        self.sources.is_empty()
            || self.sources.iter().any(|source| source.carries.contains(&family))
    }

    /// All artefacts, in reading order.
    pub fn artefacts(&self) -> &[Artefact] {
        &self.artefacts
    }

    /// An artefact by id.
    pub fn artefact(&self, id: &str) -> Option<&Artefact> {
        self.artefact_position(id).and_then(|position| self.artefacts.get(position))
    }

    /// The position of an artefact in the reading order.
    pub fn artefact_position(&self, id: &str) -> Option<usize> {
        find(&self.artefacts, &self.artefacts_by_id, |artefact| artefact.id().as_str(), id)
    }

    /// All claims, in reading order.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// All judgements, in reading order.
    pub fn judgements(&self) -> impl ExactSizeIterator<Item = &JudgementDocument> {
        self.judgements.iter().map(|(judgement, _)| judgement)
    }

    /// The assessment or audit this is made for.
    pub fn engagement(&self) -> Option<&EngagementDocument> {
        self.engagement.as_ref()
    }

    /// What the organisation says does not apply to it.
    pub fn exclusions(&self) -> Fact<impl ExactSizeIterator<Item = &ExclusionDocument>> {
        self.exclusions.as_ref().map(|found| found.iter().map(|(exclusion, _)| exclusion))
    }

    /// A named value that replaces a default; the last one stated counts.
    pub fn parameter(&self, name: &str) -> Option<Amount> {
        self.parameters.iter().rev().find(|(key, _)| key.as_str() == name).map(|(_, value)| *value)
    }

    /// Where an artefact stands.
    pub fn artefact_location(&self, artefact: &Artefact) -> Location {
        Location::new(&self.files, "artefacts", artefact.place)
    }

    /// Where a claim stands.
    pub fn claim_location(&self, claim: &Claim) -> Location {
        Location::new(&self.files, "claims", claim.place)
    }

    /// Where a judgement stands, by its position in the reading order.
    pub fn judgement_location(&self, position: usize) -> Option<Location> {
        let (_, place) = self.judgements.get(position)?;
        Some(Location::new(&self.files, "judgements", *place))
    }

    /// Where a person stands; none where the list of people does not hold the key.
    pub fn person_location(&self, key: &PersonKey) -> Option<Location> {
        let position = self.people.given()?.iter().position(|person| person.key == *key)?;
        Some(Location::new(&self.files, "people", *self.people_places.get(position)?))
    }

    /// Where the scope stands, the first file that has a part of it; none where no file has one.
    pub fn scope_location(&self) -> Option<Location> {
        let place = self.scope_place?;
        let mut location = Location::new(&self.files, "scope", place);
        "/scope".clone_into(&mut location.pointer);
        Some(location)
    }

    /// Where an element of the scope stands.
    pub fn element_location(&self, element: &Element) -> Option<Location> {
        let mut lists = ElementList::ALL.iter().zip(self.scope_files);
        let (_, file) = lists.find(|(list, _)| **list == element.list)?;
        self.scope_place?;
        let mut location = Location::new(&self.files, "scope", Place { file, index: 0 });
        location.pointer = format!("/scope/{}/{}", element.list.as_str(), element.index);
        Some(location)
    }
}
