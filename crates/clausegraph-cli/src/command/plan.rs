//! `clausegraph plan`.

use std::path::PathBuf;

use clausegraph::{
    Artefact, Assessment, Catalogue, Organisation, Plan, PlanSettings, plan, what_if,
};
use clausegraph_report::{
    CsvLook, PlanSelection, json::plan_json, plan_csv, plan_markdown, plan_text,
};

use super::{
    findings::known_clause,
    planning::{self, Retire, named},
};
use crate::{
    args::{PlanArguments, PlanFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation, organisation_with_files},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &PlanArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    terminal.for_consultants(
        "a plan is not shown to an auditor: it is advice",
        "`clausegraph plan ORGANISATION --profile consultant` shows it",
    )?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let path = &arguments.organisation;
    let base = organisation(path, &catalogue, false, terminal)?;
    let as_it_would_be = changed(arguments, &catalogue, &base.value, terminal)?;
    let before = assessed(&catalogue, &base.value, arguments.as_of);
    let Some(other) = as_it_would_be else {
        let planned = planned(arguments, &catalogue, &before)?;
        return show(arguments, terminal, &before, &planned, None);
    };
    let after = assessed(&catalogue, &other, Some(before.as_of()));
    let plans = (
        plan(&before, settings(arguments, &catalogue, &before, Retire::Known)?),
        planned(arguments, &catalogue, &after)?,
    );
    let changed = what_if((&before, &plans.0), (&after, &plans.1));
    let words = change_words(arguments);
    show(arguments, terminal, &after, &plans.1, Some((&changed, &words)))
}

/// The organisation as it would be, where something is put in or taken out.
fn changed(
    arguments: &PlanArguments,
    catalogue: &Catalogue,
    base: &Organisation,
    terminal: &mut Terminal,
) -> Result<Option<Organisation>, CliError> {
    if arguments.with.is_empty() && arguments.without.is_empty() {
        return Ok(None);
    }
    let more = if arguments.with.is_empty() {
        None
    } else {
        let path = &arguments.organisation;
        Some(organisation_with_files(path, &arguments.with, catalogue, terminal)?)
    };
    let whole = more.as_ref().unwrap_or(base);
    for id in &arguments.without {
        named(whole, id)?;
    }
    let leaves =
        |artefact: &Artefact| arguments.without.iter().any(|id| id == artefact.id().as_str());
    Ok(Some(whole.without(leaves)))
}

fn settings<'g>(
    arguments: &PlanArguments,
    catalogue: &'g Catalogue,
    assessment: &Assessment<'g>,
    which: Retire,
) -> Result<PlanSettings<'g>, CliError> {
    let mut settings = planning::settings(&arguments.planning, assessment, which)?;
    let number = arguments.clause.as_ref();
    settings.clause = number.map(|number| known_clause(catalogue, number)).transpose()?;
    Ok(settings)
}

fn planned<'g>(
    arguments: &PlanArguments,
    catalogue: &'g Catalogue,
    assessment: &Assessment<'g>,
) -> Result<Plan<'g>, CliError> {
    Ok(plan(assessment, settings(arguments, catalogue, assessment, Retire::All)?))
}

/// What is put in and taken out: `with next.json, without CON-02`.
fn change_words(arguments: &PlanArguments) -> String {
    let with = arguments.with.iter().map(|path: &PathBuf| format!("with {}", path.display()));
    let without = arguments.without.iter().map(|id| format!("without {id}"));
    with.chain(without).collect::<Vec<String>>().join(", ")
}

fn show(
    arguments: &PlanArguments,
    terminal: &mut Terminal,
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    what_if: Option<(&clausegraph::WhatIf, &str)>,
) -> Result<Exit, CliError> {
    let selection = PlanSelection { only: &arguments.only, all: arguments.all, what_if };
    match arguments.format {
        PlanFormat::Text => {
            terminal.print(&plan_text(assessment, plan, selection, terminal.look()))?;
        }
        PlanFormat::Markdown => write(&plan_markdown(assessment, plan, selection))?,
        PlanFormat::Json => write(&plan_json(assessment, plan, selection))?,
        PlanFormat::Csv => write(&plan_csv(assessment, plan, selection, CsvLook::PLAIN))?,
    }
    Ok(Exit::Done)
}
