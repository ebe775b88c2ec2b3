//! Sheet Documents: what there is on paper, and what is to become of it.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Artefact, Fact, Family,
    document::ApprovalDocument,
    retire::{KeptBy, RetireAction},
};
use clausegraph_paper::{Advice, Texts};
use clausegraph_report::wording::{kind_words, points_words, reason_words, stays_reason};

use super::{
    basis::Beside,
    columns::{BookColumn, WordList},
    rows::count,
};
use crate::{
    content::Content,
    facts::{fact, facts, named, spelled, worded},
    lists::word,
};

/// How many requirements a cell names before the rest is counted.
const NAMED: usize = 6;

/// The documents, in reading order.
pub(crate) fn documents<'g>(beside: &Beside<'_, 'g>) -> Vec<&'g Artefact> {
    let artefacts = beside.basis.assessment.organisation().artefacts().iter();
    artefacts.filter(|artefact| artefact.kind().family() == Family::Documents).collect()
}

/// The rows of the sheet.
pub(crate) fn rows(beside: &Beside<'_, '_>, columns: &[&BookColumn]) -> Vec<Vec<Content>> {
    let shows = shows(beside);
    let proposals = beside.basis.advice.map(|advice| proposals(beside.basis.texts, advice));
    let proposals = proposals.unwrap_or_default();
    documents(beside)
        .into_iter()
        .map(|artefact| {
            let row = columns.iter();
            row.map(|column| content(beside, artefact, column.key, &shows, &proposals)).collect()
        })
        .collect()
}

/// Which requirements rest on an artefact, by its id.
fn shows<'b>(beside: &Beside<'b, '_>) -> BTreeMap<&'b str, BTreeSet<(usize, &'b str)>> {
    let mut shows: BTreeMap<&str, BTreeSet<(usize, &str)>> = BTreeMap::new();
    for (place, row) in beside.map.rows.iter().enumerate() {
        for evidence in row.slots.iter().filter_map(|slot| slot.evidence.as_ref()) {
            let requirements = shows.entry(evidence.id.as_str()).or_default();
            let known = requirements.iter().any(|(_, known)| *known == row.requirement);
            if !known {
                requirements.insert((place, row.requirement.as_str()));
            }
        }
    }
    shows
}

/// What the engine proposes for a document, and why; by its id.
pub(crate) fn proposals(
    texts: &Texts,
    advice: Advice<'_, '_>,
) -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    let say = |key: &str| texts.say(&format!("workbook-proposal-{key}"));
    for staying in &advice.minimal.stay {
        found.insert(
            staying.artefact.id().to_string(),
            (say("keep"), stays_reason(&staying.reason)),
        );
    }
    for kept in &advice.minimal.keep {
        let only = points_words(kept.only.iter(), NAMED);
        let why = texts.say_with("workbook-only-shows", &[("shows", only.into())]);
        found.insert(kept.artefact.id().to_string(), (say("keep"), why));
    }
    for entry in &advice.retire.look_at {
        let mut why: Vec<String> = entry.reasons.iter().map(reason_words).collect();
        why.push(match &entry.kept {
            KeptBy::Only(only) => {
                let only = points_words(only.iter(), NAMED);
                texts.say_with("workbook-only-shows", &[("shows", only.into())])
            }
            KeptBy::Stays(stays) => {
                texts.say_with("workbook-stays", &[("why", stays_reason(stays).into())])
            }
            KeptBy::Routine | _ => texts.say("workbook-is-routine"),
        });
        found.insert(entry.artefact.id().to_string(), (say("look-at"), why.join("\n")));
    }
    for entry in &advice.retire.retire {
        let into = |other: &Artefact| [("other", named(other).into())];
        let (words, first) = match entry.action {
            RetireAction::DropCopy(other) => {
                (say("drop-copy"), texts.say_with("workbook-copy-of", &into(other)))
            }
            RetireAction::MergeInto(other) => {
                (say("merge"), texts.say_with("workbook-into", &into(other)))
            }
            RetireAction::Release(_) => (say("release"), String::new()),
            RetireAction::AskReaders => (say("ask-readers"), String::new()),
            RetireAction::Withdraw | _ => (say("withdraw"), String::new()),
        };
        let reasons = entry.reasons.iter().map(reason_words);
        let why: Vec<String> =
            std::iter::once(first).chain(reasons).filter(|line| !line.is_empty()).collect();
        found.insert(entry.artefact.id().to_string(), (words, why.join("\n")));
    }
    found
}

fn content(
    beside: &Beside<'_, '_>,
    artefact: &Artefact,
    key: &str,
    shows: &BTreeMap<&str, BTreeSet<(usize, &str)>>,
    proposals: &BTreeMap<String, (String, String)>,
) -> Content {
    let texts = beside.basis.texts;
    let document = artefact.document();
    let id = artefact.id().as_str();
    let decision = beside.basis.assessment.organisation().document_decision(id);
    match key {
        "artefact" => Content::text(id),
        "title" => Content::text(artefact.title()),
        "kind" => Content::text(kind_words(artefact.kind())),
        "status" => worded(texts, &document.status, |status| spelled(status.as_str())),
        "owner" => {
            Content::text(document.owner.given().map(ToString::to_string).unwrap_or_default())
        }
        "version" => fact(texts, &document.version),
        "approved" => worded(texts, &document.approval, |approval| approved(texts, approval)),
        "reviewed_on" => fact(texts, &document.last_reviewed_on),
        "next_review_on" => {
            document.next_review_on.given().map_or(Content::Blank, |day| Content::Day(*day))
        }
        "mandates" => {
            let mandates = document.mandates.as_ref().map(|mandates| {
                let said = mandates.iter().map(|mandate| {
                    let basis = Some(spelled(mandate.basis.as_str()));
                    let of = mandate.of.given().cloned();
                    [basis, of].into_iter().flatten().collect::<Vec<_>>().join(": ")
                });
                said.collect::<Vec<String>>()
            });
            facts(texts, &mandates)
        }
        "use" => usage(texts, artefact),
        "shows" => {
            let found: Vec<&str> =
                shows.get(id).into_iter().flatten().map(|(_, requirement)| *requirement).collect();
            some(texts, &found)
        }
        "proposed" => proposals.get(id).map_or(Content::Blank, |(words, _)| Content::text(words)),
        "proposed_because" => {
            proposals.get(id).map_or(Content::Blank, |(_, why)| Content::text(why))
        }
        "decision" => decision.map_or(Content::Blank, |decision| {
            Content::text(word(texts, WordList::Decision, decision.decision.as_str()))
        }),
        "into" => decision
            .and_then(|decision| decision.into.as_ref())
            .map_or(Content::Blank, |into| Content::text(into.as_str())),
        "reason" => decision
            .and_then(|decision| decision.reason.as_ref())
            .map_or(Content::Blank, Content::text),
        "by" => decision.map_or(Content::Blank, |decision| Content::text(decision.by.as_str())),
        "on" => decision.map_or(Content::Blank, |decision| Content::Day(decision.on)),
        _ => Content::Blank,
    }
}

fn approved(texts: &Texts, approval: &ApprovalDocument) -> String {
    let by = approval.by.given().map(ToString::to_string);
    let on = approval.on.given().map(ToString::to_string);
    let said: Vec<String> = [by, on].into_iter().flatten().collect();
    if said.is_empty() { texts.say("workbook-approved") } else { said.join(", ") }
}

/// How often it is opened, as far as somebody says so.
fn usage(texts: &Texts, artefact: &Artefact) -> Content {
    let usage = match &artefact.document().usage {
        Fact::Given(usage) => usage,
        Fact::StatedNone => return Content::text(texts.say("workbook-none")),
        Fact::Unknown => return Content::text(texts.say("workbook-not-stated")),
    };
    let mut lines = Vec::new();
    if let Some(reads) = usage.reads.given() {
        lines.push(texts.say_with("workbook-reads", &[("reads", u64::from(*reads).into())]));
    }
    if let Some(day) = usage.last_used_on.given() {
        lines.push(texts.say_with("workbook-last-used", &[("day", day.to_string().into())]));
    }
    if let Some(records) = usage.used_by_records.given() {
        lines.push(texts.say_with("workbook-used-by", &[("records", u64::from(*records).into())]));
    }
    if lines.is_empty() {
        lines.push(texts.say("workbook-not-stated"));
    }
    Content::lines(lines)
}

/// The first few requirements, and how many more there are.
fn some(texts: &Texts, found: &[&str]) -> Content {
    let first: Vec<&str> = found.iter().take(NAMED).copied().collect();
    let rest = found.len().saturating_sub(first.len());
    let mut line = first.join(", ");
    if rest > 0 {
        line = format!(
            "{line}, {}",
            texts.say_with("workbook-more", &[("number", count(rest).into())])
        );
    }
    Content::text(line)
}
