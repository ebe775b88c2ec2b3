//! Texts that are much the same: shingles, and an exact join of them.
//!
//! Two texts are as similar as the share of shingles that they have in common, of all that either has (the
//! Jaccard index); a shingle are some words one behind the other. Pairs are found by prefix filtering: whoever
//! reaches the limit shares one of the rarest shingles of both, so only texts that do are counted out. That
//! finds every pair and no other, without a seed, where hashing by `MinHash` and bands would miss one by chance:
//! in an analysis that answers for what it does not tell, a missed pair has no explanation.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::Amount;

/// How texts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarOptions {
    /// How many words make a shingle; 0 is taken as 1. A text of fewer words is one shingle.
    pub shingle: usize,
    /// From which share on two texts are told, in percent; 0 is taken as 1.
    pub percent: u32,
    /// Texts of fewer words are compared with none: two notes that something is to be written are no copies.
    pub least_words: usize,
    /// What stands in more than this share of all texts, in percent, and in ten texts at least, belongs to their
    /// form (a header, a notice of copyright) and is not counted.
    pub form_percent: u32,
}

impl SimilarOptions {
    /// Five words, one half, thirty words; what stands in every fourth text is form.
    pub const USUAL: Self = Self { shingle: 5, percent: 50, least_words: 30, form_percent: 25 };
}

/// Fewer texts than this have no form in common.
const FORM_TEXTS: usize = 10;

/// Two texts that are much the same, by their places in the list that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SimilarPair {
    /// The one that stands first.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How many shingles they have in common.
    pub shared: usize,
    /// How many shingles either has.
    pub all: usize,
}

impl SimilarPair {
    /// The share of shingles that they have in common, cut to four places.
    pub fn similarity(&self) -> Amount {
        if self.shared >= self.all {
            return Amount::ONE;
        }
        let places = wide(self.shared) * 10_000 / wide(self.all).max(1);
        format!("0.{places:04}").parse().unwrap_or(Amount::ZERO)
    }
}

fn wide(number: usize) -> u128 {
    u128::try_from(number).unwrap_or(u128::MAX)
}

/// The words of a text as they are compared: runs of letters and digits, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// The pairs of texts that are much the same, by their places.
///
/// The order of the texts changes places and nothing else. Work grows with the texts and with the pairs that
/// share something rare, not with all pairs.
///
/// ```
/// use clausegraph_import::{SimilarOptions, similar_texts};
///
/// let texts = [
///     "Who wants a change fills in the form and sends it to the desk.",
///     "Restart the mail gateway, then wait until the queue is empty.",
///     "Who wants a change fills in the form and sends it to the board.",
/// ];
/// let options = SimilarOptions { least_words: 5, ..SimilarOptions::USUAL };
/// let pairs = similar_texts(&texts, options);
/// assert_eq!(pairs.len(), 1);
/// assert_eq!((pairs[0].one, pairs[0].other), (0, 2));
/// assert_eq!((pairs[0].shared, pairs[0].all), (9, 11));
/// assert_eq!(pairs[0].similarity().to_string(), "0.8181");
/// ```
pub fn similar_texts<T: AsRef<str>>(texts: &[T], options: SimilarOptions) -> Vec<SimilarPair> {
    let sets = shingle_sets(texts, options);
    let percent = options.percent.clamp(1, 100);
    // The texts whose prefix holds a shingle, by the shingle's rank.
    let mut prefixes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (other, set) in sets.iter().enumerate() {
        let mut candidates = BTreeSet::new();
        let prefix = set.get(..prefix(set.len(), percent)).unwrap_or_default();
        for shingle in prefix {
            let earlier = prefixes.entry(*shingle).or_default();
            candidates.extend(earlier.iter().copied());
            earlier.push(other);
        }
        for one in candidates {
            let Some(first) = sets.get(one) else { continue };
            let shared = in_common(first, set);
            let all = first.len() + set.len() - shared;
            if wide(shared) * 100 >= wide(all) * u128::from(percent) {
                pairs.push(SimilarPair { one, other, shared, all });
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How many of the rarest shingles of a text have to be looked at.
///
/// Who reaches the share has at least that share of this text's shingles in common with it, so that one of
/// them is among those that are left when as many as that, less one, are put aside.
fn prefix(length: usize, percent: u32) -> usize {
    let needed = (wide(length) * u128::from(percent)).div_ceil(100);
    let needed = usize::try_from(needed).unwrap_or(length);
    if length == 0 { 0 } else { length - needed + 1 }
}

/// The shingles of each text by rank, the rarest first, without those that belong to the form of all.
///
/// Shingles are told apart by their words and not by a hash, so that no two are ever taken for one.
fn shingle_sets<T: AsRef<str>>(texts: &[T], options: SimilarOptions) -> Vec<Vec<u32>> {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut numbered: Vec<Vec<u32>> = Vec::with_capacity(texts.len());
    for text in texts {
        let words = words(text.as_ref()).map(|word| {
            let next = count(numbers.len());
            *numbers.entry(word).or_insert(next)
        });
        let words: Vec<u32> = words.collect();
        numbered.push(if words.len() < options.least_words { Vec::new() } else { words });
    }
    let mut standing: Vec<(&[u32], usize)> = Vec::new();
    for (text, words) in numbered.iter().enumerate() {
        standing.extend(shingles(words, options.shingle.max(1)).map(|shingle| (shingle, text)));
    }
    standing.sort_unstable();
    standing.dedup();
    let read = numbered.iter().filter(|words| !words.is_empty()).count();
    let is_form = |texts: usize| {
        texts >= FORM_TEXTS && wide(texts) * 100 > wide(read) * u128::from(options.form_percent)
    };
    let same = standing.chunk_by(|(one, _), (other, _)| one == other);
    let mut ranked: Vec<&[(&[u32], usize)]> = same.filter(|texts| !is_form(texts.len())).collect();
    // The sort is stable: as rare ones stay in the order of their words.
    ranked.sort_by_key(|texts| texts.len());
    let mut sets: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
    for (rank, texts) in ranked.into_iter().enumerate() {
        for (_, text) in texts {
            if let Some(set) = sets.get_mut(*text) {
                set.push(count(rank));
            }
        }
    }
    sets
}

/// The runs of so many words; of fewer words, all of them.
fn shingles(words: &[u32], length: usize) -> impl Iterator<Item = &[u32]> {
    let short = (!words.is_empty() && words.len() < length).then_some(words);
    short.into_iter().chain(words.windows(length))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many numbers two sorted lists have in common.
fn in_common(mut one: &[u32], mut other: &[u32]) -> usize {
    let mut found = 0;
    while let ([first, behind @ ..], [second, beyond @ ..]) = (one, other) {
        found += usize::from(first == second);
        if first <= second {
            one = behind;
        }
        if second <= first {
            other = beyond;
        }
    }
    found
}
