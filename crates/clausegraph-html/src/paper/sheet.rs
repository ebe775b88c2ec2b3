//! The sheet that a page is printed on, and the colours of the tones.

use clausegraph_paper::{Layout, Paper, PaperKind, Sheet, Tone};

use super::one_page::OnePage;

/// The class of a sheet.
pub(super) const fn class(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::A4Portrait => "a4-portrait",
        Sheet::A4Landscape => "a4-landscape",
        Sheet::A3Landscape => "a3-landscape",
    }
}

/// The width and height of a sheet, in millimetres.
pub(super) const fn size(sheet: Sheet) -> (u32, u32) {
    match sheet {
        Sheet::A4Portrait => (210, 297),
        Sheet::A4Landscape => (297, 210),
        Sheet::A3Landscape => (420, 297),
    }
}

/// The margin of a paper on one page, in millimetres.
pub(super) const ONE_PAGE_MARGIN: u32 = 10;

/// What the style says of the sheet of this paper.
pub(super) fn page_style(paper: &Paper, one_page: Option<&OnePage<'_>>) -> String {
    let (width, height) = size(paper.sheet);
    let sheet = format!("size:{width}mm {height}mm");
    match (paper.layout, one_page) {
        (Layout::OnePage { .. }, Some(laid_out)) => {
            let (columns, tenths) = (laid_out.columns.len(), laid_out.type_size);
            format!(
                "@page{{{sheet};margin:{ONE_PAGE_MARGIN}mm}}\n:root{{--columns:{columns};\
                 --type:{}.{}pt;--sheet-height:{}mm}}\n",
                tenths / 10,
                tenths % 10,
                height - 2 * ONE_PAGE_MARGIN,
            )
        }
        (Layout::OnePage { .. } | Layout::Flowing, _) => format!(
            "@page{{{sheet};margin:{};\
             @bottom-left{{content:\"{}\";{FOOT};text-align:left}}\
             @bottom-right{{content:counter(page) \" / \" counter(pages);{FOOT};text-align:right}}}}\n",
            flowing_margin(paper.kind),
            css_text(&paper.footer)
        ),
    }
}

/// The margin of a paper that flows; a long map has more on a sheet.
const fn flowing_margin(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::EvidenceMap => "10mm 10mm 14mm",
        PaperKind::Gap
        | PaperKind::Audit
        | PaperKind::Charter
        | PaperKind::ReviewPack
        | PaperKind::Readiness
        | PaperKind::Roadmap => "16mm 15mm 18mm",
    }
}

/// How the foot of a page looks.
const FOOT: &str = "font:7.5pt/1.3 \"Helvetica Neue\",Arial,sans-serif;color:#525c69;\
                    vertical-align:top;padding-top:4mm";

/// A text between quotation marks in a style.
fn css_text(text: &str) -> String {
    let mut out = String::new();
    for found in text.chars() {
        if matches!(found, '"' | '\\' | '<' | '>' | '&') || found.is_control() {
            let escaped = format!("\\{:x} ", u32::from(found));
            out.push_str(&escaped);
        } else {
            out.push(found);
        }
    }
    out
}

/// The colours of the tones on white paper.
pub(super) fn tones() -> String {
    let rule = |tone: &Tone| {
        let colours = tone.colours();
        format!(
            ".t-{}{{--solid:{};--ground:{};--ink:{}}}",
            tone.as_str(),
            colours.solid,
            colours.ground,
            colours.ink
        )
    };
    Tone::ALL.iter().map(rule).collect::<String>() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foot_cannot_leave_its_quotation_marks() {
        assert_eq!(css_text("a\"b\\c</style>\n"), "a\\22 b\\5c c\\3c /style\\3e \\a ");
    }
}
