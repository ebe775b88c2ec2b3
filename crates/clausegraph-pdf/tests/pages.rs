//! Papers become pages.

#![cfg(feature = "engine")]

use clausegraph_paper::{
    Align, Block, Cell, Column, Field, FieldValue, Figure, Language, Layout, Notice, NoticeSort,
    Paper, PaperKind, Row, RowSort, Run, RunLook, Section, Sheet, Table, Tile, Tone, Words,
};
use clausegraph_pdf::{PdfError, paper_pdf};

fn table() -> Table {
    let column = |header: &str, width, align| Column { header: header.to_owned(), width, align };
    let row = |number: usize| Row {
        sort: RowSort::Body,
        cells: vec![
            Cell::of(Words::code(format!("8.{number}"))),
            Cell::plain(
                "Changes are assessed before they are approved. #strong[x] $x$ `a` *b* <c>",
            ),
            Cell::toned("○ missing", Tone::Bad),
            Cell::plain("12"),
        ],
    };
    let mut rows = vec![Row { sort: RowSort::Group, cells: vec![Cell::plain("Control")] }];
    rows.extend((1..60).map(row));
    Table {
        caption: "Result by clause".to_owned(),
        columns: vec![
            column("Clause", 10, Align::Start),
            column("Requirement", 50, Align::Start),
            column("Evidence", 15, Align::Start),
            column("Cells", 8, Align::End),
        ],
        rows,
        note: "59 rows.".to_owned(),
    }
}

fn section(title: &str, anchor: &str, blocks: Vec<Block>) -> Section {
    Section {
        title: title.to_owned(),
        anchor: anchor.to_owned(),
        starts_page: false,
        blocks,
        sections: Vec::new(),
    }
}

fn figure() -> Figure {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 60\"><rect \
               width=\"200\" height=\"40\" fill=\"#2e7d4f\"/><text x=\"8\" y=\"26\" \
               fill=\"#fff\" font-family=\"sans-serif\" font-size=\"14\">covered 12</text></svg>";
    Figure {
        caption: "Cells by status".to_owned(),
        alternative: "Twelve of the cells are covered.".to_owned(),
        svg: svg.to_owned(),
        grid: None,
        data: table(),
    }
}

fn tile(value: &str, label: &str, tone: Tone) -> Tile {
    Tile { value: value.to_owned(), label: label.to_owned(), tone }
}

fn field(label: &str, value: FieldValue) -> Field {
    Field { label: label.to_owned(), value }
}

/// Every kind of block.
fn blocks() -> Vec<Block> {
    let link =
        Run { text: "the gaps".to_owned(), look: RunLook::Plain, link: Some("#gaps".to_owned()) };
    let sentence = Words::plain("Of 453 requirements, ")
        .and(Words::strong("12"))
        .and(Words::plain(" have no evidence; see "))
        .and(Words(vec![link]))
        .and(Words::quiet(" (as of the day)."))
        .and(Words::code(" CON-02"));
    vec![
        Block::Paragraph(sentence),
        Block::Paragraph(Words::none()),
        Block::Tiles(vec![
            tile("12", "missing", Tone::Bad),
            tile("300", "covered", Tone::Good),
            tile("7", "stale", Tone::Stale),
        ]),
        Block::Bullets(vec![Words::plain("one"), Words::plain("two")]),
        Block::Numbered(vec![Words::plain("first"), Words::plain("second")]),
        Block::Notice(Notice {
            sort: NoticeSort::Warning,
            words: Words::plain("The internal audit is overdue."),
        }),
        Block::Fields(vec![
            field("Auditor", FieldValue::Known(Words::plain("jane"))),
            field("Conclusion", FieldValue::ToFill { lines: 3 }),
            field("Sponsor", FieldValue::Undecided("Nobody has decided this.".to_owned())),
        ]),
        Block::Figure(figure()),
    ]
}

fn paper() -> Paper {
    Paper {
        kind: PaperKind::Gap,
        language: Language::English,
        title: "Gap report".to_owned(),
        subtitle: "Marlbeck Managed Services Ltd".to_owned(),
        facts: vec![field("As of", FieldValue::Known(Words::plain("22 November 2026")))],
        notices: vec![Notice {
            sort: NoticeSort::Limits,
            words: Words::plain("A gap assessment is no internal audit."),
        }],
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections: vec![
            section("Summary", "summary", blocks()),
            section("Gaps", "gaps", vec![Block::Table(table())]),
        ],
        footer: "Marlbeck Managed Services Ltd, 22 November 2026".to_owned(),
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = paper();
    let one = paper_pdf(&paper, &[]).unwrap();
    if let Ok(path) = std::env::var("CLAUSEGRAPH_LOOK") {
        std::fs::write(format!("{path}/sample.pdf"), &one).unwrap();
    }
    assert_eq!(one, paper_pdf(&paper, &[]).unwrap());
}

#[test]
fn fonts_are_embedded_and_the_pages_are_tagged() {
    let bytes = paper_pdf(&paper(), &[]).unwrap();
    let holds = |what: &[u8]| bytes.windows(what.len()).any(|found| found == what);
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(holds(b"LibertinusSerif"), "the font is embedded under its name");
    assert!(holds(b"/StructTreeRoot"), "the pages are tagged");
    assert!(holds(b"/Outlines"), "there is an outline");
    assert!(holds(b"pdfuaid"), "it says that it is PDF/UA");
}

#[test]
fn what_does_not_fit_on_one_page_is_refused() {
    let mut paper = paper();
    paper.layout = Layout::OnePage { columns: 3 };
    paper.sheet = Sheet::A3Landscape;
    let short = vec![Block::Paragraph(Words::plain("Short."))];
    paper.sections = vec![section("Scope", "scope", short)];
    assert!(paper_pdf(&paper, &[]).is_ok());
    let long = |number| section("Gaps", &format!("gaps-{number}"), vec![Block::Table(table())]);
    paper.sections.extend((0..9).map(long));
    match paper_pdf(&paper, &[]) {
        Err(PdfError::MorePages { pages }) => assert!(pages > 1),
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    }
}

#[test]
fn a_sign_that_no_font_has_is_told_and_no_empty_box_is_printed() {
    let mut paper = paper();
    paper.subtitle = "日本".to_owned();
    match paper_pdf(&paper, &[]) {
        Err(error @ PdfError::NoGlyph { .. }) => {
            assert_eq!(
                error.to_string(),
                "no font has `日` (U+65E5, under `Gap report`: `日本`), `本` (U+672C, under `Gap report`: `日本`); \
                 a font that has them can be handed over"
            );
        }
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    }
    assert_eq!(paper_pdf(&paper, &[b"no font".to_vec()]), Err(PdfError::NoFont { number: 1 }));
}

/// A font of ours stands for one of the reader's.
#[test]
fn pages_are_set_in_a_font_of_ones_own() {
    let serif = paper_pdf(&paper(), &[]).unwrap();
    let own = typst_assets::fonts().find(|font| holds(font, b"\0D\0e\0j\0a\0V\0u")).unwrap();
    let bytes = paper_pdf(&paper(), &[own.to_vec()]).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes != serif);
    assert!(!holds(&bytes, b"LibertinusSerif"), "ours has no sign left to draw");
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|found| found == what)
}

#[test]
fn no_text_is_read_as_markup_or_as_a_file() {
    let mut paper = paper();
    let hostile = "#read(\"/etc/passwd\") #panic() $x_1$ = heading \\ ${} ] @x <y>";
    paper.title = hostile.to_owned();
    paper.sections = vec![section(hostile, "x", vec![Block::Paragraph(Words::plain(hostile))])];
    assert!(paper_pdf(&paper, &[]).unwrap().starts_with(b"%PDF-"));
}
