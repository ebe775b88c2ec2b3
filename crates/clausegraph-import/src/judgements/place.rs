//! Where in a JSON file an entry is added, in the style of the entries before it.

use clausegraph_model::{Positions, SourceText, document::JudgementDocument};
use serde::de::IgnoredAny;
use serde_json::ser::PrettyFormatter;

use super::encode;
use crate::ImportError;

/// The text of a file with one more judgement at the end of its list; none where the file is no
/// object, or `judgements` no list.
pub(super) fn added(
    source: &SourceText,
    judgement: &JudgementDocument,
) -> Result<Option<String>, ImportError> {
    let Some((at, entry)) = addition(source, judgement)? else { return Ok(None) };
    let entry = if source.text.contains("\r\n") { entry.replace('\n', "\r\n") } else { entry };
    let parts = source.text.split_at_checked(at);
    Ok(parts.map(|(before, behind)| format!("{before}{entry}{behind}")))
}

/// The byte at which something is added, and what.
fn addition(
    source: &SourceText,
    judgement: &JudgementDocument,
) -> Result<Option<(usize, String)>, ImportError> {
    let text = source.text.as_str();
    let positions = Positions::new(source);
    let Some(all) = positions.locate("/judgements") else {
        return of_new_list(text, &positions, judgement);
    };
    let entries = text.get(all.range.clone()).map(serde_json::from_str::<Vec<IgnoredAny>>);
    let Some(Ok(entries)) = entries else { return Ok(None) };
    let Some(index) = entries.len().checked_sub(1) else {
        let (outer, unit) = (indent_of(text, all.range.start), "  ");
        let entry = written(judgement, &format!("{outer}{unit}"), unit)?;
        return Ok(Some((all.range.start + 1, format!("\n{outer}{unit}{entry}\n{outer}"))));
    };
    let Some(last) = positions.locate(&format!("/judgements/{index}")) else { return Ok(None) };
    let indent = indent_of(text, last.range.start);
    let starts_line = own_line(text, last.range.start);
    let unit = text.get(last.range.clone()).and_then(|entry| unit_of(entry, indent));
    let addition = match (starts_line, unit) {
        (true, Some(unit)) => format!(",\n{indent}{}", written(judgement, indent, unit)?),
        (true, None) => format!(",\n{indent}{}", on_one_line(judgement)?),
        (false, _) => format!(", {}", on_one_line(judgement)?),
    };
    Ok(Some((last.range.end, addition)))
}

/// A list of one entry behind the last section of a file that has no such list.
fn of_new_list(
    text: &str,
    positions: &Positions<'_>,
    judgement: &JudgementDocument,
) -> Result<Option<(usize, String)>, ImportError> {
    let inside = positions.locate("").and_then(|root| {
        let body = text.get(root.range.clone())?.strip_suffix('}')?;
        Some((root.range.start, body.trim_end()))
    });
    let Some((start, body)) = inside else { return Ok(None) };
    let comma = if body.ends_with('{') { "" } else { "," };
    let entry = written(judgement, "    ", "  ")?;
    let list = format!("{comma}\n  \"judgements\": [\n    {entry}\n  ]");
    // What stands on one line ends on the line below the new list.
    let rest = text.get(start + body.len()..).unwrap_or_default();
    let end = if rest.starts_with(['\n', '\r']) { "" } else { "\n" };
    Ok(Some((start + body.len(), format!("{list}{end}"))))
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

/// A judgement over several lines, of which all but the first are indented.
fn written(judgement: &JudgementDocument, indent: &str, unit: &str) -> Result<String, ImportError> {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(unit.as_bytes());
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    serde::Serialize::serialize(judgement, &mut writer).map_err(|error| encode(&error))?;
    let text = String::from_utf8_lossy(&bytes);
    // Line ends within a text are written as `\n`: every line end here is one of the form.
    Ok(text.replace('\n', &format!("\n{indent}")))
}

/// A judgement on one line, with blanks as people write them.
fn on_one_line(judgement: &JudgementDocument) -> Result<String, ImportError> {
    let text = written(judgement, "", "")?;
    let line: Vec<&str> = text.lines().collect();
    Ok(line.join(" "))
}

#[cfg(test)]
mod tests {
    use clausegraph_model::document::{
        JudgementContext, JudgementValue, OrganisationDocument, PinDocument,
    };

    use super::*;

    fn judgement(id: &str) -> JudgementDocument {
        JudgementDocument {
            id: id.parse().unwrap(),
            requirement: "9.3-01".parse().unwrap(),
            members: vec!["payroll".parse().unwrap()],
            context: JudgementContext::Internal,
            value: JudgementValue::MinorNonconformity,
            by: "jane".parse().unwrap(),
            on: "2026-11-22".parse().unwrap(),
            reason: "Two words: \"no\"\nand ] } ,".to_owned(),
            pins: vec![PinDocument {
                artefact: "POL-1".parse().unwrap(),
                version: Some("2".to_owned()),
                hash: None,
            }],
            supersedes: None,
        }
    }

    fn add(text: &str, judgement: &JudgementDocument) -> Option<String> {
        let source = SourceText { name: String::new(), text: text.to_owned() };
        added(&source, judgement).unwrap()
    }

    /// The text with one entry.
    const ONE: &str = r#"{ "id": "J-1", "requirement": "4.1-01", "context": "gap", "value": "ofi", "by": "x", "on": "2026-01-01", "reason": "r" }"#;

    #[test]
    fn what_stood_there_stands_there_byte_for_byte() {
        let pretty = ONE.replace("{ ", "{\n      ").replace(", ", ",\n      ");
        let forms = [
            format!("{{ \"format_version\": 1, \"judgements\": [{ONE}] }}"),
            format!("{{ \"format_version\": 1, \"judgements\": [{ONE}, {ONE}], \"people\": [] }}"),
            format!("{{\n\t\"format_version\": 1,\n\t\"judgements\": [\n\t\t{ONE}\n\t]\n}}\n"),
            format!("{{\r\n  \"format_version\": 1,\r\n  \"judgements\": [\r\n    {ONE}\r\n  ]}}"),
            format!("{{\n  \"judgements\": [\n    {pretty}\n  ],\n  \"format_version\": 1\n}}\n"),
            format!("\u{feff}{{ \"format_version\": 1, \"judgements\": [ {pretty} ] }}"),
            "{ \"format_version\": 1, \"judgements\": [] }".to_owned(),
            "{\n  \"format_version\": 1,\n  \"judgements\": [\n  ]\n}\n".to_owned(),
            "{ \"format_version\": 1 }".to_owned(),
            "{\n  \"format_version\": 1\n}\n".to_owned(),
            "{\r\n  \"format_version\": 1,\r\n  \"people\": [ ]\r\n}\r\n".to_owned(),
        ];
        for text in forms {
            let document = |text: &str| -> OrganisationDocument {
                serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
            };
            let mut expected = document(&text);
            let mut written = text.clone();
            for id in ["J-0002", "J-0003"] {
                let next = add(&written, &judgement(id)).unwrap();
                let added = next.len() - written.len();
                let without =
                    |from: usize| Some([next.get(..from)?, next.get(from + added..)?].concat());
                let is_kept =
                    (0..=written.len()).any(|from| without(from).as_ref() == Some(&written));
                assert!(is_kept, "{next}");
                assert_eq!(next.contains("\r\n"), text.contains("\r\n"));
                assert!(!next.replace("\r\n", "").contains('\n') || !text.contains("\r\n"));
                expected.judgements.push(judgement(id));
                written = next;
            }
            assert_eq!(document(&written), expected, "{written}");
        }
    }

    #[test]
    fn entries_look_like_those_before_them() {
        let one = judgement("J-0002");
        let pretty = ONE.replace("{ ", "{\n\t\t\t").replace(", ", ",\n\t\t\t");
        let text = format!("{{\n\t\"judgements\": [\n\t\t{pretty}\n\t]\n}}\n");
        let bare = "{\n  \"format_version\": 1\n}\n";
        let listed = format!("{{\n  \"judgements\": [\n    {ONE}\n  ]\n}}\n");
        let all = [text.as_str(), bare, &listed].map(|text| add(text, &one).unwrap());
        insta::assert_snapshot!(all.join("---\n"));
    }

    #[test]
    fn what_is_no_list_takes_nothing() {
        for text in ["[]", "1", "{ \"judgements\": {} }", "{ \"judgements\": null }", ""] {
            assert_eq!(add(text, &judgement("J-0002")), None, "{text:?}");
        }
    }
}
