//! What a reader of a forecast wants to know, before any output format is chosen.

use clausegraph::{
    CellOutcome, Clause, Date, Forecast, ForecastCell, ForecastStep, ForecastTurn, GateState,
    Status,
};

use super::ForecastChoice;
use crate::{
    text::{shares, status_words},
    wording::{Tally, change_sentence, counted, in_days, thousands},
};

/// A forecast and what of it is shown.
pub(super) struct View<'a, 'g> {
    pub(super) forecast: &'a Forecast<'g>,
    pub(super) choice: &'a ForecastChoice<'g>,
}

/// Cells that change on a day in the same way and for the same reason.
pub(super) struct Group {
    pub(super) before: Option<Status>,
    pub(super) after: Option<Status>,
    /// Why; none where the days say it.
    pub(super) cause: Option<String>,
    pub(super) names: Vec<String>,
}

/// The shares of a clause, from each day on.
pub(super) struct Row<'g> {
    pub(super) clause: &'g Clause,
    pub(super) values: Vec<(Date, String)>,
}

impl<'a, 'g> View<'a, 'g> {
    pub(super) fn from(&self) -> Date {
        self.forecast.from.as_of()
    }

    pub(super) fn until(&self) -> Date {
        self.forecast.until.as_of()
    }

    /// `On 2027-03-01, in 99 days`.
    pub(super) fn on(&self, day: Date) -> String {
        format!("On {day}, {}", in_days(self.from(), day))
    }

    /// What has become of everything by a day, in sentences.
    pub(super) fn headline(&self, day: Date) -> Vec<String> {
        let outcomes = self.outcomes(day);
        let covered = |status: Option<Status>| status == Some(Status::Covered);
        let cells = self.forecast.from.cells();
        let cells = cells.filter(|cell| self.choice.wants(self.forecast, cell.requirement));
        let today = cells.filter(|cell| cell.status == Status::Covered).count();
        let lost = outcomes.iter().filter(|found| covered(found.before)).count();
        let from = self.from();
        let within = self
            .choice
            .clause
            .map_or_else(String::new, |clause| format!(" of clause {}", clause.id()));
        let first = match (lost, today) {
            _ if outcomes.is_empty() => format!("Every cell{within} stands as it does on {from}."),
            (_, 0) => format!("No cell{within} is covered on {from}."),
            (0, 1) => format!("The one cell{within} that is covered on {from} still is."),
            (0, _) => format!(
                "All {}{within} that are covered on {from} still are.",
                counted(today, "cell", "cells")
            ),
            (lost, today) => format!(
                "{} of the {}{within} that are covered on {from} {} covered no longer.",
                thousands(lost),
                counted(today, "cell", "cells"),
                if lost == 1 { "is" } else { "are" },
            ),
        };
        let tally = Tally::of(outcomes.iter().map(CellOutcome::turn));
        let mut lines = vec![first];
        if tally.all() > 0 {
            lines.push(format!("Against {from}, {}.", tally.words()));
        }
        let gates = self.gates_by(day).len();
        if gates > 0 {
            let other = counted(gates, "gate shows", "gates show");
            lines.push(format!("{other} something else than on {from}."));
        }
        lines
    }

    fn outcomes(&self, day: Date) -> Vec<CellOutcome<'g>> {
        let mut found = self.forecast.outcomes(day);
        found.retain(|outcome| self.choice.wants(self.forecast, outcome.requirement));
        found
    }

    /// What has become of the cells by a day, those with the same statuses together; what shows less first.
    pub(super) fn outcome_groups(&self, day: Date) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for outcome in self.outcomes(day) {
            add(&mut groups, outcome.before, outcome.after, None, outcome.name());
        }
        sort(&mut groups);
        groups
    }

    /// The gates that show something else on a day, with what they showed and what they show.
    pub(super) fn gates_by(&self, day: Date) -> Vec<(&'g str, GateState, GateState)> {
        let gates = self.forecast.from.gates().into_iter();
        let pairs = gates.filter_map(|result| {
            let after = self.forecast.gate(result.gate.id.as_str(), day)?;
            Some((result.gate.title.as_str(), result.state, after))
        });
        pairs.filter(|(_, before, after)| before != after).collect()
    }

    /// The steps of which anything is shown.
    pub(super) fn steps(&self) -> Vec<&'a ForecastStep<'g>> {
        let steps = self.forecast.steps.iter();
        steps.filter(|step| self.cells(step).next().is_some() || !step.gates.is_empty()).collect()
    }

    /// The cells of a step that are shown.
    pub(super) fn cells(
        &self,
        step: &'a ForecastStep<'g>,
    ) -> impl Iterator<Item = &'a ForecastCell<'g>> {
        let (forecast, choice) = (self.forecast, self.choice);
        step.cells.iter().filter(move |change| choice.wants(forecast, change.requirement))
    }

    /// The cells of a step, those with the same statuses and cause together; what shows less first.
    pub(super) fn groups(&self, step: &'a ForecastStep<'g>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for change in self.cells(step) {
            let cause = Some(change_sentence(change, step.day));
            add(&mut groups, change.before, change.after, cause, change.name());
        }
        sort(&mut groups);
        groups
    }

    /// How the cells of a step turn, in words.
    pub(super) fn step_words(&self, step: &'a ForecastStep<'g>) -> String {
        let tally = Tally::of(self.cells(step).map(ForecastCell::turn));
        let gates = counted(step.gates.len(), "gate changes", "gates change");
        match (tally.all(), step.gates.len()) {
            (0, _) => gates,
            (_, 0) => tally.words(),
            (_, _) => format!("{}; {gates}", tally.words()),
        }
    }

    /// The clauses whose shares move, each with its shares from day to day.
    pub(super) fn rows(&self) -> Vec<Row<'g>> {
        let catalogue = self.forecast.from.catalogue();
        let mut rows = Vec::new();
        for clause in self.forecast.moving_clauses() {
            let shown = match self.choice.clause {
                Some(outer) => catalogue.is_within(clause, outer.id()),
                None => clause.is_area() || self.choice.most(0) > 0,
            };
            if !shown {
                continue;
            }
            let mut values = vec![(self.from(), shares(self.forecast.from.clause(clause).shares))];
            for step in &self.forecast.steps {
                let changed = step.clauses.iter().find(|change| change.clause.id() == clause.id());
                let Some(after) = changed.map(|change| shares(change.after)) else { continue };
                // What four places do not show is no change to a reader.
                if values.last().is_some_and(|(_, known)| *known != after) {
                    values.push((step.day, after));
                }
            }
            if values.len() > 1 {
                rows.push(Row { clause, values });
            }
        }
        rows
    }
}

fn add(
    groups: &mut Vec<Group>,
    before: Option<Status>,
    after: Option<Status>,
    cause: Option<String>,
    name: String,
) {
    let same =
        |group: &&mut Group| group.before == before && group.after == after && group.cause == cause;
    match groups.iter_mut().find(same) {
        Some(group) => group.names.push(name),
        None => groups.push(Group { before, after, cause, names: vec![name] }),
    }
}

/// What shows less first, the most cells of it before others.
fn sort(groups: &mut [Group]) {
    groups.sort_by_key(|group| {
        (ForecastTurn::of(group.before, group.after), std::cmp::Reverse(group.names.len()))
    });
}

/// `covered → stale`, `new: covered`.
pub(super) fn transition(before: Option<Status>, after: Option<Status>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => {
            format!("{} → {}", status_words(before), status_words(after))
        }
        (None, Some(after)) => format!("new: {}", status_words(after)),
        (Some(before), None) => format!("gone: was {}", status_words(before)),
        (None, None) => String::new(),
    }
}
