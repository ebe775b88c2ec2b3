//! The places of sentences: what is filled in, and what chooses a form.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

use super::{ENGLISH, resource};

/// What a sentence is made of besides words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// What is filled in.
    pub(super) filled: BTreeSet<String>,
    /// What chooses a form.
    pub(super) choosing: BTreeSet<String>,
    /// The sentences, terms and functions that it refers to, each as it is written.
    pub(super) others: BTreeSet<String>,
}

impl Places {
    /// The places of our own sentences, by their keys.
    pub(super) fn ours() -> BTreeMap<String, Self> {
        ENGLISH.iter().flat_map(|(_, file)| Self::in_file(&resource(file))).collect()
    }

    /// The places of the sentences of a file, by their keys, in its order; none where a sentence has no words.
    pub(super) fn of_file(read: &FluentResource) -> Vec<(String, Option<Self>)> {
        let of = |pattern: &Pattern<&str>| {
            let mut places = Self::default();
            places.of_pattern(pattern);
            places
        };
        let messages = read.entries().filter_map(|entry| match entry {
            Entry::Message(message) => {
                Some((message.id.name.to_owned(), message.value.as_ref().map(of)))
            }
            Entry::Term(_)
            | Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => None,
        });
        messages.collect()
    }

    fn in_file(read: &FluentResource) -> Vec<(String, Self)> {
        let found = Self::of_file(read).into_iter();
        found.map(|(key, places)| (key, places.unwrap_or_default())).collect()
    }

    /// Whether it has a place of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.filled.contains(name) || self.choosing.contains(name)
    }

    /// Every place, as it is told: `$day, $part ($n)`.
    pub(super) fn told(&self) -> String {
        let filled: Vec<String> = self.filled.iter().map(|name| format!("${name}")).collect();
        let choosing: Vec<String> =
            self.choosing.difference(&self.filled).map(|name| format!("(${name})")).collect();
        [filled.join(", "), choosing.join(", ")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<String>>()
            .join(" ")
    }

    fn of_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression } => self.of_expression(expression),
                PatternElement::TextElement { .. } => {}
            }
        }
    }

    fn of_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.of_inline(inline),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::VariableReference { id } => {
                        self.choosing.insert(id.name.to_owned());
                    }
                    InlineExpression::StringLiteral { .. }
                    | InlineExpression::NumberLiteral { .. }
                    | InlineExpression::FunctionReference { .. }
                    | InlineExpression::MessageReference { .. }
                    | InlineExpression::TermReference { .. }
                    | InlineExpression::Placeable { .. } => self.of_inline(selector),
                }
                for variant in variants {
                    self.of_pattern(&variant.value);
                }
            }
        }
    }

    fn of_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.filled.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.others.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.others.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.of_arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.others.insert(format!("{}()", id.name));
                self.of_arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.of_expression(expression),
        }
    }

    fn of_arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.of_inline(argument);
        }
        for argument in &arguments.named {
            self.of_inline(&argument.value);
        }
    }
}
