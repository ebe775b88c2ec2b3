//! What a list of criteria is called, and which of its columns holds what.

use clausegraph_model::{CatalogueId, RequirementId, document::Exclusions};
use clausegraph_readers::yaml::{Node, Value};

use crate::tree::rules::{
    RulesError,
    fields::{self, Fields, Reader},
};

/// How a list becomes a catalogue.
///
/// In YAML, where every key but the first two may be left out:
///
/// ```yaml
/// format_version: 1
/// catalogue:
///   id: house-rules@2026       # with the edition
///   title: House rules 2026
///   wording: The house's own   # where the wording comes from
///   exclusions: none           # or justified
/// sheet: Rules                 # where several sheets are visible
/// header: 3                    # the number of the row with the names of the columns; else the first row
/// columns:                     # a name, or several of which the first that is there counts
///   id: [Ref, No.]
///   title: Name
///   text: What is asked
///   parent: Family             # what a criterion stands under
/// clauses: {HR1: Hiring}       # titles of what criteria stand under
/// ids: {'§ 4, 2nd sentence': P4.2}    # for written ids that cannot be ids
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRules {
    /// The id of the catalogue.
    pub catalogue: CatalogueId,
    /// Its title.
    pub title: String,
    /// Where the wording comes from; where it is not said, "as the list has it".
    pub wording: Option<String>,
    /// Whether criteria may be excluded.
    pub exclusions: Exclusions,
    /// The sheet, where several are visible.
    pub sheet: Option<String>,
    /// The number of the row that names the columns, where it is not the first one.
    pub header: Option<u32>,
    /// Which column holds what.
    pub columns: ListColumns,
    /// What is written for a parent, and its title.
    pub clauses: Vec<(String, String)>,
    /// Ids as they are written, and the ids that they become.
    pub ids: Vec<(String, RequirementId)>,
}

/// The names of the columns; of several the first that the list has counts, capitals do not.
///
/// Empty where the usual names are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListColumns {
    /// The id; usually `id`, `ref`, `key` or `criterion`.
    pub id: Vec<String>,
    /// The title; usually `title` or `name`.
    pub title: Vec<String>,
    /// The text; usually `text`, `description` or `statement`.
    pub text: Vec<String>,
    /// What a criterion stands under; usually `family` or `parent`.
    pub parent: Vec<String>,
}

impl ListRules {
    /// The rules for a list whose columns have their usual names.
    pub fn usual(catalogue: CatalogueId, title: String) -> Self {
        Self {
            catalogue,
            title,
            wording: None,
            exclusions: Exclusions::None,
            sheet: None,
            header: None,
            columns: ListColumns::default(),
            clauses: Vec::new(),
            ids: Vec::new(),
        }
    }

    /// Reads and checks rules in YAML.
    ///
    /// # Errors
    ///
    /// [`RulesError`] holds every defect with its line; a text that is not YAML has one.
    ///
    /// ```
    /// use clausegraph_import::ListRules;
    ///
    /// let rules = ListRules::parse("format_version: 1\ncatalogue: {id: house@1, titel: House}\n");
    /// assert_eq!(
    ///     rules.unwrap_err().to_string(),
    ///     "line 2, column 26: `titel` is no key here; did you mean `title`?",
    /// );
    /// ```
    pub fn parse(text: &str) -> Result<Self, RulesError> {
        fields::read(text, Reader::list_rules)
    }
}

impl Reader {
    fn list_rules(&mut self, root: &Node) -> Option<ListRules> {
        let known = ["format_version", "catalogue", "sheet", "header", "columns", "clauses", "ids"];
        let fields = self.fields(root, &known)?;
        self.version(fields);
        let identity = self.needed(fields, "catalogue").and_then(|node| self.catalogue(node));
        let sheet = fields.get("sheet").and_then(|node| self.text(node)).map(ToOwned::to_owned);
        let header = fields.get("header").and_then(|node| self.number(node));
        let columns = fields.get("columns").and_then(|node| self.columns(node));
        let clauses = fields.get("clauses").map(|node| self.titles(node));
        let ids = self.named_words(fields.get("ids"));
        let mut rules = identity?;
        rules.sheet = sheet;
        rules.header = header;
        rules.columns = columns.unwrap_or_default();
        rules.clauses = clauses.unwrap_or_default();
        rules.ids = ids;
        Some(rules)
    }

    fn catalogue(&mut self, node: &Node) -> Option<ListRules> {
        let fields = self.fields(node, &["id", "title", "wording", "exclusions"])?;
        let id = self.needed(fields, "id").and_then(|node| self.parsed(node));
        let title = self.needed(fields, "title").and_then(|node| self.text(node));
        let wording = fields.get("wording").and_then(|node| self.text(node));
        let exclusions = fields.get("exclusions").and_then(|node| self.parsed(node));
        let mut rules = ListRules::usual(id?, title?.to_owned());
        rules.wording = wording.map(ToOwned::to_owned);
        rules.exclusions = exclusions.unwrap_or(Exclusions::None);
        Some(rules)
    }

    fn columns(&mut self, node: &Node) -> Option<ListColumns> {
        let fields = self.fields(node, &["id", "title", "text", "parent"])?;
        Some(ListColumns {
            id: self.names(fields, "id"),
            title: self.names(fields, "title"),
            text: self.names(fields, "text"),
            parent: self.names(fields, "parent"),
        })
    }

    /// One name, or a list of them.
    fn names(&mut self, fields: Fields<'_>, key: &str) -> Vec<String> {
        let node = fields.get(key);
        match node.map(|node| (node, &node.value)) {
            Some((node, Value::Text(_))) => {
                self.text(node).map(ToOwned::to_owned).into_iter().collect()
            }
            Some((_, Value::Null | Value::List(_) | Value::Map(_))) | None => self.texts(node),
        }
    }

    fn titles(&mut self, node: &Node) -> Vec<(String, String)> {
        let mut titles = Vec::new();
        for (word, value) in self.entries(node) {
            let title = self.text(value).map(ToOwned::to_owned);
            titles.extend(title.map(|title| (word.text.clone(), title)));
        }
        titles
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::rules::fields::documented_example;

    #[test]
    fn the_example_of_the_documentation_is_sound() {
        let example = documented_example(include_str!("rules.rs"));
        let rules = ListRules::parse(&example).unwrap();
        assert_eq!(rules.columns.id, ["Ref", "No."]);
        assert_eq!(rules.columns.parent, ["Family"]);
        assert_eq!(rules.clauses, [("HR1".to_owned(), "Hiring".to_owned())]);
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let text = "catalogue: {id: a b, exclusions: som}\nheader: three\ncolumn: {}\n";
        let told: Vec<String> =
            ListRules::parse(text).unwrap_err().problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "line 1, column 1: the key `format_version` is not there",
                "line 1, column 12: the key `title` is not there",
                "line 1, column 17: `a b` cannot be used: a catalogue id holds ` `: letters, digits and `.@+_-` are allowed",
                "line 1, column 34: `som` is no known word here",
                "line 2, column 9: expected a whole number",
                "line 3, column 1: `column` is no key here; did you mean `columns`?",
            ]
        );
    }
}
