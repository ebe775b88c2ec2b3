//! Records: a number that says what it is, a length, both of variable size, and the data.

use super::super::cfb::{number16, number32};

/// A record.
pub(super) struct Record<'p> {
    pub(super) kind: u32,
    pub(super) data: &'p [u8],
}

pub(super) const ROW: u32 = 0x0000;
pub(super) const BLANK: u32 = 0x0001;
pub(super) const COMPACT_NUMBER: u32 = 0x0002;
pub(super) const ERROR: u32 = 0x0003;
pub(super) const BOOL: u32 = 0x0004;
pub(super) const NUMBER: u32 = 0x0005;
pub(super) const TEXT: u32 = 0x0006;
pub(super) const SHARED_TEXT: u32 = 0x0007;
pub(super) const FORMULA_TEXT: u32 = 0x0008;
pub(super) const FORMULA_NUMBER: u32 = 0x0009;
pub(super) const FORMULA_BOOL: u32 = 0x000A;
pub(super) const FORMULA_ERROR: u32 = 0x000B;
/// The first of the cells that name no column, in the order of those from `BLANK` on that do.
pub(super) const FIRST_SHORT: u32 = 0x000C;
pub(super) const LAST_SHORT: u32 = 0x0012;
pub(super) const STRING: u32 = 0x0013;
pub(super) const FORMAT: u32 = 0x002C;
pub(super) const CELL_FORMAT: u32 = 0x002F;
pub(super) const COLUMNS: u32 = 0x003C;
pub(super) const RICH_TEXT: u32 = 0x003E;
pub(super) const CELLS: u32 = 0x0091;
pub(super) const CELLS_END: u32 = 0x0092;
pub(super) const WORKBOOK: u32 = 0x0099;
pub(super) const SHEET: u32 = 0x009C;
pub(super) const MERGED: u32 = 0x00B0;
pub(super) const CELL_FORMATS: u32 = 0x0269;
pub(super) const CELL_FORMATS_END: u32 = 0x026A;

/// The records of a part; the last one is none where it reaches beyond the part.
pub(super) fn of(bytes: &[u8]) -> impl Iterator<Item = Option<Record<'_>>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let found = record(rest);
        rest = found.as_ref().map_or(&[], |(_, after)| after);
        Some(found.map(|(record, _)| record))
    })
}

/// The text at a place, behind its length, and the place after it.
pub(super) fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = number32(data, at)?;
    let start = at.checked_add(4)?;
    // A text that is none.
    if length == u32::MAX {
        return Some((String::new(), start));
    }
    let end = usize::try_from(length).ok()?.checked_mul(2)?.checked_add(start)?;
    let units = data.get(start..end)?.chunks_exact(2).filter_map(|pair| number16(pair, 0));
    let text: String = char::decode_utf16(units).map(|sign| sign.unwrap_or('\u{FFFD}')).collect();
    Some((text.replace("\r\n", "\n"), end))
}

fn record(rest: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let (first, after) = rest.split_first()?;
    let (kind, after) = if first & 0x80 == 0 {
        (u32::from(*first), after)
    } else {
        let (second, after) = after.split_first()?;
        (u32::from(first & 0x7F) | (u32::from(second & 0x7F) << 7), after)
    };
    let (length, after) = length(after)?;
    let (data, after) = after.split_at_checked(length)?;
    Some((Record { kind, data }, after))
}

fn length(mut rest: &[u8]) -> Option<(usize, &[u8])> {
    let mut length: u32 = 0;
    for shift in [0, 7, 14, 21] {
        let (byte, after) = rest.split_first()?;
        length |= u32::from(byte & 0x7F) << shift;
        rest = after;
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((usize::try_from(length).ok()?, rest))
}
