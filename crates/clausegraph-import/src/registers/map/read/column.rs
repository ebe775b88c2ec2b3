//! Reading the columns of a table.

use clausegraph_readers::yaml::{Node, Value};

use super::super::{
    ClaimRule, Column, Constant, Origin, RegisterColumn, RegisterHeader, Words, words_of,
};
use crate::{
    registers::{
        defect::CellDefect,
        field::{Field, FieldKind, Holder, NoField},
        fold::fold,
        values::{self, Ways},
    },
    tree::rules::{
        RuleDefect,
        fields::{Fields, Reader},
    },
};

const COLUMN_KEYS: [&str; 13] = [
    "field", "header", "aliases", "words", "split", "unit", "required", "help", "example", "state",
    "by", "on", "slot",
];

/// How cells of lists are parted where the map does not say it.
const USUAL_SPLIT: [&str; 3] = [",", ";", "\n"];

impl Reader {
    pub(super) fn register_columns(
        &mut self,
        fields: Fields<'_>,
        holder: Holder,
        ways: &Ways,
    ) -> Vec<RegisterColumn> {
        let nodes = self.needed(fields, "columns");
        let mut columns: Vec<RegisterColumn> = Vec::new();
        for node in self.items(nodes) {
            let Some(column) = self.register_column(node, holder, ways) else {
                continue;
            };
            // Several columns of claims may say different things of them.
            let is_repeated = column.kind() != FieldKind::Claims
                && columns.iter().any(|other| other.field == column.field);
            let is_period = |one: &Field, two: &Field| {
                let ends = one.path().strip_prefix(two.path()).unwrap_or_default();
                matches!(ends, ".first" | ".last")
            };
            let is_repeated = is_repeated
                || columns.iter().any(|other| {
                    is_period(&other.field, &column.field) || is_period(&column.field, &other.field)
                });
            if is_repeated {
                let name = column.field();
                self.report(node.get("field").unwrap_or(node), RuleDefect::Repeated { name });
            }
            columns.push(column);
        }
        columns
    }

    fn register_column(
        &mut self,
        node: &Node,
        holder: Holder,
        ways: &Ways,
    ) -> Option<RegisterColumn> {
        let fields = self.fields(node, &COLUMN_KEYS)?;
        let field = self.needed(fields, "field").and_then(|node| self.filled(node, holder));
        let header = self.header(fields);
        let split = fields.get("split");
        let unit = fields.get("unit");
        let required = fields.get("required").and_then(|node| self.yes_or_no(node));
        let field = field?;
        let kind = field.kind();
        if let Some(node) = split.filter(|_| !kind.is_list()) {
            self.report(node, RuleDefect::Pointless { key: "split" });
        }
        if let Some(node) = unit.filter(|_| kind != FieldKind::Interval) {
            self.report(node, RuleDefect::Pointless { key: "unit" });
        }
        let mut column = Column::of(header?, Words::default());
        column.unit = unit.and_then(|node| self.parsed(node));
        column.split = match split {
            Some(node) => self.signs(node),
            None if kind.is_list() => USUAL_SPLIT.map(ToOwned::to_owned).into(),
            None => Vec::new(),
        };
        column.words = self.column_words(fields.get("words"), kind, &column, ways);
        let claims = self.claim_rule(fields, kind, ways);
        Some(RegisterColumn {
            field,
            column,
            carried: false,
            required: required.unwrap_or_default(),
            claims,
        })
    }

    /// A field of the table.
    fn filled(&mut self, node: &Node, holder: Holder) -> Option<Field> {
        let text = self.text(node)?;
        match Field::find(holder, text) {
            Ok(field) => Some(field),
            Err(defect) => {
                self.report(node, no_field(text, defect));
                None
            }
        }
    }

    pub(super) fn header(&mut self, fields: Fields<'_>) -> Option<RegisterHeader> {
        self.header_at(fields, "header")
    }

    /// A header under a key, with what is told of its column.
    pub(super) fn header_at(
        &mut self,
        fields: Fields<'_>,
        key: &'static str,
    ) -> Option<RegisterHeader> {
        let header = self.needed(fields, key).and_then(|node| {
            let text = self.text(node)?;
            if fold(text).is_empty() {
                let expected = "a header with a letter or digit in it";
                self.report(node, RuleDefect::Shape { expected });
                return None;
            }
            Some(text.to_owned())
        });
        let aliases = self.texts(fields.get("aliases"));
        let mut text = |key| {
            let node = fields.get(key)?;
            self.text(node).map(ToOwned::to_owned)
        };
        let (help, example) = (text("help"), text("example"));
        Some(RegisterHeader { text: header?, aliases, help, example })
    }

    fn yes_or_no(&mut self, node: &Node) -> Option<bool> {
        match node.written().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                self.report(node, RuleDefect::Shape { expected: "`true` or `false`" });
                None
            }
        }
    }

    /// Signs that part the values of a list; they may be blanks.
    fn signs(&mut self, node: &Node) -> Vec<String> {
        let items = match &node.value {
            Value::Text(_) => std::slice::from_ref(node),
            Value::Null | Value::List(_) | Value::Map(_) => self.items(Some(node)),
        };
        let mut signs = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) if !text.is_empty() => signs.push(text.replace("\\n", "\n")),
                Value::Text(_) | Value::Null | Value::List(_) | Value::Map(_) => {
                    self.report(item, RuleDefect::Shape { expected: "a sign" });
                }
            }
        }
        signs
    }

    /// Words of the cells; what they mean has to be a value of the field.
    fn column_words(
        &mut self,
        node: Option<&Node>,
        kind: FieldKind,
        column: &Column,
        ways: &Ways,
    ) -> Words {
        let Some(node) = node else {
            return Words::default();
        };
        let mut words = Vec::new();
        for (word, value) in self.entries(node) {
            let Some(text) = self.text(value) else {
                continue;
            };
            if let Err(cause) = values::plain(kind, column, text, ways) {
                self.report(value, value_defect(text, cause));
            }
            words.push((word.text.as_str(), text));
        }
        words_of(words.into_iter())
    }

    fn claim_rule(&mut self, fields: Fields<'_>, kind: FieldKind, ways: &Ways) -> ClaimRule {
        if kind != FieldKind::Claims {
            for key in ["state", "by", "on", "slot"] {
                if let Some(node) = fields.get(key) {
                    self.report(node, RuleDefect::Pointless { key });
                }
            }
            return ClaimRule::default();
        }
        let state = clausegraph_model::document::ClaimState::WORDS;
        ClaimRule {
            state: self.origin(fields.get("state"), FieldKind::Word(state), ways),
            by: self.origin(fields.get("by"), FieldKind::Person, ways),
            on: self.origin(fields.get("on"), FieldKind::Date, ways),
            slot: fields.get("slot").and_then(|node| self.parsed(node)),
        }
    }

    /// A value that holds for all claims of a column, or a column of its own.
    fn origin(&mut self, node: Option<&Node>, kind: FieldKind, ways: &Ways) -> Option<Origin> {
        let node = node?;
        if let Value::Map(_) = node.value {
            let fields = self.fields(node, &["header", "aliases", "words"])?;
            let mut column = Column::of(self.header(fields)?, Words::default());
            column.words = self.column_words(fields.get("words"), kind, &column, ways);
            return Some(Origin::Column(column));
        }
        let text = self.text(node)?;
        let column = Column::of(RegisterHeader::none(), Words::default());
        match values::plain(kind, &column, text, ways) {
            Ok(_) => Some(Origin::Always(text.to_owned())),
            Err(cause) => {
                self.report(node, value_defect(text, cause));
                None
            }
        }
    }

    pub(super) fn constants(
        &mut self,
        node: Option<&Node>,
        holder: Holder,
        columns: &[RegisterColumn],
        ways: &Ways,
    ) -> Vec<Constant> {
        let Some(node) = node else {
            return Vec::new();
        };
        let mut constants = Vec::new();
        for (word, value) in self.entries(node) {
            let field = match Field::find(holder, &word.text) {
                Ok(field) => field,
                Err(defect) => {
                    self.report_word(word, no_field(&word.text, defect));
                    continue;
                }
            };
            if columns.iter().any(|column| column.field == field) {
                self.report_word(word, RuleDefect::Repeated { name: word.text.clone() });
            }
            let texts: Vec<&str> = match &value.value {
                Value::List(items) if field.kind().is_list() => {
                    items.iter().filter_map(|item| self.text(item)).collect()
                }
                Value::Null | Value::Text(_) | Value::List(_) | Value::Map(_) => {
                    self.text(value).into_iter().collect()
                }
            };
            let column = Column::of(RegisterHeader::none(), Words::default());
            for text in &texts {
                if let Err(cause) = values::plain(field.kind(), &column, text, ways) {
                    self.report(value, value_defect(text, cause));
                }
            }
            let texts = texts.into_iter().map(ToOwned::to_owned).collect();
            constants.push(Constant { field, texts });
        }
        constants
    }
}

fn value_defect(text: &str, cause: CellDefect) -> RuleDefect {
    RuleDefect::Cell { text: text.to_owned(), cause }
}

fn no_field(text: &str, defect: NoField) -> RuleDefect {
    match defect {
        NoField::Unknown(near) => RuleDefect::UnknownWord { word: text.to_owned(), near },
        NoField::Key => RuleDefect::FieldKey { field: text.to_owned() },
    }
}
