#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod error;
mod excerpt;
mod index;
pub mod measure;
mod options;
mod query;
mod rank;
mod suggestion;
mod text;
mod vocabulary;
mod words;

pub use crate::{
    error::SuggestError,
    options::{Asked, KindRule, Options, Weights},
    rank::suggest,
    suggestion::{Excerpt, Found, MatchedWord, Suggestion, WordSource, by_requirement},
    text::{Passage, Text},
    vocabulary::{Vocabulary, WordList},
};
