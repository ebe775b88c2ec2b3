//! What is wrong with a file of sentences: all of it at once, each with its line.

use std::collections::BTreeSet;

use clausegraph::did_you_mean;
use fluent_bundle::FluentResource;
use fluent_syntax::{ast::Entry, parser::ParserError};

use super::{TextsError, places::Places};

/// Reads a file of sentences.
pub(super) fn read(file: &str) -> Result<FluentResource, Vec<TextsError>> {
    let (read, mut problems) = match FluentResource::try_new(file.to_owned()) {
        Ok(read) => (read, Vec::new()),
        Err((read, errors)) => {
            let problems = errors.iter().map(|error| unreadable(file, error)).collect();
            (read, problems)
        }
    };
    problems.extend(of_keys(file, &read));
    problems.sort_by_key(TextsError::line);
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

fn unreadable(file: &str, error: &ParserError) -> TextsError {
    let before = file.get(..error.pos.start).unwrap_or(file);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    TextsError::Unreadable { line, column, message: error.to_string() }
}

fn of_keys(file: &str, read: &FluentResource) -> Vec<TextsError> {
    let ours = Places::ours();
    let terms: BTreeSet<&str> = read
        .entries()
        .filter_map(|entry| match entry {
            Entry::Term(term) => Some(term.id.name),
            Entry::Message(_)
            | Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => None,
        })
        .collect();
    let mut problems = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut lines = Lines::new(file);
    for (key, places) in Places::of_file(read) {
        let line = lines.next_of(&key);
        let Some(known) = ours.get(&key) else {
            let meant = did_you_mean(&key, ours.keys().map(String::as_str)).map(str::to_owned);
            problems.push(TextsError::UnknownKey { line, key, meant });
            continue;
        };
        if !seen.insert(key.clone()) {
            problems.push(TextsError::Twice { line, key: key.clone() });
        }
        let Some(places) = places else {
            problems.push(TextsError::NoWords { line, key });
            continue;
        };
        for place in places.filled.union(&places.choosing).filter(|place| !known.has(place)) {
            let all = known.filled.union(&known.choosing);
            let meant = did_you_mean(place, all.map(String::as_str)).map(str::to_owned);
            let (key, place, known) = (key.clone(), place.clone(), known.told());
            problems.push(TextsError::UnknownPlace { line, key, place, meant, known });
        }
        for place in known.filled.iter().filter(|place| !places.filled.contains(*place)) {
            let (key, place) = (key.clone(), place.clone());
            problems.push(TextsError::MissingPlace { line, key, place });
        }
        let is_known = |name: &&String| match name.strip_prefix('-') {
            Some(term) => terms.contains(term),
            None => ours.contains_key(name.as_str()),
        };
        for name in places.others.iter().filter(|name| !is_known(name)) {
            let (key, name) = (key.clone(), name.clone());
            problems.push(TextsError::UnknownReference { line, key, name });
        }
    }
    problems
}

/// The lines on which keys stand, one after the other.
struct Lines<'f> {
    keys: Vec<(usize, &'f str)>,
}

impl<'f> Lines<'f> {
    fn new(file: &'f str) -> Self {
        let key = |(line, text): (usize, &'f str)| {
            let (key, _) = text.split_once('=')?;
            Some((line, key.trim_end()))
        };
        let mut keys: Vec<(usize, &str)> = (1..).zip(file.lines()).filter_map(key).collect();
        keys.reverse();
        Self { keys }
    }

    /// The next line that a key stands on.
    fn next_of(&mut self, wanted: &str) -> usize {
        while let Some((line, key)) = self.keys.pop() {
            if key == wanted {
                return line;
            }
        }
        1
    }
}
