//! What documents are offered for, by the rules.

use clausegraph_model::{
    RequirementId,
    document::{CarriedDocument, ClaimDocument, ClaimState},
};

use super::{
    artefact::{Imported, Unreadable},
    report::{ImportReport, MalformedValue, UnplacedClaim},
    rules::{ClaimRule, ClaimTarget},
};
use clausegraph_readers::yaml::{Node, Value};

/// The claims that one rule makes for one document; says whether the rule was of use.
pub(crate) fn claims(
    rule: &ClaimRule,
    imported: &mut Imported<'_>,
    claims: &mut Vec<ClaimDocument>,
    report: &mut ImportReport,
) -> bool {
    let path = imported.source.path;
    if rule.only.as_ref().is_some_and(|only| !only.is_match(path)) {
        return false;
    }
    let targets = targets(rule, imported, report);
    for target in &targets {
        let found = rule.at.as_deref().map(|at| imported.source.heading(at));
        if let (Some(None), Some(at)) = (found, &rule.at) {
            report.unplaced_claims.push(UnplacedClaim {
                path: path.to_owned(),
                target: target.clone(),
                at: at.clone(),
            });
        }
        // What a person said of a place that is not there, nobody says of the document as it is.
        let placed = found != Some(None);
        let confirmed = placed && rule.by.is_some() && rule.on.is_some();
        claims.push(ClaimDocument {
            artefact: imported.artefact.id.clone(),
            target: target.clone(),
            slot: rule.slot.clone(),
            members: rule.members.clone(),
            at: found.flatten().map(ToOwned::to_owned).or_else(|| rule.at.clone()),
            by: rule.by.clone(),
            on: rule.on,
            hash: rule.hash.clone(),
            state: if confirmed { ClaimState::Confirmed } else { ClaimState::Suggested },
        });
    }
    !targets.is_empty()
}

fn targets(
    rule: &ClaimRule,
    imported: &mut Imported<'_>,
    report: &mut ImportReport,
) -> Vec<RequirementId> {
    let (key, words) = match &rule.target {
        ClaimTarget::Fixed(target) => return vec![target.clone()],
        ClaimTarget::FrontMatter { key, words } => (key, words),
    };
    let mut leaves = Vec::new();
    if let Some(node) = imported.source.front_node(key) {
        gather(node, &mut leaves);
    }
    let mut targets = Vec::new();
    for (line, text) in leaves {
        let known = words.iter().find(|(word, _)| *word == text);
        let target = match known {
            Some((_, target)) => Ok(target.clone()),
            None => text.parse(),
        };
        match target {
            Ok(target) => targets.push(target),
            Err(cause) => {
                imported
                    .artefact
                    .carried
                    .push(CarriedDocument { field: key.written.clone(), value: text.clone() });
                report.malformed.push(MalformedValue {
                    path: imported.source.path.to_owned(),
                    line: Some(line),
                    field: key.written.clone(),
                    value: text,
                    why: Unreadable::Target(cause),
                });
            }
        }
    }
    targets
}

/// Every text in a node, at whatever depth: documents group what they satisfy by standard.
fn gather(node: &Node, leaves: &mut Vec<(u32, String)>) {
    match &node.value {
        Value::Null => {}
        Value::Text(text) if text.trim().is_empty() => {}
        Value::Text(text) => leaves.push((node.line, text.trim().to_owned())),
        Value::List(items) => items.iter().for_each(|item| gather(item, leaves)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| gather(value, leaves)),
    }
}
