//! Overlays: made for this catalogue, and wording for what has such a text.

use super::Known;
use crate::{
    document::OverlayTextDocument,
    problem::{At, Draft, ProblemCode},
    read::CatalogueRead,
    validate::report::{Report, entry},
};

pub(super) fn check(read: &CatalogueRead, known: &Known<'_>, report: &mut Report<'_>) {
    let catalogue = read.parts.header.as_ref().map(|header| &header.value.id);
    for overlay in &read.overlays {
        if let (Some(present), Some(meant)) = (catalogue, &overlay.value.catalogue)
            && present != meant
        {
            let at = At::pointer(overlay.place.file, "/catalogue");
            let message =
                format!("the overlay is made for `{meant}`, the catalogue is `{present}`");
            let draft = Draft::new(ProblemCode::OverlayOfOtherCatalogue, at, message);
            report.push(draft.value(meant));
        }
    }
    for located in &read.parts.texts {
        text(&located.value, known, &entry("texts", located.place), report);
    }
}

fn text(text: &OverlayTextDocument, known: &Known<'_>, at: &At, report: &mut Report<'_>) {
    let id = text.of.as_str();
    let texts = [
        ("statement", &text.statement, true),
        ("question", &text.question, true),
        ("title", &text.title, false),
    ];
    for (field, given, _) in &texts {
        if let Some(given) = given {
            report.blank(given, || at.join(field), &format!("`{field}`"));
        }
    }
    let of_requirement = known.requirements.contains_key(id);
    if !of_requirement && !known.clauses.contains_key(id) {
        let ids = known.requirements.keys().chain(known.clauses.keys());
        let what = "requirement or clause";
        let at = at.join("of");
        report.unknown(ProblemCode::UnknownRequirement, at, what, id, ids.copied());
        return;
    }
    for (field, given, belongs_to_requirement) in &texts {
        if given.is_some() && *belongs_to_requirement != of_requirement {
            let what = if of_requirement { "requirement" } else { "clause" };
            report.tell(
                ProblemCode::MisplacedWording,
                at.join(field),
                format!("{what} `{id}` has no `{field}`"),
            );
        }
    }
    if texts.iter().all(|(_, given, _)| given.is_none()) {
        let message = format!("the overlay names `{id}` and gives it no text");
        report.tell(ProblemCode::MisplacedWording, at.clone(), message);
    }
}
