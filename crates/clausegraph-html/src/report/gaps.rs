//! The ten biggest gaps: the clauses that fall short most, and why each stands where it does.

use std::cmp::Reverse;

use clausegraph::{
    Clause, Counts, Finding, GateReason, GateState, Indicator, RequirementResult, Status,
};
use clausegraph_report::wording::finding_sentence;
use maud::{Markup, html};

use super::{Context, parts};

/// How many are told.
const TOP: usize = 10;
/// Requirements of a gap that are told one by one.
const TOLD: usize = 3;

/// A clause that falls short.
struct Gap<'a, 'g> {
    clause: &'g Clause,
    /// Its requirements that fall short, the worst first.
    requirements: Vec<RequirementResult<'g>>,
    /// Their cells.
    counts: Counts,
    /// The gravest finding on it.
    finding: Option<&'a Finding<'g>>,
    /// The gates that it keeps from evidence.
    gates: Vec<&'g str>,
    /// How many gaps hang on it; none for an auditor.
    explains: usize,
}

impl Gap<'_, '_> {
    fn short(&self) -> u32 {
        let statuses = Status::ALL.into_iter().filter(|status| status.is_shortfall());
        statuses.map(|status| self.counts.of(status)).sum()
    }
}

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let gaps = gaps(context);
    let lead = if context.basis.advice.is_some() {
        "report-gaps-lead"
    } else {
        "report-gaps-lead-auditor"
    };
    html! {
        section #gaps aria-labelledby="gaps-h" {
            h2 #gaps-h { (context.say("report-gaps")) }
            @if gaps.is_empty() { p.none { (context.say("report-gaps-none")) } }
            @else {
                p.lead { (context.count_with(lead, gaps.len(), &[("shown", context.number(TOP.min(gaps.len())).into())])) }
                ol.gaps { @for gap in gaps.iter().take(TOP) { li { (one(context, gap)) } } }
                @if gaps.len() > TOP {
                    (parts::more(&context.count("report-gaps-more", gaps.len() - TOP), &parts::folded(context, html! {
                        ol.gaps start=(TOP + 1) { @for gap in gaps.iter().skip(TOP) { li { (one(context, gap)) } } }
                    })))
                }
            }
        }
    }
}

fn one(context: &Context<'_, '_>, gap: &Gap<'_, '_>) -> Markup {
    let more = gap.requirements.len().saturating_sub(TOLD);
    html! {
        h3 { a href={ "#k-" (gap.clause.id()) } { (context.heading(gap.clause)) } }
        p.why {
            @if let Some(finding) = gap.finding { (parts::indicator(context, finding.indicator)) }
            (context.count_with("report-gap-cells", usize::try_from(gap.short()).unwrap_or(usize::MAX), &[
                ("all", context.count_of(gap.counts.counted()).into()),
            ])) " "
            (parts::status_counts(context, &gap.counts))
        }
        @if !gap.gates.is_empty() {
            p.why { (context.say_with("report-gap-gates", &[("gates", gap.gates.join("; ").into())])) }
        }
        @if gap.explains > 0 { p.why { (context.count("report-gap-explains", gap.explains)) } }
        @if let Some(finding) = gap.finding {
            p.why {
                a href={ "#f" (context.finding_place(finding.id.as_str()).unwrap_or_default()) } { (parts::marked(&finding_sentence(finding))) }
            }
        }
        ul.short {
            @for found in gap.requirements.iter().take(TOLD) { li {
                (parts::status(context, found.status))
                a.id href={ "#r-" (found.requirement.id()) } { (found.requirement.id()) } " "
                (found.requirement.statement())
            } }
            @if more > 0 { li.none { (context.count("report-gap-more", more)) } }
        }
    }
}

/// All clauses that fall short, the biggest gap first: by the gravest indicator, then by gates, then by
/// what hangs on it, then by cells, then in reading order.
fn gaps<'a, 'g>(context: &'a Context<'a, 'g>) -> Vec<Gap<'a, 'g>> {
    let assessment = context.assessment();
    let mut gaps: Vec<Gap<'a, 'g>> = Vec::new();
    for result in assessment.requirements().filter(|found| found.status.is_shortfall()) {
        let Some(clause) = context.leaf(result.requirement) else { continue };
        match gaps.iter_mut().find(|gap| gap.clause.position() == clause.position()) {
            Some(gap) => gap.requirements.push(result),
            None => gaps.push(Gap {
                clause,
                requirements: vec![result],
                counts: Counts::default(),
                finding: None,
                gates: Vec::new(),
                explains: 0,
            }),
        }
    }
    let gates = assessment.gates();
    for gap in &mut gaps {
        gap.requirements.sort_by_key(|found| Reverse(found.status));
        for found in &gap.requirements {
            for cell in assessment.cells_of(found.requirement) {
                gap.counts.add(cell.status);
            }
        }
        gap.finding = gravest(context, gap);
        let blocked = gates.iter().filter(|gate| {
            gate.state == GateState::Absent && gate.reasons.iter().any(|reason| is_of(reason, gap))
        });
        gap.gates = blocked.map(|gate| gate.gate.title.as_str()).collect();
        gap.explains = explains(context, gap);
    }
    gaps.sort_by_key(|gap| {
        let indicator = gap.finding.map_or(Indicator::Strength, |finding| finding.indicator);
        (
            indicator,
            Reverse(gap.gates.len()),
            Reverse(gap.explains),
            Reverse(gap.short()),
            gap.clause.position(),
        )
    });
    gaps
}

fn is_of(reason: &GateReason<'_>, gap: &Gap<'_, '_>) -> bool {
    if let GateReason::Requirement(requirement, status) = reason {
        return status.is_shortfall() && requirement.clause_position() == gap.clause.position();
    }
    if let GateReason::EmptyLeaf(clause) = reason {
        return clause.position() == gap.clause.position();
    }
    false
}

/// The gravest finding on a gap: on its requirements, or with its clause first.
fn gravest<'a, 'g>(context: &'a Context<'a, 'g>, gap: &Gap<'a, 'g>) -> Option<&'a Finding<'g>> {
    let is_weakness = |one: &&&Finding<'g>| {
        matches!(
            one.indicator,
            Indicator::Major | Indicator::Minor | Indicator::Observation | Indicator::Opportunity
        )
    };
    let on = |one: &&&Finding<'g>| {
        let position = gap.clause.position();
        one.clauses.first().is_some_and(|clause| clause.position() == position)
            || one.requirements.iter().any(|found| found.clause_position() == position)
    };
    let found = context.shown.iter().filter(is_weakness).filter(on);
    found.min_by_key(|finding| finding.indicator).copied()
}

/// How many gaps hang on the requirements of a gap.
fn explains(context: &Context<'_, '_>, gap: &Gap<'_, '_>) -> usize {
    let Some(advice) = &context.basis.advice else { return 0 };
    let of_gap = advice.upstream.upstream.iter().filter(|found| {
        found.members.iter().any(|one| one.requirement.clause_position() == gap.clause.position())
    });
    let mut below: Vec<usize> = of_gap
        .flat_map(|found| &found.explained)
        .map(|found| found.gap.requirement.position())
        .collect();
    below.sort_unstable();
    below.dedup();
    below.len()
}
