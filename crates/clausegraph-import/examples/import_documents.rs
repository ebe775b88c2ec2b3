//! Imports a tree of documents: `import_documents DIR RULES OUT AS-OF`.
//!
//! Prints the report, and how many of the documents with a review cycle are past it.

use std::{error::Error, io::Write, path::Path};

use clausegraph_import::{
    Limits, Overwrite, document_tree, read_rules, read_tree, render_report, write_organisation,
};
use clausegraph_model::Date;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [tree, rules, out, as_of] = arguments.as_slice() else {
        return Err("usage: import_documents DIR RULES OUT AS-OF".into());
    };
    let as_of: Date = as_of.parse()?;
    let rules = read_rules(Path::new(rules), Limits::USUAL)?;
    let tree = read_tree(Path::new(tree), Limits::USUAL)?;
    let mut import = document_tree(&tree.files, &rules);
    tree.note_left(&mut import.report);
    write_organisation(Path::new(out), &import.document, Overwrite::Refuse)?;

    let due = import.document.artefacts.iter().filter_map(|artefact| {
        let reviewed = *artefact.last_reviewed_on.given()?;
        Some(reviewed.after(*artefact.review_every.given()?))
    });
    let due: Vec<Date> = due.collect();
    let past = due.iter().filter(|due| **due < as_of).count();
    let mut terminal = std::io::stdout().lock();
    terminal.write_all(render_report(&import.report).as_bytes())?;
    writeln!(
        terminal,
        "\n{past} of {} documents with a review cycle are past it at {as_of}.",
        due.len()
    )?;
    Ok(())
}
