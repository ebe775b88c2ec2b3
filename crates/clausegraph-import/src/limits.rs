//! How much an importer reads before it stops.

/// The bounds of one reading: what lies beyond them is an error, never cut off in silence.
///
/// ```
/// use clausegraph_import::Limits;
///
/// let limits = Limits { file_bytes: 1_000_000, ..Limits::USUAL };
/// assert!(limits.file_bytes < Limits::USUAL.file_bytes);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file_bytes: u64,
    /// All files together, in bytes.
    pub total_bytes: u64,
    /// The number of files.
    pub files: usize,
    /// How many folders deep a file may lie.
    pub depth: usize,
}

impl Limits {
    /// Bounds that real organisations stay far below: 16 MiB a file, 256 MiB in all, 20,000 files, 32 folders deep.
    pub const USUAL: Self = Self {
        file_bytes: 16 * 1024 * 1024,
        total_bytes: 256 * 1024 * 1024,
        files: 20_000,
        depth: 32,
    };
}
