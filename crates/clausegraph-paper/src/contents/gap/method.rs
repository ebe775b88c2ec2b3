//! Scope and method: what was looked at, what was not, and how a status comes about.

use clausegraph::{
    Element, ElementList, Fact, Family, Indicator, Status,
    document::{ClaimState, ScopeState, TestMethod},
};
use clausegraph_report::wording::{context_words, indicator_line, indicator_words, status_line};

use super::{
    pen::{Content, Part, Pen, body, indicator_tone, paragraph, status_tone, status_words},
    tests::{record_sets, stated},
};
use crate::{Basis, Block, Cell, Field, FieldValue, Section, Table, Words};

/// Names in a row before the rest is counted.
const MOST: usize = 12;
/// Sets of records before the rest is left to the annex.
const SETS: usize = 20;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let sections = vec![
        scope(basis, pen),
        sources(basis, pen),
        not_looked_at(basis, pen),
        pen.below(
            "gap-method-scale",
            "method-scale",
            vec![Block::Table(statuses(pen)), Block::Table(indicators(basis, pen))],
        ),
        pen.below(
            "gap-method-how",
            "method-how",
            vec![Block::Bullets(
                [
                    "gap-how-cell",
                    "gap-how-slots",
                    "gap-how-decide",
                    "gap-how-age",
                    "gap-how-share",
                    "gap-how-gates",
                ]
                .iter()
                .map(|key| Words::plain(pen.say(key)))
                .collect(),
            )],
        ),
        sampling(basis, pen),
    ];
    (Vec::new(), sections)
}

/// What the work is made for.
pub(super) fn engagement(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Vec<Field> {
    let Some(engagement) = basis.assessment.organisation().engagement() else {
        let label = pen.say("gap-fact-engagement");
        let value = FieldValue::Undecided(pen.say("gap-no-engagement"));
        return vec![Field { label, value }];
    };
    let period = [
        ("type", context_words(engagement.context).into()),
        ("first", pen.day(engagement.period.first()).into()),
        ("last", pen.day(engagement.period.last()).into()),
    ];
    let team: Vec<String> = engagement.team.iter().map(ToString::to_string).collect();
    let team = if team.is_empty() {
        let value = FieldValue::Undecided(pen.say("gap-no-team"));
        Field { label: pen.say("gap-fact-team"), value }
    } else {
        pen.known("gap-fact-team", pen.row(&team))
    };
    vec![
        pen.known("gap-fact-engagement", pen.with("gap-engagement", &period)),
        pen.known("gap-fact-criteria", engagement.criteria.as_str()),
        pen.known("gap-fact-scope", engagement.scope.as_str()),
        team,
    ]
}

fn scope(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let organisation = basis.assessment.organisation();
    let columns = vec![
        pen.column("gap-column-list", 4),
        pen.column("gap-column-in", 9),
        pen.column("gap-column-out", 6),
        pen.column("gap-column-undecided", 5),
    ];
    let lists = [
        (ElementList::Services, "gap-list-services"),
        (ElementList::Customers, "gap-list-customers"),
        (ElementList::Suppliers, "gap-list-suppliers"),
        (ElementList::Units, "gap-list-units"),
        (ElementList::Locations, "gap-list-locations"),
    ];
    let rows = lists.iter().map(|(list, key)| {
        let title = Cell::plain(pen.say(key));
        if !organisation.knows_list(*list) {
            let unknown = Cell::plain(pen.say("gap-not-stated"));
            return body(vec![title, unknown, Cell::plain(""), Cell::plain("")]);
        }
        let of = |wanted: &dyn Fn(&Fact<ScopeState>) -> bool| {
            let elements = organisation.elements().iter();
            let names: Vec<String> = elements
                .filter(|element| element.list() == *list && wanted(&element.document().state))
                .map(named)
                .collect();
            if names.is_empty() {
                return Cell::plain("–");
            }
            let arguments =
                [("n", pen.number(names.len()).into()), ("names", pen.few(&names, MOST).into())];
            Cell::plain(pen.with("gap-scope-names", &arguments))
        };
        let is = |state: &Fact<ScopeState>, among: &[ScopeState]| {
            state.given().is_some_and(|state| among.contains(state))
        };
        body(vec![
            title,
            of(&|state| is(state, &[ScopeState::In, ScopeState::Partly])),
            of(&|state| is(state, &[ScopeState::Out, ScopeState::NotYet])),
            of(&|state| state.given().is_none()),
        ])
    });
    let mut blocks = vec![Block::Table(pen.table("", columns, rows.collect()))];
    if let Fact::Given(exclusions) = organisation.exclusions() {
        let of: Vec<String> = exclusions.map(|exclusion| exclusion.of.to_string()).collect();
        if !of.is_empty() {
            let words = pen.with("gap-excluded", &[("of", pen.row(&of).into())]);
            blocks.push(paragraph(words));
        }
    }
    pen.below("gap-method-scope", "method-scope", blocks)
}

fn named(element: &Element) -> String {
    element.name().to_owned()
}

fn sources(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let assessment = basis.assessment;
    let organisation = assessment.organisation();
    let claims = organisation.claims();
    let suggested = claims.iter().filter(|claim| claim.document().state == ClaimState::Suggested);
    let fields = vec![
        pen.known("gap-read-artefacts", pen.number(organisation.artefacts().len())),
        pen.known("gap-read-claims", pen.number(claims.len())),
        pen.known("gap-read-suggested", pen.number(suggested.count())),
        pen.known("gap-read-judgements", pen.number(organisation.judgements().len())),
        pen.known("gap-read-requirements", pen.number(assessment.catalogue().requirements().len())),
        pen.known("gap-read-cells", pen.number(assessment.cells().len())),
    ];
    let mut blocks = vec![Block::Fields(fields)];
    let listed: Vec<Words> = organisation
        .sources()
        .iter()
        .map(|source| {
            let carries: Vec<String> = source.carries.iter().map(ToString::to_string).collect();
            let title = source.title.clone().unwrap_or_else(|| source.id.to_string());
            let arguments = [("source", title.into()), ("families", pen.row(&carries).into())];
            Words::plain(pen.with("gap-source", &arguments))
        })
        .collect();
    if listed.is_empty() {
        blocks.push(pen.paragraph("gap-sources-none"));
    } else {
        blocks.push(Block::Bullets(listed));
    }
    pen.below("gap-method-sources", "method-sources", blocks)
}

fn not_looked_at(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let organisation = basis.assessment.organisation();
    let absent: Vec<String> = Family::ALL
        .iter()
        .filter(|family| !organisation.carries(**family))
        .map(ToString::to_string)
        .collect();
    let unbound = basis.findings.runs().iter().filter(|run| !run.bound).count();
    let mut items =
        vec![Words::plain(pen.say("gap-not-files")), Words::plain(pen.say("gap-not-people"))];
    if !absent.is_empty() {
        let families = pen.row(&absent);
        items.push(Words::plain(pen.with("gap-not-carried", &[("families", families.into())])));
    }
    if unbound > 0 {
        items.push(Words::plain(pen.count("gap-not-bound", unbound)));
    }
    pen.below("gap-method-not", "method-not", vec![Block::Bullets(items)])
}

fn statuses(pen: Pen<'_>) -> Table {
    let columns = vec![pen.column("gap-column-status", 5), pen.column("gap-column-meaning", 14)];
    let rows = Status::ALL.iter().map(|status| {
        let words = status_words(*status);
        body(vec![Cell::toned(words, status_tone(*status)), Cell::plain(status_line(*status))])
    });
    pen.table("gap-caption-statuses", columns, rows.collect())
}

fn indicators(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Table {
    let columns = vec![pen.column("gap-column-indicator", 5), pen.column("gap-column-meaning", 14)];
    let shown = Indicator::ALL.iter().filter(|indicator| match indicator {
        Indicator::Major | Indicator::Minor | Indicator::Observation | Indicator::Opportunity => {
            true
        }
        Indicator::Health | Indicator::Strength => basis.advice.is_some(),
    });
    let rows = shown.map(|indicator| {
        let word = indicator_words(*indicator);
        body(vec![
            Cell::toned(word, indicator_tone(*indicator)),
            Cell::plain(indicator_line(*indicator)),
        ])
    });
    pen.table("gap-caption-indicators", columns, rows.collect())
}

/// The sets of records, and how many tests were made of each.
fn sampling(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let columns = vec![
        pen.column("gap-column-records", 8),
        pen.column("gap-column-period", 7),
        pen.numbers("gap-column-total", 3),
        pen.numbers("gap-column-tests", 3),
        pen.numbers("gap-column-with-exceptions", 4),
        pen.column("gap-column-drawn", 4),
    ];
    let sets = record_sets(basis);
    let mut blocks = vec![pen.paragraph("gap-sampling")];
    if sets.is_empty() {
        blocks.push(pen.paragraph("gap-sampling-none"));
        return pen.below("gap-method-sampling", "method-sampling", blocks);
    }
    let rows = sets.iter().take(SETS).map(|set| {
        let tests = set.tests();
        let failed = tests.iter().filter(|test| test.exceptions.given().is_some_and(|x| *x > 0));
        let methods = |wanted: TestMethod| {
            tests.iter().filter(|test| test.method == Fact::Given(wanted)).count()
        };
        let (all, some) = (methods(TestMethod::Census), methods(TestMethod::Sample));
        let drawn = match (tests.len(), all, some) {
            (0, ..) => set.untested(pen),
            (number, all, _) if number == all => pen.say("gap-census"),
            (number, _, some) if number == some => pen.say("gap-sample"),
            _ => pen.say("gap-drawn-mixed"),
        };
        body(vec![
            Cell::plain(set.name.as_str()),
            Cell::plain(set.period(pen)),
            Cell::plain(stated(pen, set.records.total)),
            Cell::plain(pen.number(tests.len())),
            Cell::plain(pen.number(failed.count())),
            Cell::plain(drawn),
        ])
    });
    let rows = rows.collect();
    let more = pen.rest(sets.len().saturating_sub(SETS), Part::Tests);
    let full = pen.with("gap-tests-in-full", &[("part", pen.title(Part::Tests).into())]);
    let note = format!("{more} {full}").trim_start().to_owned();
    blocks.push(Block::Table(Table { note, ..pen.table("gap-caption-sampling", columns, rows) }));
    pen.below("gap-method-sampling", "method-sampling", blocks)
}
