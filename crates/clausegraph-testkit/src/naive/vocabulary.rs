//! The tables of kinds, written down a second time from `SEMANTICS.md` and the design.

use clausegraph_model::ArtefactKind;

/// Kinds that offer themselves by their kind alone (section 4).
const BY_KIND: &[&str] = &[
    "scope-statement",
    "sla",
    "internal-agreement",
    "contract",
    "service-catalogue",
    "management-review",
    "service-report",
];

/// Kinds that offer themselves where a condition of the slot matches (section 4).
const BY_SUBJECT: &[&str] = &[
    "routine",
    "service-review",
    "supplier-review",
    "audit",
    "post-implementation-review",
    "test",
    "analysis",
    "corrective-action",
    "improvement",
    "risk-treatment",
    "record-set",
    "role",
    "objective",
    "metric",
    "measurement",
    "risk",
    "obligation",
    "forum",
    "decision",
    "organisation-change",
    "tool",
];

/// The families and their kinds (design, section 5).
const FAMILIES: &[(&str, &[&str])] = &[
    (
        "documents",
        &[
            "charter",
            "scope-statement",
            "policy",
            "plan",
            "procedure",
            "sla",
            "internal-agreement",
            "contract",
            "register",
            "service-catalogue",
            "document",
            "certificate",
        ],
    ),
    ("routines", &["routine"]),
    (
        "reviews",
        &[
            "management-review",
            "service-review",
            "supplier-review",
            "audit",
            "post-implementation-review",
            "test",
            "analysis",
        ],
    ),
    ("actions", &["corrective-action", "improvement", "risk-treatment"]),
    ("records", &["record-set", "record", "report", "service-report"]),
    ("observations", &["observation"]),
    (
        "facts",
        &[
            "role",
            "objective",
            "metric",
            "measurement",
            "risk",
            "obligation",
            "forum",
            "decision",
            "organisation-change",
            "tool",
        ],
    ),
];

/// Whether the kind offers itself by its kind alone.
pub(crate) fn offers_by_kind(kind: ArtefactKind) -> bool {
    BY_KIND.contains(&kind.as_str())
}

/// Whether the kind offers itself where a condition matches.
pub(crate) fn offers_by_subject(kind: ArtefactKind) -> bool {
    BY_SUBJECT.contains(&kind.as_str())
}

/// The family of a kind.
pub(crate) fn family(kind: ArtefactKind) -> &'static str {
    FAMILIES
        .iter()
        .find(|(_, kinds)| kinds.contains(&kind.as_str()))
        .map_or("no family", |(family, _)| *family)
}

/// Whether the kind has a life of draft, approval and use: documents but certificates, routines.
pub(crate) fn has_a_life(kind: ArtefactKind) -> bool {
    match family(kind) {
        "documents" => kind.as_str() != "certificate",
        "routines" => true,
        _ => false,
    }
}

/// Whether the kind is an agreement with another party.
pub(crate) fn is_agreement(kind: ArtefactKind) -> bool {
    ["sla", "internal-agreement", "contract"].contains(&kind.as_str())
}

/// Whether artefacts of the kind carry the part of reviews: reviews and both sorts of report.
pub(crate) fn has_a_review(kind: ArtefactKind) -> bool {
    family(kind) == "reviews" || ["report", "service-report"].contains(&kind.as_str())
}

/// Whether the kind is something that happened on a day: a review, a report, a measurement.
pub(crate) fn is_event(kind: ArtefactKind) -> bool {
    family(kind) == "reviews"
        || ["report", "service-report", "measurement"].contains(&kind.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_family() {
        for kind in ArtefactKind::ALL {
            let families =
                FAMILIES.iter().filter(|(_, kinds)| kinds.contains(&kind.as_str())).count();
            assert_eq!(families, 1, "{kind}");
        }
    }
}
