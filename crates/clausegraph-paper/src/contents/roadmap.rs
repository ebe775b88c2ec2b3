//! What is done when, in the next year or two: outcomes in order, with owners, dates and gates.

mod csv;
mod frame;
mod gates;
mod outcome;
mod overview;
mod row;
mod stop;
mod table;

pub use self::csv::roadmap_csv;
use self::{frame::Frame, row::Entry};
use crate::{
    Advice, Basis, Block, Field, FieldValue, Layout, Notice, NoticeSort, Paper, PaperError,
    PaperKind, Section, Sheet, Words,
};

/// What is done when: the plan as a roadmap of outcomes.
///
/// Each action of the plan stands in it with what is so when it is done, what it closes, whose it is, when it
/// is done and by what one knows that it worked. Sponsor and cost are nobody's yet, and shown as such; so are
/// the gates at which others decide. A picture shows workstreams and phases over months.
///
/// # Errors
///
/// [`PaperError::Advice`] where the reader is an auditor: a plan is advice.
pub fn roadmap_paper(basis: &Basis<'_, '_>) -> Result<Paper, PaperError> {
    let advice = advice(basis)?;
    let texts = basis.texts;
    let organisation = basis.assessment.organisation();
    let name = organisation
        .identity()
        .map_or_else(|| texts.say("no-name"), |identity| identity.name.clone());
    let day = texts.day(basis.assessment.as_of());
    let known = |key: &str, value: String| Field {
        label: texts.say(key),
        value: FieldValue::Known(Words::plain(value)),
    };
    let undecided = |key: &str| Field {
        label: texts.say(key),
        value: FieldValue::Undecided(texts.say("nobody-has-decided")),
    };
    let catalogue = basis.assessment.catalogue();
    let frame = Frame::of(catalogue);
    let entries = row::entries(basis, &advice, &frame);
    let mut sections = vec![overview::short(basis, &advice), gates::section(basis, &entries)];
    sections.extend(overview::shape(basis));
    sections.push(overview::picture(basis, &advice, &frame, &entries));
    sections.extend(
        frame
            .workstreams
            .iter()
            .filter_map(|stream| table::workstream(basis, &advice, stream, &entries)),
    );
    sections.push(stop::section(basis, &advice));
    sections.extend(stop::stuck(basis, &advice));
    let target = advice.plan.settings.target;
    let target = target.map_or_else(
        || undecided("roadmap-target"),
        |target| known("roadmap-target", texts.day(target)),
    );
    let mut facts = vec![known("roadmap-day", day.clone()), target];
    let days = basis.besides.audit;
    for (key, stated) in [
        ("roadmap-fact-audit", days.audit),
        ("roadmap-fact-stage-1", days.stage_one),
        ("roadmap-fact-stage-2", days.stage_two),
    ] {
        facts.extend(stated.map(|stated| known(key, texts.day(stated))));
    }
    facts.push(undecided("roadmap-sponsor"));
    Ok(Paper {
        kind: PaperKind::Roadmap,
        language: texts.language(),
        title: texts.say("roadmap-title"),
        subtitle: name.clone(),
        facts,
        notices: vec![Notice {
            sort: NoticeSort::Limits,
            words: Words::plain(texts.say("roadmap-limits")),
        }],
        sheet: Sheet::A3Landscape,
        layout: Layout::Flowing,
        sections,
        footer: texts.say_with("roadmap-footer", &[("name", name.into()), ("day", day.into())]),
    })
}

/// What is shown to a consultant only.
fn advice<'a, 'g>(basis: &Basis<'a, 'g>) -> Result<Advice<'a, 'g>, PaperError> {
    basis.advice.ok_or(PaperError::Advice { kind: PaperKind::Roadmap })
}

/// A section of the paper.
fn section(title: String, anchor: &str, blocks: Vec<Block>) -> Section {
    Section { title, anchor: anchor.to_owned(), starts_page: false, blocks, sections: Vec::new() }
}

/// A number of things for a sentence.
fn number(found: usize) -> u64 {
    u64::try_from(found).unwrap_or(u64::MAX)
}

/// Actions of a workstream and of a part of the plan.
fn of_stream<'e, 'p, 'g>(
    entries: &'e [Entry<'p, 'g>],
    stream: &'e str,
) -> impl Iterator<Item = &'e Entry<'p, 'g>> {
    entries.iter().filter(move |entry| entry.stream == stream)
}
