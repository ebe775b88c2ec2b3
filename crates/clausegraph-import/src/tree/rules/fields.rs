//! Reading a tree of YAML nodes by its keys, collecting every defect.

use std::str::FromStr;

use clausegraph_model::{DateError, IdError, UnknownWord, did_you_mean};
use clausegraph_readers::yaml::{self, Node, Value, Word};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use regex_lite::Regex;

use super::{RuleDefect, RuleProblem, RulesError};
use crate::tree::{
    template::TemplateError,
    when::{DateFormError, ZoneError},
};

/// The defects found so far.
#[derive(Default)]
pub(crate) struct Reader {
    problems: Vec<RuleProblem>,
}

/// A map whose keys are known to be known.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'n> {
    pub(crate) node: &'n Node,
    known: &'n [&'static str],
}

/// A defect of a text that is parsed, told with the text.
pub(crate) trait Parsed: FromStr {
    fn defect(text: &str, error: Self::Err) -> RuleDefect;
}

macro_rules! ids {
    ($($type:ty),+) => {
        $(impl Parsed for $type {
            fn defect(text: &str, cause: IdError) -> RuleDefect {
                RuleDefect::Id { text: text.to_owned(), cause }
            }
        })+
    };
}

macro_rules! words {
    ($($type:ty),+) => {
        $(impl Parsed for $type {
            fn defect(text: &str, _: UnknownWord) -> RuleDefect {
                unknown_word(text, Self::ALL.iter().map(|word| word.as_str()))
            }
        })+
    };
}

ids! {
    clausegraph_model::ArtefactId, clausegraph_model::CatalogueId, clausegraph_model::Key,
    clausegraph_model::MemberId, clausegraph_model::PersonKey, clausegraph_model::RequirementId
}

words! {
    clausegraph_model::ArtefactKind, clausegraph_model::Family,
    clausegraph_model::document::ArtefactStatus, clausegraph_model::document::Exclusions
}

impl Parsed for clausegraph_model::Date {
    fn defect(text: &str, cause: DateError) -> RuleDefect {
        RuleDefect::Date { text: text.to_owned(), cause }
    }
}

impl Parsed for crate::tree::when::DateForm {
    fn defect(text: &str, cause: DateFormError) -> RuleDefect {
        RuleDefect::DateForm { text: text.to_owned(), cause }
    }
}

impl Parsed for crate::tree::when::MomentForm {
    fn defect(text: &str, cause: DateFormError) -> RuleDefect {
        RuleDefect::MomentForm { text: text.to_owned(), cause }
    }
}

impl Parsed for crate::tree::when::Zone {
    fn defect(text: &str, cause: ZoneError) -> RuleDefect {
        RuleDefect::Zone { text: text.to_owned(), cause }
    }
}

impl Parsed for crate::tree::template::IdTemplate {
    fn defect(text: &str, cause: TemplateError) -> RuleDefect {
        RuleDefect::Template { text: text.to_owned(), cause }
    }
}

#[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
pub(crate) fn unknown_word<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> RuleDefect {
    RuleDefect::UnknownWord {
        word: text.to_owned(),
        near: did_you_mean(text, known).map(ToOwned::to_owned),
    }
}

impl<'n> Fields<'n> {
    /// The node under a key, where the key is there.
    pub(crate) fn get(self, key: &str) -> Option<&'n Node> {
        self.node.get(key)
    }

    /// Whether an unknown key, which was reported, is probably meant to be this one.
    pub(crate) fn misspells(self, key: &str) -> bool {
        let Value::Map(entries) = &self.node.value else {
            return false;
        };
        entries.iter().any(|(word, _)| {
            !self.known.contains(&word.text.as_str())
                && did_you_mean(&word.text, self.known.iter().copied()) == Some(key)
        })
    }
}

/// Reads a YAML file of rules; all defects are told, in the order of their places.
pub(crate) fn read<T>(
    text: &str,
    rules: impl FnOnce(&mut Reader, &Node) -> Option<T>,
) -> Result<T, RulesError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = yaml::parse(text).map_err(|error| RulesError {
        problems: vec![RuleProblem {
            line: error.line,
            column: error.column,
            defect: RuleDefect::NotYaml { reason: error.reason },
        }],
    })?;
    let mut reader = Reader::default();
    let rules = rules(&mut reader, &root);
    let mut problems = reader.problems;
    problems.sort_by_key(|problem| (problem.line, problem.column));
    match rules {
        Some(rules) if problems.is_empty() => Ok(rules),
        Some(_) | None => Err(RulesError { problems }),
    }
}

impl Reader {
    pub(crate) fn report(&mut self, node: &Node, defect: RuleDefect) {
        self.problems.push(RuleProblem { line: node.line, column: node.column, defect });
    }

    pub(crate) fn report_word(&mut self, word: &Word, defect: RuleDefect) {
        self.problems.push(RuleProblem { line: word.line, column: word.column, defect });
    }

    fn shape<T>(&mut self, node: &Node, expected: &'static str) -> Option<T> {
        self.report(node, RuleDefect::Shape { expected });
        None
    }

    /// A map; its keys are checked against the known ones.
    pub(crate) fn fields<'n>(
        &mut self,
        node: &'n Node,
        known: &'n [&'static str],
    ) -> Option<Fields<'n>> {
        let Value::Map(entries) = &node.value else {
            return self.shape(node, "a map of keys");
        };
        for (word, _) in entries {
            if !known.contains(&word.text.as_str()) {
                let near = did_you_mean(&word.text, known.iter().copied());
                let defect = RuleDefect::UnknownKey {
                    key: word.text.clone(),
                    near: near.map(ToOwned::to_owned),
                };
                self.report_word(word, defect);
            }
        }
        Some(Fields { node, known })
    }

    /// The node under a key that has to be there.
    pub(crate) fn needed<'n>(&mut self, fields: Fields<'n>, key: &'static str) -> Option<&'n Node> {
        let found = fields.get(key);
        if found.is_none() && !fields.misspells(key) {
            self.report(fields.node, RuleDefect::KeyAbsent { key });
        }
        found
    }

    /// The version of the format, which is 1.
    pub(crate) fn version(&mut self, fields: Fields<'_>) {
        if let Some(version) = self.needed(fields, "format_version") {
            let written = version.written();
            if written != "1" {
                self.report(version, RuleDefect::Version { version: written });
            }
        }
    }

    /// The entries of a map whose keys the rules choose.
    pub(crate) fn entries<'n>(&mut self, node: &'n Node) -> &'n [(Word, Node)] {
        match &node.value {
            Value::Map(entries) => entries,
            Value::Null | Value::Text(_) | Value::List(_) => {
                self.shape::<()>(node, "a map of keys");
                &[]
            }
        }
    }

    /// The items of a list.
    pub(crate) fn items<'n>(&mut self, node: Option<&'n Node>) -> &'n [Node] {
        match node.map(|node| (node, &node.value)) {
            None | Some((_, Value::Null)) => &[],
            Some((_, Value::List(items))) => items,
            Some((node, Value::Text(_) | Value::Map(_))) => {
                self.shape::<()>(node, "a list");
                &[]
            }
        }
    }

    /// A text that is not blank.
    pub(crate) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
            Value::Text(_) | Value::Null | Value::List(_) | Value::Map(_) => {
                self.shape(node, "a text")
            }
        }
    }

    /// A text of a certain form.
    pub(crate) fn parsed<T: Parsed>(&mut self, node: &Node) -> Option<T> {
        let text = self.text(node)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.report(node, T::defect(text, error));
                None
            }
        }
    }

    /// A key of a map, of a certain form.
    pub(crate) fn parsed_word<T: Parsed>(&mut self, word: &Word) -> Option<T> {
        match word.text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.report_word(word, T::defect(&word.text, error));
                None
            }
        }
    }

    /// Texts of a certain form.
    pub(crate) fn parsed_list<T: Parsed>(&mut self, node: Option<&Node>) -> Vec<T> {
        let items = self.items(node);
        items.iter().filter_map(|item| self.parsed(item)).collect()
    }

    /// Texts.
    pub(crate) fn texts(&mut self, node: Option<&Node>) -> Vec<String> {
        let items = self.items(node);
        items.iter().filter_map(|item| self.text(item).map(ToOwned::to_owned)).collect()
    }

    /// A whole number.
    pub(crate) fn number(&mut self, node: &Node) -> Option<u32> {
        match &node.value {
            Value::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text
                .parse()
                .ok()
                .or_else(|| self.shape(node, "a whole number below four thousand million")),
            Value::Text(_) | Value::Null | Value::List(_) | Value::Map(_) => {
                self.shape(node, "a whole number")
            }
        }
    }

    /// A regular expression.
    pub(crate) fn pattern(&mut self, node: &Node) -> Option<Regex> {
        let text = self.text(node)?;
        match Regex::new(text) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let reason = error.to_string().replace('\n', " ");
                let text = text.to_owned();
                self.report(node, RuleDefect::Pattern { text, reason });
                None
            }
        }
    }

    /// Globs; `*` stops at a `/`.
    pub(crate) fn globs(&mut self, node: Option<&Node>) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for item in self.items(node) {
            let Some(text) = self.text(item) else {
                continue;
            };
            match GlobBuilder::new(text).literal_separator(true).build() {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(error) => {
                    let reason = error.kind().to_string();
                    let text = text.to_owned();
                    self.report(item, RuleDefect::Glob { text, reason });
                }
            }
        }
        set.build().unwrap_or_else(|error| {
            if let Some(node) = node {
                let text = node.written();
                let reason = error.kind().to_string();
                self.report(node, RuleDefect::Glob { text, reason });
            }
            GlobSet::empty()
        })
    }
}

/// The first YAML example in the documentation of a source file.
#[cfg(test)]
pub(crate) fn documented_example(source: &str) -> String {
    let lines = source
        .lines()
        .skip_while(|line| *line != "/// ```yaml")
        .skip(1)
        .take_while(|line| *line != "/// ```")
        .map(|line| line.trim_start_matches("///").replacen(' ', "", 1));
    lines.collect::<Vec<String>>().join("\n")
}
