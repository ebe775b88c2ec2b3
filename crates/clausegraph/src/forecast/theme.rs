//! What falls due: the artefacts and entries whose day comes, and what hangs on each.

use std::collections::BTreeMap;

use clausegraph_model::{Artefact, Date, Interval};

use super::{ChangeCause, Forecast, ForecastCell, ForecastTurn};
use crate::{Defect, Evidence, Member};

/// Something whose day comes, and the cells that change with it.
#[derive(Clone, Debug)]
pub struct DueTheme<'g> {
    /// The first day on which it is so.
    pub day: Date,
    /// The artefact, or the entry of a scope element.
    pub evidence: Evidence<'g>,
    /// What is wrong with it from that day on, each once.
    pub gained: Vec<Defect>,
    /// What is wrong with it no longer, each once.
    pub lost: Vec<Defect>,
    /// All that is wrong with it from that day on, or not known about it, each once.
    pub defects: Vec<Defect>,
    /// Whether it is there from that day on as a member of populations.
    pub there: bool,
    /// The interval after which the next was due, and the artefact that plans it.
    pub planned: Option<(Interval, &'g Artefact)>,
    /// The position of the step.
    pub step: usize,
    /// The cells that change with it, by position in the step; never empty.
    pub cells: Vec<usize>,
}

impl<'g> DueTheme<'g> {
    /// The id of the artefact or element.
    pub fn id(&self) -> &'g str {
        id_of(self.evidence)
    }

    /// Whether something ends with the day before: an event is followed by no other in time, an agreement
    /// ends, an entry of a log is open from then on.
    ///
    /// That another party is under control no longer follows from something else, which stands here itself.
    pub fn ends(&self) -> bool {
        let was = |defect: &Defect| self.lost.iter().any(|lost| lost.as_str() == defect.as_str());
        let mut gained = self.gained.iter();
        gained.any(|defect| *defect != Defect::PartyUncontrolled && !was(defect))
    }

    /// Whether something begins on the day: what is dated then counts from then on, as it is recorded.
    pub fn begins(&self) -> bool {
        self.there || self.lost.contains(&Defect::DatedAfter)
    }

    /// The last day on which something can be done so that no cell gets worse with it.
    pub fn act_by(&self) -> Date {
        self.day.shifted(-1)
    }

    /// The cells that change with it.
    pub fn changes<'f>(
        &'f self,
        forecast: &'f Forecast<'g>,
    ) -> impl Iterator<Item = &'f ForecastCell<'g>> {
        let step = forecast.steps.get(self.step);
        self.cells.iter().filter_map(move |cell| step?.cells.get(*cell))
    }

    /// How many cells turn a way with it.
    pub fn count(&self, forecast: &Forecast<'g>, turn: ForecastTurn) -> usize {
        self.changes(forecast).filter(|change| change.turn() == turn).count()
    }
}

fn id_of(evidence: Evidence<'_>) -> &str {
    match evidence {
        Evidence::Artefact(artefact) => artefact.id().as_str(),
        Evidence::Element(element) => element.id().as_str(),
    }
}

/// The artefacts and scope elements whose days make cells change, by day, and of one day the one with
/// which most cells change first; then by id.
///
/// A cell that several of them change stands with each, and one that follows from another cell stands with
/// what changes that.
pub fn due_themes<'g>(forecast: &Forecast<'g>) -> Vec<DueTheme<'g>> {
    let mut all = Vec::new();
    for (position, step) in forecast.steps.iter().enumerate() {
        let mut of_day: BTreeMap<&'g str, DueTheme<'g>> = BTreeMap::new();
        for (cell, change) in step.cells.iter().enumerate() {
            for root in change.causes.iter().flat_map(ChangeCause::roots) {
                let Some(evidence) = evidence_of(root) else { continue };
                let theme = of_day.entry(id_of(evidence)).or_insert_with(|| DueTheme {
                    day: step.day,
                    evidence,
                    gained: Vec::new(),
                    lost: Vec::new(),
                    defects: Vec::new(),
                    there: false,
                    planned: None,
                    step: position,
                    cells: Vec::new(),
                });
                if theme.cells.last() != Some(&cell) {
                    theme.cells.push(cell);
                }
                add(theme, root);
            }
        }
        let mut of_day: Vec<DueTheme<'g>> = of_day.into_values().collect();
        of_day.sort_by_key(|theme| std::cmp::Reverse(theme.cells.len()));
        all.extend(of_day);
    }
    all
}

fn evidence_of<'g>(cause: &ChangeCause<'g>) -> Option<Evidence<'g>> {
    match cause {
        ChangeCause::Evidence(change) => Some(change.evidence),
        ChangeCause::There(artefact) => Some(Evidence::Artefact(artefact)),
        ChangeCause::Condition { member, .. } => match member {
            Member::Artefact(artefact) | Member::Records(artefact) => {
                Some(Evidence::Artefact(artefact))
            }
            Member::Element(element) => Some(Evidence::Element(element)),
            Member::Organisation | Member::Population | Member::Chapter(_) => None,
        },
        ChangeCause::Follows { .. } => None,
    }
}

fn add<'g>(theme: &mut DueTheme<'g>, cause: &ChangeCause<'g>) {
    match cause {
        ChangeCause::Evidence(change) => {
            let lists = [
                (&mut theme.gained, &change.gained),
                (&mut theme.lost, &change.lost),
                (&mut theme.defects, &change.defects),
            ];
            for (known, more) in lists {
                for defect in more {
                    if !known.contains(defect) {
                        known.push(defect.clone());
                    }
                }
            }
            theme.planned = theme.planned.or(change.planned);
        }
        ChangeCause::There(_) => theme.there = true,
        ChangeCause::Condition { .. } | ChangeCause::Follows { .. } => {}
    }
}
