//! What became of findings: appeared, cleared, persisted, or no longer to be told.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Artefact, ArtefactKind, Date, MemberId};

use crate::{Assessment, Finding, Findings, Member, NotEvaluated, Subject, SubjectOf};

/// What tells that two findings are the same again, with the kind of the subject: ids of different kinds may
/// be equal.
pub(crate) type FindingKey = (String, &'static str);

fn key_of(code: &str, subject: &Subject<'_>) -> FindingKey {
    let key = match (subject.of.id(), subject.part.as_deref()) {
        // Of a pair a rule names that one first which stands first in the files: it is the same pair.
        (Some(id), Some(part)) if part < id.as_str() => format!("{code}@{part}#{id}"),
        (_, _) => format!("{code}@{subject}"),
    };
    (key, subject.of.kind())
}

/// How a rule looked at a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looked {
    /// It found something.
    Found,
    /// It found nothing.
    Clean,
    /// It could not say.
    Untold,
    /// It did not look at the subject.
    Not,
}

/// How rules looked at everything.
pub(crate) struct Looks {
    found: BTreeSet<FindingKey>,
    clean: BTreeSet<FindingKey>,
    untold: BTreeSet<FindingKey>,
    /// Rules that could not say anything as a whole, or that the catalogue does not bind.
    silent: BTreeSet<&'static str>,
}

impl Looks {
    pub(crate) fn new(findings: &Findings<'_>) -> Self {
        let key = |unknown: &NotEvaluated<'_>| key_of(unknown.rule.code, &unknown.subject);
        let whole = |unknown: &&NotEvaluated<'_>| {
            matches!(unknown.subject.of, SubjectOf::Organisation) && unknown.subject.part.is_none()
        };
        let silent = findings.not_evaluated().filter(whole).map(|unknown| unknown.rule.code);
        let unbound = findings.runs().iter().filter(|run| !run.bound).map(|run| run.rule.code);
        Self {
            found: findings
                .found()
                .map(|finding| key_of(finding.rule.code, &finding.subject))
                .collect(),
            clean: findings.clean().map(|(rule, subject)| key_of(rule.code, subject)).collect(),
            untold: findings.not_evaluated().map(key).collect(),
            silent: silent.chain(unbound).collect(),
        }
    }

    pub(crate) fn look(&self, code: &str, key: &FindingKey) -> Looked {
        if self.found.contains(key) {
            Looked::Found
        } else if self.clean.contains(key) {
            Looked::Clean
        } else if self.untold.contains(key) || self.silent.contains(code) {
            Looked::Untold
        } else {
            Looked::Not
        }
    }
}

/// What tells that a finding is the same again.
pub(crate) fn key(finding: &Finding<'_>) -> FindingKey {
    key_of(finding.rule.code, &finding.subject)
}

/// What became of findings. Each finding of the first stands in one of `persisted`, `cleared` and
/// `cannot_tell`, each of the second in one of `appeared` and `persisted`; all in reading order.
#[derive(Clone, Debug)]
pub struct FindingChanges<'a, 'b> {
    /// Found in the second only, and what was known of it before.
    pub appeared: Vec<(Finding<'b>, AppearedFrom)>,
    /// Found in the first only, and how it was cleared.
    pub cleared: Vec<(Finding<'a>, ClearedAs)>,
    /// Found in both.
    pub persisted: Vec<Persisted<'a, 'b>>,
    /// Found in the first; in the second something is not stated, so that nobody can tell whether it still
    /// is: neither cleared nor persisted.
    pub cannot_tell: Vec<(Finding<'a>, Option<NotEvaluated<'b>>)>,
}

/// What was known before of a finding that appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppearedFrom {
    /// The rule had looked at the subject and found nothing.
    Clean,
    /// Something was not stated, and the rule could not tell.
    CannotTell,
    /// The subject was not there to be looked at.
    NotThere,
}

/// How a finding went away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClearedAs {
    /// The rule looked at the subject and finds nothing any more.
    Clean,
    /// The subject is no longer there to be looked at.
    NotThere,
}

/// A finding that was there before and still is.
#[derive(Clone, Debug)]
pub struct Persisted<'a, 'b> {
    /// As it was found first.
    pub before: Finding<'a>,
    /// As it is found now.
    pub after: Finding<'b>,
    /// Corrective actions that name a requirement of the finding and are stated to be done or verified in
    /// between: it is found again although something was done about it. By id.
    ///
    /// An action that covers other scope elements than the one the finding is about is left out.
    pub despite: Vec<&'b Artefact>,
}

impl FindingChanges<'_, '_> {
    /// Whether the same things are found, and none despite an action.
    pub fn is_unchanged(&self) -> bool {
        self.appeared.is_empty()
            && self.cleared.is_empty()
            && self.cannot_tell.is_empty()
            && self.persisted.iter().all(|finding| finding.despite.is_empty())
    }

    /// The findings that are found again although something was done about them.
    pub fn repeated(&self) -> impl Iterator<Item = &Persisted<'_, '_>> {
        self.persisted.iter().filter(|finding| !finding.despite.is_empty())
    }
}

pub(super) fn changes<'a, 'b>(
    (before, old): (&Assessment<'a>, &Findings<'a>),
    (after, new): (&Assessment<'b>, &Findings<'b>),
) -> FindingChanges<'a, 'b> {
    let (looked, looks) = (Looks::new(old), Looks::new(new));
    let mut olds: BTreeMap<FindingKey, &Finding<'a>> =
        old.found().map(|finding| (key(finding), finding)).collect();
    let mut found = FindingChanges {
        appeared: Vec::new(),
        cleared: Vec::new(),
        persisted: Vec::new(),
        cannot_tell: Vec::new(),
    };
    let actions = actions_between(after, before.as_of());
    for finding in new.found() {
        let known = key(finding);
        if let Some(old) = olds.remove(&known) {
            found.persisted.push(Persisted {
                before: old.clone(),
                despite: despite(finding, &actions),
                after: finding.clone(),
            });
            continue;
        }
        let from = match looked.look(finding.rule.code, &known) {
            Looked::Clean => AppearedFrom::Clean,
            Looked::Untold => AppearedFrom::CannotTell,
            Looked::Not | Looked::Found => AppearedFrom::NotThere,
        };
        found.appeared.push((finding.clone(), from));
    }
    for finding in old.found() {
        let known = key(finding);
        if !olds.contains_key(&known) {
            continue;
        }
        match looks.look(finding.rule.code, &known) {
            Looked::Untold => {
                let is_it = |unknown: &&NotEvaluated<'b>| {
                    let of = key_of(unknown.rule.code, &unknown.subject);
                    of == known || unknown.rule.code == finding.rule.code && of.1 == "organisation"
                };
                let unknown = new.not_evaluated().find(is_it).cloned();
                found.cannot_tell.push((finding.clone(), unknown));
            }
            Looked::Clean => found.cleared.push((finding.clone(), ClearedAs::Clean)),
            Looked::Not | Looked::Found => {
                found.cleared.push((finding.clone(), ClearedAs::NotThere));
            }
        }
    }
    found
}

/// Corrective actions that are stated to be done or verified after a day and not after the assessment's.
fn actions_between<'g>(assessment: &Assessment<'g>, from: Date) -> Vec<&'g Artefact> {
    let between =
        |day: Option<&Date>| day.is_some_and(|day| from < *day && *day <= assessment.as_of());
    let done = |artefact: &&Artefact| {
        let action = artefact.document().action.as_deref();
        artefact.kind() == ArtefactKind::CorrectiveAction
            && action.is_some_and(|action| {
                between(action.done_on.given()) || between(action.verified_on.given())
            })
    };
    let mut found: Vec<&Artefact> =
        assessment.organisation().artefacts().iter().filter(done).collect();
    found.sort_by_key(|artefact| artefact.id());
    found
}

/// The actions that name a requirement of a finding, and do not cover other scope elements only.
fn despite<'g>(finding: &Finding<'_>, actions: &[&'g Artefact]) -> Vec<&'g Artefact> {
    let element = match finding.subject.of {
        SubjectOf::Element(element) | SubjectOf::Cell(_, Member::Element(element)) => {
            Some(element.id())
        }
        SubjectOf::Organisation
        | SubjectOf::Artefact(_)
        | SubjectOf::Person(_)
        | SubjectOf::Cell(..)
        | SubjectOf::Clause(_) => None,
    };
    let about = |artefact: &&&Artefact| {
        let document = artefact.document();
        let named = document.action.as_deref().and_then(|action| action.requirements.given());
        let covers = document.covers.given().map(Vec::as_slice).unwrap_or_default();
        let reaches = |id: &MemberId| {
            covers.is_empty()
                || covers.iter().any(|covered| covered == id || covered.as_str() == "whole-sms")
        };
        named.is_some_and(|named| {
            finding.requirements.iter().any(|requirement| named.contains(requirement.id()))
        }) && element.is_none_or(reaches)
    };
    actions.iter().filter(about).copied().collect()
}
