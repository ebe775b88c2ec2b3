//! How much is read, as options.

use std::fmt::Write;

use clap::Args;
use clausegraph::did_you_mean;
use clausegraph_import::Limits;
use clausegraph_readers::ReadLimits;

use crate::error::meant;

/// The bounds of reading.
#[derive(Debug, Default, Args)]
pub(crate) struct LimitArguments {
    /// Change a limit of reading, such as file-bytes=200M; may be repeated
    #[arg(
        long = "limit",
        value_name = "NAME=NUMBER",
        value_parser = limit,
        long_help = limits_help(),
        display_order = 800
    )]
    limits: Vec<(Name, u64)>,
}

macro_rules! names {
    ($($variant:ident = $text:literal, $about:literal, $usual:expr;)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Name { $($variant,)+ }

        /// Each limit: its name, what it bounds, and its usual value.
        const NAMES: &[(Name, &str, &str)] = &[$((Name::$variant, $text, $about),)+];

        fn usual(name: Name) -> u64 {
            match name { $(Name::$variant => wide($usual),)+ }
        }
    };
}

names! {
    FileBytes = "file-bytes", "bytes of one file", Limits::USUAL.file_bytes;
    TotalBytes = "total-bytes", "bytes of all files together", Limits::USUAL.total_bytes;
    Files = "files", "files", Limits::USUAL.files;
    FolderDepth = "folder-depth", "folders in each other", Limits::USUAL.depth;
    UnpackedBytes = "unpacked-bytes", "bytes that a packed file unpacks to", ReadLimits::USUAL.unpacked_bytes;
    Parts = "parts", "parts of a packed file", ReadLimits::USUAL.parts;
    Nesting = "depth", "elements in each other within a file", ReadLimits::USUAL.depth;
    Sheets = "sheets", "sheets of a workbook", ReadLimits::USUAL.sheets;
    Cells = "cells", "cells of a workbook", ReadLimits::USUAL.cells;
    CellBytes = "cell-bytes", "bytes of one cell", ReadLimits::USUAL.cell_bytes;
    TextBytes = "text-bytes", "bytes of the text of a document", ReadLimits::USUAL.text_bytes;
    Pages = "pages", "pages of a document", ReadLimits::USUAL.pages;
    MemoryBytes = "memory-bytes", "memory of the process that reads a file", ReadLimits::USUAL.memory_bytes;
    Seconds = "seconds", "computing time of that process", ReadLimits::USUAL.seconds;
}

fn wide<T: TryInto<u64>>(number: T) -> u64 {
    number.try_into().unwrap_or(u64::MAX)
}

impl LimitArguments {
    /// The limits of going through folders.
    pub(crate) fn folders(&self) -> Limits {
        let mut limits = Limits::USUAL;
        for (name, value) in &self.limits {
            match name {
                Name::FileBytes => limits.file_bytes = *value,
                Name::TotalBytes => limits.total_bytes = *value,
                Name::Files => limits.files = narrow(*value),
                Name::FolderDepth => limits.depth = narrow(*value),
                Name::UnpackedBytes
                | Name::Parts
                | Name::Nesting
                | Name::Sheets
                | Name::Cells
                | Name::CellBytes
                | Name::TextBytes
                | Name::Pages
                | Name::MemoryBytes
                | Name::Seconds => {}
            }
        }
        limits
    }

    /// The limits of reading one file.
    pub(crate) fn readers(&self) -> ReadLimits {
        let mut limits = ReadLimits::USUAL;
        for (name, value) in &self.limits {
            match name {
                Name::FileBytes => limits.file_bytes = *value,
                Name::UnpackedBytes => limits.unpacked_bytes = *value,
                Name::Parts => limits.parts = narrow(*value),
                Name::Nesting => limits.depth = narrow(*value),
                Name::Sheets => limits.sheets = narrow(*value),
                Name::Cells => limits.cells = narrow(*value),
                Name::CellBytes => limits.cell_bytes = narrow(*value),
                Name::TextBytes => limits.text_bytes = narrow(*value),
                Name::Pages => limits.pages = narrow(*value),
                Name::MemoryBytes => limits.memory_bytes = *value,
                Name::Seconds => limits.seconds = *value,
                Name::TotalBytes | Name::Files | Name::FolderDepth => {}
            }
        }
        limits
    }
}

fn narrow(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn limit(text: &str) -> Result<(Name, u64), String> {
    let (name, number) =
        text.split_once('=').ok_or("a name and a number are wanted, such as file-bytes=200M")?;
    let known = NAMES.iter().find(|(_, known, _)| *known == name);
    let Some((name, ..)) = known else {
        let near = meant(did_you_mean(name, NAMES.iter().map(|(_, known, _)| *known)));
        return Err(format!("there is no limit `{name}`{near}"));
    };
    let (digits, factor) = match number.as_bytes().last() {
        Some(b'K' | b'k') => (number.get(..number.len() - 1), 1024),
        Some(b'M' | b'm') => (number.get(..number.len() - 1), 1024 * 1024),
        Some(b'G' | b'g') => (number.get(..number.len() - 1), 1024 * 1024 * 1024),
        _ => (Some(number), 1),
    };
    let value = digits
        .and_then(|digits| digits.parse::<u64>().ok())
        .and_then(|value| value.checked_mul(factor))
        .filter(|value| *value > 0)
        .ok_or_else(|| format!("`{number}` is no number such as 5000, 200K, 64M or 1G"))?;
    Ok((*name, value))
}

fn limits_help() -> String {
    let mut text = "Change a limit of reading, such as file-bytes=200M; may be repeated.\n\
                    What lies beyond a limit is an error and told, never cut off in silence:\n\n"
        .to_owned();
    for (name, written, about) in NAMES {
        // Writing into a text cannot fail.
        let _: std::fmt::Result =
            writeln!(text, "  {written:15} {:>7}  {about}", shown(usual(*name)));
    }
    text
}

fn shown(number: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1024 * 1024 * 1024, "G"), (1024 * 1024, "M"), (1024, "K")];
    let unit = UNITS.iter().find(|(size, _)| number >= *size && number.is_multiple_of(*size));
    unit.map_or_else(|| number.to_string(), |(size, sign)| format!("{}{sign}", number / size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_name_and_a_number() {
        assert_eq!(limit("file-bytes=64M"), Ok((Name::FileBytes, 64 * 1024 * 1024)));
        assert_eq!(limit("files=5"), Ok((Name::Files, 5)));
        for wrong in ["files", "files=", "files=0", "files=-1", "files=5X", "files=99999999999G"] {
            assert!(limit(wrong).is_err(), "{wrong}");
        }
        let near = limit("file-byte=5").unwrap_err();
        assert!(near.contains("did you mean `file-bytes`?"), "{near}");
    }
}
