//! The error of the tolerant reader: what is to be done before the next reading.

use std::fmt;

use serde::de;

#[derive(Debug)]
pub(super) enum Failure {
    /// A type refused a value; whoever holds the value knows the place.
    Loose {
        /// Why, in words.
        message: String,
    },
    /// A type lacks a required field; whoever holds the object knows the place.
    Missing(&'static str),
    /// Recorded: the value that starts at this byte is to be hidden.
    Hide(usize),
    /// Recorded: the object that starts at this byte is to be given the field.
    Fill(usize, &'static str),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loose { message } => f.write_str(message),
            Self::Missing(field) => write!(f, "`{field}` is missing"),
            Self::Hide(_) | Self::Fill(..) => f.write_str("recorded"),
        }
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Loose { message: message.to_string() }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}
