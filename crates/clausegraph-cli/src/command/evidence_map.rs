//! `clausegraph evidence-map`.

use clausegraph::{Requirement, findings};
use clausegraph_report::{
    MapSelection, Selection, evidence_map, evidence_map_csv, evidence_map_json,
    evidence_map_markdown,
};

use super::findings::{is_asked_for, known_clauses, previous_keys, repeated};
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
    let clauses = known_clauses(&catalogue.value, &arguments.clause)?;
    let previous = arguments.previous.as_deref().map(previous_keys).transpose()?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let found = findings(&assessment);
    let again = repeated(&found, previous.as_ref());
    let wanted = |requirement: &Requirement| is_asked_for(&catalogue.value, &clauses, requirement);
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
