//! The interactive report: one page to read, filter, search and print.
//!
//! Everything stands in the page; the script only folds, filters and searches. Where an organisation is
//! so large that no browser holds all of it at once, what is folded away stands in the page as text, and the
//! details of cells as data; both are written out where they are unfolded. [`WHOLE`] and [`WHOLE_OTHERS`]
//! say from where on.

mod cell;
mod context;
mod data;
mod filters;
mod findings;
mod gaps;
mod heat;
mod lapses;
mod map;
mod matrices;
mod method;
mod parts;
mod register;
mod retire;
mod start;
mod timeline;
mod unknown;
mod upstream;

use clausegraph::Profile;
use clausegraph_paper::Basis;
use clausegraph_report::Locate;
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(crate) use self::context::Context;

/// Cells up to which all of them are written out; with more, their details stand in the page as data.
pub(crate) const WHOLE: usize = 6_000;
/// Artefacts, and findings, up to which what is folded away is written out, too.
pub(crate) const WHOLE_OTHERS: usize = 2_000;

const STYLE: &str = concat!(
    include_str!("report/colours.css"),
    include_str!("report/report.css"),
    include_str!("report/print.css")
);
const SCRIPT: &str = include_str!("report/report.js");
/// The choice of light or dark, made before the page is drawn.
const FIRST: &str = "document.documentElement.classList.add('js');\
    try{const t=localStorage.getItem('clausegraph-theme');\
    if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";
/// What the page may load: nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
    img-src data:; base-uri 'none'; form-action 'none'";

/// The interactive report as one self-contained page.
///
/// It needs no network, no file beside it and no script: without one everything can be read, and nothing
/// is filtered. An auditor's basis gives a page without cause, remedy, effort, plan, over-documentation
/// and health.
pub fn report_html(basis: &Basis<'_, '_>) -> String {
    report_html_located(basis, &|_| None)
}

/// The same, with the lines of the files that were read.
///
/// `locate` finds line and column of a place in the files; where it finds none, the page shows the place
/// by its pointer.
pub fn report_html_located(basis: &Basis<'_, '_>, locate: Locate<'_>) -> String {
    let context = Context::new(basis, locate);
    let page = page(&context).into_string();
    page.replace(steers, "\u{fffd}")
}

/// Whether a sign of the input turns the direction of writing, or is none that a page may hold.
fn steers(found: char) -> bool {
    (found.is_control() && found != '\n' && found != '\t')
        || matches!(
            found,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

fn page(context: &Context<'_, '_>) -> Markup {
    let drawn = map::draw(context);
    let title = context.say_with(
        "report-page-title",
        &[("name", context.name().into()), ("day", context.day(context.as_of()).into())],
    );
    html! {
        (DOCTYPE)
        html lang=(context.language()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="Clausegraph";
                title { (title) }
                style { (PreEscaped(STYLE)) }
                script { (PreEscaped(FIRST)) }
            }
            body {
                a.skip href="#main" { (context.say("report-skip")) }
                (start::banner(context))
                div.frame {
                    (contents(context))
                    main #main tabindex="-1" { (sections(context, &drawn)) }
                }
                (start::foot(context))
                (data::scripts(context, &drawn.store))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// What the page holds, for the list beside it: anchor and key of the heading.
fn parts(profile: Profile) -> Vec<(&'static str, &'static str)> {
    let advice = profile == Profile::Consultant;
    let all = [
        ("gates", "report-gates", true),
        ("heat", "report-heat", true),
        ("gaps", "report-gaps", true),
        ("lapses", "report-lapses", true),
        ("retire", "report-retire", advice),
        ("map", "report-map", true),
        ("findings", "report-findings", true),
        ("register", "report-register", true),
        ("upstream", "report-upstream", advice),
        ("timeline", "report-timeline", true),
        ("matrices", "report-matrices", true),
        ("unknown", "report-unknown", true),
        ("method", "report-method", true),
    ];
    all.into_iter().filter(|(_, _, shown)| *shown).map(|(anchor, key, _)| (anchor, key)).collect()
}

fn contents(context: &Context<'_, '_>) -> Markup {
    html! {
        nav.contents aria-label=(context.say("report-contents")) {
            ol {
                @for (anchor, key) in parts(context.profile()) {
                    li { a href={ "#" (anchor) } { (context.say(key)) } }
                }
            }
        }
    }
}

fn sections(context: &Context<'_, '_>, drawn: &map::Drawn) -> Markup {
    html! {
        (start::notices(context))
        (start::gates(context))
        (heat::section(context))
        (gaps::section(context))
        (lapses::section(context))
        (retire::section(context).unwrap_or_default())
        div.filtered {
            (filters::form(context, &drawn.store))
            (map::section(context, &drawn.markup))
            (findings::section(context))
            (register::section(context, &drawn.store))
        }
        (upstream::section(context).unwrap_or_default())
        (timeline::section(context))
        (matrices::section(context))
        (unknown::section(context))
        (method::section(context))
    }
}
