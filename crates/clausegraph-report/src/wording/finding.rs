//! Findings in words.

use clausegraph::{
    ArtefactId, Finding, Indicator, Interval, Missing, NotEvaluated, ProposalReason, Subject,
    SubjectOf, Theme, Threshold, ThresholdFrom, Value,
};

use super::{artefact_phrase, counted, join};
use crate::messages::{Form, filled, message};

/// What was found, in one or more sentences.
///
/// They speak of evidence and never of conformity.
pub fn finding_sentence(finding: &Finding<'_>) -> String {
    let found = message(finding.rule.code).map(|message| message.found.as_slice());
    sentence(finding, found.unwrap_or_default()).unwrap_or_else(|| finding.rule.title().to_owned())
}

/// What would clear a finding: for consultants, never for auditors.
pub fn clearing_sentence(finding: &Finding<'_>) -> Option<String> {
    sentence(finding, message(finding.rule.code)?.clears.as_slice())
}

fn sentence(finding: &Finding<'_>, forms: &[Form]) -> Option<String> {
    let fits = |form: &&Form| form.with.as_deref().is_none_or(|name| finding.value(name).is_some());
    let form = forms.iter().find(fits)?;
    let text = filled(&form.text, |place| match place.strip_prefix("limit.") {
        Some(parameter) => {
            let name = format!("{}-{parameter}", finding.rule.code.to_ascii_lowercase());
            let threshold = finding.thresholds.iter().find(|threshold| threshold.name == name)?;
            Some(threshold.value.to_string())
        }
        None if place == "subject" => Some(subject_words(&finding.subject)),
        None => Some(finding.value(place).map_or_else(|| "nothing".to_owned(), value_words)),
    });
    Some(capitalised(&text))
}

/// A text that begins with a capital letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => String::new(),
    }
}

/// What a finding is about, in words.
pub fn subject_words(subject: &Subject<'_>) -> String {
    match subject.of {
        SubjectOf::Organisation => "the organisation".to_owned(),
        SubjectOf::Artefact(artefact) => artefact_phrase(artefact),
        SubjectOf::Element(element) => element.name().to_owned(),
        SubjectOf::Person(person) => person.key.to_string(),
        SubjectOf::Cell(requirement, member) => match (member.id(), member.name()) {
            (Some(id), Some(name)) if id != name => {
                format!("{} for {name} ({id})", requirement.id())
            }
            (Some(id), _) => format!("{} for {id}", requirement.id()),
            (None, _) => requirement.id().to_string(),
        },
        SubjectOf::Clause(clause) => format!("clause {}", clause.id()),
        _ => subject.to_string(),
    }
}

/// A value, as a sentence holds it.
pub fn value_words(value: &Value) -> String {
    match value {
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share { part, whole } => format!("{part} of {whole}"),
        Value::Date(date) => date.to_string(),
        Value::Days(days) => {
            counted(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), "day", "days")
        }
        Value::Interval(interval) => interval_words(*interval),
        Value::Text(text) => text.clone(),
        Value::List(list) => join(list, "and"),
        Value::Artefacts(ids) => {
            join(&ids.iter().map(ArtefactId::to_string).collect::<Vec<_>>(), "and")
        }
        _ => String::new(),
    }
}

/// A rhythm, in words: `1 year`, `3 months`, `1 month and 2 weeks`.
pub fn interval_words(interval: Interval) -> String {
    let count = |number: u32, one: &str, many: &str| {
        counted(usize::try_from(number).unwrap_or(usize::MAX), one, many)
    };
    let mut parts = Vec::new();
    match interval.months() {
        0 => {}
        months if months % 12 == 0 => parts.push(count(months / 12, "year", "years")),
        months => parts.push(count(months, "month", "months")),
    }
    match interval.days() {
        0 => {}
        days if days % 7 == 0 => parts.push(count(days / 7, "week", "weeks")),
        days => parts.push(count(days, "day", "days")),
    }
    join(&parts, "and")
}

/// An indicator, in words.
pub const fn indicator_words(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "major indicator",
        Indicator::Minor => "minor indicator",
        Indicator::Observation => "observation",
        Indicator::Opportunity => "opportunity",
        Indicator::Health => "health sign",
        Indicator::Strength => "strength",
    }
}

/// Several of an indicator, in words.
pub const fn indicators_words(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "major indicators",
        Indicator::Minor => "minor indicators",
        Indicator::Observation => "observations",
        Indicator::Opportunity => "opportunities",
        Indicator::Health => "health signs",
        Indicator::Strength => "strengths",
    }
}

/// What an indicator means, for a legend.
pub const fn indicator_line(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "grave, if a person confirms it",
        Indicator::Minor => "a lapse, if a person confirms it",
        Indicator::Observation => "something to look at",
        Indicator::Opportunity => "the requirement may be met, and could be met better",
        Indicator::Health => "how healthy the system is; nothing about a requirement",
        Indicator::Strength => "something works well",
    }
}

/// A theme, in words.
pub const fn theme_words(theme: Theme) -> &'static str {
    match theme {
        Theme::Scope => "Scope",
        Theme::Ownership => "Ownership",
        Theme::Direction => "Direction",
        Theme::Documents => "Documents",
        Theme::Burden => "Paper that nobody needs",
        Theme::Operation => "Paper and operation",
        Theme::Rhythm => "Rhythm of reviews",
        Theme::FollowThrough => "Follow-through",
        Theme::Measures => "Measures",
        Theme::Risk => "Risk and obligations",
        Theme::Parties => "Suppliers and other parties",
        Theme::People => "People",
        Theme::Claims => "Claims and judgements",
    }
}

/// Where the value of a parameter comes from.
pub const fn threshold_from(from: ThresholdFrom) -> &'static str {
    match from {
        ThresholdFrom::Default => "default",
        ThresholdFrom::Small => "for fewer than 50 people",
        ThresholdFrom::Large => "for 250 people or more",
        ThresholdFrom::Organisation => "stated by the organisation",
    }
}

/// A parameter with its value: `hf-006-share 0.30 (default)`.
pub fn threshold_words(threshold: &Threshold) -> String {
    format!("{} {} ({})", threshold.name, threshold.value, threshold_from(threshold.from))
}

/// What is not stated, field by field: "`owner` of payroll and mail; `status` of R-1".
pub fn missing_words(missing: &[Missing<'_>]) -> String {
    let mut fields: Vec<(&str, Vec<String>)> = Vec::new();
    for one in missing {
        let of = one.of.id().unwrap_or_else(|| "the organisation".to_owned());
        match fields.iter_mut().find(|(field, _)| *field == one.field) {
            Some((_, found)) => found.push(of),
            None => fields.push((one.field, vec![of])),
        }
    }
    let words: Vec<String> = fields
        .iter()
        .map(|(field, of)| format!("`{field}` of {}", super::first_few(of, 6)))
        .collect();
    words.join("; ")
}

/// Why a subject cannot be evaluated, in one sentence.
pub fn not_evaluated_sentence(unknown: &NotEvaluated<'_>) -> String {
    let subject = subject_words(&unknown.subject);
    format!(
        "{} cannot be evaluated: not stated {}.",
        capitalised(&subject),
        missing_words(&unknown.missing)
    )
}

/// Why several findings on one clause may be more than single lapses.
pub const fn proposal_words(reason: ProposalReason) -> &'static str {
    match reason {
        ProposalReason::NothingRuns => "no requirement of the clause has evidence of operation",
        ProposalReason::Repeats => "at least one of them was found before",
    }
}
