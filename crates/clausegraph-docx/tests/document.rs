//! What a paper is as a document of our own look.

#![allow(
    clippy::allow_attributes,
    clippy::assigning_clones,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops at once; long ones are lists"
)]

mod common;

use std::fmt::Write as _;

use clausegraph_docx::paper_docx;
use clausegraph_paper::{Block, Language, Layout, Paper, Sheet, Words};

use self::common::{check::check, paper, read};

fn written(paper: &Paper) -> Vec<u8> {
    let bytes = paper_docx(paper, None).unwrap();
    check(&bytes);
    bytes
}

fn document(paper: &Paper) -> String {
    read::part(&written(paper), "word/document.xml")
}

/// The styles of the paragraphs with their words, and the tables, as an outline.
fn outline(xml: &str) -> String {
    let mut out = String::new();
    let mut last = String::new();
    for (style, text) in read::paragraphs(xml) {
        let text: String = text.chars().take(60).collect();
        let line = format!("{style}: {text}");
        // Of rows that are alike only the first is shown.
        if line.contains("A corrective action") || (last == style && style == "ReportCell") {
            continue;
        }
        last = style;
        writeln!(out, "{}", line.trim_end()).unwrap();
    }
    out
}

#[test]
fn a_paper_has_the_styles_of_its_parts() {
    insta::assert_snapshot!(outline(&document(&paper::rich())));
}

#[test]
fn every_word_of_a_paper_is_there_in_its_order() {
    for (paper, sheet) in [(paper::rich(), false), (paper::one_page(), true)] {
        let text = read::text(&document(&paper));
        let mut found = text.split(|sign: char| sign.is_whitespace() || sign == '\u{fffd}');
        for word in paper::words(&paper) {
            assert!(
                found.any(|known| known == word),
                "`{word}` is not there, or not in its place (one page: {sheet})"
            );
        }
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_the_second_time_and_in_other_threads() {
    let (rich, sheet) = (paper::rich(), paper::one_page());
    let first = (written(&rich), written(&sheet));
    let second = (written(&rich), written(&sheet));
    assert!(first == second);
    let all = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    (0..4)
                        .map(|_| {
                            (paper_docx(&rich, None).unwrap(), paper_docx(&sheet, None).unwrap())
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(all.len(), 32);
    assert!(all.iter().all(|found| *found == first));
}

#[test]
fn no_clock_stands_in_a_document() {
    let bytes = written(&paper::rich());
    let core = read::part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Gap report</dc:title>"), "{core}");
    assert!(core.contains("<dc:subject>Marlbeck Payroll Services</dc:subject>"), "{core}");
    assert!(core.contains("<dc:language>en-GB</dc:language>"), "{core}");
    assert!(!core.contains("dcterms"), "{core}");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for place in 0..archive.len() {
        let part = archive.by_index(place).unwrap();
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
    }
}

#[test]
fn the_language_and_the_sheet_are_those_of_the_paper() {
    let mut paper = paper::rich();
    paper.language = Language::German;
    for (sheet, size) in [
        (Sheet::A4Portrait, ("11906", "16838", None)),
        (Sheet::A4Landscape, ("16838", "11906", Some("landscape"))),
        (Sheet::A3Landscape, ("23811", "16838", Some("landscape"))),
    ] {
        paper.sheet = sheet;
        let bytes = written(&paper);
        let starts = read::starts(&read::part(&bytes, "word/document.xml"));
        let page = starts.iter().find(|start| start.name == "w:pgSz").unwrap();
        let found = (page.get("w:w").unwrap(), page.get("w:h").unwrap(), page.get("w:orient"));
        assert_eq!(found, size);
        let styles = read::starts(&read::part(&bytes, "word/styles.xml"));
        let language = styles.iter().find(|start| start.name == "w:lang").unwrap();
        assert_eq!(language.get("w:val"), Some("de-DE"));
        // Our own styles speak it, so no word has to.
        assert!(!starts.iter().any(|start| start.name == "w:lang"));
    }
}

#[test]
fn tables_repeat_their_header_keep_rows_whole_and_fill_the_line() {
    let xml = document(&paper::rich());
    let starts = read::starts(&xml);
    let tables: Vec<usize> =
        (0..starts.len()).filter(|place| starts[*place].name == "w:tbl").collect();
    assert_eq!(tables.len(), 6);
    let mut headers = 0;
    for (number, from) in tables.iter().enumerate() {
        let to = tables.get(number + 1).copied().unwrap_or(starts.len());
        let inside = &starts[*from..to];
        let count = |name: &str| inside.iter().filter(|start| start.name == name).count();
        assert_eq!(count("w:cantSplit"), count("w:tr"));
        headers += count("w:tblHeader");
        let grid = inside.iter().filter(|start| start.name == "w:gridCol");
        let widths: usize =
            grid.map(|start| start.get("w:w").unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(widths, 11_906 - 2 * 1_134);
    }
    assert_eq!(headers, 3);
    let wanted: Vec<&str> = starts
        .iter()
        .filter(|start| start.name == "w:tblDescription")
        .map(|start| start.get("w:val").unwrap())
        .collect();
    let all = [
        "Clause 8 has most gaps: 14 of 61 requirements are missing.",
        "Most is covered in clause 4.",
    ];
    assert_eq!(wanted, all);
}

#[test]
fn colours_stand_beside_words_only() {
    let xml = document(&paper::rich());
    let mut shaded = false;
    let mut text = String::new();
    let mut place = false;
    for piece in read::pieces(&xml) {
        match piece {
            read::Piece::Start(start) if start.name == "w:tc" => {
                (shaded, place) = (false, false);
                text.clear();
            }
            read::Piece::Start(start) => {
                shaded |= start.name == "w:shd";
                place |= start.name == "w:sdt";
            }
            read::Piece::Text(found) => text.push_str(&found),
            read::Piece::End(name) if name == "w:tc" => {
                assert!(!shaded || place || !text.trim().is_empty());
            }
            read::Piece::End(_) => {}
        }
    }
}

#[test]
fn places_to_write_in_are_controls_with_their_label() {
    let starts = read::starts(&document(&paper::rich()));
    let labels: Vec<&str> = starts
        .iter()
        .filter(|start| start.name == "w:alias")
        .map(|start| start.get("w:val").unwrap())
        .collect();
    assert_eq!(labels, ["Assessor", "Statement of the nonconformity", "Grade", "Auditor, date"]);
    let shown = starts.iter().filter(|start| start.name == "w:showingPlcHdr").count();
    assert_eq!(shown, labels.len());
}

#[test]
fn each_numbered_list_begins_with_one() {
    let bytes = written(&paper::rich());
    let starts = read::starts(&read::part(&bytes, "word/document.xml"));
    let mut lists: Vec<&str> = starts
        .iter()
        .filter(|start| start.name == "w:numId")
        .map(|start| start.get("w:val").unwrap())
        .collect();
    assert_eq!(lists.len(), 4);
    lists.dedup();
    assert_eq!(lists.len(), 2);
    let numbering = read::starts(&read::part(&bytes, "word/numbering.xml"));
    assert_eq!(numbering.iter().filter(|start| start.name == "w:startOverride").count(), 2);
}

#[test]
fn a_long_paper_has_a_list_of_contents_and_a_short_one_has_none() {
    let field = |paper: &Paper| document(paper).contains("TOC \\o");
    let mut paper = paper::rich();
    assert!(field(&paper));
    assert!(!field(&paper::one_page()));
    paper.sections.truncate(2);
    assert!(!field(&paper));
}

#[test]
fn links_lead_to_bookmarks_and_out_and_never_to_a_program() {
    let bytes = written(&paper::rich());
    let rels = read::part(&bytes, "word/_rels/document.xml.rels");
    assert!(rels.contains("https://wiki.example.org/sms/service%20desk?x=1&amp;y=2"), "{rels}");
    let starts = read::starts(&read::part(&bytes, "word/document.xml"));
    let anchors: Vec<&str> = starts
        .iter()
        .filter(|start| start.name == "w:hyperlink")
        .filter_map(|start| start.get("w:anchor"))
        .collect();
    assert!(anchors.contains(&"how_to_read"), "{anchors:?}");
    let mut paper = paper::rich();
    for link in
        ["javascript:alert(1)", "file:///c:/x.exe", "#nowhere", "https://", "\\\\host\\share"]
    {
        let mut words = Words::plain("a link to nowhere");
        words.0[0].link = Some(link.to_owned());
        paper.sections[0].blocks.push(Block::Paragraph(words));
    }
    let xml = document(&paper);
    let links =
        |starts: &[read::Start]| starts.iter().filter(|start| start.name == "w:hyperlink").count();
    assert_eq!(links(&read::starts(&xml)), links(&starts));
    assert_eq!(xml.matches("a link to nowhere").count(), 5);
}

#[test]
fn anchors_that_no_bookmark_can_bear_still_lead_somewhere() {
    let mut paper = paper::rich();
    let long = "a-very-long-anchor-that-no-bookmark-of-a-word-processor-can-bear".to_owned();
    paper.sections[0].anchor = format!("{long}-1");
    paper.sections[1].anchor = format!("{long}-2");
    paper.sections[2].anchor = "8-5".to_owned();
    paper.sections[3].anchor = String::new();
    let bytes = written(&paper);
    let starts = read::starts(&read::part(&bytes, "word/document.xml"));
    let names: Vec<&str> = starts
        .iter()
        .filter(|start| start.name == "w:bookmarkStart")
        .map(|start| start.get("w:name").unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "a_very_long_anchor_that_no_bookmark_of_a",
            "a_very_long_anchor_that_no_bookmark_of_2",
            "quick_wins",
            "by_march",
            "s8_5",
            "how_to_read",
            "terms",
        ]
    );
}

#[test]
fn one_page_stands_in_one_table_and_keeps_its_headings() {
    let xml = document(&paper::one_page());
    let sheets =
        read::starts(&xml).iter().filter(|start| start.get("w:val") == Some("ReportSheet")).count();
    assert_eq!(sheets, 1);
    let headings =
        read::paragraphs(&xml).into_iter().filter(|(style, _)| style == "ReportTileHeading");
    let headings: Vec<String> = headings.map(|(_, text)| text).collect();
    assert_eq!(
        headings,
        ["Purpose", "Scope", "Roles", "Routines", "Measures", "Risks", "Signature"]
    );
}

#[test]
fn a_paper_without_anything_is_a_document_too() {
    let mut paper = paper::rich();
    paper.facts.clear();
    paper.notices.clear();
    paper.sections.clear();
    paper.footer.clear();
    paper.subtitle.clear();
    written(&paper);
    paper.layout = Layout::OnePage { columns: 0 };
    written(&paper);
    paper.layout = Layout::OnePage { columns: 4 };
    paper.sections.push(paper::section(
        "",
        "",
        vec![
            Block::Bullets(Vec::new()),
            Block::Numbered(Vec::new()),
            Block::Tiles(Vec::new()),
            Block::Fields(Vec::new()),
            Block::Paragraph(Words::none()),
        ],
    ));
    written(&paper);
}

#[test]
fn signs_that_xml_forbids_break_no_file() {
    let all: String = (0..0x1_0000).filter_map(char::from_u32).collect();
    let mut paper = paper::rich();
    paper.title = all.clone();
    paper.footer = all.clone();
    paper.facts[0].label = all.clone();
    paper.sections[0].title = all.clone();
    paper.sections[0].anchor = all.clone();
    let mut words = Words::plain(all.clone());
    words.0[0].link = Some(format!("https://a{all}"));
    paper.sections[0].blocks.push(Block::Paragraph(words));
    if let Block::Figure(figure) = &mut paper.sections[0].blocks[2] {
        figure.alternative = all;
    }
    written(&paper);
}

#[test]
fn a_caption_stands_once_and_on_the_page_of_its_table() {
    let mut paper = paper::rich();
    if let Block::Figure(figure) = &mut paper.sections[0].blocks[2] {
        figure.data.caption.clone_from(&figure.caption);
    }
    let xml = document(&paper);
    let captions = read::paragraphs(&xml).into_iter().filter(|(style, _)| style == "Caption");
    let captions: Vec<String> = captions.map(|(_, text)| text).collect();
    assert_eq!(
        captions,
        ["Requirements by clause", "Gaps, the most urgent first", "Shares by clause"]
    );
    let starts = read::starts(&xml);
    let kept = starts
        .windows(2)
        .filter(|pair| pair[0].get("w:val") == Some("Caption") && pair[1].name == "w:keepNext");
    assert_eq!(kept.count(), 3);
}

#[test]
fn a_list_of_contents_stays_on_its_page() {
    let mut paper = paper::rich();
    let parts = (0..60).map(|number| paper::section("Part", &format!("part-{number}"), Vec::new()));
    paper.sections[0].sections = parts.collect();
    let entries = read::paragraphs(&document(&paper));
    let entries: Vec<&str> = entries
        .iter()
        .filter(|(style, _)| style.starts_with("TOC"))
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(entries.len(), paper.sections.len(), "{entries:?}");
}
