//! An action of the plan as a line of the roadmap.

use std::collections::BTreeSet;

use clausegraph::{Action, Artefact, Effort, Finding, PlanSpan, Work};

use super::{
    frame::{Frame, RoadmapGate},
    number,
    outcome::outcome,
};
use crate::{Advice, Basis};

/// An action with what the roadmap says of it.
pub(super) struct Entry<'p, 'g> {
    /// The action.
    pub action: &'p Action<'g>,
    /// Its workstream.
    pub stream: String,
    /// The gate that it leads to.
    pub gate: Option<RoadmapGate>,
    /// What is so when it is done.
    pub outcome: String,
    /// The codes of the findings that are about the same.
    pub findings: Vec<&'static str>,
    /// When it is done.
    pub span: PlanSpan,
    /// Who answers for it; none where nobody is stated to.
    pub owner: Option<String>,
}

/// All actions, in the order of the plan.
pub(super) fn entries<'p, 'g>(
    basis: &Basis<'p, 'g>,
    advice: &Advice<'p, 'g>,
    frame: &Frame,
) -> Vec<Entry<'p, 'g>> {
    let catalogue = basis.assessment.catalogue();
    let shown: Vec<&Finding<'_>> = basis.findings.shown(basis.profile()).collect();
    let actions = advice.plan.actions.iter();
    actions
        .map(|action| Entry {
            action,
            stream: frame.stream(catalogue, action).to_owned(),
            gate: Frame::gate(catalogue, action),
            outcome: outcome(basis, action),
            findings: codes(&shown, action),
            span: action.scheduled.unwrap_or(action.earliest),
            owner: owner(action),
        })
        .collect()
}

/// The artefact that an action is about, where it is about one.
#[expect(clippy::wildcard_enum_match_arm, reason = "other works are about no single artefact")]
pub(super) fn artefact<'g>(action: &Action<'g>) -> Option<&'g Artefact> {
    match action.work {
        Work::Locate(artefact)
        | Work::Confirm(artefact)
        | Work::Approve(artefact)
        | Work::Renew(artefact)
        | Work::Complete(artefact)
        | Work::Name(artefact)
        | Work::Await(artefact, _)
        | Work::Retire(artefact) => Some(artefact),
        _ => None,
    }
}

fn owner(action: &Action<'_>) -> Option<String> {
    let owner = if let Work::Settle(party) = action.work {
        party.document().owner.given()
    } else {
        artefact(action)?.document().owner.given()
    };
    owner.map(ToString::to_string)
}

/// The codes of findings about the artefact of an action, or about none but its requirements.
fn codes(findings: &[&Finding<'_>], action: &Action<'_>) -> Vec<&'static str> {
    let about = artefact(action);
    let is_same = |finding: &&&Finding<'_>| {
        if let Some(artefact) = about {
            return finding.artefacts.iter().any(|found| found.id() == artefact.id());
        }
        let served = |requirement: &&clausegraph::Requirement| {
            action.requirements.iter().any(|found| found.id() == requirement.id())
        };
        !finding.requirements.is_empty() && finding.requirements.iter().all(served)
    };
    let found: BTreeSet<&'static str> =
        findings.iter().filter(is_same).map(|finding| finding.rule.code).collect();
    found.into_iter().collect()
}

impl Entry<'_, '_> {
    /// The ids of the requirements that it serves.
    pub(super) fn requirements(&self) -> Vec<String> {
        self.action.requirements.iter().map(|found| found.id().to_string()).collect()
    }

    /// The ids of the actions that it waits for.
    pub(super) fn waits<'a>(&self, advice: &'a Advice<'_, '_>) -> Vec<&'a str> {
        let actions = &advice.plan.actions;
        let waits = self.action.waits.iter().filter_map(|wait| actions.get(wait.on));
        waits.map(|action| action.id.as_str()).collect()
    }

    /// By what one knows that it worked.
    pub(super) fn measure(&self, basis: &Basis<'_, '_>) -> String {
        let cells = number(self.action.closes.len() + self.action.helps.len());
        let gates: Vec<&str> = self.action.gates.iter().map(|gate| gate.id.as_str()).collect();
        let arguments = [("cells", cells.into()), ("gates", gates.join(", ").into())];
        let key = match (self.action.work.action_type(), cells) {
            (clausegraph::ActionType::Retire, _) => "roadmap-measure-retire",
            (clausegraph::ActionType::FindOut, 0) => "roadmap-measure-gate",
            (clausegraph::ActionType::FindOut, _) => "roadmap-measure-known",
            (_, 0) => "roadmap-measure-gate",
            (_, _) => "roadmap-measure-covered",
        };
        basis.texts.say_with(key, &arguments)
    }
}

/// A range of minutes in words.
pub(super) fn effort(basis: &Basis<'_, '_>, effort: Effort) -> String {
    let texts = basis.texts;
    if effort.high < 120 {
        let arguments = [("low", effort.low.into()), ("high", effort.high.into())];
        return texts.say_with("roadmap-effort-minutes", &arguments);
    }
    let hours = |minutes: u32| texts.number(u64::from(minutes.div_ceil(60)));
    let arguments = [("low", hours(effort.low).into()), ("high", hours(effort.high).into())];
    texts.say_with("roadmap-effort-hours", &arguments)
}
