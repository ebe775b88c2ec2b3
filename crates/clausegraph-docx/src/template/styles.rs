//! Our styles in a document: its own of the same name, or ours beside its own.

use clausegraph_paper::Paper;

use super::{change, list_number, numbering::Lists};
use crate::{
    DocxError,
    xml::{Element, Node, Tree},
};

/// Which style is meant by an element of a text.
const USES: &[(&str, &str)] =
    &[("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table")];
/// The styles of numbered lists.
const NUMBERED: &[&str] = &["ListNumber", "ReportCellNumber"];
/// The styles of lists with signs.
const SIGNED: &[&str] = &["ListBullet", "ReportCellBullet"];

/// The styles of a document that has none.
pub(super) fn none(paper: &Paper) -> Result<Tree, DocxError> {
    let mut ours = crate::look::styles(0, paper)?;
    ours.root.children.clear();
    Ok(ours)
}

/// Gives the text the styles of the document; those that it has not are added.
pub(super) fn merge(
    content: &mut [Node],
    ours: &Element,
    theirs: &mut Element,
    lists: &mut Lists,
    numbered: usize,
) {
    let mut used: Vec<String> = Vec::new();
    change(content, &mut |element| {
        if USES.iter().any(|(name, _)| *name == element.name)
            && let Some(id) = element.value().map(std::borrow::Cow::into_owned)
            && !used.contains(&id)
        {
            used.push(id);
        }
    });
    let mut merger = Merger { ours, theirs, lists, known: Vec::new() };
    for id in &used {
        merger.style(id);
    }
    if theirs_has_none(merger.theirs) {
        merger.defaults();
    }
    let signs = signs(&used, &mut merger);
    let numbers: Vec<(usize, String)> = (0..numbered)
        .map(|list| {
            let definition = merger.definition(NUMBERED, "2").unwrap_or_default();
            (list, merger.lists.add(&definition, true))
        })
        .collect();
    let known = merger.known;
    change(content, &mut |element| {
        if element.name == "w:pPr" {
            sign(element, &signs);
        }
        if element.name == "w:numId"
            && let Some(list) = element.value().and_then(|id| list_number(&id))
            && let Some((_, number)) = numbers.iter().find(|(known, _)| *known == list)
        {
            element.set("w:val", number);
        }
    });
    change(content, &mut |element| {
        if USES.iter().any(|(name, _)| *name == element.name) {
            let id = element.value().map(std::borrow::Cow::into_owned);
            if let Some((_, theirs)) = known.iter().find(|(ours, _)| Some(ours) == id.as_ref()) {
                element.set("w:val", theirs);
            }
        }
    });
}

/// The styles of lists whose signs the document does not give, each with a list that does.
fn signs(used: &[String], merger: &mut Merger<'_>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for id in used.iter().filter(|id| SIGNED.contains(&id.as_str())) {
        let theirs =
            merger.known.iter().find(|(ours, _)| ours == id).map(|(_, theirs)| theirs.clone());
        let listed = theirs.is_some_and(|theirs| merger.list(&theirs).is_some());
        if !listed && let Some(definition) = merger.lists.take("1") {
            out.push((id.clone(), merger.lists.add(&definition, false)));
        }
    }
    out
}

/// Gives a paragraph of such a style its list.
fn sign(properties: &mut Element, signs: &[(String, String)]) {
    let style = properties.find("w:pStyle").and_then(Element::value);
    let found = signs.iter().find(|(id, _)| style.as_deref() == Some(id));
    if let Some((_, list)) = found {
        let level = Element::new("w:ilvl").with("w:val", "0");
        let number = Element::new("w:numId").with("w:val", list);
        let list = Element::new("w:numPr").holding(level).holding(number);
        let style = properties.children.iter().position(|node| super::parts::is(node, "w:pStyle"));
        let at = style.map_or(0, |style| style.saturating_add(1));
        properties.children.insert(at, Node::Element(list));
    }
}

fn theirs_has_none(theirs: &Element) -> bool {
    theirs.find("w:docDefaults").is_none() && theirs.find("w:latentStyles").is_none()
}

struct Merger<'m> {
    ours: &'m Element,
    theirs: &'m mut Element,
    lists: &'m mut Lists,
    /// The ids of ours that have been looked for, and their ids in the document.
    known: Vec<(String, String)>,
}

impl Merger<'_> {
    /// The id that a style of ours has in the document.
    fn style(&mut self, id: &str) -> String {
        if let Some((_, theirs)) = self.known.iter().find(|(ours, _)| ours == id) {
            return theirs.clone();
        }
        let mut styles = self.ours.elements().filter(|style| style.name == "w:style");
        let Some(ours) = styles.find(|style| style.get("w:styleId").as_deref() == Some(id)) else {
            return id.to_owned();
        };
        if let Some(theirs) = self.same(ours) {
            self.known.push((id.to_owned(), theirs.clone()));
            return theirs;
        }
        let free = self.free(id);
        self.known.push((id.to_owned(), free.clone()));
        let mut style = ours.clone();
        style.set("w:styleId", &free);
        let kind = style.get("w:type").map(std::borrow::Cow::into_owned).unwrap_or_default();
        let has_default = self.theirs.elements().any(|known| {
            known.name == "w:style"
                && known.get("w:type").as_deref() == Some(&kind)
                && known.get("w:default").is_some()
        });
        if has_default {
            style.unset("w:default");
        }
        for name in ["w:basedOn", "w:next", "w:link"] {
            let base = style.find(name).and_then(Element::value).map(std::borrow::Cow::into_owned);
            if let Some(base) = base {
                let theirs = self.style(&base);
                if let Some(base) = style.find_mut(name) {
                    base.set("w:val", &theirs);
                }
            }
        }
        self.renumber(&mut style);
        self.theirs.push(style);
        free
    }

    /// Gives a style of ours a list of the document.
    fn renumber(&mut self, style: &mut Element) {
        let numbers = style
            .find_mut("w:pPr")
            .and_then(|held| held.find_mut("w:numPr"))
            .and_then(|held| held.find_mut("w:numId"));
        if let Some(number) = numbers
            && let Some(ours) = number.value().map(std::borrow::Cow::into_owned)
            && let Some(definition) = self.lists.take(&ours)
        {
            let theirs = self.lists.add(&definition, false);
            number.set("w:val", &theirs);
        }
    }

    /// The style of the document that has the name of one of ours, or one of its other names.
    fn same(&self, ours: &Element) -> Option<String> {
        let kind = ours.get("w:type")?;
        let name = ours.find("w:name")?.value()?.to_lowercase();
        let styles = || {
            self.theirs.elements().filter(|style| {
                style.name == "w:style" && style.get("w:type") == Some(kind.clone())
            })
        };
        let named = styles().find(|style| {
            let known = style.find("w:name").and_then(Element::value);
            known.is_some_and(|known| known.trim().to_lowercase() == name)
        });
        let found = named.or_else(|| {
            styles().find(|style| {
                let others = style.find("w:aliases").and_then(Element::value);
                others.is_some_and(|others| {
                    others.split(',').any(|other| other.trim().to_lowercase() == name)
                })
            })
        });
        found?.get("w:styleId").map(std::borrow::Cow::into_owned)
    }

    /// An id that no style of the document has.
    fn free(&self, id: &str) -> String {
        let taken = |wanted: &str| {
            let mut ids = self.theirs.elements().filter_map(|style| style.get("w:styleId"));
            ids.any(|known| known.eq_ignore_ascii_case(wanted))
        };
        let mut found = id.to_owned();
        let mut number = 1_usize;
        while taken(&found) {
            number = number.saturating_add(1);
            found = format!("{id}{number}");
        }
        found
    }

    /// What our styles stand on, where the document has nothing of the kind.
    fn defaults(&mut self) {
        if let Some(defaults) = self.ours.find("w:docDefaults") {
            self.theirs.children.insert(0, Node::Element(defaults.clone()));
        }
    }

    /// The list of a style of the document, or of a style that it is based on.
    fn list(&self, id: &str) -> Option<String> {
        let mut id = id.to_owned();
        for _ in 0..20 {
            let mut styles = self.theirs.elements().filter(|style| style.name == "w:style");
            let style = styles.find(|style| style.get("w:styleId").as_deref() == Some(&id))?;
            let held = style.find("w:pPr").and_then(|held| held.find("w:numPr"));
            let number = held.and_then(|held| held.find("w:numId")).and_then(Element::value);
            if let Some(number) = number {
                return Some(number.into_owned());
            }
            id = style.find("w:basedOn")?.value()?.into_owned();
        }
        None
    }

    /// The definition of the lists of the first of some styles that has one; else that of ours.
    fn definition(&mut self, styles: &[&str], ours: &str) -> Option<String> {
        let theirs = styles.iter().find_map(|id| {
            let (_, theirs) = self.known.iter().find(|(known, _)| known == id)?;
            self.lists.definition(&self.list(theirs)?)
        });
        theirs.or_else(|| self.lists.take(ours))
    }
}
