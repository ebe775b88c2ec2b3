//! Differences: what moved, why, and the laws that hold of any two assessments.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    sync::LazyLock,
};

use clausegraph::{
    Assessment, Catalogue, CellChange, Difference, Evidence, Fact, FieldChange, Finding, Offer,
    Organisation, Side, SourceText, Status, Turn, Why, assess, catalogue, difference,
    document::CatalogueDocument, findings, map,
};
use clausegraph_testkit::{
    fixtures,
    generate::{self, Case, case, case_of},
    naive, standard,
};
use proptest::prelude::*;

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

// The laws.

/// Two assessments to compare: their cases.
type Cases = (Case, Case);

/// One organisation on two days; two organisations; two organisations before two catalogues; an organisation
/// that lost some of what it had.
fn pairs() -> impl Strategy<Value = Cases> {
    let two = generate::catalogue()
        .prop_flat_map(|catalogue| (case_of(catalogue.clone()), case_of(catalogue)));
    let days = (case(), prop::sample::select(vec!["2026-03-01", "2027-11-22", "2029-01-01"]));
    let days = days.prop_map(|(case, day)| {
        let later = Case { as_of: day.parse().unwrap(), ..case.clone() };
        (case, later)
    });
    let fewer = (case(), any::<u64>()).prop_map(|(case, bits)| {
        let mut less = case.clone();
        let keep = |place: usize| bits >> (place % 64) & 1 == 0;
        let mut place = 0;
        less.organisation.claims.retain(|_| {
            place += 1;
            keep(place)
        });
        for (place, artefact) in less.organisation.artefacts.iter_mut().enumerate() {
            if !keep(place) {
                artefact.owner = Fact::StatedNone;
                artefact.approval = Fact::Unknown;
                artefact.dated_on = Fact::Unknown;
                artefact.covers = Fact::Unknown;
            }
        }
        less.organisation.judgements.reverse();
        (case, less)
    });
    prop_oneof![6 => two, 6 => days, 4 => fewer, 2 => (case(), case())]
}

/// The same before the standard with all its rules: random organisations, and whole ones on two days.
fn rich() -> impl Strategy<Value = Cases> {
    let random = (case_of(STANDARD.clone()), case_of(STANDARD.clone()));
    let days =
        || prop::sample::select(vec!["2026-02-22", "2026-05-22", "2026-08-22", "2026-11-22"]);
    let names = prop::sample::select(fixtures::organisations().unwrap());
    let whole = (names.clone(), days(), names, days(), any::<bool>()).prop_map(
        |(name, from, other, to, same)| {
            let case = |name: &str, day: &str| Case {
                catalogue: STANDARD.clone(),
                organisation: fixtures::organisation(name).unwrap(),
                as_of: day.parse().unwrap(),
            };
            (case(&name, from), case(if same { &name } else { &other }, to))
        },
    );
    prop_oneof![random, whole]
}

/// The same organisation with its lists the other way round.
fn turned(case: &Case) -> Case {
    let mut turned = case.clone();
    let organisation = &mut turned.organisation;
    organisation.artefacts.reverse();
    organisation.claims.reverse();
    organisation.judgements.reverse();
    if let Some(scope) = &mut organisation.scope {
        for list in [&mut scope.services, &mut scope.suppliers, &mut scope.customers] {
            if let Fact::Given(elements) = list {
                elements.reverse();
            }
        }
    }
    turned
}

/// What two cases differ in.
fn compared<T>(
    (one, two): (&Case, &Case),
    look: impl FnOnce(&Assessment<'_>, &Assessment<'_>, &Difference<'_, '_>) -> T,
) -> T {
    let (old_catalogue, old) = loaded(one);
    let (new_catalogue, new) = loaded(two);
    // One catalogue is loaded once, as a program would.
    let new_catalogue =
        if one.catalogue == two.catalogue { &old_catalogue } else { &new_catalogue };
    let before = assess(&map(&old_catalogue, &old), one.as_of);
    let after = assess(&map(new_catalogue, &new), two.as_of);
    let found = difference(&before, &after);
    look(&before, &after, &found)
}

/// The first line in which two texts differ.
fn first_difference(one: &str, two: &str) -> String {
    let mut pairs = one.lines().zip(two.lines());
    let found = pairs.find(|(one, two)| one != two);
    found.map_or_else(|| "one is longer".to_owned(), |(one, two)| format!("{one}\n{two}"))
}

type Name = (String, &'static str, Option<String>);

fn name(cell: &clausegraph::Cell<'_>) -> Name {
    let member = cell.member.id().map(str::to_owned);
    (cell.requirement.id().to_string(), cell.member.scope(), member)
}

fn all(assessment: &Assessment<'_>) -> BTreeMap<Name, Status> {
    assessment.cells().map(|cell| (name(&cell), cell.status)).collect()
}

fn change_name(change: &CellChange<'_, '_>) -> Name {
    let before = change.cell_before().map(name);
    change.cell_after().map(name).or(before).unwrap()
}

fn mirrored(turn: Turn) -> Turn {
    match turn {
        Turn::Worse => Turn::Better,
        Turn::Better => Turn::Worse,
        Turn::Neither => Turn::Neither,
        Turn::Appeared => Turn::Gone,
        Turn::Gone => Turn::Appeared,
    }
}

fn keys<'f>(found: impl Iterator<Item = &'f Finding<'f>>) -> Vec<String> {
    let mut keys: Vec<String> = found
        .map(|finding| format!("{} {}", finding.recurrence_key(), finding.subject.of.kind()))
        .collect();
    keys.sort();
    keys
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_assessment_does_not_differ_from_itself(case in case()) {
        compared((&case, &case), |_, _, found| {
            assert!(found.is_empty(), "{}", told(found));
        });
    }

    #[test]
    fn moves_lead_from_the_first_to_the_second((one, two) in pairs()) {
        compared((&one, &two), |before, after, found| {
            let mut statuses = all(before);
            for change in &found.cells {
                let name = change_name(change);
                let (was, is) = change.statuses();
                assert_eq!(statuses.remove(&name), was, "{name:?}");
                if let Some(is) = is {
                    statuses.insert(name, is);
                }
                let expected = match (was, is) {
                    (None, _) => Turn::Appeared,
                    (_, None) => Turn::Gone,
                    (Some(was), Some(is)) if !was.counts() || !is.counts() => Turn::Neither,
                    (Some(was), Some(is)) if is > was => Turn::Worse,
                    (Some(_), Some(_)) => Turn::Better,
                };
                assert_eq!(change.turn, expected);
            }
            assert_eq!(statuses, all(after));
            let moved = found.cells.iter().filter(|cell| cell.statuses().1.is_some()).count();
            let unmoved = usize::try_from(found.unmoved.all()).unwrap();
            assert_eq!(moved + unmoved, after.cells().len());
        });
    }

    #[test]
    fn no_cell_moves_without_a_reason((one, two) in pairs()) {
        compared((&one, &two), |_, _, found| {
            for change in &found.cells {
                assert!(!change.why.is_empty(), "{} {}", change.name(), statuses(change));
                for why in &change.why {
                    let Why::Slot(slot) = why else { continue };
                    let explained = !slot.offers.is_empty()
                        || slot.tested.is_some()
                        || slot.not_carried.is_some();
                    assert!(explained, "{} {slot:?}", change.name());
                    assert!(slot.before != slot.after);
                    assert_eq!(slot.decisive.is_some(), !slot.offers.is_empty());
                }
                // Nothing but its slots moves a cell that they decide, and that has no others beside it.
                let derivations = change.before.as_ref().zip(change.after.as_ref());
                if let Some((old, new)) = derivations
                    && old.cell.ground == clausegraph::Ground::Slots
                    && new.cell.ground == clausegraph::Ground::Slots
                    && !change.why.iter().any(|why| matches!(why, Why::AskedOtherwise))
                {
                    let slots = change.why.iter().any(|why| matches!(why, Why::Slot(_)));
                    assert!(slots, "{} {:?}", change.name(), change.why);
                }
            }
        });
    }

    #[test]
    fn every_cell_that_moved_stands_under_one_cause((one, two) in pairs()) {
        compared((&one, &two), |_, _, found| {
            let mut seen: Vec<usize> =
                found.causes.iter().flat_map(|cause| cause.cells.iter().copied()).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..found.cells.len()).collect::<Vec<_>>());
            for cause in &found.causes {
                assert!(found.cells_of(cause).all(|cell| cell.turn == cause.turn));
            }
        });
    }

    #[test]
    fn the_other_way_round_it_says_the_same((one, two) in pairs()) {
        let there = compared((&one, &two), |_, _, found| {
            let cells: BTreeSet<_> = found.cells.iter().map(|cell| {
                let (before, after) = cell.statuses();
                (change_name(cell), mirrored(cell.turn), after, before)
            }).collect();
            let gates: BTreeSet<String> = found.gates.iter().filter(|gate| gate.moved())
                .map(|gate| {
                    let result = gate.after.as_ref().or(gate.before.as_ref());
                    result.unwrap().gate.id.to_string()
                })
                .collect();
            let clauses: BTreeSet<String> = found.clauses.iter()
                .map(|change| change.clause().unwrap().id().to_string()).collect();
            let artefacts = &found.artefacts;
            let added: Vec<String> = artefacts.added.iter().map(|one| one.id().to_string()).collect();
            let removed: Vec<String> = artefacts.removed.iter().map(|one| one.id().to_string()).collect();
            let changed: Vec<String> = artefacts.changed.iter().map(|(_, one, _)| one.id().to_string()).collect();
            let claims = (found.claims.added.len(), found.claims.removed.len(), found.claims.changed.len());
            let judged = (found.judged.len(), found.no_longer_judged.len());
            (cells, gates, clauses, (removed, added, changed), (claims.1, claims.0, claims.2), (judged.1, judged.0))
        });
        let back = compared((&two, &one), |_, _, found| {
            let cells: BTreeSet<_> = found.cells.iter().map(|cell| {
                let (before, after) = cell.statuses();
                (change_name(cell), cell.turn, before, after)
            }).collect();
            let gates: BTreeSet<String> = found.gates.iter().filter(|gate| gate.moved())
                .map(|gate| {
                    let result = gate.after.as_ref().or(gate.before.as_ref());
                    result.unwrap().gate.id.to_string()
                })
                .collect();
            let clauses: BTreeSet<String> = found.clauses.iter()
                .map(|change| change.clause().unwrap().id().to_string()).collect();
            let artefacts = &found.artefacts;
            let added: Vec<String> = artefacts.added.iter().map(|one| one.id().to_string()).collect();
            let removed: Vec<String> = artefacts.removed.iter().map(|one| one.id().to_string()).collect();
            let changed: Vec<String> = artefacts.changed.iter().map(|(_, one, _)| one.id().to_string()).collect();
            let claims = (found.claims.added.len(), found.claims.removed.len(), found.claims.changed.len());
            let judged = (found.judged.len(), found.no_longer_judged.len());
            (cells, gates, clauses, (added, removed, changed), claims, judged)
        });
        prop_assert_eq!(there, back);
    }

    #[test]
    fn the_order_of_the_input_never_matters((one, two) in pairs()) {
        let straight = compared((&one, &two), |_, _, found| told(found));
        let around = compared((&turned(&one), &turned(&two)), |_, _, found| told(found));
        prop_assert!(straight == around, "{}", first_difference(&straight, &around));
    }

    /// Compares the rows of the naive engine by name, and nothing else.
    #[test]
    fn it_moves_what_the_naive_engine_sees_move((one, two) in pairs()) {
        let rows = |case: &Case| -> BTreeMap<Name, &'static str> {
            naive::assess(&case.catalogue, &case.organisation, case.as_of)
                .into_iter()
                .map(|row| ((row.requirement, row.scope, row.member), row.status))
                .collect()
        };
        let (old, new) = (rows(&one), rows(&two));
        let mut expected: Vec<(Name, Option<&str>, Option<&str>)> = Vec::new();
        for name in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
            let (was, is) = (old.get(name).copied(), new.get(name).copied());
            if was != is {
                expected.push((name.clone(), was, is));
            }
        }
        let mut moved = compared((&one, &two), |_, _, found| {
            let word = |status: Option<Status>| status.map(Status::as_str);
            found.cells.iter().map(|cell| {
                let (was, is) = cell.statuses();
                (change_name(cell), word(was), word(is))
            }).collect::<Vec<_>>()
        });
        moved.sort();
        prop_assert_eq!(moved, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_all_accounted_for((one, two) in rich()) {
        compared((&one, &two), |before, after, found| {
            let (old, new) = (findings(before), findings(after));
            let changes = &found.findings;
            let persisted = || changes.persisted.iter().map(|one| &one.before);
            let cleared = changes.cleared.iter().map(|(finding, _)| finding);
            let untold = changes.cannot_tell.iter().map(|(finding, _)| finding);
            assert_eq!(keys(persisted().chain(cleared).chain(untold)), keys(old.found()));
            let still = changes.persisted.iter().map(|one| &one.after);
            let appeared = changes.appeared.iter().map(|(finding, _)| finding);
            assert_eq!(keys(still.chain(appeared)), keys(new.found()));
            // What cannot be told is not evaluated, and nothing that is evaluated stands there.
            let clean: BTreeSet<String> = new.clean()
                .map(|(rule, subject)| format!("{}@{subject} {}", rule.code, subject.of.kind()))
                .collect();
            for key in keys(changes.cannot_tell.iter().map(|(finding, _)| finding)) {
                assert!(!clean.contains(&key), "{key}");
            }
        });
    }

    #[test]
    fn with_rules_the_order_of_the_input_never_matters((one, two) in rich()) {
        // Of several copies EV-009 speaks of the one that stands first in the files, as its page says.
        let told = |text: String| -> Vec<String> {
            let others = text.lines().filter(|line| !line.contains(" EV-009@"));
            others.map(str::to_owned).collect()
        };
        let straight = told(compared((&one, &two), |_, _, found| self::told(found)));
        let around = told(compared((&turned(&one), &turned(&two)), |_, _, found| self::told(found)));
        let pairs = straight.iter().zip(&around);
        let other = pairs.into_iter().find(|(one, two)| one != two);
        prop_assert!(straight == around, "{other:?}");
    }
}

/// The random pairs hold enough of everything for the laws to mean something.
#[test]
fn the_pairs_move_every_way_for_every_reason() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for round in 0..100 {
        let pairs = if round % 10 == 0 { rich().boxed() } else { pairs().boxed() };
        let (one, two) = pairs.new_tree(&mut runner).unwrap().current();
        compared((&one, &two), |_, _, found| {
            for cell in &found.cells {
                seen.insert(format!("turn {}", cell.turn));
                for why in &cell.why {
                    let words = format!("{why:?}");
                    let reason = words.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
                    seen.insert(format!("why {reason}"));
                }
            }
            seen.extend(found.causes.iter().map(|cause| format!("cause {}", cause.of.kind())));
            let changes = &found.findings;
            let lists = [
                ("appeared", changes.appeared.len()),
                ("cleared", changes.cleared.len()),
                ("persisted", changes.persisted.len()),
                ("cannot tell", changes.cannot_tell.len()),
            ];
            let full = lists.iter().filter(|(_, number)| *number > 0);
            seen.extend(full.map(|(words, _)| format!("findings {words}")));
        });
    }
    let seen: Vec<String> = seen.into_iter().collect();
    insta::assert_snapshot!(seen.join("\n"));
}
