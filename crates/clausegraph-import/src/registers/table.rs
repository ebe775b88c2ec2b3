//! Tables on their sheets, with the columns that the map looks for.

use clausegraph_readers::table::{Cell, Sheet};

use super::defect::CellDefect;
use super::{
    RegisterFile,
    entries::Spot,
    layout::{self, Covered, Heads, Placed},
    map::{KeyPart, KindRule, Origin, RegisterColumn, RegisterHeader, RegisterMap, RegisterTable},
    report::{
        AbsentColumn, CellProblem, ColumnMapping, FileMapping, LeftColumn, LeftRow, RowLeft,
        SheetLeft, SheetMapping, TableMapping,
    },
    values::written,
};

/// How many characters of a value a report shows.
const SHOWN: usize = 120;

/// A file and what is told of it.
#[derive(Debug)]
pub(crate) struct OpenFile {
    pub(crate) mapping: FileMapping,
}

/// A table of the map on a sheet.
#[derive(Debug)]
pub(crate) struct OpenTable<'a> {
    pub(crate) file: usize,
    pub(crate) path: &'a str,
    pub(crate) sheet: &'a Sheet,
    pub(crate) sheet_number: usize,
    pub(crate) rule: &'a RegisterTable,
    pub(crate) placed: Placed<'a>,
    pub(crate) key: Option<Vec<KeyCell>>,
    pub(crate) kind: Option<usize>,
    pub(crate) sort: Option<usize>,
    /// The columns of the map that are there.
    pub(crate) columns: Vec<Bound<'a>>,
    /// Columns whose cells are carried as they are, with their header.
    pub(crate) rest: Vec<(usize, String)>,
    pub(crate) mapping: TableMapping,
    /// What is wrong with cells, by row and column.
    problems: Vec<((usize, usize), CellProblem)>,
}

/// Where a part of the key stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyCell {
    pub(crate) at: usize,
    /// Whether it is a text of people, which is written in small letters.
    pub(crate) is_text: bool,
}

/// A column of the map and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound<'a> {
    pub(crate) column: &'a RegisterColumn,
    pub(crate) at: usize,
}

/// The merged cells of all sheets of all files.
pub(crate) fn covered<'a>(files: &[&'a RegisterFile]) -> Vec<Vec<Covered<'a>>> {
    let of_file =
        |file: &&'a RegisterFile| file.tables.sheets.iter().map(layout::covered).collect();
    files.iter().map(of_file).collect()
}

/// Finds the tables of all sheets.
pub(crate) fn open<'a>(
    files: &[&'a RegisterFile],
    covered: &'a [Vec<Covered<'a>>],
    map: &'a RegisterMap,
) -> (Vec<OpenFile>, Vec<OpenTable<'a>>) {
    let mut open = Vec::new();
    let mut tables = Vec::new();
    for (number, (file, covered)) in files.iter().zip(covered).enumerate() {
        let mut sheets = Vec::new();
        for (sheet_number, (sheet, covered)) in file.tables.sheets.iter().zip(covered).enumerate() {
            let takers = takers(map, &file.path, sheet);
            let layout = layout::layout(sheet, covered, &takers);
            let left = layout.placed.is_empty().then(|| left(map, sheet, covered, &takers));
            sheets.push(SheetMapping {
                name: sheet.name.clone(),
                hidden: sheet.hidden,
                tables: Vec::new(),
                unread: if left.is_some() { sheet.rows.len() } else { 0 },
                left,
                above: if layout.placed.is_empty() { 0 } else { layout.above.len() },
                outside: layout
                    .outside
                    .iter()
                    .map(|row| left_row(sheet, *row, RowLeft::Outside))
                    .collect(),
            });
            for placed in layout.placed {
                let Some(rule) = map.tables.get(placed.table) else {
                    continue;
                };
                let rival = placed.rival.and_then(|rival| map.tables.get(rival));
                let rival = rival.map(|rival| rival.name.to_string());
                let mut table = OpenTable {
                    file: number,
                    path: &file.path,
                    sheet,
                    sheet_number,
                    rule,
                    mapping: TableMapping {
                        table: rule.name.to_string(),
                        makes: match rule.makes() {
                            Some(makes) => makes.to_string(),
                            None => "scope".to_owned(),
                        },
                        header: header_place(sheet, placed.header_row),
                        header_rows: placed.header_rows,
                        rival,
                        rows: 0,
                        examples: 0,
                        columns: Vec::new(),
                        left_columns: Vec::new(),
                        absent: Vec::new(),
                        carried: 0,
                        left_rows: Vec::new(),
                        problems: Vec::new(),
                    },
                    placed,
                    key: None,
                    kind: None,
                    sort: None,
                    columns: Vec::new(),
                    rest: Vec::new(),
                    problems: Vec::new(),
                };
                table.bind();
                tables.push(table);
            }
        }
        open.push(OpenFile {
            mapping: FileMapping {
                path: file.path.clone(),
                notes: file.tables.notes.clone(),
                sheets,
            },
        });
    }
    (open, tables)
}

/// The tables that a sheet may hold by its name and that of its file.
fn takers<'a>(map: &'a RegisterMap, path: &str, sheet: &Sheet) -> Vec<(usize, &'a RegisterTable)> {
    let file = path.rsplit_once('/').map_or(path, |(_, name)| name).to_lowercase();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let name = sheet.name.trim().to_lowercase();
    // A file without sheets goes by its own name.
    let name = if name.is_empty() { stem } else { name.as_str() };
    let takes = |table: &RegisterTable| {
        table.files.as_ref().is_none_or(|files| files.is_match(&file))
            && table.sheets.as_ref().is_none_or(|sheets| sheets.is_match(name))
    };
    map.tables.iter().enumerate().filter(|(_, table)| takes(table)).collect()
}

/// Why no table was found on a sheet.
fn left<'a>(
    map: &'a RegisterMap,
    sheet: &'a Sheet,
    covered: &'a Covered<'a>,
    takers: &[(usize, &RegisterTable)],
) -> SheetLeft {
    if sheet.rows.is_empty() && sheet.header.as_ref().is_none_or(Vec::is_empty) {
        return SheetLeft::Blank;
    }
    if !takers.is_empty() {
        let tables = takers.iter().map(|(_, table)| table.name.to_string()).collect();
        return SheetLeft::NoHeader { tables };
    }
    let all: Vec<(usize, &RegisterTable)> = map.tables.iter().enumerate().collect();
    let layout = layout::layout(sheet, covered, &all);
    let near = layout.placed.first().and_then(|placed| map.tables.get(placed.table));
    SheetLeft::NoTable { near: near.map(|table| table.name.to_string()) }
}

/// Where a header begins; none where the form names its columns itself.
fn header_place(sheet: &Sheet, row: u32) -> Option<String> {
    sheet.header.is_none().then(|| sheet.place(row, 0))
}

fn left_row(sheet: &Sheet, index: usize, why: RowLeft) -> LeftRow {
    let row = sheet.rows.get(index);
    let cells = row.into_iter().flat_map(|row| &row.cells).map(written);
    let texts: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
    LeftRow {
        place: row.map(|row| sheet.place(row.number, 0)).unwrap_or_default(),
        written: short(&texts.join(" | ")),
        why,
    }
}

/// A value, or its beginning.
pub(crate) fn short(text: &str) -> String {
    let mut signs = text.chars();
    let mut short: String = signs.by_ref().take(SHOWN).collect();
    if signs.next().is_some() {
        short.push('…');
    }
    short
}

impl<'a> OpenTable<'a> {
    /// A cell; one that a merged area covers has the value of the area.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &'a Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let own = self.sheet.rows.get(row).and_then(|row| row.cells.get(column));
        match own.filter(|cell| **cell != Cell::Empty) {
            Some(cell) => cell,
            None => self.placed.covered.get(&(row, column)).copied().unwrap_or(EMPTY),
        }
    }

    pub(crate) fn place(&self, row: usize, column: usize) -> String {
        let number = self.sheet.rows.get(row).map_or(0, |row| row.number);
        self.sheet.place(number, column)
    }

    pub(crate) fn leave(&mut self, row: usize, why: RowLeft) {
        self.mapping.left_rows.push(left_row(self.sheet, row, why));
    }

    pub(crate) fn problem(&mut self, spot: &Spot, field: &str, value: &str, defect: CellDefect) {
        let (place, field) = (spot.place.clone(), field.to_owned());
        let problem = CellProblem { place, field, value: short(value), defect };
        self.problems.push(((spot.row, spot.column), problem));
    }

    /// What is told of the table, problems in the order of rows and columns.
    pub(crate) fn told(mut self) -> TableMapping {
        self.problems.sort();
        self.mapping.problems = self.problems.into_iter().map(|(_, problem)| problem).collect();
        self.mapping
    }

    /// Finds the columns of the map among the headers.
    fn bind(&mut self) {
        let rule = self.rule;
        let mut taken: Vec<(usize, String)> = Vec::new();
        // A column that one rule names by its header is not taken by an alias of another.
        let mut named: Vec<usize> = Vec::new();
        for column in &rule.columns {
            named.extend(self.placed.heads.find_named(column.header()));
        }
        for column in &rule.columns {
            let at = self.find(column.header(), &column.field(), column.required, &named);
            if let Some(at) = at {
                named.push(at);
                taken.push((at, column.field()));
                self.columns.push(Bound { column, at });
            }
            let claims = &column.claims;
            for (origin, name) in [(&claims.state, "state"), (&claims.by, "by"), (&claims.on, "on")]
            {
                if let Some(Origin::Column(source)) = origin {
                    let field = format!("claims, {name}");
                    let at = self.find(&source.header, &field, false, &[]);
                    taken.extend(at.map(|at| (at, field)));
                }
            }
        }
        if let KindRule::Column { column, otherwise } = &rule.kind {
            self.kind = self.find(&column.header, "kind", otherwise.is_none(), &named);
            taken.extend(self.kind.map(|at| (at, "kind".to_owned())));
        }
        if let Some(sort) = &rule.sort {
            self.sort = self.find(&sort.column.header, "sort", sort.otherwise.is_none(), &named);
            taken.extend(self.sort.map(|at| (at, "sort".to_owned())));
        }
        self.key = self.key_cells(&mut taken);
        self.tell_columns(&taken);
    }

    /// The cells of the key, where all of them are there; other rules may take them as well.
    fn key_cells(&mut self, taken: &mut Vec<(usize, String)>) -> Option<Vec<KeyCell>> {
        let rule = self.rule;
        let mut cells = Vec::new();
        for part in &rule.key {
            let (header, is_text) = match part {
                KeyPart::Column(header) => (header, false),
                KeyPart::Field(field) => {
                    let mut columns = rule.columns.iter();
                    (columns.find(|column| column.field() == *field)?.header(), true)
                }
            };
            let at = self.find(header, "key", true, &[]);
            taken.extend(at.map(|at| (at, "key".to_owned())));
            cells.push(at.map(|at| KeyCell { at, is_text }));
        }
        cells.into_iter().collect()
    }

    fn find(
        &mut self,
        header: &RegisterHeader,
        field: &str,
        required: bool,
        named: &[usize],
    ) -> Option<usize> {
        let heads: &Heads = &self.placed.heads;
        let found = heads.find_named(header).or_else(|| heads.find_alias(header, named));
        if found.is_none() {
            self.mapping.absent.push(AbsentColumn {
                field: field.to_owned(),
                header: header.text().to_owned(),
                required,
                near: heads.near(header),
            });
        }
        found
    }

    /// Tells which column became what, and which no rule takes.
    fn tell_columns(&mut self, taken: &[(usize, String)]) {
        let width = self.placed.rows.iter().filter_map(|row| self.sheet.rows.get(*row));
        let width = width.map(|row| row.cells.len()).max().unwrap_or_default();
        for column in 0..width.max(self.placed.heads.texts.len()) {
            let cells = self.placed.rows.iter().map(|row| written(self.cell(*row, column)));
            let filled: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
            let head = self.placed.heads.texts.get(column).cloned().flatten();
            let fields: Vec<String> = taken
                .iter()
                .filter(|(at, _)| *at == column)
                .map(|(_, field)| field.clone())
                .collect();
            if !fields.is_empty() {
                let header = head.unwrap_or_default();
                self.mapping.columns.push(ColumnMapping { header, fields, filled: filled.len() });
                continue;
            }
            if head.is_none() && filled.is_empty() {
                continue;
            }
            // A column without a header goes by its place.
            let header = head.unwrap_or_else(|| format!("column {}", column.saturating_add(1)));
            if self.rule.carries_rest {
                self.rest.push((column, header.clone()));
            }
            self.mapping.left_columns.push(LeftColumn {
                header,
                values: filled.len(),
                example: filled.first().map(|text| short(text)),
                carried: self.rule.carries_rest,
            });
        }
    }
}
