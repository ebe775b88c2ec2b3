//! What overlaps: the comparison of evidence, and that of texts, with the work beside the time.

use std::{
    io::{self, Write},
    time::Instant,
};

use clausegraph::{Assessment, overlap};
use clausegraph_import::{SimilarOptions, similar_texts};

/// Looks for what overlaps in an assessment.
pub(crate) fn report(out: &mut impl Write, assessment: &Assessment<'_>) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    let start = Instant::now();
    let found = overlap(assessment);
    let micros = start.elapsed().as_micros();
    writeln!(
        out,
        "  {:<24} {:>6}.{:03}   {} documents, {} routines: {} duplicates, {} within another, {} crowds",
        "overlap",
        micros / 1000,
        micros % 1000,
        found.documents,
        found.routines,
        found.duplicates.len(),
        found.subsumed.len(),
        found.crowds.len(),
    )
    .map_err(io)
}

/// How many texts are compared.
const TEXTS: [usize; 3] = [300, 1_000, 3_000];
/// Words of a text.
const WORDS: usize = 1_500;

/// Compares texts of which every tenth is another with every twelfth word changed.
pub(crate) fn texts(out: &mut impl Write, smoke: bool) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    writeln!(out, "\ntexts of {WORDS} words, compared").map_err(io)?;
    for number in TEXTS.into_iter().take(if smoke { 1 } else { TEXTS.len() }) {
        let texts = random(number);
        let start = Instant::now();
        let pairs = similar_texts(&texts, SimilarOptions { percent: 30, ..SimilarOptions::USUAL });
        let micros = start.elapsed().as_micros();
        let all = number * (number - 1) / 2;
        writeln!(
            out,
            "  {number:>5} texts {:>8}.{:03} ms   {} similar pairs of {all}",
            micros / 1000,
            micros % 1000,
            pairs.len(),
        )
        .map_err(io)?;
    }
    Ok(())
}

/// Texts by a fixed sequence of numbers, some words far more often than others.
fn random(number: usize) -> Vec<String> {
    let mut state = 20_000_u64;
    let mut roll = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below.max(1)
    };
    let mut texts: Vec<Vec<usize>> = Vec::with_capacity(number);
    for index in 0..number {
        let copied = texts.get(index.saturating_sub(7)).filter(|_| index % 10 == 9).cloned();
        texts.push(match copied {
            Some(mut words) => {
                words.iter_mut().step_by(12).for_each(|word| *word = roll(4_000));
                words
            }
            None => (0..WORDS)
                .map(|_| {
                    let most = 1 + roll(4_000);
                    roll(most)
                })
                .collect(),
        });
    }
    let text = |words: &Vec<usize>| {
        words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>().join(" ")
    };
    texts.iter().map(text).collect()
}
