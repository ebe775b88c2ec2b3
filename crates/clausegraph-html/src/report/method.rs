//! How to read the page: what statuses and indicators mean, and the numbers that rules were run with.

use clausegraph::{Indicator, Profile, Status};
use clausegraph_report::wording::{indicator_line, status_line, threshold_words};
use maud::{Markup, html};

use super::{Context, parts};

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let profile = context.profile();
    let rules: Vec<_> = context
        .basis
        .findings
        .runs()
        .iter()
        .filter(|run| {
            run.bound && run.rule.indicators.iter().any(|one| run.rule.is_shown(*one, profile))
        })
        .collect();
    let is_told = |one: &Indicator| {
        profile == Profile::Consultant || !matches!(one, Indicator::Health | Indicator::Strength)
    };
    html! {
        section #method aria-labelledby="method-h" {
            h2 #method-h { (context.say("report-method")) }
            p.lead { (context.say("report-method-lead")) }
            div.two {
                div {
                    h3 { (context.say("report-statuses")) }
                    dl.legend { @for status in Status::ALL {
                        div { dt { (parts::status(context, status)) } dd { (status_line(status)) } }
                    } }
                }
                div {
                    h3 { (context.say("report-indicators")) }
                    dl.legend { @for one in Indicator::ALL.into_iter().filter(is_told) {
                        div { dt { (parts::indicator(context, one)) } dd { (indicator_line(one)) } }
                    } }
                    p.note { (context.say("report-no-grade")) }
                }
            }
            details.more {
                summary { (context.count("report-rules-run", rules.len())) }
                @let caption = context.say("report-rules-caption");
                @let table = html! {
                    table.plain {
                        caption.vh { (caption) }
                        thead { tr {
                            th scope="col" { (context.say("report-rule")) }
                            th.num scope="col" { (context.say("report-found")) }
                            th.num scope="col" { (context.say("report-clean")) }
                            th.num scope="col" { (context.say("report-not-evaluated")) }
                            th scope="col" { (context.say("report-thresholds")) }
                        } }
                        tbody { @for run in rules { tr {
                            th scope="row" {
                                code { (run.rule.code) } " " (run.rule.title()) " "
                                small { (context.say_with("report-rule-version", &[("version", run.rule.version.to_string().into())])) }
                            }
                            td.num { (context.basis.texts.number(run.found)) }
                            td.num { (context.basis.texts.number(run.clean)) }
                            td.num { (context.basis.texts.number(run.not_evaluated)) }
                            td { @for one in &run.thresholds { p { (threshold_words(one)) } } }
                        } } }
                    }
                };
                (parts::wide(&caption, &table))
            }
        }
    }
}
