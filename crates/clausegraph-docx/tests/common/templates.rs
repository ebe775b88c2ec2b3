//! Templates as consultants have them, written part by part.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A red square of one pixel.
pub(crate) const LOGO: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53,
    0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0x00,
    0x00, 0x03, 0x01, 0x01, 0x00, 0x18, 0xdd, 0x8d, 0xb0, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

/// A packed file.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A packed file whose only part stands in it several times under other names.
pub(crate) fn repeated(packed: &[u8], times: usize) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for time in 0..times {
        let part = archive.by_index_raw(0).unwrap();
        writer.raw_copy_file_rename(part, format!("word/{time}.bin")).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A template of the parts of another one, with one of them changed.
pub(crate) fn with(template: &[u8], name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut parts = super::read::parts(template);
    let text = String::from_utf8(parts.remove(name).unwrap_or_default()).unwrap();
    parts.insert(name.to_owned(), change(text).into_bytes());
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    packed(&parts)
}

/// The English template with another text in its body, before the end of the section.
pub(crate) fn english_with(body: &str) -> Vec<u8> {
    with(&english(), "word/document.xml", |_| {
        format!(
            "<w:document {W}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        )
    })
}

/// A paragraph of one run.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn types(main: &str, parts: &[(&str, &str)]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/>"
    );
    for (part, kind) in parts {
        out.push_str(&format!(
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"
        ));
    }
    out + "</Types>"
}

fn relations(parts: &[(&str, &str, &str)]) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
    for (id, kind, target) in parts {
        let outside = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        out.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{outside}/>"
        ));
    }
    out + "</Relationships>"
}

fn style(kind: &str, id: &str, name: &str, inside: &str) -> String {
    format!(
        "<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{inside}</w:style>"
    )
}

fn logo() -> String {
    "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"900000\" cy=\"300000\"/><wp:docPr id=\"1\" name=\"Logo\" descr=\"Hart &amp; Vale\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"logo.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"300000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>".to_owned()
}

/// A template of an English consultancy: cover page, logo in the header, comment, footnote, own styles.
pub(crate) fn english() -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {W} xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>\
         <!-- the cover -->\
         <w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:bookmarkStart w:id=\"7\" w:name=\"summary\"/><w:r><w:t>{{{{ti</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>tle</w:t></w:r><w:r><w:t xml:space=\"preserve\">}}}} for </w:t></w:r><w:r><w:t>{{{{ Organisation }}}}</w:t></w:r><w:bookmarkEnd w:id=\"7\"/></w:p>\
         <w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Hart &amp; Vale, {{{{as-of}}}}</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>\
         <w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>Scope: {{{{fact:scope}}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
         <w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:pPr></w:p>\
         <w:p><w:r><w:t xml:space=\"preserve\"> {{{{re</w:t></w:r><w:r><w:t>port}}}}</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>About Hart &amp; Vale</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
         <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:hyperlink r:id=\"rId9\"><w:r><w:t>Our site</w:t></w:r></w:hyperlink></w:p>\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1701\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let header = format!(
        "<w:hdr {W}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r>{}</w:r><w:r><w:tab/><w:t>{{{{organisation}}}}</w:t></w:r></w:p></w:hdr>",
        logo()
    );
    let footer = format!(
        "<w:ftr {W}><w:p><w:r><w:t>{{{{footer}}}} - page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    );
    let heading = |level: u8, size: u8| {
        style(
            "paragraph",
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!(
                "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:color w:val=\"7A1F3D\"/><w:sz w:val=\"{size}\"/></w:rPr>",
                level - 1
            ),
        )
    };
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation Serif\"/><w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>{}{}{}{}{}{}{}</w:styles>",
        style(
            "paragraph",
            "Title",
            "Title",
            "<w:basedOn w:val=\"Normal\"/><w:rPr><w:color w:val=\"7A1F3D\"/><w:sz w:val=\"60\"/></w:rPr>"
        ),
        heading(1, 36),
        heading(2, 28),
        style("paragraph", "Header", "header", "<w:basedOn w:val=\"Normal\"/>"),
        // An id of ours under which the consultancy has something else.
        style("paragraph", "ReportCell", "Hart Cell", "<w:basedOn w:val=\"Normal\"/>"),
        style(
            "paragraph",
            "BodyCaption",
            "Caption",
            "<w:basedOn w:val=\"Normal\"/><w:rPr><w:i/></w:rPr>"
        ),
        style(
            "table",
            "TableGrid",
            "Table Grid",
            "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders></w:tblPr>"
        ),
    );
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>"
    );
    let comments = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"Vale\" w:initials=\"V\"><w:p><w:r><w:t>Check the day.</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let footnotes = format!(
        "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>For {{{{organisation}}}} only.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let main = format!("{WORD}.document.main+xml");
    packed(&[
        (
            "[Content_Types].xml",
            types(
                &main,
                &[
                    ("styles", "styles"),
                    ("numbering", "numbering"),
                    ("comments", "comments"),
                    ("footnotes", "footnotes"),
                    ("header1", "header"),
                    ("footer1", "footer"),
                ],
            )
            .as_bytes(),
        ),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", document.as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "numbering.xml"),
                ("rId3", "comments", "comments.xml"),
                ("rId4", "header", "header1.xml"),
                ("rId5", "footer", "/word/footer1.xml"),
                ("rId6", "footnotes", "footnotes.xml"),
                ("rId9", "hyperlink", "https://hart-vale.example"),
            ])
            .as_bytes(),
        ),
        (
            "word/_rels/header1.xml.rels",
            relations(&[("rId1", "image", "media/logo.png")]).as_bytes(),
        ),
        ("word/header1.xml", header.as_bytes()),
        ("word/footer1.xml", footer.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/footnotes.xml", footnotes.as_bytes()),
        ("word/media/logo.png", LOGO),
        ("customXml/item1.xml", b"<brand name=\"Hart\"/>"),
    ])
}

/// A template of a German Word: ids of styles in its language, its own lists, landscape, no place.
pub(crate) fn german() -> Vec<u8> {
    let document = format!(
        "<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Bericht der Kanzlei</w:t></w:r></w:p><w:p><w:fldSimple w:instr=\" TOC \\o &quot;1-3&quot; \"><w:r><w:t>Inhalt</w:t></w:r></w:fldSimple></w:p><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1134\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let based = "<w:basedOn w:val=\"Standard\"/>";
    let listed = |number: u8| {
        format!("{based}<w:pPr><w:numPr><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>")
    };
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"de-DE\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"character\" w:default=\"1\" w:styleId=\"Absatz-Standardschriftart\"><w:name w:val=\"Default Paragraph Font\"/></w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"NormaleTabelle\"><w:name w:val=\"Normal Table\"/></w:style>{}{}{}{}{}{}{}{}{}{}</w:styles>",
        style("paragraph", "Titel", "Title", based),
        style("paragraph", "Untertitel", "Subtitle", based),
        style(
            "paragraph",
            "berschrift1",
            "heading 1",
            &format!("{based}<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>")
        ),
        style(
            "paragraph",
            "berschrift2",
            "heading 2",
            &format!("{based}<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")
        ),
        style("paragraph", "Beschriftung", "caption", based),
        style("paragraph", "Aufzhlungszeichen", "List Bullet", &listed(1)),
        style("paragraph", "Listennummer", "List Number", &listed(2)),
        style("character", "Fett", "Strong", "<w:rPr><w:b/></w:rPr>"),
        style("table", "Tabellenraster", "Table Grid", "<w:basedOn w:val=\"NormaleTabelle\"/>"),
        style(
            "paragraph",
            "KanzleiZelle",
            "Kanzlei Zelle",
            &format!("<w:aliases w:val=\"Zelle,Report Cell\"/>{based}")
        ),
    );
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"9\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"(%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"9\"/></w:num></w:numbering>"
    );
    let main = format!("{WORD}.template.main+xml");
    packed(&[
        (
            "[Content_Types].xml",
            types(&main, &[("styles", "styles"), ("numbering", "numbering")]).as_bytes(),
        ),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "/word/document.xml")]).as_bytes()),
        ("word/document.xml", document.as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")])
                .as_bytes(),
        ),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
    ])
}

/// The least that is a document: a text and nothing else.
pub(crate) fn bare() -> Vec<u8> {
    let document = format!(
        "<w:document {W}><w:body><w:p><w:r><w:t>{{{{report}}}}</w:t></w:r></w:p></w:body></w:document>"
    );
    packed(&[
        ("[Content_Types].xml", types(&format!("{WORD}.document.main+xml"), &[]).as_bytes()),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}
