//! `clausegraph import documents`.

use std::collections::BTreeMap;

use clausegraph_import::{
    ImportReport, LeftFile, LeftReason, Rules, TreeContext, document_tree_in, read_rules,
    read_tree, render_report,
};
use clausegraph_readers::{
    ReadError,
    text::{Place, TextDocument, form_of},
};
use serde_json::{Value, json};

use super::target;
use crate::{
    args::{DocumentsArguments, ImportFormat},
    error::{CliError, Exit},
    foreign::read_text_bytes,
    input,
    progress::{each, usual_jobs},
    terminal::{Terminal, clean, write},
};

pub(crate) fn documents(
    arguments: &DocumentsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let run = &arguments.run;
    let limits = run.limits.folders();
    let catalogue = input::catalogue(&arguments.catalogue, terminal)?.value;
    let identity = target::identity(&arguments.target)?;
    let rules = match &arguments.rules {
        Some(path) => read_rules(path, limits)?,
        None => Rules::dump(target::organisation(identity.clone(), &arguments.target)?),
    };
    let tree = read_tree(&arguments.documents, limits)?;
    // Foreign documents are read beforehand, several at once, each in a process of its own.
    let foreign: Vec<_> = tree.files.iter().filter(|file| form_of(&file.path).is_some()).collect();
    let jobs = run.jobs.unwrap_or_else(usual_jobs);
    let read = each("reading documents", &foreign, jobs, |file| {
        read_text_bytes(&file.path, &file.bytes, &run.limits)
    });
    let mut texts: BTreeMap<(&str, usize), Result<TextDocument, ReadError>> = BTreeMap::new();
    for (file, text) in foreign.iter().zip(read) {
        texts.insert((&file.path, file.bytes.len()), text);
    }
    let read_text = |path: &str, bytes: &[u8]| match texts.get(&(path, bytes.len())) {
        Some(text) => text.clone(),
        // What stands below front matter is shorter than the file.
        None => read_text_bytes(path, bytes, &run.limits),
    };
    let context = TreeContext { catalogue: Some(&catalogue), read_text: &read_text };
    let mut import = document_tree_in(&tree.files, &rules, context);
    tree.note_left(&mut import.report);
    let unread = |left: &LeftFile| matches!(left.why, LeftReason::Unread { .. });
    let is_partial = import.report.left.iter().any(unread);
    let goal = target::Import {
        document: import.document,
        known: identity.as_ref(),
        source: rules.source(),
        called: &arguments.source,
        target: &arguments.target,
        run,
        is_partial,
    };
    let outcome = target::write(goal, terminal)?;
    match run.format {
        ImportFormat::Text => {
            let report = clean(render_report(&import.report).trim_end());
            terminal.print(&format!("{report}\n{outcome}"))?;
        }
        ImportFormat::Json => {
            write(&format!("{:#}\n", for_programs(&import.report)))?;
        }
    }
    Ok(Exit::Done)
}

/// The report for programs, with nothing cut off.
fn for_programs(report: &ImportReport) -> Value {
    let at = |place: Option<Place>| place.map(|place| place.to_string());
    json!({
        "format_version": 1,
        "read": report.read,
        "mapped": list(&report.mapped, |found| json!({
            "rule": found.rule.as_str(), "kind": found.kind.as_str(), "files": found.files,
        })),
        "left": list(&report.left, |found| json!({
            "file": found.path, "reason": found.why.to_string(),
        })),
        "malformed": list(&report.malformed, |found| json!({
            "file": found.path, "at": at(found.at), "field": found.field, "value": found.value,
            "reason": found.why.to_string(),
        })),
        "contradictions": list(&report.contradictions, |found| json!({
            "file": found.path, "at": at(found.at),
            "first": found.first.as_str(), "first_at": found.first_at,
            "second": found.second.as_str(), "second_at": found.second_at,
        })),
        "stubs": list(&report.stubs, |found| json!({
            "artefact": found.artefact.as_str(), "words": found.words,
        })),
        "citations_that_lead_nowhere": list(&report.dangling, |found| json!({
            "file": found.path, "at": at(found.at), "field": found.field, "value": found.written,
            "reason": found.why.to_string(),
        })),
        "record_tests": list(&report.tests, |found| json!({
            "set": found.set.as_str(), "test": found.test.as_str(), "about": found.about,
            "tested": found.tested, "not_evaluated": found.why.as_ref().map(ToString::to_string),
            "exceptions": list(&found.exceptions, |exception| json!({
                "file": exception.path, "reason": exception.why,
            })),
        })),
        "notes": list(&report.notes, |found| json!({ "file": found.path, "note": found.note })),
        "claims": { "confirmed": report.confirmed_claims, "suggested": report.suggested_claims },
        "people_given_keys": report.people,
    })
}

fn list<T>(found: &[T], one: impl Fn(&T) -> Value) -> Vec<Value> {
    found.iter().map(one).collect()
}
