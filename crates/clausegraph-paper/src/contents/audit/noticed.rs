//! Annex: what the engine noticed, with values and missing inputs. No nonconformity, no grade.

use std::collections::BTreeMap;

use clausegraph::{Finding, NotEvaluated, Profile, Rule};
use clausegraph_report::wording::{
    finding_sentence, indicator_words, missing_words, threshold_words, value_words,
};

use super::{
    Ctx,
    pieces::{below, column, group, limits, number_column, paragraph, row, section as part, table},
};
use crate::{Block, Cell, Row, Section, Table, Words};

/// What an auditor may see, whoever reads: neither over-documentation nor signs of health.
const PROFILE: Profile = Profile::Auditor;

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let mut blocks = vec![Block::Notice(limits(ctx.say("audit-noticed-notice")))];
    let rows = indicator_rows(ctx);
    if rows.is_empty() {
        blocks.push(paragraph(ctx.say("audit-noticed-none")));
    } else {
        let columns = vec![
            column(ctx.say("audit-column-indicator"), 12),
            column(ctx.say("audit-column-noticed"), 46),
            column(ctx.say("audit-column-values"), 22),
            column(ctx.say("audit-column-missing"), 18),
        ];
        let (caption, note) = (String::new(), ctx.say("audit-noticed-note"));
        blocks.push(Block::Table(Table { caption, columns, rows, note }));
    }
    Section {
        starts_page: true,
        sections: vec![not_evaluated(ctx)],
        ..part(ctx.say("audit-noticed"), "noticed", blocks)
    }
}

/// The indicators clause by clause, those of a rule below its title and limits.
fn indicator_rows(ctx: &Ctx<'_, '_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before = None;
    for finding in ctx.basis.findings.shown(PROFILE) {
        let clause = finding.clauses.first().map(|clause| clause.id());
        let here = Some((clause, finding.rule.code));
        if here != before {
            rows.push(group(heading(ctx, finding)));
            before = here;
        }
        rows.push(row(cells(ctx, finding)));
    }
    rows
}

/// A clause and a rule, with the limits that the rule was run with.
fn heading(ctx: &Ctx<'_, '_>, finding: &Finding<'_>) -> Words {
    let catalogue = ctx.basis.assessment.catalogue();
    let clause = finding.clauses.first().map(|clause| {
        let title = catalogue.with_ancestors(clause).find_map(clausegraph::Clause::title);
        format!("{} {}", clause.id(), title.unwrap_or_default()).trim_end().to_owned()
    });
    let clause = clause.unwrap_or_else(|| ctx.say("audit-noticed-no-clause"));
    let rule = format!("{} {}", finding.rule.code, finding.rule.title());
    let limits: Vec<String> = finding.thresholds.iter().map(threshold_words).collect();
    let limits = if limits.is_empty() {
        String::new()
    } else {
        ctx.say_with("audit-noticed-limits", &[("limits", limits.join("; ").into())])
    };
    below([Words::strong(clause).and(Words::quiet(format!("  {rule}"))), Words::quiet(limits)])
}

fn cells(ctx: &Ctx<'_, '_>, finding: &Finding<'_>) -> Vec<Cell> {
    let again = (ctx.basis.repeats)(&finding.id).then(|| ctx.say("audit-noticed-again"));
    let values = finding.values.iter();
    let values =
        values.map(|(name, value)| format!("{}: {}", name.replace('_', " "), value_words(value)));
    vec![
        Cell::of(below([
            Words::plain(indicator_words(finding.indicator)),
            Words::plain(again.unwrap_or_default()),
        ])),
        Cell::of(
            Words::plain(finding_sentence(finding).replace('`', ""))
                .and(Words::quiet(format!(" {}", finding.id))),
        ),
        Cell::plain(values.collect::<Vec<String>>().join("; ")),
        Cell::plain(missing_words(&finding.missing).replace('`', "")),
    ]
}

/// What cannot be evaluated, rule by rule.
fn not_evaluated(ctx: &Ctx<'_, '_>) -> Section {
    let shown = |rule: &Rule| rule.indicators.iter().any(|sort| rule.is_shown(*sort, PROFILE));
    let mut by_rule: BTreeMap<&str, Vec<&NotEvaluated<'_>>> = BTreeMap::new();
    for found in ctx.basis.findings.not_evaluated().filter(|found| shown(found.rule)) {
        by_rule.entry(found.rule.code).or_default().push(found);
    }
    let rows = by_rule.into_iter().map(|(code, found)| {
        let title = found.first().map(|found| found.rule.title()).unwrap_or_default();
        let mut fields: Vec<&str> = Vec::new();
        for missing in found.iter().flat_map(|found| &found.missing) {
            if !fields.contains(&missing.field) {
                fields.push(missing.field);
            }
        }
        row(vec![
            Cell::of(Words::code(code).and(Words::plain(format!(" {title}")))),
            Cell::plain(ctx.basis.count(found.len())),
            Cell::plain(fields.join(", ")),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let block = if rows.is_empty() {
        paragraph(ctx.say("audit-unknown-none"))
    } else {
        let columns = vec![
            column(ctx.say("audit-column-rule-name"), 45),
            number_column(ctx.say("audit-column-subjects"), 12),
            column(ctx.say("audit-column-missing"), 43),
        ];
        table(columns, rows)
    };
    let blocks = vec![paragraph(ctx.say("audit-unknown-intro")), block];
    part(ctx.say("audit-unknown"), "not-evaluated", blocks)
}
