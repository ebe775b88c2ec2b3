//! Judgements and engagements in words. What is judged is a person's word and is said as one.

use clausegraph::{
    JudgementState, Organisation,
    document::{
        ArtefactStatus, EngagementDocument, JudgementContext, JudgementDocument, JudgementValue,
        PinDocument,
    },
};

use super::{artefact_phrase, join};

/// What stands where nobody says what the work is.
pub(crate) const NO_ENGAGEMENT: &str =
    "No engagement is stated: what this is made for, and by whom, is not known.";

/// What a person judged.
pub const fn judgement_words(value: JudgementValue) -> &'static str {
    match value {
        JudgementValue::Conformity => "conformity",
        JudgementValue::OpportunityForImprovement => "opportunity for improvement",
        JudgementValue::MinorNonconformity => "minor nonconformity",
        JudgementValue::MajorNonconformity => "major nonconformity",
        JudgementValue::NotYet => "not judged yet",
    }
}

/// In which kind of work.
pub const fn context_words(context: JudgementContext) -> &'static str {
    match context {
        JudgementContext::Gap => "gap assessment",
        JudgementContext::Internal => "internal audit",
        JudgementContext::SecondParty => "second-party audit",
        JudgementContext::Certification => "certification audit",
    }
}

/// How a judgement stands in time.
pub(crate) const fn state_words(state: JudgementState) -> &'static str {
    match state {
        JudgementState::Active => "active",
        JudgementState::Superseded => "superseded",
        JudgementState::Later => "of a later day",
    }
}

/// What an engagement says of itself: labels and texts.
pub fn engagement_facts(engagement: &EngagementDocument) -> [(&'static str, String); 4] {
    let EngagementDocument { context, criteria, scope, period, team } = engagement;
    let team: Vec<String> = team.iter().map(ToString::to_string).collect();
    let team = if team.is_empty() { "nobody is named".to_owned() } else { join(&team, "and") };
    [
        (
            "Engagement",
            format!("{}, {} to {}", context_words(*context), period.first(), period.last()),
        ),
        ("Criteria", criteria.clone()),
        ("Scope", scope.clone()),
        ("Team", team),
    ]
}

/// Who judged, when and in which kind of work.
pub(crate) fn judged_words(judgement: &JudgementDocument) -> String {
    format!("{} by {}, {}", judgement.on, judgement.by, context_words(judgement.context))
}

/// A judgement without its id: `minor nonconformity on 8.5.1-02, 2026-03-12 by auditor`.
pub(crate) fn judgement_phrase(judgement: &JudgementDocument) -> String {
    format!(
        "{} on {}, {} by {}",
        judgement_words(judgement.value),
        judgement.requirement,
        judgement.on,
        judgement.by
    )
}

/// A judgement in one line: `J-0001 on 9.3-01 for payroll: minor nonconformity, 2026-11-22 by jane,
/// internal audit`.
pub fn judgement_line(judgement: &JudgementDocument) -> String {
    let members: Vec<String> = judgement.members.iter().map(ToString::to_string).collect();
    let members =
        if members.is_empty() { String::new() } else { format!(" for {}", join(&members, "and")) };
    format!(
        "{} on {}{members}: {}, {}",
        judgement.id,
        judgement.requirement,
        judgement_words(judgement.value),
        judged_words(judgement)
    )
}

/// How much of a hash is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hashes {
    /// Its beginning, for the eye.
    Short,
    /// All of it.
    Whole,
}

impl Hashes {
    fn shown(self, hash: &str) -> String {
        const SIGNS: usize = 12;
        let (scheme, digits) = hash.split_at(hash.find(':').map_or(0, |colon| colon + 1));
        if self == Self::Whole || digits.chars().count() <= SIGNS {
            return hash.to_owned();
        }
        let first: String = digits.chars().take(SIGNS).collect();
        format!("{scheme}{first}…")
    }
}

/// What a judgement looked at: `policy POL-02, version 2.2`.
pub(crate) fn pin_words(organisation: &Organisation, pin: &PinDocument, hashes: Hashes) -> String {
    let artefact = organisation.artefact(pin.artefact.as_str());
    let name = artefact.map_or_else(|| pin.artefact.to_string(), artefact_phrase);
    match content_words(pin.version.as_deref(), pin.hash.as_deref(), hashes) {
        Some(content) => format!("{name}, {content}"),
        None => format!("{name}, no version or hash"),
    }
}

/// Whether version or hash say which content of an artefact was looked at.
pub(crate) const fn is_exact(pin: &PinDocument) -> bool {
    pin.version.is_some() || pin.hash.is_some()
}

/// What an outdated pin was, and what the artefact is now: of version and hash those that were pinned.
pub(crate) fn outdated_words(
    organisation: &Organisation,
    pin: &PinDocument,
    hashes: Hashes,
) -> String {
    let was = content_words(pin.version.as_deref(), pin.hash.as_deref(), hashes);
    let was = was.map_or_else(String::new, |content| format!("was {content}; "));
    let Some(artefact) = organisation.artefact(pin.artefact.as_str()) else {
        return format!("{}: {was}is no longer listed", pin.artefact);
    };
    let document = artefact.document();
    let name = artefact_phrase(artefact);
    let version = pin.version.as_ref().and(document.version.given()).map(String::as_str);
    let hash = pin.hash.as_ref().and(document.hash.given()).map(String::as_str);
    let now = content_words(version, hash, hashes);
    if document.status.given() != Some(&ArtefactStatus::Retired) {
        let now = now.unwrap_or_else(|| "something else".to_owned());
        return format!("{name}: {was}is now {now}");
    }
    match now {
        Some(now) => format!("{name}: {was}is now {now}, retired"),
        None => format!("{name}: {was}is retired now"),
    }
}

fn content_words(version: Option<&str>, hash: Option<&str>, hashes: Hashes) -> Option<String> {
    let version = version.map(|version| format!("version {version}"));
    let hash = hash.map(|hash| format!("hash {}", hashes.shown(hash)));
    let words: Vec<String> = version.into_iter().chain(hash).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_hash_keeps_its_scheme() {
        let hash = "sha256:349aab95f0c4608d8b66";
        assert_eq!(Hashes::Short.shown(hash), "sha256:349aab95f0c4…");
        assert_eq!(Hashes::Whole.shown(hash), hash);
        assert_eq!(Hashes::Short.shown("349aab95f0c4608d"), "349aab95f0c4…");
        assert_eq!(Hashes::Short.shown("abc"), "abc");
    }
}
