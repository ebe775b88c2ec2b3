//! Which documents of a tree have much the same text.

use clausegraph_model::{
    Fact, Family,
    document::{SimilarDocument, TextDocument},
};

use super::{artefact::Imported, body::Body, report::ImportReport, rules::Rules};
use crate::{SimilarPair, similar_texts};

/// Two documents with much the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimilarFiles {
    /// The paths below the tree, in order.
    pub paths: [String; 2],
    /// What was counted: shingles in common, and all.
    pub pair: SimilarPair,
}

/// Fills `text.similar_to` of all documents whose text was read; stated none where it is like no other's.
///
/// Front matter is no text; a document of few words is compared with none, and nothing is said of it.
pub(super) fn compare(imported: &mut [Imported<'_>], rules: &Rules, report: &mut ImportReport) {
    let Some(options) = rules.similar else { return };
    let is_read = |file: &&mut Imported<'_>| {
        let words = file.source.body.as_ref().map_or(0, |body| body.words);
        let least = u32::try_from(options.least_words).unwrap_or(u32::MAX).max(1);
        file.artefact.kind.family() == Family::Documents && words >= least
    };
    let mut read: Vec<&mut Imported<'_>> = imported.iter_mut().filter(is_read).collect();
    let texts: Vec<String> = read.iter().map(|file| text_of(file)).collect();
    let mut alike: Vec<Vec<SimilarDocument>> = read.iter().map(|_| Vec::new()).collect();
    for pair in similar_texts(&texts, options) {
        let (Some(one), Some(other)) = (read.get(pair.one), read.get(pair.other)) else { continue };
        let path = |file: &Imported<'_>| file.source.path.to_owned();
        report.similar.push(SimilarFiles { paths: [path(one), path(other)], pair });
        let entry = |of: &Imported<'_>| SimilarDocument {
            artefact: of.artefact.id.clone(),
            similarity: Fact::Given(pair.similarity()),
        };
        let entries = [(pair.one, entry(other)), (pair.other, entry(one))];
        for (place, entry) in entries {
            if let Some(list) = alike.get_mut(place) {
                list.push(entry);
            }
        }
    }
    for (file, mut alike) in read.iter_mut().zip(alike) {
        alike.sort_by(|one, two| one.artefact.cmp(&two.artefact));
        let similar_to = if alike.is_empty() { Fact::StatedNone } else { Fact::Given(alike) };
        let text = &mut file.artefact.text;
        if let Fact::Given(text) = text {
            text.similar_to = similar_to;
        } else {
            *text = Fact::Given(Box::new(TextDocument { similar_to, ..TextDocument::default() }));
        }
    }
}

/// All of a document's text. Each piece stands in a line of its own, and a shingle may run over its end.
fn text_of(file: &Imported<'_>) -> String {
    let pieces = file.source.body.iter().flat_map(Body::pieces);
    let pieces: Vec<&str> = pieces.map(|(_, _, text)| text).collect();
    pieces.join("\n")
}
