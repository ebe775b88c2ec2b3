//! The organisation as a workbook.
