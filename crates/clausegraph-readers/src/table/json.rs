//! JSON, and JSON Lines with an object on each line.

use std::collections::BTreeSet;

use jsonc_parser::{
    CollectOptions, ParseOptions, ast, common::Ranged, errors::ParseError, parse_to_ast,
};

use super::{
    Places, Sheet, TableOptions, Tables, encoding,
    form::{TableForm, broken},
    grid::Budget,
    keyed::{self, Columns},
    number,
    tree::{Node, Value},
};
use crate::{ReadError, ReadLimits};

/// Reads JSON: an array of objects, or an object of such arrays.
pub(super) fn read(
    bytes: &[u8],
    options: &TableOptions,
    limits: &ReadLimits,
) -> Result<Tables, ReadError> {
    let form = TableForm::Json;
    let decoded = encoding::decoded(form, bytes, options.encoding.as_deref())?;
    measure(&decoded.text, limits)?;
    let tree = match tree(form, &decoded.text, 1) {
        Ok(tree) => tree,
        Err(error) => {
            // Lines that each hold an object are often called JSON.
            let mut lines = decoded.text.lines().filter(|line| !line.trim().is_empty()).take(2);
            let objects = lines.by_ref().filter(|line| {
                matches!(tree(form, line, 1), Ok(Node { value: Value::Map(_), .. }))
            });
            if objects.count() < 2 {
                return Err(error);
            }
            let mut tables = of_lines(&decoded.text, limits)?;
            tables.notes.push("an object on each line: read as JSON Lines".to_owned());
            return Ok(tables);
        }
    };
    let mut tables = keyed::tables(form, &tree, limits)?;
    tables.notes.splice(0..0, decoded.notes);
    Ok(tables)
}

/// Reads an object from each line; empty lines are none.
pub(super) fn read_lines(
    bytes: &[u8],
    options: &TableOptions,
    limits: &ReadLimits,
) -> Result<Tables, ReadError> {
    let decoded = encoding::decoded(TableForm::JsonLines, bytes, options.encoding.as_deref())?;
    measure(&decoded.text, limits)?;
    let mut tables = of_lines(&decoded.text, limits)?;
    tables.notes.splice(0..0, decoded.notes);
    Ok(tables)
}

fn of_lines(text: &str, limits: &ReadLimits) -> Result<Tables, ReadError> {
    let form = TableForm::JsonLines;
    let mut budget = Budget::new(form, limits);
    budget.sheet()?;
    let mut columns = Columns::default();
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if !line.trim().is_empty() {
            let item = tree(form, line, number)?;
            let place = format!("line {number}, ");
            rows.push(columns.row(form, number, &place, &item, &mut budget)?);
        }
    }
    let notes = columns.note().into_iter().collect();
    let header = Some(columns.keys);
    let sheet = Sheet { places: Places::Lines, header, rows, ..Sheet::default() };
    Ok(Tables { sheets: vec![sheet], notes })
}

/// Counts values and nesting before anything is built of them.
fn measure(text: &str, limits: &ReadLimits) -> Result<(), ReadError> {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut depth: usize = 0;
    let mut values: usize = 1;
    let mut quoted = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if quoted => drop(bytes.next()),
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => {
                depth = depth.saturating_add(1);
                values = values.saturating_add(1);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values = values.saturating_add(1),
            _ => {}
        }
        if depth > limits.depth {
            let limit = wide(limits.depth);
            return Err(ReadError::Limit {
                what: "the lists in each other",
                option: "depth",
                limit,
            });
        }
        if values > limits.cells {
            let limit = wide(limits.cells);
            return Err(ReadError::Limit { what: "the values", option: "cells", limit });
        }
    }
    Ok(())
}

/// The tree of a JSON text whose first line has a number.
fn tree(form: TableForm, text: &str, first_line: u32) -> Result<Node, ReadError> {
    const OPTIONS: ParseOptions = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };

    let parsed = parse_to_ast(text, &CollectOptions::default(), &OPTIONS);
    let parsed = parsed.map_err(|error| broken(form, &said(&error, first_line)))?;
    let Some(value) = parsed.value else { return Err(broken(form, "it is empty")) };
    let breaks: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let lines = Lines { form, breaks, first: first_line };
    lines.node(value)
}

fn said(error: &ParseError, first_line: u32) -> String {
    let line = u32::try_from(error.line_display()).unwrap_or(u32::MAX);
    let line = line.saturating_add(first_line.saturating_sub(1));
    let reason = error.kind().to_string();
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    let reason = first.unwrap_or_default() + letters.as_str();
    format!("line {line}, column {}: {reason}", error.column_display())
}

/// Where the lines of a text end.
struct Lines {
    form: TableForm,
    breaks: Vec<usize>,
    first: u32,
}

impl Lines {
    fn at(&self, byte: usize) -> u32 {
        let before = self.breaks.partition_point(|end| *end < byte);
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(self.first)
    }

    fn node(&self, value: ast::Value<'_>) -> Result<Node, ReadError> {
        let line = self.at(value.start());
        let value = match value {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
            ast::Value::StringLit(literal) => Value::Text(literal.value.into_owned()),
            ast::Value::NumberLit(literal) => {
                let number = number::decimal(literal.value);
                Value::Number(number.ok_or_else(|| {
                    broken(self.form, &format!("line {line}: `{}` is no number", literal.value))
                })?)
            }
            ast::Value::Array(array) => {
                let nodes = array.elements.into_iter().map(|value| self.node(value));
                Value::List(nodes.collect::<Result<_, _>>()?)
            }
            ast::Value::Object(object) => {
                let mut seen = BTreeSet::new();
                let mut entries = Vec::new();
                for property in object.properties {
                    let line = self.at(property.range.start);
                    let key = property.name.into_string();
                    if !seen.insert(key.clone()) {
                        let reason = format!("line {line}: the key `{key}` stands twice");
                        return Err(broken(self.form, &reason));
                    }
                    entries.push((key, self.node(property.value)?));
                }
                Value::Map(entries)
            }
        };
        Ok(Node { line, value })
    }
}
