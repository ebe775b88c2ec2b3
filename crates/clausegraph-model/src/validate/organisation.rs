//! Whether the parts of an organisation fit together and fit a catalogue.

mod artefacts;
mod change;
mod claims;
mod judgements;
mod names;
mod numbers;
mod papers;
mod parts;
mod references;
mod scope;
mod sections;
mod vocabulary;

use self::names::{Listed, Names};
pub(crate) use self::{
    change::{CHANGES, Change, refused},
    vocabulary::Vocabulary,
};
use super::report::{Report, entry};
use crate::{Catalogue, problem::Draft, read::OrganisationRead};

/// All problems of an organisation beyond single values.
pub(super) fn check(read: &OrganisationRead, catalogue: &Catalogue) -> Vec<Draft> {
    let mut report = Report::new(&read.lost);
    let parts = &read.parts;
    let listed = Listed::new(parts, &mut report);
    let known = Known { catalogue, vocabulary: catalogue.vocabulary(), names: &listed };
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
    judgements::check(parts, &listed, &known, &mut report);
    papers::check(parts, &known, &mut report);
    report.finish()
}

/// What references can lead to.
struct Known<'d> {
    catalogue: &'d Catalogue,
    vocabulary: &'d Vocabulary,
    names: &'d dyn Names,
}
