//! Small pieces that many parts of the page use.

use clausegraph::{Counts, GateState, Indicator, Share, Shares, SlotValue, Status, ValueSet};
use maud::{Markup, html};

use super::Context;

/// The class of a status, which gives its colour and its sign.
pub(crate) const fn status_class(status: Status) -> &'static str {
    match status {
        Status::Covered => "s0",
        Status::CannotEvaluate => "s1",
        Status::Stale => "s2",
        Status::Weak => "s3",
        Status::Partial => "s4",
        Status::Missing => "s5",
        Status::NotTriggered => "s6",
        Status::NotChosen => "s7",
    }
}

const fn value_status(value: SlotValue) -> Status {
    match value {
        SlotValue::Ok => Status::Covered,
        SlotValue::Unknown => Status::CannotEvaluate,
        SlotValue::Lapsed => Status::Stale,
        SlotValue::Weak => Status::Weak,
        SlotValue::None => Status::Missing,
    }
}

/// The class of what an offer is worth, which gives its colour and its sign.
pub(crate) const fn value_class(value: SlotValue) -> &'static str {
    status_class(value_status(value))
}

/// The words of a status.
pub(crate) fn status_words(context: &Context<'_, '_>, status: Status) -> String {
    context.say(&format!("report-status-{}", status.as_str()))
}

/// A status by sign and word.
pub(crate) fn status(context: &Context<'_, '_>, status: Status) -> Markup {
    html! {
        span class={ "s " (status_class(status)) } {
            (status_words(context, status))
        }
    }
}

/// A status by sign and number, the word for those who do not see the sign.
pub(crate) fn status_count(context: &Context<'_, '_>, status: Status, number: u32) -> Markup {
    html! {
        span class={ "s " (status_class(status)) } title=(status_words(context, status)) {
            (context.count_of(number))
            span.vh { " " (status_words(context, status)) }
        }
    }
}

/// Each status that occurs, by sign and number.
pub(crate) fn status_counts(context: &Context<'_, '_>, counts: &Counts) -> Markup {
    html! {
        span.counts {
            @for found in Status::ALL.into_iter().filter(|found| counts.of(*found) > 0) {
                (status_count(context, found, counts.of(found))) " "
            }
        }
    }
}

/// What a slot is worth, by sign and word.
pub(crate) fn value(context: &Context<'_, '_>, value: SlotValue) -> Markup {
    let class = value_class(value);
    let words = context.say(&format!("report-value-{}", value.as_str()));
    html! { span class={ "s " (class) } { (words) } }
}

/// What a slot is worth; several values for a record test in part.
pub(crate) fn values(context: &Context<'_, '_>, values: ValueSet) -> Markup {
    html! {
        @if values.is_empty() {
            span."s s6" { (context.say("report-value-nothing")) }
        }
        @for one in values.iter() { (value(context, one)) " " }
    }
}

/// A sign that repeats what the words beside it say.
pub(crate) fn sign(sign: &str) -> Markup {
    html! { span.i aria-hidden="true" { (sign) } " " }
}

/// The class of an indicator, which gives its colour and its sign.
pub(crate) const fn indicator_class(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "n0",
        Indicator::Minor => "n1",
        Indicator::Observation => "n2",
        Indicator::Opportunity => "n3",
        Indicator::Health => "n4",
        Indicator::Strength => "n5",
    }
}

/// The words of an indicator.
pub(crate) fn indicator_words(context: &Context<'_, '_>, indicator: Indicator) -> String {
    context.say(&format!("report-indicator-{}", indicator.as_str()))
}

/// An indicator by sign and word.
pub(crate) fn indicator(context: &Context<'_, '_>, indicator: Indicator) -> Markup {
    html! {
        span class={ "n " (indicator_class(indicator)) } {
            (indicator_words(context, indicator))
        }
    }
}

/// An indicator by its sign and a number, the word for those who do not see the sign.
pub(crate) fn indicator_count(
    context: &Context<'_, '_>,
    indicator: Indicator,
    number: usize,
) -> Markup {
    let words = indicator_words(context, indicator);
    html! {
        span class={ "n " (indicator_class(indicator)) } title=(words) {
            (context.number(number))
            span.vh { " " (words) }
        }
    }
}

const fn gate_class(state: GateState) -> &'static str {
    match state {
        GateState::Present => "s0",
        GateState::CannotEvaluate => "s1",
        GateState::Absent => "s5",
    }
}

/// What a gate shows, by sign and word.
pub(crate) fn gate(context: &Context<'_, '_>, state: GateState) -> Markup {
    let key = match state {
        GateState::Present => "report-gate-present",
        GateState::CannotEvaluate => "report-gate-unknown",
        GateState::Absent => "report-gate-absent",
    };
    html! {
        span class={ "s " (gate_class(state)) } { (context.say(key)) }
    }
}

/// Known to possible, in whole hundredths: `62–75 %`.
pub(crate) fn percent(context: &Context<'_, '_>, shares: Shares) -> String {
    let (known, possible) = (Share::percent(shares.known), Share::percent(shares.possible));
    if known == possible {
        context.say_with("report-share", &[("known", known.to_string().into())])
    } else {
        let places =
            [("known", known.to_string().into()), ("possible", possible.to_string().into())];
        context.say_with("report-share-range", &places)
    }
}

/// What is covered of what counts, known to possible: `34 to 41 of 55`.
pub(crate) fn of(context: &Context<'_, '_>, counts: &Counts) -> String {
    let known = counts.of(Status::Covered);
    let possible = known.saturating_add(counts.of(Status::CannotEvaluate));
    let places = [
        ("known", context.count_of(known).into()),
        ("possible", context.count_of(possible).into()),
        ("all", context.count_of(counts.counted()).into()),
    ];
    let key = if known == possible { "report-of" } else { "report-of-range" };
    context.say_with(key, &places)
}

/// A bar of the statuses that occur; numbers stand beside it.
pub(crate) fn bar(counts: &Counts) -> Markup {
    html! {
        span.bar aria-hidden="true" {
            @for found in Status::ALL.into_iter().filter(|found| counts.of(*found) > 0) {
                i class=(status_class(found)) style={ "flex:" (counts.of(found)) } {}
            }
        }
    }
}

/// The name of a cell as a link to it.
pub(crate) fn cell_link(name: &str, words: &str) -> Markup {
    html! { a.id href={ "#" (name) } { (words) } }
}

/// A list of which so many stand first, and the rest below a fold.
pub(crate) fn first(
    context: &Context<'_, '_>,
    items: &[Markup],
    most: usize,
    class: &str,
) -> Markup {
    let (shown, rest) = items.split_at(most.min(items.len()));
    html! {
        ul class=(class) { @for item in shown { li { (item) } } }
        @if !rest.is_empty() {
            (more(&context.count("report-more", rest.len()), &folded(context, html! {
                ul class=(class) { @for item in rest { li { (item) } } }
            })))
        }
    }
}

/// What unfolds below a line that says what it is.
pub(crate) fn more(summary: &str, markup: &Markup) -> Markup {
    html! { details.more { summary { (summary) } (markup) } }
}

/// What is folded away at first, as it stands in the page.
///
/// In the page of a large organisation it stands within `noscript`: where scripts run a browser takes that
/// for a mere text, which costs next to nothing until the script writes it out where it is unfolded; where
/// none run, it is read as it stands. It must hold no `noscript` itself.
pub(crate) fn folded(context: &Context<'_, '_>, markup: Markup) -> Markup {
    if context.is_whole() {
        markup
    } else {
        html! { noscript.kept { (markup) } }
    }
}

/// A place that is left for a person.
pub(crate) fn to_fill(label: &str) -> Markup {
    html! { span.fill { span { (label) } i aria-hidden="true" {} } }
}

/// A table that may be wider than the page, within a frame that scrolls and can be reached by keys.
pub(crate) fn wide(label: &str, table: &Markup) -> Markup {
    html! { div.wide role="group" aria-label=(label) tabindex="0" { (table) } }
}

/// A sentence whose fields and words in backticks stand out as such.
pub(crate) fn marked(sentence: &str) -> Markup {
    let parts: Vec<&str> = sentence.split('`').collect();
    // An odd tick is a sign of the input and stands for nothing.
    if parts.len().is_multiple_of(2) {
        return html! { (sentence) };
    }
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @if at.is_multiple_of(2) { (part) } @else { code { (part) } }
        }
    }
}
