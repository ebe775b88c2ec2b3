//! Paper that can go, with what then stands for it; for consultants only.

use clausegraph::retire::{RetireAction, Retirement};
use clausegraph_report::wording::{hours_words, kind_words, reasons_sentence, stand_id};
use maud::{Markup, html};

use super::{Context, parts};

/// Rows that stand first.
const FIRST: usize = 8;
/// Things that show the same which are named before the rest is counted.
const STANDS: usize = 6;

pub(crate) fn section(context: &Context<'_, '_>) -> Option<Markup> {
    let list = context.basis.advice.as_ref()?.retire;
    let places = [
        ("documents", context.number(list.retire.len()).into()),
        ("saved", hours_words(list.minutes_saved()).into()),
        ("before", hours_words(list.minutes_before).into()),
        ("cells", context.number(list.proof.cells).into()),
    ];
    Some(html! {
        section #retire aria-labelledby="retire-h" {
            h2 #retire-h { (context.say("report-retire")) }
            @if list.retire.is_empty() { p.none { (context.say("report-retire-none")) } }
            @else {
                p.lead { (context.say_with("report-retire-lead", &places)) }
                @let (shown, rest) = list.retire.split_at(FIRST.min(list.retire.len()));
                (table(context, shown))
                @if !rest.is_empty() {
                    (parts::more(&context.count("report-more", rest.len()), &parts::folded(context, table(context, rest))))
                }
            }
            @if !list.look_at.is_empty() {
                (parts::more(&context.count("report-look-at", list.look_at.len()), &parts::folded(context, html! {
                    ul { @for entry in &list.look_at { li {
                        (link(context, entry.artefact)) " "
                        (reasons_sentence(&entry.reasons).unwrap_or_default())
                    } } }
                })))
            }
        }
    })
}

fn link(context: &Context<'_, '_>, artefact: &clausegraph::Artefact) -> Markup {
    html! {
        a.id href={ "#a" (context.artefact_place(artefact).unwrap_or_default()) } { (artefact.id()) }
        @if artefact.title() != artefact.id().as_str() { " " (artefact.title()) }
    }
}

fn table(context: &Context<'_, '_>, rows: &[Retirement<'_>]) -> Markup {
    let caption = context.say("report-retire");
    let why = rows.iter().any(|row| !row.reasons.is_empty());
    let table = html! {
        table.plain {
            caption.vh { (caption) }
            thead { tr {
                th scope="col" { (context.say("report-document")) }
                th scope="col" { (context.say("report-do")) }
                th.num scope="col" { (context.say("report-hours")) }
                th scope="col" { (context.say("report-stands")) }
                @if why { th scope="col" { (context.say("report-why")) } }
            } }
            tbody { @for row in rows { tr {
                th scope="row" { (link(context, row.artefact)) small { ", " (kind_words(row.artefact.kind())) } }
                td { (action(context, &row.action)) }
                td.num { (hours_words(row.burden.minutes)) }
                td { (stands(context, row)) }
                @if why { td { (reasons_sentence(&row.reasons).unwrap_or_default()) } }
            } } }
        }
    };
    parts::wide(&caption, &table)
}

fn action(context: &Context<'_, '_>, action: &RetireAction<'_>) -> String {
    let into = |key: &str, id: &clausegraph::ArtefactId| {
        context.say_with(key, &[("into", id.to_string().into())])
    };
    match action {
        RetireAction::DropCopy(other) => into("report-do-drop", other.id()),
        RetireAction::MergeInto(other) => into("report-do-merge", other.id()),
        RetireAction::Release(_) => context.say("report-do-release"),
        RetireAction::AskReaders => context.say("report-do-ask"),
        RetireAction::Withdraw | _ => context.say("report-do-withdraw"),
    }
}

/// What shows then what the document shows now.
fn stands(context: &Context<'_, '_>, row: &Retirement<'_>) -> String {
    let mut ids: Vec<String> = Vec::new();
    for served in &row.served {
        let id = stand_id(served.by);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        return context.say("report-stands-nothing");
    }
    let more = ids.len().saturating_sub(STANDS);
    ids.truncate(STANDS);
    let named = ids.join(", ");
    if more == 0 {
        named
    } else {
        context.count_with("report-stands-more", more, &[("named", named.into())])
    }
}
