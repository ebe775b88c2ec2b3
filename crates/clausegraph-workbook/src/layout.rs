//! How sheets look.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder};

/// Dark slate: the band of headers.
const BAND: Color = Color::RGB(0x1F_3A_4D);
/// Pale: the band of headers that must be filled in is the same, their text is not.
const MUST: Color = Color::RGB(0xFF_D9_66);
const GREY: Color = Color::RGB(0x76_76_76);
const LINE: Color = Color::RGB(0xD0_D7_DE);

pub(crate) fn header(required: bool) -> Format {
    let text = if required { MUST } else { Color::White };
    Format::new()
        .set_bold()
        .set_font_color(text)
        .set_background_color(BAND)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE)
}

pub(crate) fn example() -> Format {
    Format::new().set_italic().set_font_color(GREY).set_text_wrap().set_align(FormatAlign::Top)
}

pub(crate) fn cell() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

pub(crate) fn date() -> Format {
    cell().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left)
}

pub(crate) fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_font_color(BAND)
}

/// The height of a row in points that shows all of its wrapped cells; each a text and the width of its
/// column in letters.
#[expect(clippy::float_arithmetic, reason = "heights and widths of a workbook are no judgement")]
#[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
pub(crate) fn height<'t>(cells: impl Iterator<Item = (&'t str, f64)>) -> f64 {
    /// Points of one line.
    const LINE: f64 = 15.0;
    /// Excel shows no row that is higher.
    const MOST: f64 = 400.0;
    let lines = cells.map(|(text, width)| {
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        // Words are broken early: a tenth more.
        (f64::from(letters) * 1.1 / width).ceil().max(1.0)
    });
    lines.fold(LINE, |most, lines| most.max(lines * LINE)).min(MOST)
}

/// How many ten-point letters of running text a column of a width holds in a line, broken words counted in.
pub(crate) fn held(width: u16) -> u32 {
    u32::from(width).saturating_mul(6) / 5
}

/// How many lines a text takes in a column that holds so many letters.
pub(crate) fn wrapped(text: &str, letters: u32) -> u32 {
    let lines = text.split('\n').map(|line| {
        let length = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        length.div_ceil(letters.max(1)).max(1)
    });
    lines.sum()
}

/// The height in points of a row of so many lines of ten-point letters.
#[expect(clippy::float_arithmetic, reason = "heights of a workbook are no judgement")]
pub(crate) fn lines(lines: u32) -> f64 {
    (f64::from(lines) * 13.0 + 4.0).min(400.0)
}

/// A fixed moment of making, so that the same input gives the same bytes.
pub(crate) fn epoch() -> Result<ExcelDateTime, rust_xlsxwriter::XlsxError> {
    ExcelDateTime::from_ymd(2000, 1, 1)
}
