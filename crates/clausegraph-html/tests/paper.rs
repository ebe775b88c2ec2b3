//! What a page holds: landmarks, headings, tables, places to write in; and that it loads nothing.

mod gallery;

use clausegraph_html::paper_html;
use clausegraph_paper::{Sheet, Words};

fn count(page: &str, what: &str) -> usize {
    page.matches(what).count()
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(paper_html(&gallery::everything()), paper_html(&gallery::everything()));
    assert_eq!(paper_html(&gallery::poster()), paper_html(&gallery::poster()));
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    for paper in [gallery::everything(), gallery::poster()] {
        let page = paper_html(&paper);
        for refused in
            ["<script", "src=", "@import", "url(", "<link", "javascript:", " onload", " onclick"]
        {
            assert_eq!(count(&page, refused), 0, "{refused}");
        }
    }
}

#[test]
fn a_page_has_its_landmarks_once_and_its_headings_in_order() {
    let page = paper_html(&gallery::everything());
    for landmark in ["<header>", "<main ", "<footer>", "<nav ", "<h1>", "<html lang=\"en-GB\">"] {
        assert_eq!(count(&page, landmark), 1, "{landmark}");
    }
    let mut last = 0;
    for (place, _) in page.match_indices("<h") {
        let Some(level) = page
            .get(place + 2..)
            .and_then(|rest| rest.chars().next())
            .and_then(|sign| sign.to_digit(10))
        else {
            continue;
        };
        assert!(level <= last + 1, "h{level} behind h{last}");
        last = level;
    }
    assert_eq!(last, 3);
}

#[test]
fn a_list_of_sections_stands_where_there_are_more_than_six_and_leads_to_each() {
    let mut paper = gallery::everything();
    let page = paper_html(&paper);
    for section in &paper.sections {
        assert_eq!(count(&page, &format!("<section id=\"{}\"", section.anchor)), 1);
        assert!(count(&page, &format!("href=\"#{}\"", section.anchor)) >= 1, "{}", section.anchor);
    }
    paper.sections.pop();
    assert_eq!(count(&paper_html(&paper), "<nav "), 0);
    assert_eq!(count(&paper_html(&gallery::poster()), "<nav "), 0);
}

#[test]
fn a_table_tells_which_cells_are_headers_and_what_it_shows() {
    let page = paper_html(&gallery::everything());
    // A table of four columns, one of nine, and the data of the picture, of three.
    assert_eq!(count(&page, "<table"), 3);
    assert_eq!(count(&page, "<caption>Requirements and their evidence</caption>"), 3);
    assert_eq!(count(&page, "<th scope=\"col\""), 4 + 9 + 3);
    assert_eq!(count(&page, "<th scope=\"row\""), 3 * 8);
    assert_eq!(count(&page, "<th scope=\"rowgroup\""), 3);
    assert_eq!(count(&page, "Eight of eight rows."), 3);
}

#[test]
fn a_picture_stands_with_its_data_below() {
    let page = paper_html(&gallery::everything());
    let figure = page.split("<figure>").nth(1).unwrap().split("</figure>").next().unwrap();
    assert!(figure.contains("role=\"img\"><title>Requirements by status</title>"));
    assert!(figure.contains("<details><summary>Requirements and their evidence</summary>"));
}

#[test]
fn places_to_write_in_are_named_and_as_long_as_asked() {
    let page = paper_html(&gallery::everything());
    assert!(page.contains("<textarea rows=\"3\" aria-label=\"What was seen\""));
    assert_eq!(count(&page, "<textarea"), 2);
    assert_eq!(count(&page, "<i></i>"), 1 + 3);
}

#[test]
fn signs_of_the_input_are_text_and_nothing_else() {
    let mut paper = gallery::everything();
    paper.title = "</title><b>".to_owned();
    paper.sections[0].title = "<img src=x onerror=alert(1)>".to_owned();
    paper.footer = "\"}body{display:none}</style>".to_owned();
    paper.sections[1].blocks =
        vec![clausegraph_paper::Block::Paragraph(Words::code("</code><hr>"))];
    let page = paper_html(&paper);
    for refused in ["<b>", "<img", "\"}body", "<hr>"] {
        assert_eq!(count(&page, refused), 0, "{refused}");
    }
    assert_eq!(count(&page, "</style>"), 1);
}

#[test]
fn each_sheet_has_its_size() {
    for (sheet, size) in [
        (Sheet::A4Portrait, "size:210mm 297mm"),
        (Sheet::A4Landscape, "size:297mm 210mm"),
        (Sheet::A3Landscape, "size:420mm 297mm"),
    ] {
        let mut paper = gallery::everything();
        paper.sheet = sheet;
        assert_eq!(count(&paper_html(&paper), size), 1);
    }
}

#[test]
fn a_paper_on_one_page_has_its_columns_and_loses_no_section() {
    let paper = gallery::poster();
    let page = paper_html(&paper);
    assert_eq!(count(&page, "<div class=\"column\">"), 4);
    assert_eq!(count(&page, "<section "), paper.sections.len());
}

#[test]
fn where_there_is_more_to_read_the_type_is_smaller() {
    let size = |repeated: usize| {
        let mut paper = gallery::poster();
        for section in &mut paper.sections {
            section.blocks = vec![section.blocks.clone(); repeated].concat();
        }
        let page = paper_html(&paper);
        let size = page.split("--type:").nth(1).unwrap().split("pt").next().unwrap().to_owned();
        let (whole, tenths) = size.split_once('.').unwrap();
        whole.parse::<u32>().unwrap() * 10 + tenths.parse::<u32>().unwrap()
    };
    assert!(size(1) > size(2) && size(2) >= size(4), "{} {} {}", size(1), size(2), size(4));
}
