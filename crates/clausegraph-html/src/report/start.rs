//! The first screen: who, as of which day, against what; what the page is; the gates.

use clausegraph::{GateResult, GateState, Profile};
use clausegraph_report::wording::{engagement_facts, gate_sentences};
use maud::{Markup, html};

use super::{Context, parts};

/// Reasons of a gate that stand beside it.
const REASONS: usize = 2;

pub(crate) fn banner(context: &Context<'_, '_>) -> Markup {
    let engagement = context.organisation().engagement();
    let kind = match context.profile() {
        Profile::Consultant => "report-kind-consultant",
        Profile::Auditor => "report-kind-auditor",
    };
    html! {
        header.banner {
            div.line {
                p.kicker { (context.say(kind)) }
                div.tools {
                    button #theme .js-only type="button" { (context.say("report-theme")) }
                    button #print .js-only type="button" { (context.say("report-print")) }
                }
            }
            h1 { (context.name()) }
            dl.facts {
                div { dt { (context.say("report-as-of")) } dd { (context.day(context.as_of())) } }
                div {
                    dt { (context.say("report-against")) }
                    dd { (context.catalogue().title()) " " code { (context.catalogue().id()) } }
                }
                @for (label, text) in engagement.iter().flat_map(|found| engagement_facts(found)) {
                    div { dt { (label) } dd { (text) } }
                }
                div { dt { (context.say("report-read")) } dd { (read(context)) } }
            }
        }
    }
}

/// What was read, counted.
fn read(context: &Context<'_, '_>) -> String {
    let organisation = context.organisation();
    let places = [
        ("artefacts", context.number(organisation.artefacts().len()).into()),
        ("requirements", context.number(context.catalogue().requirements().len()).into()),
        ("cells", context.number(context.map.rows.len()).into()),
    ];
    context.say_with("report-read-counts", &places)
}

pub(crate) fn notices(context: &Context<'_, '_>) -> Markup {
    let limits = match context.profile() {
        Profile::Consultant => "report-notice-gap",
        Profile::Auditor => "report-notice-audit",
    };
    html! {
        p.notice { (context.say("report-notice")) " " (context.say(limits)) }
        @if !context.is_whole() {
            noscript { p.notice { (context.say("report-notice-script")) } }
        }
        (printed(context))
    }
}

/// What a print leaves folded; the script counts it when the page is printed.
fn printed(context: &Context<'_, '_>) -> Markup {
    html! {
        div.printed {
            p { (context.say("report-printed")) }
            p.counted {
                (context.say("report-printed-folded")) " "
                @for (what, key) in [
                    ("requirements", "report-printed-requirements"),
                    ("kinds", "report-printed-kinds"),
                    ("lists", "report-printed-lists"),
                ] { span { b data-left=(what) {} " " (context.say(key)) } " " }
            }
            p.narrowed { (context.say("report-printed-filtered")) " " span data-narrowed="" {} }
        }
    }
}

pub(crate) fn gates(context: &Context<'_, '_>) -> Markup {
    let mut gates = context.assessment().gates();
    gates.sort_by_key(|gate| std::cmp::Reverse(gate.state));
    let number = |state: GateState| gates.iter().filter(|gate| gate.state == state).count();
    let counts = context.say_with(
        "report-gates-counts",
        &[
            ("present", context.number(number(GateState::Present)).into()),
            ("absent", context.number(number(GateState::Absent)).into()),
            ("unknown", context.number(number(GateState::CannotEvaluate)).into()),
            ("all", context.number(gates.len()).into()),
        ],
    );
    html! {
        section #gates aria-labelledby="gates-h" {
            h2 #gates-h { (context.say("report-gates")) }
            p.lead { (counts) }
            @let (there, open): (Vec<_>, Vec<_>) = gates.iter().partition(|gate| gate.state == GateState::Present);
            @if !open.is_empty() { ul.gates { @for found in &open { li { (one_gate(context, found)) } } } }
            @if !there.is_empty() { ul."gates ok" { @for found in &there { li { (one_gate(context, found)) } } } }
        }
    }
}

fn one_gate(context: &Context<'_, '_>, found: &GateResult<'_>) -> Markup {
    let sentences = gate_sentences(&found.reasons);
    let (shown, rest) = sentences.split_at(REASONS.min(sentences.len()));
    html! {
        p { (parts::gate(context, found.state)) }
        h3 {
            (found.gate.title)
            @if found.gate.custom { " " small { (context.say("report-gate-custom")) } }
        }
        @if !shown.is_empty() {
            div {
                @for sentence in shown { p.why { (parts::marked(sentence)) "." } }
                @if !rest.is_empty() {
                    details.more {
                        summary { (context.count("report-more-reasons", rest.len())) }
                        @for sentence in rest { p.why { (parts::marked(sentence)) "." } }
                    }
                }
            }
        }
    }
}

pub(crate) fn foot(context: &Context<'_, '_>) -> Markup {
    html! {
        footer.foot {
            p {
                (context.name()) ", " (context.day(context.as_of())) ". "
                (context.say_with("report-made-by", &[("version", env!("CARGO_PKG_VERSION").into())]))
            }
        }
    }
}
