//! Papers in which every piece that a paper can hold stands.

use clausegraph_paper::{
    Align, Block, Cell, Column, Field, FieldValue, Figure, Language, Layout, Notice, NoticeSort,
    Paper, PaperKind, Row, RowSort, Run, RunLook, Section, Sheet, Table, Tile, Tone, Words,
};

/// A picture as papers hold them.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 90\" role=\"img\">\
    <title>Requirements by status</title><desc>Covered 40, missing 12.</desc>\
    <rect x=\"0\" y=\"20\" width=\"400\" height=\"40\" fill=\"#2c7a4b\"/>\
    <rect x=\"400\" y=\"20\" width=\"120\" height=\"40\" fill=\"#b3261e\"/></svg>";

/// A paper in which every piece stands, with a list of its sections.
pub(crate) fn everything() -> Paper {
    let mut sections = vec![
        section("In short", tiles(), false),
        section("What works", prose(), false),
        section("Table", vec![Block::Table(table(4))], true),
        section("Wide table", vec![Block::Table(table(9))], false),
        section("Picture", vec![Block::Figure(figure())], false),
        section("To fill", vec![Block::Fields(fields())], false),
    ];
    let mut last = section("Parts", Vec::new(), false);
    last.sections = vec![section("First part", prose(), false)];
    sections.push(last);
    Paper {
        kind: PaperKind::Gap,
        language: Language::English,
        title: "Gap report".to_owned(),
        subtitle: "Marlbeck & Sons <IT>".to_owned(),
        facts: vec![
            known("Day", "22 November 2026"),
            known("Criteria", "ISO/IEC 20000-1:2018"),
            field("Team", FieldValue::Undecided("Nobody has said who.".to_owned())),
        ],
        notices: vec![notice(NoticeSort::Limits, "This is no audit: it says what evidence shows.")],
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections,
        footer: "Marlbeck \"& Sons\" <IT>, as of 22 November 2026".to_owned(),
    }
}

/// A paper that stands on one page: twelve tiles in four columns.
pub(crate) fn poster() -> Paper {
    let tile = |number: usize| {
        let blocks = match number % 4 {
            0 => prose(),
            1 => vec![Block::Table(table(3))],
            2 => vec![Block::Fields(fields())],
            _ => vec![Block::Notice(notice(NoticeSort::Undecided, "Nobody has decided this."))],
        };
        section(&format!("{number} What we are here for"), blocks, false)
    };
    Paper {
        kind: PaperKind::Charter,
        title: "Service management on one page".to_owned(),
        sheet: Sheet::A3Landscape,
        layout: Layout::OnePage { columns: 4 },
        notices: Vec::new(),
        sections: (1..=12).map(tile).collect(),
        ..everything()
    }
}

fn section(title: &str, blocks: Vec<Block>, starts_page: bool) -> Section {
    let anchor = title.to_lowercase().replace(' ', "-");
    Section { title: title.to_owned(), anchor, starts_page, blocks, sections: Vec::new() }
}

fn notice(sort: NoticeSort, text: &str) -> Notice {
    Notice { sort, words: Words::plain(text) }
}

fn field(label: &str, value: FieldValue) -> Field {
    Field { label: label.to_owned(), value }
}

fn known(label: &str, value: &str) -> Field {
    field(label, FieldValue::Known(Words::plain(value)))
}

fn fields() -> Vec<Field> {
    vec![
        known("Area", "Change management"),
        field("Sponsor", FieldValue::Undecided("Nobody has decided this.".to_owned())),
        field("Judgement", FieldValue::ToFill { lines: 1 }),
        field("What was seen", FieldValue::ToFill { lines: 3 }),
    ]
}

fn prose() -> Vec<Block> {
    let mut code = Run::new("8.5.1.3-02", RunLook::Code);
    code.link = Some("#table".to_owned());
    let line =
        Words::strong("Changes ").and(Words::plain("are recorded, see ")).and(Words(vec![code]));
    let quiet = line.clone().and(Words::quiet(" (since March)"));
    vec![
        Block::Paragraph(Words::plain(
            "Of 198 requirements 40 have evidence of every kind that is asked for; what nobody has stated \
             is counted as unknown, not as a gap.",
        )),
        Block::Bullets(vec![line.clone(), quiet.clone()]),
        Block::Numbered(vec![line, quiet]),
        Block::Notice(notice(
            NoticeSort::Warning,
            "The review of suppliers lapses on 16 December 2026.",
        )),
        Block::Notice(notice(NoticeSort::Undecided, "Nobody has stated an audit date.")),
    ]
}

fn tiles() -> Vec<Block> {
    let tile = |(tone, value): (Tone, &str)| Tile {
        value: value.to_owned(),
        label: "requirements with evidence, of 198".to_owned(),
        tone,
    };
    let values = ["40", "1,204", "12", "not stated", "3", "7", "not held since 2024", "0"];
    vec![Block::Tiles(Tone::ALL.into_iter().zip(values).map(tile).collect())]
}

fn figure() -> Figure {
    Figure {
        caption: "Requirements by status".to_owned(),
        alternative: "Covered 40, missing 12.".to_owned(),
        svg: PICTURE.to_owned(),
        grid: None,
        data: table(3),
    }
}

fn table(columns: usize) -> Table {
    let column = |place: usize| Column {
        header: format!("Column {place}"),
        width: if place == 1 { 3 } else { 2 },
        align: if place == columns - 1 { Align::End } else { Align::Start },
    };
    let row = |number: usize| {
        let cell = |place: usize| Cell::plain(format!("Cell {number}.{place}"));
        let mut cells: Vec<Cell> = (0..columns).map(cell).collect();
        let tones = Tone::ALL.iter().cycle().nth(number);
        for (cell, tone) in cells.iter_mut().skip(1).zip(tones) {
            *cell = Cell::toned("missing", *tone);
        }
        Row { sort: RowSort::Body, cells }
    };
    let group = Row { sort: RowSort::Group, cells: vec![Cell::plain("8 Operation")] };
    let mut rows: Vec<Row> = (0..4).map(row).collect();
    rows.push(group);
    rows.extend((4..8).map(row));
    Table {
        caption: "Requirements and their evidence".to_owned(),
        columns: (0..columns).map(column).collect(),
        rows,
        note: "Eight of eight rows.".to_owned(),
    }
}
