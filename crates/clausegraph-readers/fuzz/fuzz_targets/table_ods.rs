//! The bytes are one part of a spreadsheet that is otherwise well: packed bytes would hide it from the fuzzer.
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
        "content.xml",
        r#"<office:document-content><office:automatic-styles><style:style style:name="t"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="a" table:style-name="t"><table:table-column table:number-columns-repeated="3" table:visibility="collapse"/><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"><text:p>1,5</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><office:annotation/><text:p>a<text:s text:c="3"/>b</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2026-11-22"/><table:table-cell office:value-type="time" office:time-value="PT1H"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
    ),
    (
        "META-INF/manifest.xml",
        r#"<manifest:manifest><manifest:file-entry manifest:full-path="/"/></manifest:manifest>"#,
    ),
    (
        "mimetype",
        r#"application/vnd.oasis.opendocument.spreadsheet"#,
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
    drop(read_tables("a.ods", &file, &TableOptions::default(), &ReadLimits::USUAL));
});
