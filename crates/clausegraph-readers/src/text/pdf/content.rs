//! What a page draws: its texts, at their places.

use std::{collections::BTreeMap, rc::Rc};

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content, content::Operation};

use super::{
    font::Font,
    lines::{Line, Run, add},
    place::{Matrix, UNIT, parts, times},
    refusal, resolved, too_much,
};
use crate::{ReadError, ReadLimits, text::draft::Draft};

/// Reads what pages draw, within the bounds of the whole file.
pub(super) struct Painter<'d> {
    file: &'d Document,
    limits: ReadLimits,
    /// How many bytes of content may still be read, those that are drawn again counted again.
    left: u64,
    text_left: usize,
    fonts: BTreeMap<ObjectId, Option<Rc<Font>>>,
    unknown_signs: usize,
    pictures: usize,
    broken: usize,
}

/// How text is set.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: i64,
    letter_gap: i64,
    word_gap: i64,
    stretch: i64,
    leading: i64,
    rise: i64,
}

/// Where text is set, and what was set.
struct Text<'l> {
    here: Matrix,
    line: Matrix,
    lines: &'l mut Vec<Line>,
}

impl<'d> Painter<'d> {
    pub(super) fn of(file: &'d Document, limits: &ReadLimits) -> Self {
        Self {
            file,
            limits: *limits,
            left: limits.unpacked_bytes,
            text_left: limits.text_bytes,
            fonts: BTreeMap::new(),
            unknown_signs: 0,
            pictures: 0,
            broken: 0,
        }
    }

    /// The lines of a page.
    pub(super) fn page(&mut self, page: ObjectId) -> Result<Vec<Line>, ReadError> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let parts = self.file.get_page_contents(page);
        self.broken += parts.iter().filter(|part| self.file.get_object(**part).is_err()).count();
        let content = self.file.get_page_content_with_limit(page, most);
        let content = content.map_err(|error| refusal(&error, &self.limits))?;
        let resources = self.page_resources(page);
        let mut lines = Vec::new();
        let state = State {
            matrix: Matrix::SAME,
            font: None,
            size: 0,
            letter_gap: 0,
            word_gap: 0,
            stretch: UNIT,
            leading: 0,
            rise: 0,
        };
        self.draw(&content, &resources, state, 0, &mut lines)?;
        Ok(lines)
    }

    /// Notes what was counted.
    pub(super) fn note(&self, draft: &mut Draft) {
        draft.count(
            self.unknown_signs,
            "sign",
            "signs",
            "left, because the file does not tell what they mean",
        );
        draft.count(self.pictures, "picture", "pictures", "left");
        draft.count(self.broken, "piece of a page", "pieces of pages", "broken and left");
    }

    /// The resources of a page and of what it stands in, the nearest first.
    fn page_resources(&self, page: ObjectId) -> Vec<&'d Dictionary> {
        let mut found = Vec::new();
        if let Ok((own, shared)) = self.file.get_page_resources(page) {
            found.extend(own);
            found.extend(shared.into_iter().filter_map(|id| self.file.get_dictionary(id).ok()));
        }
        found
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        state: State,
        depth: usize,
        lines: &mut Vec<Line>,
    ) -> Result<(), ReadError> {
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or_else(|| too_much(&self.limits))?;
        let mut state = state;
        let mut kept: Vec<State> = Vec::new();
        let mut text = Text { here: Matrix::SAME, line: Matrix::SAME, lines };
        let mut last = String::new();
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else {
                self.broken += 1;
                return Ok(());
            };
            let Operation { operator, operands } = &operation;
            match operator.as_str() {
                "q" => {
                    // What is kept beyond any sensible depth is kept in vain.
                    if kept.len() < self.limits.depth {
                        kept.push(state.clone());
                    }
                }
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => {
                    if let Some(matrix) = Matrix::read(operands) {
                        state.matrix = matrix.then(state.matrix);
                    }
                }
                "Do" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.draw_object(name, resources, &state, depth, text.lines)?;
                    }
                }
                "BI" => self.pictures += 1,
                "Tf" => {
                    if let [Object::Name(name), size] = operands.as_slice() {
                        state.font = self.font(name, resources)?;
                        state.size = parts(size);
                    }
                }
                _ => self.set_text(&operation, &mut state, &mut text)?,
            }
            last = operation.operator;
        }
        // What follows the last operator was passed over in silence; that is rare enough to look twice.
        if !content.trim_ascii_end().ends_with(last.as_bytes())
            && Content::decode_strict(content).is_err()
        {
            self.broken += 1;
        }
        Ok(())
    }

    fn draw_object(
        &mut self,
        name: &[u8],
        resources: &[&'d Dictionary],
        state: &State,
        depth: usize,
        lines: &mut Vec<Line>,
    ) -> Result<(), ReadError> {
        let object = self.resource(b"XObject", name, resources);
        let Some(Object::Stream(stream)) = object.map(|(_, object)| object) else {
            return Ok(());
        };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => self.pictures += 1,
            Ok(b"Form") => {
                // Every level takes some stack, and the deepest drawing is far from this.
                if depth >= self.limits.depth.min(32) {
                    self.broken += 1;
                    return Ok(());
                }
                let most = usize::try_from(self.left).unwrap_or(usize::MAX);
                let Ok(content) = stream.get_plain_content_with_limit(most) else {
                    self.broken += 1;
                    return Ok(());
                };
                let file = self.file;
                let own = stream.dict.get(b"Resources").ok();
                let own = own.and_then(|own| resolved(file, own)?.as_dict().ok());
                let resources = own.map_or_else(|| resources.to_vec(), |own| vec![own]);
                let mut state = state.clone();
                let matrix = stream.dict.get(b"Matrix").and_then(Object::as_array);
                if let Some(matrix) = matrix.ok().and_then(|matrix| Matrix::read(matrix)) {
                    state.matrix = matrix.then(state.matrix);
                }
                // A small drawing is not free either: ten in each of ten in each other are a million.
                self.left = self.left.checked_sub(4096).ok_or_else(|| too_much(&self.limits))?;
                self.draw(&content, &resources, state, depth.saturating_add(1), lines)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn set_text(
        &mut self,
        operation: &Operation,
        state: &mut State,
        text: &mut Text<'_>,
    ) -> Result<(), ReadError> {
        let operands = operation.operands.as_slice();
        let first = || operands.first().map_or(0, parts);
        let second = || operands.get(1).map_or(0, parts);
        match operation.operator.as_str() {
            "BT" => text.start(Matrix::SAME),
            "Tm" => {
                if let Some(matrix) = Matrix::read(operands) {
                    text.start(matrix);
                }
            }
            "Td" => text.next_line(first(), second()),
            "TD" => {
                state.leading = second().saturating_neg();
                text.next_line(first(), second());
            }
            "T*" => text.next_line(0, state.leading.saturating_neg()),
            "Tc" => state.letter_gap = first(),
            "Tw" => state.word_gap = first(),
            "Tz" => state.stretch = first() / 100,
            "TL" => state.leading = first(),
            "Ts" => state.rise = first(),
            "Tj" => self.show(operands.first(), state, text)?,
            "'" => {
                text.next_line(0, state.leading.saturating_neg());
                self.show(operands.first(), state, text)?;
            }
            "\"" => {
                state.word_gap = first();
                state.letter_gap = second();
                text.next_line(0, state.leading.saturating_neg());
                self.show(operands.get(2), state, text)?;
            }
            "TJ" => {
                let list = operands.first().and_then(|list| list.as_array().ok());
                for object in list.into_iter().flatten() {
                    if let Object::String(..) = object {
                        self.show(Some(object), state, text)?;
                    } else {
                        let back = times(parts(object) / 1000, state.size);
                        text.advance(times(back.saturating_neg(), state.stretch));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows a text and goes on behind it.
    fn show(
        &mut self,
        object: Option<&Object>,
        state: &State,
        text: &mut Text<'_>,
    ) -> Result<(), ReadError> {
        let (Some(Object::String(bytes, _)), Some(font)) = (object, &state.font) else {
            return Ok(());
        };
        let mut words = String::new();
        let mut width = 0_i64;
        for sign in font.signs(bytes) {
            match sign.text {
                Some(text) => words.push_str(&text),
                None => self.unknown_signs += 1,
            }
            let blank = if sign.blank { state.word_gap } else { 0 };
            let step = times(sign.width, state.size)
                .saturating_add(state.letter_gap)
                .saturating_add(blank);
            width = width.saturating_add(times(step, state.stretch));
        }
        let matrix = Matrix::moved(0, state.rise).then(text.here).then(state.matrix);
        let (left, height) = matrix.origin();
        text.advance(width);
        let (right, _) = text.here.then(state.matrix).origin();
        let size = matrix.height(state.size);
        if words.is_empty() {
            return Ok(());
        }
        self.text_left = self.text_left.checked_sub(words.len()).ok_or(ReadError::Limit {
            what: "the bytes of text",
            option: "text_bytes",
            limit: u64::try_from(self.limits.text_bytes).unwrap_or(u64::MAX),
        })?;
        add(Run { text: words, left, right, height, size }, text.lines);
        Ok(())
    }

    /// The font of a name, read once.
    fn font(
        &mut self,
        name: &[u8],
        resources: &[&'d Dictionary],
    ) -> Result<Option<Rc<Font>>, ReadError> {
        let Some((id, object)) = self.resource(b"Font", name, resources) else {
            return Ok(None);
        };
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(known.clone());
        }
        let Ok(dictionary) = object.as_dict() else {
            return Ok(None);
        };
        // Reading a font costs about what its tables weigh.
        self.left = self.left.checked_sub(4096).ok_or_else(|| too_much(&self.limits))?;
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let font = Font::read(self.file, dictionary, most);
        let font = font.map_err(|error| refusal(&error, &self.limits))?;
        let font = Some(Rc::new(font));
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Ok(font)
    }

    fn resource(
        &self,
        kind: &[u8],
        name: &[u8],
        resources: &[&'d Dictionary],
    ) -> Option<(Option<ObjectId>, &'d Object)> {
        resources.iter().find_map(|resources| {
            let list = resolved(self.file, resources.get(kind).ok()?)?.as_dict().ok()?;
            self.file.dereference(list.get(name).ok()?).ok()
        })
    }
}

impl Text<'_> {
    fn start(&mut self, matrix: Matrix) {
        self.here = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, right: i64, up: i64) {
        self.start(Matrix::moved(right, up).then(self.line));
    }

    fn advance(&mut self, width: i64) {
        self.here = Matrix::moved(width, 0).then(self.here);
    }
}
