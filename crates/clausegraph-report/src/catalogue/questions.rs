//! An interview guide: what to ask whom.

use anstyle::Style;
use clausegraph::{Catalogue, Clause, Key, Requirement};

use super::LABEL;
use crate::{
    Look,
    layout::{Page, add},
    markdown::plain,
    wording::{clause_heading, counted},
};

/// What of a catalogue an interview is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Interview<'g> {
    /// The role that is asked; all roles where none is given.
    pub role: Option<&'g Key>,
    /// The clause that is asked about, with all below it; all clauses where none is given.
    pub clause: Option<&'g Clause>,
}

impl Interview<'_> {
    fn asks(&self, catalogue: &Catalogue, requirement: &Requirement) -> bool {
        let clause = catalogue.clause_at(requirement.clause_position());
        let inside = self.clause.is_none_or(|wanted| {
            clause.is_some_and(|clause| catalogue.is_within(clause, wanted.id()))
        });
        inside && self.role.is_none_or(|role| requirement.roles().contains(role))
    }

    fn title(&self) -> String {
        let role = self.role.map_or_else(|| "all roles".to_owned(), role_words);
        let about = self.clause.map_or_else(String::new, |clause| {
            format!(", {} {}", clause.id(), clause.title().unwrap_or_default())
        });
        format!("Interview guide: {role}{}", about.trim_end())
    }

    /// The leaf clauses with the requirements that are asked about, in reading order.
    fn chapters<'g>(&self, catalogue: &'g Catalogue) -> Vec<(&'g Clause, Vec<&'g Requirement>)> {
        let mut found: Vec<(&Clause, Vec<&Requirement>)> = Vec::new();
        for requirement in catalogue.requirements().filter(|found| self.asks(catalogue, found)) {
            // What is computed from others is asked about there.
            if !requirement.computed_from().is_empty() {
                continue;
            }
            let Some(clause) = catalogue.clause_at(requirement.clause_position()) else { continue };
            match found.last_mut() {
                Some((same, asked)) if same.id() == clause.id() => asked.push(requirement),
                _ => found.push((clause, vec![requirement])),
            }
        }
        found
    }
}

/// A role as a person says it: `change manager`.
pub fn role_words(role: &Key) -> String {
    role.as_str().replace('-', " ")
}

/// The roles of a catalogue and how many requirements each answers for, in reading order.
pub fn roles(catalogue: &Catalogue) -> Vec<(&Key, usize)> {
    let mut found: Vec<(&Key, usize)> = Vec::new();
    let asked = catalogue.requirements().filter(|found| found.computed_from().is_empty());
    for role in asked.flat_map(Requirement::roles) {
        match found.iter_mut().find(|(known, _)| *known == role) {
            Some((_, number)) => *number += 1,
            None => found.push((role, 1)),
        }
    }
    found
}

/// The roles of a catalogue, one line each.
pub fn roles_text(catalogue: &Catalogue, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    page.hanging("", 0, "Roles that usually answer, with how many requirements", palette.title);
    page.blank();
    for (role, number) in roles(catalogue) {
        page.labelled(&format!("{} ", role_words(role)), palette.strong, 34, &number.to_string());
    }
    page.finish()
}

/// An interview guide for a terminal: the questions by clause, each with what to look for.
pub fn questions_text(catalogue: &Catalogue, interview: Interview<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let chapters = interview.chapters(catalogue);
    let number: usize = chapters.iter().map(|(_, list)| list.len()).sum();
    page.hanging("", 0, &interview.title(), palette.title);
    if number == 0 {
        page.hanging("", 0, "There is nothing to ask here.", Style::new());
        return page.finish();
    }
    let remark = format!(
        "{}; {}. Ask openly, let them show it, write down what was seen, where and when.",
        catalogue.title(),
        counted(number, "question", "questions")
    );
    page.hanging("", 0, &remark, palette.faint);
    for (clause, requirements) in chapters {
        page.heading(&clause_heading(catalogue, clause), "");
        for requirement in requirements {
            let id = format!("{} ", requirement.id());
            page.labelled(&id, palette.strong, LABEL, requirement.question());
            if !requirement.typical_evidence().is_empty() {
                let evidence = requirement.typical_evidence().join("; ");
                page.hanging(
                    &" ".repeat(LABEL),
                    LABEL,
                    &format!("look for: {evidence}"),
                    palette.faint,
                );
            }
        }
    }
    page.finish()
}

/// The same as a Markdown document, with room for answers.
pub fn questions_markdown(catalogue: &Catalogue, interview: Interview<'_>) -> String {
    let mut text = String::new();
    add(&mut text, format_args!("# {}\n\n", plain(&interview.title())));
    add(&mut text, format_args!("{}\n\n", plain(catalogue.title())));
    text.push_str("| asked | by | on |\n|---|---|---|\n| | | |\n");
    for (clause, requirements) in interview.chapters(catalogue) {
        add(&mut text, format_args!("\n## {}\n\n", plain(&clause_heading(catalogue, clause))));
        text.push_str("| id | question | look for | answer: what was seen or said, where |\n");
        text.push_str("|---|---|---|---|\n");
        for requirement in requirements {
            add(
                &mut text,
                format_args!(
                    "| {} | {} | {} | |\n",
                    requirement.id(),
                    plain(requirement.question()),
                    plain(&requirement.typical_evidence().join("; ")),
                ),
            );
        }
    }
    text
}
