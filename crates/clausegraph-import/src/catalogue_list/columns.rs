//! Which sheet holds the list, and which of its columns holds what.

use clausegraph_model::did_you_mean;
use clausegraph_readers::table::{Cell, Row, Sheet, Tables};

use super::{ListDefect, ListProblem, ListRules, UnusedColumn};

const ID: &[&str] = &["id", "ref", "key", "criterion"];
const TITLE: &[&str] = &["title", "name"];
const TEXT: &[&str] = &["text", "description", "statement"];
const PARENT: &[&str] = &["family", "parent"];

/// The list, ready to be read row by row.
pub(super) struct List<'t> {
    pub(super) sheet: &'t Sheet,
    pub(super) rows: &'t [Row],
    pub(super) id: Column,
    pub(super) title: Option<Column>,
    pub(super) text: Option<Column>,
    pub(super) parent: Option<Column>,
    /// Columns that hold something and that nothing asked for.
    pub(super) unused: Vec<UnusedColumn>,
}

/// A column, by its position and its name.
pub(super) struct Column {
    pub(super) index: usize,
    pub(super) name: String,
}

/// Finds the list; what keeps it from being found is told.
pub(super) fn list<'t>(
    tables: &'t Tables,
    rules: &ListRules,
    problems: &mut Vec<ListProblem>,
) -> Option<List<'t>> {
    let sheet = match sheet(tables, rules) {
        Ok(sheet) => sheet,
        Err(defect) => {
            problems.push(ListProblem { place: String::new(), defect });
            return None;
        }
    };
    // JSON and YAML name the columns in each item.
    let (names, head, rows) = if let Some(keys) = &sheet.header {
        let names: Vec<String> = keys.iter().map(|key| key.name.clone()).collect();
        (names, None, sheet.rows.as_slice())
    } else {
        let (row, rows) = header_row(sheet, rules, problems)?;
        let names = row.cells.iter().map(|cell| text(cell).unwrap_or_default());
        (names.collect(), Some(row.number), rows)
    };
    let mut finder = Finder { sheet, head, names: &names, problems };
    let asked = &rules.columns;
    let id = finder.find(&asked.id, ID);
    let title = finder.find(&asked.title, TITLE);
    let text_column = finder.find(&asked.text, TEXT);
    let parent = finder.find(&asked.parent, PARENT);
    let mut absent = |wanted: &'static str, usual: Vec<&'static str>| {
        let headers = names.iter().filter(|name| !name.is_empty()).cloned().collect();
        let defect = ListDefect::NoColumn { wanted, usual, headers };
        finder.tell(0, defect);
    };
    if matches!(id, Found::Nothing) {
        absent("id", ID.to_vec());
    }
    if matches!((&title, &text_column), (Found::Nothing, Found::Nothing)) {
        absent("title or text", [TITLE, TEXT].concat());
    }
    let id = id.column()?;
    let (title, text_column, parent) = (title.column(), text_column.column(), parent.column());
    let used = |index: usize| {
        let others = [&title, &text_column, &parent];
        index == id.index
            || others.iter().any(|other| other.as_ref().is_some_and(|found| found.index == index))
    };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let unused = (0..width).filter(|index| !used(*index)).filter_map(|index| {
        let filled =
            rows.iter().filter(|row| row.cells.get(index).and_then(text).is_some()).count();
        let name = names.get(index).cloned().unwrap_or_default();
        (filled > 0).then(|| UnusedColumn { name, place: place_of(sheet, head, index), filled })
    });
    let unused = unused.collect();
    Some(List { sheet, rows, id, title, text: text_column, parent, unused })
}

fn sheet<'t>(tables: &'t Tables, rules: &ListRules) -> Result<&'t Sheet, ListDefect> {
    let names = || tables.sheets.iter().map(|sheet| sheet.name.as_str());
    if let Some(wanted) = &rules.sheet {
        return tables.sheets.iter().find(|sheet| sheet.name == *wanted).ok_or_else(|| {
            ListDefect::NoSheet {
                name: wanted.clone(),
                near: did_you_mean(wanted, names()).map(ToOwned::to_owned),
            }
        });
    }
    let filled = tables.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.rows.is_empty());
    let filled: Vec<&Sheet> = filled.collect();
    match filled.as_slice() {
        [] => Err(ListDefect::NoRows),
        [one] => Ok(one),
        several => Err(ListDefect::SeveralSheets {
            names: several.iter().map(|sheet| sheet.name.clone()).collect(),
        }),
    }
}

enum Found {
    /// No column has such a name.
    Nothing,
    /// It was told why none can be taken.
    Told,
    Column(Column),
}

impl Found {
    fn column(self) -> Option<Column> {
        match self {
            Self::Nothing | Self::Told => None,
            Self::Column(column) => Some(column),
        }
    }
}

struct Finder<'a> {
    sheet: &'a Sheet,
    /// The row that names the columns, where one does.
    head: Option<u32>,
    names: &'a [String],
    problems: &'a mut Vec<ListProblem>,
}

impl Finder<'_> {
    /// The column with the first of the names that the list has.
    fn find(&mut self, asked: &[String], usual: &[&str]) -> Found {
        let asked_names = asked.iter().map(String::as_str);
        let wanted: Vec<&str> =
            if asked.is_empty() { usual.to_vec() } else { asked_names.collect() };
        for name in &wanted {
            let same =
                |found: &&(usize, &String)| found.1.to_lowercase() == name.trim().to_lowercase();
            let columns: Vec<(usize, &String)> = self.names.iter().enumerate().collect();
            let mut columns = columns.iter().filter(same);
            let Some((index, found)) = columns.next() else {
                continue;
            };
            if let Some((again, _)) = columns.next() {
                let first = place_of(self.sheet, self.head, *index);
                let defect = ListDefect::RepeatedColumn { name: (*found).clone(), first };
                self.tell(*again, defect);
                return Found::Told;
            }
            return Found::Column(Column { index: *index, name: (*found).clone() });
        }
        let Some(first) = asked.first() else {
            return Found::Nothing;
        };
        let names = self.names.iter().map(String::as_str).filter(|name| !name.is_empty());
        let defect = ListDefect::UnknownColumn {
            name: first.clone(),
            near: did_you_mean(first, names).map(ToOwned::to_owned),
        };
        self.tell(0, defect);
        Found::Told
    }

    fn tell(&mut self, column: usize, defect: ListDefect) {
        let place = place_of(self.sheet, self.head, column);
        self.problems.push(ListProblem { place, defect });
    }
}

/// The row that names the columns, and those below it.
fn header_row<'t>(
    sheet: &'t Sheet,
    rules: &ListRules,
    problems: &mut Vec<ListProblem>,
) -> Option<(&'t Row, &'t [Row])> {
    let start = match rules.header {
        None => Some(0),
        Some(number) => sheet.rows.iter().position(|row| row.number == number),
    };
    let found = start.and_then(|start| sheet.rows.get(start..)).and_then(<[Row]>::split_first);
    if found.is_none() {
        let defect = ListDefect::NoHeader { row: rules.header };
        problems.push(ListProblem { place: sheet.name.clone(), defect });
    }
    found
}

/// Where a column is named: a cell of the row that does it, else the step to it from each item.
fn place_of(sheet: &Sheet, head: Option<u32>, column: usize) -> String {
    if let Some(row) = head {
        return sheet.place(row, column);
    }
    let key = sheet.header.as_ref().and_then(|keys| keys.get(column));
    key.map_or_else(|| sheet.name.clone(), |key| key.pointer.clone())
}

/// What a cell holds, in one line; none where it holds nothing.
pub(super) fn text(cell: &Cell) -> Option<String> {
    let written = cell.written("; ");
    let words: Vec<&str> = written.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
