//! What is said of papers that overlap or can go.

use clausegraph::{
    Artefact, Element, Member, Requirement,
    document::ArtefactStatus,
    minimise::{NamedBy, Stand, Stays},
    overlap::{CrowdAbout, FormerBy, Scopes, Shown},
    retire::{FoundBy, RetireReason},
};

use super::{capitalised, first_few, kind_words, naming_words};

/// How many requirements are named in a row before the rest is counted.
const MOST: usize = 6;

/// A paper in one line: title, kind, state and scope, as far as they are stated.
pub(crate) fn paper_words(artefact: &Artefact) -> String {
    let document = artefact.document();
    let state = document.status.given().map(|status| match status {
        ArtefactStatus::Draft => "draft",
        ArtefactStatus::Approved => "approved",
        ArtefactStatus::InUse => "in use",
        ArtefactStatus::Retired => "retired",
    });
    let mut said = vec![kind_words(artefact.kind())];
    said.extend(state.map(str::to_owned));
    if let Some(covers) = document.covers.given() {
        let ids: Vec<String> = covers.iter().map(ToString::to_string).collect();
        said.push(format!("for {}", first_few(&ids, 4)));
    }
    format!("{} ({})", artefact.title(), said.join(", "))
}

/// A paper as a sentence names it: id and title.
pub(crate) fn named(artefact: &Artefact) -> String {
    if artefact.title() == artefact.id().as_str() {
        return artefact.id().to_string();
    }
    format!("{} “{}”", artefact.id(), artefact.title())
}

/// Requirements with the members of their cells, in a row: `4.2-a, 8.2.4-02@payroll and 12 more`.
pub(crate) fn places<'g>(found: impl Iterator<Item = (&'g Requirement, Member<'g>)>) -> String {
    let mut names: Vec<String> = Vec::new();
    for (requirement, member) in found {
        let name = member.id().map_or_else(
            || requirement.id().to_string(),
            |id| format!("{}@{id}", requirement.id()),
        );
        if !names.contains(&name) {
            names.push(name);
        }
    }
    first_few(&names, MOST)
}

/// Where slots stand, in a row.
pub(crate) fn shown_places<'g>(shown: impl Iterator<Item = &'g Shown<'g>>) -> String {
    places(shown.map(|shown| (shown.requirement, shown.member)))
}

/// How the scope of a paper lies to that of the other.
pub(crate) const fn scopes_words(scopes: Scopes) -> &'static str {
    match scopes {
        Scopes::Same => "for the same scope",
        Scopes::Within => "for a part of the other's scope",
        Scopes::Around => "for more than the other's scope",
        Scopes::Across => "for scopes that overlap in part",
        Scopes::Apart => "for other scopes",
        Scopes::Unknown => "what they cover is not stated of both",
    }
}

/// What many papers are for.
pub(crate) fn crowd_words(about: &CrowdAbout<'_>) -> String {
    match about {
        CrowdAbout::Process(key) => format!("process {key}"),
        CrowdAbout::Clause(clause, _) => {
            format!("{} {}", clause.id(), clause.title().unwrap_or_default()).trim_end().to_owned()
        }
        _ => "one thing".to_owned(),
    }
}

/// What speaks against a paper, as a part of a sentence.
pub fn reason_words(reason: &RetireReason<'_>) -> String {
    match reason {
        RetireReason::CopyOf(other) => format!("the same bytes as {}", named(other)),
        RetireReason::CopyOfGoing(other) => {
            format!("the same bytes as {}, which goes too", other.id())
        }
        RetireReason::SameAs(other) => {
            format!("shows the same as {}, for the same scope", named(other))
        }
        RetireReason::SubsumedBy(other) => format!("all it shows, {} shows too", named(other)),
        RetireReason::SimilarTo(other, share) => {
            format!("{} of its text as in {}", percent(*share), named(other))
        }
        RetireReason::OneOf(about, many) => format!("one of {many} for {}", crowd_words(about)),
        RetireReason::FormerEdition(by) => former_words(by),
        RetireReason::Found(by) => {
            let says = match by {
                FoundBy::Unused => "nobody asks for it or uses it",
                FoundBy::Residue => "holds template residue",
                FoundBy::Orphan => "nothing is tied to it",
            };
            format!("{says} ({})", by.code())
        }
        other => format!("{other:?}"),
    }
}

/// By what a document of a former edition is known.
pub(crate) fn former_words(by: &FormerBy<'_>) -> String {
    match by {
        FormerBy::Item(item) => {
            let editions = super::join(&item.editions, "and");
            format!("“{}” was asked for by the edition of {editions}", item.title)
        }
        FormerBy::Clause(clause) => {
            let now =
                clause.now.as_ref().map_or("no clause now".to_owned(), |now| format!("now {now}"));
            format!(
                "named after {} “{}” of {} ({now})",
                clause.number, clause.title, clause.edition
            )
        }
        _ => "of a former edition".to_owned(),
    }
}

/// A share in percent, cut to whole ones: `81 %`.
pub(crate) fn percent(share: clausegraph::Amount) -> String {
    let text = share.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let digits: String = format!("{places}00").chars().take(2).collect();
    let percent = format!("{whole}{digits}");
    let percent = percent.trim_start_matches('0');
    format!("{} %", if percent.is_empty() { "0" } else { percent })
}

/// What shows something then.
pub fn stand_id(stand: Stand<'_>) -> String {
    match stand {
        Stand::Artefact(artefact) => artefact.id().to_string(),
        Stand::Member(member) => {
            member.id().map_or_else(|| "the scope".to_owned(), |id| format!("{id} itself"))
        }
    }
}

/// What names a paper, with the field or link: `WH-REG-001 (supersedes)`.
pub(crate) fn naming_by(by: &NamedBy<'_>, relation: clausegraph::Relation) -> String {
    let id = match by {
        NamedBy::Artefact(artefact) => artefact.id().to_string(),
        NamedBy::Element(element) => Element::id(element).to_string(),
    };
    format!("{id} ({})", naming_words(relation).trim_matches('`'))
}

/// Why nobody asks a paper to go.
pub fn stays_reason(stays: &Stays<'_>) -> String {
    match stays {
        Stays::Required(requirement, _) => {
            format!("it is the documented information that {} asks for", requirement.id())
        }
        Stays::Attestation => "it is a record or another body's attestation".to_owned(),
        Stays::Retention(Some(day)) => format!("it must be kept until {day}"),
        Stays::Retention(None) => "it must be kept, and it is not said until when".to_owned(),
        Stays::Mandated => "somebody is stated to ask for it (`mandates`)".to_owned(),
        Stays::Agreement => "it is an agreement that is not stated to have ended".to_owned(),
        Stays::NotOurs => "another party or another management system keeps it".to_owned(),
        Stays::Draft => "it is a draft: nobody keeps it up yet".to_owned(),
        Stays::ToCome(day) => format!("it is of a day to come, {day}"),
        Stays::NamedBy(by, relation) => {
            format!("{} names it: redirect that first", naming_by(by, *relation))
        }
        Stays::Judged(judgement) => {
            format!("the judgement {} was made on it", judgement.id)
        }
        Stays::Suggested(claim) => {
            let target = &claim.document().target;
            format!("it is suggested for {target}, and nobody has decided yet")
        }
        Stays::ExtentUnknown => "neither its pages nor its words are stated".to_owned(),
        Stays::Changes | _ => "something was found to change without it".to_owned(),
    }
}

/// Reasons in a row, as a sentence.
pub fn reasons_sentence(reasons: &[RetireReason<'_>]) -> Option<String> {
    let words: Vec<String> = reasons.iter().map(reason_words).collect();
    (!words.is_empty()).then(|| format!("{}.", capitalised(&words.join("; "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_cut_to_what_people_read() {
        let told = |text: &str| percent(text.parse().unwrap());
        assert_eq!(told("0.8181"), "81 %");
        assert_eq!(told("1"), "100 %");
        assert_eq!(told("0.05"), "5 %");
        assert_eq!(told("0.5"), "50 %");
        assert_eq!(told("0"), "0 %");
    }
}
