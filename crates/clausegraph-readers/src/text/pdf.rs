//! PDF.
use super::TextDocument;
use crate::{ReadError, ReadLimits};
pub(super) fn read(_: &[u8], _: &ReadLimits) -> Result<TextDocument, ReadError> {
    Err(ReadError::UnknownForm)
}
