//! What the rows of one entry say of it, field by field.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_readers::table::Cell;
use serde_json::{Value, json};

use super::{
    defect::CellDefect,
    entries::{Entry, Spot, full_place},
    field::{Field, FieldKind, Holder},
    map::{Column, Origin, RegisterHeader, Words},
    table::{Bound, OpenTable},
    values::{Readers, Reading, written},
};

/// What the rows of one entry say together.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    /// The fields that are known, null where one is stated none.
    pub(crate) values: BTreeMap<Field, Value>,
    /// Headers and values that no field holds.
    pub(crate) carried: BTreeSet<(String, String)>,
    /// What the entry is offered for: claims without their artefact.
    pub(crate) claims: Vec<Value>,
}

/// One cell that says something of a field.
#[derive(Clone, Debug)]
struct Given {
    value: Value,
    written: String,
    header: String,
    spot: Spot,
}

/// What is wrong with a cell.
struct Wrong {
    spot: Spot,
    field: String,
    value: String,
    defect: CellDefect,
}

/// Reads all rows of an entry.
pub(crate) fn entry(
    entry: &Entry,
    tables: &mut [OpenTable<'_>],
    readers: &mut Readers<'_>,
) -> Filled {
    let mut desk = Desk { keeps: entry.kind.is_some(), ..Desk::default() };
    let mut constant_tables = BTreeSet::new();
    for (number, row) in &entry.rows {
        let Some(table) = tables.get(*number) else {
            continue;
        };
        let carried = desk.filled.carried.len();
        for bound in &table.columns {
            desk.cell(table, *number, *row, *bound, readers);
        }
        for (column, header) in &table.rest {
            desk.carry(header, &written(table.cell(*row, *column)));
        }
        if constant_tables.insert(*number) {
            desk.constants(table, *number, readers);
        }
        let carried = desk.filled.carried.len().saturating_sub(carried);
        if let Some(table) = tables.get_mut(*number) {
            table.mapping.carried += carried;
        }
    }
    desk.settle(tables);
    for wrong in desk.wrong {
        if let Some(table) = tables.get_mut(wrong.spot.table) {
            table.problem(&wrong.spot, &wrong.field, &wrong.value, wrong.defect);
        }
    }
    desk.filled
}

#[derive(Default)]
struct Desk {
    /// Whether the entry can carry values: only artefacts can.
    keeps: bool,
    given: BTreeMap<Field, Vec<Given>>,
    /// Fields of which a cell says something that cannot be read.
    unread: BTreeSet<Field>,
    wrong: Vec<Wrong>,
    filled: Filled,
}

impl Desk {
    fn cell(
        &mut self,
        table: &OpenTable<'_>,
        number: usize,
        row: usize,
        bound: Bound<'_>,
        readers: &mut Readers<'_>,
    ) {
        let (column, cell) = (bound.column, table.cell(row, bound.at));
        let spot = Spot::of(table, number, row, bound.at);
        if column.kind() == FieldKind::Name {
            return;
        }
        let reading = readers.cell(&column.field, &column.column, cell);
        let header = table.placed.heads.texts.get(bound.at).cloned().flatten();
        let header = header.unwrap_or_default();
        let written = written(cell);
        if column.kind() == FieldKind::Claims {
            self.claims(table, row, bound, reading, &spot, readers);
            return;
        }
        self.tell(&column.field, &header, &written, &reading, &spot);
        let value = match reading.value {
            Some(value) => value,
            None if reading.is_blank && column.carried => Value::Null,
            None => {
                if !reading.is_blank {
                    self.unread.insert(column.field.clone());
                }
                return;
            }
        };
        let given = Given { value, written, header, spot };
        self.given.entry(column.field.clone()).or_default().push(given);
    }

    /// Reports what is wrong with a cell, and keeps what no field holds.
    fn tell(&mut self, field: &Field, header: &str, written: &str, reading: &Reading, spot: &Spot) {
        let is_lost = |defect: &CellDefect| !matches!(defect, CellDefect::Dangling { .. });
        if reading.defects.iter().any(|(_, defect)| is_lost(defect)) {
            self.carry(header, written);
        }
        self.wrong.extend(reading.defects.iter().map(|(value, defect)| Wrong {
            spot: spot.clone(),
            field: field.to_string(),
            value: value.clone(),
            defect: defect.clone(),
        }));
    }

    fn carry(&mut self, header: &str, value: &str) {
        if self.keeps && !value.is_empty() {
            self.filled.carried.insert((header.to_owned(), value.to_owned()));
        }
    }

    fn claims(
        &mut self,
        table: &OpenTable<'_>,
        row: usize,
        bound: Bound<'_>,
        reading: Reading,
        spot: &Spot,
        readers: &mut Readers<'_>,
    ) {
        let header = bound.column.header().text().to_owned();
        let written = written(table.cell(row, bound.at));
        self.tell(&bound.column.field, &header, &written, &reading, spot);
        let Some(Value::Array(targets)) = reading.value else {
            return;
        };
        let rule = &bound.column.claims;
        let mut common = json!({"state": "suggested"});
        for (name, origin) in [("state", &rule.state), ("by", &rule.by), ("on", &rule.on)] {
            let Some(origin) = origin else {
                continue;
            };
            let said = self.origin(table, row, name, origin, spot, readers);
            if let (Some(common), Some(said)) = (common.as_object_mut(), said) {
                common.insert(name.to_owned(), said);
            }
        }
        for target in targets {
            let mut claim = common.clone();
            if let Some(claim) = claim.as_object_mut() {
                claim.insert("for".to_owned(), target);
                if let Some(slot) = &rule.slot {
                    claim.insert("slot".to_owned(), json!(slot));
                }
            }
            self.filled.claims.push(claim);
        }
    }

    /// What a column of its own, or the map, says of the claims of a row.
    fn origin(
        &mut self,
        table: &OpenTable<'_>,
        row: usize,
        name: &str,
        origin: &Origin,
        spot: &Spot,
        readers: &mut Readers<'_>,
    ) -> Option<Value> {
        let field = Field::find(Holder::Claim, name).ok()?;
        let (reading, at) = match origin {
            Origin::Always(text) => {
                let column = Column::of(RegisterHeader::none(), Words::default());
                (readers.cell(&field, &column, &Cell::Text(text.clone())), None)
            }
            Origin::Column(column) => {
                let at = table.placed.heads.find(&column.header)?;
                (readers.cell(&field, column, table.cell(row, at)), Some((at, column)))
            }
        };
        let (spot, header, written) = match at {
            Some((at, column)) => (
                Spot::of(table, spot.table, row, at),
                column.header.text(),
                written(table.cell(row, at)),
            ),
            None => (spot.clone(), name, String::new()),
        };
        self.tell(&field, header, &written, &reading, &spot);
        reading.value.filter(|value| !value.is_null())
    }

    /// What a table says of all its rows.
    fn constants(&mut self, table: &OpenTable<'_>, number: usize, readers: &mut Readers<'_>) {
        for constant in &table.rule.constants {
            let column = Column::of(RegisterHeader::none(), Words::default());
            let cell = match constant.texts.as_slice() {
                [text] => Cell::Text(text.clone()),
                texts => Cell::List(texts.to_vec()),
            };
            let reading = readers.cell(&constant.field, &column, &cell);
            let header = constant.field.to_string();
            let place = format!("`constants` of {}", table.rule.name);
            let spot = Spot { table: number, row: 0, column: 0, place };
            let written = constant.texts.join("; ");
            self.tell(&constant.field, &header, &written, &reading, &spot);
            if let Some(value) = reading.value {
                let given = Given { value, written, header, spot };
                self.given.entry(constant.field.clone()).or_default().push(given);
            }
        }
    }

    /// One value for each field: what all cells say, or what they say together.
    fn settle(&mut self, tables: &[OpenTable<'_>]) {
        for (field, cells) in std::mem::take(&mut self.given) {
            let mut known = BTreeSet::new();
            let given = cells.iter().filter(|cell| !cell.value.is_null());
            let said: Vec<&Given> =
                given.filter(|cell| known.insert(cell.value.to_string())).collect();
            if self.unread.contains(&field) && !field.kind().is_list() {
                // What another cell says of the same thing may be something else.
                for given in said {
                    self.carry(&given.header, &given.written);
                }
                continue;
            }
            let value = match said.as_slice() {
                [] => Value::Null,
                [one] => one.value.clone(),
                _ if field.kind().is_list() => together(&said),
                [one, others @ ..] => {
                    for other in others {
                        self.wrong.push(Wrong {
                            spot: other.spot.clone(),
                            field: field.to_string(),
                            value: other.written.clone(),
                            defect: CellDefect::Contradiction {
                                other_place: full_place(tables, &one.spot),
                                other: one.written.clone(),
                            },
                        });
                    }
                    // One value may be written in several ways; all of them are kept.
                    for given in cells.iter().filter(|given| !given.value.is_null()) {
                        self.carry(&given.header, &given.written);
                    }
                    continue;
                }
            };
            self.filled.values.insert(field, value);
        }
    }
}

/// The elements of several lists, in one order whatever the order of the lists.
fn together(lists: &[&Given]) -> Value {
    let elements = lists.iter().filter_map(|list| list.value.as_array()).flatten();
    let sorted: BTreeMap<String, &Value> =
        elements.map(|element| (element.to_string(), element)).collect();
    Value::Array(sorted.into_values().cloned().collect())
}
