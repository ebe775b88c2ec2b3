//! What all sheets of a workbook share.

use clausegraph_paper::Basis;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::layout;

/// The name of the organisation, or that it has none.
pub(crate) fn organisation(basis: &Basis<'_, '_>) -> String {
    let identity = basis.assessment.organisation().identity();
    identity.map_or_else(|| basis.texts.say("no-name"), |identity| identity.name.clone())
}

/// What stands at the head of every printed page: whose it is, and of which day.
pub(crate) fn footer(basis: &Basis<'_, '_>, title: &str) -> String {
    let day = basis.texts.day(basis.assessment.as_of());
    format!(
        "{}: {title}, {}",
        organisation(basis),
        basis.texts.say_with("as-of", &[("day", day.into())])
    )
}

/// A workbook with a title; the same input gives the same bytes.
pub(crate) fn new(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&layout::epoch()?);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// The keys of the people that are listed, for drop-downs.
pub(crate) fn people(basis: &Basis<'_, '_>) -> Vec<String> {
    let people = basis.assessment.organisation().people();
    let people = people.given().into_iter().flatten();
    people.map(|person| person.key.to_string()).collect()
}

/// Minutes as person-days of eight hours, with one decimal: `2.5`.
pub(crate) fn days(minutes: u32) -> String {
    let tenths = (u64::from(minutes) * 10).div_ceil(480);
    format!("{}.{}", tenths / 10, tenths % 10)
}
