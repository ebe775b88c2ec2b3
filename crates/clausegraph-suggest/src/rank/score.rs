//! The points of every artefact for every requirement.
//!
//! The words of a clause say what a text is about; those of a requirement tell the requirements of the
//! clause apart. So the score is the points of the clause, times what the requirement's own words add. The
//! title speaks for every section; of the sections the best one counts, and the second best a little.

use std::{cmp::Reverse, collections::BTreeMap};

use clausegraph_model::{Catalogue, RequirementId};

use super::accept::Acceptance;
use crate::{
    index::Hits,
    options::Weights,
    query::{Queries, Use},
    text::{Section, Text},
};

/// What was asked and what was found.
pub(super) struct Board<'q> {
    pub(super) queries: &'q Queries,
    /// By the place of the term.
    pub(super) hits: &'q [Hits],
    pub(super) places: &'q [(usize, Section)],
    pub(super) weights: &'q Weights,
}

/// A requirement that a text may serve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) score: u32,
    /// The position of the requirement.
    pub(super) requirement: usize,
    /// The place of the section that decided; none where no section holds a word.
    pub(super) section: Option<usize>,
}

/// Points by text and by section.
struct Points {
    titles: Vec<u64>,
    sections: Vec<u64>,
}

/// The best two sections of a text so far.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    /// The points, title included, and what the sections alone have.
    full: u64,
    section: Option<usize>,
    first_alone: u64,
    second_alone: u64,
}

impl Board<'_> {
    /// The candidates of every text, best first; of equal ones that which the catalogue has first.
    pub(super) fn ranked(
        &self,
        catalogue: &Catalogue,
        texts: &[&Text],
        acceptance: &Acceptance,
        asked: impl Fn(&RequirementId) -> bool,
    ) -> Vec<Vec<Candidate>> {
        let mut ranked: Vec<Vec<Candidate>> = texts.iter().map(|_| Vec::new()).collect();
        let mut topic: Option<(usize, Points)> = None;
        for (requirement, own) in catalogue.requirements().zip(&self.queries.own) {
            if !requirement.computed_from().is_empty() || !asked(requirement.id()) {
                continue;
            }
            let clause = requirement.clause_position();
            let of_clause = match topic.take() {
                Some((of, points)) if of == clause => points,
                _ => {
                    let uses = self.queries.topics.get(clause).map(Vec::as_slice);
                    self.points(uses.unwrap_or_default(), texts.len())
                }
            };
            let of_own = self.points(own, texts.len());
            let best = self.best_sections(&of_clause, &of_own);
            // A requirement that accepts few kinds is closer to each of them.
            let closeness = self.weights.kind / acceptance.kinds_of(requirement.position()).max(1);
            for ((text, best), candidates) in texts.iter().zip(best).zip(&mut ranked) {
                let full = best.full + best.second_alone * self.weights.second / 100;
                let kind = match text.kind {
                    Some(kind) if acceptance.accepts(requirement.position(), kind) => closeness,
                    Some(_) | None => 0,
                };
                let score = full * (100 + kind) / 100;
                if score > 0 {
                    candidates.push(Candidate {
                        score: u32::try_from(score).unwrap_or(u32::MAX),
                        requirement: requirement.position(),
                        section: best.section,
                    });
                }
            }
            topic = Some((clause, of_clause));
        }
        for candidates in &mut ranked {
            candidates.sort_by_key(|found| (Reverse(found.score), found.requirement));
        }
        ranked
    }

    /// The points of a set of words; of words that stand for each other the weightiest counts.
    fn points(&self, uses: &[Use], texts: usize) -> Points {
        let mut meanings: BTreeMap<usize, Vec<&Use>> = BTreeMap::new();
        for found in uses {
            meanings.entry(found.meaning).or_default().push(found);
        }
        let mut titles = vec![0; texts];
        let mut sections = vec![0; self.places.len()];
        for uses in meanings.values() {
            self.add(&mut titles, uses, |hits| &hits.titles);
            self.add(&mut sections, uses, |hits| &hits.sections);
        }
        Points { titles, sections }
    }

    fn add(&self, sums: &mut [u64], uses: &[&Use], of: impl Fn(&Hits) -> &Vec<(usize, u64)>) {
        let mut most: BTreeMap<usize, u64> = BTreeMap::new();
        for found in uses {
            let Some(hits) = self.hits.get(found.term) else { continue };
            for (place, points) in of(hits) {
                let weighed = points * found.weight / 10_000;
                let entry = most.entry(*place).or_default();
                *entry = weighed.max(*entry);
            }
        }
        for (place, points) in most {
            if let Some(sum) = sums.get_mut(place) {
                *sum += points;
            }
        }
    }

    /// The best sections of every text. A text whose title alone speaks has no section.
    fn best_sections(&self, topic: &Points, own: &Points) -> Vec<Best> {
        let titles = topic.titles.iter().zip(&own.titles);
        let mut best: Vec<Best> = titles
            .clone()
            .map(|(topic, own)| Best { full: self.lifted(*topic, *own), ..Best::default() })
            .collect();
        let titles: Vec<(u64, u64)> = titles.map(|(topic, own)| (*topic, *own)).collect();
        let sections = topic.sections.iter().zip(&own.sections).zip(self.places).enumerate();
        for (place, ((topic, own), (text, _))) in sections {
            if *topic == 0 && *own == 0 {
                continue;
            }
            let (Some(best), Some((title, title_own))) = (best.get_mut(*text), titles.get(*text))
            else {
                continue;
            };
            let full = self.lifted(title + topic, title_own + own);
            let alone = self.lifted(*topic, *own);
            if full > best.full {
                best.second_alone = best.first_alone;
                *best = Best { full, section: Some(place), first_alone: alone, ..*best };
            } else {
                best.second_alone = best.second_alone.max(alone);
            }
        }
        best
    }

    /// The points of a clause with what the requirement's own words add to them.
    fn lifted(&self, topic: u64, own: u64) -> u64 {
        let whole = own + self.weights.own_half.max(1);
        topic * (100 * whole + self.weights.own * own) / (100 * whole)
    }
}
