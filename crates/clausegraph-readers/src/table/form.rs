//! Which form a file has, by its name and its first bytes.

use std::io::Cursor;

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::{cfb, encoding};
use crate::ReadError;

/// The forms of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableForm {
    /// Office Open XML workbook, with or without macros.
    Xlsx,
    /// Workbook of Excel 97 to 2003.
    Xls,
    /// Binary workbook of Excel.
    Xlsb,
    /// Open Document spreadsheet.
    Ods,
    /// Text with a sign between the fields, a comma, semicolon, tab or bar.
    Csv,
    /// JSON.
    Json,
    /// One JSON object on each line.
    JsonLines,
    /// YAML.
    Yaml,
}

/// The form that the name of a file tells, by its ending.
pub fn table_form_of(name: &str) -> Option<TableForm> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" => TableForm::Xlsx,
        "xls" | "xlt" => TableForm::Xls,
        "xlsb" => TableForm::Xlsb,
        "ods" | "ots" => TableForm::Ods,
        "csv" | "tsv" | "tab" | "psv" | "txt" => TableForm::Csv,
        "json" => TableForm::Json,
        "jsonl" | "ndjson" => TableForm::JsonLines,
        "yaml" | "yml" => TableForm::Yaml,
        _ => return None,
    })
}

/// What the bytes are, and a note where the name says something else.
pub(super) fn found(name: &str, bytes: &[u8]) -> Result<(TableForm, Option<String>), ReadError> {
    let said = table_form_of(name);
    if bytes.is_empty() {
        return match said {
            Some(form) => Err(broken(form, "it is empty")),
            None => Err(ReadError::UnknownForm),
        };
    }
    let seen = match look(bytes) {
        Look::Form(form) => form,
        Look::Locked => return Err(ReadError::Locked),
        Look::Other(what, advice) => {
            return Err(match said {
                Some(form) => broken(form, &format!("its bytes look like {what}: {advice}")),
                None => ReadError::UnknownForm,
            });
        }
        Look::Text => {
            return match said {
                Some(form) if form.is_text() => Ok((form, None)),
                // Programs often call a text so, for Excel opens it without a word.
                Some(TableForm::Xls) => {
                    let note = "the name says XLS, the bytes are plain text: read as CSV";
                    Ok((TableForm::Csv, Some(note.to_owned())))
                }
                Some(form) => {
                    Err(broken(form, "its bytes look like plain text: get the file anew"))
                }
                None => Err(ReadError::UnknownForm),
            };
        }
        Look::Unknown => {
            return match said {
                // Text in an odd encoding may look like anything.
                Some(form) if form.is_text() => Ok((form, None)),
                Some(form) => Err(broken(form, "its first bytes are of no form that is read")),
                None => Err(ReadError::UnknownForm),
            };
        }
    };
    let note = said.filter(|said| *said != seen).map(|said| {
        format!("the name says {}, the bytes are {}: read as such", said.name(), seen.name())
    });
    Ok((seen, note))
}

impl TableForm {
    /// How people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Xlsb => "XLSB",
            Self::Ods => "ODS",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::Yaml => "YAML",
        }
    }

    /// Whether people can read it without a program.
    fn is_text(self) -> bool {
        match self {
            Self::Csv | Self::Json | Self::JsonLines | Self::Yaml => true,
            Self::Xlsx | Self::Xls | Self::Xlsb | Self::Ods => false,
        }
    }
}

/// An error about the whole of a file.
pub(super) fn broken(form: TableForm, reason: &str) -> ReadError {
    ReadError::Broken { form: form.name(), reason: reason.to_owned() }
}

enum Look {
    Form(TableForm),
    Locked,
    /// Something else, and what to do about it.
    Other(&'static str, &'static str),
    Text,
    Unknown,
}

fn look(bytes: &[u8]) -> Look {
    const SAVE: &str = "save it as XLSX, ODS or CSV";

    if bytes.starts_with(b"PK") {
        return look_packed(bytes);
    }
    if bytes.starts_with(cfb::MAGIC) {
        return match cfb::kind(bytes) {
            cfb::Kind::Workbook => Look::Form(TableForm::Xls),
            cfb::Kind::Encrypted => Look::Locked,
            cfb::Kind::Document => Look::Other("a Word document", SAVE),
            cfb::Kind::Other => Look::Other("a file of another program", SAVE),
            cfb::Kind::Damaged => Look::Other("a damaged Office file", "get a whole copy of it"),
        };
    }
    if bytes.starts_with(b"%PDF-") {
        return Look::Other("PDF", SAVE);
    }
    let start: Vec<u8> = bytes.iter().take(4096).copied().collect();
    if !encoding::is_text(&start) {
        return Look::Unknown;
    }
    let start = encoding::rough(&start).to_lowercase();
    let start = start.trim_start();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Look::Other("HTML", "open it in a spreadsheet program and save it as XLSX");
    }
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        let what = if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            "an XML spreadsheet of Excel 2003"
        } else if start.contains("office:spreadsheet") || start.contains("office:document") {
            "a flat Open Document file"
        } else if start.contains("<html") {
            "HTML"
        } else {
            "XML"
        };
        return Look::Other(what, "open it in a spreadsheet program and save it as XLSX");
    }
    if start.starts_with("<table") {
        return Look::Other("HTML", "open it in a spreadsheet program and save it as XLSX");
    }
    Look::Text
}

fn look_packed(bytes: &[u8]) -> Look {
    let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return Look::Other("a damaged ZIP archive", "get a whole copy of it");
    };
    let mut workbook = None;
    for name in zip.file_names().flatten() {
        match name.as_ref() {
            "xl/workbook.bin" => return Look::Form(TableForm::Xlsb),
            "word/document.xml" => return Look::Other("a Word document", "save it as XLSX"),
            "ppt/presentation.xml" => return Look::Other("a presentation", "save it as XLSX"),
            "xl/workbook.xml" => workbook = Some(TableForm::Xlsx),
            "content.xml" if workbook.is_none() => workbook = Some(TableForm::Ods),
            _ => {}
        }
    }
    if let Some(form) = workbook {
        return Look::Form(form);
    }
    let mut names = zip.file_names().flatten();
    if names.any(|name| name == "[Content_Types].xml") {
        // The main part may have any name.
        return Look::Form(TableForm::Xlsx);
    }
    Look::Other("a ZIP archive", "unpack it and read the files in it")
}
