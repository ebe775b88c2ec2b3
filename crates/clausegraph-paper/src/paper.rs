//! A paper: what stands in a deliverable, without saying how a format draws it.

use crate::{Grid, Language};

/// One deliverable, ready to be written in any format.
///
/// A paper holds finished texts in one language: whoever writes it as HTML, DOCX, PDF or Markdown
/// decides how it looks and adds no sentence of its own. The same input gives the same paper.
///
/// ```
/// use clausegraph_paper::{Block, Language, Layout, Paper, PaperKind, Section, Sheet, Words, paper_markdown};
///
/// let paper = Paper {
///     kind: PaperKind::Gap,
///     language: Language::English,
///     title: "Gap report".to_owned(),
///     subtitle: "Acme IT".to_owned(),
///     facts: Vec::new(),
///     notices: Vec::new(),
///     sheet: Sheet::A4Portrait,
///     layout: Layout::Flowing,
///     sections: vec![Section {
///         title: "What works".to_owned(),
///         anchor: "what-works".to_owned(),
///         starts_page: false,
///         blocks: vec![Block::Paragraph(Words::plain("Changes are recorded."))],
///         sections: Vec::new(),
///     }],
///     footer: "Acme IT, 22 November 2026".to_owned(),
/// };
/// assert!(paper_markdown(&paper).contains("## What works\n\nChanges are recorded."));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which deliverable it is.
    pub kind: PaperKind,
    /// The language of its texts.
    pub language: Language,
    /// The title.
    pub title: String,
    /// Of whom it is.
    pub subtitle: String,
    /// What the first page says in a list of labels and values: day, criteria, team.
    pub facts: Vec<Field>,
    /// What must be read before anything else; on the first page.
    pub notices: Vec<Notice>,
    /// The sheet it is made for.
    pub sheet: Sheet,
    /// How its sections stand on the sheet.
    pub layout: Layout,
    /// What it says.
    pub sections: Vec<Section>,
    /// What stands at the foot of every page.
    pub footer: String,
}

/// Which deliverable a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperKind {
    /// The report of a gap assessment.
    Gap,
    /// The auditor's map from requirements to evidence, with places to write in.
    EvidenceMap,
    /// The report of an audit, with a form for each nonconformity.
    Audit,
    /// The service management system on one page.
    Charter,
    /// What top management looks at in a management review.
    ReviewPack,
    /// How near a certification audit is.
    Readiness,
    /// What is done when, in the next year or two.
    Roadmap,
}

impl PaperKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Gap,
        Self::EvidenceMap,
        Self::Audit,
        Self::Charter,
        Self::ReviewPack,
        Self::Readiness,
        Self::Roadmap,
    ];

    /// The word by which it is asked for, which names its files, too.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::EvidenceMap => "evidence-map",
            Self::Audit => "audit",
            Self::Charter => "charter",
            Self::ReviewPack => "review-pack",
            Self::Readiness => "readiness",
            Self::Roadmap => "roadmap",
        }
    }
}

/// The sheet that a paper is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// 210 x 297 mm.
    A4Portrait,
    /// 297 x 210 mm.
    A4Landscape,
    /// 420 x 297 mm.
    A3Landscape,
}

/// How sections stand on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One after the other, over as many pages as they take.
    Flowing,
    /// As tiles in columns on one page, filled column by column; more than one page is an error.
    OnePage {
        /// How many columns.
        columns: u8,
    },
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// A name for links: lower-case letters, digits and hyphens, unique in the paper.
    pub anchor: String,
    /// Whether it begins on a new page where pages are.
    pub starts_page: bool,
    /// What it says, before its parts.
    pub blocks: Vec<Block>,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Sentences.
    Paragraph(Words),
    /// A list whose order does not matter.
    Bullets(Vec<Words>),
    /// A list whose order matters.
    Numbered(Vec<Words>),
    /// A table.
    Table(Table),
    /// A picture, with its data for those who do not see it.
    Figure(Figure),
    /// Something that must not be overlooked.
    Notice(Notice),
    /// Labels with values, and places to write in.
    Fields(Vec<Field>),
    /// Large numbers or words side by side, each with what it counts.
    Tiles(Vec<Tile>),
}

/// Words with emphasis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Run>);

/// Words of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they stand out.
    pub look: RunLook,
    /// Where they lead: `#anchor` in the paper, or an address of the input.
    pub link: Option<String>,
}

/// How words stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunLook {
    /// Not at all.
    Plain,
    /// They are important.
    Strong,
    /// They are beside the point.
    Quiet,
    /// They are an id.
    Code,
}

impl Words {
    /// Words without emphasis.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run::new(text, RunLook::Plain)])
    }

    /// Important words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run::new(text, RunLook::Strong)])
    }

    /// Words beside the point.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self(vec![Run::new(text, RunLook::Quiet)])
    }

    /// An id.
    pub fn code(text: impl Into<String>) -> Self {
        Self(vec![Run::new(text, RunLook::Code)])
    }

    /// A sentence in which ids stand between backticks.
    pub(crate) fn ticked(sentence: &str) -> Self {
        let looks = [RunLook::Plain, RunLook::Code].into_iter().cycle();
        let runs = sentence.split('`').zip(looks).filter(|(text, _)| !text.is_empty());
        Self(runs.map(|(text, look)| Run::new(text, look)).collect())
    }

    /// No words.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Further words behind these; the blank between them is the caller's.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// The words without their emphasis.
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }
}

impl Run {
    /// Words of a look that lead nowhere.
    pub fn new(text: impl Into<String>, look: RunLook) -> Self {
        Self { text: text.into(), look, link: None }
    }
}

/// What a colour may say beside the words, which say it, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing.
    None,
    /// Covered, present, done.
    Good,
    /// Not known.
    Unknown,
    /// Older than its interval.
    Stale,
    /// With a weakness.
    Weak,
    /// In part.
    Partial,
    /// Missing, absent, overdue.
    Bad,
    /// Not counted.
    Quiet,
}

/// A table: a header row and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows; stands above it, may be empty.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with as many cells as there are columns; the cell of a group row spans all.
    pub rows: Vec<Row>,
    /// What stands below it: how many rows were left out, and where they are; may be empty.
    pub note: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// Its share of the width, among those of the others.
    pub width: u16,
    /// Where its cells stand.
    pub align: Align,
}

/// Where a cell's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Where lines begin.
    Start,
    /// In the middle.
    Middle,
    /// Where lines end: numbers.
    End,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub sort: RowSort,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSort {
    /// A row like others.
    Body,
    /// A heading over the rows that follow; one cell.
    Group,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub words: Words,
    /// What its colour says.
    pub tone: Tone,
}

impl Cell {
    /// A cell without colour.
    pub const fn of(words: Words) -> Self {
        Self { words, tone: Tone::None }
    }

    /// A cell of plain words without colour.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(Words::plain(text))
    }

    /// A cell of plain words with a colour.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { words: Words::plain(text), tone }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it shows; stands below it.
    pub caption: String,
    /// What it tells, for those who do not see it: one or two sentences.
    pub alternative: String,
    /// The picture as SVG: self-contained, with `viewBox`, without scripts, in whole numbers.
    pub svg: String,
    /// The same as cells, for formats that have tables and draw nothing; none where only data are there.
    pub grid: Option<Grid>,
    /// The same as a table of numbers.
    pub data: Table,
}

/// Something that must not be overlooked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Of which sort.
    pub sort: NoticeSort,
    /// What it says.
    pub words: Words,
}

/// Of which sort a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeSort {
    /// How to read what follows, and its limits.
    Limits,
    /// Something that nobody has decided or that is not there.
    Undecided,
    /// Something to act on.
    Warning,
}

/// A label with a value, or with a place to write in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What is asked.
    pub label: String,
    /// What is known.
    pub value: FieldValue,
}

/// What stands behind a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// What is known.
    Known(Words),
    /// A place that is left for a person.
    ToFill {
        /// How many lines the place has.
        lines: u8,
    },
    /// What nobody has decided or stated; the words say so.
    Undecided(String),
}

/// A large number or word with what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The number or word.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// What its colour says.
    pub tone: Tone,
}
