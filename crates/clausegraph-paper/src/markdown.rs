//! A paper as Markdown.

use crate::{
    Align, Block, Cell, Field, FieldValue, Notice, NoticeSort, Paper, Row, RowSort, Run, RunLook,
    Section, Table, Words,
};

/// A paper as Markdown, for a client's wiki or a word processor.
///
/// Headings start at `#`; one blank line stands between blocks; tables are those of GitHub. A figure is
/// written as its data.
pub fn paper_markdown(paper: &Paper) -> String {
    let mut page = String::new();
    heading(&mut page, 1, &paper.title);
    if !paper.subtitle.is_empty() {
        block(&mut page, &format!("**{}**", escaped(&paper.subtitle)));
    }
    fields(&mut page, &paper.facts);
    for found in &paper.notices {
        notice(&mut page, found);
    }
    for found in &paper.sections {
        section(&mut page, found, 2);
    }
    if !paper.footer.is_empty() {
        block(&mut page, "---");
        block(&mut page, &escaped(&paper.footer));
    }
    page
}

fn section(page: &mut String, section: &Section, level: usize) {
    heading(page, level, &section.title);
    for found in &section.blocks {
        match found {
            Block::Paragraph(words) => block(page, &words_markdown(words)),
            Block::Bullets(items) => list(page, items, |_| "- ".to_owned()),
            Block::Numbered(items) => list(page, items, |number| format!("{number}. ")),
            Block::Table(found) => table(page, found),
            Block::Figure(figure) => {
                block(page, &format!("*{}*", escaped(&figure.caption)));
                table(page, &figure.data);
            }
            Block::Notice(found) => notice(page, found),
            Block::Fields(found) => fields(page, found),
            Block::Tiles(tiles) => {
                let item = |tile: &crate::Tile| {
                    Words::strong(tile.value.as_str()).and(Words::plain(format!(" {}", tile.label)))
                };
                list(page, &tiles.iter().map(item).collect::<Vec<Words>>(), |_| "- ".to_owned());
            }
        }
    }
    for part in &section.sections {
        self::section(page, part, level + 1);
    }
}

fn heading(page: &mut String, level: usize, title: &str) {
    block(page, &format!("{} {}", "#".repeat(level.min(6)), escaped(title)));
}

fn block(page: &mut String, text: &str) {
    if !page.is_empty() {
        page.push('\n');
    }
    page.push_str(text);
    page.push('\n');
}

fn list(page: &mut String, items: &[Words], mark: impl Fn(usize) -> String) {
    let lines = items.iter().zip(1..).map(|(item, number)| mark(number) + &words_markdown(item));
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        block(page, &lines.join("\n"));
    }
}

fn notice(page: &mut String, notice: &Notice) {
    let sign = match notice.sort {
        NoticeSort::Limits => "",
        NoticeSort::Undecided => "○ ",
        NoticeSort::Warning => "⚠ ",
    };
    block(page, &format!("> {sign}{}", words_markdown(&notice.words)));
}

fn fields(page: &mut String, fields: &[Field]) {
    let line = |field: &Field| {
        let value = match &field.value {
            FieldValue::Known(words) => words_markdown(words).replace('\n', "<br>"),
            FieldValue::ToFill { .. } => "________".to_owned(),
            FieldValue::Undecided(words) => format!("○ {}", escaped(words)),
        };
        format!("- **{}:** {value}", escaped(&field.label))
    };
    let lines: Vec<String> = fields.iter().map(line).collect();
    if !lines.is_empty() {
        block(page, &lines.join("\n"));
    }
}

fn table(page: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        block(page, &format!("**{}**", escaped(&table.caption)));
    }
    let headers = table.columns.iter().map(|column| escaped(&column.header));
    let rule = table.columns.iter().map(|column| match column.align {
        Align::Start => "---".to_owned(),
        Align::Middle => ":-:".to_owned(),
        Align::End => "--:".to_owned(),
    });
    let mut lines = vec![line(headers), line(rule)];
    lines.extend(table.rows.iter().map(|row| row_markdown(row, table.columns.len())));
    block(page, &lines.join("\n"));
    if !table.note.is_empty() {
        block(page, &escaped(&table.note));
    }
}

fn row_markdown(row: &Row, columns: usize) -> String {
    let cell = |cell: &Cell| words_markdown(&cell.words);
    match row.sort {
        RowSort::Body => line(row.cells.iter().map(cell)),
        RowSort::Group => {
            let first = row.cells.first();
            let title = first.map(cell).unwrap_or_default();
            let is_plain = |run: &Run| run.look == RunLook::Plain && run.link.is_none();
            // Words with emphasis of their own keep it: strong in strong is nothing in Markdown.
            let plain = first.is_some_and(|cell| cell.words.0.iter().all(is_plain));
            let title = if plain { format!("**{title}**") } else { title };
            let rest = std::iter::repeat_n(String::new(), columns.saturating_sub(1));
            line(std::iter::once(title).chain(rest))
        }
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| cell.replace('\n', "<br>")).collect();
    format!("| {} |", cells.join(" | "))
}

fn words_markdown(words: &Words) -> String {
    words.0.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    if run.text.is_empty() {
        return String::new();
    }
    let text = match run.look {
        RunLook::Plain | RunLook::Quiet => escaped(&run.text),
        RunLook::Strong => format!("**{}**", escaped(&run.text)),
        RunLook::Code => format!("`{}`", run.text.replace(['`', '|'], "'")),
    };
    match &run.link {
        Some(link) => format!("[{text}](<{}>)", link.replace(['<', '>', '\n'], "")),
        None => text,
    }
}

/// A text whose signs mean nothing in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for found in text.chars() {
        if matches!(found, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~') {
            out.push('\\');
        }
        out.push(found);
    }
    out
}
