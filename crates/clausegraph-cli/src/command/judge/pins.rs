//! What a judgement is pinned to: the artefacts that were looked at, as they are now.

use clausegraph::{
    Artefact, Assessment, Cell, Evidence, did_you_mean, document::PinDocument, explain,
};

use crate::{args::JudgeArguments, error::CliError};

/// The artefacts that are named, else those that the evidence of the cells rests on.
pub(super) fn pins(
    assessment: &Assessment<'_>,
    arguments: &JudgeArguments,
    cells: &[Cell<'_>],
) -> Result<Vec<PinDocument>, Vec<CliError>> {
    let mut artefacts = Vec::new();
    if arguments.no_pins {
        return Ok(Vec::new());
    }
    if arguments.pin.is_empty() {
        for cell in cells {
            taken(assessment, cell, &mut artefacts);
        }
        return Ok(artefacts.into_iter().map(pin).collect());
    }
    let mut problems = Vec::new();
    for id in &arguments.pin {
        match assessment.organisation().artefact(id) {
            Some(artefact) => add(&mut artefacts, artefact),
            None => problems.push(unknown(assessment, id)),
        }
    }
    if problems.is_empty() { Ok(artefacts.into_iter().map(pin).collect()) } else { Err(problems) }
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

/// The artefacts that the slots of a cell take as evidence, or those of the cells it is computed from.
fn taken<'g>(assessment: &Assessment<'g>, cell: &Cell<'g>, artefacts: &mut Vec<&'g Artefact>) {
    let derivation = explain(assessment, cell);
    for reading in &derivation.slots {
        let offer = reading.taken.and_then(|index| reading.offers.get(index));
        match offer.map(|offer| offer.evidence) {
            Some(Evidence::Artefact(artefact)) => add(artefacts, artefact),
            // The entry of a scope element is no artefact: it has no version to pin.
            Some(Evidence::Element(_)) | None => {}
        }
        if let Some(test) = &reading.record_test {
            add(artefacts, test.set);
        }
    }
    for source in &derivation.computed_from {
        taken(assessment, source, artefacts);
    }
}

fn add<'g>(artefacts: &mut Vec<&'g Artefact>, artefact: &'g Artefact) {
    if !artefacts.iter().any(|known| known.id() == artefact.id()) {
        artefacts.push(artefact);
    }
}

fn pin(artefact: &Artefact) -> PinDocument {
    let document = artefact.document();
    PinDocument {
        artefact: artefact.id().clone(),
        version: document.version.given().cloned(),
        hash: document.hash.given().cloned(),
    }
}
