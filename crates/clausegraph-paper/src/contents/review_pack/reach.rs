//! What is put before a review for each of its inputs, and since when.

use clausegraph::{
    Artefact, ArtefactKind, Date, Fact, Family, Requirement, ReviewInputs,
    document::{ReviewArtefactsDocument, ReviewInputDocument},
};

use super::super::on_file::{OnFile, subject};

/// What the pack is made from, besides the files.
pub(super) struct Pack<'a, 'g> {
    pub(super) file: OnFile<'a, 'g>,
    /// What the newest review looked at; none where the catalogue does not say what a review looks at.
    pub(super) earlier: Option<ReviewInputs<'g>>,
    pub(super) inputs: Vec<Input<'g>>,
}

/// One input, and what is put before the review for it.
pub(super) struct Input<'g> {
    pub(super) document: &'g ReviewInputDocument,
    pub(super) requirements: Vec<&'g Requirement>,
    pub(super) groups: Vec<Group<'g>>,
}

/// Artefacts of some kinds that are put before the review together.
pub(super) struct Group<'g> {
    pub(super) document: &'g ReviewArtefactsDocument,
    pub(super) artefacts: Vec<&'g Artefact>,
}

impl Group<'_> {
    /// The first of its kinds, which decides how the artefacts are shown.
    pub(super) fn kind(&self) -> ArtefactKind {
        self.document.kinds.first().copied().unwrap_or(ArtefactKind::Document)
    }

    /// Whether it holds actions.
    pub(super) fn is_of_actions(&self) -> bool {
        self.kind().family() == Family::Actions
    }
}

impl<'g> Input<'g> {
    /// Whether it asks what became of earlier reviews.
    pub(super) fn looks_back(&self) -> bool {
        let mut groups = self.groups.iter().flat_map(|group| &group.document.raised_by);
        groups.any(|kind| *kind == ArtefactKind::ManagementReview)
    }

    /// All artefacts that are put before the review, each once, in reading order of the groups.
    pub(super) fn artefacts(&self) -> Vec<&'g Artefact> {
        let mut found: Vec<&'g Artefact> = Vec::new();
        for artefact in self.groups.iter().flat_map(|group| &group.artefacts) {
            if !found.iter().any(|known| known.id() == artefact.id()) {
                found.push(artefact);
            }
        }
        found
    }
}

impl<'a, 'g> Pack<'a, 'g> {
    pub(super) fn new(file: OnFile<'a, 'g>) -> Self {
        let catalogue = file.basis.assessment.catalogue();
        let earlier = clausegraph::review_inputs(file.basis.assessment);
        let inputs = catalogue.review_inputs().iter().map(|document| Input {
            document,
            requirements: document
                .requirements
                .iter()
                .filter_map(|id| catalogue.requirement(id.as_str()))
                .collect(),
            groups: document
                .artefacts
                .iter()
                .map(|group| Group { document: group, artefacts: reached(&file, group) })
                .collect(),
        });
        let inputs = inputs.collect();
        Self { file, earlier, inputs }
    }

    /// The newest review and its day.
    pub(super) fn review(&self) -> Option<(Date, &'g Artefact)> {
        self.earlier.as_ref().and_then(|earlier| earlier.review.given().copied())
    }

    /// Whether something is dated after the newest review; nothing is, where none is known.
    pub(super) fn is_new(&self, artefact: &Artefact) -> bool {
        let day = day(artefact);
        let since = self.review().map(|(held, _)| held);
        day.is_some_and(|day| since.is_none_or(|since| day > since))
    }
}

/// The artefacts that a group of the catalogue reaches, in reading order.
fn reached<'g>(file: &OnFile<'_, 'g>, group: &ReviewArtefactsDocument) -> Vec<&'g Artefact> {
    let mut found = file.there(&group.kinds);
    found.retain(|artefact| {
        let about = group.subjects.is_empty()
            || subject(artefact).given().is_some_and(|of| group.subjects.contains(of));
        about && (group.raised_by.is_empty() || is_raised_by(file, artefact, &group.raised_by))
    });
    found
}

/// Whether an action comes from an artefact of some kinds: it says so, or a decision taken there names it.
fn is_raised_by(file: &OnFile<'_, '_>, action: &Artefact, kinds: &[ArtefactKind]) -> bool {
    let part = action.document().action.as_deref();
    let named = part.and_then(|part| part.raised_by.given());
    let source = named.and_then(|id| file.organisation().artefact(id.as_str()));
    if source.is_some_and(|source| kinds.contains(&source.kind())) {
        return true;
    }
    file.there(kinds).iter().any(|review| {
        let decisions = review.document().review.as_deref().and_then(|part| part.decisions.given());
        decisions.into_iter().flatten().any(|item| item.action.given() == Some(action.id()))
    })
}

/// The day of an artefact: what it speaks of, else that of its making; for records the last of their period.
pub(super) fn day(artefact: &Artefact) -> Option<Date> {
    let document = artefact.document();
    let period = document.records.as_deref().and_then(|part| part.period.given());
    if artefact.kind() == ArtefactKind::Measurement {
        return super::super::on_file::measured_on(artefact);
    }
    let dated = document.dated_on.given().or(document.created_on.given()).copied();
    dated
        .or(period.map(|period| period.last()))
        .or_else(|| document.approval.given().and_then(|approval| approval.on.given().copied()))
}

/// A fact of a day that has come; one of a day to come has not happened.
pub(super) fn happened(fact: Fact<&Date>, as_of: Date) -> Fact<Date> {
    fact.and_then(|day| if *day <= as_of { Fact::Given(*day) } else { Fact::StatedNone })
}
