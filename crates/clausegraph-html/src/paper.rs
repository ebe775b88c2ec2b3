//! A paper as one page of HTML.

mod blocks;
mod contents;
mod labels;
mod one_page;
mod sheet;
mod table;
mod words;

use clausegraph_paper::{Layout, Paper, Section};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::{
    blocks::{blocks, fields, notice},
    contents::{contents, has_contents},
    one_page::OnePage,
    sheet::page_style,
};

/// How it looks.
const STYLE: &str = include_str!("style/paper.css");

/// Where the text begins; no section is called so, as anchors hold no underscore.
const TEXT: &str = "_text";

/// A paper as one page of HTML that holds its style and its pictures, and needs no script.
///
/// Printed, it takes the sheet that the paper is made for. A paper in [`Layout::OnePage`] is laid out in
/// columns, in the largest type in which it fits by an estimate of its lines; whether it may take more is
/// for whoever makes the paper to say.
pub fn paper_html(paper: &Paper) -> String {
    let one_page = OnePage::of(paper);
    let style = format!("{}{}{STYLE}", page_style(paper, one_page.as_ref()), sheet::tones());
    let page = html! {
        (DOCTYPE)
        html lang=(paper.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (paper.title) @if !paper.subtitle.is_empty() { " – " (paper.subtitle) } }
                style { (PreEscaped(style)) }
            }
            body class=(classes(paper)) {
                @if has_contents(paper) {
                    a.skip href={ "#" (TEXT) } { (labels::skip(paper.language)) }
                }
                (front(paper))
                @if has_contents(paper) { (contents(paper)) }
                main id=(TEXT) {
                    @for found in &paper.notices { (notice(found)) }
                    @match &one_page {
                        Some(laid_out) => { (columns(laid_out)) },
                        None => { @for found in &paper.sections { (section(found, 2)) } },
                    }
                }
                @if !paper.footer.is_empty() { footer { (paper.footer) } }
            }
        }
    };
    page.into_string()
}

fn classes(paper: &Paper) -> String {
    let layout = match paper.layout {
        Layout::Flowing if has_contents(paper) => "flowing with-contents",
        Layout::Flowing => "flowing",
        Layout::OnePage { .. } => "one-page",
    };
    format!("{} {} {layout}", paper.kind.as_str(), sheet::class(paper.sheet))
}

/// What stands above everything.
fn front(paper: &Paper) -> Markup {
    html! {
        header {
            div.name {
                @if !paper.subtitle.is_empty() { p.subtitle { (paper.subtitle) } }
                h1 { (paper.title) }
            }
            (fields(&paper.facts, "facts"))
        }
    }
}

/// The sections of a paper on one page, column by column.
fn columns(laid_out: &OnePage<'_>) -> Markup {
    html! {
        div.columns {
            @for column in &laid_out.columns {
                div.column { @for found in *column { (section(found, 2)) } }
            }
        }
    }
}

fn section(found: &Section, level: u8) -> Markup {
    let heading = match level {
        2 => html! { h2 { (found.title) } },
        3 => html! { h3 { (found.title) } },
        4 => html! { h4 { (found.title) } },
        5 => html! { h5 { (found.title) } },
        _ => html! { h6 { (found.title) } },
    };
    html! {
        section id=(found.anchor) class=[found.starts_page.then_some("starts-page")] {
            (heading)
            (blocks(&found.blocks))
            @for part in &found.sections { (section(part, level.saturating_add(1))) }
        }
    }
}
