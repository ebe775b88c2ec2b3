//! Words that stand for each other, put for each other also within longer phrases.

use tantivy::tokenizer::TextAnalyzer;

use crate::{
    vocabulary::Vocabulary,
    words::{bare_stems, occurrences, stems},
};

/// A word of a group.
#[derive(Debug)]
struct Member {
    spelled: String,
    stems: Vec<String>,
}

/// The groups of a vocabulary.
#[derive(Debug)]
pub(super) struct Groups(Vec<Vec<Member>>);

impl Groups {
    pub(super) fn new(vocabulary: &Vocabulary, analyser: &mut TextAnalyzer) -> Self {
        let mut member =
            |word: &String| Member { spelled: word.clone(), stems: bare_stems(analyser, word) };
        let groups = vocabulary.groups().iter();
        Self(groups.map(|group| group.iter().map(&mut member).collect()).collect())
    }

    /// What a phrase becomes when one word in it is put for another of its group; one word at a time.
    ///
    /// The longest member that stands in the phrase decides, so that `service level agreement` is not
    /// taken apart at `agreement`.
    pub(super) fn others(&self, analyser: &mut TextAnalyzer, phrase: &str) -> Vec<String> {
        let words = stems(analyser, phrase);
        let mut found = Vec::new();
        for group in &self.0 {
            let inside = group
                .iter()
                .filter_map(|member| {
                    let bytes = occurrences(&words, &member.stems).into_iter().next()?;
                    Some((member, bytes))
                })
                .max_by_key(|(member, _)| member.stems.len());
            let Some((out, bytes)) = inside else { continue };
            let before = phrase.get(..bytes.start).unwrap_or_default();
            let after = phrase.get(bytes.end..).unwrap_or_default();
            let others = group.iter().filter(|member| member.stems != out.stems);
            found.extend(others.map(|member| format!("{before}{}{after}", member.spelled)));
        }
        found
    }
}
