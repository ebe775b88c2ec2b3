//! Problems drawn with the source lines that they are about.

use std::collections::BTreeMap;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Message, Renderer, Snippet, Title, renderer::DecorStyle,
};
use clausegraph::{Problem, ProblemCode, Problems, Severity, SourceText};
use serde::Serialize;

use crate::{
    Look, Palette, Signs,
    json::{WIRE_VERSION, encode},
    layout::in_ascii,
    palette::paint,
    wording::{counted, first_few},
};

/// Problems as text for a terminal: each with its code, its source line, a suggestion and a note, and a
/// count at the end. Those that say the same of one file are drawn once, with the lines of the others. Empty
/// where there is none.
///
/// `sources` are the files that were read; a problem in another file is shown without its line.
pub fn problems_text(problems: &Problems, sources: &[SourceText], look: Look) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let plain = look.palette == Palette::PLAIN;
    let renderer = if plain { Renderer::plain() } else { Renderer::styled() };
    let renderer = renderer.term_width(look.width.max(40)).decor_style(match look.signs {
        Signs::Unicode => DecorStyle::Unicode,
        Signs::Ascii => DecorStyle::Ascii,
    });
    let mut text = String::new();
    for (problem, others) in alike(problems) {
        let source = sources.iter().find(|source| source.name == problem.file);
        let same = same_at(&others);
        text.push_str(&renderer.render(&[group(problem, source, same.as_deref())]));
        text.push_str("\n\n");
    }
    text.push_str(&paint(look.palette.strong, &summary(problems)));
    text.push('\n');
    match look.signs {
        Signs::Unicode => text,
        Signs::Ascii => in_ascii(&text),
    }
}

/// Problems that say the same of one file, each with those that follow it.
fn alike(problems: &Problems) -> Vec<(&Problem, Vec<&Problem>)> {
    let mut found: Vec<(&Problem, Vec<&Problem>)> = Vec::new();
    let mut places: BTreeMap<(&str, ProblemCode, &str), usize> = BTreeMap::new();
    for problem in problems.iter() {
        let key = (problem.file.as_str(), problem.code, problem.message.as_str());
        let known = places.get(&key).and_then(|place| found.get_mut(*place));
        match known {
            Some((first, others)) if first.note == problem.note => others.push(problem),
            _ => {
                places.insert(key, found.len());
                found.push((problem, Vec::new()));
            }
        }
    }
    found
}

/// The lines on which the same stands: `the same stands on lines 4, 9 and 12`.
fn same_at(others: &[&Problem]) -> Option<String> {
    let lines: Vec<String> = others.iter().map(|problem| problem.line.to_string()).collect();
    let which = if lines.len() == 1 { "line" } else { "lines" };
    (!lines.is_empty()).then(|| format!("the same stands on {which} {}", first_few(&lines, 12)))
}

/// How many problems there are: `2 errors, 1 warning`.
fn summary(problems: &Problems) -> String {
    let errors = counted(problems.error_count(), "error", "errors");
    let warnings = counted(problems.warning_count(), "warning", "warnings");
    match (problems.error_count(), problems.warning_count()) {
        (0, _) => warnings,
        (_, 0) => errors,
        (_, _) => format!("{errors}, {warnings}"),
    }
}

fn group<'a>(
    problem: &'a Problem,
    source: Option<&'a SourceText>,
    same: Option<&'a str>,
) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title: Title<'a> = level.primary_title(problem.message.as_str()).id(problem.code.as_str());
    let mut elements: Vec<Element<'a>> = Vec::new();
    match source {
        Some(source) => {
            let span = span(problem, source);
            let annotation = AnnotationKind::Primary.span(span);
            elements.push(
                Snippet::source(source.text.as_str())
                    .path(problem.file.as_str())
                    .annotation(annotation)
                    .into(),
            );
        }
        None if problem.file.is_empty() => {}
        None => elements.push(
            annotate_snippets::Origin::path(problem.file.as_str())
                .line(usize::try_from(problem.line).unwrap_or(1))
                .char_column(usize::try_from(problem.column).unwrap_or(1))
                .into(),
        ),
    }
    if let Some(suggestion) = &problem.suggestion {
        let help: Message<'a> = Level::HELP.message(format!("did you mean `{suggestion}`?"));
        elements.push(help.into());
    }
    if let Some(note) = &problem.note {
        elements.push(Level::NOTE.message(note.as_str()).into());
    }
    if let Some(same) = same {
        elements.push(Level::NOTE.message(same).into());
    }
    Group::with_title(title).elements(elements)
}

/// The bytes to mark: those of the first line only, where the value spans several.
fn span(problem: &Problem, source: &SourceText) -> std::ops::Range<usize> {
    let all = problem.span.clone();
    let end = all.end.min(source.text.len());
    let start = all.start.min(end);
    let marked = source.text.get(start..end).unwrap_or_default();
    match marked.find('\n') {
        Some(first) => start..start + first,
        None => start..end,
    }
}

/// Problems on the wire: `format_version`, counts and a list of `problems`, in order.
pub fn problems_json(problems: &Problems) -> String {
    encode(&ProblemsReport {
        format_version: WIRE_VERSION,
        errors: problems.error_count(),
        warnings: problems.warning_count(),
        problems: problems.iter().map(ProblemReport::new).collect(),
    })
}

/// Problems on the wire.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemsReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// How many are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// All of them, in order.
    pub problems: Vec<ProblemReport>,
}

/// One problem on the wire.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemReport {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Which kind of problem it is.
    pub code: &'static str,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The JSON pointer.
    pub pointer: String,
    /// The offending value, shortened.
    pub value: Option<String>,
    /// What is wrong.
    pub message: String,
    /// A known word that is close.
    pub suggestion: Option<String>,
    /// What helps to repair it.
    pub note: Option<String>,
}

impl ProblemReport {
    fn new(problem: &Problem) -> Self {
        Self {
            severity: problem.severity.as_str(),
            code: problem.code.as_str(),
            file: problem.file.clone(),
            line: problem.line,
            column: problem.column,
            pointer: problem.pointer.clone(),
            value: problem.value.clone(),
            message: problem.message.clone(),
            suggestion: problem.suggestion.clone(),
            note: problem.note.clone(),
        }
    }
}
