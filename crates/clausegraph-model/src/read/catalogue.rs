//! From the files of a catalogue and its overlays to their parts.

use super::{
    Lost, SourceText,
    sections::{self, keep_once, located, place},
    strict,
};
use crate::{
    CatalogueId, Key,
    document::{CatalogueDocument, FORMAT_VERSION, OverlayDocument},
    parts::{CatalogueParts, Located},
    problem::Draft,
};

/// What the files of a catalogue and its overlays add up to, as far as they could be read.
#[derive(Debug, Default)]
pub(crate) struct CatalogueRead {
    pub(crate) parts: CatalogueParts,
    pub(crate) overlays: Vec<Located<OverlayHeader>>,
    pub(crate) lost: Lost,
}

/// What an overlay says of itself.
#[derive(Debug)]
pub(crate) struct OverlayHeader {
    pub(crate) catalogue: Option<CatalogueId>,
}

const FIELDS: &[&str] = &[
    "format_version",
    "catalogue",
    "clauses",
    "populations",
    "requirements",
    "feeds",
    "alternatives",
    "gates",
    "documented_set",
    "rules",
    "matrices",
    "former_items",
    "misnomers",
    "review_inputs",
    "paper_words",
    "workstreams",
    "stretches",
];

const OVERLAY_FIELDS: &[&str] =
    &["format_version", "overlay", "title", "catalogue", "language", "texts", "adds", "feeds"];

/// Reads the files of a catalogue in the order given, then those of its overlays.
pub(crate) fn read_catalogue(
    files: &[SourceText],
    overlays: &[SourceText],
    drafts: &mut Vec<Draft>,
) -> CatalogueRead {
    let mut read = CatalogueRead::default();
    for (source, file) in files.iter().zip(0..) {
        match strict::from_str::<CatalogueDocument>(source.body()) {
            Ok(document) if document.format_version == FORMAT_VERSION => {
                take(&mut read.parts, document, file, drafts);
            }
            refused => read_slowly(&mut read, source, file, refused.err().as_ref(), drafts),
        }
    }
    let first = u32::try_from(files.len()).unwrap_or(u32::MAX);
    for (source, file) in overlays.iter().zip(first..) {
        match strict::from_str::<OverlayDocument>(source.body()) {
            Ok(document) if document.format_version == FORMAT_VERSION => {
                take_overlay(&mut read, document, file);
            }
            refused => overlay_slowly(&mut read, source, file, refused.err().as_ref(), drafts),
        }
    }
    read
}

fn take(
    parts: &mut CatalogueParts,
    document: CatalogueDocument,
    file: u32,
    drafts: &mut Vec<Draft>,
) {
    keep_once(&mut parts.header, document.catalogue, file, "catalogue", drafts);
    parts.clauses.extend(located(file, document.clauses));
    parts.populations.extend(located(file, document.populations));
    parts.requirements.extend(located(file, document.requirements));
    parts.feeds.extend(located(file, document.feeds));
    parts.alternatives.extend(located(file, document.alternatives));
    parts.gates.extend(located(file, document.gates));
    parts.documented_set.extend(located(file, document.documented_set));
    parts.rules.extend(located(file, document.rules));
    parts.matrices.extend(located(file, document.matrices));
    parts.former_items.extend(located(file, document.former_items));
    parts.misnomers.extend(located(file, document.misnomers));
    parts.review_inputs.extend(located(file, document.review_inputs));
    parts.paper_words.extend(located(file, document.paper_words));
    parts.workstreams.extend(located(file, document.workstreams));
    parts.stretches.extend(located(file, document.stretches));
}

pub(super) fn read_slowly(
    read: &mut CatalogueRead,
    source: &SourceText,
    file: u32,
    refusal: Option<&serde_json::Error>,
    drafts: &mut Vec<Draft>,
) {
    let parts = &mut read.parts;
    let mut repeated = Vec::new();
    let lost = sections::open(source, file, FIELDS, refusal, drafts, |sections| {
        let header = sections.once("catalogue");
        keep_once(&mut parts.header, header, file, "catalogue", &mut repeated);
        parts.clauses.extend(sections.list("clauses"));
        parts.populations.extend(sections.list("populations"));
        parts.requirements.extend(sections.list("requirements"));
        parts.feeds.extend(sections.list("feeds"));
        parts.alternatives.extend(sections.list("alternatives"));
        parts.gates.extend(sections.list("gates"));
        parts.documented_set.extend(sections.list("documented_set"));
        parts.rules.extend(sections.list("rules"));
        parts.matrices.extend(sections.list("matrices"));
        parts.former_items.extend(sections.list("former_items"));
        parts.misnomers.extend(sections.list("misnomers"));
        parts.review_inputs.extend(sections.list("review_inputs"));
        parts.paper_words.extend(sections.list("paper_words"));
        parts.workstreams.extend(sections.list("workstreams"));
        parts.stretches.extend(sections.list("stretches"));
    });
    drafts.extend(repeated);
    read.lost.add(lost);
}

fn take_overlay(read: &mut CatalogueRead, document: OverlayDocument, file: u32) {
    let header = OverlayHeader { catalogue: Some(document.catalogue) };
    if !document.adds.is_empty() {
        read.parts.amendments.push(document.title);
    }
    read.overlays.push(Located { place: place(file, 0), value: header });
    read.parts.texts.extend(located(file, document.texts));
    read.parts.requirements.extend(located(file, document.adds));
    read.parts.feeds.extend(located(file, document.feeds));
}

pub(super) fn overlay_slowly(
    read: &mut CatalogueRead,
    source: &SourceText,
    file: u32,
    refusal: Option<&serde_json::Error>,
    drafts: &mut Vec<Draft>,
) {
    let (parts, overlays) = (&mut read.parts, &mut read.overlays);
    let lost = sections::open(source, file, OVERLAY_FIELDS, refusal, drafts, |sections| {
        // Read for their problems alone.
        drop::<Option<Key>>(sections.required("overlay"));
        let title: Option<String> = sections.required("title");
        drop::<Option<String>>(sections.once("language"));
        let header = OverlayHeader { catalogue: sections.required("catalogue") };
        overlays.push(Located { place: place(file, 0), value: header });
        parts.texts.extend(sections.list("texts"));
        let adds: Vec<Located<_>> = sections.list("adds");
        parts.amendments.extend(title.filter(|_| !adds.is_empty()));
        parts.requirements.extend(adds);
        parts.feeds.extend(sections.list("feeds"));
    });
    read.lost.add(lost);
}
