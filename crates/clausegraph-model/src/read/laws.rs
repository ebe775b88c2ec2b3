//! Laws of reading: both ways give the same, nothing panics, nothing is lost without a word.

mod random;

use proptest::prelude::*;

use self::random::document;
use super::{Lost, SourceText, catalogue, organisation, read_catalogue, read_organisation};
use crate::{
    Catalogue, Organisation,
    document::{CatalogueDocument, FORMAT_VERSION, OrganisationDocument, OverlayDocument},
    problem::Draft,
};

fn source(text: String) -> SourceText {
    SourceText { name: "file.json".to_owned(), text }
}

/// What the slow way makes of a file of an organisation.
fn organisation_slowly(text: &str) -> (String, Vec<Draft>, Lost) {
    let mut read = organisation::OrganisationRead::default();
    let mut drafts = Vec::new();
    let file = source(text.to_owned());
    organisation::read_slowly(&mut read, &file, 0, None, &mut drafts);
    (format!("{:?}", read.parts), drafts, read.lost)
}

fn catalogue_slowly(text: &str, overlay: bool) -> (String, Vec<Draft>, Lost) {
    let mut read = catalogue::CatalogueRead::default();
    let mut drafts = Vec::new();
    let file = source(text.to_owned());
    if overlay {
        catalogue::overlay_slowly(&mut read, &file, 0, None, &mut drafts);
    } else {
        catalogue::read_slowly(&mut read, &file, 0, None, &mut drafts);
    }
    let parts = format!("{:?} {:?}", read.parts, read.overlays);
    (parts, drafts, read.lost)
}

/// A document of random content, as text.
fn organisation_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>(), 0..1500).prop_map(|bytes| {
        let mut document: OrganisationDocument = document(&bytes);
        document.format_version = FORMAT_VERSION;
        serde_json::to_string_pretty(&document).unwrap()
    })
}

fn catalogue_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>(), 0..1500).prop_map(|bytes| {
        let mut document: CatalogueDocument = document(&bytes);
        document.format_version = FORMAT_VERSION;
        serde_json::to_string_pretty(&document).unwrap()
    })
}

fn overlay_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>(), 0..300).prop_map(|bytes| {
        let mut document: OverlayDocument = document(&bytes);
        document.format_version = FORMAT_VERSION;
        serde_json::to_string_pretty(&document).unwrap()
    })
}

/// A few changes to a text, each at a place between 0 and 1.
fn changes() -> impl Strategy<Value = Vec<(u16, usize, usize)>> {
    prop::collection::vec((any::<u16>(), 0..12_usize, 0..SNIPPETS.len()), 1..5)
}

const SNIPPETS: &[&str] = &[
    "",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    "null",
    "true",
    "7",
    "-0",
    "1e2",
    "0.5",
    "\"x\"",
    "\"\"",
    "[]",
    "{}",
    "\"id\": 1,",
    "\"id\": \"a\",",
    "\u{1}",
    "\n",
    "\\",
    "\\ud800",
    "é",
    "'",
    "// x\n",
    "\"2026-02-30\"",
    "[[[[",
    "\u{feff}",
    "\"owner\": \"a\",",
    "{ \"draft\": null }",
];

fn changed(text: &str, changes: &[(u16, usize, usize)]) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for (place, removed, snippet) in changes {
        let start = usize::from(*place) * signs.len() / (usize::from(u16::MAX) + 1);
        let end = (start + removed).min(signs.len());
        signs.splice(start..end, SNIPPETS[*snippet].chars());
    }
    signs.into_iter().collect()
}

fn small_catalogue() -> Catalogue {
    let text = r#"{
        "format_version": 1,
        "catalogue": { "id": "small@1", "title": "Small", "wording": "Ours.", "exclusions": "none" },
        "clauses": [{ "id": "4" }],
        "populations": [{
            "id": "sms", "title": "All", "of": "organisation", "source": "organisation", "empty": "never"
        }],
        "requirements": [{
            "id": "4-a", "clause": "4", "statement": "Issues are known.", "tier": "stated",
            "population": "sms", "question": "Which?",
            "slots": [{
                "id": "known", "aspect": "design", "accepts": [{ "kind": "register" }],
                "take": "in-force", "reach": "blanket"
            }]
        }]
    }"#;
    let (catalogue, problems) = Catalogue::load(&[source(text.to_owned())], &[]);
    assert!(problems.is_empty(), "{problems:?}");
    catalogue.unwrap()
}

/// Loads a text as everything it could be; there is a result where there is no error, and only there.
fn load_every_way(text: String) -> Result<(), TestCaseError> {
    let file = [source(text)];
    let (catalogue, problems) = Catalogue::load(&file, &[]);
    prop_assert_eq!(catalogue.is_some(), !problems.has_errors());
    let (catalogue, problems) = Catalogue::load(&[], &file);
    prop_assert_eq!(catalogue.is_some(), !problems.has_errors());
    let (organisation, problems) = Organisation::load(&file, &small_catalogue());
    prop_assert_eq!(organisation.is_some(), !problems.has_errors());
    for problem in problems.iter() {
        prop_assert!(file[0].text.get(problem.span.clone()).is_some(), "{problem:?}");
        prop_assert!(problem.line > 0 && problem.column > 0, "{problem:?}");
        prop_assert!(!problem.to_string().contains('\n'), "{problem:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn both_ways_read_an_organisation_alike(text in organisation_text()) {
        let mut drafts = Vec::new();
        let fast = read_organisation(&[source(text.clone())], &mut drafts);
        prop_assert!(drafts.is_empty());
        let (slow, drafts, lost) = organisation_slowly(&text);
        prop_assert!(drafts.is_empty(), "{drafts:?}");
        prop_assert_eq!(lost, Lost::default());
        prop_assert_eq!(format!("{:?}", fast.parts), slow);
    }

    #[test]
    fn both_ways_read_a_catalogue_alike(text in catalogue_text(), overlay in overlay_text()) {
        let mut drafts = Vec::new();
        let fast = read_catalogue(&[source(text.clone())], &[], &mut drafts);
        let (slow, slow_drafts, _) = catalogue_slowly(&text, false);
        prop_assert_eq!(format!("{:?} {:?}", fast.parts, fast.overlays), slow);
        let fast = read_catalogue(&[], &[source(overlay.clone())], &mut drafts);
        let (slow, more, _) = catalogue_slowly(&overlay, true);
        prop_assert_eq!(format!("{:?} {:?}", fast.parts, fast.overlays), slow);
        prop_assert!(drafts.is_empty() && slow_drafts.is_empty() && more.is_empty());
    }

    #[test]
    fn the_slow_way_refuses_what_the_fast_way_refuses(
        text in organisation_text(), changes in changes(),
    ) {
        let text = changed(&text, &changes);
        let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let fast = super::strict::from_str::<OrganisationDocument>(body);
        let taken = fast.is_ok_and(|document| document.format_version == FORMAT_VERSION);
        let (_, drafts, _) = organisation_slowly(&text);
        prop_assert_eq!(taken, drafts.is_empty(), "{:?}", drafts);
    }

    #[test]
    fn any_text_loads_or_has_errors(text in any::<String>()) {
        load_every_way(text)?;
    }

    #[test]
    fn any_sequence_of_tokens_loads_or_has_errors(
        tokens in prop::collection::vec(prop::sample::select(SNIPPETS), 0..40),
    ) {
        load_every_way(tokens.concat())?;
    }

    #[test]
    fn damaged_documents_load_or_have_errors(
        text in prop_oneof![organisation_text(), catalogue_text(), overlay_text()],
        changes in changes(),
    ) {
        load_every_way(changed(&text, &changes))?;
    }
}

#[test]
fn one_bad_element_never_hides_the_next() {
    let text = r#"{
        "format_version": 1,
        "artefacts": [
            { "id": "A", "kind": "policy" },
            { "id": "B", "kind": "polic", "owner": 5, "status": "none", "created_on": "x" },
            7,
            { "id": "C", "kind": "plan", "links": [{ "type": "governs" }, { "type": "governs", "to": "A" }] },
            { "kind": "plan", "extent": { "words": "many", "pages": -1 } },
            { "id": "D", "kind": "plan" }
        ]
    }"#;
    let mut drafts = Vec::new();
    let read = read_organisation(&[source(text.to_owned())], &mut drafts);
    let kept: Vec<(&str, u32)> = read
        .parts
        .artefacts
        .iter()
        .map(|located| (located.value.id.as_str(), located.place.index))
        .collect();
    assert_eq!(kept, [("A", 0), ("C", 3), ("D", 5)]);
    assert_eq!(read.parts.artefacts[1].value.links.given().map(Vec::len), Some(1));
    let mut told: Vec<_> =
        drafts.iter().map(|draft| (draft.at.pointer.as_str(), draft.code.as_str())).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("/artefacts/1/created_on", "impossible-date"),
            ("/artefacts/1/kind", "unknown-word"),
            ("/artefacts/1/owner", "wrong-type"),
            ("/artefacts/1/status", "unknown-word"),
            ("/artefacts/2", "wrong-type"),
            ("/artefacts/3/links/0", "missing-field"),
            ("/artefacts/4", "missing-field"),
            ("/artefacts/4/extent/pages", "wrong-type"),
            ("/artefacts/4/extent/words", "wrong-type"),
        ]
    );
    assert_eq!(read.lost.ids.into_keys().collect::<Vec<_>>(), ["B"]);
}

#[test]
fn what_could_not_be_read_is_not_said_to_be_missing() {
    let text = r#"{
        "format_version": 1,
        "artefacts": [{ "id": "A", "kind": "polic" }],
        "claims": [{ "artefact": "A", "for": "4-a", "state": "confirmed" }]
    }"#;
    let (_, problems) = Organisation::load(&[source(text.to_owned())], &small_catalogue());
    let codes: Vec<_> = problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["unknown-word"]);
}

/// The code, the value and the suggestion of every problem of an organisation.
fn told(text: &str) -> Vec<String> {
    let (_, problems) = Organisation::load(&[source(text.to_owned())], &small_catalogue());
    let told = problems.iter().map(|problem| {
        let value = problem.value.as_deref().unwrap_or_default();
        let suggestion = problem.suggestion.as_deref().unwrap_or_default();
        format!("{} {value} {suggestion}", problem.code.as_str())
    });
    told.collect()
}

#[test]
fn ids_of_what_could_not_be_read_are_suggested() {
    let text = r#"{
        "format_version": 1,
        "sources": [{ "id": "pol-7" }],
        "artefacts": [{ "id": "POL-1", "kind": "polcy" }, { "id": "A", "kind": "plan" }],
        "claims": [
            { "artefact": "pol-1", "for": "4-a", "state": "confirmed" },
            { "artefact": "POL-7", "for": "4-a", "state": "confirmed" }
        ]
    }"#;
    assert_eq!(
        told(text),
        [
            "missing-field carries ",
            "unknown-word polcy policy",
            "unknown-artefact pol-1 POL-1",
            "unknown-artefact POL-7 ",
        ]
    );
}

#[test]
fn what_a_dropped_artefact_names_is_looked_up() {
    let text = r#"{
        "format_version": 1,
        "scope": { "services": [{ "id": "payroll" }] },
        "people": [{ "key": "cio" }],
        "artefacts": [
            { "id": "A", "kind": "polcy", "covers": ["payrol"], "owner": "ciso",
              "links": [{ "type": "governs" }, { "type": "governs", "to": "B" },
                        { "type": "governs", "to": "A" }, { "type": "governs", "to": "Z" }] },
            { "kind": "plan", "source": "none", "created_on": "2026-13-01" },
            { "id": "B", "kind": "plan", "extent": { "words": 7 } }
        ]
    }"#;
    let mut told = told(text);
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "impossible-date 2026-13-01 ",
            "missing-field id ",
            "missing-field to ",
            "unknown-artefact Z ",
            "unknown-member payrol payroll",
            "unknown-person ciso cio",
            "unknown-source none ",
            "unknown-word polcy policy",
        ]
    );
}

#[test]
fn what_follows_from_a_dropped_entry_is_not_told() {
    let changed = |what: &str, into: &str| {
        let text = include_str!(
            "../../../../fixtures/invalid/catalogue-slot-accepts-nothing/catalogue.json"
        );
        let (_, problems) = Catalogue::load(&[source(text.replace(what, into))], &[]);
        problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>()
    };
    let accepts = r#""accepts": []"#;
    assert_eq!(changed("", ""), ["slot-accepts-nothing"]);
    assert_eq!(changed(accepts, r#""accepts": [{ "kind": "polcy" }]"#), ["unknown-word"]);
    assert_eq!(changed(accepts, r#""accepts": { "kind": "policy" }"#), ["wrong-type"]);
    assert_eq!(changed(accepts, r#""accepts": [], "itself": 1"#), ["wrong-type"]);
    assert_eq!(
        changed(accepts, r#""accepts": [], "other": []"#),
        ["slot-accepts-nothing", "unknown-field"]
    );
    assert_eq!(changed(r#""design""#, r#""desing""#), ["unknown-word"]);
    let group = r#""accepts": [{ "kind": "policy" }], "any_of": "either""#;
    assert_eq!(changed(accepts, group), ["broken-group"]);
    let group = format!(r#"{group} }}, {{ "id": 7, "any_of": "either", "accepts": []"#);
    assert!(!changed(accepts, &group).contains(&"broken-group"));
}

#[test]
fn depth_has_an_end_and_no_file_overflows_the_stack() {
    for sign in ["[", "{\"a\":", "{\"artefacts\":["] {
        let deep = sign.repeat(100_000);
        let (organisation, problems) = Organisation::load(&[source(deep)], &small_catalogue());
        assert!(organisation.is_none());
        assert!(problems.has_errors());
    }
}
