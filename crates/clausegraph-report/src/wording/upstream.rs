//! What hangs on what, in words.

use clausegraph::{Bond, Clause, FeedPath, Requirement, Upstream, UpstreamGap};

use super::{counted, join, thousands};

/// That upstream gaps are no root causes.
pub const NO_ROOT_CAUSE: &str = "Traced along what the standard's own wording ties as an input, a \
trigger or evidence. Why an upstream gap is one is not said here: the cause is for the organisation to \
determine.";

/// What closing means.
pub const UNLOCKED: &str = "Explained: a chain of gaps leads there. Unlocked: no other upstream gap \
holds it open; it can then be worked on with its inputs at hand, and is not closed by that.";

/// The ids of requirements, the clause said once: `6.2.1-a, -b, -c`.
pub(crate) fn ids_in_clauses<'g, I>(requirements: I) -> Vec<String>
where
    I: IntoIterator<Item = &'g Requirement>,
{
    let mut last: Option<&str> = None;
    let mut ids = Vec::new();
    for requirement in requirements {
        let (id, clause) = (requirement.id().as_str(), requirement.clause_id().as_str());
        let rest = id.strip_prefix(clause).filter(|rest| rest.starts_with('-'));
        match rest.filter(|_| last == Some(clause)) {
            Some(rest) => ids.push(rest.to_owned()),
            None => ids.push(id.to_owned()),
        }
        last = Some(clause);
    }
    ids
}

/// The members of an upstream gap by id.
pub fn member_words(gap: &UpstreamGap<'_>) -> String {
    ids_in_clauses(gap.members.iter().map(|member| member.requirement)).join(", ")
}

/// What closing an upstream gap would do: `unlocks 5, explains 20 (6 directly)`.
pub fn effect_words(gap: &UpstreamGap<'_>) -> String {
    let explained = gap.explained.len();
    if explained == 0 {
        return "explains no other gap".to_owned();
    }
    format!(
        "unlocks {}, explains {} ({} directly)",
        thousands(gap.unlocked().count()),
        thousands(explained),
        thousands(gap.direct().count())
    )
}

/// Why several gaps are told as one; none where there is one only.
pub(crate) fn bond_words(gap: &UpstreamGap<'_>) -> Option<&'static str> {
    match gap.bond {
        Bond::Cycle => {
            Some("they feed each other: one cannot be closed for good without the other")
        }
        Bond::SameBelow if gap.members.len() > 1 => Some("the same gaps hang on each of them"),
        Bond::SameBelow => None,
    }
}

/// A way by its ids: `6.1.2-b → 6.1.3-a → 8.1-01`.
pub(crate) fn way_words(path: &FeedPath<'_>) -> String {
    let ends = path.steps.iter().map(|step| step.to.id().to_string());
    let all: Vec<String> = std::iter::once(path.from.id().to_string()).chain(ends).collect();
    all.join(" → ")
}

/// The sums: what explains most in one sentence, where each gap stands in another.
pub fn upstream_sentences(upstream: &Upstream<'_>) -> Vec<String> {
    let gaps = upstream.gaps.len();
    let inside = match upstream.clause {
        Some(clause) => format!(" of clause {}", clause.id()),
        None => String::new(),
    };
    if gaps == 0 {
        return vec![format!(
            "No requirement{inside} is known to fall short: there is nothing to trace."
        )];
    }
    let (explained, alone) = (upstream.explained(), upstream.alone.len());
    let members = gaps.saturating_sub(explained).saturating_sub(alone);
    let places = [
        (explained, "hangs on upstream gaps", "hang on upstream gaps"),
        (members, "is an upstream gap itself", "are upstream gaps themselves"),
        (alone, "stands alone", "stand alone"),
    ];
    let places: Vec<String> = places
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| counted(number, one, many))
        .collect();
    let mut said = Vec::new();
    if explained > 0 {
        let few = upstream.order.len();
        let explain = if few == 1 { "explains" } else { "explain" };
        said.push(format!(
            "{} {explain} {} of {}{}.",
            counted(few, "upstream gap", "upstream gaps"),
            thousands(explained),
            counted(gaps, "gap", "gaps"),
            half(upstream).unwrap_or_default()
        ));
    }
    let fall = if gaps == 1 { "falls" } else { "fall" };
    said.push(format!(
        "{}{inside} {fall} short of evidence: {}.",
        counted(gaps, "requirement", "requirements"),
        join(&places, "and")
    ));
    said
}

/// How few explain at least half, where that are fewer than all: `; the first 2 alone explain 40`.
fn half(upstream: &Upstream<'_>) -> Option<String> {
    let all = upstream.explained();
    let (place, step) =
        upstream.order.iter().enumerate().find(|(_, step)| step.explained * 2 >= all)?;
    let number = place + 1;
    (number < upstream.order.len()).then(|| {
        let first = if number == 1 {
            "the first alone explains".to_owned()
        } else {
            format!("the first {} alone explain", thousands(number))
        };
        format!("; {first} {}", thousands(step.explained))
    })
}

/// What the analysis is called: `upstream gaps`, or those of a clause.
pub(crate) fn upstream_title(clause: Option<&Clause>) -> String {
    match clause {
        Some(clause) => format!("what the gaps of clause {} hang on", clause.id()),
        None => "upstream gaps".to_owned(),
    }
}
