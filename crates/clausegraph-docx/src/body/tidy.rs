//! What the library for documents leaves open: the order that the format asks for, header rows that
//! repeat, places to write in, and no number that depends on what was written before.

use super::{table::TableFacts, words::OUT};
use crate::xml::{Element, Node};

/// The order of the elements in those whose order a word processor may insist on.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
    ),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:textDirection",
            "w:vAlign",
        ],
    ),
    ("w:numPr", &["w:ilvl", "w:numId"]),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:noProof",
            "w:color",
            "w:spacing",
            "w:kern",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:shd",
            "w:lang",
        ],
    ),
    ("w:sdtPr", &["w:rPr", "w:alias", "w:tag", "w:showingPlcHdr", "w:text"]),
];

pub(super) fn tidy(
    body: &mut Element,
    tables: &[TableFacts],
    labels: &[String],
    language: Option<&str>,
) {
    body.change(&mut |element| {
        element.unset("w14:paraId");
        match element.name.as_str() {
            "w:hyperlink" => leads(element),
            // The format knows widths of columns in one unit alone.
            "w:gridCol" => element.unset("w:type"),
            "w:tbl" => table(element, tables),
            "w:sdtPr" => place(element, labels),
            "w:r" => spoken(element, language),
            "w:fldChar" if element.get("w:dirty").as_deref() == Some("false") => {
                element.unset("w:dirty");
            }
            _ => {}
        }
        let empty = |node: &Node| match node {
            Node::Element(inner) => {
                inner.children.is_empty()
                    && ["w:rPr", "w:pPr", "w:trPr", "w:tcPr"].contains(&inner.name.as_str())
            }
            Node::Text(_) | Node::Other(_) => false,
        };
        // A property that holds nothing but an empty one is empty, too.
        for inner in element.elements_mut() {
            if inner.name == "w:pPr" {
                inner.children.retain(|node| !empty(node));
            }
        }
        element.children.retain(|node| !empty(node));
        order(element);
    });
}

/// A link out of the document has a relation in the place of an anchor.
fn leads(link: &mut Element) {
    let out = link.get("w:anchor").filter(|anchor| anchor.starts_with(OUT));
    if let Some(out) = out.map(std::borrow::Cow::into_owned) {
        link.unset("w:anchor");
        link.set("r:id", &out);
    }
}

/// What was noted about a table, by the number in its indent.
fn table(table: &mut Element, facts: &[TableFacts]) {
    let Some(properties) = table.find_mut("w:tblPr") else { return };
    let number = properties.find("w:tblInd").and_then(|indent| indent.get("w:w")?.parse().ok());
    let found = number.and_then(|number: usize| facts.get(number));
    properties.drop_all("w:tblInd");
    properties.drop_all("w:jc");
    let header = found.is_some_and(|facts| facts.header);
    let look = Element::new("w:tblLook")
        .with("w:val", if header { "0620" } else { "0600" })
        .with("w:firstRow", if header { "1" } else { "0" })
        .with("w:lastRow", "0")
        .with("w:firstColumn", "0")
        .with("w:lastColumn", "0")
        .with("w:noHBand", "1")
        .with("w:noVBand", "1");
    properties.push(look);
    if let Some(facts) = found {
        for (name, told) in
            [("w:tblCaption", &facts.title), ("w:tblDescription", &facts.description)]
        {
            if !told.is_empty() {
                properties.push(Element::new(name).with("w:val", &one_line(told)));
            }
        }
    }
    if header
        && let Some(row) = table.find_mut("w:tr")
        && let Some(properties) = row.first("w:trPr")
    {
        properties.push(Element::new("w:tblHeader"));
    }
}

/// A place to write in shows that it is one, and takes several lines.
fn place(properties: &mut Element, labels: &[String]) {
    let Some(alias) = properties.find_mut("w:alias") else { return };
    let number: Option<usize> = alias.value().and_then(|number| number.parse().ok());
    let label = number.and_then(|number| labels.get(number));
    alias.set("w:val", &label.map(|label| one_line(label)).unwrap_or_default());
    properties.push(Element::new("w:showingPlcHdr"));
    properties.push(Element::new("w:text").with("w:multiLine", "1"));
}

/// Marks words with their language where the document speaks another one.
fn spoken(run: &mut Element, language: Option<&str>) {
    if let Some(language) = language
        && let Some(properties) = run.first("w:rPr")
    {
        properties.push(Element::new("w:lang").with("w:val", language));
    }
}

fn order(element: &mut Element) {
    let order = ORDERS.iter().find(|(name, _)| *name == element.name);
    if let Some((_, order)) = order {
        element.children.sort_by_key(|node| match node {
            Node::Element(inner) => order.iter().position(|name| *name == inner.name),
            Node::Text(_) | Node::Other(_) => None,
        });
    }
}

fn one_line(text: &str) -> String {
    super::words::clean(text).replace(['\n', '\t'], " ")
}
