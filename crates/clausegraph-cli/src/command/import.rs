//! `clausegraph import`.

mod catalogue;
mod documents;
mod registers;
mod target;

pub(super) use self::{catalogue::catalogue, documents::documents, registers::registers};
