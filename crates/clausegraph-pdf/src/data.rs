//! A paper as the data that the template draws.

use clausegraph_paper::{
    Align, Block, Cell, Field, FieldValue, Figure, Layout, Notice, NoticeSort, Paper, Row, RowSort,
    Run, RunLook, Section, Sheet, Table, Tile, Tone, Words,
};
use serde_json::{Value, json};

/// A paper as data: texts stay texts, so that nothing of the input is read as markup.
pub(crate) fn paper(paper: &Paper) -> Value {
    let columns = match paper.layout {
        Layout::Flowing => 0,
        Layout::OnePage { columns } => columns.max(1),
    };
    json!({
        "lang": paper.language.as_str(),
        "region": paper.language.tag().rsplit('-').next(),
        "title": paper.title,
        "subtitle": paper.subtitle,
        "footer": paper.footer,
        "sheet": match paper.sheet {
            Sheet::A4Portrait => "a4-portrait",
            Sheet::A4Landscape => "a4-landscape",
            Sheet::A3Landscape => "a3-landscape",
        },
        "columns": columns,
        "tones": tones(),
        "facts": fields(&paper.facts),
        "notices": paper.notices.iter().map(notice).collect::<Vec<Value>>(),
        "sections": paper.sections.iter().map(section).collect::<Vec<Value>>(),
    })
}

/// The colours of the tones, by name.
fn tones() -> Value {
    let tone = |tone: &Tone| {
        let colours = tone.colours();
        let colours =
            json!({ "solid": colours.solid, "ground": colours.ground, "ink": colours.ink });
        (tone.as_str().to_owned(), colours)
    };
    Tone::ALL.iter().map(tone).collect::<serde_json::Map<String, Value>>().into()
}

fn section(section: &Section) -> Value {
    json!({
        "title": section.title,
        "anchor": section.anchor,
        "page": section.starts_page,
        "blocks": section.blocks.iter().map(block).collect::<Vec<Value>>(),
        "sections": section.sections.iter().map(self::section).collect::<Vec<Value>>(),
    })
}

fn block(block: &Block) -> Value {
    let list = |items: &[Words]| items.iter().map(words).collect::<Vec<Value>>();
    match block {
        Block::Paragraph(found) => json!({ "sort": "paragraph", "words": words(found) }),
        Block::Bullets(items) => json!({ "sort": "bullets", "items": list(items) }),
        Block::Numbered(items) => json!({ "sort": "numbered", "items": list(items) }),
        Block::Table(found) => json!({ "sort": "table", "table": table(found) }),
        Block::Figure(found) => figure(found),
        Block::Notice(found) => json!({ "sort": "notice", "notice": notice(found) }),
        Block::Fields(found) => json!({ "sort": "fields", "fields": fields(found) }),
        Block::Tiles(tiles) => {
            json!({ "sort": "tiles", "tiles": tiles.iter().map(tile).collect::<Vec<Value>>() })
        }
    }
}

fn words(words: &Words) -> Value {
    words.0.iter().map(run).collect()
}

fn run(run: &Run) -> Value {
    let look = match run.look {
        RunLook::Plain => "plain",
        RunLook::Strong => "strong",
        RunLook::Quiet => "quiet",
        RunLook::Code => "code",
    };
    json!({ "text": run.text, "look": look, "link": run.link })
}

fn notice(notice: &Notice) -> Value {
    let sort = match notice.sort {
        NoticeSort::Limits => "limits",
        NoticeSort::Undecided => "undecided",
        NoticeSort::Warning => "warning",
    };
    json!({ "sort": sort, "words": words(&notice.words) })
}

fn fields(fields: &[Field]) -> Value {
    let field = |field: &Field| match &field.value {
        FieldValue::Known(found) => {
            json!({ "label": field.label, "sort": "known", "words": words(found) })
        }
        FieldValue::ToFill { lines } => {
            json!({ "label": field.label, "sort": "to-fill", "lines": lines })
        }
        FieldValue::Undecided(text) => {
            json!({ "label": field.label, "sort": "undecided", "text": text })
        }
    };
    fields.iter().map(field).collect()
}

fn table(table: &Table) -> Value {
    let align = |align: Align| match align {
        Align::Start => "start",
        Align::Middle => "middle",
        Align::End => "end",
    };
    let columns = table.columns.iter().map(|column| {
        json!({ "header": column.header, "width": column.width.max(1), "align": align(column.align) })
    });
    json!({
        "caption": table.caption,
        "columns": columns.collect::<Vec<Value>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<Value>>(),
        "note": table.note,
    })
}

fn row(row: &Row) -> Value {
    let group = match row.sort {
        RowSort::Body => false,
        RowSort::Group => true,
    };
    json!({ "group": group, "cells": row.cells.iter().map(cell).collect::<Vec<Value>>() })
}

fn cell(cell: &Cell) -> Value {
    json!({ "words": words(&cell.words), "tone": cell.tone.as_str() })
}

fn figure(figure: &Figure) -> Value {
    json!({
        "sort": "figure",
        "caption": figure.caption,
        "alternative": figure.alternative,
        "svg": figure.svg,
    })
}

fn tile(tile: &Tile) -> Value {
    json!({ "value": tile.value, "label": tile.label, "tone": tile.tone.as_str() })
}
