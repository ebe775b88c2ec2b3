//! The engine with what it may see: one template, the data of one paper, fonts. No files, no clock, no
//! network.

use std::sync::OnceLock;

use clausegraph_paper::{Layout, Paper, PaperKind};
use serde_json::Value;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{PdfError, data, glyphs};

/// The size of the type where pages flow, in tenths of a point.
const FLOWING: u32 = 100;
/// That of a pack of which two inputs stand on a page.
const SMALL: u32 = 90;
/// The sizes that are tried for one page; what is smaller than the last cannot be read.
const ONE_PAGE: [u32; 5] = [100, 95, 90, 85, 80];

/// How pages look.
const TEMPLATE: &str = include_str!("paper.typ");

struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: (FileId, Bytes),
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The fonts that every paper has.
fn own_fonts() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| {
        typst_assets::fonts().flat_map(|font| Font::iter(Bytes::new(font))).collect()
    })
}

/// Sets a paper.
pub(crate) fn set(paper: &Paper, fonts: &[Vec<u8>]) -> Result<Vec<u8>, PdfError> {
    let mut all: Vec<Font> = own_fonts().to_vec();
    for (number, font) in fonts.iter().enumerate() {
        let before = all.len();
        all.extend(Font::iter(Bytes::new(font.clone())));
        if all.len() == before {
            return Err(PdfError::NoFont { number: number + 1 });
        }
    }
    let extra = all.iter().skip(own_fonts().len()).map(|font| font.info().family.clone());
    let mut extra: Vec<String> = extra.collect();
    extra.dedup();
    let mut found = data::paper(paper);
    if let Some(map) = found.as_object_mut() {
        map.insert("fonts".to_owned(), extra.into());
    }
    glyphs::all_there(paper, &all)?;
    let file = |name: &str| {
        let path =
            VirtualPath::new(name).map_err(|_| PdfError::Internal { what: "a file name" })?;
        Ok::<FileId, PdfError>(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
    };
    let mut desk = Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&all)),
        fonts: all,
        template: Source::new(file("paper.typ")?, TEMPLATE.to_owned()),
        data: (file("paper.json")?, Bytes::new([])),
    };
    let document = fitting(&mut desk, found, paper)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|_| PdfError::Internal { what: "the standard PDF/UA-1" })?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", paper.kind.as_str(), paper.subtitle)),
        creator: Smart::Custom(Some("Clausegraph".to_owned())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| refused(&errors))
}

/// The pages; a paper on one page in the largest type in which it stands on one.
fn fitting(desk: &mut Desk, mut data: Value, paper: &Paper) -> Result<PagedDocument, PdfError> {
    let sizes = match (paper.layout, paper.kind) {
        (Layout::Flowing, PaperKind::ReviewPack) => [SMALL].as_slice(),
        (Layout::Flowing, _) => [FLOWING].as_slice(),
        (Layout::OnePage { .. }, _) => ONE_PAGE.as_slice(),
    };
    let mut pages = 0;
    for size in sizes {
        if let Some(map) = data.as_object_mut() {
            map.insert("type".to_owned(), (*size).into());
        }
        desk.data.1 = Bytes::from_string(data.to_string());
        let document =
            typst::compile::<PagedDocument>(desk).output.map_err(|errors| refused(&errors))?;
        pages = document.pages().len();
        if pages == 1 || matches!(paper.layout, Layout::Flowing) {
            return Ok(document);
        }
    }
    Err(PdfError::MorePages { pages })
}

/// What the engine says, first cause first.
fn refused(errors: &[SourceDiagnostic]) -> PdfError {
    let reasons = errors.iter().map(|error| {
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", error.message, hints.collect::<String>())
    });
    PdfError::Refused { reasons: reasons.collect() }
}
