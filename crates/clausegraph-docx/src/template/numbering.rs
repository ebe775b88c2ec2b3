//! The lists of a document, with ours behind theirs.

use crate::{
    DocxError, look,
    xml::{Element, Node, Tree},
};

/// The lists of a document.
pub(super) struct Lists {
    tree: Tree,
    ours: Element,
    /// Our definitions that were taken over: their number, and their number there.
    taken: Vec<(String, String)>,
    changed: bool,
}

impl Lists {
    /// The lists of a document; none if it has no part for them.
    pub(super) fn of(known: Option<Tree>) -> Result<Self, DocxError> {
        let ours = look::numbering()?;
        let tree = if let Some(tree) = known {
            tree
        } else {
            let mut none = ours.clone();
            none.root.children.clear();
            none
        };
        Ok(Self { tree, ours: ours.root, taken: Vec::new(), changed: false })
    }

    /// The lists, if there are more than before.
    pub(super) fn changed(self) -> Option<Tree> {
        self.changed.then_some(self.tree)
    }

    /// The definition behind a list of the document.
    pub(super) fn definition(&self, list: &str) -> Option<String> {
        of_number(&self.tree.root, list)
    }

    /// Takes the definition behind a list of ours over; its number there.
    pub(super) fn take(&mut self, list: &str) -> Option<String> {
        let ours = of_number(&self.ours, list)?;
        if let Some((_, known)) = self.taken.iter().find(|(number, _)| *number == ours) {
            return Some(known.clone());
        }
        let mut definitions = self.ours.elements();
        let found = definitions.find(|element| {
            element.name == "w:abstractNum"
                && element.get("w:abstractNumId").as_deref() == Some(&ours)
        });
        let mut found = found?.clone();
        let number = self.next("w:abstractNum", "w:abstractNumId");
        found.set("w:abstractNumId", &number);
        // Definitions stand before lists.
        let behind = self.tree.root.children.iter().rposition(|node| match node {
            Node::Element(element) => {
                ["w:abstractNum", "w:numPicBullet"].contains(&element.name.as_str())
            }
            Node::Text(_) | Node::Other(_) => false,
        });
        let at = behind.map_or(0, |behind| behind.saturating_add(1));
        self.tree.root.children.insert(at, Node::Element(found));
        self.taken.push((ours, number.clone()));
        self.changed = true;
        Some(number)
    }

    /// A new list of a definition; its number. A numbered one begins with one.
    pub(super) fn add(&mut self, definition: &str, begins: bool) -> String {
        let number = self.next("w:num", "w:numId");
        let mut list = Element::new("w:num")
            .with("w:numId", &number)
            .holding(Element::new("w:abstractNumId").with("w:val", definition));
        if begins {
            let start = Element::new("w:startOverride").with("w:val", "1");
            list.push(Element::new("w:lvlOverride").with("w:ilvl", "0").holding(start));
        }
        let behind = self.tree.root.children.iter().rposition(|node| match node {
            Node::Element(element) => element.name != "w:numIdMacAtCleanup",
            Node::Text(_) | Node::Other(_) => false,
        });
        let at = behind.map_or(0, |behind| behind.saturating_add(1));
        self.tree.root.children.insert(at, Node::Element(list));
        self.changed = true;
        number
    }

    fn next(&self, name: &str, of: &str) -> String {
        let elements = self.tree.root.elements().filter(|element| element.name == name);
        let numbers = elements.filter_map(|element| element.get(of)?.parse::<u32>().ok());
        numbers.max().unwrap_or_default().saturating_add(1).to_string()
    }
}

fn of_number(root: &Element, list: &str) -> Option<String> {
    let mut lists = root.elements().filter(|element| element.name == "w:num");
    let found = lists.find(|element| element.get("w:numId").as_deref() == Some(list))?;
    found.find("w:abstractNumId")?.value().map(std::borrow::Cow::into_owned)
}
