//! Findings for a terminal: how many of which indicator, the themes, then each with its reason.

mod derivation;
mod markdown;

use anstyle::Style;
use clausegraph::{Assessment, Finding, FindingId, Findings, Indicator, NotEvaluated, Profile};

pub use self::{derivation::finding_text, markdown::findings_markdown};
use crate::{
    Look, Palette,
    layout::{Page, pad, width},
    palette::paint,
    rules::is_shown,
    wording::{
        counted, finding_sentence, first_few, indicator_words, indicators_words,
        not_evaluated_sentence, organisation_title, proposal_words, theme_words,
    },
};

/// What stands above every list of findings.
pub(crate) const NOTICE: &str = "An indicator is no grade and no judgement: it says what a person may want to \
    look at. Whether a requirement is met is for a person to judge.";

/// Which findings are shown, and how.
#[derive(Clone, Copy)]
pub struct Selection<'a> {
    /// Who reads them.
    pub profile: Profile,
    /// Which of them are meant; the totals follow.
    pub wanted: &'a dyn Fn(&Finding<'_>) -> bool,
    /// Which rules are meant, for what cannot be evaluated.
    pub wanted_rule: &'a dyn Fn(&str) -> bool,
    /// Whether a finding was there before.
    pub repeats: &'a dyn Fn(&FindingId) -> bool,
    /// Whether everything that cannot be evaluated is listed, subject by subject.
    pub unknown: bool,
}

impl Selection<'_> {
    /// Everything that a reader may see.
    pub const fn all(profile: Profile) -> Self {
        Self {
            profile,
            wanted: &|_| true,
            wanted_rule: &|_| true,
            repeats: &|_| false,
            unknown: false,
        }
    }

    pub(crate) fn findings<'s, 'g>(&self, findings: &'s Findings<'g>) -> Vec<&'s Finding<'g>> {
        findings.shown(self.profile).filter(|finding| (self.wanted)(finding)).collect()
    }

    pub(crate) fn not_evaluated<'s, 'g>(
        &self,
        findings: &'s Findings<'g>,
    ) -> Vec<&'s NotEvaluated<'g>> {
        let shown = |unknown: &&NotEvaluated<'g>| {
            is_shown(unknown.rule, self.profile) && (self.wanted_rule)(unknown.rule.code)
        };
        findings.not_evaluated().filter(shown).collect()
    }
}

/// Findings as text for a terminal. Ends with a line break.
///
/// In the profile of an auditor neither over-documentation nor signs of health are shown, and nowhere what
/// would clear a finding.
pub fn findings_text(
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: Selection<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let shown = selection.findings(findings);
    let unknown = selection.not_evaluated(findings);
    header(&mut page, assessment, selection.profile);
    totals(&mut page, &shown, &unknown);
    themes(&mut page, findings, selection);
    list(&mut page, &shown, selection);
    proposals(&mut page, assessment, findings, selection);
    strengths(&mut page, &shown);
    not_evaluated(&mut page, &unknown, selection.unknown);
    page.finish()
}

/// What it is about on the left, the day on the right.
fn title(page: &mut Page, assessment: &Assessment<'_>, title: &str) {
    let palette = page.palette();
    let as_of = format!("as of {}", assessment.as_of());
    let gap = page.columns().saturating_sub(width(&as_of) + 1);
    let title = paint(palette.title, &pad(title, gap));
    page.line(&format!("{title} {}", paint(palette.strong, &as_of)));
}

fn header(page: &mut Page, assessment: &Assessment<'_>, profile: Profile) {
    let palette = page.palette();
    let name = organisation_title(assessment);
    title(page, assessment, &format!("{name}: findings"));
    let line = format!("{}, for the {}", assessment.catalogue().title(), profile.as_str());
    page.hanging("", 0, &line, palette.faint);
    page.blank();
    page.hanging("", 0, NOTICE, Style::new());
}

/// The style of an indicator.
pub(crate) fn style(palette: &Palette, indicator: Indicator) -> Style {
    match indicator {
        Indicator::Major => palette.missing,
        Indicator::Minor => palette.partial,
        Indicator::Observation => palette.weak,
        Indicator::Opportunity => palette.unknown,
        Indicator::Health => palette.stale,
        Indicator::Strength => palette.covered,
    }
}

/// The shape of an indicator, so that colour is never the only sign.
pub(crate) const fn sign(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "○",
        Indicator::Minor => "◐",
        Indicator::Observation => "~",
        Indicator::Opportunity => "?",
        Indicator::Health => "◔",
        Indicator::Strength => "●",
    }
}

pub(crate) fn of_indicator(shown: &[&Finding<'_>], indicator: Indicator) -> usize {
    shown.iter().filter(|finding| finding.indicator == indicator).count()
}

fn totals(page: &mut Page, shown: &[&Finding<'_>], unknown: &[&NotEvaluated<'_>]) {
    let palette = page.palette();
    page.blank();
    for indicator in Indicator::ALL {
        let number = of_indicator(shown, indicator);
        if number == 0 {
            continue;
        }
        let words = counted(number, indicator_words(indicator), indicators_words(indicator));
        let sign = paint(style(&palette, indicator), sign(indicator));
        page.line(&format!("  {sign} {words}"));
    }
    if shown.is_empty() {
        page.line("  Nothing was found.");
    }
    if !unknown.is_empty() {
        let words = counted(unknown.len(), "subject", "subjects");
        page.line(&format!("  {} {words} cannot be evaluated", paint(palette.unknown, "?")));
    }
}

fn themes(page: &mut Page, findings: &Findings<'_>, selection: Selection<'_>) {
    let themes = findings.themes(selection.profile);
    let mut rows = Vec::new();
    for theme in &themes {
        let mut rules = Vec::new();
        for (rule, found) in &theme.rules {
            let number = found.iter().filter(|finding| (selection.wanted)(finding)).count();
            if number > 0 {
                rules.push((rule, number));
            }
        }
        if !rules.is_empty() {
            rows.push((theme.theme, rules));
        }
    }
    if rows.is_empty() {
        return;
    }
    page.heading("Themes", "equal findings together");
    let palette = page.palette();
    for (theme, rules) in rows {
        page.line(&paint(palette.strong, theme_words(theme)));
        for (rule, number) in rules {
            let label = format!("  {:>4}  {}  ", number, rule.code);
            page.hanging(&label, width(&label), rule.title(), Style::new());
        }
    }
}

fn list(page: &mut Page, shown: &[&Finding<'_>], selection: Selection<'_>) {
    let weaknesses: Vec<_> =
        shown.iter().filter(|finding| finding.indicator != Indicator::Strength).collect();
    if weaknesses.is_empty() {
        return;
    }
    page.heading(
        "Findings",
        "by clause; to see how one comes about: clausegraph explain ID ORGANISATION",
    );
    for finding in weaknesses {
        entry(page, finding, selection);
    }
}

/// One finding: its sign and sentence, and below it the id, the clauses and the requirements.
fn entry(page: &mut Page, finding: &Finding<'_>, selection: Selection<'_>) {
    let palette = page.palette();
    let sign = paint(style(&palette, finding.indicator), sign(finding.indicator));
    page.hanging(&format!("{sign} "), 2, &finding_sentence(finding), Style::new());
    let mut facts = vec![finding.id.to_string(), indicator_words(finding.indicator).to_owned()];
    facts.extend(bears_on(finding));
    if (selection.repeats)(&finding.id) {
        facts.push("found before".to_owned());
    }
    page.hanging("  ", 2, &facts.join(" · "), palette.faint);
}

/// The requirements that a finding bears on, or else its clauses.
pub(crate) fn bears_on(finding: &Finding<'_>) -> Option<String> {
    let requirements: Vec<String> =
        finding.requirements.iter().map(|requirement| requirement.id().to_string()).collect();
    let clauses: Vec<String> =
        finding.clauses.iter().map(|clause| clause.id().to_string()).collect();
    let ids = if requirements.is_empty() { clauses } else { requirements };
    (!ids.is_empty()).then(|| first_few(&ids, 8))
}

fn proposals(
    page: &mut Page,
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: Selection<'_>,
) {
    let proposals = findings.proposals(assessment, selection.repeats);
    if proposals.is_empty() {
        return;
    }
    page.heading(
        "To be looked at together",
        "several minor indicators on one clause, with a reason",
    );
    for proposal in proposals {
        let ids: Vec<String> =
            proposal.findings.iter().map(|finding| finding.id.to_string()).collect();
        let words = format!(
            "{} on clause {}, and {}: {}. A person may want to consider them as one.",
            counted(ids.len(), "minor indicator", "minor indicators"),
            proposal.clause.id(),
            proposal_words(proposal.reason),
            first_few(&ids, 8),
        );
        page.hanging("", 0, &words, Style::new());
    }
}

fn strengths(page: &mut Page, shown: &[&Finding<'_>]) {
    let strengths: Vec<_> =
        shown.iter().filter(|finding| finding.indicator == Indicator::Strength).collect();
    if strengths.is_empty() {
        return;
    }
    page.heading("What works well", "");
    let palette = page.palette();
    for finding in strengths {
        let sign = paint(palette.covered, sign(Indicator::Strength));
        page.hanging(&format!("{sign} "), 2, &finding_sentence(finding), Style::new());
        page.hanging("  ", 2, finding.id.as_str(), palette.faint);
    }
}

fn not_evaluated(page: &mut Page, unknown: &[&NotEvaluated<'_>], all: bool) {
    if unknown.is_empty() {
        return;
    }
    let remark = if all { "" } else { "by rule; subject by subject with --unknown" };
    page.heading("Cannot be evaluated", remark);
    let palette = page.palette();
    if all {
        for one in unknown {
            let label = format!("{}  ", one.rule.code);
            let label = (paint(palette.unknown, &label), width(&label));
            page.hanging(&label.0, label.1, &not_evaluated_sentence(one), Style::new());
        }
        return;
    }
    for (code, title, number, fields) in by_rule(unknown) {
        let label = format!("{number:>4}  {code}  ");
        let words = format!("{title}: not stated {}", fields.join(", "));
        page.hanging(&label, width(&label), &words, Style::new());
    }
}

/// What cannot be evaluated rule by rule: code, title, how many subjects, and the fields not stated.
pub(crate) fn by_rule(
    unknown: &[&NotEvaluated<'_>],
) -> Vec<(&'static str, &'static str, usize, Vec<String>)> {
    let mut rows: Vec<(&'static str, &'static str, usize, Vec<String>)> = Vec::new();
    for one in unknown {
        if rows.last().is_none_or(|(code, ..)| *code != one.rule.code) {
            rows.push((one.rule.code, one.rule.title(), 0, Vec::new()));
        }
        let Some((_, _, number, fields)) = rows.last_mut() else { continue };
        *number += 1;
        for missing in &one.missing {
            let field = format!("`{}`", missing.field);
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    rows
}
