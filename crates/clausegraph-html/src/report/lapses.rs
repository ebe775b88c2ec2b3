//! What lapses next if nothing is done.

use clausegraph::{ForecastTurn, Profile};
use clausegraph_report::{Extent, ForecastChoice, renewals, wording::change_sentence};
use maud::{Markup, html};

use super::{Context, parts};

/// Rows that stand first.
const FIRST: usize = 8;
/// Cells that a row names before the rest is counted.
const CELLS: usize = 4;

/// Something that lets cells show less from a day on.
struct Lapse {
    day: String,
    /// The last day on which something can be done; none for an auditor.
    by: Option<String>,
    what: String,
    cells: Vec<String>,
}

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let lapses = match context.profile() {
        Profile::Consultant => to_renew(context),
        Profile::Auditor => to_lapse(context),
    };
    let until = context.day(context.basis.forecast.until.as_of());
    html! {
        section #lapses aria-labelledby="lapses-h" {
            h2 #lapses-h { (context.say("report-lapses")) }
            p.lead { (context.say_with("report-lapses-lead", &[("until", until.into())])) }
            @if lapses.is_empty() { p.none { (context.say("report-lapses-none")) } }
            @else {
                @let (shown, rest) = lapses.split_at(FIRST.min(lapses.len()));
                (table(context, shown))
                @if !rest.is_empty() {
                    (parts::more(&context.count("report-more", rest.len()), &parts::folded(context, table(context, rest))))
                }
            }
        }
    }
}

fn table(context: &Context<'_, '_>, lapses: &[Lapse]) -> Markup {
    let acts = lapses.iter().any(|lapse| lapse.by.is_some());
    let caption = context.say("report-lapses");
    let table = html! {
        table.plain {
            caption.vh { (caption) }
            thead { tr {
                @if acts { th scope="col" { (context.say("report-act-by")) } }
                @else { th scope="col" { (context.say("report-from-day")) } }
                th scope="col" { (context.say("report-what")) }
                th.num scope="col" { (context.say("report-cells")) }
                th scope="col" { (context.say("report-which-cells")) }
            } }
            tbody { @for lapse in lapses { tr {
                th.day scope="row" { (lapse.by.as_ref().unwrap_or(&lapse.day)) }
                td { (parts::marked(&lapse.what)) }
                td.num { (context.number(lapse.cells.len())) }
                td {
                    @for name in lapse.cells.iter().take(CELLS) { (parts::cell_link(name, name)) " " }
                    @if lapse.cells.len() > CELLS {
                        details.more {
                            summary { (context.count("report-more", lapse.cells.len() - CELLS)) }
                            @for name in lapse.cells.iter().skip(CELLS) { (parts::cell_link(name, name)) " " }
                        }
                    }
                }
            } } }
        }
    };
    parts::wide(&caption, &table)
}

/// What has to be renewed, each with the last day on which that is in time.
fn to_renew(context: &Context<'_, '_>) -> Vec<Lapse> {
    let choice = ForecastChoice {
        on: Vec::new(),
        clause: None,
        extent: Extent::Whole,
        profile: Profile::Consultant,
    };
    let found = renewals(context.basis.forecast, &choice).into_iter();
    let found = found.map(|due| Lapse {
        day: context.short_day(due.day),
        by: Some(context.short_day(due.act_by)),
        what: due.what.clone(),
        cells: due.names,
    });
    found.collect()
}

/// What shows less from which day on, and why.
fn to_lapse(context: &Context<'_, '_>) -> Vec<Lapse> {
    let mut lapses: Vec<Lapse> = Vec::new();
    for step in &context.basis.forecast.steps {
        let day = context.short_day(step.day);
        for cell in step.cells.iter().filter(|cell| cell.turn() == ForecastTurn::Worse) {
            let what = change_sentence(cell, step.day);
            match lapses.iter_mut().find(|known| known.day == day && known.what == what) {
                Some(known) => known.cells.push(cell.name()),
                None => lapses.push(Lapse {
                    day: day.clone(),
                    by: None,
                    what,
                    cells: vec![cell.name()],
                }),
            }
        }
    }
    lapses
}
