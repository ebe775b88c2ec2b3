//! From text to stems: lower case, one spelling, English endings taken off.

use std::ops::Range;

use tantivy::tokenizer::{
    Language, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer, Token, TokenFilter,
    TokenStream, Tokenizer,
};

/// Words longer than this, in bytes, are not words: keys, hashes, pictures as text.
const LONGEST_WORD: usize = 40;

/// A stem and the bytes of the word it was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stem {
    pub(crate) stem: String,
    pub(crate) bytes: Range<usize>,
}

/// The analyser of the index, of the vocabulary and of excerpts: they must not differ.
pub(crate) fn analyser() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(OneSpelling)
        .filter(Stemmer::new(Language::English))
        .build()
}

/// The stems of a text, in order.
pub(crate) fn stems(analyser: &mut TextAnalyzer, text: &str) -> Vec<Stem> {
    let mut found = Vec::new();
    let mut stream = analyser.token_stream(text);
    while stream.advance() {
        let token = stream.token();
        found.push(Stem { stem: token.text.clone(), bytes: token.offset_from..token.offset_to });
    }
    found
}

/// The stems of a text without their places.
pub(crate) fn bare_stems(analyser: &mut TextAnalyzer, text: &str) -> Vec<String> {
    stems(analyser, text).into_iter().map(|found| found.stem).collect()
}

/// Where the stems of a phrase stand in a text: the bytes from its first word to its last.
pub(crate) fn occurrences(text: &[Stem], phrase: &[String]) -> Vec<Range<usize>> {
    if phrase.is_empty() {
        return Vec::new();
    }
    text.windows(phrase.len())
        .filter(|window| window.iter().map(|found| &found.stem).eq(phrase))
        .filter_map(|window| Some(window.first()?.bytes.start..window.last()?.bytes.end))
        .collect()
}

/// Endings that British and American writers spell differently, and the one that stands for both.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("isational", "izational"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("avour", "avor"),
    ("avioural", "avioral"),
    ("aviour", "avior"),
    ("catalogue", "catalog"),
    ("catalogues", "catalogs"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("fulfilment", "fulfillment"),
    ("fulfil", "fulfill"),
    ("centre", "center"),
    ("centres", "centers"),
    ("judgement", "judgment"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
];

/// Shorter words are left alone: `rise` is no `rize`.
const SHORTEST: usize = 6;

/// Small letters, `SLA` for `SLAs`, and one spelling for British and American words.
#[derive(Clone)]
struct OneSpelling;

impl TokenFilter for OneSpelling {
    type Tokenizer<T: Tokenizer> = OneSpellingFilter<T>;

    fn transform<T: Tokenizer>(self, tokenizer: T) -> OneSpellingFilter<T> {
        OneSpellingFilter { tokenizer }
    }
}

#[derive(Clone)]
struct OneSpellingFilter<T> {
    tokenizer: T,
}

impl<T: Tokenizer> Tokenizer for OneSpellingFilter<T> {
    type TokenStream<'a> = OneSpellingStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> OneSpellingStream<T::TokenStream<'a>> {
        OneSpellingStream { tail: self.tokenizer.token_stream(text) }
    }
}

struct OneSpellingStream<T> {
    tail: T,
}

impl<T: TokenStream> TokenStream for OneSpellingStream<T> {
    fn advance(&mut self) -> bool {
        if !self.tail.advance() {
            return false;
        }
        let text = &mut self.tail.token_mut().text;
        // The stemmer knows no abbreviations, and only the capitals tell one.
        let is_abbreviation = text.strip_suffix('s').is_some_and(|short| {
            short.len() > 1 && short.bytes().all(|byte| byte.is_ascii_uppercase())
        });
        if is_abbreviation {
            text.truncate(text.len() - 1);
        }
        *text = text.chars().flat_map(char::to_lowercase).collect();
        if text.len() < SHORTEST {
            return true;
        }
        let ending = ENDINGS.iter().find(|(british, _)| text.ends_with(british));
        if let Some((british, american)) = ending {
            text.truncate(text.len() - british.len());
            text.push_str(american);
        }
        true
    }

    fn token(&self) -> &Token {
        self.tail.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.tail.token_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        bare_stems(&mut analyser(), text).join(" ")
    }

    #[test]
    fn both_spellings_have_one_stem() {
        for (british, american) in [
            ("organisation", "organization"),
            ("prioritised", "prioritized"),
            ("analyse", "analyze"),
            ("catalogues", "catalog"),
            ("programme", "programs"),
            ("service fulfilment", "service fulfillment"),
        ] {
            assert_eq!(check(british), check(american), "{british}");
        }
    }

    #[test]
    fn endings_and_case_do_not_count() {
        assert_eq!(check("Escalations"), check("escalation"));
        assert_eq!(check("SLAs CIs"), check("SLA CI"));
        assert_ne!(check("policy"), check("police"));
    }

    #[test]
    fn stems_know_their_bytes() {
        let text = "Über-Störungen: Incidents!";
        let found = stems(&mut analyser(), text);
        let words: Vec<_> =
            found.iter().map(|stem| text.get(stem.bytes.clone()).unwrap()).collect();
        assert_eq!(words, ["Über", "Störungen", "Incidents"]);
    }

    #[test]
    fn what_is_too_long_for_a_word_is_none() {
        assert_eq!(check(&"x".repeat(41)), "");
    }

    #[test]
    fn a_phrase_is_found_whole_only() {
        let text = stems(&mut analyser(), "major incident, incident major, Major Incidents");
        let phrase = bare_stems(&mut analyser(), "major incident");
        assert_eq!(occurrences(&text, &phrase), [0..14, 32..47]);
        assert!(occurrences(&text, &[]).is_empty());
    }
}
