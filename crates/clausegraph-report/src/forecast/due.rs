//! What falls due, and what hangs on it.

use clausegraph::{
    Date, Defect, DueTheme, Evidence, Forecast, ForecastCell, ForecastTurn, Profile, due_themes,
};

use super::ForecastChoice;
use crate::wording::{counted, due_words, first_few, join, kind_plural, kind_words};

/// Something that falls due, and the cells that show less with it.
#[derive(Clone, Debug)]
pub struct Due<'g> {
    /// Several where they are of one kind and due on one day by one plan; never empty.
    pub themes: Vec<DueTheme<'g>>,
    /// The first day on which it is so.
    pub day: Date,
    /// The last day on which it is in time.
    pub act_by: Date,
    /// What happens, in one line without the day.
    pub what: String,
    /// The cells that show less, by name.
    pub names: Vec<String>,
}

/// What falls due and lets cells show less, by day; none for an auditor, who is not told what to renew.
pub fn renewals<'g>(forecast: &Forecast<'g>, choice: &ForecastChoice<'g>) -> Vec<Due<'g>> {
    advice(forecast, choice, DueTheme::ends)
}

/// What is planned and lets cells show less as it is recorded, by day; none for an auditor.
pub(super) fn planned<'g>(forecast: &Forecast<'g>, choice: &ForecastChoice<'g>) -> Vec<Due<'g>> {
    advice(forecast, choice, |theme| theme.begins() && !theme.ends())
}

fn advice<'g>(
    forecast: &Forecast<'g>,
    choice: &ForecastChoice<'g>,
    wanted: impl Fn(&DueTheme<'g>) -> bool,
) -> Vec<Due<'g>> {
    match choice.profile {
        Profile::Consultant => {
            let mut found = dues(forecast, choice);
            found.retain(|due| due.themes.iter().all(&wanted));
            found
        }
        Profile::Auditor => Vec::new(),
    }
}

/// What most cells show less with, in a sentence; none where no cell does.
pub(super) fn heaviest<'g>(forecast: &Forecast<'g>, choice: &ForecastChoice<'g>) -> Option<String> {
    let dues = dues(forecast, choice);
    let is_heavy = |theme: &DueTheme<'g>| theme.ends() || theme.begins();
    let mut found: Vec<&Due<'g>> =
        dues.iter().filter(|due| due.themes.iter().all(is_heavy)).collect();
    found.sort_by_key(|due| std::cmp::Reverse(due.names.len()));
    let words = |due: &&Due<'g>| {
        let cells = counted(due.names.len(), "cell", "cells");
        format!("{} ({cells} from {} on)", due.subject(), due.day)
    };
    let words: Vec<String> = found.iter().take(HEAVIEST).map(words).collect();
    (!words.is_empty()).then(|| format!("Most cells show less with {}.", join(&words, "and")))
}

/// How many of the heaviest are named.
const HEAVIEST: usize = 3;

/// What cells show less with, by day; what is due on one day by one plan together.
fn dues<'g>(forecast: &Forecast<'g>, choice: &ForecastChoice<'g>) -> Vec<Due<'g>> {
    let mut found: Vec<Due<'g>> = Vec::new();
    for theme in due_themes(forecast) {
        let worse = theme.changes(forecast).filter(|change| change.turn() == ForecastTurn::Worse);
        let worse = worse.filter(|change| choice.wants(forecast, change.requirement));
        let names: Vec<String> = worse.map(ForecastCell::name).collect();
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
    pub fn ids(&self) -> Vec<String> {
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
