//! What a rule may look at.

use std::{cell::OnceCell, collections::BTreeMap};

use clausegraph_model::{
    Amount, Artefact, ArtefactId, ArtefactKind, Catalogue, Claim, ClaimTarget, Date, Element,
    ElementList, Fact, Family, Interval, Key, Location, Organisation, PersonKey, Requirement,
    document::{
        ArtefactStatus, ClaimState, LinkType, PersonDocument, RuleBindingDocument,
        RuleParameterDocument, ScopeState,
    },
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    answer::Tri,
    verdict::{Look, at_field, read},
};
use crate::{
    Assessment, Derivation, Rule,
    derivation::explain_all,
    finding::{SubjectOf, Threshold, ThresholdFrom},
    member::item,
    population::is_there,
};

/// What several rules share: looked up once.
#[derive(Debug, Default)]
pub(crate) struct Shared<'g> {
    derivations: OnceCell<Vec<Derivation<'g>>>,
    incoming: OnceCell<Vec<Vec<(LinkType, u32)>>>,
    /// The confirmed claims on each artefact.
    confirmed: OnceCell<Vec<Vec<&'g Claim>>>,
    /// The positions of what is there, by kind.
    there: OnceCell<BTreeMap<ArtefactKind, Vec<u32>>>,
}

/// What a rule may look at.
#[derive(Clone, Copy)]
pub(crate) struct Ctx<'s, 'g> {
    pub(crate) assessment: &'s Assessment<'g>,
    pub(crate) rule: &'static Rule,
    pub(crate) binding: &'g RuleBindingDocument,
    pub(crate) shared: &'s Shared<'g>,
}

impl<'s, 'g> Ctx<'s, 'g> {
    pub(crate) fn as_of(&self) -> Date {
        self.assessment.as_of()
    }

    /// The day so many days before the as-of date.
    pub(crate) fn before(&self, days: i64) -> Date {
        self.as_of().shifted(-days)
    }

    pub(crate) fn organisation(&self) -> &'g Organisation {
        self.assessment.organisation()
    }

    pub(crate) fn catalogue(&self) -> &'g Catalogue {
        self.assessment.catalogue()
    }

    /// A number of the rule.
    pub(crate) fn number(&self, name: &str) -> Decimal {
        let found =
            self.binding.parameters.iter().find(|parameter| parameter.name.as_str() == name);
        found.map_or(Decimal::ZERO, |parameter| self.threshold(parameter).value.decimal())
    }

    /// A number of the rule that counts something; fractions are cut off.
    pub(crate) fn count(&self, name: &str) -> u64 {
        self.number(name).to_u64().unwrap_or_default()
    }

    /// A number of the rule that counts days; fractions are cut off.
    pub(crate) fn days(&self, name: &str) -> i64 {
        self.number(name).to_i64().unwrap_or_default()
    }

    /// A number of the rule that counts months, as an interval of the calendar; none where it is nothing.
    pub(crate) fn months(&self, name: &str) -> Option<Interval> {
        format!("P{}M", self.count(name)).parse().ok()
    }

    /// The words by which the catalogue knows something.
    pub(crate) fn words(&self, name: &str) -> &'g [Key] {
        let found = self.binding.words.iter().find(|words| words.name.as_str() == name);
        found.map(|words| words.is.as_slice()).unwrap_or_default()
    }

    /// Whether a word is one of those by which the catalogue knows something.
    pub(crate) fn is_word(&self, name: &str, word: &Key) -> bool {
        self.words(name).contains(word)
    }

    /// The numbers of the rule as they are read, in the catalogue's order.
    pub(crate) fn thresholds(&self) -> Vec<Threshold> {
        self.binding.parameters.iter().map(|parameter| self.threshold(parameter)).collect()
    }

    fn threshold(&self, parameter: &RuleParameterDocument) -> Threshold {
        let name = self.binding.parameter_name(parameter);
        let (value, from) = match self.organisation().parameter(&name) {
            Some(value) => (value, ThresholdFrom::Organisation),
            None => self.preset(parameter),
        };
        Threshold { name, value, from }
    }

    /// The value for the size of the organisation; that for all where the size is not stated.
    fn preset(&self, parameter: &RuleParameterDocument) -> (Amount, ThresholdFrom) {
        let identity = self.organisation().identity();
        let headcount = identity.and_then(|identity| identity.headcount.given());
        let preset = match headcount {
            Some(..50) => parameter.small.map(|value| (value, ThresholdFrom::Small)),
            Some(250..) => parameter.large.map(|value| (value, ThresholdFrom::Large)),
            Some(_) | None => None,
        };
        preset.unwrap_or((parameter.value, ThresholdFrom::Default))
    }

    /// The artefacts of some kinds that are there, in reading order: neither retired nor of a day to come.
    pub(crate) fn there(
        &self,
        kinds: &'static [ArtefactKind],
    ) -> impl Iterator<Item = &'g Artefact> + use<'g> {
        let artefacts = self.organisation().artefacts();
        let there = self.shared.there.get_or_init(|| {
            let mut there: BTreeMap<ArtefactKind, Vec<u32>> = BTreeMap::new();
            for (position, artefact) in (0..).zip(artefacts).filter(|(_, one)| self.is_there(one)) {
                there.entry(artefact.kind()).or_default().push(position);
            }
            there
        });
        let of_kinds = kinds.iter().filter_map(|kind| there.get(kind)).flatten();
        let mut found: Vec<u32> = of_kinds.copied().collect();
        // Several kinds: in reading order again.
        found.sort_unstable();
        found.into_iter().filter_map(|position| item(artefacts, position))
    }

    /// Whether an artefact is there: neither retired nor of a day to come.
    pub(crate) fn is_there(&self, artefact: &Artefact) -> bool {
        is_there(artefact, self.as_of())
    }

    /// An artefact by id.
    pub(crate) fn artefact(&self, id: &ArtefactId) -> Option<&'g Artefact> {
        self.organisation().artefact(id.as_str())
    }

    /// Whether a confirmed claim offers an artefact for one of the requirements of the rule, or its clause.
    pub(crate) fn is_claimed(&self, artefact: &Artefact) -> bool {
        let wanted: Vec<_> = self
            .requirements()
            .flat_map(|found| {
                [
                    ClaimTarget::Requirement(found.position()),
                    ClaimTarget::Clause(found.clause_position()),
                ]
            })
            .collect();
        self.confirmed(artefact).iter().any(|claim| wanted.contains(&claim.target()))
    }

    /// The confirmed claims that offer an artefact, in reading order.
    pub(crate) fn confirmed(&self, artefact: &Artefact) -> &'s [&'g Claim] {
        let organisation = self.organisation();
        let confirmed = self.shared.confirmed.get_or_init(|| {
            let mut found = vec![Vec::new(); organisation.artefacts().len()];
            for claim in organisation.claims() {
                let of = found.get_mut(claim.artefact());
                if let Some(of) = of.filter(|_| claim.document().state == ClaimState::Confirmed) {
                    of.push(claim);
                }
            }
            found
        });
        let position = organisation.artefact_position(artefact.id().as_str());
        position.and_then(|position| confirmed.get(position)).map_or(&[], Vec::as_slice)
    }

    /// The requirements that the rule names.
    pub(crate) fn requirements(&self) -> impl Iterator<Item = &'g Requirement> + use<'g> {
        let catalogue = self.catalogue();
        let named = self.binding.requirements.iter();
        named.filter_map(|id| catalogue.requirement(id.as_str()))
    }

    /// Whether artefacts of a family may be there of which nobody tells: unknown where no source carries
    /// the family, else no.
    pub(crate) fn untold(&self, family: Family, look: &mut Look<'g>) -> Tri {
        if self.organisation().carries(family) {
            return Tri::No;
        }
        look.lacks(SubjectOf::Organisation, family.as_str());
        Tri::Unknown
    }

    /// A day on which something was done; what is of a day to come has not been done.
    pub(crate) fn happened(&self, day: Fact<&Date>) -> Fact<Date> {
        day.and_then(|day| if *day <= self.as_of() { Fact::Given(*day) } else { Fact::StatedNone })
    }

    /// Whether an action is done.
    pub(crate) fn is_done(&self, action: &'g Artefact, look: &mut Look<'g>) -> Tri {
        Tri::given(self.happened(read!(look, action, action.done_on)), |_| true)
    }

    /// Whether a document or routine is in use.
    #[expect(clippy::unused_self, reason = "asked like everything else that a rule asks")]
    pub(crate) fn in_use(&self, artefact: &'g Artefact, look: &mut Look<'g>) -> Tri {
        let status = read!(look, artefact, status);
        Tri::given(status, |status| *status == ArtefactStatus::InUse)
    }

    /// Whether a document or routine is approved or in use.
    #[expect(clippy::unused_self, reason = "asked like everything else that a rule asks")]
    pub(crate) fn in_force(&self, artefact: &'g Artefact, look: &mut Look<'g>) -> Tri {
        let status = read!(look, artefact, status);
        Tri::given(status, |status| {
            matches!(status, ArtefactStatus::Approved | ArtefactStatus::InUse)
        })
    }

    /// Whether an agreement holds on the as-of date, as far as its days are given.
    pub(crate) fn holds(&self, artefact: &Artefact) -> bool {
        let agreement = artefact.document().agreement.as_deref();
        agreement.is_none_or(|agreement| {
            let has_begun = agreement.valid_from.given().is_none_or(|day| *day <= self.as_of());
            has_begun && agreement.valid_to.given().is_none_or(|day| *day >= self.as_of())
        })
    }

    /// The elements of a list of the scope; unknown where the scope does not say.
    pub(crate) fn elements(&self, list: ElementList) -> Fact<Vec<&'g Element>> {
        if !self.organisation().knows_list(list) {
            return Fact::Unknown;
        }
        let elements = self.organisation().elements().iter();
        let found: Vec<_> = elements.filter(|element| element.list() == list).collect();
        if found.is_empty() { Fact::StatedNone } else { Fact::Given(found) }
    }

    /// Whether an element belongs to the scope, wholly or partly.
    #[expect(clippy::unused_self, reason = "asked like everything else that a rule asks")]
    pub(crate) fn in_scope(&self, element: &'g Element, look: &mut Look<'g>) -> Tri {
        let state = read!(look, element, state);
        Tri::given(state, |state| matches!(state, ScopeState::In | ScopeState::Partly))
    }

    /// A person by key, where people are listed.
    pub(crate) fn person(&self, key: &PersonKey) -> Option<&'g PersonDocument> {
        self.organisation().person(key)
    }

    /// A person of whom something is asked.
    fn listed(&self, key: &PersonKey, look: &mut Look<'g>) -> Option<&'g PersonDocument> {
        let person = self.person(key);
        if person.is_none() {
            look.lacks(SubjectOf::Organisation, "people");
        }
        person
    }

    /// Whether a person works there on the as-of date.
    pub(crate) fn is_active(&self, key: &PersonKey, look: &mut Look<'g>) -> Tri {
        let Some(person) = self.listed(key, look) else { return Tri::Unknown };
        if let Fact::Given(day) = person.left_on
            && day < self.as_of()
        {
            look.saw(person, "left_on");
            return Tri::No;
        }
        Tri::given(look.read(person, "active", person.active), |active| active)
    }

    /// Whether a person belongs to top management.
    pub(crate) fn is_top(&self, key: &PersonKey, look: &mut Look<'g>) -> Tri {
        let Some(person) = self.listed(key, look) else { return Tri::Unknown };
        Tri::given(look.read(person, "top_management", person.top_management), |top| top)
    }

    /// Whether a person belongs to another organisation.
    pub(crate) fn is_external(&self, key: &PersonKey, look: &mut Look<'g>) -> Tri {
        let Some(person) = self.listed(key, look) else { return Tri::Unknown };
        Tri::given(look.read(person, "external", person.external), |external| external)
    }

    /// The artefacts that link to an artefact, with the type of their link.
    pub(crate) fn incoming(&self, artefact: &Artefact) -> Vec<(LinkType, &'g Artefact)> {
        let artefacts = self.organisation().artefacts();
        let incoming = self.shared.incoming.get_or_init(|| {
            let mut found = vec![Vec::new(); artefacts.len()];
            for (from, linking) in (0..).zip(artefacts) {
                for link in linking.document().links.given().into_iter().flatten() {
                    let to = self.organisation().artefact_position(link.to.as_str());
                    if let Some(entry) = to.and_then(|to| found.get_mut(to)) {
                        entry.push((link.kind, from));
                    }
                }
            }
            found
        });
        let position = self.organisation().artefact_position(artefact.id().as_str());
        let found = position.and_then(|position| incoming.get(position)).into_iter().flatten();
        found.filter_map(|(kind, from)| Some((*kind, item(artefacts, *from)?))).collect()
    }

    /// The artefacts that an artefact links to, with the type of the link.
    pub(crate) fn outgoing(&self, artefact: &'g Artefact) -> Fact<Vec<(LinkType, &'g Artefact)>> {
        artefact.document().links.as_ref().map(|links| {
            links.iter().filter_map(|link| Some((link.kind, self.artefact(&link.to)?))).collect()
        })
    }

    /// How all cells come about.
    pub(crate) fn derivations(&self) -> &'s [Derivation<'g>] {
        self.shared.derivations.get_or_init(|| explain_all(self.assessment).collect())
    }

    /// Where a field stands in the files.
    pub(crate) fn location(&self, of: SubjectOf<'g>, field: &str) -> Option<Location> {
        let entry = match of {
            SubjectOf::Artefact(artefact) => Some(self.organisation().artefact_location(artefact)),
            SubjectOf::Element(element) => self.organisation().element_location(element),
            SubjectOf::Person(person) => self.organisation().person_location(&person.key),
            SubjectOf::Organisation | SubjectOf::Cell(..) | SubjectOf::Clause(_) => None,
        };
        Some(at_field(&entry?, field))
    }
}

/// The last day of the last quarter of the calendar that is over before a day.
pub(crate) fn quarter_before(day: Date) -> Date {
    let ends = |day: &Date| {
        let text = day.to_string();
        ["-03-31", "-06-30", "-09-30", "-12-31"].iter().any(|end| text.ends_with(end))
    };
    // No quarter is longer than 92 days.
    (1..=92).map(|days| day.shifted(-days)).find(ends).unwrap_or(day)
}
