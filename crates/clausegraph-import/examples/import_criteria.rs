//! Imports a list of criteria and the documents that cite them:
//! `import_criteria LIST LIST-RULES DIR RULES OUT`.
//!
//! Writes the catalogue to `OUT/catalogue` and the organisation to `OUT/organisation`, and prints both
//! reports.

use std::{error::Error, io::Write, path::Path};

use clausegraph_import::{
    Limits, Overwrite, TreeContext, catalogue_list, document_tree_in, read_folder, read_list,
    read_list_rules, read_rules, read_tree, render_list_report, render_report, write_catalogue,
    write_organisation,
};
use clausegraph_model::Catalogue;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [list, list_rules, tree, rules, out] = arguments.as_slice() else {
        return Err("usage: import_criteria LIST LIST-RULES DIR RULES OUT".into());
    };
    let list_rules = read_list_rules(Path::new(list_rules), Limits::USUAL)?;
    let list = catalogue_list(&read_list(Path::new(list), Limits::USUAL)?, &list_rules)?;
    let folder = Path::new(out).join("catalogue");
    write_catalogue(&folder, &list, Overwrite::Refuse)?;
    let mut files = read_folder(&folder, Limits::USUAL)?;
    files.retain(|file| !file.name.starts_with("overlays/"));
    let (catalogue, problems) = Catalogue::load(&files, &[]);
    let catalogue = catalogue.ok_or_else(|| format!("{problems:?}"))?;

    let rules = read_rules(Path::new(rules), Limits::USUAL)?;
    let tree = read_tree(Path::new(tree), Limits::USUAL)?;
    let context = TreeContext { catalogue: Some(&catalogue), ..TreeContext::ALONE };
    let mut import = document_tree_in(&tree.files, &rules, context);
    tree.note_left(&mut import.report);
    let folder = Path::new(out).join("organisation");
    write_organisation(&folder, &import.document, Overwrite::Refuse)?;
    let mut terminal = std::io::stdout().lock();
    write!(terminal, "{}\n{}", render_list_report(&list.report), render_report(&import.report))?;
    Ok(())
}
