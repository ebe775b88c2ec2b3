//! What templates leave in a document for somebody to fill in.

use std::sync::LazyLock;

use clausegraph_model::{Fact, Family, document::TextDocument};
use clausegraph_readers::yaml::Node;
use regex_lite::Regex;

use super::{
    artefact::Desk,
    rules::fields::{self, Reader},
};

/// The patterns that count where a rules file has none of its own.
const STANDARD: &str = include_str!("placeholders.yaml");

/// How many places of one document are listed.
const MOST: usize = 100;

/// The patterns that count where a rules file has none of its own; a test reads them all.
pub(crate) fn standard() -> Vec<Regex> {
    static PATTERNS: LazyLock<Vec<Regex>> =
        LazyLock::new(|| fields::read(STANDARD, Reader::standard_placeholders).unwrap_or_default());
    PATTERNS.clone()
}

impl Reader {
    fn standard_placeholders(&mut self, root: &Node) -> Option<Vec<Regex>> {
        let fields = self.fields(root, &["format_version", "placeholders"])?;
        self.version(fields);
        let node = self.needed(fields, "placeholders")?;
        Some(self.placeholders(node))
    }

    /// Patterns of places that wait to be filled in.
    pub(crate) fn placeholders(&mut self, node: &Node) -> Vec<Regex> {
        let patterns = self.items(Some(node)).iter();
        patterns.filter_map(|node| self.pattern(node)).collect()
    }
}

/// What a look at the text of a document found: each place that waits to be filled in, as written and in reading
/// order, up to a hundred; stated none where the text was read and holds none.
///
/// Only documents are looked at, and nothing is said of one without a word of text.
pub(super) fn text(desk: &mut Desk<'_>) -> Fact<Box<TextDocument>> {
    let (rule, source) = (desk.rule, desk.source);
    let body = source.body.as_ref().filter(|body| body.words > 0);
    let Some(body) = body.filter(|_| rule.kind.family() == Family::Documents) else {
        return Fact::Unknown;
    };
    if rule.placeholders.is_empty() {
        return Fact::Unknown;
    }
    let mut places = Vec::new();
    for text in body.texts() {
        let mut found: Vec<_> =
            rule.placeholders.iter().flat_map(|pattern| pattern.find_iter(text)).collect();
        found.sort_by_key(|place| (place.start(), place.end()));
        let mut end = 0;
        for place in found {
            // What two patterns find is one place.
            if place.start() >= end && !place.as_str().is_empty() {
                places.push(place.as_str().to_owned());
                end = place.end();
            }
        }
    }
    places.truncate(MOST);
    let placeholders = if places.is_empty() {
        desk.report.stated_none(&rule.name, "text.placeholders");
        Fact::StatedNone
    } else {
        Fact::Given(places)
    };
    Fact::Given(Box::new(TextDocument { placeholders, ..TextDocument::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let patterns = standard();
        let matches = patterns.iter().flat_map(|pattern| pattern.find_iter(text));
        matches.map(|found| found.as_str().to_owned()).collect()
    }

    #[test]
    fn the_standard_patterns_are_sound() {
        let read = fields::read(STANDARD, Reader::standard_placeholders);
        assert_eq!(read.map(|patterns| patterns.len()).map_err(|error| error.to_string()), Ok(7));
    }

    #[test]
    fn what_templates_leave_is_found() {
        for text in [
            "[Company Name]",
            "[Organisation]",
            "[your organization]",
            "[Client's address]",
            "[Insert date]",
            "[Enter the name of the owner here]",
            "[to be completed]",
            "[XXX]",
            "<insert name>",
            "<Company Name>",
            "XX/XX/XXXX",
            "xx.xx.xx",
            "Lorem ipsum",
            "Click or tap here to enter text",
        ] {
            assert_eq!(found(&format!("It is for {text}, says he.")), [text]);
        }
    }

    #[test]
    fn what_people_write_is_left_alone() {
        for text in [
            "kubectl get pods -n <namespace>",
            "Dates are written DD/MM/YYYY",
            "an array [1] of [names], see [RFC 2119]",
            "the organisation, the company name",
            "[service catalogue]",
            "a <name> and an <address>",
            "xxl shirts",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
