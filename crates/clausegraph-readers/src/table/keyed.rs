//! Forms whose items name their fields: JSON and YAML.

use std::collections::BTreeMap;

use super::{
    Cell, Key, Places, Row, Sheet, TableOptions, Tables, encoding,
    form::{TableForm, broken},
    grid::Budget,
    notes::{self, clipped},
    tree::{Node, Value},
};
use crate::{ReadError, ReadLimits, yaml};

/// Reads YAML: a list of maps, or a map of such lists.
pub(super) fn read_yaml(
    bytes: &[u8],
    options: &TableOptions,
    limits: &ReadLimits,
) -> Result<Tables, ReadError> {
    let decoded = encoding::decoded(TableForm::Yaml, bytes, options.encoding.as_deref())?;
    let tree = yaml::parse(&decoded.text);
    let tree = tree.map_err(|error| broken(TableForm::Yaml, &error.to_string()))?;
    let mut tables = tables(TableForm::Yaml, &of_yaml(tree), limits)?;
    tables.notes.splice(0..0, decoded.notes);
    Ok(tables)
}

/// The sheets of a tree: the list that it is, or each list of maps under a key of the map that it is.
pub(super) fn tables(
    form: TableForm,
    tree: &Node,
    limits: &ReadLimits,
) -> Result<Tables, ReadError> {
    let mut budget = Budget::new(form, limits);
    let mut tables = Tables::default();
    match &tree.value {
        Value::List(items) => {
            let sheet = sheet(form, "", items, &mut budget, &mut tables.notes)?;
            tables.sheets.push(sheet);
        }
        Value::Map(entries) => {
            let mut left = notes::Places::default();
            for (key, node) in entries {
                match &node.value {
                    // An item of such a list that is no object is an error that says where it stands.
                    Value::List(items) if items.is_empty() || items.iter().any(is_map) => {
                        let sheet = sheet(form, key, items, &mut budget, &mut tables.notes)?;
                        tables.sheets.push(sheet);
                    }
                    Value::List(_)
                    | Value::Map(_)
                    | Value::Null
                    | Value::Bool(_)
                    | Value::Number(_)
                    | Value::Text(_) => left.add(|| format!("`/{}`", clipped(&escaped(key)))),
                }
            }
            if tables.sheets.is_empty() {
                return Err(broken(form, "it holds no list of objects, at its top or under a key"));
            }
            if let Some(places) = left.told() {
                tables.notes.push(format!("{places} left: no list of objects"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
            return Err(broken(form, "it holds no list of objects, at its top or under a key"));
        }
    }
    Ok(tables)
}

/// A key as a step of a JSON pointer.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn is_map(node: &Node) -> bool {
    matches!(node.value, Value::Map(_))
}

fn sheet(
    form: TableForm,
    name: &str,
    items: &[Node],
    budget: &mut Budget,
    notes: &mut Vec<String>,
) -> Result<Sheet, ReadError> {
    budget.sheet()?;
    let mut columns = Columns::default();
    let mut rows = Vec::new();
    let prefix = if name.is_empty() { String::new() } else { format!("/{}", escaped(name)) };
    for (number, item) in items.iter().enumerate() {
        let place = format!("{prefix}/{number}");
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        rows.push(columns.row(form, number, &place, item, budget)?);
    }
    notes.extend(columns.note());
    let header = Some(columns.keys);
    Ok(Sheet { name: name.to_owned(), places: Places::Pointers, header, rows, ..Sheet::default() })
}

/// The columns of a sheet while its items come in.
#[derive(Default)]
pub(super) struct Columns {
    /// The columns in first-seen order.
    pub(super) keys: Vec<Key>,
    by_pointer: BTreeMap<String, usize>,
    packed: notes::Places,
}

impl Columns {
    /// The row of an item, which stands at a place.
    pub(super) fn row(
        &mut self,
        form: TableForm,
        number: u32,
        place: &str,
        item: &Node,
        budget: &mut Budget,
    ) -> Result<Row, ReadError> {
        let Value::Map(entries) = &item.value else {
            let reason = if form == TableForm::JsonLines {
                format!("line {} holds no object", item.line)
            } else {
                format!("the item `{place}` on line {} is no object", item.line)
            };
            return Err(broken(form, &reason));
        };
        let mut cells = Vec::new();
        self.put(&mut cells, &Key::default(), place, entries, budget)?;
        Ok(Row { number, cells })
    }

    /// What is to be told about the cells.
    pub(super) fn note(&self) -> Option<String> {
        let places = self.packed.told()?;
        Some(format!("lists that hold more than texts are kept as JSON text ({places})"))
    }

    fn put(
        &mut self,
        cells: &mut Vec<Cell>,
        above: &Key,
        place: &str,
        entries: &[(String, Node)],
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        for (word, node) in entries {
            let name =
                if above.name.is_empty() { word.clone() } else { format!("{}.{word}", above.name) };
            let key = Key { name, pointer: format!("{}/{}", above.pointer, escaped(word)) };
            let cell = match &node.value {
                Value::Map(entries) => {
                    self.put(cells, &key, place, entries, budget)?;
                    continue;
                }
                Value::Null => Cell::Null,
                Value::Bool(yes) => Cell::Bool(*yes),
                Value::Number(number) => Cell::Number(number.clone()),
                Value::Text(text) => Cell::Text(text.clone()),
                Value::List(nodes) => {
                    let texts: Option<Vec<String>> = nodes.iter().map(Node::scalar).collect();
                    if let Some(texts) = texts {
                        Cell::List(texts)
                    } else {
                        self.packed
                            .add(|| format!("`{}`", clipped(&format!("{place}{}", key.pointer))));
                        Cell::Text(node.compact())
                    }
                }
            };
            budget.text(&cell)?;
            let next = self.keys.len();
            let column = *self.by_pointer.entry(key.pointer.clone()).or_insert(next);
            if column == next {
                self.keys.push(key);
            }
            let length = column.saturating_add(1);
            if cells.len() < length {
                budget.cells(length.saturating_sub(cells.len()))?;
                cells.resize(length, Cell::Empty);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = cell;
            }
        }
        Ok(())
    }
}

fn of_yaml(node: yaml::Node) -> Node {
    let value = match node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Text(text) => Value::Text(text),
        yaml::Value::List(nodes) => Value::List(nodes.into_iter().map(of_yaml).collect()),
        yaml::Value::Map(entries) => {
            Value::Map(entries.into_iter().map(|(word, node)| (word.text, of_yaml(node))).collect())
        }
    };
    Node { line: node.line, value }
}
