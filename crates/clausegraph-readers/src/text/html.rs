//! HTML: headings, paragraphs, lists and tables of a page, without what is there for programs.

mod head;
mod page;
mod tags;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use self::page::Page;
use super::{TextDocument, TextForm, draft::Draft, encoding};
use crate::{ReadError, ReadLimits};

const FORM: &str = "HTML";

/// Reads an HTML file.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let mut draft = Draft::new(limits);
    let told = head::told_encoding(bytes);
    let text = encoding::decode(FORM, bytes, told.as_deref(), &mut draft)?;
    let mut emitter: DefaultEmitter<usize> = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page::of(draft, &text, limits);
    for token in Tokenizer::new_with_emitter(&*text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&words(&tag.name))?,
            Token::String(text) => page.say(&words(&text), text.span.start),
            Token::Comment(_) => page.comment(),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Ok(page.finish()?.finish(TextForm::Html))
}

/// The text of bytes that the tokenizer took out of a text.
fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
