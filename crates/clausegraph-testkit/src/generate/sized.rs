//! Large cases of a stated size, for benchmarks: the same seed gives the same bytes.

use std::collections::BTreeMap;

use clausegraph_model::{
    ArtefactId, ArtefactKind, ClauseId, Fact, Key, MemberId, RequirementId,
    document::{
        ActionPart, ApprovalDocument, ArtefactDocument, ArtefactStatus, CatalogueDocument,
        ClaimDocument, ClaimState, ClauseDocument, EmptyRule, FORMAT_VERSION, FactPart,
        OrganisationDocument, PartyRuleDocument, PopulationDocument, PopulationOf,
        RecordTestDocument, RecordsPart, RequirementDocument, ReviewPart, RoutinePart,
        ScopeDocument, ScopeState, Tier,
    },
};

use super::{
    Case,
    catalogue::{condition, header},
    dice::{Dice, parsed},
    lexicon::Lexicon,
    organisation::{People, covers, identity},
    populations::population,
    scope::bare,
    slots::{RECORDS, TESTS, control_slots, slots},
};
use crate::naive::{calendar::Day, vocabulary};

/// How many requirements stand in a leaf clause, and leaf clauses in an area.
const IN_A_LEAF: usize = 6;
const IN_AN_AREA: usize = 5;
/// How many artefacts there may be of a kind that offers itself everywhere or makes cells.
const FEW: usize = 24;

/// A case with so many requirements and artefacts, and about as many claims as documents.
///
/// An artefact is 100 to 200 bytes of JSON. Most requirements are about the organisation, the rest
/// about its services, suppliers, customers, agreements and record sets; a routine, review, action
/// or fact is about one of as many subjects as there are groups of requirements, so that an
/// artefact reaches a handful of slots whatever the size.
pub fn sized(seed: u64, requirements: usize, artefacts: usize) -> Case {
    let mut dice = Dice::seeded(seed, 248 * requirements + 48 * artefacts);
    let as_of = parsed("2026-11-22");
    let catalogue = large_catalogue(&mut dice, requirements);
    let organisation = large_organisation(&mut dice, &catalogue, Day::of(as_of), artefacts);
    Case { catalogue, organisation, as_of }
}

/// A case of so many artefacts before a given catalogue.
pub fn sized_for(catalogue: CatalogueDocument, seed: u64, artefacts: usize) -> Case {
    let mut dice = Dice::seeded(seed, 48 * artefacts);
    let as_of = parsed("2026-11-22");
    let organisation = large_organisation(&mut dice, &catalogue, Day::of(as_of), artefacts);
    Case { catalogue, organisation, as_of }
}

fn large_catalogue(dice: &mut Dice, count: usize) -> CatalogueDocument {
    let (clauses, leaves) = large_clauses(count.div_ceil(IN_A_LEAF));
    let populations = large_populations();
    let mut control: Vec<RequirementId> = Vec::new();
    let mut requirements = Vec::with_capacity(count);
    for index in 0..count {
        let Some(leaf) = leaves.get(index / IN_A_LEAF) else {
            continue;
        };
        let id: RequirementId = parsed(&format!("{leaf}-{:02}", index % IN_A_LEAF + 1));
        // Two requirements in the middle control the suppliers.
        let controls = index == count / 2 || index == count / 2 + 1;
        let place = if controls { 2 } else { dice.weighted(&[62, 14, 8, 6, 4, 6]) };
        let Some(population) = populations.get(place) else {
            continue;
        };
        let mut slots = if controls {
            control.push(id.clone());
            control_slots(dice, 0)
        } else {
            slots(dice, population)
        };
        let subject: Key = parsed(&format!("subject-{}", index / 4 + 1));
        for accept in slots.iter_mut().flat_map(|slot| &mut slot.accepts) {
            for asked in &mut accept.conditions {
                let field = asked.field.to_string();
                if field.ends_with(".subject") {
                    asked.is = vec![subject.clone()];
                }
            }
        }
        requirements.push(RequirementDocument {
            id,
            clause: leaf.clone(),
            statement: "Something is done and shown".to_owned(),
            tier: Tier::Stated,
            split_of: None,
            roles: Vec::new(),
            population: population.id.clone(),
            cadence: None,
            documented: Vec::new(),
            question: "How is it shown?".to_owned(),
            typical_evidence: Vec::new(),
            doubt: None,
            computed_from: Vec::new(),
            slots,
        });
    }
    let retained: Vec<ClauseId> = clauses.iter().map(|clause| clause.id.clone()).take(1).collect();
    CatalogueDocument {
        format_version: FORMAT_VERSION,
        catalogue: Some(header(Some(PartyRuleDocument { retained, control }))),
        clauses,
        populations,
        requirements,
        feeds: Vec::new(),
        alternatives: Vec::new(),
        gates: Vec::new(),
        documented_set: Vec::new(),
        ..CatalogueDocument::default()
    }
}

/// Seven chapters, their areas and so many leaves, in reading order; and the leaves alone.
fn large_clauses(leaves: usize) -> (Vec<ClauseDocument>, Vec<ClauseId>) {
    let in_a_chapter = leaves.div_ceil(7).max(1);
    let (mut clauses, mut found): (Vec<ClauseDocument>, Vec<ClauseId>) = (Vec::new(), Vec::new());
    for index in 0..leaves {
        let chapter = index / in_a_chapter + 4;
        let within = index % in_a_chapter;
        let area = within / IN_AN_AREA + 1;
        if within == 0 {
            clauses.push(large_clause(&chapter.to_string(), None));
        }
        let area = format!("{chapter}.{area}");
        if within.is_multiple_of(IN_AN_AREA) {
            clauses.push(large_clause(&area, Some(&chapter.to_string())));
        }
        let leaf = format!("{area}.{}", within % IN_AN_AREA + 1);
        clauses.push(ClauseDocument { area: false, ..large_clause(&leaf, Some(&area)) });
        found.push(parsed(&leaf));
    }
    (clauses, found)
}

fn large_clause(id: &str, parent: Option<&str>) -> ClauseDocument {
    ClauseDocument {
        id: parsed(id),
        parent: parent.map(parsed),
        title: Some(format!("Clause {id}")),
        area: true,
        doubt: None,
        confidence: None,
        practice: None,
    }
}

fn large_populations() -> Vec<PopulationDocument> {
    let mut services = population("services", PopulationOf::Services, EmptyRule::Never);
    services.members.push(condition("state", &["in", "partly"]));
    let mut agreements = population("agreements", PopulationOf::Artefacts, EmptyRule::Never);
    agreements.kinds.push(ArtefactKind::Sla);
    let mut records = population("records", PopulationOf::Records, EmptyRule::Allowed);
    records.records = RECORDS.first().map(|word| parsed(word));
    vec![
        population("organisation", PopulationOf::Organisation, EmptyRule::Never),
        services,
        population("suppliers", PopulationOf::Suppliers, EmptyRule::Allowed),
        population("customers", PopulationOf::Customers, EmptyRule::Allowed),
        agreements,
        records,
    ]
}

/// What the artefacts of a large organisation refer to.
struct Large {
    as_of: Day,
    people: People,
    lexicon: Lexicon,
    suppliers: Vec<MemberId>,
    elements: Vec<MemberId>,
}

fn large_organisation(
    dice: &mut Dice,
    catalogue: &CatalogueDocument,
    as_of: Day,
    count: usize,
) -> OrganisationDocument {
    let scale = catalogue.requirements.len() / 400;
    let people = People::offices();
    let (scope, suppliers, elements) = large_scope(dice, catalogue, &people, scale);
    let large = Large { as_of, people, lexicon: Lexicon::of(catalogue), suppliers, elements };
    // Which requirements a claim for an artefact of the kind may be made on.
    let mut accepting: BTreeMap<ArtefactKind, Vec<&RequirementDocument>> = BTreeMap::new();
    for requirement in &catalogue.requirements {
        for accept in requirement.slots.iter().flat_map(|slot| &slot.accepts) {
            accepting.entry(accept.kind).or_default().push(requirement);
        }
    }
    let mut counted: BTreeMap<ArtefactKind, usize> = BTreeMap::new();
    let (mut artefacts, mut claims) = (Vec::with_capacity(count), Vec::new());
    for index in 0..count {
        let mut kind = dice.pick(&large.lexicon.kinds).copied().unwrap_or(ArtefactKind::Document);
        let so_far = counted.entry(kind).or_default();
        *so_far += 1;
        let few = vocabulary::offers_by_kind(kind) || kind == ArtefactKind::RecordSet;
        if few && *so_far > FEW {
            kind = ArtefactKind::Document;
        }
        let artefact = light(dice, &large, index, kind);
        let by_claim = !vocabulary::offers_by_kind(kind) && !vocabulary::offers_by_subject(kind);
        if by_claim || dice.chance(15) {
            let fitting = accepting.get(&kind).map_or(&[][..], Vec::as_slice);
            claims.extend(
                dice.pick(fitting)
                    .copied()
                    .map(|requirement| light_claim(dice, &artefact, requirement)),
            );
        }
        artefacts.push(artefact);
    }
    OrganisationDocument {
        format_version: FORMAT_VERSION,
        organisation: Some(identity()),
        scope: Some(scope),
        artefacts,
        claims,
        ..OrganisationDocument::default()
    }
}

fn large_scope(
    dice: &mut Dice,
    catalogue: &CatalogueDocument,
    people: &People,
    scale: usize,
) -> (ScopeDocument, Vec<MemberId>, Vec<MemberId>) {
    let chapters: Vec<ClauseId> = catalogue
        .clauses
        .iter()
        .filter(|clause| clause.parent.is_none())
        .map(|clause| clause.id.clone())
        .collect();
    let mut elements = Vec::new();
    let mut list = |name: &str, count: usize| {
        let mut found = Vec::new();
        for number in 1..=count {
            let mut element = bare(parsed(&format!("{name}-{number}")));
            element.name = Fact::Given(format!("The {name} {number}"));
            element.state = Fact::Given(ScopeState::In);
            element.owner = dice.fact([5, 5, 90], |dice| people.one(dice));
            if name == "supplier" {
                element.operates = Fact::Given(dice.some(&chapters, 4));
            }
            elements.push(element.id.clone());
            found.push(element);
        }
        Fact::Given(found)
    };
    let scope = ScopeDocument {
        services: list("service", 8 + scale),
        suppliers: list("supplier", 5 + scale / 2),
        customers: list("customer", 3),
        units: list("unit", 2),
        locations: list("location", 2),
    };
    let suppliers =
        scope.suppliers.given().into_iter().flatten().map(|supplier| supplier.id.clone()).collect();
    (scope, suppliers, elements)
}

/// An artefact with what its kind cannot do without.
fn light(dice: &mut Dice, large: &Large, index: usize, kind: ArtefactKind) -> ArtefactDocument {
    let id: ArtefactId = parsed(&format!("A-{}", index + 1));
    let mut made = ArtefactDocument::new(id, kind);
    made.title = Fact::Given(format!("Artefact {}", index + 1));
    made.owner = dice.fact([4, 4, 92], |dice| large.people.one(dice));
    made.covers = covers(dice, [4, 1, 65, 26, 4], &large.elements);
    made.provided_by = dice.fact([96, 0, 4], |dice| dice.pick(&large.suppliers).cloned());
    if vocabulary::has_a_life(kind) {
        made.status = dice.fact([3, 1, 96], |dice| {
            let chosen = dice.weighted(&[6, 30, 60, 4]);
            ArtefactStatus::ALL.get(chosen).copied()
        });
        made.approval = dice.fact([4, 4, 92], |dice| {
            Some(Box::new(ApprovalDocument {
                by: Fact::Given(large.people.one(dice)?),
                on: Fact::Given(dice.day_before(large.as_of)),
            }))
        });
        made.interval = dice.fact([70, 0, 30], |_| Some(parsed("P1Y")));
    } else {
        made.dated_on = dice.fact([3, 2, 95], |dice| Some(dice.day_before(large.as_of)));
    }
    light_part(dice, large, &mut made);
    made
}

fn light_part(dice: &mut Dice, large: &Large, made: &mut ArtefactDocument) {
    let word = |dice: &mut Dice, attribute: &str| {
        large.lexicon.word(dice, attribute).map_or(Fact::Unknown, Fact::Given)
    };
    match vocabulary::family(made.kind) {
        "routines" => {
            made.routine = Some(Box::new(RoutinePart {
                subject: word(dice, "routine.subject"),
                ..RoutinePart::default()
            }));
        }
        "reviews" => {
            made.review = Some(Box::new(ReviewPart {
                subject: word(dice, "review.subject"),
                ..ReviewPart::default()
            }));
        }
        "actions" => {
            made.action = Some(Box::new(ActionPart {
                subject: word(dice, "action.subject"),
                ..ActionPart::default()
            }));
        }
        "facts" => {
            made.fact = Some(Box::new(FactPart {
                subject: word(dice, "fact.subject"),
                ..FactPart::default()
            }));
        }
        "records" if made.kind == ArtefactKind::RecordSet => {
            let tests = TESTS.iter().map(|test| RecordTestDocument {
                test: parsed(test),
                of: Fact::Unknown,
                tested: Fact::Given(40),
                exceptions: dice.fact([10, 0, 90], |dice| u32::try_from(dice.below(4)).ok()),
                method: Fact::Unknown,
            });
            let tests = tests.collect();
            made.records = Some(Box::new(RecordsPart {
                population: word(dice, "records.population"),
                total: Fact::Given(200),
                tests: Fact::Given(tests),
                ..RecordsPart::default()
            }));
        }
        _ => {}
    }
}

fn light_claim(
    dice: &mut Dice,
    artefact: &ArtefactDocument,
    requirement: &RequirementDocument,
) -> ClaimDocument {
    ClaimDocument {
        artefact: artefact.id.clone(),
        target: requirement.id.clone(),
        slot: None,
        members: Vec::new(),
        at: dice.chance(70).then(|| "page 3".to_owned()),
        by: None,
        on: None,
        hash: None,
        state: if dice.chance(10) { ClaimState::Suggested } else { ClaimState::Confirmed },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_case_of_the_stated_size() {
        let case = sized(7, 400, 2_000);
        assert_eq!(case, sized(7, 400, 2_000));
        assert_ne!(case, sized(8, 400, 2_000));
        assert_eq!(case.catalogue.requirements.len(), 400);
        assert_eq!(case.organisation.artefacts.len(), 2_000);
        let bytes = serde_json::to_string(&case.organisation.artefacts).unwrap().len();
        assert!((100..=200).contains(&(bytes / 2_000)), "{bytes} bytes");
        assert!(case.organisation.claims.len() > 500);
    }
}
