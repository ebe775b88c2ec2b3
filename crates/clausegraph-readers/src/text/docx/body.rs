//! The running text of a DOCX file.

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
    /// Whether texts are taken: between `t` and its end.
    taken: bool,
    /// Whether the paragraph that began last has an automatic number or bullet.
    in_list: bool,
    insertions: usize,
    deletions: usize,
    pictures: usize,
    objects: usize,
    symbols: usize,
    equations: usize,
    hidden: usize,
    numbered: usize,
    placeholders: usize,
    foreign_parts: usize,
}

impl<'s> Story<'s> {
    pub(super) fn of(flow: Flow, styles: &'s Styles) -> Self {
        Self {
            flow,
            styles,
            taken: false,
            in_list: false,
            insertions: 0,
            deletions: 0,
            pictures: 0,
            objects: 0,
            symbols: 0,
            equations: 0,
            hidden: 0,
            numbered: 0,
            placeholders: 0,
            foreign_parts: 0,
        }
    }

    /// Reads a part of text.
    pub(super) fn read(&mut self, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        while let Some(piece) = pieces.next()? {
            self.take(piece, pieces)?;
        }
        Ok(())
    }

    /// Reads a part of footnotes or endnotes and counts them; lines between text and notes are none.
    pub(super) fn read_notes(&mut self, pieces: &mut Pieces<'_>) -> Result<usize, ReadError> {
        let mut count = 0;
        while let Some(piece) = pieces.next()? {
            if let Piece::Start(element) = &piece
                && element.space == Space::Word
                && matches!(element.name.as_str(), "footnote" | "endnote")
            {
                if matches!(element.get("type"), None | Some("normal")) {
                    count += 1;
                } else {
                    pieces.skip()?;
                }
                continue;
            }
            self.take(piece, pieces)?;
        }
        Ok(count)
    }

    /// Notes what was counted.
    pub(super) fn note(&mut self) {
        let draft = &mut self.flow.draft;
        draft.count(self.insertions, "tracked insertion", "tracked insertions", "taken");
        draft.count(self.deletions, "tracked deletion", "tracked deletions", "left");
        draft.count(self.pictures, "picture", "pictures", "left");
        draft.count(self.objects, "embedded object", "embedded objects", "left");
        draft.count(self.symbols, "sign of a symbol font", "signs of symbol fonts", "left");
        draft.count(self.equations, "equation", "equations", "taken without its layout");
        draft.count(self.hidden, "hidden text", "hidden texts", "taken");
        draft.count(self.placeholders, "placeholder", "placeholders", "taken");
        draft.count(self.foreign_parts, "part of another form", "parts of another form", "left");
        draft.count(
            self.numbered,
            "automatic number or bullet",
            "automatic numbers or bullets",
            "left",
        );
    }

    fn take(&mut self, piece: Piece, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        match piece {
            Piece::Start(element) => self.start(&element, pieces),
            Piece::End(space, name) => self.end(space, &name),
            Piece::Text(text) => {
                if self.taken {
                    self.flow.say(&text);
                }
                Ok(())
            }
        }
    }

    fn start(&mut self, element: &Element, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        match (element.space, element.name.as_str()) {
            // The fallback says once more what the choice before it says.
            (Space::Alternatives, "Fallback") => return pieces.skip(),
            (Space::Maths, "oMath") => {
                self.equations += 1;
                self.flow.say(" ");
            }
            (Space::Maths, "t") => self.taken = true,
            (Space::Word, name) => return self.start_word(name, element, pieces),
            (Space::Other, "blip" | "imagedata") => self.pictures += 1,
            // A chart, or a diagram.
            (Space::Other, "chart" | "relIds") => self.objects += 1,
            _ => {}
        }
        Ok(())
    }

    fn start_word(
        &mut self,
        name: &str,
        element: &Element,
        pieces: &mut Pieces<'_>,
    ) -> Result<(), ReadError> {
        let value = element.get("val");
        match name {
            "p" => {
                self.flow.open(BlockKind::Paragraph);
                self.in_list = false;
            }
            "pStyle" => {
                let meaning = self.styles.meaning(value.unwrap_or_default());
                self.flow.turn(meaning.kind);
                self.list(meaning.numbered);
            }
            "numPr" => self.number(pieces)?,
            "outlineLvl" => {
                if let Some(level) = value.and_then(|value| value.parse::<u8>().ok()) {
                    let heading = BlockKind::Heading(level.saturating_add(1));
                    self.flow.turn(if level < 9 { heading } else { BlockKind::Paragraph });
                }
            }
            "t" => self.taken = true,
            "tab" | "br" | "cr" | "ptab" => {
                self.flow.say(" ");
            }
            "noBreakHyphen" => {
                self.flow.say("-");
            }
            "sym" => self.symbols += 1,
            "vanish" => self.hidden += usize::from(!matches!(value, Some("0" | "false" | "off"))),
            "ins" | "moveTo" => self.insertions += 1,
            "del" | "moveFrom" => {
                self.deletions += 1;
                return pieces.skip();
            }
            // How it was before a tracked change, and what fields are made of.
            "pPrChange" | "rPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange"
            | "sectPrChange" | "numberingChange" | "instrText" | "delText" | "delInstrText" => {
                return pieces.skip();
            }
            "showingPlcHdr" => self.placeholders += 1,
            "altChunk" => self.foreign_parts += 1,
            "object" => self.objects += 1,
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(1),
            "gridBefore" => {
                if let Some(columns) = value.and_then(|value| value.parse().ok()) {
                    self.flow.open_cell(columns);
                }
            }
            "tc" => self.flow.open_cell(1),
            "gridSpan" => {
                if let Some(columns) = value.and_then(|value| value.parse().ok()) {
                    self.flow.widen_cell(columns);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, space: Space, name: &str) -> Result<(), ReadError> {
        match (space, name) {
            (Space::Word | Space::Maths, "t") => self.taken = false,
            (Space::Word, "p") => self.flow.close()?,
            (Space::Word, "tbl") => self.flow.close_table(),
            _ => {}
        }
        Ok(())
    }

    /// Whether the program puts a number or bullet before the open paragraph, as far as is known.
    fn list(&mut self, numbered: bool) {
        match (self.in_list, numbered) {
            (false, true) => self.numbered += 1,
            (true, false) => self.numbered = self.numbered.saturating_sub(1),
            (true, true) | (false, false) => {}
        }
        self.in_list = numbered;
    }

    /// The numbering of a paragraph, which may be switched off.
    fn number(&mut self, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        let mut open = 1_usize;
        while open > 0 {
            match pieces.next()? {
                Some(Piece::Start(element)) => {
                    open += 1;
                    if element.name == "numId" {
                        self.list(element.get("val") != Some("0"));
                        match (self.flow.kind(), self.in_list) {
                            (Some(BlockKind::Paragraph), true) => self.flow.turn(BlockKind::Item),
                            (Some(BlockKind::Item), false) => {
                                self.flow.turn(BlockKind::Paragraph);
                            }
                            _ => {}
                        }
                    }
                }
                Some(Piece::End(..)) => open -= 1,
                Some(Piece::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }
}
