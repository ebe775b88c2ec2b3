//! `clausegraph init`.

use std::path::Path;

use clausegraph::{
    Key,
    document::{FORMAT_VERSION, IdentityDocument, OrganisationDocument},
};
use clausegraph_clauses::ORGANISATION_SCHEMA;
use clausegraph_import::RegisterMap;
use clausegraph_report::harmless;
use clausegraph_workbook::{template_csv, workbook};

use crate::{
    args::InitArguments,
    error::{CliError, Exit},
    output::write_new,
    terminal::{Terminal, add},
};

/// Where the schema of the files stands; what begins with a dot is no part of an organisation.
const SCHEMA: &str = ".clausegraph/organisation.schema.json";

const README: &str = include_str!("init/README.md");

/// The tables of the standard map that are enough to begin with, and their columns that are.
const FIRST: [(&str, &[&str]); 3] = [
    ("scope", &["name", "state", "part", "owner"]),
    (
        "documents",
        &[
            "title",
            "status",
            "version",
            "owner",
            "covers",
            "approval.by",
            "approval.on",
            "last_reviewed_on",
            "next_review_on",
            "uri",
        ],
    ),
    ("suppliers", &["name", "state", "owner", "supplier_type", "services"]),
];

pub(super) fn run(arguments: &InitArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let folder = &arguments.folder;
    let identity = identity(folder, arguments.name.as_deref())?;
    let map_text = map_text(&identity);
    let map = RegisterMap::parse(&map_text)
        .map_err(|error| CliError::Internal { what: error.to_string() })?;
    let shown = folder.display().to_string();
    let readme = README
        .replace("{name}", &identity.name)
        .replace("{folder}", &shown)
        .replace("{workbook}", if arguments.xlsx { WORKBOOK } else { "" });
    let organisation = organisation(&identity)?;
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("README.md".to_owned(), readme.into_bytes()),
        ("organisation.json".to_owned(), organisation.into_bytes()),
        (SCHEMA.to_owned(), ORGANISATION_SCHEMA.into()),
        ("registers.yaml".to_owned(), map_text.into_bytes()),
    ];
    for (name, fields) in FIRST {
        if let Some(table) = map.tables().iter().find(|table| table.name() == name) {
            let text = template_csv(table, fields);
            files.push((format!("registers/{name}.csv"), text.into_bytes()));
        }
    }
    if arguments.xlsx {
        let bytes = workbook(&map, &identity.name)
            .map_err(|error| CliError::Internal { what: error.to_string() })?;
        files.push(("registers/registers.xlsx".to_owned(), bytes));
    }
    write_new(folder, files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))?;
    let mut text = format!("wrote to {shown}:\n\n");
    for (name, _) in &files {
        add(&mut text, format_args!("  {name}\n"));
    }
    add(
        &mut text,
        format_args!(
            "\nFill in the lists, then:\n\n\
         clausegraph import registers {shown}/registers --map {shown}/registers.yaml --into {shown}\n\
         clausegraph assess {shown}\n"
        ),
    );
    terminal.print(&text)?;
    Ok(Exit::Done)
}

const WORKBOOK: &str = "\n`registers/registers.xlsx` holds the same lists and one sheet for every other \
kind of entry, with drop-downs; use either.\n";

/// The standard map, for this organisation.
fn map_text(identity: &IdentityDocument) -> String {
    const FIRST_LINE: &str = "format_version: 1\n";
    let named = format!(
        "{FIRST_LINE}# Whose registers these are. With --into the organisation's own files say its name.\n\
         organisation: {{id: {}}}\n",
        identity.id
    );
    RegisterMap::STANDARD.replacen(FIRST_LINE, &named, 1)
}

/// The file that says who the organisation is.
fn organisation(identity: &IdentityDocument) -> Result<String, CliError> {
    let document = OrganisationDocument {
        format_version: FORMAT_VERSION,
        schema: Some(SCHEMA.to_owned()),
        organisation: Some(identity.clone()),
        ..OrganisationDocument::default()
    };
    let text = serde_json::to_string_pretty(&document)
        .map_err(|error| CliError::Internal { what: error.to_string() })?;
    Ok(format!("{text}\n"))
}

/// Name and id; the id is made of the name of the folder.
pub(crate) fn identity(folder: &Path, name: Option<&str>) -> Result<IdentityDocument, CliError> {
    let stem = folder.file_name().and_then(|stem| stem.to_str()).unwrap_or("organisation");
    let mut id = String::new();
    for letter in stem.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    let id: Key = if id.is_empty() { "organisation" } else { id }.parse().map_err(
        |error: clausegraph::IdError| CliError::Unknown {
            message: format!("`{stem}` makes no id: {error}"),
            meant: None,
            note: Some("name the folder with letters and digits".to_owned()),
        },
    )?;
    let name = harmless(name.unwrap_or(stem)).into_owned();
    Ok(IdentityDocument { id, name, catalogue: None, headcount: clausegraph::Fact::Unknown })
}
