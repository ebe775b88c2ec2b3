//! What a new judgement takes the place of: no history ever forks in silence.

use std::collections::BTreeSet;

use clausegraph::{
    Assessment, Date, Organisation, PersonKey, did_you_mean,
    document::{JudgementContext, JudgementDocument},
};
use clausegraph_report::wording::judgement_line;

use super::Target;
use crate::error::CliError;

/// A judgement that is about to be recorded, as far as history asks.
pub(super) struct New<'a, 'g> {
    pub(super) target: &'a Target<'g>,
    pub(super) by: &'a PersonKey,
    pub(super) context: JudgementContext,
    pub(super) on: Date,
}

/// The judgement of an id.
pub(super) fn named<'o>(
    organisation: &'o Organisation,
    id: &str,
) -> Result<&'o JudgementDocument, CliError> {
    organisation.judgements().find(|judgement| judgement.id.as_str() == id).ok_or_else(|| {
        let ids = organisation.judgements().map(|judgement| judgement.id.as_str());
        CliError::Unknown {
            message: format!("there is no judgement `{id}` to supersede"),
            meant: did_you_mean(id, ids).map(str::to_owned),
            note: Some("`clausegraph judgements ORGANISATION --all` lists them".to_owned()),
        }
    })
}

/// Whether the new judgement can take the place of the one that is named, if any, and leaves none of its
/// own kind standing beside it.
pub(super) fn check(
    assessment: &Assessment<'_>,
    new: &New<'_, '_>,
    replaced: Option<&JudgementDocument>,
) -> Result<(), CliError> {
    let all: Vec<&JudgementDocument> = assessment.organisation().judgements().collect();
    if let Some(replaced) = replaced {
        fits(&all, replaced, new)?;
    }
    let standing = standing(assessment, new);
    let is_replaced = |judgement: &&JudgementDocument| {
        replaced.is_some_and(|replaced| replaced.id == judgement.id)
    };
    match standing.first() {
        Some(first) if !standing.iter().any(is_replaced) => Err(holds_already(&standing, first)),
        Some(_) | None => Ok(()),
    }
}

/// The judgements by the same person, in the same kind of work, on the same cells.
pub(super) fn own<'g>(
    assessment: &Assessment<'g>,
    new: &New<'_, '_>,
) -> Vec<&'g JudgementDocument> {
    let all = assessment.organisation().judgements();
    all.filter(|judgement| is_same(assessment, judgement, new)).collect()
}

/// Those of them whose place no other took.
pub(super) fn standing<'g>(
    assessment: &Assessment<'g>,
    new: &New<'_, '_>,
) -> Vec<&'g JudgementDocument> {
    let all: Vec<&JudgementDocument> = assessment.organisation().judgements().collect();
    let own = own(assessment, new).into_iter();
    own.filter(|judgement| successor(&all, judgement).is_none()).collect()
}

/// Whether the new judgement can take the place of another.
fn fits(
    all: &[&JudgementDocument],
    replaced: &JudgementDocument,
    new: &New<'_, '_>,
) -> Result<(), CliError> {
    let requirement = new.target.requirement.id();
    let id = &replaced.id;
    let refused = |message: String, meant: Option<String>| {
        Err(CliError::Unknown { message, meant, note: Some(judgement_line(replaced)) })
    };
    if replaced.requirement != *requirement {
        let message = format!(
            "`{id}` is a judgement on {}, not on {requirement}: it cannot be superseded by this one",
            replaced.requirement
        );
        return refused(message, None);
    }
    if let Some(next) = successor(all, replaced) {
        let message = format!("`{id}` is superseded already, by `{}`", next.id);
        let last = last_of(all, next);
        return refused(message, Some(last.id.to_string()));
    }
    if replaced.on > new.on {
        let message = format!(
            "`{id}` is of {}: a judgement of {}, an earlier day, cannot take its place",
            replaced.on, new.on
        );
        return refused(message, None);
    }
    Ok(())
}

/// The judgement that took the place of another, of whatever day.
fn successor<'j>(
    all: &[&'j JudgementDocument],
    judgement: &JudgementDocument,
) -> Option<&'j JudgementDocument> {
    all.iter().copied().find(|next| next.supersedes.as_ref() == Some(&judgement.id))
}

/// The last of a row of judgements, each of which took the place of the one before.
fn last_of<'j>(
    all: &[&'j JudgementDocument],
    first: &'j JudgementDocument,
) -> &'j JudgementDocument {
    let row = std::iter::successors(Some(first), |judgement| successor(all, judgement));
    // Validation lets no circle through; one would end here, too.
    row.take(all.len()).last().unwrap_or(first)
}

/// Whether a judgement is by the same person, in the same kind of work, on the same cells.
fn is_same(assessment: &Assessment<'_>, judgement: &JudgementDocument, new: &New<'_, '_>) -> bool {
    let Target { requirement, members, cells } = new.target;
    if judgement.requirement != *requirement.id()
        || judgement.by != *new.by
        || judgement.context != new.context
    {
        return false;
    }
    let ours: BTreeSet<&str> = members.iter().map(clausegraph::MemberId::as_str).collect();
    let theirs: BTreeSet<&str> =
        judgement.members.iter().map(clausegraph::MemberId::as_str).collect();
    // All members one by one are the same as all of them.
    let names: BTreeSet<String> = cells.iter().map(clausegraph::Cell::name).collect();
    let judged: BTreeSet<String> =
        assessment.judged_cells(judgement).map(|cell| cell.name()).collect();
    ours == theirs || names == judged
}

fn holds_already(standing: &[&JudgementDocument], first: &JudgementDocument) -> CliError {
    let lines: Vec<String> = standing.iter().map(|judgement| judgement_line(judgement)).collect();
    CliError::Unknown {
        message: format!(
            "the same person has judged this in the same kind of work, and that holds: {}",
            lines.join("; ")
        ),
        meant: None,
        note: Some(format!("to let the new judgement take its place: --supersedes {}", first.id)),
    }
}
