//! The body of a document: headings, bold labels, lines of text and words.

use clausegraph_readers::text::{Block, BlockKind, Place};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex_lite::Regex;

/// What a body holds, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    entries: Vec<Entry>,
    /// What stands in angle brackets, as a mark for people or for browsers: no text, and no words.
    tags: Vec<String>,
    /// Words of text and code; a word holds at least one letter or digit.
    pub(crate) words: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Mark(Mark),
    Line(Line),
}

/// A heading, or bold text that begins a paragraph or a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) at: Place,
    /// The text, without the colon behind a label.
    pub(crate) text: String,
    kind: MarkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkKind {
    Heading { level: u8 },
    Label { depth: u32 },
}

/// A line of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) at: Place,
    pub(crate) text: String,
}

impl Body {
    /// Headings and labels, in order.
    pub(crate) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Mark(mark) => Some(mark),
            Entry::Line(_) => None,
        })
    }

    /// Every line of text, in order, without headings and labels.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.entries.iter().filter_map(Entry::line)
    }

    /// Everything in order: its place, whether it is a heading, its text.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (Place, bool, &str)> {
        self.entries.iter().map(|entry| match entry {
            Entry::Mark(mark) => {
                let is_heading = matches!(mark.kind, MarkKind::Heading { .. });
                (mark.at, is_heading, mark.text.as_str())
            }
            Entry::Line(line) => (line.at, false, line.text.as_str()),
        })
    }

    /// Every text in order, and behind them what stands in angle brackets.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.pieces().map(|(_, _, text)| text).chain(self.tags.iter().map(String::as_str))
    }

    /// The text of the first heading.
    pub(crate) fn title(&self) -> Option<&Mark> {
        self.marks().find(|mark| matches!(mark.kind, MarkKind::Heading { .. }))
    }

    /// The lines around the title: those before the second heading.
    pub(crate) fn around_title(&self) -> impl Iterator<Item = &Line> {
        let mut headings = 0;
        self.entries
            .iter()
            .take_while(move |entry| {
                if let Entry::Mark(mark) = entry
                    && matches!(mark.kind, MarkKind::Heading { .. })
                {
                    headings += 1;
                }
                headings < 2
            })
            .filter_map(Entry::line)
    }

    /// What stands beside the first cell of a table that a pattern matches: the lines of the next
    /// cell of its row that holds anything; none where there is no such cell.
    pub(crate) fn beside(&self, pattern: &Regex) -> Option<Vec<&Line>> {
        let label = self.lines().find_map(|line| match line.at {
            Place::Cell { table, row, column } if pattern.is_match(&line.text) => {
                Some((table, row, column))
            }
            Place::Cell { .. } | Place::Line(_) | Place::Page(_) | Place::Paragraph(_) => None,
        });
        let (table, row, column) = label?;
        let right = |line: &&Line| match line.at {
            Place::Cell { table: other, row: same, column: next } => {
                (other == table && same == row && next > column).then_some(next)
            }
            Place::Line(_) | Place::Page(_) | Place::Paragraph(_) => None,
        };
        let next = self.lines().filter_map(|line| right(&line)).min();
        Some(self.lines().filter(|line| right(line).is_some() && right(line) == next).collect())
    }

    /// The first heading or label that a pattern matches, with the lines that stand below it.
    ///
    /// A heading reaches to the next one of its level or higher, a label to the next label that is
    /// nested no deeper, or to any heading.
    pub(crate) fn section(&self, pattern: &Regex) -> Option<(&Mark, Vec<&Line>)> {
        let (index, mark) =
            self.entries.iter().enumerate().find_map(|(index, entry)| match entry {
                Entry::Mark(mark) if pattern.is_match(&mark.text) => Some((index, mark)),
                Entry::Mark(_) | Entry::Line(_) => None,
            })?;
        let lines = self
            .entries
            .iter()
            .skip(index + 1)
            .take_while(|entry| match entry {
                Entry::Line(_) => true,
                Entry::Mark(next) => !mark.ends_at(next),
            })
            .filter_map(Entry::line)
            .collect();
        Some((mark, lines))
    }
}

impl Entry {
    fn line(&self) -> Option<&Line> {
        match self {
            Self::Mark(_) => None,
            Self::Line(line) => Some(line),
        }
    }
}

impl Mark {
    fn ends_at(&self, next: &Self) -> bool {
        match (self.kind, next.kind) {
            (MarkKind::Heading { level }, MarkKind::Heading { level: other }) => other <= level,
            (MarkKind::Heading { .. }, MarkKind::Label { .. }) => false,
            (MarkKind::Label { .. }, MarkKind::Heading { .. }) => true,
            (MarkKind::Label { depth }, MarkKind::Label { depth: other }) => other <= depth,
        }
    }
}

/// The body that the blocks of a document make; `lines_before` stand above it in the file.
pub(crate) fn of_blocks(blocks: &[Block], lines_before: u32) -> Body {
    let mut body = Body::default();
    for block in blocks {
        let at = match block.place {
            Place::Line(line) => Place::Line(line.saturating_add(lines_before)),
            Place::Page(_) | Place::Paragraph(_) | Place::Cell { .. } => block.place,
        };
        let text = block.text.trim();
        body.words = body.words.saturating_add(words(text));
        if text.is_empty() {
            continue;
        }
        body.entries.push(match block.kind {
            BlockKind::Heading(level) => {
                let text = text.trim_end_matches(':').trim_end().to_owned();
                Entry::Mark(Mark { at, text, kind: MarkKind::Heading { level } })
            }
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell => {
                Entry::Line(Line { at, text: text.to_owned() })
            }
        });
    }
    body
}

/// Reads a Markdown body that begins on a line of its file.
pub(crate) fn read(text: &str, first_line: u32) -> Body {
    let text = without_tags(text);
    let mut reader = Reader {
        starts: line_starts(&text),
        first_line,
        body: Body::default(),
        run: Run::default(),
        heading: None,
        label: None,
        depth: 0,
        at_block_start: false,
    };
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range.start);
    }
    reader.flush();
    reader.body
}

/// The text without `<% ... %>`, which a generator replaces; line ends stay.
fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once("<%") {
        let Some((inside, after)) = tag.split_once("%>") else {
            break;
        };
        kept.push_str(before);
        kept.extend(inside.chars().filter(|sign| *sign == '\n'));
        rest = after;
    }
    kept.push_str(rest);
    kept
}

fn line_starts(text: &str) -> Vec<usize> {
    text.match_indices('\n').map(|(index, _)| index + 1).collect()
}

/// How many words a text holds.
pub(crate) fn words(text: &str) -> u32 {
    let count =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Text that is being gathered.
#[derive(Default)]
struct Run {
    text: String,
    start: Option<usize>,
    after_label: bool,
}

struct Reader {
    /// The offsets at which lines but the first begin.
    starts: Vec<usize>,
    first_line: u32,
    body: Body,
    run: Run,
    /// The level and the place of the heading that is being read.
    heading: Option<(u8, usize)>,
    /// The place of the label that is being read.
    label: Option<usize>,
    depth: u32,
    /// Whether nothing but the opening of a paragraph or list item was read.
    at_block_start: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.open(&tag, at),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, at),
            Event::SoftBreak | Event::HardBreak | Event::Rule if self.heading.is_none() => {
                self.flush();
            }
            Event::SoftBreak | Event::HardBreak => self.run.text.push(' '),
            Event::Html(tag) | Event::InlineHtml(tag) => self.body.tags.push(tag.into_string()),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Emphasis
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {}
            Tag::Strong => {
                if self.at_block_start && self.heading.is_none() && self.label.is_none() {
                    self.label = Some(at);
                }
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some((heading_level(*level), at));
            }
            Tag::List(_) => {
                self.flush();
                self.depth = self.depth.saturating_add(1);
            }
            Tag::Paragraph | Tag::Item => {
                self.flush();
                self.at_block_start = true;
            }
            Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => self.flush(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::Strong => {
                if let Some(at) = self.label.take() {
                    let kind = MarkKind::Label { depth: self.depth };
                    self.mark(at, kind);
                    self.run.after_label = true;
                }
            }
            TagEnd::Heading(_) => {
                if let Some((level, at)) = self.heading.take() {
                    self.mark(at, MarkKind::Heading { level });
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::MetadataBlock(_) => self.flush(),
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        self.at_block_start = false;
        let mut offset = at;
        for (index, piece) in text.split('\n').enumerate() {
            if index > 0 {
                self.flush();
            }
            self.run.start.get_or_insert(offset);
            self.run.text.push_str(piece);
            offset = offset.saturating_add(piece.len() + 1);
        }
    }

    /// Ends a heading or label.
    fn mark(&mut self, at: usize, kind: MarkKind) {
        let run = std::mem::take(&mut self.run);
        self.body.words = self.body.words.saturating_add(words(&run.text));
        let text = run.text.trim().trim_end_matches(':').trim_end();
        if !text.is_empty() {
            let mark = Mark { at: self.place(at), text: text.to_owned(), kind };
            self.body.entries.push(Entry::Mark(mark));
        }
    }

    /// Ends a line of text.
    fn flush(&mut self) {
        self.label = None;
        self.at_block_start = false;
        let run = std::mem::take(&mut self.run);
        self.body.words = self.body.words.saturating_add(words(&run.text));
        let mut text = run.text.trim();
        if run.after_label {
            text = text.trim_start_matches(':').trim_start();
        }
        if !text.is_empty() {
            let line =
                Line { at: self.place(run.start.unwrap_or_default()), text: text.to_owned() };
            self.body.entries.push(Entry::Line(line));
        }
    }

    fn place(&self, offset: usize) -> Place {
        let before = self.starts.partition_point(|start| *start <= offset);
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        Place::Line(self.first_line.saturating_add(before))
    }
}

fn heading_level(level: pulldown_cmark::HeadingLevel) -> u8 {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    match level {
        H1 => 1,
        H2 => 2,
        H3 => 3,
        H4 => 4,
        H5 => 5,
        H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REPORT: &str = "\
# Incident on 2025-01-13

- **Key events**
  - First detected: 2025-01-13 10:13
  - Repaired 2025-01-14 1600

- **Time to repair**: 1d 5h

- **Review actions**:

1. Speak to **the owner**
2. Write `make all` down

### Summary
It was **bad**.
";

    fn line(at: Place) -> u32 {
        match at {
            Place::Line(line) => line,
            Place::Page(_) | Place::Paragraph(_) | Place::Cell { .. } => panic!("{at:?}"),
        }
    }

    fn section(body: &Body, pattern: &str) -> Option<(u32, Vec<(u32, String)>)> {
        let (mark, lines) = body.section(&Regex::new(pattern).unwrap())?;
        let lines = lines.iter().map(|found| (line(found.at), found.text.clone()));
        Some((line(mark.at), lines.collect()))
    }

    #[test]
    fn labels_hold_the_lists_below_them() {
        let body = read(REPORT, 5);
        let line = |number: u32, text: &str| (number, text.to_owned());
        assert_eq!(
            section(&body, "Key events"),
            Some((
                7,
                vec![
                    line(8, "First detected: 2025-01-13 10:13"),
                    line(9, "Repaired 2025-01-14 1600"),
                ]
            ))
        );
        assert_eq!(section(&body, "Time to repair"), Some((11, vec![line(11, "1d 5h")])));
        assert_eq!(
            section(&body, "Review actions"),
            Some((13, vec![line(15, "Speak to the owner"), line(16, "Write make all down")]))
        );
        assert_eq!(section(&body, "Owner"), None);
    }

    #[test]
    fn headings_hold_what_is_nested_in_them() {
        let body = read(REPORT, 5);
        assert_eq!(body.title().unwrap().text, "Incident on 2025-01-13");
        let (_, lines) = section(&body, "^Incident").unwrap();
        assert_eq!(lines.last().unwrap().1, "It was bad.");
    }

    #[test]
    fn words_hold_a_letter_or_digit() {
        for (text, count) in [
            ("", 0),
            ("one - two\n\n* three\n", 3),
            ("# <%= title %>\n", 0),
            ("a <%= b c\nd %> e\n", 2),
            ("<!-- hidden words -->\n", 0),
            ("```\nmake all\n```\n", 2),
            ("[two words](https://example.org/not/counted)\n", 2),
            ("| a | b |\n|---|---|\n| c | d |\n", 4),
            ("re**view** here", 2),
            ("5 < 6 <% open", 3),
        ] {
            let counted = read(text, 1).words;
            assert_eq!(counted, count, "{text:?}");
        }
    }

    #[test]
    fn lines_around_the_title_end_at_the_next_heading() {
        let body = read("Draft\n\n# T\n\nDate: 1\nOwner: x\n\n## Status\n\nAccepted\n", 1);
        let lines: Vec<&str> = body.around_title().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["Draft", "Date: 1", "Owner: x"]);
        let tags = read("# <%= x %>\n\n<% a\nb %>\nText\n", 1);
        assert_eq!(tags.lines().next().map(|found| found.at), Some(Place::Line(5)));
    }

    #[test]
    fn blocks_keep_their_places() {
        let block = |place, kind, text: &str| Block { place, kind, text: text.to_owned() };
        let blocks = [
            block(Place::Page(1), BlockKind::Heading(1), "Backup plan:"),
            block(Place::Page(1), BlockKind::Cell, " "),
            block(Place::Page(2), BlockKind::Item, "Every night, twice"),
        ];
        let body = of_blocks(&blocks, 0);
        assert_eq!(body.words, 5);
        assert_eq!(body.title().unwrap().text, "Backup plan");
        assert_eq!(body.lines().next().unwrap().at, Place::Page(2));
        let blocks = [block(Place::Line(2), BlockKind::Paragraph, "x")];
        assert_eq!(of_blocks(&blocks, 3).lines().next().unwrap().at, Place::Line(5));
    }

    #[test]
    fn labels_of_a_table_have_their_value_beside_them() {
        let cell = |row, column, text: &str| Block {
            place: Place::Cell { table: 1, row, column },
            kind: BlockKind::Cell,
            text: text.to_owned(),
        };
        let blocks =
            [cell(1, 1, "Owner"), cell(1, 3, "Jane"), cell(2, 1, "Approved"), cell(3, 1, "Next")];
        let body = of_blocks(&blocks, 0);
        let beside = |pattern: &str| {
            let lines = body.beside(&Regex::new(pattern).unwrap())?;
            Some(lines.iter().map(|line| line.text.clone()).collect::<Vec<String>>())
        };
        assert_eq!(beside("^Owner$"), Some(vec!["Jane".to_owned()]));
        assert_eq!(beside("^Approved"), Some(Vec::new()));
        assert_eq!(beside("Jane"), Some(Vec::new()));
        assert_eq!(beside("^Version"), None);
    }

    #[test]
    fn deep_nesting_is_read() {
        assert_eq!(read(&">".repeat(20_000), 1).words, 0);
        assert_eq!(read(&format!("{}word", "- ".repeat(5_000)), 1).words, 1);
        assert_eq!(read(&format!("{}word", "**".repeat(5_000)), 1).words, 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*|[-*#<%>`|:\\[\\]()a1 \n]{0,120}") {
            let body = read(&text, 1);
            let lines = u32::try_from(text.matches('\n').count()).unwrap() + 1;
            prop_assert!(body.lines().all(|found| line(found.at) <= lines));
            prop_assert!(body.marks().all(|mark| line(mark.at) <= lines));
        }
    }
}
