//! The pieces of a section.

use clausegraph_paper::{Block, Field, FieldValue, Figure, Notice, NoticeSort, Tile, Tone};
use maud::{Markup, PreEscaped, html};

use super::{table::table, words::words};

/// Up to so many signs the value of a tile stands in large type.
const LARGE: usize = 7;

/// The pieces of a section, one below the other.
pub(super) fn blocks(found: &[Block]) -> Markup {
    html! { @for found in found { (block(found)) } }
}

fn block(found: &Block) -> Markup {
    match found {
        Block::Paragraph(found) => html! { p { (words(found)) } },
        Block::Bullets(items) if items.is_empty() => html! {},
        Block::Numbered(items) if items.is_empty() => html! {},
        Block::Bullets(items) => html! { ul { @for item in items { li { (words(item)) } } } },
        Block::Numbered(items) => html! { ol { @for item in items { li { (words(item)) } } } },
        Block::Table(found) => table(found),
        Block::Figure(found) => figure(found),
        Block::Notice(found) => notice(found),
        Block::Fields(found) => fields(found, "fields"),
        Block::Tiles(found) => tiles(found),
    }
}

/// A picture, with its data to be opened below.
fn figure(found: &Figure) -> Markup {
    let title = if found.data.caption.is_empty() { &found.caption } else { &found.data.caption };
    html! {
        figure {
            div.picture { (PreEscaped(&found.svg)) }
            figcaption { (found.caption) }
            details { summary { (title) } (table(&found.data)) }
        }
    }
}

/// Something that must not be overlooked.
pub(super) fn notice(found: &Notice) -> Markup {
    let (class, sign) = match found.sort {
        NoticeSort::Limits => ("limits", None),
        NoticeSort::Undecided => ("undecided", Some("○")),
        NoticeSort::Warning => ("warning", Some("⚠")),
    };
    html! {
        div class={ "notice " (class) } role="note" {
            @if let Some(sign) = sign { span.sign aria-hidden="true" { (sign) } }
            p { (words(&found.words)) }
        }
    }
}

/// Labels with values, and places to write in.
pub(super) fn fields(found: &[Field], class: &str) -> Markup {
    html! {
        @if !found.is_empty() {
            dl class=(class) { @for field in found { div { dt { (field.label) } (value(field)) } } }
        }
    }
}

fn value(field: &Field) -> Markup {
    match &field.value {
        FieldValue::Known(found) => html! { dd { (words(found)) } },
        FieldValue::ToFill { lines } => {
            let lines = (*lines).max(1);
            // The rules are lines of their own: browsers print a ground of stripes unevenly.
            html! {
                dd.write {
                    div.rules aria-hidden="true" { @for _ in 0..lines { i {} } }
                    textarea rows=(lines) aria-label=(field.label) autocomplete="off" {}
                }
            }
        }
        FieldValue::Undecided(found) => html! {
            dd.undecided { span.sign aria-hidden="true" { "○" } " " (found) }
        },
    }
}

fn tiles(found: &[Tile]) -> Markup {
    let class = |tile: &Tile| {
        let size = if tile.value.chars().count() > LARGE { " wordy" } else { "" };
        let tone = if tile.tone == Tone::None { "" } else { " tone" };
        format!("tile{tone} t-{}{size}", tile.tone.as_str())
    };
    html! {
        @if !found.is_empty() {
            ul.tiles { @for tile in found {
                li class=(class(tile)) {
                    span.value { (tile.value) } " " span.label { (tile.label) }
                }
            } }
        }
    }
}
