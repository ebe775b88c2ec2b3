//! Files with one defect each, made from valid ones.

use std::io::Write;

use super::samples::{
    docx, odt, odt_content, one_page, packed, pdf, stream, whole_docx, whole_html, whole_odt,
    whole_pdf, whole_text, word_document, word_paragraph,
};

/// A file: its path in the corpus, and its bytes.
pub(crate) type File = (&'static str, Vec<u8>);

/// All files of the corpus.
pub(crate) fn corpus() -> Vec<File> {
    [docx_files(), odt_files(), html_files(), plain_files(), pdf_files()].concat()
}

const ENTITIES: &str = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">\
    <!ENTITY c \"&b;&b;&b;&b;\">]>";

fn docx_files() -> Vec<File> {
    let plain = word_document(&word_paragraph("", "Hello"));
    let read = |document: &str| docx(document.as_bytes(), &[]);
    let valid = read(&plain);
    let long = word_document(&word_paragraph("", &"a ".repeat(1024 * 1024)));
    let names: Vec<String> = (0..200).map(|number| format!("word/part{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    let attributes: Vec<String> = (0..20_000).map(|number| format!("a{number}=\"\"")).collect();
    let paragraph = format!("<w:p {}>", attributes.join(" "));
    let latin = plain.replace("Hello", "H\u{f6}llo");
    let latin: Vec<u8> = latin.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    let wide = plain.replace("UTF-8", "UTF-16");
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain(wide.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let deep = "<w:sdt>".repeat(40) + &"</w:sdt>".repeat(40);
    let twice = docx(plain.as_bytes(), &[("word/documenX.xml", plain.as_bytes())]);
    let old: Vec<u8> =
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 504]).collect();
    let locked: Vec<u8> = old
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let tables = "<w:tbl><w:tr><w:tc>".repeat(9) + &word_paragraph("", "In nine tables");
    let tables = tables + &"</w:tc></w:tr></w:tbl>".repeat(9);
    vec![
        ("docx/bomb.docx", read(&long)),
        ("docx/attributes-by-the-thousand.docx", read(&plain.replace("<w:p>", &paragraph))),
        ("docx/broken-checksum.docx", changed(&valid, b"Hello", b"Jello", 1)),
        ("docx/cut-off.docx", valid.get(..valid.len() / 2).unwrap().to_vec()),
        ("docx/cut-off-part.docx", read(plain.get(..plain.len() - 30).unwrap())),
        ("docx/deep.docx", read(&word_document(&deep))),
        ("docx/empty.docx", Vec::new()),
        ("docx/encrypted-part.docx", with_flag(&valid)),
        (
            "docx/entities.docx",
            read(&plain.replace("<w:document", &format!("{ENTITIES}<w:document"))),
        ),
        ("docx/forged-size.docx", forged_size(&read(&long), long.len())),
        ("docx/latin-1-as-utf-8.docx", docx(&latin, &[])),
        ("docx/leads-out.docx", docx(plain.as_bytes(), &[("../../etc/passwd", b"root")])),
        ("docx/locked.docx", locked),
        ("docx/many-parts.docx", docx(plain.as_bytes(), &many)),
        ("docx/nul-bytes.docx", read(&plain.replace("Hello", "He\0llo"))),
        ("docx/no-document.docx", packed(&[("word/documents.xml", b"<a/>")])),
        ("docx/not-nested.docx", read(&plain.replace("</w:t></w:r>", "</w:r></w:t>"))),
        ("docx/old-word.docx", old),
        (
            "docx/overlapping-parts.docx",
            overlapping(&docx(plain.as_bytes(), &[("word/x.xml", plain.as_bytes())])),
        ),
        ("docx/parts-twice.docx", changed(&twice, b"documenX", b"document", 2)),
        ("docx/pdf.docx", whole_pdf()),
        ("docx/tables-in-tables.docx", read(&word_document(&tables))),
        ("docx/text.docx", b"Hello".to_vec()),
        (
            "docx/text-too-long.docx",
            read(&word_document(&word_paragraph("", &"Hello ".repeat(20_000)))),
        ),
        ("docx/unknown-encoding.docx", read(&plain.replace("UTF-8", "UTF-7"))),
        ("docx/unknown-entity.docx", read(&plain.replace("Hello", "Hello&nbsp;"))),
        ("docx/utf-16.docx", docx(&wide, &[])),
        ("docx/workbook.docx", packed(&[("xl/workbook.xml", b"<a/>")])),
    ]
}

fn odt_files() -> Vec<File> {
    let read = |content: &str| odt(content.as_bytes(), &[]);
    let plain = odt_content("<text:p>Hello</text:p>");
    let deep = "<text:section>".repeat(40) + &"</text:section>".repeat(40);
    let long = odt_content(&format!("<text:p>{}</text:p>", "a ".repeat(1024 * 1024)));
    let list = "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
        <m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>";
    let rows = "<table:table><table:table-row table:number-rows-repeated=\"4294967295\">\
        <table:table-cell table:number-columns-repeated=\"4294967295\"/><table:table-cell>\
        <text:p>Far out</text:p></table:table-cell></table:table-row><table:table-row>\
        <table:table-cell><text:p>Farther</text:p></table:table-cell></table:table-row></table:table>";
    let whole = whole_odt();
    vec![
        ("odt/bomb.odt", read(&long)),
        ("odt/cut-off.odt", whole.get(..whole.len() / 2).unwrap().to_vec()),
        ("odt/deep.odt", read(&odt_content(&deep))),
        ("odt/docx.odt", whole_docx()),
        (
            "odt/entities.odt",
            read(&plain.replace("<office:document", &format!("{ENTITIES}<office:document"))),
        ),
        ("odt/locked.odt", odt(b"\x93\x02", &[("META-INF/manifest.xml", list.as_bytes())])),
        ("odt/no-content.odt", packed(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        ("odt/repeated-cells.odt", read(&odt_content(rows))),
        (
            "odt/spreadsheet.odt",
            packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
        ),
    ]
}

fn html_files() -> Vec<File> {
    let bytes = |text: &str| text.as_bytes().to_vec();
    let latin = b"<meta charset=utf-8><p>Caf\xe9".to_vec();
    let wide: Vec<u8> = "<p>Hello, page".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let attributes: Vec<String> = (0..2000).map(|number| format!("a{number}=b")).collect();
    let attributes = attributes.join(" ");
    vec![
        ("html/cut-off-tag.html", bytes("<h1>Title</h1><p>Text<a href=\"x")),
        ("html/deep-lists.html", bytes(&"<ul><li>x".repeat(40))),
        ("html/empty.html", Vec::new()),
        ("html/endless-comment.html", bytes("<p>Text<!-- <p>more")),
        ("html/endless-navigation.html", bytes("<p>Text<nav><p>more")),
        ("html/endless-title.html", bytes("<title>Text<p>more")),
        ("html/entities.html", bytes("<p>&lt;&nosuch;&#0;&#x110000;&#xD800;&ampx;&hellip;")),
        ("html/many-attributes.html", bytes(&format!("<p {attributes}>Text"))),
        ("html/many-tags.html", bytes(&"<b><i><div>".repeat(2000))),
        (
            "html/much-about-itself.html",
            bytes(&format!("<meta name=x content={}>", "y".repeat(1000)).repeat(70)),
        ),
        ("html/nul-bytes.html", bytes("<p>Te\0xt")),
        ("html/picture.html", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("html/unknown-encoding.html", bytes("<meta charset=\"utf-9\"><p>Text")),
        ("html/utf-16-without-mark.html", wide),
        ("html/wrong-encoding.html", latin),
        (
            "html/wrong-nesting.html",
            bytes("</td></li></table><td>a<table></ul><tr>b<td>c</li><li>d</table>e"),
        ),
    ]
}

fn plain_files() -> Vec<File> {
    let wide: Vec<u8> = "Hello, text".encode_utf16().flat_map(u16::to_be_bytes).collect();
    vec![
        ("plain/broken-utf-8.txt", b"\xef\xbb\xbfHello \xff\xfe text".to_vec()),
        ("plain/control-signs.txt", b"He\x07llo\x1b[31m red\x08".to_vec()),
        ("plain/empty.txt", Vec::new()),
        ("plain/latin-1.txt", b"Caf\xe9 cr\xe8me, d\xe9j\xe0 vu".to_vec()),
        ("plain/nul-bytes.txt", b"Hello\0\0\0text\0".to_vec()),
        ("plain/pdf.txt", whole_pdf()),
        ("plain/text-too-long.txt", "Hello ".repeat(20_000).into_bytes()),
        ("plain/utf-16-without-mark.txt", wide),
    ]
}

fn pdf_files() -> Vec<File> {
    let file = |objects: &[Vec<u8>]| pdf(objects, "");
    let page = |content: &[u8]| one_page("", stream("", content));
    let zeros = vec![b' '; 2 * 1024 * 1024];
    let text = b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET";

    let mut circle = page(text);
    circle[1] = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>".to_vec();
    let mut no_pages = page(text);
    no_pages[1] = b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec();
    let mut many_pages = page(text);
    let kids: Vec<String> = (6..18).map(|number| format!("{number} 0 R")).collect();
    let kids = kids.join(" ");
    many_pages[1] = format!("<< /Type /Pages /Kids [{kids}] /Count 12 >>").into_bytes();
    let one = many_pages[2].clone();
    many_pages.extend(vec![one; 12]);
    let mut one_page_twice = page(text);
    one_page_twice[1] = b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 900 >>".to_vec();

    let form = |resources: &str, content: &str| {
        stream(&format!("/Type /XObject /Subtype /Form {resources}"), content.as_bytes())
    };
    let mut form_circle = one_page("/XObject << /X 6 0 R >>", stream("", b"/X Do"));
    form_circle.push(form("/Resources << /XObject << /X 6 0 R >> >>", "/X Do"));
    let mut fan = one_page("/XObject << /X 6 0 R >>", stream("", b"/X Do"));
    for number in 7..30 {
        let own = format!("/Resources << /XObject << /X {number} 0 R >> >>");
        fan.push(form(&own, &"/X Do ".repeat(10)));
    }
    fan.push(form("", ""));

    let mut unknown = page(b"BT /F1 12 Tf 72 700 Td <00010002> Tj ET");
    unknown[3] = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H \
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 >>] >>"
        .to_vec();
    let mut map_bomb = page(text);
    map_bomb[3] = b"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >>".to_vec();
    map_bomb.push(stream("/Filter /FlateDecode", &deflated(&zeros)));
    let mut scan = one_page("/XObject << /X 6 0 R >>", stream("", b"595 0 0 842 0 0 cm /X Do"));
    scan.push(stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"x",
    ));
    let far =
        b"BT /F1 99999999999999999999.9 Tf 9999999999 -9999999999 Td 99999999999.9 Tc (Hello) Tj \
        99999999999999999999.9 0 Td (you) Tj ET";
    let whole = whole_pdf();
    let deep = [b"<< /A ".repeat(2000), b">>".repeat(2000)].concat();
    let mut deep_object = page(text);
    deep_object.push(deep);
    vec![
        ("pdf/bomb.pdf", file(&one_page("", stream("/Filter /FlateDecode", &deflated(&zeros))))),
        ("pdf/broken-content.pdf", file(&page(b"BT /F1 12 Tf (Hello) Tj ET ((( << [[[ 1 0 (x"))),
        ("pdf/broken-list.pdf", changed(&whole, b"startxref\n", b"startxref\n9", 1)),
        ("pdf/cut-off.pdf", whole.get(..whole.len() / 3).unwrap().to_vec()),
        ("pdf/deep-array.pdf", file(&page(&b"[".repeat(5000)))),
        ("pdf/deep-object.pdf", file(&deep_object)),
        ("pdf/empty.pdf", Vec::new()),
        ("pdf/far-out.pdf", file(&page(far))),
        ("pdf/font-map-bomb.pdf", file(&map_bomb)),
        ("pdf/form-in-itself.pdf", file(&form_circle)),
        ("pdf/forms-ten-to-the-23.pdf", file(&fan)),
        ("pdf/locked.pdf", locked_pdf()),
        ("pdf/many-pages.pdf", file(&many_pages)),
        ("pdf/no-pages.pdf", file(&no_pages)),
        ("pdf/one-page-twice.pdf", file(&one_page_twice)),
        ("pdf/only-the-first-line.pdf", b"%PDF-1.7\n".to_vec()),
        ("pdf/page.pdf", whole_html()),
        ("pdf/pages-in-themselves.pdf", file(&circle)),
        ("pdf/scan.pdf", file(&scan)),
        ("pdf/unknown-signs.pdf", file(&unknown)),
    ]
}

/// A PDF that asks for a password: its entry for the empty one is wrong.
fn locked_pdf() -> Vec<u8> {
    let mut objects = one_page("", stream("", b"\x01\x02\x03"));
    let word = "00".repeat(32);
    objects.push(
        format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{word}> /U <{word}> >>")
            .into_bytes(),
    );
    pdf(&objects, &format!("/Encrypt 6 0 R /ID [<{0}> <{0}>]", "11".repeat(16)))
}

/// Bytes as a PDF stream packs them.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    // The only packer at hand writes ZIP files: its stream is taken out and given the frame of zlib.
    let file = packed(&[("x", bytes)]);
    let header = 30 + 1;
    let end = find(&file, b"PK\x01\x02").unwrap();
    let mut stream = vec![0x78, 0x9c];
    stream.write_all(&file[header..end]).unwrap();
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend((high << 16 | low).to_be_bytes());
    stream
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// A file in which some bytes stand in another's place; packed ones are changed where they stand bare.
fn changed(bytes: &[u8], old: &[u8], new: &[u8], times: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..times {
        let Some(place) = find(&changed, old) else {
            // Packed text has no bare place: the checksum itself is changed.
            changed[14] ^= 0xff;
            let central = find(&changed, b"PK\x01\x02").unwrap();
            changed[central + 16] ^= 0xff;
            break;
        };
        changed.splice(place..place + old.len(), new.iter().copied());
    }
    changed
}

/// A packed file whose first part is flagged as encrypted.
fn with_flag(bytes: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[6] |= 1;
    let central = find(&changed, b"PK\x01\x02").unwrap();
    changed[central + 8] |= 1;
    changed
}

/// A packed file whose first part says that it unpacks to one byte.
fn forged_size(bytes: &[u8], length: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let length = u32::try_from(length).unwrap().to_le_bytes();
    let central = find(&changed, b"PK\x01\x02").unwrap();
    for place in [22, central + 24] {
        assert_eq!(changed[place..place + 4], length);
        changed[place..place + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    changed
}

/// A packed file whose second part stands where the first one stands.
fn overlapping(bytes: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let first = find(&changed, b"PK\x01\x02").unwrap();
    let second = first + 4 + find(&changed[first + 4..], b"PK\x01\x02").unwrap();
    changed[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    changed
}

/// The valid files, by a name that tells their form.
pub(crate) fn valid() -> Vec<File> {
    vec![
        ("whole.docx", whole_docx()),
        ("whole.odt", whole_odt()),
        ("whole.html", whole_html()),
        ("whole.txt", whole_text()),
        ("whole.pdf", whole_pdf()),
    ]
}
