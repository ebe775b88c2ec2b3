//! Lines of a report for a terminal: no wider than it, and safe to print.

use clausegraph_readers::text::Place;

/// The width that lines keep to.
pub(crate) const WIDTH: usize = 80;
/// How many characters of one value are printed.
pub(crate) const LONGEST: usize = 80;
/// How many entries of one list are printed; the counts are always complete.
const SHOWN: usize = 40;

/// A text for a terminal that grows line by line.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn section(&mut self, title: &str, entries: usize, body: impl FnOnce(&mut Self)) {
        if entries > 0 {
            self.text.push('\n');
            self.line(0, title);
            body(self);
        }
    }

    pub(crate) fn list<T>(
        &mut self,
        title: &str,
        items: &[T],
        mut entry: impl FnMut(&mut Self, &T),
    ) {
        let title = format!("{title} ({})", items.len());
        self.section(&title, items.len(), |page| {
            for item in items.iter().take(SHOWN) {
                entry(page, item);
            }
            if let Some(more) = items.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                page.line(2, &format!("and {more} more"));
            }
        });
    }

    /// A title at a depth and so many entries below it as are worth reading, where there is one.
    pub(crate) fn few<T>(
        &mut self,
        indent: usize,
        title: &str,
        items: &[T],
        mut entry: impl FnMut(&mut Self, &T),
    ) {
        if items.is_empty() {
            return;
        }
        self.line(indent, &format!("{title} ({})", items.len()));
        for item in items.iter().take(SHOWN) {
            entry(self, item);
        }
        if let Some(more) = items.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            self.line(indent + 2, &format!("and {more} more"));
        }
    }

    pub(crate) fn entry(&mut self, path: &str, at: Option<Place>, said: &str) {
        let place = match at {
            None => path.to_owned(),
            Some(Place::Line(line)) => format!("{path}:{line}"),
            Some(place) => format!("{path}, {place}"),
        };
        self.line(2, &place);
        self.line(4, said);
    }

    /// One line, broken between words where it is too wide; what follows hangs four deeper.
    pub(crate) fn line(&mut self, indent: usize, text: &str) {
        let text = visible(text);
        let mut width = indent;
        let mut hanging = indent;
        self.text.push_str(&" ".repeat(indent));
        for word in text.split(' ') {
            let mut word = word;
            let is_first = width == hanging;
            let length = word.chars().count();
            if !is_first && width + 1 + length > WIDTH {
                hanging = indent + 4;
                self.wrap(hanging, &mut width);
            } else if !is_first {
                self.text.push(' ');
                width += 1;
            }
            // A word that no line can hold is cut.
            while let Some((start, rest)) = cut(word, WIDTH - width) {
                self.text.push_str(start);
                hanging = indent + 4;
                self.wrap(hanging, &mut width);
                word = rest;
            }
            self.text.push_str(word);
            width += word.chars().count();
        }
        self.text.push('\n');
    }

    fn wrap(&mut self, hanging: usize, width: &mut usize) {
        self.text.push('\n');
        self.text.push_str(&" ".repeat(hanging));
        *width = hanging;
    }
}

/// A number with its noun.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// The start of a word that fills the room, and the rest; none where the word fits.
fn cut(word: &str, room: usize) -> Option<(&str, &str)> {
    let (index, _) = word.char_indices().nth(room)?;
    word.split_at_checked(index)
}

/// A value, or its beginning.
pub(crate) fn short(text: &str) -> String {
    cut_to(text, LONGEST)
}

/// A text of so many characters at most.
pub(crate) fn cut_to(text: &str, longest: usize) -> String {
    if text.chars().nth(longest).is_none() {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(longest - 1).collect();
    short.push('…');
    short
}

fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_control() || is_direction(sign) {
            shown.extend(sign.escape_unicode());
        } else {
            shown.push(sign);
        }
    }
    shown
}

/// Whether a sign turns the direction of writing, and so could hide what a line says.
fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_steer_a_terminal_are_shown() {
        let mut page = Page::default();
        page.line(2, "a\u{1b}[31m b\u{202e}c");
        assert_eq!(page.text, "  a\\u{1b}[31m b\\u{202e}c\n");
    }
}
