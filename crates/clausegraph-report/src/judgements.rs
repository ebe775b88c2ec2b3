//! The log of judgements: what people judged, when and why, and how it stands to the evidence.

mod entry;
mod markdown;
mod recorded;

use anstyle::Style;
use clausegraph::{Assessment, Clause, JudgementState, Requirement};

pub(crate) use self::entry::{Entry, entries};
use self::entry::{Tone, facts};
pub(crate) use self::{markdown::engagement_markdown, recorded::Beside};
pub use self::{
    markdown::judgements_markdown,
    recorded::{Recorded, Written, recorded_text},
};
use crate::{
    Look,
    layout::{Page, add, pad, width},
    palette::paint,
    wording::{
        Hashes, NO_ENGAGEMENT, counted, engagement_facts, judgement_words, organisation_title,
        state_words, thousands,
    },
};

/// What every log says of itself.
pub(crate) const WHOSE: &str =
    "Judgements are people's. They change no status, and the evidence changes no judgement.";

/// Which judgements a log shows.
#[derive(Clone, Copy, Debug)]
pub struct LogFilter<'g> {
    /// What they are about; everything where none is named.
    pub about: Option<About<'g>>,
    /// Whether superseded ones are shown, too.
    pub show: Show,
}

/// What judgements are about.
#[derive(Clone, Copy, Debug)]
pub enum About<'g> {
    /// One requirement.
    Requirement(&'g Requirement),
    /// All requirements of a clause and of those below it.
    Clause(&'g Clause),
}

/// Whether superseded judgements are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Only what no later judgement has taken the place of.
    Standing,
    /// Everything.
    All,
}

/// The column at which the texts of an entry begin.
const INDENT: usize = 12;

/// The judgements of an organisation as text for a terminal, the newest last. Ends with a line break.
pub fn judgements_text(assessment: &Assessment<'_>, filter: &LogFilter<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    title(&mut page, assessment, organisation_title(assessment));
    page.hanging("", 0, WHOSE, page.palette().faint);
    page.blank();
    engagement(&mut page, assessment);
    page.blank();
    let entries = entries(assessment, filter);
    page.hanging("", 0, &count_line(&entries, filter), Style::new());
    for entry in entries.iter().filter(|entry| filter.shows(entry)) {
        page.blank();
        write_entry(&mut page, assessment, entry, Cells::Contradicted);
    }
    page.finish()
}

/// A name on the left, the day on the right.
pub(crate) fn title(page: &mut Page, assessment: &Assessment<'_>, name: &str) {
    let as_of = format!("as of {}", assessment.as_of());
    let palette = page.palette();
    let gap = page.columns().saturating_sub(width(&as_of));
    if width(name) < gap {
        let name = paint(palette.title, &pad(name, gap));
        page.line(&format!("{name}{}", paint(palette.strong, &as_of)));
    } else {
        page.hanging("", 0, name, palette.title);
        page.line(&paint(palette.strong, &as_of));
    }
}

/// What the engagement says of itself, or that none is stated.
pub(crate) fn engagement(page: &mut Page, assessment: &Assessment<'_>) {
    let faint = page.palette().faint;
    match assessment.organisation().engagement() {
        None => page.hanging("", 0, NO_ENGAGEMENT, Style::new()),
        Some(engagement) => {
            for (label, text) in engagement_facts(engagement) {
                page.labelled(label, faint, INDENT, &text);
            }
        }
    }
}

/// How many judgements there are, and which of them are not shown.
pub(crate) fn count_line(entries: &[Entry<'_>], filter: &LogFilter<'_>) -> String {
    let about = match filter.about {
        None => String::new(),
        Some(About::Requirement(requirement)) => format!(" on {}", requirement.id()),
        Some(About::Clause(clause)) => format!(" on clause {}", clause.id()),
    };
    if entries.is_empty() {
        return format!("No judgement{about} is recorded.");
    }
    let count = |state| entries.iter().filter(|entry| entry.result.state == state).count();
    let mut line = counted(entries.len(), "judgement", "judgements");
    add(&mut line, format_args!("{about}: {} active", thousands(count(JudgementState::Active))));
    for state in [JudgementState::Later, JudgementState::Superseded] {
        match count(state) {
            0 => {}
            number => {
                add(&mut line, format_args!(", {} {}", thousands(number), state_words(state)));
            }
        }
    }
    if filter.show == Show::Standing && count(JudgementState::Superseded) > 0 {
        let them = if count(JudgementState::Superseded) == 1 { "it" } else { "them" };
        add(&mut line, format_args!("; --all shows {them}, too"));
    }
    line.push('.');
    line
}

impl LogFilter<'_> {
    pub(crate) fn shows(&self, entry: &Entry<'_>) -> bool {
        match self.show {
            Show::All => true,
            Show::Standing => entry.result.state != JudgementState::Superseded,
        }
    }
}

/// Which cells of a judgement are shown with what the evidence says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cells {
    /// Those that the judgement contradicts.
    Contradicted,
    /// All of them.
    All,
}

/// One judgement: what was judged on the left, how it stands in time on the right, and the rest below.
fn write_entry(page: &mut Page, assessment: &Assessment<'_>, entry: &Entry<'_>, cells: Cells) {
    let palette = page.palette();
    let judgement = entry.result.judgement;
    let id = format!("{} ", judgement.id);
    let indent = INDENT.max(width(&id));
    let value = judgement_words(judgement.value);
    let state = state_words(entry.result.state);
    let columns = page.columns().saturating_sub(indent + width(state)).max(width(value) + 1);
    let state_style = match entry.result.state {
        JudgementState::Active => Style::new(),
        JudgementState::Superseded | JudgementState::Later => palette.faint,
    };
    page.line(&format!(
        "{}{}{}",
        paint(palette.strong, &pad(&id, indent)),
        paint(palette.strong, &pad(value, columns)),
        paint(state_style, state)
    ));
    for fact in facts(assessment, entry, cells, Hashes::Short) {
        let (style, text_style) = match fact.tone {
            Tone::Plain => (palette.faint, Style::new()),
            Tone::Status(status) => (palette.faint, palette.status(status)),
            Tone::Attention => (palette.weak, palette.weak),
        };
        let label = paint(style, &pad(&format!("  {}", fact.label), INDENT));
        page.hanging(&label, INDENT, &fact.text, text_style);
    }
}
