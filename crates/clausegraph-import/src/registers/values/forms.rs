//! Cells that hold more than a word: items, links, intervals, tests, logs.

use clausegraph_model::{
    did_you_mean,
    document::{LinkType, TestMethod},
};
use serde_json::{Map, Value, json};

use super::{Meant, Readers, Ways, count, key};
use crate::registers::{date, defect::CellDefect, fold::fold};

/// A value, with what is odd about it.
type Read = Result<(Value, Option<CellDefect>), CellDefect>;

/// `governs: POL-01`.
pub(super) fn link(readers: &mut Readers<'_>, text: &str) -> Read {
    let form = "governs: POL-01";
    let (word, to) = halves(text).ok_or(CellDefect::Form { form, near: None })?;
    let known = || LinkType::WORDS.iter().copied();
    let word = known().find(|known| fold(known) == fold(word)).ok_or_else(|| CellDefect::Form {
        form,
        near: did_you_mean(word, known()).map(ToOwned::to_owned),
    })?;
    let (to, odd) = artefact(readers, to)?;
    Ok((json!({"type": word, "to": to}), odd))
}

/// `POL-01`, `POL-01@3.1`.
pub(super) fn pin(readers: &mut Readers<'_>, text: &str) -> Read {
    let (name, version) = match text.split_once('@') {
        Some((name, version)) => (name.trim(), Some(version.trim())),
        None => (text, None),
    };
    let (artefact, odd) = artefact(readers, name)?;
    let mut pin = Map::new();
    pin.insert("artefact".to_owned(), json!(artefact));
    if let Some(version) = version {
        pin.insert("version".to_owned(), json!(version));
    }
    Ok((Value::Object(pin), odd))
}

/// `risks`, `risks @ page 3`, `risks: two new ones`.
pub(super) fn item(text: &str) -> Result<Value, CellDefect> {
    let (rest, note) = match text.split_once(": ") {
        Some((rest, note)) => (rest, Some(note.trim())),
        None => (text, None),
    };
    let (word, at) = match rest.split_once('@') {
        Some((word, at)) => (word, Some(at.trim())),
        None => (rest, None),
    };
    let mut item = Map::new();
    item.insert("item".to_owned(), json!(key(word)?));
    for (field, text) in [("at", at), ("note", note)] {
        if let Some(text) = text {
            item.insert(field.to_owned(), json!(text));
        }
    }
    Ok(Value::Object(item))
}

/// `supplier-performance: P3M`.
pub(super) fn interval(text: &str) -> Result<Value, CellDefect> {
    let form = "supplier-performance: P3M";
    let (of, every) = halves(text).ok_or(CellDefect::Form { form, near: None })?;
    Ok(json!({"of": key(of)?, "every": date::interval(every, None)?.to_string()}))
}

/// `classified: 3 of 129`, with `census` or `sample` behind it: the exceptions and the number tested.
pub(super) fn test(text: &str, ways: &Ways) -> Result<Value, CellDefect> {
    let form = "classified: 3 of 129";
    let wrong = || CellDefect::Form { form, near: None };
    let (name, numbers) = text.split_once(':').ok_or_else(wrong)?;
    let words: Vec<&str> = numbers.split_whitespace().collect();
    let (exceptions, tested, method) = match words.as_slice() {
        [exceptions, "of", tested] => (exceptions, tested, None),
        [exceptions, "of", tested, method] => {
            let known = TestMethod::WORDS.iter().copied();
            let near = did_you_mean(method, known).map(ToOwned::to_owned);
            let method = method.to_lowercase().parse::<TestMethod>();
            (exceptions, tested, Some(method.map_err(|_| CellDefect::Form { form, near })?))
        }
        _ => return Err(wrong()),
    };
    let mut fields = Map::new();
    fields.insert("test".to_owned(), json!(key(name)?));
    fields.insert("exceptions".to_owned(), json!(count(exceptions, ways)?));
    fields.insert("tested".to_owned(), json!(count(tested, ways)?));
    if let Some(method) = method {
        fields.insert("method".to_owned(), json!(method));
    }
    Ok(Value::Object(fields))
}

/// What occurred in a period: `2026-01-01/2026-06-30: none`, or occurrences parted by `;`, each an id
/// with `on` a day, `handled` a day, `in` an artefact and a note in brackets.
pub(super) fn log(readers: &mut Readers<'_>, text: &str) -> Read {
    let form = "2026-01-01/2026-06-30: D-1 on 2026-03-02 handled 2026-03-20 in REV-01 (late)";
    let (period, rest) = text.split_once(':').ok_or(CellDefect::Form { form, near: None })?;
    let period = date::period(period, readers.ways)?;
    let mut entries = Vec::new();
    let mut odd = None;
    let is_none = fold(rest) == "none" || readers.ways.none.meaning(rest).is_some();
    let pieces = rest.split([';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    for piece in pieces.filter(|_| !is_none) {
        let (entry, loose) = occurrence(readers, piece, form)?;
        entries.push(entry);
        odd = odd.or(loose);
    }
    if entries.is_empty() && !is_none {
        return Err(CellDefect::Form { form, near: None });
    }
    Ok((json!({"period": period.to_string(), "entries": entries}), odd))
}

fn occurrence(readers: &mut Readers<'_>, text: &str, form: &'static str) -> Read {
    let wrong = || CellDefect::Form { form, near: None };
    let (rest, note) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((rest, note)) => (rest, Some(note.trim())),
        None => (text, None),
    };
    let mut words = rest.split_whitespace();
    let id = words.next().ok_or_else(wrong)?;
    let mut entry = Map::new();
    entry.insert("id".to_owned(), json!(super::id::<clausegraph_model::Key>(id)?));
    let mut odd = None;
    while let Some(word) = words.next() {
        let said = words.next().ok_or_else(wrong)?;
        let (field, value) = match word {
            "on" => ("on", date::date(said, readers.ways)?.to_string()),
            "handled" => ("handled_on", date::date(said, readers.ways)?.to_string()),
            "in" => {
                let (id, loose) = artefact(readers, said)?;
                odd = loose;
                ("handled_in", id)
            }
            _ => return Err(wrong()),
        };
        entry.insert(field.to_owned(), json!(value));
    }
    if let Some(note) = note {
        entry.insert("note".to_owned(), json!(note));
    }
    Ok((Value::Object(entry), odd))
}

fn artefact(readers: &mut Readers<'_>, text: &str) -> Meant {
    readers.index.artefact(text, readers.steps)
}

/// A word and what follows it, behind a colon or a blank.
fn halves(text: &str) -> Option<(&str, &str)> {
    let (one, two) = text.split_once(':').or_else(|| text.split_once(char::is_whitespace))?;
    let (one, two) = (one.trim(), two.trim());
    (!one.is_empty() && !two.is_empty()).then_some((one, two))
}

#[cfg(test)]
mod tests;
