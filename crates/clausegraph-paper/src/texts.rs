//! Sentences by key, and days and numbers, in one language.
//!
//! Every sentence of a paper has a key in `messages/en/*.ftl`, written in Fluent, with places for its
//! arguments. Whoever wants other words, a client's terms or another language hands over a file of the
//! same keys; what it leaves out stays as it is here.

mod check;
mod file;
mod places;

use std::{borrow::Cow, fmt};

use clausegraph::Date;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use icu_calendar::Iso;
use icu_datetime::{DateTimeFormatter, fieldsets::YMD};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;
use unic_langid::LanguageIdentifier;

use crate::{Language, PaperKind};

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
    /// How days and numbers are written.
    language: Language,
    /// Whether somebody brought sentences in that language.
    worded: bool,
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
    #[error("line {line}, column {column}: {message}")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// The sign in the line, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A key that no sentence of ours has.
    #[error("line {line}: `{key}` is no key of a sentence{}", meant_key(meant.as_deref()))]
    UnknownKey {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// A key that is close.
        meant: Option<String>,
    },
    /// A key that stands twice.
    #[error("line {line}: `{key}` stands twice")]
    Twice {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A key without words behind it.
    #[error("line {line}: `{key}` has no words")]
    NoWords {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A place that nothing fills.
    #[error("line {line}: `{key}` has no place `${place}`{}", meant_place(meant.as_deref(), known))]
    UnknownPlace {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// The place.
        place: String,
        /// A place that is close.
        meant: Option<String>,
        /// The places that the sentence has, as they are told.
        known: String,
    },
    /// A place of ours that is left out, so that what belongs there would not be told.
    #[error("line {line}: `{key}` leaves out `${place}`")]
    MissingPlace {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// The place.
        place: String,
    },
    /// A sentence, a term or a function that there is not.
    #[error("line {line}: `{key}` refers to `{name}`, which is not there")]
    UnknownReference {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// What it refers to.
        name: String,
    },
}

impl TextsError {
    /// The line of the file, from 1.
    pub const fn line(&self) -> usize {
        match self {
            Self::Unreadable { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::Twice { line, .. }
            | Self::NoWords { line, .. }
            | Self::UnknownPlace { line, .. }
            | Self::MissingPlace { line, .. }
            | Self::UnknownReference { line, .. } => *line,
        }
    }
}

fn meant_key(meant: Option<&str>) -> String {
    meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default()
}

fn meant_place(meant: Option<&str>, known: &str) -> String {
    match (meant, known) {
        (Some(meant), _) => format!("; did you mean `${meant}`?"),
        (None, "") => "; it has none".to_owned(),
        (None, known) => format!("; it has {known}"),
    }
}

/// The value of a place in a sentence.
pub type Argument<'a> = FluentValue<'a>;

impl Texts {
    /// Our own sentences, with days and numbers written as the language does.
    pub fn new(language: Language) -> Self {
        let locale: Locale = language.tag().parse().unwrap_or(Locale::UNKNOWN);
        Self {
            language,
            worded: false,
            // Our sentences are English, and so are their forms.
            bundle: bundle(Language::English),
            days: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            short_days: DateTimeFormatter::try_new((&locale).into(), YMD::medium()).ok(),
            numbers: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok(),
        }
    }

    /// Our own sentences as a file: those of a deliverable, or all; what [`Texts::with`] takes back.
    ///
    /// Above each sentence stand the places that it has.
    ///
    /// ```
    /// use clausegraph_paper::{Language, PaperKind, Texts};
    ///
    /// let file = Texts::built_in(Some(PaperKind::Charter));
    /// assert!(file.contains("# $day\nas-of = as of { $day }\n"));
    /// let texts = Texts::new(Language::English).with(&file).map_err(|problems| problems[0].clone())?;
    /// assert_eq!(texts.say("nobody-has-decided"), "Nobody has decided this.");
    /// # Ok::<(), clausegraph_paper::TextsError>(())
    /// ```
    pub fn built_in(what: Option<PaperKind>) -> String {
        file::built_in(what)
    }

    /// These sentences, with those of a file in the place of ours.
    ///
    /// # Errors
    ///
    /// All that is wrong with the file, in the order of its lines: lines that are no messages, keys that no
    /// sentence of ours has, places that nothing fills, and places of ours that are left out.
    pub fn with(mut self, file: &str) -> Result<Self, Vec<TextsError>> {
        let read = check::read(file)?;
        // Sentences of another language have its forms: where there is one, few, many.
        if !self.worded {
            self.bundle = bundle(self.language);
            self.worded = true;
        }
        self.bundle.add_resource_overriding(read);
        Ok(self)
    }

    /// The language of the sentences: English, as ours are, unless a file brought others.
    pub const fn language(&self) -> Language {
        if self.worded { self.language } else { Language::English }
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

/// Our sentences, with the forms of a language.
fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let forms: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![forms]);
    bundle.set_use_isolating(false);
    for (_, file) in ENGLISH {
        bundle.add_resource_overriding(resource(file));
    }
    bundle
}

/// A file of ours; what it cannot be read by, a test finds.
fn resource(file: &str) -> FluentResource {
    match FluentResource::try_new(file.to_owned()) {
        Ok(read) | Err((read, _)) => read,
    }
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
            for (key, places) in places::Places::of_file(&resource(file)) {
                assert!(places.is_some(), "{name}: {key} has no words");
                assert!(seen.insert(key.clone()), "{name}: {key} stands twice");
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
        let meant = "line 1: `as-off` is no key of a sentence; did you mean `as-of`?";
        assert_eq!(told[0].to_string(), meant);
        let broken = wrong("as-of = { $day }\n\n= y\n");
        assert!(matches!(broken[0], TextsError::Unreadable { line: 3, .. }), "{broken:?}");
    }

    #[test]
    fn sentences_are_english_and_have_english_forms_until_somebody_brings_others() {
        let none = |texts: &Texts| {
            texts.say_with("gap-count-major", &[("n", 0.into()), ("shown", "0".into())])
        };
        let texts = Texts::new(Language::French);
        assert_eq!(
            (texts.language(), none(&texts).as_str()),
            (Language::English, "0 major indicators")
        );
        let file = "gap-count-major = { $n ->\n    [one] { $shown } indice\n   *[other] { $shown } indices\n }\n";
        let texts = texts.with(file).unwrap();
        assert_eq!((texts.language(), none(&texts).as_str()), (Language::French, "0 indice"));
    }

    #[test]
    fn everything_that_is_wrong_with_a_file_is_told_at_once() {
        let file = "# Words of our own.\n\
            as-of = Stand { $dya }\n\
            gap-count-major = { $n ->\n    [one] ein Hinweis\n   *[other] viele Hinweise\n }\n\
            nobody-has-decided = { -nobody } { no-name } { NUMBER(4) }\n\
            no-name =\n    .title = ohne\n\
            no-name = ohne { $name }\n\
            gap-titel = Bericht\n\
            gap-title = { $\n";
        let problems = Texts::new(Language::German).with(file).unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told[..told.len() - 1],
            [
                "line 2: `as-of` has no place `$dya`; did you mean `$day`?",
                "line 2: `as-of` leaves out `$day`",
                "line 3: `gap-count-major` leaves out `$shown`",
                "line 7: `nobody-has-decided` refers to `-nobody`, which is not there",
                "line 7: `nobody-has-decided` refers to `NUMBER()`, which is not there",
                "line 8: `no-name` has no words",
                "line 10: `no-name` stands twice",
                "line 10: `no-name` has no place `$name`; it has none",
                "line 11: `gap-titel` is no key of a sentence; did you mean `gap-title`?",
            ]
        );
        assert!(matches!(problems[told.len() - 1], TextsError::Unreadable { line: 12 | 13, .. }));
    }

    #[test]
    fn forms_and_terms_of_one_s_own_are_taken() {
        let file = "-firma = Haus & Tal\n\
            gap-count-major = { $n ->\n    [one] ein Fall\n   *[other] { $shown } Fälle\n }\n\
            no-name = { -firma }\n";
        let texts = Texts::new(Language::German).with(file).unwrap();
        assert_eq!(texts.say("no-name"), "Haus & Tal");
        let count = |n: u64| {
            texts.say_with("gap-count-major", &[("n", n.into()), ("shown", n.to_string().into())])
        };
        assert_eq!([count(1), count(3)], ["ein Fall", "3 Fälle"]);
    }

    #[test]
    fn our_own_file_is_taken_back_and_says_the_same() {
        for what in std::iter::once(None).chain(PaperKind::ALL.map(Some)) {
            let file = Texts::built_in(what);
            let texts = Texts::new(Language::English).with(&file).unwrap();
            let ours = Texts::new(Language::English);
            for (key, places) in places::Places::ours() {
                let given: Vec<(&str, Argument<'_>)> =
                    places.filled.iter().map(|place| (place.as_str(), "7".into())).collect();
                let numbers = places.choosing.iter().map(|place| (place.as_str(), 7.into()));
                let given: Vec<(&str, Argument<'_>)> = given.into_iter().chain(numbers).collect();
                assert_eq!(texts.say_with(&key, &given), ours.say_with(&key, &given), "{key}");
            }
        }
        let whole = Texts::built_in(None);
        assert!(whole.contains("# $shown ($n)\ngap-count-major = { $n ->\n"), "{whole}");
        assert!(!Texts::built_in(Some(PaperKind::Charter)).contains("\ngap-title ="));
    }

    #[test]
    fn a_key_that_is_not_there_and_a_place_that_nothing_fills_are_seen() {
        let texts = Texts::new(Language::English);
        assert!(texts.say("no-such-key").starts_with(NO_KEY));
        assert!(texts.say("as-of").starts_with(NO_KEY));
    }
}
