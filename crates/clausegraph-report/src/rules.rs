//! The rules: a list of them, and a page for each.

use anstyle::Style;
use clausegraph::{
    ArtefactKind, Catalogue, Need, NeedOf, Profile, Rule,
    document::{RuleBindingDocument, RuleParameterDocument},
    rules,
};

use crate::{
    Look,
    layout::{Page, pad, width},
    markdown::plain,
    palette::paint,
    wording::{clause_heading, counted, indicator_words, join, theme_words},
};

/// All rules with code, title and the gravest indicator, by theme, as text for a terminal.
pub fn rules_text(catalogue: &Catalogue, profile: Profile, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let shown: Vec<&Rule> = rules().filter(|rule| is_shown(rule, profile)).collect();
    let title = format!("Rules, {} of them", shown.len());
    page.line(&paint(palette.title, &title));
    for theme in clausegraph::Theme::ALL {
        let of_theme: Vec<_> = shown.iter().filter(|rule| rule.theme == theme).collect();
        if of_theme.is_empty() {
            continue;
        }
        page.heading(theme_words(theme), "");
        for rule in of_theme {
            let label = paint(palette.strong, &pad(rule.code, 8));
            let indicators = join(&indicator_list(rule, profile), "or");
            let bound = if catalogue.rule(rule.code).is_some() {
                ""
            } else {
                "; not bound by this catalogue"
            };
            let words = format!("{} ({indicators}{bound})", rule.title());
            page.hanging(&label, 8, &words, Style::new());
        }
    }
    page.blank();
    let hint = "One in full, with its numbers: clausegraph rules show CODE";
    page.hanging("", 0, hint, palette.faint);
    page.finish()
}

/// Whether anything that a rule may find is shown in a profile.
pub(crate) fn is_shown(rule: &Rule, profile: Profile) -> bool {
    rule.indicators.iter().any(|indicator| rule.is_shown(*indicator, profile))
}

fn indicator_list(rule: &Rule, profile: Profile) -> Vec<String> {
    let shown = rule.indicators.iter().filter(|indicator| rule.is_shown(**indicator, profile));
    shown.map(|indicator| indicator_words(*indicator).to_owned()).collect()
}

/// The page of a rule as text for a terminal.
pub fn rule_text(rule: &Rule, catalogue: &Catalogue, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let title = format!("{} {}", rule.code, rule.title());
    page.hanging("", 0, &title, palette.title);
    let facts = format!(
        "{}, version {}, {}",
        rule.name,
        rule.version,
        join(&indicator_list(rule, Profile::Consultant), "or")
    );
    page.hanging("", 0, &facts, palette.faint);
    for (heading, paragraphs) in sections(rule) {
        page.heading(&heading, "");
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if index > 0 {
                page.blank();
            }
            page.hanging("", 0, paragraph, Style::new());
        }
    }
    if let Some(binding) = catalogue.rule(rule.code) {
        page.heading("Clauses", "");
        for id in &binding.clauses {
            if let Some(clause) = catalogue.clause(id.as_str()) {
                page.hanging("", 0, &clause_heading(catalogue, clause), Style::new());
            }
        }
        for id in &binding.requirements {
            if let Some(requirement) = catalogue.requirement(id.as_str()) {
                let words = format!("{}: {}", requirement.id(), requirement.statement());
                page.hanging("  ", 2, &words, Style::new());
            }
        }
        if !binding.parameters.is_empty() {
            page.heading("Numbers", "an organisation states another one among its parameters");
            for parameter in &binding.parameters {
                let name = binding.parameter_name(parameter);
                let label = format!("{} ", paint(palette.strong, &name));
                page.hanging(&label, width(&name) + 1, &parameter_words(parameter), Style::new());
            }
        }
        for words in &binding.words {
            let list: Vec<String> = words.is.iter().map(|word| format!("`{word}`")).collect();
            page.heading(&format!("Words for {}", words.name), "");
            page.hanging("", 0, &join(&list, "and"), Style::new());
        }
    } else {
        page.heading("Clauses", "");
        page.hanging("", 0, "This catalogue does not bind the rule: it is not run.", Style::new());
    }
    if !rule.needs.is_empty() {
        page.heading("What must be stated", "else the rule cannot be evaluated");
        for line in needs(rule) {
            page.hanging("", 0, &line, Style::new());
        }
    }
    page.finish()
}

fn parameter_words(parameter: &RuleParameterDocument) -> String {
    let mut presets = vec![format!("{}", parameter.value)];
    presets.extend(parameter.small.map(|value| format!("{value} below 50 people")));
    presets.extend(parameter.large.map(|value| format!("{value} from 250 people")));
    format!("{}. {}", presets.join(", "), parameter.about)
}

/// The sections of a page: heading and paragraphs; the title is left out.
fn sections(rule: &Rule) -> Vec<(String, Vec<String>)> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    let mut paragraph = String::new();
    let end = |sections: &mut Vec<(String, Vec<String>)>, paragraph: &mut String| {
        let text = std::mem::take(paragraph);
        if let Some((_, paragraphs)) = sections.last_mut()
            && !text.trim().is_empty()
        {
            paragraphs.push(text.trim().to_owned());
        }
    };
    for line in rule.page.lines().map(str::trim) {
        if let Some(heading) = line.strip_prefix("# ") {
            end(&mut sections, &mut paragraph);
            sections.push((heading.to_owned(), Vec::new()));
        } else if line.is_empty() {
            end(&mut sections, &mut paragraph);
        } else {
            if line.starts_with("- ") {
                end(&mut sections, &mut paragraph);
            }
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
    end(&mut sections, &mut paragraph);
    sections
}

/// What must be stated, one line for each holder.
fn needs(rule: &Rule) -> Vec<String> {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for Need { of, field } in rule.needs {
        let of = holder(*of);
        let field = format!("`{field}`");
        match lines.iter_mut().find(|(known, _)| *known == of) {
            Some((_, fields)) => fields.push(field),
            None => lines.push((of, vec![field])),
        }
    }
    lines.into_iter().map(|(of, fields)| format!("{} of {of}", join(&fields, "and"))).collect()
}

fn holder(of: NeedOf) -> String {
    match of {
        NeedOf::Artefacts(kinds) if kinds.len() == ArtefactKind::ALL.len() => {
            "any artefact".to_owned()
        }
        NeedOf::Artefacts(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
            format!("{}: {}", counted(kinds.len(), "kind", "kinds"), join(&kinds, "and"))
        }
        NeedOf::Services => "services".to_owned(),
        NeedOf::Suppliers => "suppliers".to_owned(),
        NeedOf::People => "people".to_owned(),
        NeedOf::Organisation => "the organisation".to_owned(),
    }
}

/// The page of a rule in Markdown.
pub fn rule_markdown(rule: &Rule, catalogue: &Catalogue) -> String {
    let mut lines = vec![
        format!("## {} {}", rule.code, plain(rule.title())),
        String::new(),
        format!(
            "`{}`, version {}, {}. Theme: {}.",
            rule.name,
            rule.version,
            join(&indicator_list(rule, Profile::Consultant), "or"),
            theme_words(rule.theme)
        ),
    ];
    for (heading, paragraphs) in sections(rule) {
        lines.push(String::new());
        lines.push(format!("### {heading}"));
        for paragraph in paragraphs {
            lines.push(String::new());
            lines.push(paragraph);
        }
    }
    if let Some(binding) = catalogue.rule(rule.code) {
        lines.extend(binding_lines(binding));
    }
    if !rule.needs.is_empty() {
        lines.push(String::new());
        lines.push("### What must be stated".to_owned());
        lines.push(String::new());
        lines.extend(needs(rule).into_iter().map(|line| format!("- {line}")));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn binding_lines(binding: &RuleBindingDocument) -> Vec<String> {
    let clauses: Vec<String> = binding.clauses.iter().map(ToString::to_string).collect();
    let mut lines = vec![
        String::new(),
        "### Clauses".to_owned(),
        String::new(),
        format!("{}.", clauses.join(", ")),
    ];
    if !binding.requirements.is_empty() {
        let ids: Vec<String> = binding.requirements.iter().map(ToString::to_string).collect();
        lines.push(format!("Requirements: {}.", ids.join(", ")));
    }
    if !binding.parameters.is_empty() {
        lines.extend([
            String::new(),
            "| number | default | below 50 people | from 250 people | meaning |".to_owned(),
            "|:--|--:|--:|--:|:--|".to_owned(),
        ]);
        lines.extend(binding.parameters.iter().map(|parameter| {
            let or_blank = |value: Option<clausegraph::Amount>| {
                value.map(|value| value.to_string()).unwrap_or_default()
            };
            format!(
                "| `{}` | {} | {} | {} | {} |",
                binding.parameter_name(parameter),
                parameter.value,
                or_blank(parameter.small),
                or_blank(parameter.large),
                plain(&parameter.about)
            )
        }));
    }
    lines
}

/// All rules as one Markdown document, one page each.
pub fn rules_markdown(catalogue: &Catalogue, profile: Profile) -> String {
    let mut text = format!(
        "# Rules\n\nFor {}. An indicator is no grade: a person judges.\n\n",
        plain(catalogue.title())
    );
    for rule in rules().filter(|rule| is_shown(rule, profile)) {
        text.push_str(&rule_markdown(rule, catalogue));
        text.push('\n');
    }
    text
}
