//! The entries of the catalogue.

use clausegraph_model::{
    ArtefactKind, ClauseId, Key, Offering, RequirementId,
    document::{
        AcceptDocument, Aspect, CatalogueDocument, CatalogueHeader, ClauseDocument, EmptyRule,
        FORMAT_VERSION, OverlayDocument, OverlayTextDocument, PopulationDocument, PopulationOf,
        PopulationSource, Reach, RequirementDocument, SlotDocument, Take, Tier,
    },
};

use super::{Criterion, ListRules};

/// How many characters of a statement a catalogue carries.
pub(super) const LONGEST: usize = 400;

/// The statement in full: title and text, behind the id as it was written where ours is another.
pub(super) fn statement(criterion: &Criterion, changed: bool) -> String {
    let written = changed.then(|| criterion.written.clone());
    let parts = [written, criterion.title.clone(), criterion.text.clone()];
    parts.into_iter().flatten().collect::<Vec<String>>().join(": ")
}

pub(super) fn requirement(
    criterion: &Criterion,
    clause: ClauseId,
    full: &str,
) -> RequirementDocument {
    let named = criterion.title.as_deref().map(|title| format!(", {title}")).unwrap_or_default();
    let question = format!("What is there to show for {}{named}?", criterion.written);
    RequirementDocument {
        id: criterion.id.clone(),
        clause,
        statement: cut(full, "…"),
        tier: Tier::Stated,
        split_of: None,
        roles: Vec::new(),
        population: organisation(),
        cadence: None,
        documented: Vec::new(),
        question: cut(&question, "…?"),
        typical_evidence: Vec::new(),
        doubt: None,
        computed_from: Vec::new(),
        slots: vec![slot()],
    }
}

/// What any confirmed claim fills, and nothing else.
fn slot() -> SlotDocument {
    let kinds = ArtefactKind::ALL.iter().copied();
    let claimed = kinds.filter(|kind| kind.offering() != Offering::ByKind);
    let accepts =
        claimed.map(|kind| AcceptDocument { kind, conditions: Vec::new(), needs: Vec::new() });
    SlotDocument {
        id: key("claimed"),
        aspect: Aspect::Design,
        accepts: accepts.collect(),
        itself: false,
        as_it_is: false,
        test: None,
        needs: Vec::new(),
        take: Take::InForce,
        reach: Reach::Blanket,
        content: false,
        field: None,
        lapses_after: None,
        any_of: None,
        required: true,
        note: Some(
            "The list does not tell what would show this: a person says so with a claim."
                .to_owned(),
        ),
    }
}

pub(super) fn catalogue(
    rules: &ListRules,
    clauses: Vec<(ClauseId, Option<String>)>,
    requirements: Vec<RequirementDocument>,
) -> CatalogueDocument {
    let wording = rules.wording.clone().unwrap_or_else(|| "As the list has it".to_owned());
    let clauses = clauses.into_iter().map(|(id, title)| ClauseDocument {
        id,
        parent: None,
        title,
        area: true,
        doubt: None,
        confidence: None,
        practice: None,
    });
    CatalogueDocument {
        format_version: FORMAT_VERSION,
        catalogue: Some(CatalogueHeader {
            id: rules.catalogue.clone(),
            title: rules.title.clone(),
            wording,
            exclusions: rules.exclusions,
            former_clauses: Vec::new(),
            parties: None,
            documented_note: None,
        }),
        clauses: clauses.collect(),
        populations: vec![PopulationDocument {
            id: organisation(),
            title: "The organisation as one".to_owned(),
            of: PopulationOf::Organisation,
            source: PopulationSource::Organisation,
            empty: EmptyRule::Never,
            kinds: Vec::new(),
            records: None,
            members: Vec::new(),
            exceptions: Vec::new(),
            triggers: Vec::new(),
        }],
        requirements,
        ..CatalogueDocument::default()
    }
}

pub(super) fn overlay(rules: &ListRules, long: Vec<(RequirementId, String)>) -> OverlayDocument {
    let texts = long.into_iter().map(|(of, statement)| OverlayTextDocument {
        of,
        statement: Some(statement),
        question: None,
        title: None,
    });
    OverlayDocument {
        format_version: FORMAT_VERSION,
        overlay: key("full-text"),
        title: format!("{}, the long statements in full", rules.title),
        catalogue: rules.catalogue.clone(),
        language: None,
        texts: texts.collect(),
        adds: Vec::new(),
        feeds: Vec::new(),
    }
}

fn organisation() -> Key {
    key("organisation")
}

#[expect(clippy::expect_used, reason = "the words of this file are letters and hyphens")]
fn key(word: &'static str) -> Key {
    word.parse().expect("a word is a key")
}

/// A text of as many characters as a catalogue carries, cut between words.
fn cut(text: &str, end: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let room = LONGEST.saturating_sub(end.chars().count());
    let start: String = text.chars().take(room).collect();
    // A text without a blank is cut where it has to be.
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}{end}", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        let text = "ä ".repeat(200);
        assert_eq!(cut(text.trim_end(), "…"), text.trim_end());
        let cut_text = cut(&"word, ".repeat(90), "…");
        assert!(cut_text.ends_with("word…") && cut_text.chars().count() <= LONGEST);
        assert_eq!(cut(&"ä".repeat(500), "…").chars().count(), LONGEST);
    }
}
