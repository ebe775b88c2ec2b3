//! The documents that may go, for people: text for a terminal and Markdown.

mod markdown;

use std::collections::BTreeMap;

use anstyle::Style;
use clausegraph::{
    Assessment,
    minimise::{Minimal, Staying},
};

pub use self::markdown::minimal_markdown;
use crate::{
    Look,
    explain::title,
    layout::{Page, wrap},
    palette::paint,
    wording::{
        again_sentence, burden_words, counted, document_phrase, first_few, hour_model_words,
        hours_words, minimal_sentence, points_words, proof_sentence, served_lines, stays_sort,
        stays_words, thousands, unsaid_of_all, unsaid_words, usage_words, verb,
    },
};

/// How much of a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The first few of each, and how many more there are.
    Few,
    /// Everything.
    All,
}

impl Listing {
    /// Documents with all their lines.
    fn documents(self) -> usize {
        match self {
            Self::Few => 12,
            Self::All => usize::MAX,
        }
    }

    /// Ids in a row.
    fn ids(self) -> usize {
        match self {
            Self::Few => 8,
            Self::All => usize::MAX,
        }
    }
}

/// Documents that stay, by the sort of their reason.
fn by_reason<'a, 'g>(
    stay: &'a [Staying<'g>],
) -> BTreeMap<(usize, &'static str), Vec<&'a Staying<'g>>> {
    let mut found: BTreeMap<_, Vec<&Staying<'g>>> = BTreeMap::new();
    for staying in stay {
        found.entry(stays_sort(&staying.reason)).or_default().push(staying);
    }
    found
}

/// What may go, what must stay and why, as text for a terminal. Ends with a line break.
pub fn minimal_text(
    assessment: &Assessment<'_>,
    minimal: &Minimal<'_>,
    listing: Listing,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    title(&mut page, "The least set of documents", assessment);
    page.hanging("", 0, &minimal_sentence(minimal), page.palette().strong);
    page.blank();
    page.hanging("", 0, &proof_sentence(minimal), Style::new());
    if !minimal.retire.is_empty() {
        page.hanging("", 0, &again_sentence(minimal), Style::new());
    }
    page.hanging("", 0, &hour_model_words(&minimal.hours), page.palette().faint);
    retire(&mut page, minimal, listing);
    keep(&mut page, minimal, listing);
    stay(&mut page, minimal, listing);
    page.finish()
}

/// Columns before what is said of a document.
const INDENT: usize = 4;

/// The first lines of a document: its id and what is said of it.
fn document(page: &mut Page, artefact: &clausegraph::Artefact, text: &str) {
    let id = artefact.id().as_str();
    let lines = wrap(&format!("{id} {text}"), page.columns().saturating_sub(INDENT));
    for (index, line) in lines.iter().enumerate() {
        // The id is painted where it stands, so that the rest wraps as one text.
        match line.strip_prefix(id) {
            Some(rest) if index == 0 => {
                let id = paint(page.palette().strong, id);
                page.line(&format!("{id}{}", paint(Style::new(), rest)));
            }
            Some(_) | None => said(page, line, Style::new()),
        }
    }
}

fn said(page: &mut Page, text: &str, style: Style) {
    page.hanging(&" ".repeat(INDENT), INDENT, text, style);
}

fn more(page: &mut Page, all: usize, listing: Listing) {
    let left = all.saturating_sub(listing.documents());
    if left > 0 {
        let text = format!("… and {} more; --all shows them", thousands(left));
        page.hanging("", 0, &text, page.palette().faint);
    }
}

fn retire(page: &mut Page, minimal: &Minimal<'_>, listing: Listing) {
    if minimal.retire.is_empty() {
        return;
    }
    let remark = format!(
        "{}, {} a year; a person decides",
        counted(minimal.retire.len(), "document", "documents"),
        hours_words(minimal.minutes_saved())
    );
    page.heading("May go", &remark);
    let faint = page.palette().faint;
    let of_all = unsaid_of_all(minimal);
    if let Some(unsaid) = &of_all {
        page.hanging(
            "",
            0,
            &format!("Nobody says {unsaid}: ask that of each first."),
            Style::new(),
        );
        page.blank();
    }
    for retired in minimal.retire.iter().take(listing.documents()) {
        let what = format!("{}: {}", document_phrase(retired.artefact), verb(retired));
        document(page, retired.artefact, &what);
        said(page, &burden_words(&retired.burden), faint);
        for line in served_lines(retired, listing.ids()) {
            said(page, &line, Style::new());
        }
        if let Some(usage) = usage_words(retired.artefact) {
            said(page, &usage, Style::new());
        }
        if let (None, Some(unsaid)) = (&of_all, unsaid_words(&retired.unsaid)) {
            said(page, &format!("ask first: {unsaid}"), faint);
        }
    }
    more(page, minimal.retire.len(), listing);
}

fn keep(page: &mut Page, minimal: &Minimal<'_>, listing: Listing) {
    if minimal.keep.is_empty() {
        return;
    }
    let remark = "each shows what nothing else that stays shows";
    let many = counted(minimal.keep.len(), "document", "documents");
    page.heading("Must stay", &format!("{many}; {remark}"));
    for kept in minimal.keep.iter().take(listing.documents()) {
        document(page, kept.artefact, &document_phrase(kept.artefact));
        said(page, &burden_words(&kept.burden), page.palette().faint);
        let only = points_words(kept.only.iter(), listing.ids());
        said(page, &format!("only it shows {only}"), Style::new());
    }
    more(page, minimal.keep.len(), listing);
}

fn stay(page: &mut Page, minimal: &Minimal<'_>, listing: Listing) {
    if minimal.stay.is_empty() {
        return;
    }
    let many = counted(minimal.stay.len(), "document", "documents");
    page.heading("Not asked to go", &many);
    for ((_, reason), staying) in by_reason(&minimal.stay) {
        let ids: Vec<String> = staying.iter().map(|staying| stays_words(staying)).collect();
        let head = format!("{} {reason}", thousands(staying.len()));
        page.hanging("", 0, &head, Style::new());
        said(page, &first_few(&ids, listing.ids()), page.palette().faint);
    }
}
