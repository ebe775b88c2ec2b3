//! Binary workbooks.

use super::{
    Tables,
    form::{TableForm, broken},
};
use crate::{ReadError, ReadLimits};

/// Reads a workbook of Excel 97 to 2003.
pub(super) fn read_xls(bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    let _ = (bytes, limits);
    Err(broken(TableForm::Xls, "not read yet"))
}

/// Reads a binary workbook.
pub(super) fn read_xlsb(bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    let _ = (bytes, limits);
    Err(broken(TableForm::Xlsb, "not read yet"))
}
