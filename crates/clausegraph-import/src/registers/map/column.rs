//! One column of a table: its header, its field, how its cells are read.

use clausegraph_model::Key;

pub(crate) use super::sort::Unit;
use crate::registers::{
    field::{Field, FieldKind},
    fold::fold,
};

/// A header as a map states it: the usual text and others that count as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterHeader {
    pub(crate) text: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) help: Option<String>,
    pub(crate) example: Option<String>,
}

impl RegisterHeader {
    /// The header.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Other texts that count as this header.
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// One line that tells people what to write below it.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// A value as an example.
    pub fn example(&self) -> Option<&str> {
        self.example.as_deref()
    }

    /// No header: what the map itself states stands in no column.
    pub(crate) fn none() -> Self {
        Self { text: String::new(), aliases: Vec::new(), help: None, example: None }
    }

    /// The header and its aliases, the header first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// A part of the key of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPart {
    /// The cell of a column.
    Column(RegisterHeader),
    /// The cell of the column of this field, in small letters.
    Field(String),
}

/// A column of a table that becomes a field.
#[derive(Clone, Debug)]
pub struct RegisterColumn {
    pub(crate) field: Field,
    pub(crate) column: Column,
    pub(crate) carried: bool,
    pub(crate) required: bool,
    pub(crate) claims: ClaimRule,
}

impl RegisterColumn {
    /// The field, as maps write it: `approval.on`.
    pub fn field(&self) -> String {
        self.field.to_string()
    }

    /// What a cell holds.
    pub fn kind(&self) -> FieldKind {
        self.field.kind()
    }

    /// The header.
    pub fn header(&self) -> &RegisterHeader {
        &self.column.header
    }

    /// The words that the map translates, and what each means in our words.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.column.words.entries.iter();
        entries.map(|word| (word.written.as_str(), word.means.as_str()))
    }

    /// The words that a cell of a closed list can mean; empty where any text will do.
    pub fn closed_words(&self) -> &'static [&'static str] {
        self.kind().closed_words()
    }

    /// One line that tells people what to write.
    pub fn help(&self) -> Option<&str> {
        self.column.header.help()
    }

    /// A value as an example.
    pub fn example(&self) -> Option<&str> {
        self.column.header.example()
    }

    /// Whether it is a problem that the column is not there.
    pub fn is_required(&self) -> bool {
        self.required
    }

    /// Whether a blank cell states that there is none.
    pub fn is_carried(&self) -> bool {
        self.carried
    }
}

/// Where a column stands and how its cells are read.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) header: RegisterHeader,
    pub(crate) words: Words,
    pub(crate) split: Vec<String>,
    pub(crate) unit: Option<Unit>,
}

impl Column {
    pub(crate) fn of(header: RegisterHeader, words: Words) -> Self {
        Self { header, words, split: Vec::new(), unit: None }
    }
}

/// Words of the cells and what they mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(crate) entries: Vec<Word>,
}

/// One word of the cells.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) written: String,
    pub(crate) folded: String,
    pub(crate) means: String,
}

impl Words {
    /// What a text means, where it is one of the words: as it is written, else as it is compared.
    pub(crate) fn meaning(&self, text: &str) -> Option<&str> {
        let text = text.trim();
        let exact = self.entries.iter().find(|word| word.written == text);
        let folded = || {
            let folded = fold(text);
            self.entries.iter().find(|word| !folded.is_empty() && word.folded == folded)
        };
        exact.or_else(folded).map(|word| word.means.as_str())
    }
}

/// A value that all rows of a table have.
#[derive(Clone, Debug)]
pub(crate) struct Constant {
    pub(crate) field: Field,
    /// One text, or those of a list.
    pub(crate) texts: Vec<String>,
}

/// A value that the map states, or a column of its own.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    Always(String),
    Column(Column),
}

/// What is said of all claims of a column.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClaimRule {
    pub(crate) state: Option<Origin>,
    pub(crate) by: Option<Origin>,
    pub(crate) on: Option<Origin>,
    pub(crate) slot: Option<Key>,
}

/// Words as cells write them and what each means.
pub(crate) fn words_of<'a>(words: impl Iterator<Item = (&'a str, &'a str)>) -> Words {
    let entries = words.map(|(written, means)| Word {
        written: written.to_owned(),
        folded: fold(written),
        means: means.to_owned(),
    });
    Words { entries: entries.collect() }
}
