//! DOCX: the parts of the package, put together.

mod body;
mod properties;
mod relations;
mod styles;

use self::{
    body::Story,
    relations::{Relations, main_part},
    styles::Styles,
};
use super::{
    TextDocument, TextForm,
    draft::Draft,
    flow::Flow,
    package::{Package, name_notes},
    xml::{Element, Piece, Pieces, Space},
};
use crate::{ReadError, ReadLimits};

const FORM: &str = "DOCX";

/// Reads a DOCX file.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let mut package = Package::open(FORM, bytes, limits)?;
    let names = package.names();
    let mut draft = Draft::new(limits);
    for note in name_notes(&names) {
        draft.note(note);
    }
    let main = main_part(&mut package, limits)?;
    let Some(text) = package.text(&main)? else {
        let reason = format!("it has no part `{main}`, where its text should stand");
        return Err(ReadError::Broken { form: FORM, reason });
    };
    let relations = Relations::of(&mut package, &main, limits)?;
    properties::read(&mut package, &mut draft, limits)?;
    let styles = match relations.first("styles") {
        Some(part) => match package.text(part)? {
            Some(text) => Styles::read(part, &text, limits)?,
            None => Styles::default(),
        },
        None => Styles::default(),
    };

    let mut story = Story::of(Flow::of(draft), &styles);
    let mut pieces = Pieces::of(FORM, &main, &text, limits);
    story.read(&mut pieces)?;
    for (kind, one, many) in
        [("footnotes", "footnote", "footnotes"), ("endnotes", "endnote", "endnotes")]
    {
        let mut count = 0;
        for part in relations.all(kind) {
            if let Some(text) = package.text(part)? {
                count += story.read_notes(&mut Pieces::of(FORM, part, &text, limits))?;
            }
        }
        story.flow.draft.count(count, one, many, "taken as paragraphs at the end");
    }
    story.note();
    let mut draft = story.flow.draft;
    for kind in ["header", "footer"] {
        for part in relations.all(kind) {
            if let Some(text) = package.text(part)? {
                let words = words(&mut Pieces::of(FORM, part, &text, limits))?;
                draft.quote(kind, &words);
            }
        }
    }
    let mut comments = 0;
    for part in relations.all("comments") {
        if let Some(text) = package.text(part)? {
            comments += count(&mut Pieces::of(FORM, part, &text, limits), "comment")?;
        }
    }
    draft.count(comments, "comment", "comments", "left");
    Ok(draft.finish(TextForm::Docx))
}

/// All words of a part in one text.
fn words(pieces: &mut Pieces<'_>) -> Result<String, ReadError> {
    let mut words = String::new();
    let mut taken = false;
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Start(Element { space: Space::Alternatives, name, .. })
                if name == "Fallback" =>
            {
                pieces.skip()?;
            }
            Piece::Start(Element { space: Space::Word, name, .. }) => match name.as_str() {
                "t" => taken = true,
                "p" | "tab" | "br" | "cr" => words.push(' '),
                _ => {}
            },
            Piece::End(Space::Word, name) if name == "t" => taken = false,
            Piece::Text(text) if taken => words.push_str(&text),
            Piece::Start(_) | Piece::End(..) | Piece::Text(_) => {}
        }
    }
    Ok(words)
}

/// How many elements of a name a part holds.
fn count(pieces: &mut Pieces<'_>, wanted: &str) -> Result<usize, ReadError> {
    let mut count = 0;
    while let Some(piece) = pieces.next()? {
        if let Piece::Start(Element { space: Space::Word, name, .. }) = piece
            && name == wanted
        {
            count += 1;
        }
    }
    Ok(count)
}
