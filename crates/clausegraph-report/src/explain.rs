//! How a cell comes about, as text: the rule, the population, every slot with its offers, the places in
//! the files, and what is lacking.

mod lack;
mod slots;

use anstyle::Style;
use clausegraph::{
    Assessment, Attribute, Derivation, Ground, Location, Member, Requirement, Status,
    document::PopulationDocument,
};

pub use self::slots::{defect_place, via_words};
pub(crate) use self::{lack::lacks, slots::defect_location};
use crate::{
    Look,
    layout::{Page, add, pad, status_sign, width},
    palette::paint,
    text::{judgement_sentences, status_words},
    wording::{
        cell_reason, condition_words, counted, decision_rule, fact_words, field_pointer,
        ground_line, join, origin_line, status_line,
    },
};

/// Finds the line and column, each from 1, of a place in the files that were read.
///
/// The command line gives one that knows the texts; where none is known, the JSON pointer is shown.
pub type Locate<'a> = &'a dyn Fn(&Location) -> Option<(u32, u32)>;

/// How a cell comes about, as text for a terminal. Ends with a line break.
pub fn explain_text(
    assessment: &Assessment<'_>,
    derivation: &Derivation<'_>,
    locate: Locate<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let places = Places { assessment, locate };
    write(&mut page, &places, derivation);
    page.finish()
}

/// All cells of a requirement with their statuses and reasons, for a reader who has to choose one.
pub fn cells_text(
    assessment: &Assessment<'_>,
    requirement: &Requirement,
    derivations: &[Derivation<'_>],
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    title(&mut page, requirement.id().as_str(), assessment);
    page.hanging("", 0, requirement.statement(), Style::new());
    page.blank();
    for derivation in derivations {
        let cell = &derivation.cell;
        let style = palette.status(cell.status);
        let label = format!("{} {}", status_sign(cell.status), status_words(cell.status));
        let label = paint(style, &pad(&label, 19));
        let name = cell.member.id().unwrap_or("all together");
        page.hanging(&label, 19, &format!("{name}: {}", cell_reason(derivation)), Style::new());
    }
    page.blank();
    let id = requirement.id();
    let number = counted(derivations.len(), "cell", "cells");
    let hint = format!("{number}. To see how one comes about, name its member: {id}@MEMBER");
    page.hanging("", 0, &hint, palette.faint);
    page.finish()
}

/// A name on the left, the day on the right.
pub(crate) fn title(page: &mut Page, name: &str, assessment: &Assessment<'_>) {
    let palette = page.palette();
    let as_of = format!("as of {}", assessment.as_of());
    let gap = page.columns().saturating_sub(width(&as_of));
    if width(name) >= gap {
        page.hanging("", 0, name, palette.title);
        page.line(&paint(palette.strong, &as_of));
        return;
    }
    let name = paint(palette.title, &pad(name, gap));
    page.line(&format!("{name}{}", paint(palette.strong, &as_of)));
}

/// Where things stand, in words.
pub(crate) struct Places<'a, 'g> {
    pub(crate) assessment: &'a Assessment<'g>,
    pub(crate) locate: Locate<'a>,
}

impl Places<'_, '_> {
    /// `artefacts.json:12:5`, or file and pointer where no line is known.
    pub(crate) fn text(&self, location: &Location) -> String {
        match (self.locate)(location) {
            Some((line, column)) => format!("{}:{line}:{column}", location.file),
            None => format!("{} {}", location.file, location.pointer),
        }
    }

    /// The place of a field, or of the entry where the field is absent.
    pub(crate) fn field(&self, entry: &Location, attribute: &Attribute) -> String {
        let field = entry.join(&field_pointer(attribute));
        if (self.locate)(&field).is_some() { self.text(&field) } else { self.text(entry) }
    }
}

/// The column at which the text of a fact begins.
pub(super) const LABEL: usize = 11;

/// A label and a text behind it.
pub(crate) fn fact(page: &mut Page, label: &str, text: &str) {
    let style = page.palette().faint;
    page.labelled(label, style, LABEL, text);
}

pub(crate) fn write(page: &mut Page, places: &Places<'_, '_>, derivation: &Derivation<'_>) {
    let cell = &derivation.cell;
    let palette = page.palette();
    title(page, &cell.name(), places.assessment);
    let sign = status_sign(cell.status);
    let status =
        paint(palette.status(cell.status), &format!("{sign} {}", status_words(cell.status)));
    let indent = width(sign) + 1 + width(&status_words(cell.status)) + 2;
    page.hanging(&format!("{status}: "), indent, status_line(cell.status), Style::new());
    page.blank();

    fact(page, "Asked", cell.requirement.statement());
    about(page, places, derivation);
    decided(page, derivation);
    if !derivation.values.is_empty() && cell.status != Status::Covered {
        fact(page, "Why", &cell_reason(derivation));
    }
    if let Some(origin) = cell.origin {
        fact(page, "Origin", &format!("{origin}: {}", origin_line(origin)));
    }
    for source in &derivation.computed_from {
        let sign = status_sign(source.status);
        fact(page, "From", &format!("{sign} {} {}", source.name(), status_words(source.status)));
    }
    for (group, cells) in &derivation.alternatives {
        let ids: Vec<String> = group.requirements.iter().map(ToString::to_string).collect();
        let statuses: Vec<String> = cells
            .iter()
            .map(|cell| format!("{} {}", cell.requirement.id(), status_words(cell.status)))
            .collect();
        let text = format!(
            "at least {} of {}: {}",
            group.at_least,
            join(&ids, "and"),
            join(&statuses, "and")
        );
        fact(page, "Ways", &text);
    }
    slots::write(page, places, derivation);
    judgements(page, places, derivation);
    let lacks = lacks(derivation);
    if !lacks.is_empty() {
        page.heading("What is lacking", "");
        for lack in lacks {
            let style = page.palette().strong;
            page.labelled(&format!("{} ", lack.unit), style, LABEL, &lack.what);
        }
    }
}

fn about(page: &mut Page, places: &Places<'_, '_>, derivation: &Derivation<'_>) {
    let member = derivation.cell.member;
    let mut lines: Vec<String> = Vec::new();
    if let Some(id) = member.id() {
        let named = match member.name() {
            Some(name) if name != id => format!("{id}, {name}"),
            _ => id.to_owned(),
        };
        lines.push(match &derivation.member_location {
            Some(location) => format!("{named}  ({})", places.text(location)),
            None => named,
        });
    }
    if let Some(population) = derivation.population {
        lines.push(population_line(population));
        lines.extend(member_facts(places, derivation).into_iter().map(|(field, says)| {
            let location = derivation.member_location.as_ref();
            let place = location.map(|location| format!("  ({})", places.field(location, field)));
            format!("`{field}`: {says}{}", place.unwrap_or_default())
        }));
    }
    for (index, line) in lines.iter().enumerate() {
        fact(page, if index == 0 { "About" } else { "" }, line);
    }
}

/// A population in words: its title and what makes a member.
pub(crate) fn population_line(population: &PopulationDocument) -> String {
    let conditions = |found: &[clausegraph::document::ConditionDocument]| {
        let words: Vec<String> = found.iter().map(condition_words).collect();
        join(&words, "and")
    };
    let mut line = format!("“{}”", population.title);
    if !population.members.is_empty() {
        add(&mut line, format_args!(", where {}", conditions(&population.members)));
    }
    if !population.exceptions.is_empty() {
        add(&mut line, format_args!(", unless {}", conditions(&population.exceptions)));
    }
    if !population.triggers.is_empty() {
        add(&mut line, format_args!(", asked when {}", conditions(&population.triggers)));
    }
    line
}

/// What the member says on the conditions of its population, each with the field that says it.
pub(crate) fn member_facts<'d>(
    places: &Places<'_, '_>,
    derivation: &Derivation<'d>,
) -> Vec<(&'d Attribute, String)> {
    let from = places.assessment.organisation().on(places.assessment.as_of());
    let says = |field: &Attribute| match derivation.cell.member {
        Member::Element(element) => Some(fact_words(&field.of_element(element.document(), from))),
        Member::Artefact(artefact) | Member::Records(artefact) => {
            Some(fact_words(&field.of_artefact(artefact.document(), from)))
        }
        Member::Organisation | Member::Population | Member::Chapter(_) | _ => None,
    };
    let conditions = derivation.population.into_iter().flat_map(|population| {
        population.members.iter().chain(&population.exceptions).chain(&population.triggers)
    });
    let fields = conditions.map(|condition| &condition.field);
    fields.filter_map(|field| Some((field, says(field)?))).collect()
}

fn decided(page: &mut Page, derivation: &Derivation<'_>) {
    let text = if derivation.cell.ground == Ground::Computed {
        format!("{}: {}", ground_line(&Ground::Computed), cell_reason(derivation))
    } else if derivation.values.is_empty() {
        cell_reason(derivation)
    } else {
        format!(
            "{}, so it is {}; values of the required slots: {}",
            decision_rule(derivation.values),
            derivation.status_of_slots().map(status_words).unwrap_or_default(),
            derivation.values
        )
    };
    fact(page, "Decided", &text);
}

fn judgements(page: &mut Page, places: &Places<'_, '_>, derivation: &Derivation<'_>) {
    if derivation.judgements.is_empty() {
        return;
    }
    page.heading("Judgements", "people's; they never change a status");
    for result in &derivation.judgements {
        let palette = page.palette();
        let label = format!("{} ", result.judgement.id);
        let mut sentences = judgement_sentences(result);
        let state = match result.state {
            clausegraph::JudgementState::Active => None,
            clausegraph::JudgementState::Superseded => {
                Some("a later judgement has taken its place")
            }
            clausegraph::JudgementState::Later => Some("it is of a later day than the as-of date"),
        };
        sentences.extend(state.map(str::to_owned));
        sentences.extend(result.location.as_ref().map(|location| places.text(location)));
        for (index, sentence) in sentences.iter().enumerate() {
            let label = if index == 0 { label.as_str() } else { "" };
            page.labelled(label, palette.strong, LABEL, sentence);
        }
    }
}
