//! The running text of an ODT file.

use super::styles::Styles;
use crate::{
    ReadError,
    text::{
        BlockKind,
        flow::Flow,
        xml::{Element, Piece, Pieces, Space},
    },
};

/// The text of a file while it is read, and what was left of it.
pub(super) struct Story<'s> {
    /// What was read.
    pub(super) flow: Flow,
    styles: &'s Styles,
    inside: bool,
    lists: usize,
    insertions: usize,
    deletions: usize,
    comments: usize,
    footnotes: usize,
    pictures: usize,
    objects: usize,
    hidden: usize,
    numbered: usize,
}

impl<'s> Story<'s> {
    pub(super) fn of(flow: Flow, styles: &'s Styles) -> Self {
        Self {
            flow,
            styles,
            inside: false,
            lists: 0,
            insertions: 0,
            deletions: 0,
            comments: 0,
            footnotes: 0,
            pictures: 0,
            objects: 0,
            hidden: 0,
            numbered: 0,
        }
    }

    /// Reads the part of the content.
    pub(super) fn read(&mut self, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) if element.space == Space::Office => {
                    match element.name.as_str() {
                        "text" => self.inside = true,
                        "forms" => pieces.skip()?,
                        "annotation" => {
                            self.comments += 1;
                            pieces.skip()?;
                        }
                        _ => {}
                    }
                }
                Piece::Start(element) if self.inside => self.start(&element, pieces)?,
                Piece::End(Space::Office, name) if name == "text" => self.inside = false,
                Piece::End(space, name) if self.inside => self.end(space, &name)?,
                // Texts outside of paragraphs are blanks between elements: `say` passes them.
                Piece::Text(text) if self.inside => {
                    self.flow.say(&text);
                }
                Piece::Start(_) | Piece::End(..) | Piece::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Notes what was counted.
    pub(super) fn note(&mut self) {
        let draft = &mut self.flow.draft;
        draft.count(
            self.footnotes,
            "footnote or endnote",
            "footnotes or endnotes",
            "taken as paragraphs after their own",
        );
        draft.count(self.insertions, "tracked insertion", "tracked insertions", "taken");
        draft.count(self.deletions, "tracked deletion", "tracked deletions", "left");
        draft.count(self.comments, "comment", "comments", "left");
        draft.count(self.pictures, "picture", "pictures", "left");
        draft.count(self.objects, "embedded object", "embedded objects", "left");
        draft.count(self.hidden, "hidden text", "hidden texts", "taken");
        draft.count(
            self.numbered,
            "automatic number or bullet",
            "automatic numbers or bullets",
            "left",
        );
    }

    fn start(&mut self, element: &Element, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        match (element.space, element.name.as_str()) {
            (Space::Text, name) => return self.start_text(name, element, pieces),
            (Space::Table, name) => self.start_table(name, element),
            (Space::Draw, "image") => self.pictures += 1,
            (Space::Draw, "object" | "object-ole" | "plugin" | "applet") => self.objects += 1,
            _ => {}
        }
        Ok(())
    }

    fn start_text(
        &mut self,
        name: &str,
        element: &Element,
        pieces: &mut Pieces<'_>,
    ) -> Result<(), ReadError> {
        match name {
            "h" => {
                let level = element.get("outline-level").and_then(|level| level.parse().ok());
                self.flow.open(BlockKind::Heading(level.unwrap_or(1)));
            }
            "p" => {
                let style = element.get("style-name").unwrap_or_default();
                let usual = if self.lists > 0 { BlockKind::Item } else { BlockKind::Paragraph };
                let heading = self.styles.heading(style).map(BlockKind::Heading);
                self.flow.open(heading.unwrap_or(usual));
            }
            "list" => self.lists += 1,
            "list-item" => self.numbered += 1,
            "s" | "tab" | "line-break" => {
                self.flow.say(" ");
            }
            "insertion" => self.insertions += 1,
            "deletion" => {
                self.deletions += 1;
                return pieces.skip();
            }
            "note" => self.footnotes += 1,
            "hidden-text" | "hidden-paragraph" => self.hidden += 1,
            // The number of a note, who tracked a change, and what fields are declared with.
            "note-citation"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "script"
            | "index-title-template"
            | "table-of-content-source" => {
                return pieces.skip();
            }
            _ => {}
        }
        Ok(())
    }

    fn start_table(&mut self, name: &str, element: &Element) {
        let number = |key: &str| element.get(key).and_then(|value| value.parse::<u32>().ok());
        match name {
            "table" => self.flow.open_table(),
            "table-row" => {
                self.flow.open_row(number("number-rows-repeated").unwrap_or(1).max(1));
            }
            "table-cell" => {
                let repeated = number("number-columns-repeated").unwrap_or(1).max(1);
                self.flow.open_cell(repeated);
            }
            // A covered cell has a place of its own, so a cell that spans it takes one column.
            "covered-table-cell" => {
                self.flow.open_cell(number("number-columns-repeated").unwrap_or(1).max(1));
            }
            _ => {}
        }
    }

    fn end(&mut self, space: Space, name: &str) -> Result<(), ReadError> {
        match (space, name) {
            (Space::Text, "p" | "h") => self.flow.close()?,
            (Space::Text, "list") => self.lists = self.lists.saturating_sub(1),
            (Space::Table, "table") => self.flow.close_table(),
            _ => {}
        }
        Ok(())
    }
}
