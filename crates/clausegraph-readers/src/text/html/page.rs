//! The running text of an HTML page.

use std::collections::BTreeMap;

use html5gum::StartTag;

use super::{
    head::{attribute, meta},
    tags::{Open, Tag, tag},
    words,
};
use crate::{
    ReadError, ReadLimits,
    text::{
        BlockKind, Place,
        draft::{Draft, some_line},
    },
};

/// A page while it is read.
pub(super) struct Page<'t> {
    draft: Draft,
    /// The text behind the last place whose line is known.
    rest: &'t str,
    rest_start: usize,
    line: u32,
    depth: usize,
    open: Vec<Open>,
    tables: Vec<Table>,
    counted_tables: u32,
    /// The text of the open block, and where it begins.
    text: String,
    start: usize,
    title: Option<String>,
    /// The element that is passed over, and how many of its name stand in it.
    skipped: Option<(String, usize)>,
    left: BTreeMap<(&'static str, &'static str), usize>,
    comments: usize,
    hidden: usize,
}

/// An open table; rows and columns count from 1.
struct Table {
    number: u32,
    row: u32,
    column: u32,
    next_column: u32,
}

impl<'t> Page<'t> {
    pub(super) fn of(draft: Draft, text: &'t str, limits: &ReadLimits) -> Self {
        Self {
            draft,
            rest: text,
            rest_start: 0,
            line: 1,
            depth: limits.depth,
            open: Vec::new(),
            tables: Vec::new(),
            counted_tables: 0,
            text: String::new(),
            start: 0,
            title: None,
            skipped: None,
            left: BTreeMap::new(),
            comments: 0,
            hidden: 0,
        }
    }

    /// An element begins.
    pub(super) fn start(&mut self, start: &StartTag<usize>) -> Result<(), ReadError> {
        let name = words(&start.name);
        if let Some((skipped, inner)) = &mut self.skipped {
            *inner += usize::from(*skipped == name);
            return Ok(());
        }
        self.hidden += usize::from(start.attributes.contains_key("hidden".as_bytes()));
        match name.as_str() {
            "title" => {
                self.title = Some(String::new());
                return Ok(());
            }
            "meta" => {
                meta(start, &mut self.draft);
                return Ok(());
            }
            "html" => {
                let language = attribute(start, "lang").or_else(|| attribute(start, "xml:lang"));
                if let Some(language) = language.and_then(|language| some_line(&language)) {
                    self.draft.properties.language = Some(language);
                }
            }
            _ => {}
        }
        match tag(&name) {
            Tag::Skipped(what) => {
                if let Some(what) = what {
                    *self.left.entry(what).or_default() += 1;
                }
                if !start.self_closing || name != "svg" {
                    self.skipped = Some((name, 0));
                }
                self.text.push(' ');
            }
            Tag::Thing(one, many) => *self.left.entry((one, many)).or_default() += 1,
            Tag::Blank => self.text.push(' '),
            Tag::Block => self.flush()?,
            Tag::Inline => {}
            tag @ (Tag::Heading(_) | Tag::List | Tag::Item | Tag::Table | Tag::Row | Tag::Cell) => {
                self.flush()?;
                if let Some(open) = Open::of(tag) {
                    self.enter(open, start)?;
                }
            }
        }
        Ok(())
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if let Some((skipped, inner)) = &mut self.skipped {
            if skipped == name {
                match inner.checked_sub(1) {
                    Some(fewer) => *inner = fewer,
                    None => self.skipped = None,
                }
            }
            return Ok(());
        }
        if name == "title" {
            if let Some(title) = self.title.take() {
                self.entitle(&title);
            }
            return Ok(());
        }
        match tag(name) {
            Tag::Block => self.flush(),
            tag @ (Tag::Heading(_) | Tag::List | Tag::Item | Tag::Table | Tag::Row | Tag::Cell) => {
                self.flush()?;
                if let Some(ended) = Open::of(tag) {
                    self.leave(ended);
                }
                Ok(())
            }
            Tag::Blank | Tag::Inline | Tag::Skipped(_) | Tag::Thing(..) => Ok(()),
        }
    }

    /// A text.
    pub(super) fn say(&mut self, text: &str, at: usize) {
        if self.skipped.is_some() {
            return;
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        if self.text.trim().is_empty() {
            self.text.clear();
            let blank = text.len().saturating_sub(text.trim_start().len());
            self.start = at.saturating_add(blank);
        }
        self.text.push_str(text);
    }

    /// A comment.
    pub(super) fn comment(&mut self) {
        self.comments += 1;
    }

    /// Ends the page.
    pub(super) fn finish(mut self) -> Result<Draft, ReadError> {
        if let Some(title) = self.title.take() {
            self.draft.note("its title never ends: the rest is taken as text");
            self.text.push_str(&title);
        }
        self.flush()?;
        if let Some((name, _)) = &self.skipped {
            self.draft.note(format!("`{name}` never ends: what follows it is left"));
        }
        for ((one, many), count) in &self.left {
            self.draft.count(*count, one, many, "left");
        }
        self.draft.count(self.hidden, "hidden part", "hidden parts", "taken");
        self.draft.count(self.comments, "comment", "comments", "left");
        Ok(self.draft)
    }

    fn enter(&mut self, open: Open, start: &StartTag<usize>) -> Result<(), ReadError> {
        let kept = self.open.iter().rposition(|other| open.stays_in(*other));
        let kept = kept.map_or(0, |kept| kept.saturating_add(1));
        let inside = self.open.iter().skip(kept).position(|other| open.ends(*other));
        if let Some(position) = inside {
            self.keep(kept.saturating_add(position));
        }
        if self.open.len() >= self.depth {
            return Err(ReadError::Limit {
                what: "the lists and tables in each other",
                option: "depth",
                limit: u64::try_from(self.depth).unwrap_or(u64::MAX),
            });
        }
        self.open.push(open);
        match open {
            Open::Table => {
                self.counted_tables = self.counted_tables.saturating_add(1);
                let number = self.counted_tables;
                self.tables.push(Table { number, row: 0, column: 0, next_column: 1 });
            }
            Open::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = table.row.saturating_add(1);
                    table.column = 0;
                    table.next_column = 1;
                }
            }
            Open::Cell => {
                let span = attribute(start, "colspan").and_then(|span| span.trim().parse().ok());
                if let Some(table) = self.tables.last_mut() {
                    table.row = table.row.max(1);
                    table.column = table.next_column;
                    table.next_column = table.column.saturating_add(span.unwrap_or(1).max(1));
                }
            }
            Open::Heading(_) | Open::List | Open::Item => {}
        }
        Ok(())
    }

    fn leave(&mut self, ended: Open) {
        let same = |other: Open| match ended {
            Open::Heading(_) => matches!(other, Open::Heading(_)),
            Open::List | Open::Item | Open::Table | Open::Row | Open::Cell => other == ended,
        };
        let bound = |other: Open| ended != Open::Table && other == Open::Table;
        let found = self.open.iter().rposition(|other| same(*other) || bound(*other));
        let Some(position) = found else {
            return;
        };
        if self.open.get(position).is_some_and(|other| same(*other)) {
            self.keep(position);
        }
    }

    /// The first title counts; others are kept beside it.
    fn entitle(&mut self, title: &str) {
        let properties = &mut self.draft.properties;
        match (some_line(title), &properties.title) {
            (Some(title), None) => properties.title = Some(title),
            (Some(title), Some(first)) if title != *first => {
                properties.custom.push(("title".to_owned(), title));
            }
            _ => {}
        }
    }

    /// Leaves all but the outer open elements.
    fn keep(&mut self, count: usize) {
        self.open.truncate(count);
        let tables = self.open.iter().filter(|open| **open == Open::Table).count();
        self.tables.truncate(tables);
    }

    /// Ends the open block.
    fn flush(&mut self) -> Result<(), ReadError> {
        if self.text.trim().is_empty() {
            self.text.clear();
            return Ok(());
        }
        let text = std::mem::take(&mut self.text);
        let mut kind = self.open.last().map_or(BlockKind::Paragraph, |open| open.kind());
        let in_cell = self.open.iter().rev().find(|open| matches!(open, Open::Cell | Open::Table));
        let place = match (in_cell, self.tables.last()) {
            (Some(Open::Cell), Some(table)) => {
                if !matches!(kind, BlockKind::Heading(_)) {
                    kind = BlockKind::Cell;
                }
                Place::Cell { table: table.number, row: table.row, column: table.column }
            }
            _ => Place::Line(self.line_of(self.start)),
        };
        if kind == BlockKind::Cell && !matches!(place, Place::Cell { .. }) {
            kind = BlockKind::Paragraph;
        }
        self.draft.push(place, kind, &text)
    }

    /// The line of a place, which never lies before the last one that was asked for.
    fn line_of(&mut self, at: usize) -> u32 {
        let ahead = at.saturating_sub(self.rest_start);
        if let Some((passed, rest)) = self.rest.split_at_checked(ahead) {
            let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.rest = rest;
            self.rest_start = at;
        }
        self.line
    }
}
