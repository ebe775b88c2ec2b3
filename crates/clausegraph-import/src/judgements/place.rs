//! Where in a JSON file a judgement is added, in the style of the entries before it.

use clausegraph_model::{SourceText, document::JudgementDocument};

use super::encode;
use crate::{ImportError, json_edit::with_entries};

/// The text of a file with more judgements at the end of its list; none where the file is no
/// object, or `judgements` no list.
pub(super) fn added(
    source: &SourceText,
    judgements: &[JudgementDocument],
) -> Result<Option<String>, ImportError> {
    with_entries(source, "judgements", judgements).map_err(|error| encode(&error))
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
        added(&source, std::slice::from_ref(judgement)).unwrap()
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
