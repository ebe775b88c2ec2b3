//! The one door from documents to checked types: whatever does not fit together is told here.

mod catalogue;
mod organisation;
mod report;

pub(crate) use self::organisation::{CHANGES, Change, Vocabulary, refused};
use crate::{
    Catalogue, Organisation, Problems,
    document::OrganisationDocument,
    read::{SourceText, join_document, read_catalogue, read_organisation, settle},
};

impl Catalogue {
    /// Reads and checks the files of a catalogue and lays overlays over it.
    ///
    /// The files are joined in the order given, and so are the overlays. There is a catalogue where no
    /// problem is an error; all problems of all files are told together, in the order of the files.
    ///
    /// ```
    /// use clausegraph_model::{Catalogue, SourceText};
    ///
    /// let file = SourceText {
    ///     name: "catalogue.json".to_owned(),
    ///     text: r#"{ "format_version": 1, "clauses": [{ "id": "4", "titel": "Context" }] }"#.to_owned(),
    /// };
    /// let (catalogue, problems) = Catalogue::load(&[file], &[]);
    /// assert!(catalogue.is_none());
    /// let codes: Vec<_> = problems.iter().map(|problem| problem.code.as_str()).collect();
    /// assert_eq!(codes, ["missing-section", "unknown-field"]);
    /// ```
    pub fn load(files: &[SourceText], overlays: &[SourceText]) -> (Option<Self>, Problems) {
        let mut drafts = Vec::new();
        let read = read_catalogue(files, overlays, &mut drafts);
        let overlay_start = u32::try_from(files.len()).unwrap_or(u32::MAX);
        drafts.extend(catalogue::check(&read, overlay_start));
        let sources: Vec<&SourceText> = files.iter().chain(overlays).collect();
        let problems = settle(drafts, &sources);
        if problems.has_errors() {
            return (None, problems);
        }
        let names = sources.iter().map(|source| source.name.clone()).collect();
        (Self::build(read.parts, names, overlay_start), problems)
    }
}

impl Organisation {
    /// Reads the files of an organisation and checks them against a catalogue.
    ///
    /// The files are joined in the order given. There is an organisation where no problem is an error;
    /// all problems of all files are told together, in the order of the files. No file at all is an
    /// organisation of which nothing is known.
    pub fn load(files: &[SourceText], catalogue: &Catalogue) -> (Option<Self>, Problems) {
        let mut drafts = Vec::new();
        let read = read_organisation(files, &mut drafts);
        drafts.extend(organisation::check(&read, catalogue));
        let sources: Vec<&SourceText> = files.iter().collect();
        let problems = settle(drafts, &sources);
        if problems.has_errors() {
            return (None, problems);
        }
        let names = files.iter().map(|source| source.name.clone()).collect();
        (Some(Self::build(read.parts, names, catalogue)), problems)
    }

    /// Checks an organisation that is there as a document already, as [`Organisation::load`] does files.
    ///
    /// Problems name the file `document` and the JSON pointer; they have no line of their own.
    pub fn from_document(
        document: OrganisationDocument,
        catalogue: &Catalogue,
    ) -> (Option<Self>, Problems) {
        let mut drafts = Vec::new();
        let read = join_document(document, &mut drafts);
        drafts.extend(organisation::check(&read, catalogue));
        let source = SourceText { name: "document".to_owned(), text: String::new() };
        let problems = settle(drafts, &[&source]);
        if problems.has_errors() {
            return (None, problems);
        }
        (Some(Self::build(read.parts, vec![source.name], catalogue)), problems)
    }
}
