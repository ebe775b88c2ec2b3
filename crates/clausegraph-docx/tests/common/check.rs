//! What must hold of every document.

use std::collections::{BTreeMap, BTreeSet};

use super::{ecma, read};

/// Panics if a document hangs together badly; the words in it must not matter.
pub(crate) fn check(bytes: &[u8]) {
    let parts = read::parts(bytes);
    for (name, bytes) in &parts {
        if is(name, "xml") || is(name, "rels") {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(!text.contains("paraId"), "{name}");
            assert!(!read::pieces(&text).is_empty(), "{name}");
            ecma::keeps(name, &text);
        }
    }
    types(&parts);
    relations(&parts);
    styles(&parts);
    lists(&parts);
    bookmarks(&parts);
    tables(&parts);
}

/// Whether the name of a part has an ending.
fn is(name: &str, ending: &str) -> bool {
    name.rsplit('.').next() == Some(ending)
}

type Parts = BTreeMap<String, Vec<u8>>;

fn xml(parts: &Parts, name: &str) -> Option<String> {
    parts.get(name).map(|bytes| String::from_utf8(bytes.clone()).unwrap())
}

/// Every part has a type, and every type that is told of a part has the part.
fn types(parts: &Parts) {
    let told = read::starts(&xml(parts, "[Content_Types].xml").unwrap());
    let named: BTreeSet<&str> = told.iter().filter_map(|start| start.get("PartName")).collect();
    let endings: BTreeSet<&str> = told.iter().filter_map(|start| start.get("Extension")).collect();
    for name in &named {
        assert!(parts.contains_key(name.trim_start_matches('/')), "{name} is told and not there");
    }
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let whole = format!("/{name}");
        let ending = name.rsplit('.').next().unwrap();
        assert!(named.contains(whole.as_str()) || endings.contains(ending), "{name} has no type");
    }
    for needed in ["word/document.xml", "word/styles.xml"] {
        assert!(named.contains(format!("/{needed}").as_str()), "{needed} is only XML");
    }
}

/// Every relation that is used is there, and leads to something that is there.
fn relations(parts: &Parts) {
    for (name, bytes) in parts.iter().filter(|(name, _)| is(name, "rels")) {
        let told = read::starts(&String::from_utf8(bytes.clone()).unwrap());
        let mut ids = BTreeSet::new();
        let folder = name.split("_rels/").next().unwrap();
        for relation in told.iter().filter(|start| start.name == "Relationship") {
            assert!(ids.insert(relation.get("Id").unwrap()), "{name}: twice {relation:?}");
            let target = relation.get("Target").unwrap();
            if relation.get("TargetMode") == Some("External") {
                assert!(!target.contains(' '), "{target}");
                continue;
            }
            let target = match target.strip_prefix('/') {
                Some(target) => target.to_owned(),
                None => format!("{folder}{target}"),
            };
            assert!(parts.contains_key(&target), "{name} leads to {target}, which is not there");
        }
        let part = name.replace("_rels/", "");
        let Some(text) = xml(parts, part.trim_end_matches(".rels")) else { continue };
        for start in read::starts(&text) {
            for (key, value) in &start.attributes {
                if key == "r:id" || key == "r:embed" {
                    assert!(ids.contains(value.as_str()), "{part}: {start:?} leads nowhere");
                }
            }
        }
    }
}

/// Every style that is used is there, of the right kind, and once.
fn styles(parts: &Parts) {
    let told = read::starts(&xml(parts, "word/styles.xml").unwrap());
    let mut known = BTreeMap::new();
    for style in told.iter().filter(|start| start.name == "w:style") {
        let id = style.get("w:styleId").unwrap();
        assert!(
            known.insert(id, style.get("w:type").unwrap()).is_none(),
            "style {id} stands twice"
        );
    }
    for start in
        told.iter().filter(|start| ["w:basedOn", "w:next", "w:link"].contains(&start.name.as_str()))
    {
        assert!(known.contains_key(start.get("w:val").unwrap()), "{start:?}");
    }
    for name in parts.keys().filter(|name| name.starts_with("word/") && is(name, "xml")) {
        for start in read::starts(&xml(parts, name).unwrap()) {
            let kind = match start.name.as_str() {
                "w:pStyle" => "paragraph",
                "w:rStyle" => "character",
                "w:tblStyle" => "table",
                _ => continue,
            };
            let id = start.get("w:val").unwrap();
            assert_eq!(known.get(id), Some(&kind), "{name}: {id}");
        }
    }
}

/// Every list that is used is there, with its definition, and definitions stand before lists.
fn lists(parts: &Parts) {
    let told = xml(parts, "word/numbering.xml").map(|text| read::starts(&text)).unwrap_or_default();
    let ids = |name: &str, of: &str| -> Vec<String> {
        let found = told.iter().filter(|start| start.name == name);
        found.filter_map(|start| start.get(of)).map(str::to_owned).collect()
    };
    let (lists, definitions) = (ids("w:num", "w:numId"), ids("w:abstractNum", "w:abstractNumId"));
    for ids in [&lists, &definitions] {
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
    }
    for definition in ids("w:abstractNumId", "w:val") {
        assert!(definitions.contains(&definition), "{definition}");
    }
    let order: Vec<&str> = told.iter().map(|start| start.name.as_str()).collect();
    let last = order.iter().rposition(|name| *name == "w:abstractNum");
    let first = order.iter().position(|name| *name == "w:num");
    assert!(first.is_none() || last < first);
    for name in ["word/document.xml", "word/styles.xml"] {
        for start in read::starts(&xml(parts, name).unwrap()) {
            if start.name == "w:numId" {
                assert!(
                    lists.iter().any(|list| Some(list.as_str()) == start.get("w:val")),
                    "{name}: {start:?}"
                );
            }
        }
    }
}

/// Bookmarks are named once, numbered once, closed, and every link inside leads to one.
fn bookmarks(parts: &Parts) {
    let starts = read::starts(&xml(parts, "word/document.xml").unwrap());
    let of = |name: &str, key: &str| -> Vec<String> {
        let found = starts.iter().filter(|start| start.name == name);
        found.filter_map(|start| start.get(key)).map(str::to_owned).collect()
    };
    let names = of("w:bookmarkStart", "w:name");
    let (open, closed) = (of("w:bookmarkStart", "w:id"), of("w:bookmarkEnd", "w:id"));
    let folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    for found in [&folded, &open, &closed] {
        assert_eq!(found.len(), found.iter().collect::<BTreeSet<_>>().len(), "{found:?}");
    }
    assert_eq!(open, closed);
    for name in &names {
        assert!(
            name.len() <= 40 && name.starts_with(|sign: char| sign.is_ascii_alphabetic()),
            "{name}"
        );
    }
    for of_drawing in ["wp:docPr", "pic:cNvPr"] {
        let ids = of(of_drawing, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{of_drawing}: {ids:?}");
    }
    for anchor in of("w:hyperlink", "w:anchor") {
        assert!(names.contains(&anchor), "{anchor}");
    }
}

/// Cells of a row are as wide as the table; a cell ends with a paragraph.
fn tables(parts: &Parts) {
    let pieces = read::pieces(&xml(parts, "word/document.xml").unwrap());
    for pair in pieces.windows(2) {
        if let [read::Piece::End(inner), read::Piece::End(outer)] = pair
            && outer == "w:tc"
        {
            assert_eq!(inner, "w:p", "a cell must end with a paragraph");
        }
        if let [read::Piece::End(one), read::Piece::Start(other)] = pair
            && one == "w:tbl"
        {
            assert_ne!(other.name, "w:tbl", "two tables without anything between become one");
        }
    }
}
