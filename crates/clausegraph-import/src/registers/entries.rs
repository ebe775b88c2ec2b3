//! Which rows make which entry, and what the entries are called.

use std::collections::BTreeMap;

use clausegraph_model::{
    ArtefactId, ArtefactKind, JudgementId, MemberId, PersonKey, RequirementId,
};

use super::{
    defect::CellDefect,
    field::{FieldKind, Holder},
    fold::fold,
    id::ID_SIGNS,
    index::Index,
    map::{KindRule, Makes, RegisterMap, SortRule},
    people::People,
    report::RowLeft,
    table::OpenTable,
    values::{self, written},
};

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The table, by its index among those found.
    pub(crate) table: usize,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) place: String,
}

impl Spot {
    pub(crate) fn of(tables: &OpenTable<'_>, table: usize, row: usize, column: usize) -> Self {
        Self { table, row, column, place: tables.place(row, column) }
    }
}

/// The rows of one entry.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub(crate) kind: Option<ArtefactKind>,
    /// Tables and rows, by their indices.
    pub(crate) rows: Vec<(usize, usize)>,
    /// The keys as written, folded, and where each stands first.
    keys: BTreeMap<String, (String, Spot)>,
    kinds: Vec<(ArtefactKind, Spot)>,
}

/// The entries by what they are and their id; claims go by what they say.
pub(crate) type Entries = BTreeMap<(Makes, String), Entry>;

/// Finds the entries of all tables, and makes their names known.
pub(crate) fn gather(
    tables: &mut [OpenTable<'_>],
    map: &RegisterMap,
    people: &mut People,
    index: &mut Index,
) -> Entries {
    let mut entries = Entries::new();
    // Whoever has a key has to be known before a name is given one.
    let rank = |table: &OpenTable<'_>| match (table.rule.makes, table.rule.id.is_person) {
        (Makes::People, false) => 0,
        (Makes::People, true) => 1,
        _ => 2,
    };
    for turn in 0..3 {
        for number in 0..tables.len() {
            let Some(table) = tables.get_mut(number).filter(|table| rank(table) == turn) else {
                continue;
            };
            for row in table.placed.rows.clone() {
                match row_entry(table, row, map, people) {
                    Ok(Some(found)) => {
                        table.mapping.rows += 1;
                        if let Some((column, value, defect)) = found.other_kind.clone() {
                            let spot = Spot::of(table, number, row, column);
                            table.problem(&spot, "kind", &value, defect);
                        }
                        add(&mut entries, found, number, row, table);
                    }
                    Ok(None) => table.mapping.examples += 1,
                    Err(why) => table.leave(row, why),
                }
            }
        }
        if turn < 2 {
            know_people(&entries, tables, people);
        }
    }
    settle_kinds(&mut entries, tables);
    settle_keys(&entries, tables);
    know_names(&entries, tables, index);
    entries
}

/// The entry of a row.
struct Found {
    makes: Makes,
    id: String,
    key: String,
    kind: Option<(ArtefactKind, Option<usize>)>,
    /// The cell whose word is no kind, where another stands for it.
    other_kind: Option<(usize, String, CellDefect)>,
}

/// The kind of a row: the column that tells it, and what is wrong with its word.
struct RowKind {
    kind: ArtefactKind,
    column: Option<usize>,
    other: Option<(usize, String, CellDefect)>,
}

/// The entry that a row belongs to; none where it is an example.
fn row_entry(
    table: &OpenTable<'_>,
    row: usize,
    map: &RegisterMap,
    people: &mut People,
) -> Result<Option<Found>, RowLeft> {
    let makes = table.rule.makes;
    let key = if makes == Makes::Claims { said(table, row) } else { key(table, row)? };
    let begins =
        |prefix: &String| key.trim_start().to_lowercase().starts_with(&prefix.to_lowercase());
    if map.skip.iter().any(begins) {
        return Ok(None);
    }
    let id = match makes.holder() {
        Holder::Claim => key.clone(),
        Holder::Exclusion => key.trim().to_owned(),
        Holder::Person if table.rule.id.is_person => {
            let person = people.of_cell(&key).map_err(|_| RowLeft::NoKey)?;
            table.rule.id.around(&person)
        }
        // A key that is written as no key may be a name.
        Holder::Person => table.rule.id.around(key.trim()),
        Holder::Artefact | Holder::Element => table.rule.id.id(&key, ID_SIGNS),
        Holder::Judgement => table.rule.id.id(&key, "._:/-"),
    };
    let cause = match makes.holder() {
        Holder::Claim => None,
        Holder::Exclusion => id.parse::<RequirementId>().err(),
        Holder::Person => id.parse::<PersonKey>().err(),
        Holder::Artefact => id.parse::<ArtefactId>().err(),
        Holder::Element => id.parse::<MemberId>().err(),
        Holder::Judgement => id.parse::<JudgementId>().err(),
    };
    if let Some(cause) = cause {
        return Err(RowLeft::NoId { id, cause: cause.to_string() });
    }
    let kind = match &table.rule.kind {
        KindRule::None => None,
        KindRule::Fixed(kind) => Some(RowKind { kind: *kind, column: None, other: None }),
        KindRule::Column { .. } => Some(kind(table, row)?),
    };
    let other_kind = kind.as_ref().and_then(|found| found.other.clone());
    let kind = kind.map(|found| (found.kind, found.column));
    let makes = match &table.rule.sort {
        Some(rule) => sort(table, row, rule)?,
        None => makes,
    };
    Ok(Some(Found { makes, id, key, kind, other_kind }))
}

/// The key of a row; parts of several columns are tied by `-`.
fn key(table: &OpenTable<'_>, row: usize) -> Result<String, RowLeft> {
    let cells = table.key.as_ref().ok_or(RowLeft::NoKeyColumn)?;
    let mut parts = Vec::new();
    for cell in cells {
        let text = written(table.cell(row, cell.at));
        if fold(&text).is_empty() {
            return Err(RowLeft::NoKey);
        }
        parts.push(if cell.is_text { text.to_lowercase() } else { text });
    }
    Ok(parts.join("-"))
}

/// All that a row says, as the key of what has no other.
fn said(table: &OpenTable<'_>, row: usize) -> String {
    let mut texts: Vec<String> = table
        .columns
        .iter()
        .map(|bound| format!("{}: {}", bound.column.field, written(table.cell(row, bound.at))))
        .collect();
    texts.sort();
    let artefact = table.columns.iter().find(|bound| bound.column.field() == "artefact");
    let artefact = artefact.map(|bound| written(table.cell(row, bound.at)));
    // The artefact stands first, so that example rows are known by it.
    format!("{} {}", artefact.unwrap_or_default(), texts.join("\n"))
}

/// Which sort of scope element a row is.
fn sort(table: &OpenTable<'_>, row: usize, rule: &SortRule) -> Result<Makes, RowLeft> {
    let written = table.sort.map(|at| (at, written(table.cell(row, at))));
    let Some((at, written)) = written.filter(|(_, text)| !text.is_empty()) else {
        return rule.otherwise.ok_or(RowLeft::NoSort);
    };
    let meant = rule.column.words.meaning(&written).unwrap_or(&written);
    let defect = match values::word(Makes::ELEMENT_WORDS, &rule.column, meant) {
        Ok(word) => return word.parse().map_err(|()| RowLeft::NoSort),
        Err(defect) => defect,
    };
    let near = if let CellDefect::NotAWord { near, .. } = defect { near } else { None };
    Err(RowLeft::UnknownSort { written, place: table.place(row, at), near })
}

fn kind(table: &OpenTable<'_>, row: usize) -> Result<RowKind, RowLeft> {
    let of = |kind, column| RowKind { kind, column, other: None };
    let KindRule::Column { column, otherwise } = &table.rule.kind else {
        return Err(RowLeft::NoKind);
    };
    let Some(at) = table.kind else {
        return otherwise.map(|kind| of(kind, None)).ok_or(RowLeft::NoKind);
    };
    let text = written(table.cell(row, at));
    if text.is_empty() {
        return otherwise.map(|kind| of(kind, None)).ok_or(RowLeft::NoKind);
    }
    let meant = column.words.meaning(&text).unwrap_or(&text);
    match values::word(ArtefactKind::WORDS, column, meant) {
        Ok(word) => word.parse().map(|kind| of(kind, Some(at))).map_err(|_| RowLeft::NoKind),
        Err(defect) => match (otherwise, defect) {
            (Some(kind), defect) => {
                let near = if let CellDefect::NotAWord { near, .. } = defect { near } else { None };
                let defect = CellDefect::OtherKind { kind: kind.to_string(), near };
                Ok(RowKind { kind: *kind, column: Some(at), other: Some((at, text, defect)) })
            }
            (None, CellDefect::NotAWord { near, .. }) => {
                Err(RowLeft::UnknownKind { written: text, place: table.place(row, at), near })
            }
            (None, _) => Err(RowLeft::NoKind),
        },
    }
}

fn add(entries: &mut Entries, found: Found, number: usize, row: usize, table: &OpenTable<'_>) {
    let at = table.key.as_ref().and_then(|cells| cells.first()).map_or(0, |cell| cell.at);
    let spot = |column: usize| Spot::of(table, number, row, column);
    let entry = entries.entry((found.makes, found.id)).or_default();
    entry.rows.push((number, row));
    entry.keys.entry(fold_key(&found.key)).or_insert_with(|| (found.key, spot(at)));
    entry.kinds.extend(found.kind.map(|(kind, column)| (kind, spot(column.unwrap_or(at)))));
}

/// A key as two of them are told apart: blanks at the ends do not count.
fn fold_key(key: &str) -> String {
    key.split_whitespace().collect::<Vec<&str>>().join(" ").to_lowercase()
}

/// Entries of two kinds become nothing; nobody could say which is right.
fn settle_kinds(entries: &mut Entries, tables: &mut [OpenTable<'_>]) {
    entries.retain(|_, entry| {
        let Some((one, place)) = entry.kinds.first().cloned() else {
            return true;
        };
        entry.kind = Some(one);
        let Some((other, other_place)) = entry.kinds.iter().find(|(kind, _)| *kind != one).cloned()
        else {
            return true;
        };
        let full = |spot: &Spot| full_place(tables, spot);
        let why = RowLeft::TwoKinds {
            one: one.to_string(),
            place: full(&place),
            other: other.to_string(),
            other_place: full(&other_place),
        };
        for (number, row) in &entry.rows {
            if let Some(table) = tables.get_mut(*number) {
                table.mapping.rows = table.mapping.rows.saturating_sub(1);
                table.leave(*row, why.clone());
            }
        }
        false
    });
}

/// Reports keys that differ and become the same id.
fn settle_keys(entries: &Entries, tables: &mut [OpenTable<'_>]) {
    for ((_, id), entry) in entries {
        let mut keys = entry.keys.values();
        let Some((first, first_spot)) = keys.next() else {
            continue;
        };
        for (key, spot) in keys {
            let other_place = full_place(tables, first_spot);
            // One person is written in many ways.
            let Some(table) = tables.get_mut(spot.table).filter(|table| !table.rule.id.is_person)
            else {
                continue;
            };
            let defect = CellDefect::KeysMeet { other: first.clone(), other_place };
            let value = format!("{key} ({id})");
            table.problem(spot, "key", &value, defect);
        }
    }
}

/// A place with its file.
pub(crate) fn full_place(tables: &[OpenTable<'_>], spot: &Spot) -> String {
    let path = tables.get(spot.table).map_or("", |table| table.path);
    format!("{path}: {}", spot.place)
}

/// Makes the keys, names and offices of listed people known.
fn know_people(entries: &Entries, tables: &[OpenTable<'_>], people: &mut People) {
    let listed = entries.iter().filter(|((makes, _), _)| *makes == Makes::People);
    for ((_, key), entry) in listed {
        people.key(key);
        for (number, row) in &entry.rows {
            let Some(table) = tables.get(*number) else {
                continue;
            };
            for bound in &table.columns {
                let text = written(table.cell(*row, bound.at));
                if bound.column.kind() == FieldKind::Name {
                    people.name(&text, key);
                } else if bound.column.field() == "office" {
                    people.office(&text, key);
                }
            }
        }
    }
}

/// Makes the ids, keys and names of artefacts and scope elements known.
fn know_names(entries: &Entries, tables: &[OpenTable<'_>], index: &mut Index) {
    for ((makes, id), entry) in entries {
        let (names, title) = match makes.holder() {
            Holder::Artefact => (&mut index.artefacts, "title"),
            Holder::Element => (&mut index.members, "name"),
            Holder::Person | Holder::Claim | Holder::Judgement | Holder::Exclusion => continue,
        };
        names.add(id);
        for (key, _) in entry.keys.values() {
            names.name(key, id);
        }
        for (number, row) in &entry.rows {
            let Some(table) = tables.get(*number) else {
                continue;
            };
            let column = table.columns.iter().find(|bound| bound.column.field() == title);
            if let Some(bound) = column {
                names.name(&written(table.cell(*row, bound.at)), id);
            }
        }
    }
}
