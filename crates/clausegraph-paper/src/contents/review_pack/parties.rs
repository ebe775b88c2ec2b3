//! Services and suppliers, one by one: all of the scope, none left out.

use clausegraph::{
    Artefact, ArtefactKind, Element, ElementList, Fact, SubjectOf,
    document::{LogDocument, PopulationOf},
};

use super::{
    reach::{Group, Input, Pack, day},
    tables::{column, table},
};
use crate::{
    Block, Cell, Column, Row, RowSort, Tone, Words,
    contents::on_file::{OnFile, counted, is_in, measured, of, row},
};

/// So many figures a service is told by.
const FIGURES: usize = 3;

/// The members of a list of the scope, one row each.
pub(super) fn list(pack: &Pack<'_, '_>, input: &Input<'_>, list: PopulationOf) -> Block {
    let file = &pack.file;
    let Some(list) = ElementList::of_population(list) else {
        return Block::Paragraph(Words::plain(file.say("review-pack-list-not-known")));
    };
    let mut members = file.members(list);
    members.retain(|member| is_in(member) || member.document().state.is_unknown());
    members.sort_by_key(|member| std::cmp::Reverse(member.document().criticality.given().copied()));
    if members.is_empty() {
        let key = if file.organisation().knows_list(list) {
            "review-pack-list-empty"
        } else {
            "review-pack-list-not-known"
        };
        return Block::Paragraph(Words::plain(file.say(key)));
    }
    let (columns, rows): (Vec<Column>, Vec<Row>) = match list {
        ElementList::Suppliers => (
            suppliers_head(file),
            members.iter().map(|member| supplier(pack, input, member)).collect(),
        ),
        ElementList::Services
        | ElementList::Customers
        | ElementList::Units
        | ElementList::Locations => (
            services_head(file),
            members.iter().map(|member| service(pack, input, member)).collect(),
        ),
    };
    table(columns, rows, String::new())
}

fn services_head(file: &OnFile<'_, '_>) -> Vec<Column> {
    vec![
        column(file, "review-pack-service", 18),
        column(file, "review-pack-owner", 15),
        column(file, "review-pack-agreed", 15),
        column(file, "review-pack-agreement", 17),
        column(file, "review-pack-figures", 20),
        column(file, "review-pack-noticed", 15),
    ]
}

fn service(pack: &Pack<'_, '_>, input: &Input<'_>, service: &Element) -> Row {
    let file = &pack.file;
    let document = service.document();
    let name = Words::strong(service.name());
    let name = match document.criticality.given() {
        Some(criticality) => {
            name.and(Words::quiet(format!("\n{}", file.say(&format!("review-pack-{criticality}")))))
        }
        None => name,
    };
    let cells = vec![
        Cell::of(name),
        file.who_cell(&document.owner),
        file.text_cell(document.availability_target.as_ref()),
        agreements(file, &[ArtefactKind::Sla], |found| covers(found, service)),
        figures(file, service),
        noticed(pack, input, service),
    ];
    Row { sort: RowSort::Body, cells }
}

fn covers(artefact: &Artefact, element: &Element) -> bool {
    let covers = artefact.document().covers.given();
    covers.is_some_and(|covers| covers.contains(element.id()))
}

/// The agreements that are there, each with its last day.
fn agreements(
    file: &OnFile<'_, '_>,
    kinds: &[ArtefactKind],
    wanted: impl Fn(&Artefact) -> bool,
) -> Cell {
    let found = file.there(kinds);
    let found: Vec<&Artefact> = found.into_iter().filter(|found| wanted(found)).collect();
    if found.is_empty() {
        let carried = kinds.iter().all(|kind| file.carries(*kind));
        return if carried {
            Cell::toned(file.say("review-pack-no-agreement"), Tone::Bad)
        } else {
            file.not_stated()
        };
    }
    let mut tone = Tone::None;
    let told: Vec<String> = found
        .iter()
        .map(|agreement| {
            let part = agreement.document().agreement.as_deref();
            let id = agreement.id().as_str();
            match of(part, |part| &part.valid_to) {
                Fact::Given(last) if *last < file.as_of() => {
                    tone = Tone::Bad;
                    let day = file.day(*last);
                    file.with("review-pack-ended", &[("id", id.into()), ("day", day.into())])
                }
                Fact::Given(last) => {
                    let day = file.day(*last);
                    file.with("review-pack-until", &[("id", id.into()), ("day", day.into())])
                }
                Fact::StatedNone => file.with("review-pack-without-end", &[("id", id.into())]),
                Fact::Unknown => file.with("review-pack-end-not-stated", &[("id", id.into())]),
            }
        })
        .collect();
    Cell::toned(told.join("\n"), tone)
}

/// The newest values of the metrics of a service, each with its target.
fn figures(file: &OnFile<'_, '_>, service: &Element) -> Cell {
    let metrics = file.there(&[ArtefactKind::Metric]);
    let mut told: Vec<String> = Vec::new();
    for metric in metrics.iter().filter(|metric| covers(metric, service)) {
        let Some((day, found)) = file.newest(metric) else { continue };
        let Some(value) = measured(found) else { continue };
        let target = of(metric.document().fact.as_deref(), |fact| &fact.target);
        let target =
            target.given().map_or_else(|| file.say("cell-not-stated"), |text| (*text).clone());
        told.push(file.with(
            "review-pack-figure",
            &[
                ("metric", metric.title().into()),
                ("value", value.into()),
                ("target", target.into()),
                ("day", file.day(day).into()),
            ],
        ));
    }
    // What was measured of the service itself, and of no metric that is on file.
    for found in file.there(&[ArtefactKind::Measurement]) {
        let part = found.document().measurement.as_deref();
        let of_a_metric = part.is_some_and(|part| part.of.given().is_some());
        if of_a_metric || !covers(found, service) {
            continue;
        }
        if let Some((value, day)) = measured(found).zip(day(found)) {
            told.push(file.with(
                "review-pack-measured",
                &[
                    ("what", found.title().into()),
                    ("value", value.into()),
                    ("day", file.day(day).into()),
                ],
            ));
        }
    }
    if told.is_empty() {
        return Cell::toned(file.say("review-pack-no-figures"), Tone::Unknown);
    }
    let left = told.len().saturating_sub(FIGURES);
    told.truncate(FIGURES);
    if left > 0 {
        told.push(file.count("review-pack-more-figures", left));
    }
    Cell::plain(told.join("\n"))
}

/// What the rules of the input noticed about a member.
fn noticed(pack: &Pack<'_, '_>, input: &Input<'_>, member: &Element) -> Cell {
    let file = &pack.file;
    let basis = &file.basis;
    let wanted = |code: &str| input.document.rules.iter().any(|rule| rule.as_str() == code);
    let is_about = |of: SubjectOf<'_>| matches!(of, SubjectOf::Element(element) if element.id() == member.id());
    let found: Vec<String> = basis
        .findings
        .shown(basis.profile())
        .filter(|finding| wanted(finding.rule.code) && is_about(finding.subject.of))
        .map(|finding| format!("\u{26a0} {} ({})", finding.rule.title(), finding.rule.code))
        .collect();
    if !found.is_empty() {
        return Cell::toned(found.join("\n"), Tone::Weak);
    }
    let open = basis
        .findings
        .not_evaluated()
        .filter(|unknown| wanted(unknown.rule.code) && is_about(unknown.subject.of));
    let open: Vec<&str> = open.map(|unknown| unknown.rule.code).collect();
    if open.is_empty() {
        return Cell::plain(file.say("review-pack-nothing-noticed"));
    }
    let told = file.with("review-pack-cannot-tell", &[("rules", open.join(", ").into())]);
    Cell::toned(told, Tone::Unknown)
}

fn suppliers_head(file: &OnFile<'_, '_>) -> Vec<Column> {
    vec![
        column(file, "review-pack-supplier", 18),
        column(file, "review-pack-manager", 13),
        column(file, "review-pack-agreement", 16),
        column(file, "review-pack-last-review", 19),
        column(file, "review-pack-missed", 12),
        column(file, "review-pack-disputes", 9),
        column(file, "review-pack-noticed", 13),
    ]
}

fn supplier(pack: &Pack<'_, '_>, input: &Input<'_>, supplier: &Element) -> Row {
    let file = &pack.file;
    let document = supplier.document();
    let services = match &document.services {
        Fact::Given(services) => {
            let name = |id: &clausegraph::MemberId| {
                let element = file.organisation().element(id.as_str());
                element.map_or_else(|| id.to_string(), |element| element.name().to_owned())
            };
            row(services.iter().map(name))
        }
        Fact::StatedNone => file.say("review-pack-no-services"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    let name = Words::strong(supplier.name()).and(Words::quiet(format!("\n{services}")));
    let kinds = [ArtefactKind::Contract, ArtefactKind::InternalAgreement];
    let with = |found: &Artefact| {
        let part = found.document().agreement.as_deref();
        part.and_then(|part| part.party.given()) == Some(supplier.id())
    };
    let cells = vec![
        Cell::of(name),
        file.who_cell(&document.owner),
        agreements(file, &kinds, with),
        last_review(pack, input, supplier),
        log(file, document.missed_targets.as_ref().map(|log| &**log)),
        log(file, document.disputes.as_ref().map(|log| &**log)),
        noticed(pack, input, supplier),
    ];
    Row { sort: RowSort::Body, cells }
}

/// The newest review of how a supplier did, and what came out: one of the first group of the input.
fn last_review(pack: &Pack<'_, '_>, input: &Input<'_>, supplier: &Element) -> Cell {
    let file = &pack.file;
    let of_kind = |group: &&Group<'_>| group.kind() == ArtefactKind::SupplierReview;
    let reviews = input.groups.iter().find(of_kind).map(|group| group.artefacts.as_slice());
    let reviews = reviews.unwrap_or_default().iter().copied();
    let own = reviews.filter(|review| covers(review, supplier));
    let newest = own.max_by_key(|review| (day(review), review.id()));
    let Some(review) = newest else {
        return if file.carries(ArtefactKind::SupplierReview) {
            Cell::toned(file.say("review-pack-never-reviewed"), Tone::Bad)
        } else {
            file.not_stated()
        };
    };
    let when = day(review).map_or_else(|| file.say("cell-not-stated"), |day| file.day(day));
    let results = of(review.document().review.as_deref(), |part| &part.results);
    let results = match results {
        Fact::Given(results) => results.trim().to_owned(),
        Fact::StatedNone => file.say("review-pack-no-result"),
        Fact::Unknown => file.say("review-pack-result-not-stated"),
    };
    let head = Words::code(review.id().as_str()).and(Words::quiet(format!(", {when}")));
    Cell::of(head.and(Words::plain(format!("\n{results}"))))
}

/// What a log says: how many entries, and how many of them are open.
fn log(file: &OnFile<'_, '_>, log: Fact<&LogDocument>) -> Cell {
    let log = match log {
        Fact::Given(log) => log,
        Fact::StatedNone => return Cell::toned(file.say("review-pack-no-log"), Tone::Bad),
        Fact::Unknown => return file.not_stated(),
    };
    let entries: Vec<_> = (log.entries.iter())
        .filter(|entry| entry.on.given().is_none_or(|day| *day <= file.as_of()))
        .collect();
    let open = entries.iter().filter(|entry| entry.handled_on.is_stated_none()).count();
    let unsaid = entries.iter().filter(|entry| entry.handled_on.is_unknown()).count();
    if entries.is_empty() {
        let day = file.day(log.period.last());
        return Cell::plain(file.with("review-pack-log-empty", &[("day", day.into())]));
    }
    let told = file.with(
        "review-pack-log",
        &[("count", counted(entries.len())), ("open", counted(open)), ("unsaid", counted(unsaid))],
    );
    let tone = if open > 0 {
        Tone::Bad
    } else if unsaid > 0 {
        Tone::Unknown
    } else {
        Tone::None
    };
    Cell::toned(told, tone)
}
