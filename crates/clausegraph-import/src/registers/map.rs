//! What a register map says: which table of which file becomes what, and which column which field.

mod column;
mod read;
mod sort;

use clausegraph_model::{
    ArtefactKind, Key, PersonKey,
    document::{IdentityDocument, SourceDocument},
};
use globset::GlobSet;

pub(crate) use self::{
    column::{ClaimRule, Column, Constant, Origin, Unit, Words, words_of},
    sort::{DateOrder, Decimal},
};
pub use self::{
    column::{KeyPart, RegisterColumn, RegisterHeader},
    sort::Makes,
};
use super::{
    field::{FIELDS, FieldKind},
    id::KeyTemplate,
    values::Ways,
};
use crate::{Persons, RulesError};

/// The map of an organisation's registers, read and checked.
///
/// It is written in YAML. Every key is listed here; a key that is not listed is a defect.
/// Headers, words and names are compared without case, accents, punctuation, line breaks and repeated
/// blanks.
///
/// ```yaml
/// format_version: 1
/// organisation: {id: harbour, name: Harbour Hosting}   # without `name`: added to one that is there
/// source:                      # what is read, and which families of artefacts it carries at all
///   id: registers
///   title: Registers of the IT department
///   carries: [documents, actions]   # or `found`: the families of which a row was found
/// people: {Jane Doe: jane}     # optional: how cells write people, and their keys
/// persons: pseudonyms          # or `names`: how a name gets a key that `people` does not name
/// dates:
///   order: day-month           # or `month-day`; without it `03/04/2026` is a problem
///   century: 2000              # without it `22.11.26` is a problem
/// numbers: {decimal: comma}    # or `point`; without it `1.200` is a problem
/// none: ["-", keine]           # optional: words that state that there is none
/// blank: ["n/a", "?"]          # optional: words that say nothing
/// skip: {key_begins: ["e.g. "]}   # optional: example rows
/// tables:
/// - name: scope
///   makes: {column: Sort, aliases: [Type], words: {Dienst: services}, else: services}   # scope elements
///   key: {header: Name}
///   columns: [{field: name, header: Name}]
/// - name: contracts
///   help: The contracts with suppliers.            # optional: for people who fill it in
///   files: ["*contracts*"]     # optional: globs on file names
///   sheets: ["Contracts", "Vertr*"]   # optional: globs on sheet names; a file without sheets goes by its own
///   makes: artefacts           # or services, suppliers, customers, units, locations, people, claims,
///                              # judgements, exclusions
///   kind: contract             # for artefacts; or {column: Type, aliases: [..], words: {..}, else: document}
///   key: {header: Contract no., aliases: [Vertragsnr.], help: Its number., example: V-17}
///                              # or a list of columns, or of fields: [title]
///   id: "CON-{key}"            # optional: `{key}`, for people also `{person}`, which is the usual
///   header: {rows: 2}          # optional: rows of the header, joined with ` / `
///   rest: carry                # or `list`: what becomes of columns that no rule takes
///   carries: [owner]           # optional: a blank cell of these states that there is none
///   columns:
///   - {field: title, header: Title, aliases: [Titel], required: true}
///   - {field: owner, header: Owner, help: Who answers for it., example: service-manager}
///   - {field: status, header: "Status#2", words: {gültig: in-use}}   # the second column of this name
///   - {field: covers, header: Services, split: [",", ";"], words: {E-Mail: email}}
///   - {field: review_every, header: Review, unit: months}    # or days, weeks, years
///   - {field: "review.inputs[risks]", header: Risks looked at}
///   - {field: claims, header: Clauses, state: suggested}
///   - field: claims
///     header: Confirmed for
///     state: {header: State, words: {ja: confirmed}}   # or a word
///     by: {header: Said by}    # or a person
///     on: 2026-08-21           # or a column
///     slot: procedure          # optional
///   constants: {agreement.party: cloudco}   # optional: the same for all rows
/// ```
#[derive(Clone, Debug)]
pub struct RegisterMap {
    pub(crate) identity: Option<IdentityDocument>,
    /// The organisation whose people get keys; the id of the source where the map does not say it.
    pub(crate) people_of: Key,
    pub(crate) source: SourceDocument,
    /// Whether the source carries the families of which a row was found.
    pub(crate) carries_found: bool,
    pub(crate) people: Vec<(String, PersonKey)>,
    pub(crate) persons: Persons,
    pub(crate) ways: Ways,
    pub(crate) skip: Vec<String>,
    pub(crate) tables: Vec<RegisterTable>,
}

impl RegisterMap {
    /// Reads and checks a register map.
    ///
    /// # Errors
    ///
    /// [`RulesError`] holds every defect with its line; a text that is not YAML has one.
    ///
    /// ```
    /// use clausegraph_import::RegisterMap;
    ///
    /// let map = "
    /// format_version: 1
    /// source: {id: registers, carries: [documents]}
    /// tables:
    /// - name: documents
    ///   makes: artefacts
    ///   kind: document
    ///   key: {header: No.}
    ///   columns: [{field: titel, header: Titel}]
    /// ";
    /// let problems = RegisterMap::parse(map).unwrap_err().problems;
    /// assert_eq!(
    ///     problems.last().unwrap().to_string(),
    ///     "line 9, column 21: `titel` is no known word here; did you mean `title`?",
    /// );
    /// ```
    pub fn parse(text: &str) -> Result<Self, RulesError> {
        read::register_map(text)
    }

    /// The text of the map for our own layout: the workbook, and the files of the quick start.
    pub const STANDARD: &'static str = include_str!("standard.yaml");

    /// The map for our own layout, for an organisation.
    ///
    /// # Errors
    ///
    /// None: a test reads the text, which is a part of this package.
    pub fn standard(identity: IdentityDocument) -> Result<Self, RulesError> {
        let map = Self::parse(Self::STANDARD)?;
        Ok(Self { people_of: identity.id.clone(), identity: Some(identity), ..map })
    }

    /// The id of the source that the registers are.
    pub fn source(&self) -> &Key {
        &self.source.id
    }

    /// The fields that the columns of a table can fill, as maps write them, and what a cell of each
    /// holds; `[]` stands for a key of the map's own, such as `review.inputs[risks]`.
    ///
    /// ```
    /// use clausegraph_import::{FieldKind, Makes, RegisterMap};
    ///
    /// let mut fields = RegisterMap::fields(Makes::Suppliers);
    /// assert!(fields.any(|field| field == ("operates", FieldKind::Clauses)));
    /// ```
    pub fn fields(makes: Makes) -> impl Iterator<Item = (&'static str, FieldKind)> {
        let rows = FIELDS.iter().filter(move |row| row.holder == makes.holder());
        rows.map(|row| (row.path, row.kind))
    }

    /// The tables, in the order of the map.
    pub fn tables(&self) -> &[RegisterTable] {
        &self.tables
    }
}

/// One table of a map.
#[derive(Clone, Debug)]
pub struct RegisterTable {
    pub(crate) name: Key,
    pub(crate) help: Option<String>,
    pub(crate) files: Option<GlobSet>,
    pub(crate) sheets: Option<GlobSet>,
    pub(crate) sheet_title: Option<String>,
    pub(crate) makes: Makes,
    pub(crate) sort: Option<SortRule>,
    pub(crate) kind: KindRule,
    pub(crate) key: Vec<KeyPart>,
    pub(crate) id: KeyTemplate,
    pub(crate) header_rows: usize,
    pub(crate) carries_rest: bool,
    pub(crate) columns: Vec<RegisterColumn>,
    pub(crate) constants: Vec<Constant>,
}

/// The column that tells which sort of scope element a row is.
#[derive(Clone, Debug)]
pub(crate) struct SortRule {
    pub(crate) column: Column,
    pub(crate) otherwise: Option<Makes>,
}

/// What kind the artefacts of a table are.
#[derive(Clone, Debug)]
pub(crate) enum KindRule {
    /// The table makes no artefacts.
    None,
    Fixed(ArtefactKind),
    Column {
        column: Column,
        otherwise: Option<ArtefactKind>,
    },
}

impl RegisterTable {
    /// The name, unique in the map.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// What stands in it, in a line for people.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The name that a sheet of it bears: the first of `sheets` that is no glob, else the name.
    pub fn sheet_title(&self) -> &str {
        self.sheet_title.as_deref().unwrap_or(self.name.as_str())
    }

    /// What its rows become; none where a column tells which sort of scope element each one is.
    pub fn makes(&self) -> Option<Makes> {
        self.sort.is_none().then_some(self.makes)
    }

    /// The header of the column that tells the sort of scope element, where rows differ.
    pub fn sort_header(&self) -> Option<&RegisterHeader> {
        self.sort.as_ref().map(|sort| &sort.column.header)
    }

    /// The kind of all its artefacts, where it is the same for all.
    pub fn fixed_kind(&self) -> Option<ArtefactKind> {
        match &self.kind {
            KindRule::Fixed(kind) => Some(*kind),
            KindRule::None | KindRule::Column { .. } => None,
        }
    }

    /// The header of the column that holds the kind, where rows differ.
    pub fn kind_header(&self) -> Option<&RegisterHeader> {
        match &self.kind {
            KindRule::Column { column, .. } => Some(&column.header),
            KindRule::None | KindRule::Fixed(_) => None,
        }
    }

    /// The words for kinds besides our own, with the kind that each means.
    pub fn kind_words(&self) -> impl Iterator<Item = (&str, ArtefactKind)> {
        let words = match &self.kind {
            KindRule::Column { column, .. } => Some(&column.words),
            KindRule::None | KindRule::Fixed(_) => None,
        };
        let words = words.into_iter().flat_map(|words| &words.entries);
        words.filter_map(|word| Some((word.written.as_str(), word.means.parse().ok()?)))
    }

    /// What the key of a row is made of, in order; empty for claims, which have none.
    pub fn key(&self) -> &[KeyPart] {
        &self.key
    }

    /// The template that makes ids of keys, as the map writes it.
    pub fn id_template(&self) -> &str {
        self.id.written()
    }

    /// How many rows the header has.
    pub fn header_rows(&self) -> usize {
        self.header_rows
    }

    /// The columns, in the order of the map.
    pub fn columns(&self) -> &[RegisterColumn] {
        &self.columns
    }
}

#[cfg(test)]
mod tests;
