//! The naive engine on cases small enough to be read: what it says is worked out by hand.

#[cfg(test)]
mod common;

#[cfg(test)]
mod tests {
    use clausegraph_testkit::naive::{Fraction, assess, judge, roll_up};
    use serde_json::{Value, json};

    use crate::common::{
        as_of, catalogue, one, one_slot, organisation, run, said, the_organisation,
    };

    fn suppliers() -> Value {
        json!([{
            "id": "suppliers", "title": "t", "of": "suppliers", "source": "organisation",
            "empty": "allowed", "when": [{"field": "supplier_type", "is": ["external"]}]
        }])
    }

    #[test]
    fn supplier_scorecards_against_the_interval_of_their_contract() {
        let catalogue = catalogue(
            &suppliers(),
            &[json!({"id": "8.1-a", "population": "suppliers", "slots": [
                {"id": "defined", "aspect": "design", "take": "in-force", "reach": "named",
                 "accepts": [{"kind": "contract", "needs": ["approval"]}]},
                {"id": "run", "aspect": "operation", "take": "latest", "reach": "named",
                 "accepts": [{"kind": "supplier-review", "match":
                    [{"field": "review.subject", "is": ["performance"]}]}],
                 "lapses_after": "defined"}
            ]})],
            &json!([]),
        );
        let supplier = |id: &str| json!({"id": id, "supplier_type": "external"});
        let contract = |id: &str, status: &str, party: &str| {
            json!({"id": id, "kind": "contract", "status": status, "interval": "P3M",
                   "approval": {"by": "director", "on": "2026-01-05"},
                   "agreement": {"party": party}})
        };
        let review = |id: &str, dated_on: Option<&str>, member: &str| {
            let mut made = json!({"id": id, "kind": "supplier-review", "covers": [member],
                                  "review": {"subject": "performance"}});
            if let Some(day) = dated_on {
                made["dated_on"] = json!(day);
            }
            made
        };
        let organisation = organisation(json!({
            "scope": {"suppliers": [supplier("a"), supplier("b"), supplier("c"), supplier("d"),
                {"id": "e", "supplier_type": "internal"}, {"id": "f"}]},
            "artefacts": [
                contract("C-1", "approved", "a"), contract("C-2", "draft", "b"),
                contract("C-3", "approved", "c"), contract("C-4", "approved", "d"),
                review("R-1", Some("2026-10-01"), "a"), review("R-2", Some("2026-05-01"), "b"),
                review("R-4", None, "d")
            ]
        }));
        let rows = assess(&catalogue, &organisation, as_of());
        assert_eq!(
            said(&rows),
            [
                (Some("a"), "covered"),
                (Some("b"), "weak"),
                (Some("c"), "partial"),
                (Some("d"), "cannot-evaluate"),
                (Some("e"), "not-triggered"),
                (Some("f"), "cannot-evaluate"),
            ]
        );
        let rolled = roll_up(&catalogue, &rows);
        let fifth = |numerator| Some(Fraction { numerator, denominator: 5 });
        assert_eq!(rolled.requirements[0].status, "partial");
        assert_eq!(rolled.requirements[0].known, fifth(1));
        assert_eq!(rolled.requirements[0].possible, fifth(3));
        assert_eq!(rolled.areas[0].known, None);
        assert_eq!(rolled.areas[1].known, fifth(1));
    }

    #[test]
    fn the_last_day_of_an_interval_is_in_time_and_the_next_is_stale() {
        let catalogue = catalogue(
            &json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
                    "empty": "never"}]),
            &[json!({"id": "8.1-a", "population": "o", "slots": [
                one_slot(&json!({"id": "defined", "accepts": [{"kind": "plan"}]})),
                one_slot(&json!({"accepts": [{"kind": "management-review"}],
                                 "lapses_after": "defined"}))
            ]})],
            &json!([]),
        );
        for (held_on, status) in [("2026-08-22", "covered"), ("2026-08-21", "stale")] {
            let organisation = organisation(json!({
                "artefacts": [
                    {"id": "P", "kind": "plan", "status": "in-use", "interval": "P3M"},
                    {"id": "M", "kind": "management-review", "dated_on": held_on}
                ],
                "claims": [{"artefact": "P", "for": "8.1", "slot": "defined",
                            "state": "confirmed"}]
            }));
            let rows = assess(&catalogue, &organisation, as_of());
            assert_eq!(said(&rows), [(None, status)], "{held_on}");
        }
    }

    #[test]
    fn record_tests_give_one_value_or_two() {
        let catalogue = catalogue(
            &json!([{"id": "r", "title": "t", "of": "records", "source": "record-set",
                    "empty": "allowed", "records": "changes"}]),
            &[json!({"id": "8.1-a", "population": "r", "slots": [
                one_slot(&json!({"itself": true, "test": "approved"}))
            ]})],
            &json!([]),
        );
        let set = |id: &str, test: Value| {
            json!({"id": id, "kind": "record-set", "records": {
                "population": "changes", "total": 40, "tests": test}})
        };
        let organisation = organisation(json!({
            "artefacts": [
                set("S-1", json!([{"test": "approved", "tested": 40, "exceptions": 2}])),
                set("S-2", json!([{"test": "approved", "tested": 40, "exceptions": 3}])),
                set("S-3", json!([{"test": "approved", "tested": 40, "exceptions": 40}])),
                set("S-4", json!([{"test": "approved", "tested": 0, "exceptions": 0}])),
                set("S-5", json!(null)),
                set("S-6", json!([{"test": "approved", "of": 0}])),
                {"id": "S-7", "kind": "record-set",
                 "records": {"population": "changes", "total": 0}}
            ],
            "parameters": [{"name": "record-test-tolerance", "value": "0.05"}]
        }));
        assert_eq!(
            said(&assess(&catalogue, &organisation, as_of())),
            [
                (Some("S-1"), "covered"),
                (Some("S-2"), "partial"),
                (Some("S-3"), "missing"),
                (Some("S-4"), "cannot-evaluate"),
                (Some("S-5"), "cannot-evaluate"),
                (Some("S-6"), "not-triggered"),
                (Some("S-7"), "not-triggered"),
            ]
        );
    }

    #[test]
    fn a_party_serves_where_it_is_registered_and_under_control() {
        let mut populations = suppliers();
        populations.as_array_mut().unwrap().push(json!({
            "id": "o", "title": "t", "of": "organisation", "source": "organisation",
            "empty": "never"
        }));
        let forum = json!({"accepts": [{"kind": "forum", "match": [{"field": "fact.subject"}]}]});
        let catalogue = catalogue(
            &populations,
            &[
                json!({"id": "4-a", "clause": "4", "population": "o",
                       "slots": [one_slot(&forum)]}),
                json!({"id": "8.1-a", "population": "suppliers",
                       "slots": [one_slot(&json!({"itself": true, "needs": ["owner"]}))]}),
                json!({"id": "8.1-b", "population": "o", "slots": [one_slot(&forum)]}),
            ],
            &json!(["8.1-a"]),
        );
        for (owner, status, defects) in [
            (json!("manager"), "covered", vec![]),
            (json!(null), "weak", vec!["party-uncontrolled".to_owned()]),
        ] {
            let organisation = organisation(json!({
                "scope": {"suppliers": [{"id": "s", "supplier_type": "external", "owner": owner,
                                         "operates": ["8"]}]},
                "artefacts": [{"id": "F", "kind": "forum", "provided_by": "s",
                               "fact": {"subject": "changes"}}]
            }));
            let rows = assess(&catalogue, &organisation, as_of());
            assert_eq!(rows[0].status, "missing");
            assert!(rows[0].slots[0].offers[0].defects.contains(&"party-retained".to_owned()));
            assert_eq!(rows[2].status, status);
            assert_eq!(rows[2].slots[0].offers[0].defects, defects);
            assert_eq!(rows[2].origin, Some("party"));
        }
    }

    #[test]
    fn judgements_are_held_against_the_evidence() {
        let catalogue = catalogue(
            &json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
                    "empty": "never"}]),
            &[json!({"id": "8.1-a", "population": "o",
                     "slots": [one_slot(&json!({"accepts": [{"kind": "plan"}]}))]})],
            &json!([]),
        );
        let judgement = |id: &str, value: &str, on: &str, supersedes: Value| {
            let mut made = json!({"id": id, "requirement": "8.1-a", "context": "gap",
                "value": value, "by": "auditor", "on": on, "reason": "seen",
                "pins": [{"artefact": "P", "version": "1"}]});
            if !supersedes.is_null() {
                made["supersedes"] = supersedes;
            }
            made
        };
        let organisation = organisation(json!({
            "artefacts": [{"id": "P", "kind": "plan", "status": "in-use", "version": "2"}],
            "judgements": [
                judgement("J-1", "conformity", "2026-01-01", json!(null)),
                judgement("J-2", "minor", "2026-02-01", json!("J-1")),
                judgement("J-3", "conformity", "2026-03-01", json!(null)),
                judgement("J-4", "minor", "2027-01-01", json!("J-3")),
            ]
        }));
        let rows = assess(&catalogue, &organisation, as_of());
        assert_eq!(said(&rows), [(None, "missing")]);
        let judged = judge(&organisation, as_of(), &rows);
        let ids: Vec<(&str, usize, bool)> = judged
            .iter()
            .map(|row| (row.id.as_str(), row.contradicts.len(), row.outdated))
            .collect();
        assert_eq!(ids, [("J-2", 0, true), ("J-3", 1, true)]);
    }

    #[test]
    fn the_best_alternative_is_chosen_and_the_missing_one_is_not() {
        let mut catalogue = catalogue(
            &json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
                    "empty": "never"}]),
            &[
                json!({"id": "8.1-a", "population": "o",
                       "slots": [one_slot(&json!({"accepts": [{"kind": "plan"}]}))]}),
                json!({"id": "8.1-b", "population": "o",
                       "slots": [one_slot(&json!({"accepts": [{"kind": "sla"}]}))]}),
                json!({"id": "8.1-c", "population": "o", "computed_from": ["8.1-a", "8.1-b"]}),
            ],
            &json!([]),
        );
        catalogue.alternatives =
            serde_json::from_value(json!([{"requirements": ["8.1-a", "8.1-b"], "at_least": 1}]))
                .unwrap();
        let missing = organisation(json!({}));
        let rows = assess(&catalogue, &missing, as_of());
        assert_eq!(said(&rows), [(None, "missing"), (None, "not-chosen"), (None, "missing")]);
        let weak = organisation(json!({
            "artefacts": [{"id": "S", "kind": "sla", "status": "draft"}]
        }));
        let rows = assess(&catalogue, &weak, as_of());
        assert_eq!(said(&rows), [(None, "not-chosen"), (None, "weak"), (None, "weak")]);
        let rolled = roll_up(&catalogue, &rows);
        assert_eq!(rolled.requirements[0].known, None);
        assert_eq!(rolled.leaves[1].known, Some(Fraction { numerator: 0, denominator: 1 }));
    }

    #[test]
    fn analyses_offer_themselves_by_subject_and_service_reports_by_kind() {
        let slots = json!([one_slot(&json!({"accepts": [
            {"kind": "analysis", "match": [{"field": "review.subject", "is": ["trends"]}]},
            {"kind": "service-report"}]}))]);
        let analysis = |subject: &str| json!([{"id": "A", "kind": "analysis", "review": {"subject": subject}}]);
        for (artefacts, status) in [
            (analysis("trends"), "covered"),
            (analysis("others"), "missing"),
            (json!([{"id": "R", "kind": "service-report"}]), "covered"),
        ] {
            let rows = run(&the_organisation(), &slots, &artefacts, &json!([]));
            assert_eq!(said(&rows), [(None, status)], "{artefacts}");
        }
    }

    #[test]
    fn what_is_excepted_is_no_member_and_what_is_unknown_stays() {
        let mut populations = suppliers();
        populations[0]["unless"] = json!([{"field": "supplier_type", "is": ["internal"]},
                                          {"field": "state", "is": ["out"]}]);
        populations[0]["when"] = json!([]);
        let asked = json!({"id": "8.1-a", "population": "suppliers",
                           "slots": [one_slot(&json!({"itself": true}))]});
        let catalogue = catalogue(&populations, &[asked], &json!([]));
        let organisation = organisation(json!({"scope": {"suppliers": [
            {"id": "both", "supplier_type": "internal", "state": "out"},
            {"id": "one", "supplier_type": "internal", "state": "in"},
            {"id": "unknown", "supplier_type": "internal"}, {"id": "none", "state": null}
        ]}}));
        let rows = assess(&catalogue, &organisation, as_of());
        let covered = ["one", "unknown", "none"].map(|id| (Some(id), "covered"));
        assert_eq!(said(&rows), covered);
    }

    #[test]
    fn nothing_listed_is_nothing_where_a_record_set_says_so() {
        let population = json!([{"id": "p", "title": "t", "of": "artefacts", "source": "artefacts",
            "empty": "unknown", "kinds": ["corrective-action"], "records": "nonconformities"}]);
        let slots = json!([one_slot(&json!({"itself": true}))]);
        let set = |total: Value, status: &str| {
            json!([{"id": "S", "kind": "record-set", "status": status,
                    "records": {"population": "nonconformities", "total": total}}])
        };
        for (artefacts, status) in [
            (json!([]), "cannot-evaluate"),
            (set(json!(0), "in-use"), "not-triggered"),
            (set(json!(0), "retired"), "cannot-evaluate"),
            (set(json!(3), "in-use"), "cannot-evaluate"),
        ] {
            let rows = run(&population, &slots, &artefacts, &json!([]));
            assert_eq!(said(&rows), [(None, status)], "{artefacts}");
        }
    }

    #[test]
    fn audits_stand_before_the_chapters_whose_clauses_they_list() {
        let population = json!([{"id": "c", "title": "t", "of": "chapters", "source": "catalogue",
                                 "empty": "never"}]);
        let slots = json!([one_slot(&json!({"accepts": [{"kind": "audit",
            "match": [{"field": "review.subject"}]}]}))]);
        for (clauses, four, eight) in [
            (json!(["8.1"]), "missing", "covered"),
            (json!(["4", "8"]), "covered", "covered"),
            (json!(null), "missing", "missing"),
            (json!("unknown"), "cannot-evaluate", "cannot-evaluate"),
        ] {
            let mut audit = json!({"id": "A", "kind": "audit", "covers": [],
                                   "review": {"subject": "s", "clauses": clauses}});
            if clauses == "unknown" {
                audit["review"] = json!({"subject": "s"});
            }
            let rows = run(&population, &slots, &json!([audit]), &json!([]));
            assert_eq!(said(&rows), [(Some("4"), four), (Some("8"), eight)], "{clauses}");
        }
        let claim = json!([{"artefact": "A", "for": "8.1-a", "members": ["s"],
                            "state": "confirmed"}]);
        let audit = json!([{"id": "A", "kind": "audit", "review": {"clauses": ["8"]}}]);
        let rows = run(&population, &slots, &audit, &claim);
        assert_eq!(rows[0].slots[0].offers, []);
        let offers: Vec<(&str, usize)> =
            rows[1].slots[0].offers.iter().map(|offer| (offer.via, offer.defects.len())).collect();
        assert_eq!(offers, [("itself", 1), ("claim", 0)]);
    }

    #[test]
    fn tests_that_are_about_no_record_are_left_out() {
        let mut population = json!([{"id": "r", "title": "t", "of": "records",
            "source": "record-set", "empty": "never", "records": "changes"}]);
        let test = |id: &str, aspect: &str, required: bool| {
            json!({"id": id, "aspect": aspect, "take": "in-force", "reach": "blanket",
                   "itself": true, "test": id, "required": required})
        };
        let slots = json!([
            test("one", "design", true),
            test("two", "operation", true),
            test("three", "operation", false)
        ]);
        let entry = |test: &str, of: u32, exceptions: u32| json!({"test": test, "of": of, "tested": of, "exceptions": exceptions});
        let set = |tests: Value| {
            json!([{"id": "S", "kind": "record-set",
                    "records": {"population": "changes", "total": 9, "tests": tests}}])
        };
        for (tests, status) in [
            (json!([entry("one", 0, 0), entry("two", 4, 0)]), "covered"),
            (json!([entry("one", 0, 0), entry("two", 4, 4)]), "missing"),
            (
                json!([entry("one", 0, 0), entry("two", 0, 0), entry("three", 4, 4)]),
                "not-triggered",
            ),
            (json!([entry("one", 0, 0)]), "cannot-evaluate"),
        ] {
            let rows = run(&population, &slots, &set(tests.clone()), &json!([]));
            assert_eq!(said(&rows), [(Some("S"), status)], "{tests}");
            if status != "not-triggered" {
                assert_eq!(rows[0].aspects.design, None, "{tests}");
            }
        }
        // Record sets are asked whether the requirement applies, before their total is.
        population[0]["when"] = json!([{"field": "owner"}]);
        let empty = |owner: Value| {
            json!([{"id": "S", "kind": "record-set", "owner": owner,
                    "records": {"population": "changes", "total": 0}}])
        };
        let rows = run(&population, &slots, &empty(json!(null)), &json!([]));
        assert_eq!(said(&rows), [(Some("S"), "not-triggered")]);
        let rows = run(&population, &slots, &empty(json!("clerk")), &json!([]));
        assert_eq!(said(&rows), [(Some("S"), "missing")]);
    }

    #[test]
    fn the_planned_interval_is_that_of_the_sort_that_is_asked_for_first() {
        let event = json!([{"id": "M", "kind": "management-review", "dated_on": "2026-08-01"}]);
        for (slot_needs, entry_needs, intervals, status) in [
            (json!([]), json!([]), json!(["performance", "P1Y"]), "stale"),
            (json!([]), json!(["interval[performance]"]), json!(["performance", "P1Y"]), "covered"),
            (
                json!(["interval[performance]"]),
                json!(["interval[exercise]"]),
                json!(["performance", "P1Y"]),
                "covered",
            ),
            (
                json!(["interval[exercise]"]),
                json!(["interval[performance]"]),
                json!(["performance", "P1Y"]),
                "stale",
            ),
            (
                json!(["interval", "interval[performance]"]),
                json!([]),
                json!(["performance", "P1Y"]),
                "covered",
            ),
        ] {
            let slots = json!([
                one_slot(&json!({"id": "defined", "needs": slot_needs,
                                 "accepts": [{"kind": "sla", "needs": entry_needs}]})),
                one_slot(&json!({"accepts": [{"kind": "management-review"}],
                                 "lapses_after": "defined"}))
            ]);
            let mut artefacts = event.clone();
            artefacts.as_array_mut().unwrap().push(json!({
                "id": "P", "kind": "sla", "status": "in-use", "interval": "P1M",
                "intervals": [{"of": intervals[0], "every": intervals[1]}]
            }));
            let rows = run(&the_organisation(), &slots, &artefacts, &json!([]));
            assert_eq!(said(&rows), [(None, status)], "{slot_needs} {entry_needs}");
        }
    }

    #[test]
    fn what_covers_the_elements_of_an_agreement_serves_it() {
        let population = json!([{"id": "p", "title": "t", "of": "artefacts", "source": "artefacts",
                                 "empty": "never", "kinds": ["sla"]}]);
        let sla = |covers: Value| {
            let mut made = json!({"id": "S", "kind": "sla", "status": "in-use"});
            if !covers.is_string() {
                made["covers"] = covers;
            }
            made
        };
        for (member, offer, blanket, named) in [
            (json!(["a"]), json!(["a", "b"]), "covered", "weak"),
            (json!(["a", "c"]), json!(["a", "b"]), "weak", "weak"),
            (json!(["c"]), json!(["a", "b"]), "missing", "missing"),
            (json!("unknown"), json!(["a", "b"]), "weak", "weak"),
            (json!(["whole-sms"]), json!(["a", "b"]), "weak", "weak"),
            (json!(null), json!(["a", "b"]), "missing", "missing"),
            (json!(["a"]), json!(null), "missing", "missing"),
            (json!(["c"]), json!(["whole-sms"]), "covered", "weak"),
        ] {
            for (reach, status) in [("blanket", blanket), ("named", named)] {
                let slots = json!([one_slot(&json!({"reach": reach, "accepts": [
                    {"kind": "role", "match": [{"field": "fact.subject"}]}]}))]);
                let role = json!({"id": "R", "kind": "role", "covers": offer,
                                  "fact": {"subject": "s"}});
                let rows =
                    run(&population, &slots, &json!([sla(member.clone()), role]), &json!([]));
                assert_eq!(said(&rows), [(Some("S"), status)], "{member} {offer} {reach}");
            }
        }
    }

    #[test]
    fn a_slot_that_looks_at_the_thing_as_it_lies_there_finds_no_fault_with_it() {
        let population = json!([{"id": "p", "title": "t", "of": "artefacts", "source": "artefacts",
                                 "empty": "never", "kinds": ["sla"]}]);
        for (status, covered) in [("draft", "covered"), ("", "covered")] {
            let mut sla = json!({"id": "S", "kind": "sla", "extent": {"stub": true},
                                 "agreement": {"valid_to": "2026-01-01"}});
            if !status.is_empty() {
                sla["status"] = json!(status);
            }
            let as_it_is = json!([one_slot(&json!({"itself": true, "as_it_is": true}))]);
            let rows = run(&population, &as_it_is, &json!([sla.clone()]), &json!([]));
            assert_eq!(one(&rows), (covered, vec![]));
            let as_usual = json!([one_slot(&json!({"itself": true}))]);
            let rows = run(&population, &as_usual, &json!([sla]), &json!([]));
            assert_eq!(one(&rows).0, "missing");
            assert_eq!(one(&rows).1.len(), 3);
        }
    }

    #[test]
    fn of_several_contents_a_claim_locates_the_one_that_it_names() {
        let content = |id: &str, group: Value, required: bool| {
            let mut made = json!({"id": id, "aspect": "design", "take": "in-force",
                "reach": "blanket", "content": true, "required": required,
                "accepts": [{"kind": "policy"}]});
            if !group.is_null() {
                made["any_of"] = group;
            }
            made
        };
        let policy = json!([{"id": "P", "kind": "policy", "status": "in-use"}]);
        let claim = |slot: Value| {
            let mut made = json!({"artefact": "P", "for": "8.1-a", "at": "page 1",
                                  "state": "confirmed"});
            if !slot.is_null() {
                made["slot"] = slot;
            }
            json!([made])
        };
        let alone = json!([content("one", json!(null), true)]);
        let group = json!([content("one", json!("g"), true), content("two", json!("g"), true)]);
        let several =
            json!([content("one", json!(null), true), content("two", json!(null), false)]);
        for (slots, slot, status) in [
            (&alone, json!(null), "covered"),
            (&group, json!(null), "covered"),
            (&several, json!(null), "weak"),
            (&several, json!("one"), "covered"),
        ] {
            let rows = run(&the_organisation(), slots, &policy, &claim(slot.clone()));
            assert_eq!(said(&rows), [(None, status)], "{slots} {slot}");
        }
    }

    #[test]
    fn what_is_computed_looks_at_the_design_of_its_sources() {
        let slots = json!([
            {"id": "defined", "aspect": "design", "take": "in-force", "reach": "blanket",
             "accepts": [{"kind": "sla"}]},
            one_slot(&json!({"accepts": [{"kind": "management-review"}]}))
        ]);
        let catalogue = catalogue(
            &the_organisation(),
            &[
                json!({"id": "8.1-a", "population": "o", "slots": slots}),
                json!({"id": "8.1-b", "population": "o", "computed_from": ["8.1-a"]}),
            ],
            &json!([]),
        );
        let organisation = organisation(json!({
            "artefacts": [{"id": "S", "kind": "sla", "status": "in-use"}]
        }));
        let rows = assess(&catalogue, &organisation, as_of());
        assert_eq!(said(&rows), [(None, "partial"), (None, "covered")]);
    }

    #[test]
    fn a_record_set_without_records_shows_nothing_of_anything_else() {
        let slots = json!([one_slot(&json!({"itself": true, "accepts": [{"kind": "record-set",
            "match": [{"field": "records.population"}]}]}))]);
        let sets = json!([{"id": "S", "kind": "record-set",
                           "records": {"population": "changes", "total": 0}}]);
        let population = json!([{"id": "p", "title": "t", "of": "artefacts", "source": "artefacts",
                                 "empty": "never", "kinds": ["record-set"]}]);
        let rows = run(&population, &slots, &sets, &json!([]));
        assert_eq!(said(&rows), [(Some("S"), "covered")]);
        let slots = json!([one_slot(&json!({"accepts": [{"kind": "record-set",
            "match": [{"field": "records.population"}]}]}))]);
        let rows = run(&the_organisation(), &slots, &sets, &json!([]));
        assert_eq!(one(&rows), ("missing", vec!["empty-or-stub"]));
    }
}
