//! A random catalogue from its tapes.

use clausegraph_model::{
    Attribute, ClauseId, RequirementId,
    document::{
        AlternativeDocument, CatalogueDocument, CatalogueHeader, ClauseDocument, ConditionDocument,
        DocumentedInformation, Exclusions, FORMAT_VERSION, PartyRuleDocument, PopulationDocument,
        RequirementDocument, SlotDocument, Tier,
    },
};

use super::{
    dice::{Dice, Tape, all_parsed, parsed},
    gates,
    populations::populations,
    slots,
};

/// The tapes of a catalogue.
#[derive(Clone, Debug)]
pub(crate) struct CatalogueTapes {
    pub(crate) header: Tape,
    pub(crate) clauses: Vec<Tape>,
    pub(crate) populations: Vec<Tape>,
    pub(crate) requirements: Vec<Tape>,
}

/// A requirement before it has an id.
struct Draft {
    leaf: usize,
    population: clausegraph_model::Key,
    split: bool,
    control: bool,
    slots: Vec<SlotDocument>,
    dice: Dice,
}

/// Builds the catalogue.
pub(crate) fn build(tapes: CatalogueTapes) -> CatalogueDocument {
    let mut dice = Dice::new(tapes.header);
    let mut clauses = clauses(&mut dice, tapes.clauses);
    let with_parties = dice.chance(88);
    let populations = populations(with_parties, tapes.populations);
    let leaves = leaves(&clauses);

    let mut drafts: Vec<Draft> = tapes
        .requirements
        .into_iter()
        .enumerate()
        .map(|(index, tape)| {
            let control = with_parties && index < 2;
            draft(Dice::new(tape), index, control, &leaves, &populations)
        })
        .collect();
    drafts.sort_by_key(|draft| draft.leaf);

    let (mut requirements, control) = numbered(&leaves, drafts);
    compute(&mut dice, &mut requirements, &control);
    let alternatives = alternatives(&mut dice, &requirements, &control);
    let retained = retained(&mut dice, &clauses);
    let gates = gates::gates(&mut dice, &clauses, &requirements);
    let documented_set = gates::documented_set(&mut dice, &requirements);
    gates::practice(&mut dice, &mut clauses);
    CatalogueDocument {
        format_version: FORMAT_VERSION,
        catalogue: Some(header(with_parties.then_some(PartyRuleDocument { retained, control }))),
        clauses,
        populations,
        requirements,
        feeds: Vec::new(),
        alternatives,
        gates,
        documented_set,
        ..CatalogueDocument::default()
    }
}

pub(crate) fn header(parties: Option<PartyRuleDocument>) -> CatalogueHeader {
    CatalogueHeader {
        id: parsed("random@1"),
        title: "A random catalogue".to_owned(),
        wording: "made by the testkit".to_owned(),
        exclusions: Exclusions::None,
        former_clauses: Vec::new(),
        documented_note: None,
        parties,
    }
}

fn clause(id: &str, parent: Option<&str>, area: bool) -> ClauseDocument {
    ClauseDocument {
        id: parsed(id),
        parent: parent.map(parsed),
        title: Some(format!("Clause {id}")),
        area,
        doubt: None,
        confidence: None,
        practice: None,
    }
}

/// Two or three chapters, with clauses in them and clauses in those, in reading order.
fn clauses(dice: &mut Dice, tapes: Vec<Tape>) -> Vec<ClauseDocument> {
    // For each chapter its clauses, and for each of those how many stand in it.
    let mut chapters: Vec<Vec<usize>> = vec![Vec::new(); 2 + dice.below(2)];
    for tape in tapes {
        let mut dice = Dice::new(tape);
        let place = dice.below(chapters.len());
        let Some(chapter) = chapters.get_mut(place) else {
            continue;
        };
        let inside = dice.below(chapter.len().max(1));
        match chapter.get_mut(inside) {
            Some(below) if dice.chance(45) => *below += 1,
            _ => chapter.push(0),
        }
    }
    let mut found = Vec::new();
    for (chapter, number) in chapters.iter().zip(["4", "8", "10"]) {
        found.push(clause(number, None, true));
        for (index, below) in chapter.iter().enumerate() {
            let id = format!("{number}.{}", index + 1);
            let area = *below > 0 && dice.chance(50);
            found.push(clause(&id, Some(number), area));
            for inner in 1..=*below {
                found.push(clause(&format!("{id}.{inner}"), Some(&id), false));
            }
        }
    }
    found
}

/// The clauses that nothing stands in.
fn leaves(clauses: &[ClauseDocument]) -> Vec<ClauseId> {
    clauses
        .iter()
        .filter(|clause| !clauses.iter().any(|other| other.parent.as_ref() == Some(&clause.id)))
        .map(|clause| clause.id.clone())
        .collect()
}

/// Now and then a leaf or an area is retained, mostly the first chapter.
fn retained(dice: &mut Dice, clauses: &[ClauseDocument]) -> Vec<ClauseId> {
    let ids: Vec<ClauseId> = clauses.iter().map(|clause| clause.id.clone()).collect();
    match dice.weighted(&[55, 45]) {
        0 => ids.into_iter().take(1).collect(),
        _ => dice.some(&ids, 2),
    }
}

/// A condition on an attribute, with the words of which one must be there.
pub(crate) fn condition(field: &str, words: &[&str]) -> ConditionDocument {
    ConditionDocument { field: parsed(field), is: all_parsed(words) }
}

fn draft(
    mut dice: Dice,
    index: usize,
    control: bool,
    leaves: &[ClauseId],
    populations: &[PopulationDocument],
) -> Draft {
    let leaf = dice.below(leaves.len());
    // The first population is the organisation; parties are controlled over the second and now and
    // then the third, which does not ask something of all suppliers.
    let place = match control {
        true if index == 1 && dice.chance(40) => 2,
        true => 1,
        false => dice.below(populations.len()),
    };
    let chosen = populations.get(place).or(populations.first());
    let computed = !control && index > 3 && dice.chance(8);
    let split = dice.chance(18);
    let slots = match chosen {
        Some(_) if computed => Vec::new(),
        Some(_) if control => slots::control_slots(&mut dice, index),
        Some(population) => slots::slots(&mut dice, population),
        None => Vec::new(),
    };
    Draft {
        leaf,
        population: chosen
            .map_or_else(|| parsed("organisation"), |population| population.id.clone()),
        split,
        control,
        slots,
        dice,
    }
}

/// Gives the drafts, which stand in the order of their leaves, their ids: letters, and a number
/// behind the letter for a split. Also gives the ids of the control requirements.
fn numbered(
    leaves: &[ClauseId],
    drafts: Vec<Draft>,
) -> (Vec<RequirementDocument>, Vec<RequirementId>) {
    let (mut found, mut control): (Vec<RequirementDocument>, Vec<RequirementId>) =
        (Vec::new(), Vec::new());
    let mut letters = "abcdefghijklmnopqrstuvwxyz".chars();
    let (mut current, mut stated, mut splits): (usize, Option<RequirementId>, usize) =
        (usize::MAX, None, 0);
    for mut draft in drafts {
        let Some(leaf) = leaves.get(draft.leaf) else {
            continue;
        };
        if draft.leaf != current {
            letters = "abcdefghijklmnopqrstuvwxyz".chars();
            (current, stated, splits) = (draft.leaf, None, 0);
        }
        let split_of = stated.clone().filter(|_| draft.split);
        let id: RequirementId = if let Some(parent) = &split_of {
            splits += 1;
            parsed(&format!("{parent}{splits}"))
        } else {
            let letter = letters.next().unwrap_or('z');
            splits = 0;
            parsed(&format!("{leaf}-{letter}"))
        };
        if split_of.is_none() {
            stated = Some(id.clone());
        }
        if draft.control {
            control.push(id.clone());
        }
        let documented =
            if draft.dice.chance(25) { vec![DocumentedInformation::Explicit] } else { Vec::new() };
        found.push(RequirementDocument {
            id,
            clause: leaf.clone(),
            statement: "Something is done and shown".to_owned(),
            tier: if split_of.is_some() { Tier::Split } else { Tier::Stated },
            split_of,
            roles: Vec::new(),
            population: draft.population,
            cadence: None,
            documented,
            question: "How is it shown?".to_owned(),
            typical_evidence: Vec::new(),
            doubt: None,
            computed_from: Vec::new(),
            slots: draft.slots,
        });
    }
    (found, control)
}

/// Gives the requirements without slots their sources: others with slots, or computed ones before.
fn compute(dice: &mut Dice, requirements: &mut [RequirementDocument], control: &[RequirementId]) {
    let mut sources: Vec<RequirementId> = requirements
        .iter()
        .filter(|requirement| !requirement.slots.is_empty())
        .map(|requirement| requirement.id.clone())
        .collect();
    for requirement in requirements.iter_mut() {
        if requirement.slots.is_empty() && !control.contains(&requirement.id) {
            requirement.computed_from = dice.some(&sources, 3);
            if dice.chance(15) {
                sources.push(requirement.id.clone());
            }
        }
    }
}

/// Up to five groups of requirements over one population, of which some suffice; no requirement is
/// in two of them.
fn alternatives(
    dice: &mut Dice,
    requirements: &[RequirementDocument],
    control: &[RequirementId],
) -> Vec<AlternativeDocument> {
    let mut found: Vec<AlternativeDocument> = Vec::new();
    let controls: Vec<&RequirementDocument> =
        requirements.iter().filter(|requirement| control.contains(&requirement.id)).collect();
    if let [one, two] = controls.as_slice()
        && one.population == two.population
        && dice.chance(45)
    {
        found.push(AlternativeDocument { requirements: control.to_vec(), at_least: 1 });
    }
    for _ in 0..4 {
        let free: Vec<&RequirementDocument> = requirements
            .iter()
            .filter(|requirement| requirement.computed_from.is_empty())
            .filter(|requirement| {
                !found.iter().any(|group| group.requirements.contains(&requirement.id))
            })
            .collect();
        let like = |first: &RequirementDocument| -> Vec<RequirementId> {
            free.iter()
                .filter(|other| other.population == first.population)
                .filter(|other| control.contains(&other.id) == control.contains(&first.id))
                .map(|other| other.id.clone())
                .collect()
        };
        let not_alone: Vec<&RequirementDocument> =
            free.iter().copied().filter(|first| like(first).len() > 1).collect();
        // Of three the one with the most like it: larger groups leave more that is not chosen.
        let drawn: Vec<&RequirementDocument> =
            (0..3).filter_map(|_| dice.pick(&not_alone).copied()).collect();
        let Some(first) = drawn.into_iter().max_by_key(|first| like(first).len()) else {
            continue;
        };
        let like_it = like(first);
        let chosen = dice.some(&like_it, 5);
        let spare = chosen.len().saturating_sub(1);
        let at_least = if dice.chance(30) { spare.clamp(1, 2) } else { 1 };
        if spare > 0 && dice.chance(90) {
            found.push(AlternativeDocument {
                requirements: chosen,
                at_least: u32::try_from(at_least).unwrap_or(1),
            });
        }
    }
    found
}

/// An attribute by its text.
pub(crate) fn attribute(text: &str) -> Attribute {
    parsed(text)
}
