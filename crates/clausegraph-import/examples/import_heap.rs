//! Imports a heap of documents that nobody wrote rules for: `import_heap DIR OUT`, and prints the report.

use std::{error::Error, io::Write, path::Path};

use clausegraph_import::{
    Limits, Overwrite, Rules, document_tree, read_tree, render_report, write_organisation,
};
use clausegraph_model::document::IdentityDocument;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [heap, out] = arguments.as_slice() else {
        return Err("usage: import_heap DIR OUT".into());
    };
    let organisation = IdentityDocument {
        id: "heap".parse()?,
        name: "Heap".to_owned(),
        catalogue: None,
        headcount: clausegraph_model::Fact::Unknown,
    };
    let tree = read_tree(Path::new(heap), Limits::USUAL)?;
    let mut import = document_tree(&tree.files, &Rules::dump(organisation));
    tree.note_left(&mut import.report);
    write_organisation(Path::new(out), &import.document, Overwrite::Refuse)?;
    std::io::stdout().lock().write_all(render_report(&import.report).as_bytes())?;
    Ok(())
}
