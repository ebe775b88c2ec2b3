//! Pages of fixed width: wrapping with hanging indents, cutting, padding, and signs for plain terminals.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use anstyle::Style;
use clausegraph::{GateState, SlotValue, Status};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::{Palette, palette::paint};

/// How a text for a terminal looks.
///
/// ```
/// use clausegraph_report::Look;
///
/// assert_eq!(Look::PLAIN.width, 80);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub palette: Palette,
    /// Which signs may be used.
    pub signs: Signs,
    /// The columns of a line.
    pub width: usize,
}

/// Which signs a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// Circles, bars and quotation marks.
    Unicode,
    /// Signs of ASCII only; texts of the input stay as they are.
    Ascii,
}

impl Look {
    /// Eighty columns without colour.
    pub const PLAIN: Self = Self { palette: Palette::PLAIN, signs: Signs::Unicode, width: 80 };
}

/// The shape of a status: from a full to an empty circle.
pub const fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Covered => "●",
        Status::CannotEvaluate => "?",
        Status::Stale => "◔",
        Status::Weak => "~",
        Status::Partial => "◐",
        Status::Missing => "○",
        Status::NotTriggered | Status::NotChosen => "–",
    }
}

/// The shape of a slot's value, as of the status it leads to.
pub const fn value_sign(value: SlotValue) -> &'static str {
    match value {
        SlotValue::Ok => "●",
        SlotValue::Unknown => "?",
        SlotValue::Lapsed => "◔",
        SlotValue::Weak => "~",
        SlotValue::None => "○",
    }
}

/// The shape of a gate.
pub const fn gate_sign(state: GateState) -> &'static str {
    match state {
        GateState::Present => "●",
        GateState::CannotEvaluate => "?",
        GateState::Absent => "○",
    }
}

/// Signs of ours and what stands for them where only ASCII can be shown; of equal width each.
const ASCII: [(char, char); 17] = [
    ('●', '+'),
    ('◔', '<'),
    ('◐', '/'),
    ('○', 'x'),
    ('█', '#'),
    ('▒', '?'),
    ('·', '.'),
    ('–', '-'),
    ('…', '~'),
    ('“', '"'),
    ('”', '"'),
    ('→', '>'),
    ('├', '|'),
    ('└', '`'),
    ('│', '|'),
    ('─', '-'),
    ('\u{fffd}', '?'),
];

/// Adds formatted words to a text.
pub(crate) fn add(text: &mut String, words: fmt::Arguments<'_>) {
    let written = text.write_fmt(words);
    debug_assert!(written.is_ok(), "a `String` takes whatever is written to it");
}

/// The columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    harmless(text).width()
}

/// Whether a sign steers a terminal: a control sign, one that turns the direction of writing, or one that
/// breaks a line.
fn steers(found: char) -> bool {
    found.is_control()
        || matches!(
            found,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// A text whose signs that steer a terminal are shown and not obeyed.
///
/// Every text of the input goes through here before it is written; whoever prints further names and
/// texts on a terminal needs it, too.
///
/// ```
/// use clausegraph_report::harmless;
///
/// assert_eq!(harmless("a\u{1b}[2Jb"), "a\u{fffd}[2Jb");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) {
        Cow::Owned(text.replace(steers, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text cut to a number of columns, with an ellipsis where something is cut.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    let text = harmless(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for found in text.chars() {
        used += found.width().unwrap_or(0);
        if used > columns {
            break;
        }
        short.push(found);
    }
    let mut short = short.trim_end().to_owned();
    if columns > 0 {
        short.push('…');
    }
    short
}

/// A text filled with blanks to a number of columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let text = harmless(text);
    let missing = columns.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(missing))
}

/// A text filled with blanks from the left.
pub(crate) fn pad_left(text: &str, columns: usize) -> String {
    let text = harmless(text);
    let missing = columns.saturating_sub(width(&text));
    format!("{}{text}", " ".repeat(missing))
}

/// The lines of a text, broken between words; a word longer than a line is broken within.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let word = harmless(word);
        let glue = usize::from(!line.is_empty());
        if width(&line) + glue + width(&word) <= columns {
            if glue == 1 {
                line.push(' ');
            }
            line.push_str(&word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for found in word.chars() {
            if width(&line) + found.width().unwrap_or(0) > columns {
                lines.push(std::mem::take(&mut line));
            }
            line.push(found);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A page being written.
#[derive(Debug)]
pub(crate) struct Page {
    look: Look,
    text: String,
}

impl Page {
    pub(crate) fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    pub(crate) fn palette(&self) -> Palette {
        self.look.palette
    }

    pub(crate) fn columns(&self) -> usize {
        self.look.width.max(40)
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A heading with a remark behind it.
    pub(crate) fn heading(&mut self, heading: &str, remark: &str) {
        self.blank();
        let painted = paint(self.palette().heading, heading);
        if remark.is_empty() {
            self.line(&painted);
        } else if width(heading) + 2 + width(remark) <= self.columns() {
            let remark = paint(self.palette().faint, remark);
            self.line(&format!("{painted}  {remark}"));
        } else {
            self.line(&painted);
            self.hanging("", 0, remark, self.palette().faint);
        }
        self.blank();
    }

    /// A text behind a label, wrapped so that all its lines begin below each other.
    ///
    /// The label is painted already; `indent` says how many columns it takes.
    pub(crate) fn hanging(&mut self, label: &str, indent: usize, text: &str, style: Style) {
        let columns = self.columns().saturating_sub(indent);
        for (index, line) in wrap(text, columns).iter().enumerate() {
            let before = if index == 0 { label.to_owned() } else { " ".repeat(indent) };
            let line = format!("{before}{}", paint(style, line));
            self.line(&line);
        }
    }

    /// A label of a given width in a style, and a text behind it; below it where the label is wider.
    pub(crate) fn labelled(&mut self, label: &str, style: Style, indent: usize, text: &str) {
        let painted = paint(style, &pad(label, indent));
        if width(label) > indent {
            self.line(&painted);
            self.hanging(&pad("", indent), indent, text, Style::new());
        } else {
            self.hanging(&painted, indent, text, Style::new());
        }
    }

    pub(crate) fn finish(self) -> String {
        match self.look.signs {
            Signs::Unicode => self.text,
            Signs::Ascii => in_ascii(&self.text),
        }
    }
}

/// A text with signs of ASCII in the place of ours.
pub(crate) fn in_ascii(text: &str) -> String {
    let sign = |found: char| {
        // What is drawn with source lines has pictures of control signs.
        if ('\u{2400}'..='\u{2426}').contains(&found) {
            return '?';
        }
        ASCII.iter().find(|(ours, _)| *ours == found).map_or(found, |(_, ascii)| *ascii)
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("abcdefghijkl m", 8), ["abcdefgh", "ijkl m"]);
    }

    #[test]
    fn no_sign_of_the_input_steers_a_terminal() {
        assert_eq!(wrap("a\u{1b}[31m b", 8), ["a\u{fffd}[31m b"]);
        assert_eq!(cut("a\u{7}b", 8), "a\u{fffd}b");
        assert_eq!(pad("a\u{202e}b", 5), "a\u{fffd}b  ");
        assert_eq!(pad_left("a\u{9b}b", 5), "  a\u{fffd}b");
        assert_eq!(paint(Style::new(), "a\u{2066}b\u{1b}]0;x"), "a\u{fffd}b\u{fffd}]0;x");
        assert_eq!(width("a\u{202e}b"), 3);
        assert_eq!(in_ascii(&pad("a\u{1b}", 2)), "a?");
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(wrap("日本語 日本語", 8), ["日本語", "日本語"]);
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(pad("日", 4), "日  ");
    }

    #[test]
    fn lines_hang_below_their_first() {
        let look = Look { width: 40, ..Look::PLAIN };
        let mut page = Page::new(look);
        page.labelled("weak", Style::new(), 6, "a text that is a little longer than one line");
        assert_eq!(page.finish(), "weak  a text that is a little longer\n      than one line\n");
    }

    #[test]
    fn every_sign_has_one_of_ascii_and_of_equal_width() {
        for (ours, ascii) in ASCII {
            assert!(ascii.is_ascii());
            assert_eq!(ours.width(), Some(1), "{ours}");
        }
    }
}
