//! Sentences by key, and days and numbers, in one language.
//!
//! Every sentence of a paper has a key in `messages/en/*.ftl`, written in Fluent, with places for its
//! arguments. Whoever wants other words, a client's terms or another language hands over a file of the
//! same keys; what it leaves out stays as it is here.

use std::{borrow::Cow, fmt};

use clausegraph::{Date, did_you_mean};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::{ast::Entry, parser::ParserError};
use icu_calendar::Iso;
use icu_datetime::{DateTimeFormatter, fieldsets::YMD};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;
use unic_langid::LanguageIdentifier;

use crate::Language;

/// The files of our own sentences.
const ENGLISH: &[(&str, &str)] = &[
    ("audit.ftl", include_str!("../messages/en/audit.ftl")),
    ("charter.ftl", include_str!("../messages/en/charter.ftl")),
    ("common.ftl", include_str!("../messages/en/common.ftl")),
    ("evidence-map.ftl", include_str!("../messages/en/evidence-map.ftl")),
    ("gap.ftl", include_str!("../messages/en/gap.ftl")),
    ("readiness.ftl", include_str!("../messages/en/readiness.ftl")),
    ("report.ftl", include_str!("../messages/en/report.ftl")),
    ("review-pack.ftl", include_str!("../messages/en/review-pack.ftl")),
    ("roadmap.ftl", include_str!("../messages/en/roadmap.ftl")),
    ("workbook.ftl", include_str!("../messages/en/workbook.ftl")),
];

/// What a text that has no key looks like; tests look for it.
const NO_KEY: &str = "\u{27ea}";

/// Sentences by key, and days and numbers, in one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    days: Option<DateTimeFormatter<YMD>>,
    short_days: Option<DateTimeFormatter<YMD>>,
    numbers: Option<DecimalFormatter>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

/// Why a file of sentences cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextsError {
    /// A line that is no message.
    #[error("line {line}: {message}")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// A key that no sentence of ours has.
    #[error("`{key}` is no key of a sentence{}", meant.as_deref().map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default())]
    UnknownKey {
        /// The key.
        key: String,
        /// A key that is close.
        meant: Option<String>,
    },
}

/// The value of a place in a sentence.
pub type Argument<'a> = FluentValue<'a>;

impl Texts {
    /// Our own sentences, with days and numbers written as the language does.
    pub fn new(language: Language) -> Self {
        // Our sentences are English; the language decides how days and numbers are written, and an
        // overlay brings its own words.
        let plural: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![plural]);
        bundle.set_use_isolating(false);
        for (_, file) in ENGLISH {
            bundle.add_resource_overriding(resource(file));
        }
        let locale: Locale = language.tag().parse().unwrap_or(Locale::UNKNOWN);
        Self {
            language,
            bundle,
            days: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            short_days: DateTimeFormatter::try_new((&locale).into(), YMD::medium()).ok(),
            numbers: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok(),
        }
    }

    /// These sentences, with those of a file in the place of ours.
    ///
    /// # Errors
    ///
    /// All lines that are no messages, and all keys that no sentence of ours has.
    pub fn with(mut self, file: &str) -> Result<Self, Vec<TextsError>> {
        let read = match FluentResource::try_new(file.to_owned()) {
            Ok(read) => read,
            Err((_, errors)) => {
                return Err(errors.iter().map(|error| unreadable(file, error)).collect());
            }
        };
        let known: Vec<String> = ours();
        let unknown: Vec<TextsError> = keys(&read)
            .filter(|key| !known.iter().any(|known| known == key))
            .map(|key| {
                let meant = did_you_mean(key, known.iter().map(String::as_str));
                TextsError::UnknownKey { key: key.to_owned(), meant: meant.map(str::to_owned) }
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        self.bundle.add_resource_overriding(read);
        Ok(self)
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a key, without places.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of a key, with its places filled.
    ///
    /// A key that is not there comes back in brackets that no sentence has; tests rule it out.
    pub fn say_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("{NO_KEY}{key}\u{27eb}");
        };
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            filled.set(Cow::Owned((*name).to_owned()), value.clone().into_owned());
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&filled), &mut errors);
        if errors.is_empty() { text.into_owned() } else { format!("{NO_KEY}{key}: {text}\u{27eb}") }
    }

    /// A day in full: `22 November 2026`.
    pub fn day(&self, day: Date) -> String {
        written(self.days.as_ref(), day)
    }

    /// A day in short, for tables: `22 Nov 2026`.
    pub fn short_day(&self, day: Date) -> String {
        written(self.short_days.as_ref(), day)
    }

    /// A whole number: `12,345`.
    pub fn number(&self, number: u64) -> String {
        let decimal = Decimal::from(number);
        self.numbers
            .as_ref()
            .map_or_else(|| number.to_string(), |numbers| numbers.format(&decimal).to_string())
    }
}

/// A file of ours; what it cannot be read by, a test finds.
fn resource(file: &str) -> FluentResource {
    match FluentResource::try_new(file.to_owned()) {
        Ok(read) | Err((read, _)) => read,
    }
}

/// The keys of a file, in its order.
fn keys(read: &FluentResource) -> impl Iterator<Item = &str> {
    read.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    })
}

/// The keys of our own sentences.
fn ours() -> Vec<String> {
    let files = ENGLISH.iter().map(|(_, file)| resource(file));
    files.flat_map(|read| keys(&read).map(str::to_owned).collect::<Vec<String>>()).collect()
}

fn unreadable(file: &str, error: &ParserError) -> TextsError {
    let before = file.as_bytes().iter().take(error.pos.start);
    let line = before.filter(|byte| **byte == b'\n').count() + 1;
    TextsError::Unreadable { line, message: error.to_string() }
}

fn written(formatter: Option<&DateTimeFormatter<YMD>>, day: Date) -> String {
    let whole = day.to_string();
    let mut parts = whole.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    let (year, month, date) = (part().parse(), part().parse(), part().parse());
    let (Ok(year), Ok(month), Ok(date)) = (year, month, date) else { return whole };
    let Some((formatter, day)) =
        formatter.zip(icu_calendar::Date::<Iso>::try_new_iso(year, month, date).ok())
    else {
        return whole;
    };
    formatter.format(&day).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_files_can_be_read_and_no_key_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (name, file) in ENGLISH {
            assert!(FluentResource::try_new((*file).to_owned()).is_ok(), "{name}");
            for key in keys(&resource(file)) {
                assert!(seen.insert(key.to_owned()), "{name}: {key} stands twice");
            }
        }
        assert!(!seen.is_empty());
    }

    #[test]
    fn days_and_numbers_are_written_as_the_language_does() {
        let day: Date = "2026-11-22".parse().unwrap();
        let written = |language| {
            let texts = Texts::new(language);
            [texts.day(day), texts.short_day(day), texts.number(12_345)].join(" | ")
        };
        assert_eq!(written(Language::English), "22 November 2026 | 22 Nov 2026 | 12,345");
        assert_eq!(written(Language::German), "22. November 2026 | 22.11.2026 | 12.345");
        assert_eq!(written(Language::French), "22 novembre 2026 | 22 nov. 2026 | 12\u{202f}345");
        assert_eq!(written(Language::Dutch), "22 november 2026 | 22 nov 2026 | 12.345");
    }

    #[test]
    fn a_file_of_other_words_replaces_ours_and_says_what_it_cannot() {
        let texts = Texts::new(Language::English);
        let texts = texts.with("as-of = Stand { $day }\n").unwrap();
        assert_eq!(texts.say_with("as-of", &[("day", "heute".into())]), "Stand heute");
        let wrong = |file| Texts::new(Language::English).with(file).unwrap_err();
        let told = wrong("as-off = x\n");
        assert_eq!(told[0].to_string(), "`as-off` is no key of a sentence; did you mean `as-of`?");
        assert!(matches!(wrong("as-of = x\n\n= y\n")[0], TextsError::Unreadable { line: 3, .. }));
    }

    #[test]
    fn a_key_that_is_not_there_and_a_place_that_nothing_fills_are_seen() {
        let texts = Texts::new(Language::English);
        assert!(texts.say("no-such-key").starts_with(NO_KEY));
        assert!(texts.say("as-of").starts_with(NO_KEY));
    }
}
