//! Routines as a Markdown document.

use clausegraph::{Assessment, Certainty, Routines};

use super::{COLUMNS, MORE_COLUMNS, apart_lines, by_hole, named, process_lines, signed};
use crate::{
    markdown::{heading, line, plain},
    wording::{capitalised, organisation_title, routines_sentence},
};

/// Routines as a Markdown document, with the same content as the text for a terminal and nothing cut off.
///
/// Texts of the input are escaped, so that no title can change the shape of the document.
pub fn routines_markdown(assessment: &Assessment<'_>, routines: &Routines<'_>) -> String {
    let mut text = String::new();
    line(&mut text, &format!("# {}: routines", plain(organisation_title(assessment))));
    line(&mut text, "");
    line(
        &mut text,
        &format!("{}, as of {}.", plain(assessment.catalogue().title()), assessment.as_of()),
    );
    line(&mut text, "");
    line(&mut text, &routines_sentence(routines));
    if !routines.routines.is_empty() {
        table(&mut text, routines);
    }
    list(&mut text, "Holes", "", by_hole(routines, |view| &view.holes));
    list(&mut text, "Not known", "whether ", by_hole(routines, |view| &view.unknown));
    let apart = apart_lines(routines).into_iter();
    let apart = apart.map(|(label, ids)| (label.to_owned(), ids)).collect();
    list(&mut text, "Belonging to no routine", "", apart);
    let processes = process_lines(routines).into_iter().map(|(certain, subjects, asked)| {
        let open = match certain {
            Certainty::Known => "",
            Certainty::NotStated => " (not all routines state what they are about)",
        };
        (format!("{subjects}{open}"), asked)
    });
    list(&mut text, "No routine is about (other evidence may serve)", "", processes.collect());
    text
}

fn table(text: &mut String, routines: &Routines<'_>) {
    line(text, "");
    let columns: Vec<_> = MORE_COLUMNS.iter().chain(&COLUMNS).collect();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    line(text, &format!("| routine | {} | serves |", names.join(" | ")));
    line(text, &format!("|:--|{}:--|", ":--|".repeat(columns.len())));
    for view in &routines.routines {
        let cells: Vec<String> =
            columns.iter().map(|(_, read)| plain(&signed(&read(view)))).collect();
        let serves: Vec<&str> =
            view.serves.iter().map(|requirement| requirement.id().as_str()).collect();
        let name = plain(&named(view.routine));
        line(text, &format!("| {name} | {} | {} |", cells.join(" | "), serves.join(", ")));
    }
}

fn list(text: &mut String, title: &str, before: &str, rows: Vec<(String, Vec<String>)>) {
    if rows.is_empty() {
        return;
    }
    heading(text, title);
    for (words, ids) in rows {
        let words = capitalised(&format!("{before}{words}"));
        line(text, &format!("- {}: {}", plain(&words), plain(&ids.join(", "))));
    }
}
