//! `clausegraph diff`.

use clausegraph::{Catalogue, Clause, ClauseId, Organisation, difference};
use clausegraph_report::{DifferenceSelection, difference_markdown, difference_text, json};

use super::findings::{is_below, known_clause};
use crate::{
    args::{DiffArguments, DiffFormat},
    clock::today,
    error::{CliError, Exit},
    input::{Loaded, Places, assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &DiffArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let to = arguments.as_of.unwrap_or_else(today);
    let from = arguments.from.unwrap_or(to);
    if arguments.after.is_none() && from == to {
        return Err(nothing_to_compare(arguments));
    }
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let outer = arguments.clause.as_ref();
    let outer = outer.map(|number| known_clause(&catalogue, number)).transpose()?;
    let old = organisation(&arguments.before, &catalogue, arguments.strict, terminal)?;
    let other = arguments.after.as_ref();
    let other =
        other.map(|path| organisation(path, &catalogue, arguments.strict, terminal)).transpose()?;
    let new: &Loaded<Organisation> = other.as_ref().unwrap_or(&old);
    let before = assessed(&catalogue, &old.value, Some(from));
    let after = assessed(&catalogue, &new.value, Some(to));
    let changed = difference(&before, &after);
    let selection = DifferenceSelection {
        profile: terminal.profile(),
        within: &|id| is_within(&catalogue, id, outer),
        catalogue: &catalogue,
        worse: arguments.worse,
        all: arguments.all,
    };
    match arguments.format {
        DiffFormat::Text => {
            let look = terminal.look();
            terminal.print(&difference_text(&before, &after, &changed, selection, look))?;
        }
        DiffFormat::Markdown => {
            write(&difference_markdown(&before, &after, &changed, selection))?;
        }
        DiffFormat::Json => {
            // Each organisation has files of its own.
            let places = [Places::new(&old.sources), Places::new(&new.sources)];
            let [one, two] = &places;
            let locate_before = |location: &clausegraph::Location| one.locate(location);
            let locate_after = |location: &clausegraph::Location| two.locate(location);
            write(&json::difference_json(
                (&before, &locate_before),
                (&after, &locate_after),
                &changed,
                selection,
            ))?;
        }
    }
    Ok(Exit::Done)
}

/// Whether a clause is meant: all are where none is named.
pub(super) fn is_within(catalogue: &Catalogue, id: &ClauseId, outer: Option<&Clause>) -> bool {
    outer.is_none_or(|outer| is_below(catalogue, id, outer))
}

fn nothing_to_compare(arguments: &DiffArguments) -> CliError {
    let folder = arguments.before.display();
    let message = match arguments.from {
        Some(day) => format!("`{folder}` is compared with itself: both days are {day}"),
        None => format!("there is nothing to compare `{folder}` with"),
    };
    CliError::Unknown {
        message,
        meant: None,
        note: Some("name a second organisation, or another day with --from".to_owned()),
    }
}
