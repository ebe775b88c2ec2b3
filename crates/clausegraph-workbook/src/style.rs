//! How the sheets that people work in look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::gap::columns::FilledBy;

/// Dark slate: titles, and the band of what the engine writes.
pub(crate) const SLATE: Color = Color::RGB(0x1F_3A_4D);
/// What formulas work out.
const STEEL: Color = Color::RGB(0x4A_6B_82);
/// What people fill in.
const OCHRE: Color = Color::RGB(0x8A_5A_12);
const INK: Color = Color::RGB(0x1D_25_2C);
const QUIET: Color = Color::RGB(0x5B_66_70);
const LINE: Color = Color::RGB(0xDD_E2_E7);
const RULE: Color = Color::RGB(0xB8_C2_CC);

/// What a colour says beside the word, which says it, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shade {
    Good,
    Unknown,
    Stale,
    Weak,
    Partial,
    Bad,
    Quiet,
}

impl Shade {
    /// The pale colour of a cell.
    pub(crate) const fn pale(self) -> Color {
        match self {
            Self::Good => Color::RGB(0xDF_F0_E4),
            Self::Unknown => Color::RGB(0xE9_E6_F3),
            Self::Stale => Color::RGB(0xDC_E9_F5),
            Self::Weak => Color::RGB(0xFD_F1_C7),
            Self::Partial => Color::RGB(0xFB_E3_CB),
            Self::Bad => Color::RGB(0xF8_D9_D6),
            Self::Quiet => Color::RGB(0xEE_F0_F2),
        }
    }

    /// The full colour of a bar.
    pub(crate) const fn full(self) -> Color {
        match self {
            Self::Good => Color::RGB(0x3D_8B_5C),
            Self::Unknown => Color::RGB(0xA9_A0_C8),
            Self::Stale => Color::RGB(0x6F_A1_CE),
            Self::Weak => Color::RGB(0xE3_BE_4C),
            Self::Partial => Color::RGB(0xE0_8A_3C),
            Self::Bad => Color::RGB(0x00B8_3A32),
            Self::Quiet => Color::RGB(0xC9_CF_D5),
        }
    }

    /// The colour of its words.
    const fn ink(self) -> Color {
        match self {
            Self::Good => Color::RGB(0x17_52_30),
            Self::Unknown => Color::RGB(0x46_39_6B),
            Self::Stale => Color::RGB(0x1D_4A_73),
            Self::Weak => Color::RGB(0x66_4D_00),
            Self::Partial => Color::RGB(0x7E_41_07),
            Self::Bad => Color::RGB(0x85_19_14),
            Self::Quiet => QUIET,
        }
    }

    /// The look that a condition puts over a cell that is a piece of a bar.
    pub(crate) fn filled(self) -> Format {
        Format::new().set_background_color(self.full()).set_font_color(self.full())
    }

    /// The look that a condition puts over a cell.
    pub(crate) fn over(self) -> Format {
        Format::new().set_background_color(self.pale()).set_font_color(self.ink())
    }
}

const fn band(filled_by: FilledBy) -> Color {
    match filled_by {
        FilledBy::Engine => SLATE,
        FilledBy::Derived => STEEL,
        FilledBy::Consultant | FilledBy::Client | FilledBy::Both | FilledBy::Auditor => OCHRE,
    }
}

/// The ground of the cells of a column.
const fn ground(filled_by: FilledBy) -> Color {
    match filled_by {
        FilledBy::Engine => Color::RGB(0xF5_F6_F8),
        FilledBy::Derived => Color::RGB(0xEA_F0_F5),
        FilledBy::Consultant | FilledBy::Client | FilledBy::Both | FilledBy::Auditor => {
            Color::RGB(0xFF_FD_F4)
        }
    }
}

/// The name of a group of columns.
pub(crate) fn group() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(11)
        .set_font_color(SLATE)
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter)
        .set_border_left(FormatBorder::Thin)
        .set_border_left_color(RULE)
}

/// A line that leads elsewhere, above a table.
pub(crate) fn leads() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(10)
        .set_font_color(OCHRE)
        .set_underline(FormatUnderline::Single)
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter)
}

/// Who fills in a column.
pub(crate) fn who(filled_by: FilledBy) -> Format {
    Format::new()
        .set_font_size(8)
        .set_font_color(band(filled_by))
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// A header.
pub(crate) fn header(filled_by: FilledBy) -> Format {
    Format::new()
        .set_bold()
        .set_font_size(10)
        .set_font_color(Color::White)
        .set_background_color(band(filled_by))
        .set_text_wrap()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter)
        .set_border_right(FormatBorder::Thin)
        .set_border_right_color(Color::White)
}

/// A cell of a table.
pub(crate) fn cell(filled_by: FilledBy) -> Format {
    let format = Format::new()
        .set_font_size(10)
        .set_font_color(INK)
        .set_background_color(ground(filled_by))
        .set_text_wrap()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE);
    match filled_by {
        FilledBy::Engine | FilledBy::Derived => format.set_locked(),
        FilledBy::Consultant | FilledBy::Client | FilledBy::Both | FilledBy::Auditor => {
            format.set_unlocked()
        }
    }
}

/// A cell whose few signs stand in the middle.
pub(crate) fn centred(filled_by: FilledBy) -> Format {
    cell(filled_by).set_align(FormatAlign::Center)
}

/// A day.
pub(crate) fn day(filled_by: FilledBy) -> Format {
    cell(filled_by).set_num_format("yyyy-mm-dd")
}

/// A large title.
pub(crate) fn title() -> Format {
    Format::new().set_bold().set_font_size(20).set_font_color(SLATE)
}

/// What stands below a title.
pub(crate) fn subtitle() -> Format {
    Format::new().set_font_size(11).set_font_color(QUIET)
}

/// A heading on a sheet of text.
pub(crate) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(13)
        .set_font_color(SLATE)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(SLATE)
}

/// The line of a heading, where no words stand.
pub(crate) fn heading_line() -> Format {
    Format::new().set_border_bottom(FormatBorder::Medium).set_border_bottom_color(SLATE)
}

/// Running text.
pub(crate) fn text() -> Format {
    Format::new()
        .set_font_size(10)
        .set_font_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
}

/// A label before a value.
pub(crate) fn label() -> Format {
    text().set_font_color(QUIET)
}

/// Something that must not be overlooked.
pub(crate) fn notice() -> Format {
    text()
        .set_background_color(Color::RGB(0xFD_F1_C7))
        .set_font_color(Color::RGB(0x4D_3A_00))
        .set_border_left(FormatBorder::Thick)
        .set_border_left_color(Color::RGB(0xC8_92_00))
}

/// A number on a sheet of numbers.
pub(crate) fn number() -> Format {
    cell(FilledBy::Engine).set_align(FormatAlign::Right)
}

/// A number that a formula works out.
pub(crate) fn live() -> Format {
    cell(FilledBy::Derived).set_align(FormatAlign::Right)
}

/// A heading without a line.
pub(crate) fn heading_plain() -> Format {
    Format::new().set_bold().set_font_size(13).set_font_color(SLATE)
}

/// A cell whose colour says something.
pub(crate) fn shaded(shade: Shade) -> Format {
    cell(FilledBy::Engine).set_background_color(shade.pale()).set_font_color(shade.ink())
}
