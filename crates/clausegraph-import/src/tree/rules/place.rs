//! Reading where fields stand and how they are written.

use clausegraph_model::did_you_mean;
use clausegraph_readers::yaml::Node;

use super::{
    Field, FieldRule, FrontKey, Place, Property, RuleDefect,
    fields::{Parsed, Reader, unknown_word},
};
use crate::tree::{artefact, when::DateForm};

/// The keys of a place.
const PLACES: &[&str] = &[
    "front_matter",
    "matches",
    "heading",
    "line",
    "section",
    "beside",
    "file_name",
    "property",
    "always",
    "first_of",
];

impl Reader {
    pub(super) fn field(&mut self, node: &Node, text: &str) -> Option<Field> {
        let found = Field::ALL.iter().copied().find(|field| field.as_str() == text);
        if found.is_none() {
            let known = Field::ALL.iter().map(|field| field.as_str());
            self.report(node, unknown_word(text, known));
        }
        found
    }

    pub(super) fn carries(&mut self, node: Option<&Node>, rules: &[FieldRule]) -> Vec<Field> {
        let mut carries = Vec::new();
        for item in self.items(node) {
            let field = self.text(item).and_then(|text| self.field(item, text));
            let Some(field) = field else {
                continue;
            };
            if !rules.iter().any(|rule| rule.field == field) {
                let field = field.as_str();
                self.report(item, RuleDefect::CarriedWithoutPlace { field });
            }
            carries.push(field);
        }
        carries
    }

    pub(super) fn field_rules(&mut self, node: Option<&Node>) -> Vec<FieldRule> {
        let Some(node) = node else {
            return Vec::new();
        };
        let mut rules = Vec::new();
        for (word, value) in self.entries(node) {
            let found = Field::ALL.iter().copied().find(|field| field.as_str() == word.text);
            if let Some(field) = found {
                rules.extend(self.field_rule(field, value));
            } else {
                let known = Field::ALL.iter().map(|field| field.as_str());
                let near = did_you_mean(&word.text, known).map(ToOwned::to_owned);
                let key = word.text.clone();
                self.report_word(word, RuleDefect::UnknownKey { key, near });
            }
        }
        rules
    }

    fn field_rule(&mut self, field: Field, node: &Node) -> Option<FieldRule> {
        let mut known = PLACES.to_vec();
        known.extend(["forms", "words"]);
        let forms_node = node.get("forms");
        let words_node = node.get("words");
        let place = self.place(node, &known)?;
        let forms = self.forms(field, forms_node);
        if let Some(words) = words_node.filter(|_| field != Field::Status) {
            self.report(words, RuleDefect::Pointless { key: "words" });
        }
        let words = self.named_words(words_node);
        let rule = FieldRule { field, place, forms, words };
        if let Place::Always(text) = &rule.place
            && let Err(cause) = artefact::check_value(&rule, text)
        {
            let text = text.clone();
            self.report(node, RuleDefect::Value { text, cause });
        }
        Some(rule)
    }

    fn forms(&mut self, field: Field, node: Option<&Node>) -> Vec<DateForm> {
        let Some(node) = node else {
            return vec![DateForm::iso()];
        };
        if !field.is_date() {
            self.report(node, RuleDefect::Pointless { key: "forms" });
        }
        let forms: Vec<DateForm> = self.parsed_list(Some(node));
        for (index, one) in forms.iter().enumerate() {
            let clash = forms.iter().skip(index + 1).find(|two| one.clashes_with(two));
            if let Some(two) = clash {
                let (one, two) = (one.to_string(), two.to_string());
                self.report(node, RuleDefect::DateFormsClash { one, two });
            }
        }
        forms
    }

    /// What must hold of a file: each entry is a place where something has to stand.
    pub(super) fn conditions(&mut self, node: Option<&Node>) -> Vec<Place> {
        let items = self.items(node);
        items.iter().filter_map(|item| self.place(item, PLACES)).collect()
    }

    fn place(&mut self, node: &Node, known: &[&'static str]) -> Option<Place> {
        let fields = self.fields(node, known)?;
        let mut places = Vec::new();
        let matches = fields.get("matches");
        if let Some(key) = fields.get("front_matter") {
            let pattern = matches.map(|node| self.pattern(node));
            let key = self.front_key(key);
            places.push(key.map(|key| Place::FrontMatter(key, pattern.flatten())));
        } else if let Some(matches) = matches {
            self.report(matches, RuleDefect::Pointless { key: "matches" });
        }
        if let Some(node) = fields.get("heading") {
            let text = self.text(node);
            if text.is_some_and(|text| text != "first") {
                self.report(node, unknown_word(&node.written(), ["first"]));
            }
            places.push(Some(Place::FirstHeading));
        }
        for key in ["line", "section", "beside", "file_name"] {
            let Some(node) = fields.get(key) else {
                continue;
            };
            let pattern = self.pattern(node);
            places.push(pattern.map(|pattern| match key {
                "line" => Place::Line(pattern),
                "section" => Place::Section(pattern),
                "beside" => Place::Beside(pattern),
                _ => Place::FileName(pattern),
            }));
        }
        if let Some(node) = fields.get("property") {
            places.push(self.property(node).map(Place::Property));
        }
        if let Some(node) = fields.get("always") {
            let text = self.text(node).map(ToOwned::to_owned);
            places.push(text.map(Place::Always));
        }
        if let Some(node) = fields.get("first_of") {
            let all = self.items(Some(node)).iter();
            let all = all.filter_map(|item| self.place(item, PLACES)).collect();
            places.push(Some(Place::FirstOf(all)));
        }
        let is_misspelt = || PLACES.iter().any(|key| fields.misspells(key));
        if places.len() > 1 || (places.is_empty() && !is_misspelt()) {
            self.report(fields.node, RuleDefect::OnePlace);
        }
        places.pop().flatten()
    }

    fn property(&mut self, node: &Node) -> Option<Property> {
        let text = self.text(node)?;
        if let Some(name) = text.strip_prefix("custom.").filter(|name| !name.is_empty()) {
            return Some(Property::Custom(name.to_owned()));
        }
        let known = Property::WORDS.iter().find(|(word, _)| *word == text);
        if known.is_none() {
            let words = Property::WORDS.iter().map(|(word, _)| *word).chain(["custom.NAME"]);
            self.report(node, unknown_word(text, words));
        }
        known.map(|(_, property)| property.clone())
    }

    pub(super) fn front_key(&mut self, node: &Node) -> Option<FrontKey> {
        let written = self.text(node)?.to_owned();
        let path = written.split('.').map(ToOwned::to_owned).collect();
        Some(FrontKey { written, path })
    }

    /// A map from words of the documents to words of ours.
    pub(crate) fn named_words<T: Parsed>(&mut self, node: Option<&Node>) -> Vec<(String, T)> {
        let Some(node) = node else {
            return Vec::new();
        };
        let entries = self.entries(node);
        entries
            .iter()
            .filter_map(|(word, value)| Some((word.text.clone(), self.parsed(value)?)))
            .collect()
    }
}
