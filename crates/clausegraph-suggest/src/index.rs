//! The index: titles and sections in memory, in one segment, written by one thread.
//!
//! The texts of the catalogue stand in it as well, so that a word that the standard has everywhere weighs
//! little even where there are few artefacts, and the weights of words do not collapse with one text.

use clausegraph_model::Catalogue;
use tantivy::{
    DocSet, Index, IndexSettings, ReloadPolicy, Searcher, TantivyDocument, TantivyError,
    Term as IndexTerm,
    directory::RamDirectory,
    query::{EnableScoring, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
};

use crate::{
    error::{SuggestError, engine},
    options::Weights,
    query::Term,
    text::{Section, Text, sections},
    words::analyser,
};

/// The room for the writer's tables to begin with, in bytes; they grow with the texts.
const WRITER_BYTES: usize = 15_000_000;

const ANALYSER: &str = "clausegraph";

/// Titles and sections of all texts.
pub(crate) struct TextIndex {
    titles: Room,
    sections: Room,
    /// Every section with the place of its text, in the order of the index.
    pub(crate) places: Vec<(usize, Section)>,
}

/// Where a term was found, with its points.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    /// By the place of the text.
    pub(crate) titles: Vec<(usize, u64)>,
    /// By the place of the section.
    pub(crate) sections: Vec<(usize, u64)>,
}

/// Half of an index: two fields, one more prominent than the other.
struct Room {
    searcher: Searcher,
    loud: Field,
    quiet: Field,
    /// How many documents of the catalogue stand before those of the texts.
    before: usize,
}

impl TextIndex {
    /// Indexes the texts in the order given.
    pub(crate) fn build(catalogue: &Catalogue, texts: &[&Text]) -> Result<Self, SuggestError> {
        let mut places = Vec::new();
        for (place, text) in texts.iter().enumerate() {
            places.extend(sections(text).into_iter().map(|section| (place, section)));
        }
        let clause_titles = catalogue.clauses().filter_map(|clause| clause.title());
        let items = catalogue.documented_set().iter().map(|item| item.title.as_str());
        let known: Vec<Entry<'_>> = clause_titles
            .chain(items)
            .map(|title| Entry { loud: Some(title), quiet: Vec::new() })
            .collect();
        let written = texts.iter().map(|text| Entry {
            loud: Some(&text.title),
            quiet: text.keywords.iter().map(String::as_str).collect(),
        });
        let titles = Room::build(known, written).map_err(engine)?;
        let known = catalogue
            .requirements()
            .map(|requirement| Entry {
                loud: None,
                quiet: vec![requirement.statement(), requirement.question()],
            })
            .collect();
        let written = places.iter().filter_map(|(place, section)| {
            let passages = &texts.get(*place)?.passages;
            let text = |at: &usize| passages.get(*at).map(|passage| passage.text.as_str());
            Some(Entry {
                loud: section.heading.as_ref().and_then(text),
                quiet: section.body.iter().filter_map(text).collect(),
            })
        });
        let sections = Room::build(known, written).map_err(engine)?;
        Ok(Self { titles, sections, places })
    }

    /// Looks up a term in titles, keywords, headings and passages.
    pub(crate) fn look_up(&self, term: &Term, weights: &Weights) -> Result<Hits, SuggestError> {
        let titles = self.titles.look_up(term, weights.title, weights.keyword).map_err(engine)?;
        let sections =
            self.sections.look_up(term, weights.heading, weights.body).map_err(engine)?;
        Ok(Hits { titles, sections })
    }
}

/// What is indexed as one document.
struct Entry<'t> {
    loud: Option<&'t str>,
    quiet: Vec<&'t str>,
}

impl Room {
    fn build<'t>(
        known: Vec<Entry<'t>>,
        written: impl Iterator<Item = Entry<'t>>,
    ) -> Result<Self, TantivyError> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYSER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let loud = schema.add_text_field("loud", options.clone());
        let quiet = schema.add_text_field("quiet", options);
        let tokenizers = tantivy::tokenizer::TokenizerManager::new();
        tokenizers.register(ANALYSER, analyser());
        let mut writer = Index::builder()
            .schema(schema.build())
            .settings(IndexSettings::default())
            .tokenizers(tokenizers)
            .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), WRITER_BYTES)?;
        let before = known.len();
        for entry in known.into_iter().chain(written) {
            let mut document = TantivyDocument::default();
            if let Some(text) = entry.loud {
                document.add_text(loud, text);
            }
            // Values of one field stand apart, so that no phrase reaches from one passage into the next.
            for text in entry.quiet {
                document.add_text(quiet, text);
            }
            writer.add_document(document)?;
        }
        let index = writer.finalize()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: reader.searcher(), loud, quiet, before })
    }

    fn look_up(
        &self,
        term: &Term,
        loud: u64,
        quiet: u64,
    ) -> Result<Vec<(usize, u64)>, TantivyError> {
        let one = self.field(term, self.loud, loud)?;
        let two = self.field(term, self.quiet, quiet)?;
        Ok(merged(one, two))
    }

    /// The documents of the texts that hold a term in a field, in order, with its points.
    fn field(
        &self,
        term: &Term,
        field: Field,
        weight: u64,
    ) -> Result<Vec<(usize, u64)>, TantivyError> {
        let words: Vec<IndexTerm> =
            term.stems.iter().map(|stem| IndexTerm::from_field_text(field, stem)).collect();
        for word in &words {
            // Most words stand in no text, and asking that is much cheaper than scoring none.
            if self.searcher.doc_freq(word)? == 0 {
                return Ok(Vec::new());
            }
        }
        let query: Box<dyn Query> = match words.as_slice() {
            [] => return Ok(Vec::new()),
            [word] => Box::new(TermQuery::new(word.clone(), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new(words)),
        };
        let scoring = query.weight(EnableScoring::enabled_from_searcher(&self.searcher))?;
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let mut scorer = scoring.scorer(segment, 1.0)?;
            while scorer.doc() != tantivy::TERMINATED {
                let place = usize::try_from(scorer.doc()).unwrap_or(usize::MAX);
                if let Some(place) = place.checked_sub(self.before) {
                    found.push((place, points(scorer.score()) * weight / 100));
                }
                scorer.advance();
            }
        }
        Ok(found)
    }
}

/// Two lists that are in order as one, the points of one place added.
fn merged(one: Vec<(usize, u64)>, two: Vec<(usize, u64)>) -> Vec<(usize, u64)> {
    if one.is_empty() {
        return two;
    }
    let mut all: std::collections::BTreeMap<usize, u64> = one.into_iter().collect();
    for (place, points) in two {
        *all.entry(place).or_default() += points;
    }
    all.into_iter().collect()
}

/// Hundredths of a score of the search engine.
///
/// From here on all is whole numbers, whose sums do not depend on the order of their parts.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "a float becomes a whole number in no other way; `as` saturates, and what is none becomes 0"
)]
fn points(score: f32) -> u64 {
    (score * 100.0) as u64
}
