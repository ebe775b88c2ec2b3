//! Section 9: what people judged, beside what the evidence says.

use clausegraph_model::{
    Date, Fact,
    document::{JudgementDocument, JudgementValue, OrganisationDocument, PinDocument},
};

use super::{Row, calendar::Day, facts, populations::is_retired};

/// One active judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgementRow {
    /// The judgement.
    pub id: String,
    /// The cells that it contradicts, as scope and member of the [`Row`], in the order of the rows.
    pub contradicts: Vec<(&'static str, Option<String>)>,
    /// Whether an artefact that it looked at is gone or changed.
    pub outdated: bool,
}

/// The active judgements in the order of the organisation, held against the rows of
/// [`assess`](super::assess).
pub fn judge(organisation: &OrganisationDocument, as_of: Date, rows: &[Row]) -> Vec<JudgementRow> {
    let as_of = Day::of(as_of);
    let made: Vec<&JudgementDocument> =
        organisation.judgements.iter().filter(|judgement| Day::of(judgement.on) <= as_of).collect();
    let mut found = Vec::new();
    for judgement in &made {
        let superseded = made.iter().any(|other| other.supersedes.as_ref() == Some(&judgement.id));
        if superseded {
            continue;
        }
        let mut contradicts = Vec::new();
        for row in rows {
            if concerns(judgement, row) && is_contradiction(judgement.value, row.status) {
                contradicts.push((row.scope, row.member.clone()));
            }
        }
        found.push(JudgementRow {
            id: judgement.id.to_string(),
            contradicts,
            outdated: judgement.pins.iter().any(|pin| is_outdated(organisation, pin)),
        });
    }
    found
}

fn concerns(judgement: &JudgementDocument, row: &Row) -> bool {
    if judgement.requirement.as_str() != row.requirement {
        return false;
    }
    if judgement.members.is_empty() {
        return true;
    }
    row.member.as_ref().is_some_and(|member| facts::contains(&judgement.members, member))
}

fn is_contradiction(value: JudgementValue, status: &str) -> bool {
    match value {
        JudgementValue::Conformity => ["missing", "partial", "weak", "stale"].contains(&status),
        JudgementValue::MinorNonconformity | JudgementValue::MajorNonconformity => {
            status == "covered"
        }
        JudgementValue::OpportunityForImprovement | JudgementValue::NotYet => false,
    }
}

fn is_outdated(organisation: &OrganisationDocument, pin: &PinDocument) -> bool {
    let Some(artefact) = organisation.artefacts.iter().find(|artefact| artefact.id == pin.artefact)
    else {
        return true;
    };
    let differs = |now: &Fact<String>, then: &Option<String>| match (now, then) {
        (Fact::Given(now), Some(then)) => !now.trim().is_empty() && now != then,
        _ => false,
    };
    is_retired(artefact)
        || differs(&artefact.version, &pin.version)
        || differs(&artefact.hash, &pin.hash)
}
