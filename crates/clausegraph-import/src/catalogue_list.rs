//! A catalogue from a simple list: rows of an id, a title and a text.

mod columns;
mod disk;
mod entry;
mod keyed;
mod render;
mod report;
mod rules;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    ClauseId, RequirementId, did_you_mean,
    document::{CatalogueDocument, OverlayDocument},
};
use clausegraph_readers::table::{Cell, Row, Tables};

use self::columns::{Column, List};
pub use self::{
    disk::{read_list, read_list_rules, write_catalogue},
    keyed::{list_tables, list_tables_isolated},
    render::render_list_report,
    report::{
        ChangedId, ListDefect, ListError, ListProblem, ListReport, LongStatement, UnusedColumn,
    },
    rules::{ListColumns, ListRules},
    written::{requirement_id, written_id},
};

/// What a list became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListImport {
    /// The catalogue.
    pub document: CatalogueDocument,
    /// The statements that are longer than a catalogue carries, in full; none where all fit.
    pub overlay: Option<OverlayDocument>,
    /// What was read, changed and left.
    pub report: ListReport,
}

/// Makes a catalogue of a list.
///
/// Each row becomes a requirement of the organisation as one, in the order of the rows. It stands in
/// the clause that the column of the parent names, else in the one that its own id begins with
/// (`CC1` of `CC1.1`), else in the clause `all`.
///
/// A list does not tell what would show a criterion, so that each has one slot, and a person's claim
/// fills it: a confirmed claim for an artefact of any kind but those that offer themselves by their
/// kind alone (scope statements, agreements, contracts, service catalogues, management reviews and
/// service reports), since these would show every criterion without anybody saying so. Nothing is
/// said of approval, and no documented information is asked for.
///
/// A catalogue carries statements of 400 characters at most: longer ones end there with `…`, and
/// stand in full in [`ListImport::overlay`].
///
/// # Errors
///
/// [`ListError`] holds every problem with its place: blank, repeated and impossible ids, rows that
/// say nothing, columns that are not there.
///
/// ```
/// use clausegraph_import::{ListRules, catalogue_list, list_tables};
/// use clausegraph_readers::ReadLimits;
///
/// let list = b"HR1.1:\n  family: HR1\n  name: Hiring\n  description: Nobody is hired alone\n";
/// let tables = list_tables("list.yml", list, &ReadLimits::USUAL)?;
/// let rules = ListRules::usual("house@2026".parse()?, "House rules".to_owned());
/// let import = catalogue_list(&tables, &rules)?;
/// assert_eq!(import.document.requirements[0].statement, "Hiring: Nobody is hired alone");
/// assert_eq!(import.document.clauses[0].id.as_str(), "HR1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn catalogue_list(tables: &Tables, rules: &ListRules) -> Result<ListImport, ListError> {
    let mut problems = Vec::new();
    let list = columns::list(tables, rules, &mut problems);
    let import = list.map(|list| import(tables, &list, rules, &mut problems));
    match import {
        Some(import) if problems.is_empty() => Ok(import),
        Some(_) | None => Err(ListError { problems }),
    }
}

/// A row that was read.
struct Criterion {
    row: u32,
    id: RequirementId,
    written: String,
    title: Option<String>,
    text: Option<String>,
    parent: Option<String>,
}

fn import(
    tables: &Tables,
    list: &List<'_>,
    rules: &ListRules,
    problems: &mut Vec<ListProblem>,
) -> ListImport {
    let criteria = criteria(list, rules, problems);
    let clauses = clauses(&criteria, list, rules, problems);
    unused(&criteria, list, rules, problems);
    let mut report = ListReport {
        criteria: criteria.len(),
        columns: roles(list),
        unused: list.unused.clone(),
        notes: tables.notes.clone(),
        numbers: list.rows.iter().filter(|row| is_number(row, &list.id)).count(),
        ..ListReport::default()
    };
    let mut requirements = Vec::new();
    let mut long = Vec::new();
    for (criterion, clause) in criteria.iter().zip(&clauses.of) {
        let changed = criterion.id.as_str() != criterion.written;
        if changed {
            report.changed.push(ChangedId {
                place: list.place(criterion.row, Some(&list.id)),
                written: criterion.written.clone(),
                id: criterion.id.clone(),
            });
        }
        let full = entry::statement(criterion, changed);
        requirements.push(entry::requirement(criterion, clause.clone(), &full));
        let characters = full.chars().count();
        if characters > entry::LONGEST {
            report.long.push(LongStatement { id: criterion.id.clone(), characters });
            long.push((criterion.id.clone(), full));
        }
    }
    for (id, title) in &clauses.all {
        let standing = clauses.of.iter().filter(|clause| *clause == id).count();
        report.clauses.push((id.clone(), title.clone(), standing));
    }
    ListImport {
        document: entry::catalogue(rules, clauses.all, requirements),
        overlay: (!long.is_empty()).then(|| entry::overlay(rules, long)),
        report,
    }
}

fn criteria(list: &List<'_>, rules: &ListRules, problems: &mut Vec<ListProblem>) -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = Vec::new();
    let mut places: BTreeMap<RequirementId, String> = BTreeMap::new();
    for row in list.rows {
        let columns = [&list.title, &list.text, &list.parent];
        for column in [Some(&list.id)].into_iter().chain(columns.map(Option::as_ref)).flatten() {
            if let Some(Cell::Error(written)) = row.cells.get(column.index) {
                let defect = ListDefect::Formula { written: written.clone() };
                problems.push(ListProblem { place: list.place(row.number, Some(column)), defect });
            }
        }
        let place = list.place(row.number, Some(&list.id));
        let mut tell = |defect| problems.push(ListProblem { place: place.clone(), defect });
        let of = |column: Option<&Column>| row.cells.get(column?.index).and_then(columns::text);
        let (title, text) = (of(list.title.as_ref()), of(list.text.as_ref()));
        let parent = of(list.parent.as_ref());
        let written = match row.cells.get(list.id.index) {
            Some(Cell::Date(written)) => {
                tell(ListDefect::IdIsDate { written: written.clone() });
                continue;
            }
            Some(Cell::Error(_)) => continue,
            cell => cell.and_then(columns::text),
        };
        let Some(written) = written else {
            // A row of columns that nothing asked for says nothing of a criterion.
            if title.is_some() || text.is_some() || parent.is_some() {
                tell(ListDefect::BlankId);
            }
            continue;
        };
        if title.is_none() && text.is_none() {
            tell(ListDefect::NoText { id: written.clone() });
        }
        let named = rules.ids.iter().find(|(known, _)| *known == written);
        let id = match named.map_or_else(|| requirement_id(&written), |(_, id)| Ok(id.clone())) {
            Ok(id) => id,
            Err(cause) => {
                tell(ListDefect::Id { written, cause });
                continue;
            }
        };
        if let Some(first) = places.get(&id) {
            tell(ListDefect::RepeatedId { id: id.to_string(), first: first.clone() });
            continue;
        }
        places.insert(id.clone(), place);
        criteria.push(Criterion { row: row.number, id, written, title, text, parent });
    }
    if criteria.is_empty() && problems.is_empty() {
        problems.push(ListProblem { place: list.sheet.name.clone(), defect: ListDefect::NoRows });
    }
    criteria
}

/// The clauses of a list in the order of the first row that names each, and the one of each criterion.
struct Clauses {
    all: Vec<(ClauseId, Option<String>)>,
    of: Vec<ClauseId>,
}

fn clauses(
    criteria: &[Criterion],
    list: &List<'_>,
    rules: &ListRules,
    problems: &mut Vec<ListProblem>,
) -> Clauses {
    let ids: BTreeMap<&str, u32> =
        criteria.iter().map(|criterion| (criterion.id.as_str(), criterion.row)).collect();
    let mut written_as: BTreeMap<ClauseId, String> = BTreeMap::new();
    let mut clauses = Clauses { all: Vec::new(), of: Vec::new() };
    for criterion in criteria {
        let place = || {
            let column = criterion.parent.as_ref().and(list.parent.as_ref());
            list.place(criterion.row, column.or(Some(&list.id)))
        };
        let (written, id) = match &criterion.parent {
            Some(parent) => (parent.as_str(), written::clause_id(parent)),
            None => own(&criterion.written, &ids).unwrap_or((ALL, written::clause_id(ALL))),
        };
        let id = match id {
            Ok(id) => id,
            Err(cause) => {
                let defect = ListDefect::Parent { written: written.to_owned(), cause };
                problems.push(ListProblem { place: place(), defect });
                continue;
            }
        };
        let other = written_as.get(&id);
        if let Some(other) = other.filter(|other| *other != written) {
            let defect = ListDefect::ParentsClash {
                written: written.to_owned(),
                other: other.clone(),
                id: id.clone(),
            };
            problems.push(ListProblem { place: place(), defect });
        }
        if other.is_none() {
            if let Some(row) = ids.get(id.as_str()) {
                let criterion = list.place(*row, Some(&list.id));
                let defect = ListDefect::ParentIsCriterion { id: id.clone(), criterion };
                problems.push(ListProblem { place: place(), defect });
            }
            written_as.insert(id.clone(), written.to_owned());
            clauses.all.push((id.clone(), title(written, &id, rules)));
        }
        clauses.of.push(id);
    }
    clauses
}

/// The clause of criteria that stand under nothing.
const ALL: &str = "all";

/// What a criterion stands under by its own id: the nearest that is no criterion itself.
fn own<'c>(
    written: &'c str,
    ids: &BTreeMap<&str, u32>,
) -> Option<(&'c str, Result<ClauseId, clausegraph_model::IdError>)> {
    let mut above = written::above(written)?;
    loop {
        let id = written::clause_id(above).ok()?;
        if !ids.contains_key(id.as_str()) {
            return Some((above, Ok(id)));
        }
        above = written::above(above)?;
    }
}

/// The title of a clause: what the rules say, or the words that its number was made of.
fn title(written: &str, id: &ClauseId, rules: &ListRules) -> Option<String> {
    let named = rules.clauses.iter().find(|(known, _)| known == written);
    let all = (written == ALL).then(|| rules.title.clone());
    let words = (id.as_str() != written).then(|| written.to_owned());
    named.map(|(_, title)| title.clone()).or(all).or(words)
}

/// What the rules name and the list does not have.
fn unused(
    criteria: &[Criterion],
    list: &List<'_>,
    rules: &ListRules,
    problems: &mut Vec<ListProblem>,
) {
    // Where a row could not be read it may be the one that is named.
    if !problems.is_empty() {
        return;
    }
    let mut tell = |key: &'static str, written: &String, known: &BTreeSet<&str>| {
        if !known.contains(written.as_str()) {
            let near = did_you_mean(written, known.iter().copied()).map(ToOwned::to_owned);
            let defect = ListDefect::Unused { written: written.clone(), key, near };
            problems.push(ListProblem { place: list.sheet.name.clone(), defect });
        }
    };
    let ids = criteria.iter().map(|criterion| criterion.written.as_str()).collect();
    for (written, _) in &rules.ids {
        tell("ids", written, &ids);
    }
    let above = |criterion: &'_ Criterion| -> Option<String> {
        let parent = criterion.parent.clone();
        parent.or_else(|| written::above(&criterion.written).map(ToOwned::to_owned))
    };
    let parents: Vec<String> = criteria.iter().filter_map(above).collect();
    let parents = parents.iter().map(String::as_str).chain([ALL]).collect();
    for (written, _) in &rules.clauses {
        tell("clauses", written, &parents);
    }
}

fn roles(list: &List<'_>) -> Vec<(&'static str, String)> {
    let others = [("title", &list.title), ("text", &list.text), ("parent", &list.parent)];
    let others = others.into_iter().filter_map(|(role, column)| Some((role, column.as_ref()?)));
    let all = [("id", &list.id)].into_iter().chain(others);
    all.map(|(role, column)| (role, column.name.clone())).collect()
}

fn is_number(row: &Row, id: &Column) -> bool {
    matches!(row.cells.get(id.index), Some(Cell::Number(_)))
}

impl List<'_> {
    fn place(&self, row: u32, column: Option<&Column>) -> String {
        self.sheet.place(row, column.map_or(0, |column| column.index))
    }
}
