//! What an ODT file says about itself.

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

const META: &str = "meta.xml";

/// Reads the properties of a package, as far as it has any.
pub(super) fn read(
    package: &mut Package<'_>,
    draft: &mut Draft,
    limits: &ReadLimits,
) -> Result<(), ReadError> {
    let Some(text) = package.text(META)? else {
        return Ok(());
    };
    let mut pieces = Pieces::of(FORM, META, &text, limits);
    while let Some(piece) = pieces.next()? {
        let Piece::Start(element) = piece else {
            continue;
        };
        if element.space == Space::Meta && element.name == "template" {
            draft.properties.template = element.get("title").and_then(some_line);
            continue;
        }
        if element.space != Space::Meta && element.space != Space::Dublin {
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
            (Space::Dublin, "creator") => properties.changed_by = Some(text),
            (Space::Dublin, "publisher") => properties.company = Some(text),
            (Space::Dublin, "date") => {
                draft.properties.changed = draft.moment("changed", iso_moment(&text), &text);
            }
            (Space::Meta, "creation-date") => {
                draft.properties.created = draft.moment("created", iso_moment(&text), &text);
            }
            (Space::Meta, "initial-creator") => properties.authors.push(text),
            (Space::Meta, "keyword") => properties.keywords.push(text),
            (Space::Meta, "user-defined") => {
                let name = element.get("name").and_then(some_line).unwrap_or_default();
                properties.custom.push((name, text));
            }
            // How often and how long somebody worked on it, and with which program.
            (Space::Meta, "editing-duration" | "generator") => {}
            (Space::Meta, "editing-cycles") => {
                properties.custom.push(("revision".to_owned(), text));
            }
            (_, name) => properties.custom.push((name.to_owned(), text)),
        }
    }
    Ok(())
}
