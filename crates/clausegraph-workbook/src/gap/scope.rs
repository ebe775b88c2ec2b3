//! Sheets Services and Suppliers: who is in the scope, and what each has of what it must have.

use clausegraph::{Element, ElementList, Matrix, MatrixState, Member, Status};
use clausegraph_paper::Texts;

use super::{
    basis::Beside,
    columns::{GapSheet, WordList},
    rows::status_words,
};
use crate::{
    content::Content,
    facts::{fact, facts, spelled, worded},
    lists::word,
    style::Shade,
    table::Column,
};

/// The columns of a sheet of scope elements, and its rows.
pub(crate) struct ScopeTable {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Content>>,
}

/// What stands of each element before what the matrices ask.
const SERVICES: [(&str, u16); 11] = [
    ("id", 16),
    ("name", 26),
    ("state", 14),
    ("owner", 18),
    ("part", 22),
    ("criticality", 12),
    ("customers", 20),
    ("operated-by", 16),
    ("chain", 18),
    ("availability-target", 16),
    ("recovery-target", 18),
];
const SUPPLIERS: [(&str, u16); 8] = [
    ("id", 16),
    ("name", 26),
    ("type", 16),
    ("state", 14),
    ("owner", 18),
    ("part", 22),
    ("services", 24),
    ("operates", 20),
];

/// The table of a list of the scope.
pub(crate) fn table(beside: &Beside<'_, '_>, list: ElementList) -> ScopeTable {
    let texts = beside.basis.texts;
    let sheet = list.as_str();
    let organisation = beside.basis.assessment.organisation();
    let elements: Vec<&Element> =
        organisation.elements().iter().filter(|element| element.list() == list).collect();
    let all = beside.basis.assessment.matrices();
    let matrices: Vec<&Matrix<'_>> = all.iter().filter(|matrix| is_about(matrix, list)).collect();
    let stated: &[(&str, u16)] = if list == ElementList::Services { &SERVICES } else { &SUPPLIERS };
    let said = texts.say("workbook-group-stated");
    let of = sheet_of(list);
    let mut columns: Vec<Column> = stated
        .iter()
        .map(|(key, width)| {
            let column = Column::keyed(texts, sheet, key, *width).among(&said);
            let known = of.column(key).filter(|known| known.is_read_back());
            known.map_or(column.clone(), |known| column.holding(known.value).by(known.filled_by))
        })
        .collect();
    for matrix in &matrices {
        for column in &matrix.document.columns {
            let header = column.title.clone();
            let column = Column::engine(header, 15).among(&matrix.document.title);
            columns.push(column.shaded(shades(texts)));
        }
    }
    let rows = elements.iter().map(|element| {
        let stated = stated.iter().map(|(key, _)| content(beside, element, key));
        let asked = matrices.iter().flat_map(|matrix| {
            let row = matrix.rows.iter().find(|row| row.member.id() == Some(element.id().as_str()));
            matrix.document.columns.iter().enumerate().map(move |(place, _)| {
                let entry = row.and_then(|row| row.entries.get(place));
                let state = entry.map_or(MatrixState::NotAsked, |entry| entry.state);
                Content::text(state_words(texts, state))
            })
        });
        stated.chain(asked).collect()
    });
    let rows = rows.collect();
    ScopeTable { columns, rows }
}

/// The sheet of a list of the scope, where cells of it are read back.
pub(crate) fn sheet_of(list: ElementList) -> GapSheet {
    if list == ElementList::Services { GapSheet::Services } else { GapSheet::Suppliers }
}

/// The ids of a list of the scope, in the order of its rows.
pub(crate) fn ids(beside: &Beside<'_, '_>, list: ElementList) -> Vec<String> {
    let elements = beside.basis.assessment.organisation().elements().iter();
    let of_list = elements.filter(|element| element.list() == list);
    of_list.map(|element| element.id().to_string()).collect()
}

/// Whether the members of a matrix stand in a list of the scope.
fn is_about(matrix: &Matrix<'_>, list: ElementList) -> bool {
    let mut members = matrix.rows.iter().map(|row| row.member);
    members.any(|member| matches!(member, Member::Element(element) if element.list() == list))
}

/// What there is of a column, with a sign.
pub(crate) fn state_words(texts: &Texts, state: MatrixState) -> String {
    let key = match state {
        MatrixState::NotAsked => "not-asked",
        MatrixState::There => "there",
        MatrixState::Unknown => "unknown",
        MatrixState::Hole => "hole",
        MatrixState::Short(status) => {
            let words = status_words(texts, status);
            return texts.say_with("workbook-matrix-short", &[("status", words.into())]);
        }
    };
    texts.say(&format!("workbook-matrix-{key}"))
}

fn shades(texts: &Texts) -> Vec<(String, Shade)> {
    let states = [
        (MatrixState::There, Shade::Good),
        (MatrixState::Unknown, Shade::Unknown),
        (MatrixState::Hole, Shade::Bad),
        (MatrixState::NotAsked, Shade::Quiet),
        (MatrixState::Short(Status::Stale), Shade::Stale),
        (MatrixState::Short(Status::Weak), Shade::Weak),
        (MatrixState::Short(Status::Partial), Shade::Partial),
    ];
    states.into_iter().map(|(state, shade)| (state_words(texts, state), shade)).collect()
}

fn content(beside: &Beside<'_, '_>, element: &Element, key: &str) -> Content {
    let texts = beside.basis.texts;
    let document = element.document();
    match key {
        "id" => Content::text(element.id().as_str()),
        "name" => fact(texts, &document.name),
        "state" => {
            let state = document.state.given();
            let words = state.map(|state| word(texts, WordList::ScopeState, state.as_str()));
            Content::text(words.unwrap_or_default())
        }
        "owner" => {
            Content::text(document.owner.given().map(ToString::to_string).unwrap_or_default())
        }
        "part" => Content::text(document.part.given().cloned().unwrap_or_default()),
        "criticality" => worded(texts, &document.criticality, |found| spelled(found.as_str())),
        "customers" => customers(beside, element),
        "operated-by" => fact(texts, &document.operated_by),
        "chain" => facts(texts, &document.chain),
        "availability-target" => fact(texts, &document.availability_target),
        "recovery-target" => fact(texts, &document.recovery_target),
        "type" => worded(texts, &document.supplier_type, |found| spelled(found.as_str())),
        "services" => facts(texts, &document.services),
        "operates" => facts(texts, &document.operates),
        _ => Content::Blank,
    }
}

/// The customers that are stated to receive a service.
fn customers(beside: &Beside<'_, '_>, service: &Element) -> Content {
    let organisation = beside.basis.assessment.organisation();
    let customers =
        organisation.elements().iter().filter(|found| found.list() == ElementList::Customers);
    let receive = customers.filter(|customer| {
        let services = customer.document().services.given();
        services.is_some_and(|services| services.contains(service.id()))
    });
    Content::lines(receive.map(|customer| customer.id().to_string()))
}
