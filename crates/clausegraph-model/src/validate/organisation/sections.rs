//! Identity, engagement, exclusions and parameters.

use super::Known;
use crate::{
    Amount, Catalogue, Fact,
    document::ParameterDocument,
    parts::OrganisationParts,
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, entry},
};

/// The parameters that the evaluation reads, each with the lowest and highest value it may have.
const PARAMETERS: &[(&str, Amount, Amount)] = &[
    ("record-test-tolerance", Amount::ZERO, Amount::ONE),
    ("overlap-similarity", Amount::ZERO, Amount::ONE),
    ("overlap-many", Amount::ONE, Amount::THOUSAND),
];

pub(super) fn check(parts: &OrganisationParts, known: &Known<'_>, report: &mut Report<'_>) {
    if let Some(identity) = &parts.identity {
        let at = At::pointer(identity.place.file, "/organisation");
        report.blank(&identity.value.name, || at.join("name"), "the name of the organisation");
        let present = known.catalogue.id();
        if let Some(wanted) = identity.value.catalogue.as_ref().filter(|id| *id != present) {
            let message = format!(
                "the organisation wants to be assessed against `{wanted}`, not against `{present}`"
            );
            let draft = Draft::new(ProblemCode::OtherCatalogue, at.join("catalogue"), message);
            report.push(draft.value(wanted));
        }
    }
    if let Some(engagement) = &parts.engagement {
        let at = At::pointer(engagement.place.file, "/engagement");
        let engagement = &engagement.value;
        report.blank(&engagement.criteria, || at.join("criteria"), "`criteria`");
        report.blank(&engagement.scope, || at.join("scope"), "`scope`");
        for (index, key) in engagement.team.iter().enumerate() {
            known.person(key, || at.join("team").join(index), report);
        }
    }
    for located in parts.exclusions.given().into_iter().flatten() {
        let at = || entry("exclusions", located.place);
        let exclusion = &located.value;
        known.requirement_or_clause(exclusion.of.as_str(), || at().join("of"), report);
        if let Fact::Given(key) = &exclusion.by {
            known.person(key, || at().join("by"), report);
        }
    }
    if !parts.parameters.is_empty() {
        let read = parameters(known.catalogue);
        for located in &parts.parameters {
            parameter(&located.value, &read, &entry("parameters", located.place), report);
        }
    }
}

pub(super) fn parameter(
    parameter: &ParameterDocument,
    known: &[(String, Amount, Amount)],
    at: &At,
    report: &mut Report<'_>,
) {
    let name = parameter.name.as_str();
    let found = known.iter().find(|(known, _, _)| known == name);
    let Some((_, least, most)) = found else {
        let close = report.suggest(name, known.iter().map(|(known, _, _)| known.as_str()));
        let message = format!("nothing reads the parameter `{name}`");
        let draft = Draft::new(ProblemCode::UnknownParameter, at.join("name"), message);
        report.push(draft.value(name).suggestion(close));
        return;
    };
    if !(least..=most).contains(&&parameter.value) {
        let value = parameter.value.to_string();
        let message = format!("`{name}` is `{value}`, outside `{least}` to `{most}`");
        let draft = Draft::new(ProblemCode::ParameterOutOfRange, at.join("value"), message);
        report.push(draft.value(value));
    }
}

/// The parameters that are read, those of the engine and those of the catalogue's rules, each with the
/// lowest and highest value it may have.
pub(super) fn parameters(catalogue: &Catalogue) -> Vec<(String, Amount, Amount)> {
    let mut known: Vec<_> =
        PARAMETERS.iter().map(|(name, least, most)| ((*name).to_owned(), *least, *most)).collect();
    for rule in catalogue.rules() {
        let named = rule.parameters.iter();
        known.extend(named.map(|one| (rule.parameter_name(one), one.least, one.most)));
    }
    known
}
