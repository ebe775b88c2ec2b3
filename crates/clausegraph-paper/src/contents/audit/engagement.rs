//! The audit itself: for whom, against what, over what, by whom, when and where.

use clausegraph::{
    Element, ElementList, Fact,
    document::{JudgementContext, JudgementValue, ScopeState},
};

use super::{
    Ctx,
    pieces::{column, known, known_or_fill, paragraph, row, section as part, table, to_fill},
    summary::judged_requirements,
};
use crate::{Block, Cell, Field, FieldValue, Section, Words};

/// What the first page says.
pub(super) fn facts(ctx: &Ctx<'_, '_>) -> Vec<Field> {
    let assessment = ctx.basis.assessment;
    let mut facts = vec![
        to_fill(ctx.say("audit-field-number"), 1),
        known(ctx.say("audit-field-client"), Words::plain(ctx.basis.organisation_name())),
        to_fill(ctx.say("audit-field-address"), 1),
        to_fill(ctx.say("audit-field-representative"), 1),
        to_fill(ctx.say("audit-field-auditing-body"), 1),
    ];
    let not_stated = || ctx.say("audit-no-engagement-short");
    if let Some(engagement) = assessment.organisation().engagement() {
        let period = [
            ("first", ctx.basis.texts.day(engagement.period.first()).into()),
            ("last", ctx.basis.texts.day(engagement.period.last()).into()),
        ];
        let stated = [
            ("audit-field-type", ctx.say("audit-type")),
            ("audit-field-criteria", engagement.criteria.clone()),
            ("audit-field-scope", engagement.scope.clone()),
            ("audit-field-period", ctx.say_with("audit-from-to", &period)),
        ];
        facts.extend(stated.map(|(key, text)| known(ctx.say(key), Words::plain(text))));
        let team = ctx.basis.persons(&engagement.team).map(Words::plain);
        facts.push(known_or_fill(ctx.say("audit-field-team"), team, 1));
    } else {
        let keys = ["type", "criteria", "scope", "period", "team"];
        facts.extend(keys.map(|key| Field {
            label: ctx.say(&format!("audit-field-{key}")),
            value: FieldValue::Undecided(not_stated()),
        }));
    }
    let standard = format!("{} ({})", assessment.catalogue().title(), assessment.catalogue().id());
    facts.push(known(ctx.say("audit-field-catalogue"), Words::plain(standard)));
    facts.push(known(ctx.say("audit-field-guidance"), Words::plain(ctx.say("audit-guidance"))));
    let day = ctx.basis.texts.day(assessment.as_of());
    facts.push(known(ctx.say("audit-field-as-of"), Words::plain(day)));
    facts.push(to_fill(ctx.say("audit-field-report-date"), 1));
    facts
}

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let mut fields = vec![
        to_fill(ctx.say("audit-field-objectives"), 2),
        to_fill(ctx.say("audit-field-leader"), 1),
        to_fill(ctx.say("audit-field-companions"), 1),
        to_fill(ctx.say("audit-field-participants"), 1),
        known_or_fill(ctx.say("audit-field-days"), judged_days(ctx), 1),
        to_fill(ctx.say("audit-field-dates"), 2),
        to_fill(ctx.say("audit-field-combined"), 1),
        to_fill(ctx.say("audit-field-deviations"), 2),
        to_fill(ctx.say("audit-field-programme"), 2),
        to_fill(ctx.say("audit-field-obstacles"), 1),
        to_fill(ctx.say("audit-field-confidentiality"), 1),
        to_fill(ctx.say("audit-field-distribution"), 1),
    ];
    match ctx.context {
        Some(JudgementContext::Certification | JudgementContext::SecondParty) => {}
        // Where the organisation audits itself, who asked for it and impartiality are told apart.
        Some(JudgementContext::Internal | JudgementContext::Gap) | None => {
            fields.insert(1, to_fill(ctx.say("audit-field-audit-client"), 1));
            fields.insert(4, to_fill(ctx.say("audit-field-impartiality"), 1));
        }
    }
    Section {
        sections: vec![scope(ctx), coverage(ctx)],
        ..part(ctx.say("audit-engagement"), "engagement", vec![Block::Fields(fields)])
    }
}

/// The days on which somebody judged.
fn judged_days(ctx: &Ctx<'_, '_>) -> Option<Words> {
    let days = || ctx.judgements.own.iter().map(|judged| judged.document().on);
    let (first, last) = (days().min()?, days().max()?);
    let texts = ctx.basis.texts;
    Some(Words::plain(if first == last {
        texts.day(first)
    } else {
        let arguments = [("first", texts.day(first).into()), ("last", texts.day(last).into())];
        ctx.say_with("audit-from-to", &arguments)
    }))
}

/// What belongs to the scope of the management system, as the data states it.
fn scope(ctx: &Ctx<'_, '_>) -> Section {
    let organisation = ctx.basis.assessment.organisation();
    let columns = vec![
        column(ctx.say("audit-column-list"), 14),
        column(ctx.say("audit-scope-in"), 42),
        column(ctx.say("audit-scope-partly"), 16),
        column(ctx.say("audit-scope-out"), 16),
        column(ctx.say("audit-scope-unknown"), 12),
    ];
    let rows = ElementList::ALL.into_iter().map(|list| {
        let of_list = || organisation.elements().iter().filter(move |found| found.list() == list);
        let names = |wanted: &dyn Fn(&Fact<ScopeState>) -> bool| {
            let found = of_list().filter(|found| wanted(&found.document().state));
            found.map(element_words).collect::<Vec<String>>().join("; ")
        };
        let is = |state: &Fact<ScopeState>, wanted| state.given() == Some(&wanted);
        let label = ctx.say_with("audit-scope-list", &[("list", list.as_str().into())]);
        let mut cells = vec![Cell::plain(label)];
        if organisation.knows_list(list) {
            cells.extend([
                Cell::plain(names(&|state| is(state, ScopeState::In))),
                Cell::plain(names(&|state| is(state, ScopeState::Partly))),
                Cell::plain(names(&|state| {
                    is(state, ScopeState::Out) || is(state, ScopeState::NotYet)
                })),
                Cell::plain(names(&|state| state.given().is_none())),
            ]);
        } else {
            cells.push(Cell::of(Words::quiet(ctx.say("audit-not-stated"))));
            cells.extend([const { Cell::of(Words::none()) }; 3]);
        }
        row(cells)
    });
    let blocks = vec![paragraph(ctx.say("audit-scope-intro")), table(columns, rows.collect())];
    part(ctx.say("audit-scope-title"), "scope", blocks)
}

fn element_words(element: &Element) -> String {
    match element.document().part.given() {
        Some(part) => format!("{} ({part})", element.name()),
        None => element.name().to_owned(),
    }
}

/// The leaf clauses on which nobody judged.
fn coverage(ctx: &Ctx<'_, '_>) -> Section {
    let catalogue = ctx.basis.assessment.catalogue();
    let judged = judged_requirements(ctx);
    let is_judged = |requirement: &clausegraph::Requirement| {
        judged
            .get(&requirement.position())
            .is_some_and(|found: &Vec<JudgementValue>| !found.is_empty())
    };
    let leaves = catalogue.clauses().filter(|clause| clause.is_leaf());
    let (mut whole, mut in_part, mut not) = (Vec::new(), Vec::new(), Vec::new());
    for leaf in leaves {
        let below: Vec<&clausegraph::Requirement> = catalogue.subtree(leaf).collect();
        let found = below.iter().filter(|requirement| is_judged(requirement)).count();
        let into = match found {
            0 if below.is_empty() => continue,
            0 => &mut not,
            found if found == below.len() => &mut whole,
            _ => &mut in_part,
        };
        into.push(leaf.id().to_string());
    }
    let fields = [("whole", whole), ("part", in_part), ("none", not)].map(|(key, leaves)| {
        let count = ctx.basis.count(leaves.len());
        let label = ctx.say_with(&format!("audit-coverage-{key}"), &[("number", count.into())]);
        let ids = if leaves.is_empty() { ctx.say("audit-none") } else { leaves.join(", ") };
        known(label, Words::plain(ids))
    });
    let mut blocks = vec![paragraph(ctx.say("audit-coverage-intro"))];
    let mut fields = fields.to_vec();
    fields.push(to_fill(ctx.say("audit-field-not-covered"), 2));
    blocks.push(Block::Fields(fields));
    part(ctx.say("audit-coverage"), "coverage", blocks)
}
