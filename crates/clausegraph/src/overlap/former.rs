//! Documents of a former edition, as the rule about them found or could not settle.

use super::Former;
use crate::{Assessment, Findings, Subject, SubjectOf, rules::former_item};

/// The code of the rule.
const RULE: &str = "EV-010";

/// The documents of which the rule says so, or would if it were known that nobody asks for them; by id.
pub(super) fn former<'g>(
    assessment: &Assessment<'g>,
    findings: &Findings<'g>,
) -> Vec<Former<'g>> {
    let item = |subject: &Subject<'g>, unsaid: bool| {
        let SubjectOf::Artefact(artefact) = subject.of else { return None };
        let title = artefact.document().title.given()?;
        let item = former_item(assessment.catalogue().former_items(), title)?;
        Some(Former { artefact, item, unsaid })
    };
    let found = findings.found().filter(|finding| finding.rule.code == RULE);
    let open = findings.not_evaluated().filter(|unknown| unknown.rule.code == RULE);
    let mut former: Vec<Former<'g>> = (found.filter_map(|finding| item(&finding.subject, false)))
        .chain(open.filter_map(|unknown| item(&unknown.subject, true)))
        .collect();
    former.sort_by_key(|found| found.artefact.id());
    former
}
