//! Texts in records, which may go on in the records that continue them.

use super::{
    super::{form::broken, grid::too_many_texts},
    FORM,
    records::Record,
};
use crate::{ReadError, ReadLimits};

/// A text behind a length of one byte.
pub(super) fn short(record: &Record<'_>, at: usize) -> Option<String> {
    let mut cursor = Cursor::at(record, at)?;
    let length = cursor.byte()?;
    let flags = cursor.byte()?;
    cursor.signs(usize::from(length), flags)
}

/// A text behind a length of two bytes.
pub(super) fn long(record: &Record<'_>, at: usize) -> Option<String> {
    let mut cursor = Cursor::at(record, at)?;
    let length = cursor.number16()?;
    let flags = cursor.byte()?;
    cursor.signs(usize::from(length), flags)
}

/// The texts that cells share, by their number.
pub(super) fn shared(record: &Record<'_>, limits: &ReadLimits) -> Result<Vec<String>, ReadError> {
    let damaged = || broken(FORM, "the list of its texts is damaged");
    let mut cursor = Cursor::at(record, 4).ok_or_else(damaged)?;
    let number = cursor.number32().ok_or_else(damaged)?;
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    if number > limits.cells {
        return Err(too_many_texts(limits));
    }
    // The number is only what the file says: memory is taken as texts come.
    let mut strings = Vec::new();
    for _ in 0..number {
        strings.push(cursor.rich().ok_or_else(damaged)?);
    }
    Ok(strings)
}

const WIDE: u8 = 1;
const WITH_SOUND: u8 = 4;
const RICH: u8 = 8;

/// A place in the pieces of a record.
struct Cursor<'r> {
    pieces: std::slice::Iter<'r, &'r [u8]>,
    rest: &'r [u8],
}

impl<'r> Cursor<'r> {
    fn at(record: &'r Record<'_>, at: usize) -> Option<Self> {
        let mut pieces = record.pieces.iter();
        let rest = pieces.next()?.get(at..)?;
        Some(Cursor { pieces, rest })
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            self.rest = self.pieces.next()?;
        }
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn number32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.rest.len() {
            bytes = bytes.checked_sub(self.rest.len())?;
            self.rest = self.pieces.next()?;
        }
        self.rest = self.rest.get(bytes..)?;
        Some(())
    }

    fn rich(&mut self) -> Option<String> {
        let length = self.number16()?;
        let flags = self.byte()?;
        let runs = if flags & RICH == 0 { 0 } else { self.number16()? };
        let sound = if flags & WITH_SOUND == 0 { 0 } else { self.number32()? };
        let text = self.signs(usize::from(length), flags)?;
        self.skip(usize::from(runs).checked_mul(4)?)?;
        self.skip(usize::try_from(sound).ok()?)?;
        Some(text)
    }

    /// Signs of one or two bytes; each piece says anew which.
    fn signs(&mut self, length: usize, flags: u8) -> Option<String> {
        let mut wide = flags & WIDE != 0;
        let mut units = Vec::new();
        while units.len() < length {
            if self.rest.is_empty() {
                wide = self.byte()? & WIDE != 0;
                continue;
            }
            units.push(if wide { self.number16()? } else { u16::from(self.byte()?) });
        }
        let text: String =
            char::decode_utf16(units).map(|sign| sign.unwrap_or('\u{FFFD}')).collect();
        Some(text.replace("\r\n", "\n"))
    }
}
