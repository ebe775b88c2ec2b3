//! A YAML list whose entries are keyed by their id, as a table.

use clausegraph_readers::{
    ReadError, ReadLimits,
    isolated::{Isolation, read_tables_isolated},
    table::{Cell, Key, Places, Row, Sheet, TableOptions, Tables},
    yaml::{self, Node, Value, Word},
};

/// The column that the keys become.
const KEY: &str = "key";

/// Reads the tables of a list by its name and its bytes.
///
/// All forms of [`read_tables`](clausegraph_readers::table::read_tables) are read; besides, a YAML file that is a map of maps (`CC1.1: {name:
/// ..., description: ...}`) is one sheet: each entry is a row, its key stands in the column `key`,
/// and rows are numbered by the lines of the file. Entries of such a file that are no maps are left
/// out, with a note.
///
/// # Errors
///
/// See [`ReadError`].
pub fn list_tables(name: &str, bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    list_tables_isolated(name, bytes, limits, &Isolation::None)
}

/// Reads the tables of a list as [`list_tables`] does, where `isolation` says.
///
/// # Errors
///
/// See [`ReadError`].
pub fn list_tables_isolated(
    name: &str,
    bytes: &[u8],
    limits: &ReadLimits,
    isolation: &Isolation,
) -> Result<Tables, ReadError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_yaml = matches!(ending.as_deref(), Some("yml" | "yaml"));
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= limits.file_bytes);
    if is_yaml
        && fits
        && let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(root) = yaml::parse(text.strip_prefix('\u{feff}').unwrap_or(text))
        && let Some(tables) = keyed(&root)
    {
        return Ok(tables);
    }
    // Whatever is wrong with the file is told by the reader of tables.
    read_tables_isolated(name, bytes, &TableOptions::default(), limits, isolation)
}

/// The table of a map of maps; none where it is something else.
fn keyed(root: &Node) -> Option<Tables> {
    let Value::Map(entries) = &root.value else {
        return None;
    };
    if entries.iter().any(|(_, node)| matches!(node.value, Value::List(_))) {
        return None;
    }
    // The key is the item itself: there is no step to it.
    let mut columns = vec![Key { name: KEY.to_owned(), pointer: String::new() }];
    let mut notes = Vec::new();
    let mut rows = Vec::new();
    for (word, node) in entries {
        match &node.value {
            Value::Map(fields) => rows.push(row(word, fields, &mut columns)),
            Value::Null | Value::Text(_) | Value::List(_) => {
                let (line, key, value) = (word.line, &word.text, node.written());
                notes.push(format!(
                    "line {line}: `{key}: {value}` is no entry of the list, and left out"
                ));
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let (header, places) = (Some(columns), Places::Lines);
    let sheet = Sheet { header, places, rows, ..Sheet::default() };
    Some(Tables { sheets: vec![sheet], notes })
}

fn row(key: &Word, fields: &[(Word, Node)], columns: &mut Vec<Key>) -> Row {
    let mut cells = vec![Cell::Text(key.text.clone())];
    for (word, node) in fields {
        let found = columns.iter().skip(1).position(|column| column.name == word.text);
        let index = found.map_or_else(
            || {
                columns.push(Key { name: word.text.clone(), pointer: format!("/{}", word.text) });
                columns.len() - 1
            },
            |found| found + 1,
        );
        let missing = (index + 1).saturating_sub(cells.len());
        cells.extend(std::iter::repeat_n(Cell::Empty, missing));
        if let Some(cell) = cells.get_mut(index) {
            *cell = value(node);
        }
    }
    Row { number: key.line, cells }
}

fn value(node: &Node) -> Cell {
    match &node.value {
        Value::Null => Cell::Null,
        Value::Text(text) => Cell::Text(text.clone()),
        Value::List(items) => Cell::List(items.iter().map(Node::written).collect()),
        Value::Map(_) => Cell::Text(node.written()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_a_column() {
        let text = "name: TSC\nA1:\n  name: One\nA2:\n  description: Two\n  name: Zwei\n";
        let tables = list_tables("x.yml", text.as_bytes(), &ReadLimits::USUAL).unwrap();
        let [sheet] = tables.sheets.as_slice() else { panic!("{tables:?}") };
        let text = |text: &str| Cell::Text(text.to_owned());
        let names = sheet.header.as_ref().unwrap().iter().map(|key| key.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["key", "name", "description"]);
        let rows: Vec<(u32, Vec<Cell>)> =
            sheet.rows.iter().map(|row| (row.number, row.cells.clone())).collect();
        assert_eq!(
            rows,
            [(2, vec![text("A1"), text("One")]), (4, vec![text("A2"), text("Zwei"), text("Two")]),]
        );
        assert_eq!(sheet.place(4, 0), "line 4");
        assert_eq!(sheet.place(4, 1), "line 4, /name");
        assert_eq!(tables.notes, ["line 1: `name: TSC` is no entry of the list, and left out"]);
    }
}
