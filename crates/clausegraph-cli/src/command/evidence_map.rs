//! `clausegraph evidence-map`.

use clausegraph::{Requirement, assess, findings, map};
use clausegraph_report::{
    CsvLook, MapSelection, Selection, evidence_map, evidence_map_csv, evidence_map_json,
    evidence_map_markdown,
};

use super::findings::{known_clause, previous_keys, repeated};
use crate::{
    args::{EvidenceMapArguments, EvidenceMapFormat, Separator},
    clock::today,
    error::{CliError, Exit},
    input::{catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &EvidenceMapArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    for clause in &arguments.clause {
        known_clause(&catalogue.value, clause)?;
    }
    let previous = arguments.previous.as_deref().map(previous_keys).transpose()?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let evidence = map(&catalogue.value, &organisation.value);
    let assessment = assess(&evidence, arguments.as_of.unwrap_or_else(today));
    let found = findings(&assessment);
    let again = repeated(&found, previous.as_ref());
    let wanted = |requirement: &Requirement| {
        let clause = catalogue.value.clause(requirement.clause_id().as_str());
        let below = |number: &String| {
            let outer = catalogue.value.clause(number);
            clause
                .zip(outer)
                .is_some_and(|(clause, outer)| catalogue.value.is_within(clause, outer.id()))
        };
        arguments.clause.is_empty() || arguments.clause.iter().any(below)
    };
    let selection = MapSelection {
        findings: Selection {
            repeats: &|id| again.contains(id),
            ..Selection::all(terminal.profile())
        },
        wanted: &wanted,
    };
    let result = evidence_map(&assessment, &found, selection);
    let look = CsvLook {
        separator: match arguments.separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
        },
        mark: arguments.bom,
    };
    match arguments.format {
        EvidenceMapFormat::Csv => write(&evidence_map_csv(&result, look))?,
        EvidenceMapFormat::Markdown => write(&evidence_map_markdown(&result))?,
        EvidenceMapFormat::Json => write(&evidence_map_json(&result))?,
    }
    Ok(Exit::Done)
}
