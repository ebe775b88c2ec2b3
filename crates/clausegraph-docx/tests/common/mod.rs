//! Papers, templates and a reader of documents for the tests.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part of it")]

pub(crate) mod check;
pub(crate) mod ecma;
pub(crate) mod paper;
pub(crate) mod read;
pub(crate) mod templates;
