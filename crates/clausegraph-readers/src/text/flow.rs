//! Paragraphs, lists and tables while an office document is read: what stands where.

use crate::{
    ReadError,
    text::{Block, BlockKind, Place, draft::Draft},
};

/// The running text of a document.
///
/// Paragraphs may stand in each other (text boxes, footnotes): the inner ones follow the outer one.
pub(super) struct Flow {
    /// What was read so far.
    pub(super) draft: Draft,
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    counted_paragraphs: u32,
    counted_tables: u32,
}

struct Paragraph {
    kind: BlockKind,
    place: Place,
    text: String,
    inner: Vec<Block>,
}

/// An open table; all numbers count from 1, 0 stands before the first.
struct Table {
    number: u32,
    row: u32,
    next_row: u32,
    column: u32,
    next_column: u32,
}

impl Flow {
    pub(super) fn of(draft: Draft) -> Self {
        Self {
            draft,
            open: Vec::new(),
            tables: Vec::new(),
            counted_paragraphs: 0,
            counted_tables: 0,
        }
    }

    /// Begins a paragraph.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.counted_paragraphs = self.counted_paragraphs.saturating_add(1);
        let place = match self.tables.last() {
            Some(table) => {
                Place::Cell { table: table.number, row: table.row, column: table.column }
            }
            None => Place::Paragraph(self.counted_paragraphs),
        };
        self.open.push(Paragraph { kind, place, text: String::new(), inner: Vec::new() });
    }

    /// Says what the open paragraph is.
    pub(super) fn turn(&mut self, kind: BlockKind) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.kind = kind;
        }
    }

    /// What the open paragraph is.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.last().map(|paragraph| paragraph.kind)
    }

    /// Adds to the open paragraph; false where none is open.
    pub(super) fn say(&mut self, text: &str) -> bool {
        match self.open.last_mut() {
            Some(paragraph) => {
                paragraph.text.push_str(text);
                true
            }
            None => false,
        }
    }

    /// Ends the open paragraph.
    pub(super) fn close(&mut self) -> Result<(), ReadError> {
        let Some(Paragraph { kind, place, text, inner }) = self.open.pop() else {
            return Ok(());
        };
        let kind = match (kind, place) {
            (BlockKind::Paragraph | BlockKind::Item, Place::Cell { .. }) => BlockKind::Cell,
            (kind, _) => kind,
        };
        let mut blocks = Vec::new();
        blocks.extend(self.draft.block(place, kind, &text)?);
        blocks.extend(inner);
        match self.open.last_mut() {
            Some(outer) => outer.inner.extend(blocks),
            None => self.draft.extend(blocks),
        }
        Ok(())
    }

    /// Begins a table.
    pub(super) fn open_table(&mut self) {
        self.counted_tables = self.counted_tables.saturating_add(1);
        self.tables.push(Table {
            number: self.counted_tables,
            row: 0,
            next_row: 1,
            column: 0,
            next_column: 1,
        });
    }

    /// Begins a row that stands for some equal ones.
    pub(super) fn open_row(&mut self, rows: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.row = table.next_row;
            table.next_row = table.next_row.saturating_add(rows);
            table.column = 0;
            table.next_column = 1;
        }
    }

    /// Begins a cell that takes some columns.
    pub(super) fn open_cell(&mut self, columns: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.column = table.next_column;
            table.next_column = table.next_column.saturating_add(columns);
        }
    }

    /// The open cell takes some columns, as it says after its beginning.
    pub(super) fn widen_cell(&mut self, columns: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.next_column = table.column.saturating_add(columns);
        }
    }

    /// Ends the open table.
    pub(super) fn close_table(&mut self) {
        self.tables.pop();
    }
}
