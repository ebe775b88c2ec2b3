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

/// A fixed moment of making, so that the same input gives the same bytes.
pub(crate) fn epoch() -> Result<ExcelDateTime, rust_xlsxwriter::XlsxError> {
    ExcelDateTime::from_ymd(2000, 1, 1)
}
