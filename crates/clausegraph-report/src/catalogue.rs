//! A catalogue for readers: the tree of clauses, one requirement or clause, what feeds what, what has to be
//! written, and what to ask whom.

mod feeds;
mod list;
mod mandatory;
mod questions;
mod show;

pub(crate) use self::feeds::{chosen_feeds, clause_of, nature_words, within};
pub use self::{
    feeds::feeds_text,
    list::catalogue_list,
    mandatory::{mandatory_markdown, mandatory_text},
    questions::{Interview, questions_markdown, questions_text, role_words, roles, roles_text},
    show::{clause_text, requirement_text},
};

/// The column at which texts begin.
const LABEL: usize = 13;
