//! Where an import goes.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use clausegraph::{
    Fact, Key, PersonKey,
    document::{IdentityDocument, OrganisationDocument, PersonDocument, ScopeDocument},
};
use clausegraph_import::{
    Limits, Overwrite, read_folder, read_suggestions, write_organisation, write_suggestions,
};
use serde_json::Value;

use crate::{
    args::{RunArguments, SourceArguments, TargetArguments},
    command::init,
    error::CliError,
    input::{people, section},
    terminal::Terminal,
};

/// The folder below an organisation that imports are written to, each source in one of its own.
const IMPORTED: &str = "imported";
/// Ids that are listed before the rest is counted.
const MOST: usize = 6;

/// Who the organisation in the folder of the target is, where there is one.
pub(super) fn identity(target: &TargetArguments) -> Result<Option<IdentityDocument>, CliError> {
    let Some(folder) = &target.into else { return Ok(None) };
    let found = read_folder(folder, Limits::USUAL)?
        .into_iter()
        .find_map(|file| serde_json::from_value(section(&file.text, "organisation")?).ok());
    match found {
        Some(identity) => Ok(Some(identity)),
        None => Err(CliError::NoIdentity { path: folder.clone() }),
    }
}

/// Who the organisation is: the one in the folder, else one that is called like the folder it goes to.
pub(super) fn organisation(
    found: Option<IdentityDocument>,
    target: &TargetArguments,
) -> Result<IdentityDocument, CliError> {
    let named_after = || {
        let folder = target.out.as_deref().unwrap_or_else(|| Path::new("organisation"));
        init::identity(folder, None)
    };
    found.map_or_else(named_after, Ok)
}

/// What is written, and where.
pub(super) struct Import<'a> {
    pub(super) document: OrganisationDocument,
    /// Who the organisation in the folder is, where there is one.
    pub(super) known: Option<&'a IdentityDocument>,
    /// The source, as the map or the rules call it.
    pub(super) source: &'a Key,
    pub(super) called: &'a SourceArguments,
    pub(super) target: &'a TargetArguments,
    pub(super) run: &'a RunArguments,
    /// Whether something that was named could not be read.
    pub(super) is_partial: bool,
}

/// Writes what an import made, and gives the files in words; nothing in a dry run.
///
/// What is added to an organisation does not say again who that is; it must not say otherwise. What the same
/// source gave earlier is replaced: what is gone is told, and nothing is replaced by something else altogether.
pub(super) fn write(import: Import<'_>, terminal: &mut Terminal) -> Result<String, CliError> {
    let Import { mut document, known, source, called, target, run, is_partial } = import;
    let source = called.source.as_ref().unwrap_or(source);
    rename(&mut document, source);
    let Some(folder) = &target.into else {
        let Some(folder) = &target.out else {
            return Ok("nothing was written: no folder is named\n".to_owned());
        };
        let gone = gone(folder, &document)?;
        allowed(&gone, source, run, is_partial)?;
        let written = put(folder, folder, &document, run)?;
        tell(&gone, source, terminal);
        return Ok(written);
    };
    if let (Some(known), Some(ours)) = (known, &document.organisation)
        && known.id != ours.id
    {
        let (found, ours) = (known.id.to_string(), ours.id.to_string());
        return Err(CliError::OtherOrganisation { path: folder.clone(), found, ours });
    }
    document.organisation = None;
    let goal = folder.join(IMPORTED).join(source.as_str());
    let gone = gone(&goal, &document)?;
    allowed(&gone, source, run, is_partial)?;
    list_people(&mut document, folder)?;
    let written = put(&goal, folder, &document, run)?;
    tell(&gone, source, terminal);
    if !run.dry_run {
        drop_suggestions(folder, &gone.ids, terminal)?;
    }
    Ok(written)
}

fn put(
    goal: &Path,
    organisation: &Path,
    document: &OrganisationDocument,
    run: &RunArguments,
) -> Result<String, CliError> {
    let shown = goal.display();
    if run.dry_run {
        return Ok(format!("nothing was written; without --dry-run it goes to {shown}\n"));
    }
    let overwrite = if run.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = write_organisation(goal, document, overwrite)?;
    let next = format!("\nclausegraph assess {}\n", organisation.display());
    Ok(format!("wrote {} to {shown}\n{next}", written.join(", ")))
}

/// Calls the source of everything so.
fn rename(document: &mut OrganisationDocument, source: &Key) {
    for found in &mut document.sources {
        found.id = source.clone();
    }
    for artefact in &mut document.artefacts {
        artefact.source = Some(source.clone());
    }
}

/// What the same source gave earlier and does not give now.
struct Gone {
    ids: Vec<String>,
    /// Whether nothing of it is left.
    all: bool,
}

fn gone(goal: &Path, document: &OrganisationDocument) -> Result<Gone, CliError> {
    let none = Gone { ids: Vec::new(), all: false };
    if !goal.is_dir() {
        return Ok(none);
    }
    let mut earlier = BTreeSet::new();
    for file in read_folder(goal, Limits::USUAL)? {
        let read: Result<OrganisationDocument, serde_json::Error> =
            serde_json::from_str(file.text.trim_start_matches('\u{feff}'));
        earlier.extend(read.iter().flat_map(ids));
    }
    let now: BTreeSet<String> = ids(document).into_iter().collect();
    let ids: Vec<String> = earlier.difference(&now).cloned().collect();
    let all = !ids.is_empty() && ids.len() == earlier.len();
    Ok(Gone { ids, all })
}

/// Nothing is replaced by something else altogether, nor because a file could not be read this time.
fn allowed(
    gone: &Gone,
    source: &Key,
    run: &RunArguments,
    is_partial: bool,
) -> Result<(), CliError> {
    let source_id = source.to_string();
    if run.force || gone.ids.is_empty() {
        Ok(())
    } else if is_partial {
        Err(CliError::WouldLose { source_id, entries: listed(&gone.ids) })
    } else if gone.all {
        Err(CliError::WouldReplace { source_id, entries: listed(&gone.ids) })
    } else {
        Ok(())
    }
}

fn tell(gone: &Gone, source: &Key, terminal: &mut Terminal) {
    if !gone.ids.is_empty() {
        terminal.warn(&format!(
            "`{source}` gave earlier what is not in what was read now: {}",
            listed(&gone.ids)
        ));
    }
}

/// The ids of everything that a document lists.
fn ids(document: &OrganisationDocument) -> Vec<String> {
    let artefacts = document.artefacts.iter().map(|artefact| artefact.id.to_string());
    let ScopeDocument { services, suppliers, customers, units, locations } =
        document.scope.clone().unwrap_or_default();
    let elements = [services, suppliers, customers, units, locations];
    let elements = elements.iter().filter_map(Fact::given).flatten();
    artefacts.chain(elements.map(|element| element.id.to_string())).collect()
}

fn listed(ids: &[String]) -> String {
    let shown = ids.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Where somebody lists people, those whom an import gave pseudonyms are listed, too.
fn list_people(document: &mut OrganisationDocument, folder: &Path) -> Result<(), CliError> {
    if document.people.is_unknown() && people(folder)?.is_empty() {
        return Ok(());
    }
    let value = serde_json::to_value(&*document).unwrap_or_default();
    let mut keys = BTreeSet::new();
    pseudonyms(&value, &mut keys);
    let mut listed = match std::mem::replace(&mut document.people, Fact::Unknown) {
        Fact::Given(people) => people,
        Fact::StatedNone | Fact::Unknown => Vec::new(),
    };
    for key in keys {
        if !listed.iter().any(|person| person.key == key) {
            listed.push(PersonDocument {
                key,
                office: Fact::Unknown,
                top_management: Fact::Unknown,
                active: Fact::Unknown,
                left_on: Fact::Unknown,
                external: Fact::Unknown,
            });
        }
    }
    document.people = if listed.is_empty() { Fact::Unknown } else { Fact::Given(listed) };
    Ok(())
}

/// The pseudonyms that stand in a value: `p-` and ten hexadecimal digits.
fn pseudonyms(value: &Value, keys: &mut BTreeSet<PersonKey>) {
    match value {
        Value::String(text) => {
            let is_one = text.strip_prefix("p-").is_some_and(|rest| {
                rest.len() == 10 && rest.bytes().all(|byte| byte.is_ascii_hexdigit())
            });
            keys.extend(text.parse().ok().filter(|_| is_one));
        }
        Value::Array(items) => items.iter().for_each(|item| pseudonyms(item, keys)),
        Value::Object(fields) => fields.values().for_each(|field| pseudonyms(field, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Suggestions about what is gone go with it; claims that a person confirmed stay, and are told.
fn drop_suggestions(
    folder: &Path,
    gone: &[String],
    terminal: &mut Terminal,
) -> Result<(), CliError> {
    if gone.is_empty() {
        return Ok(());
    }
    let mut kept = read_suggestions(folder)?;
    let is_gone = |id: &str| gone.iter().any(|found| found == id);
    let before = kept.suggested.len();
    kept.suggested.retain(|claim| !is_gone(claim.artefact.as_str()));
    let confirmed = kept.confirmed.iter().filter(|claim| is_gone(claim.artefact.as_str())).count();
    if kept.suggested.len() < before {
        terminal.warn(&format!("{} suggestions about it went, too", before - kept.suggested.len()));
        write_suggestions(folder, &kept)?;
    }
    if confirmed > 0 {
        let path: PathBuf = folder.join("confirmed.json");
        terminal.warn(&format!(
            "{confirmed} confirmed claims are about it: bring it back, or take them out of `{}`",
            path.display()
        ));
    }
    Ok(())
}
