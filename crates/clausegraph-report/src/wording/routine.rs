//! What is stated of a routine, in words.

use clausegraph::{Fact, RoutineHole, RoutineView, Routines};

use super::{counted, thousands};
use crate::routines::Said;

/// Before what is stated none.
pub(crate) const HOLE_SIGN: &str = "○";
/// Before what is not stated.
pub(crate) const NOT_STATED_SIGN: &str = "?";

/// Who answers for it.
pub(crate) fn owner_cell(view: &RoutineView<'_>) -> Said {
    view.owner.as_ref().map(ToString::to_string)
}

/// Whom it binds, or else that something asks for it.
pub(crate) fn mandate_word(view: &RoutineView<'_>) -> Said {
    let word = view.mandate.given().map(|mandate| mandate.as_str().to_owned());
    match (word, mandate_cell(view)) {
        (Some(word), _) => Fact::Given(word),
        (None, said) => said,
    }
}

/// Whom it binds and what asks for it.
pub(crate) fn mandate_cell(view: &RoutineView<'_>) -> Said {
    let bases = view.rationale.given().into_iter().flat_map(|list| list.iter());
    let mut words: Vec<String> = Vec::new();
    words.extend(view.mandate.given().map(|mandate| mandate.as_str().to_owned()));
    for basis in bases.map(|reason| reason.basis) {
        let word = basis.as_str();
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    let asked = view.mandates.given().map_or(0, |list| list.len());
    if asked > 0 {
        words.push(counted(asked, "source asks", "sources ask"));
    }
    if words.is_empty() {
        words.extend(view.policy.given().map(ToString::to_string));
    }
    if !words.is_empty() {
        return Fact::Given(words.join(", "));
    }
    if view.holes.contains(&RoutineHole::Mandate) { Fact::StatedNone } else { Fact::Unknown }
}

/// The policy that it follows.
pub(crate) fn policy_cell(view: &RoutineView<'_>) -> Said {
    view.policy.as_ref().map(ToString::to_string)
}

/// The tool that it runs in.
pub(crate) fn tool_cell(view: &RoutineView<'_>) -> Said {
    view.tool.as_ref().map(|tool| {
        let described = tool.described.first().map(|found| found.title());
        tool.name.or(described).unwrap_or_default().to_owned()
    })
}

/// How many of its types of records are found: `5 sets, 2 of 2 types`.
pub(crate) fn records_cell(view: &RoutineView<'_>) -> Said {
    view.records.as_ref().map(|records| {
        let sets: usize = records.iter().map(|found| found.sets.len()).sum();
        let found = records.iter().filter(|found| !found.sets.is_empty()).count();
        if sets == 0 {
            return format!("none of {}", counted(records.len(), "type", "types"));
        }
        if found == records.len() {
            return counted(sets, "set", "sets");
        }
        format!("{found} of {} types", thousands(records.len()))
    })
}

/// The newest day on which it was measured.
pub(crate) fn measure_cell(view: &RoutineView<'_>) -> Said {
    view.measures.as_ref().map(|measures| {
        let last = measures.iter().filter_map(|measure| measure.last).map(|(_, day)| day).max();
        last.map_or_else(|| "no value".to_owned(), |day| day.to_string())
    })
}

/// The newest day on which it was looked at.
pub(crate) fn review_cell(view: &RoutineView<'_>) -> Said {
    view.review.as_ref().map(|review| match review.last {
        Some((_, day)) => day.to_string(),
        None => format!("{}, no day", review.place.id()),
    })
}

/// What a routine has not, as words that stand behind "whether", too; and what the hole is about.
pub(crate) fn routine_hole_words(hole: &RoutineHole<'_>) -> (&'static str, Option<String>) {
    match hole {
        RoutineHole::Owner => ("nobody answers for it", None),
        RoutineHole::Mandate => ("nothing mandates it", None),
        RoutineHole::Tool => ("it runs in no tool", None),
        RoutineHole::ToolDescribed => ("no tool artefact bears the name of its tool", None),
        RoutineHole::RecordTypes => ("it leaves no records", None),
        RoutineHole::Records(found) => {
            ("no record set holds what it leaves", Some(found.to_string()))
        }
        RoutineHole::Measure => ("nothing measures it", None),
        RoutineHole::Measurement(by) => {
            ("what measures it has no value with a day", Some(by.to_string()))
        }
        RoutineHole::Review => ("it is looked at nowhere", None),
        RoutineHole::Session(place) => {
            ("nothing was held where it is looked at", Some(place.to_string()))
        }
    }
}

/// How many there are, and how many lack what.
pub(crate) fn routines_sentence(routines: &Routines<'_>) -> String {
    let all = routines.routines.len();
    if all == 0 {
        return "No routine is there.".to_owned();
    }
    let whole = routines.routines.iter().filter(|view| view.holes.is_empty()).count();
    let known = routines.routines.iter().filter(|view| view.unknown.is_empty());
    let clear = known.filter(|view| view.holes.is_empty()).count();
    format!(
        "{}: {} without a known hole, {} of which everything is stated.",
        counted(all, "routine", "routines"),
        thousands(whole),
        thousands(clear)
    )
}
