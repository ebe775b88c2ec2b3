//! Why a cell has its status, in one line.

use clausegraph::{
    Derivation, Fact, Ground, Key, Member, Offer, Requirement, SlotReading, SlotValue, Status,
    document::{EmptyRule, PopulationDocument, PopulationOf, TestMethod},
};

use super::{
    defect::evidence_phrase, join, kind_plural, offer_sentence, slot::asked_words, thousands,
};

/// A required slot, or a group of slots of which one suffices.
#[derive(Debug)]
pub(crate) struct Unit<'r, 'g> {
    pub(crate) name: &'g str,
    pub(crate) readings: Vec<&'r SlotReading<'g>>,
}

impl<'r, 'g> Unit<'r, 'g> {
    /// The slot that speaks for the unit: the best one, and the first of equally good ones.
    pub(crate) fn best(&self) -> Option<&'r SlotReading<'g>> {
        let worst = |reading: &SlotReading<'_>| reading.values.worst().unwrap_or(SlotValue::None);
        self.readings.iter().copied().min_by_key(|reading| worst(reading))
    }

    pub(crate) fn worst_value(&self) -> SlotValue {
        self.best().and_then(|reading| reading.values.worst()).unwrap_or(SlotValue::None)
    }
}

/// The required slots and groups that ask for something here, in the order of the requirement.
pub(crate) fn units<'r, 'g>(slots: &'r [SlotReading<'g>]) -> Vec<Unit<'r, 'g>> {
    let mut found: Vec<(Option<&str>, Unit<'r, 'g>)> = Vec::new();
    let asking = |reading: &&SlotReading<'_>| reading.slot.required && !reading.values.is_empty();
    for reading in slots.iter().filter(asking) {
        let group = reading.slot.any_of.as_ref().map(Key::as_str);
        let known = found.iter_mut().find(|(name, _)| group.is_some() && *name == group);
        if let Some((_, unit)) = known {
            unit.readings.push(reading);
        } else {
            let name = group.unwrap_or(reading.slot.id.as_str());
            let readings = vec![reading];
            found.push((group, Unit { name, readings }));
        }
    }
    found.into_iter().map(|(_, unit)| unit).collect()
}

/// Why a cell has its status: one line, without full stop.
///
/// Where the standard asks for no documented information and nothing is recorded at all, it says what
/// to ask and not what to write.
pub fn cell_reason(derivation: &Derivation<'_>) -> String {
    let cell = &derivation.cell;
    match &cell.ground {
        Ground::Slots => slots_reason(derivation),
        Ground::PopulationUnknown => population_unknown(derivation.population),
        Ground::MembershipUnknown(fields) => format!(
            "whether it belongs to “{}” is not stated: {}",
            population_title(derivation.population),
            field_list(fields)
        ),
        Ground::TriggerUnknown(fields) => {
            format!("whether anything is asked is not stated: {}", field_list(fields))
        }
        Ground::PopulationEmpty => {
            let title = population_title(derivation.population);
            if cell.status == Status::Missing {
                format!("there is none of “{title}”, and there must be one")
            } else {
                format!("there is none of “{title}”: nothing is asked")
            }
        }
        Ground::NotTriggered => not_triggered(derivation.population),
        Ground::NoRecords => "no record that this would be about".to_owned(),
        Ground::Computed => computed(derivation),
        Ground::Alternative => alternative(derivation),
        other => super::ground_line(other),
    }
}

fn field_list(fields: &[clausegraph::Attribute]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    join(&fields, "and")
}

fn population_title(population: Option<&PopulationDocument>) -> &str {
    population.map_or("the population", |found| found.title.as_str())
}

fn not_triggered(population: Option<&PopulationDocument>) -> String {
    let triggers = population.map(|found| found.triggers.as_slice()).unwrap_or_default();
    match triggers {
        [] => "nothing is asked".to_owned(),
        [one] if one.is.is_empty() => format!("nothing is asked: `{}` is stated none", one.field),
        [one] => {
            let words: Vec<String> = one.is.iter().map(ToString::to_string).collect();
            format!("nothing is asked: `{}` is not {}", one.field, join(&words, "or"))
        }
        several => {
            let fields: Vec<String> =
                several.iter().map(|one| format!("`{}`", one.field)).collect();
            format!("nothing is asked, by what is stated on {}", join(&fields, "and"))
        }
    }
}

fn population_unknown(population: Option<&PopulationDocument>) -> String {
    let Some(found) = population else {
        return "nobody states what belongs to the population".to_owned();
    };
    match found.of {
        PopulationOf::Records => match &found.records {
            Some(records) => format!("no record set of `{records}` is listed"),
            None => "no record set is listed".to_owned(),
        },
        PopulationOf::Artefacts if found.empty == EmptyRule::Unknown => {
            let records = found.records.as_ref().map_or("", Key::as_str);
            format!(
                "none is listed, and nobody says that there is none: a record set of `{records}` with a `total` of 0 would"
            )
        }
        PopulationOf::Artefacts => {
            let kinds: Vec<String> = found.kinds.iter().map(|kind| kind_plural(*kind)).collect();
            let kinds = if kinds.len() > 3 { "documents".to_owned() } else { join(&kinds, "or") };
            format!("no source carries {kinds}, so nobody knows which there are")
        }
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => format!("`scope.{}` is not stated", found.of),
        PopulationOf::Organisation | PopulationOf::Chapters => {
            "nobody states what belongs to the population".to_owned()
        }
    }
}

fn computed(derivation: &Derivation<'_>) -> String {
    let status = derivation.cell.status;
    let decisive: Vec<String> = derivation
        .computed_from
        .iter()
        .filter(|source| source.status == status)
        .map(|source| source.requirement.id().to_string())
        .collect();
    if status == Status::Covered || decisive.is_empty() {
        let sources = derivation.cell.requirement.computed_from();
        let sources: Vec<String> = sources.iter().map(ToString::to_string).collect();
        return format!("computed from {}", join(&sources, "and"));
    }
    format!("as {}", join(&decisive, "and"))
}

fn alternative(derivation: &Derivation<'_>) -> String {
    let chosen: Vec<String> = derivation
        .alternatives
        .iter()
        .flat_map(|(_, cells)| cells)
        .filter(|cell| cell.status.counts())
        .map(|cell| cell.requirement.id().to_string())
        .collect();
    format!("another way was chosen: {}", join(&chosen, "and"))
}

fn slots_reason(derivation: &Derivation<'_>) -> String {
    let units = units(&derivation.slots);
    let requirement = derivation.cell.requirement;
    if derivation.cell.status == Status::Covered {
        return covered(&units, derivation.cell.member);
    }
    let nothing_recorded =
        |unit: &Unit<'_, '_>| unit.readings.iter().all(|reading| reading.offers.is_empty());
    if derivation.cell.status == Status::Missing
        && !requirement.requires_document()
        && units.iter().all(nothing_recorded)
    {
        return format!("nothing recorded yet: ask “{}”", requirement.question());
    }
    let falls_short = |value: SlotValue| match value {
        SlotValue::None | SlotValue::Weak | SlotValue::Lapsed => true,
        SlotValue::Ok | SlotValue::Unknown => false,
    };
    let undecided = derivation.cell.status == Status::CannotEvaluate;
    let wanted = |unit: &&Unit<'_, '_>| {
        let value = unit.worst_value();
        if undecided { value == SlotValue::Unknown } else { falls_short(value) }
    };
    let mut reasons: Vec<(Vec<String>, String)> = Vec::new();
    for unit in units.iter().filter(wanted) {
        let reason = unit_reason(unit, requirement, derivation.cell.member);
        let name = unit.name.to_owned();
        match reasons.iter_mut().find(|(_, known)| *known == reason) {
            Some((names, _)) => names.push(name),
            None => reasons.push((vec![name], reason)),
        }
    }
    let several = units.len() > 1;
    let sentences: Vec<String> = reasons
        .into_iter()
        .map(
            |(names, reason)| {
                if several { format!("{}: {reason}", join(&names, "and")) } else { reason }
            },
        )
        .collect();
    sentences.join("; ")
}

fn covered(units: &[Unit<'_, '_>], member: Member<'_>) -> String {
    let mut shown: Vec<String> = Vec::new();
    for reading in units.iter().filter_map(Unit::best) {
        let phrase = match (&reading.record_test, reading.taken) {
            (Some(_), _) => test_reason(reading),
            (None, Some(taken)) => reading.offers.get(taken).map(evidence_phrase),
            (None, None) => None,
        };
        if let Some(phrase) = phrase
            && !shown.contains(&phrase)
        {
            shown.push(phrase);
        }
    }
    if shown.is_empty() {
        return "shown".to_owned();
    }
    let by_tests = matches!(member, Member::Records(_))
        && units.iter().filter_map(Unit::best).all(|reading| reading.record_test.is_some());
    if by_tests {
        return shown.join("; ");
    }
    format!("shown by {}", join(&shown, "and"))
}

/// What a slot or group lacks, or what is not stated.
pub(crate) fn unit_reason(
    unit: &Unit<'_, '_>,
    requirement: &Requirement,
    member: Member<'_>,
) -> String {
    let Some(best) = unit.best() else {
        return "nothing shows it".to_owned();
    };
    let taken = best.taken.and_then(|index| best.offers.get(index));
    if let Some(reason) = test_reason(best) {
        return disqualified_set(best).map_or(reason, |offer| offer_sentence(offer, member));
    }
    if let Some(offer) = taken {
        return offer_sentence(offer, member);
    }
    if best.open {
        return format!("no source carries {}", families(best));
    }
    let offers = unit.readings.iter().flat_map(|reading| &reading.offers);
    let disqualified: Vec<String> = offers.map(|offer| offer_sentence(offer, member)).collect();
    let mut distinct: Vec<String> = Vec::new();
    for sentence in disqualified {
        if !distinct.contains(&sentence) {
            distinct.push(sentence);
        }
    }
    match distinct.as_slice() {
        [] => absent_sentence(unit, requirement),
        [one] => one.clone(),
        [one, two] => format!("{one}; {two}"),
        [one, rest @ ..] => format!("{one}; and {} more that do not count", thousands(rest.len())),
    }
}

/// The record set that a record test cannot be read from, where what is wrong with the set decides and
/// not the result of the test.
pub(crate) fn disqualified_set<'r, 'g>(reading: &'r SlotReading<'g>) -> Option<&'r Offer<'g>> {
    reading.record_test.as_ref()?;
    match reading.taken {
        Some(taken) => reading.offers.get(taken).filter(|offer| offer.value == SlotValue::None),
        None => reading.offers.iter().find(|offer| offer.value == SlotValue::None),
    }
}

/// The result of a record test; none where the slot asks for none.
fn test_reason(reading: &SlotReading<'_>) -> Option<String> {
    let result = reading.record_test.as_ref()?;
    let test = reading.slot.test.as_ref()?;
    let records = result.set.document().records.as_deref();
    let population = records
        .and_then(|part| part.population.given())
        .map_or("records", Key::as_str)
        .replace('-', " ");
    let count = |number: u32| thousands(usize::try_from(number).unwrap_or(usize::MAX));
    let Some((tested, exceptions)) = result.counts() else {
        return Some(match result.entry {
            None if records.is_some_and(|part| part.tests == Fact::StatedNone) => {
                format!("no test was made, `{test}` among them")
            }
            None => format!("the result of the test `{test}` is not stated"),
            Some(_) => format!("the test `{test}` does not state how many were tested and failed"),
        });
    };
    if tested == 0 {
        return Some(format!("not one of the {population} was tested for `{test}`"));
    }
    let method = match result.method() {
        Some(TestMethod::Census) => " (all there are)",
        Some(TestMethod::Sample) => " (a sample)",
        None => "",
    };
    let (tested_count, failed) = (count(tested), count(exceptions));
    Some(format!("{failed} of {tested_count} tested {population} failed `{test}`{method}"))
}

/// The families that a slot accepts: `records or observations`.
pub(crate) fn families(reading: &SlotReading<'_>) -> String {
    let mut families: Vec<String> = Vec::new();
    for accept in &reading.slot.accepts {
        let family = accept.kind.family().to_string();
        if !families.contains(&family) {
            families.push(family);
        }
    }
    join(&families, "or")
}

/// What would show it and is not there: `no contract or plan with a planned interval`.
fn absent_sentence(unit: &Unit<'_, '_>, requirement: &Requirement) -> String {
    let wanted = wanted(unit);
    if !wanted.is_empty() {
        return format!("no {}", wanted.join(", nor "));
    }
    if requirement.requires_document() {
        "no documented information".to_owned()
    } else {
        "nothing recorded yet".to_owned()
    }
}

/// What would show it: `contract or plan with a planned interval`.
pub(crate) fn wanted_words(unit: &Unit<'_, '_>, requirement: &Requirement) -> String {
    let wanted = wanted(unit);
    if !wanted.is_empty() {
        return wanted.join(", or ");
    }
    if requirement.requires_document() {
        "documented information".to_owned()
    } else {
        "something on record".to_owned()
    }
}

/// The kinds that a unit takes with what they need, one entry per way to show it.
fn wanted(unit: &Unit<'_, '_>) -> Vec<String> {
    const MOST: usize = 4;
    let mut wanted: Vec<String> = Vec::new();
    for reading in unit.readings.iter().filter(|reading| !reading.slot.accepts.is_empty()) {
        let words = asked_words(reading.slot, MOST);
        if !wanted.contains(&words) {
            wanted.push(words);
        }
    }
    wanted
}
