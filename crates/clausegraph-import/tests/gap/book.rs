//! A gap workbook as it was written, and as people go on with it; no file, but the tables of one.

use std::collections::BTreeMap;

use clausegraph_model::{Catalogue, Organisation, SourceText};
use clausegraph_readers::table::{Cell, Row, Sheet, Tables};

pub(crate) const ORGANISATION: &str = r#"{
  "format_version": 1,
  "organisation": { "id": "acme", "name": "Acme" },
  "scope": {
    "services": [{ "id": "payroll", "name": "Payroll", "state": "in", "owner": "anna" }, { "id": "mail" }],
    "suppliers": [{ "id": "nordbyte", "supplier_type": "external", "owner": "jane" }]
  },
  "people": [
    { "key": "anna" },
    { "key": "jane" },
    { "key": "config-manager" }
  ]
}
"#;

pub(crate) const ARTEFACTS: &str = r#"{ "format_version": 1, "artefacts": [
  { "id": "POL-1", "kind": "policy", "title": "Policy", "owner": "anna", "next_review_on": "2026-12-01" },
  { "id": "DOC-2", "kind": "document", "title": "Old handbook" },
  { "id": "CA-1", "kind": "corrective-action", "owner": "jane", "action": { "due_on": "2026-10-01" } }
] }
"#;

pub(crate) const PAPERS: &str = r#"{
  "format_version": 1,
  "working_papers": [
    {
      "requirement": "8.2.6-a",
      "design_score": 1,
      "gap": "Kinds are known; nobody wrote them down; new staff guess.",
      "owner": "anna",
      "effort_likely": "2.50",
      "due": "2027-01-31"
    }
  ]
}
"#;

pub(crate) fn sources() -> Vec<SourceText> {
    let source =
        |name: &str, text: &str| SourceText { name: name.to_owned(), text: text.to_owned() };
    vec![
        source("artefacts.json", ARTEFACTS),
        source("organisation.json", ORGANISATION),
        source("papers.json", PAPERS),
    ]
}

pub(crate) fn catalogue() -> Catalogue {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/invalid/catalogue.json");
    let text = std::fs::read_to_string(path).unwrap();
    let file = SourceText { name: "catalogue.json".to_owned(), text };
    Catalogue::load(&[file], &[]).0.unwrap()
}

pub(crate) fn load(sources: &[SourceText]) -> Organisation {
    let (organisation, problems) = Organisation::load(sources, &catalogue());
    assert!(organisation.is_some(), "{problems:?}");
    organisation.unwrap()
}

/// The fields of a working paper, each with its header.
pub(crate) const GAP: [(&str, &str); 34] = [
    ("requirement", "Requirement"),
    ("member", "Member"),
    ("current_state", "Current state"),
    ("evidence_seen", "Evidence seen"),
    ("evidence_type", "Evidence type"),
    ("design_score", "Design 0-3"),
    ("operation_score", "Operation 0-3"),
    ("state", "State"),
    ("state_reason", "Reason for the state"),
    ("gap", "Gap"),
    ("severity", "Severity if audited today"),
    ("severity_by", "Severity confirmed by"),
    ("severity_on", "Severity confirmed on"),
    ("action", "Action"),
    ("action_type", "Type of action"),
    ("owner", "Owner"),
    ("sponsor", "Sponsor"),
    ("effort_low", "Effort low"),
    ("effort_likely", "Effort likely"),
    ("effort_high", "Effort high"),
    ("cost", "Cost"),
    ("priority", "Priority"),
    ("dependency", "Depends on"),
    ("due", "Due"),
    ("action_state", "Status of the action"),
    ("percent", "Per cent"),
    ("verification", "Verification"),
    ("verified_by", "Verified by"),
    ("verified_on", "Verified on"),
    ("reuse", "Reuse"),
    ("confidence", "Confidence"),
    ("interviewee", "Interviewee"),
    ("on", "Seen on"),
    ("assessor", "Assessor"),
];

pub(crate) const DOCUMENTS: [(&str, &str); 8] = [
    ("artefact", "Id"),
    ("decision", "Keep, merge, retire"),
    ("into", "Into"),
    ("reason", "Reason"),
    ("by", "Decided by"),
    ("on", "Decided on"),
    ("owner", "Owner"),
    ("next_review_on", "Next review"),
];

pub(crate) const ELEMENTS: [(&str, &str); 3] =
    [("element", "Id"), ("owner", "Owner"), ("state", "State")];

pub(crate) const ACTIONS: [(&str, &str); 4] =
    [("action", "Id"), ("owner", "Owner"), ("due", "Due"), ("action_state", "Status")];

/// A workbook as it was written, and as people go on with it.
#[derive(Clone, Debug)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<BookSheet>,
    pub(crate) base: Vec<[String; 6]>,
}

#[derive(Clone, Debug)]
pub(crate) struct BookSheet {
    pub(crate) name: String,
    /// The headers, then the rows.
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) keys: Vec<&'static str>,
}

pub(crate) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// What a row shows, by the keys of the columns.
pub(crate) type Shown = BTreeMap<&'static str, String>;

/// A line of the hidden sheet.
fn six(line: [&str; 5]) -> [String; 6] {
    let [kind, one, two, three, four] = line.map(ToOwned::to_owned);
    [kind, one, two, three, four, String::new()]
}

impl Book {
    /// The workbook of an organisation, with a line of its hidden sheet for all that it shows.
    pub(crate) fn of(organisation: &Organisation) -> Self {
        let line = |line: [&str; 5]| six(line);
        let mut book = Self {
            sheets: Vec::new(),
            base: vec![
                line(["format", "1", "", "", ""]),
                line(["organisation", "acme", "", "", ""]),
                line(["catalogue", "small@1", "", "", ""]),
                line(["as-of", "2026-11-22", "", "", ""]),
                line(["hash", "sha256:0", "", "", ""]),
                line(["word", "state", "not-addressed", "Not addressed", ""]),
                line(["word", "state", "consistent", "Consistent, with records", ""]),
                line(["word", "action-state", "under-way", "Under way", ""]),
            ],
        };
        let json = |value: serde_json::Value, key: &str| match value.get(key) {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(serde_json::Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let paper = |requirement: &str, key: &str| {
            let found = organisation.working_paper(&requirement.parse().unwrap(), None);
            found.map_or_else(String::new, |paper| json(serde_json::to_value(paper).unwrap(), key))
        };
        let shown = |keys: &[(&'static str, &str)], of: &dyn Fn(&str) -> String| -> Shown {
            keys.iter().map(|(key, _)| (*key, of(key))).collect()
        };
        let mut rows = Vec::new();
        for requirement in catalogue().requirements() {
            let id = requirement.id().to_string();
            rows.push((
                id.clone(),
                shown(&GAP[2..], &|key| match key {
                    "effort_likely" => paper(&id, key).trim_end_matches('0').to_owned(),
                    _ => paper(&id, key),
                }),
            ));
        }
        book.sheet("Gap", "gap", &GAP, rows);
        let artefact =
            |id: &str| serde_json::to_value(organisation.artefact(id).unwrap().document());
        let rows = ["POL-1", "DOC-2"].map(|id| {
            (
                id.to_owned(),
                shown(&DOCUMENTS[1..], &|key| match key {
                    "owner" | "next_review_on" => json(artefact(id).unwrap(), key),
                    _ => organisation.document_decision(id).map_or_else(String::new, |decision| {
                        json(serde_json::to_value(decision).unwrap(), key)
                    }),
                }),
            )
        });
        book.sheet("Documents", "documents", &DOCUMENTS, rows.to_vec());
        let element = |id: &str, key: &str| {
            json(serde_json::to_value(organisation.element(id).unwrap().document()).unwrap(), key)
        };
        let of_list = |ids: &[&str]| -> Vec<(String, Shown)> {
            ids.iter()
                .map(|id| ((*id).to_owned(), shown(&ELEMENTS[1..], &|key| element(id, key))))
                .collect()
        };
        book.sheet("Services", "services", &ELEMENTS, of_list(&["payroll", "mail"]));
        book.sheet("Suppliers", "suppliers", &ELEMENTS, of_list(&["nordbyte"]));
        let action = |key: &str| {
            let whole = artefact("CA-1").unwrap();
            match key {
                "due" => json(whole.get("action").unwrap().clone(), "due_on"),
                "action_state" => "open".to_owned(),
                _ => json(whole, key),
            }
        };
        let mut rows = vec![("CA-1".to_owned(), shown(&ACTIONS[1..], &action))];
        let of_paper = |key: &str| paper("8.2.6-a", key);
        rows.push(("8.2.6-a".to_owned(), shown(&ACTIONS[1..], &of_paper)));
        book.sheet("Actions", "actions", &ACTIONS, rows);
        book
    }

    fn sheet(
        &mut self,
        name: &str,
        key: &str,
        columns: &[(&'static str, &str)],
        rows: Vec<(String, Shown)>,
    ) {
        let mut line = |line: [&str; 6]| self.base.push(line.map(ToOwned::to_owned));
        line(["sheet", key, name, "3", "", ""]);
        for (column, header) in columns {
            line(["column", key, column, header, "", "back"]);
        }
        let mut cells = vec![columns.iter().map(|(_, header)| text(header)).collect::<Vec<_>>()];
        for (id, shown) in rows {
            line(["row", key, &id, "", "", ""]);
            let of_column = |column: &&'static str| shown.get(column).map(String::as_str);
            for (column, _) in columns {
                if let Some(shown) = of_column(column).filter(|shown| !shown.is_empty()) {
                    line(["cell", key, &id, column, shown, ""]);
                }
            }
            cells.push(
                columns
                    .iter()
                    .enumerate()
                    .map(|(at, (column, _))| match at {
                        0 => text(&id),
                        _ => text(of_column(column).unwrap_or_default()),
                    })
                    .collect(),
            );
        }
        let keys = columns.iter().map(|(column, _)| *column).collect();
        self.sheets.push(BookSheet { name: name.to_owned(), rows: cells, keys });
    }

    pub(crate) fn named(&mut self, name: &str) -> &mut BookSheet {
        self.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
    }

    /// Writes in a cell.
    pub(crate) fn write(&mut self, sheet: &str, row: &str, column: &str, cell: Cell) {
        let sheet = self.named(sheet);
        let at = sheet.keys.iter().position(|key| *key == column).unwrap();
        let is_row = |cells: &&mut Vec<Cell>| cells.first() == Some(&text(row));
        let row = sheet.rows.iter_mut().find(is_row).unwrap();
        *row.get_mut(at).unwrap() = cell;
    }

    pub(crate) fn tables(&self) -> Tables {
        let mut sheets: Vec<Sheet> = (self.sheets.iter())
            .map(|sheet| {
                // A title stands above the headers.
                let title = Row { number: 1, cells: vec![text("Gap assessment of Acme")] };
                let rows = (sheet.rows.iter().zip(3..))
                    .map(|(cells, number)| Row { number, cells: cells.clone() });
                Sheet {
                    name: sheet.name.clone(),
                    rows: std::iter::once(title).chain(rows).collect(),
                    ..Sheet::default()
                }
            })
            .collect();
        let rows = (self.base.iter().zip(1..))
            .map(|(line, number)| Row { number, cells: line.iter().map(|it| text(it)).collect() });
        sheets.push(Sheet {
            name: "_base".to_owned(),
            hidden: true,
            rows: rows.collect(),
            ..Sheet::default()
        });
        Tables { sheets, notes: Vec::new() }
    }
}
