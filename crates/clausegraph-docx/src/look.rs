//! Our own look: a document that holds nothing but a place for the paper.
//!
//! It is filled like the template of a consultant, so that both are written by the same code; the files
//! in `look/` are what a designer changes.

use clausegraph_paper::{Layout, Paper, Sheet};

use crate::{DocxError, package::Package, xml::Tree};

/// The styles, with a right edge that [`styles`] replaces.
const STYLES: &str = include_str!("../look/styles.xml");
/// The lists.
const NUMBERING: &str = include_str!("../look/numbering.xml");
/// Where the lines of the list of contents and of the footer end in these styles.
const EDGE: &str = "\"9638\"";

/// A document of our own look for a paper.
pub(crate) fn package(paper: &Paper) -> Result<Package, DocxError> {
    let (wide, high, landscape) = match paper.sheet {
        Sheet::A4Portrait => (11_906, 16_838, false),
        Sheet::A4Landscape => (16_838, 11_906, true),
        Sheet::A3Landscape => (23_811, 16_838, true),
    };
    let margin = match paper.layout {
        Layout::Flowing => 1_134,
        Layout::OnePage { .. } => 680,
    };
    let mut package = Package::of(&[
        (crate::package::TYPES, include_str!("../look/types.xml")),
        (crate::package::ROOT, include_str!("../look/rels.xml")),
        ("docProps/core.xml", include_str!("../look/core.xml")),
        ("word/_rels/document.xml.rels", include_str!("../look/document-rels.xml")),
        ("word/document.xml", include_str!("../look/document.xml")),
        ("word/fontTable.xml", include_str!("../look/fonts.xml")),
        ("word/footer1.xml", include_str!("../look/footer.xml")),
        ("word/numbering.xml", NUMBERING),
        ("word/settings.xml", include_str!("../look/settings.xml")),
        ("word/theme/theme1.xml", include_str!("../look/theme.xml")),
    ]);
    let tag = paper.language.tag();
    let width = wide - 2 * margin;
    let mut styles = styles(usize::try_from(width).unwrap_or_default(), paper)?;
    let mut settings = own(&package, "word/settings.xml")?;
    let mut document = own(&package, "word/document.xml")?;
    for part in [&mut styles, &mut settings] {
        part.root.change(&mut |element| match element.name.as_str() {
            "w:lang" | "w:themeFontLang" => element.set("w:val", tag),
            _ => {}
        });
    }
    document.root.change(&mut |element| match element.name.as_str() {
        "w:pgSz" => {
            element.set("w:w", &wide.to_string());
            element.set("w:h", &high.to_string());
            if landscape {
                element.set("w:orient", "landscape");
            }
        }
        "w:pgMar" => {
            for side in ["w:left", "w:right"] {
                element.set(side, &margin.to_string());
            }
            if matches!(paper.layout, Layout::OnePage { .. }) {
                element.set("w:top", "567");
                element.set("w:bottom", "680");
                element.set("w:footer", "340");
            }
        }
        _ => {}
    });
    package.put("word/styles.xml", &styles);
    package.put("word/settings.xml", &settings);
    package.put("word/document.xml", &document);
    Ok(package)
}

/// Our styles for lines of a width; a paper on one small sheet has smaller print.
pub(crate) fn styles(width: usize, paper: &Paper) -> Result<Tree, DocxError> {
    let written = STYLES.replace(EDGE, &format!("\"{width}\""));
    let read = Tree::read(written.as_bytes());
    let mut styles = read.map_err(|reason| DocxError::Refused { reason })?;
    let small = match paper.sheet {
        Sheet::A4Portrait | Sheet::A4Landscape => matches!(paper.layout, Layout::OnePage { .. }),
        Sheet::A3Landscape => false,
    };
    if small {
        styles.root.change(&mut |element| match element.name.as_str() {
            // In half points: what is signed is never smaller than 8 points.
            "w:sz" | "w:szCs" => lessen(element, "w:val", 5, 6, 16),
            "w:spacing" => {
                lessen(element, "w:before", 1, 4, 0);
                lessen(element, "w:after", 1, 4, 0);
            }
            _ => {}
        });
    }
    Ok(styles)
}

/// A number of an element, as a part of what it was, but never below the least; what is below that stays.
fn lessen(element: &mut crate::xml::Element, name: &str, times: u32, of: u32, least: u32) {
    let known = element.get(name).and_then(|known| known.parse::<u32>().ok());
    let less = |known: u32| {
        let less = known.checked_mul(times)?.checked_div(of)?;
        Some(less.max(least.min(known)))
    };
    if let Some(less) = known.and_then(less) {
        element.set(name, &less.to_string());
    }
}

/// Our lists.
pub(crate) fn numbering() -> Result<Tree, DocxError> {
    Tree::read(NUMBERING.as_bytes()).map_err(|reason| DocxError::Refused { reason })
}

fn own(package: &Package, name: &str) -> Result<Tree, DocxError> {
    let missing = || DocxError::Refused { reason: format!("{name} is not there") };
    package.tree(name)?.ok_or_else(missing)
}
