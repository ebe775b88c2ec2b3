//! A paper in a template of one's own.

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

use std::collections::BTreeSet;

use clausegraph_docx::{DocxError, PlaceholderFault, Template, paper_docx};
use clausegraph_paper::{Paper, Sheet};

use self::common::{check::check, paper, read, templates};

fn filled_with(paper: &Paper, template: &[u8]) -> Result<Vec<u8>, DocxError> {
    let bytes = paper_docx(paper, Some(Template { bytes: template, as_of: "22 November 2026" }))?;
    check(&bytes);
    Ok(bytes)
}

fn filled(template: &[u8]) -> Vec<u8> {
    filled_with(&paper::rich(), template).unwrap()
}

fn problems(body: &str) -> Vec<String> {
    match filled_with(&paper::rich(), &templates::english_with(body)) {
        Err(DocxError::Placeholders(problems)) => {
            problems.iter().map(ToString::to_string).collect()
        }
        found => panic!("{found:?}"),
    }
}

#[test]
fn placeholders_are_filled_wherever_they_stand_and_however_they_are_cut() {
    let bytes = filled(&templates::english());
    let text = |part: &str| read::text(&read::part(&bytes, part));
    let document = text("word/document.xml");
    assert!(
        document.starts_with(
            "Gap report for Marlbeck Payroll Services\nHart &amp; Vale, 22 November 2026\n"
        ) || document.starts_with(
            "Gap report for Marlbeck Payroll Services\nHart & Vale, 22 November 2026\n"
        ),
        "{document:.200}"
    );
    assert!(document.contains("Scope: Payroll for 41 councils, from Leeds & York\n"));
    assert_eq!(text("word/header1.xml"), " Marlbeck Payroll Services\n");
    assert_eq!(
        text("word/footer1.xml"),
        "Marlbeck Payroll Services, gap report, 22 November 2026 - page 1\n"
    );
    assert!(text("word/footnotes.xml").contains("For Marlbeck Payroll Services only."));
    for (name, bytes) in read::parts(&bytes) {
        assert!(!String::from_utf8_lossy(&bytes).contains("{{"), "{name}");
    }
}

#[test]
fn the_paper_stands_in_its_place_and_the_template_around_it() {
    let document = read::text(&read::part(&filled(&templates::english()), "word/document.xml"));
    let lines: Vec<&str> = document.lines().collect();
    let place = |line: &str| {
        lines.iter().position(|known| known == &line).unwrap_or_else(|| panic!("{line}"))
    };
    let order = [
        "Gap report for Marlbeck Payroll Services",
        "This is a gap assessment, not an internal audit.",
        "Terms",
        "About Hart & Vale",
        "Our site",
    ];
    let places: Vec<usize> = order.iter().map(|line| place(line)).collect();
    assert!(places.is_sorted(), "{places:?}");
    // The cover bears the title; it does not stand there again.
    assert_eq!(lines.iter().filter(|line| **line == "Gap report").count(), 0);
}

#[test]
fn nothing_of_a_template_is_lost() {
    for template in [templates::english(), templates::german()] {
        let before = read::parts(&template);
        let after = read::parts(&filled(&template));
        for (name, bytes) in &before {
            let found = &after[name];
            if [
                "customXml/item1.xml",
                "word/media/logo.png",
                "word/comments.xml",
                "word/_rels/header1.xml.rels",
            ]
            .contains(&name.as_str())
            {
                assert_eq!(found, bytes, "{name}");
                continue;
            }
            if name == "[Content_Types].xml" {
                continue;
            }
            let xml = |bytes: &[u8]| read::starts(core::str::from_utf8(bytes).unwrap());
            let mut left = xml(found).into_iter();
            for start in xml(bytes) {
                // A text that was filled keeps its blanks; a run of the placeholder of the paper is gone.
                let same = |known: &read::Start| {
                    known.name == start.name
                        && start
                            .attributes
                            .iter()
                            .all(|attribute| known.attributes.contains(attribute))
                };
                let gone = ["w:p", "w:r", "w:t"].contains(&start.name.as_str());
                assert!(gone || left.any(|known| same(&known)), "{name}: {start:?} is lost");
            }
        }
        let document = String::from_utf8(after["word/document.xml"].clone()).unwrap();
        if before.contains_key("word/comments.xml") {
            for kept in [
                "<!-- the cover -->",
                "<w:commentReference w:id=\"0\"/>",
                "<w:footnoteReference w:id=\"2\"/>",
                "r:id=\"rId9\"",
            ] {
                assert!(document.contains(kept), "{kept}");
            }
        }
    }
}

#[test]
fn styles_of_the_same_name_are_those_of_the_template() {
    let bytes = filled(&templates::german());
    let xml = read::part(&bytes, "word/document.xml");
    let used: BTreeSet<String> =
        read::paragraphs(&xml).into_iter().map(|(style, _)| style).collect();
    for theirs in [
        "berschrift1",
        "berschrift2",
        "Titel",
        "Untertitel",
        "Beschriftung",
        "Aufzhlungszeichen",
        "Listennummer",
        "Standard",
        "KanzleiZelle",
    ] {
        assert!(used.contains(theirs), "{theirs}: {used:?}");
    }
    for ours in ["Heading1", "Title", "Normal", "ListBullet", "Caption", "ReportCell"] {
        assert!(!used.contains(ours), "{ours}");
    }
    let styles = read::part(&bytes, "word/styles.xml");
    // What the template has not is added, and stands on what it has.
    let starts = read::starts(&styles);
    let notice =
        starts.iter().position(|start| start.get("w:styleId") == Some("ReportNotice")).unwrap();
    let based = starts[notice..].iter().find(|start| start.name == "w:basedOn").unwrap();
    assert_eq!(based.get("w:val"), Some("Standard"));
    assert_eq!(starts.iter().filter(|start| start.get("w:val") == Some("heading 1")).count(), 1);
}

#[test]
fn an_id_under_which_the_template_has_something_else_stays_its_own() {
    let bytes = filled(&templates::english());
    let used: BTreeSet<String> = read::paragraphs(&read::part(&bytes, "word/document.xml"))
        .into_iter()
        .map(|(style, _)| style)
        .collect();
    assert!(used.contains("ReportCell2"), "{used:?}");
    assert!(!used.contains("ReportCell"));
    assert!(used.contains("BodyCaption"));
}

#[test]
fn lists_are_those_of_the_template_and_begin_anew() {
    let bytes = filled(&templates::german());
    let numbering = read::starts(&read::part(&bytes, "word/numbering.xml"));
    let mut of_theirs = 0;
    for (place, start) in numbering.iter().enumerate() {
        if start.name == "w:startOverride" {
            let list =
                numbering[..place].iter().rfind(|start| start.name == "w:abstractNumId").unwrap();
            of_theirs += usize::from(list.get("w:val") == Some("9"));
        }
    }
    assert_eq!(of_theirs, 2);
    // A template whose bullets have no sign gets ours.
    let no_sign = templates::with(&templates::german(), "word/styles.xml", |styles| {
        styles.replace("<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>", "")
    });
    let xml = read::part(&filled(&no_sign), "word/document.xml");
    let starts = read::starts(&xml);
    let bullet =
        starts.iter().position(|start| start.get("w:val") == Some("Aufzhlungszeichen")).unwrap();
    assert_eq!(starts[bullet + 1].name, "w:numPr");
}

#[test]
fn a_template_without_a_place_takes_the_paper_at_its_end() {
    let bytes = filled(&templates::german());
    let xml = read::part(&bytes, "word/document.xml");
    let text = read::text(&xml);
    assert!(text.starts_with("Bericht der Kanzlei\nInhalt\nGap report\nMarlbeck"), "{text:.100}");
    let starts = read::starts(&xml);
    let end: Vec<&str> = starts.iter().rev().take(3).map(|start| start.name.as_str()).collect();
    assert_eq!(end, ["w:pgMar", "w:pgSz", "w:sectPr"]);
    // It lists its contents itself, so we do not; its lines are longer, so our tables are wider.
    assert_eq!(xml.matches("TOC \\o").count(), 1);
    let grid = starts
        .iter()
        .skip_while(|start| start.name != "w:tblGrid")
        .skip(1)
        .take_while(|start| start.name == "w:gridCol");
    assert_eq!(
        grid.map(|start| start.get("w:w").unwrap().parse::<usize>().unwrap()).sum::<usize>(),
        16_838 - 2 * 1_417
    );
    // English words in a German document are marked, so that nobody's spelling is doubted.
    assert!(xml.contains("<w:lang w:val=\"en-GB\"/>"));
    // A template of a word processor becomes a document.
    let types = read::part(&bytes, "[Content_Types].xml");
    assert!(types.contains("document.main+xml") && !types.contains("template.main+xml"), "{types}");
}

#[test]
fn a_template_with_a_text_and_nothing_else_is_enough() {
    let bytes = filled(&templates::bare());
    for name in [
        "word/styles.xml",
        "word/numbering.xml",
        "word/_rels/document.xml.rels",
        "docProps/core.xml",
    ] {
        assert!(read::parts(&bytes).contains_key(name), "{name}");
    }
}

#[test]
fn a_section_that_ends_with_the_place_still_ends_there() {
    let body = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:left=\"1000\" w:right=\"838\"/></w:sectPr></w:pPr><w:r><w:t>{{report}}</w:t></w:r></w:p>";
    let template = templates::english_with(&(body.to_owned() + &templates::paragraph("Behind")));
    let xml = read::part(&filled(&template), "word/document.xml");
    let starts = read::starts(&xml);
    assert_eq!(starts.iter().filter(|start| start.name == "w:sectPr").count(), 2);
    let grid = starts
        .iter()
        .skip_while(|start| start.name != "w:tblGrid")
        .skip(1)
        .take_while(|start| start.name == "w:gridCol");
    assert_eq!(
        grid.map(|start| start.get("w:w").unwrap().parse::<usize>().unwrap()).sum::<usize>(),
        15_000
    );
    assert!(xml.find("w:sectPr").unwrap() > xml.find("Terms").unwrap());
}

#[test]
fn the_same_template_and_paper_give_the_same_bytes() {
    for template in [templates::english(), templates::german(), templates::bare()] {
        let first = filled(&template);
        assert!(std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| filled(&template))).collect();
            threads.into_iter().all(|thread| thread.join().unwrap() == first)
        }));
    }
}

#[test]
fn a_filled_document_is_a_template_again() {
    // The first one is titled by its cover, the second one is not; from there on nothing is added.
    let twice = filled(&filled(&templates::english()));
    let thrice = filled(&twice);
    let styles = |bytes: &[u8]| read::part(bytes, "word/styles.xml");
    assert_eq!(styles(&twice), styles(&thrice));
}

#[test]
fn placeholders_that_are_none_are_told_all_at_once_with_their_place() {
    let body = templates::paragraph("{{titel}} and {{organization}} and {{nothing of this}}")
        + &templates::paragraph("fine {{title}}, {{ TITLE }}, {{fact: AS OF}} and {{ not closed")
        + &templates::paragraph("{{fact: as-of}}");
    assert_eq!(
        problems(&body),
        [
            "word/document.xml, paragraph 1: `{{titel}}` is no placeholder; did you mean `{{title}}`?",
            "word/document.xml, paragraph 1: `{{organization}}` is no placeholder; did you mean `{{organisation}}`?",
            "word/document.xml, paragraph 1: `{{nothing of this}}` is no placeholder",
            "word/document.xml, paragraph 3: `{{fact: as-of}}` is no placeholder; did you mean `{{fact: As of}}`?",
        ]
    );
}

#[test]
fn the_place_of_the_paper_stands_alone_once_and_in_the_text() {
    let cell =
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", templates::paragraph("{{report}}"));
    let body = templates::paragraph("{{report}}")
        + &templates::paragraph("Here: {{report}}")
        + &templates::paragraph("{{ Report }}")
        + &cell;
    assert_eq!(
        problems(&body),
        [
            "word/document.xml, paragraph 2: `{{report}}` must stand alone in its paragraph",
            "word/document.xml, paragraph 3: `{{Report}}` may stand only once",
            "word/document.xml, paragraph 4: `{{report}}` must stand in the text itself, not in a table, a text box, a header, a footer or a note",
        ]
    );
    let header = templates::with(&templates::english(), "word/header1.xml", |header| {
        header.replace("{{organisation}}", "{{report}} {{orgnisation}}")
    });
    let Err(DocxError::Placeholders(found)) = filled_with(&paper::rich(), &header) else {
        panic!()
    };
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[0].part.as_str(), &found[0].fault),
        ("word/header1.xml", &PlaceholderFault::NotInBody)
    );
}

#[test]
fn a_value_that_looks_like_a_placeholder_or_like_xml_is_a_text() {
    let mut paper = paper::rich();
    paper.title = "{{footer}} <w:p> & \u{1} \"x\"".to_owned();
    let body = templates::paragraph("{{title}}|{{title}}") + &templates::paragraph("{{report}}");
    let bytes = filled_with(&paper, &templates::english_with(&body)).unwrap();
    let text = read::text(&read::part(&bytes, "word/document.xml"));
    let title = "{{footer}} <w:p> & \u{fffd} \"x\"";
    assert!(
        text.replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .starts_with(&format!("{title}|{title}\n")),
        "{text:.120}"
    );
}

#[test]
fn files_that_are_no_template_are_told_apart() {
    let told = |bytes: &[u8]| filled_with(&paper::rich(), bytes).unwrap_err().to_string();
    let english = templates::english();
    assert_eq!(
        told(b"hello"),
        "the template is no DOCX that can be read: it cannot be unpacked: invalid Zip archive: Could not find EOCD"
    );
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert!(told(&locked).contains("old Word (.doc)"));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(told(&locked), "the template is encrypted: save it without a password");
    let macros = |text: String| {
        text.replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    };
    let sheet =
        |text: String| text.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main");
    assert_eq!(
        told(&templates::with(&english, "[Content_Types].xml", macros)),
        "the template holds macros: save it as a document without macros (.docx or .dotx)"
    );
    assert_eq!(
        told(&templates::with(&english, "word/vbaProject.bin", |_| "x".to_owned())),
        DocxError::Macros.to_string()
    );
    assert!(
        told(&templates::with(&english, "[Content_Types].xml", sheet))
            .contains("no text of a word processor")
    );
    let strict = |text: String| {
        text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    };
    assert!(
        told(&templates::with(&english, "word/document.xml", strict)).contains("Strict Open XML")
    );
    assert!(
        told(&templates::with(&english, "word/document.xml", |text| text.replace("</w:body>", "")))
            .contains("word/document.xml: ")
    );
    assert!(
        told(&templates::with(&english, "word/document.xml", |text| format!(
            "<!DOCTYPE x [<!ENTITY a \"b\">]>{text}"
        )))
        .contains("it has a document type")
    );
    assert!(
        told(&templates::with(&english, "word/styles.xml", |text| text
            .replace("<w:docDefaults>", "<w:docDefaults>&a;")))
        .contains("word/styles.xml: ")
    );
    assert!(
        told(&templates::with(&english, "word/document.xml", |text| text
            .replace("<w:body>", &format!("<w:body>{}", "<w:x>".repeat(400)))))
        .contains("200 elements stand in each other")
    );
    assert!(
        told(&templates::packed(&[("word/document.xml", b"<w:document/>")]))
            .contains("no text of a word processor")
    );
}

#[test]
fn a_file_that_unpacks_without_end_is_not_unpacked() {
    let zeros = vec![0_u8; 30 << 20];
    let one = templates::packed(&[("word/0.bin", zeros.as_slice())]);
    let bomb = templates::repeated(&one, 5);
    assert!(bomb.len() < 4 << 20);
    let told = filled_with(&paper::rich(), &bomb).unwrap_err();
    assert!(
        matches!(told, DocxError::Limit { what: "the unpacked bytes of a file", .. }),
        "{told}"
    );
    let many: Vec<(String, &[u8])> =
        (0..5_000).map(|number| (number.to_string(), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let told = filled_with(&paper::rich(), &templates::packed(&many)).unwrap_err();
    assert!(matches!(told, DocxError::Limit { what: "the parts of a file", .. }), "{told}");
}

/// The pages of a document: width, and the first words that stand on pages of this width.
fn sections(bytes: &[u8]) -> Vec<(String, String)> {
    let xml = read::part(bytes, "word/document.xml");
    let mut out = Vec::new();
    let mut text = String::new();
    for piece in read::pieces(&xml) {
        match piece {
            read::Piece::Text(found) => text.push_str(&found),
            read::Piece::Start(start) if start.name == "w:pgSz" => {
                out.push((start.get("w:w").unwrap().to_owned(), text.chars().take(8).collect()));
                text.clear();
            }
            read::Piece::Start(_) | read::Piece::End(_) => {}
        }
    }
    out
}

#[test]
fn a_wide_paper_has_wide_pages_of_its_own() {
    let mut wide = paper::rich();
    wide.sheet = Sheet::A4Landscape;
    let found = |body: &str| {
        let bytes = filled_with(&wide, &templates::english_with(body)).unwrap();
        sections(&bytes)
            .into_iter()
            .map(|(width, text)| format!("{width} {text}"))
            .collect::<Vec<_>>()
    };
    let report = templates::paragraph("{{report}}");
    let other = templates::paragraph("Other words");
    assert_eq!(found(&report), ["16838 Gap repo"]);
    assert_eq!(found(&(other.clone() + &report)), ["11906 Other wo", "16838 Gap repo"]);
    assert_eq!(found(&(report.clone() + &other)), ["16838 Gap repo", "11906 Other wo"]);
    assert_eq!(
        found(&(other.clone() + &report + &other)),
        ["11906 Other wo", "16838 Gap repo", "11906 Other wo"]
    );
    // What is wide already stays as it is.
    let german = filled_with(&wide, &templates::german()).unwrap();
    assert_eq!(sections(&german).len(), 1);
    wide.sheet = Sheet::A3Landscape;
    assert_eq!(sections(&filled_with(&wide, &templates::bare()).unwrap())[0].0, "23811");
    assert_eq!(
        sections(&filled_with(&wide, &templates::english()).unwrap())
            .iter()
            .filter(|(width, _)| width == "23811")
            .count(),
        1
    );
}
