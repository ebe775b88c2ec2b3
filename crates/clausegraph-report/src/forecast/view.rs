//! What a reader of a forecast wants to know, before any output format is chosen.

use clausegraph::{
    CellChange, Clause, Date, Defect, DueTheme, Evidence, Forecast, ForecastStep, GateState,
    Profile, Status, Turn, due_themes,
};

use super::ForecastChoice;
use crate::{
    text::{shares, status_words},
    wording::{
        Tally, change_sentence, counted, due_words, first_few, in_days, join, kind_plural,
        kind_words, thousands,
    },
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

/// Something that falls due, and the cells that show less with it.
pub(crate) struct Due<'g> {
    /// Several where they are of one kind and due on one day by one plan; never empty.
    pub(crate) themes: Vec<DueTheme<'g>>,
    /// The first day on which it is so.
    pub(crate) day: Date,
    /// The last day on which it is in time.
    pub(crate) act_by: Date,
    pub(crate) what: String,
    pub(crate) names: Vec<String>,
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
        if outcomes.is_empty() {
            return vec![format!("Every cell{within} stands as it does on {from}.")];
        }
        let first = match (lost, today) {
            (_, 0) => format!("No cell{within} is covered on {from}."),
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
        let tally = Tally::of(outcomes.iter().map(clausegraph::CellOutcome::turn));
        let second = format!("Against {from}, {}.", tally.words());
        let mut lines = vec![first, second];
        let gates = self.gates_by(day).len();
        if gates > 0 {
            let other = counted(gates, "gate shows", "gates show");
            lines.push(format!("{other} something else than on {from}."));
        }
        lines
    }

    fn outcomes(&self, day: Date) -> Vec<clausegraph::CellOutcome<'g>> {
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
    ) -> impl Iterator<Item = &'a CellChange<'g>> {
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
        let tally = Tally::of(self.cells(step).map(CellChange::turn));
        let gates = counted(step.gates.len(), "gate changes", "gates change");
        match (tally.all(), step.gates.len()) {
            (0, _) => gates,
            (_, 0) => tally.words(),
            (_, _) => format!("{}; {gates}", tally.words()),
        }
    }

    /// What falls due and lets cells show less, by day; none for an auditor.
    pub(super) fn dues(&self) -> Vec<Due<'g>> {
        shown_dues(self.forecast, self.choice)
    }

    /// What is planned and lets cells show less as it is recorded, by day; none for an auditor.
    pub(super) fn planned(&self) -> Vec<Due<'g>> {
        let mut found = dues(self.forecast, self.choice);
        let begins = |theme: &DueTheme<'_>| theme.begins() && !theme.ends();
        found.retain(|due| due.themes.iter().all(begins));
        if self.choice.profile == Profile::Auditor {
            found.clear();
        }
        found
    }

    /// What most cells show less with, the most first.
    pub(super) fn heaviest(&self) -> Option<String> {
        let dues = dues(self.forecast, self.choice);
        let heavy =
            dues.iter().filter(|due| due.themes.iter().all(|theme| theme.ends() || theme.begins()));
        let mut found: Vec<(usize, String)> = heavy
            .map(|due| {
                let cells = counted(due.names.len(), "cell", "cells");
                (due.names.len(), format!("{} ({cells} from {} on)", due.subject(), due.day))
            })
            .collect();
        found.sort_by_key(|(cells, _)| std::cmp::Reverse(*cells));
        let words: Vec<String> = found.into_iter().take(HEAVIEST).map(|(_, words)| words).collect();
        (!words.is_empty()).then(|| format!("Most cells show less with {}.", join(&words, "and")))
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

/// How many of the heaviest are named.
const HEAVIEST: usize = 3;

/// What falls due and lets cells show less, by day; none for an auditor, who is not told what to renew.
pub(crate) fn shown_dues<'g>(forecast: &Forecast<'g>, choice: &ForecastChoice<'g>) -> Vec<Due<'g>> {
    match choice.profile {
        Profile::Consultant => {
            let mut found = dues(forecast, choice);
            found.retain(|due| due.themes.iter().all(DueTheme::ends));
            found
        }
        Profile::Auditor => Vec::new(),
    }
}

/// What cells show less with, by day; what is due on one day by one plan together.
fn dues<'g>(forecast: &Forecast<'g>, choice: &ForecastChoice<'g>) -> Vec<Due<'g>> {
    let mut found: Vec<Due<'g>> = Vec::new();
    for theme in due_themes(forecast) {
        let worse = theme.changes(forecast).filter(|change| change.turn() == Turn::Worse);
        let worse = worse.filter(|change| choice.wants(forecast, change.requirement));
        let names: Vec<String> = worse.map(CellChange::name).collect();
        if names.is_empty() {
            continue;
        }
        let same = |due: &&mut Due<'g>| due.themes.iter().all(|other| is_alike(other, &theme));
        if let Some(due) = found.iter_mut().find(same) {
            for name in names {
                if !due.names.contains(&name) {
                    due.names.push(name);
                }
            }
            due.themes.push(theme);
        } else {
            let (day, act_by) = (theme.day, theme.act_by());
            found.push(Due { themes: vec![theme], day, act_by, what: String::new(), names });
        }
    }
    for due in &mut found {
        due.what = due_words(&due.themes);
    }
    // Of one day, what most cells hang on first.
    found.sort_by_key(|due| (due.day, std::cmp::Reverse(due.names.len())));
    found
}

/// Whether two events are of one kind and due on one day by one plan.
fn is_alike(one: &DueTheme<'_>, two: &DueTheme<'_>) -> bool {
    let plan =
        |theme: &DueTheme<'_>| theme.planned.map(|(interval, by)| (interval, by.id().clone()));
    let kind = |theme: &DueTheme<'_>| match theme.evidence {
        Evidence::Artefact(artefact) => Some(artefact.kind()),
        Evidence::Element(_) => None,
    };
    let lapses = |theme: &DueTheme<'_>| {
        theme.gained.iter().all(|defect| matches!(defect, Defect::Lapsed(_))) && theme.ends()
    };
    one.day == two.day
        && kind(one).is_some()
        && kind(one) == kind(two)
        && plan(one).is_some()
        && plan(one) == plan(two)
        && lapses(one)
        && lapses(two)
}

impl Due<'_> {
    /// The ids of the artefacts and scope elements.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.themes.iter().map(|theme| theme.id().to_owned()).collect()
    }

    /// What it is about: `service report SRP-204`, `supplier reviews SRV-1 and SRV-2`.
    fn subject(&self) -> String {
        let ids = first_few(&self.ids(), 3);
        match self.themes.first().map(|theme| theme.evidence) {
            Some(Evidence::Artefact(artefact)) if self.themes.len() == 1 => {
                format!("{} {ids}", kind_words(artefact.kind()))
            }
            Some(Evidence::Artefact(artefact)) => format!("{} {ids}", kind_plural(artefact.kind())),
            Some(Evidence::Element(_)) | None => ids,
        }
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
        (Turn::of(group.before, group.after), std::cmp::Reverse(group.names.len()))
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
