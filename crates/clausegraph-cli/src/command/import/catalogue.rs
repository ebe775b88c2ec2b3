//! `clausegraph import catalogue`.

use clausegraph::{Catalogue, CatalogueId, SourceText};
use clausegraph_import::{
    ListRules, Overwrite, catalogue_list, list_tables_isolated, read_file, read_list_rules,
    render_list_report, write_catalogue,
};

use crate::{
    args::CatalogueListArguments,
    error::{CliError, Exit},
    foreign::isolation,
    input::tell,
    terminal::Terminal,
};

pub(crate) fn catalogue(
    arguments: &CatalogueListArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let path = &arguments.list;
    let limits = arguments.limits.folders();
    let rules = match &arguments.rules {
        Some(rules) => read_list_rules(rules, limits)?,
        None => usual(path)?,
    };
    let bytes = read_file(path, limits)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let readers = arguments.limits.readers();
    let tables = list_tables_isolated(&name, &bytes, &readers, &isolation()).map_err(|cause| {
        CliError::Foreign { message: format!("cannot read `{}`: {cause}", path.display()) }
    })?;
    let import = match catalogue_list(&tables, &rules) {
        Ok(import) => import,
        Err(errors) => {
            let number = errors.problems.len();
            for problem in errors.problems {
                terminal.warn(&format!("{}: {problem}", path.display()));
            }
            return Err(CliError::Input { what: format!("`{}`", path.display()), errors: number });
        }
    };
    checked(&import, terminal)?;
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = write_catalogue(&arguments.out, &import, overwrite)?;
    terminal.print(&format!(
        "{}\nwrote {} to {out}\n\nclausegraph assess ORGANISATION --catalogue {out}\n",
        crate::terminal::clean(render_list_report(&import.report).trim_end()),
        written.join(", "),
        out = arguments.out.display()
    ))?;
    Ok(Exit::Done)
}

/// The rules for a list with the usual headers: the catalogue is called like the file.
fn usual(path: &std::path::Path) -> Result<ListRules, CliError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let id: CatalogueId =
        stem.parse().map_err(|error: clausegraph::IdError| CliError::Unknown {
            message: format!("`{stem}` is no id of a catalogue: {error}"),
            meant: None,
            note: Some("say in --rules how the catalogue is called".to_owned()),
        })?;
    Ok(ListRules::usual(id, stem.into_owned()))
}

/// What is written must load again.
fn checked(
    import: &clausegraph_import::ListImport,
    terminal: &mut Terminal,
) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(&import.document)
        .map_err(|error| CliError::Internal { what: error.to_string() })?;
    let files = [SourceText { name: "catalogue.json".to_owned(), text }];
    let (catalogue, problems) = Catalogue::load(&files, &[]);
    if catalogue.is_some() {
        return Ok(());
    }
    tell(&problems, &files, terminal);
    Err(CliError::Input { what: "the catalogue".to_owned(), errors: problems.error_count() })
}
