//! Whether a condition or a needed attribute can ever be there.

use crate::{
    ArtefactKind, Attribute,
    attribute::Holds,
    document::ConditionDocument,
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

/// What is asked for an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked<'d> {
    /// Something without attributes.
    Nothing,
    /// A scope element.
    Element,
    /// An artefact of one of these kinds.
    Kinds(&'d [ArtefactKind]),
}

impl Asked<'_> {
    pub(super) fn has(self, attribute: &Attribute) -> bool {
        match self {
            Self::Nothing => false,
            Self::Element => attribute.holder().is_element(),
            Self::Kinds(kinds) => kinds.iter().any(|kind| attribute.holder().is_kind(*kind)),
        }
    }

    fn name(self) -> String {
        match self {
            Self::Nothing => "the member".to_owned(),
            Self::Element => "a scope element".to_owned(),
            Self::Kinds([kind]) => format!("an artefact of kind `{kind}`"),
            Self::Kinds(_) => "an artefact of these kinds".to_owned(),
        }
    }
}

/// Tells conditions that can never hold.
pub(super) fn check(
    conditions: &[ConditionDocument],
    asked: &Asked<'_>,
    at: &At,
    report: &mut Report<'_>,
) {
    for (index, condition) in conditions.iter().enumerate() {
        let at = at.join(index);
        attribute(&condition.field, asked, || at.join("field"), report);
        let known = match condition.field.holds() {
            Holds::Words => continue,
            Holds::OneOf(words) => words,
            Holds::Text => {
                if !condition.is.is_empty() {
                    let message = format!("`{}` never holds a word", condition.field);
                    report.push(
                        Draft::new(ProblemCode::ConditionNeverHolds, at.join("is"), message)
                            .note("without `is` it is asked for any value"),
                    );
                }
                continue;
            }
        };
        for (position, word) in condition.is.iter().enumerate() {
            if !known.contains(&word.as_str()) {
                let message = format!("`{}` is never `{word}`", condition.field);
                let close = report.suggest(word.as_str(), known.iter().copied());
                let place = at.join("is").join(position);
                report.push(
                    Draft::new(ProblemCode::ConditionNeverHolds, place, message)
                        .value(word)
                        .suggestion(close),
                );
            }
        }
    }
}

/// Tells an attribute that can never be there.
pub(super) fn attribute(
    attribute: &Attribute,
    asked: &Asked<'_>,
    at: impl FnOnce() -> At,
    report: &mut Report<'_>,
) {
    if !asked.has(attribute) {
        let message = format!("{} has no `{attribute}`", asked.name());
        let draft = Draft::new(ProblemCode::ConditionNeverHolds, at(), message);
        report.push(draft.value(attribute.to_string()));
    }
}
