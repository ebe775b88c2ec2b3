use std::collections::BTreeMap;

use clausegraph_model::{Artefact, Requirement, document::DocumentedInformation};

use super::shown::{empty_clauses, looked_at, shown};
use crate::{
    Defect, Derivation, Evidence, Indicator, NeedOf, Status,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look},
    },
};

rule! {
    /// Required documented information missing.
    ///
    /// # What it finds
    ///
    /// A requirement for which its clause or the list of documents in the standard explicitly asks for documented
    /// information, and a member of its population for which no artefact shows it. What is only implied is not
    /// looked at; nor are requirements that are computed from others, which would say the same again, nor those
    /// about documents as a whole (the catalogue's words `whole`), nor cells that are not triggered or not chosen.
    ///
    /// Looked at are the required slots of the design aspect, or all required slots where there is none of design.
    /// A slot that lays down the interval after which another one lapses is left out first: an interval that is
    /// planned is no assessment, and one that is made in writing is there even where none was planned.
    /// Each offer to one of them counts as follows:
    /// it does not show anything where it is disqualified (a stub or an empty document among them), where it is a
    /// draft (status `draft` or stated none), where it is an observation, or where something that the slot needs is
    /// stated none, be it not owner or approval;
    /// else it is not known to where something about it is undecided, be it not owner or approval;
    /// else it shows it, weak or not, lapsed or not.
    /// A record test shows it where records passed, and is not known where the test is not.
    /// A slot that no source could have filled is not known.
    /// The finding stands where none of these offers shows anything; one that does is enough, and a cell that is
    /// covered lacks nothing: where the catalogue accepts a look in the place of paper, no paper is asked for.
    /// Where the population is stated to be empty and may not be, it stands as well; where nobody knows the
    /// members, or whether the requirement applies to them, it cannot be evaluated.
    ///
    /// The graver indicator is given where every cell of the clause is *missing* (those that are not triggered or
    /// not chosen left out), or where the requirement is one of the catalogue's `grave` ones and the finding stands
    /// for each of its members.
    ///
    /// # Why it matters
    ///
    /// Of all that can be asked of a system, this is what the standard names itself; it is the first thing that is
    /// called for, and nobody can show it later.
    ///
    /// # Example
    ///
    /// There is no service management plan and no programme of internal audits.
    "HF-027", "required-document-missing", Documents;
    indicators: [Major, Minor];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => ["status", "covers"],
        NeedOf::Services => ["state"],
    ];
    families: [];
    parameters: [];
    words: ["grave", "whole"];
    values: ["requirement", "asked", "whole_clause", "drafts", "offered"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut derivations: BTreeMap<usize, Vec<&'s Derivation<'g>>> = BTreeMap::new();
    for derivation in ctx.derivations() {
        let asked = !matches!(derivation.cell.status, Status::NotTriggered | Status::NotChosen);
        if asked {
            let position = derivation.cell.requirement.position();
            derivations.entry(position).or_default().push(derivation);
        }
    }
    let empty = empty_clauses(ctx);
    for requirement in ctx.catalogue().mandatory_documents() {
        let own = derivations.get(&requirement.position());
        if !requirement.computed_from().is_empty() || is_listed(ctx, "whole", requirement) {
            continue;
        }
        let readings: Vec<_> = own
            .into_iter()
            .flatten()
            .map(|derivation| (*derivation, settled(derivation)))
            .collect();
        let none = readings.iter().all(|(_, (shown, _))| *shown == Tri::No);
        let whole = empty.contains(&requirement.clause_position());
        let grave = is_listed(ctx, "grave", requirement);
        let indicator = if whole || (grave && none) { Indicator::Major } else { Indicator::Minor };
        for (derivation, (shown, look)) in readings {
            let subject = SubjectOf::Cell(requirement, derivation.cell.member);
            acc.conclude(subject, shown.not(), look, || {
                draft(indicator, requirement, whole, derivation)
            });
        }
    }
}

/// Whether documented information is shown; a cell that is covered lacks none.
fn settled<'g>(derivation: &Derivation<'g>) -> (Tri, Look<'g>) {
    if derivation.cell.status == Status::Covered {
        (Tri::Yes, Look::default())
    } else {
        shown(derivation)
    }
}

/// A sentence without the full stop, so that it may stand in another.
fn clause_of(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}

/// Whether a requirement is among those that the catalogue lists under a word.
fn is_listed(ctx: &Ctx<'_, '_>, name: &str, requirement: &Requirement) -> bool {
    ctx.words(name).iter().any(|id| id.as_str() == requirement.id().as_str())
}

fn draft<'g>(
    indicator: Indicator,
    requirement: &'g Requirement,
    whole: bool,
    derivation: &Derivation<'g>,
) -> Draft<'g> {
    let offered: Vec<(&Artefact, bool)> = looked_at(derivation)
        .into_iter()
        .flat_map(|reading| &reading.offers)
        .filter_map(|offer| {
            let Evidence::Artefact(artefact) = offer.evidence else { return None };
            Some((artefact, offer.defects.contains(&Defect::Draft)))
        })
        .collect();
    let ids = |drafts: bool| {
        let mut ids: Vec<_> = offered
            .iter()
            .filter(|(_, draft)| *draft == drafts)
            .map(|(artefact, _)| artefact.id().to_string())
            .collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let mut draft = Draft::new(indicator)
        .value("requirement", Value::Text(clause_of(requirement.statement())))
        .list("asked", asked(requirement));
    if whole {
        draft = draft.value("whole_clause", Value::Text(requirement.clause_id().to_string()));
    }
    let of_others = ids(false);
    draft
        .list("drafts", ids(true))
        .list("offered", of_others)
        .artefacts(offered.iter().map(|(artefact, _)| *artefact))
        .requirements([requirement])
}

/// Who asks for documented information, in words; what is only implied does not.
fn asked(requirement: &Requirement) -> impl Iterator<Item = String> {
    let asking = requirement.documented().iter().filter(|basis| match basis {
        DocumentedInformation::Explicit | DocumentedInformation::Listed => true,
        DocumentedInformation::Implied => false,
    });
    asking.map(|basis| basis.as_str().to_owned())
}
