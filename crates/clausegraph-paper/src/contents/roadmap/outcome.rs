//! What is so when an action is done: a state, not an activity.

use clausegraph::{
    About, Action, Artefact, Catalogue, Clause, Entries, Family, Work, document::DocumentedSort,
};
use clausegraph_report::wording::field_words;

use crate::{Argument, Basis};

/// Names in a sentence before the rest is counted.
const MOST: usize = 4;

/// What is so when an action is done, as a sentence.
#[expect(clippy::wildcard_enum_match_arm, reason = "the list of works may grow")]
pub(super) fn outcome(basis: &Basis<'_, '_>, action: &Action<'_>) -> String {
    let catalogue = basis.assessment.catalogue();
    let things = || some(basis, &action.things);
    let one = |key: &str, what: String| say(basis, key, &[("what", what.into())]);
    match &action.work {
        Work::List(list) => one("roadmap-outcome-list", list.as_str().to_owned()),
        Work::ListKind(kind) => one("roadmap-outcome-list-kind", spelled(kind.as_str())),
        Work::State(Entries::List(_) | Entries::Artefacts, field) => say(
            basis,
            "roadmap-outcome-state",
            &[("what", capitalised(&field_words(field)).into()), ("things", things().into())],
        ),
        Work::Count(population) => one("roadmap-outcome-count", spelled(population.as_str())),
        Work::TestRecords(population) => one("roadmap-outcome-test", spelled(population.as_str())),
        Work::Gather(family) => one("roadmap-outcome-gather", family.as_str().to_owned()),
        Work::Locate(artefact) => one("roadmap-outcome-locate", named(artefact)),
        Work::Confirm(artefact) => one("roadmap-outcome-confirm", named(artefact)),
        Work::Match(kind) => one("roadmap-outcome-match", spelled(kind.as_str())),
        Work::Ask(clause) => one("roadmap-outcome-ask", clause_words(catalogue, clause)),
        Work::AskExclusions => basis.texts.say("roadmap-outcome-exclusions"),
        Work::Judge => basis.texts.say("roadmap-outcome-judge"),
        Work::Approve(artefact) => one("roadmap-outcome-approve", named(artefact)),
        Work::Own(kind) => say(
            basis,
            "roadmap-outcome-own",
            &[("what", spelled(kind.as_str()).into()), ("things", things().into())],
        ),
        Work::Renew(artefact) => one("roadmap-outcome-renew", named(artefact)),
        Work::Settle(party) => one("roadmap-outcome-settle", party.name().to_owned()),
        Work::Entry(_, field) => say(
            basis,
            "roadmap-outcome-entry",
            &[("what", capitalised(&field_words(field)).into()), ("things", things().into())],
        ),
        Work::Readmit(of) => one("roadmap-outcome-readmit", of.clone()),
        Work::Complete(artefact) => one("roadmap-outcome-complete", named(artefact)),
        Work::Name(artefact) => one("roadmap-outcome-name", named(artefact)),
        Work::Write(item) => match item.sort {
            DocumentedSort::Document => one("roadmap-outcome-write", item.title.clone()),
            DocumentedSort::Record => one("roadmap-outcome-keep-item", item.title.clone()),
        },
        Work::Make(kind, about) => {
            let key = match kind.family() {
                Family::Reviews => "roadmap-outcome-held",
                Family::Actions => "roadmap-outcome-carried-out",
                Family::Documents
                | Family::Routines
                | Family::Facts
                | Family::Records
                | Family::Observations => "roadmap-outcome-made",
            };
            let subject = match about {
                About::Whole => String::new(),
                About::Subject(subject) => spelled(subject.as_str()),
                About::Clause(clause) => clause_words(catalogue, clause),
            };
            let what = if subject.is_empty() {
                spelled(kind.as_str())
            } else {
                format!("{}: {subject}", spelled(kind.as_str()))
            };
            let whole = matches!(action.things.as_slice(), [one] if one == "whole-sms");
            let of = if whole { String::new() } else { things() };
            let key = if of.is_empty() { key.to_owned() } else { format!("{key}-for") };
            let what = capitalised(&what);
            say(basis, &key, &[("what", what.into()), ("things", of.into())])
        }
        Work::Keep(population) => one("roadmap-outcome-keep", spelled(population.as_str())),
        Work::Await(artefact, _) => one("roadmap-outcome-await", named(artefact)),
        Work::Correct(judgement) => one("roadmap-outcome-correct", judgement.clone()),
        Work::Retire(artefact) => one("roadmap-outcome-retire", named(artefact)),
        _ => action.id.clone(),
    }
}

fn say(basis: &Basis<'_, '_>, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    basis.texts.say_with(key, arguments)
}

/// An artefact by id and title.
pub(super) fn named(artefact: &Artefact) -> String {
    let id = artefact.id().as_str();
    if artefact.title() == id { id.to_owned() } else { format!("{id} “{}”", artefact.title()) }
}

fn clause_words(catalogue: &Catalogue, clause: &Clause) -> String {
    let titled = catalogue.with_ancestors(clause).find_map(Clause::title);
    format!("{} {}", clause.id(), titled.unwrap_or_default()).trim_end().to_owned()
}

/// A word of the data in words.
fn spelled(word: &str) -> String {
    word.replace('-', " ")
}

fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// The first few names, and how many more there are.
fn some(basis: &Basis<'_, '_>, names: &[String]) -> String {
    if names.len() <= MOST + 1 {
        return names.join(", ");
    }
    let first = names.get(..MOST).unwrap_or_default().join(", ");
    let more = super::number(names.len() - MOST);
    say(basis, "roadmap-and-more", &[("first", first.into()), ("more", more.into())])
}
