//! The bytes are one part of a workbook that is otherwise well: packed bytes would hide it from the fuzzer.
#![no_main]

use std::io::{Cursor, Write as _};

use clausegraph_readers::{
    ReadLimits,
    table::{TableOptions, read_tables},
};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const PARTS: &[(&str, &str)] = &[
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="B2" t="s" s="1"><v>0</v></c><c r="C2" s="1"><f>A1</f><v>46348.5</v></c><c t="inlineStr"><is><t>x</t></is></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-11-22</v></c></row></sheetData><mergeCells><mergeCell ref="B2:C3"/></mergeCells></worksheet>"#,
    ),
    (
        "xl/sharedStrings.xml",
        r#"<sst><si><t>a_x000D_&amp;</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" state="hidden" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/></Relationships>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((which, part)) = bytes.split_first() else { return };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (number, (name, text)) in (0..).zip(PARTS) {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(if number == *which { part } else { text.as_bytes() }).unwrap();
    }
    let file = zip.finish().unwrap().into_inner();
    drop(read_tables("a.xlsx", &file, &TableOptions::default(), &ReadLimits::USUAL));
});
