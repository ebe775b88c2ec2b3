//! The few gaps that others hang on, as a picture and a table; for consultants only.

use clausegraph_report::{
    upstream_svg,
    wording::{NO_ROOT_CAUSE, UNLOCKED, effect_words, upstream_sentences},
};
use maud::{Markup, PreEscaped, html};

use super::{Context, parts};

/// Upstream gaps that are drawn.
const DRAWN: usize = 3;
/// Rows that stand first.
const FIRST: usize = 10;

pub(crate) fn section(context: &Context<'_, '_>) -> Option<Markup> {
    let upstream = context.basis.advice.as_ref()?.upstream;
    let label = context.say("report-upstream-picture");
    let rows: Vec<Markup> = upstream
        .order
        .iter()
        .enumerate()
        .filter_map(|(at, step)| {
            let gap = upstream.upstream.get(step.upstream)?;
            Some(html! { tr {
                td.num { (at + 1) }
                th scope="row" {
                    @for member in &gap.members {
                        a.id href={ "#r-" (member.requirement.id()) } { (member.requirement.id()) } " "
                    }
                }
                td { @if let Some(first) = gap.first() { (first.statement()) } }
                td { (effect_words(gap)) }
                td.num { (context.number(step.explained)) }
            } })
        })
        .collect();
    Some(html! {
        section #upstream aria-labelledby="upstream-h" {
            h2 #upstream-h { (context.say("report-upstream")) }
            @for sentence in upstream_sentences(upstream) { p.lead { (sentence) } }
            @if !upstream.order.is_empty() {
                div.wide.picture role="group" aria-label=(label) tabindex="0" {
                    (PreEscaped(upstream_svg(context.assessment(), upstream, DRAWN)))
                }
                @let (shown, rest) = rows.split_at(FIRST.min(rows.len()));
                (table(context, shown))
                @if !rest.is_empty() {
                    details.more {
                        summary { (context.count("report-more", rest.len())) }
                        (table(context, rest))
                    }
                }
                p.note { (UNLOCKED) " " (NO_ROOT_CAUSE) }
            }
        }
    })
}

fn table(context: &Context<'_, '_>, rows: &[Markup]) -> Markup {
    let caption = context.say("report-upstream");
    let table = html! {
        table.plain {
            caption.vh { (caption) }
            thead { tr {
                th.num scope="col" { (context.say("report-place")) }
                th scope="col" { (context.say("report-requirements")) }
                th scope="col" { (context.say("report-asked")) }
                th scope="col" { (context.say("report-effect")) }
                th.num scope="col" { (context.say("report-together-explained")) }
            } }
            tbody { @for row in rows { (row) } }
        }
    };
    parts::wide(&caption, &table)
}
