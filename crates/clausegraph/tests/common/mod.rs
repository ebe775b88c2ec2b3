//! The engine's answers in the naive engine's words.

use clausegraph::{
    Assessment, Catalogue, Cell, Evidence, Organisation, SourceText, Via, document::Aspect,
    explain, explain_all,
};
use clausegraph_testkit::{
    generate::Case,
    naive::{Aspects, OfferRow, Row, SlotRow},
};

/// Loads both documents of a case the way users do: as JSON text.
pub(crate) fn loaded(case: &Case) -> (Catalogue, Organisation) {
    let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
    let catalogue = source("catalogue.json", serde_json::to_string(&case.catalogue).unwrap());
    let (catalogue, problems) = Catalogue::load(&[catalogue], &[]);
    let catalogue =
        catalogue.unwrap_or_else(|| panic!("the catalogue has problems: {problems:#?}"));
    let organisation =
        source("organisation.json", serde_json::to_string(&case.organisation).unwrap());
    let (organisation, problems) = Organisation::load(&[organisation], &catalogue);
    let organisation =
        organisation.unwrap_or_else(|| panic!("the organisation has problems: {problems:#?}"));
    (catalogue, organisation)
}

/// A cell as the naive engine writes it, without its slots.
pub(crate) fn row(cell: &Cell<'_>) -> Row {
    let aspect = |aspect| cell.aspect(aspect).map(clausegraph::Status::as_str);
    Row {
        requirement: cell.requirement.id().to_string(),
        scope: cell.member.scope(),
        member: cell.member.id().map(str::to_owned),
        status: cell.status.as_str(),
        aspects: Aspects {
            design: aspect(Aspect::Design),
            operation: aspect(Aspect::Operation),
            evaluation: aspect(Aspect::Evaluation),
            improvement: aspect(Aspect::Improvement),
        },
        origin: cell.origin.map(clausegraph::Origin::as_str),
        slots: Vec::new(),
    }
}

/// Every cell with its slots, derived one by one.
pub(crate) fn rows(assessment: &Assessment<'_>) -> Vec<Row> {
    assessment
        .cells()
        .zip(explain_all(assessment))
        .map(|(cell, together)| {
            let derivation = explain(assessment, &cell);
            assert_eq!(format!("{derivation:?}"), format!("{together:?}"), "explained together");
            assert_eq!(row(&cell), row(&derivation.cell), "explain derives another cell");
            if !derivation.values.is_empty() && cell.status.counts() {
                assert_eq!(derivation.status_of_slots(), Some(cell.status), "{derivation:#?}");
            }
            let mut found = row(&cell);
            found.slots = derivation
                .slots
                .iter()
                .map(|reading| {
                    let taken = reading.taken.and_then(|index| reading.offers.get(index));
                    let taken = taken.filter(|offer| offer.value != clausegraph::SlotValue::None);
                    SlotRow {
                        id: reading.slot.id.to_string(),
                        values: reading.values.iter().map(clausegraph::SlotValue::as_str).collect(),
                        taken: taken.map(|offer| name(offer.evidence)),
                        origin: taken.map(|offer| offer.origin.as_str()),
                        offers: reading
                            .offers
                            .iter()
                            .map(|offer| OfferRow {
                                artefact: name(offer.evidence),
                                via: match offer.via {
                                    Via::Itself => "itself",
                                    Via::Claim(_) => "claim",
                                    Via::Member => "member",
                                },
                                defects: offer.defects.iter().map(ToString::to_string).collect(),
                            })
                            .collect(),
                    }
                })
                .collect();
            settled(found)
        })
        .collect()
}

fn name(evidence: Evidence<'_>) -> String {
    match evidence {
        Evidence::Artefact(artefact) => artefact.id().to_string(),
        Evidence::Element(_) => "member".to_owned(),
    }
}

/// The same row with its offers in an order that no engine has a say in.
pub(crate) fn settled(mut row: Row) -> Row {
    for slot in &mut row.slots {
        for offer in &mut slot.offers {
            offer.defects.sort();
        }
        slot.offers.sort_by(|one, two| {
            (&one.artefact, one.via, &one.defects).cmp(&(&two.artefact, two.via, &two.defects))
        });
    }
    row
}
