//! The built-in catalogue as one document, as the naive engine reads it.

use clausegraph_clauses::{ISO20000_1_2018, ISO20000_1_2018_OVERLAYS};
use clausegraph_model::document::{CatalogueDocument, FORMAT_VERSION, OverlayDocument};

/// The built-in catalogue with its overlays laid in their order, files put together by hand.
///
/// # Errors
///
/// If a file that was compiled in cannot be read.
///
/// ```
/// let standard = clausegraph_testkit::standard()?;
/// assert!(standard.requirements.len() > 450);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn standard() -> Result<CatalogueDocument, serde_json::Error> {
    let mut whole =
        CatalogueDocument { format_version: FORMAT_VERSION, ..CatalogueDocument::default() };
    for file in ISO20000_1_2018 {
        let part: CatalogueDocument = serde_json::from_str(file.text)?;
        whole.catalogue = whole.catalogue.or(part.catalogue);
        whole.clauses.extend(part.clauses);
        whole.populations.extend(part.populations);
        whole.requirements.extend(part.requirements);
        whole.feeds.extend(part.feeds);
        whole.alternatives.extend(part.alternatives);
        whole.gates.extend(part.gates);
        whole.documented_set.extend(part.documented_set);
    }
    for file in ISO20000_1_2018_OVERLAYS {
        let overlay: OverlayDocument = serde_json::from_str(file.text)?;
        for added in overlay.adds {
            let last = whole.requirements.iter().rposition(|found| found.clause == added.clause);
            whole.requirements.insert(last.map_or(whole.requirements.len(), |at| at + 1), added);
        }
        whole.feeds.extend(overlay.feeds);
    }
    Ok(whole)
}
