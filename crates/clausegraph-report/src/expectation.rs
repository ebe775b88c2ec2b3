//! An assessment beside what somebody expects of it.

use clausegraph::{
    Assessment, Attribute, Cell, Defect, Evidence, Needed, Offer, Via, did_you_mean,
    document::{
        ExpectationDocument, ExpectedCellDocument, ExpectedClauseDocument, ExpectedDefectDocument,
        ExpectedGateDocument, ExpectedJudgementDocument, ExpectedRequirementDocument,
    },
    explain,
};

use crate::{
    Look,
    json::gate_word,
    layout::Page,
    wording::{cell_reason, counted},
};

/// Something that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What was compared: `8.3.4.1-06@nordbyte`.
    pub subject: String,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// Why it is so, where that can be said; or a name that was perhaps meant.
    pub reason: Option<String>,
    /// What the expectation says of its own reason.
    pub because: Option<String>,
}

/// What comparing an assessment with an expectation found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many things were compared.
    pub compared: usize,
    /// What is not as expected, in the order of the expectation.
    pub differences: Vec<Difference>,
}

/// Compares an assessment with what somebody expects of it.
///
/// The assessment must be made for the day that the expectation names. Nothing is decided here: the
/// engine's words are compared as they are.
pub fn compare(assessment: &Assessment<'_>, expected: &ExpectationDocument) -> Comparison {
    let mut comparison = Comparison::default();
    for cell in &expected.cells {
        compare_cell(&mut comparison, assessment, cell);
    }
    for requirement in &expected.requirements {
        compare_requirement(&mut comparison, assessment, requirement);
    }
    for gate in &expected.gates {
        compare_gate(&mut comparison, assessment, gate);
    }
    for clause in &expected.clauses {
        compare_clause(&mut comparison, assessment, clause);
    }
    for judgement in &expected.judgements {
        compare_judgement(&mut comparison, assessment, judgement);
    }
    comparison
}

/// The differences as text for a terminal, with a summary.
pub fn comparison_text(name: &str, comparison: &Comparison, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    for difference in &comparison.differences {
        page.hanging("", 0, &difference.subject, palette.strong);
        page.labelled("  expected", palette.covered, 12, &difference.expected);
        page.labelled("  found", palette.missing, 12, &difference.found);
        if let Some(reason) = &difference.reason {
            page.labelled("  reason", palette.faint, 12, reason);
        }
        if let Some(because) = &difference.because {
            page.labelled("  because", palette.faint, 12, because);
        }
        page.blank();
    }
    let expectations = counted(comparison.compared, "expectation", "expectations");
    let summary = match comparison.differences.len() {
        0 => format!("{name}: all of {expectations} met"),
        number => {
            format!("{name}: {} in {expectations}", counted(number, "difference", "differences"))
        }
    };
    let style = if comparison.differences.is_empty() { palette.covered } else { palette.missing };
    page.hanging("", 0, &summary, style);
    page.finish()
}

impl Comparison {
    /// Adds one comparison, and a difference where the two are not equal.
    fn add(&mut self, subject: &str, expected: &str, found: &str) -> Option<&mut Difference> {
        self.compared += 1;
        if expected == found {
            return None;
        }
        self.differences.push(Difference {
            subject: subject.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
            reason: None,
            because: None,
        });
        self.differences.last_mut()
    }

    fn unknown(&mut self, subject: &str, expected: &str, found: &str, meant: Option<&str>) {
        if let Some(difference) = self.add(subject, expected, found) {
            difference.reason = meant.map(|meant| format!("did you mean `{meant}`?"));
        }
    }
}

/// The name that was perhaps meant by a cell that is not there.
pub fn cell_meant(assessment: &Assessment<'_>, name: &str) -> Option<String> {
    let (requirement, member) = name.split_once('@').unwrap_or((name, ""));
    let catalogue = assessment.catalogue();
    let ids = catalogue.requirements().map(|found| found.id().as_str());
    let Some(found) = catalogue.requirement(requirement) else {
        let meant = two_digits(requirement).filter(|id| catalogue.requirement(id).is_some());
        let meant = meant.or_else(|| did_you_mean(requirement, ids).map(str::to_owned))?;
        return Some(if member.is_empty() { meant } else { format!("{meant}@{member}") });
    };
    let names: Vec<String> = assessment.cells_of(found).map(|cell| cell.name()).collect();
    if let [only] = names.as_slice() {
        return Some(only.clone());
    }
    did_you_mean(name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// `8.3.4.1-6` as the catalogue writes it: `8.3.4.1-06`.
fn two_digits(requirement: &str) -> Option<String> {
    let (clause, number) = requirement.rsplit_once('-')?;
    let number: u32 = number.parse().ok()?;
    Some(format!("{clause}-{number:02}"))
}

/// The cell of a name, `8.3.4.1-06@nordbyte` or the requirement alone; none where there is none.
pub fn find_cell<'g>(assessment: &Assessment<'g>, name: &str) -> Option<Cell<'g>> {
    let (requirement, member) = match name.split_once('@') {
        Some((requirement, member)) => (requirement, Some(member)),
        None => (name, None),
    };
    let requirement = assessment.catalogue().requirement(requirement)?;
    assessment.cell(requirement, member)
}

fn compare_cell(
    comparison: &mut Comparison,
    assessment: &Assessment<'_>,
    expected: &ExpectedCellDocument,
) {
    let name = expected.cell.as_str();
    let status = expected.status.as_str();
    let Some(cell) = find_cell(assessment, name) else {
        let meant = cell_meant(assessment, name);
        comparison.unknown(name, status, "no such cell", meant.as_deref());
        return;
    };
    let derivation = explain(assessment, &cell);
    let tell = |difference: &mut Difference| {
        difference.reason = Some(cell_reason(&derivation));
        difference.because.clone_from(&expected.because);
    };
    if let Some(difference) = comparison.add(name, status, cell.status.as_str()) {
        tell(difference);
    }
    if let Some(origin) = expected.origin {
        let found = cell.origin.map_or("none", clausegraph::Origin::as_str);
        let subject = format!("{name}, origin");
        if let Some(difference) = comparison.add(&subject, origin.as_str(), found) {
            tell(difference);
        }
    }
    for defect in &expected.defects {
        let reading = derivation.slots.iter().find(|reading| reading.slot.id == defect.slot);
        let offers = reading.map(|reading| reading.offers.as_slice());
        let subject = format!("{name}, slot {}, {}", defect.slot, defect.artefact);
        if is_defect(&defect.defect) {
            comparison.add(&subject, &defect.defect, &found_defects(offers, defect));
        } else {
            let meant = defect_meant(&defect.defect);
            comparison.unknown(&subject, &defect.defect, "no such defect", meant.as_deref());
        }
    }
}

/// The words for defects, without what they are about.
fn defect_words() -> [&'static str; 19] {
    [
        Defect::SuggestedOnly.as_str(),
        Defect::WrongKind.as_str(),
        Defect::Retired.as_str(),
        Defect::NotInForce.as_str(),
        Defect::DatedAfter.as_str(),
        Defect::EmptyOrStub.as_str(),
        Defect::HashMismatch.as_str(),
        Defect::MemberOutOfScope.as_str(),
        Defect::MadeForOthers.as_str(),
        Defect::PartyRetained.as_str(),
        Defect::Draft.as_str(),
        Defect::WithoutOwner.as_str(),
        Defect::WithoutApproval.as_str(),
        Defect::WithoutAttribute(Attribute::Title).as_str(),
        Defect::Unlocated.as_str(),
        Defect::MemberNotNamed.as_str(),
        Defect::PartyUncontrolled.as_str(),
        Defect::Undecided(Needed::Claim).as_str(),
        "lapsed",
    ]
}

/// Whether a defect can be called so: `draft`, `without-attribute`, `undecided:interval`.
fn is_defect(name: &str) -> bool {
    let Some((word, about)) = name.split_once(':') else {
        return defect_words().contains(&name);
    };
    let attribute = about.parse::<Attribute>().is_ok();
    match word {
        "without-attribute" => attribute,
        "undecided" => attribute || about == "covers" || about == "claim",
        _ => false,
    }
}

/// The defect that was perhaps meant.
fn defect_meant(name: &str) -> Option<String> {
    let (word, about) = match name.split_once(':') {
        Some((word, about)) => (word, Some(about)),
        None => (name, None),
    };
    let meant = did_you_mean(word, defect_words())?;
    let whole = about.map_or_else(|| meant.to_owned(), |about| format!("{meant}:{about}"));
    (whole != name).then_some(if is_defect(&whole) { whole } else { meant.to_owned() })
}

/// The expected defect where it is found, else what was found instead.
fn found_defects(offers: Option<&[Offer<'_>]>, expected: &ExpectedDefectDocument) -> String {
    let Some(offers) = offers else {
        return "no such slot decides here".to_owned();
    };
    let of_artefact: Vec<&Offer<'_>> = offers
        .iter()
        .filter(|offer| match offer.evidence {
            Evidence::Artefact(artefact) => *artefact.id() == expected.artefact,
            Evidence::Element(element) => element.id().as_str() == expected.artefact.as_str(),
        })
        .collect();
    if of_artefact.is_empty() {
        return "not offered".to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    for offer in of_artefact {
        for defect in &offer.defects {
            if defect.as_str() == expected.defect || defect.to_string() == expected.defect {
                return expected.defect.clone();
            }
            words.push(defect.to_string());
        }
        if offer.defects.is_empty() {
            let via = match offer.via {
                Via::Itself => "offered by itself",
                Via::Claim(_) => "claimed",
                Via::Member => "the member itself",
            };
            words.push(format!("no defect ({via})"));
        }
    }
    words.join(", ")
}

fn compare_requirement(
    comparison: &mut Comparison,
    assessment: &Assessment<'_>,
    expected: &ExpectedRequirementDocument,
) {
    let name = expected.requirement.as_str();
    let status = expected.status.as_str();
    let Some(requirement) = assessment.catalogue().requirement(name) else {
        let meant = cell_meant(assessment, name);
        comparison.unknown(name, status, "no such requirement", meant.as_deref());
        return;
    };
    let result = assessment.requirement(requirement);
    let counts: Vec<String> = clausegraph::Status::ALL
        .into_iter()
        .filter(|status| result.counts.of(*status) > 0)
        .map(|status| format!("{} {status}", result.counts.of(status)))
        .collect();
    let tell = |difference: Option<&mut Difference>| {
        if let Some(difference) = difference {
            difference.reason = Some(format!("its cells: {}", counts.join(", ")));
        }
    };
    tell(comparison.add(name, status, result.status.as_str()));
    let covered = result.counts.of(clausegraph::Status::Covered);
    for (what, expected, found) in [
        ("covered", expected.covered, covered),
        ("counted", expected.counted, result.counts.counted()),
    ] {
        if let Some(expected) = expected {
            let subject = format!("{name}, cells {what}");
            tell(comparison.add(&subject, &expected.to_string(), &found.to_string()));
        }
    }
}

fn compare_gate(
    comparison: &mut Comparison,
    assessment: &Assessment<'_>,
    expected: &ExpectedGateDocument,
) {
    let subject = format!("gate {}", expected.gate);
    let gates = assessment.gates();
    let state = expected.state.as_str();
    let Some(result) = gates.iter().find(|result| result.gate.id == expected.gate) else {
        let ids = gates.iter().map(|result| result.gate.id.as_str());
        let meant = did_you_mean(expected.gate.as_str(), ids);
        comparison.unknown(&subject, state, "no such gate", meant);
        return;
    };
    if let Some(difference) = comparison.add(&subject, state, gate_word(result.state)) {
        let reasons: Vec<String> = result.reasons.iter().map(crate::wording::gate_reason).collect();
        difference.reason = (!reasons.is_empty()).then(|| reasons.join("; "));
    }
}

fn compare_clause(
    comparison: &mut Comparison,
    assessment: &Assessment<'_>,
    expected: &ExpectedClauseDocument,
) {
    let name = expected.clause.as_str();
    let Some(clause) = assessment.catalogue().clause(name) else {
        let ids = assessment.catalogue().clauses().map(|found| found.id().as_str());
        comparison.unknown(name, "a clause", "no such clause", did_you_mean(name, ids));
        return;
    };
    let shares = assessment.clause(clause).shares;
    let found = |pick: fn(&clausegraph::Shares) -> clausegraph::Share| {
        shares.as_ref().map_or_else(|| "no number".to_owned(), |shares| pick(shares).to_string())
    };
    if let Some(known) = &expected.known {
        comparison.add(&format!("clause {name}, known"), known, &found(|shares| shares.known));
    }
    if let Some(possible) = &expected.possible {
        let found = found(|shares| shares.possible);
        comparison.add(&format!("clause {name}, possible"), possible, &found);
    }
}

fn compare_judgement(
    comparison: &mut Comparison,
    assessment: &Assessment<'_>,
    expected: &ExpectedJudgementDocument,
) {
    let judgements = assessment.judgements();
    let subject = format!("judgement {}", expected.judgement);
    let Some(result) = judgements.iter().find(|found| found.judgement.id == expected.judgement)
    else {
        let ids = judgements.iter().map(|found| found.judgement.id.as_str());
        let meant = did_you_mean(expected.judgement.as_str(), ids);
        comparison.unknown(&subject, "a judgement", "no such judgement", meant);
        return;
    };
    if let Some(contradicts) = &expected.contradicts {
        let list = |mut cells: Vec<String>| {
            cells.sort();
            if cells.is_empty() { "nothing".to_owned() } else { cells.join(", ") }
        };
        let found = result.contradicts.iter().map(Cell::name).collect();
        let subject = format!("{subject}, contradicts");
        comparison.add(&subject, &list(contradicts.clone()), &list(found));
    }
    if let Some(outdated) = expected.outdated {
        let found = !result.outdated.is_empty();
        let subject = format!("{subject}, outdated");
        comparison.add(&subject, &outdated.to_string(), &found.to_string());
    }
}
