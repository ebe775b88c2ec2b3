//! What a DOCX file says about itself.

use super::FORM;
use crate::{
    ReadError, ReadLimits,
    text::{
        draft::{Draft, some_line},
        moment::iso_moment,
        package::Package,
        xml::{Piece, Pieces, Space},
    },
};

/// Reads the properties of a package, as far as it has any.
pub(super) fn read(
    package: &mut Package<'_>,
    draft: &mut Draft,
    limits: &ReadLimits,
) -> Result<(), ReadError> {
    if let Some(text) = package.text("docProps/core.xml")? {
        core(&mut Pieces::of(FORM, "docProps/core.xml", &text, limits), draft)?;
    }
    if let Some(text) = package.text("docProps/app.xml")? {
        app(&mut Pieces::of(FORM, "docProps/app.xml", &text, limits), draft)?;
    }
    if let Some(text) = package.text("docProps/custom.xml")? {
        custom(&mut Pieces::of(FORM, "docProps/custom.xml", &text, limits), draft)?;
    }
    Ok(())
}

fn core(pieces: &mut Pieces<'_>, draft: &mut Draft) -> Result<(), ReadError> {
    while let Some(piece) = pieces.next()? {
        let Piece::Start(element) = piece else {
            continue;
        };
        if element.name == "coreProperties" {
            continue;
        }
        let Some(text) = some_line(&pieces.text()?) else {
            continue;
        };
        let properties = &mut draft.properties;
        match (element.space, element.name.as_str()) {
            (Space::Dublin, "title") => properties.title = Some(text),
            (Space::Dublin, "subject") => properties.subject = Some(text),
            (Space::Dublin, "language") => properties.language = Some(text),
            (Space::Dublin, "creator") => properties.authors = people(&text),
            (Space::Dublin, "created") => {
                draft.properties.created = draft.moment("created", iso_moment(&text), &text);
            }
            (Space::Dublin, "modified") => {
                draft.properties.changed = draft.moment("changed", iso_moment(&text), &text);
            }
            (Space::Core, "lastModifiedBy") => properties.changed_by = Some(text),
            (Space::Core, "version") => properties.version = Some(text),
            (Space::Core, "contentStatus") => properties.status = Some(text),
            (Space::Core, "keywords") => properties.keywords = keywords(&text),
            (_, name) => properties.custom.push((name.to_owned(), text)),
        }
    }
    Ok(())
}

fn app(pieces: &mut Pieces<'_>, draft: &mut Draft) -> Result<(), ReadError> {
    while let Some(piece) = pieces.next()? {
        let Piece::Start(element) = piece else {
            continue;
        };
        if element.space != Space::App || element.name == "Properties" {
            continue;
        }
        let Some(text) = some_line(&pieces.text()?) else {
            continue;
        };
        let properties = &mut draft.properties;
        match element.name.as_str() {
            "Company" => properties.company = Some(text),
            "Template" => properties.template = Some(text),
            "Manager" => properties.custom.push(("manager".to_owned(), text)),
            // The rest counts words and names programs.
            _ => {}
        }
    }
    Ok(())
}

fn custom(pieces: &mut Pieces<'_>, draft: &mut Draft) -> Result<(), ReadError> {
    while let Some(piece) = pieces.next()? {
        let Piece::Start(element) = piece else {
            continue;
        };
        if element.space == Space::Custom && element.name == "property" {
            let name = element.get("name").and_then(some_line).unwrap_or_default();
            if let Some(text) = some_line(&pieces.text()?) {
                draft.properties.custom.push((name, text));
            }
        }
    }
    Ok(())
}

/// Several names in one property, as Office parts them.
pub(super) fn people(text: &str) -> Vec<String> {
    text.split(';').filter_map(some_line).collect()
}

/// Several keywords in one property, parted by commas or semicolons.
fn keywords(text: &str) -> Vec<String> {
    text.split([',', ';']).filter_map(some_line).collect()
}
