//! From the YAML of a register map to a checked map.

mod column;

use clausegraph_model::{
    ArtefactKind,
    document::{IdentityDocument, SourceDocument},
};
use clausegraph_readers::yaml::{Node, Value};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::{
    Column, KeyPart, KindRule, Makes, RegisterColumn, RegisterMap, RegisterTable, SortRule, Words,
    sort::Rest, words_of,
};
use crate::{
    registers::{field::Holder, id::KeyTemplate, values::Ways},
    tree::rules::{
        RuleDefect, RulesError,
        fields::{self, Fields, Reader, unknown_word},
    },
};

/// Reads and checks a register map.
pub(super) fn register_map(text: &str) -> Result<RegisterMap, RulesError> {
    fields::read(text, Reader::register_map)
}

const MAP_KEYS: [&str; 11] = [
    "format_version",
    "organisation",
    "source",
    "people",
    "persons",
    "dates",
    "numbers",
    "none",
    "blank",
    "skip",
    "tables",
];

const TABLE_KEYS: [&str; 13] = [
    "name",
    "help",
    "files",
    "sheets",
    "makes",
    "kind",
    "key",
    "id",
    "header",
    "rest",
    "carries",
    "columns",
    "constants",
];

/// The keys of a column that tells what each row is.
const CHOICE_KEYS: [&str; 6] = ["column", "aliases", "words", "else", "help", "example"];

impl Reader {
    fn register_map(&mut self, root: &Node) -> Option<RegisterMap> {
        let fields = self.fields(root, &MAP_KEYS)?;
        self.version(fields);
        let (organisation, identity) = match fields.get("organisation") {
            Some(node) => self.organisation_of(node)?,
            None => (None, None),
        };
        let source = self.needed(fields, "source").and_then(|node| self.register_source(node));
        let people = self.named_words(fields.get("people"));
        let persons = fields.get("persons").and_then(|node| self.persons(node));
        let ways = self.ways(fields);
        let skip = fields.get("skip").and_then(|node| self.fields(node, &["key_begins"]));
        let skip = self.texts(skip.and_then(|skip| skip.get("key_begins")));
        let nodes = self.needed(fields, "tables");
        let tables: Vec<RegisterTable> =
            self.items(nodes).iter().filter_map(|node| self.table(node, &ways)).collect();
        self.unique(nodes, "name");
        let (source, carries_found) = source?;
        Some(RegisterMap {
            identity,
            people_of: organisation.unwrap_or_else(|| source.id.clone()),
            source,
            carries_found,
            people,
            persons: persons.unwrap_or_default(),
            ways,
            skip,
            tables,
        })
    }

    /// The source, and whether it carries what is found.
    fn register_source(&mut self, node: &Node) -> Option<(SourceDocument, bool)> {
        let is_found =
            node.get("carries").is_some_and(|node| node.value == Value::Text("found".to_owned()));
        if !is_found {
            return self.source(node).map(|source| (source, false));
        }
        let fields = self.fields(node, &["id", "title", "carries"])?;
        let id = self.needed(fields, "id").and_then(|node| self.parsed(node));
        let title = fields.get("title").and_then(|node| self.text(node)).map(ToOwned::to_owned);
        Some((SourceDocument { id: id?, title, carries: Vec::new() }, true))
    }

    /// Who the organisation is; without a name only what keys of people are made with.
    fn organisation_of(
        &mut self,
        node: &Node,
    ) -> Option<(Option<clausegraph_model::Key>, Option<IdentityDocument>)> {
        let fields = self.fields(node, &["id", "name", "catalogue"])?;
        let id: Option<clausegraph_model::Key> =
            self.needed(fields, "id").and_then(|node| self.parsed(node));
        let name = fields.get("name").and_then(|node| self.text(node)).map(ToOwned::to_owned);
        let catalogue = fields.get("catalogue").and_then(|node| self.parsed(node));
        let identity = id.clone().zip(name).map(|(id, name)| IdentityDocument {
            id,
            name,
            catalogue,
            headcount: clausegraph_model::Fact::Unknown,
        });
        Some((id, identity))
    }

    fn ways(&mut self, fields: Fields<'_>) -> Ways {
        let dates = fields.get("dates").and_then(|node| self.fields(node, &["order", "century"]));
        let order = dates.and_then(|dates| dates.get("order")).and_then(|node| self.parsed(node));
        let century = dates.and_then(|dates| dates.get("century")).and_then(|node| {
            let century = self.number(node)?;
            if century % 100 == 0 && (1900..=2100).contains(&century) {
                return Some(century);
            }
            let expected = "a century such as `2000`";
            self.report(node, RuleDefect::Shape { expected });
            None
        });
        let numbers = fields.get("numbers").and_then(|node| self.fields(node, &["decimal"]));
        let decimal =
            numbers.and_then(|numbers| numbers.get("decimal")).and_then(|node| self.parsed(node));
        Ways {
            order,
            century,
            decimal,
            none: self.plain_words(fields.get("none")),
            blank: self.plain_words(fields.get("blank")),
        }
    }

    /// Words that mean the same all together.
    fn plain_words(&mut self, node: Option<&Node>) -> Words {
        let texts = self.texts(node);
        words_of(texts.iter().map(|text| (text.as_str(), "")))
    }

    fn table(&mut self, node: &Node, ways: &Ways) -> Option<RegisterTable> {
        let fields = self.fields(node, &TABLE_KEYS)?;
        let name = self.needed(fields, "name").and_then(|node| self.parsed(node));
        let makes = self.needed(fields, "makes").and_then(|node| self.makes(node));
        let files = fields.get("files").map(|node| self.name_globs(node));
        let sheets = fields.get("sheets").map(|node| self.name_globs(node));
        let header_rows = self.header_rows(fields.get("header"));
        let rest: Option<Rest> = fields.get("rest").and_then(|node| self.parsed(node));
        let help = fields.get("help").and_then(|node| self.text(node)).map(ToOwned::to_owned);
        let (makes, sort) = makes?;
        let mut columns = self.register_columns(fields, makes.holder(), ways);
        self.carried(fields.get("carries"), &mut columns);
        let constants = self.constants(fields.get("constants"), makes.holder(), &columns, ways);
        let kind = self.kind_rule(fields, makes);
        let key = self.row_key(fields, makes, &columns);
        let id = self.key_template(fields, makes);
        Some(RegisterTable {
            sheet_title: sheet_title(fields.get("sheets")),
            name: name?,
            help,
            files,
            sheets,
            makes,
            sort,
            kind: kind?,
            key,
            id: id?,
            header_rows,
            carries_rest: match rest {
                Some(Rest::Carry) => true,
                Some(Rest::List) => false,
                None => makes == Makes::Artefacts,
            } && makes == Makes::Artefacts,
            columns,
            constants,
        })
    }

    /// What rows become, or the column that tells it of each.
    fn makes(&mut self, node: &Node) -> Option<(Makes, Option<SortRule>)> {
        if let Value::Text(_) = node.value {
            return self.parsed(node).map(|makes| (makes, None));
        }
        let fields = self.fields(node, &CHOICE_KEYS)?;
        let header = self.header_at(fields, "column");
        let words: Vec<(String, Makes)> = self.named_words(fields.get("words"));
        let otherwise: Option<Makes> = fields.get("else").and_then(|node| self.parsed(node));
        for makes in words.iter().map(|(_, makes)| *makes).chain(otherwise) {
            if makes.holder() != Holder::Element {
                let known = Makes::ELEMENT_WORDS.iter().copied();
                self.report(node, unknown_word(makes.as_str(), known));
            }
        }
        let words = words.iter().map(|(written, makes)| (written.as_str(), makes.as_str()));
        let column = Column::of(header?, words_of(words));
        Some((Makes::Services, Some(SortRule { column, otherwise })))
    }

    fn header_rows(&mut self, node: Option<&Node>) -> usize {
        let header = node.and_then(|node| self.fields(node, &["rows"]));
        let Some(rows) = header.and_then(|header| self.needed(header, "rows")) else {
            return 1;
        };
        match self.number(rows).and_then(|rows| usize::try_from(rows).ok()) {
            Some(number @ 1..=5) => number,
            Some(_) => {
                self.report(rows, RuleDefect::Shape { expected: "a number from 1 to 5" });
                1
            }
            None => 1,
        }
    }

    fn kind_rule(&mut self, fields: Fields<'_>, makes: Makes) -> Option<KindRule> {
        if makes != Makes::Artefacts {
            if let Some(node) = fields.get("kind") {
                self.report(node, RuleDefect::Pointless { key: "kind" });
            }
            return Some(KindRule::None);
        }
        let node = self.needed(fields, "kind")?;
        if let Value::Text(_) = node.value {
            return self.parsed(node).map(KindRule::Fixed);
        }
        let fields = self.fields(node, &CHOICE_KEYS)?;
        let header = self.header_at(fields, "column");
        let words: Vec<(String, ArtefactKind)> = self.named_words(fields.get("words"));
        let otherwise = fields.get("else").and_then(|node| self.parsed(node));
        let words = words.iter().map(|(written, kind)| (written.as_str(), kind.as_str()));
        let column = Column::of(header?, words_of(words));
        Some(KindRule::Column { column, otherwise })
    }

    fn row_key(
        &mut self,
        fields: Fields<'_>,
        makes: Makes,
        columns: &[RegisterColumn],
    ) -> Vec<KeyPart> {
        if makes == Makes::Claims {
            if let Some(node) = fields.get("key") {
                self.report(node, RuleDefect::Pointless { key: "key" });
            }
            return Vec::new();
        }
        let Some(node) = self.needed(fields, "key") else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Null | Value::Text(_) | Value::Map(_) => std::slice::from_ref(node),
        };
        for node in nodes {
            if let Value::Text(text) = &node.value {
                let known = || columns.iter().map(RegisterColumn::field);
                if known().any(|field| field == *text) {
                    parts.push(KeyPart::Field(text.clone()));
                } else {
                    let known: Vec<String> = known().collect();
                    self.unknown_name(node, text, known.iter().map(String::as_str));
                }
            } else {
                let header = self.fields(node, &["header", "aliases", "help", "example"]);
                let header = header.and_then(|fields| self.header(fields));
                parts.extend(header.map(KeyPart::Column));
            }
        }
        if parts.is_empty() {
            self.report(node, RuleDefect::Shape { expected: "a column, or a list of columns" });
        }
        parts
    }

    fn key_template(&mut self, fields: Fields<'_>, makes: Makes) -> Option<KeyTemplate> {
        let usual = if makes == Makes::People { "{person}" } else { "{key}" };
        let Some(node) = fields.get("id") else {
            return KeyTemplate::parse(usual);
        };
        if matches!(makes, Makes::Claims | Makes::Exclusions) {
            self.report(node, RuleDefect::Pointless { key: "id" });
            return None;
        }
        let text = self.text(node)?;
        let template =
            KeyTemplate::parse(text).filter(|id| !id.is_person || makes == Makes::People);
        if template.is_none() {
            self.report(node, RuleDefect::KeyTemplate { text: text.to_owned() });
        }
        template
    }

    fn carried(&mut self, node: Option<&Node>, columns: &mut [RegisterColumn]) {
        for item in self.items(node) {
            let Some(text) = self.text(item) else {
                continue;
            };
            let column = columns.iter_mut().find(|column| column.field.to_string() == text);
            if let Some(column) = column {
                column.carried = true;
                continue;
            }
            let known: Vec<String> = columns.iter().map(RegisterColumn::field).collect();
            self.report(item, unknown_word(text, known.iter().map(String::as_str)));
        }
    }

    /// Globs on names, compared without case; `*` takes every sign.
    fn name_globs(&mut self, node: &Node) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for item in self.items(Some(node)) {
            let Some(text) = self.text(item) else {
                continue;
            };
            match GlobBuilder::new(&text.to_lowercase()).build() {
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
            let (text, reason) = (node.written(), error.kind().to_string());
            self.report(node, RuleDefect::Glob { text, reason });
            GlobSet::empty()
        })
    }
}

/// The first name of a list that is no glob.
fn sheet_title(node: Option<&Node>) -> Option<String> {
    let Value::List(items) = &node?.value else {
        return None;
    };
    let names = items.iter().map(Node::written);
    names.into_iter().find(|name| !name.contains(['*', '?', '[', '{']))
}
