//! What the number formats of cells show.

use std::collections::BTreeMap;

use super::{
    super::{
        archive::Archive,
        style::Style,
        xml::{self, Step},
    },
    FORM,
};
use crate::{ReadError, ReadLimits};

/// The styles of cells, by their number.
pub(super) fn read(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &ReadLimits,
) -> Result<Vec<Style>, ReadError> {
    let Some(text) = archive.text(part)? else { return Ok(Vec::new()) };
    let mut xml = xml::steps(FORM, part, &text, limits);
    let mut codes: BTreeMap<u32, Style> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = None;
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.local() == "numFmt" => {
                let number = tag.attribute("numFmtId").and_then(|number| number.parse().ok());
                let code = tag.attribute("formatCode");
                if let Some((number, code)) = number.zip(code) {
                    codes.insert(number, Style::of_code(&code));
                }
            }
            Step::Open(tag) if tag.local() == "cellXfs" => of_cells = Some(xml.depth()),
            Step::Open(tag) if tag.local() == "xf" && of_cells.is_some() => {
                let number = tag.attribute("numFmtId").and_then(|number| number.parse().ok());
                let number: u32 = number.unwrap_or_default();
                let by_code = codes.get(&number).copied();
                styles.push(by_code.unwrap_or_else(|| Style::of_number(number)));
            }
            Step::Close if of_cells.is_some_and(|depth| xml.depth() < depth) => of_cells = None,
            Step::End => return Ok(styles),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}
