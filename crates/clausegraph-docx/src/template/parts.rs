//! The parts of a document and how they hang together.

use crate::{
    DocxError,
    package::{Package, ROOT, TYPES},
    xml::{Element, Node, Tree},
};

/// How the kinds of relations begin.
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The vocabulary of relations.
const SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// How the types of parts begin.
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The name of the main part, which is made a document if it is a template of a word processor.
pub(super) fn main(package: &mut Package) -> Result<String, DocxError> {
    let none = || DocxError::not_docx("it holds no text of a word processor");
    let root = Relations::read(package, "", ROOT)?;
    let main = root.first("officeDocument").ok_or_else(none)?;
    let mut types = package.tree(TYPES)?.ok_or_else(none)?;
    let macros = |name: &str| name.to_ascii_lowercase().ends_with("vbaproject.bin");
    let mut kind = None;
    for element in types.root.elements_mut() {
        let part = element.get("PartName").map(|name| name.trim_start_matches('/').to_owned());
        if part.is_some_and(|part| part.eq_ignore_ascii_case(&main)) {
            kind = element.get("ContentType").map(std::borrow::Cow::into_owned);
            if kind.as_deref().is_some_and(|kind| kind.ends_with("template.main+xml")) {
                element.set("ContentType", &format!("{TYPE}document.main+xml"));
            }
        }
    }
    let kind = kind.unwrap_or_default();
    if kind.to_ascii_lowercase().contains("macroenabled") || package.names().any(macros) {
        return Err(DocxError::Macros);
    }
    if !kind.is_empty() && !kind.starts_with(TYPE) {
        return Err(none());
    }
    package.put(TYPES, &types);
    Ok(main)
}

/// Says what a part is, unless that is said already.
pub(super) fn declare(package: &mut Package, name: &str, kind: &str) -> Result<(), DocxError> {
    let content = format!("{TYPE}{kind}+xml");
    declare_as(package, name, &content)
}

/// Says of what type a part is, unless that is said already.
pub(super) fn declare_as(package: &mut Package, name: &str, kind: &str) -> Result<(), DocxError> {
    let Some(mut types) = package.tree(TYPES)? else { return Ok(()) };
    let part = format!("/{name}");
    let said = types.root.elements().any(|element| {
        element.get("PartName").is_some_and(|known| known.eq_ignore_ascii_case(&part))
    });
    if !said {
        let told = Element::new(&prefixed(&types.root, "Override"));
        types.root.push(told.with("PartName", &part).with("ContentType", kind));
        package.put(TYPES, &types);
    }
    Ok(())
}

/// The name of an element with the prefix of another one.
fn prefixed(root: &Element, name: &str) -> String {
    match root.name.split_once(':') {
        Some((prefix, _)) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}

/// What a part leads to.
#[derive(Clone, Debug)]
pub(super) struct Relations {
    /// The folder of the part.
    folder: String,
    /// The part that holds the relations.
    name: String,
    tree: Tree,
    changed: bool,
}

impl Relations {
    /// What a part leads to; nothing if it has no relations.
    pub(super) fn of(package: &Package, part: &str) -> Result<Self, DocxError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Self::read(package, folder, &format!("{start}_rels/{file}.rels"))
    }

    /// What the package leads to.
    pub(super) fn root(package: &Package) -> Result<Self, DocxError> {
        Self::read(package, "", ROOT)
    }

    fn read(package: &Package, folder: &str, name: &str) -> Result<Self, DocxError> {
        let tree = if let Some(tree) = package.tree(name)? {
            tree
        } else {
            let none = format!("<Relationships xmlns=\"{SPACE}\"/>");
            Tree::read(none.as_bytes()).map_err(|reason| DocxError::Refused { reason })?
        };
        Ok(Self { folder: folder.to_owned(), name: name.to_owned(), tree, changed: false })
    }

    /// The names of the parts of a kind.
    pub(super) fn all(&self, kind: &str) -> Vec<String> {
        let full = format!("{KINDS}{kind}");
        self.targets(|found| found == full)
    }

    /// The name of the first part of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<String> {
        self.all(kind).into_iter().next()
    }

    /// The names of the parts whose kind ends so.
    pub(super) fn ending(&self, end: &str) -> Vec<String> {
        self.targets(|found| found.ends_with(end))
    }

    fn targets(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut names = Vec::new();
        for relation in self.tree.root.elements() {
            let outside = relation.get("TargetMode").as_deref() == Some("External");
            if !outside
                && relation.get("Type").is_some_and(|kind| wanted(&kind))
                && let Some(target) = relation.get("Target")
            {
                let name = resolved(&self.folder, &target);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Adds the addresses of links; the ids that they were written with, each with its own.
    pub(super) fn add_links(&mut self, links: &[String]) -> Vec<(String, String)> {
        let mut ids = Vec::new();
        for (number, address) in links.iter().enumerate() {
            let id = self.add("hyperlink", address, true);
            ids.push((format!("report-link-{number}"), id));
        }
        ids
    }

    /// Adds a part of a kind beside the part itself; its name.
    pub(super) fn add_part(&mut self, kind: &str) -> String {
        let file = format!("{kind}.xml");
        self.add(kind, &file, false);
        resolved(&self.folder, &file)
    }

    /// Adds a part of a kind that is told in full.
    pub(super) fn add_whole(&mut self, kind: &str, target: &str) {
        let id = self.free();
        let relation = Element::new(&prefixed(&self.tree.root, "Relationship"));
        self.tree.root.push(relation.with("Id", &id).with("Type", kind).with("Target", target));
        self.changed = true;
    }

    fn add(&mut self, kind: &str, target: &str, outside: bool) -> String {
        let id = self.free();
        let relation = Element::new(&prefixed(&self.tree.root, "Relationship"))
            .with("Id", &id)
            .with("Type", &format!("{KINDS}{kind}"))
            .with("Target", target);
        self.tree.root.push(if outside {
            relation.with("TargetMode", "External")
        } else {
            relation
        });
        self.changed = true;
        id
    }

    /// An id that no relation has.
    fn free(&self) -> String {
        let taken = |id: &str| {
            let mut known = self.tree.root.elements().filter_map(|relation| relation.get("Id"));
            known.any(|known| known.eq_ignore_ascii_case(id))
        };
        let count = self.tree.root.elements().count();
        let mut ids = (count.saturating_add(1)..).map(|number| format!("rId{number}"));
        ids.find(|id| !taken(id)).unwrap_or_default()
    }

    /// Writes the relations if some were added.
    pub(super) fn put(&self, package: &mut Package) {
        if self.changed {
            package.put(&self.name, &self.tree);
        }
    }
}

/// The name of a part that is told from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let whole = match target.strip_prefix('/') {
        Some(target) => target.to_owned(),
        None => format!("{folder}/{target}"),
    };
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Whether a node is an element of a name.
pub(super) fn is(node: &Node, name: &str) -> bool {
    match node {
        Node::Element(element) => element.name == name,
        Node::Text(_) | Node::Other(_) => false,
    }
}
