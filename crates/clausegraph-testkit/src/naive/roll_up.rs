//! Section 10: counts and exact means.

use std::cmp::Ordering;

use clausegraph_model::document::{CatalogueDocument, RequirementDocument};

use super::{Row, decision::worst, in_reading_order, lineage};

/// The statuses in the order in which they are counted.
pub(crate) const STATUSES: &[&str] = &[
    "covered",
    "cannot-evaluate",
    "stale",
    "weak",
    "partial",
    "missing",
    "not-triggered",
    "not-chosen",
];

/// An exact number between nothing and one, reduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line.
    pub numerator: i128,
    /// Below the line; never negative or 0.
    pub denominator: i128,
}

/// The roll-ups of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollUp {
    /// One row for each requirement, in reading order.
    pub requirements: Vec<RequirementRow>,
    /// One row for each clause that nothing stands below, in reading order.
    pub leaves: Vec<ClauseRow>,
    /// One row for each chapter and area, in reading order.
    pub areas: Vec<ClauseRow>,
}

/// The roll-up of one requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementRow {
    /// The requirement.
    pub requirement: String,
    /// How many cells have each status, in the order of the statuses; all eight are listed.
    pub counts: Vec<(&'static str, usize)>,
    /// The status of the requirement as a whole.
    pub status: &'static str,
    /// The covered part of the cells that ask for something; none where none does.
    pub known: Option<Fraction>,
    /// The same with what cannot be evaluated.
    pub possible: Option<Fraction>,
}

/// The roll-up of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseRow {
    /// The clause.
    pub clause: String,
    /// The mean of what is known; none where nothing below has a number.
    pub known: Option<Fraction>,
    /// The mean of what is possible.
    pub possible: Option<Fraction>,
}

/// The roll-ups over the rows of [`assess`](super::assess).
///
/// A mean whose exact fraction outgrows 128 bits is left out, which the small catalogues that this
/// engine is meant for cannot reach.
pub fn roll_up(catalogue: &CatalogueDocument, rows: &[Row]) -> RollUp {
    let requirements: Vec<RequirementRow> = in_reading_order(catalogue)
        .into_iter()
        .map(|requirement| of_requirement(requirement, rows))
        .collect();
    let is_leaf = |clause: &str| {
        !catalogue
            .clauses
            .iter()
            .any(|other| other.parent.as_ref().is_some_and(|id| id.as_str() == clause))
    };
    let leaves: Vec<ClauseRow> = catalogue
        .clauses
        .iter()
        .filter(|clause| is_leaf(clause.id.as_str()))
        .map(|clause| of_leaf(catalogue, clause.id.as_str(), &requirements))
        .collect();
    let areas = catalogue
        .clauses
        .iter()
        .filter(|clause| clause.area || clause.parent.is_none())
        .map(|clause| of_area(catalogue, clause.id.as_str(), &leaves))
        .collect();
    RollUp { requirements, leaves, areas }
}

fn of_requirement(requirement: &RequirementDocument, rows: &[Row]) -> RequirementRow {
    let statuses: Vec<&'static str> = rows
        .iter()
        .filter(|row| row.requirement == requirement.id.as_str())
        .map(|row| row.status)
        .collect();
    let count = |wanted: &str| statuses.iter().filter(|status| **status == wanted).count();
    let asked: Vec<&'static str> = statuses
        .iter()
        .copied()
        .filter(|status| !["not-triggered", "not-chosen"].contains(status))
        .collect();
    let status = if asked.is_empty() {
        if count("not-chosen") > 0 { "not-chosen" } else { "not-triggered" }
    } else if asked.iter().all(|status| *status == "missing") {
        "missing"
    } else {
        // Some is there, so that one which is missing makes the whole partial.
        let softened: Vec<&'static str> = asked
            .iter()
            .map(|status| if *status == "missing" { "partial" } else { status })
            .collect();
        worst(&softened).unwrap_or("not-triggered")
    };
    let (covered, open) = (count("covered"), count("cannot-evaluate"));
    RequirementRow {
        requirement: requirement.id.to_string(),
        counts: STATUSES.iter().map(|status| (*status, count(status))).collect(),
        status,
        known: Fraction::of(covered, asked.len()),
        possible: Fraction::of(covered + open, asked.len()),
    }
}

/// A requirement and what it is counted with: a stated requirement and its splits are one family.
fn family(requirement: &RequirementDocument) -> &str {
    match &requirement.split_of {
        Some(stated) => stated.as_str(),
        None => requirement.id.as_str(),
    }
}

fn of_leaf(
    catalogue: &CatalogueDocument,
    clause: &str,
    requirements: &[RequirementRow],
) -> ClauseRow {
    let weighing = |requirement: &RequirementDocument| {
        requirement.computed_from.is_empty()
            && requirements
                .iter()
                .any(|row| row.requirement == requirement.id.as_str() && row.known.is_some())
    };
    let (mut known, mut possible, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for requirement in &catalogue.requirements {
        if requirement.clause.as_str() != clause || !weighing(requirement) {
            continue;
        }
        let sharing = catalogue
            .requirements
            .iter()
            .filter(|other| family(other) == family(requirement) && weighing(other))
            .count();
        let weight = Fraction::of(1, sharing);
        for row in requirements {
            if row.requirement == requirement.id.as_str() {
                known.push(product(weight, row.known));
                possible.push(product(weight, row.possible));
                weights.push(weight);
            }
        }
    }
    let whole = sum(&weights);
    ClauseRow {
        clause: clause.to_owned(),
        known: quotient(sum(&known), whole),
        possible: quotient(sum(&possible), whole),
    }
}

fn of_area(catalogue: &CatalogueDocument, clause: &str, leaves: &[ClauseRow]) -> ClauseRow {
    let below: Vec<&ClauseRow> = leaves
        .iter()
        .filter(|leaf| lineage(catalogue, &leaf.clause).contains(&clause.to_owned()))
        .filter(|leaf| leaf.known.is_some())
        .collect();
    let whole = Fraction::of(below.len(), 1);
    let known: Vec<Option<Fraction>> = below.iter().map(|leaf| leaf.known).collect();
    let possible: Vec<Option<Fraction>> = below.iter().map(|leaf| leaf.possible).collect();
    ClauseRow {
        clause: clause.to_owned(),
        known: quotient(sum(&known), whole),
        possible: quotient(sum(&possible), whole),
    }
}

impl Fraction {
    /// Some of all; none where there is nothing.
    fn of(some: usize, all: usize) -> Option<Self> {
        Self::reduced(i128::try_from(some).ok()?, i128::try_from(all).ok()?)
    }

    fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let (mut one, mut two) = (numerator, denominator);
        while two != 0 {
            (one, two) = (two, one % two);
        }
        Some(Self { numerator: numerator / one, denominator: denominator / one })
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let one = self.numerator.checked_mul(other.denominator)?;
        let two = other.numerator.checked_mul(self.denominator)?;
        Some(one.cmp(&two))
    }
}

fn product(one: Option<Fraction>, two: Option<Fraction>) -> Option<Fraction> {
    let (one, two) = (one?, two?);
    Fraction::reduced(
        one.numerator.checked_mul(two.numerator)?,
        one.denominator.checked_mul(two.denominator)?,
    )
}

fn quotient(one: Option<Fraction>, two: Option<Fraction>) -> Option<Fraction> {
    let two = two?;
    let turned = Fraction::reduced(two.denominator, two.numerator);
    product(one, turned)
}

fn sum(parts: &[Option<Fraction>]) -> Option<Fraction> {
    let mut total = Fraction { numerator: 0, denominator: 1 };
    for part in parts {
        let part = (*part)?;
        let one = total.numerator.checked_mul(part.denominator)?;
        let two = part.numerator.checked_mul(total.denominator)?;
        total = Fraction::reduced(
            one.checked_add(two)?,
            total.denominator.checked_mul(part.denominator)?,
        )?;
    }
    Some(total)
}
