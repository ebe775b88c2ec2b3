//! The heat map: clauses against aspects, each field from what is known to what is possible.

use clausegraph::{Clause, ClauseResult, document::Aspect};
use clausegraph_report::wording::clause_title;
use maud::{Markup, html};

use super::{Context, parts};

const ASPECTS: [Aspect; 4] =
    [Aspect::Design, Aspect::Operation, Aspect::Evaluation, Aspect::Improvement];

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let clauses: Vec<ClauseResult<'_>> = context.assessment().clauses().collect();
    let above: Vec<&ClauseResult<'_>> =
        clauses.iter().filter(|found| found.clause.is_area()).collect();
    html! {
        section #heat aria-labelledby="heat-h" {
            h2 #heat-h { (context.say("report-heat")) }
            p.lead { (context.say("report-heat-lead")) }
            (scale(context))
            (table(context, &above, "report-heat-caption"))
            (parts::more(
                &context.count("report-heat-leaves", clauses.len()),
                &parts::folded(context, table(context, &clauses.iter().collect::<Vec<_>>(), "report-heat-caption-leaves")),
            ))
        }
    }
}

/// What the colours and signs of the fields say.
fn scale(context: &Context<'_, '_>) -> Markup {
    html! {
        ul.scale {
            @for (step, (from, sign)) in [(0, "○"), (20, "◔"), (40, "◑"), (60, "◕"), (80, "●")].iter().enumerate() {
                li class={ "h" (step) } {
                    (parts::sign(sign))
                    (context.say_with("report-heat-from", &[("from", from.to_string().into())]))
                }
            }
        }
    }
}

fn table(context: &Context<'_, '_>, clauses: &[&ClauseResult<'_>], caption: &str) -> Markup {
    let table = html! {
        table.heat {
            caption.vh { (context.say(caption)) }
            thead { tr {
                th scope="col" { (context.say("report-clause")) }
                th scope="col" { (context.say("report-all-aspects")) }
                @for aspect in ASPECTS {
                    th scope="col" { (context.say(&format!("report-aspect-{}", aspect.as_str()))) }
                }
            } }
            tbody { @for found in clauses {
                tr class=[is_chapter(context, found.clause).then_some("chapter")] {
                    th scope="row" {
                        a href={ "#k-" (found.clause.id()) } {
                            span.no { (found.clause.id()) } " "
                            span { (clause_title(context.catalogue(), found.clause)) }
                        }
                    }
                    (field(context, found))
                    @for aspect in ASPECTS {
                        (field(context, &context.assessment().clause_aspect(found.clause, aspect)))
                    }
                }
            } }
        }
    };
    parts::wide(&context.say(caption), &table)
}

fn is_chapter(context: &Context<'_, '_>, clause: &Clause) -> bool {
    context.catalogue().with_ancestors(clause).count() == 1
}

/// One field: sign, shares, counts and a bar from known to possible.
fn field(context: &Context<'_, '_>, found: &ClauseResult<'_>) -> Markup {
    let Some(shares) = found.shares else {
        return html! { td.hn { span aria-hidden="true" { "–" } span.vh { (context.say("report-nothing-asked")) } } };
    };
    let (known, possible) = (shares.known.percent(), shares.possible.percent());
    let (class, sign) = match known {
        0..20 => ("h0", "○"),
        20..40 => ("h1", "◔"),
        40..60 => ("h2", "◑"),
        60..80 => ("h3", "◕"),
        _ => ("h4", "●"),
    };
    html! {
        td class=(class) {
            span.pc { (parts::sign(sign)) (parts::percent(context, shares)) }
            span.of { (parts::of(context, &found.counts)) }
            span.span aria-hidden="true" {
                i style={ "width:" (known) "%" } {}
                i style={ "width:" (possible.saturating_sub(known)) "%" } {}
            }
        }
    }
}
