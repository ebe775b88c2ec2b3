//! `clausegraph evidence-map`.

use clausegraph::{Clause, Requirement, findings};
use clausegraph_report::{
    MapSelection, Selection, evidence_map, evidence_map_csv, evidence_map_json,
    evidence_map_markdown,
};

use super::findings::{is_below, known_clause, previous_keys, repeated};
use crate::{
    args::{EvidenceMapArguments, EvidenceMapFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &EvidenceMapArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let outer = arguments.clause.iter().map(|number| known_clause(&catalogue.value, number));
    let outer = outer.collect::<Result<Vec<&Clause>, CliError>>()?;
    let previous = arguments.previous.as_deref().map(previous_keys).transpose()?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let found = findings(&assessment);
    let again = repeated(&found, previous.as_ref());
    let wanted = |requirement: &Requirement| {
        let below = |outer: &&Clause| is_below(&catalogue.value, requirement.clause_id(), outer);
        outer.is_empty() || outer.iter().any(below)
    };
    let selection = MapSelection {
        findings: Selection {
            repeats: &|id| again.contains(id),
            ..Selection::all(terminal.profile())
        },
        wanted: &wanted,
    };
    let result = evidence_map(&assessment, &found, selection);
    let look = arguments.csv.look();
    match arguments.format {
        EvidenceMapFormat::Csv => write(&evidence_map_csv(&result, look))?,
        EvidenceMapFormat::Markdown => write(&evidence_map_markdown(&result))?,
        EvidenceMapFormat::Json => write(&evidence_map_json(&result))?,
    }
    Ok(Exit::Done)
}
