//! Cases of the testkit, loaded the way users do.

use clausegraph::{Catalogue, Organisation, SourceText};
use clausegraph_testkit::generate::Case;

/// Loads both documents of a case as JSON text.
pub(crate) fn loaded(case: &Case) -> (Catalogue, Organisation) {
    let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
    let text = serde_json::to_string(&case.catalogue).unwrap();
    let (catalogue, problems) = Catalogue::load(&[source("catalogue.json", text)], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:#?}"));
    let text = serde_json::to_string(&case.organisation).unwrap();
    let (organisation, problems) =
        Organisation::load(&[source("organisation.json", text)], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    (catalogue, organisation)
}
