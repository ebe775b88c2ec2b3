//! Differences: what moved, and why.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

#[path = "difference/laws.rs"]
mod laws;

use std::{fmt::Write, sync::LazyLock};

use clausegraph::{
    Assessment, Catalogue, CellChange, Difference, Evidence, Fact, FieldChange, Finding, Offer,
    Organisation, Side, SourceText, Status, Turn, Why, assess, catalogue, difference,
    document::CatalogueDocument, findings, map,
};
use clausegraph_testkit::{generate::Case, standard};

fn load(text: &str, catalogue: &Catalogue) -> Organisation {
    let file = SourceText { name: "organisation.json".into(), text: text.into() };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    organisation.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The standard as the testkit puts it together: without its rules.
static STANDARD: LazyLock<CatalogueDocument> = LazyLock::new(|| standard().unwrap());

/// Loads both documents of a case the way users do: as JSON text. The standard comes with its rules.
fn loaded(case: &Case) -> (Catalogue, Organisation) {
    if case.catalogue == *STANDARD {
        let catalogue = catalogue().unwrap();
        let organisation = load(&serde_json::to_string(&case.organisation).unwrap(), &catalogue);
        return (catalogue, organisation);
    }
    let text = serde_json::to_string(&case.catalogue).unwrap();
    let (catalogue, problems) =
        Catalogue::load(&[SourceText { name: "catalogue.json".into(), text }], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
    let organisation = load(&serde_json::to_string(&case.organisation).unwrap(), &catalogue);
    (catalogue, organisation)
}

fn field(change: &FieldChange) -> String {
    let said = |fact: &Fact<String>| match fact {
        Fact::Unknown => "?".to_owned(),
        Fact::StatedNone => "none".to_owned(),
        Fact::Given(text) => text.clone(),
    };
    format!("{} {}>{}", change.field, said(&change.before), said(&change.after))
}

fn fields(changes: &[FieldChange]) -> String {
    let words: Vec<String> = changes.iter().map(field).collect();
    format!("[{}]", words.join("; "))
}

fn offer(offer: Option<&Offer<'_>>) -> String {
    let Some(offer) = offer else { return "-".to_owned() };
    let defects: Vec<String> = offer.defects.iter().map(ToString::to_string).collect();
    format!("{}({})", offer.value, defects.join(", "))
}

fn evidence(offer: &Offer<'_>) -> String {
    match offer.evidence {
        Evidence::Artefact(artefact) => artefact.id().to_string(),
        Evidence::Element(element) => element.id().to_string(),
    }
}

fn why(text: &mut String, why: &Why<'_, '_>) {
    let name = |cell: &Option<clausegraph::Cell<'_>>| {
        cell.as_ref().map_or("-".to_owned(), |cell| format!("{} {}", cell.name(), cell.status))
    };
    match why {
        Why::OnlyIn(side) => writeln!(text, "    only in {side:?}"),
        Why::AskedOtherwise => writeln!(text, "    asked otherwise"),
        Why::Listed(side) => writeln!(text, "    listed {side:?}"),
        Why::Population(before, after) => writeln!(text, "    population {before} > {after}"),
        Why::Member(changes) => writeln!(text, "    member {}", fields(changes)),
        Why::Ground(before, after) => writeln!(text, "    ground {before:?} > {after:?}"),
        Why::Slot(slot) => {
            writeln!(text, "    slot {}: {} > {}", slot.slot, slot.before, slot.after).unwrap();
            for (index, change) in slot.offers.iter().enumerate() {
                let decides = if slot.decisive == Some(index) { "*" } else { " " };
                let either = change.after.as_ref().map(evidence);
                let id = either.or(change.before.as_ref().map(evidence)).unwrap();
                let (one, two) = (offer(change.before.as_ref()), offer(change.after.as_ref()));
                let fields = fields(&change.fields);
                writeln!(text, "     {decides}{id}: {one} > {two} {fields}").unwrap();
            }
            if slot.planned.is_some() {
                writeln!(text, "      planned otherwise").unwrap();
            }
            if slot.tested.is_some() {
                writeln!(text, "      tested otherwise").unwrap();
            }
            if let Some(side) = slot.not_carried {
                writeln!(text, "      not carried {side:?}").unwrap();
            }
            Ok(())
        }
        Why::Beside(before, after) => {
            writeln!(text, "    beside {} > {}", name(before), name(after))
        }
        Why::Control(before, after) => {
            writeln!(text, "    control {} > {}", name(before), name(after))
        }
        other => writeln!(text, "    {other:?}"),
    }
    .unwrap();
}

fn statuses(change: &CellChange<'_, '_>) -> String {
    let word = |status: Option<Status>| status.map_or("-", Status::as_str);
    let (before, after) = change.statuses();
    format!("{} > {}", word(before), word(after))
}

/// Everything that a difference says, without places and sentences.
fn told(found: &Difference<'_, '_>) -> String {
    let mut text = String::new();
    for cell in &found.cells {
        writeln!(text, "{} {}: {}", cell.turn, cell.name(), statuses(cell)).unwrap();
        cell.why.iter().for_each(|found| why(&mut text, found));
    }
    for cause in &found.causes {
        let id = cause.of.id().unwrap_or_default();
        let number = cause.cells.len();
        writeln!(text, "cause {} {} {id}: {number}", cause.turn, cause.of.kind()).unwrap();
    }
    text.push_str(&entries(found));
    text.push_str(&found_again(found));
    text
}

fn entries(found: &Difference<'_, '_>) -> String {
    let mut text = String::new();
    for gate in found.gates.iter().filter(|gate| gate.moved()) {
        let state = |result: Option<clausegraph::GateState>| format!("{result:?}");
        let before = state(gate.before.as_ref().map(|result| result.state));
        let after = state(gate.after.as_ref().map(|result| result.state));
        writeln!(text, "gate {}: {before} > {after}", gate.title()).unwrap();
    }
    for change in &found.clauses {
        let (before, after) = change.shares();
        writeln!(text, "clause {}: {before:?} > {after:?}", change.clause().unwrap().id()).unwrap();
    }
    let artefacts = &found.artefacts;
    for added in &artefacts.added {
        writeln!(text, "new {}", added.id()).unwrap();
    }
    for removed in &artefacts.removed {
        writeln!(text, "gone {}", removed.id()).unwrap();
    }
    for (_, artefact, changes) in &artefacts.changed {
        writeln!(text, "changed {} {}", artefact.id(), fields(changes)).unwrap();
    }
    for artefact in &found.dated_between {
        writeln!(text, "of a day between {}", artefact.id()).unwrap();
    }
    for (_, element, changes) in &found.elements.changed {
        writeln!(text, "changed {} {}", element.id(), fields(changes)).unwrap();
    }
    for element in &found.elements.added {
        writeln!(text, "new {}", element.id()).unwrap();
    }
    for element in &found.elements.removed {
        writeln!(text, "gone {}", element.id()).unwrap();
    }
    let claim = |claim: &clausegraph::Claim| {
        format!("{} for {}", claim.document().artefact, claim.document().target)
    };
    for added in &found.claims.added {
        writeln!(text, "new claim {}", claim(added)).unwrap();
    }
    for removed in &found.claims.removed {
        writeln!(text, "no claim {}", claim(removed)).unwrap();
    }
    for (_, after, changes) in &found.claims.changed {
        writeln!(text, "changed claim {} {}", claim(after), fields(changes)).unwrap();
    }
    for judgement in &found.judged {
        writeln!(text, "judged {}", judgement.id).unwrap();
    }
    for judgement in &found.no_longer_judged {
        writeln!(text, "no longer judged {}", judgement.id).unwrap();
    }
    text
}

fn found_again(found: &Difference<'_, '_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let changes = &found.findings;
    // Of a pair either may be named first.
    let key = |finding: &Finding<'_>| {
        let key = finding.recurrence_key();
        let pair = key.split_once('@').and_then(|(code, pair)| Some((code, pair.split_once('#')?)));
        match pair {
            Some((code, (one, two))) if two < one => format!("{code}@{two}#{one}"),
            Some(_) | None => key,
        }
    };
    lines.extend(
        changes.appeared.iter().map(|(one, from)| format!("appeared {} {from:?}", key(one))),
    );
    lines.extend(changes.cleared.iter().map(|(one, how)| format!("cleared {} {how:?}", key(one))));
    lines.extend(changes.cannot_tell.iter().map(|(one, _)| format!("cannot tell {}", key(one))));
    lines.extend(changes.persisted.iter().map(|one| {
        let despite: Vec<String> = one.despite.iter().map(|found| found.id().to_string()).collect();
        format!("persists {} {}", key(&one.after), despite.join(" "))
    }));
    // Findings about subjects of one rule stand in the order of the files; which they are does not depend on it.
    lines.sort();
    let mut text = String::new();
    for line in lines {
        writeln!(text, "{}", line.trim_end()).unwrap();
    }
    text
}

fn on<'g>(catalogue: &'g Catalogue, organisation: &'g Organisation, day: &str) -> Assessment<'g> {
    assess(&map(catalogue, organisation), day.parse().unwrap())
}

/// What of a difference is about some requirements, findings and entries.
fn about(text: &str, wanted: &[&str]) -> String {
    let mut shown = String::new();
    let mut inside = false;
    for line in text.lines() {
        if !line.starts_with(' ') {
            inside = wanted.iter().any(|word| line.contains(word));
        }
        if inside {
            shown.push_str(line);
            shown.push('\n');
        }
    }
    shown
}

/// Two states of an organisation, on two days, and what of the difference is wanted.
fn check(before: &str, after: &str, days: [&str; 2], wanted: &[&str]) -> String {
    let catalogue = catalogue().unwrap();
    let (old, new) = (load(before, &catalogue), load(after, &catalogue));
    let [from, to] = days;
    let (one, two) = (on(&catalogue, &old, from), on(&catalogue, &new, to));
    about(&told(&difference(&one, &two)), wanted)
}

const SUPPLIER: &str = r#""scope": { "suppliers": [{ "id": "nordbyte", "state": "in",
    "supplier_type": "external", "contributes": true }] }"#;

const CONTRACT: &str = r#"{ "id": "C-7", "kind": "contract", "status": "in-use", "covers": ["nordbyte"],
    "dated_on": "2026-01-01", "approval": { "by": "cio", "on": "2026-01-01" },
    "intervals": [{ "of": "supplier-performance", "every": "EVERY" }],
    "agreement": { "party": "nordbyte", "valid_from": "2026-01-01" } }"#;

const REVIEW: &str = r#"{ "id": "REV-03", "kind": "supplier-review", "dated_on": "2026-05-02",
    "covers": ["nordbyte"], "review": { "subject": "supplier-performance", "results": "on target" } }"#;

fn supplier(every: &str, more: &str) -> String {
    let contract = CONTRACT.replace("EVERY", every);
    format!(r#"{{ "format_version": 1, {SUPPLIER}, "artefacts": [{contract}{more}] }}"#)
}

#[test]
fn a_review_lapses_by_the_day_alone() {
    let state = supplier("P3M", &format!(", {REVIEW}"));
    let days = ["2026-06-01", "2026-08-21"];
    insta::assert_snapshot!(check(&state, &state, days, &["8.3.4.1-06", "cause", "gate"]));
}

#[test]
fn a_shorter_interval_lapses_what_was_in_time() {
    let before = supplier("P1Y", &format!(", {REVIEW}"));
    let after = supplier("P3M", &format!(", {REVIEW}"));
    let days = ["2026-08-21", "2026-08-21"];
    insta::assert_snapshot!(check(&before, &after, days, &["8.3.4.1-06", "cause", "changed"]));
}

#[test]
fn a_review_that_is_no_longer_listed_is_the_cause() {
    let before = supplier("P3M", &format!(", {REVIEW}"));
    let after = supplier("P3M", "");
    let days = ["2026-06-01", "2026-06-01"];
    insta::assert_snapshot!(check(&before, &after, days, &["8.3.4.1-06", "cause worse", "gone"]));
}

#[test]
fn a_supplier_that_came_and_a_population_that_nobody_listed() {
    let none = r#"{ "format_version": 1 }"#;
    let one = supplier("P3M", "");
    let text = check(none, &one, ["2026-06-01", "2026-06-01"], &["8.3.4.1-06", "cause"]);
    insta::assert_snapshot!(text);
}

#[test]
fn a_member_that_is_no_longer_asked() {
    let before = supplier("P3M", "");
    let after = before.replace(r#""supplier_type": "external""#, r#""supplier_type": "internal""#);
    let days = ["2026-06-01", "2026-06-01"];
    insta::assert_snapshot!(check(&before, &after, days, &["8.3.4.1-06", "changed nordbyte"]));
}

#[test]
fn a_draft_that_was_approved_and_a_claim_that_was_confirmed() {
    let state = |status: &str, approval: &str, claim: &str| {
        format!(
            r#"{{ "format_version": 1, "artefacts": [{{ "id": "P-1", "kind": "policy", "status": "{status}",
                "covers": ["whole-sms"], "approval": {approval}, "owner": "ada" }}],
              "claims": [{{ "artefact": "P-1", "for": "5.2.1", "state": "{claim}" }}] }}"#
        )
    };
    let before = state("draft", "null", "suggested");
    let after = state("in-use", r#"{ "by": "ada", "on": "2026-05-01" }"#, "confirmed");
    let days = ["2026-06-01", "2026-06-01"];
    insta::assert_snapshot!(check(&before, &after, days, &["5.2.1-a", "changed", "cause better"]));
}

/// Payroll with an owner or without, as a file would say it.
fn payroll(owner: &str, more: &str) -> String {
    format!(
        r#"{{ "format_version": 1, "people": [{{ "key": "ada", "active": true }}],
            "scope": {{ "services": [{{ "id": "payroll", "state": "in"{owner}, "co_owners": null }}] }}{more} }}"#
    )
}

const NOBODY: &str = r#", "owner": null"#;

#[test]
fn findings_appear_are_cleared_and_can_no_longer_be_told() {
    let ada = payroll(r#", "owner": "ada""#, "");
    let (nobody, silent) = (payroll(NOBODY, ""), payroll("", ""));
    let empty = r#"{ "format_version": 1, "scope": { "services": [] }, "people": [] }"#;
    let days = ["2026-06-01", "2026-06-01"];
    let between = |one: &str, two: &str| check(one, two, days, &["HF-006@payroll"]);
    assert_eq!(between(&ada, &nobody), "appeared HF-006@payroll Clean\n");
    assert_eq!(between(&silent, &nobody), "appeared HF-006@payroll CannotTell\n");
    assert_eq!(between(&nobody, &ada), "cleared HF-006@payroll Clean\n");
    assert_eq!(between(&nobody, empty), "cleared HF-006@payroll NotThere\n");
    assert_eq!(between(&nobody, &silent), "cannot tell HF-006@payroll\n");
    assert_eq!(between(&nobody, &nobody), "persists HF-006@payroll\n");
}

/// What a corrective action states.
fn action(id: &str, covers: &str, says: &str) -> String {
    format!(r#"{{ "id": "{id}", "kind": "corrective-action"{covers}, "action": {{ {says} }} }}"#)
}

#[test]
fn a_finding_is_found_again_despite_an_action_that_names_its_requirement() {
    let catalogue = catalogue().unwrap();
    let probe = load(&supplier("P3M", ""), &catalogue);
    let one = on(&catalogue, &probe, "2026-06-01");
    let probed = findings(&one);
    let finding = probed
        .found()
        .find(|finding| finding.subject.of.id().is_some_and(|id| id == "8.3.4.1-06@nordbyte"))
        .unwrap();
    let (key, about) = (finding.recurrence_key(), r#""requirements": ["8.3.4.1-06"]"#);
    let despite = |actions: &[String]| {
        let state = supplier("P3M", &format!(", {}", actions.join(", ")));
        check(&state, &state, ["2026-06-01", "2026-08-01"], &[&key])
    };
    let done = r#""done_on": "2026-07-01""#;
    let both = format!("{about}, {done}");
    assert_eq!(despite(&[action("CA-1", "", &both)]), format!("persists {key} CA-1\n"));
    // Done before, to be done later, about something else, for somebody else: none of these is a repeat.
    let before = format!(r#"{about}, "done_on": "2026-05-01""#);
    let later = format!(r#"{about}, "done_on": "2026-09-01""#);
    let other = format!(r#""requirements": ["9.3-01"], {done}"#);
    for says in [&before, &later, &other] {
        assert_eq!(despite(&[action("CA-1", "", says)]), format!("persists {key}\n"), "{says}");
    }
    let covered = |covers: &str| format!(r#", "covers": ["{covers}"]"#);
    let here = action("CA-1", &covered("nordbyte"), &both);
    assert_eq!(despite(&[here]), format!("persists {key} CA-1\n"));
    let verified = format!(r#"{about}, "verified_on": "2026-07-02""#);
    let whole = action("CA-2", &covered("whole-sms"), &verified);
    assert_eq!(despite(&[whole]), format!("persists {key} CA-2\n"));
}

#[test]
fn a_set_without_records_may_be_missing_or_ask_for_nothing() {
    let catalogue = r#"{ "format_version": 1,
        "catalogue": { "id": "small@1", "title": "Small", "wording": "own", "exclusions": "none" },
        "clauses": [{ "id": "8", "title": "Operation" },
            { "id": "8.1", "parent": "8", "title": "Requests" }],
        "populations": [{ "id": "requests", "title": "Requests", "of": "records",
            "source": "record-set", "empty": "never", "records": "requests" }],
        "requirements": [{ "id": "8.1-a", "clause": "8.1", "statement": "Requests are approved",
            "tier": "stated", "population": "requests", "question": "How?", "slots": [{ "id": "run",
            "aspect": "operation", "itself": true, "test": "approved", "take": "in-force",
            "reach": "blanket" }] }] }"#;
    let file = SourceText { name: "catalogue.json".to_owned(), text: catalogue.to_owned() };
    let (catalogue, problems) = Catalogue::load(&[file], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
    let set = |records: &str| {
        let text = format!(
            r#"{{ "format_version": 1, "artefacts": [{{ "id": "RS", "kind": "record-set",
            "records": {{ "population": "requests", {records} }} }}] }}"#
        );
        load(&text, &catalogue)
    };
    let empty = set(r#""total": 0"#);
    let none_to_test = set(r#""total": 9, "tests": [{ "test": "approved", "of": 0 }]"#);
    let (before, after) =
        (on(&catalogue, &empty, "2026-11-22"), on(&catalogue, &none_to_test, "2026-11-22"));
    let found = difference(&before, &after);
    let [change] = found.cells.as_slice() else { panic!("{:?}", found.cells) };
    assert_eq!(change.statuses(), (Some(Status::Missing), Some(Status::NotTriggered)));
    let [Why::Member(fields)] = change.why.as_slice() else { panic!("{:?}", change.why) };
    assert!(!fields.is_empty(), "the record set says something else of its records");
}

#[test]
fn a_requirement_of_an_amendment_appears() {
    let amended = catalogue().unwrap();
    let plain = clausegraph::catalogue_with(&[]).unwrap();
    let text = r#"{ "format_version": 1 }"#;
    let (old, new) = (load(text, &plain), load(text, &amended));
    let (one, two) = (on(&plain, &old, "2026-06-01"), on(&amended, &new, "2026-06-01"));
    let found = difference(&one, &two);
    let only =
        |cell: &&CellChange<'_, '_>| matches!(cell.why.as_slice(), [Why::OnlyIn(Side::After)]);
    let appeared: Vec<String> =
        found.turned(Turn::Appeared).filter(only).map(CellChange::name).collect();
    assert!(!appeared.is_empty() && found.turned(Turn::Gone).next().is_none(), "{appeared:?}");
    let back = difference(&two, &one);
    let gone: Vec<String> = back.turned(Turn::Gone).map(CellChange::name).collect();
    assert_eq!(appeared, gone);
}
