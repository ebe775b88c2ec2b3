//! ODT: the parts of the package, put together.

mod body;
mod properties;
mod styles;

use self::{body::Story, styles::Styles};
use super::{
    TextDocument, TextForm,
    draft::Draft,
    flow::Flow,
    package::{Package, name_notes},
    xml::{Piece, Pieces, Space},
};
use crate::{ReadError, ReadLimits};

const FORM: &str = "ODT";
const CONTENT: &str = "content.xml";

/// Reads an ODT file.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let mut package = Package::open(FORM, bytes, limits)?;
    let names = package.names();
    let mut draft = Draft::new(limits);
    for note in name_notes(&names) {
        draft.note(note);
    }
    if locked(&mut package, limits)? {
        return Err(ReadError::Locked);
    }
    let Some(text) = package.text(CONTENT)? else {
        let reason = format!("it has no part `{CONTENT}`, where its text should stand");
        return Err(ReadError::Broken { form: FORM, reason });
    };
    properties::read(&mut package, &mut draft, limits)?;
    let mut styles = Styles::default();
    let mut borders = Vec::new();
    if let Some(text) = package.text("styles.xml")? {
        styles.read(&mut Pieces::of(FORM, "styles.xml", &text, limits))?;
        borders = styles::borders(&mut Pieces::of(FORM, "styles.xml", &text, limits))?;
    }
    styles.read(&mut Pieces::of(FORM, CONTENT, &text, limits))?;

    let mut story = Story::of(Flow::of(draft), &styles);
    story.read(&mut Pieces::of(FORM, CONTENT, &text, limits))?;
    story.note();
    let mut draft = story.flow.draft;
    for (what, text) in borders {
        draft.quote(what, &text);
    }
    Ok(draft.finish(TextForm::Odt))
}

/// Whether the list of parts says that they are encrypted.
fn locked(package: &mut Package<'_>, limits: &ReadLimits) -> Result<bool, ReadError> {
    const LIST: &str = "META-INF/manifest.xml";
    let Some(text) = package.text(LIST)? else {
        return Ok(false);
    };
    let mut pieces = Pieces::of(FORM, LIST, &text, limits);
    while let Some(piece) = pieces.next()? {
        if let Piece::Start(element) = piece
            && element.space == Space::Manifest
            && element.name == "encryption-data"
        {
            return Ok(true);
        }
    }
    Ok(false)
}
