//! What the elements of HTML mean for the text.

use crate::text::BlockKind;

/// What an element does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Its content is passed over; what it is called in notes, if it is worth one.
    Skipped(Option<(&'static str, &'static str)>),
    /// It begins and ends blocks.
    Block,
    /// A heading of a level.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A blank in the text.
    Blank,
    /// A picture or another thing that is no text.
    Thing(&'static str, &'static str),
    /// A part of the running text.
    Inline,
}

/// What the element of a name does.
pub(super) fn tag(name: &str) -> Tag {
    match name {
        "script" | "style" | "template" | "datalist" => Tag::Skipped(None),
        "nav" => Tag::Skipped(Some(("navigation", "navigations"))),
        "noscript" => Tag::Skipped(Some((
            "part for readers without scripts",
            "parts for readers without scripts",
        ))),
        "svg" => Tag::Skipped(Some(("drawing", "drawings"))),
        "math" => Tag::Skipped(Some(("equation", "equations"))),
        "iframe" | "object" | "noembed" | "noframes" => {
            Tag::Skipped(Some(("embedded page", "embedded pages")))
        }
        "select" | "textarea" | "button" => Tag::Skipped(Some(("form field", "form fields"))),
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        "ul" | "ol" | "menu" | "dir" => Tag::List,
        "li" => Tag::Item,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "br" | "wbr" => Tag::Blank,
        "img" => Tag::Thing("picture", "pictures"),
        "video" | "audio" => Tag::Thing("recording", "recordings"),
        "canvas" => Tag::Thing("drawing", "drawings"),
        "input" => Tag::Thing("form field", "form fields"),
        "embed" => Tag::Thing("embedded page", "embedded pages"),
        "p" | "div" | "section" | "article" | "main" | "aside" | "header" | "footer" | "body"
        | "html" | "head" | "address" | "blockquote" | "pre" | "hr" | "dl" | "dt" | "dd"
        | "figure" | "figcaption" | "caption" | "details" | "summary" | "fieldset" | "legend"
        | "form" | "center" | "thead" | "tbody" | "tfoot" | "hgroup" | "dialog" | "option"
        | "optgroup" => Tag::Block,
        _ => Tag::Inline,
    }
}

/// An open element that decides what the text in it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// A heading.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell.
    Cell,
}

impl Open {
    /// The open element that a tag makes.
    pub(super) fn of(tag: Tag) -> Option<Self> {
        Some(match tag {
            Tag::Heading(level) => Self::Heading(level),
            Tag::List => Self::List,
            Tag::Item => Self::Item,
            Tag::Table => Self::Table,
            Tag::Row => Self::Row,
            Tag::Cell => Self::Cell,
            Tag::Skipped(_) | Tag::Block | Tag::Blank | Tag::Thing(..) | Tag::Inline => {
                return None;
            }
        })
    }

    /// Whether an element of this sort, when it begins, ends an open `other` in the same list or table.
    pub(super) fn ends(self, other: Self) -> bool {
        match self {
            Self::Item => other == Self::Item,
            Self::Row => matches!(other, Self::Row | Self::Cell),
            Self::Cell => other == Self::Cell,
            Self::Heading(_) => matches!(other, Self::Heading(_)),
            Self::List | Self::Table => false,
        }
    }

    /// Whether an element of this sort cannot end anything outside of an open `other`.
    pub(super) fn stays_in(self, other: Self) -> bool {
        match self {
            Self::Item => matches!(other, Self::List | Self::Cell | Self::Table),
            Self::Row | Self::Cell => other == Self::Table,
            Self::Heading(_) => !matches!(other, Self::Heading(_)),
            Self::List | Self::Table => true,
        }
    }

    /// What a text directly in it is.
    pub(super) fn kind(self) -> BlockKind {
        match self {
            Self::Heading(level) => BlockKind::Heading(level),
            Self::Item => BlockKind::Item,
            Self::Cell => BlockKind::Cell,
            Self::List | Self::Table | Self::Row => BlockKind::Paragraph,
        }
    }
}
