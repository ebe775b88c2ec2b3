//! Pictures, as pure functions: SVG in whole numbers, with its data as a table.
//!
//! A picture says what it shows in words, too, stands on its own white ground so that it reads in light and
//! dark, holds presentation attributes only, and never rests on colour alone: numbers and words stand in it,
//! and fields of different tones are set apart by a gap.

mod bands;
mod bars;
mod drawing;
mod gantt;
mod heat;
mod histogram;

pub(crate) use self::{
    bands::{Band, BandPoint, Bands, bands},
    bars::{Bar, BarScale, Bars, Series, bars},
    gantt::{Gantt, GanttBar, GanttLine, GanttRow, Milestone, gantt},
    heat::{Heat, HeatField, HeatRow, heat},
    histogram::{Bin, Histogram, histogram},
};
use crate::{Align, Cell, Column, Row, RowSort, Table};

/// The data of a picture as a table: the first column holds words, the others numbers.
fn data(caption: &str, headers: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let column = |(place, header): (usize, &&str)| Column {
        header: (*header).to_owned(),
        width: if place == 0 { 3 } else { 1 },
        align: if place == 0 { Align::Start } else { Align::End },
    };
    Table {
        caption: caption.to_owned(),
        columns: headers.iter().enumerate().map(column).collect(),
        rows: rows.into_iter().map(|cells| Row { sort: RowSort::Body, cells }).collect(),
        note: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Figure, Tone};

    fn all() -> Vec<Figure> {
        let words = |text: &str| text.to_owned();
        let series = [Tone::Good, Tone::Weak, Tone::Bad]
            .map(|tone| Series { label: format!("as {} & more", tone.as_str()), tone });
        let day = |text: &str| text.parse().unwrap();
        vec![
            bands(&Bands {
                caption: words("Evidence over time"),
                alternative: words("It grew."),
                legend: [words("covered"), words("possible")],
                header: words("Day"),
                days: [day("2026-02-28"), day("2026-05-31"), day("2026-11-22")].to_vec(),
                bands: ["4 Context & scope", "8 Operation of it all, and a very long name", "9"]
                    .map(|label| Band {
                        label: words(label),
                        points: [(0, 0, 0), (3, 4, 9), (9, 9, 9)]
                            .map(|(known, possible, of)| BandPoint { known, possible, of })
                            .to_vec(),
                    })
                    .to_vec(),
                day: &|day| day.to_string(),
                text: &|point| format!("{}–{} of {}", point.known, point.possible, point.of),
            }),
            bars(&Bars {
                caption: words("Requirements <by> status"),
                alternative: words("Most are \"good\"."),
                header: words("Chapter"),
                series: series.to_vec(),
                bars: vec![
                    Bar { label: words("4 Context & scope"), counts: vec![12, 3, 0] },
                    Bar {
                        label: words("8 Operation of it all, and a very long name besides"),
                        counts: vec![1, 0, 99],
                    },
                    Bar { label: words("9"), counts: vec![0, 0, 0] },
                ],
                scale: BarScale::Counts,
            }),
            heat(&Heat {
                caption: words("Aspects"),
                alternative: words("Two fields."),
                header: words("Chapter"),
                columns: vec![words("Design"), words("Operation")],
                rows: vec![HeatRow {
                    label: words("4"),
                    fields: vec![
                        HeatField { text: words("3 of 4"), tone: Tone::Partial },
                        HeatField { text: words("–"), tone: Tone::Quiet },
                    ],
                }],
            }),
            histogram(&Histogram {
                caption: words("Ages"),
                alternative: words("Old."),
                headers: [words("Age"), words("Number")],
                bins: vec![
                    Bin {
                        label: words("to 3 months"),
                        count: 7,
                        tone: Tone::Good,
                        starts_part: None,
                    },
                    Bin {
                        label: words("older"),
                        count: 0,
                        tone: Tone::Stale,
                        starts_part: Some(words("today")),
                    },
                ],
            }),
            gantt(&Gantt {
                caption: words("Plan"),
                alternative: words("One bar."),
                headers: ["What", "From", "Until"].map(str::to_owned),
                from: day("2026-11-22"),
                until: day("2027-12-31"),
                rows: vec![
                    GanttRow { label: words("Govern"), bars: Vec::new() },
                    GanttRow {
                        label: words("find out"),
                        bars: vec![GanttBar {
                            start: day("2026-11-23"),
                            finish: day("2026-12-05"),
                            label: words("3"),
                            tone: Tone::Unknown,
                        }],
                    },
                ],
                lines: vec![GanttLine {
                    day: day("2026-11-22"),
                    label: words("today"),
                    tone: Tone::Bad,
                }],
                milestones: vec![Milestone {
                    day: day("2027-03-01"),
                    label: words("G1"),
                    tone: Tone::Good,
                }],
                day: &|day| day.to_string(),
            }),
        ]
    }

    #[test]
    fn every_picture_is_closed_names_itself_and_runs_nothing() {
        for figure in all() {
            let svg = &figure.svg;
            assert!(
                svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "),
                "{svg}"
            );
            assert!(
                svg.contains("role=\"img\"") && svg.contains("<title>") && svg.contains("<desc>")
            );
            for refused in
                ["<script", "<style", "style=", "class=", "url(", "href", " id=", "& ", "NaN"]
            {
                assert!(!svg.contains(refused), "{refused} in {svg}");
            }
            assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
            assert!(!figure.data.rows.is_empty());
            assert!(
                figure.data.rows.iter().all(|row| row.cells.len() == figure.data.columns.len())
            );
        }
    }

    #[test]
    fn every_number_of_a_picture_is_whole_and_within_it() {
        for figure in all() {
            let size: Vec<i64> = figure
                .svg
                .split('"')
                .nth(3)
                .unwrap()
                .split(' ')
                .map(|part| part.parse().unwrap())
                .collect();
            for attribute in ["x", "y", "x1", "x2", "y1", "y2", "width", "height"] {
                let limit = if attribute.starts_with('x') || attribute == "width" {
                    size[2]
                } else {
                    size[3]
                };
                for found in figure.svg.split(&format!(" {attribute}=\"")).skip(1) {
                    let value: i64 = found.split('"').next().unwrap().parse().unwrap();
                    assert!((0..=limit).contains(&value), "{attribute}={value} in {}", figure.svg);
                }
            }
        }
    }

    #[test]
    fn every_picture_is_there_as_cells_that_fill_their_rows() {
        for figure in all() {
            let grid = figure.grid.unwrap();
            assert!(grid.units <= 62, "{}", figure.caption);
            assert!(grid.rows.iter().any(|row| row.is_head), "{}", figure.caption);
            for row in &grid.rows {
                assert_eq!(row.units(), grid.units, "{}: {row:?}", figure.caption);
                let says = |cell: &crate::GridCell| !cell.text.is_empty();
                assert!(row.cells.iter().any(says), "{}: {row:?}", figure.caption);
            }
            let texts: Vec<&str> = grid
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()))
                .collect();
            for row in &figure.data.rows {
                let first = row.cells[0].words.text();
                let label = first.rsplit(": ").next().unwrap().split(" (").next().unwrap();
                assert!(texts.contains(&label), "{label} in {texts:?}");
            }
        }
    }

    #[test]
    fn the_same_data_gives_the_same_picture() {
        assert_eq!(all(), all());
    }
}
