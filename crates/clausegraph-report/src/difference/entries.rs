//! What the files state otherwise: artefacts, scope elements, claims and judgements.

use anstyle::Style;
use clausegraph::{Artefact, Claim, Difference, Element};

use crate::{
    layout::Page,
    wording::{counted, fields_words, judgement_phrase, titled},
};

/// Entries of a sort that are shown one by one.
const ENTRIES: usize = 8;

/// Entries that came, went or changed, in words.
pub(super) struct Listed {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
}

/// What came, went or changed, the sorts that matter first; those of which there is none are left out.
pub(super) fn listed(difference: &Difference<'_, '_>) -> Vec<Listed> {
    let artefact = |found: &&Artefact| titled(found);
    let element = |found: &&Element| match found.name() {
        name if name == found.id().as_str() => format!("{} {name}", found.list().as_str()),
        name => format!("{} {}, “{name}”", found.list().as_str(), found.id()),
    };
    let claim = |found: &&Claim| {
        let document = found.document();
        format!("{} for {}", document.artefact, document.target)
    };
    let artefacts = &difference.artefacts;
    let elements = &difference.elements;
    let claims = &difference.claims;
    let mut found = vec![
        sort("artefact that is new", "artefacts that are new", &artefacts.added, artefact),
        sort(
            "artefact of a day in between",
            "artefacts of a day in between",
            &difference.dated_between,
            artefact,
        ),
        sort(
            "artefact no longer listed",
            "artefacts no longer listed",
            &artefacts.removed,
            artefact,
        ),
        sort(
            "artefact that states something else",
            "artefacts that state something else",
            &artefacts.changed,
            |(_, found, fields)| format!("{}: {}", titled(found), fields_words(fields)),
        ),
        sort("scope element that is new", "scope elements that are new", &elements.added, element),
        sort(
            "scope element no longer listed",
            "scope elements no longer listed",
            &elements.removed,
            element,
        ),
        sort(
            "scope element that states something else",
            "scope elements that state something else",
            &elements.changed,
            |(_, found, fields)| format!("{}: {}", element(found), fields_words(fields)),
        ),
        sort("new claim", "new claims", &claims.added, claim),
        sort("claim no longer made", "claims no longer made", &claims.removed, claim),
        sort(
            "claim that says something else",
            "claims that say something else",
            &claims.changed,
            |(_, found, fields)| format!("{}: {}", claim(found), fields_words(fields)),
        ),
        sort("judgement since", "judgements since", &difference.judged, |found| {
            judgement_phrase(found)
        }),
        sort(
            "judgement that holds no longer",
            "judgements that hold no longer",
            &difference.no_longer_judged,
            |found| judgement_phrase(found),
        ),
    ];
    found.retain(|listed| !listed.lines.is_empty());
    found
}

fn sort<T>(one: &str, many: &str, entries: &[T], words: impl Fn(&T) -> String) -> Listed {
    let title = counted(entries.len(), one, many);
    Listed { title, lines: entries.iter().map(words).collect() }
}

pub(super) fn write(page: &mut Page, difference: &Difference<'_, '_>, all: bool) {
    let listed = listed(difference);
    if listed.is_empty() {
        return;
    }
    page.heading("What the files state otherwise", "");
    let palette = page.palette();
    for sort in &listed {
        page.hanging("", 0, &sort.title, palette.strong);
        let number = sort.lines.len();
        let most = if all || number <= ENTRIES + 1 { number } else { ENTRIES };
        for line in sort.lines.iter().take(most) {
            page.hanging("  - ", 4, line, Style::new());
        }
        if number > most {
            let words = format!("… and {} more; --all shows them", number - most);
            page.hanging("  ", 2, &words, palette.faint);
        }
    }
}
