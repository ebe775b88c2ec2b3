//! The catalogues that come with the library.

use clausegraph_clauses::{DataFile, ISO20000_1_2018, ISO20000_1_2018_OVERLAYS};
use clausegraph_model::{Catalogue, Problems, SourceText};

/// A built-in catalogue that cannot be loaded.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuiltinError {
    /// The catalogue itself or an overlay has problems.
    #[error("the built-in catalogue has {} problems", .0.len())]
    Problems(Problems),
    /// No overlay of that name comes with the catalogue.
    #[error("no overlay `{0}` comes with the catalogue")]
    UnknownOverlay(String),
}

/// The catalogue of ISO/IEC 20000-1:2018 with Amendment 1:2024 laid over it, in own words.
///
/// # Errors
///
/// If the data that was compiled in has problems, which the tests of this crate rule out.
pub fn catalogue() -> Result<Catalogue, BuiltinError> {
    catalogue_with(&["amd1-2024"])
}

/// The names of the overlays that come with the catalogue.
pub fn overlays() -> impl Iterator<Item = &'static str> {
    ISO20000_1_2018_OVERLAYS.iter().map(overlay_name)
}

/// The catalogue of ISO/IEC 20000-1:2018 with the overlays of these names laid in this order.
///
/// # Errors
///
/// If an overlay does not exist; or if the data that was compiled in has problems, which the tests of
/// this crate rule out.
pub fn catalogue_with(overlays: &[&str]) -> Result<Catalogue, BuiltinError> {
    let mut chosen = Vec::new();
    for name in overlays {
        let file = ISO20000_1_2018_OVERLAYS.iter().find(|file| overlay_name(file) == *name);
        chosen.push(source(file.ok_or_else(|| BuiltinError::UnknownOverlay((*name).to_owned()))?));
    }
    let files: Vec<SourceText> = ISO20000_1_2018.iter().map(source).collect();
    let (catalogue, problems) = Catalogue::load(&files, &chosen);
    catalogue.ok_or(BuiltinError::Problems(problems))
}

fn overlay_name(file: &DataFile) -> &'static str {
    let name = file.name.rsplit('/').next().unwrap_or(file.name);
    name.strip_suffix(".json").unwrap_or(name)
}

fn source(file: &DataFile) -> SourceText {
    SourceText { name: file.name.to_owned(), text: file.text.to_owned() }
}
