//! Lists of criteria as catalogues.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::{fs, path::PathBuf};

use clausegraph_import::{
    Limits, ListColumns, ListImport, ListRules, Overwrite, catalogue_list, list_tables,
    read_folder, read_list, read_list_rules, render_list_report, write_catalogue,
};
use clausegraph_model::{Catalogue, SourceText};
use clausegraph_readers::{
    ReadLimits,
    table::{Cell, Places, Row, Sheet, Tables},
};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import")).join(name)
}

fn criteria() -> ListImport {
    let rules = read_list_rules(&fixture("criteria.list.yaml"), Limits::USUAL).unwrap();
    let tables = read_list(&fixture("criteria/standard.yml"), Limits::USUAL).unwrap();
    catalogue_list(&tables, &rules).unwrap()
}

/// The list and its overlay, as the model reads them.
fn load(import: &ListImport) -> Catalogue {
    let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
    let file = source("catalogue.json", serde_json::to_string(&import.document).unwrap());
    let overlay = import.overlay.iter().map(|overlay| serde_json::to_string(overlay).unwrap());
    let overlays: Vec<SourceText> = overlay.map(|text| source("overlay.json", text)).collect();
    let (catalogue, problems) = Catalogue::load(&[file], &overlays);
    assert_eq!(problems.iter().map(|problem| &problem.message).collect::<Vec<_>>(), [""; 0]);
    catalogue.unwrap()
}

/// A sheet of a workbook: rows of cells that `|` parts.
fn sheet(rows: &[&str]) -> Tables {
    let cell = |text: &str| match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    };
    let rows = (1..)
        .zip(rows)
        .map(|(number, row)| Row { number, cells: row.split('|').map(cell).collect() });
    let sheet = Sheet { name: "Rules".to_owned(), rows: rows.collect(), ..Sheet::default() };
    Tables { sheets: vec![sheet], notes: Vec::new() }
}

fn usual() -> ListRules {
    ListRules::usual("house@2026".parse().unwrap(), "House rules".to_owned())
}

fn problems(tables: &Tables, rules: &ListRules) -> Vec<String> {
    match catalogue_list(tables, rules) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems.iter().map(ToString::to_string).collect(),
    }
}

fn ids(import: &ListImport) -> Vec<(String, String)> {
    let requirements = import.document.requirements.iter();
    requirements.map(|one| (one.id.to_string(), one.clause.to_string())).collect()
}

#[test]
fn a_list_keyed_by_id_becomes_a_catalogue() {
    let import = criteria();
    load(&import);
    let mut document = import.document;
    // The kinds of the slot are those of the model, and told in the documentation.
    for requirement in &mut document.requirements {
        requirement.slots.clear();
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&document.requirements).unwrap());
}

#[test]
fn the_report_tells_what_was_changed_and_left() {
    insta::assert_snapshot!(render_list_report(&criteria().report));
}

#[test]
fn long_statements_stand_in_full_in_the_overlay() {
    let import = criteria();
    let id = "B2.4".parse().unwrap();
    let cut = import.document.requirements.iter().find(|one| one.id == id).unwrap();
    assert!(cut.statement.ends_with('…') && cut.statement.chars().count() <= 400);
    let catalogue = load(&import);
    let full = catalogue.requirement(id.as_str()).unwrap();
    assert!(full.statement().ends_with("who once a year counts what was kept too long"));
}

#[test]
fn any_kind_that_does_not_offer_itself_is_accepted() {
    let import = criteria();
    let slot = &import.document.requirements[0].slots[0];
    let accepted: Vec<&str> = slot.accepts.iter().map(|accept| accept.kind.as_str()).collect();
    for kind in ["policy", "procedure", "document", "routine", "observation", "record-set", "audit"]
    {
        assert!(accepted.contains(&kind), "{kind}");
    }
    for kind in ["contract", "sla", "management-review", "scope-statement"] {
        assert!(!accepted.contains(&kind), "{kind}");
    }
    assert!(!slot.content && slot.needs.is_empty());
}

#[test]
fn rows_stand_under_their_parent_or_their_own_id() {
    let rows =
        ["Ref|Name|Family", "X.1|One|", "X.2|Two|Doors and gates", "Y|Three|", "X.1.1|Four|"];
    let import = catalogue_list(&sheet(&rows), &usual()).unwrap();
    let expected = [("X.1", "X"), ("X.2", "Doors_and_gates"), ("Y", "all"), ("X.1.1", "X")];
    let expected = expected.map(|(id, clause)| (id.to_owned(), clause.to_owned()));
    assert_eq!(ids(&import), expected);
    let titles: Vec<_> = import.document.clauses.iter().map(|one| one.title.as_deref()).collect();
    assert_eq!(titles, [None, Some("Doors and gates"), Some("House rules")]);
    load(&import);
}

#[test]
fn all_problems_are_told_at_once() {
    let mut tables = sheet(&[
        "Ref|Name|Description|Family",
        "A.1|One||A",
        "|Two||A",
        "A.1|Three||A",
        "A/3|Four||A",
        "A.4|||A",
        "A.5||Five|A.1",
        "A.6||Six|§",
        "A.7||Seven|Doors & gates",
        "A.8||Eight|Doors - gates",
        "A.9||x|A",
        "||",
        "A.11||x|A",
    ]);
    let cells = &mut tables.sheets[0].rows[10].cells;
    cells[0] = Cell::Date("2026-01-10".to_owned());
    tables.sheets[0].rows[12].cells[2] = Cell::Error("#REF!".to_owned());
    assert_eq!(
        problems(&tables, &usual()),
        [
            "Rules!A3: the id is blank",
            "Rules!A4: the id `A.1` stands at Rules!A2 already",
            "Rules!A5: `A/3` cannot be used: a requirement id holds `/`: letters, digits and `._-` are allowed; name an id for it under `ids`",
            "Rules!A6: `A.4` has neither a title nor a text",
            "Rules!A11: the id is the date `2026-01-10`: write it as text",
            "Rules!C13: the formula has the error `#REF!`",
            "Rules!D7: `A.1` is what criteria stand under, and the id of a criterion at Rules!A2",
            "Rules!D8: `§` cannot be used: a clause number is empty",
            "Rules!D10: `Doors - gates` and `Doors & gates` both get the number `Doors_gates`",
        ]
    );
}

#[test]
fn columns_have_usual_names_or_those_of_the_rules() {
    let rows = ["Code|Heading|Heading", "A.1|One|Two"];
    assert_eq!(
        problems(&sheet(&rows), &usual()),
        [
            "Rules!A1: no column is called `id`, `ref`, `key`, `criterion`: name the column of the id under `columns`; there are `Code`, `Heading`, `Heading`",
            "Rules!A1: no column is called `title`, `name`, `text`, `description`, `statement`: name the column of the title or text under `columns`; there are `Code`, `Heading`, `Heading`",
        ]
    );
    let named = |id: &str, title: &str| ListRules {
        columns: ListColumns {
            id: vec![id.to_owned()],
            title: vec![title.to_owned()],
            ..ListColumns::default()
        },
        ..usual()
    };
    assert_eq!(
        problems(&sheet(&rows), &named("Cod", "heading")),
        [
            "Rules!A1: there is no column `Cod`; did you mean `Code`?",
            "Rules!C1: the column `Heading` stands at Rules!B1 already: give them different names",
        ]
    );
    let rows = ["House rules 2026", "Code|Heading|Remarks", "A.1|One|Two"];
    let rules = ListRules { header: Some(2), ..named("code", "Heading") };
    let import = catalogue_list(&sheet(&rows), &rules).unwrap();
    assert_eq!(import.report.unused[0].place, "Rules!C2");
    let rules = ListRules { header: Some(9), ..rules };
    assert_eq!(
        problems(&sheet(&rows), &rules),
        ["Rules: row 9, which `header` names, holds nothing"]
    );
}

#[test]
fn the_sheet_is_named_where_several_could_be_meant() {
    let mut tables = sheet(&["Ref|Name", "A.1|One"]);
    tables.sheets.push(Sheet { name: "Notes".to_owned(), ..tables.sheets[0].clone() });
    assert_eq!(
        problems(&tables, &usual()),
        ["several sheets hold rows: name one of `Rules`, `Notes` as `sheet`"]
    );
    let rules = ListRules { sheet: Some("Rulez".to_owned()), ..usual() };
    assert_eq!(problems(&tables, &rules), ["there is no sheet `Rulez`; did you mean `Rules`?"]);
    tables.sheets[1].hidden = true;
    assert!(catalogue_list(&tables, &usual()).is_ok());
    assert_eq!(problems(&Tables::default(), &usual()), ["there is no row in it"]);
    assert_eq!(problems(&sheet(&["Ref|Name"]), &usual()), ["Rules: there is no row in it"]);
}

#[test]
fn what_only_the_rules_know_is_told() {
    let rules = ListRules {
        ids: vec![("A.l".to_owned(), "A.2".parse().unwrap())],
        clauses: vec![("B".to_owned(), "Boats".to_owned())],
        ..usual()
    };
    assert_eq!(
        problems(&sheet(&["Ref|Name", "A.1|One"]), &rules),
        [
            "Rules: the rules name `A.l` under `ids`, and the list does not have it; did you mean `A.1`?",
            "Rules: the rules name `B` under `clauses`, and the list does not have it",
        ]
    );
}

#[test]
fn a_catalogue_is_written_as_a_folder_of_its_own() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("catalogue-list");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let import = criteria();
    for _ in 0..2 {
        let written = write_catalogue(&folder, &import, Overwrite::Refuse).unwrap();
        assert_eq!(written, ["catalogue.json", "overlays/full-text.json"]);
    }
    let files = read_folder(&folder, Limits::USUAL).unwrap();
    let (catalogue, _) = Catalogue::load(&files[..1], &files[1..]);
    assert_eq!(catalogue.unwrap().requirements().count(), 8);
    let short = ListImport { overlay: None, ..import };
    write_catalogue(&folder, &short, Overwrite::Refuse).unwrap();
    assert!(!folder.join("overlays/full-text.json").exists());
}

#[test]
fn lists_come_in_many_forms() {
    let told = |name: &str, text: &str| {
        let tables = list_tables(name, text.as_bytes(), &ReadLimits::USUAL).unwrap();
        match catalogue_list(&tables, &usual()) {
            Ok(import) => ids(&import).into_iter().map(|(id, _)| id).collect(),
            Err(error) => error.problems.iter().map(ToString::to_string).collect::<Vec<String>>(),
        }
    };
    assert_eq!(told("a.csv", "Ref;Name\nA.1;\"One; two\"\nA.2;Three\n"), ["A.1", "A.2"]);
    assert_eq!(
        told("a.tsv", "id\ttext\nA.1\tOne\nA.1\tTwo\n"),
        ["line 3, field 1: the id `A.1` stands at line 2, field 1 already"]
    );
    assert_eq!(
        told("a.json", r#"[{"id": "A.1", "title": "One"}, {"id": null, "title": "x"}]"#),
        ["/1/id: the id is blank"]
    );
    assert_eq!(
        told("a.yaml", "- {ref: A.1, name: One}\n- {ref: A.2}\n"),
        ["/1/ref: `A.2` has neither a title nor a text"]
    );
    assert_eq!(
        told("a.yml", "A.1: {name: One}\nA/2: {name: Two}\n"),
        [
            "line 2: `A/2` cannot be used: a requirement id holds `/`: letters, digits and `._-` are allowed; name an id for it under `ids`"
        ]
    );
    assert_eq!(
        told("a.json", r#"[{"ident": "A.1", "titel": "One"}]"#),
        [
            "/ident: no column is called `id`, `ref`, `key`, `criterion`: name the column of the id under `columns`; there are `ident`, `titel`",
            "/ident: no column is called `title`, `name`, `text`, `description`, `statement`: name the column of the title or text under `columns`; there are `ident`, `titel`",
        ]
    );
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        "[A-B][.][0-9]|\\PC{0,6}".prop_map(Cell::Text),
        "[0-9]{1,2}".prop_map(Cell::Number),
    ]
}

proptest! {
    #[test]
    fn any_yaml_is_a_list_or_refused(text in "\\PC*|[a-c:{}\\[\\], \n-]{0,60}") {
        if let Ok(tables) = list_tables("list.yml", text.as_bytes(), &ReadLimits::USUAL) {
            drop(catalogue_list(&tables, &usual()));
        }
    }

    #[test]
    fn what_is_accepted_is_a_sound_catalogue(
        cells in prop::collection::vec(prop::collection::vec(cell(), 0..4), 0..6),
    ) {
        let head = ["id", "title", "text", "family"].map(|name| Cell::Text(name.to_owned()));
        let mut rows = vec![Row { number: 1, cells: head.into() }];
        rows.extend((2..).zip(cells).map(|(number, cells)| Row { number, cells }));
        let places = Places::Lines;
        let sheet = Sheet { rows, places, ..Sheet::default() };
        let tables = Tables { sheets: vec![sheet], notes: Vec::new() };
        if let Ok(import) = catalogue_list(&tables, &usual()) {
            load(&import);
        }
    }
}
