//! Reading claims, events and record sets.

use clausegraph_model::{Key, did_you_mean};
use clausegraph_readers::yaml::{Node, Value};

use super::{
    ClaimRule, ClaimTarget, DocumentRule, EventsRule, FrontKey, ListedEvents, Order, RecordSetRule,
    RuleDefect, TestCheck, TestRule,
    fields::{Fields, Reader},
};
use crate::tree::when::MomentForm;

impl EventsRule {
    /// The names of all events.
    fn names(&self) -> impl Iterator<Item = &Key> {
        let listed = self.listed.iter().flat_map(|listed| &listed.names).map(|(name, _)| name);
        listed.chain(self.front.iter().map(|(name, _)| name))
    }
}

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
        let from = self.needed(fields, "from");
        let from = from.map(|node| self.rules_named(node, documents)).unwrap_or_default();
        let rules: Vec<&DocumentRule> =
            from.iter().filter_map(|index| documents.get(*index)).collect();
        let nodes = self.items(fields.get("tests"));
        // What a rule that is not there names is not known.
        let tests = if rules.is_empty() { &[] } else { nodes };
        let tests = tests.iter().filter_map(|node| self.test(node, &rules)).collect();
        Some(RecordSetRule {
            id: id?,
            title: title.map(ToOwned::to_owned),
            from,
            population: population?,
            covers,
            tests,
        })
    }

    /// The document rules that a record set is made from: one name, or several.
    fn rules_named(&mut self, node: &Node, documents: &[DocumentRule]) -> Vec<usize> {
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Null | Value::Text(_) | Value::Map(_) => std::slice::from_ref(node),
        };
        let mut found = Vec::new();
        for node in nodes {
            let Some(name) = self.text(node) else {
                continue;
            };
            let index = documents.iter().position(|rule| rule.name.as_str() == name);
            if index.is_none() {
                let known = documents.iter().map(|rule| rule.name.as_str());
                self.unknown_name(node, name, known);
            }
            found.extend(index);
        }
        found
    }

    fn test(&mut self, node: &Node, rules: &[&DocumentRule]) -> Option<TestRule> {
        const CHECKS: [&str; 5] = ["item", "field", "order", "front_matter", "not_carried"];
        let known = ["test", "item", "field", "order", "front_matter", "not_carried"];
        let fields = self.fields(node, &known)?;
        let name = self.needed(fields, "test").and_then(|node| self.parsed(node));
        let mut checks = CHECKS.iter().filter_map(|key| Some((*key, fields.get(key)?)));
        let (Some((key, value)), None) = (checks.next(), checks.next()) else {
            self.report(node, RuleDefect::OneCheck);
            return None;
        };
        let check = match key {
            "item" => {
                let item: Key = self.parsed(value)?;
                let items = || rules.iter().flat_map(|rule| &rule.contents);
                if !items().any(|known| known.item == item) {
                    let known = items().map(|known| known.item.as_str());
                    self.unknown_name(value, item.as_str(), known);
                }
                TestCheck::Item(item)
            }
            "field" => {
                let text = self.text(value)?;
                TestCheck::Field(self.field(value, text)?)
            }
            "order" => {
                let events = rules.iter().filter_map(|rule| rule.events.as_ref());
                let names: Vec<Key> = events.flat_map(EventsRule::names).cloned().collect();
                TestCheck::Order(self.order(value, &names)?)
            }
            "front_matter" => TestCheck::FrontMatter(self.front_key(value)?),
            _ => TestCheck::NotCarried(self.text(value)?.to_owned()),
        };
        Some(TestRule { test: name?, check })
    }

    pub(super) fn events(&mut self, node: &Node) -> Option<EventsRule> {
        let known = ["heading", "names", "front_matter", "forms", "zone", "order"];
        let fields = self.fields(node, &known)?;
        let listed = self.listed(fields);
        let front = fields.get("front_matter").map(|node| self.front_events(node));
        if listed.is_none() && front.is_none() && fields.get("heading").is_none() {
            self.report(node, RuleDefect::NoEvents);
        }
        let mut rule = EventsRule {
            listed,
            front: front.unwrap_or_default(),
            forms: self.moment_forms(fields.get("forms")),
            zone: fields.get("zone").and_then(|node| self.parsed(node)),
            order: Vec::new(),
        };
        let names: Vec<Key> = rule.names().cloned().collect();
        for node in self.items(fields.get("order")) {
            rule.order.extend(self.order(node, &names));
        }
        Some(rule)
    }

    /// The events below a heading.
    fn listed(&mut self, fields: Fields<'_>) -> Option<ListedEvents> {
        let Some(heading) = fields.get("heading") else {
            if let Some(names) = fields.get("names") {
                self.report(names, RuleDefect::Pointless { key: "names" });
            }
            return None;
        };
        let heading = self.pattern(heading);
        let mut names = Vec::new();
        if let Some(node) = self.needed(fields, "names") {
            for (word, value) in self.entries(node) {
                let name = self.parsed_word(word);
                let pattern = self.pattern(value);
                names.extend(name.zip(pattern));
            }
        }
        Some(ListedEvents { heading: heading?, names })
    }

    fn front_events(&mut self, node: &Node) -> Vec<(Key, FrontKey)> {
        let mut events = Vec::new();
        for (word, value) in self.entries(node) {
            let name = self.parsed_word(word);
            let key = self.front_key(value);
            events.extend(name.zip(key));
        }
        events
    }

    fn moment_forms(&mut self, node: Option<&Node>) -> Vec<MomentForm> {
        let Some(node) = node else {
            return vec![MomentForm::usual()];
        };
        let forms: Vec<MomentForm> = self.parsed_list(Some(node));
        for (index, one) in forms.iter().enumerate() {
            if let Some(two) = forms.iter().skip(index + 1).find(|two| one.clashes_with(two)) {
                let (one, two) = (one.to_string(), two.to_string());
                self.report(node, RuleDefect::DateFormsClash { one, two });
            }
        }
        forms
    }

    fn order(&mut self, node: &Node, names: &[Key]) -> Option<Order> {
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

    fn event_name(&mut self, node: &Node, names: &[Key]) -> Option<Key> {
        let name: Key = self.parsed(node)?;
        if names.contains(&name) {
            return Some(name);
        }
        self.unknown_name(node, name.as_str(), names.iter().map(Key::as_str));
        None
    }

    #[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
    pub(crate) fn unknown_name<'a>(
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
