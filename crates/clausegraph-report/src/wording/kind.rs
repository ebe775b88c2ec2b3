//! What artefacts are called.

use clausegraph::{Artefact, ArtefactKind};

/// What an artefact of the kind is called, in the singular.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other kinds are called as files write them"
)]
pub fn kind_words(kind: ArtefactKind) -> String {
    match kind {
        ArtefactKind::Sla => "service level agreement".to_owned(),
        ArtefactKind::OrganisationChange => "change of the organisation".to_owned(),
        ArtefactKind::PostImplementationReview => "post-implementation review".to_owned(),
        other => other.as_str().replace('-', " "),
    }
}

/// What artefacts of the kind are called.
pub fn kind_plural(kind: ArtefactKind) -> String {
    if kind == ArtefactKind::OrganisationChange {
        return "changes of the organisation".to_owned();
    }
    let one = kind_words(kind);
    match (one.strip_suffix('y'), one.strip_suffix("is")) {
        (Some(stem), _) => format!("{stem}ies"),
        (None, Some(stem)) => format!("{stem}es"),
        (None, None) => format!("{one}s"),
    }
}

/// An artefact as a sentence names it: `supplier review SC-11 of 2026-05-01`.
pub fn artefact_phrase(artefact: &Artefact) -> String {
    let named = format!("{} {}", kind_words(artefact.kind()), artefact.id());
    match artefact.document().dated_on.given() {
        Some(day) if artefact.kind().is_event() => format!("{named} of {day}"),
        _ => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::add;

    #[test]
    fn every_kind_reads_well() {
        let mut list = String::new();
        for kind in ArtefactKind::ALL {
            add(&mut list, format_args!("{} / {}\n", kind_words(*kind), kind_plural(*kind)));
        }
        insta::assert_snapshot!(list);
    }
}
