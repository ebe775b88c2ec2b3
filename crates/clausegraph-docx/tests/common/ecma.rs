//! What ECMA-376 says of the order of elements, of their attributes and of tables: a word processor that is
//! strict about it offers to repair a file that does not keep to it.

use std::collections::BTreeSet;

use super::read::{Piece, Start, pieces};

/// The elements that may stand in others, in the order in which they must.
const ORDERS: &[(&str, &str)] = &[
    ("w:document", "background body"),
    ("w:p", "pPr *"),
    ("w:r", "rPr *"),
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd \
         tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi \
         adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc \
         textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof \
         snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
         vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    ("w:numPr", "ilvl numId"),
    ("w:pBdr", "top left bottom right between bar"),
    ("w:tbl", "bookmarkStart bookmarkEnd tblPr tblGrid tr+"),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing \
         tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    ("w:tblBorders", "top left start bottom right end insideH insideV"),
    ("w:tblCellMar", "top left start bottom right end"),
    ("w:tblGrid", "gridCol+"),
    ("w:tr", "tblPrEx trPr tc+"),
    ("w:tc", "tcPr *"),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("w:tcBorders", "top left start bottom right end insideH insideV tl2br tr2bl"),
    ("w:sdt", "sdtPr sdtEndPr sdtContent"),
    (
        "w:sectPr",
        "headerReference+ footerReference+ footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType \
         pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    ("w:styles", "docDefaults latentStyles style+"),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat \
         locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr+",
    ),
    ("w:tblStylePr", "pPr rPr tblPr trPr tcPr"),
    ("w:numbering", "numPicBullet+ abstractNum+ num+ numIdMacAtCleanup"),
    ("w:abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl+"),
    (
        "w:lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    ("w:num", "abstractNumId lvlOverride+"),
];

/// Attributes that an element may have; others have no list here.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("w:gridCol", "w:w"),
    ("w:gridSpan", "w:val"),
    ("w:tcW", "w:w w:type"),
    ("w:tblW", "w:w w:type"),
    ("w:tblLayout", "w:type"),
    ("w:bookmarkStart", "w:id w:name w:colFirst w:colLast"),
    ("w:bookmarkEnd", "w:id"),
    ("w:pStyle", "w:val"),
    ("w:rStyle", "w:val"),
    ("w:shd", "w:val w:color w:fill w:themeFill w:themeFillTint w:themeFillShade w:themeColor"),
    ("w:trHeight", "w:val w:hRule"),
    ("w:p", ""),
    ("w:tr", ""),
    ("w:tc", ""),
];

/// An element that is open: its name, how far its order is used up, and what it holds so far.
struct Open {
    name: String,
    place: usize,
    held: Vec<String>,
}

/// Panics if a part does not keep to it.
pub(crate) fn keeps(part: &str, xml: &str) {
    let signs = |sign: char| sign.is_control() && !['\n', '\t', '\r'].contains(&sign);
    assert!(!xml.contains(signs), "{part} holds signs that XML forbids");
    let mut open: Vec<Open> = Vec::new();
    for piece in pieces(xml) {
        match piece {
            Piece::Start(start) => {
                attributes(part, &start);
                if let Some(parent) = open.last_mut() {
                    follows(part, parent, &start.name);
                    parent.held.push(start.name.clone());
                }
                open.push(Open { name: start.name, place: 0, held: Vec::new() });
            }
            Piece::End(_) => {
                let closed = open.pop().unwrap();
                assert!(
                    closed.name != "w:tc" || closed.held.last().is_some_and(|last| last == "w:p"),
                    "{part}: a cell ends with a paragraph"
                );
                let empty = closed.held.is_empty();
                assert!(!empty || closed.name != "w:tr", "{part}: a row without cells");
                assert!(!empty || closed.name != "w:tbl", "{part}: a table without rows");
            }
            Piece::Text(_) => {}
        }
    }
    tables(part, xml);
}

fn attributes(part: &str, start: &Start) {
    let Some((_, known)) = ATTRIBUTES.iter().find(|(name, _)| *name == start.name) else { return };
    let known: BTreeSet<&str> = known.split(' ').collect();
    for (name, _) in &start.attributes {
        let is_revision = name.starts_with("w:rsid") || name.starts_with("w14:");
        assert!(is_revision || known.contains(name.as_str()), "{part}: {start:?}");
    }
}

/// An element stands behind those before it in the order, and not twice where it may not.
fn follows(part: &str, parent: &mut Open, name: &str) {
    let Some((_, order)) = ORDERS.iter().find(|(known, _)| *known == parent.name) else { return };
    let order: Vec<&str> = order.split_whitespace().collect();
    let Some(name) = name.strip_prefix("w:") else { return };
    let found = order.iter().position(|known| known.trim_end_matches('+') == name);
    let Some(found) = found else {
        assert!(order.contains(&"*"), "{part}: `{name}` may not stand in `{}`", parent.name);
        parent.place = order.len();
        return;
    };
    let again = order[found].ends_with('+') && parent.place == found + 1;
    assert!(
        parent.place <= found || again,
        "{part}: `{name}` stands too late or twice in `{}`",
        parent.name
    );
    parent.place = found + 1;
}

/// The cells of each row span as many columns as the table has, and no more than a word processor takes.
fn tables(part: &str, xml: &str) {
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for piece in pieces(xml) {
        match piece {
            Piece::Start(start) => match start.name.as_str() {
                "w:tbl" => open.push((0, None)),
                "w:gridCol" => open.last_mut().unwrap().0 += 1,
                "w:tr" => open.last_mut().unwrap().1 = Some(0),
                "w:tc" => *open.last_mut().unwrap().1.as_mut().unwrap() += 1,
                "w:gridSpan" => {
                    let span: usize = start.get("w:val").unwrap().parse().unwrap();
                    *open.last_mut().unwrap().1.as_mut().unwrap() += span - 1;
                }
                _ => {}
            },
            Piece::End(name) if name == "w:tr" => {
                let (columns, cells) = open.last_mut().unwrap();
                assert_eq!(cells.take(), Some(*columns), "{part}: cells of a row");
            }
            Piece::End(name) if name == "w:tbl" => {
                let (columns, _) = open.pop().unwrap();
                assert!((1..=63).contains(&columns), "{part}: {columns} columns");
            }
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}
