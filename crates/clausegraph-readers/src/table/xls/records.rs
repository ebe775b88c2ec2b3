//! Records: a number that says what it is, a length and the data.

use super::super::cfb::number16;

/// A record with the records that continue it.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    /// The data of the record and of each that continues it; never empty.
    pub(super) pieces: Vec<&'s [u8]>,
}

pub(super) const FORMULA: u16 = 0x0006;
pub(super) const END: u16 = 0x000A;
pub(super) const COMMENT: u16 = 0x001C;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const LOCKED: u16 = 0x002F;
const CONTINUED: u16 = 0x003C;
pub(super) const COLUMNS: u16 = 0x007D;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const COMPACT_NUMBERS: u16 = 0x00BD;
pub(super) const RICH_LABEL: u16 = 0x00D6;
pub(super) const CELL_FORMAT: u16 = 0x00E0;
pub(super) const MERGED: u16 = 0x00E5;
pub(super) const STRINGS: u16 = 0x00FC;
pub(super) const SHARED_LABEL: u16 = 0x00FD;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const BOOL_OR_ERROR: u16 = 0x0205;
pub(super) const FORMULA_TEXT: u16 = 0x0207;
pub(super) const ROW: u16 = 0x0208;
pub(super) const COMPACT_NUMBER: u16 = 0x027E;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const BEGIN: u16 = 0x0809;

/// The records from a place of the stream on; they stop where a record reaches beyond the stream.
pub(super) fn of(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, data, after) = piece(rest)?;
        rest = after;
        let mut pieces = vec![data];
        while let Some((CONTINUED, data, after)) = piece(rest) {
            pieces.push(data);
            rest = after;
        }
        Some(Record { kind, pieces })
    })
}

impl<'s> Record<'s> {
    /// The data of the record itself.
    pub(super) fn data(&self) -> &'s [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }
}

fn piece(rest: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let kind = number16(rest, 0)?;
    let length = usize::from(number16(rest, 2)?);
    let (data, after) = rest.get(4..)?.split_at_checked(length)?;
    Some((kind, data, after))
}
