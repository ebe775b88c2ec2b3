//! Rules for a heap of documents that nobody wrote rules for.

use clausegraph_model::{
    ArtefactKind, Family, Key,
    document::{IdentityDocument, SourceDocument},
};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use regex_lite::Regex;

use super::{
    front::Opening,
    residue,
    rules::{DocumentRule, Field, FieldRule, Files, FrontKey, Place, Property, Rules, StubRule},
};
use crate::{Persons, SimilarOptions};

/// The endings of the forms that are read.
const ENDINGS: &str = "md,markdown,md.erb,docx,docm,dotx,dotm,odt,ott,pdf,html,htm,xhtml,txt,text";

/// What stands in a document that nobody has filled in yet.
const RESIDUE: &[&str] = &[
    "Coming soon",
    "To be written",
    "Lorem ipsum",
    "Click here to enter text",
    "Click or tap here to enter text",
    "[Company name]",
    "<Company name>",
    "[Insert ",
    "<Insert ",
];

impl Rules {
    /// Rules for a heap of documents of which nobody has told anything.
    ///
    /// Every file of a form that is read becomes a `document` with an id made of its path, so that two
    /// files never share one. Its title is the property of the file, else the `title` of its front matter,
    /// else its first heading, else its name; the report counts which. A text of less than 20 words is a stub, and so is one of less than
    /// 200 that holds what templates leave (`Lorem ipsum`, `[Company name]` ...). Nothing else is
    /// guessed: kind, owner, status and dates are for a person to say.
    ///
    /// ```
    /// use clausegraph_import::{Rules, TreeFile, document_tree};
    /// use clausegraph_model::document::IdentityDocument;
    ///
    /// let id = "harbour".parse()?;
    /// let identity = IdentityDocument {
    ///     id,
    ///     name: "Harbour".to_owned(),
    ///     catalogue: None,
    ///     headcount: clausegraph_model::Fact::Unknown,
    /// };
    /// let rules = Rules::dump(identity);
    /// let file = TreeFile { path: "a/fire drill.md".to_owned(), bytes: b"# Fire drill".to_vec() };
    /// let artefact = &document_tree(&[file], &rules).document.artefacts[0];
    /// assert_eq!(artefact.title.given().map(String::as_str), Some("Fire drill"));
    /// assert!(artefact.status.is_unknown() && artefact.owner.is_unknown());
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    pub fn dump(organisation: IdentityDocument) -> Self {
        let places = vec![
            Place::Property(Property::Title),
            Place::FrontMatter(title_key(), None),
            Place::FirstHeading,
            Place::FileName(pattern(r"^(.+?)(\.[^.]*)?$")),
        ];
        let title = FieldRule {
            field: Field::Title,
            place: Place::FirstOf(places),
            forms: Vec::new(),
            words: Vec::new(),
        };
        let rule = DocumentRule {
            name: key("documents"),
            files: Files { include: readable(), exclude: GlobSet::empty() },
            conditions: Vec::new(),
            kind: ArtefactKind::Document,
            id: id(),
            opening: Opening::Marked,
            covers: Vec::new(),
            carries: Vec::new(),
            fields: vec![title],
            stub: Some(StubRule {
                below_words: 20,
                phrases: RESIDUE.iter().map(|phrase| (*phrase).to_owned()).collect(),
                phrases_below_words: 200,
            }),
            placeholders: residue::standard(),
            contents: Vec::new(),
            review_subject: None,
            events: None,
            claims: Vec::new(),
        };
        Self {
            organisation,
            source: SourceDocument {
                id: key("documents"),
                title: None,
                carries: vec![Family::Documents],
            },
            people: Vec::new(),
            persons: Persons::default(),
            documents: vec![rule],
            record_sets: Vec::new(),
            similar: Some(SimilarOptions::USUAL),
        }
    }
}

fn title_key() -> FrontKey {
    FrontKey { written: "title".to_owned(), path: vec!["title".to_owned()] }
}

#[expect(clippy::expect_used, reason = "the glob is a constant and a test reads it")]
fn readable() -> GlobSet {
    let text = format!("**/*.{{{ENDINGS}}}");
    let glob = GlobBuilder::new(&text).literal_separator(true).case_insensitive(true).build();
    let mut set = GlobSetBuilder::new();
    set.add(glob.expect("a constant glob is one"));
    set.build().expect("one glob is a set")
}

#[expect(clippy::expect_used, reason = "the pattern is a constant and a test reads it")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern is one")
}

#[expect(clippy::expect_used, reason = "the template is a constant and a test reads it")]
fn id() -> super::template::IdTemplate {
    "{file}".parse().expect("a constant template is one")
}

#[expect(clippy::expect_used, reason = "the word is letters only")]
fn key(word: &str) -> Key {
    word.parse().expect("a word is a key")
}
