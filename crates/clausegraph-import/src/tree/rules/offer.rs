//! Reading claims, events and record sets.

use clausegraph_model::{Key, did_you_mean};

use super::{
    ClaimRule, ClaimTarget, DocumentRule, EventsRule, Order, RecordSetRule, RuleDefect, TestCheck,
    TestRule, fields::Reader,
};
use clausegraph_readers::yaml::Node;

impl Reader {
    pub(super) fn claims(&mut self, node: Option<&Node>) -> Vec<ClaimRule> {
        self.items(node).iter().filter_map(|node| self.claim(node)).collect()
    }

    fn claim(&mut self, node: &Node) -> Option<ClaimRule> {
        let known = [
            "for",
            "for_front_matter",
            "words",
            "only",
            "slot",
            "members",
            "at",
            "by",
            "on",
            "hash",
        ];
        let fields = self.fields(node, &known)?;
        let words = fields.get("words");
        let target = match (fields.get("for"), fields.get("for_front_matter")) {
            (Some(target), None) => {
                if let Some(words) = words {
                    self.report(words, RuleDefect::Pointless { key: "words" });
                }
                self.parsed(target).map(ClaimTarget::Fixed)
            }
            (None, Some(key)) => {
                let words = self.named_words(words);
                let key = self.front_key(key);
                key.map(|key| ClaimTarget::FrontMatter { key, words })
            }
            (Some(_), Some(_)) | (None, None) => {
                self.report(node, RuleDefect::OneTarget);
                None
            }
        };
        let only = fields.get("only").map(|node| self.globs(Some(node)));
        let text = |reader: &mut Self, key| {
            let node = fields.get(key)?;
            reader.text(node).map(ToOwned::to_owned)
        };
        let (at, hash) = (text(self, "at"), text(self, "hash"));
        Some(ClaimRule {
            line: node.line,
            only,
            slot: fields.get("slot").and_then(|node| self.parsed(node)),
            members: self.parsed_list(fields.get("members")),
            at,
            by: fields.get("by").and_then(|node| self.parsed(node)),
            on: fields.get("on").and_then(|node| self.parsed(node)),
            hash,
            target: target?,
        })
    }

    pub(super) fn record_set(
        &mut self,
        node: &Node,
        documents: &[DocumentRule],
    ) -> Option<RecordSetRule> {
        let known = ["id", "title", "from", "population", "covers", "tests"];
        let fields = self.fields(node, &known)?;
        let id = self.needed(fields, "id").and_then(|node| self.parsed(node));
        let population = self.needed(fields, "population").and_then(|node| self.parsed(node));
        let title = fields.get("title").and_then(|node| self.text(node));
        let covers = self.parsed_list(fields.get("covers"));
        let from = self.needed(fields, "from").and_then(|node| {
            let name = self.text(node)?;
            let found = documents.iter().position(|rule| rule.name.as_str() == name);
            if found.is_none() {
                let known = documents.iter().map(|rule| rule.name.as_str());
                self.unknown_name(node, name, known);
            }
            found
        })?;
        let rule = documents.get(from)?;
        let tests = self
            .items(fields.get("tests"))
            .iter()
            .filter_map(|node| self.test(node, rule))
            .collect();
        Some(RecordSetRule {
            id: id?,
            title: title.map(ToOwned::to_owned),
            from,
            population: population?,
            covers,
            tests,
        })
    }

    fn test(&mut self, node: &Node, rule: &DocumentRule) -> Option<TestRule> {
        let fields = self.fields(node, &["test", "item", "field", "order"])?;
        let name = self.needed(fields, "test").and_then(|node| self.parsed(node));
        let check = match (fields.get("item"), fields.get("field"), fields.get("order")) {
            (Some(node), None, None) => {
                let item: Key = self.parsed(node)?;
                if !rule.contents.iter().any(|known| known.item == item) {
                    let known = rule.contents.iter().map(|known| known.item.as_str());
                    self.unknown_name(node, item.as_str(), known);
                }
                TestCheck::Item(item)
            }
            (None, Some(node), None) => {
                let text = self.text(node)?;
                TestCheck::Field(self.field(node, text)?)
            }
            (None, None, Some(node)) => {
                let names = rule.events.as_ref().map_or(&[][..], |events| &events.names);
                TestCheck::Order(self.order(node, names)?)
            }
            _ => {
                self.report(node, RuleDefect::OneCheck);
                return None;
            }
        };
        Some(TestRule { test: name?, check })
    }

    pub(super) fn events(&mut self, node: &Node) -> Option<EventsRule> {
        let fields = self.fields(node, &["heading", "names", "order"])?;
        let heading = self.needed(fields, "heading").and_then(|node| self.pattern(node));
        let mut names = Vec::new();
        if let Some(node) = self.needed(fields, "names") {
            for (word, value) in self.entries(node) {
                let name = self.parsed_word(word);
                let pattern = self.pattern(value);
                names.extend(name.zip(pattern));
            }
        }
        let mut order = Vec::new();
        for node in self.items(fields.get("order")) {
            order.extend(self.order(node, &names));
        }
        Some(EventsRule { heading: heading?, names, order })
    }

    fn order(&mut self, node: &Node, names: &[(Key, regex_lite::Regex)]) -> Option<Order> {
        let items = self.items(Some(node));
        let [first, second] = items else {
            let expected = "two names of events";
            self.report(node, RuleDefect::Shape { expected });
            return None;
        };
        let first = self.event_name(first, names);
        let second = self.event_name(second, names);
        Some(Order { first: first?, second: second? })
    }

    fn event_name(&mut self, node: &Node, names: &[(Key, regex_lite::Regex)]) -> Option<Key> {
        let name: Key = self.parsed(node)?;
        if names.iter().any(|(known, _)| *known == name) {
            return Some(name);
        }
        let known = names.iter().map(|(known, _)| known.as_str());
        self.unknown_name(node, name.as_str(), known);
        None
    }

    #[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
    pub(super) fn unknown_name<'a>(
        &mut self,
        node: &Node,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let near = did_you_mean(name, known).map(ToOwned::to_owned);
        let name = name.to_owned();
        self.report(node, RuleDefect::UnknownName { name, near });
    }
}
