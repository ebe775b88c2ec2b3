//! What each deliverable says: one file each.

mod audit;
mod charter;
mod evidence_map;
mod gap;
mod on_file;
mod plan_days;
mod readiness;
mod review_pack;
mod roadmap;

use std::fmt;

pub use self::{
    audit::{AuditChoice, AuditEdition, AuditForms, AuditSample, audit_paper, audit_paper_with},
    charter::charter_paper,
    evidence_map::evidence_map_paper,
    gap::gap_paper,
    plan_days::plan_days_sentence,
    readiness::readiness_paper,
    review_pack::review_pack_paper,
    roadmap::{roadmap_csv, roadmap_paper},
};
use crate::PaperKind;

/// Why a paper cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PaperError {
    /// What should stand on one page takes more.
    #[error(
        "it does not fit on one page: {}; shorten what stands there, or take a larger sheet",
        listed(tiles)
    )]
    DoesNotFit {
        /// Every part that takes more than its share, in the order of the page.
        tiles: Vec<TooLong>,
    },
    /// The deliverable is advice, and an auditor is not shown it.
    #[error("a {} is not shown to an auditor: it is advice", kind.as_str())]
    Advice {
        /// Which one.
        kind: PaperKind,
    },
}

/// A part of a page that takes more than its share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The part.
    pub tile: String,
    /// The lines it takes.
    pub lines: usize,
    /// The lines of its share.
    pub room: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tile, lines, room } = self;
        write!(formatter, "`{tile}` takes {lines} lines and has room for {room}")
    }
}

fn listed(tiles: &[TooLong]) -> String {
    tiles.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
}
