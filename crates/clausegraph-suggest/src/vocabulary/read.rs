//! From the files of a vocabulary to its parts, and every problem on the way.

use std::str::FromStr;

use clausegraph_model::{Positions, Problem, ProblemCode, Problems, SourceText, did_you_mean};

use super::{check::Draft, node::Node};

/// The version of the format.
const FORMAT_VERSION: u64 = 1;

const FIELDS: &[&str] = &[
    "format_version",
    "vocabulary",
    "language",
    "catalogue",
    "stop_words",
    "groups",
    "clauses",
    "requirements",
];

/// A file that is being read, and where its problems go.
pub(super) struct Ctx<'a> {
    file: &'a SourceText,
    positions: Positions<'a>,
    problems: &'a mut Problems,
}

impl Ctx<'_> {
    /// Reports a problem of the value at a JSON pointer.
    pub(super) fn report(
        &mut self,
        code: ProblemCode,
        pointer: &str,
        message: String,
        suggestion: Option<&str>,
    ) {
        let span = self.positions.locate(pointer);
        let (line, column) = span.as_ref().map_or((1, 1), |span| (span.line, span.column));
        let range = span.map_or(0..0, |span| span.range);
        self.problems.push(Problem {
            severity: code.severity(),
            code,
            file: self.file.name.clone(),
            line,
            column,
            value: self.file.text.get(range.clone()).map(shortened),
            span: range,
            pointer: pointer.to_owned(),
            message,
            suggestion: suggestion.map(str::to_owned),
            note: None,
        });
    }
}

/// Reads one file into a draft.
pub(super) fn read(file: &SourceText, draft: &mut Draft<'_>, problems: &mut Problems) {
    let body = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    let mut ctx = Ctx { file, positions: Positions::new(file), problems };
    let root = match serde_json::from_str::<Node>(body) {
        Ok(root) => root,
        Err(error) => {
            let at = (error.line(), error.column());
            ctx.problems.push(malformed(file, at, &error.to_string()));
            return;
        }
    };
    let Some(fields) = object(&mut ctx, "", &root, FIELDS) else { return };
    match fields.iter().find(|(name, _)| *name == "format_version") {
        Some((_, Node::Whole(FORMAT_VERSION))) => {}
        Some(_) => {
            let message = format!("the format version is not {FORMAT_VERSION}");
            return ctx.report(ProblemCode::UnsupportedFormat, "/format_version", message, None);
        }
        None => {
            let message =
                format!("the file states no format version; this release reads {FORMAT_VERSION}");
            return ctx.report(ProblemCode::UnsupportedFormat, "", message, None);
        }
    }
    if !fields.iter().any(|(name, _)| *name == "catalogue") {
        let message = "the vocabulary lacks the field `catalogue`".to_owned();
        ctx.report(ProblemCode::MissingField, "", message, None);
    }
    for (name, node) in fields {
        let pointer = format!("/{name}");
        match name {
            "vocabulary" | "language" => drop(text(&mut ctx, &pointer, node)),
            "catalogue" => {
                if let Some(id) = text(&mut ctx, &pointer, node) {
                    draft.made_for(&mut ctx, &pointer, &id);
                }
            }
            "stop_words" => {
                for (at, word) in texts(&mut ctx, &pointer, node) {
                    draft.stop_word(&mut ctx, &at, word);
                }
            }
            "groups" => {
                for (at, node) in list(&mut ctx, &pointer, node) {
                    let words = texts(&mut ctx, &at, node);
                    draft.group(&mut ctx, &at, words);
                }
            }
            "clauses" | "requirements" => {
                for (at, node) in list(&mut ctx, &pointer, node) {
                    entry(&mut ctx, draft, name == "clauses", &at, node);
                }
            }
            _ => {}
        }
    }
}

/// One clause or requirement with its words.
fn entry(ctx: &mut Ctx<'_>, draft: &mut Draft<'_>, of_clause: bool, at: &str, node: &Node) {
    let key = if of_clause { "clause" } else { "requirement" };
    let Some(fields) = object(ctx, at, node, &[key, "words", "hints"]) else { return };
    let id = fields.iter().find(|(name, _)| *name == key);
    let Some((_, id)) = id else {
        ctx.report(
            ProblemCode::MissingField,
            at,
            format!("the entry lacks the field `{key}`"),
            None,
        );
        return;
    };
    let mut words = Vec::new();
    let mut hints = Vec::new();
    for (name, node) in &fields {
        match *name {
            "words" => words = texts(ctx, &format!("{at}/words"), node),
            "hints" => hints = texts(ctx, &format!("{at}/hints"), node),
            _ => {}
        }
    }
    let pointer = format!("{at}/{key}");
    let Some(id) = text(ctx, &pointer, id) else { return };
    if of_clause {
        if let Some(id) = parsed(ctx, &pointer, &id) {
            draft.clause(ctx, &pointer, &id, words, hints);
        }
    } else if let Some(id) = parsed(ctx, &pointer, &id) {
        draft.requirement(ctx, &pointer, &id, words, hints);
    }
}

/// An id by its own grammar.
pub(super) fn parsed<T>(ctx: &mut Ctx<'_>, pointer: &str, text: &str) -> Option<T>
where
    T: FromStr<Err = clausegraph_model::IdError>,
{
    match text.parse() {
        Ok(id) => Some(id),
        Err(error) => {
            ctx.report(ProblemCode::MalformedId, pointer, error.to_string(), None);
            None
        }
    }
}

/// The fields of an object, each once, those that nothing reads reported and left out.
fn object<'n>(
    ctx: &mut Ctx<'_>,
    pointer: &str,
    node: &'n Node,
    known: &[&str],
) -> Option<Vec<(&'n str, &'n Node)>> {
    let Node::Object(fields) = node else {
        wrong_type(ctx, pointer, node, "an object");
        return None;
    };
    let mut kept: Vec<(&str, &Node)> = Vec::new();
    for (name, value) in fields {
        let at = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
        if !known.contains(&name.as_str()) {
            let suggestion = did_you_mean(name, known.iter().copied());
            let message = format!("nothing reads the field `{}`", shortened(name));
            ctx.report(ProblemCode::UnknownField, &at, message, suggestion);
        } else if kept.iter().any(|(earlier, _)| earlier == name) {
            let message = format!("the field `{name}` stands here twice");
            ctx.report(ProblemCode::DuplicateKey, &at, message, None);
        } else {
            kept.push((name, value));
        }
    }
    Some(kept)
}

/// The elements of a list with their pointers.
fn list<'n>(ctx: &mut Ctx<'_>, pointer: &str, node: &'n Node) -> Vec<(String, &'n Node)> {
    let Node::List(nodes) = node else {
        wrong_type(ctx, pointer, node, "a list");
        return Vec::new();
    };
    nodes.iter().enumerate().map(|(place, node)| (format!("{pointer}/{place}"), node)).collect()
}

/// The texts of a list with their pointers.
fn texts(ctx: &mut Ctx<'_>, pointer: &str, node: &Node) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, node) in list(ctx, pointer, node) {
        if let Some(word) = text(ctx, &at, node) {
            found.push((at, word));
        }
    }
    found
}

fn text(ctx: &mut Ctx<'_>, pointer: &str, node: &Node) -> Option<String> {
    let Node::Text(text) = node else {
        wrong_type(ctx, pointer, node, "text");
        return None;
    };
    Some(text.clone())
}

fn wrong_type(ctx: &mut Ctx<'_>, pointer: &str, node: &Node, wanted: &str) {
    let message = format!("{} stands where {wanted} belongs", node.what());
    ctx.report(ProblemCode::WrongType, pointer, message, None);
}

fn malformed(file: &SourceText, (line, column): (usize, usize), reason: &str) -> Problem {
    let lines = file.text.split_inclusive('\n');
    let start = lines.take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let start = start.min(file.text.len());
    Problem {
        severity: ProblemCode::MalformedJson.severity(),
        code: ProblemCode::MalformedJson,
        file: file.name.clone(),
        line: u32::try_from(line.max(1)).unwrap_or(u32::MAX),
        column: u32::try_from(column.max(1)).unwrap_or(u32::MAX),
        span: start..start,
        pointer: String::new(),
        value: None,
        message: format!("the file is not JSON: {}", shortened(reason)),
        suggestion: None,
        note: None,
    }
}

/// A text on one line and of bearable length.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words
        .join(" ")
        .chars()
        .map(|found| if found.is_control() { '\u{fffd}' } else { found })
        .collect();
    if line.chars().count() <= LONGEST {
        return line;
    }
    let mut short: String = line.chars().take(LONGEST - 1).collect();
    short.push('…');
    short
}
