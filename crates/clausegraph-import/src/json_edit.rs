//! Changes to JSON files that leave every other byte of them as it is.

use clausegraph_model::{Positions, SourceText};
use serde::{Serialize, de::IgnoredAny};
use serde_json::{Value, ser::PrettyFormatter};

/// A change of a field of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldEdit {
    /// The part of the object that the field stands in, where not in itself.
    pub(crate) part: Option<&'static str>,
    pub(crate) field: &'static str,
    /// The new value; none where the field goes.
    pub(crate) value: Option<Value>,
}

/// Why a file cannot be changed: it is not of the form that its reader accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoSuchPlace;

impl From<serde_json::Error> for NoSuchPlace {
    fn from(_: serde_json::Error) -> Self {
        Self
    }
}

/// The text of a file with fields of some of its objects changed; objects are named by JSON pointers, and
/// none stands in another.
pub(crate) fn with_fields(
    source: &SourceText,
    objects: &[(String, Vec<FieldEdit>)],
) -> Result<String, NoSuchPlace> {
    let text = source.text.as_str();
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let positions = Positions::new(source);
    let mut changes = Vec::new();
    for (pointer, edits) in objects {
        let range = positions.locate(pointer).ok_or(NoSuchPlace)?.range;
        let object = text.get(range.clone()).ok_or(NoSuchPlace)?;
        changes.push((range, changed(object, edits, line_end)?));
    }
    changes.sort_by_key(|(range, _)| range.start);
    let mut written = String::with_capacity(text.len());
    let mut next = 0;
    for (range, object) in changes {
        written.push_str(text.get(next..range.start).ok_or(NoSuchPlace)?);
        written.push_str(&object);
        next = range.end;
    }
    written.push_str(text.get(next..).ok_or(NoSuchPlace)?);
    Ok(written)
}

/// An object with fields changed.
fn changed(object: &str, edits: &[FieldEdit], line_end: &str) -> Result<String, NoSuchPlace> {
    let mut object = object.to_owned();
    for FieldEdit { part, field, value } in edits {
        object = match part {
            None => with_field(&object, field, value.as_ref(), line_end)?,
            Some(part) => match range_of(&object, part) {
                Some(range) if object.get(range.clone()).is_some_and(|it| it.starts_with('{')) => {
                    let inner = object.get(range.clone()).ok_or(NoSuchPlace)?;
                    let inner = with_field(inner, field, value.as_ref(), line_end)?;
                    spliced(&object, range, &inner)?
                }
                Some(_) | None => {
                    let Some(value) = value else { continue };
                    let inner = serde_json::json!({ (*field): value });
                    with_field(&object, part, Some(&inner), line_end)?
                }
            },
        };
    }
    Ok(object)
}

fn range_of(object: &str, field: &str) -> Option<std::ops::Range<usize>> {
    let source = SourceText { name: String::new(), text: object.to_owned() };
    Positions::new(&source).locate(&format!("/{field}")).map(|span| span.range)
}

fn spliced(text: &str, range: std::ops::Range<usize>, by: &str) -> Result<String, NoSuchPlace> {
    let before = text.get(..range.start).ok_or(NoSuchPlace)?;
    let behind = text.get(range.end..).ok_or(NoSuchPlace)?;
    Ok(format!("{before}{by}{behind}"))
}

/// An object with one field set, or without it.
fn with_field(
    object: &str,
    field: &str,
    value: Option<&Value>,
    line_end: &str,
) -> Result<String, NoSuchPlace> {
    match (range_of(object, field), value) {
        (Some(range), Some(value)) => spliced(object, range, &on_one_line(value)?),
        (Some(range), None) => without(object, field, range),
        (None, Some(value)) => with_new(object, field, value, line_end),
        (None, None) => Ok(object.to_owned()),
    }
}

/// An object with a field behind its others, on a line of its own where those have one.
fn with_new(
    object: &str,
    field: &str,
    value: &Value,
    line_end: &str,
) -> Result<String, NoSuchPlace> {
    let body = object.strip_suffix('}').ok_or(NoSuchPlace)?;
    let inside = body.trim_end();
    let rest = body.get(inside.len()..).unwrap_or_default();
    let first = inside.strip_prefix('{').ok_or(NoSuchPlace)?;
    let blanks = first.get(..first.len() - first.trim_start().len()).unwrap_or_default();
    let comma = if first.trim().is_empty() { "" } else { "," };
    let entry = format!("\"{field}\": {}", on_one_line(value)?);
    let (gap, end) = match blanks.rsplit_once('\n') {
        Some((_, indent)) if !comma.is_empty() => (format!("{line_end}{indent}"), rest),
        Some(_) | None if comma.is_empty() => (" ".to_owned(), " "),
        Some(_) | None => (" ".to_owned(), rest),
    };
    Ok(format!("{inside}{comma}{gap}{entry}{end}}}"))
}

/// An object without a field, the value of which stands at a range.
fn without(
    object: &str,
    field: &str,
    range: std::ops::Range<usize>,
) -> Result<String, NoSuchPlace> {
    let before = object.get(..range.start).ok_or(NoSuchPlace)?.trim_end();
    let before = before.strip_suffix(':').ok_or(NoSuchPlace)?.trim_end();
    let name = format!("\"{field}\"");
    let before = before.strip_suffix(name.as_str()).ok_or(NoSuchPlace)?;
    let behind = object.get(range.end..).ok_or(NoSuchPlace)?;
    if let Some(rest) = behind.trim_start().strip_prefix(',') {
        return Ok(format!("{before}{}", rest.trim_start()));
    }
    let bare = before.trim_end();
    let bare = bare.strip_suffix(',').unwrap_or(bare);
    Ok(format!("{bare}{behind}"))
}

/// The text of a file without some entries of its lists; entries are named by JSON pointers.
pub(crate) fn without_entries(
    source: &SourceText,
    entries: &[String],
) -> Result<String, NoSuchPlace> {
    let positions = Positions::new(source);
    let found = entries.iter().map(|pointer| positions.locate(pointer).map(|span| span.range));
    let mut ranges = found.collect::<Option<Vec<_>>>().ok_or(NoSuchPlace)?;
    // From the last to the first: what stands before a place keeps its bytes.
    ranges.sort_by_key(|range| std::cmp::Reverse(range.start));
    let mut text = source.text.clone();
    for range in ranges {
        let before = text.get(..range.start).ok_or(NoSuchPlace)?;
        let behind = text.get(range.end..).ok_or(NoSuchPlace)?;
        text = if let Some(rest) = behind.trim_start().strip_prefix(',') {
            format!("{before}{}", rest.trim_start())
        } else {
            let bare = before.trim_end();
            format!("{}{behind}", bare.strip_suffix(',').unwrap_or(bare))
        };
    }
    Ok(text)
}

/// The text of a file with more entries at the end of a list at its top, in the style of those before them;
/// none where the file is no object, or the list no list.
pub(crate) fn with_entries<T: Serialize>(
    source: &SourceText,
    list: &str,
    entries: &[T],
) -> Result<Option<String>, serde_json::Error> {
    if entries.is_empty() {
        return Ok(Some(source.text.clone()));
    }
    let Some((at, added)) = addition(source, list, entries)? else { return Ok(None) };
    let added = if source.text.contains("\r\n") { added.replace('\n', "\r\n") } else { added };
    let parts = source.text.split_at_checked(at);
    Ok(parts.map(|(before, behind)| format!("{before}{added}{behind}")))
}

/// The byte at which something is added, and what.
fn addition<T: Serialize>(
    source: &SourceText,
    list: &str,
    entries: &[T],
) -> Result<Option<(usize, String)>, serde_json::Error> {
    let text = source.text.as_str();
    let positions = Positions::new(source);
    let Some(all) = positions.locate(&format!("/{list}")) else {
        return of_new_list(text, &positions, list, entries);
    };
    let known = text.get(all.range.clone()).map(serde_json::from_str::<Vec<IgnoredAny>>);
    let Some(Ok(known)) = known else { return Ok(None) };
    let Some(index) = known.len().checked_sub(1) else {
        let (outer, unit) = (indent_of(text, all.range.start), "  ");
        let joined = joined(entries, &format!("{outer}{unit}"), unit)?;
        return Ok(Some((all.range.start + 1, format!("\n{outer}{unit}{joined}\n{outer}"))));
    };
    let Some(before) = positions.locate(&format!("/{list}/{index}")) else { return Ok(None) };
    let indent = indent_of(text, before.range.start);
    let starts_line = own_line(text, before.range.start);
    let unit = text.get(before.range.clone()).and_then(|entry| unit_of(entry, indent));
    let line = format!(",\n{indent}");
    let mut added = String::new();
    for entry in entries {
        let (gap, entry) = match (starts_line, unit) {
            (true, Some(unit)) => (line.as_str(), over_lines(entry, indent, unit)?),
            (true, None) => (line.as_str(), on_one_line(entry)?),
            (false, _) => (", ", on_one_line(entry)?),
        };
        added.push_str(gap);
        added.push_str(&entry);
    }
    Ok(Some((before.range.end, added)))
}

/// A list behind the last section of a file that has no such list.
fn of_new_list<T: Serialize>(
    text: &str,
    positions: &Positions<'_>,
    list: &str,
    entries: &[T],
) -> Result<Option<(usize, String)>, serde_json::Error> {
    let inside = positions.locate("").and_then(|root| {
        let body = text.get(root.range.clone())?.strip_suffix('}')?;
        Some((root.range.start, body.trim_end()))
    });
    let Some((start, body)) = inside else { return Ok(None) };
    let comma = if body.ends_with('{') { "" } else { "," };
    let joined = joined(entries, "    ", "  ")?;
    let added = format!("{comma}\n  \"{list}\": [\n    {joined}\n  ]");
    // What stands on one line ends on the line below the new list.
    let rest = text.get(start + body.len()..).unwrap_or_default();
    let end = if rest.starts_with(['\n', '\r']) { "" } else { "\n" };
    Ok(Some((start + body.len(), format!("{added}{end}"))))
}

fn joined<T: Serialize>(
    entries: &[T],
    indent: &str,
    unit: &str,
) -> Result<String, serde_json::Error> {
    let texts: Result<Vec<String>, _> =
        entries.iter().map(|entry| over_lines(entry, indent, unit)).collect();
    Ok(texts?.join(&format!(",\n{indent}")))
}

/// The blanks at the beginning of the line in which a byte stands.
fn indent_of(text: &str, at: usize) -> &str {
    let line = line_before(text, at);
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..blanks).unwrap_or_default()
}

/// Whether nothing but blanks stands before a byte on its line.
fn own_line(text: &str, at: usize) -> bool {
    line_before(text, at).trim_start_matches([' ', '\t']).is_empty()
}

fn line_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}

/// By how much the lines inside an entry are indented; none where it stands on one line.
fn unit_of<'t>(entry: &'t str, indent: &str) -> Option<&'t str> {
    let (_, rest) = entry.split_once('\n')?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest.get(..blanks)?.strip_prefix(indent).filter(|unit| !unit.is_empty()).or(Some("  "))
}

/// An entry over several lines, of which all but the first are indented.
fn over_lines<T: Serialize>(
    entry: &T,
    indent: &str,
    unit: &str,
) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(unit.as_bytes());
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    entry.serialize(&mut writer)?;
    let text = String::from_utf8_lossy(&bytes);
    // Line ends within a text are written as `\n`: every line end here is one of the form.
    Ok(text.replace('\n', &format!("\n{indent}")))
}

/// An entry on one line, with blanks as people write them.
fn on_one_line<T: Serialize>(entry: &T) -> Result<String, serde_json::Error> {
    let text = over_lines(entry, "", "")?;
    let line: Vec<&str> = text.lines().collect();
    Ok(line.join(" "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn edit(part: Option<&'static str>, field: &'static str, value: Option<Value>) -> FieldEdit {
        FieldEdit { part, field, value }
    }

    fn edited(text: &str, pointer: &str, edits: &[FieldEdit]) -> String {
        let source = SourceText { name: String::new(), text: text.to_owned() };
        with_fields(&source, &[(pointer.to_owned(), edits.to_vec())]).unwrap()
    }

    #[test]
    fn fields_are_set_in_the_style_of_the_file() {
        let pretty = "{\n  \"list\": [\n    {\n      \"id\": \"A\",\n      \"owner\": \"x\"\n    }\n  ]\n}\n";
        let inline = "{ \"list\": [{ \"id\": \"A\", \"owner\": \"x\" }, { \"id\": \"B\" }] }";
        let tight =
            "{\"list\":[{\"id\":\"A\",\"owner\":\"x\",\"action\":{\"due_on\":\"2026-01-01\"}}]}";
        let windows = pretty.replace('\n', "\r\n");
        let mut all = Vec::new();
        for text in [pretty, inline, tight, &windows] {
            for edits in [
                vec![edit(None, "owner", Some(json!("y")))],
                vec![
                    edit(None, "percent", Some(json!(40))),
                    edit(None, "gap", Some(json!("a\nb"))),
                ],
                vec![edit(None, "owner", None)],
                vec![edit(None, "id", None)],
                vec![edit(None, "id", None), edit(None, "owner", None)],
                vec![edit(Some("action"), "due_on", Some(json!("2026-02-02")))],
                vec![edit(Some("action"), "due_on", None)],
            ] {
                let written = edited(text, "/list/0", &edits);
                let value: Value = serde_json::from_str(&written).unwrap();
                let mut expected: Value = serde_json::from_str(text).unwrap();
                let object = expected["list"][0].as_object_mut().unwrap();
                for FieldEdit { part, field, value } in &edits {
                    let inner = match part {
                        Some(part) if value.is_some() || object.contains_key(*part) => object
                            .entry((*part).to_owned())
                            .or_insert_with(|| json!({}))
                            .as_object_mut()
                            .unwrap(),
                        Some(_) => continue,
                        None => &mut *object,
                    };
                    match value {
                        Some(value) => inner.insert((*field).to_owned(), value.clone()),
                        None => inner.remove(*field),
                    };
                }
                assert_eq!(value, expected, "{written}");
                assert_eq!(written.contains("\r\n"), text.contains("\r\n"));
                all.push(written);
            }
        }
        insta::assert_snapshot!(all[..14].join("\n---\n"));
    }

    #[test]
    fn entries_go_and_the_others_stay_as_they_are() {
        let text =
            "{\n  \"list\": [\n    { \"id\": 1 },\n    { \"id\": 2 },\n    { \"id\": 3 }\n  ]\n}\n";
        let source = SourceText { name: String::new(), text: text.to_owned() };
        for gone in [vec![0], vec![1], vec![2], vec![2, 0], vec![1, 2], vec![0, 1, 2]] {
            let pointers: Vec<String> = gone.iter().map(|it| format!("/list/{it}")).collect();
            let written = without_entries(&source, &pointers).unwrap();
            let value: Value = serde_json::from_str(&written).unwrap();
            let left = (0..3).filter(|it| !gone.contains(it)).map(|it| json!({ "id": it + 1 }));
            assert_eq!(value["list"], json!(left.collect::<Vec<_>>()), "{written}");
            let lines = written.lines().filter(|line| !line.trim().is_empty());
            assert!(
                lines
                    .into_iter()
                    .all(|line| text.replace(',', "").contains(line.trim_end_matches(','))),
                "{written}"
            );
        }
        assert_eq!(without_entries(&source, &["/list/3".to_owned()]), Err(NoSuchPlace));
    }

    #[test]
    fn several_objects_change_at_once() {
        let text = "{\"a\": [{\"x\": 1}, {\"x\": 2}, {}], \"b\": 3}\n";
        let source = SourceText { name: String::new(), text: text.to_owned() };
        let set = |value: i32| vec![edit(None, "x", Some(json!(value)))];
        let objects = [("/a/2".to_owned(), set(9)), ("/a/0".to_owned(), set(7))];
        let written = with_fields(&source, &objects).unwrap();
        assert_eq!(written, "{\"a\": [{\"x\": 7}, {\"x\": 2}, { \"x\": 9 }], \"b\": 3}\n");
        assert_eq!(with_fields(&source, &[("/c".to_owned(), set(1))]), Err(NoSuchPlace));
    }
}
