//! `clausegraph import`.

mod catalogue;
mod documents;
mod judgements;
mod registers;
mod target;
mod workbook;

pub(super) use self::{
    catalogue::catalogue, documents::documents, registers::registers, workbook::workbook,
};
