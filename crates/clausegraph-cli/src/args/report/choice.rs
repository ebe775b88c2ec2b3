//! What can be chosen of a report.

use std::path::PathBuf;

use clap::ValueEnum;
use clausegraph::Date;
use clausegraph_paper::{AuditEdition, AuditForms, Language, PaperKind, Sheet};

use crate::args::date;

/// Which deliverable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// The gap report.
    Gap,
    /// The auditor's map from requirements to evidence.
    EvidenceMap,
    /// The report of an audit.
    Audit,
    /// The service management system on one page.
    Charter,
    /// What a management review looks at.
    ReviewPack,
    /// How near a certification audit is.
    Readiness,
    /// What is done when.
    Roadmap,
}

impl What {
    /// The kind of paper.
    pub(crate) const fn kind(self) -> PaperKind {
        match self {
            Self::Gap => PaperKind::Gap,
            Self::EvidenceMap => PaperKind::EvidenceMap,
            Self::Audit => PaperKind::Audit,
            Self::Charter => PaperKind::Charter,
            Self::ReviewPack => PaperKind::ReviewPack,
            Self::Readiness => PaperKind::Readiness,
            Self::Roadmap => PaperKind::Roadmap,
        }
    }
}

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// One file for a browser, complete in itself.
    Html,
    /// A workbook.
    Xlsx,
    /// A document for a word processor.
    Docx,
    /// Pages to print.
    Pdf,
    /// A document as text.
    Markdown,
    /// A table for spreadsheets and task boards.
    Csv,
    /// For programs.
    Json,
    /// For programs that read line by line.
    Ndjson,
}

impl To {
    /// How its files end.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }
}

/// The sheet of the charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SheetArgument {
    /// 420 x 297 mm.
    A3,
    /// 210 x 297 mm.
    A4,
}

impl From<SheetArgument> for Sheet {
    fn from(argument: SheetArgument) -> Self {
        match argument {
            SheetArgument::A3 => Self::A3Landscape,
            SheetArgument::A4 => Self::A4Portrait,
        }
    }
}

/// Whose wording an audit report follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EditionArgument {
    /// ISO 19011:2018.
    #[value(name = "2018")]
    Of2018,
    /// ISO 19011:2026.
    #[value(name = "2026")]
    Of2026,
}

impl From<EditionArgument> for AuditEdition {
    fn from(argument: EditionArgument) -> Self {
        match argument {
            EditionArgument::Of2018 => Self::Iso19011Of2018,
            EditionArgument::Of2026 => Self::Iso19011Of2026,
        }
    }
}

/// The language of days and numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArgument {
    /// British English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Dutch.
    Nl,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::En => Self::English,
            LanguageArgument::De => Self::German,
            LanguageArgument::Fr => Self::French,
            LanguageArgument::Nl => Self::Dutch,
        }
    }
}

/// Which forms an audit report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormsArgument {
    /// One for each nonconformity that somebody judged.
    Judged,
    /// Those, and an empty one to copy.
    JudgedAndEmpty,
}

impl From<FormsArgument> for AuditForms {
    fn from(argument: FormsArgument) -> Self {
        match argument {
            FormsArgument::Judged => Self::Judged,
            FormsArgument::JudgedAndEmpty => Self::JudgedAndEmpty,
        }
    }
}

/// An earlier result: a day, and the folder of the organisation as it was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EarlierArgument {
    /// None where it is the folder that is reported on.
    pub(crate) organisation: Option<PathBuf>,
    pub(crate) day: Date,
}

/// `2026-05-22`, `acme-may@2026-05-22`.
pub(super) fn earlier(text: &str) -> Result<EarlierArgument, String> {
    let (organisation, day) = match text.rsplit_once('@') {
        Some((folder, day)) => (Some(folder), day),
        None => (None, text),
    };
    if organisation.is_some_and(str::is_empty) {
        return Err("a folder is wanted before the `@`, such as acme-may@2026-05-22".to_owned());
    }
    let day = date(day).map_err(|error| {
        format!("{error}; a day is wanted, or a folder and a day, such as acme-may@2026-05-22")
    })?;
    Ok(EarlierArgument { organisation: organisation.map(PathBuf::from), day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_result_is_a_day_with_or_without_a_folder() {
        let day = "2026-05-22".parse().unwrap();
        let of = |organisation: Option<&str>| {
            Ok(EarlierArgument { organisation: organisation.map(PathBuf::from), day })
        };
        assert_eq!(earlier("2026-05-22"), of(None));
        assert_eq!(earlier("acme-may@2026-05-22"), of(Some("acme-may")));
        assert_eq!(earlier("a@b/acme@2026-05-22"), of(Some("a@b/acme")));
        for wrong in ["", "acme", "acme@", "@2026-05-22", "acme@2026-02-30"] {
            assert!(earlier(wrong).is_err(), "{wrong}");
        }
    }
}
