//! The bar of filters: what is asked for, and how much of it is shown.

use clausegraph::{Clause, ElementList, Indicator, Status};
use maud::{Markup, html};

use super::{
    Context,
    data::{Store, list},
    parts,
};

pub(crate) fn form(context: &Context<'_, '_>, store: &Store) -> Markup {
    let catalogue = context.catalogue();
    let wanted = |clause: &&Clause| {
        (clause.is_area() || clause.is_leaf()) && catalogue.subtree(clause).next().is_some()
    };
    let clauses: Vec<(String, String)> = catalogue
        .clauses()
        .filter(wanted)
        .map(|clause| (clause.id().to_string(), context.heading(clause)))
        .collect();
    let owners: Vec<(String, String)> =
        store.owners().into_iter().map(|owner| (owner.to_owned(), owner.to_owned())).collect();
    let elements = |which: ElementList| -> Vec<(String, String)> {
        let found = list(context, which).into_iter();
        found.map(|element| (element.id().to_string(), element.name().to_owned())).collect()
    };
    html! {
        form #filters .js-only role="search" aria-label=(context.say("report-filters")) {
            div.row {
                label.q {
                    span.vh { (context.say("report-search")) }
                    input #q type="search" name="q" autocomplete="off" spellcheck="false"
                        placeholder=(context.say("report-search-hint")) aria-keyshortcuts="/";
                }
                (select(context, "clause", "report-clause", &clauses))
                (select(context, "service", "report-service", &elements(ElementList::Services)))
                (select(context, "supplier", "report-supplier", &elements(ElementList::Suppliers)))
                (select(context, "owner", "report-owner", &owners))
            }
            div.row.chips {
                fieldset {
                    legend.vh { (context.say("report-status")) }
                    @for (at, status) in Status::ALL.into_iter().enumerate().filter(|(at, _)| store.has_status(*at)) {
                        label.chip {
                            input type="checkbox" name="status" value=(at) data-word=(status.as_str());
                            (parts::status(context, status))
                        }
                    }
                }
                fieldset {
                    legend.vh { (context.say("report-indicator")) }
                    @for (at, indicator) in shown_indicators(context).into_iter() {
                        label.chip {
                            input type="checkbox" name="indicator" value=(at) data-word=(indicator.as_str());
                            (parts::indicator(context, indicator))
                        }
                    }
                }
            }
            p.shown {
                output #shown aria-live="polite" {
                    (shown(context, "report-shown-cells", "cells", context.map.rows.len()))
                    (shown(context, "report-shown-requirements", "requirements", catalogue.requirements().len()))
                    (shown(context, "report-shown-findings", "findings", context.shown.len()))
                    (shown(context, "report-shown-artefacts", "artefacts", context.organisation().artefacts().len()))
                }
                button #clear type="reset" { (context.say("report-reset")) }
            }
        }
    }
}

/// Indicators that the reader may see, each with its place among all.
fn shown_indicators(context: &Context<'_, '_>) -> Vec<(usize, Indicator)> {
    let found = Indicator::ALL.into_iter().enumerate();
    let is_there = |one: &Indicator| context.shown.iter().any(|finding| finding.indicator == *one);
    found.filter(|(_, one)| is_there(one)).collect()
}

/// How many of so many are shown; the script replaces the first number.
fn shown(context: &Context<'_, '_>, key: &str, what: &str, all: usize) -> Markup {
    let number = context.number(all);
    html! {
        span {
            b data-shown=(what) { (number) } " "
            (context.say_with(key, &[("all", number.as_str().into())]))
        }
        " "
    }
}

fn select(
    context: &Context<'_, '_>,
    name: &str,
    label: &str,
    choices: &[(String, String)],
) -> Markup {
    if choices.is_empty() {
        return html! {};
    }
    html! {
        label {
            span.vh { (context.say(label)) }
            select name=(name) {
                option value="" { (context.say(&format!("{label}-any"))) }
                @for (value, words) in choices { option value=(value) { (words) } }
            }
        }
    }
}
