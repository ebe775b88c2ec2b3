//! What rules say, by their codes: sentences with places for values.
//!
//! One file for each group of rules, in `messages/en`. A message is a text, or a list of texts of which
//! the first counts whose value the finding carries: `[{"if": "objects", "text": "{subject} …"}]`.

use std::{collections::BTreeMap, sync::OnceLock};

use serde_json::Value;

const FILES: &[&str] = &[
    include_str!("../messages/en/claims.json"),
    include_str!("../messages/en/documents.json"),
    include_str!("../messages/en/evidence.json"),
    include_str!("../messages/en/governance.json"),
    include_str!("../messages/en/measures.json"),
    include_str!("../messages/en/parties.json"),
    include_str!("../messages/en/reviews.json"),
    include_str!("../messages/en/shape.json"),
    include_str!("../messages/en/strengths.json"),
];

/// What a rule says.
#[derive(Debug, Default)]
pub(crate) struct Message {
    /// What was found.
    pub(crate) found: Vec<Form>,
    /// What would clear it.
    pub(crate) clears: Vec<Form>,
}

/// One form of a sentence.
#[derive(Debug)]
pub(crate) struct Form {
    /// The value that the finding must carry; none where the form is for all.
    pub(crate) with: Option<String>,
    /// The text, with places in braces.
    pub(crate) text: String,
}

/// The message of a rule; none where its group has none, which a test rules out.
pub(crate) fn message(code: &str) -> Option<&'static Message> {
    static ALL: OnceLock<BTreeMap<String, Message>> = OnceLock::new();
    ALL.get_or_init(|| FILES.iter().flat_map(|file| read(file)).collect()).get(code)
}

fn read(file: &str) -> Vec<(String, Message)> {
    let Ok(Value::Object(entries)) = serde_json::from_str(file) else { return Vec::new() };
    let message =
        |entry: &Value| Message { found: forms(&entry["found"]), clears: forms(&entry["clears"]) };
    entries.iter().map(|(code, entry)| (code.clone(), message(entry))).collect()
}

fn forms(value: &Value) -> Vec<Form> {
    match value {
        Value::String(text) => vec![Form { with: None, text: text.clone() }],
        Value::Array(list) => list
            .iter()
            .filter_map(|form| {
                let with = form["if"].as_str().map(str::to_owned);
                Some(Form { with, text: form["text"].as_str()?.to_owned() })
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// A text with its places filled; a place that nothing fills stays as it is.
pub(crate) fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let Some((place, after)) = behind.split_once('}') else {
            out.push('{');
            rest = behind;
            continue;
        };
        out.push_str(&value(place).unwrap_or_else(|| format!("{{{place}}}")));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The places of a text.
#[cfg(test)]
fn places(text: &str) -> Vec<String> {
    let found = std::cell::RefCell::new(Vec::new());
    filled(text, |place| {
        found.borrow_mut().push(place.to_owned());
        None
    });
    found.into_inner()
}

#[cfg(test)]
mod tests {
    use clausegraph::rules;

    use super::*;

    #[test]
    fn every_rule_has_its_sentences_and_every_place_a_value() {
        let mut wrong = Vec::new();
        for rule in rules() {
            let Some(message) = message(rule.code) else {
                wrong.push(format!("{}: no message", rule.code));
                continue;
            };
            for (what, forms) in [("found", &message.found), ("clears", &message.clears)] {
                if forms.is_empty() {
                    wrong.push(format!("{}: no `{what}`", rule.code));
                }
                for form in forms {
                    let known = |place: &str| match place.strip_prefix("limit.") {
                        Some(parameter) => rule.parameters.contains(&parameter),
                        None => place == "subject" || rule.values.contains(&place),
                    };
                    let places = places(&form.text);
                    wrong.extend(
                        places
                            .iter()
                            .chain(form.with.iter())
                            .filter(|place| !known(place))
                            .map(|place| format!("{}: `{place}`", rule.code)),
                    );
                    if !form.text.trim_end().ends_with('.') {
                        wrong.push(format!("{}: `{}` does not end", rule.code, form.text));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_message_is_of_a_rule() {
        for (code, _) in FILES.iter().flat_map(|file| read(file)) {
            assert!(clausegraph::rule(&code).is_some(), "no rule {code}");
        }
        for file in FILES {
            assert!(serde_json::from_str::<Value>(file).is_ok_and(|value| value.is_object()));
        }
    }

    #[test]
    fn sentences_judge_nobody() {
        const WORDS: &[&str] = &[
            "nonconform",
            "comply",
            "complian",
            "violat",
            "fail to",
            "must ",
            "should ",
            "certified",
        ];
        for (code, message) in FILES.iter().flat_map(|file| read(file)) {
            for form in &message.found {
                let text = form.text.to_lowercase();
                let judges = WORDS.iter().find(|word| text.contains(**word));
                assert_eq!(judges, None, "{code}: {}", form.text);
            }
        }
    }

    #[test]
    fn places_are_filled() {
        let value = |place: &str| (place == "a").then(|| "1".to_owned());
        assert_eq!(filled("{a} of {b} {", value), "1 of {b} {");
    }
}
