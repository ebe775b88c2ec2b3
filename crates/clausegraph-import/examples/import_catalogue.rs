//! Makes a catalogue of a list: `import_catalogue LIST RULES OUT`, and prints the report.

use std::{error::Error, io::Write, path::Path};

use clausegraph_import::{
    Limits, Overwrite, catalogue_list, read_list, read_list_rules, render_list_report,
    write_catalogue,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [list, rules, out] = arguments.as_slice() else {
        return Err("usage: import_catalogue LIST RULES OUT".into());
    };
    let rules = read_list_rules(Path::new(rules), Limits::USUAL)?;
    let import = catalogue_list(&read_list(Path::new(list), Limits::USUAL)?, &rules)?;
    write_catalogue(Path::new(out), &import, Overwrite::Refuse)?;
    std::io::stdout().lock().write_all(render_list_report(&import.report).as_bytes())?;
    Ok(())
}
