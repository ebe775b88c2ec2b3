//! Registers of any layout, as an organisation: tables whose columns a map names.

mod build;
pub(crate) mod date;
mod defect;
mod entries;
mod field;
mod fill;
mod fold;
mod id;
mod index;
mod layout;
mod map;
mod people;
mod report;
mod table;
mod values;

use crate::Persons;
use clausegraph_model::document::{
    ElementDocument, FORMAT_VERSION, OrganisationDocument, ScopeDocument,
};
use clausegraph_model::{Fact, Family, SaysNone};
use clausegraph_readers::table::Tables;

use self::{
    build::Made,
    index::{Index, Steps},
    people::People,
    table::{OpenFile, OpenTable},
    values::Readers,
};
pub use self::{
    defect::CellDefect,
    field::FieldKind,
    map::{KeyPart, Makes, RegisterColumn, RegisterHeader, RegisterMap, RegisterTable},
    report::{
        AbsentColumn, CellProblem, ColumnMapping, FileMapping, LeftColumn, LeftRow, MadeCount,
        MappingReport, RowLeft, SheetLeft, SheetMapping, TableMapping, render_mapping_report,
    },
};
pub(crate) use self::{
    fold::fold,
    layout::Heads,
    map::DateOrder,
    values::{Ways, written},
};

/// The tables of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterFile {
    /// The path, parted by `/`; the map's globs look at its last part.
    pub path: String,
    /// What the file holds.
    pub tables: Tables,
}

/// What registers became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistersImport {
    /// The organisation, as far as the registers tell it.
    pub document: OrganisationDocument,
    /// What was read, carried, left, and could not be read.
    pub report: MappingReport,
}

/// Makes an organisation of registers.
///
/// Rows become entries by their key; rows of one key, on one sheet or several, become one entry.
/// Entries follow their ids, so that the order of files, sheets, rows and columns does not matter.
/// Lists of several rows add up; other cells that contradict each other are reported, and neither is
/// taken. A blank cell is unknown, or stated none where the map carries the field; a word of the
/// map's `none` list states that there is none.
///
/// Nothing is guessed and nothing fails: a cell that cannot be read as its field is reported with its
/// place, its field is unknown, and an artefact keeps it among its `carried` values.
///
/// Names of people become keys. A name that stands in a column of persons, or that the map knows, is
/// replaced in `carried` values, offices and titles too (in titles, except of roles and forums, where it
/// has two words or more); other texts stay as they are written.
///
/// ```
/// use clausegraph_import::{RegisterFile, RegisterMap, registers};
/// use clausegraph_readers::table::{Cell, Row, Sheet, Tables};
///
/// let map = RegisterMap::parse("
/// format_version: 1
/// organisation: {id: harbour, name: Harbour Hosting}
/// source: {id: registers, carries: [documents]}
/// tables:
/// - name: documents
///   makes: artefacts
///   kind: document
///   key: {header: No.}
///   columns:
///   - {field: title, header: Title}
///   - {field: owner, header: Owner}
///   carries: [owner]
/// ")?;
/// let row = |number, cells: &[&str]| Row {
///     number,
///     cells: cells.iter().map(|text| Cell::Text((*text).to_owned())).collect(),
/// };
/// let sheet = Sheet {
///     rows: vec![row(1, &["No.", "TITLE"]), row(2, &["D-1", "Handbook"])],
///     ..Sheet::default()
/// };
/// let tables = Tables { sheets: vec![sheet], ..Tables::default() };
/// let files = [RegisterFile { path: "documents.csv".to_owned(), tables }];
/// let import = registers(&files, &map);
/// assert_eq!(import.document.artefacts[0].title.given().unwrap(), "Handbook");
/// // There is no column of owners, so that nobody knows whether there is one.
/// assert!(import.document.artefacts[0].owner.is_unknown());
/// # Ok::<(), clausegraph_import::RulesError>(())
/// ```
pub fn registers(files: &[RegisterFile], map: &RegisterMap) -> RegistersImport {
    let mut files: Vec<&RegisterFile> = files.iter().collect();
    files.sort_by(|one, two| one.path.cmp(&two.path));
    let covered = table::covered(&files);
    let (mut open, mut tables) = table::open(&files, &covered, map);
    let mut people = People::of(map);
    let mut index = Index { is_whole: map.identity.is_some(), ..Index::default() };
    let entries = entries::gather(&mut tables, map, &mut people, &mut index);
    let mut steps = Steps::new();
    let mut made = Made::default();
    for ((makes, id), entry) in &entries {
        let mut readers =
            Readers { ways: &map.ways, index: &index, people: &mut people, steps: &mut steps };
        let filled = fill::entry(entry, &mut tables, &mut readers);
        build::entry(*makes, id, entry, filled, map, &mut tables, &mut made);
    }
    made.withhold_names(&mut people);
    let document = document(map, made);
    let mut report = MappingReport {
        unused_tables: unused(map, &tables),
        made: made_counts(&document),
        people_given_keys: people.made(),
        keys_are_names: map.persons == Persons::Names,
        ..MappingReport::default()
    };
    close(tables, &mut open);
    report.files = open.into_iter().map(|file| file.mapping).collect();
    RegistersImport { document, report }
}

fn document(map: &RegisterMap, made: Made) -> OrganisationDocument {
    let Made { artefacts, elements, people, mut claims, judgements, exclusions } = made;
    let mut scope = ScopeDocument::default();
    for (makes, element) in elements {
        let list = match makes {
            Makes::Services => &mut scope.services,
            Makes::Suppliers => &mut scope.suppliers,
            Makes::Customers => &mut scope.customers,
            Makes::Units => &mut scope.units,
            Makes::Locations => &mut scope.locations,
            Makes::Artefacts
            | Makes::People
            | Makes::Claims
            | Makes::Judgements
            | Makes::Exclusions => continue,
        };
        push(list, element);
    }
    let by_id = |one: &ElementDocument, two: &ElementDocument| one.id.cmp(&two.id);
    for list in [
        &mut scope.services,
        &mut scope.suppliers,
        &mut scope.customers,
        &mut scope.units,
        &mut scope.locations,
    ] {
        if let Fact::Given(list) = list {
            list.sort_by(by_id);
        }
    }
    claims.sort_by_cached_key(|claim| {
        let text = serde_json::to_string(claim).unwrap_or_default();
        (claim.artefact.clone(), claim.target.clone(), text)
    });
    claims.dedup();
    let mut source = map.source.clone();
    if map.carries_found {
        let families = Family::ALL.iter().copied();
        let is_found =
            |family: &Family| artefacts.iter().any(|artefact| artefact.kind.family() == *family);
        source.carries = families.filter(is_found).collect();
    }
    OrganisationDocument {
        format_version: FORMAT_VERSION,
        organisation: map.identity.clone(),
        scope: (scope != ScopeDocument::default()).then_some(scope),
        people: given(sorted(people, |one, two| one.key.cmp(&two.key))),
        sources: vec![source],
        artefacts: sorted(artefacts, |one, two| one.id.cmp(&two.id)),
        claims,
        judgements: sorted(judgements, |one, two| one.id.cmp(&two.id)),
        exclusions: given(sorted(exclusions, |one, two| one.of.cmp(&two.of))),
        ..OrganisationDocument::default()
    }
}

fn push<T>(list: &mut Fact<Vec<T>>, item: T) {
    match list {
        Fact::Given(items) => items.push(item),
        Fact::Unknown | Fact::StatedNone => *list = Fact::Given(vec![item]),
    }
}

fn sorted<T>(mut list: Vec<T>, order: impl FnMut(&T, &T) -> std::cmp::Ordering) -> Vec<T> {
    list.sort_by(order);
    list
}

/// A table without a row says nothing: it may be waiting for somebody to fill it in.
fn given<T>(list: Vec<T>) -> Fact<Vec<T>> {
    if list.says_none() { Fact::Unknown } else { Fact::Given(list) }
}

fn unused(map: &RegisterMap, tables: &[OpenTable<'_>]) -> Vec<String> {
    let unused = map
        .tables
        .iter()
        .enumerate()
        .filter(|(index, _)| !tables.iter().any(|table| table.placed.table == *index));
    unused.map(|(_, table)| table.name.to_string()).collect()
}

fn made_counts(document: &OrganisationDocument) -> Vec<MadeCount> {
    let scope = document.scope.clone().unwrap_or_default();
    let elements = [
        ("services", &scope.services),
        ("suppliers", &scope.suppliers),
        ("customers", &scope.customers),
        ("units", &scope.units),
        ("locations", &scope.locations),
    ];
    let number = |list: &Fact<Vec<ElementDocument>>| list.given().map_or(0, Vec::len);
    let mut counts: Vec<(&str, usize)> =
        elements.iter().map(|(what, list)| (*what, number(list))).collect();
    counts.push(("people", document.people.given().map_or(0, Vec::len)));
    for kind in clausegraph_model::ArtefactKind::ALL {
        let of_kind = document.artefacts.iter().filter(|artefact| artefact.kind == *kind);
        counts.push((kind.as_str(), of_kind.count()));
    }
    counts.push(("claims", document.claims.len()));
    counts.push(("judgements", document.judgements.len()));
    counts.push(("exclusions", document.exclusions.given().map_or(0, Vec::len)));
    let counts = counts.into_iter().filter(|(_, number)| *number > 0);
    counts.map(|(what, number)| MadeCount { what: what.to_owned(), number }).collect()
}

/// Puts what is told of the tables into their sheets.
fn close(tables: Vec<OpenTable<'_>>, files: &mut [OpenFile]) {
    for table in tables {
        let sheets = files.get_mut(table.file).map(|file| &mut file.mapping.sheets);
        if let Some(sheet) = sheets.and_then(|sheets| sheets.get_mut(table.sheet_number)) {
            sheet.tables.push(table.told());
        }
    }
}
