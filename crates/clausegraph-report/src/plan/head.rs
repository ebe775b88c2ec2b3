//! The top of a plan: what it takes, by when, and which constraint breaks.

use clausegraph::{Action, Assessment, Effort, Plan, Work};

use crate::wording::{
    action_sentence, capacity_words, counted, effort_words, first_few, lasting_words, thousands,
};

/// What every plan says of itself.
pub(super) const NOTICE: &str = "A plan proposes; whether a requirement is met is for a person to judge. \
    “Closes” means: if it comes out well, evidence covers the cell. What is found out may turn out to be a \
    gap, and then asks for another plan. Weeks begin on the day of the plan.";

/// What the plan takes, in a few sentences.
pub(super) fn lines(plan: &Plan<'_>) -> Vec<String> {
    let open = plan.cells.len();
    if plan.actions.is_empty() {
        return vec!["Nothing is open that an action could close.".to_owned()];
    }
    let closed = plan.closed();
    let alone = plan.closed_alone();
    let cells = if closed == open {
        format!("all {}", counted(open, "open cell", "open cells"))
    } else {
        format!("{} of {}", thousands(closed), counted(open, "open cell", "open cells"))
    };
    let mut found = vec![format!(
        "{} together close {cells}, if all come out well; {} of those need one action only.",
        counted(plan.actions.len(), "action", "actions"),
        thousands(alone),
    )];
    let (day, both) = (8 * 60, plan.effort);
    let low = thousands(usize::try_from(both.low / day).unwrap_or_default());
    let high = thousands(usize::try_from(both.high.div_ceil(day)).unwrap_or_default());
    let days = if both.low < day {
        String::new()
    } else {
        format!(", that is {low} to {high} days of eight hours")
    };
    let effort = effort_words(both);
    found.push(format!("Effort: {effort}{days}; an assumption, see the end."));
    if let Some(earliest) = plan.earliest {
        found.push(format!("Earliest end: {earliest}, where capacity is no bound."));
    }
    if let Some(capacity) = plan.settings.capacity {
        let words = capacity_words(capacity);
        found.push(match plan.scheduled {
            Some(end) => format!("At {words}: {end}."),
            None => format!("At {words} it does not end within fifty years."),
        });
    }
    if let Some(target) = &plan.target {
        let verdict = if target.met { "reached" } else { "not reached" };
        found.push(format!("Target {}: {verdict}.", target.target));
    }
    found
}

/// Whether the target is reached and what breaks: a verdict and the reasons.
pub(super) fn target(plan: &Plan<'_>) -> Option<(String, Vec<String>)> {
    let target = plan.target.as_ref()?;
    let verdict = if target.met { "is reached" } else { "is not reached" };
    let verdict = format!("{} {verdict}", target.target);
    let mut lines = Vec::new();
    if target.at_least.is_none() && !target.too_late.is_empty() {
        let late = target.too_late.iter().filter_map(|index| plan.actions.get(*index));
        let late: Vec<String> = late.map(|action| action.id.clone()).collect();
        lines.push(format!(
            "Waiting: the earliest end is {}, whatever the capacity; {} would end after the target: {}.",
            target.earliest,
            counted(late.len(), "action", "actions"),
            first_few(&late, 4)
        ));
        if let Some(end) = plan.scheduled {
            lines.push(format!("Date: at the capacity that is given, the end is {end}."));
        }
        return Some((verdict, lines));
    }
    lines.push(format!("Waiting: no obstacle; the earliest end is {}.", target.earliest));
    let given = plan.settings.capacity;
    if let (Some(at_least), Some(enough)) = (target.at_least, target.enough) {
        let is_short = given.is_some_and(|given| given < at_least);
        let bound = if at_least.div_ceil(60) * 60 == enough {
            "no order of the work needs fewer whole hours".to_owned()
        } else {
            format!(
                "below {} no order of the work reaches it",
                capacity_words(at_least.div_ceil(60) * 60)
            )
        };
        let own = match given {
            Some(given) if target.met => format!("{} is enough; ", capacity_words(given)),
            Some(given) if is_short => format!("{} is too little; ", capacity_words(given)),
            Some(given) => format!("{} is too little as scheduled here; ", capacity_words(given)),
            None => String::new(),
        };
        lines.push(format!("Capacity: {own}{} would do; {bound}.", capacity_words(enough)));
    }
    if let (false, Some(end)) = (target.met, plan.scheduled) {
        lines.push(format!("Date: at the capacity that is given, the end is {end}."));
    }
    Some((verdict, lines))
}

/// The actions that hold up the end, each with its weeks.
pub(super) fn critical(assessment: &Assessment<'_>, plan: &Plan<'_>) -> Vec<String> {
    let found = plan.critical.iter().filter_map(|index| {
        let action = plan.actions.get(*index)?;
        let why = match action.not_before {
            Some(day) => format!("not before {day}"),
            None => format!("lasts {}", lasting_words(action.lasting)),
        };
        Some(format!(
            "{} to {}, {why}: {} {}",
            action.earliest.start,
            action.earliest.finish,
            index + 1,
            action_sentence(assessment.catalogue(), action)
        ))
    });
    found.collect()
}

/// How much of the plan a phase is.
pub(super) fn phase(found: &[(usize, &Action<'_>)]) -> String {
    let sum = found.iter().fold(Effort::default(), |sum, (_, action)| sum.plus(action.effort));
    let cells: usize = found.iter().map(|(_, action)| action.closes.len()).sum();
    format!(
        "{}, {}; they close {} alone.",
        counted(found.len(), "action", "actions"),
        effort_words(sum),
        counted(cells, "cell", "cells")
    )
}

/// What is to be said of a phase once; none where nothing is.
pub(super) fn remark(found: &[(usize, &Action<'_>)]) -> Option<&'static str> {
    let asks = found.iter().any(|(_, action)| matches!(action.work, Work::Ask(_)));
    asks.then_some(
        "Where people are asked the standard asks for no document: what is not done yet is to be done, not \
         written.",
    )
}
