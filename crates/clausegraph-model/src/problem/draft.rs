//! Problems on their way: what is known before line and column are looked up.

use std::ops::Range;

use super::ProblemCode;

/// Where something stands: a file by its index, and a JSON pointer in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) file: u32,
    pub(crate) pointer: String,
    /// The bytes, where the reader knows them; else the pointer is looked up.
    pub(crate) span: Option<Range<usize>>,
}

impl At {
    pub(crate) fn pointer(file: u32, pointer: impl Into<String>) -> Self {
        Self { file, pointer: pointer.into(), span: None }
    }

    /// The place of something inside.
    pub(crate) fn join(&self, step: impl std::fmt::Display) -> Self {
        Self::pointer(self.file, format!("{}/{step}", self.pointer))
    }
}

/// A problem whose line and column are still to be looked up.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) code: ProblemCode,
    pub(crate) at: At,
    pub(crate) value: Option<String>,
    pub(crate) message: String,
    pub(crate) suggestion: Option<String>,
    pub(crate) note: Option<String>,
    /// The place of an earlier one that this one repeats.
    pub(crate) earlier: Option<At>,
}

impl Draft {
    pub(crate) fn new(code: ProblemCode, at: At, message: impl Into<String>) -> Self {
        Self {
            code,
            at,
            value: None,
            message: message.into(),
            suggestion: None,
            note: None,
            earlier: None,
        }
    }

    pub(crate) fn value(mut self, value: impl AsRef<str>) -> Self {
        self.value = Some(shortened(value.as_ref()));
        self
    }

    pub(crate) fn suggestion(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    pub(crate) fn earlier(mut self, at: At) -> Self {
        self.earlier = Some(at);
        self
    }
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|found| if found.is_control() { '\u{fffd}' } else { found }).collect()
}

/// A text on one line and of bearable length.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = one_line(&words.join(" "));
    if line.chars().count() <= LONGEST {
        return line;
    }
    let mut short: String = line.chars().take(LONGEST - 1).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_on_one_line() {
        assert_eq!(shortened("a\n b\tc"), "a b c");
        assert_eq!(shortened(&"ä".repeat(80)).chars().count(), 60);
        assert_eq!(shortened("a\u{7}b"), "a\u{fffd}b");
    }
}
