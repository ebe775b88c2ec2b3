//! What cannot be evaluated: cells and rules, and what is not stated.

use clausegraph::{NotEvaluated, Rule, Status};
use clausegraph_report::{Undecided, undecided, wording::not_evaluated_sentence};
use maud::{Markup, html};

use super::{Context, parts};

/// Rows that stand first.
const FIRST: usize = 12;
/// Subjects of a rule that stand first.
const SUBJECTS: usize = 5;
/// Entries that are named before the rest is folded.
const ENTRIES: usize = 8;

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let cells = undecided(context.assessment());
    let undecided = Status::CannotEvaluate.as_str();
    let number = context.map.rows.iter().filter(|row| row.evidence_status == undecided).count();
    let rules = rules(context);
    html! {
        section #unknown aria-labelledby="unknown-h" {
            h2 #unknown-h { (context.say("report-unknown")) }
            p.lead { (context.say("report-unknown-lead")) }
            h3 { (context.say("report-unknown-cells")) " " small { (context.count("report-cells-count", number)) } }
            @if cells.is_empty() { p.none { (context.say("report-none")) } }
            @else {
                @let (shown, rest) = cells.split_at(FIRST.min(cells.len()));
                (table(context, shown))
                @if !rest.is_empty() {
                    (parts::more(&context.count("report-more", rest.len()), &parts::folded(context, table(context, rest))))
                }
            }
            h3 { (context.say("report-unknown-rules")) " " small { (context.count("report-rules-count", rules.len())) } }
            @if rules.is_empty() { p.none { (context.say("report-none")) } }
            @for (rule, found) in &rules { (one_rule(context, rule, found)) }
        }
    }
}

fn table(context: &Context<'_, '_>, rows: &[Undecided]) -> Markup {
    let caption = context.say("report-unknown-cells");
    let table = html! {
        table.plain {
            caption.vh { (caption) }
            thead { tr {
                th scope="col" { (context.say("report-not-stated-column")) }
                th scope="col" { (context.say("report-not-stated-of")) }
                th.num scope="col" { (context.say("report-cells")) }
                th.num scope="col" { (context.say("report-cells-alone")) }
            } }
            tbody { @for row in rows { tr {
                th scope="row" { (parts::marked(&row.what)) }
                td { (entries(context, &row.of)) }
                td.num { (context.number(row.cells)) }
                td.num { (context.number(row.alone)) }
            } } }
        }
    };
    parts::wide(&caption, &table)
}

/// Entries that do not state something: the first few, and the rest below a fold.
fn entries(context: &Context<'_, '_>, of: &[String]) -> Markup {
    let (shown, rest) = of.split_at(ENTRIES.min(of.len()));
    html! {
        @for id in shown { code { (id) } " " }
        @if !rest.is_empty() {
            details.more {
                summary { (context.count("report-more", rest.len())) }
                @for id in rest { code { (id) } " " }
            }
        }
    }
}

type ByRule<'s, 'g> = Vec<(&'static Rule, Vec<&'s NotEvaluated<'g>>)>;

/// What rules cannot say anything about, of those that the reader may see.
fn rules<'s, 'g>(context: &Context<'s, 'g>) -> ByRule<'s, 'g> {
    let profile = context.profile();
    let mut rules: ByRule<'s, 'g> = Vec::new();
    for unknown in context.basis.findings.not_evaluated() {
        let rule = unknown.rule;
        if !rule.indicators.iter().any(|one| rule.is_shown(*one, profile)) {
            continue;
        }
        match rules.iter_mut().find(|(known, _)| known.code == rule.code) {
            Some((_, list)) => list.push(unknown),
            None => rules.push((rule, vec![unknown])),
        }
    }
    rules
}

fn one_rule(context: &Context<'_, '_>, rule: &Rule, found: &[&NotEvaluated<'_>]) -> Markup {
    let items: Vec<Markup> =
        found.iter().map(|unknown| parts::marked(&not_evaluated_sentence(unknown))).collect();
    html! {
        details.nr {
            summary {
                code { (rule.code) } " " (rule.title()) " "
                small { (context.count("report-subjects", found.len())) }
            }
            (parts::first(context, &items, SUBJECTS, "short"))
        }
    }
}
