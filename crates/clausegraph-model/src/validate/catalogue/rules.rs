//! What the catalogue lays down for rules and matrices.

use super::{Known, roadmap};
use crate::{
    document::{RuleBindingDocument, RuleParameterDocument},
    parts::CatalogueParts,
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, entry},
};

pub(super) fn check(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    let rule = |place| entry("rules", place);
    report.unique(&parts.rules, "rule", rule, |rule| rule.code.as_str());
    for located in &parts.rules {
        binding(&located.value, known, &entry("rules", located.place), report);
    }
    let matrix = |place| entry("matrices", place);
    report.unique(&parts.matrices, "matrix", matrix, |matrix| matrix.id.as_str());
    for located in &parts.matrices {
        let at = entry("matrices", located.place);
        let matrix = &located.value;
        report.blank(&matrix.title, || at.join("title"), "the title of the matrix");
        known.population(matrix.rows.as_str(), || at.join("rows"), report);
        for (index, column) in matrix.columns.iter().enumerate() {
            let at = at.join("columns").join(index);
            report.blank(&column.title, || at.join("title"), "the title of the column");
            for (index, id) in column.requirements.iter().enumerate() {
                known.requirement(id.as_str(), || at.join("requirements").join(index), report);
            }
        }
    }
    review_inputs(parts, known, report);
    roadmap::check(parts, known, report);
    let former = |place| entry("former_items", place);
    report.unique(&parts.former_items, "former item", former, |item| item.id.as_str());
}

/// What top management looks at names requirements and rules that are there.
fn review_inputs(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    let input = |place| entry("review_inputs", place);
    report.unique(&parts.review_inputs, "review input", input, |input| input.id.as_str());
    for located in &parts.review_inputs {
        let at = entry("review_inputs", located.place);
        let input = &located.value;
        report.blank(&input.title, || at.join("title"), "the title of the review input");
        for (index, id) in input.requirements.iter().enumerate() {
            known.requirement(id.as_str(), || at.join("requirements").join(index), report);
        }
    }
    let words = |place| entry("paper_words", place);
    report.unique(&parts.paper_words, "list of words", words, |words| words.name.as_str());
}

fn binding(rule: &RuleBindingDocument, known: &Known<'_>, at: &At, report: &mut Report<'_>) {
    for (index, id) in rule.clauses.iter().enumerate() {
        known.clause(id.as_str(), || at.join("clauses").join(index), report);
    }
    for (index, id) in rule.requirements.iter().enumerate() {
        known.requirement(id.as_str(), || at.join("requirements").join(index), report);
    }
    let parameters = at.join("parameters");
    for (index, parameter) in rule.parameters.iter().enumerate() {
        let at = parameters.join(index);
        report.blank(&parameter.about, || at.join("about"), "what the parameter means");
        let mut earlier = rule.parameters.iter().take(index);
        if let Some(first) = earlier.position(|earlier| earlier.name == parameter.name) {
            let first = parameters.join(first);
            report.repeated("parameter", parameter.name.as_str(), at.clone(), first);
        }
        range(parameter, &at, report);
    }
}

/// Every value of a parameter lies between the lowest and the highest.
fn range(parameter: &RuleParameterDocument, at: &At, report: &mut Report<'_>) {
    let RuleParameterDocument { least, most, .. } = parameter;
    for (field, value) in
        [("value", Some(parameter.value)), ("small", parameter.small), ("large", parameter.large)]
    {
        let Some(value) = value.filter(|value| !(least..=most).contains(&value)) else { continue };
        let name = &parameter.name;
        let message = format!("`{name}` is `{value}`, outside `{least}` to `{most}`");
        let draft = Draft::new(ProblemCode::ParameterOutOfRange, at.join(field), message);
        report.push(draft.value(value.to_string()));
    }
}
