//! The register of what was offered as evidence: every artefact once, and what it shows.

use std::collections::BTreeMap;

use clausegraph::{Artefact, ArtefactKind};
use clausegraph_report::wording::kind_plural;
use maud::{Markup, html};

use super::{Context, data::Store, parts};

/// Requirements that are named before the rest is counted.
const NAMED: usize = 8;

pub(crate) fn section(context: &Context<'_, '_>, store: &Store) -> Markup {
    let mut kinds: BTreeMap<ArtefactKind, Vec<(usize, &Artefact)>> = BTreeMap::new();
    for (place, artefact) in context.organisation().artefacts().iter().enumerate() {
        kinds.entry(artefact.kind()).or_default().push((place, artefact));
    }
    let shows = store.shows(context);
    html! {
        section #register aria-labelledby="register-h" {
            h2 #register-h { (context.say("report-register")) }
            p.lead { (context.say("report-register-lead")) }
            @for (kind, artefacts) in &kinds {
                details.kind {
                    summary { h3 { (capitalised(&kind_plural(*kind))) } span.num { (context.number(artefacts.len())) } }
                    (parts::folded(context, table(context, *kind, artefacts, &shows)))
                }
            }
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

fn table(
    context: &Context<'_, '_>,
    kind: ArtefactKind,
    artefacts: &[(usize, &Artefact)],
    shows: &[Vec<usize>],
) -> Markup {
    let label = capitalised(&kind_plural(kind));
    let table = html! {
        table.reg {
            caption.vh { (label) }
            thead { tr {
                th scope="col" { (context.say("report-artefact")) }
                th scope="col" { (context.say("report-state")) }
                th scope="col" { (context.say("report-owner")) }
                th scope="col" { (context.say("report-dates")) }
                th scope="col" { (context.say("report-shows")) }
                th scope="col" { (context.say("report-where")) }
            } }
            tbody { @for (place, artefact) in artefacts {
                (row(context, *place, artefact, shows.get(*place).map(Vec::as_slice).unwrap_or_default()))
            } }
        }
    };
    parts::wide(&label, &table)
}

fn row(context: &Context<'_, '_>, place: usize, artefact: &Artefact, shows: &[usize]) -> Markup {
    let document = artefact.document();
    let title = artefact.title();
    html! {
        tr id={ "a" (place) } data-a=(place) {
            th scope="row" {
                code { (artefact.id()) }
                @if title != artefact.id().as_str() { " " (title) }
            }
            td {
                @if let Some(status) = document.status.given() { (status.as_str().replace('-', " ")) }
                @if let Some(version) = document.version.given() { " " (context.say_with("report-version", &[("version", version.as_str().into())])) }
            }
            td { @if let Some(owner) = Context::owner_of(artefact) { (owner) } }
            td { (dates(context, artefact)) }
            td {
                @for position in shows.iter().take(NAMED) {
                    @if let Some(requirement) = context.catalogue().requirement_at(*position) {
                        a.id href={ "#r-" (requirement.id()) } { (requirement.id()) } " "
                    }
                }
                @if shows.len() > NAMED { (context.count("report-shows-more", shows.len() - NAMED)) }
                @if shows.is_empty() { span.zero { "–" } }
            }
            td.at {
                (context.place(&context.organisation().artefact_location(artefact)))
                @if let Some(uri) = document.uri.given() { br; (address(uri)) }
                @if let Some(hash) = document.hash.given() { br; span.hash { (hash) } }
            }
        }
    }
}

/// An address of the input: a link where it leads to a page or a letter box, else its text.
fn address(uri: &str) -> Markup {
    let lower = uri.trim().to_ascii_lowercase();
    let leads = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    html! {
        @if leads { a href=(uri.trim()) rel="noopener noreferrer" { (uri) } } @else { (uri) }
    }
}

fn dates(context: &Context<'_, '_>, artefact: &Artefact) -> Markup {
    let document = artefact.document();
    let period = document
        .review
        .as_deref()
        .and_then(|part| part.period.given())
        .or_else(|| document.records.as_deref().and_then(|part| part.period.given()));
    let approval = document.approval.given();
    let approved = approval.and_then(|approval| approval.on.given().copied());
    html! {
        @if let Some(period) = period { p { (context.short_day(period.first())) " – " (context.short_day(period.last())) } }
        @if let Some(day) = document.dated_on.given() { p { (context.say_with("report-dated", &[("day", context.short_day(*day).into())])) } }
        @if let Some(day) = approved { p { (context.say_with("report-approved", &[("day", context.short_day(day).into())])) } }
        @if let Some(day) = document.next_review_on.given() { p { (context.say_with("report-next-review", &[("day", context.short_day(*day).into())])) } }
    }
}
