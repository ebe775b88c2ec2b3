//! The evidence map: clause, requirement, member; below each what it rests on.

use clausegraph::{
    Catalogue, Clause, Derivation, Indicator, Member, Requirement, RequirementResult, Status,
    SubjectOf, explain_all,
};
use clausegraph_report::{
    EvidenceRowReport, IndicatorReport,
    wording::{clause_title, slot_line},
};
use maud::{Markup, PreEscaped, html};

use super::{
    Context, cell,
    data::{CellFacts, Store},
    parts,
};

/// The map as it stands in the page, and what the script has to know of it.
pub(crate) struct Drawn {
    pub(crate) markup: Markup,
    pub(crate) store: Store,
}

pub(crate) fn draw(context: &Context<'_, '_>) -> Drawn {
    let catalogue = context.catalogue();
    let mut store = Store::new(context);
    let mut requirements: Vec<(Markup, bool)> = Vec::new();
    let mut cells = explain_all(context.assessment()).zip(&context.map.rows).peekable();
    for requirement in catalogue.requirements() {
        let mut group: Vec<(Derivation<'_>, &EvidenceRowReport)> = Vec::new();
        while let Some(found) =
            cells.next_if(|(found, _)| found.cell.requirement.position() == requirement.position())
        {
            group.push(found);
        }
        let result = context.assessment().requirement(requirement);
        let markup = one(context, &mut store, &result, &group);
        requirements.push((markup, result.status.is_shortfall()));
    }
    Drawn { markup: clauses(context, &requirements), store }
}

pub(crate) fn section(context: &Context<'_, '_>, drawn: &Markup) -> Markup {
    html! {
        section #map aria-labelledby="map-h" {
            h2 #map-h { (context.say("report-map")) }
            p.lead { (context.say("report-map-lead")) }
            p.tools.js-only {
                button type="button" data-fold="open" { (context.say("report-open-all")) }
                button type="button" data-fold="close" { (context.say("report-close-all")) }
            }
            (drawn)
        }
    }
}

/// All clauses that hold requirements, chapter by chapter.
fn clauses(context: &Context<'_, '_>, requirements: &[(Markup, bool)]) -> Markup {
    let catalogue = context.catalogue();
    let is_chapter = |clause: &Clause| catalogue.with_ancestors(clause).count() == 1;
    let holds = |clause: &&Clause| catalogue.subtree(clause).next().is_some();
    let mut text = String::new();
    let mut open = false;
    for clause in catalogue.clauses().filter(holds) {
        if is_chapter(clause) {
            if open {
                text.push_str("</section>");
            }
            open = true;
            text.push_str("<section class=\"chapter\">");
            text.push_str(&heading(context, clause).into_string());
        } else if clause.is_area() && !clause.is_leaf() {
            text.push_str(&heading(context, clause).into_string());
        } else if !has_own(catalogue, clause) {
            // Links lead here; what stands below has headings of its own.
            let place = html! { span id={ "k-" (clause.id()) } {} };
            text.push_str(&place.into_string());
        }
        let own: Vec<&Requirement> = catalogue
            .requirements()
            .filter(|requirement| requirement.clause_position() == clause.position())
            .collect();
        if !own.is_empty() {
            text.push_str(&leaf(context, clause, &own, requirements).into_string());
        }
    }
    if open {
        text.push_str("</section>");
    }
    PreEscaped(text)
}

/// The heading of a chapter or area.
fn heading(context: &Context<'_, '_>, clause: &Clause) -> Markup {
    let words = html! { span.no { (clause.id()) } " " (clause.title().unwrap_or_default()) };
    html! {
        @if context.catalogue().with_ancestors(clause).count() == 1 {
            h3 id={ "k-" (clause.id()) } { (words) }
        } @else {
            h4 id={ "k-" (clause.id()) } { (words) }
        }
    }
}

fn has_own(catalogue: &Catalogue, clause: &Clause) -> bool {
    let mut requirements = catalogue.requirements();
    requirements.any(|requirement| requirement.clause_position() == clause.position())
}

/// Whether an area stands between a clause and its chapter.
fn is_in_area(catalogue: &Catalogue, clause: &Clause) -> bool {
    let above: Vec<&Clause> = catalogue.with_ancestors(clause).skip(1).collect();
    let inner = above.len().saturating_sub(1);
    above.iter().take(inner).any(|clause| clause.is_area() && !clause.is_leaf())
}

/// A clause with its requirements.
fn leaf(
    context: &Context<'_, '_>,
    clause: &Clause,
    own: &[&Requirement],
    requirements: &[(Markup, bool)],
) -> Markup {
    let counts = own
        .iter()
        .flat_map(|requirement| context.assessment().cells_of(requirement))
        .map(|cell| cell.status)
        .collect();
    let chapter = context.catalogue().with_ancestors(clause).count() == 1;
    // A clause without a title of its own is called by that above it.
    let words = html! {
        span.no { (clause.id()) } " "
        @if let Some(title) = clause.title() { (title) }
        @else { span.q0 { (clause_title(context.catalogue(), clause)) } }
    };
    let id = if chapter || (clause.is_area() && !clause.is_leaf()) {
        format!("kr-{}", clause.id())
    } else {
        format!("k-{}", clause.id())
    };
    html! {
        details.k id=(id) data-k=(clause.position()) {
            summary {
                @if is_in_area(context.catalogue(), clause) { h5 { (words) } } @else { h4 { (words) } }
                (parts::status_counts(context, &counts))
                (parts::bar(&counts))
            }
            div.rs { (parts::folded(context, html! {
                @for requirement in own {
                    @if let Some((markup, _)) = requirements.get(requirement.position()) { (markup) }
                }
            })) }
        }
    }
}

/// A requirement with its cells.
fn one<'g>(
    context: &Context<'_, 'g>,
    store: &mut Store,
    result: &RequirementResult<'g>,
    group: &[(Derivation<'g>, &EvidenceRowReport)],
) -> Markup {
    let requirement = result.requirement;
    let mut cells = String::new();
    store.begin(requirement);
    let alone = group.len() == 1;
    let bearing: Vec<Vec<&IndicatorReport>> =
        group.iter().map(|(derivation, row)| bearing(context, derivation, row)).collect();
    // What bears on every one of several cells is told once, for the requirement.
    let everywhere = |report: &&IndicatorReport| {
        !alone && bearing.iter().all(|list| list.iter().any(|one| one.finding == report.finding))
    };
    let shared: Vec<&IndicatorReport> =
        bearing.first().into_iter().flatten().copied().filter(everywhere).collect();
    for ((derivation, row), found) in group.iter().zip(&bearing) {
        let own: Vec<&IndicatorReport> =
            found.iter().copied().filter(|report| !everywhere(report)).collect();
        let pieces = cell::pieces(context, derivation, row, &own);
        store.add(&CellFacts::new(context, derivation, found), &pieces);
        if context.is_whole() {
            cells.push_str(&cell::whole(&derivation.cell.name(), &pieces, alone).into_string());
        }
    }
    let short = if result.status.is_shortfall() { "r x" } else { "r" };
    html! {
        details class=(short) id={ "r-" (requirement.id()) } data-r=(requirement.position()) {
            summary {
                code { (requirement.id()) }
                span.st { (requirement.statement()) }
                span.rr {
                    @if alone { (parts::status(context, result.status)) }
                    @else { (parts::status_counts(context, &result.counts)) }
                    (gravest(context, &bearing).unwrap_or_default())
                }
            }
            div.rb {
                @if let Some((derivation, row)) = group.first() { (about(context, requirement, derivation, row)) }
                (cell::findings(context, &shared).unwrap_or_default())
                @if context.is_whole() {
                    div.cells { (PreEscaped(cells)) }
                } @else {
                    p.js-only.none data-cells="" {}
                    p.no-js.none { (without_script(context, group)) }
                }
            }
        }
    }
}

/// Without a script, where cells are data: the members by status.
fn without_script(
    context: &Context<'_, '_>,
    group: &[(Derivation<'_>, &EvidenceRowReport)],
) -> String {
    let mut text = String::new();
    for status in Status::ALL {
        let number = group.iter().filter(|(found, _)| found.cell.status == status).count();
        if number > 0 {
            let words = parts::status_words(context, status);
            for part in [&words, ": ", &context.number(number), ". "] {
                text.push_str(part);
            }
        }
    }
    text.push_str(&context.say("report-details-are-data"));
    text
}

/// The findings that bear on a cell: one on an artefact for some scope elements bears on those alone.
fn bearing<'r>(
    context: &Context<'_, '_>,
    derivation: &Derivation<'_>,
    row: &'r EvidenceRowReport,
) -> Vec<&'r IndicatorReport> {
    let bears = |report: &&IndicatorReport| {
        let place = context.finding_place(&report.finding);
        let finding = place.and_then(|place| context.shown.get(place));
        let Some(finding) = finding else { return false };
        let (SubjectOf::Artefact(artefact), Member::Element(element)) =
            (finding.subject.of, derivation.cell.member)
        else {
            return true;
        };
        let covered = artefact.document().covers.given();
        covered.is_none_or(|ids| ids.is_empty() || ids.iter().any(|id| id == element.id()))
    };
    row.indicators.iter().filter(bears).collect()
}

/// The gravest indicator among the findings on a requirement.
fn gravest(context: &Context<'_, '_>, bearing: &[Vec<&IndicatorReport>]) -> Option<Markup> {
    let has =
        |one: &Indicator| bearing.iter().flatten().any(|found| found.indicator == one.as_str());
    let found = Indicator::ALL.into_iter().find(has)?;
    Some(parts::indicator(context, found))
}

/// What is asked, of whom, and what would show it; once for all cells.
fn about(
    context: &Context<'_, '_>,
    requirement: &Requirement,
    derivation: &Derivation<'_>,
    row: &EvidenceRowReport,
) -> Markup {
    let entry = |key: &str, texts: &[String]| {
        let key = context.say(key);
        (!texts.is_empty()).then(|| html! { div { dt { (key) } dd { (texts.join("; ")) } } })
    };
    html! {
        dl.ab {
            div { dt { (context.say("report-ask")) } dd { (requirement.question()) } }
            @if let Some(population) = derivation.population {
                div { dt { (context.say("report-holds-for")) } dd { (population.title) } }
            }
            (entry("report-maintain", &row.maintain).unwrap_or_default())
            (entry("report-retain", &row.retain).unwrap_or_default())
            (entry("report-usual", &row.typical_evidence).unwrap_or_default())
            @for previous in &row.previous_findings {
                div {
                    dt { (context.say("report-previous")) }
                    dd { (previous.reference) " (" (previous.raised_by.as_deref().unwrap_or_default()) "): " (previous.state) }
                }
            }
            @if !row.linked_clauses.is_empty() {
                div {
                    dt { (context.say("report-linked")) }
                    dd { @for id in &row.linked_clauses { a href={ "#k-" (id) } { (id) } " " } }
                }
            }
        }
        @if !requirement.slots().is_empty() {
            details.wh {
                summary { (context.say("report-would-show")) }
                ul {
                    @for slot in requirement.slots() {
                        li {
                            b { (slot.id) } " "
                            span.as { (context.say(&format!("report-aspect-{}", slot.aspect.as_str()))) } " "
                            (parts::marked(&slot_line(slot)))
                            @if let Some(note) = &slot.note { " " (note) }
                        }
                    }
                }
            }
        }
    }
}
