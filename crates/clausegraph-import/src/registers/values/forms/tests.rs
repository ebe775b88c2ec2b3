//! Cells of every kind.

use clausegraph_readers::table::Cell;

use crate::{
    RegisterMap,
    registers::{
        field::{Field, Holder},
        index::{Index, Steps},
        map::{Column, Decimal, RegisterHeader, Words, words_of},
        people::People,
        values::{Readers, Ways},
    },
};

/// What a cell of a field becomes, with what is wrong behind it.
fn read(field: &str, cell: &Cell, ways: &Ways) -> String {
    let map = RegisterMap::parse(
        "{format_version: 1, organisation: {id: harbour}, source: {id: lists, carries: []}, tables: []}",
    );
    let map = map.unwrap();
    let mut index = Index { is_whole: true, ..Index::default() };
    index.members.add("email");
    index.members.name("E-Mail", "email");
    index.members.add("net-1");
    index.members.add("net-2");
    index.members.name("Network", "net-1");
    index.members.name("network", "net-2");
    index.artefacts.add("REV-01");
    index.artefacts.name("Review of March", "REV-01");
    let mut people = People::of(&map);
    people.name("Jane Doe", "jane");
    let mut steps = Steps::new();
    let mut readers = Readers { ways, index: &index, people: &mut people, steps: &mut steps };
    let field = Field::find(Holder::Artefact, field)
        .or_else(|_| Field::find(Holder::Judgement, field))
        .unwrap();
    let mut column = Column::of(RegisterHeader::none(), Words::default());
    if field.kind().is_list() {
        column.split = vec![";".to_owned()];
    }
    let reading = readers.cell(&field, &column, cell);
    let mut told = match (reading.value, reading.is_blank) {
        (Some(value), _) => value.to_string(),
        (None, true) => "blank".to_owned(),
        (None, false) => "unknown".to_owned(),
    };
    for (_, defect) in reading.defects {
        told = format!("{told} | {defect}");
    }
    told
}

#[test]
fn cells_are_read_as_their_fields() {
    let ways = Ways { none: words_of([("-", "")].into_iter()), ..Ways::default() };
    let cells = [
        ("title", "-"),
        ("title", " Handbook "),
        ("status", "In Use"),
        ("status", "in us"),
        ("owner", "doe, jane"),
        ("owner", "!"),
        ("created_on", "2026-11-22T10:00:00"),
        ("review_every", "12"),
        ("covers", "E-MAIL; email; Whole SMS"),
        ("covers", "network"),
        ("covers", "Emial"),
        ("covers", "the mail"),
        ("provided_by", "email"),
        ("contents", "Change Categories @ page 2; risks: two new ones; ü"),
        ("contents[risks]", "nein"),
        ("contents[risks]", "two new ones"),
        ("links", "reviewed in: REV-01"),
        ("links", "reviewed-in: review of march; governs REV-01; likes: REV-01; REV-01"),
        ("intervals", "supplier-performance: 3 months; x"),
        ("extent.empty", "Oui"),
        ("extent.empty", "perhaps"),
        ("extent.pages", "12"),
        ("extent.pages", "1.200"),
        ("extent.pages", "-1"),
        ("review.clauses", "8.2.1; eight"),
        ("records.tests", "Classified: 3 of 129 Census; dated: 0 of 9; dated; x: 1 of 2 al"),
        ("plan.invocations", "2026-01-01/2026-06-30: none"),
        ("plan.invocations", "2026: I-1 on 2.3.2026 handled 2026-03-20 in REV-01 (late); I-2"),
        ("plan.invocations", "2026: I-1 at noon"),
        ("plan.invocations", "2026:"),
        ("plan.invocations", "once"),
        ("pins", "REV-01@2.0; REV-02"),
        ("action.raised_by", "REV 9"),
        ("claims", "8.5.1.1-01; chapter 8"),
    ];
    let cells = cells.map(|(field, text)| {
        let told = read(field, &Cell::Text(text.to_owned()), &ways);
        format!("{field}: `{text}`: {told}")
    });
    insta::assert_snapshot!(cells.join("\n"));
}

#[test]
fn cells_of_other_types_are_read_as_their_fields() {
    let ways = Ways::default();
    let texts = |texts: &[&str]| Cell::List(texts.iter().map(|text| (*text).to_owned()).collect());
    for (field, cell, told) in [
        ("title", Cell::Number("7".to_owned()), "\"7\""),
        ("title", Cell::Null, "null"),
        ("title", Cell::Empty, "blank"),
        ("title", texts(&["a", "b"]), "\"a; b\""),
        ("owner", texts(&["Jane Doe"]), "\"jane\""),
        ("owner", texts(&["Jane Doe", "John Roe"]), "unknown | one value was expected"),
        ("covers", texts(&["email"]), "[\"email\"]"),
        ("covers", texts(&[]), "null"),
        ("extent.empty", Cell::Bool(true), "true"),
        ("extent.pages", Cell::Number("4".to_owned()), "4"),
        (
            "extent.pages",
            Cell::Number("4.5".to_owned()),
            "unknown | this is no whole number from 0 on",
        ),
        ("created_on", Cell::Date("2026-11-22T14:30:00.250".to_owned()), "\"2026-11-22\""),
        (
            "created_on",
            Cell::Number("46348".to_owned()),
            "unknown | a number stands where a date was expected; format the cell as a date",
        ),
        (
            "owner",
            Cell::Error("#REF!".to_owned()),
            "unknown | the cell holds the error of a formula",
        ),
    ] {
        assert_eq!(read(field, &cell, &ways), told, "{field} {cell:?}");
    }
}

#[test]
fn thousands_are_parted_as_the_map_says() {
    let ways = |decimal| Ways { decimal: Some(decimal), ..Ways::default() };
    let read =
        |text: &str, decimal| read("extent.pages", &Cell::Text(text.to_owned()), &ways(decimal));
    assert_eq!(read("1.204", Decimal::Comma), "1204");
    assert_eq!(read("1.204,00", Decimal::Comma), "1204");
    assert_eq!(read("1,204", Decimal::Point), "1204");
    assert_eq!(read("1 204", Decimal::Point), "1204");
    for text in ["1.20", "12.34.567", "1204.5", "1,5", ".", "", "1.2.3"] {
        let told = read(text, Decimal::Comma);
        assert!(told.starts_with("unknown") || told == "blank", "{text:?} became {told}");
    }
}
