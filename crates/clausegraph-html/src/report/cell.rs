//! A cell: how its status comes about, slot by slot, down to the places in the files.

use clausegraph::{
    Derivation, Evidence, Ground, Member, Offer, Origin, Profile, SlotReading, SlotValue, Status,
    document::TestMethod,
};
use clausegraph_report::{
    EvidenceRowReport, IndicatorReport, defect_place, via_words,
    wording::{
        cell_reason, decision_rule, defect_line_for, interval_words, kind_words, origin_line,
    },
};
use maud::{Markup, html};

use super::{Context, parts};

/// Offers of a slot that are shown one by one.
const OFFERS: usize = 8;

/// The pieces of a cell, in order: what stands in its summary, and what unfolds.
///
/// Many cells have pieces in common; where the cells are data, each piece is written once.
pub(crate) struct Pieces {
    pub(crate) summary: Vec<Markup>,
    pub(crate) body: Vec<Markup>,
}

/// `own` holds the findings that bear on this cell and not on all of its requirement.
pub(crate) fn pieces(
    context: &Context<'_, '_>,
    derivation: &Derivation<'_>,
    row: &EvidenceRowReport,
    own: &[&IndicatorReport],
) -> Pieces {
    let cell = &derivation.cell;
    let mut summary = vec![parts::status(context, cell.status), member(context, cell.member)];
    if cell.status != Status::Covered {
        summary.push(html! { span.why { (parts::marked(&cell_reason(derivation))) } });
    }
    if let Some(found) = indicators(context, own) {
        summary.push(found);
    }
    let mut body: Vec<Markup> = decided(context, derivation).into_iter().collect();
    for reading in &derivation.slots {
        body.push(slot(context, derivation, reading));
    }
    body.extend(findings(context, own));
    body.extend(judged(context, row));
    Pieces { summary, body }
}

/// A cell with all its pieces, as it stands in the page.
pub(crate) fn whole(name: &str, pieces: &Pieces, open: bool) -> Markup {
    html! {
        details.c id=(name) open[open] {
            summary { @for piece in &pieces.summary { (piece) } }
            div.d { @for piece in &pieces.body { (piece) } }
        }
    }
}

fn member(context: &Context<'_, '_>, member: Member<'_>) -> Markup {
    let name = match member {
        Member::Organisation => context.say("report-member-organisation"),
        Member::Population => context.say("report-member-population"),
        Member::Element(_) | Member::Artefact(_) | Member::Records(_) | Member::Chapter(_) | _ => {
            member.name().or_else(|| member.id()).unwrap_or_default().to_owned()
        }
    };
    html! {
        span.m {
            (name)
            @if let Some(id) = member.id().filter(|id| *id != name) { " " code { (id) } }
        }
    }
}

/// How many findings bear on the cell, by indicator.
fn indicators(context: &Context<'_, '_>, own: &[&IndicatorReport]) -> Option<Markup> {
    let found: Vec<_> = clausegraph::Indicator::ALL
        .into_iter()
        .map(|one| {
            let of = |report: &&&IndicatorReport| report.indicator == one.as_str();
            (one, own.iter().filter(of).count())
        })
        .filter(|(_, number)| *number > 0)
        .collect();
    (!found.is_empty()).then(|| {
        html! { span.ns { @for (one, number) in found { (parts::indicator_count(context, one, number)) } } }
    })
}

/// Why the status is what it is, and where the member stands in the files; of what its own evidence
/// covers only the place.
fn decided(context: &Context<'_, '_>, derivation: &Derivation<'_>) -> Option<Markup> {
    let cell = &derivation.cell;
    let by_slots = !derivation.values.is_empty() && cell.ground == Ground::Slots;
    let why = !(by_slots && cell.status == Status::Covered);
    let origin = cell.origin.filter(|origin| *origin != Origin::Own);
    let beside = !derivation.computed_from.is_empty() || !derivation.alternatives.is_empty();
    let told = why || origin.is_some() || derivation.member_location.is_some();
    (told || beside).then(|| html! {
        @if told { p.dec {
            @if why && by_slots {
                (context.say_with("report-decided", &[
                    ("rule", decision_rule(derivation.values).into()),
                    ("status", parts::status_words(context, cell.status).into()),
                ])) " "
            } @else if why { (context.say("report-decided-otherwise")) " " (parts::marked(&cell_reason(derivation))) ". " }
            @if let Some(origin) = origin {
                (context.say_with("report-origin", &[("origin", origin_line(origin).into())])) " "
            }
            @if let Some(location) = &derivation.member_location { span.at { (context.place(location)) } }
        } }
        @if beside {
            ul.from {
                @for source in &derivation.computed_from {
                    li { (parts::status(context, source.status)) (parts::cell_link(&source.name(), &source.name())) }
                }
                @for (group, cells) in &derivation.alternatives {
                    li {
                        (context.say_with("report-alternatives", &[("least", group.at_least.to_string().into())]))
                        @for cell in cells {
                            " " (parts::status(context, cell.status))
                            (parts::cell_link(&cell.name(), cell.requirement.id().as_str()))
                        }
                    }
                }
            }
        }
    })
}

fn slot(
    context: &Context<'_, '_>,
    derivation: &Derivation<'_>,
    reading: &SlotReading<'_>,
) -> Markup {
    let member = derivation.cell.member;
    let covered = derivation.cell.status == Status::Covered;
    let mut order: Vec<(usize, &Offer<'_>)> = reading.offers.iter().enumerate().collect();
    order.sort_by_key(|(at, offer)| (Some(*at) != reading.taken, offer.value));
    let counting = order.iter().filter(|(_, offer)| offer.value != SlotValue::None).count();
    // Of what is covered only what covers it is told; of a gap also what does not count, and why.
    let most = if covered {
        counting.min(1)
    } else if counting > 0 {
        counting.min(OFFERS)
    } else {
        OFFERS
    };
    let most = most.min(order.len());
    let more = order.len().saturating_sub(most);
    html! {
        div.slot {
            p.sl {
                (parts::values(context, reading.values))
                b { (reading.slot.id) } " "
                span.as { (context.say(&format!("report-aspect-{}", reading.slot.aspect.as_str()))) }
            }
            (record_test(context, reading))
            @if reading.offers.is_empty() && reading.record_test.is_none() {
                p.none { (context.say(if reading.open { "report-slot-open" } else { "report-slot-nothing" })) }
            }
            @if most > 0 {
                ul.of {
                    @for (at, found) in order.iter().take(most) {
                        li class=(parts::value_class(found.value)) { (offer(context, reading, *at, found, member)) }
                    }
                }
            }
            @if more > 0 && !covered { p.none { (context.count("report-offers-more", more)) } }
        }
    }
}

fn offer(
    context: &Context<'_, '_>,
    reading: &SlotReading<'_>,
    at: usize,
    offer: &Offer<'_>,
    member: Member<'_>,
) -> Markup {
    let taken = reading.taken == Some(at);
    let due = reading.interval.zip(offer.dated_on).filter(|_| taken);
    html! {
        @match offer.evidence {
            Evidence::Artefact(artefact) => {
                @if let Some(place) = context.artefact_place(artefact) {
                    a.id href={ "#a" (place) } { (artefact.id()) }
                }
                " "
                @if artefact.title() != artefact.id().as_str() { (artefact.title()) ", " }
                (kind_words(artefact.kind()))
            }
            Evidence::Element(element) => { (context.say("report-own-entry")) " " code { (element.id()) } }
        }
        @if let Some(day) = offer.dated_on { ", " (context.short_day(day)) }
        "; " (via_words(offer))
        @if taken && reading.offers.iter().filter(|other| other.value != SlotValue::None).count() > 1 { " " span.tk { (context.say("report-taken")) } }
        @if let Some(location) = &offer.location { " " span.at { (context.place(location)) } }
        @if let Some(((interval, planner), day)) = due {
            p.due {
                (context.say_with("report-due", &[
                    ("interval", interval_words(interval).into()),
                    ("planner", planner.id().to_string().into()),
                    ("day", context.short_day(day.after(interval)).into()),
                ]))
            }
        }
        @if !offer.defects.is_empty() {
            ul.df {
                @for defect in &offer.defects {
                    li {
                        (parts::marked(&defect_line_for(defect, member)))
                        @if let Some(location) = defect_place(context.assessment(), context.locate, offer, defect)
                            .filter(|found| offer.location.as_ref() != Some(found)) {
                            " " span.at { (context.place(&location)) }
                        }
                    }
                }
            }
        }
    }
}

/// Records that were tested: how many there are, how many were tested, how many failed.
fn record_test(context: &Context<'_, '_>, reading: &SlotReading<'_>) -> Markup {
    let (Some(result), Some(test)) = (&reading.record_test, &reading.slot.test) else {
        return html! {};
    };
    let document = result.set.document();
    let records = document.records.as_deref();
    let total = records.and_then(|records| records.total.given().copied());
    let total = total.map_or_else(|| context.say("report-not-stated"), |all| context.count_of(all));
    let period = records.and_then(|records| records.period.given());
    let place = context.artefact_place(result.set);
    html! {
        p.rt {
            @if let Some(place) = place { a.id href={ "#a" (place) } { (result.set.id()) } " " }
            @match result.counts() {
                Some((tested, exceptions)) => {
                    (context.say_with("report-tested", &[
                        ("test", test.to_string().into()),
                        ("tested", context.count_of(tested).into()),
                        ("all", total.into()),
                        ("exceptions", context.count_of(exceptions).into()),
                        ("tolerance", result.tolerance.to_string().into()),
                    ]))
                    @match result.method() {
                        Some(TestMethod::Census) => { " " (context.say("report-census")) }
                        Some(TestMethod::Sample) => { " " (context.say("report-sample")) }
                        None => {}
                    }
                }
                None => (context.say_with("report-untested", &[("test", test.to_string().into()), ("all", total.into())])),
            }
            @if let Some(period) = period {
                " " (context.say_with("report-period", &[
                    ("from", context.short_day(period.first()).into()),
                    ("to", context.short_day(period.last()).into()),
                ]))
            }
            " " span.at {
                (context.place(&context.organisation().artefact_location(result.set).join("/records/tests")))
            }
        }
    }
}

/// The findings that bear on something, each as a link to how it comes about.
pub(crate) fn findings(context: &Context<'_, '_>, found: &[&IndicatorReport]) -> Option<Markup> {
    (!found.is_empty()).then(|| {
        html! {
            ul.fd {
                @for report in found {
                    @if let Some(place) = context.finding_place(&report.finding)
                        && let Some(finding) = context.shown.get(place) {
                        li {
                            (parts::indicator(context, finding.indicator))
                            a href={ "#f" (place) } { (parts::marked(&report.says)) }
                            @if report.repeats { " " b { (context.say("report-repeats")) } }
                        }
                    }
                }
            }
        }
    })
}

/// What a person judged; for an auditor a place for it.
fn judged(context: &Context<'_, '_>, row: &EvidenceRowReport) -> Option<Markup> {
    if let Some(judged) = &row.judgement {
        return Some(html! {
            p.jd {
                b { (context.say(&format!("report-judged-{}", judged.value))) } " "
                (context.say_with("report-judged-by", &[
                    ("by", judged.by.clone().into()),
                    ("on", judged.on.clone().into()),
                    ("id", judged.judgement.clone().into()),
                ]))
                " " q { (judged.reason) }
                @if judged.against_evidence { " " b { (context.say("report-judged-against")) } }
                @if judged.outdated { " " b { (context.say("report-judged-outdated")) } }
            }
        });
    }
    (context.profile() == Profile::Auditor).then(|| {
        html! {
            p.jd {
                (parts::to_fill(&context.say("report-judgement")))
                (parts::to_fill(&context.say("report-judgement-by")))
                (parts::to_fill(&context.say("report-judgement-on")))
            }
        }
    })
}
