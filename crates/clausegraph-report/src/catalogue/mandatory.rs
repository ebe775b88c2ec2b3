//! The documents and records that a catalogue asks for, and those that it only implies.

use clausegraph::{
    Catalogue,
    document::{DocumentedInformation, DocumentedItemDocument, DocumentedSort},
};

use crate::{
    Look,
    layout::{Page, add},
    markdown::plain,
    wording::counted,
};

/// The parts of the list: what is kept, on what ground, and how the part is headed.
const PARTS: [(DocumentedSort, &[DocumentedInformation], &str, &str); 4] = [
    (
        DocumentedSort::Document,
        &[DocumentedInformation::Explicit, DocumentedInformation::Listed],
        "Required documents",
        "kept up to date; asked for in so many words, by the clause or by the list of documented information",
    ),
    (
        DocumentedSort::Record,
        &[DocumentedInformation::Explicit, DocumentedInformation::Listed],
        "Required records",
        "kept as they were; asked for in so many words, by the clause or by the list of documented information",
    ),
    (
        DocumentedSort::Document,
        &[DocumentedInformation::Implied],
        "Documents that are only implied",
        "usual and not required: other evidence will do",
    ),
    (
        DocumentedSort::Record,
        &[DocumentedInformation::Implied],
        "Records that are only implied",
        "usual and not required: other evidence will do",
    ),
];

fn part<'g>(
    catalogue: &'g Catalogue,
    sort: DocumentedSort,
    forces: &'static [DocumentedInformation],
) -> Vec<&'g DocumentedItemDocument> {
    let items = catalogue.documented_set().iter();
    items.filter(|item| item.sort == sort && forces.contains(&item.force)).collect()
}

fn force_words(force: DocumentedInformation) -> &'static str {
    match force {
        DocumentedInformation::Explicit => "asked for in so many words",
        DocumentedInformation::Listed => "on the list of documented information only",
        DocumentedInformation::Implied => "implied by the wording",
    }
}

/// By which requirements an item is asked for: those of one clause by the clause.
fn asked_by(catalogue: &Catalogue, item: &DocumentedItemDocument) -> String {
    let mut clauses: Vec<&str> = Vec::new();
    for id in &item.requirements {
        let Some(requirement) = catalogue.requirement(id.as_str()) else { continue };
        let clause = requirement.clause_id().as_str();
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    clauses.join(", ")
}

/// The documents and records that are required, and apart from them those that are only implied.
pub fn mandatory_text(catalogue: &Catalogue, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    page.hanging("", 0, catalogue.title(), palette.title);
    for (sort, forces, heading, remark) in PARTS {
        let items = part(catalogue, sort, forces);
        if items.is_empty() {
            continue;
        }
        page.heading(heading, &format!("{}, {remark}", items.len()));
        for item in items {
            let line = format!("{} ({})", item.title, asked_by(catalogue, item));
            page.labelled(&format!("{} ", item.id), palette.strong, 6, &line);
            let by_list = item.force == DocumentedInformation::Listed;
            let remarks = [
                by_list.then(|| format!("Asked for because {}.", force_words(item.force))),
                item.note.clone(),
                item.on_public_lists.as_ref().map(|lists| format!("On public lists: {lists}.")),
            ];
            let remarks: Vec<String> = remarks.into_iter().flatten().collect();
            if !remarks.is_empty() {
                page.hanging("      ", 6, &remarks.join(" "), palette.faint);
            }
        }
    }
    if let Some(note) = catalogue.documented_note() {
        page.blank();
        page.hanging("", 0, note, palette.faint);
    }
    page.finish()
}

/// The same as a Markdown document.
pub fn mandatory_markdown(catalogue: &Catalogue) -> String {
    let mut text = String::new();
    add(&mut text, format_args!("# Documented information\n\n{}\n", plain(catalogue.title())));
    for (sort, forces, heading, remark) in PARTS {
        let items = part(catalogue, sort, forces);
        if items.is_empty() {
            continue;
        }
        let number = counted(items.len(), "item", "items");
        add(&mut text, format_args!("\n## {heading}\n\n{number}, {remark}.\n\n"));
        text.push_str("| id | what | clauses | ground | remark | public lists |\n");
        text.push_str("|---|---|---|---|---|---|\n");
        for item in items {
            add(
                &mut text,
                format_args!(
                    "| {} | {} | {} | {} | {} | {} |\n",
                    item.id,
                    plain(&item.title),
                    asked_by(catalogue, item),
                    force_words(item.force),
                    plain(item.note.as_deref().unwrap_or_default()),
                    plain(item.on_public_lists.as_deref().unwrap_or_default()),
                ),
            );
        }
    }
    if let Some(note) = catalogue.documented_note() {
        add(&mut text, format_args!("\n{}\n", plain(note)));
    }
    text
}
