//! The timeline: how many cells show less in which month, and when gates turn.

use std::{collections::BTreeMap, fmt::Write as _};

use clausegraph::{Date, ForecastTurn, GateState};
use maud::{Markup, PreEscaped, html};

use super::{Context, parts};

/// The height of the highest bar.
const HEIGHT: usize = 120;
/// The width of a month.
const STEP: usize = 58;
/// Around the whole.
const MARGIN: usize = 24;

/// A month of the forecast.
#[derive(Default)]
struct Month {
    worse: usize,
    better: usize,
    gates: Vec<String>,
}

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let months = months(context);
    let quiet =
        months.values().all(|month| month.worse + month.better == 0 && month.gates.is_empty());
    html! {
        section #timeline aria-labelledby="timeline-h" {
            h2 #timeline-h { (context.say("report-timeline")) }
            p.lead { (context.say("report-timeline-lead")) }
            @if quiet { p.none { (context.say("report-lapses-none")) } }
            @else {
                (parts::wide(&context.say("report-timeline-picture"), &picture(context, &months)))
                (table(context, &months))
            }
        }
    }
}

/// `2026-11`.
fn month_of(day: Date) -> String {
    day.to_string().chars().take(7).collect()
}

/// `Nov 2026`, as the language writes it.
fn month_words(context: &Context<'_, '_>, month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, ""));
    context.say_with(
        "report-month",
        &[("month", format!("m{number}").into()), ("year", year.to_owned().into())],
    )
}

fn months(context: &Context<'_, '_>) -> BTreeMap<String, Month> {
    let forecast = context.basis.forecast;
    let mut months: BTreeMap<String, Month> = BTreeMap::new();
    let mut day = forecast.from.as_of();
    while day <= forecast.until.as_of() {
        months.entry(month_of(day)).or_default();
        day = day.shifted(14);
    }
    for step in &forecast.steps {
        let month = months.entry(month_of(step.day)).or_default();
        let turned = |turn| step.cells.iter().filter(|cell| cell.turn() == turn).count();
        month.worse += turned(ForecastTurn::Worse);
        month.better += turned(ForecastTurn::Better);
        for change in &step.gates {
            let key = match change.after {
                GateState::Present => "report-turns-present",
                GateState::CannotEvaluate => "report-turns-unknown",
                GateState::Absent => "report-turns-absent",
            };
            month.gates.push(context.say_with(
                key,
                &[
                    ("gate", change.gate.title.as_str().into()),
                    ("day", context.short_day(step.day).into()),
                ],
            ));
        }
    }
    months
}

fn picture(context: &Context<'_, '_>, months: &BTreeMap<String, Month>) -> Markup {
    let most = months.values().map(|month| month.worse).max().unwrap_or_default().max(1);
    let width = STEP * months.len() + 2 * MARGIN;
    let height = HEIGHT + 96;
    let ground = HEIGHT + 40;
    let mut drawn = String::new();
    for (at, (name, month)) in months.iter().enumerate() {
        let left = MARGIN + at * STEP;
        let middle = left + STEP / 2;
        let tall = (month.worse * HEIGHT).div_ceil(most);
        let mut add = |words: std::fmt::Arguments<'_>| {
            let written = drawn.write_fmt(words);
            debug_assert!(written.is_ok(), "a `String` takes whatever is written to it");
        };
        if month.worse > 0 {
            add(format_args!(
                "<rect class=\"worse\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{tall}\" rx=\"2\"/>\
                 <text class=\"number\" x=\"{middle}\" y=\"{}\">{}</text>",
                left + 9,
                ground - tall,
                STEP - 18,
                ground - tall - 7,
                context.number(month.worse)
            ));
        }
        if !month.gates.is_empty() {
            let y = ground + 44;
            add(format_args!("<path class=\"gate\" d=\"M{middle} {}l7 7-7 7-7-7z\"/>", y - 7));
        }
        let words = month_words(context, name);
        let (short, year) = words.split_once(' ').unwrap_or((&words, ""));
        let (short, year) = (html! { (short) }.0, html! { (year) }.0);
        add(format_args!("<text x=\"{middle}\" y=\"{}\">{short}</text>", ground + 18));
        if at == 0 || name.ends_with("-01") {
            add(format_args!(
                "<text class=\"year\" x=\"{middle}\" y=\"{}\">{year}</text>",
                ground + 33
            ));
        }
    }
    let total: usize = months.values().map(|month| month.worse).sum();
    let about = context.count("report-timeline-about", total);
    html! {
        svg.timeline role="img" aria-labelledby="timeline-t timeline-d" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) {
            title #timeline-t { (context.say("report-timeline-picture")) }
            desc #timeline-d { (about) }
            line.axis x1=(MARGIN) y1=(ground) x2=(width - MARGIN) y2=(ground) {}
            (PreEscaped(drawn))
        }
        p.key {
            span.swatch.worse aria-hidden="true" {} (context.say("report-key-worse"))
            span.swatch.gate aria-hidden="true" {} (context.say("report-key-gate"))
        }
    }
}

fn table(context: &Context<'_, '_>, months: &BTreeMap<String, Month>) -> Markup {
    let caption = context.say("report-timeline-caption");
    let table = html! {
        table.plain {
            caption.vh { (caption) }
            thead { tr {
                th scope="col" { (context.say("report-month-column")) }
                th.num scope="col" { (context.say("report-turn-worse")) }
                th.num scope="col" { (context.say("report-turn-better")) }
                th scope="col" { (context.say("report-turn-gates")) }
            } }
            tbody { @for (name, month) in months { tr {
                th.day scope="row" { (month_words(context, name)) }
                td.num { (context.number(month.worse)) }
                td.num { (context.number(month.better)) }
                td { @for gate in &month.gates { p { (gate) } } }
            } } }
        }
    };
    html! {
        details.more {
            summary { (context.say("report-as-table")) }
            (parts::wide(&caption, &table))
        }
    }
}
