//! From the YAML of a rules file to checked rules.

use clausegraph_model::document::{IdentityDocument, SourceDocument};
use clausegraph_readers::yaml::{Node, Value};
use regex_lite::Regex;

use super::{
    DocumentRule, Files, ItemRule, RuleDefect, Rules, RulesError, StubRule,
    fields::{self, Reader, unknown_word},
};
use crate::{
    Persons, SimilarOptions,
    tree::{front::Opening, residue},
};

/// Reads and checks a rules file.
pub(super) fn rules(text: &str) -> Result<Rules, RulesError> {
    fields::read(text, Reader::rules)
}

impl Reader {
    fn rules(&mut self, root: &Node) -> Option<Rules> {
        let fields = self.fields(
            root,
            &[
                "format_version",
                "organisation",
                "source",
                "people",
                "persons",
                "stub",
                "placeholders",
                "similar",
                "documents",
                "record_sets",
            ],
        )?;
        self.version(fields);
        let organisation = self.needed(fields, "organisation").and_then(|node| self.identity(node));
        let source = self.needed(fields, "source").and_then(|node| self.source(node));
        let people = self.named_words(fields.get("people"));
        let persons = fields.get("persons").and_then(|node| self.persons(node));
        let stub = fields.get("stub").and_then(|node| self.stub(node));
        let placeholders = match fields.get("placeholders") {
            Some(node) => self.placeholders(node),
            None => residue::standard(),
        };
        let similar = match fields.get("similar") {
            Some(node) => self.similar(node),
            None => Some(SimilarOptions::USUAL),
        };
        let nodes = self.needed(fields, "documents");
        let documents: Vec<DocumentRule> = self
            .items(nodes)
            .iter()
            .filter_map(|node| self.document(node, stub.as_ref(), &placeholders))
            .collect();
        self.unique(nodes, "name");
        let sets = fields.get("record_sets");
        let record_sets =
            self.items(sets).iter().filter_map(|node| self.record_set(node, &documents)).collect();
        self.unique(sets, "id");
        Some(Rules {
            organisation: organisation?,
            source: source?,
            people,
            persons: persons.unwrap_or_default(),
            documents,
            record_sets,
            similar,
        })
    }

    pub(crate) fn persons(&mut self, node: &Node) -> Option<Persons> {
        let text = self.text(node)?;
        let persons = Persons::of_word(text);
        if persons.is_none() {
            self.report(node, unknown_word(text, Persons::WORDS.iter().copied()));
        }
        persons
    }

    fn identity(&mut self, node: &Node) -> Option<IdentityDocument> {
        let fields = self.fields(node, &["id", "name", "catalogue"])?;
        let id = self.needed(fields, "id").and_then(|node| self.parsed(node));
        let name = self.needed(fields, "name").and_then(|node| self.text(node));
        let catalogue = fields.get("catalogue").and_then(|node| self.parsed(node));
        Some(IdentityDocument {
            id: id?,
            name: name?.to_owned(),
            catalogue,
            headcount: clausegraph_model::Fact::Unknown,
        })
    }

    pub(crate) fn source(&mut self, node: &Node) -> Option<SourceDocument> {
        let fields = self.fields(node, &["id", "title", "carries"])?;
        let id = self.needed(fields, "id").and_then(|node| self.parsed(node));
        let title = fields.get("title").and_then(|node| self.text(node));
        let carries = self.needed(fields, "carries");
        let carries = self.parsed_list(carries);
        Some(SourceDocument { id: id?, title: title.map(ToOwned::to_owned), carries })
    }

    /// How texts are compared; none where they are not.
    fn similar(&mut self, node: &Node) -> Option<SimilarOptions> {
        let fields = self.fields(node, &["shingle", "percent", "least_words", "form_percent"])?;
        let mut number = |key: &str, usual: u32| {
            fields.get(key).and_then(|node| self.number(node)).unwrap_or(usual)
        };
        let usual = SimilarOptions::USUAL;
        let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let options = SimilarOptions {
            shingle: wide(number("shingle", narrow(usual.shingle))),
            percent: number("percent", usual.percent),
            least_words: wide(number("least_words", narrow(usual.least_words))),
            form_percent: number("form_percent", usual.form_percent),
        };
        (options.percent > 0).then_some(options)
    }

    fn stub(&mut self, node: &Node) -> Option<StubRule> {
        let fields = self.fields(node, &["below_words", "phrases", "phrases_below_words"])?;
        let below_words = fields.get("below_words").and_then(|node| self.number(node));
        let phrases = self.texts(fields.get("phrases"));
        let limit = match (fields.get("phrases"), fields.get("phrases_below_words")) {
            (None, Some(node)) => {
                let key = "phrases_below_words";
                self.report(node, RuleDefect::Pointless { key });
                None
            }
            (Some(_), None) => {
                let key = "phrases_below_words";
                self.report(node, RuleDefect::KeyAbsent { key });
                None
            }
            (_, limit) => limit.and_then(|node| self.number(node)),
        };
        Some(StubRule {
            below_words: below_words.unwrap_or_default(),
            phrases,
            phrases_below_words: limit.unwrap_or_default(),
        })
    }

    fn document(
        &mut self,
        node: &Node,
        stub: Option<&StubRule>,
        placeholders: &[Regex],
    ) -> Option<DocumentRule> {
        let fields = self.fields(
            node,
            &[
                "name",
                "include",
                "exclude",
                "where",
                "kind",
                "id",
                "front_matter",
                "covers",
                "carries",
                "fields",
                "stub",
                "contents",
                "review",
                "events",
                "claims",
            ],
        )?;
        let name = self.needed(fields, "name").and_then(|node| self.parsed(node));
        let include = self.needed(fields, "include");
        let files =
            Files { include: self.globs(include), exclude: self.globs(fields.get("exclude")) };
        let conditions = self.conditions(fields.get("where"));
        let kind = self.needed(fields, "kind").and_then(|node| self.parsed(node));
        let id = self.needed(fields, "id").and_then(|node| self.parsed(node));
        let opening = fields.get("front_matter").map(|node| self.opening(node));
        let field_rules = self.field_rules(fields.get("fields"));
        let carries = self.carries(fields.get("carries"), &field_rules);
        let own_stub = fields.get("stub").and_then(|node| self.stub(node));
        let review = fields.get("review").and_then(|node| self.fields(node, &["subject"]));
        let review_subject = review.and_then(|review| self.needed(review, "subject"));
        Some(DocumentRule {
            covers: self.parsed_list(fields.get("covers")),
            carries,
            fields: field_rules,
            stub: own_stub.or_else(|| stub.cloned()),
            placeholders: placeholders.to_vec(),
            contents: self.item_rules(fields.get("contents")),
            review_subject: review_subject.and_then(|node| self.parsed(node)),
            events: fields.get("events").and_then(|node| self.events(node)),
            claims: self.claims(fields.get("claims")),
            name: name?,
            files,
            conditions,
            kind: kind?,
            id: id?,
            opening: opening.unwrap_or(Opening::Marked),
        })
    }

    fn opening(&mut self, node: &Node) -> Opening {
        match self.text(node) {
            Some("unmarked") => Opening::Unmarked,
            Some("marked") | None => Opening::Marked,
            Some(other) => {
                self.report(node, unknown_word(other, ["marked", "unmarked"]));
                Opening::Marked
            }
        }
    }

    fn item_rules(&mut self, node: Option<&Node>) -> Vec<ItemRule> {
        let mut rules = Vec::new();
        for node in self.items(node) {
            let Some(fields) = self.fields(node, &["item", "heading"]) else {
                continue;
            };
            let item = self.needed(fields, "item").and_then(|node| self.parsed(node));
            let heading = self.needed(fields, "heading").and_then(|node| self.pattern(node));
            if let (Some(item), Some(heading)) = (item, heading) {
                rules.push(ItemRule { item, heading });
            }
        }
        rules
    }

    /// Reports the later one of two entries of the same name.
    pub(crate) fn unique(&mut self, list: Option<&Node>, key: &str) {
        let mut seen = std::collections::BTreeSet::new();
        let Some(Value::List(items)) = list.map(|list| &list.value) else {
            return;
        };
        for node in items.iter().filter_map(|item| item.get(key)) {
            let name = node.written();
            if !seen.insert(name.clone()) {
                self.report(node, RuleDefect::Repeated { name });
            }
        }
    }
}
