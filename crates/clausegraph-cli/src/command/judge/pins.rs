//! What a judgement is pinned to: the artefacts that were looked at, as they are now.

use clausegraph::{Assessment, Cell, did_you_mean, document::PinDocument, pin};

use super::Pins;
use crate::error::CliError;

/// The artefacts that are named, else those that the evidence of the cells rests on.
pub(super) fn pins(
    assessment: &Assessment<'_>,
    wanted: &Pins,
    cells: &[Cell<'_>],
) -> Result<Vec<PinDocument>, Vec<CliError>> {
    let mut pins: Vec<PinDocument> = Vec::new();
    let mut add = |new: PinDocument| {
        if !pins.iter().any(|known| known.artefact == new.artefact) {
            pins.push(new);
        }
    };
    let mut problems = Vec::new();
    match wanted {
        Pins::Evidence => cells.iter().flat_map(|cell| assessment.pins(cell)).for_each(add),
        Pins::Seen(seen) => seen.iter().cloned().for_each(add),
        Pins::Named(ids) => {
            for id in ids {
                match assessment.organisation().artefact(id) {
                    Some(artefact) => add(pin(artefact)),
                    None => problems.push(unknown(assessment, id)),
                }
            }
        }
    }
    if problems.is_empty() { Ok(pins) } else { Err(problems) }
}

fn unknown(assessment: &Assessment<'_>, id: &str) -> CliError {
    let known = assessment.organisation().artefacts().iter();
    let known = known.map(|artefact| artefact.id().as_str());
    CliError::Unknown {
        message: format!("the organisation has no artefact `{id}` to pin"),
        meant: did_you_mean(id, known).map(str::to_owned),
        note: None,
    }
}
