//! What the naive rules look at: the organisation, the day, and the numbers and words of one rule.

use clausegraph_model::{
    Date, Fact, PersonKey,
    document::{
        ArtefactDocument, ArtefactStatus, ElementDocument, OrganisationDocument,
        RuleBindingDocument, ScopeState,
    },
};

use super::{
    Slip,
    truth::{Number, Tri, test},
};
use crate::naive::calendar::Day;

/// The kinds of documents with a life.
pub(crate) const DOCUMENTS: &[&str] = &[
    "charter",
    "scope-statement",
    "policy",
    "plan",
    "procedure",
    "sla",
    "internal-agreement",
    "contract",
    "register",
    "service-catalogue",
    "document",
];

/// The kinds of reviews.
pub(crate) const REVIEWS: &[&str] = &[
    "management-review",
    "service-review",
    "supplier-review",
    "audit",
    "post-implementation-review",
    "test",
    "analysis",
];

/// The kinds of actions.
pub(crate) const ACTIONS: &[&str] = &["corrective-action", "improvement", "risk-treatment"];

/// What one rule looks at.
pub(crate) struct World<'a> {
    pub(crate) organisation: &'a OrganisationDocument,
    pub(crate) slip: Slip,
    binding: &'a RuleBindingDocument,
    today: i64,
}

/// How many days lie between a day and the first of March of the year 0.
pub(crate) fn day_number(day: Day) -> i64 {
    let (mut year, mut month) = (i64::from(day.year), i64::from(day.month));
    // The year begins in March, so that the day that is not always there is its last.
    month -= 3;
    if month < 0 {
        month += 12;
        year -= 1;
    }
    let lengths = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31];
    let mut days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    for (passed, length) in (0..).zip(lengths) {
        if passed < month {
            days += length;
        }
    }
    days + i64::from(day.of_month) - 1
}

/// A fact within a part of an artefact; where there is no part, nobody states it.
#[expect(clippy::ref_option, reason = "the part is handed over as the field that it is")]
pub(crate) fn within<'a, P, T>(
    part: &'a Option<Box<P>>,
    get: impl Fn(&'a P) -> &'a Fact<T>,
) -> Fact<&'a T> {
    match part {
        None => Fact::Unknown,
        Some(part) => get(part).as_ref(),
    }
}

/// A fact within something that is a fact itself.
pub(crate) fn inside<'a, P, T>(
    outer: &'a Fact<Box<P>>,
    get: impl Fn(&'a P) -> &'a Fact<T>,
) -> Fact<&'a T> {
    match outer {
        Fact::Unknown => Fact::Unknown,
        Fact::StatedNone => Fact::StatedNone,
        Fact::Given(outer) => get(outer).as_ref(),
    }
}

impl<'a> World<'a> {
    pub(crate) fn new(
        organisation: &'a OrganisationDocument,
        binding: &'a RuleBindingDocument,
        as_of: Date,
        slip: Slip,
    ) -> Self {
        Self { organisation, slip, binding, today: day_number(Day::of(as_of)) }
    }

    /// Whether some source carries the family; where no source is named, all is carried.
    pub(crate) fn carries(&self, family: &str) -> bool {
        let sources = &self.organisation.sources;
        let carries = sources.iter().flat_map(|source| &source.carries);
        sources.is_empty() || carries.into_iter().any(|carried| carried.to_string() == family)
    }

    /// The number of the day.
    pub(crate) fn today(&self) -> i64 {
        self.today
    }

    /// How many days ago a day was; less than nothing where it is still to come.
    pub(crate) fn age(&self, date: Date) -> i64 {
        self.today - day_number(Day::of(date))
    }

    /// Whether the day is still to come.
    pub(crate) fn is_to_come(&self, date: Date) -> bool {
        self.age(date) < 0
    }

    /// Whether a day lies within the last so many days.
    pub(crate) fn is_recent(&self, date: Date, days: &str) -> bool {
        let first_counts = self.slip != Slip::ShortWindow;
        let (age, number) = (self.age(date), self.number(days));
        let too_old =
            if first_counts { number.is_exceeded(age, 1) } else { number.is_reached(age, 1) };
        age >= 0 && !too_old
    }

    /// Whether a day lies more than so many days back.
    pub(crate) fn is_past(&self, date: Date, days: &str) -> bool {
        self.number(days).is_exceeded(self.age(date), 1)
    }

    /// A number of the rule: the organisation's own, else the one for its size, else the value.
    pub(crate) fn number(&self, name: &str) -> Number {
        let full = format!("{}-{name}", self.binding.code.as_str().to_lowercase());
        for own in &self.organisation.parameters {
            if own.name.as_str() == full {
                return Number::of(own.value);
            }
        }
        for parameter in &self.binding.parameters {
            if parameter.name.as_str() == name {
                let sized = match self.headcount() {
                    Fact::Given(people) if people < 50 => parameter.small,
                    Fact::Given(people) if people >= 250 => parameter.large,
                    Fact::Given(_) | Fact::StatedNone | Fact::Unknown => None,
                };
                return Number::of(sized.unwrap_or(parameter.value));
            }
        }
        Number::of(clausegraph_model::Amount::ZERO)
    }

    /// How many people there are.
    pub(crate) fn headcount(&self) -> Fact<i64> {
        match &self.organisation.organisation {
            None => Fact::Unknown,
            Some(identity) => identity.headcount.map(i64::from),
        }
    }

    /// The words of the rule for something.
    pub(crate) fn words(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        for words in &self.binding.words {
            if words.name.as_str() == name {
                found.extend(words.is.iter().map(ToString::to_string));
            }
        }
        found
    }

    /// The artefacts of some kinds, whatever became of them.
    pub(crate) fn all(&self, kinds: &[&str]) -> Vec<&'a ArtefactDocument> {
        let all = self.organisation.artefacts.iter();
        all.filter(|artefact| kinds.contains(&artefact.kind.as_str())).collect()
    }

    /// The artefacts of some kinds that are there.
    pub(crate) fn there(&self, kinds: &[&str]) -> Vec<&'a ArtefactDocument> {
        self.all(kinds).into_iter().filter(|artefact| self.is_there(artefact)).collect()
    }

    /// Whether an artefact is there: neither retired nor of a day to come.
    pub(crate) fn is_there(&self, artefact: &ArtefactDocument) -> bool {
        let day = artefact.dated_on.given().or(artefact.created_on.given());
        artefact.status != Fact::Given(ArtefactStatus::Retired)
            && !day.is_some_and(|day| self.is_to_come(*day))
    }

    /// An artefact by its id.
    pub(crate) fn find(&self, id: &str) -> Option<&'a ArtefactDocument> {
        self.organisation.artefacts.iter().find(|artefact| artefact.id.as_str() == id)
    }

    /// A list of the scope.
    pub(crate) fn elements(&self, list: &str) -> Fact<&'a Vec<ElementDocument>> {
        let Some(scope) = &self.organisation.scope else { return Fact::Unknown };
        match list {
            "services" => scope.services.as_ref(),
            "suppliers" => scope.suppliers.as_ref(),
            "customers" => scope.customers.as_ref(),
            "units" => scope.units.as_ref(),
            _ => scope.locations.as_ref(),
        }
    }

    /// Whether something that was to be done on a day was done.
    pub(crate) fn is_done(&self, day: Fact<&Date>) -> Tri {
        test(&day, |day| Tri::of(!self.is_to_come(**day)))
    }

    /// Whether a person is one of the listed people.
    pub(crate) fn lists(&self, key: &PersonKey) -> bool {
        self.organisation.people.given().into_iter().flatten().any(|person| person.key == *key)
    }

    /// Whether a person still works there: active, and not gone.
    pub(crate) fn works_there(&self, key: &PersonKey) -> Tri {
        let people = self.organisation.people.given();
        let listed = people.into_iter().flatten().find(|person| person.key == *key);
        let Some(person) = listed else { return Tri::Maybe };
        let gone = matches!(&person.left_on, Fact::Given(day) if self.age(*day) > 0);
        match &person.active {
            _ if gone => Tri::No,
            Fact::Given(active) => Tri::of(*active),
            Fact::StatedNone => Tri::No,
            Fact::Unknown => Tri::Maybe,
        }
    }
}

/// Whether an element belongs to the scope, wholly or partly.
pub(crate) fn is_in(element: &ElementDocument) -> Tri {
    test(&element.state, |state| Tri::of(*state == ScopeState::In || *state == ScopeState::Partly))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        let mut day = Day { year: 1999, month: 12, of_month: 30 };
        let first = day_number(day);
        for passed in 0..3_000 {
            assert_eq!(day_number(day), first + passed);
            day = day.tomorrow();
        }
    }
}
