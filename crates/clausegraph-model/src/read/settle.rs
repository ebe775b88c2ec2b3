//! From drafts to problems: lines and columns are looked up, once per file and only where needed.

use std::{cell::OnceCell, ops::Range};

use super::{Positions, SourceText, Span};
use crate::problem::{At, Draft, Problem, Problems, one_line};

/// The problems of the files, in order.
pub(crate) fn settle(drafts: Vec<Draft>, files: &[&SourceText]) -> Problems {
    let positions: Vec<OnceCell<Positions<'_>>> = files.iter().map(|_| OnceCell::new()).collect();
    let positions_of = |file: u32| {
        let index = usize::try_from(file).ok()?;
        let source = files.get(index)?;
        let cell = positions.get(index)?;
        Some((*source, cell.get_or_init(|| Positions::new(source))))
    };
    let place = |at: &At| -> (String, Span) {
        let Some((source, positions)) = positions_of(at.file) else {
            return (String::new(), START);
        };
        let span = match &at.span {
            Some(range) => positions.span(range.clone()),
            None => nearest(positions, &at.pointer),
        };
        (source.name.clone(), span)
    };
    let mut problems = Problems::new(files.iter().map(|source| source.name.as_str()));
    for draft in drafts {
        let (file, span) = place(&draft.at);
        let earlier = draft.earlier.as_ref().map(|at| {
            let (file, span) = place(at);
            format!("the first stands at {file}:{}:{}", span.line, span.column)
        });
        let note = match (draft.note, earlier) {
            (Some(note), Some(earlier)) => Some(format!("{note}; {earlier}")),
            (note, earlier) => note.or(earlier),
        };
        problems.push(Problem {
            severity: draft.code.severity(),
            code: draft.code,
            file,
            line: span.line,
            column: span.column,
            span: span.range,
            pointer: draft.at.pointer,
            value: draft.value,
            message: one_line(&draft.message),
            suggestion: draft.suggestion,
            note: note.as_deref().map(one_line),
        });
    }
    problems
}

const START: Span = Span { line: 1, column: 1, range: Range { start: 0, end: 0 } };

/// The value at the pointer, or the innermost one around it.
fn nearest(positions: &Positions<'_>, pointer: &str) -> Span {
    let mut pointer = pointer;
    loop {
        if let Some(span) = positions.locate(pointer) {
            return span;
        }
        match pointer.rsplit_once('/') {
            Some((above, _)) => pointer = above,
            None => return START,
        }
    }
}
