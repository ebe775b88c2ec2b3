//! A trend for people: gates, clauses and findings from assessment to assessment.

mod csv;
mod markdown;

use anstyle::Style;
use clausegraph::{
    Assessment, Catalogue, CellHistory, ClauseId, ClauseTrend, FindingHistory, FindingMark,
    GateState, Indicator, Profile, Status, Trend,
};

pub use self::{csv::trend_csv, markdown::trend_markdown};
use crate::{
    Look,
    difference::SAME_FILES,
    findings::{NOTICE, sign, style},
    layout::{Page, cut, gate_sign, pad, pad_left, status_sign, width},
    palette::paint,
    text::{NOTICE as EVIDENCE, shares},
    wording::{
        clause_heading, counted, finding_sentence, indicators_words, join, organisation_title,
    },
};

/// What of a trend is shown.
#[derive(Clone, Copy)]
pub struct TrendSelection<'a> {
    /// Who reads it: an auditor is shown neither over-documentation nor signs of health.
    pub profile: Profile,
    /// Which clauses are meant.
    pub within: &'a dyn Fn(&ClauseId) -> bool,
    /// The catalogue that names the clauses.
    pub catalogue: &'a Catalogue,
    /// Everything one by one, and nothing only counted.
    pub all: bool,
}

impl TrendSelection<'_> {
    /// The findings that are meant and may be shown.
    pub(crate) fn findings<'t, 'g>(
        &self,
        trend: &'t Trend<'g>,
    ) -> impl Iterator<Item = &'t FindingHistory<'g>> {
        trend.findings.iter().filter(move |history| {
            let finding = &history.last;
            let clauses = finding.clauses.iter().map(|clause| clause.id());
            let of_requirements = finding.requirements.iter().map(|found| found.clause_id());
            let mut all = clauses.chain(of_requirements);
            finding.rule.is_shown(finding.indicator, self.profile) && all.any(self.within)
        })
    }

    /// The clauses that are meant.
    pub(crate) fn clauses<'t, 'g>(
        &self,
        trend: &'t Trend<'g>,
    ) -> impl Iterator<Item = &'t ClauseTrend<'g>> {
        trend.clauses.iter().filter(move |found| (self.within)(found.clause.id()))
    }

    /// The cells that are meant.
    pub(crate) fn cells<'t, 'g>(
        &self,
        trend: &'t Trend<'g>,
    ) -> impl Iterator<Item = &'t CellHistory<'g>> {
        let within = |history: &&CellHistory<'_>| {
            let requirement = self.catalogue.requirement(history.requirement.as_str());
            requirement.is_none_or(|requirement| (self.within)(requirement.clause_id()))
        };
        trend.cells.iter().filter(within)
    }

    /// How many of the findings that are meant there are of each indicator, at each of them.
    pub(crate) fn indicators(&self, trend: &Trend<'_>) -> Vec<(Indicator, Vec<usize>)> {
        let number = |indicator: Indicator, at: usize| {
            let found = self.findings(trend).filter(|history| {
                history.last.indicator == indicator
                    && history.marks.get(at) == Some(&FindingMark::Found)
            });
            found.count()
        };
        let points = |indicator| (0..trend.points.len()).map(|at| number(indicator, at)).collect();
        let all = Indicator::ALL.into_iter().map(|indicator| (indicator, points(indicator)));
        all.filter(|(_, points): &(Indicator, Vec<usize>)| points.iter().any(|number| *number > 0))
            .collect()
    }
}

/// Columns of one assessment.
const POINT: usize = 15;
/// Findings of a section that are shown.
const FINDINGS: usize = 12;

/// A trend as text for a terminal. Ends with a line break.
///
/// Gates, clauses and numbers of findings stand in one column for each assessment; where they do not all fit,
/// the columns go on below. A finding has one sign for each: `x` found, `.` looked at and clean, `?` cannot be
/// told, `-` not there.
pub fn trend_text(
    assessments: &[&Assessment<'_>],
    trend: &Trend<'_>,
    selection: TrendSelection<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    header(&mut page, assessments, trend, selection);
    repeated(&mut page, trend, selection);
    let heads = heads(trend);
    gates(&mut page, &heads, trend);
    clauses(&mut page, &heads, trend, selection);
    numbers(&mut page, &heads, trend, selection);
    histories(&mut page, trend, selection);
    relapsed(&mut page, trend, selection);
    page.finish()
}

/// The columns: the days, and before them the organisations where they are called otherwise.
fn heads(trend: &Trend<'_>) -> Vec<String> {
    let first = trend.points.first().map(|point| &point.organisation);
    let same_name = trend.points.iter().all(|point| Some(&point.organisation) == first);
    trend
        .points
        .iter()
        .map(|point| match &point.organisation {
            Some(name) if !same_name => format!("{name} {}", point.as_of),
            Some(_) | None => point.as_of.to_string(),
        })
        .collect()
}

fn title(assessments: &[&Assessment<'_>]) -> String {
    let mut names: Vec<String> = Vec::new();
    for assessment in assessments {
        let name = organisation_title(assessment).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!("{}: the trend", join(&names, "and"))
}

/// What is told first: how many findings there were first and are last, and how many came again.
fn headline(trend: &Trend<'_>, selection: TrendSelection<'_>) -> String {
    let weak = |history: &&FindingHistory<'_>| history.last.indicator != Indicator::Strength;
    let at = |place: usize| {
        let found = selection.findings(trend).filter(weak);
        found.filter(|history| history.marks.get(place) == Some(&FindingMark::Found)).count()
    };
    let last = trend.points.len().saturating_sub(1);
    let repeated =
        selection.findings(trend).filter(weak).filter(|history| history.repeated).count();
    let relapsed = selection.cells(trend).filter(|history| history.relapsed).count();
    format!(
        "{} over {}: {} at first, {} at last; {} repeated. {} moved, {} relapsed.",
        counted(trend.points.len(), "assessment", "assessments"),
        days(trend),
        counted(at(0), "finding", "findings"),
        at(last),
        repeated,
        counted(selection.cells(trend).count(), "cell", "cells"),
        relapsed
    )
}

fn days(trend: &Trend<'_>) -> String {
    let mut all: Vec<_> = trend.points.iter().map(|point| point.as_of).collect();
    all.sort_unstable();
    match (all.first(), all.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) => day.to_string(),
        (None, _) => String::new(),
    }
}

fn header(
    page: &mut Page,
    assessments: &[&Assessment<'_>],
    trend: &Trend<'_>,
    selection: TrendSelection<'_>,
) {
    let palette = page.palette();
    page.hanging("", 0, &title(assessments), palette.title);
    page.hanging("", 0, selection.catalogue.title(), palette.faint);
    page.blank();
    page.hanging("", 0, &headline(trend, selection), palette.strong);
    page.blank();
    if same_files(assessments) {
        page.hanging("", 0, SAME_FILES, palette.faint);
    }
    page.hanging("", 0, EVIDENCE, palette.faint);
    page.blank();
    page.hanging("", 0, &format!("Signs of a finding: {SIGNS}."), palette.faint);
}

/// Whether all are assessed from one state of the files.
fn same_files(assessments: &[&Assessment<'_>]) -> bool {
    let mut pairs = assessments.iter().zip(assessments.iter().skip(1));
    pairs.all(|(one, two)| std::ptr::eq(one.organisation(), two.organisation()))
}

/// A row of a table: its label, and a text for each assessment.
type Line = (String, Style, Vec<(String, Style)>);

/// Rows with a cell for each assessment, in blocks of as many columns as fit.
fn table(page: &mut Page, heads: &[String], rows: &[Line]) {
    let label = page.columns().saturating_sub(POINT * heads.len()).max(28);
    let fitting = (page.columns().saturating_sub(label) / POINT).max(1);
    let palette = page.palette();
    for (block, columns) in heads.chunks(fitting).enumerate() {
        if block > 0 {
            page.blank();
        }
        let mut line = pad("", label);
        for head in columns {
            line.push_str(&paint(palette.faint, &pad_left(&cut(head, POINT - 1), POINT)));
        }
        page.line(&line);
        for (name, style, cells) in rows {
            let mut line = paint(*style, &pad(&cut(name, label - 1), label));
            for (text, style) in cells.iter().skip(block * fitting).take(columns.len()) {
                line.push_str(&paint(*style, &pad_left(text, POINT)));
            }
            page.line(&line);
        }
    }
}

fn gates(page: &mut Page, heads: &[String], trend: &Trend<'_>) {
    if trend.gates.is_empty() {
        return;
    }
    page.heading("Gates", "they stand above the numbers");
    let palette = page.palette();
    let state = |state: &Option<GateState>| match state {
        Some(state) => {
            let word = match state {
                GateState::Present => "present",
                GateState::CannotEvaluate => "cannot tell",
                GateState::Absent => "absent",
            };
            (format!("{} {word}", gate_sign(*state)), palette.gate(*state))
        }
        None => ("–".to_owned(), palette.faint),
    };
    let rows: Vec<_> = trend
        .gates
        .iter()
        .map(|gate| {
            (gate.gate.title.clone(), Style::new(), gate.points.iter().map(state).collect())
        })
        .collect();
    table(page, heads, &rows);
}

fn clauses(page: &mut Page, heads: &[String], trend: &Trend<'_>, selection: TrendSelection<'_>) {
    let palette = page.palette();
    let all: Vec<&ClauseTrend<'_>> = selection.clauses(trend).collect();
    let shares_of = |found: &ClauseTrend<'_>| -> Vec<String> {
        let points = found.points.iter();
        points.map(|point| shares(point.as_ref().and_then(|result| result.shares))).collect()
    };
    let moved = |found: &ClauseTrend<'_>| {
        let shares = shares_of(found);
        shares.iter().any(|share| Some(share) != shares.first())
    };
    let shown: Vec<&&ClauseTrend<'_>> = all
        .iter()
        .filter(|found| selection.all || found.clause.is_area() || moved(found))
        .collect();
    if shown.is_empty() {
        return;
    }
    page.heading("Clauses", "from the share known to be covered to the share possible");
    let rows: Vec<_> = shown
        .iter()
        .map(|found| {
            let style = if found.clause.is_area() { palette.strong } else { Style::new() };
            let cells = shares_of(found).into_iter().map(|share| (share, Style::new()));
            (clause_heading(selection.catalogue, found.clause), style, cells.collect())
        })
        .collect();
    table(page, heads, &rows);
    let rest = all.len() - shown.len();
    if rest > 0 {
        let words = format!(
            "{} did not move; --all shows them",
            counted(rest, "further clause", "further clauses")
        );
        page.hanging("", 0, &words, palette.faint);
    }
}

fn numbers(page: &mut Page, heads: &[String], trend: &Trend<'_>, selection: TrendSelection<'_>) {
    let indicators = selection.indicators(trend);
    if indicators.is_empty() {
        return;
    }
    page.heading("Findings", NOTICE);
    let rows: Vec<_> = indicators
        .into_iter()
        .map(|(indicator, points)| {
            let cells = points.iter().map(|number| (number.to_string(), Style::new())).collect();
            (indicators_words(indicator).to_owned(), Style::new(), cells)
        })
        .collect();
    table(page, heads, &rows);
}

fn repeated(page: &mut Page, trend: &Trend<'_>, selection: TrendSelection<'_>) {
    let found: Vec<_> = selection
        .findings(trend)
        .filter(|history| history.repeated && history.last.indicator != Indicator::Strength)
        .collect();
    section(page, "Repeated", "found, then cleared, and found again", &found, selection.all);
}

/// What became of findings that were not repeated, for those that look at them: title, remark, findings.
fn became<'t, 'g>(
    trend: &'t Trend<'g>,
    selection: TrendSelection<'_>,
) -> Vec<(&'static str, &'static str, Vec<&'t FindingHistory<'g>>)> {
    let of = |wanted: &dyn Fn(&FindingHistory<'_>) -> bool| -> Vec<&'t FindingHistory<'g>> {
        let all = selection
            .findings(trend)
            .filter(|history| !history.repeated && history.last.indicator != Indicator::Strength);
        all.filter(|history| wanted(history)).collect()
    };
    let is = |mark: Option<&FindingMark>, wanted: FindingMark| mark == Some(&wanted);
    let always =
        |history: &FindingHistory<'_>| history.marks.iter().all(|mark| *mark == FindingMark::Found);
    let last = |history: &FindingHistory<'_>, wanted| is(history.marks.last(), wanted);
    vec![
        (
            "Found at last, not always",
            "",
            of(&|history| last(history, FindingMark::Found) && !always(history)),
        ),
        (
            "Can no longer be told",
            "neither cleared nor persisting",
            of(&|history| last(history, FindingMark::CannotTell)),
        ),
        (
            "Cleared at last",
            "as it was found last",
            of(&|history| {
                last(history, FindingMark::Clean) || last(history, FindingMark::NotThere)
            }),
        ),
        ("Found at every assessment", "", of(&always)),
    ]
}

/// What the signs of a history mean.
const SIGNS: &str = "x found, . looked at and clean, ? cannot be told, - not there";

fn histories(page: &mut Page, trend: &Trend<'_>, selection: TrendSelection<'_>) {
    for (title, remark, found) in became(trend, selection) {
        section(page, title, remark, &found, selection.all);
    }
}

fn section(page: &mut Page, title: &str, remark: &str, found: &[&FindingHistory<'_>], all: bool) {
    if found.is_empty() {
        return;
    }
    page.heading(&format!("{title}: {}", found.len()), remark);
    let palette = page.palette();
    let most = if all || found.len() <= FINDINGS + 1 { found.len() } else { FINDINGS };
    for history in found.iter().take(most) {
        let marks = marks(history);
        let indicator = history.last.indicator;
        let label = format!(
            "{}  {} ",
            paint(palette.strong, &marks),
            paint(style(&palette, indicator), sign(indicator))
        );
        let indent = width(&marks) + 4;
        page.hanging(&label, indent, &finding_sentence(&history.last), Style::new());
        page.hanging(&pad("", indent), indent, &history.recurrence_key, palette.faint);
    }
    if found.len() > most {
        let more = counted(found.len() - most, "more finding", "more findings");
        page.hanging("", 0, &format!("… and {more}; --all shows them"), palette.faint);
    }
}

/// `x.x`
fn marks(history: &FindingHistory<'_>) -> String {
    history.marks.iter().map(|mark| mark.sign()).collect()
}

fn relapsed(page: &mut Page, trend: &Trend<'_>, selection: TrendSelection<'_>) {
    let found: Vec<_> = selection.cells(trend).filter(|history| history.relapsed).collect();
    if found.is_empty() {
        return;
    }
    let title = format!("Relapsed: {}", counted(found.len(), "cell", "cells"));
    page.heading(&title, "fell short, was covered, and falls short again");
    let palette = page.palette();
    let most = if selection.all { found.len() } else { FINDINGS };
    for history in found.iter().take(most) {
        let line = format!("{}  {}", statuses(history), paint(palette.strong, &history.name()));
        page.line(&line);
    }
    if found.len() > most {
        let more = counted(found.len() - most, "more cell", "more cells");
        page.hanging("", 0, &format!("… and {more}; --all shows them"), palette.faint);
    }
}

/// The shapes of the statuses, one behind the other.
fn statuses(history: &CellHistory<'_>) -> String {
    let sign = |status: &Option<Status>| status.map_or(" ", status_sign);
    history.statuses.iter().map(sign).collect::<Vec<_>>().join(" ")
}
