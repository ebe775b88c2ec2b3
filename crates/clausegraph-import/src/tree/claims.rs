//! What documents are offered for, by the rules.

use clausegraph_model::{
    Catalogue, RequirementId, did_you_mean,
    document::{CarriedDocument, ClaimDocument, ClaimState},
};
use clausegraph_readers::{
    text,
    yaml::{Node, Value},
};

use super::{
    artefact::{Imported, Unreadable},
    report::{Dangling, DanglingCitation, ImportReport, MalformedValue, UnplacedClaim},
    rules::{ClaimRule, ClaimTarget},
};
use crate::catalogue_list::requirement_id;

/// The claims that one rule makes for one document; says whether the rule was of use.
pub(crate) fn claims(
    rule: &ClaimRule,
    imported: &mut Imported<'_>,
    catalogue: Option<&Catalogue>,
    claims: &mut Vec<ClaimDocument>,
    report: &mut ImportReport,
) -> bool {
    let path = imported.source.path;
    if rule.only.as_ref().is_some_and(|only| !only.is_match(path)) {
        return false;
    }
    let targets = targets(rule, imported, report);
    let is_used = !targets.is_empty();
    for cited in &targets {
        let dangling = catalogue.and_then(|catalogue| dangling(cited, catalogue));
        if let Some(why) = dangling {
            let field = cited.key.as_deref().unwrap_or("for");
            if cited.key.is_some() {
                let (field, value) = (field.to_owned(), cited.written.clone());
                imported.artefact.carried.push(CarriedDocument { field, value });
            }
            report.dangling.push(DanglingCitation {
                path: path.to_owned(),
                at: cited.at,
                field: field.to_owned(),
                written: cited.written.clone(),
                target: cited.target.clone(),
                why,
            });
            continue;
        }
        let target = &cited.target;
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
    is_used
}

/// A requirement or clause that a document or the rules name.
struct Cited {
    target: RequirementId,
    written: String,
    at: Option<text::Place>,
    /// The key of the front matter; none where the rules name it.
    key: Option<String>,
}

/// Why nothing can be claimed for what is cited; none where something can.
fn dangling(cited: &Cited, catalogue: &Catalogue) -> Option<Dangling> {
    let id = cited.target.as_str();
    if catalogue.requirement(id).is_some() {
        return None;
    }
    if let Some(clause) = catalogue.clause(id) {
        return (!clause.is_leaf()).then_some(Dangling::InnerClause);
    }
    let requirements = || catalogue.requirements().map(|requirement| requirement.id().as_str());
    let leaves = catalogue.clauses().filter(|clause| clause.is_leaf());
    let known = requirements().chain(leaves.map(|clause| clause.id().as_str()));
    let near = did_you_mean(id, known).and_then(|near| near.parse().ok());
    // Another number is no slip of the pen; what has the same beginning helps to look it up.
    let (start, _) = id.rsplit_once(['.', '-', '_']).unwrap_or((id, ""));
    let beside = requirements().filter(|known| {
        let rest = known.strip_prefix(start);
        rest.is_some_and(|rest| rest.starts_with(['.', '-', '_']))
    });
    let beside = beside.filter_map(|known| known.parse().ok()).collect();
    Some(Dangling::Unknown { catalogue: catalogue.id().clone(), near, beside })
}

fn targets(rule: &ClaimRule, imported: &mut Imported<'_>, report: &mut ImportReport) -> Vec<Cited> {
    let (key, words) = match &rule.target {
        ClaimTarget::Fixed(target) => {
            let written = target.to_string();
            return vec![Cited { target: target.clone(), written, at: None, key: None }];
        }
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
            None => requirement_id(&text),
        };
        let at = Some(text::Place::Line(line));
        match target {
            // Cited twice is cited.
            Ok(target) if targets.iter().any(|known: &Cited| known.target == target) => {}
            Ok(target) => {
                let key = Some(key.written.clone());
                targets.push(Cited { target, written: text, at, key });
            }
            Err(cause) => {
                imported
                    .artefact
                    .carried
                    .push(CarriedDocument { field: key.written.clone(), value: text.clone() });
                report.malformed.push(MalformedValue {
                    path: imported.source.path.to_owned(),
                    at,
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
