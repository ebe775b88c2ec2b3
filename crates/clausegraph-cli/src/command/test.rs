//! `clausegraph test`.

use std::path::Path;

use clausegraph::{
    Catalogue, assess,
    document::{ExpectationDocument, FORMAT_VERSION},
    map,
};
use clausegraph_import::{Limits, read_folder};
use clausegraph_report::{Comparison, compare, comparison_text};

use crate::{
    args::TestArguments,
    error::{CliError, Exit},
    input::{EXPECTED, catalogue, folders_with_expectations, organisation},
    terminal::Terminal,
};

pub(super) fn run(arguments: &TestArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let mut worst = Exit::Done;
    for folder in &arguments.folders {
        let folders = match folders_with_expectations(folder) {
            Ok(folders) => folders,
            Err(error) => {
                worst = worst.max(terminal.fail(&error));
                continue;
            }
        };
        for folder in folders {
            // One broken folder keeps no other from being compared.
            let exit = match compared(&folder, &catalogue, arguments.strict, terminal) {
                Ok(comparison) => {
                    let name = folder.display().to_string();
                    terminal.print(&comparison_text(&name, &comparison, terminal.look()))?;
                    if comparison.differences.is_empty() { Exit::Done } else { Exit::Found }
                }
                Err(error) => terminal.fail(&error),
            };
            worst = worst.max(exit);
        }
    }
    Ok(worst)
}

fn compared(
    folder: &Path,
    catalogue: &Catalogue,
    strict: bool,
    terminal: &mut Terminal,
) -> Result<Comparison, CliError> {
    let expected = expectation(folder)?;
    let organisation = organisation(folder, catalogue, strict, terminal)?.value;
    let map = map(catalogue, &organisation);
    Ok(compare(&assess(&map, expected.as_of), &expected))
}

/// Reads what is expected. The first defect stops: the file is short, and people's own.
fn expectation(folder: &Path) -> Result<ExpectationDocument, CliError> {
    let path = folder.join(EXPECTED);
    let failed = |place: String, message: String| CliError::Expectation { place, message };
    let files = read_folder(&path, Limits::USUAL)?;
    let text = files.first().map(|file| file.text.as_str()).unwrap_or_default();
    let parsed = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    let document: ExpectationDocument = parsed.map_err(|error| {
        let place = format!("{}:{}:{}", path.display(), error.line().max(1), error.column().max(1));
        let message = error.to_string();
        // The place is told in front.
        let cut = message.rsplit_once(" at line ").map(|(message, _)| message.to_owned());
        failed(place, cut.unwrap_or(message))
    })?;
    if document.format_version != FORMAT_VERSION {
        let message = format!(
            "format version {} is not one that this release reads: write {FORMAT_VERSION}",
            document.format_version
        );
        return Err(failed(path.display().to_string(), message));
    }
    Ok(document)
}
