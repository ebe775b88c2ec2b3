//! Words that point nowhere: those of the language, and those of the field that stand everywhere.

use std::collections::BTreeSet;

use tantivy::tokenizer::TextAnalyzer;

use crate::{vocabulary::Vocabulary, words::bare_stems};

/// Words of the language; those of the field are data and stand in the vocabulary.
const ENGLISH: &str = "a about above after again all also although always am among an and another any \
    anybody anyone anything are around as ask asked asks at away back be became because become been \
    before being belong below besides between both but by can come comes could did different do does \
    done down during each either else enough even every everybody everything far few for from further \
    gave get gets give given gives go goes going gone had has have having he hear her here him his how \
    however i if in into is it its itself just keep keeps kept know known knows last later least let \
    like little look looked looks made make makes many may me might more most much must my myself \
    need needed needs neither never new next no nobody none nor not nothing now of off often on once \
    one ones only onto or other others our out over own part parts perhaps put quite rather really \
    said same say says see seen set she should show shows since so some somebody something soon stand \
    stands still such take taken takes tell tells than that the their them then there these they thing \
    things this those though through to today together told too took toward two under until up upon \
    us use used uses using very was way ways we well went were what whatever when where whether which \
    while who whoever whole whom whose why will with within without word words would yet you your";

/// The stems of words that are not looked up on their own.
#[derive(Debug)]
pub(super) struct StopWords(BTreeSet<String>);

impl StopWords {
    pub(super) fn new(vocabulary: &Vocabulary, analyser: &mut TextAnalyzer) -> Self {
        let mut stems: BTreeSet<String> = bare_stems(analyser, ENGLISH).into_iter().collect();
        for word in vocabulary.stop_words() {
            stems.extend(bare_stems(analyser, word));
        }
        Self(stems)
    }

    /// Whether a stem says nothing on its own; numbers and single letters do not either.
    pub(super) fn holds(&self, stem: &str) -> bool {
        stem.chars().count() < 2 || stem.chars().all(char::is_numeric) || self.0.contains(stem)
    }
}
