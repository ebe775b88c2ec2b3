//! Reading one cell as what its field holds.

mod forms;

use std::collections::BTreeSet;

use clausegraph_model::{
    Amount, ArtefactId, ClauseId, IdError, JudgementId, Key, MemberId, PersonKey, RequirementId,
    did_you_mean,
};
use clausegraph_readers::table::Cell;
use serde_json::{Value, json};

use super::{
    date,
    defect::CellDefect,
    field::{Field, FieldKind},
    fold::fold,
    index::{Index, Meant, Steps},
    map::{Column, DateOrder, Decimal, Words},
    people::People,
};

/// How the registers of a map write dates, numbers and nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways {
    pub(crate) order: Option<DateOrder>,
    pub(crate) century: Option<u32>,
    pub(crate) decimal: Option<Decimal>,
    /// Words that state that there is none.
    pub(crate) none: Words,
    /// Words that say nothing.
    pub(crate) blank: Words,
}

impl Ways {
    /// What a text says that may be no value at all.
    fn said(&self, text: &str) -> Option<Said> {
        if text.trim().is_empty() || self.blank.meaning(text).is_some() {
            Some(Said::Nothing)
        } else {
            self.none.meaning(text).map(|_| Said::None)
        }
    }
}

enum Said {
    Nothing,
    None,
}

/// What a cell says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// None where it says nothing that can be used; null where it states that there is none.
    pub(crate) value: Option<Value>,
    /// What is wrong, each with the part of the cell it is about.
    pub(crate) defects: Vec<(String, CellDefect)>,
    pub(crate) is_blank: bool,
}

/// What cells may refer to.
pub(crate) struct Readers<'a> {
    pub(crate) ways: &'a Ways,
    pub(crate) index: &'a Index,
    pub(crate) people: &'a mut People,
    pub(crate) steps: &'a mut Steps,
}

/// A cell on one line, for people.
pub(crate) fn written(cell: &Cell) -> String {
    cell.written("; ").trim().to_owned()
}

impl Readers<'_> {
    /// Reads a cell as a field.
    pub(crate) fn cell(&mut self, field: &Field, column: &Column, cell: &Cell) -> Reading {
        let kind = field.kind();
        if let Cell::Error(text) = cell {
            return Reading {
                defects: vec![(text.clone(), CellDefect::Formula)],
                ..Reading::default()
            };
        }
        if matches!(cell, Cell::Null) || *cell == Cell::List(Vec::new()) {
            return Reading { value: Some(Value::Null), ..Reading::default() };
        }
        let text = written(cell);
        let text = column.words.meaning(&text).map_or(text, ToOwned::to_owned);
        match self.ways.said(&text) {
            Some(Said::Nothing) => return Reading { is_blank: true, ..Reading::default() },
            Some(Said::None) => return Reading { value: Some(Value::Null), ..Reading::default() },
            None => {}
        }
        if kind.is_list() {
            return self.list(kind, column, cell, &text);
        }
        let value = match cell {
            Cell::List(items) if items.len() > 1 && kind != FieldKind::Text => {
                Err(CellDefect::Several)
            }
            Cell::Number(_) if matches!(kind, FieldKind::Date | FieldKind::Period) => {
                Err(CellDefect::NumberForDate)
            }
            // A number of the file has a point, whatever its texts have.
            Cell::Number(_) if kind == FieldKind::Count => {
                let ways = Ways { decimal: Some(Decimal::Point), ..Ways::default() };
                count(&text, &ways).map(|count| (json!(count), None))
            }
            Cell::Number(_) if kind == FieldKind::Amount => {
                let ways = Ways { decimal: Some(Decimal::Point), ..Ways::default() };
                amount(&text, &ways).map(|amount| (json!(amount), None))
            }
            Cell::Empty
            | Cell::Null
            | Cell::Time(_)
            | Cell::Text(_)
            | Cell::Number(_)
            | Cell::Date(_)
            | Cell::Bool(_)
            | Cell::Error(_)
            | Cell::List(_) => self.one(kind, column, &text),
        };
        match value {
            Ok((value, odd)) => Reading {
                value: Some(value),
                defects: odd.map(|odd| (text, odd)).into_iter().collect(),
                is_blank: false,
            },
            Err(defect) => Reading { defects: vec![(text, defect)], ..Reading::default() },
        }
    }

    fn list(&mut self, kind: FieldKind, column: &Column, cell: &Cell, text: &str) -> Reading {
        let pieces: Vec<String> = match cell {
            Cell::List(items) => items.clone(),
            Cell::Empty
            | Cell::Null
            | Cell::Time(_)
            | Cell::Text(_)
            | Cell::Number(_)
            | Cell::Date(_)
            | Cell::Bool(_)
            | Cell::Error(_) => split(text, &column.split),
        };
        let mut reading = Reading::default();
        let mut values: Vec<Value> = Vec::new();
        let mut known = BTreeSet::new();
        for piece in pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty()) {
            let meant = column.words.meaning(piece).unwrap_or(piece);
            match self.one(kind, column, meant) {
                Ok((value, odd)) => {
                    if known.insert(value.to_string()) {
                        values.push(value);
                    }
                    reading.defects.extend(odd.map(|odd| (piece.to_owned(), odd)));
                }
                Err(defect) => reading.defects.push((piece.to_owned(), defect)),
            }
        }
        if !values.is_empty() {
            reading.value = Some(Value::Array(values));
        } else if reading.defects.is_empty() {
            reading.is_blank = true;
        }
        reading
    }

    /// One value of a kind; of a list, one element.
    fn one(
        &mut self,
        kind: FieldKind,
        column: &Column,
        text: &str,
    ) -> Result<(Value, Option<CellDefect>), CellDefect> {
        let text = text.trim();
        let value = match kind {
            FieldKind::Member | FieldKind::Members => {
                return reference(self.index.member(text, self.steps));
            }
            FieldKind::Artefact | FieldKind::Artefacts => {
                return reference(self.index.artefact(text, self.steps));
            }
            FieldKind::Links => return forms::link(self, text),
            FieldKind::Pins => return forms::pin(self, text),
            FieldKind::Log => return forms::log(self, text),
            FieldKind::Person | FieldKind::Persons => Value::String(self.people.of_cell(text)?),
            FieldKind::Text
            | FieldKind::Date
            | FieldKind::Interval
            | FieldKind::Period
            | FieldKind::Key
            | FieldKind::Keys
            | FieldKind::Clauses
            | FieldKind::Requirement
            | FieldKind::Judgement
            | FieldKind::Word(_)
            | FieldKind::YesNo
            | FieldKind::Count
            | FieldKind::Amount
            | FieldKind::Items
            | FieldKind::Item
            | FieldKind::Intervals
            | FieldKind::Tests
            | FieldKind::Claims
            | FieldKind::Name => plain(kind, column, text, self.ways)?,
        };
        Ok((value, None))
    }
}

fn reference(meant: Meant) -> Result<(Value, Option<CellDefect>), CellDefect> {
    meant.map(|(id, odd)| (Value::String(id), odd))
}

/// A value that needs no register to be read: what a map states; people, scope elements and artefacts
/// stand in it by their ids.
pub(crate) fn plain(
    kind: FieldKind,
    column: &Column,
    text: &str,
    ways: &Ways,
) -> Result<Value, CellDefect> {
    Ok(match kind {
        FieldKind::Text | FieldKind::Name | FieldKind::Links | FieldKind::Pins | FieldKind::Log => {
            json!(text)
        }
        FieldKind::Date => json!(date::date(text, ways)?.to_string()),
        FieldKind::Interval => json!(date::interval(text, column.unit)?.to_string()),
        FieldKind::Period => json!(date::period(text, ways)?.to_string()),
        FieldKind::Key | FieldKind::Keys => json!(key(text)?),
        FieldKind::Clauses => json!(id::<ClauseId>(text)?),
        FieldKind::Requirement | FieldKind::Claims => json!(id::<RequirementId>(text)?),
        FieldKind::Judgement => json!(id::<JudgementId>(text)?),
        FieldKind::Word(known) => json!(word(known, column, text)?),
        FieldKind::YesNo => json!(yes_or_no(text).ok_or(CellDefect::NotYesNo)?),
        FieldKind::Count => json!(count(text, ways)?),
        FieldKind::Amount => json!(amount(text, ways)?),
        FieldKind::Item => match yes_or_no(text) {
            Some(answer) => json!(answer),
            None => json!(text),
        },
        FieldKind::Items => forms::item(text)?,
        FieldKind::Tests => forms::test(text, ways)?,
        FieldKind::Intervals => forms::interval(text)?,
        FieldKind::Person | FieldKind::Persons => json!(id::<PersonKey>(text)?),
        FieldKind::Member | FieldKind::Members => json!(id::<MemberId>(text)?),
        FieldKind::Artefact | FieldKind::Artefacts => json!(id::<ArtefactId>(text)?),
    })
}

fn id<T: std::str::FromStr<Err = IdError> + ToString>(text: &str) -> Result<String, CellDefect> {
    let read = text.parse::<T>();
    read.map(|id| id.to_string())
        .map_err(|cause| CellDefect::NoId { cause: cause.to_string(), near: None })
}

/// A word of the catalogue: small letters, tied by hyphens.
fn key(text: &str) -> Result<String, CellDefect> {
    let lower = text.trim().to_lowercase();
    if lower.parse::<Key>().is_ok() {
        return Ok(lower);
    }
    let tied = fold(text).replace(' ', "-");
    // What is wrong is told of what is written.
    if tied.parse::<Key>().is_ok() { Ok(tied) } else { id::<Key>(text) }
}

/// One word of a closed list, compared as headers are.
pub(crate) fn word(
    known: &'static [&'static str],
    column: &Column,
    text: &str,
) -> Result<&'static str, CellDefect> {
    let folded = fold(text);
    let found = known.iter().find(|word| fold(word) == folded);
    found.copied().ok_or_else(|| {
        let translated = column.words.entries.iter().map(|word| word.written.as_str());
        let candidates = known.iter().copied().chain(translated);
        CellDefect::NotAWord {
            known: known.iter().map(|word| (*word).to_owned()).collect(),
            near: did_you_mean(text, candidates).map(ToOwned::to_owned),
        }
    })
}

/// Yes and no in English, German, French, Spanish and Dutch.
fn yes_or_no(text: &str) -> Option<bool> {
    if matches!(text, "✓" | "✔" | "☑") {
        return Some(true);
    }
    match fold(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "j" | "oui" | "si" | "wahr" | "vrai" => {
            Some(true)
        }
        "no" | "n" | "false" | "0" | "nein" | "non" | "nee" | "falsch" | "faux" => Some(false),
        _ => None,
    }
}

/// A whole number; signs that part thousands are those of the stated way of writing.
fn count(text: &str, ways: &Ways) -> Result<u32, CellDefect> {
    let (digits, rest) = digits(text, ways)?.ok_or(CellDefect::NoCount)?;
    if rest.bytes().any(|byte| byte != b'0') {
        return Err(CellDefect::NoCount);
    }
    digits.parse().map_err(|_| CellDefect::NoCount)
}

/// A decimal number, as files write it: `1250.5`.
fn amount(text: &str, ways: &Ways) -> Result<String, CellDefect> {
    let text = text.trim();
    let (sign, bare) = text.strip_prefix('-').map_or(("", text), |bare| ("-", bare));
    let (digits, rest) = digits(bare, ways)?.ok_or(CellDefect::NoAmount)?;
    let point = if rest.is_empty() { "" } else { "." };
    let written = format!("{sign}{digits}{point}{rest}");
    let read = written.parse::<Amount>();
    read.map(|amount| amount.to_string()).map_err(|_| CellDefect::NoAmount)
}

/// The digits before and behind the decimal sign; none where something else stands there.
fn digits(text: &str, ways: &Ways) -> Result<Option<(String, String)>, CellDefect> {
    let bare: String =
        text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\'' | '’')).collect();
    let (thousands, decimal) = match ways.decimal {
        Some(Decimal::Comma) => ('.', ','),
        Some(Decimal::Point) => (',', '.'),
        None if bare.contains([',', '.']) => return Err(CellDefect::AmbiguousNumber),
        None => (' ', ' '),
    };
    let (whole, rest) = bare.split_once(decimal).unwrap_or((&bare, ""));
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default();
    let is_grouped = groups.clone().all(|group| group.len() == 3)
        && (groups.next().is_none() || (1..=3).contains(&first.len()));
    let digits: String = whole.chars().filter(|sign| *sign != thousands).collect();
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = is_grouped && !digits.is_empty() && plain(&digits) && plain(rest);
    Ok(is_number.then(|| (digits, rest.to_owned())))
}

fn split(text: &str, signs: &[String]) -> Vec<String> {
    let mut pieces = vec![text.to_owned()];
    for sign in signs {
        pieces = pieces
            .iter()
            .flat_map(|piece| piece.split(sign.as_str()))
            .map(ToOwned::to_owned)
            .collect();
    }
    pieces
}
