//! What all parts of the page look at.

use std::collections::BTreeMap;

use clausegraph::{
    Artefact, Assessment, Catalogue, Clause, Date, Element, Finding, Location, Organisation,
    PersonKey, Profile, Requirement,
};
use clausegraph_paper::{Argument, Basis};
use clausegraph_report::{
    EvidenceMapReport, Locate, MapSelection, Selection, evidence_map, wording::clause_heading,
};

use super::{WHOLE, WHOLE_OTHERS};

/// What all parts of the page look at.
pub(crate) struct Context<'a, 'g> {
    pub(crate) basis: &'a Basis<'a, 'g>,
    pub(crate) locate: Locate<'a>,
    /// What is shown to the reader, in the order in which the findings stand in the page.
    pub(crate) shown: Vec<&'a Finding<'g>>,
    /// One row for each cell, in reading order.
    pub(crate) map: EvidenceMapReport,
    /// The place of a finding in `shown`, by id.
    findings: BTreeMap<&'a str, usize>,
}

impl<'a, 'g> Context<'a, 'g> {
    pub(crate) fn new(basis: &'a Basis<'a, 'g>, locate: Locate<'a>) -> Self {
        let profile = basis.profile();
        let shown: Vec<&'a Finding<'g>> = basis.findings.shown(profile).collect();
        let selection = Selection { repeats: basis.repeats, ..Selection::all(profile) };
        let wanted = MapSelection { findings: selection, wanted: &|_| true };
        Self {
            basis,
            locate,
            findings: shown.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect(),
            shown,
            map: evidence_map(basis.assessment, basis.findings, wanted),
        }
    }

    pub(crate) fn assessment(&self) -> &'a Assessment<'g> {
        self.basis.assessment
    }

    pub(crate) fn catalogue(&self) -> &'g Catalogue {
        self.basis.assessment.catalogue()
    }

    pub(crate) fn organisation(&self) -> &'g Organisation {
        self.basis.assessment.organisation()
    }

    pub(crate) fn as_of(&self) -> Date {
        self.basis.assessment.as_of()
    }

    pub(crate) fn profile(&self) -> Profile {
        self.basis.profile()
    }

    /// Whether everything is written out.
    pub(crate) fn is_whole(&self) -> bool {
        let others = self.organisation().artefacts().len().max(self.shown.len());
        self.map.rows.len() <= WHOLE && others <= WHOLE_OTHERS
    }

    pub(crate) fn language(&self) -> &'static str {
        self.basis.texts.language().tag()
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.basis.texts.say(key)
    }

    pub(crate) fn say_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.basis.texts.say_with(key, arguments)
    }

    /// A sentence that counts something: its place `n` chooses the form, `number` is what is read.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        self.count_with(key, number, &[])
    }

    /// A sentence that counts something, with further places.
    pub(crate) fn count_with(
        &self,
        key: &str,
        number: usize,
        more: &[(&str, Argument<'_>)],
    ) -> String {
        let mut places =
            vec![("n", Argument::from(number)), ("number", Argument::from(self.number(number)))];
        places.extend(more.iter().map(|(name, value)| (*name, value.clone())));
        self.basis.texts.say_with(key, &places)
    }

    pub(crate) fn number(&self, number: usize) -> String {
        self.basis.texts.number(u64::try_from(number).unwrap_or(u64::MAX))
    }

    pub(crate) fn count_of(&self, number: u32) -> String {
        self.basis.texts.number(u64::from(number))
    }

    pub(crate) fn day(&self, day: Date) -> String {
        self.basis.texts.day(day)
    }

    pub(crate) fn short_day(&self, day: Date) -> String {
        self.basis.texts.short_day(day)
    }

    /// What the organisation is called.
    pub(crate) fn name(&self) -> String {
        let identity = self.organisation().identity();
        identity.map_or_else(|| self.say("no-name"), |identity| identity.name.clone())
    }

    /// The place of a finding among those shown.
    pub(crate) fn finding_place(&self, id: &str) -> Option<usize> {
        self.findings.get(id).copied()
    }

    /// The place of an artefact among all; its anchor is `a` and this number.
    pub(crate) fn artefact_place(&self, artefact: &Artefact) -> Option<usize> {
        self.organisation().artefact_position(artefact.id().as_str())
    }

    /// The leaf clause of a requirement.
    pub(crate) fn leaf(&self, requirement: &Requirement) -> Option<&'g Clause> {
        self.catalogue().clause_at(requirement.clause_position())
    }

    pub(crate) fn heading(&self, clause: &Clause) -> String {
        clause_heading(self.catalogue(), clause).trim_end().to_owned()
    }

    /// `scope.json:12`, or file and pointer where no line is known.
    pub(crate) fn place(&self, location: &Location) -> String {
        match (self.locate)(location) {
            Some((line, _)) => format!("{}:{line}", location.file),
            None => format!("{} {}", location.file, location.pointer),
        }
    }

    /// Who answers for an artefact, where somebody is named.
    pub(crate) fn owner_of(artefact: &'g Artefact) -> Option<&'g PersonKey> {
        artefact.document().owner.given()
    }

    /// The scope elements that an artefact names.
    pub(crate) fn covered(&self, artefact: &Artefact) -> Vec<&'g Element> {
        let ids = artefact.document().covers.given();
        let ids = ids.into_iter().flatten();
        ids.filter_map(|id| self.organisation().element(id.as_str())).collect()
    }
}
