//! Traps: tempting artefacts that show nothing, each row of the catalogue's CSV put before the engine.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Catalogue, Cell, Evidence, Offering, Organisation, Problem, Requirement, SlotReading,
    SlotValue, SourceText, ValueSet, assess, catalogue,
    document::{SlotDocument, Take},
    explain, map,
};
use clausegraph_clauses::ISO20000_1_2018_TRAPS;
use serde_json::{Map, Value, json};

const COLUMNS: [&str; 8] =
    ["requirement", "slot", "artefact", "why", "trap", "offered", "beside", "twin"];
const AS_OF: &str = "2026-11-22";
/// The id of the trap, and of the twin in its place.
const OFFERED: &str = "OFFERED";

/// The fields of an artefact, as files write them.
type Fields = Map<String, Value>;

/// How an artefact is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Kind and attributes offer it, or it is the member.
    Itself,
    /// By a claim on the requirement, without a place.
    Claim,
    /// By a claim on the leaf clause, without a place.
    Clause,
    /// By a claim on the requirement, with a place.
    Located,
}

/// A row of the CSV.
#[derive(Debug)]
struct Row {
    line: u64,
    /// The requirement, where one member is meant with the member: `8.3.4.1-02@acme`.
    cell: String,
    /// The slot that must not be shown; none for all required slots.
    slot: Option<String>,
    artefact: String,
    why: String,
    trap: Fields,
    way: Way,
    beside: Vec<Fields>,
    twin: Fields,
}

impl Row {
    fn read(record: &csv::StringRecord) -> Self {
        let line = record.position().unwrap().line();
        let [cell, slot, artefact, why, trap, offered, beside, twin] =
            std::array::from_fn(|column| record.get(column).unwrap().to_owned());
        let unread = |column: &str, error: serde_json::Error| -> ! {
            panic!("line {line}: `{column}` does not hold fields: {error}")
        };
        let fields = |text: &str, column: &str| -> Fields {
            serde_json::from_str(text).unwrap_or_else(|error| unread(column, error))
        };
        let beside = if beside.is_empty() { "[]" } else { beside.as_str() };
        let beside: Vec<Fields> =
            serde_json::from_str(beside).unwrap_or_else(|error| unread("beside", error));
        let way = match offered.as_str() {
            "itself" => Way::Itself,
            "claim" => Way::Claim,
            "clause" => Way::Clause,
            "located" => Way::Located,
            other => panic!("line {line}: nothing is offered by `{other}`"),
        };
        Self {
            line,
            cell,
            slot: (!slot.is_empty()).then_some(slot),
            artefact,
            why,
            trap: fields(&trap, "trap"),
            way,
            beside,
            twin: fields(&twin, "twin"),
        }
    }

    fn requirement(&self) -> &str {
        self.cell.split_once('@').map_or(self.cell.as_str(), |(requirement, _)| requirement)
    }

    fn member(&self) -> Option<&str> {
        self.cell.split_once('@').map(|(_, member)| member)
    }

    fn asks(&self, slot: &SlotDocument) -> bool {
        match &self.slot {
            Some(id) => slot.id.as_str() == id,
            None => slot.required,
        }
    }

    /// What a message starts with.
    fn name(&self) -> String {
        let slot = self.slot.as_deref().unwrap_or("any required slot");
        format!("line {}: {} ({slot}), \"{}\"", self.line, self.cell, self.artefact)
    }
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(ISO20000_1_2018_TRAPS.as_bytes());
    assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
    reader.records().map(|record| Row::read(&record.unwrap())).collect()
}

/// An artefact with everything that an approved and current one would have, where it does not say
/// otherwise.
fn filled(artefact: &Fields, title: &str) -> Fields {
    let full = json!({
        "title": title,
        "status": "approved",
        "version": "2.0",
        "owner": "manager",
        "approval": { "by": "ceo", "on": "2026-10-15" },
        "dated_on": "2026-11-02",
        "covers": ["whole-sms", "pay", "acme", "facilities", "council"],
        "uri": "https://wiki.example/sms",
    });
    let Value::Object(mut full) = full else { panic!("fields are an object") };
    full.extend(artefact.clone());
    full
}

/// An organisation that is as small as can be, has everybody and everything that rows name, and nothing to
/// show but what a row puts in.
fn organisation(row: &Row, clause: &str, offered: &Fields) -> Value {
    let mut artefacts: Vec<Fields> =
        row.beside.iter().map(|artefact| filled(artefact, "what stands beside")).collect();
    let mut offered = filled(offered, &row.artefact);
    offered.insert("id".to_owned(), json!(OFFERED));
    artefacts.push(offered);
    let target = if row.way == Way::Clause { clause } else { row.requirement() };
    let claim = match row.way {
        Way::Itself => None,
        Way::Claim | Way::Clause => Some(json!({
            "artefact": OFFERED, "for": target, "state": "confirmed",
        })),
        Way::Located => Some(match &row.slot {
            None => json!({
                "artefact": OFFERED, "for": target, "at": "section 3", "state": "confirmed",
            }),
            Some(slot) => json!({
                "artefact": OFFERED, "for": target, "slot": slot, "at": "section 3", "state": "confirmed",
            }),
        }),
    };
    let claims: Vec<Value> = claim.into_iter().collect();
    let open = || {
        json!({
            "period": "2026-01-01/2026-10-31",
            "entries": [{ "id": "E-1", "on": "2026-05-04", "handled_on": null }],
        })
    };
    let external = |id: &str| {
        json!({
            "id": id, "state": "in", "supplier_type": "external", "services": ["pay"],
            "disputes": open(), "missed_targets": open(), "contract_changes": open(),
            "alignment_risks": open(),
        })
    };
    json!({
        "format_version": 1,
        "organisation": { "id": "brook", "name": "Brook Services" },
        "people": [
            { "key": "ceo", "office": "chief executive", "top_management": true },
            { "key": "manager", "office": "service manager", "top_management": false },
            { "key": "auditor", "office": "internal auditor", "top_management": false },
        ],
        "scope": {
            "services": [{ "id": "pay", "state": "in" }, { "id": "web", "state": "in" }],
            "suppliers": [
                external("acme"),
                external("globex"),
                { "id": "facilities", "state": "in", "supplier_type": "internal", "missed_targets": open() },
            ],
            "customers": [{ "id": "council", "state": "in", "services": ["pay"] }],
            "units": [],
            "locations": [],
        },
        "artefacts": artefacts,
        "claims": claims,
    })
}

/// What the slots that a row asks for show, for each cell that its slots decide.
fn readings<T>(
    row: &Row,
    requirement: &Requirement,
    catalogue: &Catalogue,
    offered: &Fields,
    look: impl Fn(&Cell<'_>, &SlotReading<'_>) -> T,
) -> Result<Vec<T>, String> {
    let text = organisation(row, requirement.clause_id().as_str(), offered).to_string();
    let file = SourceText { name: "organisation.json".to_owned(), text };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    let errors: Vec<String> = problems.errors().map(Problem::to_string).collect();
    let Some(organisation) = organisation.filter(|_| errors.is_empty()) else {
        return Err(format!("the organisation has errors: {}", errors.join("; ")));
    };
    let map = map(catalogue, &organisation);
    let assessment = assess(&map, AS_OF.parse().unwrap());
    let mut found = Vec::new();
    for cell in assessment.cells_of(requirement) {
        if row.member().is_some_and(|member| cell.member.id() != Some(member)) {
            continue;
        }
        let derivation = explain(&assessment, &cell);
        let asked = derivation.slots.iter().filter(|reading| row.asks(reading.slot));
        found.extend(asked.map(|reading| look(&cell, reading)));
    }
    if found.is_empty() {
        return Err("no cell is decided by its slots".to_owned());
    }
    Ok(found)
}

fn is_offered(evidence: Evidence<'_>) -> bool {
    matches!(evidence, Evidence::Artefact(artefact) if artefact.id().as_str() == OFFERED)
}

/// Whether the slot takes what is offered, and nothing is wrong with it.
fn takes(reading: &SlotReading<'_>) -> bool {
    let taken = reading.taken.and_then(|index| reading.offers.get(index));
    taken.is_some_and(|offer| is_offered(offer.evidence) && offer.value == SlotValue::Ok)
        && reading.values == ValueSet::of(SlotValue::Ok)
}

/// Whether the slot would take what is offered, even if it takes something as good instead.
fn would_take(reading: &SlotReading<'_>) -> bool {
    if reading.slot.test.is_some() || reading.slot.take == Take::Latest {
        return takes(reading);
    }
    let good = reading.offers.iter().filter(|offer| offer.value == SlotValue::Ok);
    good.into_iter().any(|offer| is_offered(offer.evidence))
}

/// What is wrong with a row.
fn complaints(row: &Row, catalogue: &Catalogue) -> Vec<String> {
    let Some(requirement) = catalogue.requirement(row.requirement()) else {
        return vec!["there is no such requirement".to_owned()];
    };
    let asked: Vec<&SlotDocument> =
        requirement.slots().iter().filter(|slot| row.asks(slot)).collect();
    if asked.is_empty() {
        return vec!["there is no such slot".to_owned()];
    }
    let mut found = untempting(row, &asked);
    let taken = |cell: &Cell<'_>, reading: &SlotReading<'_>| {
        would_take(reading).then(|| format!("`{}` of {}", reading.slot.id, cell.name()))
    };
    match readings(row, requirement, catalogue, &row.trap, taken) {
        Err(error) => found.push(format!("with the trap, {error}")),
        Ok(taken) => {
            found.extend(taken.into_iter().flatten().map(|slot| format!("the trap shows {slot}")));
        }
    }
    let told = |cell: &Cell<'_>, reading: &SlotReading<'_>| {
        let offers = reading.offers.iter().filter(|offer| is_offered(offer.evidence));
        let defects: Vec<String> =
            offers.flat_map(|offer| &offer.defects).map(ToString::to_string).collect();
        (takes(reading), format!("`{}` of {}: {defects:?}", reading.slot.id, cell.name()))
    };
    match readings(row, requirement, catalogue, &row.twin, told) {
        Err(error) => found.push(format!("with the twin, {error}")),
        Ok(taken) if taken.iter().any(|(takes, _)| *takes) => {}
        Ok(taken) => {
            let slots: Vec<String> = taken.into_iter().map(|(_, told)| told).collect();
            found.push(format!("the twin shows nothing: {}", slots.join(", ")));
        }
    }
    found
}

/// What keeps the trap from ever being looked at.
fn untempting(row: &Row, asked: &[&SlotDocument]) -> Vec<String> {
    let Some(kind) = row.trap.get("kind").and_then(Value::as_str) else {
        return vec!["the trap states no kind".to_owned()];
    };
    let Ok(kind) = kind.parse::<clausegraph::ArtefactKind>() else {
        return vec![format!("`{kind}` is no kind")];
    };
    let accepted = asked.iter().flat_map(|slot| &slot.accepts).any(|accept| accept.kind == kind);
    let complaint = match row.way {
        Way::Itself => {
            let member = asked.iter().any(|slot| slot.itself);
            (kind.offering() == Offering::ByClaim && !member)
                .then(|| format!("a `{kind}` never offers itself"))
        }
        Way::Claim | Way::Clause => (!accepted)
            .then(|| format!("no slot accepts a `{kind}`: a place would do no harm, so name one")),
        Way::Located => accepted.then(|| format!("a slot accepts a `{kind}` whose place is named")),
    };
    complaint.into_iter().collect()
}

#[test]
fn no_trap_shows_what_its_twin_shows() {
    let catalogue = catalogue().unwrap();
    let mut wrong = Vec::new();
    for row in rows() {
        let found = complaints(&row, &catalogue);
        wrong.extend(found.into_iter().map(|complaint| format!("{}: {complaint}", row.name())));
    }
    assert!(wrong.is_empty(), "{} complaints\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn traps_stand_in_every_chapter_and_most_leaf_clauses() {
    let catalogue = catalogue().unwrap();
    let rows = rows();
    assert!(rows.len() >= 80, "{} rows", rows.len());
    let mut leaves = BTreeSet::new();
    let mut chapters: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        let requirement = catalogue.requirement(row.requirement());
        let requirement = requirement.unwrap_or_else(|| panic!("{} is nowhere", row.name()));
        let clause = catalogue.clause_at(requirement.clause_position()).unwrap();
        leaves.insert(clause.id().as_str());
        let chapter = catalogue.with_ancestors(clause).last().unwrap();
        *chapters.entry(chapter.id().as_str()).or_default() += 1;
    }
    assert!(leaves.len() >= 45, "{} leaf clauses: {leaves:?}", leaves.len());
    let all: BTreeSet<&str> = ["4", "5", "6", "7", "8", "9", "10"].into();
    assert_eq!(chapters.keys().copied().collect::<BTreeSet<_>>(), all, "{chapters:?}");
}

#[test]
fn rows_stand_in_reading_order_and_none_twice() {
    let catalogue = catalogue().unwrap();
    let rows = rows();
    let position = |row: &Row| catalogue.requirement(row.requirement()).map(Requirement::position);
    for pair in rows.windows(2) {
        if let [first, second] = pair {
            assert!(position(first) <= position(second), "{} stands too late", second.name());
        }
    }
    let mut seen = BTreeSet::new();
    for row in &rows {
        let trap = (&row.cell, &row.slot, json!([row.trap, row.beside]).to_string());
        assert!(seen.insert(trap), "{} stands there twice", row.name());
    }
}

#[test]
fn every_reason_is_a_plain_sentence() {
    let mut reasons = BTreeSet::new();
    for row in rows() {
        let why = row.why.as_str();
        let name = row.name();
        assert!(why.ends_with('.') && why.matches(". ").count() == 0, "{name}: {why}");
        assert!(why.starts_with(|first: char| first.is_uppercase()), "{name}: {why}");
        let mut words = why.split(|letter: char| !letter.is_alphabetic());
        assert!(!words.any(|word| word.eq_ignore_ascii_case("shall")), "{name}: {why}");
        assert!(reasons.insert(row.why.clone()), "{name}: the reason stands there twice");
        assert!(!row.artefact.is_empty() && row.artefact == row.artefact.trim(), "{name}");
    }
}
