//! Open indicators by severity, and whether they were there before.

use clausegraph::{Finding, Indicator};
use clausegraph_report::wording::{indicators_words, theme_words};

use super::{
    ages,
    gates::{column, numbers},
    number,
};
use crate::{
    Basis, Block, Cell, Row, RowSort, Section, Table, Tone, Words,
    figure::{Bar, BarScale, Bars, bars},
};

/// The indicators that stand for something to look at, the gravest first.
pub(super) const OPEN: [Indicator; 4] =
    [Indicator::Major, Indicator::Minor, Indicator::Observation, Indicator::Opportunity];

/// Indicators by severity and age, and by theme.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let shown: Vec<&Finding<'_>> = basis.findings.shown(basis.profile()).collect();
    let open: Vec<&Finding<'_>> =
        shown.into_iter().filter(|finding| OPEN.contains(&finding.indicator)).collect();
    let repeated = open.iter().filter(|finding| (basis.repeats)(&finding.id)).count();
    let ages = ages::Ages::of(basis);
    let rows = OPEN.map(|indicator| {
        let of_sort = open.iter().filter(|finding| finding.indicator == indicator);
        let found: Vec<ages::Age> =
            of_sort.map(|finding| ages.of_finding(basis, finding)).collect();
        let label = capitalised(indicators_words(indicator));
        Bar { label, counts: ages.counts(&found) }
    });
    let arguments = [
        ("all", number(open.len()).into()),
        ("majors", rows.first().map_or(0, |bar| bar.counts.iter().sum::<u64>()).into()),
        ("repeated", number(repeated).into()),
    ];
    let figure = bars(&Bars {
        caption: texts.say("readiness-indicators-caption"),
        alternative: texts.say_with("readiness-indicators-alternative", &arguments),
        header: texts.say("readiness-column-severity"),
        series: ages.series(basis),
        bars: rows.to_vec(),
        scale: BarScale::Counts,
    });
    let mut blocks = vec![Block::Paragraph(Words::plain(texts.say("readiness-indicators-intro")))];
    if repeated == 0 && basis.besides.course.is_none() {
        let none = texts.say("readiness-no-earlier");
        blocks.push(Block::Paragraph(Words::quiet(none)));
    }
    blocks.push(Block::Figure(figure));
    blocks.extend(ages.longest(basis, &open).map(Block::Table));
    blocks.extend(themes(basis));
    super::section(basis, "readiness-indicators", blocks)
}

/// Themes with the number of each sort of indicator; none where nothing was found.
fn themes(basis: &Basis<'_, '_>) -> Option<Block> {
    let texts = basis.texts;
    let mut rows = Vec::new();
    for theme in basis.findings.themes(basis.profile()) {
        let of = |wanted: Indicator| {
            let found = theme.counts.iter().find(|(indicator, _)| *indicator == wanted);
            found.map_or(0, |(_, count)| *count)
        };
        if OPEN.iter().all(|indicator| of(*indicator) == 0) {
            continue;
        }
        let numbers = OPEN.iter().map(|indicator| {
            let count = of(*indicator);
            let tone = if count == 0 { Tone::Quiet } else { Tone::of_indicator(*indicator) };
            Cell::toned(texts.number(count), tone)
        });
        let title = Cell::plain(theme_words(theme.theme));
        rows.push(Row {
            sort: RowSort::Body,
            cells: std::iter::once(title).chain(numbers).collect(),
        });
    }
    if rows.is_empty() {
        return None;
    }
    let columns = OPEN.iter().map(|indicator| {
        let header = capitalised(indicators_words(*indicator));
        crate::Column { header, ..numbers(basis, "readiness-column-severity", 15) }
    });
    Some(Block::Table(Table {
        caption: texts.say("readiness-themes-caption"),
        columns: std::iter::once(column(basis, "readiness-column-theme", 40))
            .chain(columns)
            .collect(),
        rows,
        note: String::new(),
    }))
}

fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
