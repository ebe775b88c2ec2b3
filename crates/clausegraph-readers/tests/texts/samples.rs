//! Small valid files of every form, made by hand, from which defective ones are made.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The vocabulary of Office texts.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A packed file of some parts, packed alike everywhere.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // The kind of an Open Document file stands unpacked at its beginning.
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The part of the text of a DOCX file.
pub(crate) fn word_document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
        <w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>"
    )
}

/// A paragraph of a DOCX file.
pub(crate) fn word_paragraph(style: &str, text: &str) -> String {
    let style = match style {
        "" => String::new(),
        _ => format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"),
    };
    format!("<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A DOCX file of the part of its text and some more parts.
pub(crate) fn docx(document: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", document)];
    parts.extend(more);
    packed(&parts)
}

/// A DOCX file with a bit of everything that is read.
pub(crate) fn whole_docx() -> Vec<u8> {
    const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", word_paragraph("", text));
    let body = [
        word_paragraph("berschrift1", "Backup policy"),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:t>Every</w:t><w:tab/><w:t>night</w:t></w:r></w:p>"
            .to_owned(),
        "<w:p><w:ins w:id=\"1\"><w:r><w:t>Now </w:t></w:r></w:ins>\
        <w:del w:id=\"2\"><w:r><w:delText>Once </w:delText></w:r></w:del>\
        <w:r><w:t>kept</w:t><w:br/><w:t>30 days</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            .to_owned(),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}<w:tc><w:p/></w:tc></w:tr></w:tbl>",
            cell("Owner"),
            cell("Jane Doe &amp; team"),
            cell("Version"),
        ),
        "<w:p><w:r><w:t>Beside a box</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>In the box</w:t>\
        </w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
            .to_owned(),
    ]
    .concat();
    let relations = |list: &[(&str, &str)]| {
        let list: Vec<String> = list
            .iter()
            .map(|(kind, target)| {
                format!("<Relationship Type=\"{TYPE}/{kind}\" Target=\"{target}\"/>")
            })
            .collect();
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns=\"{space}\">{}</Relationships>", list.concat())
    };
    let story =
        |name: &str, inner: &str| format!("<w:{name} xmlns:w=\"{WORD}\">{inner}</w:{name}>");
    let styles = story(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/>\
        </w:style>",
    );
    let note = |kind: &str, text: &str| {
        format!("<w:footnote{kind}>{}</w:footnote>", word_paragraph("", text))
    };
    let notes = note(" w:type=\"separator\"", "") + &note("", "Counted in days.");
    let comment = format!("<w:comment>{}</w:comment>", word_paragraph("", "Really?"));
    let core = "<cp:coreProperties \
        xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:t=\"http://purl.org/dc/terms/\">\
        <dc:title>Backup policy</dc:title><dc:creator>Jane Doe; John Roe</dc:creator>\
        <cp:lastModifiedBy>John Roe</cp:lastModifiedBy><cp:version>1.2</cp:version>\
        <cp:contentStatus>Final</cp:contentStatus><cp:keywords>backup, restore</cp:keywords>\
        <t:created>2026-01-02T03:04:05Z</t:created><t:modified>next week</t:modified>\
        <cp:revision>7</cp:revision></cp:coreProperties>";
    let app = "<Properties \
        xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
        <Template>Policy.dotx</Template><Company>Harbour Hosting</Company></Properties>";
    let custom = "<Properties \
        xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
        xmlns:v=\"urn:v\"><property name=\"Review due\"><v:lpwstr>2027-01-02</v:lpwstr></property>\
        </Properties>";
    packed(&[
        ("_rels/.rels", relations(&[("officeDocument", "/word/document.xml")]).as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("styles", "styles.xml"),
                ("footnotes", "footnotes.xml"),
                ("comments", "comments.xml"),
                ("header", "header1.xml"),
            ])
            .as_bytes(),
        ),
        ("word/document.xml", word_document(&body).as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/footnotes.xml", story("footnotes", &notes).as_bytes()),
        ("word/comments.xml", story("comments", &comment).as_bytes()),
        ("word/header1.xml", story("hdr", &word_paragraph("", "Internal, v1.2")).as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("docProps/app.xml", app.as_bytes()),
        ("docProps/custom.xml", custom.as_bytes()),
    ])
}

/// The part of the text of an ODT file.
pub(crate) fn odt_content(body: &str) -> String {
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
        <office:document-content xmlns:office=\"{space}:office:1.0\" \
        xmlns:text=\"{space}:text:1.0\" xmlns:table=\"{space}:table:1.0\" \
        xmlns:style=\"{space}:style:1.0\" xmlns:draw=\"{space}:drawing:1.0\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
        <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

/// An ODT file of the part of its text and some more parts.
pub(crate) fn odt(content: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
    let mut parts: Vec<(&str, &[u8])> = vec![("mimetype", kind), ("content.xml", content)];
    parts.extend(more);
    packed(&parts)
}

/// An ODT file with a bit of everything that is read.
pub(crate) fn whole_odt() -> Vec<u8> {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>\
        <dc:creator>John Roe</dc:creator></office:change-info><text:p>Gone.</text:p>\
        </text:deletion></text:changed-region></text:tracked-changes>\
        <text:h text:outline-level=\"1\">Backup policy</text:h>\
        <text:list><text:list-item><text:p>Every<text:tab/>night</text:p></text:list-item></text:list>\
        <text:p>Kept<text:note><text:note-citation>1</text:note-citation><text:note-body>\
        <text:p>Counted in days.</text:p></text:note-body></text:note> 30<text:s text:c=\"3\"/>days\
        <office:annotation><text:p>Really?</text:p></office:annotation></text:p>\
        <table:table><table:table-row><table:table-cell><text:p>Owner</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\"/>\
        <table:table-cell><text:p>Jane Doe</text:p></table:table-cell></table:table-row>\
        </table:table>\
        <text:p><draw:frame><draw:image/></draw:frame>A picture</text:p>";
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    let meta = format!(
        "<office:document-meta xmlns:office=\"{space}:office:1.0\" xmlns:meta=\"{space}:meta:1.0\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta><dc:title>Backup policy</dc:title>\
        <meta:initial-creator>Jane Doe</meta:initial-creator><dc:creator>John Roe</dc:creator>\
        <meta:creation-date>2026-01-02T03:04:05.123456789</meta:creation-date>\
        <dc:date>2026-02-03T04:05:06</dc:date><meta:keyword>backup</meta:keyword>\
        <meta:user-defined meta:name=\"Review due\">2027-01-02</meta:user-defined>\
        </office:meta></office:document-meta>"
    );
    odt(odt_content(body).as_bytes(), &[("meta.xml", meta.as_bytes())])
}

/// A PDF file of numbered objects, the first of which is the catalogue; the list of objects is right.
pub(crate) fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let count = objects.len() + 1;
    file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let end =
        format!("trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
    file.extend(end.bytes());
    file
}

/// A stream of a PDF file.
pub(crate) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// The objects of a PDF of one page: catalogue, pages, page, font, content; more may follow.
pub(crate) fn one_page(resources: &str, content: Vec<u8>) -> Vec<Vec<u8>> {
    vec![
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
            /Resources << /Font << /F1 4 0 R >> {resources} >> >>"
        )
        .into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_vec(),
        content,
    ]
}

/// A PDF file with a bit of everything that is read.
pub(crate) fn whole_pdf() -> Vec<u8> {
    let content = b"BT /F1 16 Tf 72 770 Td (Backup policy) Tj ET\n\
        BT /F1 11 Tf 13 TL 72 730 Td [(K) 20 (ept) -300 (for 30 days,)] TJ T* (then deleted.) Tj ET\n\
        BT /F1 11 Tf 72 690 Td (\x95 Caf\xe9) Tj 0 -13 Td (\x95 H\\344user) Tj ET\n\
        BT /F1 11 Tf 1 0 0 1 72 640 Tm (Owner) Tj 1 0 0 1 200 640 Tm (Jane Doe) Tj ET\n";
    let mut objects = one_page("", stream("", content));
    objects.push(
        b"<< /Title (Backup policy) /Author (Jane Doe; John Roe) /Producer (hand) \
        /CreationDate (D:20260102030405+01'00') /ModDate (soon) /Review#20due (2027-01-02) >>"
            .to_vec(),
    );
    pdf(&objects, "/Info 6 0 R")
}

/// An HTML file with a bit of everything that is read.
pub(crate) fn whole_html() -> Vec<u8> {
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Backup &amp; restore</title>\n\
    <meta name=\"author\" content=\"Jane Doe\"><meta name=\"keywords\" content=\"backup, restore\">\n\
    <meta name=\"dcterms.modified\" content=\"2026-02-03\"><meta name=\"description\" content=\"How\">\n\
    <style>p { color: red }</style><script>if (a < b) { document.write('<p>no</p>') }</script></head>\n\
    <body><nav><a href=\"/\">Home</a></nav><h1>Backup policy</h1>\n\
    <p>Kept for 30&nbsp;days<br>then   deleted, so&shy;on.<!-- really? -->\n\
    <ul><li>Every night<li>Every <b>week</b><ol><li>full</ol></ul>\n\
    <table><tr><th>Owner<td colspan=2>Jane Doe<td>x</tr><tr><td><h2>In a cell</h2></td></tr></table>\n\
    <img src=\"x.png\" alt=\"x\"><p hidden>Hidden</p></body></html>\n"
        .into()
}

/// A plain text with a bit of everything that is read.
pub(crate) fn whole_text() -> Vec<u8> {
    "Backup policy\n=============\n\nKept for 30 days,\r\nthen deleted.\n\nCafé\n----\n- every night\n  \
    and day\n- every week\n\n1.2 Scope\n\n\u{feff}\u{c}last\n"
        .into()
}
