//! Writes the files of `fixtures/hostile/table`, each with one defect.
//!
//! The files are committed; run this when one is added.

#![expect(clippy::unwrap_used, reason = "a generator that panics has failed")]

use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
};

use zip::{ZipWriter, write::SimpleFileOptions};

fn main() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/hostile/table");
    for (name, bytes) in
        [workbooks(), spreadsheets(), old_workbooks(), binary_workbooks(), texts()].concat()
    {
        let path = top.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

type Files = Vec<(&'static str, Vec<u8>)>;
type Parts<'p> = Vec<(&'p str, String)>;

fn workbooks() -> Files {
    let cells = |cells: &str| sheet(&format!("<row r=\"1\">{cells}</row>"));
    let with = |part: &'static str, text: &str| {
        let mut parts = workbook(&cells("<c r=\"A1\"><v>1</v></c>"));
        parts.retain(|(name, _)| *name != part);
        parts.push((part, text.to_owned()));
        packed(&parts)
    };
    let good = packed(&workbook(&cells("<c r=\"A1\"><v>1</v></c>")));
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>";
    let strings =
        format!("<sst uniqueCount=\"4294967295\"><si><t>{}</t></si></sst>", "a".repeat(9000));
    let shared = "<c t=\"s\"><v>0</v></c>".repeat(300);
    let mut bomb = workbook(&sheet(""));
    bomb.push(("xl/sharedStrings.xml", strings));
    if let Some((_, text)) = bomb.iter_mut().find(|(name, _)| *name == SHEET) {
        *text = cells(&shared);
    }
    let many_parts: Parts<'_> = NAMES.iter().map(|name| (*name, String::new())).collect();
    let sheets = "<sheet name=\"a\" r:id=\"r1\"/>".repeat(20);
    let far = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
               <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    let wide = "<row><c r=\"XFD1\"><v>1</v></c></row><row><c r=\"XFD2\"><v>1</v></c></row>";
    let many = [workbook(&sheet("")), many_parts].concat();
    vec![
        ("xlsx/truncated.xlsx", good.get(..good.len() / 2).unwrap().to_vec()),
        ("xlsx/empty.xlsx", Vec::new()),
        ("xlsx/archive-of-other-files.xlsx", packed(&[("a.txt", "a".to_owned())])),
        ("xlsx/document.xlsx", packed(&[("word/document.xml", "<a/>".to_owned())])),
        (
            "xlsx/html.xlsx",
            b"<html><body><table><tr><td>1</td></tr></table></body></html>".to_vec(),
        ),
        ("xlsx/pdf.xlsx", b"%PDF-1.7\n".to_vec()),
        ("xlsx/plain-text.xlsx", b"access denied\n".to_vec()),
        ("xlsx/noise.xlsx", vec![1, 2, 3, 4, 5, 6, 7, 8]),
        ("xlsx/locked.xlsx", compound(&[("EncryptedPackage", &[0; 64])])),
        ("xlsx/unpacks-to-much.xlsx", with(SHEET, &" ".repeat(2_000_000))),
        ("xlsx/many-parts.xlsx", packed(&many)),
        (
            "xlsx/many-sheets.xlsx",
            with("xl/workbook.xml", &format!("<workbook>{sheets}</workbook>")),
        ),
        ("xlsx/one-text-in-many-cells.xlsx", packed(&bomb)),
        ("xlsx/long-cell.xlsx", packed(&workbook(&cells(&text(&"a".repeat(10_001)))))),
        ("xlsx/two-cells-far-apart.xlsx", with(SHEET, &format!("<worksheet>{far}</worksheet>"))),
        ("xlsx/wide-rows.xlsx", packed(&workbook(&sheet(wide)))),
        ("xlsx/cell-beyond-the-end.xlsx", packed(&workbook(&cells("<c r=\"XFE1\"><v>1</v></c>")))),
        ("xlsx/column-of-many-letters.xlsx", {
            let place = format!("<c r=\"{}1\"><v>1</v></c>", "Z".repeat(500));
            packed(&workbook(&cells(&place)))
        }),
        ("xlsx/row-zero.xlsx", packed(&workbook(&cells("<c r=\"A0\"><v>1</v></c>")))),
        ("xlsx/cell-twice.xlsx", {
            let twice = "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>";
            packed(&workbook(&cells(twice)))
        }),
        ("xlsx/area-backwards.xlsx", {
            let merged = "<worksheet><sheetData/><mergeCells><mergeCell ref=\"C3:A1\"/></mergeCells></worksheet>";
            with(SHEET, merged)
        }),
        ("xlsx/text-not-there.xlsx", packed(&workbook(&cells("<c t=\"s\"><v>7</v></c>")))),
        ("xlsx/no-number.xlsx", packed(&workbook(&cells("<c r=\"B1\"><v>1,5</v></c>")))),
        ("xlsx/unknown-type.xlsx", packed(&workbook(&cells("<c t=\"x\"><v>1</v></c>")))),
        ("xlsx/entities.xlsx", with(SHEET, laughs)),
        ("xlsx/unknown-entity.xlsx", packed(&workbook(&cells(&text("&a;"))))),
        ("xlsx/deep.xlsx", with(SHEET, &"<a>".repeat(10_000))),
        ("xlsx/byte-zero.xlsx", packed(&workbook(&cells(&text("a\0b"))))),
        ("xlsx/tags-crossed.xlsx", with(SHEET, "<worksheet><sheetData></worksheet></sheetData>")),
        ("xlsx/ends-in-the-middle.xlsx", with(SHEET, "<worksheet><sheetData><row>")),
        ("xlsx/sheet-without-part.xlsx", {
            with("xl/workbook.xml", "<workbook><sheet name=\"a\" r:id=\"r9\"/></workbook>")
        }),
        ("xlsx/leads-to-itself.xlsx", {
            let relations = "<Relationships><Relationship Id=\"r1\" Type=\"t/worksheet\" \
                             Target=\"workbook.xml\"/></Relationships>";
            with("xl/_rels/workbook.xml.rels", relations)
        }),
    ]
}

const NAMES: [&str; 70] = [
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15",
    "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
    "32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47",
    "48", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63",
    "64", "65", "66", "67", "68", "69",
];

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn workbook(sheet: &str) -> Parts<'static> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"t/{kind}\" Target=\"{target}\"/>")
    };
    let relations =
        |relations: &[String]| format!("<Relationships>{}</Relationships>", relations.concat());
    let of_workbook = [
        relation("r1", "worksheet", "worksheets/sheet1.xml"),
        relation("r2", "sharedStrings", "sharedStrings.xml"),
    ];
    vec![
        ("_rels/.rels", relations(&[relation("r1", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", "<workbook><sheet name=\"a\" r:id=\"r1\"/></workbook>".to_owned()),
        ("xl/_rels/workbook.xml.rels", relations(&of_workbook)),
        (SHEET, sheet.to_owned()),
    ]
}

fn spreadsheets() -> Files {
    let content = |content: &str| {
        let text = format!(
            "<office:body><table:table table:name=\"a\">{content}</table:table></office:body>"
        );
        packed(&[("content.xml", text)])
    };
    let row = |cell: &str| format!("<table:table-row>{cell}</table:table-row>");
    let cell = |attributes: &str, text: &str| {
        row(&format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"))
    };
    let good = content(&cell("office:value-type=\"string\"", "a"));
    let locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let rows = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell><text:p>a</text:p>\
                </table:table-cell></table:table-row>";
    vec![
        ("ods/truncated.ods", good.get(..good.len() / 2).unwrap().to_vec()),
        (
            "ods/locked.ods",
            packed(&[
                ("content.xml", "?".to_owned()),
                ("META-INF/manifest.xml", locked.to_owned()),
            ]),
        ),
        ("ods/rows-repeated.ods", content(rows)),
        ("ods/columns-repeated.ods", {
            content(&cell("table:number-columns-repeated=\"4294967295\"", "a"))
        }),
        ("ods/text-in-many-cells.ods", {
            content(&cell("table:number-columns-repeated=\"9000\"", &"a".repeat(200)))
        }),
        (
            "ods/area-beyond-the-end.ods",
            content(&cell("table:number-rows-spanned=\"4294967295\"", "a")),
        ),
        ("ods/blanks-repeated.ods", content(&cell("", "<text:s text:c=\"4294967295\"/>"))),
        ("ods/many-blanks.ods", content(&cell("", &"<text:s text:c=\"1000\"/>".repeat(11)))),
        (
            "ods/no-number.ods",
            content(&cell("office:value-type=\"float\" office:value=\"1,5\"", "1,5")),
        ),
        (
            "ods/neither-true-nor-false.ods",
            content(&cell("office:value-type=\"boolean\"", "maybe")),
        ),
        ("ods/deep.ods", content(&"<a>".repeat(10_000))),
        (
            "ods/entities.ods",
            packed(&[("content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_owned())]),
        ),
        ("ods/no-utf-8.ods", packed_bytes(&[("content.xml", b"<a>\xE4</a>")])),
        ("ods/unpacks-to-much.ods", content(&" ".repeat(2_000_000))),
    ]
}

fn old_workbooks() -> Files {
    let begin = record(0x0809, &[0, 6, 5, 0]);
    let end = record(0x000A, &[]);
    let entry = |start: u8| record(0x0085, &[start, 0, 0, 0, 0, 0, 1, 0, b'a']);
    let book = |globals: &[u8], cells: &[u8]| {
        let before = begin.len() + entry(0).len() + globals.len() + end.len();
        let start = u8::try_from(before).unwrap();
        let stream = [&begin, &entry(start), globals, &end, &begin, cells, &end].concat();
        compound(&[("Workbook", &stream)])
    };
    let good = book(&[], &record(0x0205, &[0, 0, 0, 0, 0, 0, 1, 0]));
    let mut circle = good.clone();
    // The sector of the list of streams follows itself.
    circle.get_mut(512 + 4..512 + 8).unwrap().copy_from_slice(&[1, 0, 0, 0]);
    let claimed = record(0x0200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]);
    let cell = record(0x0205, &[0, 0, 0, 0, 0, 0, 1, 0]);
    vec![
        ("xls/truncated.xls", good.get(..1100).unwrap().to_vec()),
        ("xls/circle.xls", circle),
        ("xls/locked.xls", book(&record(0x002F, &[1, 0]), &[])),
        ("xls/claims-to-be-large.xls", book(&[], &[claimed, cell.clone()].concat())),
        ("xls/cell-beyond-the-end.xls", book(&[], &record(0x0205, &[0, 0, 255, 255, 0, 0, 1, 0]))),
        ("xls/area-backwards.xls", book(&[], &record(0x00E5, &[1, 0, 9, 0, 1, 0, 0, 0, 1, 0]))),
        ("xls/short-record.xls", book(&[], &record(0x0203, &[0, 0, 0, 0]))),
        ("xls/text-not-there.xls", book(&[], &record(0x00FD, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0]))),
        ("xls/texts-claimed.xls", book(&record(0x00FC, &[0, 0, 0, 0, 255, 255, 255, 255]), &[])),
        ("xls/texts-cut.xls", book(&record(0x00FC, &[0, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, b'a']), &[])),
        ("xls/cell-twice.xls", book(&[], &[cell.clone(), cell].concat())),
        ("xls/excel-95.xls", compound(&[("Book", &record(0x0809, &[0, 5, 5, 0]))])),
        ("xls/document.xls", compound(&[("WordDocument", &[0; 64])])),
        ("xls/html.xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec()),
        ("xls/xml-2003.xls", {
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec()
        }),
    ]
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// A compound file of one short stream: a sector that says which follows which, one that lists the streams,
/// one that says so of small sectors, and one of small sectors.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;

    let number = |number: usize| u32::try_from(number).unwrap();
    let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    header.resize(24, 0);
    header.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    header.resize(44, 0);
    for value in [1, 1, 0, 4096, 2, 1, END, 0, 0] {
        header.extend(u32::to_le_bytes(value));
    }
    header.resize(512, 0xFF);
    let mut chains: Vec<u8> =
        [0xFFFF_FFFD, END, END, END].into_iter().flat_map(u32::to_le_bytes).collect();
    chains.resize(512, 0xFF);
    let (name, stream) = streams.first().unwrap();
    let small_sectors = stream.len().div_ceil(64);
    let entry = |name: &str, kind: u8, start: u32, length: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let size = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(size.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([0xFF; 12]);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(number(length).to_le_bytes());
        entry.resize(128, 0);
        entry
    };
    let mut list = entry("Root Entry", 5, 3, small_sectors * 64);
    list.extend(entry(name, 2, 0, stream.len()));
    list.resize(512, 0);
    let mut small: Vec<u8> = (1..=small_sectors)
        .map(|next| if next == small_sectors { END } else { number(next) })
        .chain(std::iter::repeat(FREE))
        .take(128)
        .flat_map(u32::to_le_bytes)
        .collect();
    small.resize(512, 0xFF);
    let mut data = stream.to_vec();
    data.resize(512, 0);
    [header, chains, list, small, data].concat()
}

fn binary_workbooks() -> Files {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"t/officeDocument\" \
                     Target=\"xl/workbook.bin\"/></Relationships>";
    let of_workbook = "<Relationships><Relationship Id=\"r1\" Type=\"t/worksheet\" \
                       Target=\"sheet.bin\"/></Relationships>";
    let book = |sheet: &[u8]| {
        let entry = [
            0x9C, 0x01, 26, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, b'r', 0, b'1', 0, 1, 0, 0, 0, b'a',
            0,
        ];
        let mut entry = entry.to_vec();
        if let Some(length) = entry.get_mut(2) {
            *length = 22;
        }
        packed_bytes(&[
            ("_rels/.rels", relations.as_bytes()),
            ("xl/_rels/workbook.bin.rels", of_workbook.as_bytes()),
            ("xl/workbook.bin", &entry),
            ("xl/sheet.bin", sheet),
        ])
    };
    let begin = [0x91, 0x01, 0];
    let row = |number: u8| [0, 4, number, 0, 0, 0];
    vec![
        ("xlsb/record-cut.xlsb", book(&[&begin[..], &row(0), &[5, 16, 0, 0]].concat())),
        ("xlsb/text-cut.xlsb", {
            book(
                &[&begin[..], &row(0), &[6, 12, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 127]]
                    .concat(),
            )
        }),
        ("xlsb/column-beyond-the-end.xlsb", {
            book(&[&begin[..], &row(0), &[4, 9, 255, 255, 255, 255, 0, 0, 0, 0, 1]].concat())
        }),
        ("xlsb/row-beyond-the-end.xlsb", {
            book(
                &[&begin[..], &[0, 4, 255, 255, 255, 255], &[4, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1]]
                    .concat(),
            )
        }),
        ("xlsb/area-beyond-the-end.xlsb", {
            book(&[&[0xB0, 0x01, 16, 0, 0, 0, 0][..], &[0xFF; 3], &[0; 9]].concat())
        }),
        ("xlsb/text-not-there.xlsb", {
            book(&[&begin[..], &row(0), &[7, 12, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0]].concat())
        }),
    ]
}

fn texts() -> Files {
    let deep = |depth: usize| [b"[".repeat(depth), b"]".repeat(depth)].concat();
    vec![
        ("csv/quote-never-closed.csv", b"id,name\n1,\"a\n2,b\n3,c\n".to_vec()),
        ("csv/byte-zero.csv", b"id,name\n1,a\0b\n".to_vec()),
        (
            "csv/long-field.csv",
            [b"id,name\n1,".to_vec(), vec![b'a'; 10_001], b"\n".to_vec()].concat(),
        ),
        ("csv/many-fields.csv", [b"id\n".to_vec(), vec![b','; 20_001]].concat()),
        ("csv/half-a-sign.csv", b"\xFF\xFEa\0,\0b".to_vec()),
        ("csv/empty.csv", Vec::new()),
        ("csv/large.csv", b"a,b\n".repeat(35_000)),
        ("json/deep.json", deep(10_000)),
        ("json/key-twice.json", b"[\n  {\"id\": 1,\n   \"id\": 2}\n]\n".to_vec()),
        ("json/cut.json", b"[{\"id\": 1},\n {\"id\": 2".to_vec()),
        ("json/comma-at-the-end.json", b"[{\"id\": 1},]\n".to_vec()),
        ("json/item-no-object.json", b"{\"risks\": [{\"id\": 1},\n 7]}\n".to_vec()),
        ("json/no-list.json", b"{\"id\": 1}\n".to_vec()),
        ("json/scalar.json", b"7\n".to_vec()),
        ("json/number-beyond-all.json", b"[{\"a\": 1e999}]\n".to_vec()),
        ("json/many-values.json", [b"[".to_vec(), b"1,".repeat(20_001), b"1]".to_vec()].concat()),
        (
            "json/long-text.json",
            [b"[{\"a\":\"".to_vec(), vec![b'a'; 10_001], b"\"}]".to_vec()].concat(),
        ),
        ("json/keys-of-their-own.json", {
            let items: Vec<String> =
                (0..300).map(|number| format!("{{\"k{number}\":1}}")).collect();
            format!("[{}]", items.join(",")).into_bytes()
        }),
        ("json/byte-zero.json", b"[{\"a\": \"\0\"}]".to_vec()),
        ("jsonl/broken-line.jsonl", b"{\"id\": 1}\n\n{\"id\": }\n".to_vec()),
        ("jsonl/list-on-a-line.jsonl", b"{\"id\": 1}\n[2]\n".to_vec()),
        ("yaml/aliases.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n".to_vec()),
        ("yaml/deep.yaml", deep(10_000)),
        ("yaml/key-twice.yaml", b"- id: 1\n  name: a\n  id: 2\n".to_vec()),
        ("yaml/second-document.yaml", b"- id: 1\n---\n- id: 2\n".to_vec()),
        ("yaml/no-list.yaml", b"id: 1\n".to_vec()),
        ("yaml/cut.yaml", b"- id: [1, 2\n- id: 3\n".to_vec()),
    ]
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    packed_bytes(&parts)
}

fn packed_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
