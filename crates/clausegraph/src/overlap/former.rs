//! Documents of a former edition: by a title that the rule about them knows, or by number and title of a clause.

use clausegraph_model::{Artefact, Fact, Family, document::FormerClauseDocument};

use super::{Former, FormerBy};
use crate::{Assessment, Findings, Subject, SubjectOf, rules::former_item};

/// The code of the rule.
const RULE: &str = "EV-010";

/// The documents of which the rule says so, or would if it were known that nobody asks for them, and those that
/// bear the number and title of a former clause; by id.
pub(super) fn former<'g>(
    assessment: &Assessment<'g>,
    findings: &Findings<'g>,
    looked: &[&'g Artefact],
) -> Vec<Former<'g>> {
    let catalogue = assessment.catalogue();
    let item = |subject: &Subject<'g>, unsaid: bool| {
        let SubjectOf::Artefact(artefact) = subject.of else { return None };
        let title = artefact.document().title.given()?;
        let item = former_item(catalogue.former_items(), title)?;
        Some(Former { artefact, by: FormerBy::Item(item), unsaid })
    };
    let found = findings.found().filter(|finding| finding.rule.code == RULE);
    let open = findings.not_evaluated().filter(|unknown| unknown.rule.code == RULE);
    let mut former: Vec<Former<'g>> = (found.filter_map(|finding| item(&finding.subject, false)))
        .chain(open.filter_map(|unknown| item(&unknown.subject, true)))
        .collect();
    for artefact in looked.iter().filter(|one| one.kind().family() == Family::Documents) {
        let document = artefact.document();
        let is_known = former.iter().any(|known| known.artefact.id() == artefact.id());
        if is_known || !document.mandates.given().is_none_or(Vec::is_empty) {
            continue;
        }
        let Fact::Given(title) = &document.title else { continue };
        if let Some(clause) = clause_of(catalogue.former_clauses(), title) {
            let unsaid = document.mandates.is_unknown();
            former.push(Former { artefact, by: FormerBy::Clause(clause), unsaid });
        }
    }
    former.sort_by_key(|found| found.artefact.id());
    former
}

/// The former clause whose number and title a title bears; of several the one with the longest number.
///
/// The number stands as a word of its own, and the words of the title one behind the other.
fn clause_of<'g>(
    clauses: &'g [FormerClauseDocument],
    title: &str,
) -> Option<&'g FormerClauseDocument> {
    let numbers: Vec<&str> = title
        .split(|sign: char| !(sign.is_ascii_digit() || sign == '.'))
        .map(|number| number.trim_matches('.'))
        .collect();
    let written = words(title);
    let bears = |clause: &&FormerClauseDocument| {
        let named = words(&clause.title);
        numbers.contains(&clause.number.as_str())
            && !named.is_empty()
            && written.windows(named.len()).any(|window| window == named.as_slice())
    };
    clauses.iter().filter(bears).max_by_key(|clause| clause.number.as_str().len())
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
