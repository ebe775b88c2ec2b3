//! What the catalogue says of a roadmap: workstreams over clauses, stretches over months.

use std::collections::BTreeMap;

use super::Known;
use crate::{
    document::{StretchDocument, WorkstreamDocument},
    parts::{CatalogueParts, Located},
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, entry},
};

pub(super) fn check(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    let stream = |place| entry("workstreams", place);
    report.unique(&parts.workstreams, "workstream", stream, |stream| stream.id.as_str());
    workstreams(&parts.workstreams, known, report);
    let stretch = |place| entry("stretches", place);
    report.unique(&parts.stretches, "stretch", stretch, |stretch| stretch.id.as_str());
    for located in &parts.stretches {
        months(&located.value, &entry("stretches", located.place), report);
    }
}

/// A clause belongs to one workstream; the mandate names clauses that are there.
fn workstreams(found: &[Located<WorkstreamDocument>], known: &Known<'_>, report: &mut Report<'_>) {
    let mut of: BTreeMap<&str, At> = BTreeMap::new();
    for located in found {
        let at = entry("workstreams", located.place);
        let stream = &located.value;
        report.blank(&stream.title, || at.join("title"), "the title of the workstream");
        for (index, id) in stream.clauses.iter().enumerate() {
            let at = at.join("clauses").join(index);
            known.clause(id.as_str(), || at.clone(), report);
            match of.get(id.as_str()) {
                Some(first) => report.repeated("clause", id.as_str(), at, first.clone()),
                None => {
                    of.insert(id.as_str(), at);
                }
            }
        }
        for (index, id) in stream.mandate.iter().enumerate() {
            known.clause(id.as_str(), || at.join("mandate").join(index), report);
        }
    }
}

fn months(stretch: &StretchDocument, at: &At, report: &mut Report<'_>) {
    report.blank(&stretch.title, || at.join("title"), "the title of the stretch");
    report.blank(&stretch.content, || at.join("content"), "what is done in the stretch");
    let StretchDocument { id, from, until, .. } = stretch;
    if until <= from {
        let message = format!("`{id}` ends after {until} months and begins after {from}");
        let draft = Draft::new(ProblemCode::NumberOutOfRange, at.join("until"), message);
        report.push(draft.value(until.to_string()));
    }
}
