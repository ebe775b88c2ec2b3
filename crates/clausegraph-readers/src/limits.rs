//! How much a reader takes before it stops.

use serde::{Deserialize, Serialize};

/// The bounds of reading one file: what lies beyond them is an error, never cut off in silence.
///
/// ```
/// use clausegraph_readers::ReadLimits;
///
/// let limits = ReadLimits { cell_bytes: 10_000, ..ReadLimits::USUAL };
/// assert!(limits.cell_bytes < ReadLimits::USUAL.cell_bytes);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadLimits {
    /// The largest file, in bytes as it lies on disk.
    pub file_bytes: u64,
    /// Everything that a packed file unpacks to, in bytes.
    pub unpacked_bytes: u64,
    /// The number of parts that a packed file holds.
    pub parts: usize,
    /// How deep elements may stand in each other, in XML, HTML, JSON, YAML and PDF objects.
    pub depth: usize,
    /// The number of sheets of a workbook.
    pub sheets: usize,
    /// The number of cells of all sheets together, empty ones between others counted.
    pub cells: usize,
    /// The longest cell, in bytes.
    pub cell_bytes: usize,
    /// The text of a document, in bytes.
    pub text_bytes: usize,
    /// The number of pages of a document.
    pub pages: usize,
    /// The memory of a reader in a process of its own, in bytes; see [`isolated`](crate::isolated).
    pub memory_bytes: u64,
    /// The computing time of a reader in a process of its own, in seconds.
    pub seconds: u64,
}

impl ReadLimits {
    /// Bounds that real registers and documents stay far below.
    pub const USUAL: Self = Self {
        file_bytes: 64 * 1024 * 1024,
        unpacked_bytes: 512 * 1024 * 1024,
        parts: 10_000,
        depth: 128,
        sheets: 256,
        cells: 1_000_000,
        cell_bytes: 1024 * 1024,
        text_bytes: 32 * 1024 * 1024,
        pages: 10_000,
        memory_bytes: 1024 * 1024 * 1024,
        seconds: 20,
    };
}
