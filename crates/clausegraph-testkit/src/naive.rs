//! The naive engine: `SEMANTICS.md` read a second time, slow and obvious on purpose.
//!
//! It works on the documents as they are, with lists, nested loops and linear scans, and computes
//! everything anew wherever it is asked for. It shares no function and no data structure with the
//! real engine. The numbers in comments are the sections of `crates/clausegraph/SEMANTICS.md`.

mod attributes;
pub(crate) mod calendar;
mod decision;
mod facts;
mod judgements;
mod naming;
mod offers;
mod populations;
mod roll_up;
mod slots;
pub(crate) mod vocabulary;

use std::collections::BTreeSet;

use clausegraph_model::{
    Date,
    document::{CatalogueDocument, OrganisationDocument, RequirementDocument},
};

pub(crate) use self::roll_up::STATUSES;
use self::{
    calendar::Day,
    decision::{grade, worst},
    populations::cells,
};
pub use self::{
    judgements::{JudgementRow, judge},
    roll_up::{ClauseRow, Fraction, RequirementRow, RollUp, roll_up},
};

/// One cell: a requirement for one member of its population.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The requirement.
    pub requirement: String,
    /// What the member is: `organisation`, `element`, `artefact`, `chapter`, `records`, or
    /// `population` for the population as a whole.
    pub scope: &'static str,
    /// The member's id; none for the organisation and for the population as a whole.
    pub member: Option<String>,
    /// `covered`, `cannot-evaluate`, `stale`, `weak`, `partial`, `missing`, `not-triggered` or
    /// `not-chosen`.
    pub status: &'static str,
    /// The status of each side; none where no required slot looks at it or no slot was evaluated.
    pub aspects: Aspects,
    /// `own`, `inherited`, `blanket` or `party`; none where no required slot takes an offer.
    pub origin: Option<&'static str>,
    /// The slots in the order of the catalogue; empty where the population decides.
    pub slots: Vec<SlotRow>,
}

/// The status of each side of a requirement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aspects {
    /// It is defined.
    pub design: Option<&'static str>,
    /// It happens.
    pub operation: Option<&'static str>,
    /// It is checked.
    pub evaluation: Option<&'static str>,
    /// It is acted on.
    pub improvement: Option<&'static str>,
}

/// One slot of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotRow {
    /// The slot.
    pub id: String,
    /// Its value: one of `ok`, `unknown`, `lapsed`, `weak`, `none`; a record test may give two, and none
    /// where it is about no record.
    pub values: BTreeSet<&'static str>,
    /// The artefact whose offer it takes (`member` for a scope element); none where no offer that
    /// counts decides.
    pub taken: Option<String>,
    /// The origin of the offer it takes.
    pub origin: Option<&'static str>,
    /// Everything offered: the member itself first, then the artefacts in reading order, each one
    /// by itself before its claims, and one entry for each claim.
    pub offers: Vec<OfferRow>,
}

/// One way in which an artefact reaches a slot of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferRow {
    /// The artefact's id, or `member` where the member is a scope element.
    pub artefact: String,
    /// `itself`, `claim` or `member`.
    pub via: &'static str,
    /// The defects in alphabetical order: `draft`, `without-attribute:title`, `undecided:covers` ...
    pub defects: Vec<String>,
}

/// What the evaluation looks at; `controls` is filled once the control requirements are evaluated.
struct World<'a> {
    catalogue: &'a CatalogueDocument,
    organisation: &'a OrganisationDocument,
    as_of: Day,
    controls: Option<Vec<Row>>,
}

/// Every cell of the catalogue for the organisation on the day, in the catalogue's reading order
/// and, within a requirement, in the order of its population.
pub fn assess(
    catalogue: &CatalogueDocument,
    organisation: &OrganisationDocument,
    as_of: Date,
) -> Vec<Row> {
    let mut world = World { catalogue, organisation, as_of: Day::of(as_of), controls: None };
    let requirements = in_reading_order(catalogue);

    // 8: the control requirements first, with their alternatives, then all others.
    let mut rows = Vec::new();
    for requirement in &requirements {
        if is_control(catalogue, requirement) && requirement.computed_from.is_empty() {
            rows.extend(evaluate(&world, requirement));
        }
    }
    choose(catalogue, &mut rows, true);
    world.controls = Some(rows.clone());
    for requirement in &requirements {
        if !is_control(catalogue, requirement) && requirement.computed_from.is_empty() {
            rows.extend(evaluate(&world, requirement));
        }
    }
    let rows = sorted(&requirements, &rows);
    let mut rows = rows;
    choose(catalogue, &mut rows, false);

    // 2: what is computed from others comes last, since it looks at their final statuses.
    let mut all = Vec::new();
    for requirement in &requirements {
        all.extend(rows_of(catalogue, &rows, requirement, requirements.len()));
    }
    all
}

/// The requirements in the reading order of their clauses.
fn in_reading_order(catalogue: &CatalogueDocument) -> Vec<&RequirementDocument> {
    let mut found = Vec::new();
    for clause in &catalogue.clauses {
        for requirement in &catalogue.requirements {
            if requirement.clause == clause.id {
                found.push(requirement);
            }
        }
    }
    found
}

fn is_control(catalogue: &CatalogueDocument, requirement: &RequirementDocument) -> bool {
    control_list(catalogue).contains(&requirement.id.to_string())
}

/// The control requirements of the catalogue, as text.
fn control_list(catalogue: &CatalogueDocument) -> Vec<String> {
    let Some(header) = &catalogue.catalogue else {
        return Vec::new();
    };
    let Some(parties) = &header.parties else {
        return Vec::new();
    };
    parties.control.iter().map(ToString::to_string).collect()
}

/// The clause and all it stands in, from the inside out.
fn lineage(catalogue: &CatalogueDocument, clause: &str) -> Vec<String> {
    let mut found = vec![clause.to_owned()];
    let mut current = clause.to_owned();
    for _ in &catalogue.clauses {
        let parent = catalogue
            .clauses
            .iter()
            .find(|candidate| candidate.id.as_str() == current)
            .and_then(|candidate| candidate.parent.as_ref());
        let Some(parent) = parent else {
            break;
        };
        current = parent.to_string();
        found.push(current.clone());
    }
    found
}

/// 2 and 6: the cells of one requirement with slots, before alternatives are looked at.
fn evaluate(world: &World<'_>, requirement: &RequirementDocument) -> Vec<Row> {
    let mut rows = Vec::new();
    for cell in cells(world, requirement) {
        let mut row = Row {
            requirement: requirement.id.to_string(),
            scope: cell.member.scope(),
            member: cell.member.id(),
            status: "cannot-evaluate",
            aspects: Aspects::default(),
            origin: None,
            slots: Vec::new(),
        };
        match cell.decided {
            Some(status) => row.status = status,
            None => slots::fill(world, requirement, &cell.member, &mut row),
        }
        rows.push(row);
    }
    rows
}

fn sorted(requirements: &[&RequirementDocument], rows: &[Row]) -> Vec<Row> {
    let mut found = Vec::new();
    for requirement in requirements {
        for row in rows {
            if row.requirement == requirement.id.as_str() {
                found.push(row.clone());
            }
        }
    }
    found
}

/// 6, alternatives: per member the best cells are chosen, and of the others the missing ones are
/// not chosen. Groups of control requirements alone are settled before all other groups.
fn choose(catalogue: &CatalogueDocument, rows: &mut [Row], control: bool) {
    let controls = control_list(catalogue);
    for group in &catalogue.alternatives {
        let ids: Vec<String> = group.requirements.iter().map(ToString::to_string).collect();
        if ids.iter().all(|id| controls.contains(id)) != control {
            continue;
        }
        let mut members: Vec<(&'static str, Option<String>)> = Vec::new();
        for row in rows.iter() {
            let member = (row.scope, row.member.clone());
            if ids.contains(&row.requirement) && !members.contains(&member) {
                members.push(member);
            }
        }
        for (scope, member) in members {
            let mut cells: Vec<&mut Row> = rows
                .iter_mut()
                .filter(|row| {
                    ids.contains(&row.requirement) && row.scope == scope && row.member == member
                })
                .filter(|row| grade(row.status).is_some())
                .collect();
            // The sort is stable: equal grades stay in reading order.
            cells.sort_by_key(|row| std::cmp::Reverse(grade(row.status)));
            let chosen = usize::try_from(group.at_least).unwrap_or(usize::MAX);
            for row in cells.into_iter().skip(chosen) {
                if row.status == "missing" {
                    row.status = "not-chosen";
                }
            }
        }
    }
}

/// The cells of a requirement: its own, or for `computed_from` those of its sources, each member
/// once with the worst status (2). The depth ends what should not be: a circle.
fn rows_of(
    catalogue: &CatalogueDocument,
    evaluated: &[Row],
    requirement: &RequirementDocument,
    depth: usize,
) -> Vec<Row> {
    if requirement.computed_from.is_empty() {
        return evaluated
            .iter()
            .filter(|row| row.requirement == requirement.id.as_str())
            .cloned()
            .collect();
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Vec::new();
    };
    let mut sources = Vec::new();
    for id in &requirement.computed_from {
        for source in &catalogue.requirements {
            if source.id == *id {
                sources.extend(rows_of(catalogue, evaluated, source, depth));
            }
        }
    }
    let mut members: Vec<(&'static str, Option<String>)> = Vec::new();
    for row in &sources {
        let member = (row.scope, row.member.clone());
        if !members.contains(&member) {
            members.push(member);
        }
    }
    let mut rows = Vec::new();
    for (scope, member) in members {
        let statuses: Vec<&'static str> = sources
            .iter()
            .filter(|row| row.scope == scope && row.member == member)
            .map(on_file)
            .collect();
        rows.push(Row {
            requirement: requirement.id.to_string(),
            scope,
            member,
            status: worst(&statuses).unwrap_or("cannot-evaluate"),
            aspects: Aspects::default(),
            origin: None,
            slots: Vec::new(),
        });
    }
    rows
}

/// What of a cell counts for what is computed from it: where its slots decide, its design. A way that
/// was not chosen is decided by the others.
fn on_file(row: &Row) -> &'static str {
    match row.aspects.design {
        Some(design) if row.status != "not-chosen" => design,
        Some(_) | None => row.status,
    }
}

impl World<'_> {
    /// The families that a declared source carries; none where nothing is declared, which means
    /// all (3).
    fn is_carried(&self, kind: clausegraph_model::ArtefactKind) -> bool {
        if self.organisation.sources.is_empty() {
            return true;
        }
        let family = vocabulary::family(kind);
        self.organisation.sources.iter().any(|source| facts::contains(&source.carries, family))
    }

    /// Whether the party is a supplier that runs the clause and is under control (4, weakening 5).
    fn controls_party(&self, party: &str, requirement: &RequirementDocument) -> bool {
        // 8: for the control requirements themselves nobody is under control yet.
        let Some(controls) = &self.controls else {
            return false;
        };
        let Some(supplier) = populations::supplier(self, party) else {
            return false;
        };
        let facts::Listed::Some(operates) = facts::list(&supplier.operates) else {
            return false;
        };
        let lineage = lineage(self.catalogue, requirement.clause.as_str());
        if !lineage.iter().any(|clause| facts::contains(operates, clause)) {
            return false;
        }
        let list = control_list(self.catalogue);
        let cells: Vec<&Row> = controls
            .iter()
            .filter(|row| list.contains(&row.requirement))
            .filter(|row| row.scope == "element" && row.member.as_deref() == Some(party))
            .collect();
        let settled = ["covered", "not-chosen", "not-triggered"];
        cells.iter().all(|row| settled.contains(&row.status))
            && cells.iter().any(|row| row.status == "covered")
    }
}
