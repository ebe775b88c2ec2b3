//! Problems drawn with the source lines that they are about.

use std::{collections::BTreeMap, ops::Range};

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Message, Origin, Renderer, Snippet, Title,
    renderer::DecorStyle,
};
use clausegraph::{Problem, ProblemCode, Problems, Severity, SourceText};
use serde::Serialize;

use crate::{
    Look, Palette, Signs,
    json::{WIRE_VERSION, encode},
    layout::{harmless, in_ascii, wrap},
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
    let texts: BTreeMap<&str, &str> =
        sources.iter().rev().map(|source| (source.name.as_str(), source.text.as_str())).collect();
    for (problem, others) in alike(problems) {
        let source = texts.get(problem.file.as_str()).copied();
        let same = same_at(&others);
        let drawn = group(problem, source, same.as_deref(), look.width.max(40));
        text.push_str(&renderer.render(&[drawn]));
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
    source: Option<&'a str>,
    same: Option<&'a str>,
    width: usize,
) -> Group<'a> {
    let note = |text: &str| {
        // `note: ` and the line numbers before it take their share.
        Level::NOTE.message(wrap(text, width.saturating_sub(16)).join("\n"))
    };
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // `error[code]: ` stands before the first line, and blanks of that width before the others.
    let before = problem.severity.as_str().len() + problem.code.as_str().len() + 4;
    let message = wrap(&problem.message, width.saturating_sub(before).max(30)).join("\n");
    let title: Title<'a> = level.primary_title(message).id(problem.code.as_str());
    let mut elements: Vec<Element<'a>> = Vec::new();
    match source {
        Some(source) => {
            let excerpt = Excerpt::around(problem, source);
            let snippet = Snippet::source(excerpt.text)
                .line_start(usize::try_from(problem.line).unwrap_or(1))
                .annotation(AnnotationKind::Primary.span(excerpt.marked));
            if excerpt.whole_line {
                elements.push(snippet.path(problem.file.as_str()).into());
            } else {
                // The column is that of the line, not of what is shown of it.
                elements.push(origin(problem).into());
                elements.push(snippet.into());
            }
        }
        None if problem.file.is_empty() => {}
        None => elements.push(origin(problem).into()),
    }
    if let Some(suggestion) = &problem.suggestion {
        let help: Message<'a> =
            Level::HELP.message(format!("did you mean `{}`?", harmless(suggestion)));
        elements.push(help.into());
    }
    elements.extend(problem.note.as_deref().map(|text| note(text).into()));
    elements.extend(same.map(|text| note(text).into()));
    Group::with_title(title).elements(elements)
}

fn origin(problem: &Problem) -> Origin<'_> {
    Origin::path(problem.file.as_str())
        .line(usize::try_from(problem.line).unwrap_or(1))
        .char_column(usize::try_from(problem.column).unwrap_or(1))
}

/// The line that a problem is about, or of a very long one what stands around it.
///
/// The drawing looks at all that it is given, so it is given no more: a file with many problems would
/// take the square of its length.
struct Excerpt {
    text: String,
    /// The bytes to mark: those of the first line only, where the value spans several.
    marked: Range<usize>,
    whole_line: bool,
}

impl Excerpt {
    /// Bytes to each side of a value that are shown at most.
    const AROUND: usize = 500;

    fn around(problem: &Problem, source: &str) -> Self {
        let end = boundary(source, problem.span.end);
        let start = boundary(source, problem.span.start.min(end));
        let (before, rest) = source.split_at(start);
        let near = before.split_at(boundary(before, before.len().saturating_sub(Self::AROUND))).1;
        let (left, begins) = match near.rsplit_once('\n') {
            Some((_, left)) => (left, true),
            None => (near, near.len() == before.len()),
        };
        let value = rest.split_at(end - start).0;
        let value = value.split_at(boundary(value, Self::AROUND)).0;
        let value = value.lines().next().unwrap_or_default();
        let behind = rest.split_at(value.len()).1;
        let near = behind.split_at(boundary(behind, Self::AROUND)).0;
        let (right, ends) = match near.split_once('\n') {
            Some((right, _)) => (right, true),
            None => (near, near.len() == behind.len()),
        };
        let (left, value, right) = (shown(left), shown(value), shown(right.trim_end()));
        Self {
            marked: left.len()..left.len() + value.len(),
            text: [left, value, right].concat(),
            whole_line: begins && ends,
        }
    }
}

/// The end of the last whole character up to a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let up_to = byte.min(text.len());
    (0..=up_to).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

/// A part of a source line whose signs steer nothing; tabs are the drawing's.
fn shown(text: &str) -> String {
    text.split('\t').map(harmless).collect::<Vec<_>>().join("\t")
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
