//! Every rule before its cases: what it finds, what it lets pass, what it cannot say; each number from
//! both sides of its edge; and each need taken away in turn.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken fixture ends the test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use clausegraph::{
    Catalogue, Finding, Findings, Need, NeedOf, Organisation, Rule, SourceText, Value, assess,
    catalogue, findings_of, map, rule, rules,
};
use clausegraph_testkit::cases::{RuleCase, rule_cases};
use serde_json::{Value as Json, json};

/// What a rule says of each subject.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Found(String, BTreeMap<String, String>),
    Clean,
    Unknown(Vec<String>),
}

type Answers = BTreeMap<String, Said>;

fn text(value: &Value) -> String {
    match value {
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share { part, whole } => format!("{part}/{whole}"),
        Value::Date(date) => date.to_string(),
        Value::Days(days) => days.to_string(),
        Value::Interval(interval) => interval.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(list) => list.join(", "),
        Value::Artefacts(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => panic!("no text for {other:?}"),
    }
}

fn values(finding: &Finding<'_>) -> BTreeMap<String, String> {
    finding.values.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect()
}

/// Runs a rule over an organisation.
fn run<T>(
    rule: &'static Rule,
    organisation: &Json,
    as_of: &str,
    catalogue: &Catalogue,
    what: &str,
    then: impl FnOnce(&Findings<'_>) -> T,
) -> T {
    let file = SourceText { name: "organisation.json".to_owned(), text: organisation.to_string() };
    let (loaded, problems) = Organisation::load(&[file], catalogue);
    let organisation = loaded.unwrap_or_else(|| panic!("{what} has problems: {problems:#?}"));
    let map = map(catalogue, &organisation);
    let assessment = assess(&map, as_of.parse().unwrap());
    then(&findings_of(&assessment, |known| known.code == rule.code))
}

/// What one rule says of an organisation.
fn answers(organisation: &Json, case: &RuleCase, catalogue: &Catalogue) -> Answers {
    let what = format!("{}/{}", case.code, case.name);
    let rule = rule(&case.code).unwrap();
    run(rule, organisation, &case.as_of, catalogue, &what, |findings| {
        let mut answers = Answers::new();
        let mut add = |subject: String, said: Said| {
            let before = answers.insert(subject.clone(), said);
            assert_eq!(before, None, "{what}: two answers about {subject}");
        };
        for finding in findings.found().filter(|finding| finding.rule.code == case.code) {
            add(
                finding.subject.to_string(),
                Said::Found(finding.indicator.to_string(), values(finding)),
            );
        }
        for (_, subject) in findings.clean().filter(|(rule, _)| rule.code == case.code) {
            add(subject.to_string(), Said::Clean);
        }
        for unknown in findings.not_evaluated().filter(|unknown| unknown.rule.code == case.code) {
            let fields: BTreeSet<String> =
                unknown.missing.iter().map(|missing| missing.field.to_owned()).collect();
            assert!(!fields.is_empty(), "{what}: {} lacks nothing", unknown.subject);
            add(unknown.subject.to_string(), Said::Unknown(fields.into_iter().collect()));
        }
        answers
    })
}

fn expected(case: &RuleCase) -> Answers {
    let mut expected = Answers::new();
    for finding in &case.expected.findings {
        let said = Said::Found(finding.indicator.clone(), finding.values.clone());
        expected.insert(finding.subject.clone(), said);
    }
    for subject in &case.expected.clean {
        expected.insert(subject.clone(), Said::Clean);
    }
    for unknown in &case.expected.not_evaluated {
        expected.insert(unknown.subject.clone(), Said::Unknown(unknown.missing.clone()));
    }
    expected
}

/// The answers with those values only that are expected.
fn as_expected(mut answers: Answers, expected: &Answers) -> Answers {
    for (subject, said) in &mut answers {
        if let (Said::Found(_, values), Some(Said::Found(_, wanted))) =
            (said, expected.get(subject))
        {
            values.retain(|name, _| wanted.contains_key(name));
        }
    }
    answers
}

fn with_parameter(organisation: &Json, case: &RuleCase, name: &str, value: &str) -> Json {
    let mut organisation = organisation.clone();
    let parameter =
        json!({ "name": format!("{}-{name}", case.code.to_lowercase()), "value": value });
    let fields = organisation.as_object_mut().unwrap();
    let parameters = fields.entry("parameters").or_insert_with(|| json!([]));
    parameters.as_array_mut().unwrap().push(parameter);
    organisation
}

/// Takes a field away from an entry; whether anything was there.
fn take(entry: &mut Json, path: &str) -> bool {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let name = step.trim_end_matches("[]");
    let Some(rest) = rest else {
        return entry.as_object_mut().is_some_and(|fields| fields.remove(name).is_some());
    };
    let Some(inner) = entry.get_mut(name) else { return false };
    match inner.as_array_mut() {
        Some(entries) if step.ends_with("[]") => {
            let taken: Vec<bool> = entries.iter_mut().map(|entry| take(entry, rest)).collect();
            taken.contains(&true)
        }
        _ => take(inner, rest),
    }
}

/// The organisation without a fact; none where it does not state it.
fn without(organisation: &Json, need: &Need) -> Option<Json> {
    let before = organisation;
    let mut organisation = organisation.clone();
    let entries: Vec<&mut Json> = match need.of {
        NeedOf::Artefacts(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            let artefacts = organisation.get_mut("artefacts").and_then(Json::as_array_mut);
            let of_kind = |artefact: &&mut Json| {
                artefact["kind"].as_str().is_some_and(|kind| kinds.contains(&kind))
            };
            artefacts.into_iter().flatten().filter(of_kind).collect()
        }
        NeedOf::Services => list(&mut organisation, "/scope/services"),
        NeedOf::Suppliers => list(&mut organisation, "/scope/suppliers"),
        NeedOf::People => list(&mut organisation, "/people"),
        NeedOf::Organisation => vec![&mut organisation],
    };
    let taken: Vec<bool> = entries.into_iter().map(|entry| take(entry, need.field)).collect();
    let taken = taken.contains(&true);
    // What named an element of a list that is gone names nothing.
    let gone: Vec<Json> = elements(before)
        .filter(|id| !elements(&organisation).any(|left| left == *id))
        .cloned()
        .collect();
    forget(&mut organisation, &gone);
    taken.then_some(organisation)
}

/// The ids of the elements of the scope.
fn elements(organisation: &Json) -> impl Iterator<Item = &Json> {
    let lists = organisation.get("scope").and_then(Json::as_object).into_iter().flatten();
    lists.filter_map(|(_, list)| list.as_array()).flatten().filter_map(|element| element.get("id"))
}

/// Takes some ids out, wherever they are named.
fn forget(value: &mut Json, gone: &[Json]) {
    match value {
        Json::Object(fields) => {
            fields.retain(|_, value| !gone.contains(value));
            fields.values_mut().for_each(|value| forget(value, gone));
        }
        Json::Array(entries) => {
            entries.retain(|entry| !gone.contains(entry));
            for entry in entries.iter_mut() {
                forget(entry, gone);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

fn list<'j>(organisation: &'j mut Json, pointer: &str) -> Vec<&'j mut Json> {
    organisation.pointer_mut(pointer).and_then(Json::as_array_mut).into_iter().flatten().collect()
}

fn cases() -> Vec<(&'static Rule, RuleCase)> {
    let known = |case: RuleCase| {
        let rule = rule(&case.code).unwrap_or_else(|| panic!("no rule {}", case.code));
        (rule, case)
    };
    rule_cases().unwrap().into_iter().map(known).collect()
}

#[test]
fn every_case_is_answered_as_it_is_expected() {
    let catalogue = catalogue().unwrap();
    let mut wrong = String::new();
    for (_, case) in cases() {
        let expected = expected(&case);
        let answers = as_expected(answers(&case.organisation, &case, &catalogue), &expected);
        if answers != expected {
            writeln!(
                wrong,
                "{}/{}\n  expected {expected:#?}\n  answered {answers:#?}",
                case.code, case.name
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What a rule says, and of what; values may list things as they stand in the files.
fn said(answers: &Answers) -> Vec<(&str, String)> {
    let word = |said: &Said| match said {
        Said::Found(indicator, _) => format!("found {indicator}"),
        Said::Clean => "clean".to_owned(),
        Said::Unknown(fields) => format!("unknown {fields:?}"),
    };
    answers.iter().map(|(subject, said)| (subject.as_str(), word(said))).collect()
}

/// Where a pair or a group is spoken of by one of its members, the id decides which.
#[test]
fn artefacts_listed_the_other_way_round_are_answered_the_same() {
    let catalogue = catalogue().unwrap();
    for (_, case) in cases() {
        let straight = answers(&case.organisation, &case, &catalogue);
        let mut turned = case.organisation.clone();
        let artefacts = turned.pointer_mut("/artefacts").and_then(Json::as_array_mut);
        if let Some(artefacts) = artefacts {
            artefacts.reverse();
        }
        let around = answers(&turned, &case, &catalogue);
        assert_eq!(said(&straight), said(&around), "{}/{}", case.code, case.name);
    }
}

#[test]
fn every_rule_is_seen_to_find_to_pass_and_to_know_nothing() {
    let cases = cases();
    let mut lacks = Vec::new();
    for rule in rules() {
        let own: Vec<&RuleCase> =
            cases.iter().filter(|(of, _)| of.code == rule.code).map(|(_, case)| case).collect();
        let mut need = |holds: bool, what: &str| {
            if !holds {
                lacks.push(format!("{}: {what}", rule.code));
            }
        };
        need(own.iter().any(|case| !case.expected.findings.is_empty()), "no case with a finding");
        let clean = |case: &&RuleCase| {
            let expected = &case.expected;
            expected.findings.is_empty()
                && expected.not_evaluated.is_empty()
                && !expected.clean.is_empty()
        };
        need(own.iter().any(clean), "no clean case");
        need(
            own.iter().any(|case| !case.expected.not_evaluated.is_empty()),
            "no case that cannot be evaluated",
        );
        let given: BTreeSet<&str> = own
            .iter()
            .flat_map(|case| &case.expected.findings)
            .map(|finding| finding.indicator.as_str())
            .collect();
        let declared: BTreeSet<&str> =
            rule.indicators.iter().map(|indicator| indicator.as_str()).collect();
        need(given == declared, &format!("gives {given:?} and declares {declared:?}"));
        for parameter in rule.parameters {
            let seen = own.iter().flat_map(|case| &case.edges);
            need(
                seen.clone().any(|edge| edge.parameter == *parameter),
                &format!("no edge of `{parameter}`"),
            );
        }
    }
    assert!(lacks.is_empty(), "{lacks:#?}");
}

#[test]
fn every_number_is_looked_at_from_both_sides_of_its_edge() {
    let catalogue = catalogue().unwrap();
    let mut wrong = Vec::new();
    for (_, case) in cases() {
        for edge in &case.edges {
            for (value, found) in [(&edge.finds, true), (&edge.silent, false)] {
                let mut organisation = case.organisation.clone();
                for (name, value) in edge.with.iter().chain([(&edge.parameter, value)]) {
                    organisation = with_parameter(&organisation, &case, name, value);
                }
                let answers = answers(&organisation, &case, &catalogue);
                let said = answers.get(&edge.subject);
                let as_wanted = match (said, &edge.indicator) {
                    (Some(Said::Found(given, _)), Some(wanted)) => given == wanted,
                    (said, None) => matches!(said, Some(Said::Found(..))),
                    (_, Some(_)) => false,
                };
                if as_wanted != found {
                    wrong.push(format!(
                        "{}/{}: with `{}` {value}: {said:?}",
                        case.code, case.name, edge.parameter
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Taking a fact away may leave a rule without an answer. It never makes it silent, and never makes it
/// find what it did not find before.
#[test]
fn without_a_fact_a_rule_says_that_it_cannot_tell() {
    let catalogue = catalogue().unwrap();
    let mut wrong = Vec::new();
    let mut decisive: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (rule, case) in cases() {
        let before = answers(&case.organisation, &case, &catalogue);
        for (index, need) in rule.needs.iter().enumerate() {
            let Some(organisation) = without(&case.organisation, need) else { continue };
            let after = answers(&organisation, &case, &catalogue);
            let name = format!("{}/{} without `{}`", case.code, case.name, need.field);
            let unknown = after.values().any(|said| matches!(said, Said::Unknown(_)));
            for (subject, said) in &before {
                match (said, after.get(subject)) {
                    (_, Some(Said::Unknown(_))) => {
                        if !matches!(said, Said::Unknown(_)) {
                            decisive.insert((rule.code, index));
                        }
                    }
                    (Said::Found(one, _), Some(Said::Found(two, _))) => {
                        // What is graver needs more to be known.
                        let rank = |word: &str| {
                            rule.indicators.iter().position(|known| known.as_str() == word)
                        };
                        if rank(two) < rank(one) {
                            wrong.push(format!("{name}: {subject} became {two}"));
                        }
                    }
                    (Said::Clean, Some(Said::Clean)) => {}
                    (Said::Found(..) | Said::Clean, None) if unknown => {
                        decisive.insert((rule.code, index));
                    }
                    (Said::Unknown(_), None) if unknown => {}
                    (said, after) => {
                        wrong.push(format!("{name}: {subject}: {said:?} became {after:?}"));
                    }
                }
            }
            for (subject, said) in &after {
                if matches!(said, Said::Found(..))
                    && !matches!(before.get(subject), Some(Said::Found(..)))
                {
                    wrong.push(format!("{name}: now found {subject}"));
                }
            }
        }
    }
    for rule in rules() {
        for (index, need) in rule.needs.iter().enumerate() {
            if !decisive.contains(&(rule.code, index)) {
                wrong.push(format!(
                    "{}: no case is decided by `{}` of {:?}",
                    rule.code, need.field, need.of
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where no source carries a family that a rule needs, nothing is found.
#[test]
fn without_a_family_a_rule_says_that_it_cannot_tell() {
    use clausegraph::{ArtefactKind, Family};
    let catalogue = catalogue().unwrap();
    for (rule, case) in cases() {
        for family in rule.families {
            let mut organisation = case.organisation.clone();
            let of_family = |artefact: &Json| {
                let kind: ArtefactKind = artefact["kind"].as_str().unwrap().parse().unwrap();
                kind.family() == *family
            };
            if let Some(artefacts) = organisation.get_mut("artefacts").and_then(Json::as_array_mut)
            {
                artefacts.retain(|artefact| !of_family(artefact));
                let ids: Vec<Json> =
                    artefacts.iter().map(|artefact| artefact["id"].clone()).collect();
                // What named an artefact that is gone names nothing.
                for artefact in artefacts.iter_mut() {
                    prune(artefact, &ids);
                }
            }
            let others: Vec<&str> = Family::ALL
                .iter()
                .filter(|other| *other != family)
                .map(|other| other.as_str())
                .collect();
            organisation["sources"] = json!([{ "id": "others", "carries": others }]);
            organisation.as_object_mut().unwrap().remove("claims");
            organisation.as_object_mut().unwrap().remove("judgements");
            let answers = answers(&organisation, &case, &catalogue);
            assert!(
                answers.values().all(|said| matches!(said, Said::Unknown(_)))
                    && !answers.is_empty(),
                "{}/{} without {family}: {answers:#?}",
                case.code,
                case.name
            );
        }
    }
}

/// Takes away whatever is not a name of its own and leads to no artefact that is there.
fn prune(artefact: &mut Json, ids: &[Json]) {
    const OWN: &[&str] = &[
        "id",
        "kind",
        "title",
        "status",
        "version",
        "owner",
        "approval",
        "created_on",
        "dated_on",
        "last_reviewed_on",
        "next_review_on",
        "covers",
        "extent",
        "usage",
        "edits",
        "audience",
        "system",
    ];
    let _ = ids;
    let fields = artefact.as_object_mut().unwrap();
    fields.retain(|name, _| OWN.contains(&name.as_str()));
}

#[test]
fn the_catalogue_and_the_table_know_the_same_rules() {
    let catalogue = catalogue().unwrap();
    for binding in catalogue.rules() {
        let rule =
            rule(binding.code.as_str()).unwrap_or_else(|| panic!("no rule {}", binding.code));
        let names: Vec<&str> =
            binding.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        assert_eq!(names, rule.parameters, "the parameters of {}", rule.code);
        let words: Vec<&str> = binding.words.iter().map(|words| words.name.as_str()).collect();
        assert_eq!(words, rule.words, "the words of {}", rule.code);
        assert!(!binding.clauses.is_empty(), "the clauses of {}", rule.code);
    }
    for rule in rules() {
        assert!(catalogue.rule(rule.code).is_some(), "the catalogue does not bind {}", rule.code);
    }
}

#[test]
fn findings_carry_the_values_that_their_rule_declares() {
    let catalogue = catalogue().unwrap();
    for (rule, case) in cases() {
        let what = format!("{}/{}", case.code, case.name);
        run(rule, &case.organisation, &case.as_of, &catalogue, &what, |findings| {
            for finding in findings.found().filter(|finding| finding.rule.code == rule.code) {
                let names: Vec<&str> = finding.values.iter().map(|(name, _)| *name).collect();
                let order = |name: &&str| rule.values.iter().position(|known| known == name);
                assert!(names.iter().all(|name| order(name).is_some()), "{what}: {names:?}");
                assert!(names.is_sorted_by_key(order), "{what}: {names:?}");
                for input in &finding.inputs {
                    let location = input.location.as_ref();
                    let stated = input.of.stated(input.field);
                    assert!(
                        location.is_none() || !stated.is_unknown(),
                        "{what}: {} is not stated, and was looked at",
                        input.field
                    );
                }
            }
        });
    }
}

/// Whoever states what a rule looks for is not told that nobody asks for it.
#[test]
fn words_that_a_rule_looks_for_are_known() {
    let catalogue = catalogue().unwrap();
    let of_rules: BTreeSet<&str> = catalogue
        .rules()
        .flat_map(|binding| &binding.words)
        .flat_map(|words| &words.is)
        .map(clausegraph::Key::as_str)
        .collect();
    let mut wrong = Vec::new();
    for (_, case) in cases() {
        let text = case.organisation.to_string();
        let file = SourceText { name: "organisation.json".to_owned(), text };
        let (_, problems) = Organisation::load(&[file], &catalogue);
        for problem in problems.iter() {
            let is_word = problem.value.as_deref().is_some_and(|value| of_rules.contains(value));
            if is_word && problem.code == clausegraph::ProblemCode::UnknownKey {
                wrong.push(format!("{}/{}: {}", case.code, case.name, problem.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The size of an organisation chooses the numbers, from both sides of each edge; what it states itself goes
/// before them.
#[test]
fn the_size_of_an_organisation_chooses_the_numbers() {
    use clausegraph::{ThresholdFrom, document::RuleParameterDocument};
    let catalogue = catalogue().unwrap();
    let read =
        |rule: &'static Rule, organisation: &Json| -> BTreeMap<String, (String, ThresholdFrom)> {
            run(rule, organisation, "2026-11-22", &catalogue, "presets", |findings| {
                let thresholds = findings.runs().iter().flat_map(|run| &run.thresholds);
                thresholds
                    .map(|found| (found.name.clone(), (found.value.to_string(), found.from)))
                    .collect()
            })
        };
    let mut seen = BTreeSet::new();
    for rule in rules() {
        let binding = catalogue.rule(rule.code).unwrap();
        let preset = |parameter: &&RuleParameterDocument| {
            parameter.small.is_some() || parameter.large.is_some()
        };
        let Some(parameter) = binding.parameters.iter().find(preset) else { continue };
        let name = binding.parameter_name(parameter);
        let small = parameter.small.map(|value| (value.to_string(), ThresholdFrom::Small));
        let large = parameter.large.map(|value| (value.to_string(), ThresholdFrom::Large));
        let usual = (parameter.value.to_string(), ThresholdFrom::Default);
        for (headcount, expected) in [
            (None, usual.clone()),
            (Some(49), small.clone().unwrap_or(usual.clone())),
            (Some(50), usual.clone()),
            (Some(249), usual.clone()),
            (Some(250), large.clone().unwrap_or(usual.clone())),
        ] {
            let mut organisation = json!({
                "format_version": 1, "organisation": { "id": "acme", "name": "Acme" }
            });
            if let Some(headcount) = headcount {
                let identity = organisation.pointer_mut("/organisation").unwrap();
                identity.as_object_mut().unwrap().insert("headcount".to_owned(), json!(headcount));
            }
            let found = read(rule, &organisation);
            assert_eq!(found.get(&name), Some(&expected), "{name} of {headcount:?} people");
            let own = json!([{ "name": name, "value": parameter.most.to_string() }]);
            organisation.as_object_mut().unwrap().insert("parameters".to_owned(), own);
            let stated = (parameter.most.to_string(), ThresholdFrom::Organisation);
            assert_eq!(read(rule, &organisation).get(&name), Some(&stated), "{name} stated");
        }
        seen.extend(small.map(|_| "small"));
        seen.extend(large.map(|_| "large"));
    }
    assert!(seen.contains("small"), "no rule has a number for small organisations");
}
