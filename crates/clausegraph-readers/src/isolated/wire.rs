//! What the processes say to each other: a line of JSON and the bytes there, JSON back.

use serde::{Deserialize, Serialize};

use crate::{
    ReadError, ReadLimits,
    table::{TableOptions, Tables},
    text::TextDocument,
};

/// The line before the bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    /// What is to be read.
    pub(super) ask: Ask,
    /// The bounds.
    pub(super) limits: ReadLimits,
    /// How many bytes follow.
    pub(super) length: u64,
}

/// What is to be read.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Ask {
    /// The text of a document.
    Text {
        /// The name of the file.
        name: String,
    },
    /// The tables of a file.
    Tables {
        /// The name of the file.
        name: String,
        /// What is told about it.
        options: TableOptions,
    },
}

/// What comes back.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// A document.
    Text(Box<TextDocument>),
    /// Tables.
    Tables(Tables),
    /// Nothing that could be read.
    Refused(Refusal),
}

/// An error on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Refusal {
    kind: Kind,
    /// The whole message, for a process that does not know the words of the other.
    message: String,
}

#[derive(Debug, Serialize, Deserialize)]
enum Kind {
    Limit { what: String, option: String, limit: u64 },
    UnknownForm,
    Broken { form: String, reason: String },
    Locked,
    OutOfMemory { limit: u64 },
    OutOfTime { seconds: u64 },
    Died { how: String },
    NoReader { reason: String },
}

/// The words of errors, which are no owned texts.
const WORDS: &[&str] = &[
    // What there is too much of.
    "the bytes of all cells",
    "the bytes of one cell",
    "the bytes of properties",
    "the bytes of text",
    "the bytes of the file",
    "the cells",
    "the elements in each other",
    "the lists and tables in each other",
    "the lists in each other",
    "the pages",
    "the parts",
    "the sheets",
    "the texts of cells",
    "the unpacked bytes",
    "the values",
    // The fields of the limits.
    "cell_bytes",
    "cells",
    "depth",
    "file_bytes",
    "memory_bytes",
    "pages",
    "parts",
    "seconds",
    "sheets",
    "text_bytes",
    "unpacked_bytes",
    // The forms.
    "CSV",
    "DOCX",
    "HTML",
    "JSON",
    "JSON Lines",
    "ODS",
    "ODT",
    "PDF",
    "XLS",
    "XLSB",
    "XLSX",
    "YAML",
    "file",
    "plain text",
];

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        let message = error.to_string();
        let kind = match error {
            ReadError::Limit { what, option, limit } => {
                Kind::Limit { what: what.to_owned(), option: option.to_owned(), limit }
            }
            ReadError::UnknownForm => Kind::UnknownForm,
            ReadError::Broken { form, reason } => Kind::Broken { form: form.to_owned(), reason },
            ReadError::Locked => Kind::Locked,
            ReadError::OutOfMemory { limit } => Kind::OutOfMemory { limit },
            ReadError::OutOfTime { seconds } => Kind::OutOfTime { seconds },
            ReadError::Died { how } => Kind::Died { how },
            ReadError::NoReader { reason } => Kind::NoReader { reason },
        };
        Self { kind, message }
    }
}

impl Refusal {
    /// The error that was sent; one with unknown words keeps its message.
    pub(super) fn error(self) -> ReadError {
        let known = match self.kind {
            Kind::Limit { what, option, limit } => word(&what)
                .zip(word(&option))
                .map(|(what, option)| ReadError::Limit { what, option, limit }),
            Kind::UnknownForm => Some(ReadError::UnknownForm),
            Kind::Broken { form, reason } => {
                word(&form).map(|form| ReadError::Broken { form, reason })
            }
            Kind::Locked => Some(ReadError::Locked),
            Kind::OutOfMemory { limit } => Some(ReadError::OutOfMemory { limit }),
            Kind::OutOfTime { seconds } => Some(ReadError::OutOfTime { seconds }),
            Kind::Died { how } => Some(ReadError::Died { how }),
            Kind::NoReader { reason } => Some(ReadError::NoReader { reason }),
        };
        known.unwrap_or(ReadError::Broken { form: "file", reason: self.message })
    }
}

fn word(text: &str) -> Option<&'static str> {
    WORDS.iter().find(|word| **word == text).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_arrive_as_they_were_sent() {
        for error in [
            ReadError::Limit { what: "the pages", option: "pages", limit: 7 },
            ReadError::UnknownForm,
            ReadError::Broken { form: "PDF", reason: "it has no pages".to_owned() },
            ReadError::Locked,
            ReadError::OutOfMemory { limit: 1 },
            ReadError::OutOfTime { seconds: 1 },
        ] {
            let json = serde_json::to_string(&Refusal::from(error.clone())).unwrap();
            let refusal: Refusal = serde_json::from_str(&json).unwrap();
            assert_eq!(refusal.error(), error);
        }
    }

    #[test]
    fn an_error_with_words_of_another_version_keeps_its_message() {
        let error = ReadError::Limit { what: "the comets", option: "comets", limit: 7 };
        let message = error.to_string();
        assert!(Refusal::from(error).error().to_string().ends_with(&message));
    }
}
