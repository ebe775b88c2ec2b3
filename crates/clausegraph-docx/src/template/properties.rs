//! What a document says about itself: title, subject and language.

use clausegraph_paper::Paper;

use super::parts::{Relations, declare_as};
use crate::{
    DocxError,
    body::clean,
    package::Package,
    xml::{Element, Tree},
};

/// The kind of the relation to the core properties.
const KIND: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
/// The type of their part.
const TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
/// The vocabulary of title, subject and language.
const DUBLIN: &str = "http://purl.org/dc/elements/1.1/";

/// Writes title, subject and language; everything else stays, and no clock is read.
pub(super) fn tell(package: &mut Package, paper: &Paper) -> Result<(), DocxError> {
    let mut relations = Relations::root(package)?;
    let known = relations.ending("/metadata/core-properties").into_iter().next();
    let name = known.unwrap_or_else(|| {
        relations.add_whole(KIND, "docProps/core.xml");
        "docProps/core.xml".to_owned()
    });
    let mut tree = match package.tree(&name)? {
        Some(tree) => tree,
        None => Tree::read(include_bytes!("../../look/core.xml"))
            .map_err(|reason| DocxError::Refused { reason })?,
    };
    if tree.root.get("xmlns:dc").is_none() {
        tree.root.set("xmlns:dc", DUBLIN);
    }
    for (name, value) in [
        ("dc:title", paper.title.as_str()),
        ("dc:subject", paper.subtitle.as_str()),
        ("dc:language", paper.language.tag()),
    ] {
        if tree.root.find(name).is_none() {
            tree.root.push(Element::new(name));
        }
        if let Some(element) = tree.root.find_mut(name) {
            element.set_text(&clean(value));
        }
    }
    package.put(&name, &tree);
    relations.put(package);
    declare_as(package, &name, TYPE)
}
