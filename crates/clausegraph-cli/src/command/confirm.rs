//! `clausegraph confirm`.

use std::path::Path;

use clausegraph::PersonKey;
use clausegraph_import::{
    Decision, DecisionProblem, Settled, Suggestions, Verdict, read_decisions, read_suggestions,
    settle, write_suggestions,
};

use clausegraph_readers::table::TableOptions;

use crate::{
    args::ConfirmArguments,
    clock::today,
    decider::{known_person, not_to_come, person},
    error::{CliError, Exit},
    foreign::read_table_file,
    input::people,
    terminal::{Terminal, add},
};

/// Suggestions that are listed before the rest is counted.
const MOST: usize = 40;

pub(super) fn run(arguments: &ConfirmArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let folder = &arguments.organisation;
    let mut suggestions = read_suggestions(folder)?;
    let (mut decisions, mut problems) = decisions(arguments)?;
    let is_empty = decisions.is_empty();
    // What was decided in the same way before is done.
    decisions.retain(|decision| !is_done(decision, &suggestions));
    if arguments.from.is_none() && is_empty {
        terminal.print(&still_open(&suggestions, &folder.display().to_string()))?;
        return Ok(Exit::Done);
    }
    let by = arguments.by.as_deref().map(person).transpose()?;
    let on = arguments.on.unwrap_or_else(today);
    not_to_come(on, today())?;
    if let Some(decision) = decisions.iter().find(|decision| decision.on > Some(today())) {
        return Err(CliError::Unknown {
            message: format!(
                "{}: a day that is still to come: nobody has decided then",
                decision.place
            ),
            meant: None,
            note: None,
        });
    }
    let named = decisions.iter().filter_map(|decision| decision.by.as_ref()).chain(&by);
    known_people(folder, named)?;
    let settled = settle(std::mem::take(&mut suggestions.suggested), &decisions, by.as_ref(), on);
    problems.extend(settled.problems.iter().cloned());
    let told = outcome(&settled);
    let Settled { confirmed, open, rejected, .. } = settled;
    suggestions.rejected.extend(rejected);
    suggestions.suggested = open;
    suggestions.confirmed.extend(confirmed);
    write_suggestions(folder, &suggestions)?;
    for problem in &problems {
        terminal.warn(&problem.to_string());
    }
    terminal.print(&told)?;
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Found })
}

/// Whether a suggestion was decided in the same way before.
fn is_done(decision: &Decision, suggestions: &Suggestions) -> bool {
    let Decision { artefact, target, verdict, .. } = decision;
    match verdict {
        Verdict::Confirm => {
            let mut confirmed = suggestions.confirmed.iter();
            confirmed.any(|claim| claim.artefact == *artefact && claim.target == *target)
        }
        Verdict::Reject => {
            let mut rejected = suggestions.rejected.iter();
            rejected.any(|found| found.artefact == *artefact && found.target == *target)
        }
    }
}

/// Whoever decides is one of the people, where the organisation lists them.
#[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
fn known_people<'p>(
    folder: &Path,
    named: impl Iterator<Item = &'p PersonKey>,
) -> Result<(), CliError> {
    let known = people(folder)?;
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    named.into_iter().try_for_each(|key| known_person(key, &known))
}

/// The decisions of the arguments, then those of the sheet.
fn decisions(
    arguments: &ConfirmArguments,
) -> Result<(Vec<Decision>, Vec<DecisionProblem>), CliError> {
    let mut found = Vec::new();
    let given = [(&arguments.claim, Verdict::Confirm), (&arguments.reject, Verdict::Reject)];
    for (texts, verdict) in given {
        for text in texts {
            found.push(decision(text, verdict)?);
        }
    }
    let Some(path) = &arguments.from else {
        return Ok((found, Vec::new()));
    };
    let tables = read_table_file(path, &TableOptions::default(), &arguments.limits)?;
    let (of_sheet, problems) = read_decisions(&tables);
    found.extend(of_sheet);
    Ok((found, problems))
}

fn decision(text: &str, verdict: Verdict) -> Result<Decision, CliError> {
    let wrong = |reason: String| CliError::Unknown {
        message: format!("`{text}` names no suggestion: {reason}"),
        meant: None,
        note: Some("write the artefact and the requirement, such as POL-1:8.5.1.1-01".to_owned()),
    };
    let (artefact, target) =
        text.rsplit_once(':').ok_or_else(|| wrong("there is no `:` in it".to_owned()))?;
    Ok(Decision {
        artefact: artefact
            .parse()
            .map_err(|error: clausegraph::IdError| wrong(error.to_string()))?,
        target: target.parse().map_err(|error: clausegraph::IdError| wrong(error.to_string()))?,
        verdict,
        at: None,
        by: None,
        on: None,
        place: String::new(),
    })
}

/// What is still to be decided.
fn still_open(suggestions: &Suggestions, folder: &str) -> String {
    let open = &suggestions.suggested;
    if open.is_empty() {
        return format!(
            "nothing is suggested that nobody decided on\n\nclausegraph suggest {folder}\n"
        );
    }
    let mut text = format!("{} suggested and not decided on:\n\n", claims(open.len()));
    let longest = open.iter().take(MOST).map(|claim| claim.artefact.as_str().len()).max();
    for claim in open.iter().take(MOST) {
        let width = longest.unwrap_or(0);
        let place = claim.at.as_deref().map_or_else(String::new, |at| format!("  at {at}"));
        add(
            &mut text,
            format_args!("  {:width$}  {}{place}\n", claim.artefact.as_str(), claim.target),
        );
    }
    if open.len() > MOST {
        add(&mut text, format_args!("  and {} more in suggested.json\n", open.len() - MOST));
    }
    add(
        &mut text,
        format_args!("\nclausegraph confirm {folder} --claim ARTEFACT:REQUIREMENT --by PERSON\n"),
    );
    text
}

fn outcome(settled: &Settled) -> String {
    format!(
        "confirmed {}, rejected {}; {} still open\n",
        claims(settled.confirmed.len()),
        settled.rejected.len(),
        settled.open.len()
    )
}

fn claims(number: usize) -> String {
    if number == 1 { "1 claim".to_owned() } else { format!("{number} claims") }
}
