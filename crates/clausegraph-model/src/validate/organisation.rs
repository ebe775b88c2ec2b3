//! Whether the parts of an organisation fit together and fit a catalogue.

mod artefacts;
mod claims;
mod judgements;
mod numbers;
mod parts;
mod references;
mod scope;
mod sections;
mod vocabulary;

use indexmap::IndexMap;

use self::{references::Elements, vocabulary::Vocabulary};
use super::report::{Report, entry};
use crate::{
    Catalogue,
    document::{ArtefactDocument, JudgementDocument, PersonDocument, SourceDocument},
    parts::{Located, OrganisationParts},
    problem::Draft,
    read::OrganisationRead,
};

/// All problems of an organisation beyond single values.
pub(super) fn check(read: &OrganisationRead, catalogue: &Catalogue) -> Vec<Draft> {
    let mut report = Report::new(&read.lost);
    let parts = &read.parts;
    let known = Known::new(parts, catalogue, &mut report);
    sections::check(parts, &known, &mut report);
    scope::check(parts, &known, &mut report);
    for located in &parts.artefacts {
        let at = || entry("artefacts", located.place);
        artefacts::check(&located.value, &known, at, &mut report);
    }
    for located in &read.outlines {
        let at = || entry("artefacts", located.place);
        artefacts::references(&located.value, &known, &at, &mut report);
    }
    for located in &parts.claims {
        let at = || entry("claims", located.place);
        claims::check(&located.value, &known, at, &mut report);
    }
    judgements::check(parts, &known, &mut report);
    report.finish()
}

/// What references can lead to.
struct Known<'d> {
    catalogue: &'d Catalogue,
    vocabulary: Vocabulary<'d>,
    artefacts: IndexMap<&'d str, &'d Located<ArtefactDocument>>,
    elements: Elements<'d>,
    /// None where nobody lists people: then any key will do.
    people: Option<IndexMap<&'d str, &'d Located<PersonDocument>>>,
    sources: IndexMap<&'d str, &'d Located<SourceDocument>>,
    judgements: IndexMap<&'d str, &'d Located<JudgementDocument>>,
}

impl<'d> Known<'d> {
    fn new(
        parts: &'d OrganisationParts,
        catalogue: &'d Catalogue,
        report: &mut Report<'_>,
    ) -> Self {
        let artefact = |place| entry("artefacts", place);
        let person = |place| entry("people", place);
        let source = |place| entry("sources", place);
        let judgement = |place| entry("judgements", place);
        Self {
            catalogue,
            vocabulary: Vocabulary::of(catalogue),
            artefacts: report
                .unique(&parts.artefacts, "artefact", artefact, |found| found.id.as_str()),
            elements: Elements::new(parts.scope.as_ref(), report),
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
