//! What a paper says, as paragraphs and tables of a document.

mod contents;
mod grid;
mod sheet;
mod table;
mod tidy;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_paper::{Block, Figure, Layout, Notice, NoticeSort, Paper, Section, Words};
use docx_rs::{Docx, IndentLevel, NumberingId, Paragraph, Run, Table};

use self::table::TableFacts;
pub(crate) use self::words::clean;
use crate::{
    DocxError,
    xml::{Node, Tree},
};

/// The numbering of the first numbered list of a paper; further lists count on from it.
pub(crate) const FIRST_LIST: usize = 1_000;

/// What the document that takes the paper in says about itself.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    /// The width of its text in twentieths of a point.
    pub(crate) width: usize,
    /// Whether it bears the title already.
    pub(crate) titled: bool,
    /// Whether it has a table of contents already.
    pub(crate) listed: bool,
    /// The bookmarks that it has, in lower case.
    pub(crate) bookmarks: BTreeSet<String>,
    /// The first number that is free for a bookmark.
    pub(crate) first_bookmark: usize,
    /// The language that our words are marked with, where it is not that of the document.
    pub(crate) language: Option<&'static str>,
}

/// What a paper says, and what the parts around it must hold for it.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// Its paragraphs and tables.
    pub(crate) content: Vec<Node>,
    /// The addresses that it leads to; the relation of the first is `report-link-0`.
    pub(crate) links: Vec<String>,
    /// How many numbered lists it has.
    pub(crate) lists: usize,
}

/// A paragraph or a table.
enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// How much room there is, and whether it is scarce.
#[derive(Clone, Copy)]
struct Space {
    width: usize,
    dense: bool,
}

/// What is gathered while a paper is written.
struct Draft<'p> {
    parts: Vec<Part>,
    links: Vec<String>,
    /// The bookmark of each anchor, with its number.
    places: BTreeMap<&'p str, (String, usize)>,
    tables: Vec<TableFacts>,
    labels: Vec<String>,
    lists: usize,
}

/// The paragraphs and tables of a paper.
pub(crate) fn body(paper: &Paper, room: &Room) -> Result<Body, DocxError> {
    let mut draft = Draft {
        parts: Vec::new(),
        links: Vec::new(),
        places: contents::places(paper, room),
        tables: Vec::new(),
        labels: Vec::new(),
        lists: 0,
    };
    draft.front(paper, room);
    match paper.layout {
        Layout::Flowing => {
            let space = Space { width: room.width, dense: false };
            for section in &paper.sections {
                draft.section(section, 1, space);
            }
        }
        Layout::OnePage { columns } => draft.sheet(paper, usize::from(columns), room.width),
    }
    let content = draft.content(room)?;
    Ok(Body { content, links: draft.links, lists: draft.lists })
}

impl<'p> Draft<'p> {
    /// What stands before the first section.
    fn front(&mut self, paper: &'p Paper, room: &Room) {
        if !room.titled {
            self.plain("Title", &paper.title);
            self.plain("Subtitle", &paper.subtitle);
        }
        let dense = matches!(paper.layout, Layout::OnePage { .. });
        let space = Space { width: room.width, dense };
        self.fields(&paper.facts, space);
        for notice in &paper.notices {
            self.notice(notice);
        }
        if matches!(paper.layout, Layout::Flowing) && !room.listed {
            self.contents(paper);
        }
    }

    fn section(&mut self, section: &'p Section, level: usize, space: Space) {
        let style = match level {
            1 if space.dense => "ReportTileHeading",
            1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            _ => "Heading4",
        };
        let heading = Paragraph::new().style(style);
        let heading = if section.starts_page && !space.dense {
            heading.page_break_before(true)
        } else {
            heading
        };
        let title = words::run(&section.title);
        let heading = match self.places.get(section.anchor.as_str()) {
            Some((name, id)) => {
                heading.add_bookmark_start(*id, name.as_str()).add_run(title).add_bookmark_end(*id)
            }
            None => heading.add_run(title),
        };
        self.add(heading);
        for block in &section.blocks {
            self.block(block, space);
        }
        for part in &section.sections {
            self.section(part, level.saturating_add(1), space);
        }
    }

    fn block(&mut self, block: &'p Block, space: Space) {
        match block {
            Block::Paragraph(words) => {
                let style = if space.dense { "ReportCell" } else { "Normal" };
                self.words(style, words);
            }
            Block::Bullets(items) => {
                let style = if space.dense { "ReportCellBullet" } else { "ListBullet" };
                for item in items {
                    self.words(style, item);
                }
            }
            Block::Numbered(items) => {
                let style = if space.dense { "ReportCellNumber" } else { "ListNumber" };
                let list = FIRST_LIST.saturating_add(self.lists);
                self.lists = self.lists.saturating_add(1);
                for item in items {
                    let paragraph = Paragraph::new().style(style);
                    let paragraph =
                        paragraph.numbering(NumberingId::new(list), IndentLevel::new(0));
                    let paragraph = self.inline(paragraph, item);
                    self.add(paragraph);
                }
            }
            Block::Table(table) => self.table(table, "", space),
            Block::Figure(figure) => self.figure(figure, space),
            Block::Notice(notice) => self.notice(notice),
            Block::Fields(fields) => self.fields(fields, space),
            Block::Tiles(tiles) => self.tiles(tiles, space),
        }
    }

    /// A picture as cells; else its data, under its caption, with what the picture tells.
    fn figure(&mut self, figure: &'p Figure, space: Space) {
        if let Some(grid) = &figure.grid {
            self.grid(figure, grid, space);
            return;
        }
        if figure.caption != figure.data.caption {
            self.caption(&figure.caption);
        }
        self.table(&figure.data, &figure.alternative, space);
    }

    fn notice(&mut self, notice: &Notice) {
        let (style, sign) = match notice.sort {
            NoticeSort::Limits => ("ReportNotice", None),
            NoticeSort::Undecided => ("ReportNoticeUndecided", Some("\u{25cb} ")),
            NoticeSort::Warning => ("ReportNoticeWarning", Some("\u{25b2} ")),
        };
        let mut paragraph = Paragraph::new().style(style);
        if let Some(sign) = sign {
            paragraph = paragraph.add_run(words::run(sign).style("Strong"));
        }
        let paragraph = self.inline(paragraph, &notice.words);
        self.add(paragraph);
    }

    /// A paragraph of a style; none where there is nothing to say.
    fn plain(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            self.add(Paragraph::new().style(style).add_run(words::run(text)));
        }
    }

    /// A caption, which never stands on another page than what it is about.
    fn caption(&mut self, text: &str) {
        if !text.is_empty() {
            let caption = Paragraph::new().style("Caption").keep_next(true);
            self.add(caption.add_run(words::run(text)));
        }
    }

    /// A paragraph of a style with emphasis.
    fn words(&mut self, style: &str, words: &Words) {
        let paragraph = self.inline(Paragraph::new().style(style), words);
        self.add(paragraph);
    }

    /// A thin line without words: it keeps a table from what follows.
    fn gap(&mut self) {
        self.add(Paragraph::new().style("ReportGap").add_run(Run::new()));
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.parts.push(Part::Paragraph(Box::new(paragraph)));
    }

    fn add_table(&mut self, table: Table) {
        self.parts.push(Part::Table(Box::new(table)));
    }

    /// What was gathered, as elements in the order that the format asks for.
    fn content(&mut self, room: &Room) -> Result<Vec<Node>, DocxError> {
        let mut document = Docx::new();
        for part in std::mem::take(&mut self.parts) {
            document = match part {
                Part::Paragraph(paragraph) => document.add_paragraph(*paragraph),
                Part::Table(table) => document.add_table(*table),
            };
        }
        let written = Tree::read(&document.build().document);
        let mut whole = written.map_err(|reason| DocxError::Refused { reason })?;
        let Some(body) = whole.root.find_mut("w:body") else { return Ok(Vec::new()) };
        body.drop_all("w:sectPr");
        tidy::tidy(body, &self.tables, &self.labels, room.language);
        Ok(std::mem::take(&mut body.children))
    }
}
