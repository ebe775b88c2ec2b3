//! A document of a consultant with a paper in it.

mod numbering;
mod parts;
mod place;
mod placeholders;
mod properties;
mod styles;

use clausegraph_paper::Paper;

use self::{numbering::Lists, parts::Relations, placeholders::Values};
use crate::{
    DocxError,
    body::{FIRST_LIST, body},
    look,
    package::Package,
    xml::{Element, Node, Tree},
};

/// The vocabulary of a document.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The vocabulary of relations in a document.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes a paper into a document, whose other parts stay as they are.
pub(crate) fn fill(paper: &Paper, as_of: &str, mut package: Package) -> Result<Vec<u8>, DocxError> {
    let main = parts::main(&mut package)?;
    let mut relations = Relations::of(&package, &main)?;
    let mut document = tree(&package, &main)?;
    checked(&document.root, &main)?;
    let titled = fill_placeholders(
        &Values::of(paper, as_of),
        &mut package,
        &relations,
        &main,
        &mut document,
    )?;

    let styles_name = relations.first("styles");
    let mut styles = match &styles_name {
        Some(name) => tree(&package, name)?,
        None => styles::none(paper)?,
    };
    let Some(text) = document.root.find_mut("w:body") else {
        return Err(DocxError::not_docx(format!("{main}: it has no body")));
    };
    let place = place::of(text);
    let turned = place::turned(text, place, paper.sheet);
    let room = place::room(text, place, turned.as_ref(), titled, &styles.root, paper);
    let mut written = body(paper, &room)?;

    let numbering_name = relations.first("numbering");
    let known = numbering_name.as_ref().map(|name| tree(&package, name)).transpose()?;
    let mut lists = Lists::of(known)?;
    let ours = look::styles(room.width, paper)?;
    styles::merge(&mut written.content, &ours.root, &mut styles.root, &mut lists, written.lists);
    let leads = relations.add_links(&written.links);
    change(&mut written.content, &mut |element| {
        let id = element.get("r:id").map(std::borrow::Cow::into_owned);
        let to = id.and_then(|id| leads.iter().find(|(ours, _)| *ours == id));
        if let Some((_, theirs)) = to {
            element.set("r:id", theirs);
        }
    });
    place::put(text, place, turned, written.content);
    if document.root.get("xmlns:r").is_none() {
        document.root.set("xmlns:r", RELATIONS);
    }

    if let Some(tree) = lists.changed() {
        let name = numbering_name.unwrap_or_else(|| relations.add_part("numbering"));
        package.put(&name, &tree);
        parts::declare(&mut package, &name, "numbering")?;
    }
    let name = styles_name.unwrap_or_else(|| relations.add_part("styles"));
    package.put(&name, &styles);
    parts::declare(&mut package, &name, "styles")?;
    package.put(&main, &document);
    relations.put(&mut package);
    properties::tell(&mut package, paper)?;
    package.pack()
}

/// Fills the placeholders of all parts; tells whether the text itself bears the title.
fn fill_placeholders(
    values: &Values,
    package: &mut Package,
    relations: &Relations,
    main: &str,
    document: &mut Tree,
) -> Result<bool, DocxError> {
    let mut problems = Vec::new();
    let filled = placeholders::fill(&mut document.root, main, true, values, &mut problems);
    for kind in ["header", "footer", "footnotes", "endnotes"] {
        for name in relations.all(kind) {
            let Some(mut part) = package.tree(&name)? else { continue };
            let filled = placeholders::fill(&mut part.root, &name, false, values, &mut problems);
            if filled.any {
                package.put(&name, &part);
            }
        }
    }
    if problems.is_empty() { Ok(filled.title) } else { Err(DocxError::Placeholders(problems)) }
}

/// A part that must be there.
fn tree(package: &Package, name: &str) -> Result<Tree, DocxError> {
    let missing = || DocxError::not_docx(format!("its part {name} is not there"));
    package.tree(name)?.ok_or_else(missing)
}

/// Whether the main part speaks the words that ours are written in.
fn checked(root: &Element, main: &str) -> Result<(), DocxError> {
    let space = root.get("xmlns:w");
    if root.name == "w:document" && space.as_deref() == Some(WORDS) {
        return Ok(());
    }
    let strict = space.is_some_and(|space| space.contains("purl.oclc.org"));
    Err(DocxError::not_docx(if strict {
        "it is a Strict Open XML document: save it as a Word document (.docx)".to_owned()
    } else {
        format!("{main}: its root is `{}`: save it anew with a word processor", root.name)
    }))
}

/// Changes all elements of some nodes.
fn change(content: &mut [Node], change: &mut impl FnMut(&mut Element)) {
    for node in content {
        match node {
            Node::Element(element) => element.change(change),
            Node::Text(_) | Node::Other(_) => {}
        }
    }
}

/// The number of a list of a paper by the numbering that it was written with.
fn list_number(id: &str) -> Option<usize> {
    id.parse::<usize>().ok()?.checked_sub(FIRST_LIST)
}
