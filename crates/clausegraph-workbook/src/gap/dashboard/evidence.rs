//! What the evidence shows, by chapter and by area, with charts.

use clausegraph::{Assessment, Clause, ClauseResult, Status};
use clausegraph_report::wording::clause_title;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::{CHARTS, HIGH, LABEL, NUMBERS, STEP, WIDE, header, heading, numbers};
use crate::{
    content::Content,
    gap::{basis::Beside, columns::FilledBy, rows::status_words},
    style::{self, Shade},
};

/// The statuses that count, from best to worst, with their colours.
pub(super) const COUNTED: [(Status, Shade); 6] = [
    (Status::Covered, Shade::Good),
    (Status::CannotEvaluate, Shade::Unknown),
    (Status::Stale, Shade::Stale),
    (Status::Weak, Shade::Weak),
    (Status::Partial, Shade::Partial),
    (Status::Missing, Shade::Bad),
];

/// The clauses that stand in no other and hold requirements.
pub(super) fn chapters<'g>(assessment: &Assessment<'g>) -> Vec<ClauseResult<'g>> {
    let catalogue = assessment.catalogue();
    let top = |clause: &Clause| catalogue.with_ancestors(clause).count() == 1;
    assessment.clauses().filter(|found| top(found.clause)).collect()
}

/// A clause as a label: `8 Operation`.
pub(super) fn label(beside: &Beside<'_, '_>, clause: &Clause) -> String {
    let title = clause_title(beside.basis.assessment.catalogue(), clause);
    format!("{} {title}", clause.id())
}

fn headers(beside: &Beside<'_, '_>, first: &str) -> Vec<String> {
    let texts = beside.basis.texts;
    let mut headers = vec![texts.say(first)];
    headers.extend(COUNTED.iter().map(|(status, _)| status_words(texts, *status)));
    for key in ["counted", "known", "may-be", "possible"] {
        headers.push(texts.say(&format!("workbook-dashboard-{key}")));
    }
    headers
}

fn row(found: &ClauseResult<'_>) -> Vec<(Content, rust_xlsxwriter::Format)> {
    let number = |number: u32| Content::Count(u64::from(number));
    let mut cells: Vec<(Content, rust_xlsxwriter::Format)> = COUNTED
        .iter()
        .map(|(status, _)| (number(found.counts.of(*status)), style::number()))
        .collect();
    cells.push((number(found.counts.counted()), style::number()));
    let percent = style::number().set_num_format("0\" %\"");
    match found.shares {
        Some(shares) => {
            let (known, possible) = (shares.known.percent(), shares.possible.percent());
            let may_be = possible.saturating_sub(known);
            for share in [known, may_be, possible] {
                cells.push((number(share), percent.clone()));
            }
        }
        None => cells.extend([(); 3].map(|()| (Content::Blank, style::number()))),
    }
    cells
}

/// The table by chapter; its first row and the next free row come back.
pub(super) fn write(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    chapters: &[ClauseResult<'_>],
    at: u32,
) -> Result<(u32, u32), XlsxError> {
    let at = heading(sheet, beside, at, "evidence")?;
    header(sheet, at, &headers(beside, "workbook-dashboard-chapter"), FilledBy::Engine)?;
    let first = at.saturating_add(1);
    let mut next = first;
    for found in chapters {
        numbers(sheet, beside, next, &label(beside, found.clause), &row(found))?;
        next = next.saturating_add(1);
    }
    Ok((first, next.saturating_add(1)))
}

/// The table by area, chapters as headings.
pub(super) fn areas(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    at: u32,
) -> Result<u32, XlsxError> {
    let at = heading(sheet, beside, at, "areas")?;
    header(sheet, at, &headers(beside, "workbook-dashboard-area"), FilledBy::Engine)?;
    let catalogue = beside.basis.assessment.catalogue();
    let mut next = at.saturating_add(1);
    for found in beside.basis.assessment.clauses() {
        let depth = catalogue.with_ancestors(found.clause).count();
        if !found.clause.is_area() || depth == 1 {
            continue;
        }
        numbers(sheet, beside, next, &label(beside, found.clause), &row(&found))?;
        next = next.saturating_add(1);
    }
    Ok(next.saturating_add(1))
}

/// A chart of bars in our look, with a title and an alternative text.
pub(super) fn bars(kind: ChartType, title: &str, alternative: &str) -> Chart {
    let mut chart = Chart::new(kind);
    let mut font = ChartFont::new();
    font.set_size(12).set_color(style::SLATE).set_bold();
    chart.title().set_name(title).set_font(&font).set_overlay(false);
    let mut small = ChartFont::new();
    small.set_size(9).set_color(Color::RGB(0x3A_44_4D));
    chart.x_axis().set_font(&small);
    chart.y_axis().set_font(&small);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small);
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0xDD_E2_E7)).set_width(0.75);
    chart.chart_area().set_format(ChartFormat::new().set_border(&line));
    chart.set_width(WIDE).set_height(HIGH).set_alt_text(alternative);
    chart
}

/// One colour of a chart: the name stands in the header, the values in a column.
pub(super) struct Colour<'c> {
    pub(super) sheet: &'c str,
    pub(super) header: u32,
    pub(super) rows: (u32, u32),
    pub(super) column: u16,
    pub(super) shade: Shade,
}

/// Adds a series.
pub(super) fn series(chart: &mut Chart, colour: &Colour<'_>) {
    let mut fill = ChartSolidFill::new();
    fill.set_color(colour.shade.full());
    let (first, last) = colour.rows;
    let sheet = colour.sheet;
    chart
        .add_series()
        .set_name((sheet, colour.header, colour.column))
        .set_categories((sheet, first, LABEL, last, LABEL))
        .set_values((sheet, first, colour.column, last, colour.column))
        .set_format(ChartFormat::new().set_solid_fill(&fill))
        .set_gap(45);
}

/// Grid lines that do not shout, and the first row on top.
pub(super) fn calm(chart: &mut Chart) {
    let mut grid = ChartLine::new();
    grid.set_color(Color::RGB(0xE6_EA_EE)).set_width(0.75);
    chart.x_axis().set_major_gridlines(true).set_major_gridlines_line(&grid);
    // The first row on top turns the axis of numbers up, too: its labels go back to the foot.
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
    chart.y_axis().set_major_gridlines(false).set_reverse();
}

/// The chart of cells by status, and the chart of what is known to be covered and what could be.
pub(super) fn charts(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    chapters: &[ClauseResult<'_>],
    name: &str,
    first: u32,
) -> Result<(), XlsxError> {
    let Some(rows) = u32::try_from(chapters.len()).ok().filter(|rows| *rows > 0) else {
        return Ok(());
    };
    let texts = beside.basis.texts;
    let rows = (first, first.saturating_add(rows).saturating_sub(1));
    let head = first.saturating_sub(1);
    let all: u32 = chapters.iter().map(|found| found.counts.counted()).sum();
    let covered: u32 = chapters.iter().map(|found| found.counts.of(Status::Covered)).sum();
    let unknown: u32 = chapters.iter().map(|found| found.counts.of(Status::CannotEvaluate)).sum();
    let places = [
        ("all", u64::from(all).into()),
        ("covered", u64::from(covered).into()),
        ("unknown", u64::from(unknown).into()),
    ];
    let mut chart = bars(
        ChartType::BarStacked,
        &texts.say("workbook-chart-evidence"),
        &texts.say_with("workbook-chart-evidence-alt", &places),
    );
    for ((_, shade), column) in COUNTED.iter().zip(NUMBERS..) {
        series(&mut chart, &Colour { sheet: name, header: head, rows, column, shade: *shade });
    }
    calm(&mut chart);
    sheet.insert_chart(3, CHARTS, &chart)?;
    let mut chart = bars(
        ChartType::BarStacked,
        &texts.say("workbook-chart-known"),
        &texts.say("workbook-chart-known-alt"),
    );
    // Behind the six statuses stand how many are counted, what is known, what may be.
    let known = NUMBERS.saturating_add(7);
    let colours = [(known, Shade::Good), (known.saturating_add(1), Shade::Unknown)];
    for (column, shade) in colours {
        series(&mut chart, &Colour { sheet: name, header: head, rows, column, shade });
    }
    calm(&mut chart);
    chart.x_axis().set_min(0).set_max(100).set_num_format("0\" %\"");
    sheet.insert_chart_with_offset(3, CHARTS, &chart, 0, STEP)?;
    Ok(())
}
